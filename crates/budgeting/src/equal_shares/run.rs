//! Equal Shares at one endowment.

use std::cmp::Ordering;

use num_bigint::BigInt;

use super::quote::{Quote, quote};
use crate::Exact;
use crate::chain::{Chain, Form, Price, ratio};
use crate::contest::{Choice, Contest, Supporter};
use crate::lazy::{BAND, Queue};

/// No round.
pub(crate) const NEVER: usize = usize::MAX;

/// What was bought with everybody's endowment, and who paid how much for it.
#[derive(Clone, Debug)]
pub(crate) struct Purchases {
    /// Everybody's endowment is start / unit.
    pub start: u64,
    pub unit: u64,
    /// Supported projects that cost nothing: they win before the first round.
    pub free: Vec<usize>,
    /// The project of each round, and all that were as good a buy, if there were others.
    pub rounds: Vec<(usize, Vec<usize>)>,
    /// The price for each `v`, exactly.
    pub chain: Chain,
    /// The same, about.
    pub prices: Vec<f64>,
    /// How far off each of these is at most.
    pub errors: Vec<f64>,
    /// In which round each project was bought.
    pub round_of: Vec<usize>,
    /// In which round each kind spent the last of its money.
    pub broke_in: Vec<usize>,
    /// Kinds that spent the last of their money on a full price.
    pub even: Vec<usize>,
    /// What all that costs.
    pub spent: u64,
}

impl Purchases {
    pub fn endowment(&self) -> f64 {
        self.start as f64 / self.unit as f64
    }

    pub fn everybody_has(&self) -> Exact {
        Exact::new(self.start.into(), self.unit.into()).reduced()
    }

    /// All winners, in order.
    pub fn winners(&self) -> Vec<usize> {
        self.free.iter().copied().chain(self.rounds.iter().map(|(project, _)| *project)).collect()
    }

    /// What each person of a kind has before some round, if they are not broke by then: of each price they paid all.
    pub fn money(&self, contest: &Contest, kind: usize, before: usize) -> Form {
        let mut form = Form { constant: 0, endowments: 1, terms: vec![0; self.rounds.len().min(before)] };
        add_paid(contest.choices.get(kind), &self.round_of, &mut form.terms, -1);
        form
    }

    /// What each person of a kind paid in full so far goes from this, about.
    pub fn pay(&self, contest: &Contest, money: &mut [f64], round: usize) {
        for group in contest.supporters.get(self.rounds[round].0) {
            let left = &mut money[group.kind()];
            match self.broke_in[group.kind()].cmp(&round) {
                Ordering::Less => {}
                Ordering::Equal => *left = 0.0,
                Ordering::Greater => {
                    *left = (*left - self.prices[round] * group.v() as f64).max(f64::MIN_POSITIVE)
                }
            }
        }
    }
}

/// Adds v · times for every round in which one of these choices was bought.
pub(crate) fn add_paid(choices: &[Choice], round_of: &[usize], terms: &mut [i64], times: i64) {
    for choice in choices {
        if let Some(term) = terms.get_mut(round_of[choice.project()]) {
            *term += times * choice.v().cast_signed();
        }
    }
}

/// A run on its way.
pub(crate) struct Run<'a> {
    contest: &'a Contest,
    done: Purchases,
    /// What each person of a kind has left, about; 0 exactly if nothing.
    money: Vec<f64>,
    /// No money is further off.
    worst: f64,
    queue: Queue,
}

/// Who pays how much for one project.
struct Bid {
    project: usize,
    price: Price,
    near: f64,
    error: f64,
    /// Kinds that spend the last of their money, and those of them who pay the full price.
    broke: Vec<usize>,
    even: Vec<usize>,
    /// What is left to who is hardly able to pay.
    rest: Vec<(usize, f64)>,
}

/// The order in which projects are looked at first: by their price if all supporters could pay.
pub(crate) fn queue(contest: &Contest) -> Queue {
    let even = |project: usize| {
        contest.costs[project] as f64 / contest.units[project] as f64 / contest.factors[project] as f64
    };
    let bounds = (0..contest.costs.len()).map(|project| even(project) * (1.0 - BAND)).collect();
    Queue::new(contest.supported().filter(|&project| contest.costs[project] > 0).collect(), bounds)
}

