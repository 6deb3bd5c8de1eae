//! Exact values of rounds, each made of those before it.
//!
//! What a supporter has left is their endowment less the prices they paid in full, or nothing. So the price of a round is a
//! whole combination of the endowment and of earlier prices, over a whole number; a chain keeps them over one growing
//! denominator. They are worked out only when somebody asks.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::Exact;

/// constant + endowments · e + Σ terms\[s\] · value\[s\].
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Form {
    pub constant: i64,
    pub endowments: i64,
    pub terms: Vec<i64>,
}

/// A round's value: a form over a whole number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Price {
    pub top: Form,
    pub bottom: u64,
}

/// Values of rounds, each as top / (unit · step₀ ⋯ stepₛ).
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    start: u64,
    unit: u64,
    prices: Vec<Price>,
    tops: Vec<BigInt>,
    steps: Vec<u64>,
    /// The denominator of everything so far.
    whole: BigInt,
}

impl Chain {
    /// The endowment is start / unit.
    pub fn new(start: u64, unit: u64) -> Chain {
        let unit = unit.max(1);
        Chain { start, unit, prices: Vec::new(), tops: Vec::new(), steps: Vec::new(), whole: unit.into() }
    }

    /// The same as it was after so many rounds; settled as far as this is.
    pub fn first(&self, rounds: usize) -> Chain {
        let settled = rounds.min(self.tops.len());
        Chain {
            start: self.start,
            unit: self.unit,
            prices: self.prices[..rounds].to_vec(),
            tops: self.tops[..settled].to_vec(),
            steps: self.steps[..settled].to_vec(),
            whole: self.steps[..settled].iter().fold(self.unit.into(), |whole: BigInt, &step| whole * step),
        }
    }

    pub fn len(&self) -> usize {
        self.prices.len()
    }

    /// Adds the value of the next round.
    pub fn push(&mut self, price: Price) {
        self.prices.push(price);
    }

    /// The denominator of what is settled.
    pub fn whole(&self) -> &BigInt {
        &self.whole
    }

    /// The value of a form, times [`Chain::whole`].
    pub fn value(&mut self, form: &Form) -> BigInt {
        self.settle();
        self.known(form)
    }

    /// Works out every round so far.
    pub fn settle(&mut self) {
        for at in self.tops.len()..self.prices.len() {
            let bottom = self.prices[at].bottom;
            let top = self.known(&self.prices[at].top);
            let common = gcd((&top % bottom).to_u64().unwrap_or(1), bottom);
            let step = bottom / common;
            self.whole *= step;
            self.tops.push(if common == 1 { top } else { top / common });
            self.steps.push(step);
        }
    }

    /// Like [`Chain::value`], once everything is settled.
    pub fn known(&self, form: &Form) -> BigInt {
        let mut sum = BigInt::from(self.unit) * form.constant + BigInt::from(self.start) * form.endowments;
        let mut pending = 1_u64;
        for (at, (top, &step)) in self.tops.iter().zip(&self.steps).enumerate() {
            pending = pending.checked_mul(step).unwrap_or_else(|| {
                sum *= pending;
                step
            });
            let times = form.terms.get(at).copied().unwrap_or_default();
            if times != 0 {
                sum *= std::mem::replace(&mut pending, 1);
                sum += top * times;
            }
        }
        sum * pending
    }

    /// A form as an amount that is not negative.
    pub fn exact(&mut self, form: &Form) -> Exact {
        let top = self.value(form);
        Exact::new(top, self.whole.clone())
    }

    /// A form as an `f64`, to about the last digit.
    pub fn near(&mut self, form: &Form) -> f64 {
        let value = self.value(form);
        ratio(&value, &self.whole)
    }

    /// Those of some bids that are exactly the lowest, by their place; a bid is a price over a factor.
    pub fn lowest(&mut self, bids: &[(&Price, u64)]) -> Vec<usize> {
        if bids.len() < 2 {
            return (0..bids.len()).collect();
        }
        let sides: Vec<(BigInt, BigInt)> = bids
            .iter()
            .map(|(price, factor)| (self.value(&price.top), BigInt::from(price.bottom) * *factor))
            .collect();
        let mut lowest = vec![0];
        for (at, (top, bottom)) in sides.iter().enumerate().skip(1) {
            let (best_top, best_bottom) = &sides[lowest[0]];
            match (top * best_bottom).cmp(&(best_top * bottom)) {
                Ordering::Less => lowest = vec![at],
                Ordering::Equal => lowest.push(at),
                Ordering::Greater => {}
            }
        }
        lowest
    }
}

impl Form {
    /// The value of one round.
    pub fn round(at: usize) -> Form {
        let mut terms = vec![0; at + 1];
        terms[at] = 1;
        Form { terms, ..Form::default() }
    }
}

/// top / bottom to about the last digit, whatever their size; 0 < bottom.
pub(crate) fn ratio(top: &BigInt, bottom: &BigInt) -> f64 {
    let bits = |number: &BigInt| i64::try_from(number.bits()).unwrap_or(0);
    let shift = bits(bottom) - bits(top) + 70; // so many digits of the quotient are more than an f64 holds
    let quotient = if shift >= 0 {
        (top << shift.unsigned_abs()) / bottom
    } else {
        top / (bottom << shift.unsigned_abs())
    };
    quotient.to_f64().unwrap_or(f64::NAN) * 2_f64.powi(i32::try_from(-shift).unwrap_or(0))
}

/// The greatest common divisor; of 0 and b it is b.
pub(crate) fn gcd(mut a: u64, mut b: u64) -> u64 {
    while a != 0 {
        (a, b) = (b % a, a);
    }
    b
}

#[cfg(test)]
mod tests {
    use num_rational::BigRational;

    use super::*;

    #[test]
    fn forms_are_what_they_say() {
        let whole = |n: i64| BigRational::from_integer(n.into());
        let mut chain = Chain::new(10, 3);
        let prices = [
            Price { top: Form { constant: 7, endowments: -1, terms: vec![] }, bottom: 6 },
            Price { top: Form { constant: 0, endowments: 2, terms: vec![-3] }, bottom: 1 << 40 },
            Price { top: Form { constant: 5, endowments: 0, terms: vec![1, -1] }, bottom: u64::MAX },
        ];
        let mut values: Vec<BigRational> = Vec::new();
        let e = whole(10) / whole(3);
        for price in prices {
            let mut sum = whole(price.top.constant) + &e * whole(price.top.endowments);
            for (value, &times) in values.iter().zip(&price.top.terms) {
                sum += value * whole(times);
            }
            let value = sum / BigInt::from(price.bottom);
            chain.push(price);
            let last = Form::round(values.len());
            assert_eq!(chain.exact(&last).rational(), value);
            let near = Exact::new(value.numer().clone(), value.denom().clone()).to_f64();
            assert!((chain.near(&last) - near).abs() <= 1e-15 * near.abs());
            values.push(value);
        }
    }

    #[test]
    fn a_ratio_of_long_numbers_is_near() {
        for (top, bottom) in [(1_u64, 3_u64), (u64::MAX, 1), (1, u64::MAX), (12345, 678)] {
            for power in [0_u32, 1, 300] {
                let long = BigInt::from(7).pow(power);
                let near = ratio(&(BigInt::from(top) * &long), &(BigInt::from(bottom) * &long));
                assert!((near - top as f64 / bottom as f64).abs() <= 1e-15 * near);
            }
        }
    }
}
