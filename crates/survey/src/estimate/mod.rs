//! Estimates with their intervals.

mod compare;
mod family;
mod quantile;
mod repeat;
mod rows;
mod scale;
mod single;

use family::{Above, Below, Family, Figures};
use rayon::prelude::*;
use rows::Rows;

use crate::answer::{Entry, Rank};
use crate::fault::{Fault, fault, quoted};
use crate::replicate::Replicated;
use crate::sample::Sample;
use crate::study::{Compare, Estimate, Kind};
use crate::table::Table;
use crate::weighting::Weighted;

/// What estimates are made from.
pub(crate) struct Ground<'a> {
    pub(crate) table: &'a Table,
    pub(crate) sample: &'a Sample,
    pub(crate) weighted: &'a Weighted,
    pub(crate) replicated: Option<&'a Replicated>,
}

/// One estimate, ready to be worked out: its rows and the families of figures it is made of.
struct Asked<'a> {
    estimate: &'a Estimate,
    rows: Rows,
    families: Vec<Family>,
    /// What a family is for, where there are several: the pair of a panel, the probability of a quantile.
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    Whole,
    /// Groups first and second of the rows.
    Pair(usize, usize),
    /// The probability, and the quantile in each group.
    Quantile(f64, Vec<f64>),
}

/// The figures of each family, of all and of each replicate.
struct Worked {
    figures: Vec<Figures>,
    /// Replicate by replicate.
    replicates: Vec<Vec<f64>>,
}

/// Entries in the order of the estimates, the ranks of levels, and what a reader should know.
pub(crate) struct Found {
    pub(crate) entries: Vec<Entry>,
    pub(crate) ranks: Vec<Rank>,
    pub(crate) notes: Vec<String>,
}

/// Works out every estimate.
pub(crate) fn all(ground: &Ground, estimates: &[Estimate]) -> Result<Found, Fault> {
    let asked =
        estimates.par_iter().map(|estimate| Asked::of(ground, estimate)).collect::<Result<Vec<_>, _>>()?;
    let mut found = Found { entries: Vec::new(), ranks: Vec::new(), notes: Vec::new() };
    let worked = repeat::worked(ground, &asked, &mut found.notes);
    let entries: Vec<(Vec<Entry>, Vec<Rank>)> = asked
        .par_iter()
        .zip(&worked)
        .map(|(asked, worked)| {
            let figuring = Figuring { ground, asked, worked };
            match asked.estimate.kind {
                Kind::Quantile => (quantile::entries(&figuring), Vec::new()),
                Kind::Difference | Kind::RiskRatio => compare::entries(&figuring),
                Kind::Scale => (scale::entries(&figuring), Vec::new()),
                Kind::Mean | Kind::Total | Kind::Proportion | Kind::Ratio => {
                    (single::entries(&figuring), Vec::new())
                }
            }
        })
        .collect();
    for (entries, ranks) in entries {
        found.entries.extend(entries);
        found.ranks.extend(ranks);
    }
    let bare = found.entries.iter().filter(|entry| entry.est.is_none()).count();
    if bare > 0 {
        found
            .notes
            .push(format!("{bare} figures have no value, because nobody with a weight answered there."));
    }
    Ok(found)
}

/// One estimate with everything to work it out.
struct Figuring<'a> {
    ground: &'a Ground<'a>,
    asked: &'a Asked<'a>,
    worked: &'a Worked,
}

