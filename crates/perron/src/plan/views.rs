//! The pages of plans.

use askama::Template;
use store::Bilingual;
use store::action::State as Far;
use store::assent::{Assent, Verdict};
use store::community::Community;
use store::plan::{Objective, State};
use store::summary::Doer;

use super::forms::WORDS;
use super::line::{Line, Stale};
use super::pages::{Asked, One};
use super::read::{Progress, Read};
use super::step::may_tell;
use super::timeline::{Bar, Span, WIDTH};
use super::{action_path, day, path, today};
use crate::form::Form;
use crate::markdown;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

/// Those who hold a plan: their page and their name.
pub fn holders(visit: &Visit, read: &Read) -> Vec<(String, String)> {
    let named = |one: &Community| {
        (crate::community::path(one.id), one.name.nearest(visit.lang.language()).0.to_owned())
    };
    read.holders.iter().map(named).collect()
}

/// How far a plan is, in a sentence.
pub fn standing(visit: &Visit, read: &Read) -> String {
    let plan = &read.plan;
    let Some(agreed) = plan.agreed else {
        return visit.lang.text(&format!("plan-standing-{}", plan.state.word()));
    };
    let date = visit.lang.date(agreed, &plan.zone);
    let key =
        if plan.state == State::Closed { "plan-standing-closed-agreed" } else { "plan-standing-agreed-on" };
    visit.t(key).with("date", date).to_string()
}

/// What was done of a plan, in a sentence.
pub(super) fn done(visit: &Visit, progress: Progress) -> String {
    let Progress { all, done, confirmed, underway, blocked } = progress;
    if all == 0 {
        return visit.lang.text("plan-progress-none");
    }
    let text = visit.t("plan-progress").with("done", done).with("all", all).with("confirmed", confirmed);
    text.with("underway", underway).with("blocked", blocked).to_string()
}

/// Parts of every page about a plan.
macro_rules! about {
    ($page:ident, $read:ident $(. $more:ident)*) => {
        impl $page<'_> {
            fn path(&self) -> String {
                path(self.$read$(.$more)*.plan.id)
            }

            fn name(&self) -> &str {
                self.own(&self.$read$(.$more)*.plan.title)
            }

            fn own<'b>(&self, text: &'b Bilingual) -> &'b str {
                text.nearest(self.visit.lang.language()).0
            }
        }
    };
}
pub(super) use about;

/// A plan: its goals, objectives and actions.
#[derive(Template)]
#[template(path = "plan/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
}

view!(Show, |page| page.name().to_owned(), nav Communities);
about!(Show, read);

impl Show<'_> {
    fn holders(&self) -> Vec<(String, String)> {
        holders(self.visit, &self.read)
    }

    fn standing(&self) -> String {
        standing(self.visit, &self.read)
    }

    fn progress(&self) -> Progress {
        Progress::of(&self.read.actions, &self.read.said)
    }

    fn done(&self) -> String {
        done(self.visit, self.progress())
    }

    fn laid(&self) -> usize {
        self.progress().laid()
    }

    fn objectives<'b>(&'b self, goal_id: &'b i64) -> impl Iterator<Item = &'b Objective> {
        self.read.objectives.iter().filter(move |one| one.goal_id == *goal_id)
    }

    fn lines(&self, objective_id: &i64) -> Vec<Line> {
        self.read.under(*objective_id).map(|one| Line::of(self.visit, &self.read, one)).collect()
    }

    /// What needs a look, what the table said it would do first.
    fn stale(&self) -> Vec<Line> {
        let now = self.visit.app.clock.now();
        let all = self.read.in_order().filter(|one| Stale::of(&self.read.plan, one, now).is_some());
        all.map(|one| Line::of(self.visit, &self.read, one)).collect()
    }

    /// What is said to be done and waits for residents to say so.
    fn unconfirmed(&self) -> Vec<Line> {
        let is_open =
            |one: &&store::action::Action| one.state.is_done() && !self.read.heard(one).is_confirmed();
        let all = self.read.in_order().filter(is_open).filter(|_| self.read.plan.state == State::Agreed);
        all.map(|one| Line::of(self.visit, &self.read, one)).collect()
    }

    /// Changes since the table agreed.
    fn changes(&self) -> i64 {
        self.read.plan.agreed_version.map_or(0, |agreed| self.read.plan.version - agreed)
    }

    /// The words of the booklet: key of the heading, text as HTML, its language.
    fn words(&self) -> Vec<(&'static str, String, &'static str)> {
        let plan = &self.read.plan;
        let all = [
            ("plan-welcome", &plan.welcome),
            ("plan-profile", &plan.profile),
            ("plan-process", &plan.process),
            ("plan-thanks", &plan.thanks),
        ];
        let said = all.into_iter().filter(|(_, text)| **text != Bilingual::default());
        said.map(|(key, text)| {
            let (text, language) = text.nearest(self.visit.lang.language());
            (key, markdown::to_html(text), crate::i18n::Lang::from(language).tag())
        })
        .collect()
    }

    fn community_paths(&self) -> Vec<(String, String)> {
        let first = self.read.holders.first().map(|one| one.id);
        first
            .map(|id| {
                vec![
                    (crate::terms::path(id), self.visit.lang.text("terms-title")),
                    (crate::promise::list_path(id), self.visit.lang.text("promise-list")),
                ]
            })
            .unwrap_or_default()
    }
}

