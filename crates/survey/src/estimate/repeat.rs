//! Every figure once more with the weights of each replicate.

use rayon::prelude::*;

use super::family::{Family, Figures};
use super::{Asked, Ground, Worked};
use crate::replicate::Replicated;
use crate::sample::Sample;
use crate::weighting::{Alike, Kinds, Trouble, Weighted};

/// Rows are put together if there are at least so many of a kind on average.
const WORTH_IT: usize = 4;

/// The figures of all and of each replicate, for every estimate in one go.
pub(super) fn worked(ground: &Ground, asked: &[Asked], notes: &mut Vec<String>) -> Vec<Worked> {
    let of_all = |asked: &Asked| -> Vec<Figures> {
        asked.families.iter().map(|family| family.figures(&ground.weighted.weights)).collect()
    };
    let mut worked: Vec<Worked> =
        asked.iter().map(|asked| Worked { figures: of_all(asked), replicates: Vec::new() }).collect();
    let Some(replicated) = ground.replicated else { return worked };
    let together = Together::of(ground, asked);
    let one = |weights: &mut Vec<f64>, number: usize| match &together {
        Some(together) => together.replicate(replicated, number, ground.sample, weights),
        None => {
            replicated.put(number, ground.sample, weights);
            let trouble = ground.weighted.repeat(weights);
            let figures = |asked: &Asked| all_of(&asked.families, weights);
            (asked.iter().map(figures).collect(), trouble)
        }
    };
    let all: Vec<(Vec<Vec<f64>>, Trouble)> =
        (0..replicated.count).into_par_iter().map_init(Vec::new, one).collect();
    let count = |is: fn(&Trouble) -> bool| all.iter().filter(|(_, trouble)| is(trouble)).count();
    for (number, what) in [
        (count(|t| t.empty), "a level had nobody, and its total was left out there"),
        (count(|t| t.missed), "not every total could be kept"),
    ] {
        if number > 0 {
            notes.push(format!("In {number} of {} replicates {what}.", replicated.count));
        }
    }
    for (figures, _) in all {
        for (worked, figures) in worked.iter_mut().zip(figures) {
            worked.replicates.push(figures);
        }
    }
    worked
}

/// The figures of one estimate's families, one behind the other.
fn all_of(families: &[Family], weights: &[f64]) -> Vec<f64> {
    families.iter().flat_map(|family| family.figures(weights).theta).collect()
}

/// Everything that is estimated, of kinds of rows: whoever is in the same cells and says the same counts together, so that
/// a replicate goes through the rows once, to draw them.
struct Together {
    kinds: Kinds,
    weighted: Weighted,
    /// Estimate by estimate.
    families: Vec<Vec<Family>>,
}

impl Together {
    /// Nothing if rows are too different, or weights are not a matter of cells alone.
    fn of(ground: &Ground, asked: &[Asked]) -> Option<Self> {
        let rows = ground.weighted.weights.len();
        let mut alike = Alike::new(rows);
        for (codes, size) in ground.weighted.cells()? {
            alike.and(codes, size);
        }
        for family in asked.iter().flat_map(|asked| &asked.families) {
            for (codes, size) in family.codes()? {
                alike.and(&codes, size);
            }
            if alike.count() > rows / WORTH_IT {
                return None;
            }
        }
        let kinds = Kinds::of(alike);
        let weighted = ground.weighted.of_kinds(&kinds);
        let of = |asked: &Asked| asked.families.iter().map(|family| family.of_kinds(&kinds)).collect();
        let families = asked.iter().map(of).collect();
        Some(Self { kinds, weighted, families })
    }

    fn replicate(
        &self,
        replicated: &Replicated,
        number: usize,
        sample: &Sample,
        weights: &mut Vec<f64>,
    ) -> (Vec<Vec<f64>>, Trouble) {
        weights.clear();
        weights.resize(self.kinds.count(), 0.0);
        replicated.each(number, sample, |row, weight| weights[self.kinds.of_row[row] as usize] += weight);
        let trouble = self.weighted.repeat(weights);
        (self.families.iter().map(|families| all_of(families, weights)).collect(), trouble)
    }
}
