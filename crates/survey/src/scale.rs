//! Scales: several items that ask for one thing.

use crate::fault::{Fault, fault, quoted};
use crate::study::Score;
use crate::table::{Column, Table};

/// Cronbach's 1951 alpha of complete answers, item by item: k ÷ (k − 1) · (1 − Σ variances ÷ variance of the sum). Nothing if
/// there are fewer than two items or answers, or everybody answers alike.
#[must_use]
pub fn alpha(items: &[Vec<f64>], weights: &[f64]) -> Option<f64> {
    let (k, sum) = (items.len() as f64, weights.iter().sum::<f64>());
    if items.len() < 2 || weights.len() < 2 || sum <= 0.0 {
        return None;
    }
    // what makes weighted variances unbiased is the same above and below
    let variance = |values: &dyn Fn(usize) -> f64| {
        let mean = weights.iter().enumerate().map(|(at, weight)| weight * values(at)).sum::<f64>() / sum;
        weights.iter().enumerate().map(|(at, weight)| weight * (values(at) - mean).powi(2)).sum::<f64>()
    };
    let of_items: f64 = items.iter().map(|item| variance(&|at| item[at])).sum();
    let of_sum = variance(&|at| items.iter().map(|item| item[at]).sum());
    (of_sum > 0.0).then(|| k / (k - 1.0) * (1.0 - of_items / of_sum))
}

/// The score of one person: the mean of the answered items, if enough are answered; a number above 0 and at most 1 says
/// which share of the items, rounded up.
#[must_use]
pub fn score(answers: &[Option<f64>], answered: f64) -> Option<f64> {
    let known: Vec<f64> = answers.iter().copied().flatten().collect();
    let needed = (answered * answers.len() as f64 - 1e-9).ceil().max(1.0);
    (known.len() as f64 >= needed).then(|| known.iter().sum::<f64>() / known.len() as f64)
}

/// Adds the column of a score to a table.
pub(crate) fn put(asked: &Score, table: &mut Table) -> Result<(), Fault> {
    let answered = asked.answered.unwrap_or(0.8);
    let name = quoted(&asked.name);
    if asked.of.0.is_empty() || !(answered > 0.0 && answered <= 1.0) {
        return Err(fault!(
            "The score {name} needs items in of, and answered above 0 and at most 1; write them so."
        ));
    }
    if let Some(stranger) = asked.reverse.0.iter().find(|item| !asked.of.0.contains(item)) {
        return Err(fault!(
            "The score {name} turns {} round, which is not among its items; name it in of.",
            quoted(stranger)
        ));
    }
    let turned = match (asked.range, asked.reverse.0.is_empty()) {
        (_, true) => 0.0,
        (Some([low, high]), _) if low < high => low + high,
        _ => {
            return Err(fault!(
                "The score {name} turns items round and needs the range of answers, for example range = [1, 5]; add it."
            ));
        }
    };
    let mut items = Vec::new();
    for item in &asked.of.0 {
        let mut answers = table.numbers(item)?;
        if let Some([low, high]) = asked.range
            && let Some(bad) = answers.iter().find(|x| **x < low || **x > high)
        {
            return Err(fault!(
                "{} has the answer {bad}, outside of {low} to {high}; recode it.",
                quoted(item)
            ));
        }
        if asked.reverse.0.contains(item) {
            answers.iter_mut().for_each(|x| *x = turned - *x);
        }
        items.push(answers);
    }
    let of = |row: usize| {
        let answers: Vec<Option<f64>> =
            items.iter().map(|item| Some(item[row]).filter(|x| !x.is_nan())).collect();
        score(&answers, answered).unwrap_or(f64::NAN)
    };
    let scores = (0..table.rows()).map(of).collect();
    table.put(&asked.name, Column::Numbers(scores))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_needs_most_of_its_items() {
        let answers =
            |known: usize| -> Vec<Option<f64>> { (0..10).map(|at| (at < known).then_some(3.0)).collect() };
        assert_eq!(score(&answers(8), 0.8), Some(3.0));
        assert_eq!(score(&answers(7), 0.8), None);
        // of three items all, since four fifths of three is more than two
        assert_eq!(score(&[Some(1.0), Some(2.0), None], 0.8), None);
        assert_eq!(score(&[Some(1.0)], 0.8), Some(1.0));
        assert_eq!(score(&[None], 0.8), None);
    }

    #[test]
    fn alpha_is_one_for_the_same_item_twice() {
        let item = vec![1.0, 2.0, 5.0, 4.0];
        let all = alpha(&[item.clone(), item.clone()], &[1.0, 2.0, 1.0, 3.0]).unwrap();
        assert!((all - 1.0).abs() < 1e-12);
        // k ÷ (k − 1) · (1 − Σ v ÷ V) by hand: v = 1, 1; V = 2
        let none = alpha(&[vec![1.0, -1.0, 1.0, -1.0], vec![1.0, 1.0, -1.0, -1.0]], &[1.0; 4]).unwrap();
        assert!(none.abs() < 1e-12);
        assert_eq!(alpha(&[item], &[1.0; 4]), None);
        assert_eq!(alpha(&[vec![1.0; 4], vec![2.0; 4]], &[1.0; 4]), None);
    }
}
