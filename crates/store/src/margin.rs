//! How many people there are of each kind, for the weights of a wave.

use crate::{Result, Tx, params, statements};

/// The totals of one attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Margin {
    /// Where people live, or the word of a question on oneself.
    pub attribute: String,
    /// Level and people, in order.
    pub totals: Vec<(String, i64)>,
    /// Where the numbers are from.
    pub source: String,
    /// Of when they are.
    pub dated: String,
    /// When they were brought.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

statements! {
    SOURCES = "SELECT attribute, words, dated, made, made_by FROM margin_source WHERE wave_id = $1 ORDER BY attribute";
    TOTALS = "SELECT attribute, level, total FROM margin WHERE wave_id = $1 ORDER BY attribute, level";
    CLEAR = "DELETE FROM margin WHERE wave_id = $1 AND attribute = $2";
    FORGET = "DELETE FROM margin_source WHERE wave_id = $1 AND attribute = $2";
    PUT = "INSERT INTO margin (wave_id, attribute, level, total) VALUES ($1, $2, $3, $4)";
    TELL = "INSERT INTO margin_source (wave_id, attribute, words, dated, made, made_by) VALUES ($1, $2, $3, $4, $5, $6)";
}

/// All of a wave.
pub fn of_wave(tx: &mut Tx, wave_id: i64) -> Result<Vec<Margin>> {
    let mut margins = tx.rows(SOURCES, params![wave_id], |row| {
        Ok(Margin {
            attribute: row.get(0)?,
            totals: Vec::new(),
            source: row.get(1)?,
            dated: row.get(2)?,
            made: row.get(3)?,
            made_by: row.get(4)?,
        })
    })?;
    let totals =
        tx.rows(TOTALS, params![wave_id], |row| Ok((row.get::<String>(0)?, row.get(1)?, row.get(2)?)))?;
    for (attribute, level, total) in totals {
        if let Some(margin) = margins.iter_mut().find(|margin| margin.attribute == attribute) {
            margin.totals.push((level, total));
        }
    }
    Ok(margins)
}

/// Keeps the totals of an attribute in the stead of those before; without totals, none.
pub fn set(tx: &mut Tx, wave_id: i64, margin: &Margin) -> Result<()> {
    let attribute = margin.attribute.as_str();
    tx.execute(CLEAR, params![wave_id, attribute])?;
    tx.execute(FORGET, params![wave_id, attribute])?;
    if margin.totals.is_empty() {
        return Ok(());
    }
    let Margin { source, dated, made, made_by, .. } = margin;
    tx.execute(TELL, params![wave_id, attribute, source.as_str(), dated.as_str(), *made, *made_by])?;
    for (level, total) in &margin.totals {
        tx.execute(PUT, params![wave_id, attribute, level.as_str(), *total])?;
    }
    Ok(())
}
