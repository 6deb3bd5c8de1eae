//! An owner corrects what they told: its words, its title, its language, the name they want beside it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::story::{self, Story};
use store::story_file::{self, Part};

use super::{find_by_words, forms};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::page::{View, view};
use crate::visit::Visit;

/// The page to correct on.
#[derive(Template)]
#[template(path = "story/words.html")]
struct Words<'a> {
    visit: &'a Visit,
    id: Id,
    form: Form,
}
view!(Words, "story-words-title", nav Stories, listed false);

/// A story of whoever asks, and whether it is told by a recording.
async fn mine(visit: &Visit, id: i64) -> Result<(Story, bool), Error> {
    let read = move |tx: &mut store::Tx| {
        let has_sound = story_file::of(tx, id)?.iter().any(|file| file.part == Part::Sound);
        Ok::<_, store::Error>(story::by_id(tx, id)?.map(|story| (story, has_sound)))
    };
    let found = visit.app.db.read(read).await?;
    found.filter(|(story, _)| story.owner.is_some() && story.owner == visit.holder()).ok_or_not_found()
}

/// `GET /stories/{id}/words`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let (story, _) = mine(&visit, id).await?;
    let form = Form::filled([
        ("text", story.text.as_str()),
        ("title", &story.title),
        ("language", story.language.word()),
        ("name", &story.name),
    ]);
    visit.show(&Words { visit: &visit, id: Id(id), form })
}

/// `POST /stories/{id}/words`
pub async fn change(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let (story, has_sound) = mine(&visit, id).await?;
    let Some(words) = forms::words(&mut form, has_sound) else {
        return visit.refuse(&Words { visit: &visit, id: Id(id), form });
    };
    let forms::Words { title, text, language, name } = words;
    let story = Story { title, text, language, name, ..story };
    let write = move |tx: &mut store::Tx| {
        story::update(tx, &story)?;
        find_by_words(tx, id)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("/stories/{}/consent", Id(id)), "story-words-kept")
}
