//! The pages of funds.

use askama::Template;
use store::Bilingual;
use store::award::State as Awarded;
use store::community::Community;
use store::fund::{Fund, State, Voters, Way};
use store::project::{Project, State as Standing};

use super::forms::TEXT;
use super::here::{Here, state_key};
use super::pages::Read;
use super::path;
use super::rules::Sheet;
use super::steps::{MEMBERS, REASON};
use crate::conversation::ZONES;
use crate::form::Form;
use crate::i18n::Lang;
use crate::money;
use crate::page::{View, view};
use crate::project::Entry;
use crate::rights::Deed;
use crate::visit::Visit;

/// The funds of a community.
#[derive(Template)]
#[template(path = "fund/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub community: Community,
    pub here: Here,
}

view!(List, "fund-list", nav Communities);

impl List<'_> {
    fn name(&self) -> &str {
        self.community.name.nearest(self.visit.lang.language()).0
    }
}

/// What every page of a fund says at its top.
pub struct Top {
    /// The community: address and name.
    pub home: Option<(String, String)>,
    /// The fund: address and name.
    pub path: String,
    pub title: String,
}

impl Top {
    pub fn of(lang: Lang, fund: &Fund, community: Option<&Community>) -> Self {
        let name = |text: &Bilingual| text.nearest(lang.language()).0.to_owned();
        Self {
            home: community.map(|one| (crate::community::path(one.id), name(&one.name))),
            path: path(fund.id),
            title: name(&fund.said.title),
        }
    }
}

/// The page of a fund.
#[derive(Template)]
#[template(path = "fund/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub now: i64,
}

view!(Show, |page| page.fund().said.title.nearest(page.visit.lang.language()).0.to_owned(), nav Communities);

impl Show<'_> {
    fn fund(&self) -> &Fund {
        &self.read.fund
    }

    fn top(&self) -> Top {
        Top::of(self.visit.lang, self.fund(), self.read.community.as_ref())
    }

    fn state(&self) -> &'static str {
        state_key(self.fund())
    }

    fn is_committee(&self) -> bool {
        self.fund().said.way == Way::Committee
    }

    /// The step that the mark of three steps shows.
    fn step(&self) -> usize {
        match self.fund().state {
            State::Draft | State::Proposals | State::Voting => 1,
            State::Counting => 2,
            State::Decided => 3,
        }
    }

    fn about(&self) -> (Vec<String>, &'static str) {
        let (text, language) = self.fund().said.about.nearest(self.visit.lang.language());
        (text.split("\n\n").map(str::to_owned).collect(), Lang::from(language).tag())
    }

    fn amount(&self) -> String {
        money::show(self.visit.lang, self.fund().said.amount, &self.fund().said.currency)
    }

    fn takes_proposals(&self) -> bool {
        takes_proposals(self.fund(), self.now)
    }

    fn is_voting(&self) -> bool {
        self.fund().state == State::Voting && !self.is_committee() && self.now < self.fund().said.votes_until
    }

    fn proposals_until(&self) -> String {
        self.visit.lang.moment(self.fund().said.proposals_until, &self.fund().said.zone)
    }

    fn votes_until(&self) -> String {
        self.visit.lang.moment(self.fund().said.votes_until, &self.fund().said.zone)
    }

    fn entries(&self) -> Vec<Entry> {
        let shown = self.read.projects.iter().filter(|one| one.state != Standing::Withdrawn);
        shown.map(|one| Entry::of(self.visit.lang, self.fund(), one, &self.read.awards)).collect()
    }

    /// What is still there for a committee to give.
    fn left(&self) -> String {
        money::show(self.visit.lang, left(&self.read), &self.fund().said.currency)
    }

    /// Rows of what one must know: name and value.
    fn facts(&self) -> Vec<(String, String)> {
        facts(self.visit.lang, self.fund())
    }

    fn help(&self) -> Option<&str> {
        Some(self.fund().said.help.nearest(self.visit.lang.language()).0).filter(|text| !text.is_empty())
    }

    fn is_member(&self) -> bool {
        let me = self.visit.person.as_ref().map(|person| person.id);
        self.read.members.iter().any(|member| Some(member.person_id) == me)
    }
}

/// Whether somebody may propose something now.
pub fn takes_proposals(fund: &Fund, now: i64) -> bool {
    let is_state = match fund.said.way {
        Way::Vote => fund.state == State::Proposals,
        Way::Committee => fund.state == State::Voting,
    };
    is_state && now < fund.said.proposals_until
}

/// What is not given yet.
pub fn left(read: &Read) -> i64 {
    let given = read.awards.iter().filter(|award| award.state == Awarded::Given);
    read.fund.said.amount - given.map(|award| award.amount).sum::<i64>()
}

