//! Giving a story a voice and a photo: recorded in the browser or brought as a file, recognised by content, kept before
//! anyone is told so.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use store::consent::{self, Grants, Kind};
use store::story::{self, Origin, Story};
use store::story_file::{self, Part as As, StoryFile, Typist};
use store::{Language, taking};

use super::files::{self, Part};
use super::{find_by_words, pages, photo, prompts, sound, tell};
use crate::consent::{Purpose, Viewer, may};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::page::{View, view};
use crate::upload::Upload;
use crate::visit::Visit;

/// Characters of what a photo shows.
const LONGEST_ALTERNATIVE: usize = 500;

/// A story's voice and photo, for its owner, and until it is claimed for who took it down.
#[derive(Template)]
#[template(path = "story/files.html")]
struct Files<'a> {
    visit: &'a Visit,
    story: &'a Story,
    files: &'a [StoryFile],
    is_owner: bool,
    form: Form,
}
view!(Files, "story-files-title", nav Stories, listed false);

impl Files<'_> {
    fn path(&self) -> String {
        format!("/stories/{}", Id(self.story.id))
    }

    fn back(&self) -> String {
        format!("{}/{}", self.path(), if self.is_owner { "consent" } else { "taking" })
    }

    fn sound(&self) -> Option<&StoryFile> {
        self.files.iter().find(|file| file.part == As::Sound)
    }

    fn photo(&self) -> Option<&StoryFile> {
        self.files.iter().find(|file| file.part == As::Photo)
    }

    fn most(&self) -> usize {
        self.visit.app.settings.largest_file
    }
}

/// Telling a story aloud.
#[derive(Template)]
#[template(path = "story/spoken.html")]
pub struct Spoken<'a> {
    pub visit: &'a Visit,
    pub prompt: &'static prompts::Prompt,
    pub home_word: String,
    pub form: Form,
}
view!(Spoken, |page| page.prompt.question(page.visit.lang).to_owned(), nav Stories, listed false);

impl Spoken<'_> {
    fn hint(&self) -> &'static str {
        self.prompt.hint(self.visit.lang)
    }

    fn most(&self) -> usize {
        self.visit.app.settings.largest_file
    }
}

/// The page may use the microphone, and play what was recorded before it is sent; no other page may.
pub(super) fn with_microphone(page: Response) -> Response {
    const MAY: [(HeaderName, &str); 2] = [
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(self), payment=(), usb=(), browsing-topics=()",
        ),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'self'; media-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; \
             object-src 'none'",
        ),
    ];
    let mut page = page;
    for (name, value) in MAY {
        page.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    page
}

/// A story to which whoever asks may give a voice or a photo, and whether it is their own.
struct Found {
    story: Story,
    files: Vec<StoryFile>,
    is_owner: bool,
}

async fn found(visit: &Visit, id: i64) -> Result<Found, Error> {
    let read = move |tx: &mut store::Tx| {
        let Some(story) = story::by_id(tx, id)? else { return Ok(None) };
        Ok::<_, store::Error>(Some((story, story_file::of(tx, id)?, taking::of(tx, id)?)))
    };
    let (story, files, taken) = visit.app.db.read(read).await?.ok_or_not_found()?;
    let is_owner = story.owner.is_some() && story.owner == visit.holder();
    let me = visit.person.as_ref().map(|person| person.id);
    let is_taker =
        taken.is_some_and(|(taking, _)| me.is_some() && taking.person_id == me && taking.claimed.is_none());
    if is_owner || is_taker { Ok(Found { story, files, is_owner }) } else { Err(Error::NotFound) }
}

impl Found {
    fn view<'a>(&'a self, visit: &'a Visit, form: Form) -> Files<'a> {
        Files { visit, story: &self.story, files: &self.files, is_owner: self.is_owner, form }
    }

    /// The page again, with what needs another look.
    fn refuse(&self, visit: &Visit, form: Form) -> Result<Response, Error> {
        Ok(with_microphone(visit.refuse(&self.view(visit, form))?))
    }

    fn names(&self, part: As) -> Vec<String> {
        self.files.iter().filter(|file| file.part == part).map(|file| file.name.clone()).collect()
    }
}

/// `GET /stories/{id}/files`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let found = found(&visit, id).await?;
    let mut form = Form::new();
    for file in &found.files {
        form.fill(if file.part == As::Sound { "words" } else { "alternative" }, &file.words);
    }
    Ok(with_microphone(visit.show(&found.view(&visit, form))?))
}

