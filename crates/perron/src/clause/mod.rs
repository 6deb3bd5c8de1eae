//! Clauses of a strategy: what each says in its versions, what it rests on, and what stands under it.

pub(crate) mod approval;
mod asking;
pub(crate) mod diff;
pub mod evidence;
mod form_views;
mod forms;
mod pages;
mod sources;
pub mod support;
pub(crate) mod views;
mod wording;

pub(crate) use forms::drafted;
pub(crate) use pages::refuse;
use store::clause::{self, Clause, Parity, Version};
use store::{Language, Tx, strategy};

use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// Characters of the longest title.
pub const TITLE: usize = 120;
/// Characters of the longest text, in one language.
pub const TEXT: usize = 4_000;
/// Characters of the longest reason.
pub const WHY: usize = 800;
/// Clauses of one strategy.
pub const MOST: usize = 500;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/strategies/{id}/clauses/new", RUN, wording::new),
        Route::post("/strategies/{id}/clauses", RUN, wording::create),
        Route::get("/strategies/{id}/clauses/{number}", Access::Guest, pages::show),
        Route::get("/strategies/{id}/clauses/{number}/trace", Access::Anyone, pages::trace),
        Route::get("/strategies/{id}/clauses/{number}/wording", Access::Voice, wording::show),
        Route::post("/strategies/{id}/clauses/{number}/wording", Access::Voice, wording::write),
        Route::get("/strategies/{id}/clauses/{number}/details", RUN, wording::details),
        Route::post("/strategies/{id}/clauses/{number}/details", RUN, wording::change),
        Route::post("/strategies/{id}/clauses/{number}/retirement", RUN, wording::retire),
        Route::post("/strategies/{id}/clauses/{number}/approval", RUN, approval::approve),
        Route::get("/strategies/{id}/clauses/{number}/sources", RUN, sources::show),
        Route::post("/strategies/{id}/clauses/{number}/sources", RUN, sources::set),
        Route::post("/strategies/{id}/clauses/{number}/outside", RUN, sources::add_outside),
        Route::post("/strategies/{id}/clauses/{number}/mending", RUN, sources::mend),
        Route::get("/strategies/{id}/clauses/{number}/statement", RUN, asking::show),
        Route::post("/strategies/{id}/clauses/{number}/statement", RUN, asking::open),
    ]
}

/// The address of a clause, without the language.
pub fn path(strategy_id: i64, number: i64) -> String {
    format!("{}{number}", base(strategy_id))
}

/// The addresses of the clauses of a strategy, up to their numbers.
pub fn base(strategy_id: i64) -> String {
    format!("/strategies/{}/clauses/", Id(strategy_id))
}

/// How a text of a version stands, its absence with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not there.
    Missing,
    /// It is there.
    There(Parity),
}

impl Standing {
    /// Of a version, in a language.
    pub fn of(version: &Version, language: Language) -> Self {
        let words = &version.words;
        if words.title.get(language).is_empty() || words.text.get(language).is_empty() {
            return Self::Missing;
        }
        Self::There(match language {
            Language::English => version.en,
            Language::French => version.fr,
        })
    }

    /// Whether it may be published.
    pub const fn is_fit(self) -> bool {
        matches!(self, Self::There(Parity::Current))
    }

    /// Key of what it is.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missing => "clause-parity-missing",
            Self::There(Parity::Current) => "clause-parity-current",
            Self::There(Parity::Stale) => "clause-parity-stale",
            Self::There(Parity::Machine) => "clause-parity-machine",
        }
    }
}

/// Writes a version of a clause, which stands from now on, if the one that its author read still stands; else nothing is
/// written, and false. What changed in one language alone leaves the other behind, unless its author says that it still
/// says the same; what a machine drafted waits for a person, and leaves nothing behind.
pub fn reword(
    tx: &mut Tx<'_>,
    strategy_id: i64,
    read: i64,
    written: &Version,
    says_same: bool,
) -> Result<bool, Error> {
    strategy::lock(tx, strategy_id)?.ok_or_not_found()?;
    let clause = clause::one(tx, strategy_id, written.number)?.ok_or_not_found()?;
    if clause.version != read {
        return Ok(false);
    }
    let before = clause::versions(tx, strategy_id, written.number)?.into_iter().next().ok_or_not_found()?;
    let mut version = Version { version: clause.version + 1, ..written.clone() };
    let changed = |language: Language| {
        let of = |version: &Version| {
            let words = &version.words;
            (words.title.get(language).to_owned(), words.text.get(language).to_owned())
        };
        of(&before) != of(&version)
    };
    let (en, fr) = (changed(Language::English), changed(Language::French));
    let parity = |own: (bool, Parity), other: (bool, Parity), was: Parity| match (own, other) {
        ((_, Parity::Machine), _) => Parity::Machine,
        ((true, _), _) => Parity::Current,
        (_, (true, Parity::Current)) if !says_same => Parity::Stale,
        _ => was,
    };
    let (en, fr) = ((en, version.en), (fr, version.fr));
    (version.en, version.fr) = (parity(en, fr, before.en), parity(fr, en, before.fr));
    clause::write(tx, strategy_id, &version)?;
    strategy::touch(tx, strategy_id)?;
    Ok(true)
}

/// What `number` rests on, directly or through other clauses, has this clause in it.
pub fn leads_to(tx: &mut Tx<'_>, strategy_id: i64, from: i64, to: i64) -> store::Result<bool> {
    let cited = clause::all_sources(tx, strategy_id)?;
    let mut seen = vec![from];
    let mut next = vec![from];
    while let Some(number) = next.pop() {
        if number == to {
            return Ok(true);
        }
        let onward = cited.iter().filter(|one| one.number == number);
        for one in onward.filter(|one| one.source.kind == clause::SourceKind::Clause) {
            if !seen.contains(&one.source.record_id) {
                seen.push(one.source.record_id);
                next.push(one.source.record_id);
            }
        }
    }
    Ok(false)
}

/// The clauses that are in the text.
pub fn in_text(clauses: &[Clause]) -> impl Iterator<Item = &Clause> {
    clauses.iter().filter(|clause| clause.retired.is_none())
}
