//! What those who come say of themselves, as counts of at least ten that stand still until ten more have registered.

use store::registrant::Registrant;
use store::registration::{Registration, State};
use store::self_identification as sheets;
use store::{Tx, server};

use crate::app::App;
use crate::error::Error;
use crate::id::Id;
use crate::self_identification::counts::{Board, FEWEST};
use crate::self_identification::key::Key;
use crate::self_identification::{Answers, Lock, lock};

/// Those whom gatherings miss most often, by question and answer.
pub const CENTRED: &[(&str, &str)] = &[
    ("indigenous", "first-nations"),
    ("indigenous", "metis"),
    ("indigenous", "inuk"),
    ("group", "black"),
    ("disability", "yes"),
    ("orientation", "gay"),
    ("orientation", "bi"),
    ("gender", "non-binary"),
    ("arrival", "five"),
    ("age", "fifteen"),
    ("needs", "hard"),
];

/// Where the server keeps the counts of a session.
fn name(session_id: i64) -> String {
    format!("coming {}", Id(session_id))
}

/// The counts of a session, made anew if ten or more have registered since; `None`: fewer than ten said anything, or nobody
/// has the key.
pub async fn counts(
    app: &App,
    session_id: i64,
    coming: &[(Registration, Registrant)],
) -> Result<Option<Board>, Error> {
    let Lock::Open(key) = lock(app).await? else { return Ok(None) };
    let held = coming.iter().filter(|(registration, _)| registration.state == State::Held);
    let people: Vec<(i64, i64)> = held
        .filter_map(|(registration, registrant)| {
            let person = registrant.holder.as_ref()?.strip_prefix('p')?.parse().ok()?;
            Some((person, registration.made))
        })
        .collect();
    let now = app.clock.now();
    let read = move |tx: &mut Tx| {
        let kept = server::get(tx, &name(session_id))?;
        let kept: Option<(i64, Board)> = kept.and_then(|text| serde_json::from_str(&text).ok());
        let since = kept.as_ref().map_or(i64::MIN, |(made, _)| *made);
        let new = people.iter().filter(|(_, made)| *made > since).count();
        if i64::try_from(new).is_ok_and(|new| new < FEWEST) {
            return Ok((kept.map(|(_, board)| board), false));
        }
        let answers = answers(tx, &key, people.iter().map(|(person, _)| *person))?;
        let is_enough = i64::try_from(answers.len()).is_ok_and(|count| count >= FEWEST);
        Ok::<_, store::Error>((is_enough.then(|| Board::of(&answers, now)), is_enough))
    };
    let (board, is_new) = app.db.read(read).await?;
    if let Some(board) = board.as_ref().filter(|_| is_new) {
        let text = serde_json::to_string(&(now, board)).unwrap_or_default();
        app.db.write(move |tx| server::put(tx, &name(session_id), &text)).await?;
    }
    Ok(board)
}

fn answers(tx: &mut Tx, key: &Key, people: impl Iterator<Item = i64>) -> store::Result<Vec<Answers>> {
    let mut answers = Vec::new();
    for person in people {
        let pseudonym = key.pseudonym(person);
        let sealed = sheets::get(tx, &pseudonym)?;
        answers.extend(sealed.and_then(|sealed| key.open(&pseudonym, &sealed)));
    }
    Ok(answers)
}
