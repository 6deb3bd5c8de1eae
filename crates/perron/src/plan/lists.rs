//! The plans of a community: in a list, and on its page.

use askama::Template;
use store::community::{self, Community};
use store::plan::{Plan, State};
use store::terms::{self, State as Standing};
use store::{Tx, action, assent, plan};

use super::line::Stale;
use super::read::Progress;
use super::views::done;
use super::{list_path, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

/// A plan in a list.
pub struct Listed {
    pub path: String,
    pub title: String,
    /// The language of the title, if it is not the page's.
    pub foreign: Option<&'static str>,
    pub state: State,
    pub progress: String,
    pub laid: usize,
}

impl Listed {
    fn of(visit: &Visit, (plan, progress): &(Plan, Progress)) -> Self {
        let (title, foreign) = visit.nearest(&plan.title);
        Self {
            path: path(plan.id),
            title,
            foreign,
            state: plan.state,
            progress: done(visit, *progress),
            laid: progress.laid(),
        }
    }
}

/// The plans of a community with what was done of each, the newest first; drafts are for those who run them.
fn plans(
    tx: &mut Tx<'_>,
    community_id: i64,
    drafts: bool,
    most: usize,
) -> store::Result<Vec<(Plan, Progress)>> {
    let seen = plan::of_community(tx, community_id)?.into_iter();
    let seen = seen.filter(|plan| drafts || plan.state != State::Draft).take(most);
    let mut all = Vec::new();
    for plan in seen {
        let (actions, said) = (action::of_plan(tx, plan.id)?, assent::of_actions(tx, plan.id)?);
        all.push((plan, Progress::of(&actions, &said)));
    }
    Ok(all)
}

/// The plans of a community that count, each with how many of its actions need a look.
pub fn stale(tx: &mut Tx<'_>, community_id: i64, now: i64) -> store::Result<Vec<(Plan, usize)>> {
    let mut all = Vec::new();
    for plan in plan::of_community(tx, community_id)?.into_iter().filter(|plan| plan.state == State::Agreed) {
        let actions = action::of_plan(tx, plan.id)?;
        let count = actions.iter().filter(|one| Stale::of(&plan, one, now).is_some()).count();
        if count > 0 {
            all.push((plan, count));
        }
    }
    Ok(all)
}

/// What the home of a community says of its plans.
pub struct OnCommunity {
    pub path: String,
    /// Its terms of reference.
    pub terms: String,
    has_terms: bool,
    plans: Vec<(Plan, Progress)>,
}

impl OnCommunity {
    /// Plans named on the home of a community.
    const NAMED: usize = 2;

    /// Of a community; drafts are for those who run them.
    pub fn read(tx: &mut Tx<'_>, community_id: i64, drafts: bool) -> store::Result<Self> {
        Ok(Self {
            path: list_path(community_id),
            terms: crate::terms::path(community_id),
            has_terms: terms::of(tx, community_id)?.iter().any(|one| one.state != Standing::Withdrawn),
            plans: plans(tx, community_id, drafts, Self::NAMED)?,
        })
    }

    /// Whether there is anything to say.
    pub fn is_some(&self) -> bool {
        !self.plans.is_empty() || self.has_terms
    }

    /// The newest.
    pub fn lines(&self, visit: &Visit) -> Vec<Listed> {
        self.plans.iter().map(|one| Listed::of(visit, one)).collect()
    }
}

/// The plans of a community.
#[derive(Template)]
#[template(path = "plan/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub community: Community,
    pub plans: Vec<Listed>,
    pub form: Form,
}

view!(List, "plan-list", nav Communities);

impl<'a> List<'a> {
    pub async fn read(visit: &'a Visit, id: i64, form: Form) -> Result<Self, Error> {
        let drafts = visit.may(Deed::Run);
        let read = move |tx: &mut Tx<'_>| {
            let community = community::by_id(tx, id)?.ok_or_not_found()?;
            Ok::<_, Error>((community, plans(tx, id, drafts, usize::MAX)?))
        };
        let (community, found) = visit.app.db.read(read).await?;
        if !matches!(community.state, community::State::Active | community::State::Closed) {
            return Err(Error::NotFound);
        }
        let plans = found.iter().map(|one| Listed::of(visit, one)).collect();
        Ok(Self { visit, community, plans, form })
    }

    fn name(&self) -> &str {
        self.community.name.nearest(self.visit.lang.language()).0
    }

    fn home(&self) -> String {
        crate::community::path(self.community.id)
    }
}
