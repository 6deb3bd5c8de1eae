//! Editions: what a strategy says, as it was published on a day, and the forms in which it goes out.

mod changes;
mod cited;
pub mod content;
mod epub;
mod form;
mod form_pages;
mod form_views;
mod freeze;
mod pages;
mod paper;
mod prose;
mod sheet;
mod shelf;
#[cfg(test)]
mod tests;
mod text;
mod views;

use axum::extract::Path;

use self::form::Form;
pub use self::shelf::Shelf;
use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::tongue::Tag;
use crate::visit::Visit;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    let file = |path: &'static str, form: Form| {
        Route::get(path, Access::Anyone, move |visit: Visit, Path((Id(id), number)): Path<(Id, i64)>| {
            form_pages::file(visit, id, number, form)
        })
    };
    let voiced = |path: &'static str, form: Form| {
        let send = move |visit: Visit, Path((Id(id), number, tag)): Path<(Id, i64, String)>| {
            form_pages::voiced(visit, id, number, tag, form)
        };
        Route::get(path, Access::Anyone, send)
    };
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/strategies/{id}/editions/new", RUN, pages::new),
        Route::post("/strategies/{id}/editions", RUN, pages::publish),
        Route::get("/strategies/{id}/editions/{number}", Access::Anyone, pages::show),
        file("/strategies/{id}/editions/{number}/edition.pdf", Form::Paper),
        file("/strategies/{id}/editions/{number}/plain.pdf", Form::PlainPaper),
        file("/strategies/{id}/editions/{number}/one-page.pdf", Form::OnePage),
        file("/strategies/{id}/editions/{number}/edition.epub", Form::Book),
        file("/strategies/{id}/editions/{number}/edition.md", Form::Text),
        file("/strategies/{id}/editions/{number}/edition.json", Form::Content),
        file("/strategies/{id}/editions/{number}/citation.bib", Form::Bibtex),
        file("/strategies/{id}/editions/{number}/citation.json", Form::Csl),
        Route::get("/strategies/{id}/editions/{number}/plain", Access::Anyone, form_pages::plain),
        Route::get("/strategies/{id}/editions/{number}/citation", Access::Anyone, form_pages::citation),
        Route::get("/strategies/{id}/editions/{number}/tongues/{tag}", Access::Anyone, pages::voiced),
        Route::get(
            "/strategies/{id}/editions/{number}/tongues/{tag}/plain",
            Access::Anyone,
            form_pages::voiced_plain,
        ),
        voiced("/strategies/{id}/editions/{number}/tongues/{tag}/edition.pdf", Form::Paper),
        voiced("/strategies/{id}/editions/{number}/tongues/{tag}/plain.pdf", Form::PlainPaper),
        voiced("/strategies/{id}/editions/{number}/tongues/{tag}/one-page.pdf", Form::OnePage),
        voiced("/strategies/{id}/editions/{number}/tongues/{tag}/edition.epub", Form::Book),
        voiced("/strategies/{id}/editions/{number}/tongues/{tag}/edition.md", Form::Text),
        Route::get("/strategies/{id}/changes.atom", Access::Anyone, changes::show),
    ]
}

/// The address of an edition in one of its other languages, without the language of the page.
pub fn voiced_path(strategy_id: i64, number: i64, tag: &Tag) -> String {
    format!("{}/tongues/{tag}", path(strategy_id, number))
}

/// The address of an edition, without the language.
pub fn path(strategy_id: i64, number: i64) -> String {
    format!("{}/editions/{number}", crate::strategy::path(strategy_id))
}
