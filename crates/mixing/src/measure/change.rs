use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::crossing::Chance;
use super::{Kind, Kinds, Network, Options};
use crate::random::Draws;

/// Ties before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Ties before, by kind.
    pub before: Kinds,
    /// Ties after.
    pub after: Kinds,
    /// Pairs tied at both moments.
    pub stayed: usize,
    /// The share of ties within one area.
    pub bonding: Option<Shift>,
    /// The share of ties between two.
    pub bridging: Option<Shift>,
    /// The share of ties with institutions.
    pub linking: Option<Shift>,
}

/// By how much a share changed; chance is that each tie which came or went did the opposite as easily. Nothing where there
/// were no ties before or are none after.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    /// The share before, of ties whose kind is known.
    pub before: f64,
    /// The share after.
    pub after: f64,
    /// The difference of the two beside chance.
    pub difference: Chance,
    /// How often chance alone is as far from its middle, on either side.
    pub p: f64,
}

/// One pair tied at some moment.
struct Pair {
    kind: Kind,
    before: bool,
    after: bool,
}

impl Change {
    pub(super) fn of(before: &Network<'_>, after: &Network<'_>, options: &Options) -> Self {
        let mut pairs: BTreeMap<(usize, usize), Pair> = BTreeMap::new();
        for (network, is_after) in [(before, false), (after, true)] {
            for &tie in &network.ties {
                let new = || Pair { kind: network.kind(tie), before: false, after: false };
                let pair = pairs.entry(tie).or_insert_with(new);
                *(if is_after { &mut pair.after } else { &mut pair.before }) = true;
            }
        }
        let pairs: Vec<Pair> = pairs.into_values().collect();
        let shift = |kind| shift(&pairs, kind, options);
        Self {
            before: before.kinds(),
            after: after.kinds(),
            stayed: pairs.iter().filter(|pair| pair.before && pair.after).count(),
            bonding: shift(Kind::Bonding),
            bridging: shift(Kind::Bridging),
            linking: shift(Kind::Linking),
        }
    }
}

fn shift(pairs: &[Pair], kind: Kind, options: &Options) -> Option<Shift> {
    let (before, after) = shares(pairs, kind, |_| false)?;
    let drawn: Vec<f64> = (0..options.permutations as u64)
        .into_par_iter()
        .filter_map(|draw| {
            let mut draws = Draws::of(options.seed ^ 4 << 56, draw);
            let turned: Vec<bool> = pairs.iter().map(|_| draws.below(2) == 1).collect();
            shares(pairs, kind, |at| turned[at]).map(|(before, after)| after - before)
        })
        .collect();
    let p = Chance::p(after - before, &drawn);
    Some(Shift { before, after, difference: Chance::of(after - before, drawn), p })
}

/// The share of a kind before and after, where some pairs are turned round.
fn shares(pairs: &[Pair], kind: Kind, is_turned: impl Fn(usize) -> bool) -> Option<(f64, f64)> {
    let (mut of_kind, mut all) = ([0_usize; 2], [0_usize; 2]);
    for (at, pair) in pairs.iter().enumerate().filter(|(_, pair)| pair.kind != Kind::Unknown) {
        let moments = if is_turned(at) { [pair.after, pair.before] } else { [pair.before, pair.after] };
        for moment in (0..2).filter(|&moment| moments[moment]) {
            all[moment] += 1;
            of_kind[moment] += usize::from(pair.kind == kind);
        }
    }
    let share = |moment: usize| (all[moment] > 0).then(|| of_kind[moment] as f64 / all[moment] as f64);
    Some((share(0)?, share(1)?))
}
