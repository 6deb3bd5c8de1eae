//! An action as pages show it: in the words of one language, with the names that whoever reads may see.

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};
use store::Bilingual;
use store::action::{Action, Part, Recurs, State};
use store::plan::{Plan, State as Standing};
use store::summary::Doer;

use super::read::{Heard, Read};
use super::{action_path, day, today};
use crate::i18n::Lang;
use crate::money;
use crate::rights::Deed;
use crate::visit::Visit;

/// Days without news after which an action is looked at again.
const QUIET: i64 = 90;
/// Milliseconds of a day.
const DAY: i64 = 24 * 3_600_000;

/// Why an action needs a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stale {
    /// The table wanted to look at it by this day.
    Review(String),
    /// It was due on this day.
    Due(String),
    /// Nobody has said how far it is for so many days.
    Quiet(i64),
}

impl Stale {
    /// Of an action of a plan that counts, if it needs a look. What the table said it would do comes first.
    pub fn of(plan: &Plan, action: &Action, now: i64) -> Option<Self> {
        let today = today(now, &plan.zone);
        let is_past = |day: &str| day.parse::<Date>().is_ok_and(|day| day < today);
        if plan.state != Standing::Agreed || action.state == State::Dropped {
            return None;
        }
        if is_past(&action.review) {
            return Some(Self::Review(action.review.clone()));
        }
        if !action.state.is_open() {
            return None;
        }
        if action.recurs.is_none() && is_past(&action.due) {
            return Some(Self::Due(action.due.clone()));
        }
        let begins = action.starts.parse::<Date>().is_ok_and(|starts| starts > today);
        let days = (now - action.changed) / DAY;
        (days >= QUIET && !begins).then_some(Self::Quiet(days))
    }

    /// In a sentence.
    pub fn text(&self, lang: Lang) -> String {
        let since = |key, date: &str| lang.t(key).with("date", day(lang, date)).to_string();
        match self {
            Self::Review(date) => since("action-stale-review", date),
            Self::Due(date) => since("action-stale-due", date),
            Self::Quiet(days) => lang.t("action-stale-quiet").with("days", *days).to_string(),
        }
    }
}

/// The next look at what is done now, so many days on.
pub fn next_review(today: Date, days: i64) -> String {
    let next = today.checked_add(SignedDuration::from_hours(24 * days));
    next.unwrap_or_else(|_| today.saturating_add(90.days())).to_string()
}

/// An action as pages show it.
pub struct Line {
    pub path: String,
    pub text: String,
    /// The language of its text, where it is the other one.
    pub tongue: Option<&'static str>,
    pub state: State,
    /// How far it is, in words: `Blocked: the city has not answered`.
    pub standing: String,
    pub doer: Doer,
    /// Who leads it; `None`: nobody yet.
    pub lead: Option<String>,
    /// Whether a resident leads it who has an account.
    pub lead_id: Option<i64>,
    /// `City of Mill (approves)`
    pub partners: Vec<String>,
    pub when: String,
    pub stale: Option<String>,
    /// What residents say of it, if it is said to be done.
    pub heard: Option<String>,
    pub is_confirmed: bool,
}

impl Line {
    pub fn of(visit: &Visit, read: &Read, action: &Action) -> Self {
        let lang = visit.lang;
        let (text, language) = action.text.nearest(lang.language());
        let heard = action.state.is_done().then(|| read.heard(action));
        let now = visit.app.clock.now();
        Self {
            path: action_path(action.plan_id, action.id),
            text: text.to_owned(),
            tongue: (language != lang.language()).then(|| language.word()),
            state: action.state,
            standing: standing(lang, action),
            doer: action.doer,
            lead: lead(visit, read, action),
            lead_id: action.lead_id,
            partners: partners(lang, read, action.id),
            when: when(lang, action),
            stale: Stale::of(&read.plan, action, now).map(|stale| stale.text(lang)),
            is_confirmed: heard.is_some_and(Heard::is_confirmed),
            heard: heard.map(|heard| said(lang, heard)),
        }
    }

    /// Whether how far it is says more than a word: on whom it waits, why it was dropped.
    pub const fn has_words(&self) -> bool {
        matches!(self.state, State::Blocked | State::Dropped)
    }

