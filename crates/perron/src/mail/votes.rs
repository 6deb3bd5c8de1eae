//! News of votes: that a round of issues or the vote of a fund is open, and, a day before, that it ends. As all news it goes
//! to those of the community who agreed, at the pace they chose; each thing is told once, however often the job runs.

use serde_json::json;
use store::fund::{self, State as Fund, Way};
use store::holding::{self, Kind};
use store::news::News;
use store::person::Person;
use store::{Bilingual, Tx, priority, told};

use super::news::{announce, people};
use crate::app::{App, Shared};
use crate::error::Error;
use crate::i18n::Lang;
use crate::jobs::{self, Outcome, Task, Trouble};
use crate::priority::Standing;

/// The kind of the job.
pub const JOB: &str = "votes";

const HOUR: i64 = 3_600_000;
/// How long before the end it is said that a vote ends.
const BEFORE: i64 = 24 * HOUR;
/// A vote that is open for less time is told of once, when it opens.
const SHORT: i64 = 2 * BEFORE;

/// What is voted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Which issues come first.
    Round,
    /// What a fund pays for.
    Fund,
}

impl About {
    const fn word(self) -> &'static str {
        match self {
            Self::Round => "round",
            Self::Fund => "fund",
        }
    }
}

/// A vote in which people can take part now.
struct Vote {
    title: Bilingual,
    path: String,
    closes: Option<i64>,
    zone: String,
    /// The how manieth vote about the same thing.
    turn: i64,
    communities: Vec<i64>,
}

impl Vote {
    fn of(tx: &mut Tx<'_>, about: About, id: i64, now: i64) -> store::Result<Option<Self>> {
        match about {
            About::Round => {
                let round = priority::by_id(tx, id)?;
                Ok(round.filter(|one| Standing::of(one, now) == Standing::Open).map(|round| Self {
                    title: round.title,
                    path: crate::priority::path(id),
                    closes: round.closes,
                    zone: round.zone,
                    turn: 1,
                    communities: vec![round.community_id],
                }))
            }
            About::Fund => {
                let found = fund::by_id(tx, id)?.filter(|one| {
                    one.state == Fund::Voting && one.said.way == Way::Vote && one.said.votes_until > now
                });
                let Some(fund) = found else { return Ok(None) };
                Ok(Some(Self {
                    title: fund.said.title,
                    path: crate::fund::path(id),
                    closes: Some(fund.said.votes_until),
                    zone: fund.said.zone,
                    turn: fund.round,
                    communities: holding::holders(tx, Kind::Fund, id)?,
                }))
            }
        }
    }

    /// Whether somebody took part already: their ballot in a round is known by their account, that of a fund by nothing
    /// that leads to them.
    fn has_voted(&self, tx: &mut Tx<'_>, (about, id): (About, i64), person: &Person) -> store::Result<bool> {
        Ok(about == About::Round && priority::of_holder(tx, id, &format!("p{}", person.id))?.is_some())
    }
}

/// Asks, in the transaction that opens a vote, for both letters: now, and before it ends.
pub fn opened(tx: &mut Tx<'_>, app: &App, about: About, id: i64) -> Result<(), Error> {
    let now = app.clock.now();
    let Some(vote) = Vote::of(tx, about, id, now)? else { return Ok(()) };
    ask(tx, app, now, (about, id, "opened"))?;
    if let Some(closes) = vote.closes.filter(|closes| closes - now > SHORT) {
        ask(tx, app, closes - BEFORE, (about, id, "ends"))?;
    }
    Ok(())
}

fn ask(tx: &mut Tx<'_>, app: &App, due: i64, (about, id, what): (About, i64, &str)) -> store::Result<()> {
    let payload = json!({ "about": about.word(), "what": what });
    jobs::ask_later(tx, &app.ids, app.clock.now(), due, JOB, id, &payload)
}

/// Tells what the job was asked to tell, if it is still so.
pub async fn run(app: Shared, task: Task) -> Outcome {
    let (id, payload) = (task.job.target, task.payload());
    let about = if payload["about"] == "fund" { About::Fund } else { About::Round };
    let ends = payload["what"] == "ends";
    let told = app.clone().db.write(move |tx| tell(tx, &app, (about, id), ends)).await;
    let told = told.map_err(|error: Error| Trouble::Again(error.to_string()))?;
    Ok(json!({ "told": told }))
}

fn tell(tx: &mut Tx<'_>, app: &App, (about, id): (About, i64), ends: bool) -> Result<i64, Error> {
    let now = app.clock.now();
    let Some(vote) = Vote::of(tx, about, id, now)? else { return Ok(0) };
    let is_early = |closes: i64| closes - now > BEFORE + HOUR;
    if ends && vote.closes.is_none_or(is_early) {
        return Ok(0); // another vote on the same thing, which asked for its own letter
    }
    let kind = format!("{} {}", about.word(), if ends { "ends" } else { "opened" });
    if !told::first(tx, &kind, id, vote.turn, now)? {
        return Ok(0);
    }
    let mut told = 0;
    for (person, community) in people(tx, &vote.communities)? {
        if ends && vote.has_voted(tx, (about, id), &person)? {
            continue;
        }
        let name = community.name.nearest(person.language).0;
        let item = item(app, &person, &vote, name, ends);
        told += i64::from(announce(tx, app, &person, item, vote.closes)?);
    }
    Ok(told)
}

fn item(app: &App, person: &Person, vote: &Vote, community: &str, ends: bool) -> News {
    let lang = Lang::from(person.language);
    let title = vote.title.nearest(person.language).0;
    let heading = if ends { "news-vote-ends-title" } else { "news-vote-title" };
    let key = match (ends, vote.closes) {
        (true, _) => "news-vote-ends-text",
        (false, Some(_)) => "news-vote-text",
        (false, None) => "news-vote-text-open",
    };
    let until = lang.moment(vote.closes.unwrap_or_default(), &vote.zone);
    News {
        id: app.ids.next(),
        person_id: person.id,
        title: lang.t(heading).with("title", title).to_string(),
        text: lang.t(key).with("community", community).with("until", until.as_str()).to_string(),
        path: vote.path.clone(),
        made: app.clock.now(),
    }
}
