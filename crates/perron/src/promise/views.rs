//! The pages of promises.

use askama::Template;
use store::Tx;
use store::community::{Community, Kind as Home};
use store::promise::{Kind, Promise, State};

use super::pages::{may_answer, promises};
use super::{Standing, list_path, path};
use crate::form::Form;
use crate::id;
use crate::money;
use crate::page::{View, view};
use crate::plan::day;
use crate::plan::forms::{LINE, WORDS};
use crate::rights::Deed;
use crate::visit::Visit;

/// A promise in a list.
pub struct Line {
    pub path: String,
    pub who: String,
    pub kind: String,
    pub text: String,
    pub tongue: Option<&'static str>,
    pub standing: Standing,
    /// `By 1 March 2027`
    pub when: String,
}

impl Line {
    fn of(visit: &Visit, promise: &Promise) -> Self {
        let lang = visit.lang;
        let (text, language) = promise.text.nearest(lang.language());
        let standing = Standing::of(promise, visit.app.clock.now());
        let settled = promise.settled.map(|at| lang.date(at, &promise.zone)).unwrap_or_default();
        let key = format!("promise-when-{}", standing.word());
        let when = lang.t(&key).with("date", day(lang, &promise.due)).with("settled", settled).to_string();
        Self {
            path: path(promise.community_id, promise.id),
            who: promise.who.clone(),
            kind: kind(visit, promise),
            text: text.to_owned(),
            tongue: (language != lang.language()).then(|| language.word()),
            standing,
            when,
        }
    }

    /// Key of what became of it.
    pub(crate) fn key(&self) -> String {
        format!("promise-standing-{}", self.standing.word())
    }
}

/// What is promised, by kind: `To fund: $40,000`.
fn kind(visit: &Visit, promise: &Promise) -> String {
    let kind = visit.lang.text(&format!("promise-kind-{}", promise.kind.word()));
    match promise.cents {
        Some(cents) => visit
            .t("promise-fund-of")
            .with("kind", kind)
            .with("amount", money::show(visit.lang, cents, &promise.currency))
            .to_string(),
        None => kind,
    }
}

/// How many were kept, of those whose day has come.
fn tally(visit: &Visit, promises: &[Promise]) -> String {
    let now = visit.app.clock.now();
    let of =
        |wanted: &[Standing]| promises.iter().filter(|one| wanted.contains(&Standing::of(one, now))).count();
    let kept = of(&[Standing::Kept, Standing::KeptLate]);
    let text = visit.t("promise-tally").with("all", promises.len()).with("kept", kept);
    text.with("late", of(&[Standing::Late])).with("broken", of(&[Standing::Broken])).to_string()
}

/// What the home of a community says of promises: to it, or by it.
pub struct OnCommunity {
    pub path: String,
    pub by_it: bool,
    promises: Vec<Promise>,
}

impl OnCommunity {
    /// Promises named on the home of a community.
    const NAMED: usize = 3;

    /// Of a community.
    pub fn read(tx: &mut Tx<'_>, community: &Community) -> store::Result<Self> {
        let by_it = community.kind == Home::Institution;
        Ok(Self { path: list_path(community.id), by_it, promises: promises(tx, community)? })
    }

    /// Whether there are any.
    pub fn is_some(&self) -> bool {
        !self.promises.is_empty()
    }

    /// Those that are named here.
    pub fn lines(&self, visit: &Visit) -> Vec<Line> {
        self.promises.iter().take(Self::NAMED).map(|one| Line::of(visit, one)).collect()
    }

    /// How many were kept.
    pub fn tally(&self, visit: &Visit) -> String {
        tally(visit, &self.promises)
    }
}

/// What is promised to a community, or by an institution.
#[derive(Template)]
#[template(path = "promise/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub community: Community,
    pub promises: Vec<Promise>,
}

view!(List, "promise-list", nav Communities);

impl List<'_> {
    fn name(&self) -> &str {
        self.community.name.nearest(self.visit.lang.language()).0
    }

    fn home(&self) -> String {
        crate::community::path(self.community.id)
    }

    fn by_it(&self) -> bool {
        self.community.kind == Home::Institution
    }

    fn tally(&self) -> String {
        tally(self.visit, &self.promises)
    }

    fn lines(&self) -> Vec<Line> {
        self.promises.iter().map(|one| Line::of(self.visit, one)).collect()
    }

    fn list(&self) -> String {
        list_path(self.community.id)
    }
}

/// A promise.
#[derive(Template)]
#[template(path = "promise/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub community: Community,
    pub promise: Promise,
    pub form: Form,
}

view!(Show, |page| page.line().text, nav Communities);

impl Show<'_> {
    fn line(&self) -> Line {
        Line::of(self.visit, &self.promise)
    }

    fn list(&self) -> String {
        list_path(self.community.id)
    }

    fn path(&self) -> String {
        path(self.community.id, self.promise.id)
    }

    fn facts(&self) -> Vec<(String, String)> {
        let lang = self.visit.lang;
        let facts = [
            ("promise-who", self.promise.who.clone()),
            ("promise-kind", kind(self.visit, &self.promise)),
            ("promise-made-on", day(lang, &self.promise.made_on)),
            ("promise-due", day(lang, &self.promise.due)),
        ];
        facts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| (lang.text(key), text))
            .collect()
    }

    fn date(&self, at: &i64) -> String {
        self.visit.lang.date(*at, &self.promise.zone)
    }

    fn may_answer(&self) -> bool {
        may_answer(self.visit, &self.promise)
    }

    fn is_open(&self) -> bool {
        self.promise.state == State::Open
    }

    /// When somebody is reminded next, and how often it was done.
    fn reminders(&self) -> String {
        let lang = self.visit.lang;
        let told = lang.t("promise-reminded").with("count", self.promise.reminders);
        match self.promise.remind.filter(|_| self.is_open()) {
            Some(at) => {
                let next = lang.date(at, &self.promise.zone);
                lang.t("promise-reminded-next").with("told", told).with("date", next).to_string()
            }
            None => told.to_string(),
        }
    }
}

/// The form of a promise.
#[derive(Template)]
#[template(path = "promise/details.html")]
pub struct Write<'a> {
    pub visit: &'a Visit,
    pub community_id: i64,
    /// Which is changed; none: a new one.
    pub promise: Option<i64>,
    pub institutions: Vec<Community>,
    pub form: Form,
}

view!(Write, |page| page.visit.lang.text(if page.promise.is_some() { "promise-change" } else { "promise-new" }),
    nav Communities, listed false);

impl Write<'_> {
    fn action(&self) -> String {
        match self.promise {
            Some(id) => format!("{}/details", path(self.community_id, id)),
            None => list_path(self.community_id),
        }
    }

    fn back(&self) -> String {
        self.promise.map_or_else(|| list_path(self.community_id), |id| path(self.community_id, id))
    }

    fn institutions(&self) -> Vec<(String, String)> {
        let other = (String::new(), self.visit.lang.text("promise-other"));
        let named =
            |one: &Community| (id::text(&one.id), one.name.nearest(self.visit.lang.language()).0.to_owned());
        [other].into_iter().chain(self.institutions.iter().map(named)).collect()
    }

    fn kinds(&self) -> Vec<(&'static str, String)> {
        Kind::ALL
            .iter()
            .map(|one| (one.word(), self.visit.lang.text(&format!("promise-kind-{}", one.word()))))
            .collect()
    }
}
