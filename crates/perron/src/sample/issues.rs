//! What matters to the sample's first community, and what its people put first: through the same use cases as everything
//! that people do.

use serde::Deserialize;
use store::issue::{Kind, Source, Words};
use store::objection::Objection;
use store::priority::{self, Method, Round, Voters};
use store::shift::Hand;
use store::{Bilingual, Ids, Language, Tx};

use crate::error::Error;
use crate::issue::{self, Raised, Raiser};
use crate::place::fold;
use crate::priority::{Consent, close, confirm, open};

const DAY: i64 = 24 * 3_600_000;

/// The issues and the rounds as they stand in `issues.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    issue: Vec<Issue>,
    confirmed: Confirmed,
    open: Open,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Issue {
    title_en: String,
    title_fr: String,
    about_en: String,
    about_fr: String,
    strengths_en: String,
    strengths_fr: String,
    theme: [String; 2],
    lever: String,
    /// Numbers of statements.
    rests: Vec<i64>,
    #[serde(default)]
    at_the_door: bool,
    /// The issue of the list, from 1, that it became a part of.
    into: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Confirmed {
    title_en: String,
    title_fr: String,
    wanted: i64,
    people: i64,
    seen: Vec<(i64, i64)>,
    /// How many people chose exactly these.
    ballots: Vec<(usize, Vec<i64>)>,
    objection: String,
    answer: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Open {
    title_en: String,
    title_fr: String,
    wanted: i64,
    /// Issues of the list, from 1.
    issues: Vec<usize>,
}

impl Issue {
    fn raised(&self, sources: Vec<Source>) -> Raised {
        let both = |en: &str, fr: &str| Bilingual { en: en.to_owned(), fr: fr.to_owned() };
        let [en, fr] = &self.theme;
        Raised {
            words: Words {
                title: both(&self.title_en, &self.title_fr),
                about: both(&self.about_en, &self.about_fr),
                strengths: both(&self.strengths_en, &self.strengths_fr),
                place_id: None,
                lever: store::summary::lever(&self.lever),
            },
            is_for_other: self.at_the_door,
            sources,
            themes: vec![(both(en, fr), fold(en))],
        }
    }
}

impl Sample {
    /// What comes with the program.
    pub fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("issues.toml"))
    }

    /// Keeps it all, for a community that asked this conversation.
    pub fn keep(
        &self,
        tx: &mut Tx,
        ids: &Ids,
        (community_id, conversation_id): (i64, i64),
        now: i64,
    ) -> Result<(), Error> {
        let statements = store::statement::all(tx, conversation_id)?;
        let nobody = Raiser { holder: None, person_id: None, is_own: true };
        let mut issues = Vec::new();
        for (issue, age) in self.issue.iter().zip((0..).map(|at| 120 - 4 * at)) {
            let said = |number: &i64| statements.iter().find(|statement| statement.number == *number);
            let source = |statement: &store::statement::Statement| Source {
                kind: Kind::Statement,
                within: conversation_id,
                record_id: statement.id,
            };
            let sources = issue.rests.iter().filter_map(said).map(source).collect();
            let raised = issue.raised(sources);
            issues.push(issue::raise(tx, (ids, now - age * DAY), community_id, &raised, &nobody)?);
        }
        for (issue, id) in self.issue.iter().zip(&issues) {
            let into = issue.into.and_then(|number| issues.get(number - 1).copied());
            if let Some(into) = into
                && issue::merge(tx, *id, into, now - 90 * DAY)?.is_err()
            {
                return Err(Error::Internal("two issues of the sample do not merge".to_owned()));
            }
        }
        self.confirmed.keep(tx, ids, community_id, &issues[..self.confirmed.seen.len()], now)?;
        self.open.keep(tx, ids, community_id, &issues, now)
    }
}