/// What came with a form with one file: what was typed, and the file, if one was chosen.
pub(crate) async fn receive(visit: &Visit, upload: &mut Upload) -> Result<(Form, Option<Part>), Error> {
    let (mut typed, mut file) = (Vec::new(), None);
    while let Some(field) = upload.next().await? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name() {
            Some(chosen) if !chosen.is_empty() => {
                file = Some(Part::receive(&visit.app.settings, field).await?)
            }
            Some(_) => {}
            None => {
                let text = field.text().await.map_err(|problem| Error::of_status(problem.status()))?;
                typed.push((name, text));
            }
        }
    }
    Ok((Form::of_pairs(typed), file))
}

/// Work that keeps a thread busy, or waits for the disk.
pub(crate) async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|problem| Error::Internal(problem.to_string()))
}

/// Keeps a recording; `None`, with a sentence beside the field, if it is none.
async fn keep_sound(
    form: &mut Form,
    file: Option<Part>,
) -> Result<Option<(sound::Format, String, i64)>, Error> {
    let Some(file) = file else {
        form.refuse("sound", "story-sound-missing", &[]);
        return Ok(None);
    };
    let kept = aside(move || {
        let mut opened = std::fs::File::open(file.path())?;
        Ok::<_, std::io::Error>(sound::recognise(&mut opened)?.map(|format| (format, file.keep())))
    });
    let kept =
        kept.await?.map_err(|problem| Error::Internal(format!("a recording cannot be read: {problem}")))?;
    match kept {
        Some((format, kept)) => {
            let (name, bytes) = kept?;
            Ok(Some((format, name, bytes)))
        }
        None => {
            form.refuse("sound", "story-sound-wrong", &[]);
            Ok(None)
        }
    }
}

/// `POST /stories/{id}/sound`
pub async fn add_sound(visit: Visit, Path(Id(id)): Path<Id>, mut upload: Upload) -> Result<Response, Error> {
    visit.limit(Act::Upload)?;
    let found = found(&visit, id).await?;
    let (mut form, file) = receive(&visit, &mut upload).await?;
    let Some((format, name, bytes)) = keep_sound(&mut form, file).await? else {
        return found.refuse(&visit, form);
    };
    let (part, now) = (As::Sound, visit.app.clock.now());
    let (format, words) = (format.word().to_owned(), String::new());
    let row = StoryFile { story_id: id, part, name, format, bytes, words, typed_by: None, made: now };
    replace(&visit, &found, row).await?;
    visit.go_saying(&format!("/stories/{}/files", Id(id)), "story-sound-kept")
}

/// Writes the row of a file that is on disk, and removes the file that it takes the place of.
async fn replace(visit: &Visit, found: &Found, row: StoryFile) -> Result<(), Error> {
    let (id, part, name) = (row.story_id, row.part, row.name.clone());
    let written = visit.app.db.write(move |tx| {
        story_file::put(tx, &row)?;
        find_by_words(tx, id)
    });
    let is_written = written.await;
    let gone = if is_written.is_ok() { found.names(part) } else { vec![name] };
    files::remove(&visit.app.settings, gone.iter().map(String::as_str));
    Ok(is_written?)
}

/// `POST /stories/{id}/photo`
pub async fn add_photo(visit: Visit, Path(Id(id)): Path<Id>, mut upload: Upload) -> Result<Response, Error> {
    visit.limit(Act::Upload)?;
    let found = found(&visit, id).await?;
    let (mut form, file) = receive(&visit, &mut upload).await?;
    let words = form.text("alternative", LONGEST_ALTERNATIVE);
    if file.is_none() {
        form.refuse("photo", "story-photo-missing", &[]);
    }
    let Some(file) = file.filter(|_| form.is_good()) else { return found.refuse(&visit, form) };
    let app = visit.app.clone();
    // a photo takes much memory while it is drawn anew: one after the other
    let turn = app.photos.acquire().await.map_err(|problem| Error::Internal(problem.to_string()))?;
    let made = aside(move || photo::clean(&std::fs::read(file.path()).ok()?)).await?;
    drop(turn);
    let Some(made) = made else {
        form.refuse("photo", "story-photo-wrong", &[]);
        return found.refuse(&visit, form);
    };
    let app = visit.app.clone();
    let (name, bytes) = aside(move || Part::write(&app.settings, &made)?.keep()).await??;
    let typed_by = Some(if found.is_owner { Typist::Owner } else { Typist::Helper });
    let (part, format, made) = (As::Photo, "jpeg".to_owned(), visit.app.clock.now());
    replace(&visit, &found, StoryFile { story_id: id, part, name, format, bytes, words, typed_by, made })
        .await?;
    visit.go_saying(&format!("/stories/{}/files", Id(id)), "story-photo-kept")
}

