//! News that was told: whoever tells it notes so in the transaction that writes the letters, so that nobody gets them twice.

use crate::{Result, Tx, params, statements};

statements! {
    TELL = "INSERT INTO told (kind, thing_id, turn, made) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
}

/// Notes that this is told now; false if it was told before.
pub fn first(tx: &mut Tx, kind: &str, thing_id: i64, turn: i64, now: i64) -> Result<bool> {
    Ok(tx.execute(TELL, params![kind, thing_id, turn, now])? > 0)
}
