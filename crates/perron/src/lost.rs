//! The page of whatever went wrong.

use askama::Template;
use axum::response::{IntoResponse, Response};

use crate::error::Error;
use crate::page::{View, view};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "layout/error.html")]
struct Lost<'a> {
    visit: &'a Visit,
    keys: [&'static str; 3],
}

view!(Lost, |page| page.t(page.keys[0]).to_string());

/// What went wrong, what was kept, what to do.
pub fn show(visit: &Visit, error: &Error) -> Response {
    let lost = Lost { visit, keys: error.keys() };
    let page = visit.answer(error.status(), &lost);
    page.unwrap_or_else(|error| error.status().into_response())
}
