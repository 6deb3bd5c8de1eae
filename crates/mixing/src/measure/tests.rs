use proptest::prelude::*;

use super::*;

fn person(id: u64, area: &str) -> Person {
    Person { id, area: Some(area.to_owned()).filter(|area| !area.is_empty()), ..Person::default() }
}

fn people(areas: &[&str]) -> Vec<Person> {
    areas.iter().zip(0..).map(|(area, id)| person(id, area)).collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-12
}

#[test]
fn figures_by_hand() {
    // a square of two areas with one diagonal, and somebody who said nothing
    let people = people(&["x", "x", "y", "y", ""]);
    let ties = [[0, 1], [1, 2], [2, 3], [3, 0], [0, 2], [2, 0], [3, 3], [0, 4]];
    let measures = measure(&people, &ties, &Options::default()).unwrap();
    assert_eq!((measures.people, measures.ties), (5, 6));
    let area = measures.area.unwrap();
    assert_eq!((area.people, area.categories, area.ties, area.across), (4, 2, 5, 3));
    assert!(near(area.diversity, 0.5) && near(area.diversity_most, 0.5));
    assert!(near(area.share.unwrap().value, 0.6) && near(area.e_i.unwrap().value, 0.2));
    // ends: x 2 + 3, y 2 + 3 of 10; within 2 of 5: (0.4 − 0.5) / 0.5
    assert!(near(area.assortativity.unwrap().value, -0.2));
    assert_eq!(measures.opinion_group, None);
    assert_eq!(measures.kinds, Kinds { bonding: 2, bridging: 3, linking: 0, unknown: 1 });
}

#[test]
fn chance_is_around_what_chance_makes() {
    // two areas of 40, ties within them only
    let people: Vec<Person> = (0..80).map(|id| person(id, if id < 40 { "x" } else { "y" })).collect();
    let ties: Vec<[u64; 2]> = (0..80).map(|id| [id, id / 40 * 40 + (id + 1) % 40]).collect();
    let area = measure(&people, &ties, &Options::default()).unwrap().area.unwrap();
    let share = area.share.unwrap();
    assert_eq!((area.across, share.value), (0, 0.0));
    assert!((0.48..0.53).contains(&share.mean), "40 · 40 of 3,160 pairs: {share:?}");
    assert!((0.38..0.45).contains(&share.low) && (0.56..0.63).contains(&share.high), "{share:?}");
    assert_eq!(area.p, Some(2.0 / 1000.0), "nothing of chance is as low");
    let assortativity = area.assortativity.unwrap();
    assert!(near(assortativity.value, 1.0) && assortativity.mean.abs() < 0.05);
}

#[test]
fn nothing_is_made_of_nothing() {
    let measures = measure(&[], &[], &Options::default()).unwrap();
    assert_eq!((measures.people, measures.area), (0, None));
    let measures = measure(&people(&["x", "y"]), &[], &Options::default()).unwrap();
    let area = measures.area.unwrap();
    assert_eq!((area.ties, area.share, area.e_i, area.assortativity, area.p), (0, None, None, None, None));
    let one = measure(&people(&["x", "x"]), &[[0, 1]], &Options::default()).unwrap().area.unwrap();
    assert_eq!((one.assortativity, one.diversity), (None, 0.0));
    assert_eq!(measure(&people(&["x"]), &[[0, 9]], &Options::default()), Err(Impossible::Unknown(9)));
}

#[test]
fn before_and_after() {
    let mut people: Vec<Person> = (0..60).map(|id| person(id, ["x", "y", "z"][id as usize % 3])).collect();
    people[59].institution = true;
    let within: Vec<[u64; 2]> = (0..54).map(|id| [id, id + 3]).collect();
    let mut after = within.clone();
    after.extend((0..50).map(|id| [id, id + 1]));
    after.push([59, 0]);
    let change = change(&people, &within, &after, &Options::default()).unwrap();
    assert_eq!((change.before.bonding, change.before.bridging, change.before.linking), (54, 0, 0));
    assert_eq!((change.after.bonding, change.after.bridging, change.after.linking), (54, 50, 1));
    assert_eq!(change.stayed, 54);
    let bridging = change.bridging.unwrap();
    assert!(near(bridging.difference.value, 50.0 / 105.0) && bridging.p <= 0.01, "{bridging:?}");
    assert!(bridging.difference.high < bridging.difference.value);
    assert!(change.linking.unwrap().p > 0.5, "one tie may have come by chance");
}

/// A flow from `from` people of one area to `to` of another: everybody of the larger side has a tie.
fn flow(ties: &mut Vec<[u64; 2]>, from: std::ops::Range<u64>, to: std::ops::Range<u64>) {
    let (a, b): (Vec<u64>, Vec<u64>) = (from.collect(), to.collect());
    ties.extend((0..a.len().max(b.len())).map(|at| [a[at % a.len()], b[at % b.len()]]));
}

