//! How each project was bought and why others were not, after Equal Shares.

mod loser;
mod reach;
mod rounds;

pub(crate) use loser::not_funded;
pub(crate) use rounds::rounds;

use crate::Voters;
use crate::contest::Contest;
use crate::equal_shares::run::{NEVER, Purchases};

/// What became of the voters' money, and how many support one of the winners.
pub(crate) fn voters(contest: &Contest, purchases: &Purchases, winners: &[usize]) -> Voters {
    let mut voters = Voters { with_a_winner: contest.people_with_any(winners), ..Voters::default() };
    for (kind, people) in contest.people.iter().enumerate() {
        let mut choices = contest.choices.get(kind).iter();
        if purchases.broke_in[kind] != NEVER {
            voters.exhausted += people;
        } else if choices.any(|choice| purchases.round_of[choice.project()] != NEVER) {
            voters.partly += people;
        } else {
            voters.untouched += people;
        }
    }
    voters
}
