//! Stories: told, read, changed and taken back, by the consent of their owners.

mod forms;
mod mine;
mod own;
mod pages;
pub mod prompts;
mod stewards;
mod views;

use std::collections::BTreeSet;

use store::consent::{self, Grants, Kind};
use store::story::Story;
use store::{Ids, Tx};

use crate::place::fold;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// Characters of the longest story: about three pages.
pub const LONGEST: usize = 10_000;
/// Characters of the longest title.
pub const LONGEST_TITLE: usize = 120;

/// The routes of this noun.
pub fn routes() -> Vec<Route> {
    let moderates = Access::Somewhere(Deed::Moderate);
    vec![
        Route::get("/stories", Access::Anyone, pages::list),
        Route::get("/stories/new", Access::Voice, pages::new),
        Route::post("/stories", Access::Voice, pages::create),
        Route::get("/stories/mine", Access::Guest, mine::list),
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

/// The words of a story as one searches for them, each once.
pub fn key(title: &str, text: &str) -> String {
    let folded = fold(&format!("{title} {text}"));
    folded.split(' ').collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ")
}

/// Keeps a story with what its owner allows.
pub fn tell(
    tx: &mut Tx,
    ids: &Ids,
    story: &Story,
    community_id: Option<i64>,
    grants: &Grants,
) -> store::Result<()> {
    store::story::insert(tx, story, &key(&story.title, &story.text))?;
    consent::put(tx, ids, (Kind::Story, story.id), community_id, grants, story.made)
}

/// Removes the stories that their owners let us keep until now; how many.
pub fn remove_over(tx: &mut Tx, now: i64) -> store::Result<usize> {
    let over = consent::over(tx, Kind::Story, now, 1_000)?;
    for id in &over {
        store::story::delete(tx, *id, now)?;
    }
    Ok(over.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_story_are_found_without_accents() {
        assert_eq!(key("L’été", "À l'école, l’été revient. École!"), "a ecole lecole lete revient");
        assert_eq!(key("", ""), "");
    }
}
