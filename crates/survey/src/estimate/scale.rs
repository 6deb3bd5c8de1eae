//! Scales of several items: alpha and the mean score.

use super::Figuring;
use crate::answer::{Entry, Level};
use crate::scale::alpha;
use crate::table::MISSING;

/// Alpha with and without weights, and the mean score, of those who answered every item.
pub(super) fn entries(figuring: &Figuring) -> Vec<Entry> {
    let asked = figuring.asked;
    let columns: Vec<Vec<f64>> =
        asked.estimate.of.0.iter().filter_map(|name| figuring.ground.table.numbers(name).ok()).collect();
    let weights = &figuring.ground.weighted.weights;
    let one = |(group, names): (usize, &Vec<String>)| {
        let is_whole = |row: usize| {
            asked.rows.group[row] != MISSING
                && asked.rows.group[row] as usize == group
                && weights[row] != 0.0
                && columns.iter().all(|column| !column[row].is_nan())
        };
        let rows: Vec<usize> = (0..weights.len()).filter(|&row| is_whole(row)).collect();
        let items: Vec<Vec<f64>> =
            columns.iter().map(|column| rows.iter().map(|&row| column[row]).collect()).collect();
        let weights: Vec<f64> = rows.iter().map(|&row| weights[row]).collect();
        let mut entry = Entry::new(&asked.estimate.name, Level::of(names.clone()), rows.len());
        entry.est = alpha(&items, &weights);
        entry.unweighted = alpha(&items, &vec![1.0; rows.len()]);
        let sum: f64 = weights.iter().sum();
        let scores = weights
            .iter()
            .enumerate()
            .map(|(at, weight)| weight * items.iter().map(|item| item[at]).sum::<f64>());
        let mean = scores.sum::<f64>() / sum / items.len() as f64;
        entry.mean_score = mean.is_finite().then_some(mean);
        entry
    };
    asked.rows.names.iter().enumerate().map(one).collect()
}
