//! Ledgers tried out: all whole numbers of people that agree with what was published are gone through.
//! Long: the going through is written once, for every rule that it tries out.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use survey::disclosure::Rules;
use survey::disclosure::ledger::{Count, Group, Leak, Number, Published, Told, admit, audit, protect_beside};

/// Base cells of every small ledger here.
const CELLS: usize = 4;

fn table(name: &str, numbers: Vec<(Vec<u64>, Told)>) -> Published {
    let numbers = numbers
        .into_iter()
        .enumerate()
        .map(|(at, (of, told))| Number { name: format!("{name}{at}"), of, told })
        .collect();
    Published { name: name.into(), numbers }
}

/// Every vector of base cells that agrees with the tables. Cells that nothing limits go up to `cap`.
fn fitting(tables: &[&Published], cap: u64) -> Vec<[u64; CELLS]> {
    let rows: Vec<(Vec<u64>, u64, u64)> = tables
        .iter()
        .flat_map(|table| &table.numbers)
        .filter_map(|number| match number.told {
            Told::Exactly(n) => Some((number.of.clone(), n, n)),
            Told::Between(low, high) => Some((number.of.clone(), low, high)),
            Told::Small | Told::Withheld => None,
        })
        .collect();
    let most = |cell: u64| {
        let limits = rows.iter().filter(|(of, ..)| of.contains(&cell)).map(|(_, _, high)| *high);
        limits.min().unwrap_or(cap).min(cap)
    };
    let mut all = vec![[0; CELLS]];
    for cell in 0..CELLS {
        let grown = all.iter().flat_map(|x| {
            (0..=most(cell as u64)).map(move |n| {
                let mut x = *x;
                x[cell] = n;
                x
            })
        });
        all = grown.collect();
    }
    all.retain(|x| {
        rows.iter().all(|(of, low, high)| (*low..=*high).contains(&of.iter().map(|&c| x[c as usize]).sum()))
    });
    all
}

fn interval(all: &[[u64; CELLS]], of: &[u64]) -> (u64, u64) {
    let sums = all.iter().map(|x| of.iter().map(|&c| x[c as usize]).sum::<u64>());
    sums.fold((u64::MAX, 0), |(low, high), sum| (low.min(sum), high.max(sum)))
}

fn is_kept((low, high): (u64, u64), rules: Rules) -> bool {
    high >= rules.min_n && high - low >= rules.width
}

fn small(tables: &[&Published]) -> Vec<Vec<u64>> {
    let numbers = tables.iter().flat_map(|table| &table.numbers);
    numbers.filter(|number| number.told == Told::Small).map(|number| number.of.clone()).collect()
}

/// What a table says of a sum: 0 shown, 1 small, 2 withheld, 3 rounded, 4 as a share of all.
fn said(n: u64, of_all: u64, how: u8) -> Told {
    match how {
        0 => Told::Exactly(n),
        1 => Told::Small,
        2 => Told::Withheld,
        3 => Told::Between(n.saturating_sub(1), n + 2),
        _ => Told::share((20 * n).checked_div(of_all).unwrap_or(0).div_ceil(2), 10, of_all),
    }
}

/// Truths and tables of sums of them.
fn ledgers(tables: usize) -> impl Strategy<Value = (Vec<u64>, Vec<Published>)> {
    let number = (
        1u64..1 << CELLS,
        prop_oneof![5 => Just(0u8), 2 => Just(1), 1 => Just(2), 1 => Just(3), 1 => Just(4)],
    );
    let numbers = prop::collection::vec(prop::collection::vec(number, 1..4), tables);
    (prop::collection::vec(0u64..7, CELLS), numbers).prop_map(|(truth, tables)| {
        let all: u64 = truth.iter().sum();
        let of = |mask: u64| (0..CELLS as u64).filter(|c| mask >> c & 1 == 1).collect::<Vec<u64>>();
        let told = |(mask, how): (u64, u8)| {
            let of = of(mask);
            let n = of.iter().map(|&c| truth[c as usize]).sum();
            (of, said(n, all, how))
        };
        let tables = tables
            .into_iter()
            .enumerate()
            .map(|(at, numbers)| table(&format!("t{at}."), numbers.into_iter().map(told).collect()));
        let tables = tables.collect();
        (truth, tables)
    })
}

