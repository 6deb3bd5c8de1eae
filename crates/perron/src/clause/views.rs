//! What the pages of clauses show.

use askama::Template;
use store::amendment::{Amendment, State as Decided};
use store::approval::Approval;
use store::clause::{Clause, Kind, Version};
use store::remark::Remark;
use store::report::Kind as Kinds;
use store::session::Lever;
use store::strategy::State;
use store::summary::{Addressee, Doer};
use store::{Bilingual, Language};

use super::diff::{self, Run};
use super::evidence::Rest;
use super::{Standing, WHY, path};
use crate::edition::content::Support;
use crate::form::Form;
use crate::id;
use crate::markdown;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::strategy::read::Read;
use crate::visit::Visit;

/// What stands in the margin of a clause.
pub struct Margin {
    pub number: i64,
    /// What stands under it, as (name, value).
    pub rows: Vec<(String, String)>,
    /// Something under it was taken back: the sentence that says so, and whether it stands without it.
    pub marked: Option<String>,
    /// Nothing stands under it.
    pub is_bare: bool,
    pub trace: String,
}

impl Margin {
    /// Of a clause.
    pub fn of(visit: &Visit, read: &Read, clause: &Clause) -> Self {
        let bare = Support::default();
        let support = read.support.get(&clause.number).unwrap_or(&bare);
        let since = read.marked.get(&clause.number);
        let key = if support.is_bare() { "clause-marked-falls" } else { "clause-marked-stands" };
        let zone = &read.strategy.zone;
        let marked = since.map(|at| visit.t(key).with("date", visit.lang.date(*at, zone)).to_string());
        let mut rows = Vec::new();
        if let Some(voices) = voices(visit, support) {
            rows.push((visit.lang.text("clause-voices"), voices));
            rows.extend(from(visit, support).map(|told| (visit.lang.text("clause-from"), told)));
        }
        rows.extend(places(visit, support).map(|places| (visit.lang.text("clause-places"), places)));
        if let Some(lowest) = support.lowest_group {
            let said = visit.t("edition-lowest").with("percent", lowest);
            rows.push((visit.lang.text("edition-beside-ground"), said.to_string()));
        }
        if support.figures + support.outside > 0 {
            let text = visit.t("clause-figures").with("figures", support.figures);
            rows.push((visit.lang.text("clause-beside"), text.with("outside", support.outside).to_string()));
        }
        Self {
            number: clause.number,
            rows,
            marked,
            is_bare: support.is_bare(),
            trace: format!("{}/trace", path(clause.strategy_id, clause.number)),
        }
    }
}

/// `12 notes, 3 stories, 45 votes`
pub fn voices(visit: &Visit, support: &Support) -> Option<String> {
    let parts = [
        ("clause-notes", support.notes),
        ("clause-stories", support.stories),
        ("clause-votes", support.votes),
    ];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| visit.t(key).with("count", count).to_string())
        .collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// `4 tables, 2 sessions, 1 community`; of a story that was told to the programme, nothing.
fn from(visit: &Visit, support: &Support) -> Option<String> {
    let parts = [
        ("clause-tables", support.tables),
        ("clause-sessions", support.sessions),
        ("clause-communities", support.communities),
    ];
    let told = parts.into_iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> = told.map(|(key, count)| visit.t(key).with("count", count).to_string()).collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// `5 postal areas, 2 provinces and territories`, or that too few people gave theirs.
pub fn places(visit: &Visit, support: &Support) -> Option<String> {
    if support.notes + support.stories == 0 {
        return None;
    }
    Some(match (support.areas, support.provinces) {
        (Some(areas), Some(provinces)) => {
            let areas = visit.t("clause-areas").with("count", areas);
            format!("{areas}, {}", visit.t("clause-provinces").with("count", provinces))
        }
        _ => visit.lang.text("clause-places-few"),
    })
}

/// A wording that is shown beside the one before it.
pub struct Changed {
    /// Which language it is in.
    pub language: Language,
    pub title: Vec<Run>,
    pub text: Vec<Run>,
}

/// What changed from one wording to the next, in each language in which something did.
pub fn changes(before: (&Bilingual, &Bilingual), after: (&Bilingual, &Bilingual)) -> Vec<Changed> {
    Language::ALL
        .iter()
        .copied()
        .filter(|one| before.0.get(*one) != after.0.get(*one) || before.1.get(*one) != after.1.get(*one))
        .map(|language| Changed {
            language,
            title: diff::words(before.0.get(language), after.0.get(language)),
            text: diff::words(before.1.get(language), after.1.get(language)),
        })
        .collect()
}

/// An earlier or the standing version, with what it changed.
pub struct Step<'a> {
    pub version: &'a Version,
    pub when: String,
    pub changed: Vec<Changed>,
}

