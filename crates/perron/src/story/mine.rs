//! My stories: what I allow, where my words went, changing my mind.

use axum::extract::Path;
use axum::response::Response;
use store::consent::{self, Consent, Kind};
use store::story::{self, Story};
use store::{community, lean, story_file, taking};

use super::files;
use super::own::{Mine, Own};
use crate::consent::{Asked, fill, parse};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::visit::Visit;

/// `GET /stories/mine`
pub async fn list(visit: Visit) -> Result<Response, Error> {
    let holder = visit.holder().unwrap_or_default();
    let read = move |tx: &mut store::Tx| {
        let mut all = Vec::new();
        for (story, consent) in story::of_owner(tx, &holder)? {
            let leans = lean::of(tx, Kind::Story, story.id)?;
            all.push((story, consent, leans));
        }
        Ok::<_, store::Error>(all)
    };
    let stories = visit.app.db.read(read).await?;
    visit.show(&Mine::of(&visit, stories))
}

/// A story of whoever asks; for everybody else there is none.
struct Found {
    story: Story,
    consent: Consent,
    asked: Asked,
    leans: Vec<lean::Lean>,
    history: Vec<consent::Change>,
    taken: Option<(taking::Taking, Option<String>)>,
    files: Vec<story_file::StoryFile>,
}

async fn mine(visit: &Visit, id: i64) -> Result<Found, Error> {
    let lang = visit.lang;
    let holder = visit.holder();
    let read = move |tx: &mut store::Tx| {
        let Some(story) =
            story::by_id(tx, id)?.filter(|story| story.owner.is_some() && story.owner == holder)
        else {
            return Ok(None);
        };
        let Some(consent) = consent::of(tx, Kind::Story, id)? else { return Ok(None) };
        let home = consent.community_id.map(|id| community::by_id(tx, id)).transpose()?.flatten();
        let asked = Asked::of(home.as_ref(), lang);
        let (leans, history) = (lean::of(tx, Kind::Story, id)?, consent::history(tx, Kind::Story, id)?);
        let (taken, files) = (taking::of(tx, id)?, story_file::of(tx, id)?);
        Ok::<_, store::Error>(Some(Found { story, consent, asked, leans, history, taken, files }))
    };
    visit.app.db.read(read).await?.ok_or_not_found()
}

impl Found {
    fn view<'a>(&'a self, visit: &'a Visit, form: Form) -> Own<'a> {
        let Self { story, consent, asked, leans, history, taken, files } = self;
        Own { visit, story, consent, asked, leans, history, taken: taken.as_ref(), files, form }
    }
}

/// `GET /stories/{id}/consent`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let found = mine(&visit, id).await?;
    let mut form = Form::new();
    fill(&mut form, &found.consent.grants);
    visit.show(&found.view(&visit, form))
}

/// `POST /stories/{id}/consent`: holds from now on, everywhere.
pub async fn change(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let found = mine(&visit, id).await?;
    let (now, ids) = (visit.app.clock.now(), visit.app.ids.clone());
    if form.has("grant", "name") && found.story.name.is_empty() {
        form.refuse("grant-name", "story-name-missing", &[]);
    }
    let grants = parse(&mut form, &found.asked, now);
    let Some(grants) = grants.filter(|_| found.consent.withdrawn.is_none()) else {
        return visit.refuse(&found.view(&visit, form));
    };
    let change = move |tx: &mut store::Tx| consent::put(tx, &ids, (Kind::Story, id), None, &grants, now);
    visit.app.db.write(change).await?;
    visit.go_saying(&format!("/stories/{}/consent", Id(id)), "story-changed")
}

/// `POST /stories/{id}/withdrawal`
pub async fn withdraw(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    mine(&visit, id).await?;
    let (now, ids) = (visit.app.clock.now(), visit.app.ids.clone());
    visit.app.db.write(move |tx| consent::withdraw(tx, &ids, Kind::Story, id, now)).await?;
    visit.go_saying(&format!("/stories/{}/consent", Id(id)), "story-withdrawn")
}

/// `POST /stories/{id}/erasure`: nothing of it is left but the marks on what leaned on it.
pub async fn erase(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    mine(&visit, id).await?;
    let now = visit.app.clock.now();
    let write = move |tx: &mut store::Tx| {
        let files = story_file::of(tx, id)?;
        story::delete(tx, id, now)?;
        Ok::<_, store::Error>(files)
    };
    let gone = visit.app.db.write(write).await?;
    files::remove(&visit.app.settings, gone.iter().map(|file| file.name.as_str()));
    visit.go_saying("/stories/mine", "story-erased")
}