/// Above all that a limited sum can reach in [`ledgers`].
const CAP: u64 = 31;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn intervals_are_those_of_all_numbers_that_fit(
        (_, tables) in ledgers(3),
        min_n in 2u64..6,
        width in 1u64..5,
    ) {
        let rules = Rules { min_n, width };
        let all = fitting(&tables.iter().collect::<Vec<_>>(), CAP);
        let found = audit(&tables, rules).unwrap();
        for hidden in &found.hidden {
            let of = &tables.iter().find(|t| t.name == hidden.table).unwrap();
            let of = &of.numbers.iter().find(|n| n.name == hidden.number).unwrap().of;
            let (low, high) = interval(&all, of);
            prop_assert!(hidden.is_exact);
            prop_assert_eq!(hidden.low, low);
            match hidden.high {
                Some(known) => prop_assert_eq!(known, high),
                // where nothing limits a cell, trying went as far as it could
                None => prop_assert!(high >= CAP),
            }
        }
        let tables: Vec<&Published> = tables.iter().collect();
        let leaks = small(&tables).iter().any(|of| !is_kept(interval(&all, of), rules));
        prop_assert!(!leaks || !found.leaks.is_empty(), "{:?}", found);
        for leak in &found.leaks {
            is_true(leak, &tables, rules)?;
        }
    }

    #[test]
    fn a_table_that_uncovers_is_refused(
        (_, tables) in ledgers(3),
        min_n in 2u64..6,
        width in 1u64..5,
    ) {
        let rules = Rules { min_n, width };
        let (candidate, ledger) = tables.split_last().unwrap();
        let verdict = admit(ledger, candidate, rules).unwrap();
        let before: Vec<&Published> = ledger.iter().collect();
        let after: Vec<&Published> = tables.iter().collect();
        let (was, is) = (fitting(&before, CAP), fitting(&after, CAP));
        for of in small(&after) {
            let (was, is) = (interval(&was, &of), interval(&is, &of));
            prop_assert!(is_kept(is, rules) || is == was || !verdict.is_empty(), "{:?} {:?} {:?}", of, was, is);
        }
        // each base cell that somebody is in, and few, for certain
        for cell in 0..CELLS as u64 {
            let (was, is) = (interval(&was, &[cell]), interval(&is, &[cell]));
            let is_told = is.0 > 0 && is.1 < min_n;
            prop_assert!(!is_told || is == was || !verdict.is_empty(), "{:?} {:?} {:?}", cell, was, is);
        }
        for leak in &verdict {
            is_true(leak, &after, rules)?;
        }
    }

    #[test]
    fn a_table_is_made_safe_or_cannot_be(
        (truth, tables) in ledgers(2),
        masks in prop::collection::vec((1u64..1 << CELLS, prop::bool::weighted(0.8)), 1..6),
        min_n in 2u64..6,
        width in 1u64..5,
    ) {
        let rules = Rules { min_n, width };
        let counts: Vec<Count> = masks
            .iter()
            .enumerate()
            .map(|(at, &(mask, may_hide))| {
                let of: Vec<u64> = (0..CELLS as u64).filter(|c| mask >> c & 1 == 1).collect();
                let n = of.iter().map(|&c| truth[c as usize]).sum();
                Count { name: format!("c{at}"), of, n, may_hide }
            })
            .collect();
        match protect_beside(&tables, "new", &counts, rules) {
            Ok(safe) => {
                prop_assert_eq!(admit(&tables, &safe, rules).unwrap(), Vec::<Leak>::new());
                for (number, count) in safe.numbers.iter().zip(&counts) {
                    let is_small = (1..min_n).contains(&count.n);
                    prop_assert_eq!(number.told == Told::Small, is_small);
                    prop_assert!(count.may_hide || number.told == Told::Exactly(count.n));
                    prop_assert!(count.n > 0 || number.told == Told::Exactly(0));
                }
                let before: Vec<&Published> = tables.iter().collect();
                let after: Vec<&Published> = tables.iter().chain([&safe]).collect();
                let (was, is) = (fitting(&before, CAP), fitting(&after, CAP));
                for of in small(&after) {
                    let (was, is) = (interval(&was, &of), interval(&is, &of));
                    prop_assert!(is_kept(is, rules) || is == was);
                }
                // nothing that was hidden for others could be shown alone
                for (at, count) in counts.iter().enumerate() {
                    if safe.numbers[at].told == Told::Withheld {
                        let mut shown = safe.clone();
                        shown.numbers[at].told = Told::Exactly(count.n);
                        prop_assert!(!admit(&tables, &shown, rules).unwrap().is_empty());
                    }
                }
            }
            Err(fault) => {
                prop_assert!(fault.to_string().ends_with('.'));
                let mut most = table("new", Vec::new());
                for count in &counts {
                    let told = match count.n {
                        n if (1..min_n).contains(&n) => Told::Small,
                        n if n > 0 && count.may_hide => Told::Withheld,
                        n => Told::Exactly(n),
                    };
                    most.numbers.push(Number { name: count.name.clone(), of: count.of.clone(), told });
                }
                let is_stuck = counts.iter().any(|count| (1..min_n).contains(&count.n) && !count.may_hide);
                let would_tell = || {
                    !admit(&tables, &most, rules).unwrap().is_empty() || tells_a_rest(&tables, &counts, &most, min_n)
                };
                prop_assert!(is_stuck || would_tell(), "{}", fault);
            }
        }
    }
}

