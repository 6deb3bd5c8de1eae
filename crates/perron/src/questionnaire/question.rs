//! Questions that stewards make, and questions they bring in a file.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::community::{self, Community};
use store::item as rows;

use super::pages::{Read, changed, read};
use super::{MOST, forms, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::item::{Item, Outcome, bring};
use crate::page::{View, view};
use crate::visit::Visit;
use crate::wave::pulse_path;

/// Making a question.
#[derive(Template)]
#[template(path = "questionnaire/question.html")]
struct New<'a> {
    visit: &'a Visit,
    read: Read,
    form: Form,
}
view!(New, "questionnaire-own", nav Communities, listed false);

impl New<'_> {
    fn home(&self) -> (String, String) {
        (path(self.read.one.id), self.visit.nearest(&self.read.one.title).0)
    }

    fn kinds(&self) -> Vec<(&'static str, String)> {
        let words = ["agree", "yes-no", "one", "several", "words"];
        words
            .into_iter()
            .map(|word| (word, self.visit.lang.text(&format!("questionnaire-answered-{word}"))))
            .collect()
    }

    fn outcomes(&self) -> Vec<(&'static str, String)> {
        let named =
            |one: &Outcome| (one.word(), self.visit.lang.text(&format!("item-outcome-{}", one.word())));
        Outcome::ALL.iter().map(named).collect()
    }
}

/// Bringing questions in a file.
#[derive(Template)]
#[template(path = "questionnaire/file.html")]
struct File<'a> {
    visit: &'a Visit,
    community: Community,
    /// Wording and key of the questions that are here.
    own: Vec<(String, String)>,
    form: Form,
}
view!(File, "item-file", nav Communities, listed false);

impl File<'_> {
    fn home(&self) -> (String, String) {
        (pulse_path(self.community.id), self.visit.nearest(&self.community.name).0)
    }

    fn path(&self) -> String {
        format!("{}/items", crate::community::path(self.community.id))
    }
}

/// `GET /questionnaires/{id}/items/new`
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let form = Form::filled([("outcome", "none"), ("answered", "agree")]);
    visit.show(&New { visit: &visit, read, form })
}

/// `POST /questionnaires/{id}/items/new`
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let item_id = visit.app.ids.next();
    let key = format!("own_{}", store::ids::to_text(item_id).to_lowercase());
    if read.keys.len() >= MOST {
        form.refuse("text-en", "questionnaire-full", &[("most", MOST.into())]);
    }
    let Some(item) = forms::question(&mut form, key) else {
        return visit.refuse(&New { visit: &visit, read, form });
    };
    let row = row(&visit, item_id, read.community.id, &item)?;
    visit.app.db.write(move |tx| rows::insert(tx, &row)).await?;
    changed(&visit, id, move |_, keys| keys.push((item.key, item.version))).await
}

fn definition(item: &Item) -> Result<String, Error> {
    serde_json::to_string(item).map_err(|problem| Error::Internal(format!("a question: {problem}")))
}

fn row(visit: &Visit, id: i64, community_id: i64, item: &Item) -> Result<rows::Item, Error> {
    let definition = definition(item)?;
    Ok(rows::Item {
        id,
        community_id: Some(community_id),
        key: item.key.clone(),
        version: item.version,
        definition,
        retired: None,
        made: visit.app.clock.now(),
        made_by: visit.person.as_ref().map(|person| person.id),
    })
}

async fn page(visit: &Visit, id: i64, form: Form) -> Result<File<'_>, Error> {
    let read = move |tx: &mut Tx<'_>| {
        Ok::<_, Error>((community::by_id(tx, id)?.ok_or_not_found()?, rows::visible(tx, id)?))
    };
    let (community, all) = visit.app.db.read(read).await?;
    let worded = |row: &rows::Item| {
        let item: Item = serde_json::from_str(&row.definition).ok()?;
        Some((item.wording.get(visit.lang).to_owned(), row.key.clone()))
    };
    Ok(File { visit, community, own: all.iter().filter_map(worded).collect(), form })
}

/// `GET /communities/{id}/items`
pub async fn file(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.show(&page(&visit, id, Form::new()).await?)
}

/// `POST /communities/{id}/items`: the whole file is taken, or nothing of it. A key that is here gets a new version.
pub async fn bring(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let items = match bring::read(form.value("file")) {
        Ok(items) => items,
        Err((key, what)) => {
            form.refuse("file", key, &[("what", what.into())]);
            return visit.refuse(&page(&visit, id, form).await?);
        }
    };
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        all.push((row(&visit, visit.app.ids.next(), id, &item)?, item));
    }
    let write = move |tx: &mut Tx<'_>| {
        // two files brought at once take turns, so that each question of both gets a version of its own
        community::lock(tx, id)?;
        let known = rows::visible(tx, id)?;
        for (mut row, mut item) in all {
            let versions = known.iter().filter(|row| row.key == item.key).map(|row| row.version);
            item.version = versions.max().unwrap_or(0) + 1;
            (row.version, row.definition) = (item.version, definition(&item)?);
            if !rows::insert(tx, &row)? {
                return Err(Error::Internal(format!("the question {} has this version already", item.key)));
            }
        }
        Ok(())
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/items", crate::community::path(id)), "item-file-kept")
}
