//! Quantiles, with intervals after Woodruff 1952.

use super::{Above, Asked, Below, Family, Figuring, Ground, Part};
use crate::answer::{Entry, Level};
use crate::fault::{Fault, fault, quoted};
use crate::interval::student;
use crate::release::{FEWEST, flag};
use crate::table::{MISSING, written};

/// Values in order with the weight up to each.
struct Ladder(Vec<(f64, f64)>);

impl Ladder {
    fn of(asked: &Asked, group: usize, weights: &[f64]) -> Self {
        let Above::Numbers(y) = &asked.rows.above else { return Self(Vec::new()) };
        let members =
            (0..weights.len()).filter(|&row| asked.rows.group[row] as usize == group && weights[row] > 0.0);
        let mut steps: Vec<(f64, f64)> = members.map(|row| (y[row], weights[row])).collect();
        // equal values in the order of their weights, so that the order of rows does not matter
        steps.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let mut sum = 0.0;
        for step in &mut steps {
            sum += step.1;
            step.1 = sum;
        }
        Self(steps)
    }

    /// The smallest value up to which at least the part `p` of the weight lies.
    fn at(&self, p: f64) -> f64 {
        let all = self.0.last().map_or(f64::NAN, |step| step.1);
        // a hair for sums that come out just below what they are
        let place = self.0.partition_point(|step| step.1 < (p - 1e-14) * all);
        self.0.get(place).or(self.0.last()).map_or(f64::NAN, |step| step.0)
    }
}

/// For each probability, who is at or below the quantile of their group.
pub(super) fn add_families(asked: &mut Asked, ground: &Ground) -> Result<(), Fault> {
    let weights = &ground.weighted.weights;
    let groups = asked.rows.names.len();
    if let Some(bad) = asked.estimate.probs.iter().find(|p| !(**p > 0.0 && **p < 1.0)) {
        return Err(fault!(
            "The quantile {} has the probability {bad}; it must be between 0 and 1.",
            quoted(&asked.estimate.name)
        ));
    }
    let ladders: Vec<Ladder> = (0..groups).map(|group| Ladder::of(asked, group, weights)).collect();
    for &p in &asked.estimate.probs {
        let quantiles: Vec<f64> = ladders.iter().map(|ladder| ladder.at(p)).collect();
        let Above::Numbers(y) = &asked.rows.above else { continue };
        let is_below = |(&y, &group): (&f64, &u32)| {
            f64::from(u8::from(group != MISSING && y <= quantiles[group as usize]))
        };
        let above = Above::Numbers(y.iter().zip(&asked.rows.group).map(is_below).collect());
        asked.families.push(Family { group: asked.rows.group.clone(), groups, above, below: Below::Ones });
        asked.parts.push(Part::Quantile(p, quantiles));
    }
    Ok(())
}

pub(super) fn entries(figuring: &Figuring) -> Vec<Entry> {
    let asked = figuring.asked;
    let weights = &figuring.ground.weighted.weights;
    let mut entries = Vec::new();
    let freedoms = figuring.freedoms(0);
    for (group, names) in asked.rows.names.iter().enumerate() {
        let ladder = Ladder::of(asked, group, weights);
        let n = ladder.0.len();
        let df = freedoms[group];
        for (at, part) in asked.parts.iter().enumerate() {
            let Part::Quantile(p, quantiles) = part else { continue };
            let level = names.iter().cloned().chain([written(*p)]).collect();
            let mut entry = Entry::new(&asked.estimate.name, Level::of(level), n);
            entry.flag = Some('F');
            if n > 0 {
                entry.est = Some(quantiles[group]);
            }
            if n > 1 && df > 0 {
                let (_, figures) = figuring.family(at);
                let t = student(df);
                let reach = t * figuring.variance(at, &[(group, 1.0)]).max(0.0).sqrt();
                let [low, high] = [-reach, reach].map(|reach| ladder.at(figures.theta[group] + reach));
                let se = (high - low) / (2.0 * t);
                entry.df = Some(df);
                (entry.lo, entry.hi, entry.se) = (Some(low), Some(high), Some(se));
                entry.flag = Some(if quantiles[group] == 0.0 && n >= FEWEST {
                    'E'
                } else {
                    flag(n, se / quantiles[group].abs())
                });
            }
            entries.push(entry);
        }
    }
    entries
}