/// What the rules of a fund say, in rows of name and value.
pub fn facts(lang: Lang, fund: &Fund) -> Vec<(String, String)> {
    let said = &fund.said;
    let money = |amount: i64| money::show(lang, amount, &said.currency);
    let row = |name: &str, value: String| (lang.text(name), value);
    let mut rows = vec![
        row("fund-fact-amount", money(said.amount)),
        row("fund-fact-who", lang.text(&format!("fund-way-{}", said.way.word()))),
    ];
    if said.way == Way::Vote {
        rows.push(row("fund-fact-voters", lang.text(&format!("fund-voters-{}", said.voters.word()))));
    }
    let most = if said.most > 0 { said.most } else { said.amount };
    rows.push(row("fund-fact-most", money(most)));
    let share = lang.percent(said.honoraria as f64 / 100.0);
    rows.push(row("fund-fact-honoraria", lang.t("fund-honoraria-share").with("share", share).to_string()));
    rows.push(row("fund-fact-propose", lang.text("fund-propose-who")));
    let day = |at: i64| lang.moment(at, &said.zone);
    rows.push(row("fund-fact-proposals", day(said.proposals_until)));
    if said.way == Way::Vote {
        rows.push(row("fund-fact-votes", day(said.votes_until)));
    }
    let days = lang.t("fund-report-after").with("days", said.report_days).to_string();
    rows.push(row("fund-fact-report", days));
    rows.push(row("fund-fact-keeper", lang.text(&format!("fund-hand-{}", said.kept_by.word()))));
    rows
}

/// The rules, as they are or as they were frozen.
#[derive(Template)]
#[template(path = "fund/rules.html")]
pub struct RulesView<'a> {
    pub visit: &'a Visit,
    pub fund: Fund,
}

view!(RulesView, "fund-rules", nav Communities);

impl RulesView<'_> {
    fn top(&self) -> Top {
        Top::of(self.visit.lang, &self.fund, None)
    }

    fn facts(&self) -> Vec<(String, String)> {
        facts(self.visit.lang, &self.fund)
    }

    fn is_vote(&self) -> bool {
        self.fund.said.way == Way::Vote
    }

    /// How it is counted, in lines to read.
    fn lines(&self) -> String {
        Sheet::read(&self.fund).map(|sheet| sheet.lines).unwrap_or_default()
    }
}

/// The form of a fund, new or to be changed.
#[derive(Template)]
#[template(path = "fund/details.html")]
pub struct Details<'a> {
    pub visit: &'a Visit,
    pub form: Form,
    pub action: String,
    pub back: String,
    pub is_new: bool,
    /// Rules do not change any more.
    pub is_frozen: bool,
}

view!(Details, |page| page.visit.lang.text(if page.is_new { "fund-new" } else { "fund-change" }), nav Communities, listed false);

impl<'a> Details<'a> {
    pub fn new(visit: &'a Visit, community_id: i64, form: Form) -> Self {
        let action = format!("{}/funds", crate::community::path(community_id));
        Self { visit, form, back: action.clone(), action, is_new: true, is_frozen: false }
    }

    pub fn change(visit: &'a Visit, fund: &Fund, form: Form) -> Self {
        let (action, back) = (format!("{}/details", path(fund.id)), format!("{}/settings", path(fund.id)));
        let is_frozen = !matches!(fund.state, State::Draft | State::Proposals);
        Self { visit, form, action, back, is_new: false, is_frozen }
    }

    fn choices(&self, prefix: &str, words: &[&'static str]) -> Vec<(&'static str, String)> {
        words.iter().map(|word| (*word, self.visit.lang.text(&format!("{prefix}-{word}")))).collect()
    }

    fn ways(&self) -> Vec<(&'static str, String)> {
        self.choices("fund-way", &Way::ALL.iter().map(|way| way.word()).collect::<Vec<_>>())
    }

    fn voters(&self) -> Vec<(&'static str, String)> {
        self.choices("fund-voters", &Voters::ALL.iter().map(|way| way.word()).collect::<Vec<_>>())
    }

    fn hands(&self) -> Vec<(&'static str, String)> {
        self.choices("fund-hand", &super::forms::hands().iter().map(|(word, _)| *word).collect::<Vec<_>>())
    }

    fn zones(&self) -> &'static [(&'static str, &'static str)] {
        ZONES
    }
}

/// What whoever runs a fund can do with it.
#[derive(Template)]
#[template(path = "fund/settings.html")]
pub struct Settings<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub form: Form,
}

view!(Settings, "fund-manage", nav Communities, listed false);

impl Settings<'_> {
    fn fund(&self) -> &Fund {
        &self.read.fund
    }

    fn top(&self) -> Top {
        Top::of(self.visit.lang, self.fund(), self.read.community.as_ref())
    }

    fn state(&self) -> &'static str {
        state_key(self.fund())
    }

    fn is_committee(&self) -> bool {
        self.fund().said.way == Way::Committee
    }

    fn by_code(&self) -> bool {
        self.fund().said.voters == Voters::Code
    }

    fn waiting(&self) -> usize {
        self.read.projects.iter().filter(|one| one.state == Standing::Proposed).count()
    }

    fn eligible(&self) -> usize {
        self.read.projects.iter().filter(|one| one.state == Standing::Eligible).count()
    }

    fn may_renew(&self) -> bool {
        matches!(self.fund().state, State::Voting | State::Decided)
            && !self.is_committee()
            && self.fund().origin != store::fund::Origin::Brought
    }

    fn entries(&self) -> Vec<Entry> {
        let all: Vec<&Project> = self.read.projects.iter().collect();
        all.iter().map(|one| Entry::of(self.visit.lang, self.fund(), one, &self.read.awards)).collect()
    }

    fn may_record(&self) -> bool {
        self.visit.may(Deed::Record) && self.fund().state == State::Voting && !self.is_committee()
    }
}
