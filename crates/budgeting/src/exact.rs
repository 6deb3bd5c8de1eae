//! Amounts that are no whole number of cents.

use std::fmt;
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::chain::ratio;

/// An exact amount, in the smallest unit of the money; written `num/den` in lowest terms, or `num` where it is whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(pub(crate) BigRational);

impl Exact {
    /// A whole number of the smallest unit.
    pub fn whole(amount: u64) -> Exact {
        Exact(BigRational::from_integer(amount.into()))
    }

    /// Lowest terms are for whoever reads it: they take long, and many amounts are never read.
    pub(crate) fn new(top: BigInt, bottom: BigInt) -> Exact {
        Exact(BigRational::new_raw(top, bottom))
    }

    /// The nearest `f64`.
    pub fn to_f64(&self) -> f64 {
        ratio(self.0.numer(), self.0.denom())
    }

    /// This amount where the unit of the money is `units` times as large: cents to dollars with 100.
    #[must_use]
    pub fn per(&self, units: u64) -> Exact {
        Exact(&self.0 / BigInt::from(units.max(1)))
    }

    /// As a rational number in lowest terms.
    pub fn rational(&self) -> BigRational {
        self.0.reduced()
    }

    /// The same amount in lowest terms already.
    pub(crate) fn reduced(&self) -> Exact {
        Exact(self.0.reduced())
    }
}

/// Like [`shown`], of amounts that are known about.
pub(crate) fn shown_about(amounts: &[f64]) -> Vec<u64> {
    let down = |amount: f64| (amount + 1e-6).floor();
    let mut whole: Vec<u64> = amounts.iter().map(|&amount| down(amount) as u64).collect();
    let missing = ((amounts.iter().sum::<f64>() + 1e-6).round() as u64).saturating_sub(whole.iter().sum());
    let mut order: Vec<usize> = (0..amounts.len()).collect();
    order.sort_by(|&a, &b| (amounts[b] - down(amounts[b])).total_cmp(&(amounts[a] - down(amounts[a]))));
    order.iter().take(usize::try_from(missing).unwrap_or(usize::MAX)).for_each(|&at| whole[at] += 1);
    whole
}

/// Whole amounts that add up to the nearest whole of the sum: everything is rounded down, and what is missing goes to the
/// largest remainders (to the first among equals). Amounts are not negative.
pub(crate) fn shown(amounts: &[&Exact]) -> Vec<u64> {
    let down = |amount: &BigRational| amount.floor().to_integer().to_u64().unwrap_or(u64::MAX);
    let sum: BigRational = amounts.iter().fold(BigRational::zero(), |sum, amount| sum + &amount.0);
    let mut whole: Vec<u64> = amounts.iter().map(|amount| down(&amount.0)).collect();
    let missing = down(&sum.round()).saturating_sub(whole.iter().sum());
    let mut order: Vec<usize> = (0..amounts.len()).collect();
    order.sort_by(|&a, &b| amounts[b].0.fract().cmp(&amounts[a].0.fract()));
    for &at in order.iter().take(usize::try_from(missing).unwrap_or(usize::MAX)) {
        whole[at] += 1;
    }
    whole
}

impl fmt::Display for Exact {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.reduced().fmt(to)
    }
}

impl FromStr for Exact {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Exact, &'static str> {
        match text.parse::<BigRational>() {
            Ok(amount) if !amount.is_negative() => Ok(Exact(amount)),
            _ => Err("this is no amount"),
        }
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'a> Deserialize<'a> for Exact {
    fn deserialize<D: Deserializer<'a>>(from: D) -> Result<Exact, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_cents_add_up() {
        let third = Exact::new(10.into(), 3.into());
        assert_eq!(shown(&[&third, &third, &third]), [4, 3, 3]);
        assert_eq!(shown(&[&Exact::whole(2), &third]), [2, 3]);
        assert!(shown(&[]).is_empty());
        assert_eq!(shown_about(&[10.0 / 3.0, 2.999_999_999, 10.0 / 3.0, 10.0 / 3.0]), [4, 3, 3, 3]);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["0", "7/3", "12"] {
            assert_eq!(text.parse::<Exact>().unwrap().to_string(), text);
        }
        assert!(
            "-1".parse::<Exact>().is_err()
                && "1/0".parse::<Exact>().is_err()
                && "x".parse::<Exact>().is_err()
        );
    }
}
