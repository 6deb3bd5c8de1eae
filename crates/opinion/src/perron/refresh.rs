//! Bringing a model up to date after some more votes.
//!
//! What was learnt of the statements is where fitting goes on, so a few rounds do; tallies, common ground and the slate
//! are made anew. The number of axes and of groups and the stability are kept until the votes have drifted too far from
//! those they were found on; then everything is fitted again.

use super::Options;
use super::canonical::Table;
use super::groups::Cloud;
use super::kmeans::adjusted_rand;
use super::model::{Model, positions};
use super::moments::Posterior;
use crate::Votes;

/// Share of votes or voters that may be added or lost before everything is fitted again.
const MOST_GROWTH: f64 = 0.1;
/// Groups must agree with those of the last full fit this well (adjusted Rand index over people in both).
const LEAST_AGREEMENT: f64 = 0.9;
/// Share by which the noise may change.
const MOST_NOISE_CHANGE: f64 = 0.05;

impl Model {
    /// The model of newer votes. As long as less than a hundredth of them is new, forecasts are within 0.02 (root mean
    /// square) of a full fit's, and groups but for a few people at their edges the same; axes and group numbers stay as
    /// they were, so that the picture does not turn and A stays A. Where the votes have drifted from those of the last
    /// full fit, this is a full fit.
    pub fn refresh(&self, votes: &Votes, options: &Options) -> Self {
        let grown = |now: usize, then: usize| now.abs_diff(then) as f64 > MOST_GROWTH * then as f64;
        let fitted = &self.fitted_to;
        if grown(votes.len(), fitted.votes) || grown(votes.participant().len(), fitted.group.len()) {
            return Self::fit(votes, options);
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
        if drifted { Self::fit(votes, options) } else { model }
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
