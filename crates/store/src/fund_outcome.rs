//! What the count of a fund found, with its explanation: computed once, kept whole.

use crate::{Result, Tx, params, statements};

/// An outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Of which fund.
    pub fund_id: i64,
    /// How many ballots were counted.
    pub ballots: i64,
    /// What was found, as JSON.
    pub result: String,
    /// The version of the program that counted.
    pub program: String,
    /// When.
    pub counted: i64,
}

statements! {
    PUT = "INSERT INTO fund_outcome (fund_id, ballots, result, program, counted) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (fund_id) DO UPDATE SET ballots = excluded.ballots, result = excluded.result,
            program = excluded.program, counted = excluded.counted";
    OF_FUND = "SELECT ballots, result, program, counted FROM fund_outcome WHERE fund_id = $1";
    FORGET = "DELETE FROM fund_outcome WHERE fund_id = $1";
}

/// Keeps what was found.
pub fn put(tx: &mut Tx, outcome: &Outcome) -> Result<()> {
    let Outcome { fund_id, ballots, result, program, counted } = outcome;
    tx.execute(PUT, params![*fund_id, *ballots, result, program, *counted])?;
    Ok(())
}

/// What was found of a fund.
pub fn of_fund(tx: &mut Tx, fund_id: i64) -> Result<Option<Outcome>> {
    tx.row(OF_FUND, params![fund_id], |row| {
        Ok(Outcome {
            fund_id,
            ballots: row.get(0)?,
            result: row.get(1)?,
            program: row.get(2)?,
            counted: row.get(3)?,
        })
    })
}

/// Forgets what was found, for a new vote.
pub fn forget(tx: &mut Tx, fund_id: i64) -> Result<()> {
    tx.execute(FORGET, params![fund_id])?;
    Ok(())
}