/// When things happen.
#[derive(Template)]
#[template(path = "plan/timeline.html")]
pub struct Timeline<'a> {
    pub visit: &'a Visit,
    pub read: Read,
}

view!(Timeline, "plan-timeline", nav Communities);
about!(Timeline, read);

impl Timeline<'_> {
    fn span(&self) -> Option<Span> {
        let now = today(self.visit.app.clock.now(), &self.read.plan.zone);
        Span::of(self.dated(), now)
    }

    fn dated(&self) -> impl Iterator<Item = &store::action::Action> {
        self.read.in_order().filter(|one| one.state != Far::Dropped)
    }

    fn today(&self, span: &Span) -> i32 {
        span.at(today(self.visit.app.clock.now(), &self.read.plan.zone))
    }

    fn month(&self, at: &jiff::civil::Date) -> String {
        day(self.visit.lang, &at.to_string())
    }

    /// In the order in which they begin; each with its bar.
    fn rows(&self, span: &Span) -> Vec<(Line, Bar)> {
        let bars =
            self.dated().filter_map(|one| Some((Line::of(self.visit, &self.read, one), span.bar(one)?)));
        let mut rows: Vec<(Line, Bar)> = bars.collect();
        rows.sort_by_key(|(_, bar)| (bar.from, bar.to));
        rows
    }

    fn undated(&self) -> Vec<Line> {
        let none = self.dated().filter(|one| one.starts.is_empty() && one.due.is_empty());
        none.map(|one| Line::of(self.visit, &self.read, one)).collect()
    }

    fn width(&self) -> i32 {
        WIDTH
    }
}

/// Who does what.
#[derive(Template)]
#[template(path = "plan/people.html")]
pub struct People<'a> {
    pub visit: &'a Visit,
    pub read: Read,
}

view!(People, "plan-people", nav Communities);
about!(People, read);

/// Somebody with what they do.
pub struct Group {
    pub name: String,
    pub lines: Vec<(Line, String)>,
}

impl People<'_> {
    fn lines(&self) -> Vec<Line> {
        self.read.in_order().map(|one| Line::of(self.visit, &self.read, one)).collect()
    }

    /// Residents who lead something; each of them is somebody of their own, named or not.
    fn leads(&self) -> Vec<Group> {
        let mut groups: Vec<(Option<i64>, Group)> = Vec::new();
        for line in self.lines() {
            let Some(name) = line.lead.clone() else { continue };
            let key = line.lead_id;
            let known = groups.iter().position(|(id, group)| match key {
                Some(_) => *id == key,
                None => id.is_none() && group.name == name,
            });
            let at = known.unwrap_or_else(|| {
                groups.push((key, Group { name, lines: Vec::new() }));
                groups.len() - 1
            });
            groups[at].1.lines.push((line, String::new()));
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// Partners, each with its part in each action.
    fn partners(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for action in self.read.in_order() {
            for partner in self.read.partners.iter().filter(|one| one.action_id == action.id) {
                let part = self.visit.lang.text(&format!("action-part-{}", partner.part.word()));
                let at = groups.iter().position(|one| one.name == partner.name).unwrap_or_else(|| {
                    groups.push(Group { name: partner.name.clone(), lines: Vec::new() });
                    groups.len() - 1
                });
                groups[at].lines.push((Line::of(self.visit, &self.read, action), part));
            }
        }
        groups.sort_by_key(|one| one.name.to_lowercase());
        groups
    }

    fn nobody(&self) -> Vec<Line> {
        let is_free = |one: &Line| one.lead.is_none() && one.state.is_open();
        self.lines().into_iter().filter(is_free).collect()
    }
}

/// An action.
#[derive(Template)]
#[template(path = "plan/action.html")]
pub struct ActionShow<'a> {
    pub visit: &'a Visit,
    pub one: One,
    pub asked: Asked,
    pub form: Form,
}

