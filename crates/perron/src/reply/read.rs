//! What a strategy asked of institutions and what they replied, read in one go.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::clause::{self, Clause, Kind, Version};
use store::holding::{self, Kind as Held};
use store::promise::{self, Promise};
use store::reply::{self, Answer, Progress, Reply};
use store::strategy::{self, Strategy};
use store::{Bilingual, Tx};

use super::standing::Standing;
use crate::edition::content;
use crate::plan::today;

/// What an institution was asked, and what came of it.
pub struct One {
    /// What was asked.
    pub reply: Reply,
    /// What the clause is called now.
    pub title: Bilingual,
    /// The version of it that stands.
    pub version: i64,
    /// Its answers, the latest first.
    pub answers: Vec<Answer>,
    /// What it did, the latest first.
    pub progress: Vec<Progress>,
    /// What it promised with its answer.
    pub promise: Option<Promise>,
}

impl One {
    /// The answer that counts.
    pub fn answer(&self) -> Option<&Answer> {
        self.answers.first()
    }

    /// How it stands.
    pub fn standing(&self, today: Date) -> Standing {
        Standing::of(&self.reply, self.answer(), today)
    }

    /// The version that the answer, or the question, is about.
    pub fn about(&self) -> i64 {
        self.answer().map_or(self.reply.version, |answer| answer.version)
    }

    /// As an edition keeps it. Who asks for time is waited for, with the day they named.
    pub fn frozen(&self, now: Date, zone: &str) -> content::Answer {
        let standing = self.standing(now);
        let verdict = if standing == Standing::Later { Standing::Waiting } else { standing };
        let answer = self.answer().filter(|_| standing != Standing::Silent);
        content::Answer {
            who: self.reply.who.clone(),
            verdict: verdict.word().to_owned(),
            words: answer.map(|answer| (&answer.words).into()).unwrap_or_default(),
            day: today(answer.map_or(self.reply.asked, |answer| answer.made), zone).to_string(),
            due: answer.map_or_else(String::new, |answer| answer.due.clone()),
        }
    }
}

/// A strategy and all that it asked.
pub struct Read {
    pub strategy: Strategy,
    /// In the order of the text; what is not in it any more is among them.
    pub clauses: Vec<Clause>,
    /// The words that stand.
    pub words: Vec<Version>,
    /// In the order of the clauses.
    pub ones: Vec<One>,
    /// Whether a community holds it, to whom something can be promised.
    pub is_held: bool,
}

impl Read {
    /// A strategy; `None` if it is not there.
    pub fn of(tx: &mut Tx<'_>, id: i64) -> store::Result<Option<Self>> {
        let Some(strategy) = strategy::by_id(tx, id)? else { return Ok(None) };
        let (clauses, words) = (clause::of(tx, id)?, clause::standing(tx, id)?);
        let (mut answers, mut progress) = (
            by(reply::answers(tx, id)?, |one| one.reply_id),
            by(reply::progress(tx, id)?, |one| one.reply_id),
        );
        let mut ones = Vec::new();
        for reply in reply::of(tx, id)? {
            let promise = match reply.promise_id {
                Some(promise_id) => promise::by_id(tx, promise_id)?,
                None => None,
            };
            let version = words.iter().find(|one| one.number == reply.number);
            ones.push(One {
                title: version.map(|one| one.words.title.clone()).unwrap_or_default(),
                version: version.map_or(reply.version, |one| one.version),
                answers: answers.remove(&reply.id).unwrap_or_default(),
                progress: progress.remove(&reply.id).unwrap_or_default(),
                promise,
                reply,
            });
        }
        let at = |number| clauses.iter().position(|one| one.number == number);
        ones.sort_by_key(|one| at(one.reply.number));
        let is_held = !holding::holders(tx, Held::Strategy, id)?.is_empty();
        Ok(Some(Self { strategy, clauses, words, ones, is_held }))
    }

    /// What is asked: without what was taken back.
    pub fn asked(&self) -> impl Iterator<Item = &One> {
        self.ones.iter().filter(|one| one.reply.ended.is_none())
    }

    /// The recommendations that are in the text.
    pub fn recommendations(&self) -> impl Iterator<Item = (&Clause, &Version)> {
        let asks = |one: &&Clause| one.kind == Kind::Recommendation && one.retired.is_none();
        self.clauses
            .iter()
            .filter(asks)
            .filter_map(|one| Some((one, self.words.iter().find(|version| version.number == one.number)?)))
    }

    /// What stands in the margin of each clause.
    pub fn under_clauses(self) -> BTreeMap<i64, UnderClause> {
        let zone = self.strategy.zone;
        let in_text = self.clauses.iter().filter(|one| one.retired.is_none());
        let empty = |one: &Clause| UnderClause { kind: Some(one.kind), zone: zone.clone(), ones: Vec::new() };
        let mut under: BTreeMap<i64, UnderClause> = in_text.map(|one| (one.number, empty(one))).collect();
        for one in self.ones.into_iter().filter(|one| one.reply.ended.is_none()) {
            if let Some(clause) = under.get_mut(&one.reply.number) {
                clause.ones.push(one);
            }
        }
        under
    }
}

/// What institutions replied to a clause, as its margin tells it.
#[derive(Default)]
pub struct UnderClause {
    /// What the clause is; `None` if it is not in the text.
    pub kind: Option<Kind>,
    /// Whose days its days are.
    pub zone: String,
    /// What was asked.
    pub ones: Vec<One>,
}

fn by<T>(all: Vec<T>, key: impl Fn(&T) -> i64) -> BTreeMap<i64, Vec<T>> {
    let mut sorted: BTreeMap<i64, Vec<T>> = BTreeMap::new();
    for one in all {
        sorted.entry(key(&one)).or_default().push(one);
    }
    sorted
}
