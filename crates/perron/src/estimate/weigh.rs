//! Whether answers can be weighted to what is known of a population, checked before the engine is asked, so that each trouble
//! has its sentence in both languages.

use super::found::Trouble;
use super::work::Ground;

/// Margins whose sums differ by more than this part contradict each other; less is how tables are rounded.
pub const ROUNDED: f64 = 0.01;

/// Leaves out the rows that lack, or give several of, what the weights go by; how many.
pub(super) fn leave_out(ground: &mut Ground<'_>) -> usize {
    let before = ground.rows.len();
    let columns = ground.columns;
    for margin in &ground.terms.margins {
        if let Some(levels) = columns.attribute(&margin.attribute) {
            ground.rows.retain(|row| levels.of_row(*row).count() == 1);
        }
    }
    before - ground.rows.len()
}

/// Why these rows cannot be weighted to these margins.
pub(super) fn check(ground: &Ground<'_>) -> Result<(), Trouble> {
    let weights = ground.rows.iter().map(|row| ground.columns.weight[*row]).filter(|weight| !weight.is_nan());
    if weights.clone().next().is_some() && weights.sum::<f64>() <= 0.0 {
        return Err(Trouble::NoWeight);
    }
    contradiction(&ground.terms.margins)?;
    for margin in &ground.terms.margins {
        let Some(levels) = ground.columns.attribute(&margin.attribute) else { continue };
        let names = levels.names();
        let mut counts = vec![0_usize; names.len()];
        ground.rows.iter().flat_map(|row| levels.of_row(*row)).for_each(|at| counts[at] += 1);
        let total = |name: &String| {
            margin.totals.iter().find(|(level, _)| level == name).map_or(0, |(_, total)| *total)
        };
        let missing = names.iter().zip(&counts).find(|(name, count)| **count > 0 && total(name) == 0);
        if let Some((name, _)) = missing {
            return Err(Trouble::NoTotal(margin.attribute.clone(), name.clone()));
        }
        let count = |level: &String| names.iter().position(|name| name == level).map_or(0, |at| counts[at]);
        let nobody = margin.totals.iter().find(|(level, total)| *total > 0 && count(level) == 0);
        if let Some((level, _)) = nobody {
            return Err(Trouble::Nobody(margin.attribute.clone(), level.clone()));
        }
    }
    Ok(())
}

/// The first two margins that add up to different numbers of people.
pub fn contradiction(margins: &[store::margin::Margin]) -> Result<(), Trouble> {
    let sum = |margin: &store::margin::Margin| margin.totals.iter().map(|(_, total)| total).sum::<i64>();
    let Some(first) = margins.first() else { return Ok(()) };
    for other in &margins[1..] {
        let (a, b) = (sum(first), sum(other));
        if (a - b).abs() as f64 > ROUNDED * a as f64 {
            return Err(Trouble::Contradiction(first.attribute.clone(), a, other.attribute.clone(), b));
        }
    }
    Ok(())
}