/// A clause: its text, its margin, its history, what people say of it.
#[derive(Template)]
#[template(path = "clause/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub clause: Clause,
    /// The latest first.
    pub versions: Vec<Version>,
    pub rests: Vec<Rest>,
    /// Who read which version in which language.
    pub approvals: Vec<Approval>,
    pub form: Form,
}

view!(Show, |page| page.heading().0, nav Strategy);

impl Show<'_> {
    fn said(&self) -> Option<&crate::endorsement::UnderClause> {
        self.read.endorsed.get(&self.clause.number)
    }

    fn asked(&self) -> Option<&crate::reply::UnderClause> {
        self.read.replied.get(&self.clause.number)
    }

    fn standing(&self) -> &Version {
        &self.versions[0]
    }

    fn strategy(&self) -> (String, String, Option<&'static str>) {
        let (title, foreign) = self.visit.nearest(&self.read.strategy.title);
        (crate::strategy::path(self.read.strategy.id), title, foreign)
    }

    fn path(&self) -> String {
        path(self.clause.strategy_id, self.clause.number)
    }

    fn heading(&self) -> (String, Option<&'static str>) {
        self.visit.nearest(&self.standing().words.title)
    }

    fn text(&self) -> (String, Option<&'static str>) {
        let (text, foreign) = self.visit.nearest(&self.standing().words.text);
        (markdown::to_html(&text), foreign)
    }

    fn plain(&self) -> Option<(String, Option<&'static str>)> {
        let (text, foreign) = self.visit.nearest(&self.standing().words.plain);
        (!text.is_empty()).then(|| (markdown::to_html(&text), foreign))
    }

    fn margin(&self) -> Margin {
        Margin::of(self.visit, &self.read, &self.clause)
    }

    fn facts(&self) -> Vec<(String, String)> {
        facts(self.visit, &self.clause)
    }

    /// The languages, each with how it stands.
    fn parity(&self) -> Vec<(Language, Standing)> {
        Language::ALL.iter().map(|one| (*one, Standing::of(self.standing(), *one))).collect()
    }

    fn is_whole(&self) -> bool {
        self.parity().iter().all(|(_, standing)| standing.is_fit())
    }

    fn history(&self) -> Vec<Step<'_>> {
        let nothing = Bilingual::default();
        let before = |at: usize| self.versions.get(at + 1).map(|one| &one.words);
        let step = |(at, version): (usize, &'_ Version)| {
            let old = before(at);
            let old = (old.map_or(&nothing, |one| &one.title), old.map_or(&nothing, |one| &one.text));
            changes(old, (&version.words.title, &version.words.text))
        };
        self.versions
            .iter()
            .enumerate()
            .map(|(at, version)| Step {
                version,
                when: self.visit.lang.date(version.made, &self.read.strategy.zone),
                changed: if before(at).is_some() { step((at, version)) } else { Vec::new() },
            })
            .collect()
    }

    fn first_words(&self, version: &Version) -> (String, Option<&'static str>) {
        self.visit.nearest(&version.words.text)
    }

    fn waiting(&self) -> Vec<&Amendment> {
        self.read.waiting(self.clause.number).collect()
    }

    fn decided(&self) -> Vec<&Amendment> {
        let shown = |one: &&Amendment| matches!(one.state, Decided::Accepted | Decided::Declined);
        self.read.amendments.iter().filter(|one| one.number == self.clause.number).filter(shown).collect()
    }

    /// What a suggested wording would change in the text as it stands now.
    fn proposed(&self, one: &Amendment) -> Vec<Changed> {
        let words = &self.standing().words;
        changes((&words.title, &words.text), (&one.title, &one.text))
    }

    fn by(&self, name: &str, made: &i64) -> String {
        let date = self.visit.lang.date(*made, &self.read.strategy.zone);
        match name {
            "" => date,
            name => self.visit.t("clause-by").with("name", name).with("date", date).to_string(),
        }
    }

    fn is_mine(&self, holder: Option<&String>) -> bool {
        holder.is_some() && holder == self.visit.holder().as_ref()
    }

    fn remarks_on(&self, amendment: Option<&i64>) -> Vec<&Remark> {
        self.read.remarks(self.clause.number).filter(|one| one.amendment_id.as_ref() == amendment).collect()
    }

    /// What is hidden, for whoever may show it again, and for whoever said it.
    fn hidden(&self) -> Vec<&Remark> {
        let of = |one: &&Remark| one.number == self.clause.number && one.hidden.is_some();
        let may = |one: &&Remark| self.visit.may(Deed::Moderate) || self.is_mine(one.holder.as_ref());
        self.read.remarks.iter().filter(of).filter(may).collect()
    }

    fn report_path(&self, kind: Kinds, id: &i64) -> String {
        crate::report::path(kind, self.clause.strategy_id, *id)
    }

    fn reason_path(&self, id: &i64) -> String {
        crate::report::reason_path(Kinds::Remark, self.clause.strategy_id, *id)
    }

    /// Who read a version, in a sentence for each language.
    fn read_by(&self, version: &Version) -> Vec<String> {
        let of = self.approvals.iter().filter(|one| one.version == version.version);
        let known = of.filter_map(|one| Some((Language::of_word(&one.tag)?, one)));
        let said = |(language, one): (Language, &Approval)| {
            let language = self.visit.lang.text(&format!("clause-language-{}", language.word()));
            let date = self.visit.lang.date(one.made, &self.read.strategy.zone);
            let said = self.visit.t("clause-read-by").with("language", language).with("date", date);
            said.with("role", one.role.as_str()).to_string()
        };
        known.map(said).collect()
    }

    /// Key of what a machine translated of a suggested wording; none if a person wrote it.
    fn by_machine(&self, one: &Amendment) -> Option<&'static str> {
        match (one.machine_en, one.machine_fr) {
            (true, true) => Some("amendment-machine-both"),
            (true, false) => Some("amendment-machine-en"),
            (false, true) => Some("amendment-machine-fr"),
            (false, false) => None,
        }
    }

    fn is_open(&self) -> bool {
        self.read.strategy.state != State::Closed && self.clause.retired.is_none()
    }

    fn standing_rests(&self) -> Vec<&Rest> {
        self.rests.iter().filter(|one| !one.is_lost).collect()
    }

    fn lost(&self) -> usize {
        self.rests.iter().filter(|one| one.is_lost).count()
    }

    /// The form of what is said of the clause.
    fn spoken(&self) -> Form {
        if self.form.value("in") == "r" { self.form.clone() } else { Form::new() }
    }

    /// The form of what was refused here; empty for every other.
    fn form_of(&self, name: &str, id: &i64) -> Form {
        let is_this = self.form.value("in") == format!("{name}{}", id::text(id));
        if is_this { self.form.clone() } else { Form::new() }
    }
}

