//! Who signed the pledge and wishes to be asked what came of it, and when. It is kept with the signature.

use crate::{Result, Tx, params, statements};

/// The wish to be asked what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// When they agreed to it.
    pub agreed: Option<i64>,
    /// What stood there then, as it was read.
    pub words: String,
    /// When they are asked next.
    pub due: Option<i64>,
    /// How often they were asked.
    pub times: i64,
}

statements! {
    ASK = "UPDATE signature SET agreed = $2, agreed_words = $3, remind = $4, reminded = $5
        WHERE id = $1 AND state <> 'withdrawn'";
    TO_ASK = "SELECT id FROM signature WHERE remind <= $1 ORDER BY remind, id LIMIT $2";
    QUIET = "UPDATE signature SET reminders = $2, email = NULL, remind = NULL WHERE id = $1 AND state = 'confirmed'";
}

/// Keeps whether and when its owner is asked what came of it.
pub fn ask(tx: &mut Tx, id: i64, asked: &Asked) -> Result<()> {
    tx.execute(ASK, params![id, asked.agreed, asked.words.as_str(), asked.due, asked.times])?;
    Ok(())
}

/// The signatures whose owners are to be asked by now, the longest due first.
pub fn to_ask(tx: &mut Tx, now: i64, limit: i64) -> Result<Vec<i64>> {
    tx.rows(TO_ASK, params![now, limit], |row| row.get(0))
}

/// Its owner is asked no more, and the address is forgotten.
pub fn be_quiet(tx: &mut Tx, id: i64) -> Result<()> {
    tx.execute(QUIET, params![id, false])?;
    Ok(())
}
