//! What was decided, and why.

use serde::{Deserialize, Serialize};

use crate::{Exact, Rule};

/// What was decided. Projects are named by their place in [`crate::Election::projects`]; money is in the smallest unit.
///
/// Kept or published as JSON it holds nothing of single ballots; who paid what stays with [`Outcome::share_of`], which
/// answers only for an outcome that was decided here, not for one that was read again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The rule that decided: greedy where [`Outcome::comparison`] says so.
    pub rule: Rule,
    /// What was available.
    pub budget: u64,
    /// How many people cast a ballot that is not empty.
    pub voters: u64,
    /// What is funded: in order of buying, and then what the completion added.
    pub winners: Vec<usize>,
    /// What the completion added, the last of the winners.
    pub added: Vec<usize>,
    /// What all winners cost together.
    pub total_cost: u64,
    /// What everybody had to spend; for rules that give everybody money.
    pub endowment: Option<Exact>,
    /// By how much the endowment grew at a time, where it grew.
    pub increment: Option<u64>,
    /// How each project was bought, in order. None for greedy. Supported projects that cost nothing win without a round.
    pub rounds: Vec<Round>,
    /// Every project that is not funded, in the order of [`crate::Election::projects`].
    pub not_funded: Vec<NotFunded>,
    /// What became of the voters.
    pub people: Voters,
    /// What the greedy rule would have done.
    pub greedy: Beside,
    /// Which of the two more people preferred, where the rules ask.
    pub comparison: Option<Comparison>,
    /// Who paid what; never written.
    #[serde(skip)]
    pub(crate) purses: Option<crate::share::Purses>,
}

/// One project bought.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// What was bought.
    pub project: usize,
    /// How many people support it.
    pub raw_votes: u64,
    /// Its cost over the highest payment: so many people paying in full would have bought it.
    pub effective_votes: f64,
    /// The most that any one supporter paid. With Phragmén it is the load after buying.
    pub highest_payment: Exact,
    /// How many supporters paid the highest payment.
    pub paid_in_full: u64,
    /// How many paid less, but something: all they had left, or as much as fewer points ask.
    pub paid_in_part: u64,
    /// How many had nothing left.
    pub paid_nothing: u64,
    /// All projects that were as good a buy, the winner among them; empty if it was alone.
    pub tied: Vec<usize>,
    /// The next best buys at that moment, at most three.
    pub runners_up: Vec<usize>,
}

/// A project that is not funded, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotFunded {
    /// Which.
    pub project: usize,
    /// What it costs.
    pub cost: u64,
    /// How many people support it.
    pub raw_votes: u64,
    /// The reason in one word.
    pub reason: Reason,
    /// Its cost less what its supporters had left when that first fell below the cost; less the money left, where money is
    /// not divided among voters. In the smallest unit.
    pub shortfall: f64,
    /// How much of its cost its supporters would have paid at the best moment, at a price as good as that of what was
    /// bought instead; in percent. From 100 on it would have won.
    pub effective_support: Option<f64>,
    /// The fewest more people who, wanting only this, would have made it win at the same endowment. None if none was found;
    /// then [`NotFunded::extra_too_much`] says why.
    pub extra_supporters: Option<u64>,
    /// The fewest more people with whom it would have been bought, and yet all together would have cost more than the budget:
    /// new people bring an endowment each, which the budget does not have. Only where `extra_supporters` is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra_too_much: Option<u64>,
    /// The smallest cut of the cost with which it would have won at the same endowment. None if no cut would.
    pub cost_cut: Option<u64>,
    /// The smallest cut with which it would have been bought, where all together would then have cost more than the budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_too_much: Option<u64>,
    /// Where its supporters' money went instead, most first; whole amounts that add up.
    pub money_went_to: Vec<Flow>,
}

/// Why a project is not funded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It did not stand: excluded, or fewer supporters than the rules ask.
    NotEligible,
    /// It costs more than the whole budget.
    OverBudget,
    /// Too few supporters: their money together never reached the cost.
    TooFew,
    /// It cost more than its supporters had left after what they bought first.
    SpentElsewhere,
    /// Others came first, and what was left of the budget did not reach.
    NoRoom,
}

/// Money of a project's supporters that went elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// To which project.
    pub project: usize,
    /// How much, rounded so that all flows of a project add up.
    pub amount: u64,
}

/// What became of the voters, in numbers of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voters {
    /// At least one project they support is funded.
    pub with_a_winner: u64,
    /// They spent all of their endowment.
    pub exhausted: u64,
    /// They spent some of it.
    pub partly: u64,
    /// They spent nothing.
    pub untouched: u64,
}

/// What the greedy rule would have done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// What it would have funded, in order.
    pub winners: Vec<usize>,
    /// What that costs.
    pub total_cost: u64,
    /// People of whom at least one project would have been funded.
    pub voters_with_a_winner: u64,
}

/// How many people have more of their projects in one outcome than in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// In that of Equal Shares.
    pub for_equal_shares: u64,
    /// In the greedy one. If there are more of these, it was taken.
    pub for_greedy: u64,
}

/// What became of one voter's share: for that voter alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// What they had to spend.
    pub endowment: Exact,
    /// What they paid, in order of buying.
    pub paid: Vec<Payment>,
    /// What they did not spend.
    pub unspent: Exact,
    /// The same as a whole amount: with those of the payments it adds up to the endowment, rounded.
    pub unspent_shown: u64,
    /// Which of their projects are funded, those included that others paid for, in order of buying.
    pub winners: Vec<usize>,
}

/// What one voter paid for a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// For which.
    pub project: usize,
    /// How much, exactly.
    pub exact: Exact,
    /// The same as a whole amount.
    pub shown: u64,
}