view!(ActionShow, |page| page.line().text, nav Communities);
about!(ActionShow, one.read);

impl ActionShow<'_> {
    fn action(&self) -> &store::action::Action {
        // the page is made only of an action that is there
        self.one.read.action(self.one.id).unwrap_or(&self.one.read.actions[0])
    }

    fn line(&self) -> Line {
        Line::of(self.visit, &self.one.read, self.action())
    }

    fn action_path(&self) -> String {
        action_path(self.one.read.plan.id, self.one.id)
    }

    fn facts(&self) -> Vec<(String, String)> {
        Line::facts(self.visit, &self.one.read, self.action())
    }

    /// The issues it answers: page, title, the language of that if it is another.
    fn issues(&self) -> Vec<(String, String, Option<&'static str>)> {
        let own = self.one.read.answers.iter().filter(|(id, _)| *id == self.one.id);
        own.map(|(_, issue)| {
            let (title, foreign) = crate::issue::title(self.visit, issue);
            (crate::issue::path(issue.id), title, foreign)
        })
        .collect()
    }

    /// How far it was: when, what, in which words.
    fn steps(&self) -> Vec<(String, String, String)> {
        let zone = &self.one.read.plan.zone;
        let said = |one: &store::action::Step| {
            let state = self.visit.lang.text(&format!("action-state-{}", one.state.word()));
            (self.visit.lang.date(one.made, zone), state, one.words.clone())
        };
        self.one.steps.iter().map(said).collect()
    }

    fn date(&self, at: &i64) -> String {
        self.visit.lang.date(*at, &self.one.read.plan.zone)
    }

    fn may_tell(&self) -> bool {
        may_tell(self.visit, self.action())
    }

    fn me(&self) -> Option<i64> {
        self.visit.person.as_ref().map(|me| me.id)
    }

    fn leads(&self) -> bool {
        self.action().lead_id.is_some() && self.action().lead_id == self.me()
    }

    fn is_free(&self) -> bool {
        let action = self.action();
        action.lead_id.is_none() && action.lead.is_empty() && action.state.is_open()
    }

    /// Whether whoever comes may say that it is done, or not.
    fn may_confirm(&self) -> bool {
        self.visit.may(Deed::TakePart) && self.action().state.is_done() && !self.leads()
    }

    /// Why residents say not yet.
    fn doubts(&self) -> Vec<(&str, &'static str)> {
        let action = self.action();
        let own = |one: &&Assent| {
            one.thing_id == action.id && one.version == action.step && one.verdict == Verdict::No
        };
        self.one.read.said.iter().filter(own).map(|one| (one.words.as_str(), one.language.word())).collect()
    }

    fn mine(&self) -> Option<Verdict> {
        let (me, action) = (self.me()?, self.action());
        let own = |one: &&Assent| {
            one.thing_id == action.id && one.version == action.step && one.person_id == Some(me)
        };
        self.one.read.said.iter().find(own).map(|one| one.verdict)
    }

    /// The form as it was typed, where it is this one that needs another look.
    fn form_of(&self, asked: Asked) -> Form {
        if self.asked == asked { self.form.clone() } else { Form::new() }
    }

    fn step_form(&self) -> Form {
        let mut form = self.form_of(Asked::Step);
        if self.asked != Asked::Step {
            form.fill("state", self.action().state.word());
        }
        form
    }

    fn states(&self) -> Vec<(&'static str, String)> {
        Far::ALL
            .iter()
            .map(|one| (one.word(), self.visit.lang.text(&format!("action-state-{}", one.word()))))
            .collect()
    }
}
