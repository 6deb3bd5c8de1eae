//! Common ground: what every group says of a statement, and how sure that is.
//!
//! A share of votes gets one-sided 95 % bounds that are quantiles of beta distributions and hold whatever the true share
//! is (C. Clopper and E. Pearson, Biometrika 26, 1934); five agrees of five are the least that reach one half. A statement
//! is common ground only if the lower bound of every group is at least one half, and if it passes the control of false
//! discoveries over all statements: the p-value of a statement is the largest of its groups' (each group is asked whether
//! half or fewer agree), and Benjamini and Hochberg's rule at 5 % decides how many statements may be named.

use rayon::prelude::*;

use super::beta::{cumulative, quantile};
use crate::tally::Tally;
use crate::{CommonGround, GroupShare, Status};

/// Chance that a one-sided bound is wrong, and share of false discoveries among all statements named.
const ERROR: f64 = 0.05;
/// Half of the votes.
const HALF: f64 = 0.5;

/// The chance of at least so many successes if the true share is one half.
fn chance_of_half(successes: u32, trials: u32) -> f64 {
    if successes == 0 {
        return 1.0;
    }
    cumulative(f64::from(successes), f64::from(trials - successes) + 1.0, HALF)
}

/// Lower bound of a share; always below the share seen, 0 without votes for it.
fn lower(successes: u32, trials: u32) -> f64 {
    if successes == 0 {
        return 0.0;
    }
    quantile(f64::from(successes), f64::from(trials - successes) + 1.0, ERROR)
}

/// Upper bound of a share: the lower bound of its complement, turned round.
fn upper(successes: u32, trials: u32) -> f64 {
    1.0 - lower(trials - successes, trials)
}

/// One statement before the control of false discoveries.
struct Asked {
    by_group: Vec<GroupShare>,
    tally: Vec<Tally>,
    /// Largest p-value of the groups: that not every group agrees, that not every group disagrees by more than half.
    shared: f64,
    rejected: f64,
    /// That no two groups oppose each other.
    divided: f64,
}

/// For each statement, the tally of every group in the order of `names`.
pub(crate) fn common_ground(names: &[String], statements: Vec<Vec<Tally>>) -> Vec<CommonGround> {
    let asked: Vec<Asked> = statements.into_par_iter().map(|tally| ask(names, tally)).collect();
    let cut = |p: fn(&Asked) -> f64| false_discovery_cut(asked.iter().map(p).collect());
    let (shared, rejected, divided) = (cut(|a| a.shared), cut(|a| a.rejected), cut(|a| a.divided));
    asked.into_par_iter().map(|a| judge(a, shared, rejected, divided)).collect()
}

fn ask(names: &[String], tally: Vec<Tally>) -> Asked {
    let worst =
        |side: fn(&Tally) -> u32| tally.iter().map(|t| chance_of_half(side(t), t.seen())).fold(0.0, f64::max);
    // opposition looks at those who take a side: most of them for it in one group, most against it in another
    let sided = |side: fn(&Tally) -> u32| {
        tally.iter().map(|t| chance_of_half(side(t), t.agrees + t.disagrees)).fold(1.0, f64::min)
    };
    let (shared, rejected) = (worst(|t| t.agrees), worst(|t| t.disagrees));
    let divided = sided(|t| t.agrees).max(sided(|t| t.disagrees)) * tally.len() as f64;
    let by_group = names.iter().zip(&tally).map(|(name, t)| share(name, *t)).collect();
    Asked { by_group, tally, shared, rejected, divided }
}

fn share(name: &str, t: Tally) -> GroupShare {
    let n = t.seen();
    let of_n = |count: u32| (n > 0).then(|| f64::from(count) / f64::from(n));
    GroupShare {
        group: name.to_owned(),
        share: of_n(t.agrees),
        low: lower(t.agrees, n),
        high: upper(t.agrees, n),
        against: of_n(t.disagrees),
        against_low: lower(t.disagrees, n),
        n,
    }
}

