//! Bringing a model up to date after some more votes.
//!
//! What was learnt of the statements is where fitting goes on, so a few rounds do; tallies, common ground and the slate
//! are made anew. The number of axes and of groups and the stability are kept until the votes have drifted too far from
//! those they were found on; then everything is fitted again.

use std::collections::BTreeMap;

use super::Options;
use super::canonical::Table;
use super::groups::Cloud;
use super::kmeans::adjusted_rand;
use super::model::{Model, positions};
use super::moments::Posterior;
use crate::Votes;
use crate::tally::{self, Tally};

/// Share of the votes that may have been cast, changed or taken back before everything is fitted again.
const MOST_CHANGE: f64 = 0.01;
/// Share by which the number of voters may have changed.
const MOST_VOTERS: f64 = 0.1;
/// Groups must agree with those of the last full fit this well (adjusted Rand index over people in both).
const LEAST_AGREEMENT: f64 = 0.9;
/// Share by which the noise may change.
const MOST_NOISE_CHANGE: f64 = 0.05;

impl Model {
    /// The model of newer votes, or nothing where they have drifted so far from those of the last full fit that another
    /// is due: a hundredth of the votes is another, or noise or groups have changed. Axes and group numbers stay as they
    /// were, so that the picture does not turn and A stays A; their numbers are those of the last full fit even where
    /// another full fit would choose others.
    pub fn refresh(&self, votes: &Votes, options: &Options) -> Option<Self> {
        let fitted = &self.fitted_to;
        let all: u32 = fitted.tally.iter().map(|(_, tally)| tally.seen()).sum();
        let changed = changed(&fitted.tally, &tally::open(votes, &options.moderated_out));
        let voters = votes.participant().len().abs_diff(fitted.group.len());
        if f64::from(changed) > MOST_CHANGE * f64::from(all)
            || voters as f64 > MOST_VOTERS * fitted.group.len() as f64
        {
            return None;
        }
        let table = Table::new(votes, &options.moderated_out);
        let known: Vec<Option<usize>> =
            table.column.iter().map(|&c| self.column.get(&votes.statement()[c as usize]).copied()).collect();
        let fit = self.fit.refreshed(&known, &table);
        let people = positions(&fit.parameters, &table);
        let (voters, before): (Vec<Posterior>, Vec<Option<usize>>) = (0..table.rows())
            .filter(|&r| !table.votes(r).is_empty())
            .map(|r| (people[r], self.group_before(votes.participant()[table.row[r] as usize])))
            .unzip();
        let cloud = Cloud::new(&voters, &fit.scale, fit.parameters.axes);
        let groups = self.groups.moved(&cloud, &before);
        let noise = fitted.noise;
        let model = Self::with(votes, options, &table, fit, groups, &people, Some(fitted.clone()));
        let drifted = (model.fit.parameters.noise - noise).abs() > MOST_NOISE_CHANGE * noise
            || model.agreement() < LEAST_AGREEMENT;
        (!drifted).then_some(model)
    }

    /// Group of a participant in the map before.
    fn group_before(&self, id: u64) -> Option<usize> {
        let people = &self.map().participant;
        people.binary_search_by_key(&id, |p| p.id).ok().and_then(|row| people[row].group)
    }

    /// How well the groups agree with those of the last full fit.
    fn agreement(&self) -> f64 {
        let then = &self.fitted_to.group;
        let both = self.map().participant.iter().filter_map(|p| {
            let row = then.binary_search_by_key(&p.id, |(id, _)| *id).ok()?;
            then[row].1.zip(p.group)
        });
        adjusted_rand(both, self.groups.k())
    }
}

/// How many votes differ, as far as counts tell: one that was changed counts on both sides.
fn changed(then: &[(u64, Tally)], now: &[(u64, Tally)]) -> u32 {
    let mut differ: BTreeMap<u64, [Tally; 2]> = BTreeMap::new();
    then.iter().for_each(|(id, tally)| differ.entry(*id).or_default()[0] = *tally);
    now.iter().for_each(|(id, tally)| differ.entry(*id).or_default()[1] = *tally);
    let by = |[a, b]: &[Tally; 2]| {
        a.agrees.abs_diff(b.agrees) + a.disagrees.abs_diff(b.disagrees) + a.passes.abs_diff(b.passes)
    };
    differ.values().map(by).sum()
}
