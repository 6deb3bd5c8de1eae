//! Numbers of a population, brought as a CSV file.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::wave::Wave;

use super::pages::{self, keep, parse};
use super::{list, path};
use crate::error::Error;
use crate::estimate::attribute_name;
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::page::{View, view};
use crate::upload::Upload;
use crate::visit::Visit;

/// The form for a file.
#[derive(Template)]
#[template(path = "margin/file.html")]
struct File<'a> {
    visit: &'a Visit,
    wave: Wave,
    attributes: Vec<String>,
    form: Form,
}
view!(File, "margin-file-title", nav Communities, listed false);

impl File<'_> {
    fn up(&self) -> String {
        path(self.wave.id)
    }

    fn choices(&self) -> Vec<(String, String)> {
        self.attributes.iter().map(|word| (word.clone(), attribute_name(self.visit.lang, word))).collect()
    }
}

/// `GET /waves/{id}/margins/file`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let pages::Show { wave, attributes, .. } = pages::read(&visit, id).await?;
    visit.show(&File { visit: &visit, wave, attributes, form: Form::new() })
}

/// `POST /waves/{id}/margins/file`: taken whole, or refused in a sentence with nothing changed.
pub async fn take(visit: Visit, Path(Id(id)): Path<Id>, mut upload: Upload) -> Result<Response, Error> {
    visit.limit(Act::Upload)?;
    let page = pages::read(&visit, id).await?;
    let (mut form, bytes) = upload.typed_and_file().await?;
    let text = match list::of_file(&bytes) {
        Ok(text) => text,
        Err((key, said)) => {
            form.refuse("totals", key, &said);
            ""
        }
    };
    let new = parse(&visit, &mut form, &page, text);
    match new.filter(|new| !new.totals.is_empty()) {
        Some(new) => {
            keep(&visit, &page.wave, new).await?;
            visit.go_saying(&path(id), "margin-kept")
        }
        None => {
            let pages::Show { wave, attributes, .. } = page;
            visit.refuse(&File { visit: &visit, wave, attributes, form })
        }
    }
}
