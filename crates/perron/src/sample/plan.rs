//! The sample's action plan, terms of reference and promises, of its first community.

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use store::action::{self, Action, Evidence, Part, Partner, Recurs, State, Step};
use store::assent::{self, Assent, Verdict};
use store::holding::{self, Holding};
use store::membership::{self, Membership};
use store::plan::{self, Origin, Plan};
use store::promise::{self, Promise};
use store::shift::{self, Hand, Shift};
use store::suggestion::{self, Suggestion};
use store::summary::Doer;
use store::{Bilingual, Ids, Language, Tx, terms};

const DAY: i64 = 24 * 3_600_000;
const ZONE: &str = "America/Toronto";

/// The plan as it stands in `plan.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    title_en: String,
    title_fr: String,
    welcome_en: String,
    welcome_fr: String,
    profile_en: String,
    profile_fr: String,
    process_en: String,
    process_fr: String,
    thanks_en: String,
    thanks_fr: String,
    room: i64,
    terms_en: String,
    terms_fr: String,
    goal: Vec<Goal>,
    suggestion: Vec<Said>,
    promise: Vec<Promised>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Goal {
    en: String,
    fr: String,
    objective: Vec<Objective>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Objective {
    en: String,
    fr: String,
    action: Vec<Act>,
}

/// Days count from the day on which the sample is made; people by their place in the community.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Act {
    en: String,
    fr: String,
    why_en: String,
    why_fr: String,
    doer: String,
    lead: Option<usize>,
    partner: Option<(String, String)>,
    where_en: String,
    where_fr: String,
    cents: Option<i64>,
    source_en: String,
    source_fr: String,
    starts: Option<i64>,
    due: Option<i64>,
    recurs: String,
    indicator_en: String,
    indicator_fr: String,
    review: Option<i64>,
    state: String,
    words_en: String,
    words_fr: String,
    told: i64,
    /// How many say that it is done.
    yes: usize,
    evidence_en: String,
    evidence_fr: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    text_en: String,
    text_fr: String,
    name: String,
    state: String,
    reason_en: String,
    reason_fr: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Promised {
    who_en: String,
    who_fr: String,
    kind: String,
    en: String,
    fr: String,
    cents: Option<i64>,
    made: i64,
    due: i64,
    state: String,
    settled: Option<i64>,
    words_en: Option<String>,
    words_fr: Option<String>,
}

fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: fr.to_owned() }
}

/// A text that has one language: both, one after the other.
fn one(en: &str, fr: &str) -> String {
    if en.is_empty() { String::new() } else { format!("{en} · {fr}") }
}

