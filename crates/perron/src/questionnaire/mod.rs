//! Questionnaires, put together by those who run a pulse: which questions, in which order, in both languages; looked at as
//! people will see them, and printed.

mod forms;
mod pages;
mod question;

use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// Questions of one questionnaire at most.
pub const MOST: usize = 60;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/communities/{id}/questionnaires/new", RUN, pages::new),
        Route::post("/communities/{id}/questionnaires", RUN, pages::create),
        Route::get("/questionnaires/{id}", Access::Person, pages::show),
        Route::post("/questionnaires/{id}/words", Access::Person, pages::reword),
        Route::post("/questionnaires/{id}/items", Access::Person, pages::add),
        Route::post("/questionnaires/{id}/order", Access::Person, pages::order),
        Route::post("/questionnaires/{id}/removal", Access::Person, pages::set_aside),
        Route::get("/questionnaires/{id}/preview", Access::Person, pages::preview),
        Route::get("/questionnaires/{id}/paper.pdf", Access::Person, pages::print),
        Route::get("/questionnaires/{id}/items/new", Access::Person, question::new),
        Route::post("/questionnaires/{id}/items/new", Access::Person, question::create),
        Route::get("/communities/{id}/items", RUN, question::file),
        Route::post("/communities/{id}/items", RUN, question::bring).up_to(128 << 10),
    ]
}

/// The address of a questionnaire, without the language.
pub fn path(id: i64) -> String {
    format!("/questionnaires/{}", Id(id))
}
