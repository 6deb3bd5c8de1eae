//! What a community says, as the form of whoever writes it down sends it.

use jiff::civil::Date;
use store::Bilingual;
use store::endorsement::{Verdict, Way};

use crate::form::Form;
use crate::plan::SEVERAL;
use crate::plan::forms::both;

/// Characters of the longest reason.
pub const WORDS: usize = 2_000;
/// People who may take part in one decision.
const PEOPLE: i64 = 1_000_000;

/// What a community says.
#[derive(Clone, Debug)]
pub struct Said {
    pub version: i64,
    pub verdict: Verdict,
    pub reason: Bilingual,
    pub way: Way,
    pub people: i64,
    pub yes: i64,
    pub no: i64,
    pub day: Date,
}

impl Said {
    /// `versions` are those that it may be said of, each with the day since when it can be read.
    pub fn parse(form: &mut Form, versions: &[(i64, Date)], today: Date) -> Option<Self> {
        let version = form.value("version").parse::<i64>().ok();
        let version = versions.iter().find(|(number, _)| Some(*number) == version);
        if version.is_none() {
            form.refuse("version", "form-choose", &[]);
        }
        let verdicts: Vec<(&str, Verdict)> = Verdict::ALL.iter().map(|one| (one.word(), *one)).collect();
        let verdict = form.choice("verdict", &verdicts);
        let reason = both(form, "reason-en", "reason-fr", WORDS);
        let owes = verdict.is_some_and(|verdict| verdict != Verdict::Yes);
        if owes && reason == Bilingual::default() && form.is_good() {
            form.refuse("reason-en", "endorsement-no-reason", &[]);
        }
        let ways: Vec<(&str, Way)> = Way::ALL.iter().map(|one| (one.word(), *one)).collect();
        let way = form.choice("way", &ways);
        let several = i64::try_from(SEVERAL).unwrap_or(i64::MAX);
        let people = form.number("people", several, PEOPLE);
        let (yes, no) = match way {
            Some(Way::Consent) => (0, remaining(form, verdict, people.unwrap_or(PEOPLE))),
            Some(Way::Vote) => votes(form, verdict, people.unwrap_or(PEOPLE)),
            None => (0, 0),
        };
        let day = day(form, today, version.map(|(_, since)| *since));
        form.is_good().then_some(Self {
            version: version?.0,
            verdict: verdict?,
            reason,
            way: way?,
            people: people?,
            yes,
            no,
            day: day?,
        })
    }
}

/// Objections that remained at the end of a round: with a yes none, with an objection at least one.
fn remaining(form: &mut Form, verdict: Option<Verdict>, people: i64) -> i64 {
    let is_empty = form.value("remaining").trim().is_empty();
    let remaining = if is_empty { 0 } else { form.number("remaining", 0, people).unwrap_or_default() };
    if form.fault("remaining").is_none() {
        match verdict {
            Some(Verdict::Objection) if remaining == 0 => {
                form.refuse("remaining", "endorsement-none-remain", &[]);
            }
            Some(Verdict::Yes | Verdict::Reservation) if remaining > 0 => {
                form.refuse("remaining", "endorsement-some-remain", &[]);
            }
            _ => {}
        }
    }
    remaining
}

/// The numbers of a vote: with a yes, more said so than no.
fn votes(form: &mut Form, verdict: Option<Verdict>, people: i64) -> (i64, i64) {
    let (yes, no) = (form.number("yes", 0, people), form.number("no", 0, people));
    let (Some(yes), Some(no)) = (yes, no) else { return (0, 0) };
    if yes + no > people {
        form.refuse("people", "endorsement-too-many-votes", &[("votes", (yes + no).into())]);
    }
    if verdict.is_some_and(|verdict| verdict != Verdict::Objection) && yes <= no {
        form.refuse("yes", "endorsement-not-carried", &[]);
    }
    (yes, no)
}

/// The day they decided: not one to come, and not before there was such a text.
fn day(form: &mut Form, today: Date, since: Option<Date>) -> Option<Date> {
    let day = form.date("day");
    match day {
        None if form.fault("day").is_none() => form.refuse("day", "endorsement-no-day", &[]),
        Some(day) if day > today => form.refuse("day", "endorsement-day-to-come", &[]),
        Some(day) if since.is_some_and(|since| day < since) => {
            form.refuse("day", "endorsement-day-before", &[]);
        }
        _ => {}
    }
    day
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn parsed(more: &[(&str, &str)]) -> Result<Said, Vec<String>> {
        let usual = [
            ("version", "2"),
            ("verdict", "yes"),
            ("way", "consent"),
            ("people", "14"),
            ("day-day", "1"),
            ("day-month", "10"),
            ("day-year", "2026"),
        ];
        let mut form = Form::filled(usual);
        more.iter().for_each(|(field, value)| form.set(field, value));
        let versions = [(1, date(2026, 9, 1)), (2, date(2026, 9, 20))];
        let said = Said::parse(&mut form, &versions, date(2026, 10, 15));
        said.ok_or_else(|| form.faults().iter().map(|fault| fault.field.clone()).collect())
    }

    #[test]
    fn a_round_ends_without_objections_or_says_how_many_remain() {
        assert_eq!(parsed(&[]).unwrap().people, 14);
        assert_eq!(parsed(&[("remaining", "1")]).unwrap_err(), ["remaining"]);
        let objects = [("verdict", "objection"), ("reason-fr", "Trop peu")];
        assert_eq!(parsed(&objects).unwrap_err(), ["remaining"]);
        assert_eq!(parsed(&[&objects[..], &[("remaining", "3")]].concat()).unwrap().no, 3);
        assert_eq!(parsed(&[&objects[..], &[("remaining", "15")]].concat()).unwrap_err(), ["remaining"]);
    }

    #[test]
    fn a_vote_has_its_numbers() {
        let vote = |yes, no| parsed(&[("way", "vote"), ("yes", yes), ("no", no)]);
        let carried = vote("9", "4").unwrap();
        assert_eq!((carried.yes, carried.no), (9, 4));
        assert_eq!(vote("9", "").unwrap_err(), ["no"]);
        assert_eq!(vote("9", "6").unwrap_err(), ["people"]);
        assert_eq!(vote("4", "4").unwrap_err(), ["yes"]);
    }

    #[test]
    fn no_word_without_a_reason_a_day_and_a_text() {
        assert_eq!(parsed(&[("verdict", "reservation")]).unwrap_err(), ["reason-en"]);
        assert_eq!(parsed(&[("version", "3")]).unwrap_err(), ["version"]);
        assert_eq!(parsed(&[("day-day", "")]).unwrap_err(), ["day"]);
        assert_eq!(parsed(&[("day-day", "16")]).unwrap_err(), ["day"], "tomorrow");
        assert_eq!(
            parsed(&[("day-day", "19"), ("day-month", "9")]).unwrap_err(),
            ["day"],
            "before it was written"
        );
        assert_eq!(parsed(&[("people", "1")]).unwrap_err(), ["people"]);
    }
}