impl<'a> Run<'a> {
    /// Everybody has start / unit.
    pub fn new(contest: &'a Contest, queue: &Queue, start: u64, unit: u64) -> Run<'a> {
        let mut free: Vec<usize> =
            contest.supported().filter(|&project| contest.costs[project] == 0).collect();
        free.sort_by(|&a, &b| contest.tie(a, b));
        let kinds = contest.people.len();
        let done = Purchases {
            start,
            unit: unit.max(1),
            free,
            rounds: Vec::new(),
            chain: Chain::new(start, unit),
            prices: Vec::new(),
            errors: Vec::new(),
            round_of: vec![NEVER; contest.costs.len()],
            broke_in: vec![NEVER; kinds],
            even: Vec::new(),
            spent: 0,
        };
        let endowment = done.endowment();
        let worst = f64::EPSILON * endowment;
        Run { contest, done, money: vec![endowment; kinds], worst, queue: queue.clone() }
    }

    /// Goes on from the first rounds of another run: one in a contest that differs only in what was not bought in them.
    pub fn resume(contest: &'a Contest, queue: &Queue, before: &Purchases, rounds: usize) -> Run<'a> {
        let mut run = Run::new(contest, queue, before.start, before.unit);
        for (round, (project, _)) in before.rounds[..rounds].iter().enumerate() {
            before.pay(contest, &mut run.money, round);
            let most = contest.supporters.get(*project).iter().map(|group| group.v()).max().unwrap_or(1);
            run.is_off(before.errors[round] * most as f64);
            run.queue.remove(*project);
            run.done.round_of[*project] = round;
            run.done.rounds.push((*project, Vec::new()));
            run.done.spent += contest.costs[*project];
        }
        run.done.prices.extend(&before.prices[..rounds]);
        run.done.errors.extend(&before.errors[..rounds]);
        run.done.chain = before.chain.first(rounds);
        for (kind, &broke_in) in before.broke_in.iter().enumerate() {
            run.done.broke_in[kind] = if broke_in < rounds { broke_in } else { NEVER };
        }
        run
    }

    /// Money is further off by so much at most, and by what subtracting rounds.
    fn is_off(&mut self, error: f64) {
        self.worst += error + f64::EPSILON * self.done.endowment();
    }

    /// Buys until nobody can buy anything more, or more than `limit` is spent.
    pub fn finish(mut self, limit: u64) -> Purchases {
        while self.done.start > 0 && !self.money.is_empty() && self.done.spent <= limit && self.buy() {}
        self.done
    }

    /// Buys the next project, if there is one.
    fn buy(&mut self) -> bool {
        let Some((bid, tied)) = self.next() else { return false };
        let round = self.done.rounds.len();
        bid.broke.iter().for_each(|&kind| self.done.broke_in[kind] = round);
        let mut most = 0;
        for group in self.contest.supporters.get(bid.project) {
            let left = &mut self.money[group.kind()];
            most = most.max(group.v());
            if *left > 0.0 {
                *left -= bid.near * group.v() as f64;
            }
        }
        bid.broke.iter().for_each(|&kind| self.money[kind] = 0.0);
        bid.rest.iter().for_each(|&(kind, rest)| self.money[kind] = rest);
        self.is_off(bid.error * most as f64);
        self.queue.remove(bid.project);
        self.done.errors.push(bid.error);
        self.done.prices.push(bid.near);
        self.done.chain.push(bid.price);
        self.done.even.extend(bid.even);
        self.done.round_of[bid.project] = round;
        self.done.rounds.push((bid.project, tied));
        self.done.spent += self.contest.costs[bid.project];
        true
    }

    /// The cheapest project, and all that are exactly as cheap if there are others.
    fn next(&mut self) -> Option<(Bid, Vec<usize>)> {
        loop {
            let (contest, money, worst) = (self.contest, &self.money, self.worst);
            let mut quotes: Vec<(usize, Quote)> = Vec::new();
            let near = self.queue.cheapest(|project, range| {
                let factor = contest.factors[project] as f64;
                let range = range.start * factor..range.end * factor;
                let quote = quote(contest, money, worst, project, range)?;
                let off = BAND * quote.price + quote.error;
                quotes.push((project, quote));
                Some(((quote.price - off) / factor, (quote.price + off) / factor))
            });
            quotes.retain(|(project, _)| near.contains(project));
            let count = quotes.len();
            let mut bids: Vec<Bid> =
                quotes.into_iter().filter_map(|(at, quote)| self.bid(at, quote)).collect();
            if bids.len() < count {
                continue; // somebody could not quite pay
            }
            let exact: Vec<(&Price, u64)> =
                bids.iter().map(|bid| (&bid.price, contest.factors[bid.project])).collect();
            let mut tied = self.done.chain.lowest(&exact);
            tied.sort_by(|&a, &b| contest.tie(bids[a].project, bids[b].project));
            let winner = *tied.first()?;
            let all = tied.iter().map(|&at| bids[at].project).collect();
            let tied = if tied.len() > 1 { all } else { Vec::new() };
            return Some((bids.swap_remove(winner), tied));
        }
    }

    /// Who pays what for a project, exactly. Nothing if they cannot pay after all, or if the price is higher than was
    /// said; then the queue knows.
    fn bid(&mut self, project: usize, quote: Quote) -> Option<Bid> {
        let rounds = self.done.rounds.len();
        let mut top = Form {
            constant: self.contest.costs[project].cast_signed(),
            endowments: 0,
            terms: vec![0; rounds],
        };
        let (mut bottom, mut sum, mut broke, mut close) = (0, 0.0, Vec::new(), Vec::new());
        for &group in self.contest.supporters.get(project) {
            let money = self.money[group.kind()];
            if money == 0.0 {
                continue;
            }
            let full = quote.price * group.v() as f64;
            let off = BAND * full + self.worst + quote.error * group.v() as f64;
            if money < full - off {
                self.gives_all(&mut top, group);
                sum += money * group.people() as f64;
                broke.push(group.kind());
            } else {
                bottom += group.units();
                if money <= full + off {
                    close.push(group);
                }
            }
        }
        if bottom == 0 {
            self.queue.raise(project, f64::INFINITY);
            return None;
        }
        let mut bid = Bid {
            project,
            near: (self.contest.costs[project] as f64 - sum) / bottom as f64,
            error: self.error(&top, bottom, broke.len()),
            price: Price { top, bottom },
            broke,
            even: Vec::new(),
            rest: Vec::new(),
        };
        let is_loose = bid.error > 1e-12 * self.done.endowment();
        if !close.is_empty() && !self.settle(&mut bid, close) {
            self.queue.raise(project, f64::INFINITY);
            return None;
        }
        if is_loose || !bid.rest.is_empty() || !bid.even.is_empty() {
            bid.near = self.done.chain.near(&bid.price.top) / bid.price.bottom as f64;
            bid.error = 4.0 * f64::EPSILON * bid.near;
        }
        if bid.near > quote.price + BAND * quote.price + quote.error {
            self.queue.raise(project, bid.near * (1.0 - BAND) / self.contest.factors[project] as f64);
            return None;
        }
        Some(bid)
    }

    /// How far off a price is at most.
    fn error(&self, top: &Form, bottom: u64, poor: usize) -> f64 {
        let before: f64 =
            top.terms.iter().zip(&self.done.errors).map(|(&times, error)| times as f64 * error).sum();
        let rounding = (poor + self.done.errors.len() + 8) as f64 * f64::EPSILON * top.constant as f64;
        (before + rounding) / bottom as f64
    }

    /// Takes everything these people have from the cost.
    fn gives_all(&self, top: &mut Form, group: Supporter) {
        let people = group.people().cast_signed();
        top.endowments -= people;
        add_paid(self.contest.choices.get(group.kind()), &self.done.round_of, &mut top.terms, people);
    }

    /// Finds out who of those close to the price can pay it in full. Whether anybody can.
    fn settle(&mut self, bid: &mut Bid, mut close: Vec<Supporter>) -> bool {
        let rounds = self.done.rounds.len();
        let exactly = |run: &mut Run, kind: usize| {
            let form = run.done.money(run.contest, kind, rounds);
            run.done.chain.value(&form)
        };
        let money: Vec<BigInt> = close.iter().map(|group| exactly(self, group.kind())).collect();
        let mut open: Vec<(Supporter, BigInt)> = close.drain(..).zip(money).collect();
        loop {
            if bid.price.bottom == 0 {
                return false;
            }
            let top = self.done.chain.value(&bid.price.top);
            let is_poor = |(group, money): &(Supporter, BigInt)| money * bid.price.bottom < &top * group.v();
            let (poor, rich): (Vec<_>, Vec<_>) = open.into_iter().partition(is_poor);
            open = rich;
            if poor.is_empty() {
                for (group, money) in open {
                    let rest = money * bid.price.bottom - &top * group.v();
                    match ratio(&rest, &(self.done.chain.whole() * bid.price.bottom)) {
                        0.0 => {
                            bid.broke.push(group.kind());
                            bid.even.push(group.kind());
                        }
                        rest => bid.rest.push((group.kind(), rest)),
                    }
                }
                return true;
            }
            for (group, _) in poor {
                self.gives_all(&mut bid.price.top, group);
                bid.price.bottom -= group.units();
                bid.broke.push(group.kind());
            }
        }
    }
}
