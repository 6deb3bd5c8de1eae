//! The pages of proposals.

use askama::Template;
use store::award::State as Awarded;
use store::committee::Verdict;
use store::fund::{Fund, State as Step, Way};
use store::project::{Kind, State};

use super::pages::Read;
use crate::award::day_in_words;
use crate::form::Form;
use crate::fund::{Told, Top};
use crate::i18n::Lang;
use crate::id::Id;
use crate::money;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

/// The form of a proposal.
#[derive(Template)]
#[template(path = "project/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub fund: Fund,
    pub is_open: bool,
    pub form: Form,
}

view!(New, "project-new", nav Communities, listed false);

impl New<'_> {
    fn top(&self) -> Top {
        Top::of(self.visit.lang, &self.fund, None)
    }

    fn fields(&self) -> Fields {
        Fields::of(self.visit.lang, &self.fund)
    }

    fn until(&self) -> String {
        self.visit.lang.moment(self.fund.said.proposals_until, &self.fund.said.zone)
    }

    fn help(&self) -> Option<&str> {
        Some(self.fund.said.help.nearest(self.visit.lang.language()).0).filter(|text| !text.is_empty())
    }
}

/// What the form of a proposal offers.
pub struct Fields {
    pub kinds: Vec<(&'static str, String)>,
    pub areas: Vec<String>,
    pub cost_hint: String,
    pub honoraria_hint: String,
}

impl Fields {
    pub fn of(lang: Lang, fund: &Fund) -> Self {
        let said = &fund.said;
        let most = if said.most > 0 { said.most.min(said.amount) } else { said.amount };
        let most = money::show(lang, most, &said.currency);
        let share = lang.percent(said.honoraria as f64 / 100.0);
        let kind = |kind: &Kind| (kind.word(), lang.text(&format!("project-kind-{}", kind.word())));
        Self {
            kinds: Kind::ALL.iter().map(kind).collect(),
            areas: said.areas.lines().map(str::to_owned).collect(),
            cost_hint: lang.t("project-cost-hint").with("most", most).to_string(),
            honoraria_hint: lang.t("project-honoraria-hint").with("share", share).to_string(),
        }
    }
}

/// The page of a project.
#[derive(Template)]
#[template(path = "project/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    /// What the vote found.
    pub told: Option<Told>,
}

view!(Show, |page| page.read.project.said.title.clone(), nav Communities);

impl Show<'_> {
    fn told(&self) -> Option<Told> {
        self.told.clone()
    }

    fn paragraphs(&self) -> Vec<String> {
        self.read.project.said.about.split("\n\n").map(str::to_owned).collect()
    }

    fn facts(&self) -> Vec<(String, String)> {
        facts(self.visit.lang, &self.read)
    }

    fn money(&self, amount: &i64) -> String {
        money::show(self.visit.lang, *amount, &self.read.fund.said.currency)
    }

    fn votes(&self) -> Vec<(String, String, &str)> {
        votes(self.visit.lang, &self.read)
    }

    fn note(&self) -> Vec<&str> {
        let note = self.read.award.as_ref().map_or("", |award| award.note.as_str());
        note.split("\n\n").filter(|part| !part.is_empty()).collect()
    }

    fn day(&self, day: &str) -> String {
        day_in_words(self.visit.lang, day)
    }

    fn photo_path(&self, id: &i64) -> String {
        format!("{}/photos/{}", super::path(self.read.fund.id, self.read.project.id), Id(*id))
    }

    fn may_say(&self) -> bool {
        let me = self.visit.person.as_ref().map(|person| person.id);
        self.is_committee()
            && self.read.fund.state == Step::Voting
            && self.read.members.iter().any(|member| Some(member.person_id) == me)
    }

    fn is_committee(&self) -> bool {
        self.read.fund.said.way == Way::Committee
    }

    fn is_given(&self) -> bool {
        self.read.award.as_ref().is_some_and(|award| award.state == Awarded::Given)
    }

    fn may_award(&self) -> bool {
        self.visit.may(Deed::Run) && self.read.fund.state == Step::Decided && !self.is_committee()
    }
}

