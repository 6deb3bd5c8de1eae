//! The count: a job that an opened vote asks for, due when voting ends. Result and line of the ledger are written together.

use serde_json::{Value, json};
use store::hours::{self, Ballot, Hours, State, Use};
use store::ids::Ids;
use store::shift::{self, Hand, Shift};
use store::{Bilingual, Tx};

use super::engine;
use crate::app::{App, Shared};
use crate::error::Error;
use crate::i18n::dates;
use crate::jobs::{self, Outcome, Trouble};
use crate::space::Found;

/// The kind of the job.
pub const JOB: &str = "hours-count";

/// Asks for the count of an open vote when its time is over.
pub fn ask(tx: &mut Tx<'_>, ids: &Ids, now: i64, vote: &Hours) -> store::Result<()> {
    jobs::ask_later(tx, ids, now, vote.closes, JOB, vote.id, &Value::Null)
}

/// What is counted.
struct Over {
    vote: Hours,
    uses: Vec<Use>,
    ballots: Vec<Ballot>,
}

impl Over {
    /// A vote whose time is over and that is not counted yet.
    fn read(tx: &mut Tx<'_>, id: i64, now: i64) -> store::Result<Option<Self>> {
        let Some(space_id) = hours::space_of(tx, id)? else { return Ok(None) };
        let vote = hours::by_id(tx, space_id, id)?;
        let Some(vote) = vote.filter(|vote| is_over(vote, now)) else { return Ok(None) };
        let (uses, ballots) = (hours::uses(tx, space_id, id)?, hours::ballots(tx, space_id, id)?);
        Ok(Some(Self { vote, uses, ballots }))
    }
}

fn is_over(vote: &Hours, now: i64) -> bool {
    vote.state == State::Open && vote.closes <= now
}

/// Counts a vote whose time is over; one that is counted already is left as it is.
pub async fn run(app: Shared, id: i64) -> Outcome {
    let now = app.clock.now();
    let Some(over) = app.db.read(move |tx| Over::read(tx, id, now)).await? else {
        return Ok(json!({ "counted": false }));
    };
    // what was published when voting began is what counts
    if !engine::is_as_published(&over.vote, &over.uses) {
        return Err(Trouble::Never(String::from("Its uses or rules are not those that were published.")));
    }
    // no ballot comes after the end, so that what was read is all of it
    let counted = tokio::task::spawn_blocking(move || {
        let outcome = engine::decide(&over.vote, &over.uses, &over.ballots)?;
        Ok::<_, budgeting::Error>((over.vote, over.ballots.len(), outcome))
    });
    let counted = counted.await.map_err(|problem| Trouble::Again(problem.to_string()))?;
    let (vote, ballots, outcome) = counted.map_err(|problem| Trouble::Never(problem.to_string()))?;
    let shared = app.clone();
    let settled = app.db.write(move |tx| settle(tx, &shared, &vote, &outcome)).await;
    settled.map_err(|problem| Trouble::Again(problem.to_string()))?;
    Ok(json!({ "counted": true, "ballots": ballots }))
}

fn settle(tx: &mut Tx<'_>, app: &App, vote: &Hours, outcome: &budgeting::Outcome) -> Result<(), Error> {
    let now = app.clock.now();
    let locked = hours::lock(tx, vote.space_id, vote.id)?;
    let Some(vote) = locked.filter(|vote| is_over(vote, now)) else { return Ok(()) };
    let json = serde_json::to_string(outcome).map_err(|problem| Error::Internal(problem.to_string()))?;
    hours::settle(tx, &Hours { state: State::Closed, outcome: json, closed: Some(now), ..vote.clone() })?;
    let minutes = i64::try_from(outcome.total_cost).unwrap_or(0) * vote.weeks;
    ledger(tx, app, &vote, minutes)
}

/// The line of the ledger: residents decided about so much time. It stands with each community that holds the space.
fn ledger(tx: &mut Tx<'_>, app: &App, vote: &Hours, minutes: i64) -> Result<(), Error> {
    let Found { space, communities, .. } = Found::of(tx, vote.space_id)?;
    let Some(community_id) = communities.first().copied() else { return Ok(()) };
    let now = app.clock.now();
    let title = |language| format!("{}, {}", vote.title.nearest(language).0, space.name.nearest(language).0);
    let line = Shift {
        id: app.ids.next(),
        community_id,
        kind: shift::Kind::Space,
        thing_id: vote.id,
        title: Bilingual { en: title(store::Language::English), fr: title(store::Language::French) },
        decided: now,
        agenda_by: vote.agenda_by,
        decided_by: Hand::Residents,
        holder: space.keeper,
        cents: 0,
        currency: String::new(),
        minutes,
        place_id: space.place_id,
        year: i64::from(dates::moment(now, &space.zone).year()),
    };
    Ok(shift::put_in_each(tx, &line, &communities)?)
}