impl Figuring<'_> {
    fn family(&self, at: usize) -> (&Family, &Figures) {
        (&self.asked.families[at], &self.worked.figures[at])
    }

    /// The variance of Σ factor · figure over some figures of one family.
    fn variance(&self, family: usize, figures: &[(usize, f64)]) -> f64 {
        let (of, found) = self.family(family);
        if let Some(replicated) = self.ground.replicated {
            let first: usize = self.worked.figures[..family].iter().map(|figures| figures.theta.len()).sum();
            let sum = |theta: &[f64], first: usize| {
                figures.iter().map(|(at, times)| times * theta[first + at]).sum()
            };
            let of_all: f64 = sum(&found.theta, 0);
            let theta = self.worked.replicates.iter().map(|theta| -> f64 { sum(theta, first) });
            return replicated.variance(theta, of_all);
        }
        let pulls = |first: usize, z: &mut [f64]| {
            z.fill(0.0);
            figures.iter().for_each(|&(at, times)| of.pull(at, found, times, first, z));
        };
        let weighted = self.ground.weighted;
        let explained = weighted.explained(pulls);
        self.ground.sample.variance(|first, u| {
            pulls(first, u);
            explained.leave(first, u);
            u.iter_mut().zip(&weighted.weights[first..]).for_each(|(u, weight)| *u *= weight);
        })
    }

    /// Degrees of freedom of each group of a family.
    fn freedoms(&self, family: usize) -> Vec<usize> {
        let of = &self.asked.families[family];
        if let Some(freedom) = self.ground.replicated.and_then(|replicated| replicated.freedom) {
            return vec![freedom; of.groups];
        }
        self.ground.sample.freedoms(&of.group, of.groups, &self.ground.weighted.weights)
    }
}

impl<'a> Asked<'a> {
    fn of(ground: &Ground, estimate: &'a Estimate) -> Result<Self, Fault> {
        let said = |what: &str| fault!("The estimate {} {what}", quoted(&estimate.name));
        let kind = estimate.kind;
        let is_compared = matches!(kind, Kind::Difference | Kind::RiskRatio);
        if estimate.of.0.is_empty() || (estimate.of.0.len() > 1 && kind != Kind::Scale) {
            return Err(said("needs one column in of; name it."));
        }
        if is_compared != estimate.compare.is_some() {
            return Err(said(
                "compares levels if its kind is difference or risk_ratio, and only then; give by and compare = [\"first\", \"second\"] or \"pairs\".",
            ));
        }
        if is_compared && estimate.by.0.len() != 1 {
            return Err(said("compares the levels of one column; name it in by."));
        }
        if matches!(&estimate.compare, Some(Compare::All(word)) if word != "pairs") {
            return Err(said("compares two levels, or \"pairs\"; write one of them."));
        }
        if estimate.by.0.len() > 2 {
            return Err(said("is by more than two columns; two are the most, so that groups stay large."));
        }
        if (kind == Kind::Ratio) != estimate.over.is_some() {
            return Err(said("needs over if it is a ratio, and only then; name the column below."));
        }
        if (kind == Kind::Quantile) == estimate.probs.is_empty() {
            return Err(said(
                "needs probs if it is a quantile, and only then; write for example probs = [0.5].",
            ));
        }
        if estimate.panel.is_some() && !is_compared {
            return Err(said("has a panel though nothing is compared; leave it out."));
        }
        let rows = Rows::of(ground, estimate)?;
        let mut asked = Self { estimate, rows, families: Vec::new(), parts: Vec::new() };
        asked.add_families(ground)?;
        Ok(asked)
    }

    fn add_families(&mut self, ground: &Ground) -> Result<(), Fault> {
        match self.estimate.kind {
            Kind::Quantile => quantile::add_families(self, ground),
            Kind::Difference | Kind::RiskRatio => compare::add_families(self, ground),
            // worked out without figures
            Kind::Scale => Ok(()),
            kind => {
                let below = match (kind, &self.rows.below) {
                    (Kind::Total, _) => Below::Nothing,
                    (_, Some(x)) => Below::Numbers(x.clone()),
                    _ => Below::Ones,
                };
                let family = Family {
                    group: self.rows.group.clone(),
                    groups: self.rows.names.len(),
                    above: self.rows.above.clone(),
                    below,
                };
                if kind == Kind::Ratio {
                    let sums = family.figures(&ground.weighted.weights);
                    if sums.below.contains(&0.0) {
                        return Err(fault!(
                            "The column below the ratio {} adds up to 0; choose another.",
                            quoted(&self.estimate.name)
                        ));
                    }
                }
                self.families.push(family);
                self.parts.push(Part::Whole);
                Ok(())
            }
        }
    }
}
