//! What the pages of communities show.

use askama::Template;
use store::Language;
use store::community::{Community, Joining, Kind, Sharing, Speaks, State};
use store::invitation::Invitation;
use store::membership::{Ending, Membership, Role};
use store::request::{Request, State as RequestState};

use super::forms::{ABOUT, WORDS};
use super::path;
use crate::conversation::Line;
use crate::form::Form;
use crate::page::{Nav, View};
use crate::rights::Deed;
use crate::visit::Visit;

/// Key of the word for a role.
pub const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Steward => "community-steward",
        Role::Facilitator => "community-facilitator",
        Role::Connector => "community-connector",
        Role::Member => "community-member",
        Role::Responder => "community-responder",
    }
}

/// Key of the word for a kind.
pub const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::RoundTable => "community-round-table",
        Kind::Association => "community-association",
        Kind::WorkingGroup => "community-working-group",
        Kind::Programme => "community-programme",
        Kind::Institution => "community-institution",
    }
}

macro_rules! view {
    ($name:ident, $listed:literal, $title:expr) => {
        impl View for $name<'_> {
            fn visit(&self) -> &Visit {
                self.visit
            }

            fn title(&self) -> String {
                let title: fn(&Self) -> String = $title;
                title(self)
            }

            fn nav(&self) -> Nav {
                Nav::Communities
            }

            fn is_listed(&self) -> bool {
                $listed
            }
        }
    };
}

/// What every page of one community says of it.
pub struct Head<'a> {
    pub path: String,
    pub community: &'a Community,
    pub name: &'a str,
    /// Where the name is in the other language only.
    pub foreign: Option<&'static str>,
}

impl<'a> Head<'a> {
    pub fn of(visit: &Visit, community: &'a Community) -> Self {
        let (name, language) = community.name.nearest(visit.lang.language());
        Self { path: path(community.id), community, name, foreign: other(visit, language) }
    }
}

fn other(visit: &Visit, language: Language) -> Option<&'static str> {
    (language != visit.lang.language()).then(|| language.word())
}

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

view!(List, true, |list| list.visit.lang.text("community-list"));

/// The home of a community.
#[derive(Template)]
#[template(path = "community/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub head: Head<'a>,
    /// How many people have which role.
    pub counts: Vec<(Role, i64)>,
    /// Stewards who want to be named here.
    pub named: Vec<String>,
    /// How many stewards do not.
    pub unnamed: i64,
    pub conversations: Vec<Line>,
    /// What the community was asked to hold, for its stewards.
    pub asked: Vec<(String, String)>,
    /// What waits for its stewards.
    pub waiting: i64,
    /// Why it was declined or closed.
    pub form: Form,
}

impl Show<'_> {
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

view!(Show, true, |show| show.head.name.to_owned());

/// The form of a community, new or to be changed.
#[derive(Template)]
#[template(path = "community/details.html")]
pub struct Details<'a> {
    pub visit: &'a Visit,
    pub form: Form,
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

view!(Details, false, |details| {
    details.visit.lang.text(if details.head.is_none() { "community-new" } else { "community-settings" })
});

/// One's own membership, or the way to one.
#[derive(Template)]
#[template(path = "community/membership.html")]
pub struct Mine<'a> {
    pub visit: &'a Visit,
    pub head: Head<'a>,
    pub own: Option<&'a Membership>,
    /// What they asked last, if they do not belong.
    pub asked: Option<&'a Request>,
    /// Offers of the stewardship that wait for their answer.
    pub offers: Vec<Offer>,
    /// Whether nobody else looks after the community.
    pub is_last_steward: bool,
    /// Whether they were removed and so ask where others walk in.
    pub must_ask: bool,
    pub form: Form,
}

/// An offer of the stewardship.
pub struct Offer {
    pub id: String,
    /// Who offers, or to whom.
    pub name: String,
    pub stays: bool,
    pub until: Option<String>,
}

impl Mine<'_> {
    fn role(&self, role: &Role) -> String {
        self.visit.lang.text(role_key(*role))
    }

    fn day(&self, millis: &i64) -> String {
        self.visit.lang.date(*millis, "UTC")
    }

    fn is_waiting(&self) -> bool {
        self.asked.is_some_and(|asked| asked.state == RequestState::Waiting)
    }

    fn may_join(&self) -> bool {
        self.head.community.state == State::Active && self.head.community.joining != Joining::Invitation
    }

    fn asks(&self) -> bool {
        self.must_ask || self.head.community.joining == Joining::Request
    }

    fn can(&self) -> String {
        let role = self.own.map_or("member", |own| own.role.word());
        self.visit.lang.text(&format!("community-can-{role}"))
    }
}

view!(Mine, false, |mine| {
    let key = if mine.own.is_some() { "community-mine" } else { "community-come-in" };
    mine.visit.t(key).with("community", mine.head.name).to_string()
});

/// Everyone who belongs, for stewards.
#[derive(Template)]
#[template(path = "community/people.html")]
pub struct People<'a> {
    pub visit: &'a Visit,
    pub head: Head<'a>,
    pub people: Vec<Membership>,
    pub requests: Vec<Request>,
    pub offers: Vec<Offer>,
    pub history: Vec<Past>,
    pub form: Form,
    pub now: i64,
}

/// A membership that has ended.
pub struct Past {
    pub one: Membership,
    /// Whom it was handed over to.
    pub heir: Option<String>,
}

