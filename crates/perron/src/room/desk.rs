//! What those who run a session see and do: the agenda with its cues, the stage, the prompt, tables, hands.

use axum::extract::Path;
use axum::response::Response;
use store::map::Method;
use store::room::{self, Stage};
use store::seat::{self, Role, Seat, Wish};
use store::{Tx, agenda, attendance, conversation, ids, note};

use super::pages::wall_part;
use super::views_desk::{Desk, Projector, Tables, impossible};
use super::{Here, MOST_TABLES, Part, changed, path, seating};
use crate::conversation::Standing;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::map::live;
use crate::rights::Deed;
use crate::visit::Visit;
use crate::vote::Voice;

/// `GET /sessions/{id}/room/desk`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let read = move |tx: &mut Tx<'_>| {
        let (items, prompts) = (agenda::items(tx, id)?, agenda::prompts(tx, id)?);
        let (hands, pulses) = (room::hands(tx, id)?, room::pulses(tx, id)?);
        Ok::<_, store::Error>((
            items,
            prompts,
            hands,
            pulses,
            attendance::count(tx, id)?,
            note::count(tx, id)?,
        ))
    };
    let (items, prompts, hands, pulses, people, notes) = visit.app.db.read(read).await?;
    visit.show(&Desk { visit: &visit, here: &here, items, prompts, hands, pulses, people, notes })
}

/// Changes the room, tells everybody and goes back to the desk, which says the sentence of this key.
async fn set(
    visit: &Visit,
    id: i64,
    said: &str,
    change: impl FnOnce(&mut room::Room, &mut Tx<'_>) -> Result<(), Error> + Send + 'static,
) -> Result<Response, Error> {
    Here::find(visit, id).await?;
    let write = move |tx: &mut Tx<'_>| {
        room::touch(tx, id)?; // whoever else changes it waits
        let mut room = room::of(tx, id)?;
        change(&mut room, tx)?;
        room::set(tx, &room)?;
        Ok::<_, Error>(changed(tx, id, &[Part::Room, Part::Desk])?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/room/desk", path(id)), said)
}

/// `POST /sessions/{id}/room/stage`
pub async fn stage(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let stage = Stage::of_word(form.value("stage")).ok_or_not_found()?;
    let said = match stage {
        Stage::Lobby => "room-stage-lobby-said",
        Stage::Running => "room-stage-running-said",
        Stage::Closing => "room-stage-closing-said",
        Stage::Closed => "room-stage-closed-said",
    };
    set(&visit, id, said, move |room, _| {
        room.stage = stage;
        Ok(())
    })
    .await
}

/// `POST /sessions/{id}/room/agenda`: on to a part of the agenda, and to what is asked in it.
pub async fn item(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let item_id = ids::from_text(form.value("item")).ok_or_not_found()?;
    let now = visit.app.clock.now();
    set(&visit, id, "room-item-said", move |room, tx| {
        let item = agenda::items(tx, id)?.into_iter().find(|item| item.id == item_id).ok_or_not_found()?;
        room.item_id = Some(item.id);
        room.item_started = Some(now);
        room.prompt_id = item.prompt_id.or(room.prompt_id);
        if room.stage == Stage::Lobby {
            room.stage = Stage::Running;
        }
        Ok(())
    })
    .await
}

/// `POST /sessions/{id}/room/prompt`
pub async fn prompt(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let prompt_id = ids::from_text(form.value("prompt"));
    set(&visit, id, "room-prompt-said", move |room, tx| {
        let prompts = agenda::prompts(tx, id)?;
        room.prompt_id = prompt_id.filter(|id| prompts.iter().any(|prompt| prompt.id == *id));
        Ok(())
    })
    .await
}

/// `POST /sessions/{id}/room/hands`: whose turn it is, or that nobody waits any more.
pub async fn hands(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    Here::find(&visit, id).await?;
    let now = visit.app.clock.now();
    let (calls, lowers) = (ids::from_text(form.value("call")), ids::from_text(form.value("lower")));
    let write = move |tx: &mut Tx<'_>| {
        if let Some(who) = calls {
            room::call(tx, id, who, now)?;
        }
        if let Some(who) = lowers {
            room::lower(tx, id, who)?;
        }
        changed(tx, id, &[Part::Room, Part::Desk])
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/room/desk", path(id)), "room-hands-said")
}

/// `GET /sessions/{id}/room/tables`
pub async fn tables(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let form = Form::new();
    visit.show(&tables_page(&visit, &here, form, None).await?)
}

async fn tables_page<'a>(
    visit: &'a Visit,
    here: &'a Here,
    form: Form,
    problem: Option<String>,
) -> Result<Tables<'a>, Error> {
    let (id, round, now) = (here.session.id, here.room.round, visit.app.clock.now());
    let read = move |tx: &mut Tx<'_>| {
        let seated = seat::of_round(tx, id, round)?;
        let people = attendance::of_session(tx, id)?.into_iter().filter(|one| one.gone.is_none()).collect();
        let shown = conversation::page(tx, i64::MAX, false, 50)?;
        Ok::<_, store::Error>((seated, people, seat::wishes(tx, id)?, shown))
    };
    let (seated, people, wishes, shown) = visit.app.db.read(read).await?;
    let is_begun = |one: &conversation::Conversation| Standing::of(one, now) != Standing::Waiting;
    let mixed_by = shown.into_iter().map(|one| one.conversation).filter(is_begun).collect();
    Ok(Tables { visit, here, seated, people, wishes, mixed_by, form, problem })
}

