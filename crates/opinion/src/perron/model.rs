//! The fitted state that is kept between updates.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Options;
use super::canonical::Table;
use super::factor::Parameters;
use super::fit::{Fit, fit};
use super::groups::{Cloud, Groups, choose, reliability};
use super::moments::Posterior;
use super::picture;
use super::progress::{Tell, Way};
use super::routing::Standing;
use crate::tally::{self, Tally};
use crate::{OpinionMap, Votes};

/// A conversation's fitted model, and its map.
#[derive(Clone, Debug)]
pub struct Model {
    /// Column of its parameters by id of a statement.
    pub(super) column: BTreeMap<u64, usize>,
    pub(super) fit: Fit,
    pub(super) groups: Groups,
    /// What the last full fit saw and found.
    pub(super) fitted_to: Fitted,
    map: OpinionMap,
}

/// What a full fit saw and found, to notice drift from.
#[derive(Clone, Debug)]
pub(super) struct Fitted {
    /// By id of each statement on the map, ascending.
    pub(super) tally: Vec<(u64, Tally)>,
    pub(super) noise: f64,
    /// By id of the participant, ascending.
    pub(super) group: Vec<(u64, Option<usize>)>,
}

/// Where one participant stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Position on the picture, in votes.
    pub x: f64,
    /// Position on the picture, in votes.
    pub y: f64,
    /// Variance of x, of y, and their covariance: how far the true position may be.
    pub spread: [f64; 3],
    /// Probability of each group; sums to 1.
    pub membership: Vec<f64>,
    /// The group, where one is at least twice as probable as any other.
    pub group: Option<usize>,
}

impl Model {
    /// Fits the model to the votes: positions, groups, stability, common ground, slate.
    pub fn fit(votes: &Votes, options: &Options) -> Self {
        Self::fit_telling(votes, options, &|_, _| ())
    }

    /// The same, saying how far it is.
    pub fn fit_telling(votes: &Votes, options: &Options, tell: Tell<'_>) -> Self {
        let way = Way::new(tell);
        let table = Table::new(votes, &options.moderated_out);
        let fitted = fit(&table, options.seed, way.part(0, 65));
        let people = positions(&fitted.parameters, &table);
        let voters: Vec<Posterior> =
            (0..table.rows()).filter(|&r| !table.votes(r).is_empty()).map(|r| people[r]).collect();
        let cloud = Cloud::new(&voters, &fitted.scale, fitted.parameters.axes);
        let groups =
            choose(&cloud, options.seed, options.resamples, way.part(65, 95)).by_size(&voters, &fitted.scale);
        let model = Self::with(votes, options, &table, fitted, groups, &people, None);
        way.at(1, 1);
        model
    }

    /// Puts a map together from fitted parts; `fitted_to` is absent after a full fit.
    pub(super) fn with(
        votes: &Votes,
        options: &Options,
        table: &Table,
        fit: Fit,
        groups: Groups,
        people: &[Posterior],
        fitted_to: Option<Fitted>,
    ) -> Self {
        let places: Vec<Place> = {
            let made: Vec<Place> = people.par_iter().map(|who| place(who, &fit, &groups)).collect();
            let mut by_row = vec![None; made.len()];
            for (place, &row) in made.into_iter().zip(&table.row) {
                by_row[row as usize] = Some(place);
            }
            by_row.into_iter().flatten().collect()
        };
        let mut map = picture::draw(votes, options, table, &fit, &groups, &places);
        map.refreshed = fitted_to.is_some();
        let column =
            table.column.iter().enumerate().map(|(at, &c)| (votes.statement()[c as usize], at)).collect();
        let fitted_to = fitted_to.unwrap_or_else(|| Fitted {
            tally: tally::open(votes, &options.moderated_out),
            noise: fit.parameters.noise,
            group: map.participant.iter().map(|p| (p.id, p.group)).collect(),
        });
        Self { column, fit, groups, fitted_to, map }
    }

    /// Where somebody stands who cast these votes (statement id, value), whether or not the model has seen them.
    pub fn place(&self, votes: impl IntoIterator<Item = (u64, i8)>) -> Place {
        place(&self.position(votes), &self.fit, &self.groups)
    }

    /// What routing needs to know of a participant who cast these votes (statement id, value).
    pub fn standing(&self, participant: u64, votes: impl IntoIterator<Item = (u64, i8)>) -> Standing {
        let mut voted = 0;
        let position = self.position(votes.into_iter().inspect(|_| voted += 1));
        let (_, group) = self.groups.of(&position, &self.fit.scale);
        Standing { participant, group, voted, position }
    }

    /// Probabilities that somebody who cast these votes (statement id, value) agrees with a statement, disagrees, or
    /// passes; `None` for a statement the model does not know.
    pub fn forecast(&self, votes: impl IntoIterator<Item = (u64, i8)>, statement: u64) -> Option<[f64; 3]> {
        let known: Vec<(usize, i8)> = self.known(votes).collect();
        Some(self.fit.forecast(&known, *self.column.get(&statement)?))
    }

    fn position(&self, votes: impl IntoIterator<Item = (u64, i8)>) -> Posterior {
        self.fit.parameters.place(self.known(votes))
    }

    fn known(&self, votes: impl IntoIterator<Item = (u64, i8)>) -> impl Iterator<Item = (usize, i8)> {
        votes.into_iter().filter_map(|(id, value)| Some((*self.column.get(&id)?, value)))
    }

    /// The map of the votes the model was last fitted to or refreshed with.
    pub fn map(&self) -> &OpinionMap {
        &self.map
    }

    /// The map alone, without what is needed to refresh it.
    pub fn into_map(self) -> OpinionMap {
        self.map
    }
}

/// Position of everybody, by canonical row.
pub(super) fn positions(of: &Parameters, table: &Table) -> Vec<Posterior> {
    let design = of.design();
    (0..table.rows()).into_par_iter().map(|row| design.place(table.votes(row))).collect()
}

/// What is drawn of a participant: the estimate divided by the root of its reliability, so that people with few votes
/// do not all sit in the middle and distance from it says nothing about diligence (Anderson and Rubin's factor scores
/// have this property). How little is known of them is in the spread.
pub(super) fn place(who: &Posterior, fit: &Fit, groups: &Groups) -> Place {
    let axes = fit.parameters.axes.min(2);
    let scale = &fit.scale;
    let known = reliability(who, scale, axes);
    let at = |k: usize| if k < axes && known > 1e-9 { scale[k] * who.axes()[k] / known.sqrt() } else { 0.0 };
    let cov = |i: usize, j: usize| {
        if i.max(j) < axes { scale[i] * scale[j] * who.cov.at(i + 1, j + 1) } else { 0.0 }
    };
    let (membership, group) = groups.of(who, scale);
    Place { x: at(0), y: at(1), spread: [cov(0, 0), cov(1, 1), cov(0, 1)], membership, group }
}
