//! How many people live in the parts of a place, as somebody brought it from a census.

use crate::{Result, Tx, params, statements};

/// The parts of a place with their people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Population {
    /// Where the numbers are from.
    pub source: String,
    /// When they were brought.
    pub made: i64,
    /// Two letters of a province or territory, or a postal area; and how many live there. In order.
    pub parts: Vec<(String, i64)>,
}

statements! {
    SOURCE = "SELECT words, made FROM population_source WHERE place_id = $1";
    PARTS = "SELECT part, people FROM population WHERE place_id = $1 ORDER BY part";
    CLEAR = "DELETE FROM population WHERE place_id = $1";
    FORGET = "DELETE FROM population_source WHERE place_id = $1";
    PUT = "INSERT INTO population (place_id, part, people) VALUES ($1, $2, $3)";
    TELL = "INSERT INTO population_source (place_id, words, made) VALUES ($1, $2, $3)";
}

/// What was brought for a place.
pub fn of_place(tx: &mut Tx, place_id: i64) -> Result<Option<Population>> {
    let Some((source, made)) = tx.row(SOURCE, params![place_id], |row| Ok((row.get(0)?, row.get(1)?)))?
    else {
        return Ok(None);
    };
    let parts = tx.rows(PARTS, params![place_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Some(Population { source, made, parts }))
}

/// Keeps these numbers for a place in the stead of others; without parts, none.
pub fn set(tx: &mut Tx, place_id: i64, population: &Population) -> Result<()> {
    tx.execute(CLEAR, params![place_id])?;
    tx.execute(FORGET, params![place_id])?;
    if population.parts.is_empty() {
        return Ok(());
    }
    tx.execute(TELL, params![place_id, population.source.as_str(), population.made])?;
    for (part, people) in &population.parts {
        tx.execute(PUT, params![place_id, part.as_str(), *people])?;
    }
    Ok(())
}
