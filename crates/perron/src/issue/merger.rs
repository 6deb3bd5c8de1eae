//! Making an issue a part of another one, and taking it out again.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::issue::{self, Issue, State};
use store::{Tx, ids};

use super::pages::{open, said};
use super::path;
use super::views::title;
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::similar::Known;
use crate::visit::Visit;

/// Issues that say nearly the same, shown first.
const ALIKE: usize = 5;

/// Choosing the issue that this one becomes a part of.
#[derive(Template)]
#[template(path = "issue/merger.html")]
pub struct Merger<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub name: String,
    /// Id and title, those that sound alike first.
    pub others: Vec<(String, String)>,
    /// How many sound alike.
    pub alike: usize,
}

impl<'a> Merger<'a> {
    fn of(visit: &'a Visit, issue: Issue, others: &[Issue], alike: usize) -> Self {
        let named = |other: &Issue| (store::ids::to_text(other.id), title(visit, other).0);
        let name = title(visit, &issue).0;
        Self { visit, path: path(issue.id), name, others: others.iter().map(named).collect(), alike }
    }

    fn near(&self) -> &[(String, String)] {
        &self.others[..self.alike]
    }

    fn far(&self) -> &[(String, String)] {
        &self.others[self.alike..]
    }
}
view!(Merger, "issue-merger", nav Communities, listed false);

/// `GET /issues/{id}/merger`: those that sound alike come first.
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let issue = open(&visit, id, Deed::Run).await?;
    let community_id = issue.community_id;
    let mut others = visit.app.db.read(move |tx| issue::of_community(tx, community_id)).await?;
    others.retain(|other| other.id != id && other.state == State::Open);
    let texts = others.iter().flat_map(|other| {
        let title = &other.words.title;
        [(other.id, title.en.as_str()), (other.id, title.fr.as_str())]
    });
    let known = Known::of(texts.filter(|(_, text)| !text.is_empty()));
    let alike = known.alike(&title(&visit, &issue).0, ALIKE);
    others.sort_by_key(|other| alike.iter().position(|id| *id == other.id).unwrap_or(usize::MAX));
    visit.show(&Merger::of(&visit, issue, &others, alike.len()))
}

/// `POST /issues/{id}/merger`
pub async fn merge(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    open(&visit, id, Deed::Run).await?;
    let Some(into) = ids::from_text(form.value("into")) else {
        return visit.go_saying(&format!("{}/merger", path(id)), "issue-refused-no-such");
    };
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| super::merge(tx, id, into, now);
    let outcome = visit.app.db.write(write).await?;
    said(&visit, id, outcome, "issue-merged")
}

/// `POST /issues/{id}/separation`
pub async fn separate(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    open(&visit, id, Deed::Run).await?;
    let now = visit.app.clock.now();
    let outcome = visit.app.db.write(move |tx| super::separate(tx, id, now)).await?;
    said(&visit, id, outcome, "issue-separated")
}
