//! The pages of what institutions are asked and reply.

use askama::Template;
use jiff::civil::Date;
use store::answer::Verdict;
use store::community::Community;
use store::promise::Kind as Promised;
use store::reply::{Answer, Ending, Progress, Step};
use store::{Bilingual, Tx};

use super::forms::WORDS;
use super::line::{Changed, Line, changed};
use super::pages::asked_of;
use super::read::{One, Read};
use super::standing::Standing;
use super::{list_path, path};
use crate::clause::path as clause_path;
use crate::form::Form;
use crate::i18n::Lang;
use crate::id;
use crate::markdown;
use crate::page::{View, view};
use crate::plan::forms::LINE;
use crate::plan::{day, today};
use crate::promise;
use crate::rights::Deed;
use crate::strategy::path as strategy_path;
use crate::visit::Visit;

/// All that institutions replied to a strategy.
#[derive(Template)]
#[template(path = "reply/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub read: Read,
}

view!(List, "reply-title", nav Strategy);

impl List<'_> {
    fn strategy(&self) -> (String, Option<&'static str>) {
        self.visit.nearest(&self.read.strategy.title)
    }

    fn home(&self) -> String {
        strategy_path(self.read.strategy.id)
    }

    fn asking(&self) -> String {
        format!("{}/new", list_path(self.read.strategy.id))
    }

    fn may_ask(&self) -> bool {
        self.visit.may(Deed::Run) && self.read.recommendations().next().is_some()
    }

    fn lines(&self) -> Vec<Line> {
        self.read.asked().map(|one| Line::of(self.visit, one, &self.read.strategy.zone)).collect()
    }

    fn changed(&self) -> Vec<Changed> {
        changed(self.visit, &self.read)
    }

    /// How many were asked, and what came of it.
    fn tally(&self) -> String {
        let now = today(self.visit.app.clock.now(), &self.read.strategy.zone);
        let count = |is: fn(Standing) -> bool| self.read.asked().filter(|one| is(one.standing(now))).count();
        let text = self.visit.t("reply-tally").with("all", self.read.asked().count());
        let text = text.with("yes", count(Standing::is_yes));
        let text = text.with("no", count(|one| one == Standing::Declined));
        text.with("silent", count(|one| one == Standing::Silent)).to_string()
    }

    /// What is not asked any more, for those who run it: who, which clause, and why.
    fn ended(&self) -> Vec<String> {
        let ended = self.read.ones.iter().filter_map(|one| Some((one, one.reply.ended?)));
        let told = |(one, (at, why)): (&One, (i64, Ending))| {
            let text = self.visit.lang.t(match why {
                Ending::TakenBack => "reply-ended-taken-back",
                Ending::NotOurs => "reply-ended-not-ours",
            });
            let day = self.visit.lang.date(at, &self.read.strategy.zone);
            let text = text.with("who", one.reply.who.as_str()).with("number", one.reply.number);
            text.with("day", day).to_string()
        };
        if self.visit.may(Deed::Run) { ended.map(told).collect() } else { Vec::new() }
    }
}

/// How whoever comes answers.
pub enum Way {
    /// They do not.
    None,
    /// As somebody of this house.
    Here,
    /// By the link of a letter: its path.
    Link(String),
}

/// One of them, with its history and the forms of whoever answers.
#[derive(Template)]
#[template(path = "reply/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub one: One,
    /// What communities say of the clause.
    pub said: crate::endorsement::UnderClause,
    pub way: Way,
    pub form: Form,
}

view!(Show, |page| page.visit.t("reply-show-title").with("who", page.one.reply.who.as_str()).to_string(),
    nav Communities, listed false);

