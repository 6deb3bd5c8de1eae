//! How each project was bought.

use num_bigint::BigInt;

use crate::chain::Form;
use crate::contest::Contest;
use crate::equal_shares::quote::quote;
use crate::equal_shares::run::{NEVER, Purchases};
use crate::lazy::BAND;
use crate::{Exact, Round};

/// How many others are named that were nearly as good a buy.
const RUNNERS_UP: usize = 3;

/// Tells every round. The chain is settled.
pub(crate) fn rounds(contest: &Contest, purchases: &Purchases) -> Vec<Round> {
    let mut money = vec![purchases.endowment(); contest.people.len()];
    let mut bounds = vec![0.0; contest.costs.len()];
    let mut rounds = Vec::with_capacity(purchases.rounds.len());
    for at in 0..purchases.rounds.len() {
        let runners_up = runners_up(contest, purchases, &money, at, &mut bounds);
        rounds.push(Round { runners_up, ..round(contest, purchases, &money, at) });
        purchases.pay(contest, &mut money, at);
    }
    rounds
}

fn round(contest: &Contest, purchases: &Purchases, money: &[f64], at: usize) -> Round {
    let (project, tied) = &purchases.rounds[at];
    let supporters = contest.supporters.get(*project);
    let pays_full = |kind: usize| purchases.broke_in[kind] != at || purchases.even.contains(&kind);
    let full = supporters.iter().filter(|group| money[group.kind()] > 0.0 && pays_full(group.kind()));
    let most = full.clone().map(|group| group.v()).max().unwrap_or(1);
    let mut form = Form::round(at);
    form.terms[at] = most.cast_signed();
    let mut highest = purchases.chain.known(&form);
    let mut in_full: u64 = full.filter(|group| group.v() == most).map(|group| group.people()).sum();
    // with points, what is left to somebody who wants it much may be more than others' full price
    let is_close = |left: f64| left > purchases.prices[at] * most as f64 * (1.0 - BAND);
    for group in supporters {
        if !pays_full(group.kind()) && is_close(money[group.kind()]) {
            let left: BigInt = purchases.chain.known(&purchases.money(contest, group.kind(), at));
            if left > highest {
                (highest, in_full) = (left, group.people());
            } else if left == highest {
                in_full += group.people();
            }
        }
    }
    let nothing: u64 =
        supporters.iter().filter(|group| money[group.kind()] == 0.0).map(|group| group.people()).sum();
    let raw_votes = contest.votes[*project];
    let highest_payment = Exact::new(highest, purchases.chain.whole().clone()).reduced();
    Round {
        project: *project,
        raw_votes,
        effective_votes: contest.costs[*project] as f64 / highest_payment.to_f64(),
        highest_payment,
        paid_in_full: in_full,
        paid_in_part: raw_votes - nothing - in_full,
        paid_nothing: nothing,
        tied: tied.clone(),
        runners_up: Vec::new(),
    }
}

/// The next best buys at that moment. No price falls, so each is looked for from the last one known.
fn runners_up(
    contest: &Contest,
    purchases: &Purchases,
    money: &[f64],
    at: usize,
    bounds: &mut [f64],
) -> Vec<usize> {
    let worst = BAND * purchases.endowment();
    let is_open = |project: &usize| {
        let bought_in = purchases.round_of[*project];
        contest.costs[*project] > 0
            && bounds[*project] < f64::INFINITY
            && (bought_in == NEVER || bought_in > at)
    };
    let mut open: Vec<usize> = contest.supported().filter(is_open).collect();
    open.sort_by(|&a, &b| bounds[a].total_cmp(&bounds[b]));
    let mut best: Vec<(f64, usize)> = Vec::new();
    for project in open {
        let limit = best.get(RUNNERS_UP - 1).map_or(f64::INFINITY, |(price, _)| *price);
        let factor = contest.factors[project] as f64;
        if bounds[project] > limit {
            break;
        }
        let quote = quote(contest, money, worst, project, bounds[project] * factor..limit * factor);
        let price = quote.map_or(f64::INFINITY, |quote| quote.price / factor);
        bounds[project] = price * (1.0 - BAND);
        if price < f64::INFINITY {
            best.push((price, project));
            best.sort_by(|(a, first), (b, second)| {
                // what may well be equal goes by the order that breaks ties
                let is_near = (a - b).abs() <= BAND * a.abs();
                if is_near { contest.tie(*first, *second) } else { a.total_cmp(b) }
            });
        }
        best.truncate(RUNNERS_UP);
    }
    best.into_iter().map(|(_, project)| project).collect()
}
