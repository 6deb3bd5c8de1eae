use std::collections::BTreeMap;

use opinion::{CommonGround, Consensus, GroupResult, GroupShare, OpinionMap, ParticipantResult, Status};
use proptest::prelude::*;

use super::*;

/// People around `k` places, close or far, some of them in no group.
pub fn map(n: usize, k: usize, width: f64, seed: u64) -> OpinionMap {
    let unit = |i: u64| mix(i ^ mix(seed)) as f64 / u64::MAX as f64;
    let participant: Vec<ParticipantResult> = (0..n as u64)
        .map(|i| {
            let group = (unit(i * 7) * k as f64) as usize % k;
            let turn = group as f64 / k as f64 * std::f64::consts::TAU;
            let (r, a) =
                ((-2.0 * unit(i * 7 + 1).max(1e-12).ln()).sqrt(), unit(i * 7 + 2) * std::f64::consts::TAU);
            ParticipantResult {
                id: i,
                votes: 9,
                x: 2.0 * turn.cos() + width * r * a.cos(),
                y: 1.2 * turn.sin() + width * r * a.sin(),
                spread: Some([0.02, 0.03, 0.01]),
                group: (unit(i * 7 + 3) > 0.1).then_some(group),
                membership: vec![1.0 / k as f64; k],
            }
        })
        .collect();
    let group = (0..k)
        .map(|id| GroupResult {
            id,
            size: participant.iter().filter(|p| p.group == Some(id)).count(),
            representative: Vec::new(),
        })
        .collect();
    OpinionMap {
        method: "perron",
        seed,
        program: String::new(),
        participants: n,
        statements: 20,
        votes: n * 9,
        refreshed: false,
        k,
        silhouette: BTreeMap::new(),
        statement: Vec::new(),
        participant,
        group,
        consensus: Consensus::default(),
        forecast: None,
        stability: None,
        slate: Vec::new(),
    }
}

fn numbers(path: &str) -> Vec<f64> {
    path.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))
        .filter(|s| !s.is_empty())
        .map(|s| s.parse().expect("a number"))
        .collect()
}

#[test]
fn no_mark_hides_another_and_all_are_inside() {
    for (n, k, width) in
        [(1, 1, 1.0), (2, 2, 0.0), (306, 3, 0.6), (600, 3, 0.1), (5_000, 5, 0.4), (400, 1, 0.0)]
    {
        let picture = Picture::new(&map(n, k, width, 7));
        let spots: Vec<Spot> = picture.spots.values().copied().collect();
        assert_eq!(spots.len(), n.min(MOST_DRAWN));
        for (i, a) in spots.iter().enumerate() {
            assert!(FOR_MARKS.has(a.point()), "{a:?}");
            for b in &spots[i + 1..] {
                assert!(a.point().distance(b.point()) >= gap(picture.fine), "{a:?} and {b:?} of {n}");
            }
        }
    }
}

#[test]
fn the_same_map_gives_the_same_picture() {
    let map = map(700, 4, 0.5, 3);
    assert_eq!(Picture::new(&map), Picture::new(&map));
}

#[test]
fn the_same_people_stay_in_the_sample_as_others_come() {
    let (before, after) = (Picture::new(&map(3_000, 3, 0.5, 3)), Picture::new(&map(3_300, 3, 0.5, 3)));
    let stayed = before.spots.keys().filter(|id| after.spots.contains_key(id)).count();
    assert!(stayed > 500, "{stayed} of {MOST_DRAWN}");
}

#[test]
fn an_outline_holds_nearly_all_of_its_group() {
    let map = map(306, 3, 0.5, 11);
    let picture = Picture::new(&map);
    for group in &picture.groups {
        let members: Vec<Spot> = map
            .participant
            .iter()
            .filter(|p| p.group == Some(group.id))
            .map(|p| picture.spots[&p.id])
            .collect();
        let density = Density::new(&members, WHOLE, blur(&members, 0.0));
        let level = density.level(0.95);
        let inside = members.iter().filter(|m| density.at(m.point()) >= level).count();
        assert!(inside * 100 >= members.len() * 95, "{inside} of {}", members.len());
        assert!(group.outer.starts_with('M') && group.outer.ends_with('z'));
    }
}

#[test]
fn a_picture_of_three_hundred_people_is_light() {
    let picture = Picture::new(&map(306, 3, 0.5, 11));
    let bytes: usize = picture.groups.iter().map(|g| g.marks.len() + g.outer.len() + g.inner.len()).sum();
    assert!(bytes < 14_000, "{bytes} bytes");
}

