//! Telling and reading stories.

use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use store::community::{self, Community, State};
use store::story::{self, Home, Search, Story};
use store::story_file;
use store::{consent::Kind, ids, label, taking, theme};

use super::views::{Choose, Line, List, New, Show, Told};
use super::{attach, forms, prompts, taken, tell};
use crate::consent::{Asked, Purpose, Viewer, may};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::rights::Deed;
use crate::visit::Visit;

/// Stories on one page.
const PAGE: usize = store::story_file::MANY;
/// Characters of the longest search.
const LONGEST_SEARCH: usize = 80;

/// Which stories.
#[derive(Deserialize, Default)]
pub struct Asking {
    #[serde(default)]
    q: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    home: String,
    #[serde(default)]
    before: String,
}

/// The community of a form or an address, which must be there for stories; `None` for the programme.
pub(super) async fn home(visit: &Visit, text: &str) -> Result<Option<Community>, Error> {
    if text.is_empty() || text == "programme" {
        return Ok(None);
    }
    let id = ids::from_text(text).ok_or_not_found()?;
    let found = visit.app.db.read(move |tx| community::by_id(tx, id)).await?.ok_or_not_found()?;
    let takes = found.state == State::Active && found.kind != community::Kind::Institution;
    takes.then_some(Some(found)).ok_or_not_found()
}

/// `GET /stories`: those that whoever asks may see, the newest first.
pub async fn list(visit: Visit, Query(asking): Query<Asking>) -> Result<Response, Error> {
    let community = home(&visit, &asking.home).await?;
    let home = match (&community, asking.home.as_str()) {
        (Some(community), _) => Home::Community(community.id),
        (None, "programme") => Home::Programme,
        (None, _) => Home::Any,
    };
    let viewer = match home {
        // in a list of everything, those who look after one part are like everybody else
        Home::Any if visit.rights.somewhere(Deed::Answer) => Viewer::Institution,
        Home::Any => Viewer::Anyone,
        Home::Programme => Viewer::of(&visit, None, None),
        Home::Community(id) => Viewer::of(&visit, None, Some(id)),
    };
    let q: String = asking.q.trim().chars().take(LONGEST_SEARCH).collect();
    let now = visit.app.clock.now();
    let search = Search {
        now,
        viewer: viewer.word(),
        home,
        words: super::words::searched(&q),
        theme: ids::from_text(&asking.theme),
        before: ids::from_text(&asking.before).unwrap_or(i64::MAX),
        limit: PAGE as i64 + 1,
    };
    let read = move |tx: &mut store::Tx| {
        let found = story::page(tx, &search)?;
        let shown: Vec<i64> = found.iter().take(PAGE).map(|(story, _)| story.id).collect();
        let (tags, files) = match shown.is_empty() {
            true => (Vec::new(), Vec::new()),
            false => (theme::of_many(tx, &shown)?, story_file::of_many(tx, &shown)?),
        };
        let theme = search.theme.map(|id| theme::by_id(tx, id)).transpose()?.flatten();
        Ok::<_, store::Error>((found, tags, files, theme, theme::seen(tx, search.viewer, home, now)?))
    };
    let (mut found, tags, files, theme, themes) = visit.app.db.read(read).await?;
    let more = (found.len() > PAGE).then(|| found[PAGE - 1].0.id);
    found.truncate(PAGE);
    let lines = found.into_iter().map(|(story, consent)| {
        // an owner meets their own story here as everybody else does
        let is_named = may(&consent, viewer, Purpose::Name, now);
        let themes = tags.iter().filter(|(id, _)| *id == story.id).map(|(_, theme)| theme.clone()).collect();
        let files = files.iter().filter(|file| file.story_id == story.id).cloned().collect();
        Line::of(&visit, story, is_named, themes, files)
    });
    let lines = lines.collect();
    let search = Form::filled([("q", q.as_str())]);
    visit.show(&List { visit: &visit, search, lines, theme, themes, home, community, viewer, more })
}

