//! Ties: how many people have close friends who are like them, friends across lines, and ways to those with formal power.

use super::found::Figure;
use super::work::{Ground, Ready};

/// Each tie with the words of its texts, in the order of the page.
pub const TIES: [&str; 5] = ["bonding", "bridging", "linking", "crossing", "crossing-half"];
/// The question on friends who live in another postal area.
const AREA: &str = "pr_friends_area";
/// From this answer on, about half of them.
const HALF: u8 = 3;

/// Columns of 0 and 1, with their names, of the ties that the sheet asks about.
pub(super) fn columns(ground: &Ground<'_>) -> Vec<(String, Vec<f64>)> {
    let asked = ground.sheet.items.iter().zip(&ground.columns.items);
    let digits = |scale: &str| -> Vec<&Vec<u8>> {
        asked
            .clone()
            .filter(|(item, _)| item.scale == scale)
            .filter_map(|(_, column)| column.digits.as_ref())
            .collect()
    };
    let (friends, bridging, linking) = (digits("ties"), digits("bridging"), digits("linking"));
    let area =
        asked.clone().find(|(item, _)| item.key == AREA).and_then(|(_, column)| column.digits.as_ref());
    let known = |digit: u8| digit != u8::MAX;
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    // who has no close friends has none across a line either
    let alone = |row: usize| friends.first().is_some_and(|digits| digits[row] == 0);
    let crosses = |row: usize| bridging.iter().any(|digits| known(digits[row]) && digits[row] > 0);
    let answered =
        |row: usize| alone(row) || !bridging.is_empty() && bridging.iter().all(|digits| known(digits[row]));
    let of = |value: &dyn Fn(usize) -> Option<bool>| -> Vec<f64> {
        ground.rows.iter().map(|row| value(*row).map_or(f64::NAN, flag)).collect()
    };
    let mut found = Vec::new();
    if !friends.is_empty() && !bridging.is_empty() {
        found
            .push(of(&|row| (answered(row) && known(friends[0][row])).then(|| !alone(row) && !crosses(row))));
        found.push(of(&|row| (answered(row) || crosses(row)).then(|| !alone(row) && crosses(row))));
    } else {
        found.extend([Vec::new(), Vec::new()]);
    }
    found.push(
        linking
            .first()
            .map_or_else(Vec::new, |digits| of(&|row| known(digits[row]).then(|| digits[row] > 0))),
    );
    for least in [1, HALF] {
        let one = |digits: &Vec<u8>| {
            of(&|row| (known(digits[row]) || alone(row)).then(|| !alone(row) && digits[row] >= least))
        };
        found.push(area.map_or_else(Vec::new, one));
    }
    let named = TIES.iter().map(|word| format!("tie {word}")).zip(found);
    named.filter(|(_, column)| column.iter().any(|value| !value.is_nan())).collect()
}

/// The share of people with each kind of tie.
pub(super) fn shares(ground: &Ground<'_>, ready: &Ready) -> Vec<(String, Figure)> {
    let one = |(name, _): (String, Vec<f64>)| {
        let figure = ground.figure(ready, &name);
        (name.trim_start_matches("tie ").to_owned(), figure)
    };
    columns(ground).into_iter().map(one).collect()
}