fn day(now: i64, days: Option<i64>) -> String {
    let Some(days) = days else { return String::new() };
    let at = Timestamp::from_millisecond(now).unwrap_or(Timestamp::UNIX_EPOCH);
    let at = at.checked_add(SignedDuration::from_hours(24 * days)).unwrap_or(at);
    at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

impl Sample {
    /// The plan that comes with the program.
    pub fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("plan.toml"))
    }

    /// Adds the plan, the terms and the promises to a community.
    pub fn keep(&self, tx: &mut Tx, ids: &Ids, community_id: i64, now: i64) -> store::Result<()> {
        let plan_id = ids.next();
        let agreed = now - 70 * DAY;
        plan::insert(tx, &self.plan(plan_id, agreed))?;
        let (kind, agreed_on) = (holding::Kind::Plan, Some(agreed));
        let held =
            Holding { kind, thing_id: plan_id, community_id, agreed: agreed_on, made: agreed, made_by: None };
        holding::put(tx, &held)?;
        let people = membership::of_community(tx, community_id)?;
        for goal in &self.goal {
            let goal_id = ids.next();
            plan::add_goal(tx, plan_id, goal_id, &both(&goal.en, &goal.fr))?;
            for objective in &goal.objective {
                let objective_id = ids.next();
                plan::add_objective(tx, plan_id, goal_id, objective_id, &both(&objective.en, &objective.fr))?;
                for act in &objective.action {
                    act.keep(tx, ids, (plan_id, objective_id), &people, now)?;
                }
            }
        }
        let line = ledger(
            ids.next(),
            community_id,
            (shift::Kind::Plan, plan_id),
            &both(&self.title_en, &self.title_fr),
            agreed,
        );
        shift::put(tx, &line)?;
        self.keep_terms(tx, ids, community_id, &people, now)?;
        for said in &self.suggestion {
            suggestion::insert(tx, &said.record(ids.next(), plan_id, now))?;
        }
        self.promise.iter().try_for_each(|promised| promised.keep(tx, ids, community_id, now))
    }

    fn plan(&self, id: i64, agreed: i64) -> Plan {
        Plan {
            id,
            title: both(&self.title_en, &self.title_fr),
            welcome: both(&self.welcome_en, &self.welcome_fr),
            profile: both(&self.profile_en, &self.profile_fr),
            process: both(&self.process_en, &self.process_fr),
            thanks: both(&self.thanks_en, &self.thanks_fr),
            zone: ZONE.to_owned(),
            state: plan::State::Agreed,
            version: 1,
            agreed: Some(agreed),
            agreed_version: Some(1),
            agreed_by: None,
            room: self.room,
            origin: Origin::Sample,
            made: agreed - 60 * DAY,
            made_by: None,
        }
    }

    fn keep_terms(
        &self,
        tx: &mut Tx,
        ids: &Ids,
        community_id: i64,
        people: &[Membership],
        now: i64,
    ) -> store::Result<()> {
        let (id, made) = (ids.next(), now - 300 * DAY);
        terms::propose(tx, id, community_id, &both(&self.terms_en, &self.terms_fr), made, None)?;
        for person in people {
            say(tx, ids, (assent::Kind::Terms, id), person.person_id, 1, made + DAY)?;
        }
        if let Some(version) = terms::of(tx, community_id)?.first() {
            terms::agree(tx, version, 11, made + 14 * DAY, None)?;
        }
        Ok(())
    }
}

fn say(
    tx: &mut Tx,
    ids: &Ids,
    (kind, thing_id): (assent::Kind, i64),
    person_id: i64,
    version: i64,
    made: i64,
) -> store::Result<()> {
    let said = Assent {
        id: ids.next(),
        kind,
        thing_id,
        person_id: Some(person_id),
        verdict: Verdict::Yes,
        words: String::new(),
        language: Language::English,
        version,
        made,
    };
    assent::put(tx, &said)
}

impl Act {
    fn keep(
        &self,
        tx: &mut Tx,
        ids: &Ids,
        (plan_id, objective_id): (i64, i64),
        people: &[Membership],
        now: i64,
    ) -> store::Result<()> {
        let (id, step_id, told) = (ids.next(), ids.next(), now + self.told * DAY);
        let lead_id = self.lead.and_then(|at| people.get(at)).map(|one| one.person_id);
        let action = self.record(id, (plan_id, objective_id), lead_id, now);
        action::insert(tx, &action)?;
        let words = one(&self.words_en, &self.words_fr);
        let step = Step { id: step_id, state: action.state, words, made: told, made_by: None };
        action::set_state(tx, &action, &step)?;
        if let Some((name, part)) = &self.partner
            && let Some(part) = Part::of_word(part)
        {
            let partner = Partner { action_id: id, id: ids.next(), name: name.clone(), part };
            action::set_partners(tx, id, &[partner])?;
        }
        let others = people.iter().filter(|one| Some(one.person_id) != lead_id).take(self.yes);
        for person in others {
            say(tx, ids, (assent::Kind::Action, id), person.person_id, step_id, told + DAY)?;
        }
        if !self.evidence_en.is_empty() {
            for (language, words) in
                [(Language::English, &self.evidence_en), (Language::French, &self.evidence_fr)]
            {
                let (words, link) = (words.clone(), String::new());
                let evidence = Evidence { id: ids.next(), words, language, link, made: told, made_by: None };
                action::add_evidence(tx, id, &evidence)?;
            }
        }
        Ok(())
    }