fn round(ids: &Ids, community_id: i64, title: Bilingual, wanted: i64, made: i64) -> Round {
    Round {
        id: ids.next(),
        community_id,
        title,
        method: Method::Approval,
        voters: Voters::Everyone,
        wanted,
        state: priority::State::Draft,
        opens: None,
        closes: None,
        zone: "America/Toronto".to_owned(),
        rules_json: String::new(),
        rules_sha256: String::new(),
        confirmed: None,
        people: None,
        agenda: String::new(),
        made,
        made_by: None,
    }
}

/// A step that the rules of the house refused, which no step of the sample should be.
fn done(outcome: crate::priority::Outcome) -> Result<(), Error> {
    outcome?.map_err(|refusal| Error::Internal(format!("the sample: {}", refusal.key())))
}

impl Confirmed {
    fn keep(&self, tx: &mut Tx, ids: &Ids, community_id: i64, issues: &[i64], now: i64) -> Result<(), Error> {
        let title = Bilingual { en: self.title_en.clone(), fr: self.title_fr.clone() };
        let round = round(ids, community_id, title, self.wanted, now - 80 * DAY);
        let id = round.id;
        priority::insert(tx, &round)?;
        priority::set_items(tx, id, issues)?;
        for (issue_id, seen) in issues.iter().zip(&self.seen) {
            priority::see_item(tx, id, *issue_id, Some(*seen))?;
        }
        done(open(tx, id, now - 75 * DAY))?;
        let all = self.ballots.iter().flat_map(|(people, chosen)| std::iter::repeat_n(chosen, *people));
        for (at, chosen) in all.enumerate() {
            let choices: Vec<(i64, i64)> = chosen.iter().map(|number| (*number, 1)).collect();
            priority::cast(tx, id, ids.next(), &format!("gsample{at}"), &choices, now - 70 * DAY)?;
        }
        done(close(tx, id, now - 62 * DAY))?;
        let objection = Objection {
            round_id: id,
            id: ids.next(),
            holder: None,
            recorded_by: None,
            words: self.objection.clone(),
            language: Language::English,
            answer: String::new(),
            answer_language: Language::English,
            answered: None,
            answered_by: None,
            withdrawn: None,
            hidden: None,
            made: now - 60 * DAY,
        };
        store::objection::insert(tx, &objection)?;
        store::objection::answer(
            tx,
            (id, objection.id),
            (&self.answer, Language::English),
            now - 60 * DAY,
            None,
        )?;
        let said = Consent { people: self.people, agenda: Hand::Residents };
        done(confirm(tx, ids, id, said, now - 60 * DAY))
    }
}

impl Open {
    fn keep(&self, tx: &mut Tx, ids: &Ids, community_id: i64, issues: &[i64], now: i64) -> Result<(), Error> {
        let title = Bilingual { en: self.title_en.clone(), fr: self.title_fr.clone() };
        let mut round = round(ids, community_id, title, self.wanted, now - 8 * DAY);
        (round.method, round.closes) = (Method::Points, Some(now + 20 * DAY));
        let id = round.id;
        priority::insert(tx, &round)?;
        let chosen: Vec<i64> =
            self.issues.iter().filter_map(|number| issues.get(number - 1).copied()).collect();
        priority::set_items(tx, id, &chosen)?;
        done(open(tx, id, now - 6 * DAY))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_issues_are_whole() {
        let sample = Sample::read().unwrap();
        let most = i64::try_from(sample.confirmed.seen.len()).unwrap();
        assert!(sample.issue.iter().all(|issue| !issue.title_en.is_empty() && !issue.title_fr.is_empty()));
        assert!(sample.issue.iter().filter_map(|issue| issue.into).all(|into| into <= sample.issue.len()));
        assert!(
            sample
                .confirmed
                .ballots
                .iter()
                .flat_map(|(_, chosen)| chosen)
                .all(|number| (1..=most).contains(number))
        );
        assert!(sample.open.issues.iter().all(|number| (1..=sample.issue.len()).contains(number)));
    }
}