/// Whether few people are told for certain, however much is withheld, of whom one number counts more than another: it is no
/// help to withhold what can be worked out.
fn tells_a_rest(tables: &[Published], counts: &[Count], most: &Published, min_n: u64) -> bool {
    let all = fitting(&tables.iter().chain([most]).collect::<Vec<_>>(), CAP);
    let told = tables.iter().flat_map(|table| &table.numbers);
    let told = told.filter(|number| matches!(number.told, Told::Exactly(_) | Told::Between(..)));
    let sums: Vec<&[u64]> =
        told.map(|number| &*number.of).chain(counts.iter().map(|count| &*count.of)).collect();
    let is_told = |rest: &[u64]| {
        let (low, high) = interval(&all, rest);
        low > 0 && high < min_n
    };
    sums.iter().any(|of| {
        let within = sums.iter().filter(|less| less.iter().all(|cell| of.contains(cell)));
        within.into_iter().any(|less| {
            let rest: Vec<u64> = of.iter().copied().filter(|cell| !less.contains(cell)).collect();
            !rest.is_empty() && is_told(&rest)
        })
    })
}

/// A leak is told by its tables, and by no fewer.
fn is_true(leak: &Leak, tables: &[&Published], rules: Rules) -> Result<(), TestCaseError> {
    let number = |[table, number]: &[String; 2]| -> Vec<u64> {
        let table = tables.iter().find(|t| t.name == *table).unwrap();
        table.numbers.iter().find(|n| n.name == *number).unwrap().of.clone()
    };
    let of = match &leak.group {
        Group::Number { table, number: name } => number(&[table.clone(), name.clone()]),
        Group::Less { of, less } => {
            let less = number(less);
            number(of).into_iter().filter(|cell| !less.contains(cell)).collect()
        }
        Group::Cells(cells) => cells.clone(),
    };
    let some = |without: Option<&String>| -> Vec<&Published> {
        let through = leak.through.iter().filter(|name| Some(*name) != without);
        through.map(|name| *tables.iter().find(|t| t.name == *name).unwrap()).collect()
    };
    prop_assert_eq!(interval(&fitting(tables, CAP), &of), (leak.low, leak.high));
    prop_assert!(!is_kept((leak.low, leak.high), rules) || (leak.low > 0 && leak.high < rules.min_n));
    prop_assert_eq!(interval(&fitting(&some(None), CAP), &of), (leak.low, leak.high), "{:?}", leak);
    for name in &leak.through {
        let wider = interval(&fitting(&some(Some(name)), CAP), &of);
        prop_assert!(wider != (leak.low, leak.high), "{:?} without {}", leak, name);
    }
    Ok(())
}

fn shown(name: &str, of: &[u64], n: u64) -> Number {
    Number { name: name.into(), of: of.into(), told: Told::Exactly(n) }
}

fn count(name: &str, of: &[u64], n: u64) -> Count {
    Count { name: name.into(), of: of.into(), n, may_hide: true }
}

