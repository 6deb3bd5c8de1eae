//! What those who look after stories do: themes, labels, mending what rests on words that were taken back.

use axum::extract::Path;
use axum::response::Response;
use store::consent::{self, Consent, Kind};
use store::label::{self, Label};
use store::story::{self, Story};
use store::story_file::{self, Part, StoryFile};
use store::theme::{self, Theme};
use store::{community, lean, taking};

use super::forms;
use super::own::Mending;
use super::taken::{self, may_there};
use super::views::{Show, Told};
use crate::consent::{Purpose, Viewer, may};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// Marks shown at once.
const MOST_MARKS: i64 = 200;

/// The forms of those who look after a story, filled with its themes and with what its recording says.
pub(super) fn form(themes: &[Theme], files: &[StoryFile]) -> Form {
    let lines: Vec<String> =
        themes.iter().map(|theme| format!("{} | {}", theme.name.en, theme.name.fr)).collect();
    let sound = files.iter().find(|file| file.part == Part::Sound).map_or("", |file| file.words.as_str());
    Form::filled([("themes", lines.join("\n").as_str()), ("words", sound)])
}

/// A story that whoever asks looks after, and may see.
async fn kept(visit: &Visit, id: i64) -> Result<(Story, Consent), Error> {
    let read = move |tx: &mut store::Tx| {
        let found = story::by_id(tx, id)?;
        Ok::<_, store::Error>(found.zip(consent::of(tx, Kind::Story, id)?))
    };
    let (story, consent) = visit.app.db.read(read).await?.ok_or_not_found()?;
    let is_steward = Viewer::of(visit, None, consent.community_id) == Viewer::Steward;
    let may_see = may(&consent, Viewer::Steward, Purpose::Page, visit.app.clock.now());
    if is_steward && may_see { Ok((story, consent)) } else { Err(Error::NotFound) }
}

/// The story's page again, with what needs another look.
async fn refuse(visit: &Visit, story: Story, consent: Consent, form: Form) -> Result<Response, Error> {
    let (id, home) = (story.id, consent.community_id);
    let read = move |tx: &mut store::Tx| {
        let home = home.map(|id| community::by_id(tx, id)).transpose()?.flatten();
        let (themes, labels) = (theme::of_story(tx, id)?, label::of(tx, Kind::Story, id)?);
        Ok::<_, store::Error>((themes, labels, story_file::of(tx, id)?, taking::of(tx, id)?, home))
    };
    let (themes, labels, files, taken, home) = visit.app.db.read(read).await?;
    let now = visit.app.clock.now();
    let viewer = Viewer::of(visit, story.owner.as_deref(), consent.community_id);
    let is_named = may(&consent, viewer, Purpose::Name, now);
    let is_public = may(&consent, Viewer::Anyone, Purpose::Page, now);
    let told = Told::of(visit, &story, is_named, themes, files);
    let taken_by = taken.map(|(_, taker)| taken::by(visit.lang, taker.as_deref()));
    visit.refuse(&Show { visit, told, home, labels, viewer, consent, is_public, taken_by, form })
}

/// `POST /stories/{id}/themes`
pub async fn set_themes(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let (story, consent) = kept(&visit, id).await?;
    let Some(named) = forms::themes(&mut form) else { return refuse(&visit, story, consent, form).await };
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let write = move |tx: &mut store::Tx| {
        let mut themes = Vec::new();
        for (name, key) in named {
            themes.push(theme::keep(tx, &Theme { id: ids.next(), name }, &key, now)?);
        }
        theme::set(tx, id, &themes)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("/stories/{}", Id(id)), "story-themes-kept")
}

/// `POST /stories/{id}/labels`: in the words of the community it was given to.
pub async fn add_label(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let (story, consent) = kept(&visit, id).await?;
    let text = form.text("label", forms::LONGEST_LABEL);
    if !form.is_good() {
        return refuse(&visit, story, consent, form).await;
    }
    let (now, community_id) = (visit.app.clock.now(), consent.community_id);
    let label = Label { id: visit.app.ids.next(), community_id, text, made: now };
    visit.app.db.write(move |tx| label::insert(tx, Kind::Story, id, &label)).await?;
    visit.go_saying(&format!("/stories/{}", Id(id)), "story-label-kept")
}

/// `POST /stories/{id}/labels/{label}/removal`
pub async fn remove_label(
    visit: Visit,
    Path((Id(id), Id(label))): Path<(Id, Id)>,
) -> Result<Response, Error> {
    kept(&visit, id).await?;
    let removed = visit.app.db.write(move |tx| label::remove(tx, Kind::Story, id, label)).await?;
    removed.then_some(()).ok_or_not_found()?;
    visit.go_saying(&format!("/stories/{}", Id(id)), "story-label-removed")
}

/// `GET /stories/mending`: what rests on words that were taken back or are kept closer now.
pub async fn mending(visit: Visit) -> Result<Response, Error> {
    let mut marks = visit.app.db.read(|tx| lean::to_mend(tx, MOST_MARKS)).await?;
    marks.retain(|mark| may_there(&visit, mark.community_id, Deed::Moderate));
    visit.show(&Mending { visit: &visit, marks })
}

/// `POST /stories/{id}/mending`
pub async fn mend(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let lean_id = store::ids::from_text(form.value("mark")).ok_or_not_found()?;
    let found = visit.app.db.read(move |tx| lean::by_id(tx, Kind::Story, id, lean_id)).await?;
    found.filter(|mark| may_there(&visit, mark.community_id, Deed::Moderate)).ok_or_not_found()?;
    visit.app.db.write(move |tx| lean::mend(tx, Kind::Story, id, lean_id, now)).await?;
    visit.go_saying("/stories/mending", "story-mended")
}
