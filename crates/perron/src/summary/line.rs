//! One line of the page: added, changed, moved, mended, removed.

use std::collections::BTreeSet;
use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::Bilingual;
use store::consent::Kind as Record;
use store::lean;
use store::summary::{self, About, Line, Section};

use super::desk::open;
use super::desk_views::LineForm;
use super::facts::Facts;
use super::forms::{self, Typed};
use super::{forget_leans, line_path, path, section_of, set_sources};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::visit::Visit;

fn desk(id: i64) -> String {
    format!("{}/draft", path(id))
}

/// `GET /sessions/{id}/summary/lines/new?section=…`
pub async fn new(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let facts = open(&visit, id).await?;
    let section = query.get("section").and_then(|word| Section::of_word(word)).unwrap_or(Section::Insight);
    let mut form = forms::empty(section);
    if let Some(note) = query.get("note") {
        let noted = store::ids::from_text(note).and_then(|note| facts.usable(note)).ok_or_not_found()?;
        form.set("section", section_of(noted.note.kind).word());
        form.fill(&format!("text-{}", noted.note.language.word()), &noted.note.text);
        form.fill("note", note);
    }
    visit.show(&LineForm::of(&visit, &facts, None, form))
}

/// `POST /sessions/{id}/summary/lines`
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let facts = open(&visit, id).await?;
    let Some(typed) = Typed::parse(&mut form) else {
        return visit.refuse(&LineForm::of(&visit, &facts, None, form));
    };
    let now = visit.app.clock.now();
    let mut line = Line {
        id: visit.app.ids.next(),
        section: typed.section,
        position: 0,
        text: Bilingual::default(),
        en_changed: 0,
        fr_changed: 0,
        about: About::default(),
        made: now,
    };
    let notes = known(&facts, &typed.notes);
    typed.change(&mut line, now);
    let ids = visit.app.ids.clone();
    let write = move |tx: &mut store::Tx<'_>| {
        summary::add(tx, id, &line)?;
        set_sources(tx, &ids, &facts, &line, &notes, now)
    };
    visit.app.db.write(write).await?;
    changed(&visit, id);
    visit.go_saying(&desk(id), "summary-line-kept")
}

/// `GET /sessions/{id}/summary/lines/{line}`
pub async fn show(visit: Visit, Path((Id(id), Id(line))): Path<(Id, Id)>) -> Result<Response, Error> {
    let facts = open(&visit, id).await?;
    let line = find(&facts, line)?.clone();
    let form = forms::filled(&line, facts.sources(line.id).iter().map(|source| source.note_id));
    visit.show(&LineForm::of(&visit, &facts, Some(line), form))
}

/// `POST /sessions/{id}/summary/lines/{line}`
pub async fn change(
    visit: Visit,
    Path((Id(id), Id(line))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let facts = open(&visit, id).await?;
    let mut line = find(&facts, line)?.clone();
    let Some(typed) = Typed::parse(&mut form) else {
        return visit.refuse(&LineForm::of(&visit, &facts, Some(line), form));
    };
    let now = visit.app.clock.now();
    let notes = known(&facts, &typed.notes);
    typed.change(&mut line, now);
    let ids = visit.app.ids.clone();
    let write = move |tx: &mut store::Tx<'_>| {
        summary::change(tx, id, &line)?;
        set_sources(tx, &ids, &facts, &line, &notes, now)
    };
    visit.app.db.write(write).await?;
    changed(&visit, id);
    visit.go_saying(&desk(id), "summary-line-kept")
}

/// `POST /sessions/{id}/summary/lines/{line}/place`: one up or down within its section.
pub async fn place(
    visit: Visit,
    Path((Id(id), Id(line))): Path<(Id, Id)>,
    form: Form,
) -> Result<Response, Error> {
    let facts = open(&visit, id).await?;
    let section = find(&facts, line)?.section;
    let mut own: Vec<Line> = facts.lines.iter().filter(|one| one.section == section).cloned().collect();
    let at = own.iter().position(|one| one.id == line).ok_or_not_found()?;
    let to = if form.value("to") == "up" { at.saturating_sub(1) } else { (at + 1).min(own.len() - 1) };
    own.swap(at, to);
    let write = move |tx: &mut store::Tx<'_>| {
        for (mut line, position) in own.into_iter().zip(1..) {
            line.position = position;
            summary::change(tx, id, &line)?;
        }
        Ok::<_, store::Error>(())
    };
    visit.app.db.write(write).await?;
    changed(&visit, id);
    visit.go(&format!("{}#l-{}", desk(id), Id(line)))
}

/// `POST /sessions/{id}/summary/lines/{line}/mending`: the line stands without the notes that were taken back.
pub async fn mend(visit: Visit, Path((Id(id), Id(line))): Path<(Id, Id)>) -> Result<Response, Error> {
    let facts = open(&visit, id).await?;
    find(&facts, line)?;
    if !facts.ground(line).stands() {
        return visit.go_saying(&desk(id), "summary-mend-words");
    }
    let lost: Vec<_> =
        facts.sources(line).iter().filter(|one| facts.usable(one.note_id).is_none()).copied().collect();
    let now = visit.app.clock.now();
    let write = move |tx: &mut store::Tx<'_>| {
        for source in lost {
            summary::let_go(tx, id, line, source.note_id)?;
            let here = line_path(id, line);
            for mark in
                lean::of(tx, Record::Note, source.note_id)?.into_iter().filter(|mark| mark.path == here)
            {
                lean::mend(tx, Record::Note, source.note_id, mark.id, now)?;
            }
        }
        Ok::<_, store::Error>(())
    };
    visit.app.db.write(write).await?;
    changed(&visit, id);
    visit.go_saying(&desk(id), "summary-mended")
}

/// `POST /sessions/{id}/summary/lines/{line}/removal`
pub async fn remove(visit: Visit, Path((Id(id), Id(line))): Path<(Id, Id)>) -> Result<Response, Error> {
    let facts = open(&visit, id).await?;
    let sources = facts.sources(find(&facts, line)?.id).to_vec();
    let write = move |tx: &mut store::Tx<'_>| {
        forget_leans(tx, id, line, &sources)?;
        summary::remove(tx, id, line)
    };
    visit.app.db.write(write).await?;
    changed(&visit, id);
    visit.go_saying(&desk(id), "summary-line-removed")
}

pub(super) fn find(facts: &Facts, line: i64) -> Result<&Line, Error> {
    facts.lines.iter().find(|one| one.id == line).ok_or_not_found()
}

/// Notes of this session that may be used, or that the line rested on before.
fn known(facts: &Facts, notes: &BTreeSet<i64>) -> BTreeSet<i64> {
    notes.iter().copied().filter(|note| facts.usable(*note).is_some()).collect()
}

/// Tells open pages.
pub(super) fn changed(visit: &Visit, session_id: i64) {
    visit.app.events.tell(session_id);
}
