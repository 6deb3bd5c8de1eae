use askama::Template;
use store::invitation::Invitation;
use store::membership::{Ending, Membership, Role};
use store::request::Request;

use super::{Head, Offer, role_key};
use crate::community::forms::WORDS;
use crate::community::people;
use crate::form::Form;
use crate::page::{View, view};
use crate::qr::Qr;
use crate::visit::Visit;

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
        people::roles(self.head.community.kind)
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

view!(People, "community-people", nav Communities, listed false);

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
        let roles = people::roles(self.head.community.kind).iter();
        let free = roles.filter(|role| **role != Role::Steward || self.one.role == Role::Steward);
        free.map(|role| (role.word(), self.visit.lang.text(role_key(*role)))).collect()
    }
}

view!(One, |one| one.one.name.clone(), nav Communities, listed false);

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

impl Invitations<'_> {
    fn role(&self, role: &Role) -> String {
        self.visit.lang.text(role_key(*role))
    }

    fn roles(&self) -> Vec<(&'static str, String)> {
        let roles = people::roles(self.head.community.kind).iter().rev();
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

view!(Invitations, "community-invitations", nav Communities, listed false);
