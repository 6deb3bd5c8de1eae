//! What the pages of issues show.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use store::action::Action;
use store::community::{Community, State as Standing};
use store::issue::{Issue, Origin, State};
use store::report::Kind as Reported;
use store::session::Lever;
use store::theme::Theme;
use store::{Bilingual, priority};

use super::evidence::Shown;
use super::forms::REASON;
use super::pages::Read;
use super::sources::Offered;
use super::{ABOUT, is_mine, is_seen, list_path, may, may_change, path};
use crate::form::Form;
use crate::page::{View, view};
use crate::place::ask::Question;
use crate::rights::Deed;
use crate::visit::Visit;

/// What an issue is called where it is named; not, if a report hid it.
pub fn title(visit: &Visit, issue: &Issue) -> (String, Option<&'static str>) {
    match issue.state {
        State::Hidden => (visit.lang.text("issue-hidden-title"), None),
        _ => visit.nearest(&issue.words.title),
    }
}

fn lever_key(lever: Lever) -> String {
    format!("summary-lever-{}", lever.word())
}

const fn state_key(state: State) -> &'static str {
    match state {
        State::Waiting => "issue-state-waiting",
        State::Open => "issue-state-open",
        State::Merged => "issue-state-merged",
        State::SetApart => "issue-state-set-apart",
        State::Resolved => "issue-state-resolved",
        State::Hidden => "issue-state-hidden",
    }
}

/// An issue in a list.
pub struct Line {
    pub path: String,
    pub title: String,
    pub foreign: Option<&'static str>,
    pub about: Option<(String, Option<&'static str>)>,
    /// Themes, lever, and how much it rests on.
    pub facts: String,
    pub state: &'static str,
    pub is_open: bool,
}

impl Line {
    fn of(visit: &Visit, issue: &Issue, sources: i64, themes: &[String]) -> Self {
        let (title, foreign) = title(visit, issue);
        let about = visit.nearest(&issue.words.about);
        let first = about.0.lines().next().unwrap_or_default().to_owned();
        let mut facts: Vec<String> = themes.to_vec();
        facts.extend(issue.words.lever.map(|lever| visit.lang.text(&lever_key(lever))));
        facts.push(visit.t("issue-rests-count").with("count", sources).to_string());
        Self {
            path: path(issue.id),
            title,
            foreign,
            about: (!first.is_empty()).then_some((first, about.1)),
            facts: facts.join(" · "),
            state: state_key(issue.state),
            is_open: issue.state == State::Open,
        }
    }
}

/// The issues of a community.
#[derive(Template)]
#[template(path = "issue/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub community: Community,
    pub lines: Vec<Line>,
    /// How many more there are that do not stand.
    pub more: usize,
    pub is_all: bool,
}

impl<'a> List<'a> {
    pub fn of(
        visit: &'a Visit,
        community: Community,
        issues: Vec<Issue>,
        counts: &[(i64, i64)],
        themes: &[(i64, Theme)],
        is_all: bool,
    ) -> Self {
        let rests: HashMap<i64, i64> = counts.iter().copied().collect();
        let mut named: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for (issue, theme) in themes {
            named.entry(*issue).or_default().push(visit.nearest(&theme.name).0);
        }
        // what waits for the table comes first, then what stands
        let is_first = |issue: &Issue| matches!(issue.state, State::Waiting | State::Open);
        let seen: Vec<Issue> = issues.into_iter().filter(|issue| is_seen(visit, issue)).collect();
        let more = seen.iter().filter(|issue| !is_first(issue)).count();
        let mut shown: Vec<Issue> = seen.into_iter().filter(|issue| is_all || is_first(issue)).collect();
        shown.sort_by_key(|issue| match issue.state {
            State::Waiting => 0,
            State::Open => 1,
            _ => 2,
        });
        let line = |issue: &Issue| {
            let themes = named.get(&issue.id).map_or(&[][..], Vec::as_slice);
            Line::of(visit, issue, rests.get(&issue.id).copied().unwrap_or(0), themes)
        };
        Self { visit, lines: shown.iter().map(line).collect(), community, more, is_all }
    }

    fn name(&self) -> &str {
        self.community.name.nearest(self.visit.lang.language()).0
    }

    fn home(&self) -> String {
        crate::community::path(self.community.id)
    }

    fn path(&self) -> String {
        list_path(self.community.id)
    }

    fn is_there(&self) -> bool {
        self.community.state == Standing::Active
    }

    fn may(&self, deed: Deed) -> bool {
        may(self.visit, self.community.id, deed)
    }
}
view!(List, |page| page.t("issue-list-title").with("community", page.name()).to_string(), nav Communities);

