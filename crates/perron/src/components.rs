//! `/components`: each component as it looks, for those who build; in English only. Shown where the setting says so.

use askama::Template;
use axum::response::Response;

use crate::error::Error;
use crate::form::Form;
use crate::page::{View, view};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "components/page.html")]
struct Components<'a> {
    visit: &'a Visit,
    good: Form,
    faulty: Form,
    page: usize,
    pages: usize,
    laid: usize,
}

view!(Components, |_page| "The components".to_owned(), listed false);

/// `GET /components`
pub async fn show(visit: Visit) -> Result<Response, Error> {
    let mut faulty =
        Form::filled([("area", "H2A 1B1"), ("at-day", "31"), ("at-month", "11"), ("at-year", "2026")]);
    faulty.text("area", 3);
    faulty.date("at");
    let good = Form::filled([
        ("story", "The winter the power was out, the whole floor ate in our kitchen."),
        ("party-day", "14"),
        ("party-month", "6"),
        ("party-year", "2027"),
    ]);
    visit.show(&Components { visit: &visit, good, faulty, page: 2, pages: 9, laid: 6 })
}
