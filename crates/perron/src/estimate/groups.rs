//! What is shown of groups: nothing until whoever runs the pulse approves it, by one thing or two; and the groups whose own
//! body decides.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::community;
use store::data_steward::{self, DataSteward};
use store::estimate::{self, View as Approved};
use store::wave::{self as waves, State, Wave};
use store::{Tx, ids};

use super::names::{attribute_name, level_name};
use super::rows::PROVINCE;
use super::{job, path};
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::self_identification::{QUESTIONS, UNSAID};
use crate::visit::Visit;
use crate::wave;

/// By what groups the figures of a wave are shown, and who decides for which.
#[derive(Template)]
#[template(path = "estimate/groups.html")]
struct Groups<'a> {
    visit: &'a Visit,
    wave: Wave,
    approved: Vec<Approved>,
    /// With the name of the body.
    stewards: Vec<(DataSteward, String)>,
    form: Form,
}
view!(Groups, "estimate-groups-title", nav Communities, listed false);

impl Groups<'_> {
    fn up(&self) -> (String, String) {
        (path(self.wave.id), self.visit.nearest(&self.wave.title).0)
    }

    fn here(&self) -> String {
        format!("{}/groups", wave::path(self.wave.id))
    }

    fn attributes(&self) -> Vec<(String, String)> {
        let words = self.wave.attributes.split_whitespace();
        words.map(|word| (word.to_owned(), attribute_name(self.visit.lang, word))).collect()
    }

    /// What may be crossed with it.
    fn seconds(&self) -> Vec<(String, String)> {
        let none = ("none".to_owned(), self.visit.lang.text("estimate-second-none"));
        let province = (PROVINCE.to_owned(), attribute_name(self.visit.lang, PROVINCE));
        [none, province].into_iter().chain(self.attributes()).collect()
    }

    fn shown(&self) -> Vec<(String, String, String)> {
        let name = |word: &str| attribute_name(self.visit.lang, word);
        let one = |view: &Approved| {
            let words = match view.second.as_str() {
                "" => name(&view.first),
                second => format!("{} × {}", name(&view.first), name(second)),
            };
            (view.first.clone(), view.second.clone(), words)
        };
        self.approved.iter().map(one).collect()
    }

    fn bodies(&self) -> Vec<(String, String)> {
        let one = |(steward, body): &(DataSteward, String)| {
            let group = level_name(self.visit.lang, &steward.attribute, &steward.level);
            let group = format!("{} · {group}", attribute_name(self.visit.lang, &steward.attribute));
            let is_granted = steward.grants(self.visit.app.clock.now());
            let key = if is_granted { "estimate-body-grants" } else { "estimate-body-withholds" };
            (group, self.visit.t(key).with("body", body).to_string())
        };
        self.stewards.iter().map(one).collect()
    }

    /// The groups that a body may be named for.
    fn levels(&self) -> Vec<(String, String)> {
        let lang = self.visit.lang;
        let asked = QUESTIONS
            .iter()
            .filter(|question| self.wave.attributes.split_whitespace().any(|word| word == question.word));
        let one = |question: &'static crate::self_identification::Question| {
            let levels = question.choices.iter().filter(|level| **level != UNSAID);
            levels.map(move |level| {
                let name = format!(
                    "{} · {}",
                    attribute_name(lang, question.word),
                    level_name(lang, question.word, level)
                );
                (format!("{}.{level}", question.word), name)
            })
        };
        asked.flat_map(one).collect()
    }
}

async fn read<'v>(visit: &'v Visit, id: i64) -> Result<Groups<'v>, Error> {
    let lang = visit.lang.language();
    let found = wave::read_as(visit, id, Deed::Run).await?;
    let community_id = found.wave.community_id;
    let read = move |tx: &mut Tx<'_>| {
        let mut stewards = Vec::new();
        for one in data_steward::of_community(tx, community_id)? {
            let body = community::by_id(tx, one.steward_id)?.map(|body| body.name.nearest(lang).0.to_owned());
            stewards.push((one, body.unwrap_or_default()));
        }
        Ok::<_, store::Error>((estimate::views(tx, id)?, stewards))
    };
    let (approved, stewards) = visit.app.db.read(read).await?;
    Ok(Groups { visit, wave: found.wave, approved, stewards, form: Form::new() })
}

/// `GET /waves/{id}/groups`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.show(&read(&visit, id).await?)
}

