//! What checking finds, field by field. Pure.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde_json::{Map, Value, json};

/// What was found of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It is what it says.
    Matches,
    /// It is not; a sentence.
    Differs(String),
    /// It cannot be checked from the bundle; a sentence.
    Unchecked(String),
}

/// A field, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its name, such as `result.winners`.
    pub field: String,
    /// What was found.
    pub state: State,
}

/// All that was found, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(pub Vec<Finding>);

/// What is worked out from a bundle.
#[derive(Clone, Debug, Default)]
pub struct Recount {
    /// Fields of the result, as they follow from the rest.
    pub result: Map<String, Value>,
    /// Fields that do not follow from it, and why.
    pub untold: BTreeMap<&'static str, &'static str>,
    /// What else was looked at.
    pub findings: Findings,
}

/// Numbers with digits after the point are the same if they agree in six: the mathematics of another processor may round the
/// last ones otherwise.
const NEAR: f64 = 1e-6;
/// Letters of a value that are shown.
const SHOWN: usize = 60;

impl Findings {
    fn add(&mut self, field: impl Into<String>, state: State) {
        self.0.push(Finding { field: field.into(), state });
    }

    /// It is what it says.
    pub fn matches(&mut self, field: impl Into<String>) {
        self.add(field, State::Matches);
    }

    /// It is not.
    pub fn differs(&mut self, field: impl Into<String>, why: impl Display) {
        self.add(field, State::Differs(why.to_string()));
    }

    /// It cannot be checked.
    pub fn unchecked(&mut self, field: impl Into<String>, why: impl Display) {
        self.add(field, State::Unchecked(why.to_string()));
    }

    /// It matches if it holds; otherwise why it does not.
    pub fn holds(&mut self, field: impl Into<String>, holds: bool, why: impl Display) {
        if holds { self.matches(field) } else { self.differs(field, why) }
    }

    /// Whether nothing differs.
    pub fn hold(&self) -> bool {
        !self.0.iter().any(|one| matches!(one.state, State::Differs(_)))
    }

    /// How many match, and how many could not be checked.
    pub fn counts(&self) -> (usize, usize) {
        let count = |is: fn(&State) -> bool| self.0.iter().filter(|one| is(&one.state)).count();
        (count(|state| *state == State::Matches), count(|state| matches!(state, State::Unchecked(_))))
    }

    /// Compares a result with what was worked out, field by field. A field that differs only because another version of the
    /// program worked it out cannot be checked.
    pub fn compare(&mut self, said: &Map<String, Value>, recount: Recount, program: Option<&str>) {
        let Recount { result, untold, findings } = recount;
        self.0.extend(findings.0);
        for (name, said) in said {
            let field = format!("result.{name}");
            match (result.get(name), untold.get(name.as_str())) {
                (Some(found), _) if alike(said, found) => self.matches(field),
                (Some(_), _) if program.is_some() => {
                    let program = program.unwrap_or_default();
                    self.unchecked(
                        field,
                        format!("{program} worked it out, and this program, which is another version, finds otherwise; check it with that version."),
                    );
                }
                (Some(found), _) => {
                    self.differs(field, format!("It says {}, and {} comes out.", short(said), short(found)));
                }
                (None, Some(why)) => self.unchecked(field, why),
                (None, None) => self.differs(field, "No result of this kind has it."),
            }
        }
        for name in result.keys().filter(|name| !said.contains_key(*name)) {
            self.differs(format!("result.{name}"), "It is missing.");
        }
    }

    /// As a program reads them.
    pub fn json(&self) -> Value {
        let one = |one: &Finding| {
            let (found, why) = match &one.state {
                State::Matches => ("matches", None),
                State::Differs(why) => ("differs", Some(why)),
                State::Unchecked(why) => ("unchecked", Some(why)),
            };
            json!({ "field": one.field, "found": found, "why": why })
        };
        self.0.iter().map(one).collect()
    }
}

/// Whether two values say the same.
fn alike(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, one)| other.get(name).is_some_and(|other| alike(one, other)))
        }
        (Value::Number(one), Value::Number(other)) if one.is_f64() || other.is_f64() => {
            let pair = one.as_f64().zip(other.as_f64());
            pair.is_some_and(|(one, other)| (one - other).abs() <= NEAR * one.abs().max(1.0))
        }
        _ => one == other,
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= SHOWN {
        return text;
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(value: Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn a_result_is_compared_field_by_field() {
        let said = object(json!({ "a": [1, 2.0], "b": 3, "c": "x", "odd": 1 }));
        let recount = || Recount {
            result: object(json!({ "a": [1, 2.000_000_01], "b": 4, "d": null })),
            untold: [("c", "Because.")].into(),
            findings: Findings::default(),
        };
        let mut found = Findings::default();
        found.compare(&said, recount(), None);
        let states: Vec<(&str, &State)> =
            found.0.iter().map(|one| (one.field.as_str(), &one.state)).collect();
        let differs = |why: &str| State::Differs(why.to_owned());
        assert_eq!(
            states,
            [
                ("result.a", &State::Matches),
                ("result.b", &differs("It says 3, and 4 comes out.")),
                ("result.c", &State::Unchecked("Because.".to_owned())),
                ("result.odd", &differs("No result of this kind has it.")),
                ("result.d", &differs("It is missing.")),
            ]
        );
        assert!(!found.hold());
        let mut other = Findings::default();
        other.compare(&object(json!({ "a": [1, 2], "b": 3, "d": null })), recount(), Some("perron 9"));
        assert!(other.hold() && other.counts() == (2, 1), "{other:?}");
    }

    #[test]
    fn whole_numbers_are_the_same_only_exactly() {
        assert!(!alike(&json!(9_007_199_254_740_993_u64), &json!(9_007_199_254_740_992_u64)));
        assert!(alike(&json!(0.1), &json!(0.100_000_01)) && !alike(&json!(0.1), &json!(0.101)));
        assert!(!alike(&json!([1]), &json!([1, 1])) && !alike(&json!({ "a": 1 }), &json!({ "b": 1 })));
    }
}