    /// Everything it says besides, each with its name; what is not said is left out.
    pub fn facts(visit: &Visit, read: &Read, action: &Action) -> Vec<(String, String)> {
        let lang = visit.lang;
        let both = |text: &Bilingual| text.nearest(lang.language()).0.to_owned();
        let cost = action.cents.map(|cents| money::show(lang, cents, &action.currency)).unwrap_or_default();
        let source = both(&action.source);
        let cost = match (cost.is_empty(), source.is_empty()) {
            (false, false) => {
                lang.t("action-cost-from").with("cost", cost).with("source", source).to_string()
            }
            (true, _) => source,
            (false, true) => cost,
        };
        let facts = [
            ("action-why", both(&action.why)),
            ("action-doer", lang.text(&format!("action-doer-{}", action.doer.word()))),
            ("action-lead", lead(visit, read, action).unwrap_or_else(|| lang.text("action-lead-nobody"))),
            ("action-partners", partners(lang, read, action.id).join("; ")),
            ("action-where", both(&action.spot)),
            ("action-when", when(lang, action)),
            ("action-cost", cost),
            ("action-indicator", both(&action.indicator)),
            ("action-review", day(lang, &action.review)),
        ];
        facts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| (lang.text(key), text))
            .collect()
    }
}

/// How far an action is, with on whom it waits or why it was dropped.
pub fn standing(lang: Lang, action: &Action) -> String {
    let key = format!("action-state-{}", action.state.word());
    let far = lang.text(&key);
    match action.state {
        State::Blocked => lang.t("action-blocked-on").with("who", action.words.as_str()).to_string(),
        State::Dropped => lang.t("action-dropped-since").with("why", action.words.as_str()).to_string(),
        _ => far,
    }
}

/// Who leads an action: somebody with an account is named to the table, and to all if they said so.
pub fn lead(visit: &Visit, read: &Read, action: &Action) -> Option<String> {
    let Some(lead_id) = action.lead_id else {
        return (!action.lead.is_empty()).then(|| action.lead.clone());
    };
    let found = read.members.iter().find(|one| one.person_id == lead_id);
    let is_me = visit.person.as_ref().is_some_and(|me| me.id == lead_id);
    let is_named = |one: &&store::membership::Membership| one.is_shown || is_me || visit.may(Deed::See);
    Some(
        found
            .filter(is_named)
            .map_or_else(|| visit.lang.text("action-lead-resident"), |one| one.name.clone()),
    )
}

/// The partners of an action, each with what it does.
pub fn partners(lang: Lang, read: &Read, action_id: i64) -> Vec<String> {
    let own = read.partners.iter().filter(|one| one.action_id == action_id);
    own.map(|one| lang.t(part_key(one.part)).with("name", one.name.as_str()).to_string()).collect()
}

/// Key of a partner with what it does.
pub const fn part_key(part: Part) -> &'static str {
    match part {
        Part::Lead => "action-partner-lead",
        Part::Support => "action-partner-support",
        Part::Approve => "action-partner-approve",
        Part::Fund => "action-partner-fund",
    }
}

/// `From 1 May 2027 to 31 October 2027, each week`
pub fn when(lang: Lang, action: &Action) -> String {
    let said = |key, from: &str, to: &str| {
        lang.t(key).with("from", day(lang, from)).with("to", day(lang, to)).to_string()
    };
    let dates = match (action.starts.as_str(), action.due.as_str()) {
        ("", "") => String::new(),
        ("", due) => said("action-by", due, due),
        (starts, "") => said("action-from", starts, starts),
        (starts, due) => said("action-from-to", starts, due),
    };
    let often = action.recurs.map(|recurs| lang.text(recurs_key(recurs)));
    match (dates.is_empty(), often) {
        (_, None) => dates,
        (true, Some(often)) => often,
        (false, Some(often)) => {
            lang.t("action-when-often").with("dates", dates).with("often", often).to_string()
        }
    }
}

/// Key of how often something comes again.
pub const fn recurs_key(recurs: Recurs) -> &'static str {
    match recurs {
        Recurs::Weekly => "action-recurs-weekly",
        Recurs::Monthly => "action-recurs-monthly",
        Recurs::Yearly => "action-recurs-yearly",
        Recurs::Always => "action-recurs-always",
    }
}

/// What residents say of an action that is said to be done, in a sentence.
pub fn said(lang: Lang, heard: Heard) -> String {
    let key = match heard {
        Heard { yes: 0, no: 0 } => "action-heard-none",
        heard if heard.is_confirmed() => "action-heard-confirmed",
        Heard { no: 0, .. } => "action-heard-few",
        Heard { .. } => "action-heard-apart",
    };
    lang.t(key).with("yes", heard.yes).with("no", heard.no).with("several", super::read::SEVERAL).to_string()
}