impl People<'_> {
    fn section(&self, role: &Role) -> String {
        self.visit.lang.text(&format!("community-section-{}", role.word()))
    }

    fn can(&self, role: &Role) -> String {
        self.visit.lang.text(&format!("community-can-{}", role.word()))
    }

    fn roles(&self) -> &'static [Role] {
        super::people::roles(self.head.community.kind)
    }

    fn role(&self, role: &Role) -> String {
        self.visit.lang.text(role_key(*role))
    }

    fn day(&self, millis: &i64) -> String {
        self.visit.lang.date(*millis, "UTC")
    }

    fn id(&self, id: &i64) -> String {
        store::ids::to_text(*id)
    }

    /// Those of one role, as a section.
    fn of(&self, role: &Role) -> Vec<&Membership> {
        self.people.iter().filter(|one| one.role == *role).collect()
    }

    fn is_over(&self, one: &Membership) -> bool {
        one.until.is_some_and(|until| until <= self.now)
    }

    fn ending(&self, past: &Past) -> String {
        let key = match past.one.ending {
            Some(Ending::Left) | None => "community-ending-left",
            Some(Ending::Changed) => "community-ending-changed",
            Some(Ending::Term) => "community-ending-term",
            Some(Ending::HandedOver) if past.heir.is_some() => "community-ending-handed-over-to",
            Some(Ending::HandedOver) => "community-ending-handed-over",
            Some(Ending::Removed) => "community-ending-removed",
        };
        let text = self.visit.t(key).with("date", self.day(&past.one.ended.unwrap_or_default()));
        match &past.heir {
            Some(heir) => text.with("heir", heir).to_string(),
            None => text.to_string(),
        }
    }
}

view!(People, false, |_people| _people.visit.lang.text("community-people"));

/// One who belongs, for stewards.
#[derive(Template)]
#[template(path = "community/person.html")]
pub struct One<'a> {
    pub visit: &'a Visit,
    pub head: Head<'a>,
    pub one: &'a Membership,
    pub form: Form,
    /// Whether only they themselves change their role.
    pub is_out_of_reach: bool,
    pub is_me: bool,
    pub is_last_steward: bool,
    pub is_offered: bool,
}

impl One<'_> {
    fn id(&self) -> String {
        store::ids::to_text(self.one.id)
    }

    fn day(&self, millis: &i64) -> String {
        self.visit.lang.date(*millis, "UTC")
    }

    fn role(&self) -> String {
        self.visit.lang.text(role_key(self.one.role))
    }

    /// Roles that can be given without being accepted, and the one they have.
    fn roles(&self) -> Vec<(&'static str, String)> {
        let roles = super::people::roles(self.head.community.kind).iter();
        let free = roles.filter(|role| **role != Role::Steward || self.one.role == Role::Steward);
        free.map(|role| (role.word(), self.visit.lang.text(role_key(*role)))).collect()
    }
}

view!(One, false, |one| one.one.name.clone());

/// Inviting.
#[derive(Template)]
#[template(path = "community/invitations.html")]
pub struct Invitations<'a> {
    pub visit: &'a Visit,
    pub head: Head<'a>,
    pub form: Form,
    pub invitations: Vec<Invitation>,
    /// The whole address of the one just made, and its QR code as the path of a picture.
    pub made: Option<(String, Qr)>,
    pub has_mail: bool,
}

/// A QR code: how many modules wide, and the path that draws the dark ones.
pub struct Qr {
    pub size: usize,
    pub path: String,
}

impl Invitations<'_> {
    fn role(&self, role: &Role) -> String {
        self.visit.lang.text(role_key(*role))
    }

    fn roles(&self) -> Vec<(&'static str, String)> {
        let roles = super::people::roles(self.head.community.kind).iter().rev();
        roles.map(|role| (role.word(), self.role(role))).collect()
    }

    fn id(&self, invitation: &Invitation) -> String {
        store::ids::to_text(invitation.id)
    }

    fn day(&self, millis: &i64) -> String {
        self.visit.lang.date(*millis, "UTC")
    }

    fn whom(&self, invitation: &Invitation) -> String {
        let named = invitation.email.clone().or_else(|| Some(invitation.label.clone()));
        named
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| self.visit.lang.text("community-invitation-link"))
    }
}

view!(Invitations, false, |page| page.visit.lang.text("community-invitations"));

/// An invitation that was opened.
#[derive(Template)]
#[template(path = "community/invitation.html")]
pub struct Opened<'a> {
    pub visit: &'a Visit,
    pub head: Head<'a>,
    pub invitation: &'a Invitation,
    pub code: String,
    pub form: Form,
}

impl Opened<'_> {
    fn role(&self) -> String {
        self.visit.lang.text(role_key(self.invitation.role))
    }

    fn day(&self, millis: &i64) -> String {
        self.visit.lang.date(*millis, "UTC")
    }

    fn can(&self) -> String {
        self.visit.lang.text(&format!("community-can-{}", self.invitation.role.word()))
    }
}

view!(Opened, false, |page| page.visit.t("community-invited").with("community", page.head.name).to_string());

/// An invitation that does not work any more.
#[derive(Template)]
#[template(path = "community/spent.html")]
pub struct Spent<'a> {
    pub visit: &'a Visit,
}

view!(Spent, false, |page| page.visit.lang.text("community-invitation-spent"));