/// `GET /stories/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = move |tx: &mut store::Tx| {
        let Some(story) = story::by_id(tx, id)? else { return Ok(None) };
        let Some(consent) = store::consent::of(tx, Kind::Story, id)? else { return Ok(None) };
        let home = consent.community_id.map(|id| community::by_id(tx, id)).transpose()?.flatten();
        let (themes, labels) = (theme::of_story(tx, id)?, label::of(tx, Kind::Story, id)?);
        let (files, taken) = (story_file::of(tx, id)?, taking::of(tx, id)?);
        Ok::<_, store::Error>(Some((story, consent, home, themes, labels, files, taken)))
    };
    let (story, consent, home, themes, labels, files, taken) =
        visit.app.db.read(read).await?.ok_or_not_found()?;
    let viewer = Viewer::of(&visit, story.owner.as_deref(), consent.community_id);
    let now = visit.app.clock.now();
    if !may(&consent, viewer, Purpose::Page, now) {
        return Err(Error::NotFound);
    }
    let is_named = may(&consent, viewer, Purpose::Name, now);
    let is_public = may(&consent, Viewer::Anyone, Purpose::Page, now);
    let form = super::stewards::form(&themes, &files);
    let told = Told::of(&visit, &story, is_named, themes, files);
    let taken_by = taken.map(|(_, taker)| taken::by(visit.lang, taker.as_deref()));
    visit.show(&Show { visit: &visit, told, home, labels, viewer, consent, is_public, taken_by, form })
}

/// What is asked for when telling.
#[derive(Deserialize, Default)]
pub struct Beginning {
    #[serde(default)]
    pub(super) prompt: String,
    #[serde(default)]
    pub(super) home: String,
    /// `voice`: told aloud.
    #[serde(default)]
    by: String,
}

/// `GET /stories/new`: first the question, then the page to write on.
pub async fn new(visit: Visit, Query(asked): Query<Beginning>) -> Result<Response, Error> {
    let community = home(&visit, &asked.home).await?;
    let Some(prompt) = prompts::of_word(&asked.prompt) else {
        let prompts = prompts::asked(&visit, community.as_ref()).await?;
        return visit.show(&Choose { visit: &visit, community, prompts, is_taken: false });
    };
    let mut form = Form::filled([("language", visit.lang.code())]);
    if asked.by == "voice" {
        let page = attach::Spoken { visit: &visit, prompt, home_word: asked.home, form };
        return Ok(attach::with_microphone(visit.show(&page)?));
    }
    if let Some(person) = &visit.person {
        form.fill("name", &person.name);
    }
    let asked = Asked::of(community.as_ref(), visit.lang);
    visit.show(&New { visit: &visit, form, prompt, community, asked, is_taken: false })
}

/// `POST /stories`
pub async fn create(visit: Visit, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let community = home(&visit, form.value("home")).await?;
    let prompt = prompts::of_word(form.value("prompt")).ok_or_not_found()?;
    let asked = Asked::of(community.as_ref(), visit.lang);
    let now = visit.app.clock.now();
    let Some((words, grants)) = forms::told(&mut form, &asked, now) else {
        return visit.refuse(&New { visit: &visit, form, prompt, community, asked, is_taken: false });
    };
    let story = Story {
        id: visit.app.ids.next(),
        owner: visit.holder(),
        prompt: prompt.word.clone(),
        title: words.title,
        text: words.text,
        language: words.language,
        name: words.name,
        origin: story::Origin::Own,
        made: now,
    };
    let (ids, path) = (visit.app.ids.clone(), format!("/stories/{}/consent", Id(story.id)));
    let community_id = community.map(|community| community.id);
    visit.app.db.write(move |tx| tell(tx, &ids, &story, community_id, &grants)).await?;
    visit.go_saying(&path, "story-thanks")
}
