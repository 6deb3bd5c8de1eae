use jiff::civil::Time;
use jiff::tz::TimeZone;
use store::Bilingual;
use store::priority::{Choice, Item, Method, Round, Voters};
use store::shift::Hand;

use super::Consent;
use super::order::{MOST_ON_ONE, POINTS};
use crate::conversation::{ZONES, one_space, parts, time};
use crate::form::Form;

/// Characters of the longest question.
const TITLE: usize = 120;
/// Characters of a reason, and of an answer to it.
pub const WORDS: usize = 600;
/// Characters of the number on a card.
const CARD: usize = 20;
/// Issues that a table takes on at most.
const MOST_WANTED: i64 = 20;
/// People at a table at most.
const MOST_PEOPLE: i64 = 100_000;

/// What the form of a round says.
#[derive(Clone, Debug)]
pub struct Details {
    pub title: Bilingual,
    pub method: Method,
    pub voters: Voters,
    pub wanted: i64,
    pub closes: Option<i64>,
    pub zone: String,
    pub issues: Vec<i64>,
}

impl Details {
    /// A question in one language is enough; opening asks for both.
    pub fn parse(form: &mut Form, now: i64) -> Option<Self> {
        let mut line = |field| one_space(&form.optional(field, TITLE).unwrap_or_default());
        let title = Bilingual { en: line("title-en"), fr: line("title-fr") };
        if title == Bilingual::default() && form.fault("title-en").is_none() {
            form.refuse("title-en", "priority-no-title", &[]);
        }
        let methods: Vec<(&str, Method)> = Method::ALL.iter().map(|one| (one.word(), *one)).collect();
        let method = form.choice("method", &methods);
        let voters: Vec<(&str, Voters)> = Voters::ALL.iter().map(|one| (one.word(), *one)).collect();
        let voters = form.choice("voters", &voters);
        let wanted = form.number("wanted", 1, MOST_WANTED);
        let zones: Vec<(&str, &str)> = ZONES.iter().map(|(zone, _)| (*zone, *zone)).collect();
        let zone = form.choice("zone", &zones);
        let at = TimeZone::get(zone.unwrap_or("UTC")).unwrap_or(TimeZone::UTC);
        let closes = time(form, ["closes", "closes-time"], &at, Time::constant(23, 59, 0, 0));
        if closes.is_some_and(|closes| closes <= now) {
            form.refuse("closes", "priority-closes-past", &[]);
        }
        let issues = form.values("issue").filter_map(store::ids::from_text).collect();
        form.is_good().then_some(Self {
            title,
            method: method?,
            voters: voters?,
            wanted: wanted?,
            closes,
            zone: zone?.to_owned(),
            issues,
        })
    }

    /// The round with these.
    pub fn applied(&self, to: Round) -> Round {
        Round {
            title: self.title.clone(),
            method: self.method,
            voters: self.voters,
            wanted: self.wanted,
            closes: self.closes,
            zone: self.zone.clone(),
            ..to
        }
    }
}

/// The form of a new round: what stands is on its list.
pub fn empty(issues: impl Iterator<Item = i64>) -> Form {
    let mut form = Form::filled([
        ("zone", "America/Toronto"),
        ("method", "approval"),
        ("voters", "members"),
        ("wanted", "5"),
    ]);
    issues.for_each(|id| form.fill("issue", &store::ids::to_text(id)));
    form
}

/// The form that changes a draft.
pub fn filled(round: &Round, items: &[Item]) -> Form {
    let [day, month, year, at] = parts(round.closes, &round.zone);
    let mut form = Form::filled([
        ("title-en", &round.title.en),
        ("title-fr", &round.title.fr),
        ("method", round.method.word()),
        ("voters", round.voters.word()),
        ("wanted", &round.wanted.to_string()),
        ("zone", &round.zone),
        ("closes-day", &day),
        ("closes-month", &month),
        ("closes-year", &year),
        ("closes-time", &at),
    ]);
    items.iter().for_each(|item| form.fill("issue", &store::ids::to_text(item.issue_id)));
    form
}

/// What a ballot says; `None`, with a sentence, if it does not fit the rules.
pub fn choices(form: &mut Form, method: Method, items: usize) -> Option<Vec<Choice>> {
    let numbers = 1..=i64::try_from(items).unwrap_or(0);
    let chosen = match method {
        Method::Approval => approved(form, numbers),
        Method::Points => points(form, numbers),
        Method::Ranking => ranks(form, numbers),
    };
    if chosen.is_empty() && form.is_good() {
        form.refuse("answers", "priority-empty", &[]);
    }
    form.is_good().then_some(chosen)
}

fn approved(form: &Form, numbers: impl Iterator<Item = i64>) -> Vec<Choice> {
    numbers.filter(|number| form.has("choice", &number.to_string())).map(|number| (number, 1)).collect()
}

/// What stands in the box of an issue: nothing, a number, or something else.
fn boxed(form: &mut Form, number: i64, most: i64) -> Option<i64> {
    let typed = form.value(&format!("n{number}")).trim().to_owned();
    if typed.is_empty() || typed == "0" {
        return None;
    }
    let given = typed.parse().ok().filter(|given| (1..=most).contains(given));
    if given.is_none() {
        form.refuse("answers", "priority-box", &[("number", number.into()), ("most", most.into())]);
    }
    given
}

