//! Camps that answer everything alike: the clearest case there is, and one in which everybody has twins.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::random::{Draws, join};
use super::{Model, Options, map};
use crate::{Cast, OpinionMap, Votes};

/// `camps` camps of `people` each, who see `seen` per cent of the statements; on each, some camps agree and the others
/// disagree. `name` gives participants and statements their ids.
fn camps([camps, people, statements, seen]: [u64; 4], name: impl Fn(u64) -> u64) -> Votes {
    let pairs = (0..camps * people).flat_map(|p| (0..statements).map(move |s| (p, s)));
    let casts: Vec<Cast> = pairs
        .filter(|(p, s)| Draws::of(*p, *s).uniform() * 100.0 < seen as f64)
        .map(|(p, s)| {
            let agree = s % ((1 << camps) - 2) + 1;
            let value = if agree >> (p % camps) & 1 == 1 { 1 } else { -1 };
            Cast { participant: name(p), statement: name(s), value, time: 0 }
        })
        .collect();
    Votes::from_casts(&casts)
}

/// Who is with whom, by the smallest id of each group.
fn groups(map: &OpinionMap, camp: impl Fn(u64) -> u64) -> BTreeSet<(u64, Option<usize>)> {
    map.participant.iter().map(|p| (camp(p.id), p.group)).collect()
}

#[test]
fn camps_without_noise_are_found() {
    for made in [
        [2, 10, 12, 100],
        [2, 50, 20, 100],
        [2, 50, 20, 60],
        [2, 1_200, 10, 100],
        [3, 20, 18, 100],
        [3, 60, 24, 50],
        [4, 60, 30, 50],
    ] {
        let found = map(&camps(made, |id| id), &Options::default());
        assert_eq!(found.k as u64, made[0], "{made:?}: {:?}", found.stability);
        let met = groups(&found, |id| id % made[0]);
        assert_eq!(met.len() as u64, made[0], "{made:?}: each camp is one group: {met:?}");
        assert!(met.iter().all(|(_, group)| group.is_some()), "{made:?}: {met:?}");
        let stability = found.stability.unwrap();
        assert!(stability.ari == 1.0 && !stability.is_one_range(), "{made:?}: {stability:?}");
    }
}

/// Twins have numbers, and who gets which depends on names; what is said of them does not.
#[test]
fn names_of_twins_do_not_matter() {
    let made = [2, 15, 14, 100];
    let options = Options { resamples: 20, ..Options::default() };
    let said = |salt: u64| {
        let found = map(&camps(made, |id| join(id, salt)), &options);
        let mut people: Vec<(usize, String, String)> = found
            .participant
            .iter()
            .map(|p| (p.group.unwrap(), format!("{:.9}", p.x), format!("{:?}", p.membership)))
            .collect();
        people.sort();
        let mut statements: Vec<String> =
            found.statement.iter().map(|s| format!("{:?} {:.9?}", s.common_ground, s.loading)).collect();
        statements.sort();
        (people, statements, found.forecast, found.stability)
    };
    let first = said(1);
    (2..6).for_each(|salt| assert_eq!(said(salt), first));
}

#[test]
fn a_fit_says_how_far_it_is() {
    let told = RefCell::new(Vec::new());
    let tell = |done, all| told.borrow_mut().push((done, all));
    Model::fit_telling(&camps([3, 30, 20, 60], |id| id), &Options::default(), &tell);
    let told = told.into_inner();
    assert!(told.is_sorted() && told.len() > 12, "{told:?}");
    assert_eq!(told.last(), Some(&(1_000, 1_000)));
}
