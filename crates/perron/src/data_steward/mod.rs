//! The groups that a community is the body of: it alone grants that figures of them are shown, and takes that back.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::community::{self, Community};
use store::data_steward::{self, DataSteward};

use crate::error::{Error, OrNotFound};
use crate::estimate::{attribute_name, level_name, stale};
use crate::form::Form;
use crate::id::Id;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::visit::Visit;

/// How long a grant holds at most: a year, in milliseconds.
const YEAR: i64 = 365 * 24 * 3_600_000;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const KEEP: Access = Access::May(Deed::Keep);
    vec![
        Route::get("/communities/{id}/stewardship", KEEP, show),
        Route::post("/communities/{id}/stewardship", KEEP, decide),
    ]
}

fn path(community_id: i64) -> String {
    format!("{}/stewardship", crate::community::path(community_id))
}

/// The groups that a community decides for.
#[derive(Template)]
#[template(path = "data_steward/show.html")]
struct Show<'a> {
    visit: &'a Visit,
    body: Community,
    /// With whose pulse it is.
    groups: Vec<(DataSteward, Community)>,
}
view!(Show, "steward-title", nav Communities, listed false);

/// One group on the page.
struct Line {
    community: String,
    pulse: String,
    group: String,
    now: String,
    is_granted: bool,
    id: String,
    attribute: String,
    level: String,
}

impl Show<'_> {
    fn home(&self) -> (String, String) {
        (crate::community::path(self.body.id), self.visit.nearest(&self.body.name).0)
    }

    fn here(&self) -> String {
        path(self.body.id)
    }

    fn lines(&self) -> Vec<Line> {
        let lang = self.visit.lang;
        let one = |(group, community): &(DataSteward, Community)| {
            let is_granted = group.grants(self.visit.app.clock.now());
            let now = match (is_granted, group.until) {
                (true, Some(until)) => {
                    self.visit.t("steward-granted-until").with("day", lang.date(until, "UTC")).to_string()
                }
                (true, None) => lang.text("steward-granted"),
                (false, _) => lang.text("steward-withheld"),
            };
            Line {
                community: self.visit.nearest(&community.name).0,
                pulse: crate::wave::pulse_path(community.id),
                group: format!(
                    "{} · {}",
                    attribute_name(lang, &group.attribute),
                    level_name(lang, &group.attribute, &group.level)
                ),
                now,
                is_granted,
                id: store::ids::to_text(community.id),
                attribute: group.attribute.clone(),
                level: group.level.clone(),
            }
        };
        self.groups.iter().map(one).collect()
    }
}

/// `GET /communities/{id}/stewardship`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = move |tx: &mut Tx<'_>| {
        let body = community::by_id(tx, id)?.ok_or_not_found()?;
        let mut groups = Vec::new();
        for one in data_steward::of_steward(tx, id)? {
            if let Some(community) = community::by_id(tx, one.community_id)? {
                groups.push((one, community));
            }
        }
        Ok::<_, Error>((body, groups))
    };
    let (body, groups) = visit.app.db.read(read).await?;
    visit.show(&Show { visit: &visit, body, groups })
}

/// `POST /communities/{id}/stewardship`: granted for a year, withheld, or the charge laid down.
pub async fn decide(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let choice = form.choice("act", &[("grant", Some(true)), ("withhold", Some(false)), ("leave", None)]);
    let community_id = store::ids::from_text(form.value("community")).ok_or_not_found()?;
    let Some(choice) = choice else { return visit.go(&path(id)) };
    let (now, ids) = (visit.app.clock.now(), visit.app.ids.clone());
    let is_granted = choice == Some(true);
    let one = DataSteward {
        community_id,
        attribute: form.value("attribute").to_owned(),
        level: form.value("level").to_owned(),
        steward_id: id,
        named: now,
        named_by: None,
        granted: is_granted.then_some(now),
        until: is_granted.then_some(now + YEAR),
        decided_by: visit.person.as_ref().map(|person| person.id),
    };
    let write = move |tx: &mut Tx<'_>| {
        let done =
            if choice.is_some() { data_steward::decide(tx, &one)? } else { data_steward::let_go(tx, &one)? };
        if done {
            let withheld = (choice == Some(false)).then_some(one.attribute.as_str());
            stale(tx, (&ids, now), community_id, withheld)?;
        }
        Ok::<_, store::Error>(done)
    };
    visit.app.db.write(write).await?.then_some(()).ok_or_not_found()?;
    visit.go_saying(&path(id), "steward-decided")
}
