//! The guarantees, by simulation.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::perron::Options;
use crate::perron::tests::{Made, casts};
use crate::{Cast, Votes};

fn model(groups: u64) -> Model {
    let made = Made { people: 80, statements: 20, groups, seen: 0.6, seed: 3 };
    Model::fit(&Votes::from_casts(&casts(made)), &Options { resamples: 20, ..Options::default() })
}

/// `people` newcomers of each group answer `pages` pages each, one after the other, and every page is checked.
fn simulate(model: &Model, open: &[u64], people: u64, pages: usize) -> Routing {
    let mut routing = model.routing(open);
    let mut voted: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
    for page in 0..pages {
        for person in 1000..1000 + people {
            let group = (model.map().k > 0).then(|| person as usize % model.map().k);
            let seen = voted.entry(person).or_default();
            let who = Standing { group, voted: page, ..model.standing(person, std::iter::empty()) };
            let Some(choice) = routing.next(&who, |s| seen.contains(&s)) else {
                assert_eq!(seen.len(), open.len(), "nothing shown though something is left");
                continue;
            };
            check(&routing, &who, &choice, seen);
            assert!(seen.insert(choice.statement), "shown again");
            routing.record(&who, &choice);
        }
    }
    routing
}

fn check(routing: &Routing, who: &Standing, choice: &Choice, seen: &BTreeSet<u64>) {
    let left = || routing.candidates.iter().filter(|c| !seen.contains(&c.id));
    let chosen = left().find(|c| c.id == choice.statement).unwrap();
    if chosen.is_fresh() {
        assert!(
            left().filter(|c| c.is_fresh()).all(|c| c.views >= chosen.views),
            "each fresh one in its turn"
        );
        assert_eq!(choice.reason == Reason::OnlyFresh, left().all(Candidate::is_fresh));
    } else if chosen.views_of(who.group) >= LEAST_VIEWS {
        let mut settled = left().filter(|c| !c.is_fresh());
        assert!(settled.all(|c| c.views_of(who.group) >= LEAST_VIEWS), "the least before many");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn guarantees_hold_on_every_page(groups in 1u64..4, more in 0u64..30, people in 1u64..40, pages in 1usize..30) {
        let open: Vec<u64> = (0..20 + more).collect();
        simulate(&model(groups), &open, people, pages);
    }
}

#[test]
fn every_statement_reaches_the_minimum_in_every_group_before_any_reaches_many() {
    // nothing is known yet: 40 statements, 7 views in each of 2 groups, 60 people with 12 pages each
    let model = model(2);
    let open: Vec<u64> = (500..540).collect();
    let views = simulate(&model, &open, 60, 12).audit().views;
    assert!(views.iter().all(|v| v.below == 0 && v.least >= LEAST_VIEWS), "{views:?}");
    assert!(views.iter().all(|v| v.most <= 2 * LEAST_VIEWS), "{views:?}");
}

#[test]
fn a_flood_of_new_statements_gets_a_third_of_the_pages_at_most() {
    let model = model(2);
    let open: Vec<u64> = (0..20).chain(500..2_500).collect();
    let audit = simulate(&model, &open, 30, 15).audit();
    assert!(audit.fresh_share <= 1.0 / FRESH_EVERY as f64 + 1e-9, "{audit:?}");
    assert_eq!(audit.faults, []);
}

#[test]
fn informative_statements_come_first_once_all_are_covered() {
    let mut made = casts(Made { people: 200, statements: 20, groups: 2, seen: 0.9, seed: 4 });
    // statements on which everybody answers alike tell nothing of anybody
    made.extend((0..200).flat_map(|participant| {
        (100..120).map(move |statement| Cast { participant, statement, value: 1, time: 0 })
    }));
    let model = Model::fit(&Votes::from_casts(&made), &Options { resamples: 20, ..Options::default() });
    let open: Vec<u64> = (0..20).chain(100..120).collect();
    let audit = simulate(&model, &open, 100, 5).audit();
    assert!(audit.gain.unwrap() > 1.3, "{audit:?}");
    assert_eq!((audit.faults, audit.pages.informative), (vec![], 500));
}

#[test]
fn blind_routing_is_noticed() {
    let mut routing = simulate(&model(2), &(0..20).collect::<Vec<u64>>(), 20, 5);
    assert_eq!(routing.audit().faults, []);
    routing.pages.informative = 500;
    routing.pages.information[0] = routing.pages.information[1];
    assert_eq!(routing.audit().faults, [Fault::Blind]);
}

#[test]
fn the_same_participant_at_the_same_page_sees_the_same() {
    let model = model(2);
    let routing = model.routing(&(0..20).collect::<Vec<u64>>());
    let who = model.standing(7, [(0, 1), (3, -1)]);
    let next = || routing.next(&who, |s| s == 0 || s == 3);
    assert_eq!(next(), next());
    assert!(routing.next(&who, |_| true).is_none());
}

#[test]
fn an_empty_conversation_shows_its_seed_statements() {
    let model = Model::fit(&Votes::from_casts(&[]), &Options::default());
    let routing = simulate(&model, &[5, 6, 7], 10, 3);
    assert_eq!(routing.pages.shown, 30);
}
