//! What someone needs to take part in a session, and whether it was provided.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What is needed.
    Kind {
        /// Sign language, or another language.
        Interpreter = "interpreter",
        /// What is said, written as it is said.
        Captions = "captions",
        /// Someone to look after children.
        Childcare = "childcare",
        /// A ticket, a lift.
        Transit = "transit",
        /// Something for the time given.
        Honorarium = "honorarium",
        /// A way in without steps.
        StepFree = "step-free",
        /// Something else, in their own words.
        Other = "other",
    }
}

/// Something that someone needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accommodation {
    /// In which session.
    pub session_id: i64,
    /// Of which registration.
    pub registration_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// What is needed.
    pub kind: Kind,
    /// In their own words; may be empty.
    pub words: String,
    /// When it was seen to.
    pub provided: Option<i64>,
    /// By whom.
    pub provided_by: Option<i64>,
}

statements! {
    INSERT = "INSERT INTO accommodation (session_id, registration_id, id, kind, words, provided, provided_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF_REGISTRATION = "SELECT session_id, registration_id, id, kind, words, provided, provided_by FROM accommodation
        WHERE session_id = $1 AND registration_id = $2 ORDER BY id";
    OF_SESSION = "SELECT a.session_id, a.registration_id, a.id, a.kind, a.words, a.provided, a.provided_by
        FROM accommodation a
            JOIN registration r ON r.session_id = a.session_id AND r.id = a.registration_id
        WHERE a.session_id = $1 AND r.state IN ('held', 'waiting') ORDER BY a.registration_id, a.id";
    PROVIDE = "UPDATE accommodation SET provided = $4, provided_by = $5
        WHERE session_id = $1 AND registration_id = $2 AND id = $3";
    REMOVE = "DELETE FROM accommodation WHERE session_id = $1 AND registration_id = $2 AND id = $3";
}

/// Adds what someone needs.
pub fn insert(tx: &mut Tx, one: &Accommodation) -> Result<()> {
    let Accommodation { session_id, registration_id, id, kind, words, provided, provided_by } = one;
    tx.execute(
        INSERT,
        params![*session_id, *registration_id, *id, *kind, words.as_str(), *provided, *provided_by],
    )?;
    Ok(())
}

/// What someone needs in a session.
pub fn of_registration(tx: &mut Tx, session_id: i64, registration_id: i64) -> Result<Vec<Accommodation>> {
    tx.rows(OF_REGISTRATION, params![session_id, registration_id], read)
}

/// What those need who have a seat in a session or wait for one.
pub fn of_session(tx: &mut Tx, session_id: i64) -> Result<Vec<Accommodation>> {
    tx.rows(OF_SESSION, params![session_id], read)
}

/// Says that something was seen to, or (`None`) that it was not; false if nobody needs it any more.
pub fn provide(
    tx: &mut Tx,
    (session_id, registration_id, id): (i64, i64, i64),
    when: Option<i64>,
    by: Option<i64>,
) -> Result<bool> {
    Ok(tx.execute(PROVIDE, params![session_id, registration_id, id, when, by])? > 0)
}

/// Someone needs these things in a session, each with words or without, and nothing else; what stays stays provided.
pub fn set(
    tx: &mut Tx,
    ids: &crate::Ids,
    (session_id, registration_id): (i64, i64),
    needs: &[(Kind, String)],
) -> Result<()> {
    let now = of_registration(tx, session_id, registration_id)?;
    let is_same =
        |one: &Accommodation, (kind, words): &(Kind, String)| one.kind == *kind && one.words == *words;
    for one in &now {
        if !needs.iter().any(|need| is_same(one, need)) {
            tx.execute(REMOVE, params![session_id, registration_id, one.id])?;
        }
    }
    for (kind, words) in needs.iter().filter(|need| !now.iter().any(|one| is_same(one, need))) {
        let (id, kind, words) = (ids.next(), *kind, words.clone());
        insert(
            tx,
            &Accommodation {
                session_id,
                registration_id,
                id,
                kind,
                words,
                provided: None,
                provided_by: None,
            },
        )?;
    }
    Ok(())
}

fn read(row: &Row) -> Result<Accommodation> {
    Ok(Accommodation {
        session_id: row.get(0)?,
        registration_id: row.get(1)?,
        id: row.get(2)?,
        kind: Kind::read(row, 3)?,
        words: row.get(4)?,
        provided: row.get(5)?,
        provided_by: row.get(6)?,
    })
}