#[test]
fn the_part_that_is_shown_holds_every_mark_and_letter() {
    for (n, k, width) in [(1, 1, 1.0), (306, 3, 0.6), (5_000, 5, 0.4), (400, 1, 0.0), (0, 1, 0.1)] {
        let picture = Picture::new(&map(n, k, width, 7));
        let (top, bottom) = (picture.top, picture.top + picture.height);
        assert!(top >= 0 && bottom <= HEIGHT as i32 && picture.height >= 230, "{top} to {bottom}");
        assert!(picture.spots.values().all(|s| (top + 5..=bottom - 5).contains(&s.y)), "{top} to {bottom}");
        assert!(picture.names.iter().all(|s| (top + 20..=bottom).contains(&s.y)), "{top} to {bottom}");
    }
}

#[test]
fn letters_stand_on_nobody_and_apart() {
    let picture = Picture::new(&map(306, 3, 0.4, 11));
    for (i, a) in picture.names.iter().enumerate() {
        let middle = Point { x: f64::from(a.x), y: f64::from(a.y) - 12.0 };
        assert!(picture.spots.values().all(|s| s.point().distance(middle) > 12.0));
        assert!(picture.names[i + 1..].iter().all(|b| a.point().distance(b.point()) > 30.0));
    }
}

#[test]
fn one_group_needs_no_letter_and_nobody_gives_an_empty_picture() {
    assert_eq!(Picture::new(&map(50, 1, 0.4, 1)).groups[0].name, None);
    let empty = Picture::new(&map(0, 1, 0.4, 1));
    assert_eq!((empty.people, empty.drawn, empty.groups[0].marks.as_str()), (0, 0, ""));
    assert_eq!(empty.groups[0].outer, "");
}

#[test]
fn people_who_are_not_drawn_still_find_themselves() {
    let map = map(3_000, 3, 0.5, 3);
    let picture = Picture::new(&map);
    let absent = map.participant.iter().find(|p| !picture.spots.contains_key(&p.id)).expect("a sample");
    let here = picture.here(absent);
    assert!(picture.spots.values().all(|s| s.point().distance(here.ring.point()) >= gap(picture.fine)));
    assert!(here.ellipse.is_some_and(|[a, b, _]| a >= b && b > 0.0));
}

#[test]
fn bars_show_the_floor_of_common_ground_only() {
    let share = |group: &str, share, low| GroupShare {
        group: group.into(),
        share,
        low,
        high: 1.0,
        against: share.map(|s| 1.0 - s),
        against_low: 0.0,
        n: 40,
    };
    let mut ground = CommonGround {
        score: 0.6,
        status: Status::CommonGround,
        by_group: vec![share("0", Some(0.9), 0.8), share("1", Some(0.7), 0.6), share("2", None, 0.7)],
        holdout: None,
        robustness: None,
    };
    let bars = Bars::new(&ground);
    assert_eq!(bars.floor, Some(34.0 + 0.6 * 142.0).map(|x: f64| (x * 10.0).round() / 10.0));
    assert_eq!((bars.rows[0].share, bars.rows[0].low, bars.rows[2].mark.clone()), (Some(90), 80, None));
    ground.status = Status::Divided;
    assert_eq!(Bars::new(&ground).floor, None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_number_of_every_picture_is_finite_and_inside(
        n in 1usize..5_000, k in 1usize..=8, width in 0.0..4.0_f64, seed: u64, bad in 0usize..3,
    ) {
        let mut map = map(n, k, width, seed);
        for p in map.participant.iter_mut().take(bad) {
            (p.x, p.y, p.spread) = (f64::NAN, f64::INFINITY, Some([f64::NAN, f64::INFINITY, 0.0]));
        }
        let picture = Picture::new(&map);
        for group in &picture.groups {
            for path in [&group.outer, &group.inner] {
                prop_assert!(numbers(path).iter().all(|v| (0.0..=WIDTH).contains(v)));
            }
            prop_assert!(!group.marks.contains("NaN") && !group.marks.contains("inf"));
        }
        let here = picture.here(&map.participant[n - 1]);
        prop_assert!(here.ellipse.is_none_or(|e| e.iter().all(|v| v.is_finite())));
        prop_assert!(numbers(&here.line).iter().all(|v| v.is_finite()));
        prop_assert!(WHOLE.has(here.words.point()) && WHOLE.has(here.ring.point()));
    }
}