#[test]
fn a_filter_taken_off_tells_the_rest() {
    // women and men by place; all were published, then women are to be
    let all = Published {
        name: "all".into(),
        numbers: vec![shown("K1A", &[0, 1], 40), shown("K2P", &[2, 3], 60), shown("sum", &[0, 1, 2, 3], 100)],
    };
    let women = [count("K1A", &[0], 37), count("K2P", &[2], 30), count("sum", &[0, 2], 67)];
    let rules = Rules::default();
    let open = Published {
        name: "women".into(),
        numbers: women.iter().map(|count| shown(&count.name, &count.of, count.n)).collect(),
    };
    let verdict = admit(std::slice::from_ref(&all), &open, rules).unwrap();
    assert_eq!(
        verdict[0].to_string(),
        "“K1A” in “all” less “K1A” in “women” is 3, which “all” and “women” tell."
    );
    // made safe, the men of K1A could be many
    let safe = protect_beside(std::slice::from_ref(&all), "women", &women, rules).unwrap();
    assert_eq!(safe.numbers[0].told, Told::Withheld);
    assert_eq!(admit(&[all], &safe, rules).unwrap(), []);
}

#[test]
fn the_next_wave_of_the_same_people_may_uncover_the_last() {
    // who said yes or no in the first wave and in the second: 0 yes yes, 1 yes no, 2 no yes, 3 no no
    let rules = Rules { min_n: 10, width: 5 };
    let small = |name: &str, of: &[u64]| Number { name: name.into(), of: of.into(), told: Told::Small };
    let first = Published {
        name: "first wave".into(),
        numbers: vec![small("yes", &[0, 1]), small("no", &[2, 3]), shown("sum", &[0, 1, 2, 3], 16)],
    };
    assert_eq!(audit(std::slice::from_ref(&first), rules).unwrap().leaks, []);
    let change = Published {
        name: "change".into(),
        numbers: vec![shown("stayed with yes", &[0], 0), shown("left no", &[2], 12)],
    };
    let verdict = admit(std::slice::from_ref(&first), &change, rules).unwrap();
    let yes = verdict.iter().find(|leak| leak.group.to_string() == "“yes” in “first wave”").unwrap();
    assert_eq!((yes.low, yes.high, yes.through.len()), (0, 4, 2));
    // waves of other people tell nothing of these
    let others = Published { name: "others".into(), numbers: vec![shown("yes", &[10], 40)] };
    assert_eq!(admit(&[first], &others, rules).unwrap(), []);
}

#[test]
fn rounded_numbers_leave_room() {
    let rules = Rules { min_n: 10, width: 5 };
    let told = |name: &str, of: &[u64], told| Number { name: name.into(), of: of.into(), told };
    let table = |sum| Published {
        name: "table".into(),
        numbers: vec![
            told("few", &[0], Told::Small),
            told("many", &[1], Told::rounded(40, 5)),
            told("sum", &[0, 1], sum),
        ],
    };
    let hidden = audit(&[table(Told::rounded(45, 5))], rules).unwrap();
    assert_eq!((hidden.hidden[0].low, hidden.hidden[0].high, hidden.leaks), (0, Some(13), Vec::new()));
    let told = audit(&[table(Told::Exactly(43))], rules).unwrap();
    assert_eq!((told.hidden[0].low, told.hidden[0].high, told.leaks.len()), (0, Some(7), 1));
}

