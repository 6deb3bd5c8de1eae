//! Why a project was not bought, and what it would have taken.

use std::cmp::{Ordering, Reverse};

use rayon::prelude::*;

use super::reach::Moment;
use crate::contest::Contest;
use crate::equal_shares::adds_by_votes;
use crate::equal_shares::run::{Purchases, Run, queue};
use crate::exact::shown_about;
use crate::greedy::{self, Filled, Needs};
use crate::{Completion, Flow, NotFunded, Reason};

/// How often a cost that makes a project affordable is lowered to fit the budget.
const TRIES: usize = 3;
/// How many numbers of more supporters are tried, one after the other: as many as this allows, each of which looks at every
/// kind of ballot and every project.
const LOOKS: usize = 1_000_000;
const MOST_MORE: usize = 200;

/// Every project that is not among the winners. `completion` is what the rules say, and what was looked at
/// after Equal Shares. The chain is settled.
pub(crate) fn not_funded(
    contest: &Contest,
    purchases: &Purchases,
    completion: (Completion, Option<&Filled>),
    winners: &[usize],
) -> Vec<NotFunded> {
    let mut wins = vec![false; contest.costs.len()];
    winners.iter().for_each(|&project| wins[project] = true);
    let losers: Vec<usize> = (0..wins.len()).filter(|&project| !wins[project]).collect();
    losers.into_par_iter().map(|project| Loser::new(contest, purchases, completion, project).told()).collect()
}

/// What would have made a project win, and what would have been too much for the budget.
#[derive(Default)]
struct Changes {
    needs: Needs,
    /// So many more people.
    extra_too_much: Option<u64>,
    /// A higher cost than that with which it wins.
    highest_too_much: Option<u64>,
}

struct Loser<'a> {
    contest: &'a Contest,
    purchases: &'a Purchases,
    completion: (Completion, Option<&'a Filled>),
    project: usize,
    /// What a new supporter would give it.
    v: u64,
    /// The largest part of the cost that its supporters reached.
    support: f64,
    /// How many more people it would have taken, and in which round first.
    extra: Option<(u64, usize)>,
    /// The highest cost at which it would have been bought, and in which round first.
    highest: Option<(u64, usize)>,
    /// In which round, and how much, its supporters lacked first.
    short: Option<(usize, f64)>,
    flows: Vec<(usize, f64)>,
}

