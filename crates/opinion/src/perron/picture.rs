//! From fitted parts to the map that is shown.

use super::Options;
use super::canonical::Table;
use super::fit::Fit;
use super::ground::common_ground;
use super::groups::Groups;
use super::model::Place;
use super::moments::Posterior;
use super::slate::slate;
use crate::tally::{self, Tally};
use crate::{
    CommonGround, Forecast, GroupResult, OpinionMap, ParticipantResult, Stability, StatementResult, Votes,
    consensus, representative,
};

/// The map; `places` by row of the votes.
pub(super) fn draw(
    votes: &Votes,
    options: &Options,
    table: &Table,
    fit: &Fit,
    groups: &Groups,
    places: &[Place],
) -> OpinionMap {
    let k = if votes.is_empty() { 0 } else { groups.k() };
    let all = tally::of_all(votes);
    let by_group = tally::by_group(votes, k, |row| places[row].group);
    let ids: Vec<u64> = table.column.iter().map(|&c| votes.statement()[c as usize]).collect();
    let open =
        |tallies: &[Tally]| -> Vec<Tally> { table.column.iter().map(|&c| tallies[c as usize]).collect() };
    let open_groups: Vec<Vec<Tally>> = by_group.iter().map(|g| open(g)).collect();
    let nothing_out = vec![false; ids.len()];
    let representative = representative::for_groups(&ids, &open_groups, &nothing_out);
    let size = |g| places.iter().filter(|p| p.group == Some(g)).count();
    let group = representative.into_iter().enumerate();
    OpinionMap {
        method: "perron",
        seed: options.seed,
        program: concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")).to_owned(),
        participants: votes.participant().len(),
        statements: votes.statement().len(),
        votes: votes.len(),
        refreshed: false,
        k,
        silhouette: groups.silhouette.iter().copied().collect(),
        statement: statements(votes, table, fit, &all, &by_group, ground(votes, options, table, &by_group)),
        participant: participants(votes, places),
        group: group.map(|(id, representative)| GroupResult { id, size: size(id), representative }).collect(),
        consensus: consensus::of(&ids, &open(&all), &nothing_out),
        forecast: fit.trials.get(fit.parameters.axes).map(|trial| Forecast {
            axes: fit.parameters.axes,
            hidden: trial.votes,
            accuracy: trial.accuracy,
            log_loss: trial.log_loss,
        }),
        stability: Some(Stability {
            ari: groups.ari,
            without_gaps: groups.without_gaps.map(|g| g.ari),
            apart: groups.apart,
            apart_without_gaps: groups.without_gaps.map(|g| g.apart),
            bootstraps: groups.resamples,
            same: groups.same,
        }),
        slate: slate(table, options.places).into_iter().map(|c| ids[c]).collect(),
    }
}

/// Common ground by open column: opinion groups by number, then the centred groups that are large enough.
fn ground(votes: &Votes, options: &Options, table: &Table, by_group: &[Vec<Tally>]) -> Vec<CommonGround> {
    let mut names: Vec<String> = (0..by_group.len()).map(|g| g.to_string()).collect();
    let mut tallies: Vec<Vec<Tally>> = by_group.to_vec();
    for (name, people) in &options.attributes {
        let voted: Vec<bool> = votes.participant().iter().map(|id| people.contains(id)).collect();
        if voted.iter().filter(|&&v| v).count() >= options.least_attribute_size {
            names.push(name.clone());
            tallies.extend(tally::by_group(votes, 1, |row| voted[row].then_some(0)));
        }
    }
    let of = |c: &u32| tallies.iter().map(|group| group[*c as usize]).collect();
    common_ground(&names, table.column.iter().map(of).collect())
}

fn statements(
    votes: &Votes,
    table: &Table,
    fit: &Fit,
    all: &[Tally],
    by_group: &[Vec<Tally>],
    ground: Vec<CommonGround>,
) -> Vec<StatementResult> {
    let aware = tally::group_aware_consensus(by_group);
    let plain = |(c, &id): (usize, &u64)| StatementResult {
        id,
        moderated_out: true,
        agrees: all[c].agrees,
        disagrees: all[c].disagrees,
        passes: all[c].passes,
        center: (f64::from(all[c].agrees) - f64::from(all[c].disagrees)) / f64::from(all[c].seen()),
        loading: [0.0; 2],
        extremity: 0.0,
        group_aware_consensus: aware[c],
        priority: 0.0,
        common_ground: None,
    };
    let mut made: Vec<StatementResult> = votes.statement().iter().enumerate().map(plain).collect();
    for ((&c, fitted), ground) in table.column.iter().zip(&fit.parameters.statement).zip(ground) {
        let tally = all[c as usize];
        let axis = |k: usize| fitted.axes().get(k).copied().unwrap_or(0.0);
        made[c as usize] = StatementResult {
            moderated_out: false,
            center: fitted.mean[0],
            loading: [axis(0), axis(1)],
            extremity: axis(0).hypot(axis(1)),
            priority: priority(fitted, fit.parameters.noise, tally),
            common_ground: Some(ground),
            ..made[c as usize].clone()
        };
    }
    made
}

/// What one more vote is expected to tell, in nats: of a voter nothing is known of yet, and of the statement itself;
/// times the share that does not pass.
fn priority(statement: &Posterior, noise: f64, tally: Tally) -> f64 {
    let voter: f64 = statement.axes().iter().map(|w| w * w).sum();
    let own: f64 = (0..statement.cov.n).map(|i| statement.cov.at(i, i)).sum();
    let passes = (f64::from(tally.passes) + 1.0) / (f64::from(tally.seen()) + 2.0);
    (1.0 - passes) * 0.5 * ((voter + own) / noise).ln_1p()
}

fn participants(votes: &Votes, places: &[Place]) -> Vec<ParticipantResult> {
    let one = |(row, (&id, place)): (usize, (&u64, &Place))| ParticipantResult {
        id,
        votes: votes.row(row).len() as u32,
        x: place.x,
        y: place.y,
        spread: Some(place.spread),
        group: place.group,
        membership: place.membership.clone(),
    };
    votes.participant().iter().zip(places).enumerate().map(one).collect()
}
