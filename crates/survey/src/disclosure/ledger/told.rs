//! What a table says.

use serde::{Deserialize, Serialize};

/// No number of people is larger.
pub(super) const MOST_PEOPLE: u64 = 1 << 30;

/// A table as it was published, or is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Its name, another for each table of a ledger; sentences use it.
    pub name: String,
    /// Its numbers, totals among them.
    pub numbers: Vec<Number>,
}

/// One number of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// What it is called in its table, for sentences: “K1A, agree”.
    pub name: String,
    /// The base cells whose people it counts, each once.
    pub of: Vec<u64>,
    /// What the table says of it.
    pub told: Told,
}

/// What a table says of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// It is shown.
    Exactly(u64),
    /// From the first to the second, both possible: rounded, or as a share.
    Between(u64, u64),
    /// Hidden because it is small: nobody may work it out.
    Small,
    /// Hidden so that others cannot be worked out; it is not small itself.
    Withheld,
}

impl Told {
    /// A count rounded at random to a multiple of `base`, up or down: anything less than `base` away.
    #[must_use]
    pub fn rounded(shown: u64, base: u64) -> Self {
        let off = base.saturating_sub(1);
        Self::Between(shown.saturating_sub(off), shown.saturating_add(off))
    }

    /// A share shown as `parts` of `per` (37.5 % is 375 of 1000) of a known number of people; a half may have been rounded
    /// either way.
    #[must_use]
    pub fn share(parts: u64, per: u64, of: u64) -> Self {
        let (parts, per, of) = (u128::from(parts), u128::from(per.max(1)), u128::from(of));
        let low = (of * (2 * parts).saturating_sub(1)).div_ceil(2 * per);
        let high = of * (2 * parts + 1) / (2 * per);
        Self::Between(low.min(of) as u64, high.min(of) as u64)
    }

    /// The least and the most it can be as far as this alone tells; nothing if it tells nothing.
    pub(super) fn range(self) -> Option<(u64, u64)> {
        match self {
            Self::Exactly(n) => Some((n, n)),
            Self::Between(low, high) => Some((low, high)),
            Self::Small | Self::Withheld => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_what_rounds_to_it() {
        for of in [1u64, 7, 40, 1_000] {
            for n in 0..=of {
                // to tenths of a percent, halves up
                let parts = (2_000 * n + of) / (2 * of);
                let Told::Between(low, high) = Told::share(parts, 1_000, of) else { panic!() };
                assert!(low <= n && n <= high, "{n} of {of}: {low} to {high}");
                let is_near = |k: u64| (1_000 * k).abs_diff(parts * of) * 2 <= of;
                assert!(is_near(low) && is_near(high));
                assert!(low == 0 || !is_near(low - 1));
                assert!(high == of || !is_near(high + 1));
            }
        }
        assert_eq!(Told::rounded(10, 5), Told::Between(6, 14));
        assert_eq!(Told::rounded(0, 5), Told::Between(0, 4));
    }
}
