//! The method as a whole, on conversations whose answer is known.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::random::Draws;
use super::{Model, Options, map};
use crate::{Cast, OpinionMap, Status, Votes};

/// A made-up conversation.
#[derive(Clone, Copy)]
pub(super) struct Made {
    pub(super) people: u64,
    pub(super) statements: u64,
    /// Opinion groups of equal size; with 1, everybody answers from the same shares.
    pub(super) groups: u64,
    /// Share of the statements each participant votes on.
    pub(super) seen: f64,
    pub(super) seed: u64,
}

/// How group `g` answers statement `s`: the chance to agree if a side is taken. Every fifth statement is shared.
fn leaning(made: Made, g: u64, s: u64) -> f64 {
    let mut draws = Draws::of(made.seed, s);
    let shared = draws.uniform();
    let own = (0..=g).map(|_| draws.uniform()).last().unwrap_or(0.5);
    if s.is_multiple_of(5) {
        0.85
    } else if made.groups == 1 {
        shared
    } else if own < 0.5 {
        0.1
    } else {
        0.9
    }
}

pub(super) fn casts(made: Made) -> Vec<Cast> {
    let mut draws = Draws::of(made.seed, 77);
    let mut casts = Vec::new();
    for participant in 0..made.people {
        for statement in 0..made.statements {
            if draws.uniform() < made.seen {
                let lean = leaning(made, participant % made.groups, statement);
                let value = if draws.uniform() < 0.1 {
                    0
                } else if draws.uniform() < lean {
                    1
                } else {
                    -1
                };
                casts.push(Cast { participant, statement, value, time: 0 });
            }
        }
    }
    casts
}

const FOUR: Made = Made { people: 240, statements: 50, groups: 4, seen: 0.5, seed: 5 };

/// Share of the people with a group who are in their true group, each group standing for the true one it holds most of.
fn purity(map: &OpinionMap, groups: u64) -> f64 {
    let mut met: BTreeMap<(usize, u64), usize> = BTreeMap::new();
    for p in &map.participant {
        if let Some(g) = p.group {
            *met.entry((g, p.id % groups)).or_default() += 1;
        }
    }
    let most = |g| (0..groups).map(|t| met.get(&(g, t)).copied().unwrap_or(0)).max().unwrap_or(0);
    (0..map.k).map(most).sum::<usize>() as f64 / met.values().sum::<usize>() as f64
}

#[test]
fn known_groups_are_found() {
    for groups in 2..=4 {
        let found = map(&Votes::from_casts(&casts(Made { groups, ..FOUR })), &Options::default());
        assert_eq!(found.k as u64, groups, "{:?}", found.stability);
        assert!(purity(&found, groups) > 0.97, "{groups} groups: {}", purity(&found, groups));
        let stability = found.stability.unwrap();
        assert!(stability.ari > stability.without_gaps.unwrap() + 0.05, "{groups} groups: {stability:?}");
        assert!(stability.ari > 0.9 && stability.same > 190, "{groups} groups: {stability:?}");
        let grouped = found.participant.iter().filter(|p| p.group.is_some()).count();
        assert!(grouped * 10 > found.participant.len() * 9);
    }
}

#[test]
fn without_groups_there_is_one() {
    let found = map(&Votes::from_casts(&casts(Made { groups: 1, ..FOUR })), &Options::default());
    assert_eq!((found.k, found.group[0].size), (1, 240));
    assert!(found.participant.iter().all(|p| p.membership == [1.0] && p.group == Some(0)));
}

/// Opinions that lie on one long line without a gap have sides, and the map says that no gap parts them.
#[test]
fn a_continuum_has_no_gap() {
    let mut draws = Draws::of(3, 3);
    let lean: Vec<(f64, f64)> = (0..40).map(|_| (draws.normal() * 0.5, draws.normal())).collect();
    let mut casts = Vec::new();
    for participant in 0..300 {
        let position = draws.normal();
        for (statement, (popular, slope)) in (0..).zip(&lean) {
            if draws.uniform() < 0.4 {
                let value = if popular + slope * position + draws.normal() > 0.0 { 1 } else { -1 };
                casts.push(Cast { participant, statement, value, time: 0 });
            }
        }
    }
    let found = map(&Votes::from_casts(&casts), &Options::default());
    let stability = found.stability.unwrap();
    assert!(found.k == 1 || stability.ari <= stability.without_gaps.unwrap() + 0.01, "{stability:?}");
}

#[test]
fn few_votes_mean_between_groups() {
    let mut votes = casts(Made { groups: 2, ..FOUR });
    votes.push(Cast { participant: 1000, statement: 5, value: 1, time: 0 });
    let found = map(&Votes::from_casts(&votes), &Options::default());
    let newcomer = found.participant.last().unwrap();
    assert_eq!((newcomer.id, newcomer.group), (1000, None));
    let [wide, narrow] = [newcomer, &found.participant[0]].map(|p| p.spread.unwrap()[0]);
    assert!(wide > 2.0 * narrow, "{wide} against {narrow}");
}