/// `POST /waves/{id}/groups`: figures may be shown by this, or by these two.
pub async fn approve(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let mut page = read(&visit, id).await?;
    let (firsts, seconds) = (page.attributes(), page.seconds());
    let choices = |all: &[(String, String)]| all.iter().map(|(word, _)| word.clone()).collect::<Vec<_>>();
    let (firsts, seconds) = (choices(&firsts), choices(&seconds));
    let of =
        |all: &'_ [String]| all.iter().enumerate().map(|(at, word)| (word.clone(), at)).collect::<Vec<_>>();
    let (all, others) = (of(&firsts), of(&seconds));
    let first = form.choice("first", &all.iter().map(|(word, at)| (word.as_str(), *at)).collect::<Vec<_>>());
    let second =
        form.choice("second", &others.iter().map(|(word, at)| (word.as_str(), *at)).collect::<Vec<_>>());
    if first.is_some() && first.map(|at| &firsts[at]) == second.map(|at| &seconds[at]) {
        form.refuse("second", "estimate-second-same", &[]);
    }
    if !form.is_given("agreed") {
        form.refuse("agreed", "estimate-agree", &[]);
    }
    let (Some(first), Some(second)) = (first, second) else {
        page.form = form;
        return visit.refuse(&page);
    };
    if !form.is_good() {
        page.form = form;
        return visit.refuse(&page);
    }
    let second = if second == 0 { String::new() } else { seconds[second].clone() };
    let approved_by = visit.person.as_ref().map(|person| person.id);
    let now = visit.app.clock.now();
    let new = Approved { first: firsts[first].clone(), second, approved: now, approved_by };
    let (ids, is_closed) = (visit.app.ids.clone(), page.wave.state == State::Closed);
    let write = move |tx: &mut Tx<'_>| {
        estimate::approve(tx, id, &new)?;
        if is_closed { job::ask(tx, &ids, now, id) } else { Ok(()) }
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&page.here(), "estimate-approved")
}

/// `POST /waves/{id}/groups/removal`: not any more; what is kept goes at once.
pub async fn take_back(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let page = read(&visit, id).await?;
    let (first, second) = (form.value("first").to_owned(), form.value("second").to_owned());
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let is_closed = page.wave.state == State::Closed;
    let write = move |tx: &mut Tx<'_>| {
        if estimate::take_back(tx, id, &first, &second)? && is_closed {
            let is_gone = |by: &[String]| {
                by.first() == Some(&first) && by.get(1).map_or(second.is_empty(), |by| *by == second)
            };
            job::strip(tx, (&ids, now), id, &is_gone)?;
        }
        Ok::<_, store::Error>(())
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&page.here(), "estimate-taken-back")
}

/// `POST /waves/{id}/groups/stewards`: a body decides for a group in this community's pulse from now on.
pub async fn name(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let mut page = read(&visit, id).await?;
    let levels = page.levels();
    let level = levels.iter().map(|(word, _)| word.clone()).find(|word| *word == form.value("level"));
    if level.is_none() {
        form.refuse("level", "form-choose", &[]);
    }
    let given = form.value("body").trim().rsplit('/').next().and_then(ids::from_text);
    let body = match given {
        Some(body) => visit.app.db.read(move |tx| community::by_id(tx, body)).await?,
        None => None,
    };
    if body.is_none() {
        form.refuse("body", "estimate-no-body", &[]);
    }
    let (Some(level), Some(body)) = (level, body) else {
        page.form = form;
        return visit.refuse(&page);
    };
    let (attribute, level) = level.split_once('.').unwrap_or_default();
    let now = visit.app.clock.now();
    let new = DataSteward {
        community_id: page.wave.community_id,
        attribute: attribute.to_owned(),
        level: level.to_owned(),
        steward_id: body.id,
        named: now,
        named_by: visit.person.as_ref().map(|person| person.id),
        granted: None,
        until: None,
        decided_by: None,
    };
    let ids = visit.app.ids.clone();
    let write = move |tx: &mut Tx<'_>| {
        if data_steward::put(tx, &new)? {
            stale(tx, (&ids, now), new.community_id, Some(&new.attribute))?;
        }
        Ok::<_, store::Error>(())
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&page.here(), "estimate-body-named")
}

/// The closed waves of a community are worked out again. Where a body begins to withhold a group, nothing by this attribute is
/// shown until then.
pub fn stale(
    tx: &mut Tx<'_>,
    (ids, now): (&store::Ids, i64),
    community_id: i64,
    withheld: Option<&str>,
) -> store::Result<()> {
    for wave in waves::of_community(tx, community_id)?.into_iter().filter(|wave| wave.state == State::Closed)
    {
        match withheld {
            Some(attribute) => {
                let is_gone = |by: &[String]| by.iter().any(|word| word == attribute);
                job::strip(tx, (ids, now), wave.id, &is_gone)?;
            }
            None => job::ask(tx, ids, now, wave.id)?,
        }
    }
    Ok(())
}

/// Grants whose time is over are none any more, and what was made with them is worked out again; how many.
pub fn run_out(tx: &mut Tx<'_>, ids: &store::Ids, now: i64) -> store::Result<usize> {
    let over = data_steward::run_out(tx, now)?;
    for one in &over {
        stale(tx, (ids, now), one.community_id, Some(&one.attribute))?;
    }
    Ok(over.len())
}