/// `POST /sessions/{id}/room/tables`: tables for the next round, or this one once more.
pub async fn seat_all(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let tables = form.number("tables", 1, MOST_TABLES).and_then(|tables| usize::try_from(tables).ok());
    let Some(tables) = tables else {
        return visit.refuse(&tables_page(&visit, &here, form, None).await?);
    };
    if let Some(conversation_id) = ids::from_text(form.value("conversation")) {
        by_opinion(&visit, id, conversation_id).await?;
    }
    let again = form.value("round") == "again";
    match seating::seat_all(&visit.app, id, tables, again).await? {
        Ok(seated) => {
            tracing::debug!(round = seated.round, again = seated.mixed.again, unmet = seated.unmet, "seated");
            let said = if seated.unmet > 0 { "room-seated-unmet" } else { "room-seated" };
            visit.go_saying(&format!("{}/room/tables", path(id)), said)
        }
        Err(why) => {
            let key = impossible(&why);
            let problem = visit.lang.t(key).with("tables", tables).to_string();
            visit.refuse(&tables_page(&visit, &here, form, Some(problem)).await?)
        }
    }
}

/// Takes the opinion groups of those who are here from the last map of a conversation.
async fn by_opinion(visit: &Visit, id: i64, conversation_id: i64) -> Result<(), Error> {
    let app = &visit.app;
    let conversation =
        app.db.read(move |tx| conversation::by_id(tx, conversation_id)).await?.ok_or_not_found()?;
    let Some(shown) = live::look(app, &conversation, Method::Perron).await?.shown else { return Ok(()) };
    let secret_app = app.clone();
    let write = move |tx: &mut Tx<'_>| {
        for one in attendance::of_session(tx, id)? {
            let Some(holder) = one.holder else { continue };
            let voice = Voice::new(&secret_app.secret, conversation_id, holder).settled(tx)?;
            let who = voice.participant_id.cast_unsigned();
            let people = &shown.map().participant;
            let found = people.binary_search_by_key(&who, |person| person.id).ok();
            let group = found.and_then(|at| people[at].group).and_then(|group| i64::try_from(group).ok());
            attendance::set_group(tx, id, one.id, group)?;
        }
        Ok::<_, Error>(())
    };
    app.db.write(write).await
}

/// `POST /sessions/{id}/room/seats`: one person to another table, or whoever sits nowhere to where there is room.
pub async fn seat_one(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let back = format!("{}/room/tables", path(id));
    if form.is_given("late") {
        seating::seat_late(&visit.app, id).await?;
        return visit.go_saying(&back, "room-seated-late");
    }
    let who = ids::from_text(form.value("who")).ok_or_not_found()?;
    let round = here.room.round;
    let Some(table_no) = form.number("table", 1, here.room.tables.max(1)).filter(|_| round > 0) else {
        return visit.refuse(&tables_page(&visit, &here, form, None).await?);
    };
    let write = move |tx: &mut Tx<'_>| {
        attendance::by_id(tx, id, who)?.ok_or_not_found()?;
        let role = seat::of(tx, id, round, who)?.map_or(Role::Speaker, |seat| seat.role);
        seat::put(tx, id, Seat { round, attendance_id: who, table_no, role })?;
        Ok::<_, Error>(changed(tx, id, &[Part::Room, Part::Desk])?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&back, "room-seat-said")
}

/// `POST /sessions/{id}/room/wishes`: two people together, apart, or neither.
pub async fn wish(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let (one, other) = (ids::from_text(form.value("one")), ids::from_text(form.value("other")));
    let wish = Wish::of_word(form.value("wish"));
    let pair = one.zip(other).filter(|(one, other)| one != other);
    if pair.is_none() {
        form.refuse("other", "room-wish-two", &[]);
        return visit.refuse(&tables_page(&visit, &here, form, None).await?);
    }
    let write = move |tx: &mut Tx<'_>| {
        let (one, other) = pair.ok_or_not_found()?;
        attendance::by_id(tx, id, one)?.ok_or_not_found()?;
        attendance::by_id(tx, id, other)?.ok_or_not_found()?;
        seat::wish(tx, id, (one, other), wish)?;
        Ok::<_, Error>(changed(tx, id, &[Part::Desk])?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/room/tables", path(id)), "room-wish-said")
}

/// `GET /sessions/{id}/room/projector`: for everybody, on a wall.
pub async fn projector(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    if !visit.may(Deed::Run) {
        return Err(Error::Forbidden);
    }
    let (round, asked) = (here.room.round, here.room.prompt_id);
    let read = move |tx: &mut Tx<'_>| {
        let prompt = agenda::prompts(tx, id)?.into_iter().find(|prompt| Some(prompt.id) == asked);
        let (items, seated) = (agenda::items(tx, id)?, seat::of_round(tx, id, round)?);
        let called = room::hands(tx, id)?.into_iter().find(|hand| hand.called.is_some());
        Ok::<_, store::Error>((prompt, items, seated, called, attendance::count(tx, id)?))
    };
    let (prompt, items, seated, called, people) = visit.app.db.read(read).await?;
    let wall = wall_part(&visit, &here).await?.inner.clone();
    visit.show(&Projector { visit: &visit, here: &here, prompt, items, seated, called, people, wall })
}