/// Whom a clause asks, what policy could move, who does it, what it costs.
pub fn facts(visit: &Visit, clause: &Clause) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut add = |name: &str, value: Option<String>| {
        facts.extend(value.map(|value| (visit.lang.text(name), value)));
    };
    let of = |prefix: &str, word: Option<&str>| word.map(|word| visit.lang.text(&format!("{prefix}{word}")));
    add("summary-addressee", of("summary-to-", clause.addressee.map(Addressee::word)));
    add("summary-doer", of("summary-doer-", clause.doer.map(Doer::word)));
    add("summary-lever", of("summary-lever-", clause.lever.map(Lever::word)));
    let (cost, _) = visit.nearest(&clause.cost);
    add("clause-cost", (!cost.is_empty()).then_some(cost));
    facts
}

/// The way down from a clause, as a line of steps.
#[derive(Template)]
#[template(path = "clause/trace.html")]
pub struct Trace<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub clause: Clause,
    /// What it rests on, each with what that rests on.
    pub branches: Vec<Branch>,
    /// Clauses that rest on it.
    pub above: Vec<(String, String, Option<&'static str>)>,
}

/// A thing that a clause rests on, and what is under it.
pub struct Branch {
    pub rest: Rest,
    /// The notes under a line, what an issue rests on.
    pub under: Vec<Rest>,
    /// How many of those are not shown, since the page would be long.
    pub more: usize,
}

view!(Trace, |page| page.heading(), nav Strategy);

impl Trace<'_> {
    fn said(&self) -> Option<&crate::endorsement::UnderClause> {
        self.read.endorsed.get(&self.clause.number)
    }

    fn asked(&self) -> Option<&crate::reply::UnderClause> {
        self.read.replied.get(&self.clause.number)
    }

    fn heading(&self) -> String {
        self.visit.t("clause-trace-title").with("number", self.clause.number.to_string()).to_string()
    }

    fn path(&self) -> String {
        path(self.clause.strategy_id, self.clause.number)
    }

    fn name(&self) -> (String, Option<&'static str>) {
        self.visit.nearest(&self.read.title(self.clause.number))
    }

    fn strategy(&self) -> (String, String) {
        (crate::strategy::path(self.read.strategy.id), self.visit.nearest(&self.read.strategy.title).0)
    }

    fn margin(&self) -> Margin {
        Margin::of(self.visit, &self.read, &self.clause)
    }

    fn standing(&self) -> Vec<&Branch> {
        self.branches.iter().filter(|one| !one.rest.is_lost).collect()
    }

    fn lost(&self) -> usize {
        self.branches.iter().filter(|one| one.rest.is_lost).count()
    }

    fn editions(&self) -> Vec<(String, i64)> {
        let base = crate::strategy::path(self.read.strategy.id);
        let of = |number: i64| (format!("{base}/editions/{number}#clause-{}", self.clause.number), number);
        self.read.editions.iter().map(|one| of(one.number)).collect()
    }
}
