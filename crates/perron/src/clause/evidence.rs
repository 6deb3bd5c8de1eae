//! What a clause rests on, as whoever reads may see it; and that it leans there, so that who takes their words back finds
//! it marked.

use store::clause::{self, Cited, Source, SourceKind};
use store::consent::{self, Grant};
use store::issue::{self, Kind as IssueKind};
use store::lean::{self, Lean};
use store::strategy::Strategy;
use store::{Ids, Language, Tx, priority, release, wave};

use super::path;
use crate::consent::{Purpose, Viewer, may};
use crate::issue::evidence::{self, Eye};

/// One thing that a clause rests on.
#[derive(Clone, Debug)]
pub struct Rest {
    /// What it is.
    pub source: Source,
    /// Its words, if whoever reads may see them.
    pub words: Option<String>,
    /// The language of these, if the page is in another.
    pub foreign: Option<&'static str>,
    /// Where it comes from.
    pub from: String,
    /// Its own page: here, or a whole address.
    pub path: Option<String>,
    /// It was taken back, or may not be used any more, or is gone.
    pub is_lost: bool,
}

impl Rest {
    fn lost(source: Source) -> Self {
        Self { source, words: None, foreign: None, from: String::new(), path: None, is_lost: true }
    }

    /// How forms write it.
    pub fn word(&self) -> String {
        word(self.source)
    }

    /// Key of what it is.
    pub fn key(&self) -> String {
        format!("clause-source-{}", self.source.kind.word())
    }

    /// Whether it stands outside this house.
    pub fn is_outside(&self) -> bool {
        self.source.kind == SourceKind::Outside
    }
}

/// How forms write a source: `story.0.…`.
pub fn word(source: Source) -> String {
    let id = |id: i64| if id == 0 { "0".to_owned() } else { store::ids::to_text(id) };
    format!("{}.{}.{}", source.kind.word(), id(source.within), id(source.record_id))
}

/// What [`word`] wrote.
pub fn of_word(word: &str) -> Option<Source> {
    let mut parts = word.split('.');
    let kind = SourceKind::of_word(parts.next()?)?;
    let id = |text: Option<&str>| match text {
        Some("0") => Some(0),
        text => store::ids::from_text(text?),
    };
    Some(Source { kind, within: id(parts.next())?, record_id: id(parts.next())? })
}

/// The same thing, where issues may rest on it too.
pub fn of_issue(source: Source) -> Option<issue::Source> {
    let kind = match source.kind {
        SourceKind::Note => IssueKind::Note,
        SourceKind::SummaryLine => IssueKind::SummaryLine,
        SourceKind::Statement => IssueKind::Statement,
        SourceKind::Story => IssueKind::Story,
        _ => return None,
    };
    Some(issue::Source { kind, within: source.within, record_id: source.record_id })
}

/// What an issue may rest on, as clauses have it.
pub fn from_issue(source: issue::Source) -> Source {
    let kind = match source.kind {
        IssueKind::Note => SourceKind::Note,
        IssueKind::SummaryLine => SourceKind::SummaryLine,
        IssueKind::Statement => SourceKind::Statement,
        IssueKind::Story => SourceKind::Story,
    };
    Source { kind, within: source.within, record_id: source.record_id }
}

impl From<evidence::Shown> for Rest {
    fn from(shown: evidence::Shown) -> Self {
        let evidence::Shown { source, words, foreign, from, path, is_lost, .. } = shown;
        Self { source: from_issue(source), words, foreign, from, path, is_lost }
    }
}

/// Who looks, at what would stand in a strategy.
pub fn eye(visit: &crate::visit::Visit, now: i64) -> Eye<'_> {
    Eye::new(visit, now, Purpose::Strategy)
}

/// One thing that a clause rests on.
pub fn look(tx: &mut Tx<'_>, eye: &Eye<'_>, cited: &Cited) -> store::Result<Rest> {
    let source = cited.source;
    if let Some(known) = of_issue(source) {
        return Ok(eye.look(tx, known)?.into());
    }
    let found = match source.kind {
        SourceKind::Priority => ranked(tx, eye, source)?,
        SourceKind::Release => released(tx, eye, source)?,
        SourceKind::Clause => other_clause(tx, eye, source)?,
        _ => Some(outside(eye, cited)),
    };
    Ok(found.unwrap_or_else(|| Rest::lost(source)))
}

