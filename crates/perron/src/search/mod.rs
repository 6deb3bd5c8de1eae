//! The search of the house: over everything that anybody may read, in both languages and those that strategies have beside.
//!
//! What the index gives is a list of ids. Each record is read again for the page, by the rule of its noun
//! (`store::readable`), so that what was taken back, hidden or narrowed is not shown from that moment on, whatever the
//! index still says; and nothing is counted that was not read. The index follows what changes in the background.

pub mod excerpt;
pub mod marks;
mod pages;
mod views;

use std::time::Duration;

use store::readable::{self, Readable, Voiced};
use store::search::{self, Entry, Kind, Wanted};
use store::{Language, News, Tx, server};

use crate::app::{App, Shared};
use crate::routes::{Access, Route};
use marks::{Question, Stems};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/search", Access::Anyone, pages::show)]
}

/// Results on one page.
pub const PAGE: usize = 20;
/// Lists that are asked of the index for one page: more than one where records went since the index saw them.
const MOST_LISTS: usize = 12;
/// Records that are read for the index in one transaction.
const AT_ONCE: i64 = 100;
/// What changes at the same time is read at the same time.
const PAUSE: Duration = Duration::from_millis(300);
/// The slow look that finds what no signal told of.
const POLL: Duration = Duration::from_secs(60);
/// Under which the server keeps how the marks of its index were made.
const EDITION: &str = "search";

/// A record that is shown, in the language in which it was found.
pub struct Hit {
    /// The record.
    pub record: Readable,
    /// The language: that of its words, or the one as which they are compared.
    pub language: Language,
    /// Its words, if they are in neither of the two.
    pub tongue: Option<Voiced>,
}

impl Hit {
    /// Title and words, in the language in which it was found.
    pub fn said(&self) -> [String; 2] {
        self.tongue.as_ref().map_or_else(|| marks::said(&self.record, self.language), marks::voiced)
    }
}

/// How far somebody has read: records with all words in the title come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Among those with all words in the title.
    pub is_title: bool,
    /// The last one that was read.
    pub before: i64,
}

impl Place {
    /// The beginning.
    pub const FIRST: Self = Self { is_title: true, before: i64::MAX };

    /// As it stands in an address.
    pub fn to_text(self) -> String {
        format!("{}{}", if self.is_title { 't' } else { 'w' }, store::ids::to_text(self.before))
    }

    /// What [`to_text`](Self::to_text) wrote; the beginning for anything else.
    pub fn of_text(text: &str) -> Self {
        let read = |rest: &str, is_title| Some(Self { is_title, before: store::ids::from_text(rest)? });
        let place = match text.split_at_checked(1) {
            Some(("t", rest)) => read(rest, true),
            Some(("w", rest)) => read(rest, false),
            _ => None,
        };
        place.unwrap_or(Self::FIRST)
    }
}

/// What was found: a page of it, and where the next begins.
#[derive(Default)]
pub struct Found {
    /// First what has all words in its title, then the newest.
    pub hits: Vec<Hit>,
    /// Where to go on; `None`: that is all.
    pub next: Option<Place>,
}

/// What anybody may read that has all words of a question in one language, whichever it is.
pub fn find(
    tx: &mut Tx<'_>,
    (question, kind): (&Question, Option<Kind>),
    reader: Language,
    from: Place,
    now: i64,
) -> store::Result<Found> {
    let stems = Stems::new();
    let mut found = Found::default();
    let mut at = from;
    for _ in 0..MOST_LISTS {
        let wanted = Wanted {
            ways: question.ways(at.is_title),
            but: if at.is_title { Vec::new() } else { question.ways(true) },
            kind,
            before: at.before,
            limit: readable::MANY as i64,
        };
        let entries = search::find(tx, &wanted)?;
        let mut records = readable::now(tx, &entries, now)?;
        for entry in &entries {
            let record = records.iter().position(|record| record.entry == *entry);
            let hit = record.and_then(|place| hit(&stems, question, records.swap_remove(place), reader));
            if let Some(hit) = hit {
                if found.hits.len() == PAGE {
                    found.next = Some(at);
                    return Ok(found);
                }
                found.hits.push(hit);
            }
            at.before = entry.id;
        }
        if entries.len() < readable::MANY {
            if !at.is_title {
                return Ok(found);
            }
            at = Place { is_title: false, before: i64::MAX };
        }
    }
    found.next = Some(at);
    Ok(found)
}