fn points(form: &mut Form, numbers: impl Iterator<Item = i64>) -> Vec<Choice> {
    let given: Vec<Choice> =
        numbers.filter_map(|number| Some((number, boxed(form, number, MOST_ON_ONE)?))).collect();
    let all: i64 = given.iter().map(|(_, points)| points).sum();
    if all > POINTS && form.is_good() {
        let over = all - POINTS;
        form.refuse("answers", "priority-points-over", &[("given", all.into()), ("over", over.into())]);
    }
    given
}

fn ranks(form: &mut Form, numbers: std::ops::RangeInclusive<i64>) -> Vec<Choice> {
    let most = *numbers.end();
    let mut given: Vec<Choice> =
        numbers.filter_map(|number| Some((number, boxed(form, number, most)?))).collect();
    given.sort_by_key(|(number, rank)| (*rank, *number));
    if let Some(twice) = given.windows(2).find(|two| two[0].1 == two[1].1).map(|two| two[0].1)
        && form.is_good()
    {
        form.refuse("answers", "priority-rank-twice", &[("rank", twice.into())]);
    }
    // 2nd, 5th and 9th are first, second and third
    given.iter().zip(1..).map(|((number, _), rank)| (*number, rank)).collect()
}

/// The number on a paper card.
pub fn card(form: &mut Form) -> String {
    one_space(&form.text("card", CARD)).to_uppercase()
}

/// What the table says when it says yes.
pub fn consent(form: &mut Form) -> Option<Consent> {
    let people = form.number("people", 1, MOST_PEOPLE);
    let hands: Vec<(&str, Hand)> = Hand::ALL.iter().map(|hand| (hand.word(), *hand)).collect();
    let agenda = form.choice("agenda", &hands);
    Some(Consent { people: people?, agenda: agenda? })
}

/// How the table sees each issue of a list: impact and feasibility, 1 to 5, both or neither.
pub fn seen(form: &mut Form, items: &[Item]) -> Vec<(i64, Option<(i64, i64)>)> {
    let mut all = Vec::new();
    for item in items {
        let value = |form: &Form, what: &str| match form.value(&format!("{what}{}", item.number)).trim() {
            "" => Some(0),
            typed => typed.parse().ok().filter(|seen| (1..=5).contains(seen)),
        };
        match (value(form, "i"), value(form, "f")) {
            (Some(0), Some(0)) => all.push((item.issue_id, None)),
            (Some(impact @ 1..), Some(feasibility @ 1..)) => {
                all.push((item.issue_id, Some((impact, feasibility))))
            }
            _ => form.refuse("answers", "priority-grid-both", &[("number", item.number.into())]),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_ballot_fits_the_rules_or_says_why_not() {
        for (method, body, says) in [
            (Method::Approval, "", "one"),
            (Method::Approval, "choice=9", "one"),
            (Method::Points, "n1=5", "4"),
            (Method::Points, "n1=-1", "4"),
            (Method::Points, "n1=4&n2=4&n3=3", "11"),
            (Method::Ranking, "n1=1&n2=1", "1"),
            (Method::Ranking, "n1=4", "3"),
        ] {
            let mut form = Form::of_body(body.as_bytes());
            assert_eq!(choices(&mut form, method, 3), None, "{body}");
            let said = form.fault("answers").expect(body).text(&Lang::En);
            assert!(said.contains(says), "{body}: {said}");
        }
        let good = |method, body: &str| choices(&mut Form::of_body(body.as_bytes()), method, 3).expect(body);
        assert_eq!(good(Method::Approval, "choice=3&choice=1&choice=3"), [(1, 1), (3, 1)]);
        assert_eq!(good(Method::Points, "n1=4&n2=0&n3=+2"), [(1, 4), (3, 2)]);
        assert_eq!(good(Method::Ranking, "n1=3&n3=1"), [(3, 1), (1, 2)]);
    }

    #[test]
    fn bad_rounds_are_said_beside_their_field() {
        let usual = "title-en=What+first&method=approval&voters=members&wanted=5&zone=UTC";
        for (change, field) in [
            ("title-en=", "title-en"),
            ("method=coin", "method"),
            ("wanted=0", "wanted"),
            ("closes-day=1&closes-month=1&closes-year=2020", "closes"),
            ("zone=Mars", "zone"),
        ] {
            let mut form = Form::of_body(format!("{change}&{usual}").as_bytes());
            assert!(Details::parse(&mut form, 1_792_065_600_000).is_none(), "{change}");
            assert!(form.fault(field).is_some(), "{change}: {:?}", form.faults());
        }
    }

    #[test]
    fn the_grid_takes_both_or_neither() {
        let item = |number| Item { issue_id: number + 10, number, seen: None };
        let mut form = Form::of_body(b"i1=5&f1=2&i2=&f2=");
        assert_eq!(seen(&mut form, &[item(1), item(2)]), [(11, Some((5, 2))), (12, None)]);
        let mut form = Form::of_body(b"i1=5&f1=9");
        seen(&mut form, &[item(1)]);
        assert!(!form.is_good());
    }
}