    fn record(&self, id: i64, (plan_id, objective_id): (i64, i64), lead_id: Option<i64>, now: i64) -> Action {
        Action {
            id,
            plan_id,
            objective_id,
            position: 0,
            text: both(&self.en, &self.fr),
            why: both(&self.why_en, &self.why_fr),
            doer: Doer::of_word(&self.doer).unwrap_or(Doer::Community),
            lead_id,
            lead: String::new(),
            spot: both(&self.where_en, &self.where_fr),
            cents: self.cents,
            currency: "CAD".to_owned(),
            source: both(&self.source_en, &self.source_fr),
            starts: day(now, self.starts),
            due: day(now, self.due),
            recurs: Recurs::of_word(&self.recurs),
            indicator: both(&self.indicator_en, &self.indicator_fr),
            review: day(now, self.review),
            state: State::of_word(&self.state).unwrap_or(State::Idea),
            words: String::new(),
            step: id,
            changed: now,
            made: now - 70 * DAY,
        }
    }
}

impl Said {
    fn record(&self, id: i64, plan_id: i64, now: i64) -> Suggestion {
        Suggestion {
            id,
            plan_id,
            action_id: None,
            holder: None,
            name: self.name.clone(),
            text: one(&self.text_en, &self.text_fr),
            language: Language::English,
            state: suggestion::State::of_word(&self.state).unwrap_or(suggestion::State::Accepted),
            reason: one(&self.reason_en, &self.reason_fr),
            reason_language: Language::English,
            answered: Some(now - 20 * DAY),
            answered_by: None,
            made: now - 30 * DAY,
        }
    }
}

impl Promised {
    fn keep(&self, tx: &mut Tx, ids: &Ids, community_id: i64, now: i64) -> store::Result<()> {
        let (en, fr) = (self.words_en.as_deref(), self.words_fr.as_deref());
        let promise = Promise {
            id: ids.next(),
            community_id,
            institution_id: None,
            who: one(&self.who_en, &self.who_fr),
            kind: promise::Kind::of_word(&self.kind).unwrap_or(promise::Kind::Door),
            text: both(&self.en, &self.fr),
            cents: self.cents,
            currency: "CAD".to_owned(),
            made_on: day(now, Some(self.made)),
            due: day(now, Some(self.due)),
            zone: ZONE.to_owned(),
            email: None,
            language: Language::English,
            state: promise::State::of_word(&self.state).unwrap_or(promise::State::Open),
            words: one(en.unwrap_or_default(), fr.unwrap_or_default()),
            answer: String::new(),
            answered: None,
            settled: self.settled.map(|days| now + days * DAY),
            reminders: 0,
            remind: None,
            origin: Origin::Sample,
            made: now + self.made * DAY,
            made_by: None,
        };
        promise::insert(tx, &promise)?;
        if let Some(settled) = promise.settled {
            let what = (shift::Kind::Promise, promise.id);
            shift::put(tx, &ledger(ids.next(), community_id, what, &promise.text, settled))?;
        }
        Ok(())
    }
}

fn ledger(
    id: i64,
    community_id: i64,
    (kind, thing_id): (shift::Kind, i64),
    title: &Bilingual,
    decided: i64,
) -> Shift {
    Shift {
        id,
        community_id,
        kind,
        thing_id,
        title: title.clone(),
        decided,
        agenda_by: Hand::Residents,
        decided_by: if kind == shift::Kind::Promise { Hand::Institution } else { Hand::Residents },
        holder: Hand::Residents,
        cents: 0,
        currency: String::new(),
        minutes: 0,
        place_id: None,
        year: i64::from(crate::i18n::dates::moment(decided, ZONE).year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_plan_stands_for_something() {
        let sample = Sample::read().unwrap();
        let acts = || sample.goal.iter().flat_map(|goal| &goal.objective).flat_map(|one| &one.action);
        assert!(acts().count() >= 6);
        for act in acts() {
            assert!(Doer::of_word(&act.doer).is_some() && State::of_word(&act.state).is_some(), "{}", act.en);
            assert!(act.recurs.is_empty() || Recurs::of_word(&act.recurs).is_some(), "{}", act.en);
            let part = act.partner.as_ref().map(|(_, part)| Part::of_word(part));
            assert_ne!(part, Some(None), "{}", act.en);
            assert!(!act.en.is_empty() && !act.fr.is_empty());
        }
        for said in &sample.suggestion {
            assert!(suggestion::State::of_word(&said.state).is_some());
        }
        for promised in &sample.promise {
            assert!(promise::Kind::of_word(&promised.kind).is_some());
            assert!(promise::State::of_word(&promised.state).is_some());
        }
    }
}
