//! Numbers as each language writes them.

use super::Lang;

/// Between a number and what belongs to it, in French.
const NO_BREAK: char = '\u{a0}';

impl Lang {
    /// A count: `4,212`, `4 212`.
    pub fn count(self, count: i64) -> String {
        let digits = count.unsigned_abs().to_string();
        let mut written = String::from(if count < 0 { "\u{2212}" } else { "" });
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                written.push(match self {
                    Self::En => ',',
                    Self::Fr => NO_BREAK,
                });
            }
            written.push(digit);
        }
        written
    }

    /// A share between 0 and 1 as whole percent: `91%`, `91 %`.
    pub fn percent(self, share: f64) -> String {
        let whole = format!("{:.0}", share * 100.0);
        match self {
            Self::En => format!("{whole}%"),
            Self::Fr => format!("{whole}{NO_BREAK}%"),
        }
    }

    /// A number with a given number of decimals: `0.37`, `0,37`.
    pub fn decimal(self, number: f64, decimals: usize) -> String {
        let written = format!("{number:.decimals$}");
        match self {
            Self::En => written,
            Self::Fr => written.replace('.', ","),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_by_the_language() {
        assert_eq!(Lang::En.count(1_234_567), "1,234,567");
        assert_eq!(Lang::Fr.count(-1_234), "\u{2212}1\u{a0}234");
        assert_eq!(Lang::En.count(999), "999");
        assert_eq!(Lang::En.percent(0.914), "91%");
        assert_eq!(Lang::Fr.percent(0.914), "91\u{a0}%");
        assert_eq!(Lang::Fr.decimal(0.37, 2), "0,37");
    }
}