/// A record in the language in which it has all the words, that of the reader if it can be.
fn hit(stems: &Stems, question: &Question, record: Readable, reader: Language) -> Option<Hit> {
    let has_all = |texts: [String; 2], language| {
        let there = texts.map(|text| question.hits(stems, &text, language).there);
        there[0].iter().zip(&there[1]).all(|(title, text)| *title || *text)
    };
    let own = |language: &Language| has_all(marks::said(&record, *language), *language);
    if let Some(language) = [reader, reader.other()].into_iter().find(own) {
        return Some(Hit { record, language, tongue: None });
    }
    let other = |words: &&Voiced| has_all(marks::voiced(words), marks::ELSEWHERE);
    let tongue = record.tongues.iter().find(other)?.clone();
    Some(Hit { record, language: marks::ELSEWHERE, tongue: Some(tongue) })
}

/// Everything is to be read again if its marks were made otherwise, or never. At the start.
pub async fn begin(app: &App) -> store::Result<()> {
    let write = |tx: &mut Tx<'_>| {
        if server::get(tx, EDITION)?.as_deref() != Some(marks::EDITION) {
            search::touch_all(tx)?;
            server::put(tx, EDITION, marks::EDITION)?;
        }
        Ok::<_, store::Error>(())
    };
    app.db.write(write).await
}

/// Reads some records that changed; how many there were.
pub async fn read_some(app: &App) -> store::Result<usize> {
    let now = app.clock.now();
    let write = move |tx: &mut Tx<'_>| {
        let due = search::due(tx, AT_ONCE)?;
        let (records, stems) = (readable::soon(tx, &due, now)?, Stems::new());
        for entry in &due {
            let record = records.iter().find(|record| record.entry == *entry);
            search::put(tx, *entry, record.map(|record| marks::of(&stems, record)).as_deref())?;
        }
        Ok::<_, store::Error>(due.len())
    };
    app.db.write(write).await
}

/// Reads all that changed.
pub async fn read_all(app: &App) -> store::Result<()> {
    while read_some(app).await? > 0 {}
    Ok(())
}

/// Follows what changes until it is stopped.
pub async fn keep(app: Shared) {
    let Ok(mut listener) = app.db.listen().await else { return };
    loop {
        if let Err(problem) = read_all(&app).await {
            tracing::info!(%problem, "what changed is read for the search a little later");
        }
        let told = async {
            while let Some(news) = listener.next().await {
                match news {
                    News::Changed(notice) if notice.topic != search::TOPIC => {}
                    News::Changed(_) | News::Missed => return true,
                }
            }
            false
        };
        // an error, or the end of the wait, is no reason to stop; the end of the news is
        if tokio::time::timeout(POLL, told).await == Ok(false) {
            return;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Once a day: what nobody may find any more, whatever took it away, leaves the index; how many there were.
pub async fn sweep(app: &App) -> store::Result<usize> {
    let (now, mut after, mut gone) = (app.clock.now(), 0, 0);
    loop {
        let look = move |tx: &mut Tx<'_>| {
            let entries = search::next(tx, after, 500)?;
            let records = readable::soon(tx, &entries, now)?;
            let last = entries.last().map(|entry| entry.id);
            let is_gone = |entry: &Entry| !records.iter().any(|record| record.entry == *entry);
            Ok::<_, store::Error>((last, entries.into_iter().filter(is_gone).collect::<Vec<_>>()))
        };
        let (last, some) = app.db.read(look).await?;
        let Some(last) = last else { return Ok(gone) };
        (after, gone) = (last, gone + some.len());
        if !some.is_empty() {
            let forget =
                move |tx: &mut Tx<'_>| some.into_iter().try_for_each(|entry| search::forget(tx, entry));
            app.db.write(forget).await?;
        }
    }
}
