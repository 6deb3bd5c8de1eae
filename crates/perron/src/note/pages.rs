//! Writing notes, wording them anew, and saying what may be done with them.

use axum::extract::Path;
use axum::response::Response;
use store::note::{self, Noted, Origin};
use store::{Tx, ids, session};

use super::forms::{agreement, allowed, whose};
use super::views::{Mine, Own, Show};
use super::{Reworded, Said, Words, keep, may_word, seen};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::rights::Deed;
use crate::room::{DOTS, Here, Part, changed, page, path};
use crate::visit::Visit;

/// `POST /sessions/{id}/notes`: back to the room.
pub async fn add(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Room)?;
    let here = Here::find(&visit, id).await?;
    here.me()?;
    let words = Words::parse(&mut form, visit.lang.language());
    if form.is_good() && !here.takes_notes() {
        form.refuse("text", "note-not-now", &[]);
    }
    let (Some(words), true) = (words, form.is_good()) else {
        return visit.refuse(&page(&visit, &here, form, Form::new()).await?);
    };
    let mut said = Said::here(&here);
    if let Ok(whose) = whose(&form) {
        said.attendance_id = whose;
    }
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        if let Some(speaker) = said.attendance_id
            && store::seat::of(tx, id, said.round, speaker)?.map_or(0, |seat| seat.table_no) != said.table_no
        {
            said.attendance_id = None; // not somebody of this table
        }
        keep(tx, &ids, &said, &words, None, now)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/room", path(id)), "note-kept")
}

/// `GET /notes`: one's own, of every session.
pub async fn mine(visit: Visit) -> Result<Response, Error> {
    let holder = visit.holder().unwrap_or_default();
    let read = move |tx: &mut Tx<'_>| {
        let noted = note::of_owner(tx, &holder)?;
        let mut sessions: Vec<i64> = noted.iter().map(|one| one.note.session_id).collect();
        sessions.sort_unstable();
        sessions.dedup();
        let mut found = Vec::new();
        for id in sessions.into_iter().rev() {
            found.extend(session::by_id(tx, id)?);
        }
        Ok::<_, store::Error>((noted, found))
    };
    let (noted, sessions) = visit.app.db.read(read).await?;
    visit.show(&Mine { visit: &visit, noted, sessions })
}

/// `GET /sessions/{id}/notes`: one's own in this session.
pub async fn own(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let holder = visit.holder().unwrap_or_default();
    let read = move |tx: &mut Tx<'_>| {
        let Some(me) = store::attendance::of_holder(tx, id, &holder)? else { return Ok(Default::default()) };
        let dotted: Result<Vec<Option<Noted>>, store::Error> =
            note::dots_of(tx, id, me.id)?.into_iter().map(|note| note::by_id(tx, id, note)).collect();
        Ok::<_, store::Error>((note::of_attendance(tx, id, me.id)?, dotted?.into_iter().flatten().collect()))
    };
    let (noted, dotted) = visit.app.db.read(read).await?;
    visit.show(&Own { visit: &visit, here: &here, noted, dotted })
}

/// What a page of one note reads.
async fn one(visit: &Visit, here: &Here, note_id: i64) -> Result<(Noted, bool, Vec<note::Edition>), Error> {
    let (asking, runs) = (visit.clone(), visit.may(Deed::Run));
    let (session_id, holder) = (here.session.id, visit.holder().unwrap_or_default());
    let read = move |tx: &mut Tx<'_>| {
        let here = Here::read(tx, session_id, &holder, runs)?;
        let noted = seen(tx, &asking, &here, note_id)?;
        let may = may_word(tx, &here, &noted, runs)?;
        let editions = note::editions(tx, session_id, note_id)?;
        Ok::<_, Error>((noted, may, editions))
    };
    visit.app.db.read(read).await
}

