use store::strategy::{State, Strategy};

use super::{TEXT, TITLE};
use crate::form::Form;
use crate::plan::forms::{both, some};

/// Days that whoever is addressed may be given to answer.
pub const ANSWER_DAYS: (i64, i64) = (7, 730);

/// What a strategy says of itself, onto one that was.
pub fn parse(form: &mut Form, old: Strategy) -> Option<Strategy> {
    let title = some(form, "title-en", "title-fr", TITLE);
    let lead = both(form, "lead-en", "lead-fr", TEXT);
    let days = form.number("days", ANSWER_DAYS.0, ANSWER_DAYS.1);
    let states: Vec<(&str, State)> = State::ALL.iter().map(|one| (one.word(), *one)).collect();
    let state = form.choice("state", &states);
    if state == Some(State::Open) && !title.is_complete() && form.is_good() {
        let field = if title.en.is_empty() { "title-en" } else { "title-fr" };
        form.refuse(field, "strategy-both-languages", &[]);
    }
    let whole = Strategy { title, lead, answer_days: days?, state: state?, ..old };
    form.is_good().then_some(whole)
}

/// The form that changes it.
pub fn filled(one: &Strategy) -> Form {
    Form::filled([
        ("title-en", one.title.en.as_str()),
        ("title-fr", one.title.fr.as_str()),
        ("lead-en", one.lead.en.as_str()),
        ("lead-fr", one.lead.fr.as_str()),
        ("days", one.answer_days.to_string().as_str()),
        ("state", one.state.word()),
    ])
}
