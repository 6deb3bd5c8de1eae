//! How far a project's supporters reach at some moment, and whether they would have won then.
//!
//! A project that is not bought changes nothing for the others until it is. So it would have been bought, if more people had
//! supported it or it had cost less, as soon as it had been a better buy than what was bought in some round, or had been
//! affordable in the end.

use std::cmp::Ordering;

use num_bigint::BigInt;

use crate::chain::Form;
use crate::contest::Contest;
use crate::equal_shares::run::{Purchases, add_paid};

/// A project before some round, or after the last; `money` is what each kind has then.
pub(crate) struct Moment<'a> {
    pub contest: &'a Contest,
    pub purchases: &'a Purchases,
    pub money: &'a [f64],
    pub project: usize,
    pub round: usize,
}

impl Moment<'_> {
    /// What was bought then, if anything.
    pub fn winner(&self) -> Option<usize> {
        self.purchases.rounds.get(self.round).map(|(project, _)| *project)
    }

    /// The price for each `v` at which this project, at this cost, would be as good a buy as what was bought then.
    fn cap(&self, cost: u64) -> f64 {
        let Some(winner) = self.winner() else { return f64::INFINITY };
        self.purchases.prices[self.round] / self.contest.factors[winner] as f64 * self.factor(cost) as f64
    }

    fn factor(&self, cost: u64) -> u64 {
        if self.contest.is_by_cost { cost } else { 1 }
    }

    /// What its supporters would pay at that price.
    pub fn reach(&self, cost: u64) -> f64 {
        let cap = self.cap(cost);
        let supporters = self.contest.supporters.get(self.project).iter();
        supporters
            .map(|group| group.people() as f64 * self.money[group.kind()].min(cap * group.v() as f64))
            .sum()
    }

    /// How many more people it would take, about, each of whom gives it `v`, if its supporters reach so far.
    pub fn extra(&self, v: u64, reach: f64) -> f64 {
        let cost = self.contest.costs[self.project];
        (cost as f64 - reach) / self.purchases.endowment().min(self.cap(cost) * v as f64)
    }

    /// The highest cost, about, at which its supporters would have won, if they reach so far at the cost it has; 0 if it is not
    /// above `least`. For utilities that grow with the cost it is the last fixed point of a concave function, to which
    /// Newton's steps lead from above.
    pub fn highest_cost(&self, reach: f64, least: f64) -> f64 {
        let cost = self.contest.costs[self.project];
        if !self.contest.is_by_cost || self.winner().is_none() {
            return reach.min(cost as f64);
        }
        let (rate, mut highest) = (self.cap(cost) / cost as f64, cost as f64);
        if least > 0.0 && self.reach(least as u64) < least * (1.0 - 1e-9) {
            return 0.0;
        }
        loop {
            let (mut poor, mut rich) = (0.0, 0.0);
            for group in self.contest.supporters.get(self.project) {
                let money = self.money[group.kind()];
                let is_poor = money < rate * highest;
                let people = f64::from(group.people);
                poor += if is_poor { money * people } else { 0.0 };
                rich += if is_poor { 0.0 } else { people };
            }
            let next = poor / (1.0 - rate * rich);
            if rate * rich >= 1.0 - 1e-12 || next >= highest * (1.0 - 1e-12) {
                return highest;
            }
            highest = next;
        }
    }

    /// Whether its supporters have the cost, if so many people with all their money join them. Exactly.
    pub fn can_pay(&self, cost: u64, extra: u64) -> bool {
        let chain = &self.purchases.chain;
        let mut all = Form { constant: 0, endowments: extra.cast_signed(), terms: vec![0; self.round] };
        self.contest.supporters.get(self.project).iter().for_each(|&group| self.gives_all(&mut all, group));
        chain.known(&all) >= chain.whole() * cost
    }

    /// Whether it would have been bought at this moment with this cost and so many more supporters, each of whom gives it
    /// `v` and has all their money. Exactly. The chain is settled.
    pub fn wins(&self, cost: u64, extra: u64, v: u64) -> bool {
        let Some(winner) = self.winner() else { return self.can_pay(cost, extra) };
        let chain = &self.purchases.chain;
        let mut poor = Form { constant: 0, endowments: 0, terms: vec![0; self.round] };
        let price = chain.known(&Form::round(self.round)) * self.factor(cost);
        let factor = self.contest.factors[winner];
        let cap = self.cap(cost);
        let is_poor = |money: f64, v: u64, exactly: &dyn Fn() -> Form| {
            let full = cap * v as f64;
            let off = 1e-8 * (full + self.purchases.endowment());
            money < full - off || money <= full + off && chain.known(&exactly()) * factor < &price * v
        };
        let mut rich = 0;
        for &group in self.contest.supporters.get(self.project) {
            let money = self.money[group.kind()];
            if money == 0.0 {
                continue;
            }
            if is_poor(money, group.v(), &|| self.purchases.money(self.contest, group.kind(), self.round)) {
                self.gives_all(&mut poor, group);
            } else {
                rich += group.units();
            }
        }
        let endowment = || Form { constant: 0, endowments: 1, terms: Vec::new() };
        if is_poor(self.purchases.endowment(), v, &endowment) {
            poor.endowments += extra.cast_signed();
        } else {
            rich += extra * v;
        }
        let sum: BigInt = chain.known(&poor) * factor + price * rich;
        match sum.cmp(&(chain.whole() * cost * factor)) {
            Ordering::Less => false,
            Ordering::Greater => true,
            // if nobody can pay more than they give, the price is lower than what they were asked
            Ordering::Equal if rich == 0 => true,
            Ordering::Equal => {
                let contest = self.contest;
                let key = |project: usize, cost: u64, extra: u64| {
                    (cost, u64::MAX - contest.votes[project] - extra, contest.ranks[project])
                };
                key(self.project, cost, extra) < key(winner, contest.costs[winner], 0)
            }
        }
    }

    fn gives_all(&self, form: &mut Form, group: crate::contest::Supporter) {
        if self.money[group.kind()] > 0.0 {
            let people = group.people().cast_signed();
            form.endowments += people;
            add_paid(
                self.contest.choices.get(group.kind()),
                &self.purchases.round_of,
                &mut form.terms,
                -people,
            );
        }
    }
}