/// `GET /sessions/{id}/notes/{note}`
pub async fn show(visit: Visit, Path((Id(id), Id(note_id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let (noted, may_word, editions) = one(&visit, &here, note_id).await?;
    let client = Id(visit.app.ids.next()).to_string();
    let version = noted.note.version.to_string();
    let mut form = Form::filled([
        ("text", noted.note.text.as_str()),
        ("kind", noted.note.kind.word()),
        ("language", noted.note.language.word()),
        ("version", version.as_str()),
        ("client", client.as_str()),
    ]);
    if noted.note.is_quote {
        form.fill("is-quote", "yes");
    }
    if let Some((agreed, of)) = noted.note.agreement {
        form.fill("agreed", &agreed.to_string());
        form.fill("of", &of.to_string());
    }
    visit.show(&Show { visit: &visit, here: &here, noted, may_word, editions, form })
}

/// `POST /sessions/{id}/notes/{note}`: other words.
pub async fn reword(
    visit: Visit,
    Path((Id(id), Id(note_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Room)?;
    let here = Here::find(&visit, id).await?;
    let (noted, may_word, editions) = one(&visit, &here, note_id).await?;
    if !may_word {
        return Err(Error::Forbidden);
    }
    let words = Words::parse(&mut form, visit.lang.language());
    let version = form.value("version").parse().unwrap_or(noted.note.version);
    let Some(words) = words else {
        return visit.refuse(&Show { visit: &visit, here: &here, noted, may_word, editions, form });
    };
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let me = here.me.as_ref().map(|me| me.id);
    let write =
        move |tx: &mut Tx<'_>| super::reword(tx, &ids, &noted, (version, &words), (me, Origin::Live), now);
    let said = match visit.app.db.write(write).await? {
        Reworded::Done => "note-worded",
        Reworded::Beside => "note-beside",
    };
    visit.go_saying(&format!("{}/notes/{}", path(id), Id(note_id)), said)
}

/// `POST /sessions/{id}/notes/{note}/agreement`: how many at the table agree.
pub async fn agree(
    visit: Visit,
    Path((Id(id), Id(note_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Room)?;
    let here = Here::find(&visit, id).await?;
    let (noted, may_word, editions) = one(&visit, &here, note_id).await?;
    if !may_word {
        return Err(Error::Forbidden);
    }
    let Some(agreement) = agreement(&mut form, "agreed", "of") else {
        let kept = [("text", noted.note.text.as_str()), ("kind", noted.note.kind.word())];
        kept.into_iter().for_each(|(field, value)| form.fill(field, value));
        return visit.refuse(&Show { visit: &visit, here: &here, noted, may_word, editions, form });
    };
    let table = Part::Table(noted.note.table_no);
    let write = move |tx: &mut Tx<'_>| {
        note::agree(tx, id, note_id, agreement)?;
        changed(tx, id, &[Part::Wall, table])
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/notes/{}", path(id), Id(note_id)), "note-agreed-said")
}

/// A note that whoever asks owns.
async fn mine_alone(visit: &Visit, id: i64, note_id: i64) -> Result<Noted, Error> {
    let here = Here::find(visit, id).await?;
    let noted = visit.app.db.read(move |tx| note::by_id(tx, id, note_id)).await?.ok_or_not_found()?;
    here.is_mine(&noted.note).then_some(noted).ok_or(Error::NotFound)
}

/// `POST /sessions/{id}/notes/{note}/consent`
pub async fn allow(
    visit: Visit,
    Path((Id(id), Id(note_id))): Path<(Id, Id)>,
    form: Form,
) -> Result<Response, Error> {
    let noted = mine_alone(&visit, id, note_id).await?;
    let (ids, now, allowed) = (visit.app.ids.clone(), visit.app.clock.now(), allowed(&form));
    visit.app.db.write(move |tx| super::allow(tx, &ids, &noted.note, allowed, now)).await?;
    visit.go_saying(&format!("{}/notes/{}", path(id), Id(note_id)), "note-allowed")
}

/// `POST /sessions/{id}/notes/{note}/withdrawal`
pub async fn withdraw(visit: Visit, Path((Id(id), Id(note_id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let noted = mine_alone(&visit, id, note_id).await?;
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    visit.app.db.write(move |tx| super::withdraw(tx, &ids, &noted.note, now)).await?;
    visit.go_saying(&format!("{}/notes", path(id)), "note-withdrawn")
}

/// `POST /sessions/{id}/dots`: gives a dot to a note, or takes it back.
pub async fn dot(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    visit.limit(Act::Room)?;
    let here = Here::find(&visit, id).await?;
    let me = here.me()?.id;
    let note_id = ids::from_text(form.value("note")).ok_or_not_found()?;
    let (asking, holder) = (visit.clone(), visit.holder().unwrap_or_default());
    let write = move |tx: &mut Tx<'_>| {
        let here = Here::read(tx, id, &holder, false)?;
        let noted = seen(tx, &asking, &here, note_id)?;
        let given = note::dots_of(tx, id, me)?;
        let said = if given.contains(&note_id) {
            note::undot(tx, id, note_id, me)?;
            "note-undotted"
        } else if given.len() >= DOTS {
            return Ok("note-dots-given");
        } else {
            note::dot(tx, id, note_id, me)?;
            "note-dotted"
        };
        changed(tx, id, &[Part::Wall, Part::Table(noted.note.table_no)])?;
        Ok::<_, Error>(said)
    };
    let said = visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/room", path(id)), said)
}
