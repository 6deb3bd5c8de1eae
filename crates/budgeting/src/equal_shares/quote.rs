//! What a project costs each of its supporters, about.

use crate::contest::Contest;
use crate::lazy::BAND;

/// A price for each `v`, and how far off it may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quote {
    pub price: f64,
    pub error: f64,
}

/// The price p at which Σ min(money, p · v) over the supporters is the cost; nothing if they surely cannot pay.
///
/// `money` is what each person of a kind has left, no further off than `worst`. No price is below `from`; once it is known to
/// be above `limit` nobody wants to know it better. Whether somebody who is close to the price can pay it does not change the
/// price much; who needs to know asks exactly.
pub(crate) fn quote(
    contest: &Contest,
    money: &[f64],
    worst: f64,
    project: usize,
    range: std::ops::Range<f64>,
) -> Option<Quote> {
    let supporters = contest.supporters.get(project);
    let (cost, units) = (contest.costs[project] as f64, contest.units[project] as f64);
    let even = cost / units;
    let mut price = range.start.max(even);
    let mut known = (price == even).then_some(0); // this price is right if so many are poor
    loop {
        let (mut sum, mut poor_units, mut poor) = (0.0, 0.0, 0_usize);
        for group in supporters {
            let money = money[group.kind()];
            // without a branch: who is poor has no pattern
            let is_poor = money < price * f64::from(group.v);
            let people = if is_poor { f64::from(group.people) } else { 0.0 };
            sum += people * money;
            poor_units += people * f64::from(group.v);
            poor += usize::from(is_poor);
        }
        let off = poor_units * worst + (poor + 8) as f64 * f64::EPSILON * cost;
        let rich = units - poor_units;
        let is_known = known == Some(poor);
        if rich < 0.5 {
            // all of them give everything they have: enough, or not, or nobody can tell from here
            let off = off + BAND * cost;
            let largest = supporters.iter().map(|group| money[group.kind()] / f64::from(group.v));
            let price = largest.fold(0.0, f64::max);
            return (sum >= cost - off).then_some(Quote { price, error: 2.0 * off });
        }
        if !is_known {
            price = price.max((cost - sum) / rich);
            known = Some(poor);
        }
        let error = off / rich + 4.0 * f64::EPSILON * price;
        if is_known || price - error > range.end {
            return Some(Quote { price, error });
        }
    }
}