fn judge(asked: Asked, shared: f64, rejected: f64, divided: f64) -> CommonGround {
    let least = |low: fn(&GroupShare) -> f64| asked.by_group.iter().map(low).fold(f64::INFINITY, f64::min);
    let score = least(|g| g.low);
    let (status, robustness) = if score >= HALF && asked.shared <= shared {
        (Status::CommonGround, Some(removals(&asked.tally, |t| t.agrees, shared)))
    } else if least(|g| g.against_low) >= HALF && asked.rejected <= rejected {
        (Status::SharedRejection, Some(removals(&asked.tally, |t| t.disagrees, rejected)))
    } else if asked.divided <= divided {
        (Status::Divided, None)
    } else {
        (Status::Open, None)
    };
    let holdout = holdout(&asked);
    CommonGround { score, status, by_group: asked.by_group, holdout, robustness }
}

/// What a p-value must not exceed by Benjamini and Hochberg's rule; below 0 if none passes. A statement whose p-value
/// grows up to this keeps its status: as many p-values as before are still not above it.
fn false_discovery_cut(mut p: Vec<f64>) -> f64 {
    p.sort_unstable_by(f64::total_cmp);
    let allowed = |i: usize| ERROR * (i + 1) as f64 / p.len() as f64;
    (0..p.len()).rev().find(|&i| p[i] <= allowed(i)).map_or(-1.0, allowed)
}

/// How many participants on its side must go for the status to be lost, all else being as it is: each group's chance of
/// being wrong only grows as they leave, so that the least any single group needs is the answer.
fn removals(tally: &[Tally], side: fn(&Tally) -> u32, cut: f64) -> u32 {
    let lost = |t: &Tally, gone: u32| {
        let (s, n) = (side(t) - gone, t.seen() - gone);
        chance_of_half(s, n) > cut || lower(s, n) < HALF
    };
    let needed = |t: &Tally| {
        let (mut kept, mut enough) = (0, side(t)); // nobody left on that side always loses it
        while kept + 1 < enough {
            let middle = (kept + enough) / 2;
            if lost(t, middle) { enough = middle } else { kept = middle }
        }
        enough
    };
    tally.iter().map(needed).min().unwrap_or(0)
}

