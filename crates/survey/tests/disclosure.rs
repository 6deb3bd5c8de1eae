//! Safe tables, tried out: every table that agrees with what is shown is made, and what hides least is sought by hand.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use survey::disclosure::{Cell, Counts, Rules, SafeTable, Status, protect};

fn counts(table: &[Vec<u64>]) -> Counts {
    let names = |prefix: &str, n: usize| (0..n).map(|at| format!("{prefix}{at}")).collect();
    Counts::new(names("r", table.len()), names("c", table[0].len()), table.to_vec()).unwrap()
}

/// The least and the most of each cell over all tables of whole numbers with these totals and shown cells, by trying.
fn tried(table: &[Vec<u64>], hidden: &[bool]) -> Vec<(u64, u64)> {
    let columns = table[0].len();
    let places: Vec<usize> = (0..hidden.len()).filter(|&at| hidden[at]).collect();
    let mut rows: Vec<u64> = vec![0; table.len()];
    let mut sums: Vec<u64> = vec![0; columns];
    for &at in &places {
        rows[at / columns] += table[at / columns][at % columns];
        sums[at % columns] += table[at / columns][at % columns];
    }
    let mut found: Vec<(u64, u64)> = (0..hidden.len())
        .map(|at| {
            if hidden[at] {
                (u64::MAX, 0)
            } else {
                (table[at / columns][at % columns], table[at / columns][at % columns])
            }
        })
        .collect();
    let mut values = vec![0; places.len()];
    fill(&places, columns, 0, &mut values, &mut rows, &mut sums, &mut found);
    found
}

fn fill(
    places: &[usize],
    columns: usize,
    next: usize,
    values: &mut [u64],
    rows: &mut [u64],
    sums: &mut [u64],
    found: &mut [(u64, u64)],
) {
    let Some(&place) = places.get(next) else {
        if rows.iter().chain(sums.iter()).all(|left| *left == 0) {
            for (&place, &value) in places.iter().zip(values.iter()) {
                let (low, high) = found[place];
                found[place] = (low.min(value), high.max(value));
            }
        }
        return;
    };
    let (row, column) = (place / columns, place % columns);
    // the last hidden cell of a row is what is left of it
    let is_last = places.get(next + 1).is_none_or(|after| after / columns != row);
    let least = if is_last { rows[row] } else { 0 };
    for value in least..=rows[row].min(sums[column]) {
        values[next] = value;
        rows[row] -= value;
        sums[column] -= value;
        fill(places, columns, next + 1, values, rows, sums, found);
        rows[row] += value;
        sums[column] += value;
    }
}

/// What hides least, by trying every pattern.
fn least(table: &[Vec<u64>], rules: Rules) -> Option<u64> {
    let all: Vec<u64> = table.concat();
    let is_small = |n: u64| n > 0 && n < rules.min_n;
    let others: Vec<usize> = (0..all.len()).filter(|&at| all[at] > 0 && !is_small(all[at])).collect();
    let safe = |pattern: &u32| {
        let mut hidden: Vec<bool> = all.iter().map(|n| is_small(*n)).collect();
        others.iter().enumerate().for_each(|(bit, &at)| hidden[at] |= pattern >> bit & 1 == 1);
        let bounds = tried(table, &hidden);
        (0..all.len()).all(|at| {
            let (low, high) = bounds[at];
            !is_small(all[at]) || (high - low >= rules.width && high >= rules.min_n)
        })
    };
    let cost = |pattern: u32| {
        (0..others.len()).filter(|bit| pattern >> bit & 1 == 1).map(|bit| all[others[bit]]).sum()
    };
    let mut patterns: Vec<(u64, u32)> =
        (0..1u32 << others.len()).map(|pattern| (cost(pattern), pattern)).collect();
    patterns.sort_unstable();
    patterns.into_iter().find(|(_, pattern)| safe(pattern)).map(|(cost, _)| cost)
}

