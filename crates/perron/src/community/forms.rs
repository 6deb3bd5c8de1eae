use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use store::Bilingual;
use store::community::{Community, Joining, Kind, Sharing, Speaks};
use store::membership::Role;

use super::people::{Person, roles};
use crate::form::Form;
use crate::mail::Address;

/// Characters of the longest name of a community.
pub const NAME: usize = 100;
/// Characters of the longest text about it.
pub const ABOUT: usize = 1200;
/// Characters of what someone is called in a community.
pub const OWN_NAME: usize = 60;
/// Characters of what someone says when asking to join, and of a steward's reason.
pub const WORDS: usize = 600;
/// Characters of a steward's own reminder.
const LABEL: usize = 80;

/// What the settings of a community say.
#[derive(Clone, Debug)]
pub struct Details {
    pub kind: Kind,
    pub name: Bilingual,
    pub about: Bilingual,
    pub speaks: Speaks,
    pub speaks_also: String,
    pub joining: Joining,
    pub sharing: Sharing,
}

impl Details {
    /// A name and a text in one language are enough.
    pub fn parse(form: &mut Form) -> Option<Self> {
        let kinds: Vec<(&str, Kind)> = Kind::ALL.iter().map(|kind| (kind.word(), *kind)).collect();
        let kind = form.choice("kind", &kinds);
        let name = Bilingual { en: line(form, "name-en", NAME), fr: line(form, "name-fr", NAME) };
        if name == Bilingual::default() && form.fault("name-en").is_none() {
            form.refuse("name-en", "community-no-name", &[]);
        }
        let about = Bilingual {
            en: form.optional("about-en", ABOUT).unwrap_or_default(),
            fr: form.optional("about-fr", ABOUT).unwrap_or_default(),
        };
        if about == Bilingual::default() && form.fault("about-en").is_none() {
            form.refuse("about-en", "community-no-about", &[]);
        }
        let speaks: Vec<(&str, Speaks)> = Speaks::ALL.iter().map(|speaks| (speaks.word(), *speaks)).collect();
        let speaks = form.choice("speaks", &speaks);
        let speaks_also = line(form, "speaks-also", NAME);
        let joining: Vec<(&str, Joining)> = Joining::ALL.iter().map(|rule| (rule.word(), *rule)).collect();
        let joining = form.choice("joining", &joining);
        if kind == Some(Kind::Institution) && joining == Some(Joining::Open) {
            form.refuse("joining", "community-institution-open", &[]);
        }
        let sharing: Vec<(&str, Sharing)> = Sharing::ALL.iter().map(|rule| (rule.word(), *rule)).collect();
        let sharing = form.choice("sharing", &sharing);
        form.is_good().then_some(Self {
            kind: kind?,
            name,
            about,
            speaks: speaks?,
            speaks_also,
            joining: joining?,
            sharing: sharing?,
        })
    }

    /// The community with these settings.
    pub fn applied(self, to: Community) -> Community {
        Community {
            kind: self.kind,
            name: self.name,
            about: self.about,
            speaks: self.speaks,
            speaks_also: self.speaks_also,
            joining: self.joining,
            sharing: self.sharing,
            ..to
        }
    }
}

/// The form that changes this community.
pub fn filled(community: &Community) -> Form {
    Form::filled([
        ("kind", community.kind.word()),
        ("name-en", &community.name.en),
        ("name-fr", &community.name.fr),
        ("about-en", &community.about.en),
        ("about-fr", &community.about.fr),
        ("speaks", community.speaks.word()),
        ("speaks-also", &community.speaks_also),
        ("joining", community.joining.word()),
        ("sharing", community.sharing.word()),
    ])
}

/// What someone wants to be called in a community, and whether its public page may say so.
pub fn person(form: &mut Form, id: i64) -> Option<Person> {
    let name = line(form, "name", OWN_NAME);
    if name.is_empty() && form.fault("name").is_none() {
        form.refuse("name", "form-empty", &[]);
    }
    let is_shown = form.has("shown", "yes");
    form.is_good().then_some(Person { id, name, is_shown })
}

/// One line of plain letters: no control characters, and none that turn the direction of what follows.
fn line(form: &mut Form, field: &'static str, most: usize) -> String {
    let text = form.optional(field, most).unwrap_or_default();
    let turns = |letter: char| matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    if text.chars().any(|letter| letter.is_control() || turns(letter)) {
        form.refuse(field, "community-plain-line", &[]);
    }
    crate::conversation::one_space(&text)
}

/// A role of this kind of community, and the end of its term.
pub fn role(form: &mut Form, kind: Kind, now: i64) -> Option<(Role, Option<i64>)> {
    let choices: Vec<(&str, Role)> = roles(kind).iter().map(|role| (role.word(), *role)).collect();
    let role = form.choice("role", &choices);
    let until = term(form, now);
    form.is_good().then_some((role?, until))
}

/// The end of a term, if one is set: the last moment of its day.
pub fn term(form: &mut Form, now: i64) -> Option<i64> {
    let until = form.date("until").map(last_moment)?;
    if until <= now {
        form.refuse("until", "community-term-past", &[]);
    }
    Some(until)
}

/// The last second of a day, as terms count it: in universal time, so that a date stays the same everywhere.
pub fn last_moment(day: Date) -> i64 {
    let at = day.to_datetime(Time::constant(23, 59, 59, 0)).to_zoned(TimeZone::UTC);
    at.map_or(i64::MAX, |at| at.timestamp().as_millisecond())
}

/// Whom to invite, and to what.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    pub role: Role,
    pub until: Option<i64>,
    /// Mailed to this address; `None`: a link to pass on.
    pub email: Option<Address>,
    pub label: String,
}

impl NewInvitation {
    pub fn parse(form: &mut Form, kind: Kind, now: i64) -> Option<Self> {
        let given = role(form, kind, now);
        let typed = form.optional("email", 254);
        let email = typed.as_deref().and_then(Address::parse);
        if typed.is_some() && email.is_none() {
            form.refuse("email", "sign-in-not-an-address", &[]);
        }
        let label = line(form, "label", LABEL);
        let (role, until) = given.filter(|_| form.is_good())?;
        Some(Self { role, until, email, label })
    }
}
