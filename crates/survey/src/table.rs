//! The data: columns of levels or of numbers.

use rustc_hash::FxHashMap;

use crate::fault::{Fault, fault, list, quoted};

/// No answer, among codes of levels.
pub const MISSING: u32 = u32::MAX;

/// The same number of rows in each of its columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    names: Vec<String>,
    columns: Vec<Column>,
    rows: usize,
}

/// One column of a [`Table`].
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Texts, each once, and which of them stands in each row.
    Levels(Levels),
    /// Numbers; NaN where there is no answer.
    Numbers(Vec<f64>),
}

/// A column of texts. `names` are in order and each stands once; `codes` has the place in `names` of each row's text, or
/// [`MISSING`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// The texts, in order.
    pub names: Vec<String>,
    /// One a row.
    pub codes: Vec<u32>,
}

impl Levels {
    /// Levels as they were met, put in order.
    #[must_use]
    pub fn new(names: Vec<String>, mut codes: Vec<u32>) -> Self {
        let mut sorted = names.clone();
        sorted.sort();
        sorted.dedup();
        let place = |name: &String| sorted.binary_search(name).map_or(MISSING, |at| at as u32);
        let moved: Vec<u32> = names.iter().map(place).collect();
        for code in &mut codes {
            *code = moved.get(*code as usize).copied().unwrap_or(MISSING);
        }
        Self { names: sorted, codes }
    }

    /// Levels from a text for each row.
    pub fn of<'a>(texts: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let mut interned = Interned::default();
        let codes = texts
            .into_iter()
            .map(|text| text.map_or(MISSING, |text| interned.code(text.as_bytes())))
            .collect();
        Self::new(interned.names, codes)
    }

    /// The place of a text.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<u32> {
        self.names.binary_search_by(|known| known.as_str().cmp(name)).ok().map(|at| at as u32)
    }

    /// Every combination of levels that occurs, as a column; names joined by “|”. Missing where one of them is.
    pub(crate) fn crossed(all: &[Self]) -> Self {
        let [first, rest @ ..] = all else { return Self::default() };
        let mut crossed = first.clone();
        for next in rest {
            let mut known: FxHashMap<u64, u32> = FxHashMap::default();
            let mut names = Vec::new();
            let join = |(&a, &b): (&u32, &u32)| {
                if a == MISSING || b == MISSING {
                    return MISSING;
                }
                *known.entry(u64::from(a) << 32 | u64::from(b)).or_insert_with(|| {
                    names.push(format!("{}|{}", crossed.names[a as usize], next.names[b as usize]));
                    names.len() as u32 - 1
                })
            };
            let codes = crossed.codes.iter().zip(&next.codes).map(join).collect();
            crossed = Self::new(names, codes);
        }
        crossed
    }
}

/// Texts by the order in which they are met.
#[derive(Default)]
pub(crate) struct Interned {
    known: FxHashMap<Box<[u8]>, u32>,
    pub(crate) names: Vec<String>,
}

impl Interned {
    pub(crate) fn code(&mut self, text: &[u8]) -> u32 {
        if let Some(&code) = self.known.get(text) {
            return code;
        }
        let name = String::from_utf8_lossy(text).into_owned();
        // what is not UTF-8 may look like another text: then it is that text
        let at = self.names.iter().position(|known| *known == name && name.contains('\u{fffd}'));
        let code = at.unwrap_or(self.names.len()) as u32;
        if at.is_none() {
            self.names.push(name);
        }
        self.known.insert(text.into(), code);
        code
    }
}

/// How a number is written where a level is wanted.
pub(crate) fn written(number: f64) -> String {
    format!("{number}")
}

impl Table {
    /// A table without columns.
    #[must_use]
    pub fn new(rows: usize) -> Self {
        Self { rows, ..Self::default() }
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The names of the columns.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Adds a column, or puts it in the place of the one of that name.
    ///
    /// # Errors
    /// When it has another number of rows.
    pub fn put(&mut self, name: &str, column: Column) -> Result<(), Fault> {
        let rows = match &column {
            Column::Levels(levels) => levels.codes.len(),
            Column::Numbers(numbers) => numbers.len(),
        };
        if rows != self.rows {
            let all = self.rows;
            return Err(fault!(
                "The column {} has {rows} rows, the table has {all}; give it as many.",
                quoted(name)
            ));
        }
        match self.names.iter().position(|known| known == name) {
            Some(at) => self.columns[at] = column,
            None => {
                self.names.push(name.to_owned());
                self.columns.push(column);
            }
        }
        Ok(())
    }

    /// A column by its name.
    pub(crate) fn column(&self, name: &str) -> Result<&Column, Fault> {
        match self.names.iter().position(|known| known == name) {
            Some(at) => Ok(&self.columns[at]),
            None => Err(unknown(name, self.names.iter().map(String::as_str))),
        }
    }

    /// A column as levels; numbers are levels by how they are written.
    pub(crate) fn levels(&self, name: &str) -> Result<Levels, Fault> {
        match self.column(name)? {
            Column::Levels(levels) => Ok(levels.clone()),
            Column::Numbers(numbers) => {
                let mut known: FxHashMap<u64, u32> = FxHashMap::default();
                let mut names = Vec::new();
                let code = |&number: &f64| {
                    if number.is_nan() {
                        return MISSING;
                    }
                    *known.entry((number + 0.0).to_bits()).or_insert_with(|| {
                        names.push(written(number + 0.0));
                        names.len() as u32 - 1
                    })
                };
                let codes = numbers.iter().map(code).collect();
                Ok(Levels::new(names, codes))
            }
        }
    }

    /// A column as numbers; levels must be written as numbers.
    pub(crate) fn numbers(&self, name: &str) -> Result<Vec<f64>, Fault> {
        match self.column(name)? {
            Column::Numbers(numbers) => Ok(numbers.clone()),
            Column::Levels(levels) => {
                let number = |text: &String| match number(text.as_bytes()) {
                    Some(number) => Ok(number),
                    None => Err(fault!(
                        "The column {} has {}, which is not a number; recode it, or put it among the missing values.",
                        quoted(name),
                        quoted(text)
                    )),
                };
                let values = levels.names.iter().map(number).collect::<Result<Vec<f64>, _>>()?;
                Ok(levels
                    .codes
                    .iter()
                    .map(|&code| values.get(code as usize).copied().unwrap_or(f64::NAN))
                    .collect())
            }
        }
    }

    /// Several columns as one: see [`Levels::crossed`].
    pub(crate) fn crossed(&self, names: &[String]) -> Result<Levels, Fault> {
        let all = names.iter().map(|name| self.levels(name)).collect::<Result<Vec<_>, _>>()?;
        Ok(Levels::crossed(&all))
    }
}

/// A finite number.
pub(crate) fn number(text: &[u8]) -> Option<f64> {
    let number: f64 = std::str::from_utf8(text.trim_ascii()).ok()?.parse().ok()?;
    number.is_finite().then_some(number)
}

pub(crate) fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Fault {
    fault!("There is no column {}; the columns are {}.", quoted(name), list(known))
}
