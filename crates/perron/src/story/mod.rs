//! Stories: told, read, changed and taken back, by the consent of their owners.

pub(crate) mod attach;
mod claim;
pub mod files;
mod forms;
mod mine;
mod own;
mod own_words;
mod pages;
pub mod photo;
pub mod prompts;
pub(crate) mod serve;
pub mod sound;
mod stewards;
mod taken;
mod views;
mod words;

use store::consent::{self, Grants, Kind};
use store::story::Story;
use store::{Ids, Tx};

use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::settings::Settings;

/// Characters of the longest story: about three pages.
pub const LONGEST: usize = 10_000;
/// Bytes.
const MEGABYTE: usize = 1024 * 1024;
/// Characters of the longest title.
pub const LONGEST_TITLE: usize = 120;

/// The routes of this noun.
pub fn routes(settings: &Settings) -> Vec<Route> {
    // the file, and what is typed beside it
    let upload = settings.largest_file * MEGABYTE + 64 * 1024;
    let (moderates, records) = (Access::Somewhere(Deed::Moderate), Access::Somewhere(Deed::Record));
    vec![
        Route::get("/stories", Access::Anyone, pages::list),
        Route::get("/stories/new", Access::Voice, pages::new),
        Route::post("/stories", Access::Voice, pages::create),
        Route::get("/stories/mine", Access::Guest, mine::list),
        Route::upload("/stories/spoken", Access::Voice, upload, attach::speak),
        Route::get("/stories/{id}/files", Access::Guest, attach::show),
        Route::post("/stories/{id}/files/removal", Access::Guest, attach::remove),
        Route::get("/stories/{id}/sound", Access::Anyone, serve::sound),
        Route::upload("/stories/{id}/sound", Access::Guest, upload, attach::add_sound),
        Route::post("/stories/{id}/transcript", Access::Guest, attach::transcribe),
        Route::get("/stories/{id}/photo", Access::Anyone, serve::photo),
        Route::upload("/stories/{id}/photo", Access::Guest, upload, attach::add_photo),
        Route::get("/stories/{id}/words", Access::Guest, own_words::show),
        Route::post("/stories/{id}/words", Access::Guest, own_words::change),
        Route::get("/stories/claim", Access::Voice, claim::show),
        Route::post("/stories/claim", Access::Voice, claim::take),
        Route::get("/stories/taken", records, taken::list),
        Route::get("/stories/taken/new", records, taken::new),
        Route::post("/stories/taken", records, taken::create),
        Route::get("/stories/{id}/taking", records, taken::show),
        Route::post("/stories/{id}/taking/withdrawal", records, taken::withdraw),
        Route::get("/stories/{id}/slip", records, taken::no_slip),
        Route::post("/stories/{id}/slip", records, taken::slip),
        Route::get("/stories/prompts", moderates, prompts::show),
        Route::post("/stories/prompts", moderates, prompts::choose),
        Route::get("/stories/mending", moderates, stewards::mending),
        Route::post("/stories/{id}/mending", moderates, stewards::mend),
        Route::get("/stories/{id}", Access::Anyone, pages::show),
        Route::get("/stories/{id}/consent", Access::Guest, mine::show),
        Route::post("/stories/{id}/consent", Access::Guest, mine::change),
        Route::post("/stories/{id}/withdrawal", Access::Guest, mine::withdraw),
        Route::post("/stories/{id}/erasure", Access::Guest, mine::erase),
        Route::post("/stories/{id}/themes", moderates, stewards::set_themes),
        Route::post("/stories/{id}/labels", moderates, stewards::add_label),
        Route::post("/stories/{id}/labels/{label}/removal", moderates, stewards::remove_label),
    ]
}

/// Keeps a story with what its owner allows.
pub fn tell(
    tx: &mut Tx,
    ids: &Ids,
    story: &Story,
    community_id: Option<i64>,
    grants: &Grants,
) -> store::Result<()> {
    store::story::insert(tx, story, &words::of(&[&story.title, &story.text]))?;
    consent::put(tx, ids, (Kind::Story, story.id), community_id, grants, story.made)
}

/// Makes a story found by all its words: its title, its text, what its recording says, what its photo shows.
pub(crate) fn find_by_words(tx: &mut Tx, id: i64) -> store::Result<()> {
    let Some(story) = store::story::by_id(tx, id)? else { return Ok(()) };
    let files = store::story_file::of(tx, id)?;
    let mut texts = vec![story.title.as_str(), &story.text];
    texts.extend(files.iter().map(|file| file.words.as_str()));
    store::story::set_words(tx, id, &words::of(&texts))
}

/// Removes the stories that their owners let us keep until now; how many.
pub fn remove_over(tx: &mut Tx, now: i64) -> store::Result<usize> {
    let over = consent::over(tx, Kind::Story, now, 1_000)?;
    for id in &over {
        store::story::delete(tx, *id, now)?;
    }
    Ok(over.len())
}

/// Makes the stories found by their words that were kept before there was a search by words; how many.
pub async fn find_again(app: &crate::app::App) -> store::Result<usize> {
    let (mut after, mut found) = (0, 0);
    loop {
        let step = move |tx: &mut Tx<'_>| {
            let stories = store::story::without_words(tx, after, 200)?;
            for story in &stories {
                find_by_words(tx, story.id)?;
            }
            Ok::<_, store::Error>((stories.len(), stories.last().map(|story| story.id)))
        };
        let (some, last) = app.db.write(step).await?;
        found += some;
        let Some(last) = last else { return Ok(found) };
        after = last;
    }
}
