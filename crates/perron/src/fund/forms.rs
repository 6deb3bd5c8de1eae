//! What those who run a fund say of it, parsed.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use store::Bilingual;
use store::fund::{Fund, Hand, Said, Voters, Way};

use crate::conversation::{ZONES, parts, time};
use crate::form::Form;
use crate::money;

/// Characters of a title, and of other texts.
pub const TITLE: usize = 120;
pub const TEXT: usize = 3000;
/// Parts of a neighbourhood.
const AREAS: usize = 60;

/// The hands that may set an agenda or hold money.
pub fn hands() -> Vec<(&'static str, Hand)> {
    Hand::ALL.iter().map(|hand| (hand.word(), *hand)).collect()
}

/// What is said of a fund; `now` is when.
pub fn said(form: &mut Form, now: i64) -> Option<Said> {
    let title = both(form, ["title-en", "title-fr"], TITLE);
    let about = both(form, ["about-en", "about-fr"], TEXT);
    let help = both(form, ["help-en", "help-fr"], 500);
    let currency = form.value("currency").trim().to_ascii_uppercase();
    if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
        form.refuse("currency", "fund-currency-wrong", &[]);
    }
    let amount_of = form.amount("amount", &currency);
    if amount_of == Some(0) {
        form.refuse("amount", "fund-amount-none", &[]);
    }
    let most = if form.value("most").trim().is_empty() { Some(0) } else { form.amount("most", &currency) };
    let way = form.choice("way", &Way::ALL.iter().map(|way| (way.word(), *way)).collect::<Vec<_>>());
    let voters = Voters::ALL.iter().map(|voters| (voters.word(), *voters)).collect::<Vec<_>>();
    let voters =
        if way == Some(Way::Committee) { Some(Voters::Contact) } else { form.choice("voters", &voters) };
    let honoraria = form.number("honoraria", 0, 100);
    let report_days = form.number("report-days", 7, 730);
    let zones: Vec<(&str, &str)> = ZONES.iter().map(|(zone, _)| (*zone, *zone)).collect();
    let zone = form.choice("zone", &zones);
    let [proposals_until, votes_until] = days(form, zone.unwrap_or("UTC"), way, now);
    let (agenda_by, kept_by) = (form.choice("agenda-by", &hands()), form.choice("kept-by", &hands()));
    let areas = areas(form);
    form.is_good().then_some(Said {
        title,
        about,
        amount: amount_of?,
        currency,
        way: way?,
        voters: voters?,
        most: most?,
        honoraria: honoraria?,
        areas,
        help,
        zone: zone?.to_owned(),
        proposals_until: proposals_until?,
        votes_until: votes_until?,
        report_days: report_days?,
        agenda_by: agenda_by?,
        kept_by: kept_by?,
    })
}

/// The title is needed in one language, and whatever is written is kept; the page says which one is missing.
fn both(form: &mut Form, [en, fr]: [&'static str; 2], most: usize) -> Bilingual {
    let text = Bilingual {
        en: form.optional(en, most).unwrap_or_default(),
        fr: form.optional(fr, most).unwrap_or_default(),
    };
    if en == "title-en" && text == Bilingual::default() {
        form.refuse(en, "form-empty", &[]);
    }
    text
}

/// The last days of proposals and of the vote, to their last minute.
fn days(form: &mut Form, zone: &str, way: Option<Way>, now: i64) -> [Option<i64>; 2] {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let last = Time::constant(23, 59, 0, 0);
    let until = time(form, ["proposals-until", "proposals-until-time"], &zone, last);
    if until.is_none() && form.fault("proposals-until").is_none() {
        form.refuse("proposals-until", "fund-day-needed", &[]);
    }
    if way == Some(Way::Committee) {
        return [until, until];
    }
    let votes = time(form, ["votes-until", "votes-until-time"], &zone, last);
    if votes.is_none() && form.fault("votes-until").is_none() {
        form.refuse("votes-until", "fund-day-needed", &[]);
    }
    if votes.zip(until).is_some_and(|(votes, until)| votes <= until) {
        form.refuse("votes-until", "fund-day-order", &[]);
    } else if votes.is_some_and(|votes| votes <= now) {
        form.refuse("votes-until", "fund-day-past", &[]);
    }
    [until, votes]
}

fn areas(form: &mut Form) -> String {
    let text = form.optional("areas", 4000).unwrap_or_default();
    let mut names: Vec<&str> = Vec::new();
    for name in text.lines().map(str::trim).filter(|name| !name.is_empty()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() > AREAS {
        form.refuse("areas", "fund-areas-many", &[("most", AREAS.into()), ("count", names.len().into())]);
    }
    names.join("\n")
}

/// The form of a new fund.
pub fn empty() -> Form {
    Form::filled([
        ("currency", "CAD"),
        ("honoraria", "50"),
        ("report-days", "180"),
        ("zone", "America/Toronto"),
        ("way", "vote"),
        ("voters", "contact"),
        ("agenda-by", "residents"),
        ("kept-by", "association"),
    ])
}

/// The form that changes this fund.
pub fn filled(fund: &Fund) -> Form {
    let said = &fund.said;
    let mut form = Form::filled([
        ("title-en", &said.title.en),
        ("title-fr", &said.title.fr),
        ("about-en", &said.about.en),
        ("about-fr", &said.about.fr),
        ("help-en", &said.help.en),
        ("help-fr", &said.help.fr),
        ("amount", &money::plain(said.amount, &said.currency)),
        ("currency", &said.currency),
        ("way", said.way.word()),
        ("voters", said.voters.word()),
        ("honoraria", &said.honoraria.to_string()),
        ("report-days", &said.report_days.to_string()),
        ("zone", &said.zone),
        ("agenda-by", said.agenda_by.word()),
        ("kept-by", said.kept_by.word()),
        ("areas", &said.areas),
    ]);
    if said.most > 0 {
        form.fill("most", &money::plain(said.most, &said.currency));
    }
    for (field, at) in [("proposals-until", said.proposals_until), ("votes-until", said.votes_until)] {
        let [day, month, year, time] = parts(Some(at), &said.zone);
        for (part, value) in [("day", &day), ("month", &month), ("year", &year), ("time", &time)] {
            form.fill(&format!("{field}-{part}"), value);
        }
    }
    form
}

/// Whether two descriptions hold the same rules; words may differ.
pub fn same_rules(one: &Said, other: &Said) -> bool {
    let bare = |said: &Said| Said {
        title: Bilingual::default(),
        about: Bilingual::default(),
        help: Bilingual::default(),
        ..said.clone()
    };
    bare(one) == bare(other)
}