impl Show<'_> {
    fn zone(&self) -> &str {
        &self.read.strategy.zone
    }

    fn now(&self) -> Date {
        today(self.visit.app.clock.now(), self.zone())
    }

    fn line(&self) -> Line {
        Line::of(self.visit, &self.one, self.zone())
    }

    fn strategy(&self) -> (String, Option<&'static str>) {
        self.visit.nearest(&self.read.strategy.title)
    }

    fn list(&self) -> String {
        list_path(self.read.strategy.id)
    }

    fn clause(&self) -> String {
        clause_path(self.read.strategy.id, self.one.reply.number)
    }

    /// The text of the clause as HTML, and its language.
    fn text(&self) -> Option<(String, &'static str)> {
        let words = self.read.words.iter().find(|one| one.number == self.one.reply.number)?;
        let (text, language) = words.words.text.nearest(self.visit.lang.language());
        Some((markdown::to_html(text), Lang::from(language).tag()))
    }

    /// Where the forms go: by the link, or as somebody of this house.
    fn action(&self) -> Option<String> {
        match &self.way {
            Way::None => None,
            Way::Here => Some(path(self.read.strategy.id, self.one.reply.id)),
            Way::Link(path) => Some(path.clone()),
        }
    }

    fn is_link(&self) -> bool {
        matches!(self.way, Way::Link(_))
    }

    fn may_take_back(&self) -> bool {
        let is_settled = self.one.answers.iter().any(|answer| answer.verdict != Verdict::Later);
        self.visit.may(Deed::Run) && !self.is_link() && !is_settled && self.one.reply.ended.is_none()
    }

    fn take_back(&self) -> String {
        format!("{}/withdrawal", path(self.read.strategy.id, self.one.reply.id))
    }

    /// Whether they said yes, so that there is something to report.
    fn is_yes(&self) -> bool {
        self.one.standing(self.now()).is_yes()
    }

    /// Answers before the one that counts.
    fn before(&self) -> &[Answer] {
        self.one.answers.get(1..).unwrap_or_default()
    }

    fn answer_line(&self, answer: &Answer) -> String {
        let lang = self.visit.lang;
        let verdict = lang.text(&format!("reply-verdict-{}", answer.verdict.word()));
        let text = lang.t("reply-before-line").with("verdict", verdict);
        text.with("day", lang.date(answer.made, self.zone())).to_string()
    }

    fn nearest(&self, text: &Bilingual) -> (String, Option<&'static str>) {
        self.visit.nearest(text)
    }

    fn step(&self, step: &Progress) -> (String, String) {
        let lang = self.visit.lang;
        (lang.text(&format!("reply-step-{}", step.state.word())), day(lang, &step.day))
    }

    /// What they promised with it: where, in what words, and how it stands.
    fn promise(&self) -> Option<(String, String, Option<&'static str>, String)> {
        let promise = self.one.promise.as_ref()?;
        let (text, tongue) = self.visit.nearest(&promise.text);
        let standing = promise::Standing::of(promise, self.visit.app.clock.now());
        let standing = self.visit.lang.text(&format!("promise-standing-{}", standing.word()));
        Some((promise::path(promise.community_id, promise.id), text, tongue, standing))
    }

    fn verdicts(&self) -> Vec<(&'static str, String)> {
        let label = |one: &Verdict| self.visit.lang.text(&format!("reply-verdict-{}", one.word()));
        Verdict::ALL.iter().map(|one| (one.word(), label(one))).collect()
    }

    fn promises(&self) -> Vec<(&'static str, String)> {
        let none = ("", self.visit.lang.text("reply-promise-none"));
        let label = |one: &Promised| self.visit.lang.text(&format!("promise-kind-{}", one.word()));
        [none].into_iter().chain(Promised::ALL.iter().map(|one| (one.word(), label(one)))).collect()
    }

    fn steps(&self) -> Vec<(&'static str, String)> {
        let label = |one: &Step| self.visit.lang.text(&format!("reply-step-{}", one.word()));
        Step::ALL.iter().map(|one| (one.word(), label(one))).collect()
    }
}

/// What is said to whoever it does not concern.
#[derive(Template)]
#[template(path = "reply/not_ours.html")]
pub struct NotOurs<'a> {
    pub visit: &'a Visit,
}

view!(NotOurs, "reply-not-ours-title", nav Communities, listed false);

/// Where a recommendation is addressed.
#[derive(Template)]
#[template(path = "reply/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub institutions: Vec<Community>,
    pub form: Form,
}

view!(New, "reply-new", nav Strategy, listed false);

impl New<'_> {
    fn strategy(&self) -> (String, Option<&'static str>) {
        self.visit.nearest(&self.read.strategy.title)
    }

    fn list(&self) -> String {
        list_path(self.read.strategy.id)
    }

    fn days(&self) -> i64 {
        self.read.strategy.answer_days
    }

    fn clauses(&self) -> Vec<(String, String)> {
        let of = self.read.recommendations().map(|(clause, words)| {
            let title = self.visit.nearest(&words.words.title).0;
            (clause.number.to_string(), format!("{}. {title}", clause.number))
        });
        of.collect()
    }

    fn institutions(&self) -> Vec<(String, String)> {
        let other = (String::new(), self.visit.lang.text("reply-institution-other"));
        let named = |one: &Community| (id::text(&one.id), self.visit.nearest(&one.name).0);
        [other].into_iter().chain(self.institutions.iter().map(named)).collect()
    }
}

/// What an institution is asked, and what it answered.
#[derive(Template)]
#[template(path = "reply/of_institution.html")]
pub struct OfInstitution<'a> {
    pub visit: &'a Visit,
    pub community: Community,
    /// Each with the name of its strategy and its zone.
    pub all: Vec<(Bilingual, String, One)>,
}

view!(OfInstitution, "reply-of-institution", nav Communities);

impl OfInstitution<'_> {
    fn name(&self) -> &str {
        self.community.name.nearest(self.visit.lang.language()).0
    }

    fn home(&self) -> String {
        crate::community::path(self.community.id)
    }

    fn lines(&self) -> Vec<(String, Line)> {
        let line = |(name, zone, one): &(Bilingual, String, One)| {
            (self.visit.nearest(name).0, Line::of(self.visit, one, zone))
        };
        self.all.iter().map(line).collect()
    }
}

/// What the home of an institution says of what it is asked.
pub struct OnCommunity {
    /// All of it, without the language.
    pub path: String,
    /// How many recommendations.
    pub all: usize,
    /// How many wait for an answer.
    pub open: usize,
}

impl OnCommunity {
    /// Of a community; nothing if it is no institution.
    pub fn read(tx: &mut Tx<'_>, community: &Community, now: i64) -> store::Result<Self> {
        let all = match community.kind {
            store::community::Kind::Institution => asked_of(tx, community.id)?,
            _ => Vec::new(),
        };
        let is_open = |(_, zone, one): &&(Bilingual, String, One)| one.standing(today(now, zone)).is_open();
        let path = format!("{}/replies", crate::community::path(community.id));
        Ok(Self { path, all: all.len(), open: all.iter().filter(is_open).count() })
    }
}
