//! What the forms of a plan say, parsed.

use jiff::civil::Date;
use store::action::{Action, Part, Partner, Recurs, State};
use store::assent::Verdict;
use store::plan::Plan;
use store::shift::Hand;
use store::summary::Doer;
use store::{Bilingual, Ids};

use crate::form::Form;
use crate::money;

/// Characters of the longest title, goal, objective, action.
pub const LINE: usize = 240;
/// Characters of the longest part of the booklet.
pub const TEXT: usize = 6_000;
/// Characters of the longest reason, suggestion, note.
pub const WORDS: usize = 800;
/// Partners of one action.
pub const PARTNERS: [(&str, &str); 4] =
    [("partner-1", "part-1"), ("partner-2", "part-2"), ("partner-3", "part-3"), ("partner-4", "part-4")];
/// People counted in one room.
const ROOM: i64 = 5_000;

/// A line in both languages; one is enough to begin with.
pub fn both(form: &mut Form, en: &'static str, fr: &'static str, most: usize) -> Bilingual {
    Bilingual {
        en: form.optional(en, most).unwrap_or_default(),
        fr: form.optional(fr, most).unwrap_or_default(),
    }
}

/// The same, where one of them must be there.
pub fn some(form: &mut Form, en: &'static str, fr: &'static str, most: usize) -> Bilingual {
    let text = both(form, en, fr, most);
    if text == Bilingual::default() && form.fault(en).is_none() && form.fault(fr).is_none() {
        form.refuse(en, "plan-no-text", &[]);
    }
    text
}

/// What a plan says of itself.
#[derive(Clone, Debug)]
pub struct Details {
    pub title: Bilingual,
    pub welcome: Bilingual,
    pub profile: Bilingual,
    pub process: Bilingual,
    pub thanks: Bilingual,
}

impl Details {
    pub fn parse(form: &mut Form) -> Option<Self> {
        let details = Self {
            title: some(form, "title-en", "title-fr", LINE),
            welcome: both(form, "welcome-en", "welcome-fr", TEXT),
            profile: both(form, "profile-en", "profile-fr", TEXT),
            process: both(form, "process-en", "process-fr", TEXT),
            thanks: both(form, "thanks-en", "thanks-fr", TEXT),
        };
        form.is_good().then_some(details)
    }

    pub fn onto(self, plan: Plan) -> Plan {
        let Self { title, welcome, profile, process, thanks } = self;
        Plan { title, welcome, profile, process, thanks, version: plan.version + 1, ..plan }
    }

    pub fn filled(plan: &Plan) -> Form {
        Form::filled([
            ("title-en", &plan.title.en),
            ("title-fr", &plan.title.fr),
            ("welcome-en", &plan.welcome.en),
            ("welcome-fr", &plan.welcome.fr),
            ("profile-en", &plan.profile.en),
            ("profile-fr", &plan.profile.fr),
            ("process-en", &plan.process.en),
            ("process-fr", &plan.process.fr),
            ("thanks-en", &plan.thanks.en),
            ("thanks-fr", &plan.thanks.fr),
        ])
    }
}

/// What an action says, without how far it is.
#[derive(Clone, Debug)]
pub struct Said {
    pub action: Action,
    pub partners: Vec<Partner>,
    pub issues: Vec<i64>,
}

/// What an action may be tied to.
pub struct Ties {
    pub objectives: Vec<i64>,
    pub members: Vec<i64>,
    pub issues: Vec<i64>,
}

