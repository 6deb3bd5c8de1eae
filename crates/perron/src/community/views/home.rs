use askama::Template;
use store::community::{Joining, Kind, Sharing, Speaks, State};
use store::membership::Role;
use store::report::Kind as Reported;

use super::{Head, kind_key, other};
use crate::community::forms::{ABOUT, WORDS};
use crate::community::path;
use crate::conversation::Line;
use crate::form::Form;
use crate::page::{View, view};
use crate::place::ask::Question;
use crate::rights::Deed;
use crate::visit::Visit;

/// The communities, by name.
#[derive(Template)]
#[template(path = "community/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub lines: Vec<ListLine>,
    pub all: usize,
    pub page: usize,
    pub pages: usize,
}

/// One community in the list.
pub struct ListLine {
    pub path: String,
    pub name: String,
    pub foreign: Option<&'static str>,
    pub kind: &'static str,
    pub about: String,
    pub about_foreign: Option<&'static str>,
    pub people: i64,
    pub holdings: i64,
    pub is_mine: bool,
}

impl ListLine {
    pub fn of(visit: &Visit, listed: &store::community::Listed) -> Self {
        let (community, language) = (&listed.community, visit.lang.language());
        let (name, name_in) = community.name.nearest(language);
        let (about, about_in) = community.about.nearest(language);
        Self {
            path: path(community.id),
            name: name.to_owned(),
            foreign: other(visit, name_in),
            kind: kind_key(community.kind),
            about: about.lines().next().unwrap_or_default().to_owned(),
            about_foreign: other(visit, about_in),
            people: listed.people,
            holdings: listed.holdings,
            is_mine: visit.rights.role_in(community.id).is_some(),
        }
    }
}

view!(List, "community-list", nav Communities);

/// The home of a community.
#[derive(Template)]
#[template(path = "community/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub head: Head<'a>,
    /// Where it is: the page of the place, and its name.
    pub place: Option<(String, String)>,
    /// How many people have which role.
    pub counts: Vec<(Role, i64)>,
    /// Stewards who want to be named here.
    pub named: Vec<String>,
    /// How many stewards do not.
    pub unnamed: i64,
    pub conversations: Vec<Line>,
    /// Its next sessions.
    pub sessions: Vec<crate::session::Line>,
    /// Its shared funds.
    pub funds_here: crate::fund::Here,
    /// What the community was asked to hold, for its stewards: kind, id and name.
    pub asked: Vec<(&'static str, String, String)>,
    /// What waits for its stewards.
    pub waiting: i64,
    /// What it does about that.
    pub plans: &'a crate::plan::OnCommunity,
    /// What it was promised, or promises.
    pub promises: &'a crate::promise::OnCommunity,
    /// The strategies that it holds.
    pub strategies: &'a crate::strategy::OnCommunity,
    /// What strategies ask of its people.
    pub endorsements: &'a crate::endorsement::OnCommunity,
    /// What strategies ask of it, as an institution.
    pub replies: &'a crate::reply::OnCommunity,
    /// What matters there.
    pub issues: &'a crate::issue::OnCommunity,
    /// What comes first.
    pub priorities: &'a crate::priority::OnCommunity,
    /// The waves in which its people are asked.
    pub pulse: &'a crate::wave::OnCommunity,
    pub spaces: Vec<crate::space::views::Line>,
    /// What its decisions say in short.
    pub ledger: Option<&'a crate::ledger::Brief>,
    /// Why it was declined or closed.
    pub form: Form,
}

