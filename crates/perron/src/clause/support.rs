//! What stands under a clause, counted from what it rests on: nothing here is asserted by anybody.
//!
//! Each note, story and person counts once, by however many ways the clause leads to them. What its owner does not allow
//! to be used in a strategy counts as lost. Postal areas and provinces are told of ten people or more.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use opinion::StatementResult;
use store::clause::{self, Source, SourceKind};
use store::consent::{self, Kind as Record};
use store::issue;
use store::map::{self, Method};
use store::note::{self, Noted};
use store::residence::PostalArea;
use store::strategy::Strategy;
use store::{Tx, conversation, holding, lean, priority, release, statement, story, vote};

use super::evidence::from_issue;
use super::{base, in_text};
use crate::consent::{Purpose, Viewer, may};
use crate::edition::content::Support;
use crate::map::findings;
use crate::summary::facts::{self, FEWEST, Facts};

/// One thing that a clause rests on, whoever and wherever it is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// `note`, `story`, `votes`, `figure`, `outside`; `nothing`: there is none.
    pub kind: &'static str,
    /// Whose it is, as far as people can be told apart.
    pub voice: Option<String>,
    /// Session, round, table.
    pub table: Option<(i64, i64, i64)>,
    /// Where it was said.
    pub session: Option<i64>,
    /// How many votes it is.
    pub votes: u64,
}

impl Ground {
    fn of(kind: &'static str) -> Self {
        Self { kind, voice: None, table: None, session: None, votes: 0 }
    }
}

/// What is being counted, each thing once.
#[derive(Default)]
struct Count {
    now: i64,
    notes: BTreeSet<i64>,
    stories: BTreeSet<i64>,
    voices: BTreeSet<String>,
    tables: BTreeSet<(i64, i64, i64)>,
    sessions: BTreeSet<i64>,
    communities: BTreeSet<i64>,
    /// Of each postal area, who is known to live there.
    people: BTreeMap<String, BTreeSet<String>>,
    votes: BTreeMap<(i64, i64), u64>,
    figures: BTreeSet<i64>,
    outside: BTreeSet<i64>,
    clauses: BTreeSet<i64>,
    lost: BTreeSet<Source>,
    ground: Vec<Ground>,
    /// Sessions and conversations are read once.
    pages: HashMap<i64, Option<Facts>>,
    tallies: HashMap<i64, Vec<vote::Tally>>,
    maps: HashMap<i64, Vec<StatementResult>>,
    /// The least that any opinion group agrees with a statement, in percent.
    lowest: Option<u64>,
}

/// What stands under a clause now.
pub fn of(tx: &mut Tx<'_>, strategy_id: i64, number: i64, now: i64) -> store::Result<Support> {
    let mut count = Count { now, ..Count::default() };
    count.clause(tx, strategy_id, number)?;
    Ok(count.told())
}

/// What a clause rests on, thing by thing; one row that says `nothing` if there is none.
pub fn ground(tx: &mut Tx<'_>, strategy_id: i64, number: i64, now: i64) -> store::Result<Vec<Ground>> {
    let mut count = Count { now, ..Count::default() };
    count.clause(tx, strategy_id, number)?;
    if count.ground.is_empty() {
        count.ground.push(Ground::of("nothing"));
    }
    Ok(count.ground)
}

/// What stands under all these clauses together.
pub fn whole<'c>(
    tx: &mut Tx<'_>,
    strategy_id: i64,
    clauses: impl Iterator<Item = &'c clause::Clause>,
    now: i64,
) -> store::Result<Support> {
    let mut count = Count { now, ..Count::default() };
    for clause in clauses {
        count.clause(tx, strategy_id, clause.number)?;
    }
    Ok(count.told())
}

/// Counts what stands under a clause and keeps it.
pub fn keep(tx: &mut Tx<'_>, strategy_id: i64, number: i64, now: i64) -> store::Result<Support> {
    let support = of(tx, strategy_id, number, now)?;
    let text = serde_json::to_string(&support).unwrap_or_default();
    clause::keep_support(tx, strategy_id, number, &text, now)?;
    // what rests on it stands on the same; no clause rests on itself by any way
    let own = Source { kind: SourceKind::Clause, within: strategy_id, record_id: number };
    for above in clause::uses(tx, own)? {
        keep(tx, above.strategy_id, above.number, now)?;
    }
    Ok(support)
}

