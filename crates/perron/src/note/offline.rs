//! Notes written without a line to the server: a page that a browser keeps, and the queue that it sends later. What comes
//! twice is kept once; what two devices worded differently is kept both ways.

use axum::Json;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use store::note::{self, Kind, Note, Origin};
use store::{Ids, Language, Tx, seat};

use super::views::Offline;
use super::{Allowed, LONGEST, Reworded, Said, Words, keep, may_word};
use crate::consent::{Purpose, Viewer, may};
use crate::conversation::one_space;
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::rights::Deed;
use crate::room::Here;
use crate::visit::Visit;

/// Notes in one queue.
const MOST: usize = 500;

/// A note as a device has it.
#[derive(Clone, Debug, Deserialize)]
pub struct Queued {
    /// The number that the device gave the note.
    client: String,
    /// The number of this wording.
    edit: String,
    /// The version it is worded after; 0: a new note.
    version: i64,
    kind: String,
    text: String,
    language: String,
    #[serde(default)]
    quote: bool,
    #[serde(default)]
    may_quote: bool,
    #[serde(default)]
    sensitive: bool,
    round: i64,
    table: i64,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Taken {
    client: String,
    edit: String,
    /// `kept`, `beside` (another wording came first: both stand), or the key of why it was not taken.
    state: &'static str,
    /// The version of the note here.
    version: i64,
    /// What it says here.
    text: String,
}

/// `GET /sessions/{id}/notes/offline`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let runs = visit.may(Deed::Record);
    if here.me.is_none() && !runs {
        return visit.go(&format!("{}/room", crate::room::path(id)));
    }
    let form = Form::filled([("language", visit.lang.code())]);
    visit.show(&Offline { visit: &visit, here: &here, runs, form })
}

/// A note of one's table, to word it anew on a device.
#[derive(Serialize)]
struct Known {
    client: String,
    version: i64,
    kind: &'static str,
    text: String,
    language: &'static str,
    round: i64,
    table: i64,
    quote: bool,
    /// Whether it is another version of one that stands here too.
    beside: bool,
}

impl Known {
    fn of(note: Note) -> Self {
        Self {
            client: note.client_id,
            version: note.version,
            kind: note.kind.word(),
            text: note.text,
            language: note.language.word(),
            round: note.round,
            table: note.table_no,
            quote: note.is_quote,
            beside: note.beside_id.is_some(),
        }
    }
}

/// `GET /sessions/{id}/notes/queue`: the notes of one's table in this round.
pub async fn known(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    here.me()?;
    let (round, table_no, now) = (here.room.round, here.table_no(), visit.app.clock.now());
    let noted = match table_no {
        0 => Vec::new(),
        _ => visit.app.db.read(move |tx| note::at_table(tx, id, round, table_no)).await?,
    };
    let seen = noted.into_iter().filter(|one| may(&one.consent, Viewer::Member, Purpose::Page, now));
    let notes: Vec<Known> = seen.map(|one| Known::of(one.note)).collect();
    Ok(Json(notes).into_response())
}

/// `POST /sessions/{id}/notes/queue`: also after the room is closed, since a device may come back late.
pub async fn take(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Json(queue): Json<Vec<Queued>>,
) -> Result<Response, Error> {
    let runs = visit.may(Deed::Record);
    let here = Here::find(&visit, id).await?;
    if here.me.is_none() && !runs {
        return Err(Error::Forbidden);
    }
    if queue.len() > MOST {
        return Err(Error::TooLarge);
    }
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        let taken = queue.iter().map(|queued| take_one(tx, &ids, &here, queued, (runs, now)));
        taken.collect::<Result<Vec<Taken>, store::Error>>()
    };
    Ok(Json(visit.app.db.write(write).await?).into_response())
}

fn take_one(
    tx: &mut Tx<'_>,
    ids: &Ids,
    here: &Here,
    queued: &Queued,
    (runs, now): (bool, i64),
) -> store::Result<Taken> {
    let answer = |state, version, text: &str| Taken {
        client: queued.client.clone(),
        edit: queued.edit.clone(),
        state,
        version,
        text: text.to_owned(),
    };
    let Some(mut words) = words(queued) else { return Ok(answer("note-offline-refused", 0, &queued.text)) };
    let id = here.session.id;
    let me = here.me.as_ref().map(|me| me.id);
    let Some(noted) = note::by_client(tx, id, &queued.client)? else {
        let said = Said {
            round: queued.round,
            table_no: place(tx, here, queued, runs)?,
            prompt_id: None,
            origin: Origin::Offline,
            ..Said::here(here)
        };
        keep(tx, ids, &said, &words, None, now)?;
        return Ok(answer("kept", 1, &words.text));
    };
    if !may_word(tx, here, &noted, runs)? {
        return Ok(answer("note-offline-not-yours", noted.note.version, &noted.note.text));
    }
    words.client_id.clone_from(&queued.edit);
    let state = match super::reword(tx, ids, &noted, (queued.version, &words), (me, Origin::Offline), now)? {
        Reworded::Done => "kept",
        Reworded::Beside => "beside",
    };
    let note = note::by_client(tx, id, &queued.client)?.map_or(noted.note, |noted| noted.note);
    Ok(answer(state, note.version, &note.text))
}

/// At which table it was said: as those who help say, or where whoever wrote it sat in that round.
fn place(tx: &mut Tx<'_>, here: &Here, queued: &Queued, runs: bool) -> store::Result<i64> {
    if runs {
        return Ok(queued.table.clamp(0, crate::room::MOST_TABLES));
    }
    let Some(me) = &here.me else { return Ok(0) };
    Ok(seat::of(tx, here.session.id, queued.round, me.id)?.map_or(0, |seat| seat.table_no))
}

/// The same rules as in a form; `None` if one of them is broken.
fn words(queued: &Queued) -> Option<Words> {
    let text = one_space(&queued.text);
    let is_good = text.chars().any(char::is_alphanumeric) && text.chars().count() <= LONGEST;
    super::forms::client(&queued.edit)?;
    let kind = Kind::of_word(&queued.kind)?;
    is_good.then_some(Words {
        client_id: super::forms::client(&queued.client)?,
        kind,
        text,
        language: Language::of_word(&queued.language)?,
        is_quote: queued.quote || kind == Kind::Quote,
        allowed: Allowed { quote: queued.may_quote, is_sensitive: queued.sensitive },
    })
}
