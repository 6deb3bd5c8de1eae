//! Where one voter's share of a fund went: for that voter alone. It is worked out from the public prices when they look, so
//! that nothing of single ballots is kept with the outcome.

use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};

use super::engine;
use super::outcome::Found;
use crate::project::Entry;

/// The same in whole amounts of the smallest unit that add up; projects by their number in the fund.
#[derive(Debug, PartialEq, Eq)]
pub struct Shown {
    /// What they had.
    pub endowment: u64,
    /// What they paid for what, in the order in which it was bought.
    pub paid: Vec<(i64, u64)>,
    /// What was not used.
    pub unspent: u64,
    /// What they approved of and others paid for.
    pub others: Vec<i64>,
    /// What they approved of and is not funded.
    pub lost: Vec<i64>,
    /// Whether money was divided among voters at all; it was not where most votes first was taken.
    pub is_divided: bool,
}

/// As the page says it.
pub struct Mine {
    pub endowment: String,
    pub unspent: Option<String>,
    pub paid: Vec<(Entry, String)>,
    pub others: Vec<Entry>,
    pub lost: Vec<Entry>,
    pub is_divided: bool,
}

/// The share behind a ballot of approvals; `None` if nothing was chosen on it.
pub fn of(found: &Found, choices: &str) -> Option<Shown> {
    let ballot = engine::ballot(choices, 1, &found.numbers);
    if ballot.choices.is_empty() {
        return None;
    }
    let places: Vec<usize> = ballot.choices.iter().map(|(place, _)| *place).collect();
    let (paid, unspent) = payments(found, &places);
    let mut amounts: Vec<&BigRational> = paid.iter().map(|(_, amount)| amount).collect();
    amounts.push(&unspent);
    let whole = whole(&amounts);
    let number = |place: usize| found.numbers.get(place).copied().unwrap_or(0);
    let won = |place: &usize| found.outcome.winners.contains(place);
    let is_paid = |place: &usize| paid.iter().any(|(paid, _)| paid == place);
    Some(Shown {
        endowment: whole.iter().sum(),
        others: places.iter().filter(|one| won(one) && !is_paid(one)).map(|one| number(*one)).collect(),
        lost: places.iter().filter(|one| !won(one)).map(|one| number(*one)).collect(),
        paid: paid.iter().zip(&whole).map(|((place, _), amount)| (number(*place), *amount)).collect(),
        unspent: whole.last().copied().unwrap_or(0),
        is_divided: found.outcome.endowment.is_some(),
    })
}

/// Everybody has the same; at each purchase a supporter pays its highest price, or all that they have left.
fn payments(found: &Found, places: &[usize]) -> (Vec<(usize, BigRational)>, BigRational) {
    let mut left =
        found.outcome.endowment.as_ref().map_or_else(BigRational::zero, budgeting::Exact::rational);
    let mut paid = Vec::new();
    for round in found.outcome.rounds.iter().filter(|round| places.contains(&round.project)) {
        let price = round.highest_payment.rational().min(left.clone());
        if !price.is_zero() {
            left -= &price;
            paid.push((round.project, price));
        }
    }
    (paid, left)
}

/// Whole amounts that add up to the rounded sum: what is cut off goes to those that lost most, the first first.
fn whole(amounts: &[&BigRational]) -> Vec<u64> {
    let unit = |amount: &BigRational| amount.to_integer().to_u64().unwrap_or(0);
    let mut whole: Vec<u64> = amounts.iter().map(|amount| unit(amount)).collect();
    let sum: BigRational = amounts.iter().map(|amount| (*amount).clone()).sum();
    let missing = unit(&sum.round()).saturating_sub(whole.iter().sum());
    let mut order: Vec<usize> = (0..amounts.len()).collect();
    order.sort_by(|a, b| amounts[*b].fract().cmp(&amounts[*a].fract()).then(a.cmp(b)));
    for at in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        whole[at] += 1;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use budgeting::{Ballot, Election, Kind, Project, Rules, decide};

    /// Twelve projects of a street and many kinds of ballots, the same every time.
    fn street() -> Election {
        let project = |at: u64| Project { id: at.to_string(), cost: 700 + 613 * (at * at % 11) };
        let mut seed = 7_u64;
        let mut draw = |most: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % most
        };
        let ballots = (0..90).map(|_| {
            let choices = (0..12).filter(|_| draw(3) == 0).map(|place| (place, 1)).collect();
            Ballot { choices, weight: 1 + draw(3) }
        });
        let ballots = ballots.collect();
        Election { projects: (1..=12).map(project).collect(), ballots, budget: 19_001, kind: Kind::Approval }
    }

    #[test]
    fn a_share_worked_out_from_public_prices_is_the_one_that_was_paid() {
        let election = street();
        let rules = Rules::default();
        let outcome = decide(&election, &rules).expect("decided");
        let kept = serde_json::to_string(&outcome).expect("written");
        let found = Found {
            outcome: serde_json::from_str(&kept).expect("read"),
            numbers: (1..=12).collect(),
            rules,
            kind: Kind::Approval,
        };
        let mut paid_something = 0;
        for (at, ballot) in election.ballots.iter().enumerate() {
            let choices: Vec<String> =
                ballot.choices.iter().map(|(place, _)| (place + 1).to_string()).collect();
            let mine = of(&found, &choices.join(" "));
            let theirs = outcome.share_of(at);
            assert_eq!(mine.is_none(), theirs.is_none());
            let (Some(mine), Some(theirs)) = (mine, theirs) else { continue };
            let places: Vec<usize> = ballot.choices.iter().map(|(place, _)| *place).collect();
            let (paid, unspent) = payments(&found, &places);
            let exact: Vec<_> = theirs.paid.iter().map(|one| (one.project, one.exact.rational())).collect();
            let exact: Vec<_> = exact.into_iter().filter(|(_, amount)| !amount.is_zero()).collect();
            assert_eq!((paid, unspent), (exact, theirs.unspent.rational()), "ballot {at}");
            let sum = mine.paid.iter().map(|(_, amount)| amount).sum::<u64>() + mine.unspent;
            assert_eq!(sum, mine.endowment);
            paid_something += usize::from(!mine.paid.is_empty());
        }
        assert!(paid_something > 40, "{paid_something}");
    }

    #[test]
    fn whole_amounts_add_up() {
        let third = BigRational::new(100.into(), 3.into());
        assert_eq!(whole(&[&third, &third, &third]), [34, 33, 33]);
        assert_eq!(whole(&[&BigRational::zero()]), [0]);
    }
}
