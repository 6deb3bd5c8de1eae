//! A study put to its data.

use crate::answer::Answer;
use crate::estimate::{self, Ground};
use crate::expression::Expression;
use crate::fault::{Fault, fault, quoted};
use crate::replicate::Replicated;
use crate::sample::Sample;
use crate::scale;
use crate::small_area;
use crate::study::{Estimate, Recode, Study, Value};
use crate::table::{Column, Levels, MISSING, Table, written};
use crate::weighting::Weighted;

/// Data with its design, weighted: ready to be asked.
#[derive(Clone, Debug)]
pub struct Survey {
    table: Table,
    sample: Sample,
    weighted: Weighted,
    replicated: Option<Replicated>,
}

impl Survey {
    /// Recodes, resolves the design and weights the rows of a table.
    ///
    /// # Errors
    /// One sentence: a column that is not there, a level without a margin, an empty level with a total, weights that are
    /// negative or not numbers, margins that contradict each other.
    pub fn new(study: &Study, mut table: Table) -> Result<Self, Fault> {
        if table.rows() == 0 {
            return Err(fault!("The data has no rows; put a line for each respondent in it."));
        }
        for recode in &study.recode {
            put(recode, &mut table)?;
        }
        for score in &study.score {
            scale::put(score, &mut table)?;
        }
        let sample = Sample::of(&study.design, &table)?;
        let weighted = Weighted::of(&sample.weights, &study.weighting, &table)?;
        let replicated = match &study.design.replicates {
            Some(asked) => Some(Replicated::of(asked, &sample, &table, study.seed)?),
            None => None,
        };
        Ok(Self { table, sample, weighted, replicated })
    }

    /// The weight of each row.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weighted.weights
    }

    /// How many replicates the design has.
    #[must_use]
    pub fn replicates(&self) -> usize {
        self.replicated.as_ref().map_or(0, |replicated| replicated.count)
    }

    /// The weights of one replicate, weighted as the whole; nothing if there are not so many.
    #[must_use]
    pub fn replicate(&self, number: usize) -> Option<Vec<f64>> {
        let replicated = self.replicated.as_ref().filter(|replicated| number < replicated.count)?;
        let mut weights = Vec::new();
        replicated.put(number, &self.sample, &mut weights);
        self.weighted.repeat(&mut weights);
        Some(weights)
    }

    /// Works out estimates, with the weights in short.
    ///
    /// # Errors
    /// One sentence: a column or level that is not there, what cannot be estimated so.
    pub fn answer(&self, estimates: &[Estimate]) -> Result<Answer, Fault> {
        let ground = Ground {
            table: &self.table,
            sample: &self.sample,
            weighted: &self.weighted,
            replicated: self.replicated.as_ref(),
        };
        let found = estimate::all(&ground, estimates)?;
        let mut notes = self.weighted.notes.clone();
        notes.extend(found.notes);
        Ok(Answer {
            n: self.table.rows(),
            weights: self.weighted.summary.clone(),
            notes,
            estimate: found.entries,
            rank: found.ranks,
            small_area: Vec::new(),
            weight: Vec::new(),
        })
    }

    /// Works out every estimate and model of a study.
    ///
    /// # Errors
    /// As [`Self::answer`], and a model that its areas do not allow.
    pub fn answer_all(&self, study: &Study) -> Result<Answer, Fault> {
        let mut answer = self.answer(&study.estimate)?;
        for model in &study.small_area {
            answer.small_area.push(small_area::fit(model, &self.table)?);
        }
        Ok(answer)
    }
}

/// Works out everything a study asks of a table.
///
/// # Errors
/// One sentence that says what to do; nothing is half answered.
pub fn run(study: &Study, table: Table) -> Result<Answer, Fault> {
    Survey::new(study, table)?.answer_all(study)
}

/// Adds the columns that a recode makes.
fn put(recode: &Recode, table: &mut Table) -> Result<(), Fault> {
    let names = &recode.name.0;
    if names.is_empty() {
        return Err(fault!("A recode has no name; say what the new column is called."));
    }
    if let Some(text) = &recode.expression {
        if names.len() != 1 || !recode.from.0.is_empty() || !recode.map.is_empty() {
            return Err(fault!(
                "The recode {} has an expression: then it has one name, and no from and map.",
                quoted(&names[0])
            ));
        }
        let numbers = Expression::parse(text)?.evaluate(table)?;
        return table.put(&names[0], Column::Numbers(numbers));
    }
    if names.len() != recode.from.0.len() || recode.map.is_empty() {
        return Err(fault!(
            "The recode {} needs a map, and as many columns in from as in name; or an expression.",
            quoted(&names[0])
        ));
    }
    for (name, from) in names.iter().zip(&recode.from.0) {
        let column = mapped(recode, &table.levels(from)?);
        if let (false, Some(stranger)) = (column_has_any(&column), recode.map.keys().next()) {
            return Err(fault!(
                "Nothing in {} is in the map of {}, not even {}; check how the levels are written.",
                quoted(from),
                quoted(name),
                quoted(stranger)
            ));
        }
        table.put(name, column)?;
    }
    Ok(())
}

fn column_has_any(column: &Column) -> bool {
    match column {
        Column::Numbers(numbers) => numbers.iter().any(|x| !x.is_nan()),
        Column::Levels(levels) => levels.codes.iter().any(|code| *code != MISSING),
    }
}

/// Numbers if every level becomes one, else texts.
fn mapped(recode: &Recode, levels: &Levels) -> Column {
    let new: Vec<Option<&Value>> = levels.names.iter().map(|name| recode.map.get(name)).collect();
    let at = |code: &u32| new.get(*code as usize).copied().flatten();
    if recode.map.values().all(|value| matches!(value, Value::Number(_))) {
        let number = |code: &u32| match at(code) {
            Some(Value::Number(number)) => *number,
            _ => f64::NAN,
        };
        return Column::Numbers(levels.codes.iter().map(number).collect());
    }
    let text = |value: &Value| match value {
        Value::Number(number) => written(*number),
        Value::Text(text) => text.clone(),
    };
    let mut names: Vec<String> = new.iter().flatten().map(|value| text(value)).collect();
    names.sort();
    names.dedup();
    let place: Vec<u32> = new
        .iter()
        .map(|value| {
            value.and_then(|value| names.binary_search(&text(value)).ok()).map_or(MISSING, |at| at as u32)
        })
        .collect();
    let codes =
        levels.codes.iter().map(|code| place.get(*code as usize).copied().unwrap_or(MISSING)).collect();
    Column::Levels(Levels { names, codes })
}