/// What stands under each clause of the text, as it was counted last; counted anew where something was taken back since.
pub fn all(
    tx: &mut Tx<'_>,
    strategy: &Strategy,
    clauses: &[clause::Clause],
    now: i64,
) -> store::Result<(HashMap<i64, Support>, HashMap<i64, i64>)> {
    let marked = lean::marked_clauses(tx, strategy.id, &base(strategy.id))?;
    let marked: HashMap<i64, i64> = marked.into_iter().collect();
    let mut all = HashMap::new();
    for clause in in_text(clauses) {
        let is_old = marked.get(&clause.number).is_some_and(|since| *since >= clause.counted);
        let kept = serde_json::from_str(&clause.support).ok().filter(|_| !is_old);
        let support = match kept {
            Some(kept) => kept,
            None => of(tx, strategy.id, clause.number, now)?,
        };
        all.insert(clause.number, support);
    }
    Ok((all, marked))
}

impl Count {
    fn clause(&mut self, tx: &mut Tx<'_>, strategy_id: i64, number: i64) -> store::Result<()> {
        if !self.clauses.insert(number) {
            return Ok(());
        }
        for cited in clause::sources(tx, strategy_id, number)? {
            self.source(tx, cited.source, cited.id)?;
        }
        Ok(())
    }

    fn source(&mut self, tx: &mut Tx<'_>, source: Source, id: i64) -> store::Result<()> {
        let is_there = match source.kind {
            SourceKind::Note => self.note(tx, source.within, source.record_id)?,
            SourceKind::SummaryLine => self.line(tx, source)?,
            SourceKind::Statement => self.statement(tx, source)?,
            SourceKind::Story => self.story(tx, source.record_id)?,
            SourceKind::Priority => self.priority(tx, source)?,
            SourceKind::Release => match release::by_id(tx, source.record_id)? {
                Some(_) => {
                    self.beside("figure", source.record_id);
                    true
                }
                None => false,
            },
            SourceKind::Clause => match clause::one(tx, source.within, source.record_id)? {
                Some(clause) if clause.retired.is_none() => {
                    self.clause(tx, source.within, source.record_id)?;
                    true
                }
                _ => false,
            },
            SourceKind::Outside => {
                self.beside("outside", id);
                true
            }
        };
        if !is_there {
            self.lost.insert(source);
        }
        Ok(())
    }

    /// A published figure, or something from outside.
    fn beside(&mut self, kind: &'static str, id: i64) {
        let known = if kind == "figure" { &mut self.figures } else { &mut self.outside };
        if known.insert(id) {
            self.ground.push(Ground::of(kind));
        }
    }

    /// So many votes for a statement, or ballots for an issue.
    fn voted(&mut self, within: i64, record_id: i64, votes: u64) {
        if self.votes.insert((within, record_id), votes).is_none() {
            self.ground.push(Ground { votes, ..Ground::of("votes") });
        }
    }

    fn page(&mut self, tx: &mut Tx<'_>, session_id: i64) -> store::Result<()> {
        if let Entry::Vacant(place) = self.pages.entry(session_id) {
            place.insert(Facts::without_notes(tx, session_id, self.now)?);
        }
        Ok(())
    }

    /// A note, with whoever wrote it and sat at its table.
    fn note(&mut self, tx: &mut Tx<'_>, session_id: i64, note_id: i64) -> store::Result<bool> {
        self.page(tx, session_id)?;
        let facts = self.pages.get(&session_id).and_then(Option::as_ref);
        let noted = match facts.and_then(|facts| facts.notes.get(&note_id)).cloned() {
            Some(noted) => Some(noted),
            None => note::by_id(tx, session_id, note_id)?,
        };
        let noted = noted.filter(|noted| may(&noted.consent, Viewer::Steward, Purpose::Strategy, self.now));
        let Some(noted) = noted else { return Ok(false) };
        if self.notes.insert(note_id) {
            self.take_note(tx, session_id, &noted)?;
        }
        Ok(true)
    }

    fn take_note(&mut self, tx: &mut Tx<'_>, session_id: i64, noted: &Noted) -> store::Result<()> {
        let attendance = noted.note.attendance_id.map(|id| format!("a{id}"));
        let voice = noted.owner.clone().or(attendance).unwrap_or_else(|| format!("n{}", noted.note.id));
        self.voices.insert(voice.clone());
        let table = facts::table(noted).map(|(round, table)| (session_id, round, table));
        self.tables.extend(table);
        let (voice, session) = (Some(voice), Some(session_id));
        self.ground.push(Ground { voice, table, session, ..Ground::of("note") });
        if self.sessions.insert(session_id) {
            self.communities.extend(holding::holders(tx, holding::Kind::Session, session_id)?);
        }
        if let Some(Some(facts)) = self.pages.get(&session_id) {
            for (person, area) in facts.people_of(noted) {
                self.people.entry(area).or_default().insert(format!("a{person}"));
            }
        }
        Ok(())
    }