impl Said {
    /// The action as it was, with what the form says of it.
    pub fn parse(form: &mut Form, old: Action, ties: &Ties, ids: &Ids) -> Option<Self> {
        let text = some(form, "text-en", "text-fr", LINE);
        let objective =
            store::ids::from_text(form.value("objective")).filter(|id| ties.objectives.contains(id));
        if objective.is_none() {
            form.refuse("objective", "form-choose", &[]);
        }
        let doer = form.choice("doer", &Doer::ALL.iter().map(|one| (one.word(), *one)).collect::<Vec<_>>());
        let lead_id = store::ids::from_text(form.value("lead")).filter(|id| ties.members.contains(id));
        let lead = form.optional("lead-name", 120).unwrap_or_default();
        let (starts, due) = (form.date("starts"), form.date("due"));
        if let (Some(starts), Some(due)) = (starts, due)
            && due < starts
        {
            form.refuse("due", "action-due-before", &[]);
        }
        let review = form.date("review");
        let written = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let action = Action {
            text,
            objective_id: objective.unwrap_or(old.objective_id),
            why: both(form, "why-en", "why-fr", WORDS),
            doer: doer.unwrap_or(old.doer),
            lead_id,
            lead: if lead_id.is_some() { String::new() } else { lead },
            spot: both(form, "where-en", "where-fr", LINE),
            cents: cost(form, &old.currency),
            source: both(form, "source-en", "source-fr", LINE),
            starts: written(starts),
            due: written(due),
            recurs: Recurs::of_word(form.value("recurs")),
            indicator: both(form, "indicator-en", "indicator-fr", LINE),
            review: written(review),
            ..old
        };
        let partners = partners(form, action.id, ids);
        let chosen = form.values("issue").filter_map(store::ids::from_text);
        let issues = chosen.filter(|id| ties.issues.contains(id)).collect();
        form.is_good().then_some(Self { action, partners, issues })
    }

    pub fn filled(action: &Action, partners: &[&Partner], issues: &[i64]) -> Form {
        let cost = action.cents.map(|cents| money::plain(cents, &action.currency)).unwrap_or_default();
        let mut form = Form::filled([
            ("text-en", &action.text.en),
            ("text-fr", &action.text.fr),
            ("objective", &store::ids::to_text(action.objective_id)),
            ("why-en", &action.why.en),
            ("why-fr", &action.why.fr),
            ("doer", action.doer.word()),
            ("lead", &action.lead_id.map(store::ids::to_text).unwrap_or_default()),
            ("lead-name", &action.lead),
            ("where-en", &action.spot.en),
            ("where-fr", &action.spot.fr),
            ("cost", &cost),
            ("source-en", &action.source.en),
            ("source-fr", &action.source.fr),
            ("recurs", action.recurs.map_or("", Recurs::word)),
            ("indicator-en", &action.indicator.en),
            ("indicator-fr", &action.indicator.fr),
        ]);
        fill_day(&mut form, "starts", &action.starts);
        fill_day(&mut form, "due", &action.due);
        fill_day(&mut form, "review", &action.review);
        for (partner, (name, part)) in partners.iter().zip(PARTNERS) {
            form.fill(name, &partner.name);
            form.fill(part, partner.part.word());
        }
        issues.iter().for_each(|id| form.fill("issue", &store::ids::to_text(*id)));
        form
    }
}

/// Fills the three boxes of a day.
pub fn fill_day(form: &mut Form, field: &str, day: &str) {
    if let Ok(date) = day.parse::<Date>() {
        form.fill(&format!("{field}-day"), &date.day().to_string());
        form.fill(&format!("{field}-month"), &date.month().to_string());
        form.fill(&format!("{field}-year"), &date.year().to_string());
    }
}

/// What something costs, which may be left out.
pub fn cost(form: &mut Form, currency: &str) -> Option<i64> {
    if form.value("cost").trim().is_empty() { None } else { form.amount("cost", currency) }
}

fn partners(form: &mut Form, action_id: i64, ids: &Ids) -> Vec<Partner> {
    let mut all = Vec::new();
    for (name, part) in PARTNERS {
        let Some(named) = form.optional(name, 120) else { continue };
        match Part::of_word(form.value(part)) {
            Some(part) => all.push(Partner { action_id, id: ids.next(), name: named, part }),
            None => form.refuse(part, "action-no-part", &[("name", named.into())]),
        }
    }
    all
}