/// Raising an issue, or changing its words.
#[derive(Template)]
#[template(path = "issue/write.html")]
pub struct Write<'a> {
    pub visit: &'a Visit,
    pub community: Community,
    pub issue: Option<Issue>,
    pub form: Form,
    pub place: Question,
    /// What a new one rests on.
    pub rests: Vec<Shown>,
}

impl Write<'_> {
    fn name(&self) -> &str {
        self.community.name.nearest(self.visit.lang.language()).0
    }

    fn action(&self) -> String {
        match &self.issue {
            Some(issue) => format!("{}/details", path(issue.id)),
            None => list_path(self.community.id),
        }
    }

    fn back(&self) -> String {
        self.issue.as_ref().map_or_else(|| list_path(self.community.id), |issue| path(issue.id))
    }

    fn may(&self, deed: Deed) -> bool {
        may(self.visit, self.community.id, deed)
    }

    fn levers(&self) -> Vec<(&'static str, String)> {
        let named = |lever: &Lever| (lever.word(), self.visit.lang.text(&lever_key(*lever)));
        let none = [("", self.visit.lang.text("issue-lever-none"))];
        none.into_iter().chain(Lever::ALL.iter().map(named)).collect()
    }

    /// Whether the fields of the other language are to be seen from the start.
    fn is_open(&self) -> bool {
        let other = self.visit.lang.other().code();
        let is_used = |what: &str| !self.form.value(&format!("{what}-{other}")).is_empty();
        let fields = ["title", "about", "strengths"];
        self.issue.is_some() || fields.into_iter().any(is_used)
    }

    /// A text in the language of the page: field, label, hint.
    fn asked(&self, what: &str) -> (String, String, String) {
        let (lang, code) = (self.visit.lang, self.visit.lang.code());
        let text = |key: String| lang.text(&key);
        (format!("{what}-{code}"), text(format!("issue-{what}-{code}")), text(format!("issue-{what}-hint")))
    }

    /// The same text in the other language.
    fn asked_too(&self, what: &str) -> (String, String, String) {
        let (lang, code) = (self.visit.lang, self.visit.lang.other().code());
        let hint = if what == "title" { lang.text("issue-other-language-hint") } else { String::new() };
        (format!("{what}-{code}"), lang.text(&format!("issue-{what}-{code}")), hint)
    }
}
view!(Write, |page| {
    page.visit.lang.text(if page.issue.is_some() { "issue-change" } else { "issue-raise" })
}, nav Communities, listed false);

/// Where a line leads: address, words, their language if it is the other, and how that stands.
type Onward = (String, String, Option<&'static str>, String);

/// One issue.
#[derive(Template)]
#[template(path = "issue/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub form: Form,
}

impl<'a> Show<'a> {
    pub const fn of(visit: &'a Visit, read: Read, form: Form) -> Self {
        Self { visit, read, form }
    }

    fn name(&self) -> &str {
        self.read.community.name.nearest(self.visit.lang.language()).0
    }

    fn list(&self) -> String {
        list_path(self.read.community.id)
    }

    fn path(&self) -> String {
        path(self.read.issue.id)
    }

    fn heading(&self) -> (String, Option<&'static str>) {
        self.visit.nearest(&self.read.issue.words.title)
    }

    fn paragraphs(&self, text: &Bilingual) -> (Vec<String>, Option<&'static str>) {
        let (text, foreign) = self.visit.nearest(text);
        let all = text.split("\n\n").filter(|part| !part.trim().is_empty());
        (all.map(str::to_owned).collect(), foreign)
    }

