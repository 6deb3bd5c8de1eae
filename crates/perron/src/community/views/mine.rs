use askama::Template;
use store::community::{Joining, State};
use store::invitation::Invitation;
use store::membership::{Membership, Role};
use store::request::{Request, State as RequestState};

use super::{Head, role_key};
use crate::community::forms::WORDS;
use crate::form::Form;
use crate::page::{View, view};
use crate::visit::Visit;

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

view!(Mine, |mine| {
    let key = if mine.own.is_some() { "community-mine" } else { "community-come-in" };
    mine.visit.t(key).with("community", mine.head.name).to_string()
}, nav Communities, listed false);

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

view!(Opened, |page| page.visit.t("community-invited").with("community", page.head.name).to_string(), nav Communities, listed false);

/// An invitation that does not work any more.
#[derive(Template)]
#[template(path = "community/spent.html")]
pub struct Spent<'a> {
    pub visit: &'a Visit,
}

view!(Spent, "community-invitation-spent", nav Communities, listed false);