#[test]
fn flows_of_few_are_hidden_and_not_to_be_subtracted() {
    let areas = |id: u64| ["x", "y", "z", "w"][(id / 20) as usize];
    let people: Vec<Person> = (0..80).map(|id| person(id, areas(id))).collect();
    let mut ties = Vec::new();
    flow(&mut ties, 0..10, 20..32); // x–y, 12
    flow(&mut ties, 0..15, 40..55); // x–z, 15
    flow(&mut ties, 20..40, 60..80); // y–w, 20
    flow(&mut ties, 40..49, 60..69); // z–w, 9: too few
    let flows = measure(&people, &ties, &Options::default()).unwrap().flows.unwrap();
    let shown: Vec<(&str, &str, usize)> =
        flows.shown.iter().map(|flow| (flow.areas[0].as_str(), flow.areas[1].as_str(), flow.ties)).collect();
    assert_eq!(shown, [("w", "y", 20), ("x", "z", 15)], "the smallest other one is hidden too");
    assert_eq!((flows.hidden, flows.sums_tell), (2, false));
    // one alone: its sum is the number of ties that cross
    let mut ties = Vec::new();
    flow(&mut ties, 0..5, 20..25);
    flow(&mut ties, 0..10, 10..20);
    let flows = measure(&people, &ties, &Options::default()).unwrap().flows.unwrap();
    assert_eq!((flows.shown.len(), flows.hidden, flows.sums_tell), (1, 1, true));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Against the matrix of ties between areas, written down in full.
    #[test]
    fn figures_agree_with_the_full_matrix(
        areas in prop::collection::vec(0_usize..4, 3..25),
        ties in prop::collection::vec((0_u64..25, 0_u64..25), 1..60),
    ) {
        let names = ["K1A", "K2P", "J8X", ""];
        let people: Vec<Person> = areas.iter().zip(0..).map(|(&area, id)| person(id, names[area])).collect();
        let count = people.len() as u64;
        let ties: Vec<[u64; 2]> = ties.into_iter().map(|(a, b)| [a % count, b % count]).collect();
        let mut matrix = [[0.0; 3]; 3];
        for a in 0..count {
            for b in 0..a {
                let is_tied = ties.contains(&[a, b]) || ties.contains(&[b, a]);
                let (of_a, of_b) = (areas[a as usize], areas[b as usize]);
                if is_tied && of_a < 3 && of_b < 3 {
                    matrix[of_a][of_b] += 0.5;
                    matrix[of_b][of_a] += 0.5;
                }
            }
        }
        let all: f64 = matrix.iter().flatten().sum();
        let within: f64 = (0..3).map(|i| matrix[i][i]).sum();
        let squares: f64 = (0..3).map(|i| matrix[i].iter().sum::<f64>().powi(2)).sum::<f64>() / (all * all);
        let options = Options { permutations: 49, ..Options::default() };
        let found = measure(&people, &ties, &options).unwrap();
        let Some(area) = found.area else { return Ok(()) };
        prop_assert_eq!(area.ties as f64, all);
        if all > 0.0 {
            prop_assert!(near(area.e_i.unwrap().value, (all - 2.0 * within) / all));
            match area.assortativity {
                Some(found) => prop_assert!(near(found.value, (within / all - squares) / (1.0 - squares))),
                None => prop_assert!(near(squares, 1.0)),
            }
        }
        prop_assert_eq!(measure(&people, &ties, &options).unwrap().area, Some(area.clone()), "seeded");
        let mut turned = people.clone();
        turned.reverse();
        let other = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let again = other.install(|| measure(&turned, &ties.iter().rev().map(|[a, b]| [*b, *a]).collect::<Vec<_>>(), &options));
        prop_assert_eq!(again.unwrap().area, Some(area));
    }

    /// Whoever knows the sums and what is shown cannot tell a hidden flow.
    #[test]
    fn hidden_flows_stay_hidden(
        areas in prop::collection::vec(0_usize..4, 30..120),
        ties in prop::collection::vec((0_u64..120, 0_u64..120), 1..400),
    ) {
        let people: Vec<Person> = areas.iter().zip(0..).map(|(&a, id)| person(id, ["w", "x", "y", "z"][a])).collect();
        let count = people.len() as u64;
        let ties: Vec<[u64; 2]> = ties.into_iter().map(|(a, b)| [a % count, b % count]).collect();
        let found = measure(&people, &ties, &Options { permutations: 1, ..Options::default() }).unwrap();
        let (area, flows) = (found.area.unwrap(), found.flows.unwrap());
        let is_within = |flow: &&Flow| flow.areas[0] == flow.areas[1];
        let shown = |within: bool| flows.shown.iter().filter(|f| is_within(f) == within).map(|f| f.ties).sum::<usize>();
        let rest = [area.ties - area.across - shown(true), area.across - shown(false)];
        if !flows.sums_tell {
            // hidden ties of either sum are none, or of two flows at least
            prop_assert!(rest.iter().all(|&rest| rest == 0 || rest >= 3), "{rest:?} of {:?}", flows);
        }
    }
}