    fn state(&self) -> &'static str {
        state_key(self.read.issue.state)
    }

    fn is(&self, word: &str) -> bool {
        self.read.issue.state.word() == word
    }

    fn may(&self, deed: Deed) -> bool {
        may(self.visit, self.read.community.id, deed)
    }

    fn report_path(&self) -> String {
        crate::report::path(Reported::Issue, 0, self.read.issue.id)
    }

    fn reason_path(&self) -> String {
        crate::report::reason_path(Reported::Issue, 0, self.read.issue.id)
    }

    fn may_change(&self) -> bool {
        may_change(self.visit, &self.read.issue)
    }

    fn is_mine(&self) -> bool {
        is_mine(self.visit, &self.read.issue)
    }

    /// `Raised by a resident on 3 May 2026`
    fn raised(&self) -> String {
        let key = match self.read.issue.origin {
            Origin::Resident => "issue-origin-resident",
            Origin::Session => "issue-origin-session",
            Origin::Conversation => "issue-origin-conversation",
            Origin::Story => "issue-origin-story",
            Origin::Door => "issue-origin-door",
        };
        self.visit.t(key).with("day", self.visit.lang.date(self.read.issue.made, "UTC")).to_string()
    }

    fn facts(&self) -> Vec<(String, String)> {
        let named = |key: &str, value: String| (self.visit.lang.text(key), value);
        let lever = self.read.issue.words.lever.map(|lever| self.visit.lang.text(&lever_key(lever)));
        let themes: Vec<String> =
            self.read.themes.iter().map(|theme| self.visit.nearest(&theme.name).0).collect();
        let rows = [
            ("issue-place", self.read.place.as_ref().map(|(_, name)| name.clone()).unwrap_or_default()),
            ("issue-lever", lever.unwrap_or_default()),
            ("issue-themes", themes.join(", ")),
        ];
        rows.into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| named(key, value))
            .collect()
    }

    fn lost(&self) -> usize {
        self.read.rests.iter().filter(|one| one.is_lost).count()
    }

    fn standing(&self) -> Vec<&Shown> {
        self.read.rests.iter().filter(|one| !one.is_lost).collect()
    }

    /// What stands on the server that the community came from: what it is, and its address.
    fn elsewhere(&self) -> Vec<(String, &str)> {
        let said = |(kind, link): &(store::issue::Kind, String)| {
            let host = link.split('/').nth(2).unwrap_or_default();
            self.visit.t(&format!("parcel-outside-{}", kind.word())).with("host", host).to_string()
        };
        self.read.elsewhere.iter().map(|one| (said(one), one.1.as_str())).collect()
    }

    fn parts(&self) -> Vec<(String, String, Option<&'static str>)> {
        let named = |issue: &Issue| {
            let (title, foreign) = title(self.visit, issue);
            (path(issue.id), title, foreign)
        };
        self.read.parts.iter().filter(|issue| is_seen(self.visit, issue)).map(named).collect()
    }

    fn whole(&self) -> Option<(String, String, Option<&'static str>)> {
        let whole = self.read.whole.as_ref()?;
        let (title, foreign) = title(self.visit, whole);
        Some((path(whole.id), title, foreign))
    }

    /// The actions that answer it: address, text, and how far each is.
    fn actions(&self) -> Vec<Onward> {
        let line = |action: &Action| {
            let (text, foreign) = self.visit.nearest(&action.text);
            let standing = crate::plan::standing(self.visit.lang, action);
            (crate::plan::action_path(action.plan_id, action.id), text, foreign, standing)
        };
        self.read.actions.iter().map(line).collect()
    }

    /// What leads on from it: id of the part, key of its heading, and what [`Self::rounds`] and [`Self::actions`] give.
    fn onward(&self) -> Vec<(&'static str, &'static str, Vec<Onward>)> {
        [("rounds", "issue-rounds", self.rounds()), ("actions", "issue-actions", self.actions())]
            .into_iter()
            .filter(|(_, _, lines)| !lines.is_empty())
            .collect()
    }

    /// The rounds it is on the list of: address, question, its language, and where it came out.
    fn rounds(&self) -> Vec<Onward> {
        let now = self.visit.app.clock.now();
        let shown = self.read.rounds.iter().filter(|round| round.state != priority::State::Draft);
        let line = |round: &priority::Round| {
            let place = self.read.places.iter().find(|(id, _)| *id == round.id);
            let says = match place {
                Some((_, place)) => {
                    let text = self.visit.t("issue-came-out").with("position", place.position);
                    text.with("of", self.visit.lang.date(round.confirmed.unwrap_or(now), &round.zone))
                        .to_string()
                }
                None => self.visit.lang.text(crate::priority::Standing::of(round, now).key()),
            };
            let (title, foreign) = self.visit.nearest(&round.title);
            (crate::priority::path(round.id), title, foreign, says)
        };
        shown.map(line).collect()
    }
}
view!(Show, |page| page.heading().0, nav Communities);

/// What an issue may rest on.
#[derive(Template)]
#[template(path = "issue/sources.html")]
pub struct Sources<'a> {
    pub visit: &'a Visit,
    /// The community, or the issue.
    pub name: String,
    pub back: String,
    /// This page.
    pub base: String,
    /// The issue that is there; `None`: one is raised from it.
    pub issue: Option<String>,
    pub offered: Offered,
    /// What it rests on now.
    pub held: Vec<Shown>,
}

impl Sources<'_> {
    fn is_held(&self, one: &Shown) -> bool {
        self.held.iter().any(|held| held.source == one.source)
    }

    /// What it rests on and is not offered below.
    fn others(&self) -> Vec<&Shown> {
        let offered: Vec<_> =
            self.offered.groups.iter().flat_map(|(_, shown)| shown).map(|one| one.source).collect();
        self.held.iter().filter(|one| !offered.contains(&one.source)).collect()
    }
}
view!(Sources, |page| {
    page.visit.lang.text(if page.issue.is_some() { "issue-sources-of" } else { "issue-sources-title" })
}, nav Communities, listed false);
