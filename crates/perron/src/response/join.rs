//! Somebody who answered a wave as a guest and with their account has one response: to each question the later answer stands.

use store::Tx;
use store::response::{self, Response};

use super::selves;
use crate::self_identification::key::Key;

/// Makes the responses of a guest those of the person they turn out to be, while people answer. What is sealed can be joined
/// only where its key is there; without it, what was said the later time stands.
pub(crate) fn claim(tx: &mut Tx<'_>, key: Option<&Key>, (person, guest): (&str, &str)) -> store::Result<()> {
    for (own, other) in response::twice(tx, person, guest)? {
        let (later, earlier) = if own.changed >= other.changed { (own, other) } else { (other, own) };
        join(tx, key, &later, &earlier, person)?;
    }
    response::claim(tx, person, guest)
}

fn join(
    tx: &mut Tx<'_>,
    key: Option<&Key>,
    later: &Response,
    earlier: &Response,
    person: &str,
) -> store::Result<()> {
    let wave_id = later.wave_id;
    let kept = response::words(tx, wave_id, later.id)?;
    for (item, words) in response::words(tx, wave_id, earlier.id)? {
        if !kept.iter().any(|(known, _)| *known == item) {
            response::set_words(tx, (wave_id, later.id), &item, &words)?;
        }
    }
    selves::join(tx, key, wave_id, later, earlier.id)?;
    response::delete(tx, wave_id, earlier.id)?;
    response::update(tx, &joined(later, earlier))?;
    response::give(tx, wave_id, later.id, person)
}

/// The later response, with what only the earlier one says.
fn joined(later: &Response, earlier: &Response) -> Response {
    let mut whole = later.clone();
    whole.answers = answers(&later.answers, &earlier.answers);
    if later.province.is_none() && later.postal_area.is_none() && later.place_id.is_none() {
        whole.province.clone_from(&earlier.province);
        whole.postal_area.clone_from(&earlier.postal_area);
        whole.place_id = earlier.place_id;
    }
    whole.finished = later.finished.or(earlier.finished);
    whole
}

fn answers(later: &str, earlier: &str) -> String {
    let (mut later, mut earlier) = (later.split(';'), earlier.split(';'));
    let mut all = Vec::new();
    loop {
        match (later.next(), earlier.next()) {
            (None, None) => return all.join(";"),
            (Some(answer), before) => all.push(if answer.is_empty() { before.unwrap_or("") } else { answer }),
            (None, Some(before)) => all.push(before),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_answer_to_each_question_stands() {
        assert_eq!(answers("2;;-;", "1;3;4;5"), "2;3;-;5");
        assert_eq!(answers("", "1;3"), "1;3");
        assert_eq!(answers("1;3", ""), "1;3");
    }
}