/// How far somebody says an action is.
#[derive(Clone, Debug)]
pub struct Told {
    pub state: State,
    pub words: String,
    pub review: Option<Date>,
}

impl Told {
    pub fn parse(form: &mut Form) -> Option<Self> {
        let states: Vec<(&str, State)> = State::ALL.iter().map(|one| (one.word(), *one)).collect();
        let state = form.choice("state", &states);
        let words = form.optional("words", WORDS).unwrap_or_default();
        match state {
            Some(State::Blocked) if words.is_empty() => form.refuse("words", "action-blocked-on-whom", &[]),
            Some(State::Dropped) if words.is_empty() => form.refuse("words", "action-dropped-why", &[]),
            _ => {}
        }
        let review = form.date("review");
        form.is_good().then_some(Self { state: state?, words, review })
    }
}

/// What somebody says of what is put to them: a no has a reason.
pub fn verdict(form: &mut Form) -> Option<(Verdict, String)> {
    let verdict = form.choice("verdict", &[("yes", Verdict::Yes), ("no", Verdict::No)]);
    let words = form.optional("words", WORDS).unwrap_or_default();
    if verdict == Some(Verdict::No) && words.is_empty() && form.is_good() {
        form.refuse("words", "plan-no-reason", &[]);
    }
    form.is_good().then_some((verdict?, words))
}

/// Who set the agenda, decided, and holds what it is about.
#[derive(Clone, Copy, Debug)]
pub struct Hands {
    pub agenda_by: Hand,
    pub decided_by: Hand,
    pub holder: Hand,
}

impl Hands {
    pub fn parse(form: &mut Form) -> Option<Self> {
        let choices: Vec<(&str, Hand)> = Hand::ALL.iter().map(|one| (one.word(), *one)).collect();
        let agenda_by = form.choice("agenda", &choices);
        let decided_by = form.choice("decided", &choices);
        let holder = form.choice("holder", &choices);
        Some(Self { agenda_by: agenda_by?, decided_by: decided_by?, holder: holder? })
    }
}

/// How many said yes in a room; none if nothing is typed.
pub fn room(form: &mut Form) -> i64 {
    if form.value("room").trim().is_empty() { 0 } else { form.number("room", 0, ROOM).unwrap_or_default() }
}

/// Evidence: a few words, and a page that shows it.
pub fn evidence(form: &mut Form) -> Option<(String, String)> {
    let words = form.text("evidence", WORDS);
    let link = form.optional("link", 500).unwrap_or_default();
    let is_page = link.is_empty() || link.starts_with("https://") || link.starts_with("http://");
    if !is_page || link.contains(char::is_whitespace) {
        form.refuse("link", "action-no-page", &[]);
    }
    form.is_good().then_some((words, link))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocked_says_on_whom_and_dropped_says_why() {
        for state in ["blocked", "dropped"] {
            let mut form = Form::filled([("state", state), ("words", "  ")]);
            assert!(Told::parse(&mut form).is_none() && form.fault("words").is_some(), "{state}");
            let mut form = Form::filled([("state", state), ("words", "The city")]);
            assert_eq!(Told::parse(&mut form).unwrap().words, "The city");
        }
        assert!(Told::parse(&mut Form::filled([("state", "finished")])).is_none());
        assert!(verdict(&mut Form::filled([("verdict", "no")])).is_none(), "a no has a reason");
        assert!(evidence(&mut Form::filled([("evidence", "See"), ("link", "javascript:x")])).is_none());
    }

    #[test]
    fn an_amount_is_an_amount_or_a_sentence() {
        assert_eq!(cost(&mut Form::filled([("cost", "1 250,50 $")]), "CAD"), Some(125_050));
        assert_eq!(cost(&mut Form::filled([("cost", " ")]), "CAD"), None);
        let mut negative = Form::filled([("cost", "-12")]);
        assert!(cost(&mut negative, "CAD").is_none() && !negative.is_good());
    }
}
