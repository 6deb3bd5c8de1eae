//! Differences and ratios of two groups, changes between waves, every pair.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::single::told;
use super::{Asked, Below, Family, Figuring, Ground, Part};
use crate::answer::{Entry, Level, Rank};
use crate::change::{found_with, verdict};
use crate::fault::{Fault, fault, list, quoted};
use crate::interval::{NORMAL, two_sided};
use crate::multiple::{benjamini_hochberg, holm, ranks};
use crate::release::{flag, flag_of_proportion};
use crate::study::{Compare, Estimate, Kind};
use crate::table::{Levels, MISSING};

/// The smallest difference of proportions that matters, unless it is said.
const MEANINGFUL: f64 = 0.03;
/// A difference is sure.
const SURE: f64 = 0.05;

/// The pairs that are compared, by the places of their levels.
fn pairs(estimate: &Estimate, names: &[Vec<String>]) -> Result<Vec<(usize, usize)>, Fault> {
    let find = |level: &String| {
        names.iter().position(|name| name.first() == Some(level)).ok_or_else(|| {
            fault!(
                "{} has no level {}; the levels are {}.",
                quoted(&estimate.by.0[0]),
                quoted(level),
                list(names.iter().filter_map(|name| name.first()).map(String::as_str))
            )
        })
    };
    match &estimate.compare {
        Some(Compare::Two([first, second])) => Ok(vec![(find(first)?, find(second)?)]),
        _ => Ok((0..names.len()).flat_map(|a| (a + 1..names.len()).map(move |b| (a, b))).collect()),
    }
}

/// One family for all pairs; for a panel one for each pair, of those who answered on both sides.
pub(super) fn add_families(asked: &mut Asked, ground: &Ground) -> Result<(), Fault> {
    let pairs = pairs(asked.estimate, &asked.rows.names)?;
    let whole = Family {
        group: asked.rows.group.clone(),
        groups: asked.rows.names.len(),
        above: asked.rows.above.clone(),
        below: Below::Ones,
    };
    let Some(panel) = &asked.estimate.panel else {
        asked.parts = pairs.into_iter().map(|(a, b)| Part::Pair(a, b)).collect();
        asked.families.push(whole);
        return Ok(());
    };
    let people = ground.table.levels(panel)?;
    within_clusters(ground, &people, panel)?;
    for (a, b) in pairs {
        let mut sides: FxHashMap<u32, [bool; 2]> = FxHashMap::default();
        for (&group, &person) in whole.group.iter().zip(&people.codes) {
            if let Some(side) = [a, b].iter().position(|of| *of == group as usize) {
                sides.entry(person).or_default()[side] = true;
            }
        }
        let stays = |group: u32, person: u32| {
            [a, b].contains(&(group as usize))
                && person != MISSING
                && sides.get(&person) == Some(&[true, true])
        };
        let group = whole.group.iter().zip(&people.codes);
        let group =
            group.map(|(&group, &person)| if stays(group, person) { group } else { MISSING }).collect();
        asked.families.push(Family { group, ..whole.clone() });
        asked.parts.push(Part::Pair(a, b));
    }
    Ok(())
}

/// The rows of one person must be drawn together, or their answers would count as independent.
fn within_clusters(ground: &Ground, people: &Levels, panel: &str) -> Result<(), Fault> {
    let stage = &ground.sample.stages[0];
    let mut home = vec![usize::MAX; people.names.len()];
    for (row, &person) in people.codes.iter().enumerate().filter(|(_, person)| **person != MISSING) {
        let unit = stage.unit_of(row);
        let known = &mut home[person as usize];
        if *known != usize::MAX && *known != unit {
            let name = quoted(panel);
            return Err(fault!(
                "The rows of one {name} are drawn apart in the design, so that its change would count as that of two people; set cluster = {panel:?}, or to what holds it."
            ));
        }
        *known = unit;
    }
    Ok(())
}

