//! What is asked of the data, as it stands in a design file or is put together by a program.

mod design;
mod estimate;
mod small_area;
mod weighting;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use design::{Design, Lonely, ReplicateKind, Replicates};
pub use estimate::{Compare, Estimate, Interval, Kind};
pub use small_area::{Method, SmallArea, Transform};
pub use weighting::{Base, Function, Limits, Margin, Weighting};

use crate::expression::Expression;
use crate::fault::{Fault, fault, quoted};
use crate::read::Use;

/// How the sample was drawn, how it is weighted, and what is estimated.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Study {
    /// Where the data stands; for whoever reads files.
    pub data: String,
    /// Texts that mean that there is no answer.
    pub missing: Vec<String>,
    /// Where every random draw comes from.
    pub seed: u64,
    /// How the sample was drawn.
    pub design: Design,
    /// Columns made of others, in order.
    pub recode: Vec<Recode>,
    /// Scores of scales, after `recode`.
    pub score: Vec<Score>,
    /// Steps from the design weights to the weights, in order.
    pub weighting: Vec<Weighting>,
    /// What is estimated.
    pub estimate: Vec<Estimate>,
    /// Models of areas; each row of the data is an area.
    pub small_area: Vec<SmallArea>,
}

impl Default for Study {
    fn default() -> Self {
        Self {
            data: String::new(),
            missing: vec![String::new(), "NA".to_owned()],
            seed: 0,
            design: Design::default(),
            recode: Vec::new(),
            score: Vec::new(),
            weighting: Vec::new(),
            estimate: Vec::new(),
            small_area: Vec::new(),
        }
    }
}

/// A name or a list of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "OneOrMany")]
pub struct Names(pub Vec<String>);

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a name or a list of names")]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OneOrMany> for Names {
    fn from(names: OneOrMany) -> Self {
        match names {
            OneOrMany::One(name) => Self(vec![name]),
            OneOrMany::Many(names) => Self(names),
        }
    }
}

impl From<&str> for Names {
    fn from(name: &str) -> Self {
        Self(vec![name.to_owned()])
    }
}

/// A column made of another one by a map of levels, or of several by an expression.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Recode {
    /// The new columns.
    pub name: Names,
    /// The columns they are made of, as many.
    pub from: Names,
    /// What each level becomes; the others become missing.
    pub map: BTreeMap<String, Value>,
    /// Instead of `from` and `map`: numbers, or 1 where it is true and 0 where it is not.
    pub expression: Option<String>,
}

/// What a level becomes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged, expecting = "expected a number or a text")]
pub enum Value {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

/// The score of a scale: the mean of its answered items.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// The new column.
    pub name: String,
    /// The items.
    pub of: Names,
    /// Items that are turned round.
    #[serde(default)]
    pub reverse: Names,
    /// The lowest and the highest answer; needed to turn items round.
    pub range: Option<[f64; 2]>,
    /// The share of items that must be answered, 0.8 unless this is said.
    pub answered: Option<f64>,
}

impl Study {
    /// The columns of the data that are used, and how; made ones left out. `header` resolves patterns.
    pub(crate) fn uses(&self, header: &[String]) -> Result<BTreeMap<String, Use>, Fault> {
        let mut uses = BTreeMap::new();
        let mut numbers = Vec::new();
        let mut levels: Vec<&String> = Vec::new();
        let design = &self.design;
        numbers.extend(design.weights.iter().chain(&design.probabilities).chain(&design.fpc.0).cloned());
        levels.extend(design.strata.0.iter().chain(&design.cluster.0));
        if let Some(replicates) = &design.replicates {
            numbers.extend(replicates.matching(header)?);
        }
        for step in &self.weighting {
            match step {
                Weighting::Rake { margins, .. } | Weighting::PostStratify { margins } => {
                    levels.extend(margins.iter().flat_map(|margin| &margin.by.0));
                }
                Weighting::Calibrate { totals, .. } => {
                    for key in totals.keys().filter(|key| *key != INTERCEPT) {
                        match key.split_once('=') {
                            Some((column, _)) => {
                                uses.insert(column.to_owned(), Use::Levels);
                            }
                            None => numbers.push(key.clone()),
                        }
                    }
                }
                Weighting::Trim { .. } => {}
            }
        }
        for score in &self.score {
            numbers.extend(score.of.0.iter().cloned());
        }
        for estimate in &self.estimate {
            levels.extend(estimate.by.0.iter().chain(&estimate.panel));
            let of = &estimate.of.0;
            if estimate.kind == Kind::Proportion {
                levels.extend(of)
            } else {
                numbers.extend(of.iter().cloned())
            }
            numbers.extend(estimate.over.iter().cloned());
            if let Some(only) = &estimate.only {
                Expression::parse(only)?.uses(&mut uses);
            }
        }
        for model in &self.small_area {
            numbers.extend([model.of.clone(), model.se.clone()]);
            numbers.extend(model.columns.0.iter().chain(&model.smooth).chain(&model.benchmark).cloned());
            levels.extend(model.factors.0.iter().chain([&model.area]));
        }
        for recode in &self.recode {
            levels.extend(&recode.from.0);
            if let Some(text) = &recode.expression {
                Expression::parse(text)?.uses(&mut uses);
            }
        }
        for name in numbers {
            uses.entry(name).or_insert(Use::Numbers);
        }
        uses.extend(levels.into_iter().map(|name| (name.clone(), Use::Levels)));
        self.without_made(&mut uses, header)?;
        Ok(uses)
    }

    /// Leaves out the columns that recoding and scoring make, unless the data has them too.
    fn without_made(&self, uses: &mut BTreeMap<String, Use>, header: &[String]) -> Result<(), Fault> {
        for name in
            self.recode.iter().flat_map(|recode| &recode.name.0).chain(self.score.iter().map(|s| &s.name))
        {
            if header.contains(name) {
                return Err(fault!(
                    "The data has a column {} already; give what is recoded another name.",
                    quoted(name)
                ));
            }
            uses.remove(name);
        }
        Ok(())
    }
}

/// The column of ones among totals of calibration.
pub(crate) const INTERCEPT: &str = "(Intercept)";