impl<'a> Loser<'a> {
    fn new(
        contest: &'a Contest,
        purchases: &'a Purchases,
        completion: (Completion, Option<&'a Filled>),
        project: usize,
    ) -> Self {
        let supporters = contest.supporters.get(project);
        Loser {
            contest,
            purchases,
            completion,
            project,
            v: supporters.iter().map(|group| group.v()).max().unwrap_or(1),
            support: 0.0,
            extra: None,
            highest: None,
            short: None,
            flows: Vec::new(),
        }
    }

    fn told(mut self) -> NotFunded {
        let (contest, cost) = (self.contest, self.contest.costs[self.project]);
        let stands = contest.stands[self.project];
        let mut changes = Changes::default();
        if stands && cost > 0 {
            self.replay();
            changes = self.changes();
        } else if stands {
            changes.needs.extra = Some(1); // it costs nothing, and nobody wants it
        }
        let Changes { needs, extra_too_much, highest_too_much } = changes;
        let (at, lacked) = self.short.unwrap_or((0, cost as f64));
        let reason = match (stands, cost > contest.budget, at) {
            (false, ..) => Reason::NotEligible,
            (_, true, _) => Reason::OverBudget,
            (_, _, 0) => Reason::TooFew,
            _ => Reason::SpentElsewhere,
        };
        let shown = shown_about(&self.flows.iter().map(|(_, amount)| *amount).collect::<Vec<_>>());
        let projects = self.flows.iter().map(|(project, _)| *project);
        let mut flows: Vec<Flow> =
            projects.zip(shown).map(|(project, amount)| Flow { project, amount }).collect();
        flows.sort_by_key(|flow| Reverse(flow.amount));
        NotFunded {
            project: self.project,
            cost,
            raw_votes: contest.votes[self.project],
            reason,
            shortfall: lacked,
            // who reaches all of the cost and loses by the order that breaks ties did not reach enough
            effective_support: stands.then(|| (100.0 * self.support).min(100_f64.next_down())),
            extra_supporters: needs.extra,
            extra_too_much,
            cost_cut: needs.highest.map(|highest| cost - highest),
            cut_too_much: highest_too_much.map(|highest| cost - highest),
            money_went_to: flows,
        }
    }

    /// Goes through all rounds again and looks at each moment.
    fn replay(&mut self) {
        let endowment = self.purchases.endowment();
        let mut money = vec![endowment; self.contest.people.len()];
        let supporters = self.contest.supporters.get(self.project);
        let has = |money: &[f64]| -> f64 {
            supporters.iter().map(|group| group.people() as f64 * money[group.kind()]).sum()
        };
        let mut before = has(&money);
        for round in 0..=self.purchases.rounds.len() {
            self.look(&money, round, before);
            if let Some(&(winner, _)) = self.purchases.rounds.get(round) {
                self.purchases.pay(self.contest, &mut money, round);
                let after = has(&money);
                if before - after > 1e-9 * before {
                    self.flows.push((winner, before - after));
                }
                before = after;
            }
        }
    }

    fn look(&mut self, money: &[f64], round: usize, has: f64) {
        let Loser { contest, purchases, project, v, .. } = *self;
        let moment = Moment { contest, purchases, money, project, round };
        let cost = contest.costs[project];
        if self.short.is_none() {
            let off = 1e-9 * (cost as f64 + has);
            let lacked = cost as f64 - has;
            if lacked > off || lacked > -off && !moment.can_pay(cost, 0) {
                self.short = Some((round, lacked));
            }
        }
        let reach = moment.reach(cost);
        self.support = self.support.max(reach / cost as f64);
        // somebody new adds nothing where nobody has money
        let about = if purchases.start > 0 { moment.extra(v, reach) } else { f64::INFINITY };
        let least = (about - 1e-9 * (1.0 + about)).ceil().max(1.0);
        if least < self.extra.map_or(1e9, |(extra, _)| extra as f64) {
            let least = least as u64;
            let better = (least..least + 3).find(|&extra| moment.wins(cost, extra, v));
            self.extra = [self.extra, better.map(|extra| (extra, round))].into_iter().flatten().min();
        }
        if contest.units[project] == 0 {
            return; // no cost is low enough for nobody
        }
        let best = self.highest.map_or(0, |(highest, _)| highest);
        let about = moment.highest_cost(reach, best as f64);
        let most = ((about + 1e-9 * (1.0 + about)).floor() as u64).min(cost - 1).min(contest.budget);
        if most > best {
            // where all prices are even, only what is cheaper than the winner wins the tie
            let tied = moment.winner().map_or(most, |winner| most.min(contest.costs[winner]));
            let tries = [most, most - 1, most.saturating_sub(2), tied, tied.saturating_sub(1)];
            let better = tries.into_iter().filter(|&cost| cost > 0 && moment.wins(cost, 0, v)).max();
            if let Some(better) = better.filter(|&cost| cost > best) {
                self.highest = Some((better, round));
            }
        }
    }

    /// What would have made it win, found from the rounds and then recomputed: more people, or a lower cost, may make it
    /// affordable and yet more than the budget.
    fn changes(&self) -> Changes {
        let by_votes = |filled| greedy::needs(self.contest, filled, self.project);
        let added = self.completion.1.map(by_votes).unwrap_or_default();
        let (extra, extra_too_much) = self.more(added.extra);
        let mut highest = added.highest.filter(|&cost| self.wins_at(cost).is_ok());
        let mut highest_too_much = None;
        let mut tried = self.highest.map(|(highest, _)| highest);
        for _ in 0..TRIES {
            let Some(cost) = tried.filter(|&cost| cost > highest.unwrap_or(0)) else { break };
            match self.wins_at(cost) {
                Ok(()) => highest = Some(cost),
                Err(0) => break,
                Err(over) => {
                    highest_too_much = highest_too_much.max(Some(cost));
                    tried = cost.checked_sub(over);
                }
            }
        }
        Changes { needs: Needs { extra, highest }, extra_too_much, highest_too_much }
    }

    /// The fewest more supporters with whom it wins; or else the fewest with whom it would be bought for more than the budget.
    ///
    /// With fewer than make it affordable nothing changes but its place among what is added by votes. From there on it is
    /// bought with any number; whether all stays within the budget goes up and down, so number after number is tried.
    fn more(&self, added: Option<u64>) -> (Option<u64>, Option<u64>) {
        let contest = self.contest;
        if contest.costs[self.project] > contest.budget {
            return (None, None);
        }
        let least = self.extra.map(|(extra, _)| extra);
        let before = added.filter(|&added| added > 0 && least.is_none_or(|least| added < least));
        if let Some(added) = before.filter(|&added| self.wins_with(added).is_ok()) {
            return (Some(added), None);
        }
        let Some(least) = least else { return (None, None) };
        let looks = contest.people.len().max(1) * contest.costs.len();
        let tries = (LOOKS / looks).clamp(1, MOST_MORE) as u64;
        match (least..least + tries).find(|&extra| self.wins_with(extra).is_ok()) {
            Some(extra) => (Some(extra), None),
            None => (None, self.wins_with(least).is_err_and(|over| over > 0).then_some(least)),
        }
    }

    /// Whether it wins with more supporters; if not, by how much the budget is overspent.
    fn wins_with(&self, extra: u64) -> Result<(), u64> {
        let contest = self.contest.with_supporters(self.project, self.v, extra);
        let from = self.unchanged_before(self.extra.map(|(least, round)| (extra.cmp(&least), round)));
        self.wins(&contest, from)
    }

    /// Whether it wins at another cost; if not, by how much the budget is overspent.
    fn wins_at(&self, cost: u64) -> Result<(), u64> {
        let contest = self.contest.with_cost(self.project, cost);
        let from = self.unchanged_before(self.highest.map(|(highest, round)| (highest.cmp(&cost), round)));
        self.wins(&contest, from)
    }

    /// Rounds that are as they were with a change that is less than, just, or more than what would have had the project bought
    /// in some round.
    fn unchanged_before(&self, change: Option<(Ordering, usize)>) -> usize {
        match change {
            None | Some((Ordering::Less, _)) => self.purchases.rounds.len(),
            Some((Ordering::Equal, round)) => round,
            Some((Ordering::Greater, _)) => 0,
        }
    }

    /// Whether it wins in another contest at the same endowment, if nothing is different before some round; if not, by how
    /// much the budget is overspent.
    fn wins(&self, contest: &Contest, round: usize) -> Result<(), u64> {
        let purchases = Run::resume(contest, &queue(contest), self.purchases, round).finish(u64::MAX);
        let over = purchases.spent.saturating_sub(contest.budget);
        if over > 0 {
            return Err(over);
        }
        let winners = purchases.winners();
        let is_added = || {
            let room = contest.budget - purchases.spent;
            adds_by_votes(contest, self.completion.0)
                && greedy::add(contest, &winners, room).taken().contains(&self.project)
        };
        if winners.contains(&self.project) || is_added() { Ok(()) } else { Err(0) }
    }
}
