//! What the forms of recommendations and their answers say, parsed.

use jiff::civil::Date;
use store::answer::Verdict;
use store::community::{Community, Kind as Home};
use store::promise::Kind as Promised;
use store::reply::Step;
use store::{Bilingual, Language};

use crate::form::Form;
use crate::mail::Address;
use crate::plan::forms::{LINE, both, cost, some};

/// Characters of the longest answer.
pub const WORDS: usize = 4_000;
/// Of the money of a promise.
pub const CURRENCY: &str = "CAD";

/// Whom a recommendation is addressed to.
#[derive(Clone, Debug)]
pub struct Addressed {
    pub number: i64,
    pub institution_id: Option<i64>,
    pub who: String,
    pub email: Option<String>,
    pub language: Language,
}

impl Addressed {
    /// `numbers` are the recommendations in the text, `institutions` those of this house.
    pub fn parse(form: &mut Form, numbers: &[i64], institutions: &[Community]) -> Option<Self> {
        let number = form.value("clause").parse().ok().filter(|number| numbers.contains(number));
        if number.is_none() {
            form.refuse("clause", "form-choose", &[]);
        }
        let chosen = store::ids::from_text(form.value("institution"));
        let chosen = institutions.iter().find(|one| Some(one.id) == chosen && one.kind == Home::Institution);
        let who = match chosen {
            Some(home) => home.name.nearest(Language::English).0.to_owned(),
            None => form.text("who", 160),
        };
        let email = form.optional("email", 254);
        let address = email.as_deref().and_then(Address::parse);
        if email.is_some() && address.is_none() {
            form.refuse("email", "reply-no-address", &[]);
        }
        if chosen.is_none() && email.is_none() {
            form.refuse("email", "reply-needs-address", &[]);
        }
        let language = form.choice("language", &[("en", Language::English), ("fr", Language::French)]);
        form.is_good().then_some(Self {
            number: number?,
            institution_id: chosen.map(|home| home.id),
            who,
            email: address.map(|address| address.as_str().to_owned()),
            language: language?,
        })
    }
}

/// What an institution promises with its answer.
#[derive(Clone, Debug)]
pub struct Promise {
    pub kind: Promised,
    pub text: Bilingual,
    pub cents: Option<i64>,
}

/// What an institution answers.
#[derive(Clone, Debug)]
pub struct Said {
    pub verdict: Verdict,
    pub words: Bilingual,
    pub due: Option<Date>,
    pub promise: Option<Promise>,
}

impl Said {
    pub fn parse(form: &mut Form, today: Date) -> Option<Self> {
        let verdicts: Vec<(&str, Verdict)> = Verdict::ALL.iter().map(|one| (one.word(), *one)).collect();
        let verdict = form.choice("verdict", &verdicts);
        let words = both(form, "words-en", "words-fr", WORDS);
        let owes = matches!(verdict, Some(Verdict::Partly | Verdict::Declined));
        if owes && words == Bilingual::default() && form.is_good() {
            form.refuse("words-en", "reply-no-reason", &[]);
        }
        let due = form.date("due").filter(|_| verdict != Some(Verdict::Declined));
        if due.is_some_and(|due| due < today) {
            form.refuse("due", "reply-day-gone", &[]);
        }
        if verdict == Some(Verdict::Later) && due.is_none() && form.fault("due").is_none() {
            form.refuse("due", "reply-no-later-day", &[]);
        }
        let promise = promise(form, verdict, due);
        form.is_good().then_some(Self { verdict: verdict?, words, due, promise })
    }
}

/// A promise goes with a yes, and has a sentence and a day.
fn promise(form: &mut Form, verdict: Option<Verdict>, due: Option<Date>) -> Option<Promise> {
    let kind = Promised::of_word(form.value("promise"))?;
    if matches!(verdict, Some(Verdict::Declined | Verdict::Later)) {
        form.refuse("promise", "reply-promise-needs-yes", &[]);
        return None;
    }
    let text = some(form, "promise-en", "promise-fr", LINE);
    let cents = if kind == Promised::Fund { cost(form, CURRENCY) } else { None };
    if due.is_none() && form.fault("due").is_none() {
        form.refuse("due", "reply-promise-no-day", &[]);
    }
    Some(Promise { kind, text, cents })
}

/// What an institution says it did.
#[derive(Clone, Debug)]
pub struct Told {
    pub state: Step,
    pub words: Bilingual,
    pub day: Date,
}

impl Told {
    /// Without a day it is today.
    pub fn parse(form: &mut Form, today: Date) -> Option<Self> {
        let steps: Vec<(&str, Step)> = Step::ALL.iter().map(|one| (one.word(), *one)).collect();
        let state = form.choice("state", &steps);
        let words = some(form, "told-en", "told-fr", WORDS);
        let day = form.date("day").unwrap_or(today);
        if day > today {
            form.refuse("day", "reply-day-to-come", &[]);
        }
        form.is_good().then_some(Self { state: state?, words, day })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn faults(fields: &[(&str, &str)]) -> Vec<String> {
        let mut form = Form::new();
        fields.iter().for_each(|(field, value)| form.fill(field, value));
        Said::parse(&mut form, date(2026, 10, 15));
        form.faults().iter().map(|fault| fault.field.clone()).collect()
    }

    const DAY: [(&str, &str); 3] = [("due-day", "1"), ("due-month", "12"), ("due-year", "2026")];

    #[test]
    fn a_no_has_reasons_and_time_has_an_end() {
        assert!(faults(&[("verdict", "accepted")]).is_empty());
        for verdict in ["partly", "declined"] {
            assert_eq!(faults(&[("verdict", verdict)]), ["words-en"], "{verdict}");
            assert!(faults(&[("verdict", verdict), ("words-fr", "Pas de budget")]).is_empty());
        }
        assert_eq!(faults(&[("verdict", "later")]), ["due"]);
        assert!(faults(&[&[("verdict", "later")][..], &DAY].concat()).is_empty());
        let gone = [("verdict", "later"), ("due-day", "14"), ("due-month", "10"), ("due-year", "2026")];
        assert_eq!(faults(&gone), ["due"]);
    }

    #[test]
    fn a_promise_goes_with_a_yes_a_sentence_and_a_day() {
        let fund = [("promise", "fund"), ("promise-en", "Pay for the rink"), ("cost", "40,000")];
        let with = |verdict| [&[("verdict", verdict), ("words-en", "Since")][..], &fund, &DAY].concat();
        assert!(faults(&with("accepted")).is_empty() && faults(&with("partly")).is_empty());
        assert_eq!(faults(&with("declined")), ["promise"]);
        let bare = [("verdict", "accepted"), ("promise", "door")];
        assert_eq!(faults(&bare), ["promise-en", "due"]);
    }
}