/// What one must know of a project, in rows of name and value.
pub fn facts(lang: Lang, read: &Read) -> Vec<(String, String)> {
    let (said, currency) = (&read.project.said, &read.fund.said.currency);
    let row = |name: &str, value: String| (lang.text(name), value);
    let mut rows = vec![row("project-fact-cost", money::show(lang, said.cost, currency))];
    if said.honoraria > 0 {
        rows.push(row("project-fact-honoraria", money::show(lang, said.honoraria, currency)));
    }
    if !said.area.is_empty() {
        rows.push(row("project-fact-area", said.area.clone()));
    }
    if !said.who.is_empty() {
        rows.push(row("project-fact-who", said.who.clone()));
    }
    if !read.project.costed_by.is_empty() {
        rows.push(row("project-fact-costed", read.project.costed_by.clone()));
    }
    if let Some(award) = read.award.as_ref().filter(|award| award.state == Awarded::Given) {
        rows.push(row("project-fact-award", money::show(lang, award.amount, currency)));
        let paid: i64 = read.instalments.iter().filter(|one| one.paid.is_some()).map(|one| one.amount).sum();
        rows.push(row("project-fact-paid", money::show(lang, paid, currency)));
        let shown: i64 = read.receipts.iter().map(|one| one.amount).sum();
        rows.push(row("project-fact-receipts", money::show(lang, shown, currency)));
        if award.told.is_none() {
            rows.push(row("project-fact-due", lang.date(award.due, &read.fund.said.zone)));
        }
    }
    rows
}

/// What each member of the committee said: name, verdict and reason.
pub fn votes(lang: Lang, read: &Read) -> Vec<(String, String, &str)> {
    let told = |vote: &'_ store::committee::Vote| {
        let name = read.members.iter().find(|member| member.person_id == vote.person_id)?.name.clone();
        Some((name, lang.text(&format!("project-verdict-{}", vote.verdict.word()))))
    };
    read.votes
        .iter()
        .filter_map(|vote| told(vote).map(|(name, verdict)| (name, verdict, vote.reason.as_str())))
        .collect()
}

/// The check of a proposal.
#[derive(Template)]
#[template(path = "project/check.html")]
pub struct Check<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub form: Form,
    pub most: usize,
}

view!(Check, "project-check", nav Communities, listed false);

impl Check<'_> {
    fn own(&self) -> String {
        own_link_of(self.visit, &self.read)
    }

    fn fields(&self) -> Fields {
        Fields::of(self.visit.lang, &self.read.fund)
    }

    fn facts(&self) -> Vec<(String, String)> {
        facts(self.visit.lang, &self.read)
    }

    fn verdicts(&self) -> Vec<(&'static str, String)> {
        [State::Eligible, State::Excluded]
            .map(|state| (state.word(), self.visit.lang.text(&format!("project-check-{}", state.word()))))
            .to_vec()
    }
}

fn own_link_of(visit: &Visit, read: &Read) -> String {
    super::own_path(&visit.app, read.fund.id, read.project.id)
}

/// What a member of the committee says to a project.
#[derive(Template)]
#[template(path = "project/verdict.html")]
pub struct Say<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub form: Form,
    pub most: usize,
}

view!(Say, "project-verdict", nav Communities, listed false);

impl Say<'_> {
    fn facts(&self) -> Vec<(String, String)> {
        facts(self.visit.lang, &self.read)
    }

    fn verdicts(&self) -> Vec<(&'static str, String)> {
        let text = |one: &Verdict| self.visit.lang.text(&format!("project-say-{}", one.word()));
        Verdict::ALL.iter().map(|one| (one.word(), text(one))).collect()
    }
}

/// Who decides about small grants.
#[derive(Template)]
#[template(path = "project/members.html")]
pub struct Members<'a> {
    pub visit: &'a Visit,
    pub fund: Fund,
    /// People of the community: id and name.
    pub people: Vec<(String, String)>,
    pub form: Form,
}

view!(Members, "project-committee", nav Communities, listed false);

impl Members<'_> {
    fn top(&self) -> Top {
        Top::of(self.visit.lang, &self.fund, None)
    }
}

/// The page for those who proposed it.
#[derive(Template)]
#[template(path = "project/own.html")]
pub struct Own<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub action: String,
    /// Whether what is proposed may still be changed.
    pub is_open: bool,
    pub form: Form,
    /// The forms of receipts, note and photos.
    pub report: Form,
}

view!(Own, "project-own", nav Communities, listed false);

impl Own<'_> {
    fn fields(&self) -> Fields {
        Fields::of(self.visit.lang, &self.read.fund)
    }

    fn money(&self, amount: &i64) -> String {
        money::show(self.visit.lang, *amount, &self.read.fund.said.currency)
    }

    fn award(&self) -> Option<&store::award::Award> {
        self.read.award.as_ref().filter(|award| award.state == Awarded::Given)
    }

    fn due(&self, at: &i64) -> String {
        self.visit.lang.date(*at, &self.read.fund.said.zone)
    }

    fn day(&self, day: &str) -> String {
        day_in_words(self.visit.lang, day)
    }

    fn photo_path(&self, id: &i64) -> String {
        format!("{}/photos/{}", super::path(self.read.fund.id, self.read.project.id), Id(*id))
    }

    fn id(&self, id: &i64) -> Id {
        Id(*id)
    }

    fn is_withdrawn(&self) -> bool {
        self.read.project.state == State::Withdrawn
    }
}