    fn line(&mut self, tx: &mut Tx<'_>, source: Source) -> store::Result<bool> {
        self.page(tx, source.within)?;
        let Some(Some(facts)) = self.pages.get_mut(&source.within) else { return Ok(false) };
        facts.add_under(tx, source.record_id)?;
        let is_there = facts.lines.iter().any(|line| line.id == source.record_id);
        let stands = is_there && facts.ground(source.record_id).stands();
        let notes: Vec<i64> = facts.sources(source.record_id).iter().map(|one| one.note_id).collect();
        if !stands {
            return Ok(false);
        }
        let mut carries = notes.is_empty();
        for note_id in &notes {
            carries |= self.note(tx, source.within, *note_id)?;
        }
        Ok(carries)
    }

    fn statement(&mut self, tx: &mut Tx<'_>, source: Source) -> store::Result<bool> {
        let said = statement::by_id(tx, source.within, source.record_id)?;
        let stands = said.is_some_and(|said| said.state == statement::State::Accepted);
        if !stands || conversation::by_id(tx, source.within)?.is_none() {
            return Ok(false);
        }
        if let Entry::Vacant(place) = self.tallies.entry(source.within) {
            place.insert(vote::tallies(tx, source.within)?);
            self.communities.extend(holding::holders(tx, holding::Kind::Conversation, source.within)?);
        }
        let tallies = self.tallies.get(&source.within).map_or(&[][..], Vec::as_slice);
        let agrees = tallies.iter().find(|tally| tally.statement_id == source.record_id);
        let agrees = agrees.map_or(0, |tally| tally.agrees.unsigned_abs());
        self.voted(source.within, source.record_id, agrees);
        if let Entry::Vacant(place) = self.maps.entry(source.within) {
            let kept = map::get(tx, source.within, Method::Perron)?;
            place.insert(kept.map(|kept| findings::kept(&kept.result)).unwrap_or_default());
        }
        let map = self.maps.get(&source.within).map_or(&[][..], Vec::as_slice);
        let on_map = map.iter().find(|one| one.id.cast_signed() == source.record_id);
        if let Some(known) = on_map.filter(|one| one.common_ground.is_some()) {
            let percent = (findings::floor(known).clamp(0.0, 1.0) * 100.0).floor() as u64;
            self.lowest = Some(self.lowest.map_or(percent, |lowest| lowest.min(percent)));
        }
        Ok(true)
    }

    fn story(&mut self, tx: &mut Tx<'_>, id: i64) -> store::Result<bool> {
        let allowed = consent::of(tx, Record::Story, id)?;
        let Some(allowed) = allowed.filter(|one| may(one, Viewer::Steward, Purpose::Strategy, self.now))
        else {
            return Ok(false);
        };
        let Some(story) = story::by_id(tx, id)? else { return Ok(false) };
        let voice = story.owner.unwrap_or_else(|| format!("s{id}"));
        if self.stories.insert(id) {
            self.ground.push(Ground { voice: Some(voice.clone()), ..Ground::of("story") });
        }
        self.voices.insert(voice);
        self.communities.extend(allowed.community_id);
        Ok(true)
    }

    /// An issue as it came out of a round: who chose it, and what the issue itself rests on.
    fn priority(&mut self, tx: &mut Tx<'_>, source: Source) -> store::Result<bool> {
        let Some(round) = priority::by_id(tx, source.within)? else { return Ok(false) };
        let places = priority::places(tx, round.id)?;
        let place = places.iter().find(|place| place.issue_id == source.record_id);
        let Some(place) = place.filter(|_| round.state == priority::State::Confirmed) else {
            return Ok(false);
        };
        self.voted(round.id, source.record_id, place.votes.unsigned_abs());
        self.communities.insert(round.community_id);
        for under in issue::sources(tx, source.record_id)? {
            self.source(tx, from_issue(under), 0)?;
        }
        Ok(true)
    }

    fn told(self) -> Support {
        let count = |n: usize| n as u64;
        let known: BTreeSet<&String> = self.people.values().flatten().collect();
        let is_enough = known.len() >= FEWEST;
        let provinces: BTreeSet<&'static str> = self
            .people
            .keys()
            .filter_map(|area| PostalArea::parse(area).ok())
            .map(|(area, _)| area.province().word())
            .collect();
        Support {
            notes: count(self.notes.len()),
            stories: count(self.stories.len()),
            votes: self.votes.values().sum(),
            voices: count(self.voices.len()),
            tables: count(self.tables.len()),
            sessions: count(self.sessions.len()),
            communities: count(self.communities.len()),
            areas: is_enough.then_some(count(self.people.len())),
            provinces: is_enough.then_some(count(provinces.len())),
            lowest_group: self.lowest,
            figures: count(self.figures.len()),
            outside: count(self.outside.len()),
            lost: count(self.lost.len()),
        }
    }
}
