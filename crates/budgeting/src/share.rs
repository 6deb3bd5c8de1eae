//! What became of one voter's share.

use std::fmt;
use std::sync::Arc;

use num_bigint::BigInt;

use crate::chain::Form;
use crate::contest::Contest;
use crate::equal_shares::run::{NEVER, Purchases};
use crate::exact::shown;
use crate::{Exact, Outcome, Payment, Share};

/// Everybody's payments.
#[derive(Clone)]
pub(crate) struct Purses(Arc<(Contest, Purchases)>);

impl Purses {
    /// The chain is settled.
    pub fn new(contest: Contest, purchases: Purchases) -> Purses {
        Purses(Arc::new((contest, purchases)))
    }
}

impl fmt::Debug for Purses {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Purses") // ballots are nobody's business, in logs neither
    }
}

/// Outcomes are the same if what they say is.
impl PartialEq for Purses {
    fn eq(&self, _: &Purses) -> bool {
        true
    }
}

impl Outcome {
    /// What became of the share of whoever cast a ballot (its place in [`crate::Election::ballots`]): for them alone. None for
    /// an empty ballot, a rule that gives nobody money, and an outcome that was read from a file.
    pub fn share_of(&self, ballot: usize) -> Option<Share> {
        let (contest, purchases) = &*self.purses.as_ref()?.0;
        let kind = contest.kind_of(ballot)?;
        let choices = contest.choices.get(kind);
        let mut bought: Vec<(usize, usize, u64)> = choices
            .iter()
            .map(|choice| (purchases.round_of[choice.project()], choice.project(), choice.v()))
            .filter(|&(round, ..)| round <= purchases.broke_in[kind] && round != NEVER)
            .collect();
        bought.sort_unstable();
        let chain = &purchases.chain;
        let exact = |top: BigInt| Exact::new(top, chain.whole().clone());
        let mut left = chain.known(&Form { constant: 0, endowments: 1, terms: Vec::new() });
        let endowment = exact(left.clone());
        let mut paid = Vec::with_capacity(bought.len());
        for (round, project, v) in bought {
            let is_last = purchases.broke_in[kind] == round;
            let price = if is_last { left.clone() } else { chain.known(&Form::round(round)) * v };
            left -= &price;
            paid.push((project, exact(price)));
        }
        let unspent = exact(left);
        let amounts: Vec<&Exact> = paid.iter().map(|(_, exact)| exact).chain([&unspent]).collect();
        let mut whole = shown(&amounts);
        let unspent_shown = whole.pop().unwrap_or(0);
        let payment = |((project, exact), shown)| Payment { project, exact, shown };
        let is_chosen = |project: &usize| choices.iter().any(|choice| choice.project() == *project);
        Some(Share {
            endowment,
            paid: paid.into_iter().zip(whole).map(payment).collect(),
            unspent,
            unspent_shown,
            winners: self.winners.iter().copied().filter(is_chosen).collect(),
        })
    }
}