/// Membership probabilities are what they say: of those given about p to a group, about a share p is in it.
#[test]
fn membership_is_calibrated() {
    let (mut given, mut true_) = (0.0, 0.0);
    for seed in 0..4 {
        let made = Made { people: 300, statements: 60, groups: 2, seen: 0.2, seed };
        let found = map(&Votes::from_casts(&casts(made)), &Options::default());
        assert_eq!(found.k, 2);
        let at_0 = |t: u64| found.participant.iter().filter(|p| p.id % 2 == t && p.group == Some(0)).count();
        let of_0 = u64::from(at_0(1) > at_0(0));
        for p in &found.participant {
            let (g, most) = if p.membership[0] > 0.5 { (0, p.membership[0]) } else { (1, p.membership[1]) };
            given += most;
            true_ += f64::from((p.id % 2 == of_0) == (g == 0));
        }
    }
    let (given, true_): (f64, f64) = (given / 1200.0, true_ / 1200.0);
    assert!((given - true_).abs() < 0.05, "said {given}, is {true_}");
}

#[test]
fn hidden_votes_are_foretold_better_than_by_popularity() {
    let made = casts(FOUR);
    let model = Model::fit(&Votes::from_casts(&made), &Options::default());
    let forecast = model.map().forecast.clone().unwrap();
    assert!(forecast.axes >= 2 && forecast.accuracy > 0.75, "{forecast:?}");
    let row = |p: u64| made.iter().filter(move |c| c.participant == p).map(|c| (c.statement, c.value));
    let [agree, disagree, pass] = model.forecast(row(3), 6).unwrap();
    assert!((agree + disagree + pass - 1.0).abs() < 1e-12);
    assert_eq!(agree > disagree, leaning(FOUR, 3, 6) > 0.5);
    assert_eq!(model.forecast(row(3), 999), None);
}

#[test]
fn what_all_share_is_common_ground_and_a_refusing_minority_is_named() {
    let mut made = casts(Made { groups: 2, seen: 0.9, ..FOUR });
    for participant in 0..240 {
        // 9 of 10 agree in the conversation as a whole, yet the centred group does not
        let value = if participant % 10 == 0 { -1 } else { 1 };
        made.push(Cast { participant, statement: 500, value, time: 0 });
        made.push(Cast { participant, statement: 501, value: -1, time: 0 });
    }
    let newcomers: BTreeSet<u64> = (0..240).filter(|p| p % 10 == 0).collect();
    let few: BTreeSet<u64> = (0..9).collect();
    let attributes = BTreeMap::from([("newcomers".to_owned(), newcomers), ("few".to_owned(), few)]);
    let options = Options { attributes, ..Options::default() };
    let found = map(&Votes::from_casts(&made), &options);
    let ground =
        |id| found.statement.iter().find(|s| s.id == id).and_then(|s| s.common_ground.clone()).unwrap();
    assert_eq!(ground(0).status, Status::CommonGround);
    assert!(ground(0).robustness.unwrap() > 5);
    assert_eq!(ground(501).status, Status::SharedRejection);
    assert_eq!((ground(500).status, ground(500).holdout.as_deref()), (Status::Divided, Some("newcomers")));
    let names: Vec<String> = ground(500).by_group.into_iter().map(|g| g.group).collect();
    assert_eq!(names, ["0", "1", "newcomers"]);
    let divided = found
        .statement
        .iter()
        .filter(|s| s.id < 500 && s.common_ground.as_ref().is_some_and(|g| g.status == Status::Divided));
    assert!(divided.count() > 5);
}

#[test]
fn degenerate_conversations_have_a_map_too() {
    let everybody = |value: fn(u64, u64) -> i8, people: u64, statements: u64| -> Vec<Cast> {
        let pairs = (0..people).flat_map(|p| (0..statements).map(move |s| (p, s)));
        pairs.map(|(p, s)| Cast { participant: p, statement: s, value: value(p, s), time: 0 }).collect()
    };
    for casts in [
        Vec::new(),
        everybody(|_, _| 1, 1, 1),
        everybody(|_, _| 0, 30, 10),
        everybody(|_, _| 1, 30, 10),
        everybody(|_, _| -1, 30, 10),
        everybody(|p, _| if p % 2 == 0 { 1 } else { -1 }, 30, 10),
        everybody(|p, s| ((p + s) % 3) as i8 - 1, 3, 40),
    ] {
        let votes = Votes::from_casts(&casts);
        for moderated_out in [BTreeSet::new(), BTreeSet::from([0]), (0..40).collect()] {
            let found = map(&votes, &Options { moderated_out, resamples: 20, ..Options::default() });
            assert_eq!(found.k, found.group.len());
            assert!(votes.is_empty() || found.k >= 1);
            let fine = |p: &crate::ParticipantResult| {
                p.x.is_finite()
                    && p.y.is_finite()
                    && p.membership.len() == found.k
                    && (p.membership.iter().sum::<f64>() - 1.0).abs() < 1e-9
            };
            assert!(found.participant.iter().all(fine));
            assert!(found.statement.iter().all(|s| s.moderated_out == s.common_ground.is_none()));
            let written = serde_json::to_string(&found).unwrap();
            assert!(!written.contains("\"score\":null") && !written.contains("\"x\":null"));
        }
    }
}

