//! The agenda of a session and its prompts, as ordered lists: added, changed, moved and removed one at a time, without a
//! script.

use axum::extract::Path;
use axum::response::Response;
use store::agenda::{self, Item, Prompt};
use store::session::{self, LONGEST, Session};
use store::{Bilingual, Tx, ids};

use super::forms::{NOTE, TITLE, both};
use super::path;
use super::views::{Agenda, ItemView, PromptView};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::visit::Visit;

/// Items, or prompts, of one session.
const MOST: usize = 40;

/// `GET /sessions/{id}/agenda`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let view = view(&visit, id, Form::filled([("minutes", "10")])).await?;
    visit.show(&view)
}

async fn view(visit: &Visit, id: i64, form: Form) -> Result<Agenda<'_>, Error> {
    let read = visit.app.db.read(move |tx| {
        let session = session::by_id(tx, id)?.ok_or_not_found()?;
        Ok::<_, Error>((session, agenda::items(tx, id)?, agenda::prompts(tx, id)?))
    });
    let (session, items, prompts) = read.await?;
    Ok(Agenda { visit, session, items, prompts, form })
}

/// Changes lists of a session, one at a time, so that no two changes cross.
async fn change<T: Send + 'static>(
    visit: &Visit,
    id: i64,
    work: impl FnOnce(&mut Tx<'_>, Session) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let done = visit.app.db.write(move |tx| {
        let session = session::lock(tx, id)?.ok_or_not_found()?;
        work(tx, session)
    });
    let done = done.await?;
    visit.app.events.tell(id);
    Ok(done)
}

fn back(visit: &Visit, id: i64, said: &str) -> Result<Response, Error> {
    visit.go_saying(&format!("{}/agenda", path(id)), said)
}

/// What a form says of an item.
struct SaidItem {
    title: Bilingual,
    minutes: i64,
    cue: Bilingual,
    prompt_id: Option<i64>,
}

fn item_of(form: &mut Form, prompts: &[Prompt]) -> Option<SaidItem> {
    let title = in_both(form, ["title-en", "title-fr"], TITLE);
    let minutes = form.number("minutes", 1, LONGEST);
    let cue = both(form, ["cue-en", "cue-fr"], NOTE);
    let prompt_id = ids::from_text(form.value("prompt"));
    let prompt_id = prompt_id.filter(|id| prompts.iter().any(|prompt| prompt.id == *id));
    let minutes = minutes.filter(|_| form.is_good())?;
    Some(SaidItem { title, minutes, cue, prompt_id })
}

