//! What a form says about consent, parsed.

use jiff::tz::TimeZone;
use store::consent::{Audience, Grants};

use super::Asked;
use crate::form::Form;

/// What is granted: what was not ticked is not, and without an audience it is the narrowest. `None`, with a sentence
/// beside the field, if something needs another look.
pub fn parse(form: &mut Form, asked: &Asked, now: i64) -> Option<Grants> {
    let see = match form.value("see") {
        "" => Audience::Owner,
        _ => {
            let offered: Vec<(&str, Audience)> =
                asked.audiences().into_iter().map(|audience| (audience.word(), audience)).collect();
            form.choice("see", &offered).unwrap_or(Audience::Owner)
        }
    };
    let date = form.date("until");
    let until = date.and_then(|date| Some(date.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond()));
    if until.is_some_and(|until| until <= now) {
        form.refuse("until", "consent-until-past", &[]);
    }
    let given = |name: &str| form.has("grant", name) && asked.uses().contains(&name);
    let grants = Grants {
        see,
        quote: given("quote"),
        name: given("name"),
        summary: given("summary"),
        strategy: given("strategy"),
        institutions: given("institutions"),
        keep_until: until,
    };
    form.is_good().then_some(grants)
}
