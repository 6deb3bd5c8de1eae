//! Common ground: what every group says of a statement, and how sure that is.
//!
//! A share of votes gets the bounds of its beta posterior under Jeffreys' prior, one-sided at 95 %. A statement is common
//! ground only if the lower bound of every group is at least one half, and if it passes the control of false discoveries
//! over all statements: the p-value of a statement is the largest of its groups' (each group is asked whether half or
//! fewer agree), and Benjamini and Hochberg's rule at 5 % decides how many statements may be named.

use rayon::prelude::*;

use super::beta::{cumulative, quantile};
use crate::tally::Tally;
use crate::{CommonGround, GroupShare, Status};

/// Chance that a one-sided bound is wrong, and share of false discoveries among all statements named.
const ERROR: f64 = 0.05;
/// Half of the votes.
const HALF: f64 = 0.5;

/// P(share ≤ ½) after `successes` of `trials`.
fn chance_of_half(successes: u32, trials: u32) -> f64 {
    cumulative(f64::from(successes) + 0.5, f64::from(trials - successes) + 0.5, HALF)
}

/// Lower bound of a share; never above the share seen, 0 without votes for it.
fn lower(successes: u32, trials: u32) -> f64 {
    if successes == 0 {
        return 0.0;
    }
    let bound = quantile(f64::from(successes) + 0.5, f64::from(trials - successes) + 0.5, ERROR);
    bound.min(f64::from(successes) / f64::from(trials))
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

/// The largest p-value that Benjamini and Hochberg's rule lets pass; below 0 if none does.
fn false_discovery_cut(mut p: Vec<f64>) -> f64 {
    p.sort_unstable_by(f64::total_cmp);
    let allowed = |i: usize| ERROR * (i + 1) as f64 / p.len() as f64;
    (0..p.len()).rev().find(|&i| p[i] <= allowed(i)).map_or(-1.0, |i| p[i])
}

/// How many participants must go for the status to be lost: each group's chance of being wrong only grows as members
/// on its side leave, so that the least any single group needs is the answer.
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
