//! What the pages of people show.

use askama::Template;
use store::community::Community;
use store::membership::Membership;
use store::passkey::Passkey;
use store::person::{Person, Role};
use store::sign_in::SignIn;

use crate::form::Form;
use crate::page::{View, view};
use crate::visit::Visit;

/// Asks for an address.
#[derive(Template)]
#[template(path = "person/ask.html")]
pub struct Ask<'a> {
    visit: &'a Visit,
    form: &'a Form,
    has_passkeys: bool,
}
view!(Ask, "sign-in-title", script "passkey.js", listed false);

impl<'a> Ask<'a> {
    pub fn of(visit: &'a Visit, form: &'a Form) -> Self {
        Self { visit, form, has_passkeys: super::sign_in::has_passkeys(visit) }
    }
}

/// Says that a link is on its way.
#[derive(Template)]
#[template(path = "person/sent.html")]
pub struct Sent<'a> {
    pub visit: &'a Visit,
    pub has_mail: bool,
    pub minutes: i64,
}
view!(Sent, "sign-in-sent-title", listed false);

/// A link was opened: one button uses it.
#[derive(Template)]
#[template(path = "person/open.html")]
pub struct Open<'a> {
    pub visit: &'a Visit,
    pub path: String,
    /// Whom it signs in; `None`: the operator.
    pub email: Option<String>,
}
view!(Open, "sign-in-open-title", listed false);

/// A link does not work any more.
#[derive(Template)]
#[template(path = "person/spent.html")]
pub struct Spent<'a> {
    pub visit: &'a Visit,
    pub minutes: i64,
}
view!(Spent, "sign-in-spent-title", listed false);

/// Someone's own account.
#[derive(Template)]
#[template(path = "person/account.html")]
pub struct Account<'a> {
    pub visit: &'a Visit,
    pub has_passkeys: bool,
    pub person: &'a Person,
    pub places: Vec<Place>,
    pub passkeys: Vec<Passkey>,
    pub devices: Vec<Device>,
    pub form: Form,
}
view!(Account, "account-title", script "passkey.js", listed false);

/// A place that someone has or had in a community.
pub struct Place {
    pub path: String,
    pub name: String,
    pub role: String,
    /// Since when, until when.
    pub when: String,
    pub is_now: bool,
    /// Whether the stewardship is offered to them.
    pub is_offered: bool,
}

impl Place {
    pub fn of(visit: &Visit, one: &Membership, community: &Community, is_offered: bool) -> Self {
        let day = |millis: i64| visit.lang.date(millis, "UTC");
        let (since, end) = (day(one.begun), one.ended.or(one.until).map(day));
        let when = match end {
            Some(end) => visit.t("account-place-until").with("since", since).with("date", end).to_string(),
            None => visit.t("account-place-since").with("since", since).to_string(),
        };
        Self {
            path: format!("{}/membership", crate::community::path(community.id)),
            name: community.name.nearest(visit.lang.language()).0.to_owned(),
            role: visit.lang.text(crate::community::role_key(one.role)),
            when,
            is_now: one.ended.is_none(),
            is_offered: is_offered && one.ended.is_none(),
        }
    }
}

/// A device someone is signed in on.
pub struct Device {
    pub device: SignIn,
    pub is_here: bool,
}

impl Account<'_> {
    fn day(&self, millis: &i64) -> String {
        self.visit.lang.date(*millis, "UTC")
    }

    fn role(&self) -> String {
        self.visit.lang.text(role_key(self.person.role))
    }

    fn id(&self, key: &Passkey) -> String {
        store::ids::to_text(key.id)
    }

    /// What a device is called.
    fn name<'s>(&self, words: &'s str) -> std::borrow::Cow<'s, str> {
        if words.is_empty() { self.visit.lang.text("account-device-unknown").into() } else { words.into() }
    }
}

/// Everyone with an account.
#[derive(Template)]
#[template(path = "person/people.html")]
pub struct People<'a> {
    pub visit: &'a Visit,
    pub people: Vec<Person>,
    /// From which person on the next page begins.
    pub next: Option<String>,
    pub is_first: bool,
    pub form: Form,
}
view!(People, "people-title", listed false);

impl People<'_> {
    fn day(&self, millis: &i64) -> String {
        self.visit.lang.date(*millis, "UTC")
    }

    fn role(&self, role: &Role) -> String {
        self.visit.lang.text(role_key(*role))
    }

    /// Roles to choose from.
    fn roles(&self) -> Vec<(&'static str, String)> {
        Role::ALL.iter().map(|role| (role.word(), self.role(role))).collect()
    }

    /// How the list names someone.
    fn name(&self, person: &Person) -> String {
        let email = person.email.clone();
        let unnamed = || email.unwrap_or_else(|| self.visit.lang.text("people-operator-by-link"));
        if person.name.is_empty() { unnamed() } else { person.name.clone() }
    }

    fn id(&self, person: &Person) -> String {
        store::ids::to_text(person.id)
    }
}

const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Member => "role-member",
        Role::Moderator => "role-moderator",
        Role::Operator => "role-operator",
    }
}