#[test]
fn one_table_alone_is_protected_as_by_flow() {
    use survey::disclosure::{Counts, protect};
    for (counts, rules) in [
        (vec![vec![20, 3, 17], vec![12, 25, 30]], Rules { min_n: 5, width: 5 }),
        (
            vec![vec![52, 18, 3], vec![30, 22, 14], vec![11, 2, 9], vec![64, 41, 27]],
            Rules { min_n: 5, width: 5 },
        ),
        (vec![vec![40, 3, 22, 31], vec![35, 28, 19, 26]], Rules::default()),
    ] {
        let (rows, columns) = (counts.len() as u64, counts[0].len() as u64);
        let mut all = Vec::new();
        for row in 0..rows {
            for column in 0..columns {
                all.push(count("cell", &[row * columns + column], counts[row as usize][column as usize]));
            }
        }
        let mut total = |of: Vec<u64>| {
            let n = of.iter().map(|&cell| counts[(cell / columns) as usize][(cell % columns) as usize]).sum();
            all.push(Count { may_hide: false, ..count("total", &of, n) });
        };
        (0..rows).for_each(|row| total((0..columns).map(|column| row * columns + column).collect()));
        (0..columns).for_each(|column| total((0..rows).map(|row| row * columns + column).collect()));
        total((0..rows * columns).collect());
        let names = |n: u64| (0..n).map(|at| at.to_string()).collect();
        let safe =
            protect(&Counts::new(names(rows), names(columns), counts.clone()).unwrap(), rules).unwrap();
        let beside = protect_beside(&[], "table", &all, rules).unwrap();
        let cost = |at: usize| if beside.numbers[at].told == Told::Withheld { all[at].n } else { 0 };
        assert_eq!((0..all.len()).map(cost).sum::<u64>(), safe.cost);
        let found = audit(&[beside], rules).unwrap();
        assert_eq!(found.leaks, []);
        // the same cells are hidden, so the same is known of them
        let known: Vec<(u64, Option<u64>)> = found.hidden.iter().map(|cell| (cell.low, cell.high)).collect();
        let mut flow: Vec<(u64, Option<u64>)> = Vec::new();
        flow.extend(safe.cell.iter().filter(|c| c.shown.is_none()).map(|cell| (cell.low, Some(cell.high))));
        assert_eq!(known, flow);
    }
}

#[test]
fn what_is_wrong_is_said_in_a_sentence() {
    let one = |numbers| Published { name: "one".into(), numbers };
    let two = |told| vec![shown("a", &[0], 3), Number { name: "b".into(), of: vec![0], told }];
    let three = vec![shown("a", &[0], 20), shown("b", &[1], 30), shown("sum", &[0, 1], 49)];
    for (ledger, word) in [
        (vec![one(vec![shown("a", &[], 0)])], "counts no base cell"),
        (vec![one(vec![shown("a", &[1, 1], 2)])], "or one twice"),
        (vec![one(vec![shown("a", &[1], 1 << 40)])], "more people than there are"),
        (vec![one(two(Told::Between(5, 4)))], "from more to less"),
        (vec![one(two(Told::Exactly(4)))], "not what another table says"),
        (vec![one(three)], "contradict each other"),
        (vec![one(Vec::new()), one(Vec::new())], "Two tables are called “one”"),
    ] {
        let said = audit(&ledger, Rules::default()).unwrap_err().to_string();
        assert!(said.contains(word) && said.ends_with('.'), "{said}");
    }
    let said = protect_beside(
        &[],
        "one",
        &[count("a", &[0], 3), Count { may_hide: false, ..count("sum", &[0], 3) }],
        Rules::default(),
    );
    assert!(said.unwrap_err().to_string().contains("may not be hidden"));
}

#[test]
fn one_thread_or_many_tell_the_same() {
    // eight places by two answers, of all and of some
    let mut counts = Vec::new();
    for place in 0..8 {
        for answer in 0..2 {
            let cell = 4 * place + 2 * answer;
            counts.push((
                format!("{place}, {answer}"),
                cell,
                11 + 7 * place % 13,
                3 + 5 * (place + answer) % 17,
            ));
        }
    }
    let all: Vec<Count> =
        counts.iter().map(|(name, cell, a, b)| count(name, &[*cell, *cell + 1], a + b)).collect();
    let mut some: Vec<Count> = counts.iter().map(|(name, cell, a, _)| count(name, &[*cell], *a)).collect();
    let of: Vec<u64> = counts.iter().map(|(_, cell, ..)| *cell).collect();
    let n = some.iter().map(|count| count.n).sum();
    some.push(Count { may_hide: false, ..count("sum", &of, n) });
    let tell = || {
        let first = protect_beside(&[], "all", &all, Rules::default()).unwrap();
        let second = protect_beside(std::slice::from_ref(&first), "some", &some, Rules::default()).unwrap();
        let ledger = [first, second];
        (audit(&ledger, Rules::default()).unwrap(), ledger)
    };
    let on = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(tell);
    let one = on(1);
    assert!(one.0.leaks.is_empty() && one.0.hidden.iter().any(|hidden| hidden.told == Told::Withheld));
    assert_eq!(one, on(4));
}