/// Both languages: everybody sees it.
fn in_both(form: &mut Form, [en, fr]: [&'static str; 2], most: usize) -> Bilingual {
    Bilingual { en: form.text(en, most), fr: form.text(fr, most) }
}

/// `POST /sessions/{id}/items`: after the others.
pub async fn add_item(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let prompts = visit.app.db.read(move |tx| agenda::prompts(tx, id)).await?;
    let Some(said) = item_of(&mut form, &prompts) else {
        let view = view(&visit, id, form).await?;
        return visit.refuse(&view);
    };
    let item_id = visit.app.ids.next();
    let is_added = change(&visit, id, move |tx, _| {
        let items = agenda::items(tx, id)?;
        let position = items.last().map_or(1, |last| last.position + 1);
        let has_room = items.len() < MOST;
        if has_room {
            put(tx, id, item_id, position, said)?;
        }
        Ok(has_room)
    });
    let said = if is_added.await? { "session-item-kept" } else { "session-list-full" };
    back(&visit, id, said)
}

fn put(tx: &mut Tx<'_>, session_id: i64, id: i64, position: i64, said: SaidItem) -> store::Result<()> {
    let SaidItem { title, minutes, cue, prompt_id } = said;
    agenda::put_item(tx, &Item { session_id, id, position, title, minutes, cue, prompt_id })
}

/// `GET /sessions/{id}/items/{item}`
pub async fn item(visit: Visit, Path((Id(id), Id(item_id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let (item, prompts) = found_item(&visit, id, item_id).await?;
    let mut form = Form::filled([
        ("title-en", &item.title.en),
        ("title-fr", &item.title.fr),
        ("minutes", &item.minutes.to_string()),
        ("cue-en", &item.cue.en),
        ("cue-fr", &item.cue.fr),
    ]);
    if let Some(prompt) = item.prompt_id {
        form.fill("prompt", &ids::to_text(prompt));
    }
    visit.show(&ItemView { visit: &visit, path: path(id), item, prompts, form })
}

async fn found_item(visit: &Visit, id: i64, item_id: i64) -> Result<(Item, Vec<Prompt>), Error> {
    let read = visit.app.db.read(move |tx| {
        let item = agenda::items(tx, id)?.into_iter().find(|item| item.id == item_id).ok_or_not_found()?;
        Ok::<_, Error>((item, agenda::prompts(tx, id)?))
    });
    read.await
}

/// `POST /sessions/{id}/items/{item}`
pub async fn change_item(
    visit: Visit,
    Path((Id(id), Id(item_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let (item, prompts) = found_item(&visit, id, item_id).await?;
    let Some(said) = item_of(&mut form, &prompts) else {
        return visit.refuse(&ItemView { visit: &visit, path: path(id), item, prompts, form });
    };
    let write = move |tx: &mut Tx<'_>, _| {
        let still = agenda::items(tx, id)?.into_iter().find(|item| item.id == item_id).ok_or_not_found()?;
        Ok(put(tx, id, item_id, still.position, said)?)
    };
    change(&visit, id, write).await?;
    back(&visit, id, "session-item-kept")
}

/// `POST /sessions/{id}/items/{item}/position`: one up or down.
pub async fn place_item(
    visit: Visit,
    Path((Id(id), Id(item_id))): Path<(Id, Id)>,
    form: Form,
) -> Result<Response, Error> {
    let up = form.has("to", "up");
    change(&visit, id, move |tx, _| Ok(agenda::move_item(tx, id, item_id, up)?)).await?;
    back(&visit, id, "session-moved")
}

/// `POST /sessions/{id}/items/{item}/removal`
pub async fn remove_item(
    visit: Visit,
    Path((Id(id), Id(item_id))): Path<(Id, Id)>,
) -> Result<Response, Error> {
    change(&visit, id, move |tx, _| Ok(agenda::remove_item(tx, id, item_id)?)).await?;
    back(&visit, id, "session-item-removed")
}

/// `POST /sessions/{id}/prompts`
pub async fn add_prompt(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let text = in_both(&mut form, ["text-en", "text-fr"], NOTE);
    if !form.is_good() {
        let view = view(&visit, id, form).await?;
        return visit.refuse(&view);
    }
    let prompt_id = visit.app.ids.next();
    let is_added = change(&visit, id, move |tx, _| {
        let prompts = agenda::prompts(tx, id)?;
        let position = prompts.last().map_or(1, |last| last.position + 1);
        let has_room = prompts.len() < MOST;
        if has_room {
            agenda::put_prompt(tx, &Prompt { session_id: id, id: prompt_id, position, text })?;
        }
        Ok(has_room)
    });
    let said = if is_added.await? { "session-prompt-kept" } else { "session-list-full" };
    back(&visit, id, said)
}

async fn found_prompt(visit: &Visit, id: i64, prompt_id: i64) -> Result<Prompt, Error> {
    let prompts = visit.app.db.read(move |tx| agenda::prompts(tx, id)).await?;
    prompts.into_iter().find(|prompt| prompt.id == prompt_id).ok_or_not_found()
}

/// `GET /sessions/{id}/prompts/{prompt}`
pub async fn prompt(visit: Visit, Path((Id(id), Id(prompt_id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let prompt = found_prompt(&visit, id, prompt_id).await?;
    let form = Form::filled([("text-en", &prompt.text.en), ("text-fr", &prompt.text.fr)]);
    visit.show(&PromptView { visit: &visit, path: path(id), prompt, form })
}

/// `POST /sessions/{id}/prompts/{prompt}`
pub async fn change_prompt(
    visit: Visit,
    Path((Id(id), Id(prompt_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let prompt = found_prompt(&visit, id, prompt_id).await?;
    let text = in_both(&mut form, ["text-en", "text-fr"], NOTE);
    if !form.is_good() {
        return visit.refuse(&PromptView { visit: &visit, path: path(id), prompt, form });
    }
    let write = move |tx: &mut Tx<'_>, _| {
        let still = agenda::prompts(tx, id)?.into_iter().find(|one| one.id == prompt_id).ok_or_not_found()?;
        Ok(agenda::put_prompt(tx, &Prompt { text, ..still })?)
    };
    change(&visit, id, write).await?;
    back(&visit, id, "session-prompt-kept")
}

/// `POST /sessions/{id}/prompts/{prompt}/position`
pub async fn place_prompt(
    visit: Visit,
    Path((Id(id), Id(prompt_id))): Path<(Id, Id)>,
    form: Form,
) -> Result<Response, Error> {
    let up = form.has("to", "up");
    change(&visit, id, move |tx, _| Ok(agenda::move_prompt(tx, id, prompt_id, up)?)).await?;
    back(&visit, id, "session-moved")
}

/// `POST /sessions/{id}/prompts/{prompt}/removal`
pub async fn remove_prompt(
    visit: Visit,
    Path((Id(id), Id(prompt_id))): Path<(Id, Id)>,
) -> Result<Response, Error> {
    change(&visit, id, move |tx, _| Ok(agenda::remove_prompt(tx, id, prompt_id)?)).await?;
    back(&visit, id, "session-prompt-removed")
}