#[test]
fn threads_do_not_matter() {
    let votes = Votes::from_casts(&casts(FOUR));
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        serde_json::to_string(&pool.install(|| map(&votes, &Options::default()))).unwrap()
    };
    assert_eq!(on(1), on(3));
}

/// What a map says, with participants and statements under their old names.
fn said(
    map: &OpinionMap,
    person: &dyn Fn(u64) -> u64,
    statement: &dyn Fn(u64) -> u64,
) -> (Vec<String>, Vec<String>, Vec<u64>, Vec<Vec<u64>>) {
    let mut people: Vec<String> = map
        .participant
        .iter()
        .map(|p| format!("{} {:?} {:?} {} {}", person(p.id), p.group, p.membership, p.x, p.y))
        .collect();
    people.sort();
    let mut statements: Vec<String> = map
        .statement
        .iter()
        .map(|s| format!("{} {:?} {:?} {}", statement(s.id), s.common_ground, s.loading, s.center))
        .collect();
    statements.sort();
    let slate: Vec<u64> = map.slate.iter().map(|&s| statement(s)).collect();
    let stand =
        |g: &crate::GroupResult| g.representative.iter().map(|r| statement(r.statement)).collect::<Vec<_>>();
    (people, statements, slate, map.group.iter().map(stand).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// The order of votes and the names of participants and statements change nothing.
    #[test]
    fn names_and_order_do_not_matter(seed in 0u64..1000, turn in 1u64..1_000_000, groups in 1u64..4) {
        let made = casts(Made { people: 60, statements: 20, groups, seen: 0.5, seed });
        let options = Options { resamples: 20, ..Options::default() };
        let before = map(&Votes::from_casts(&made), &options);
        // odd multipliers are one to one on 64 bits
        let rename = |id: u64| id.wrapping_mul(2 * turn + 1) ^ turn;
        let people: BTreeMap<u64, u64> = (0..60).map(|id| (rename(id), id)).collect();
        let statements: BTreeMap<u64, u64> = (0..20).map(|id| (rename(id), id)).collect();
        let mut shuffled: Vec<Cast> = made
            .iter()
            .map(|c| Cast { participant: rename(c.participant), statement: rename(c.statement), ..*c })
            .collect();
        shuffled.sort_by_key(|c| (c.participant ^ c.statement.rotate_left(7)).wrapping_mul(turn | 1));
        let after = map(&Votes::from_casts(&shuffled), &options);
        prop_assert_eq!(said(&before, &|p| p, &|s| s), said(&after, &|p| people[&p], &|s| statements[&s]));
    }

    /// After half a hundredth more votes, a refreshed model says what a full fit says.
    #[test]
    fn refreshing_equals_fitting_again(seed in 0u64..1000) {
        let made = casts(Made { seed, ..FOUR });
        let options = Options { resamples: 20, ..Options::default() };
        let (earlier, all) = (Votes::from_casts(&made[..made.len() * 199 / 200]), Votes::from_casts(&made));
        let refreshed = Model::fit(&earlier, &options).refresh(&all, &options).unwrap();
        let fitted = Model::fit(&all, &options);
        let pairs = || refreshed.map().participant.iter().zip(&fitted.map().participant);
        // axes may be turned against each other, forecasts not
        let mut off: f64 = 0.0;
        for person in 0..20 {
            let row = || made.iter().filter(move |c| c.participant == person).map(|c| (c.statement, c.value));
            for statement in 0..50 {
                let [a, b] = [&refreshed, &fitted].map(|m| m.forecast(row(), statement).unwrap());
                off += a.iter().zip(&b).map(|(a, b)| (a - b).powi(2)).sum::<f64>() / 3000.0;
            }
        }
        prop_assert!(off.sqrt() < 0.02, "forecasts differ by {}", off.sqrt());
        let groups: BTreeSet<_> = pairs().filter_map(|(a, b)| a.group.zip(b.group)).collect();
        prop_assert!(groups.len() <= 4, "the same groups, whatever their numbers: {groups:?}");
        let moved = pairs().filter(|(a, b)| a.group.is_some() != b.group.is_some()).count();
        prop_assert!(moved <= 3, "{moved} people changed their group");
        let counts = |m: &Model| m.map().statement.iter().map(|s| (s.agrees, s.disagrees)).collect::<Vec<_>>();
        prop_assert_eq!(counts(&refreshed), counts(&fitted));
    }
}
