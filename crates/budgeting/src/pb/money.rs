//! Amounts as files write them.

use crate::MOST_MONEY;

/// Digits after the point that are kept.
const MOST_DECIMALS: usize = 6;

/// An amount that is not negative: a whole number and digits after the point, without the zeros at their end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    whole: u64,
    decimals: String,
}

impl Amount {
    /// Reads `1200`, `1200.50` or `1200,50`; what is wrong otherwise.
    pub fn parse(text: &str) -> Result<Amount, &'static str> {
        let text = text.trim();
        if text.starts_with('-') {
            return Err("is below zero");
        }
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let decimals = decimals.trim_end_matches('0');
        let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_number(whole) || !is_number(decimals) {
            return Err("is not a number");
        }
        if decimals.len() > MOST_DECIMALS {
            return Err("has more than six decimals");
        }
        match whole.parse() {
            Ok(whole) if whole <= MOST_MONEY => Ok(Amount { whole, decimals: decimals.to_owned() }),
            _ => Err("is too large"),
        }
    }

    pub fn decimals(&self) -> usize {
        self.decimals.len()
    }

    /// In a unit of which 10^`decimals` make 1; none if that is too much.
    pub fn units(&self, decimals: usize) -> Option<u64> {
        let units = 10_u64.pow(u32::try_from(decimals).ok()?);
        let after = format!("{:0<decimals$}", self.decimals);
        let after: u64 = if after.is_empty() { 0 } else { after.parse().ok()? };
        self.whole.checked_mul(units)?.checked_add(after).filter(|&amount| amount <= MOST_MONEY)
    }
}

/// An amount as files write it.
pub(super) fn written(amount: u64, units: u64) -> String {
    let units = units.max(1);
    let (whole, after) = (amount / units, amount % units);
    if after == 0 {
        return whole.to_string();
    }
    let decimals = units.ilog10() as usize;
    format!("{whole}.{after:0decimals$}").trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_with_points_and_commas() {
        let units = |text: &str| Amount::parse(text).unwrap().units(2);
        assert_eq!(units(" 4000.0"), Some(400_000));
        assert_eq!(units("12,5"), Some(1_250));
        assert_eq!(units("0.07"), Some(7));
        assert_eq!(units("1000000000000000"), None);
        let wrong = ["", "-1", "1e5", "12 000", ".5", "1.2.3", "0.1234567", "99999999999999999999", "∞"];
        for text in wrong {
            assert!(Amount::parse(text).is_err(), "{text}");
        }
        assert_eq!(
            [written(1_250, 100), written(7, 100), written(300, 100), written(5, 1)],
            ["12.5", "0.07", "3", "5"]
        );
    }
}
