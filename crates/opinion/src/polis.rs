//! The published Polis mathematics, step by step.

mod eigen;
mod groups;
mod kmeans;
mod pca;
mod priority;
mod symmetric;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::tally::{self, Tally};
use crate::{GroupResult, OpinionMap, ParticipantResult, StatementResult, Votes, consensus, representative};
use groups::Groups;
use pca::Axes;
use priority::priority;

/// What the method needs to know beside the votes.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Statements left out by moderation.
    pub moderated_out: BTreeSet<u64>,
    /// Statements about the conversation itself; left out too, but shown to everyone soon.
    pub meta: BTreeSet<u64>,
    /// Groups to describe instead of finding them, by participant: 0, 1, 2 …
    pub groups: Option<BTreeMap<u64, usize>>,
}

/// The opinion map of `votes` by the Polis method.
///
/// Positions and groups depend on the ids: rows stand in the order of their lowest statement and then of their
/// participant, columns in the order of their statement. Axes are defined up to their sign.
pub fn map(votes: &Votes, options: &Options) -> OpinionMap {
    let is_out = |id: &u64| options.moderated_out.contains(id) || options.meta.contains(id);
    let left_out: Vec<bool> = votes.statement().iter().map(is_out).collect();
    let total = tally::of_all(votes);
    let axes = Axes::fit(votes, &total, &left_out);
    let position = axes.positions(votes);
    let groups = match &options.groups {
        Some(given) => given_groups(votes, given),
        None => groups::find(votes, &position),
    };
    let by_group = tally::by_group(votes, groups.k, |p| groups.of_row[p].map(|g| g as usize));
    let mut size = vec![0; groups.k];
    groups.of_row.iter().flatten().for_each(|&g| size[g as usize] += 1);
    let representative = representative::for_groups(votes.statement(), &by_group, &left_out);
    let describe = |(id, (size, representative))| GroupResult { id, size, representative };
    let place = |(p, &[x, y]): (usize, &[f64; 2])| ParticipantResult {
        id: votes.participant()[p],
        votes: votes.row(p).len() as u32,
        x,
        y,
        spread: None,
        group: groups.of_row[p].map(|g| g as usize),
        membership: Vec::new(),
    };
    OpinionMap {
        method: "polis",
        seed: 0,
        program: format!("opinion {}", env!("CARGO_PKG_VERSION")),
        participants: votes.participant().len(),
        statements: votes.statement().len(),
        votes: votes.len(),
        refreshed: false,
        k: groups.k,
        silhouette: groups.silhouette,
        statement: statements(votes, options, &axes, &total, &by_group),
        participant: position.par_iter().enumerate().map(place).collect(),
        group: size.into_iter().zip(representative).enumerate().map(describe).collect(),
        consensus: consensus::of(votes.statement(), &total, &left_out),
        forecast: None,
        stability: None,
        slate: Vec::new(),
    }
}

fn given_groups(votes: &Votes, given: &BTreeMap<u64, usize>) -> Groups {
    Groups {
        of_row: votes.participant().iter().map(|id| given.get(id).map(|&g| g as u32)).collect(),
        k: given.values().max().map_or(0, |&g| g + 1),
        silhouette: BTreeMap::new(),
    }
}

fn statements(
    votes: &Votes,
    options: &Options,
    axes: &Axes,
    total: &[Tally],
    by_group: &[Vec<Tally>],
) -> Vec<StatementResult> {
    let mut group_aware = tally::group_aware_consensus(by_group);
    group_aware.resize(total.len(), 1.0);
    let result = |(j, &id): (usize, &u64)| {
        let grouped = by_group.iter().fold(Tally::default(), |sum, g| sum + g[j]);
        let (is_meta, extremity) = (options.meta.contains(&id), axes.extremity(j));
        StatementResult {
            id,
            moderated_out: is_meta || options.moderated_out.contains(&id),
            agrees: total[j].agrees,
            disagrees: total[j].disagrees,
            passes: total[j].passes,
            center: axes.center[j],
            loading: axes.loading[j],
            extremity,
            group_aware_consensus: group_aware[j],
            priority: if is_meta { priority::META } else { priority(grouped, extremity) },
            common_ground: None,
        }
    };
    votes.statement().iter().enumerate().map(result).collect()
}