pub(super) fn entries(figuring: &Figuring) -> (Vec<Entry>, Vec<Rank>) {
    let asked = figuring.asked;
    let is_panel = asked.estimate.panel.is_some();
    let pairs: Vec<(usize, usize, usize)> = asked
        .parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| match part {
            Part::Pair(a, b) => Some((if is_panel { at } else { 0 }, *a, *b)),
            _ => None,
        })
        .collect();
    let counts: Vec<Vec<usize>> =
        asked.families.iter().map(|family| family.counts(&figuring.ground.weighted.weights)).collect();
    let alone = |at: usize| -> Vec<f64> {
        let of = |group: usize| figuring.variance(at, &[(group, 1.0)]);
        let is_there =
            |group: usize| pairs.iter().any(|(family, a, b)| *family == at && [*a, *b].contains(&group));
        (0..asked.rows.names.len())
            .into_par_iter()
            .map(|group| if is_there(group) && counts[at][group] > 1 { of(group) } else { f64::NAN })
            .collect()
    };
    let alone: Vec<Vec<f64>> = (0..asked.families.len()).map(alone).collect();
    let one = |&(family, a, b): &(usize, usize, usize)| {
        let sides = Sides {
            family,
            groups: [a, b],
            counts: [a, b].map(|group| counts[family][group]),
            se: [a, b].map(|group| alone[family][group].sqrt()),
        };
        figuring.compared(&sides)
    };
    let mut entries: Vec<Entry> = pairs.par_iter().map(one).collect();
    if !matches!(asked.estimate.compare, Some(Compare::All(_))) {
        return (entries, Vec::new());
    }
    let known: Vec<usize> = (0..entries.len()).filter(|&at| entries[at].p.is_some()).collect();
    let p: Vec<f64> = known.iter().filter_map(|&at| entries[at].p).collect();
    for ((&at, holm), bh) in known.iter().zip(holm(&p)).zip(benjamini_hochberg(&p)) {
        (entries[at].p_holm, entries[at].p_bh) = (Some(holm), Some(bh));
    }
    let ranks = if is_panel { Vec::new() } else { figuring.ranked(&pairs, &entries) };
    (entries, ranks)
}

/// Two groups that are compared.
struct Sides {
    family: usize,
    groups: [usize; 2],
    counts: [usize; 2],
    se: [f64; 2],
}

impl Figuring<'_> {
    fn compared(&self, sides: &Sides) -> Entry {
        let estimate = self.asked.estimate;
        let (_, figures) = self.family(sides.family);
        let [a, b] = sides.groups;
        let names = [a, b].iter().flat_map(|&at| self.asked.rows.names[at].first().cloned()).collect();
        let mut entry = Entry::new(&estimate.name, Level::Many(names), sides.counts.iter().sum());
        entry.counts = Some(sides.counts);
        entry.flag = Some('F');
        let rates = [figures.theta[a], figures.theta[b]];
        if rates.iter().any(|rate| !rate.is_finite()) {
            return entry;
        }
        entry.rates = Some(rates);
        let is_share = self.is_share();
        let flags = [0, 1].map(|side| {
            let (n, rate, se) = (sides.counts[side], rates[side], sides.se[side]);
            if is_share { flag_of_proportion(n, rate, se) } else { flag(n, se / rate.abs()) }
        });
        entry.flag = flags.into_iter().max();
        let is_ratio = estimate.kind == Kind::RiskRatio;
        if is_ratio && (rates[0] <= 0.0 || rates[1] <= 0.0) {
            // no ratio to nothing
            return entry;
        }
        let times = if is_ratio { [-1.0 / rates[0], 1.0 / rates[1]] } else { [-1.0, 1.0] };
        let change = if is_ratio { (rates[1] / rates[0]).ln() } else { rates[1] - rates[0] };
        entry.est = Some(if is_ratio { change.exp() } else { change });
        let simple: f64 = [0, 1]
            .iter()
            .map(|&side| {
                times[side].powi(2) * self.simple(sides.family, sides.groups[side], sides.counts[side])
            })
            .sum();
        let se = told(self.variance(sides.family, &[(a, times[0]), (b, times[1])]), simple).max(0.0).sqrt();
        if sides.counts.iter().any(|count| *count < 2) || !(se.is_finite() && se > 0.0) {
            return entry;
        }
        entry.se = Some(se);
        let ends = [change - NORMAL * se, change + NORMAL * se];
        [entry.lo, entry.hi] = if is_ratio { ends.map(f64::exp) } else { ends }.map(Some);
        entry.p = Some(two_sided(change / se));
        if !is_ratio {
            entry.detectable = Some(found_with(se));
            let meaningful = estimate.meaningful.or(is_share.then_some(MEANINGFUL));
            entry.verdict = meaningful.map(|meaningful| verdict(change, se, meaningful));
        }
        entry
    }

    fn ranked(&self, pairs: &[(usize, usize, usize)], entries: &[Entry]) -> Vec<Rank> {
        let (_, figures) = self.family(0);
        let sure: Vec<(usize, usize)> = pairs
            .iter()
            .zip(entries)
            .filter(|(_, entry)| entry.p_holm.is_some_and(|p| p < SURE))
            .map(|(&(_, a, b), _)| (a, b))
            .collect();
        let places = ranks(&figures.theta, |a, b| sure.contains(&(a.min(b), a.max(b))));
        let known = (0..places.len()).filter(|&at| figures.theta[at].is_finite());
        let rank = |at: usize| Rank {
            name: self.asked.estimate.name.clone(),
            level: self.asked.rows.names[at].first().cloned().unwrap_or_default(),
            best: places[at][0],
            worst: places[at][1],
        };
        known.map(rank).collect()
    }
}
