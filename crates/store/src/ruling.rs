//! What those who look after something decided about it, why, and what its author answers.

use crate::report::{self, Kind, Reason, Thing};
use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What was decided.
    Act {
        /// Its author and its stewards alone see it.
        Hide = "hide",
        /// It stays as it is.
        Leave = "leave",
        /// It is shown again.
        Show = "show",
    }
}

/// What was decided about something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// About what.
    pub thing: Thing,
    /// Time-ordered.
    pub id: i64,
    /// What.
    pub act: Act,
    /// Why; `None`: nothing was wrong.
    pub reason: Option<Reason>,
    /// Why, in words to its author; may be empty.
    pub words: String,
    /// Whether it answers an appeal, and is the last word.
    pub on_appeal: bool,
    /// Who decided; `None` once their account is gone.
    pub person_id: Option<i64>,
    /// When.
    pub made: i64,
    /// Why its author wants another look; may be empty.
    pub appeal: String,
    /// When they said so.
    pub appealed: Option<i64>,
    /// The ruling that answered.
    pub answer_id: Option<i64>,
}

impl Ruling {
    /// A ruling that nobody has appealed against; `because` is the reason and the words to its author.
    pub fn new(
        thing: Thing,
        id: i64,
        act: Act,
        because: (Option<Reason>, &str),
        person_id: Option<i64>,
        made: i64,
    ) -> Self {
        let (reason, words) = (because.0, because.1.to_owned());
        let appeal = String::new();
        Self {
            thing,
            id,
            act,
            reason,
            words,
            on_appeal: false,
            person_id,
            made,
            appeal,
            appealed: None,
            answer_id: None,
        }
    }

    /// Whether its author may still ask somebody else to look.
    pub fn may_be_appealed(&self) -> bool {
        self.act == Act::Hide && !self.on_appeal && self.appealed.is_none() && self.answer_id.is_none()
    }

    /// Whether its author asked and nobody has answered.
    pub fn waits(&self) -> bool {
        self.appealed.is_some() && self.answer_id.is_none()
    }
}

statements! {
    INSERT = "INSERT INTO ruling (kind, within, thing_id, id, act, reason, words, on_appeal, person_id, made, appeal)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '')";
    OF = "SELECT kind, within, thing_id, id, act, reason, words, on_appeal, person_id, made, appeal, appealed, answer_id
        FROM ruling WHERE kind = $1 AND within = $2 AND thing_id = $3 ORDER BY id";
    PAGE = "SELECT kind, within, thing_id, id, act, reason, words, on_appeal, person_id, made, appeal, appealed, answer_id
        FROM ruling WHERE id < $1 ORDER BY id DESC LIMIT $2";
    APPEALED = "SELECT kind, within, thing_id, id, act, reason, words, on_appeal, person_id, made, appeal, appealed, answer_id
        FROM ruling WHERE appealed IS NOT NULL AND answer_id IS NULL ORDER BY appealed LIMIT $1";
    APPEAL = "UPDATE ruling SET appeal = $1, appealed = $2
        WHERE kind = $3 AND within = $4 AND thing_id = $5 AND id = $6 AND act = 'hide' AND NOT on_appeal
            AND appealed IS NULL AND answer_id IS NULL";
    ANSWER = "UPDATE ruling SET answer_id = $1
        WHERE kind = $2 AND within = $3 AND thing_id = $4 AND id <> $1 AND answer_id IS NULL";
    FORGET = "DELETE FROM ruling WHERE kind = $1 AND within = $2 AND thing_id = $3";
}

/// Records a ruling: it answers the reports that wait about the thing, and an appeal if one waits.
pub fn insert(tx: &mut Tx<'_>, mut ruling: Ruling) -> Result<()> {
    let Thing { kind, within, id } = ruling.thing;
    ruling.on_appeal = of(tx, ruling.thing)?.iter().any(Ruling::waits);
    tx.execute(
        INSERT,
        params![
            kind,
            within,
            id,
            ruling.id,
            ruling.act,
            ruling.reason.map_or("", Reason::word),
            ruling.words.as_str(),
            ruling.on_appeal,
            ruling.person_id,
            ruling.made
        ],
    )?;
    tx.execute(ANSWER, params![ruling.id, kind, within, id])?;
    report::answer(tx, ruling.thing, ruling.id)
}

/// What was decided about a thing, the oldest first.
pub fn of(tx: &mut Tx<'_>, thing: Thing) -> Result<Vec<Ruling>> {
    tx.rows(OF, params![thing.kind, thing.within, thing.id], read)
}

/// The next rulings before one, the newest first; `before` is `i64::MAX` for the first page.
pub fn page(tx: &mut Tx<'_>, before: i64, limit: i64) -> Result<Vec<Ruling>> {
    tx.rows(PAGE, params![before, limit], read)
}

/// Those whose authors wait for another look, the oldest first.
pub fn appealed(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Ruling>> {
    tx.rows(APPEALED, params![limit], read)
}

/// Its author wants somebody else to look. False if that is not possible, or no more.
pub fn appeal(tx: &mut Tx<'_>, thing: Thing, id: i64, words: &str, now: i64) -> Result<bool> {
    Ok(tx.execute(APPEAL, params![words, now, thing.kind, thing.within, thing.id, id])? > 0)
}

/// Of a thing that is gone nothing is left here either.
pub fn forget(tx: &mut Tx<'_>, thing: Thing) -> Result<()> {
    tx.execute(FORGET, params![thing.kind, thing.within, thing.id])?;
    report::forget(tx, thing)
}

fn read(row: &Row) -> Result<Ruling> {
    let reason: String = row.get(5)?;
    Ok(Ruling {
        thing: Thing { kind: Kind::read(row, 0)?, within: row.get(1)?, id: row.get(2)? },
        id: row.get(3)?,
        act: Act::read(row, 4)?,
        reason: Reason::of_word(&reason),
        words: row.get(6)?,
        on_appeal: row.get(7)?,
        person_id: row.get(8)?,
        made: row.get(9)?,
        appeal: row.get(10)?,
        appealed: row.get(11)?,
        answer_id: row.get(12)?,
    })
}
