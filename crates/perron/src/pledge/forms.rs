//! What the forms of the pledge say, parsed.

use store::Bilingual;
use store::residence::Residence;
use store::signature::{Kind, Said, Sector};

use super::name::Name;
use crate::form::Form;
use crate::mail::Address;

/// Characters of the longest name.
pub const LONGEST_NAME: usize = 120;
/// Characters of the longest short name.
pub const LONGEST_LOGO: usize = 24;
/// Characters of the longest action in one's own words.
pub const LONGEST_ACTION: usize = 280;
/// First actions to choose from.
const MOST_ACTIONS: usize = 12;
/// What is chosen if none of the first actions is.
pub const OWN_ACTION: &str = "own";

const KINDS: &[(&str, Kind)] = &[("person", Kind::Person), ("organisation", Kind::Organisation)];
const SHOWN: &[(&str, bool)] = &[("public", true), ("private", false)];

/// The sectors an organisation may be of.
pub const SECTORS: &[Sector] = &[
    Sector::Association,
    Sector::Organisation,
    Sector::Institution,
    Sector::Municipality,
    Sector::Province,
    Sector::Federal,
];

/// What a signatory says, without where they live; `actions` is how many there are to choose from.
pub fn said(form: &mut Form, actions: usize) -> Option<Said> {
    let kind = form.choice("kind", KINDS);
    let name = name(form, "name", LONGEST_NAME);
    let organisation = kind == Some(Kind::Organisation);
    let (sector, logo) =
        if organisation { (sector(form), logo(form)) } else { (Some(Sector::Resident), None) };
    let is_public = form.choice("shown", SHOWN);
    let (action, action_words) = action(form, actions);
    let reminders = form.has("reminders", "yes");
    let name = name.filter(|_| form.is_good())?;
    Some(Said {
        kind: kind?,
        sector: sector?,
        name: name.text,
        key: name.key,
        logo: logo.unwrap_or_default(),
        is_public: is_public?,
        residence: Residence::Unsaid,
        action,
        action_words,
        reminders,
    })
}

/// What is kept, as the form shows it.
pub fn filled(said: &Said) -> Form {
    let mut form = Form::new();
    form.fill("kind", said.kind.word());
    form.fill("name", &said.name);
    form.fill("sector", said.sector.word());
    form.fill("logo", &said.logo);
    form.fill("shown", if said.is_public { "public" } else { "private" });
    match said.action {
        Some(action) => form.fill("action", &action.to_string()),
        None if !said.action_words.is_empty() => form.fill("action", OWN_ACTION),
        None => {}
    }
    form.fill("action_words", &said.action_words);
    if said.reminders {
        form.fill("reminders", "yes");
    }
    form
}

/// The address of a form.
pub fn address(form: &mut Form) -> Option<Address> {
    let typed = form.text("email", 254);
    let address = Address::parse(&typed);
    if address.is_none() && !typed.is_empty() {
        form.refuse("email", "pledge-not-an-address", &[]);
    }
    address
}

fn name(form: &mut Form, field: &'static str, longest: usize) -> Option<Name> {
    let typed = form.text(field, longest);
    if form.fault(field).is_some() {
        return None;
    }
    Name::parse(&typed).map_err(|why| form.refuse(field, why.key(), &[])).ok()
}

fn sector(form: &mut Form) -> Option<Sector> {
    let found = SECTORS.iter().copied().find(|sector| sector.word() == form.value("sector"));
    if found.is_none() {
        form.refuse("sector", "pledge-sector-needed", &[]);
    }
    found
}

fn logo(form: &mut Form) -> Option<String> {
    form.optional("logo", LONGEST_LOGO)?;
    name(form, "logo", LONGEST_LOGO).map(|name| name.text)
}

/// The chosen action, or one's own words; neither is needed.
fn action(form: &mut Form, actions: usize) -> (Option<i64>, String) {
    let words = form.optional("action_words", LONGEST_ACTION).unwrap_or_default();
    if words.chars().any(|letter| letter != '\n' && crate::place::is_unseen(letter)) {
        form.refuse("action_words", "pledge-name-unseen", &[]);
    }
    let chosen = form.value("action").parse().ok().filter(|number| (1..=actions).contains(number));
    match chosen {
        Some(number) => (i64::try_from(number).ok(), String::new()),
        None => (None, words),
    }
}

/// A new version of the call.
pub struct Version {
    pub title: Bilingual,
    pub text: Bilingual,
    pub actions: Bilingual,
}

impl Version {
    /// Both languages, or none: what is official is in both.
    pub fn parse(form: &mut Form) -> Option<Self> {
        let title = Bilingual { en: form.text("title_en", 120), fr: form.text("title_fr", 120) };
        let text = Bilingual { en: form.text("text_en", 8000), fr: form.text("text_fr", 8000) };
        let lines = |text: Option<String>| {
            let text = text.unwrap_or_default();
            let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            (lines.len(), lines.join("\n"))
        };
        let (count_en, en) = lines(form.optional("actions_en", 2000));
        let (count_fr, fr) = lines(form.optional("actions_fr", 2000));
        if count_en != count_fr {
            form.refuse(
                "actions_fr",
                "pledge-actions-differ",
                &[("english", count_en.into()), ("french", count_fr.into())],
            );
        }
        if count_en > MOST_ACTIONS {
            form.refuse("actions_en", "pledge-actions-many", &[("most", MOST_ACTIONS.into())]);
        }
        form.is_good().then_some(Self { title, text, actions: Bilingual { en, fr } })
    }
}
