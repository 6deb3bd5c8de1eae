use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::population::{self, Population};

use super::{Part, list, path, province_of};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::page::{View, view};
use crate::place::{Found, PlaceId, find};
use crate::visit::Visit;

/// Characters of the words on where numbers are from.
const LONGEST_SOURCE: usize = 200;

/// How many live in the parts of a place, and the form that changes it.
#[derive(Template)]
#[template(path = "population/show.html")]
struct Show<'a> {
    visit: &'a Visit,
    found: &'a Found,
    kept: Option<Population>,
    form: Form,
}
view!(Show, |page| page.t("population-title").with("place", page.found.step().name.as_str()).to_string(),
    nav Communities, listed false);

impl Show<'_> {
    fn here(&self) -> String {
        path(self.found.step().id)
    }

    fn rows(&self) -> Vec<(String, String)> {
        let lang = self.visit.lang;
        let named = |(word, people): &(String, i64)| {
            let name = Part::of_word(word).map_or_else(|| word.clone(), |part| part.name(lang));
            (name, lang.count(*people))
        };
        self.kept.iter().flat_map(|kept| kept.parts.iter().map(named)).collect()
    }

    fn day(&self) -> String {
        self.kept.as_ref().map(|kept| self.visit.lang.date(kept.made, "UTC")).unwrap_or_default()
    }
}

/// What is kept, as it may be written again.
fn written(kept: Option<&Population>) -> Form {
    let Some(kept) = kept else { return Form::new() };
    let lines: Vec<String> = kept.parts.iter().map(|(part, people)| format!("{part} {people}")).collect();
    Form::filled([("parts", lines.join("\n").as_str()), ("source", kept.source.as_str())])
}

async fn read(visit: &Visit, id: i64) -> Result<(Found, Option<Population>), Error> {
    let lang = visit.lang;
    let read = move |tx: &mut store::Tx| {
        let Some(found) = find(tx, id, lang)? else { return Ok(None) };
        Ok::<_, store::Error>(Some((found, population::of_place(tx, id)?)))
    };
    visit.app.db.read(read).await?.ok_or_not_found()
}

/// `GET /places/{id}/population`
pub async fn show(visit: Visit, Path(PlaceId(id)): Path<PlaceId>) -> Result<Response, Error> {
    let (found, kept) = read(&visit, id).await?;
    let form = written(kept.as_ref());
    visit.show(&Show { visit: &visit, found: &found, kept, form })
}

/// `POST /places/{id}/population`: the whole list, in the stead of the one before; an empty one removes it.
pub async fn change(
    visit: Visit,
    Path(PlaceId(id)): Path<PlaceId>,
    mut form: Form,
) -> Result<Response, Error> {
    let (found, kept) = read(&visit, id).await?;
    let source = form.optional("source", LONGEST_SOURCE).unwrap_or_default();
    let municipality = found.own.as_ref().map_or(id, |own| own.municipality);
    let parts = match list::read(form.value("parts"), province_of(id, municipality)) {
        Ok(parts) => parts,
        Err((key, said)) => {
            form.refuse("parts", key, &said);
            Vec::new()
        }
    };
    if !parts.is_empty() && source.is_empty() {
        form.refuse("source", "form-empty", &[]);
    }
    if !form.is_good() {
        return visit.refuse(&Show { visit: &visit, found: &found, kept, form });
    }
    let population = Population { source, made: visit.app.clock.now(), parts };
    visit.app.db.write(move |tx| population::set(tx, id, &population)).await?;
    visit.go_saying(&path(PlaceId(id)), "population-kept")
}