/// The one group that stays out while most of the others go along: more than half of them with their lower bound, and
/// it alone with its upper bound on the other side of one half. For agreeing first, then for rejecting.
fn holdout(asked: &Asked) -> Option<String> {
    let side = |low: &dyn Fn(&GroupShare) -> f64, high: &dyn Fn(&GroupShare, &Tally) -> f64| {
        let with = asked.by_group.iter().filter(|g| low(g) >= HALF).count();
        let mut out = asked.by_group.iter().zip(&asked.tally).filter(|(g, t)| g.n > 0 && high(g, t) < HALF);
        let alone = out.next().filter(|_| out.next().is_none());
        alone.filter(|_| 2 * with > asked.by_group.len() - 1).map(|(g, _)| g.group.clone())
    };
    side(&|g| g.low, &|g, _| g.high)
        .or_else(|| side(&|g| g.against_low, &|_, t| upper(t.disagrees, t.seen())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::perron::random::Draws;

    fn tally(agrees: u32, disagrees: u32, passes: u32) -> Tally {
        Tally { agrees, disagrees, passes }
    }

    fn names(n: usize) -> Vec<String> {
        (0..n).map(|g| g.to_string()).collect()
    }

    fn of(groups: &[Tally]) -> CommonGround {
        common_ground(&names(groups.len()), vec![groups.to_vec()]).remove(0)
    }

    proptest! {
        #[test]
        fn bounds_enclose_the_share_and_grow_with_it(s in 0u32..200, more in 1u32..200) {
            let n = s + more;
            let share = f64::from(s) / f64::from(n);
            prop_assert!(0.0 <= lower(s, n) && lower(s, n) <= share && share <= upper(s, n) && upper(s, n) <= 1.0);
            prop_assert!(lower(s, n) <= lower(s + 1, n) && upper(s, n) <= upper(s + 1, n));
            prop_assert!(lower(s, n) >= lower(s, n + 1) - 1e-12, "a vote on another side never helps");
            prop_assert!(lower(s * 2, n * 2) >= lower(s, n) - 1e-12, "more of the same is surer");
        }

        /// Removing one agreeing member after the other from one group at a time finds the same number.
        #[test]
        fn robustness_is_what_removing_people_finds(groups in prop::collection::vec((20u32..60, 0u32..12, 0u32..5), 1..4)) {
            let groups: Vec<Tally> = groups.into_iter().map(|(a, d, p)| tally(a, d, p)).collect();
            let cut = ERROR; // of the only statement
            let status = |groups: &[Tally]| judge(ask(&names(groups.len()), groups.to_vec()), cut, -1.0, -1.0).status;
            if let Some(robustness) = of(&groups).robustness {
                let lost = |removed: u32| (0..groups.len()).any(|g| {
                    let mut left = groups.clone();
                    left[g].agrees = left[g].agrees.saturating_sub(removed);
                    status(&left) != Status::CommonGround
                });
                prop_assert!(lost(robustness) && !lost(robustness - 1));
            }
        }

        /// What groups are called, and in which order they stand, changes neither score nor status.
        #[test]
        fn names_of_groups_do_not_matter(groups in prop::collection::vec((0u32..40, 0u32..40, 0u32..9), 1..5)) {
            let groups: Vec<Tally> = groups.into_iter().map(|(a, d, p)| tally(a, d, p)).collect();
            let reversed: Vec<Tally> = groups.iter().rev().copied().collect();
            prop_assert_eq!(of(&groups).score, of(&reversed).score);
            prop_assert_eq!(of(&groups).status, of(&reversed).status);
            let least = of(&groups).by_group.iter().map(|g| g.low).fold(1.0, f64::min);
            prop_assert_eq!(of(&groups).score, least);
        }
    }

    #[test]
    fn a_small_refusing_group_is_not_averaged_away() {
        let found = of(&[tally(900, 20, 5), tally(400, 10, 0), tally(1, 14, 0)]);
        assert_eq!((found.status, found.holdout.as_deref()), (Status::Divided, Some("2")));
        assert!(found.score < 0.1);
    }

    #[test]
    fn too_few_votes_of_one_group_leave_it_open() {
        let found = of(&[tally(900, 20, 5), tally(5, 0, 0)]);
        assert_eq!((found.status, found.holdout, found.robustness), (Status::CommonGround, None, Some(1)));
        assert_eq!(of(&[tally(900, 20, 5), tally(4, 0, 0)]).status, Status::Open);
        let nobody = of(&[tally(900, 20, 5), Tally::default()]);
        assert_eq!((nobody.status, nobody.score, nobody.by_group[1].share), (Status::Open, 0.0, None));
    }

    /// 60 people, 52 agree and 8 do not: 17 of 25 heads of a fair coin have chance 0.0539, 18 of 26 have 0.0378, so that
    /// the 35th supporter who leaves undoes it. Were it the only one to pass among ten statements, 1 in 200 would be
    /// asked for: 22 of 30 have chance 0.0081, 23 of 31 have 0.0053, 24 of 32 have 0.0035, so that the 29th does.
    #[test]
    fn robustness_by_hand() {
        assert_eq!(of(&[tally(52, 8, 0)]).robustness, Some(35));
        assert!((0.765..0.78).contains(&of(&[tally(52, 8, 0)]).score));
        let mut statements = vec![vec![tally(52, 8, 0)]];
        statements.extend((0..9).map(|_| vec![tally(30, 30, 0)]));
        assert_eq!(common_ground(&names(1), statements)[0].robustness, Some(29));
    }

    #[test]
    fn passes_count_as_votes_for_neither() {
        assert_eq!(of(&[tally(45, 0, 55)]).status, Status::Open);
        assert_eq!(of(&[tally(0, 70, 30)]).status, Status::SharedRejection);
    }

    /// Of 2,000 statements that nobody prefers, single tests at 5 % would name about a hundred.
    #[test]
    fn many_statements_do_not_make_common_ground_by_chance() {
        let mut draws = Draws::of(1, 2);
        let mut drawn = || {
            let agrees = (0..100).filter(|_| draws.uniform() < 0.5).count() as u32;
            vec![tally(agrees, 100 - agrees, 0)]
        };
        let found = common_ground(&names(1), (0..2000).map(|_| drawn()).collect());
        let by_single_test = found.iter().filter(|g| g.score >= 0.5).count();
        let named = found.iter().filter(|g| g.status == Status::CommonGround).count();
        assert!(by_single_test > 50 && named <= 2, "{by_single_test} and {named}");
    }
}