fn ranked(tx: &mut Tx<'_>, eye: &Eye<'_>, source: Source) -> store::Result<Option<Rest>> {
    let Some(round) = priority::by_id(tx, source.within)? else { return Ok(None) };
    let Some(issue) = issue::by_id(tx, source.record_id)? else { return Ok(None) };
    let stands = round.state == priority::State::Confirmed && issue.state != issue::State::Hidden;
    let place = priority::places(tx, round.id)?.into_iter().find(|place| place.issue_id == issue.id);
    let Some(place) = place.filter(|_| stands) else { return Ok(None) };
    let (words, foreign) = eye.visit.nearest(&issue.words.title);
    let text = eye.visit.t("clause-from-priority").with("round", eye.visit.nearest(&round.title).0);
    Ok(Some(Rest {
        source,
        words: Some(words),
        foreign,
        from: text.with("place", place.position).with("votes", place.votes).to_string(),
        path: Some(crate::priority::path(round.id)),
        is_lost: false,
    }))
}

fn released(tx: &mut Tx<'_>, eye: &Eye<'_>, source: Source) -> store::Result<Option<Rest>> {
    let Some(release) = release::by_id(tx, source.record_id)? else { return Ok(None) };
    let Some(wave) = wave::by_id(tx, release.wave_id)? else { return Ok(None) };
    let (words, foreign) = eye.visit.nearest(&wave.title);
    Ok(Some(Rest {
        source,
        words: Some(words),
        foreign,
        from: eye.visit.lang.text("clause-from-release"),
        path: Some(crate::release::path(wave.id)),
        is_lost: false,
    }))
}

fn other_clause(tx: &mut Tx<'_>, eye: &Eye<'_>, source: Source) -> store::Result<Option<Rest>> {
    let Some(clause) = clause::one(tx, source.within, source.record_id)? else { return Ok(None) };
    let version = clause::versions(tx, source.within, clause.number)?.into_iter().next();
    let Some(version) = version.filter(|_| clause.retired.is_none()) else { return Ok(None) };
    let (words, foreign) = eye.visit.nearest(&version.words.title);
    Ok(Some(Rest {
        source,
        words: Some(words),
        foreign,
        from: eye.visit.t("clause-number").with("number", clause.number.to_string()).to_string(),
        path: Some(path(source.within, clause.number)),
        is_lost: false,
    }))
}

fn outside(eye: &Eye<'_>, cited: &Cited) -> Rest {
    let (words, foreign) = eye.visit.nearest(&cited.title);
    Rest {
        source: cited.source,
        words: Some(words),
        foreign,
        from: eye.visit.lang.text("clause-from-outside"),
        path: (!cited.link.is_empty()).then(|| cited.link.clone()),
        is_lost: false,
    }
}

/// A clause, as it is named where something leans on it.
fn name(strategy: &Strategy, number: i64) -> String {
    format!("{} · {number}", strategy.title.nearest(Language::English).0)
}

/// A clause rests on this from now on, and the owners of the words under it see so; false if it did before.
pub fn rest_on(
    tx: &mut Tx<'_>,
    ids: &Ids,
    strategy: &Strategy,
    cited: &Cited,
    now: i64,
) -> store::Result<bool> {
    if !clause::rest_on(tx, strategy.id, cited, now)? {
        return Ok(false);
    }
    let Some(known) = of_issue(cited.source) else { return Ok(true) };
    for (kind, record_id) in evidence::records(tx, known)? {
        let allowed = consent::of(tx, kind, record_id)?;
        let allowed = allowed.filter(|allowed| may(allowed, Viewer::Steward, Purpose::Strategy, now));
        let Some(allowed) = allowed else { continue }; // under a line that stands without it
        let here = path(strategy.id, cited.number);
        lean::forget(tx, kind, record_id, &here)?;
        let lean = Lean {
            kind,
            record_id,
            id: ids.next(),
            grant: Grant::Strategy,
            path: here,
            title: name(strategy, cited.number),
            community_id: allowed.community_id,
            made: now,
            mend: None,
            mended: None,
        };
        lean::insert(tx, &lean)?;
    }
    Ok(true)
}

/// A clause rests on these no more. A mark that waited is mended by that; what was never taken back is forgotten, unless
/// the clause leans there by another way too.
pub fn let_go(
    tx: &mut Tx<'_>,
    strategy_id: i64,
    number: i64,
    sources: &[Source],
    now: i64,
) -> store::Result<()> {
    let here = path(strategy_id, number);
    for source in sources {
        clause::let_go(tx, strategy_id, number, *source)?;
    }
    let mut kept = Vec::new();
    for cited in clause::sources(tx, strategy_id, number)? {
        if let Some(known) = of_issue(cited.source) {
            kept.extend(evidence::records(tx, known)?);
        }
    }
    for known in sources.iter().filter_map(|source| of_issue(*source)) {
        for (kind, record_id) in evidence::records(tx, known)? {
            if kept.contains(&(kind, record_id)) {
                continue;
            }
            for mark in lean::of(tx, kind, record_id)?.into_iter().filter(|mark| mark.path == here) {
                match mark.mend {
                    Some(_) => drop(lean::mend(tx, kind, record_id, mark.id, now)?),
                    None => lean::forget(tx, kind, record_id, &here)?,
                }
            }
        }
    }
    Ok(())
}
