//! The pages where a plan is written, agreed to and answered for.

use askama::Template;
use store::Bilingual;
use store::action::{Part, Recurs, State as Far};
use store::assent::{Assent, Verdict};
use store::plan::{Objective, State};
use store::suggestion::{State as Answered, Suggestion};
use store::summary::Doer;

use super::agree::{Tally, is_asked};
use super::forms::{LINE, PARTNERS, TEXT, WORDS};
use super::line::{self, Line};
use super::read::Read;
use super::run::Choices;
use super::views::{about, standing};
use super::{action_path, path};
use crate::form::Form;
use crate::id::{self, Id};
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

/// The form of an action.
#[derive(Template)]
#[template(path = "plan/action_details.html")]
pub struct ActionDetails<'a> {
    pub visit: &'a Visit,
    pub choices: Choices,
    pub id: i64,
    pub form: Form,
}

view!(ActionDetails, "action-change", nav Communities, listed false);
about!(ActionDetails, choices.read);

impl ActionDetails<'_> {
    fn action_path(&self) -> String {
        action_path(self.choices.read.plan.id, self.id)
    }

    fn objectives(&self) -> Vec<(String, String)> {
        self.choices
            .read
            .objectives
            .iter()
            .map(|one| (id::text(&one.id), self.own(&one.text).to_owned()))
            .collect()
    }

    fn doers(&self) -> Vec<(&'static str, String)> {
        doers(self.visit)
    }

    fn members(&self) -> Vec<(String, String)> {
        let nobody = (String::new(), self.visit.lang.text("action-lead-nobody"));
        let all = self.choices.read.members.iter().map(|one| (id::text(&one.person_id), one.name.clone()));
        [nobody].into_iter().chain(all).collect()
    }

    fn parts(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.visit.lang.text("action-part"));
        let all = Part::ALL.iter();
        let all = all
            .map(|one| (one.word().to_owned(), self.visit.lang.text(&format!("action-part-{}", one.word()))));
        [none].into_iter().chain(all).collect()
    }

    fn recurs(&self) -> Vec<(String, String)> {
        let once = (String::new(), self.visit.lang.text("action-once"));
        let all = Recurs::ALL.iter();
        let all = all.map(|one| (one.word().to_owned(), self.visit.lang.text(line::recurs_key(*one))));
        [once].into_iter().chain(all).collect()
    }

    fn issues(&self) -> Vec<(String, String)> {
        let all = self.choices.issues.iter();
        all.map(|one| (id::text(&one.id), crate::issue::title(self.visit, one).0)).collect()
    }

    fn partner_fields(&self) -> [(&'static str, &'static str); 4] {
        PARTNERS
    }
}

fn doers(visit: &Visit) -> Vec<(&'static str, String)> {
    Doer::ALL
        .iter()
        .map(|one| (one.word(), visit.lang.text(&format!("action-doer-{}", one.word()))))
        .collect()
}

/// The words of a plan.
#[derive(Template)]
#[template(path = "plan/details.html")]
pub struct DetailsView<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub form: Form,
}

view!(DetailsView, "plan-details", nav Communities, listed false);

/// Where a plan is written.
#[derive(Template)]
#[template(path = "plan/settings.html")]
pub struct Settings<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub form: Form,
}

view!(Settings, "plan-write", nav Communities, listed false);
about!(Settings, read);

impl Settings<'_> {
    fn objectives<'b>(&'b self, goal_id: &'b i64) -> impl Iterator<Item = &'b Objective> {
        self.read.objectives.iter().filter(move |one| one.goal_id == *goal_id)
    }

    fn lines(&self, objective_id: &i64) -> Vec<Line> {
        self.read.under(*objective_id).map(|one| Line::of(self.visit, &self.read, one)).collect()
    }

    fn doers(&self) -> Vec<(&'static str, String)> {
        doers(self.visit)
    }

    fn standing(&self) -> String {
        standing(self.visit, &self.read)
    }
}

/// Whether residents agree to a plan.
#[derive(Template)]
#[template(path = "plan/agreement.html")]
pub struct Agreement<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub said: Vec<Assent>,
    pub form: Form,
}

view!(Agreement, "plan-agreement", nav Communities);
about!(Agreement, read);

impl Agreement<'_> {
    fn tally(&self) -> Tally {
        Tally::of(&self.said, self.read.plan.room, self.read.plan.version)
    }

    fn is_asked(&self) -> bool {
        is_asked(self.visit, &self.read.plan)
    }

    fn may_settle(&self) -> bool {
        self.visit.may(Deed::Run) && matches!(self.read.plan.state, State::Open | State::Agreed)
    }

    fn objections(&self) -> Vec<(&str, &'static str)> {
        let own = self.said.iter().filter(|one| one.verdict == Verdict::No);
        own.map(|one| (one.words.as_str(), one.language.word())).collect()
    }

    fn mine(&self) -> Option<Verdict> {
        let me = self.visit.person.as_ref()?.id;
        self.said.iter().find(|one| one.person_id == Some(me)).map(|one| one.verdict)
    }

    fn standing(&self) -> String {
        standing(self.visit, &self.read)
    }
}

/// What is suggested.
#[derive(Template)]
#[template(path = "plan/suggestions.html")]
pub struct Suggestions<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub form: Form,
}

view!(Suggestions, "suggestion-list", nav Communities);
about!(Suggestions, read);

impl Suggestions<'_> {
    /// The action that is spoken of.
    fn about(&self) -> Option<Line> {
        let id = store::ids::from_text(self.form.value("action"))?;
        self.read.action(id).ok().map(|one| Line::of(self.visit, &self.read, one))
    }

    fn action_of(&self, one: &Suggestion) -> Option<Line> {
        let action = self.read.action(one.action_id?).ok()?;
        Some(Line::of(self.visit, &self.read, action))
    }

    /// What waits: those who run the plan read it, and whoever wrote it.
    fn waiting(&self) -> Vec<&Suggestion> {
        let holder = self.visit.holder();
        let is_seen = |one: &&Suggestion| {
            let is_mine = one.holder.is_some() && one.holder == holder;
            one.state == Answered::Waiting && (self.visit.may(Deed::Run) || is_mine)
        };
        self.read.suggestions.iter().filter(is_seen).collect()
    }

    fn answered(&self) -> Vec<&Suggestion> {
        self.read.suggestions.iter().filter(|one| one.state != Answered::Waiting).collect()
    }

    fn date(&self, at: &i64) -> String {
        self.visit.lang.date(*at, &self.read.plan.zone)
    }

    fn by(&self, one: &Suggestion) -> String {
        let date = self.date(&one.made);
        match one.name.as_str() {
            "" => self.visit.t("suggestion-on").with("date", date).to_string(),
            name => self.visit.t("suggestion-by").with("name", name).with("date", date).to_string(),
        }
    }

    /// The form of an answer, as it was typed if it is this one.
    fn answer_form(&self, one: &Suggestion) -> Form {
        if self.form.value("answered") == id::text(&one.id) { self.form.clone() } else { Form::new() }
    }

    fn id(&self, one: &Suggestion) -> Id {
        Id(one.id)
    }

    /// The form of a new suggestion, where it is this one that needs another look.
    fn own_form(&self) -> Form {
        if self.form.is_given("answered") { Form::new() } else { self.form.clone() }
    }
}