fn hidden(safe: &SafeTable) -> Vec<bool> {
    safe.cell.iter().map(|cell| cell.status != Status::Shown).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_small_cell_can_be_worked_out_and_no_fewer_people_are_hidden(
        table in (2usize..4, 2usize..4).prop_flat_map(|(rows, columns)| {
            prop::collection::vec(prop::collection::vec(0u64..9, columns), rows)
        }),
        min_n in 2u64..5,
        width in 1u64..5,
    ) {
        let rules = Rules { min_n, width };
        match protect(&counts(&table), rules) {
            Ok(safe) => {
                let bounds = tried(&table, &hidden(&safe));
                for (cell, (low, high)) in safe.cell.iter().zip(bounds) {
                    prop_assert_eq!((cell.low, cell.high), (low, high), "{:?}", cell);
                    if cell.status == Status::Primary {
                        prop_assert!(high - low >= width && high >= min_n);
                    }
                    prop_assert_eq!(cell.shown.is_none(), cell.status != Status::Shown);
                }
                prop_assert!(safe.is_least);
                prop_assert_eq!(Some(safe.cost), least(&table, rules));
            }
            Err(fault) => {
                prop_assert!(fault.to_string().ends_with("with another."));
                prop_assert_eq!(least(&table, rules), None);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn large_tables_are_safe_too(seed in any::<u64>(), rows in 5usize..30, columns in 3usize..12) {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) % 60
        };
        let table: Vec<Vec<u64>> = (0..rows).map(|_| (0..columns).map(|_| next()).collect()).collect();
        let safe = match protect(&counts(&table), Rules::default()) {
            Ok(safe) => safe,
            Err(fault) => {
                // a few draws have a row or column of so few people that nothing protects one of its cells
                let sums = counts(&table).row_totals().into_iter().chain(counts(&table).column_totals());
                prop_assert!(sums.min() < Some(20) && fault.to_string().ends_with("with another."), "{}", fault);
                return Ok(());
            }
        };
        for cell in safe.cell.iter().filter(|cell| cell.status == Status::Primary) {
            prop_assert!(cell.high - cell.low >= 5 && cell.high >= 10, "{:?}", cell);
        }
        // the order of rows does not matter to what is hidden in all
        let turned: Vec<Vec<u64>> = table.iter().rev().cloned().collect();
        if safe.is_least {
            let again = protect(&counts(&turned), Rules::default()).unwrap();
            prop_assert!(!again.is_least || again.cost == safe.cost);
        }
    }
}

#[test]
fn a_table_without_small_cells_hides_nothing() {
    let safe = protect(&counts(&[vec![40, 0], vec![10, 25]]), Rules::default()).unwrap();
    assert!(safe.cell.iter().all(|cell| cell.status == Status::Shown && cell.shown == Some(cell.low)));
    assert_eq!((safe.cost, safe.row_totals, safe.column_totals), (0, vec![40, 35], vec![50, 25]));
}

#[test]
fn what_cannot_be_hidden_is_said() {
    // one row: the totals of the columns are its cells
    let said = protect(&counts(&[vec![3, 40]]), Rules::default()).unwrap_err().to_string();
    assert!(
        said.contains("“r0” and “c0”") && said.ends_with("join that row or column with another."),
        "{said}"
    );
}

#[test]
fn tables_are_read_or_refused_in_a_sentence() {
    let safe = protect(
        &Counts::read_csv(b"\xef\xbb\xbfgroup,yes,no\r\nK1A,40,3\r\n\"K2P, west\",35,28\r\n").unwrap(),
        Rules { min_n: 5, width: 3 },
    );
    let Cell { row, column, .. } = &safe.unwrap().cell[2];
    assert_eq!((row.as_str(), column.as_str()), ("K2P, west", "yes"));
    for (text, word) in [
        ("", "no rows"),
        ("group\nK1A\n", "no columns"),
        ("group,yes\n", "no rows"),
        ("group,yes\nK1A,40.5\n", "Line 2: “40.5” is not a count"),
        ("group,yes\nK1A,-1\n", "not a count"),
        ("group,yes\nK1A,1,2\n", "Line 2 has 3 fields"),
        ("group,yes,yes\nK1A,1,2\n", "“yes” twice"),
        ("group,yes\nK1A,1\nK1A,2\n", "“K1A” twice"),
        ("group,yes\nK1A,99999999999999999999\n", "not a count"),
        ("group,yes\nK1A,9999999999999999\n", "more people than there are"),
    ] {
        let said = Counts::read_csv(text.as_bytes()).unwrap_err().to_string();
        assert!(said.contains(word) && said.ends_with('.'), "{text:?}: {said}");
    }
}
