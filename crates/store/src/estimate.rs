//! What was worked out of a wave: once, in the background, kept whole; and by what groups it may be shown.

use crate::response::{Arm, Origin};
use crate::{Result, Tx, params, statements};

/// What was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Of which wave.
    pub wave_id: i64,
    /// SHA-256 of everything that decided.
    pub input: String,
    /// JSON; no figure in it that may not be shown.
    pub result: String,
    /// How many responses it rests on.
    pub responses: i64,
    /// The version of the program.
    pub program: String,
    /// When.
    pub made: i64,
}

/// By what groups figures may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The word of a question on oneself.
    pub first: String,
    /// Another one, or `province`; empty: none.
    pub second: String,
    /// When it was approved.
    pub approved: i64,
    /// By whom.
    pub approved_by: Option<i64>,
}

/// Where an imported wave is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Who asked, and under which terms it may be used.
    pub source: String,
    /// How people were asked, in a word.
    pub mode: String,
    /// When.
    pub held: String,
    /// Of the file.
    pub file_sha256: String,
    /// When it was brought.
    pub made: i64,
}

/// What one response tells, as far as figures are made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// In its wave.
    pub id: i64,
    /// How somebody came to answer.
    pub arm: Arm,
    /// The member of the panel.
    pub member_id: Option<i64>,
    /// How it came.
    pub origin: Origin,
    /// The province or territory, two letters.
    pub province: Option<String>,
    /// The first three characters of the postal code.
    pub postal_area: Option<String>,
    /// Codes in the order of the frozen sheet.
    pub answers: String,
    /// The design weight that was brought.
    pub weight: Option<f64>,
    /// The stratum that was brought.
    pub stratum: Option<String>,
    /// The cluster that was brought.
    pub cluster: Option<String>,
}

statements! {
    PUT = "INSERT INTO estimate (wave_id, input, result, responses, program, made) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (wave_id) DO UPDATE SET input = excluded.input, result = excluded.result,
            responses = excluded.responses, program = excluded.program, made = excluded.made";
    OF_WAVE = "SELECT wave_id, input, result, responses, program, made FROM estimate WHERE wave_id = $1";
    FORGET = "DELETE FROM estimate WHERE wave_id = $1";
    SAID = "SELECT id, arm, member_id, origin, province, postal_area, answers, weight, stratum, cluster
        FROM response WHERE wave_id = $1 AND finished IS NOT NULL ORDER BY id";
    EXTENT = "SELECT count(*), coalesce(max(changed), 0), coalesce(max(id), 0) FROM response
        WHERE wave_id = $1 AND finished IS NOT NULL";
    VIEWS = "SELECT first, second, approved, approved_by FROM estimate_view WHERE wave_id = $1 ORDER BY first, second";
    APPROVE = "INSERT INTO estimate_view (wave_id, first, second, approved, approved_by) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (wave_id, first, second) DO NOTHING";
    TAKE_BACK = "DELETE FROM estimate_view WHERE wave_id = $1 AND first = $2 AND second = $3";
    BROUGHT = "INSERT INTO wave_import (wave_id, source, mode, held, file_sha256, made) VALUES ($1, $2, $3, $4, $5, $6)";
    FROM = "SELECT source, mode, held, file_sha256, made FROM wave_import WHERE wave_id = $1";
}

/// Keeps what was worked out, in the stead of what was before.
pub fn put(tx: &mut Tx, estimate: &Estimate) -> Result<()> {
    let Estimate { wave_id, input, result, responses, program, made } = estimate;
    let values = params![*wave_id, input.as_str(), result.as_str(), *responses, program.as_str(), *made];
    tx.execute(PUT, values)?;
    Ok(())
}

/// What was worked out of a wave.
pub fn of_wave(tx: &mut Tx, wave_id: i64) -> Result<Option<Estimate>> {
    tx.row(OF_WAVE, params![wave_id], |row| {
        Ok(Estimate {
            wave_id: row.get(0)?,
            input: row.get(1)?,
            result: row.get(2)?,
            responses: row.get(3)?,
            program: row.get(4)?,
            made: row.get(5)?,
        })
    })
}

/// Removes it: it says what may not be said any more.
pub fn forget(tx: &mut Tx, wave_id: i64) -> Result<()> {
    tx.execute(FORGET, params![wave_id])?;
    Ok(())
}

/// Gives every response that was handed in to `take`, one after the other, keeping none.
pub fn each(tx: &mut Tx, wave_id: i64, mut take: impl FnMut(Said)) -> Result<()> {
    tx.each(SAID, params![wave_id], |row| {
        take(Said {
            id: row.get(0)?,
            arm: Arm::read(row, 1)?,
            member_id: row.get(2)?,
            origin: Origin::read(row, 3)?,
            province: row.get(4)?,
            postal_area: row.get(5)?,
            answers: row.get(6)?,
            weight: row.get(7)?,
            stratum: row.get(8)?,
            cluster: row.get(9)?,
        });
        Ok(())
    })
}

/// How many responses were handed in, when the last one changed, and the greatest id: which responses there are.
pub fn extent(tx: &mut Tx, wave_id: i64) -> Result<[i64; 3]> {
    let found = tx.row(EXTENT, params![wave_id], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
    Ok(found.unwrap_or_default())
}

/// By what groups figures of a wave may be shown.
pub fn views(tx: &mut Tx, wave_id: i64) -> Result<Vec<View>> {
    tx.rows(VIEWS, params![wave_id], |row| {
        Ok(View { first: row.get(0)?, second: row.get(1)?, approved: row.get(2)?, approved_by: row.get(3)? })
    })
}

/// Figures may be shown by these groups from now on.
pub fn approve(tx: &mut Tx, wave_id: i64, view: &View) -> Result<()> {
    let View { first, second, approved, approved_by } = view;
    tx.execute(APPROVE, params![wave_id, first.as_str(), second.as_str(), *approved, *approved_by])?;
    Ok(())
}

/// They may not any more; false if they might not before.
pub fn take_back(tx: &mut Tx, wave_id: i64, first: &str, second: &str) -> Result<bool> {
    Ok(tx.execute(TAKE_BACK, params![wave_id, first, second])? > 0)
}

/// Notes where an imported wave is from.
pub fn put_import(tx: &mut Tx, wave_id: i64, from: &Imported) -> Result<()> {
    let Imported { source, mode, held, file_sha256, made } = from;
    let values = params![wave_id, source.as_str(), mode.as_str(), held.as_str(), file_sha256.as_str(), *made];
    tx.execute(BROUGHT, values)?;
    Ok(())
}

/// Where a wave is from, if it was imported.
pub fn import_of(tx: &mut Tx, wave_id: i64) -> Result<Option<Imported>> {
    tx.row(FROM, params![wave_id], |row| {
        Ok(Imported {
            source: row.get(0)?,
            mode: row.get(1)?,
            held: row.get(2)?,
            file_sha256: row.get(3)?,
            made: row.get(4)?,
        })
    })
}