impl Show<'_> {
    fn report_path(&self) -> String {
        crate::report::path(Reported::Community, 0, self.head.community.id)
    }

    fn reason_path(&self) -> String {
        crate::report::reason_path(Reported::Community, 0, self.head.community.id)
    }

    fn about(&self) -> (Vec<String>, Option<&'static str>) {
        let (about, language) = self.head.community.about.nearest(self.visit.lang.language());
        (about.split("\n\n").map(str::to_owned).collect(), other(self.visit, language))
    }

    fn kicker(&self) -> String {
        let year = crate::i18n::dates::moment(self.head.community.made, "UTC").year();
        let kind = self.visit.t(kind_key(self.head.community.kind));
        let year = i64::from(year).to_string();
        self.visit.t("community-since").with("kind", kind).with("year", year).to_string()
    }

    fn count(&self, role: Role) -> i64 {
        self.counts.iter().find(|(known, _)| *known == role).map_or(0, |(_, count)| *count)
    }

    fn people(&self) -> i64 {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// `3 stewards, 7 connectors · English and French; also Tagalog`
    fn facts(&self) -> String {
        let keys = [
            (Role::Steward, "community-stewards"),
            (Role::Facilitator, "community-facilitators"),
            (Role::Connector, "community-connectors"),
            (Role::Responder, "community-responders"),
        ];
        let mut counts =
            vec![self.visit.t("community-people-count").with("count", self.people()).to_string()];
        let some = keys.into_iter().filter(|(role, _)| self.count(*role) > 0);
        counts.extend(some.map(|(role, key)| self.visit.t(key).with("count", self.count(role)).to_string()));
        counts.join(", ")
    }

    fn speaks(&self) -> String {
        let key = match self.head.community.speaks {
            Speaks::English => "community-speaks-en",
            Speaks::French => "community-speaks-fr",
            Speaks::Both => "community-speaks-both",
        };
        let also = self.head.community.speaks_also.as_str();
        let spoken = self.visit.t(key);
        if also.is_empty() {
            return spoken.to_string();
        }
        self.visit.t("community-speaks-also").with("spoken", spoken).with("also", also).to_string()
    }

    fn is_mine(&self) -> bool {
        self.visit.rights.role_in(self.head.community.id).is_some()
    }

    fn joining(&self) -> String {
        self.visit.lang.text(&format!("community-joining-{}-text", self.head.community.joining.word()))
    }

    /// What the button says that leads to joining; none where only whoever is invited comes in.
    fn join(&self) -> Option<&'static str> {
        match self.head.community.joining {
            Joining::Open => Some("community-join"),
            Joining::Request => Some("community-ask"),
            Joining::Invitation => None,
        }
    }

    fn sharing(&self) -> String {
        self.visit.lang.text(&format!("community-sharing-{}-text", self.head.community.sharing.word()))
    }
}

view!(Show, |show| show.head.name.to_owned(), nav Communities);

/// The form of a community, new or to be changed.
#[derive(Template)]
#[template(path = "community/details.html")]
pub struct Details<'a> {
    pub visit: &'a Visit,
    pub form: Form,
    pub place: Question,
    /// What is changed; none yet when it is founded.
    pub head: Option<Head<'a>>,
    /// Whether a new one is there at once, or the house is asked for it.
    pub is_asked_for: bool,
}

impl Details<'_> {
    fn kinds(&self) -> Vec<(&'static str, String)> {
        let is_institution = self.head.as_ref().map(|head| head.community.kind == Kind::Institution);
        let fits = |kind: &Kind| is_institution.is_none_or(|is| is == (*kind == Kind::Institution));
        let kinds = Kind::ALL.iter().filter(|kind| fits(kind));
        kinds.map(|kind| (kind.word(), self.visit.lang.text(kind_key(*kind)))).collect()
    }

    fn speaks(&self) -> Vec<(&'static str, String)> {
        let text = |word: &str| self.visit.lang.text(&format!("community-speaks-{word}"));
        Speaks::ALL.iter().map(|speaks| (speaks.word(), text(speaks.word()))).collect()
    }

    fn joining(&self) -> Vec<(&'static str, String)> {
        let text = |word: &str| self.visit.lang.text(&format!("community-joining-{word}"));
        Joining::ALL.iter().map(|rule| (rule.word(), text(rule.word()))).collect()
    }

    fn sharing(&self) -> Vec<(&'static str, String)> {
        let text = |word: &str| self.visit.lang.text(&format!("community-sharing-{word}"));
        Sharing::ALL.iter().map(|rule| (rule.word(), text(rule.word()))).collect()
    }
}

view!(Details, |details| {
    details.visit.lang.text(if details.head.is_none() { "community-new" } else { "community-settings" })
}, nav Communities, listed false);