/// `POST /stories/{id}/files/removal`
pub async fn remove(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let found = found(&visit, id).await?;
    let part = As::of_word(form.value("part")).ok_or_not_found()?;
    let write = move |tx: &mut store::Tx| {
        story_file::remove(tx, id, part)?;
        find_by_words(tx, id)
    };
    visit.app.db.write(write).await?;
    files::remove(&visit.app.settings, found.names(part).iter().map(String::as_str));
    visit.go_saying(&format!("/stories/{}/files", Id(id)), "story-file-removed")
}

/// `POST /stories/{id}/transcript`: typed by its owner, or by somebody who looks after the story and may hear it.
pub async fn transcribe(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = move |tx: &mut store::Tx| {
        let found = story::by_id(tx, id)?;
        Ok::<_, store::Error>(found.zip(consent::of(tx, Kind::Story, id)?))
    };
    let (story, held) = visit.app.db.read(read).await?.ok_or_not_found()?;
    let is_owner = story.owner.is_some() && story.owner == visit.holder();
    let is_steward = Viewer::of(&visit, None, held.community_id) == Viewer::Steward;
    let hears = is_steward && may(&held, Viewer::Steward, Purpose::Page, visit.app.clock.now());
    if !is_owner && !hears {
        return Err(Error::NotFound);
    }
    let (typed_by, back) = if is_owner { (Typist::Owner, "/files") } else { (Typist::Helper, "") };
    let words = form.optional("words", super::LONGEST).unwrap_or_default();
    if !form.is_good() {
        return match is_owner {
            true => found(&visit, id).await?.refuse(&visit, form),
            false => Err(Error::TooLarge),
        };
    }
    let write = move |tx: &mut store::Tx| {
        let is_there = story_file::set_words(tx, id, As::Sound, &words, typed_by)?;
        find_by_words(tx, id)?;
        Ok::<_, store::Error>(is_there)
    };
    visit.app.db.write(write).await?.then_some(()).ok_or_not_found()?;
    visit.go_saying(&format!("/stories/{}{back}", Id(id)), "story-transcript-kept")
}

/// `POST /stories/spoken`: the voice is kept first, for its owner and the stewards alone; then its owner says what they
/// allow.
pub async fn speak(visit: Visit, mut upload: Upload) -> Result<Response, Error> {
    visit.limit(Act::Upload)?;
    let (mut form, file) = receive(&visit, &mut upload).await?;
    let community = pages::home(&visit, form.value("home")).await?;
    let prompt = prompts::of_word(form.value("prompt")).ok_or_not_found()?;
    let language = form.choice("language", &[("en", Language::English), ("fr", Language::French)]);
    let kept = if form.is_good() { keep_sound(&mut form, file).await? } else { None };
    let (Some(language), Some((format, name, bytes))) = (language, kept) else {
        let home_word = form.value("home").to_owned();
        return Ok(with_microphone(visit.refuse(&Spoken { visit: &visit, prompt, home_word, form })?));
    };
    let (id, now, ids) = (visit.app.ids.next(), visit.app.clock.now(), visit.app.ids.clone());
    let story = Story {
        id,
        owner: visit.holder(),
        prompt: prompt.word.clone(),
        title: String::new(),
        text: String::new(),
        language,
        name: String::new(),
        origin: Origin::Own,
        made: now,
    };
    let (part, format, words) = (As::Sound, format.word().to_owned(), String::new());
    let row =
        StoryFile { story_id: id, part, name: name.clone(), format, bytes, words, typed_by: None, made: now };
    let community_id = community.map(|community| community.id);
    let write = move |tx: &mut store::Tx| {
        tell(tx, &ids, &story, community_id, &Grants::default())?;
        story_file::put(tx, &row)
    };
    if let Err(problem) = visit.app.db.write(write).await {
        files::remove(&visit.app.settings, [name.as_str()]);
        return Err(problem.into());
    }
    visit.go_saying(&format!("/stories/{}/consent", Id(id)), "story-spoken-thanks")
}
