//! What the count of a fund found, with its explanation: computed once, kept whole, and project by project.

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
    PUT_FINDING = "INSERT INTO fund_finding (fund_id, number, result) VALUES ($1, $2, $3)
        ON CONFLICT (fund_id, number) DO UPDATE SET result = excluded.result";
    IS_THERE = "SELECT 1 FROM fund_outcome WHERE fund_id = $1";
    FINDING = "SELECT result FROM fund_finding WHERE fund_id = $1 AND number = $2";
    FORGET = "DELETE FROM fund_outcome WHERE fund_id = $1";
}

/// Keeps what was found, and by its number what was found of each project.
pub fn put(tx: &mut Tx, outcome: &Outcome, findings: &[(i64, String)]) -> Result<()> {
    let Outcome { fund_id, ballots, result, program, counted } = outcome;
    tx.execute(PUT, params![*fund_id, *ballots, result, program, *counted])?;
    for (number, finding) in findings {
        tx.execute(PUT_FINDING, params![*fund_id, *number, finding])?;
    }
    Ok(())
}

/// Whether anything was found of a fund.
pub fn is_there(tx: &mut Tx, fund_id: i64) -> Result<bool> {
    Ok(tx.row(IS_THERE, params![fund_id], |row| row.get::<i64>(0))?.is_some())
}

/// What was found of one project, by its number.
pub fn finding(tx: &mut Tx, fund_id: i64, number: i64) -> Result<Option<String>> {
    tx.row(FINDING, params![fund_id, number], |row| row.get(0))
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
