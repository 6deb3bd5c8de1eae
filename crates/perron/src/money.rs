//! Money as people type it and read it: whole numbers of the smallest unit, whatever the currency.

use crate::i18n::Lang;

/// No amount is larger, in the smallest unit.
pub const MOST: i64 = 100_000_000_000_000;

/// Currencies without a smaller unit, and those with a thousandth; all others have hundredths (ISO 4217).
const WHOLE: [&str; 16] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
    "XPF",
];
const THOUSANDTHS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// How many decimals a currency has.
pub fn decimals(currency: &str) -> u32 {
    if WHOLE.contains(&currency) {
        0
    } else if THOUSANDTHS.contains(&currency) {
        3
    } else {
        2
    }
}

/// How many of the smallest unit make one.
pub fn unit(currency: &str) -> i64 {
    10_i64.pow(decimals(currency))
}

/// Why something typed is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing, or no number.
    NoNumber,
    /// Less than nothing.
    Negative,
    /// Parts smaller than the smallest unit.
    TooFine,
    /// More than [`MOST`].
    TooMuch,
}

impl Wrong {
    /// The sentence about it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoNumber => "form-money-no-number",
            Self::Negative => "form-money-negative",
            Self::TooFine => "form-money-too-fine",
            Self::TooMuch => "form-money-too-much",
        }
    }
}

/// An amount as it is typed in either language: `12,500.50`, `$12 500`, `12 500,50 $`.
///
/// # Errors
/// It is none.
pub fn parse(typed: &str, currency: &str) -> Result<i64, Wrong> {
    if typed.trim_start_matches(['$', ' ']).starts_with(['-', '\u{2212}']) {
        return Err(Wrong::Negative);
    }
    let bare = |letter: &char| !letter.is_whitespace() && !"$€£¥’'".contains(*letter);
    let text: String = typed.chars().filter(bare).collect();
    let text = text.trim_start_matches(currency).trim_end_matches(currency);
    let fine = decimals(currency) as usize;
    let (whole, part) = split(text, fine);
    let whole: String = whole.chars().filter(|letter| !matches!(letter, '.' | ',')).collect();
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(&whole) || !is_number(part) {
        return Err(Wrong::NoNumber);
    }
    let part = part.trim_end_matches('0');
    if part.len() > fine {
        return Err(Wrong::TooFine);
    }
    let digits = format!("{whole}{part:0<fine$}");
    let digits = digits.trim_start_matches('0');
    if digits.len() > 15 {
        return Err(Wrong::TooMuch);
    }
    let amount: i64 = if digits.is_empty() { 0 } else { digits.parse().map_err(|_| Wrong::NoNumber)? };
    if amount > MOST { Err(Wrong::TooMuch) } else { Ok(amount) }
}

/// The whole part and the decimals: a last point or comma begins them, unless exactly three digits follow it and the
/// currency has fewer.
fn split(text: &str, fine: usize) -> (&str, &str) {
    match text.rsplit_once(['.', ',']) {
        Some((_, after)) if after.len() == 3 && fine < 3 => (text, ""),
        Some((before, after)) => (before, after),
        None => (text, ""),
    }
}

/// As it stands in a field of a form: `12500.50`.
pub fn plain(amount: i64, currency: &str) -> String {
    let unit = unit(currency);
    let (whole, part) = (amount / unit, amount % unit);
    let fine = decimals(currency) as usize;
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:0fine$}") }
}

/// As a page says it: `$12,500.50`, `12 500,50 $`; other currencies by their code.
pub fn show(lang: Lang, amount: i64, currency: &str) -> String {
    let unit = unit(currency);
    let (whole, part) = (amount / unit, amount % unit);
    let fine = decimals(currency) as usize;
    let mut number = lang.count(whole);
    if part != 0 {
        let point = if lang == Lang::En { '.' } else { ',' };
        number = format!("{number}{point}{part:0fine$}");
    }
    match (lang, currency) {
        (Lang::En, "CAD") => format!("${number}"),
        (Lang::Fr, "CAD") => format!("{number}\u{a0}$"),
        (Lang::En, code) => format!("{code}\u{a0}{number}"),
        (Lang::Fr, code) => format!("{number}\u{a0}{code}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_either_language_writes_them() {
        for (typed, currency, amount) in [
            ("12,500.50", "CAD", 1_250_050),
            ("$12 500", "CAD", 1_250_000),
            ("12\u{a0}500,5 $", "CAD", 1_250_050),
            ("1.500", "CAD", 150_000),
            ("0.07", "CAD", 7),
            ("5000", "JPY", 5000),
            ("5000.00", "JPY", 5000),
            ("JPY 5,000", "JPY", 5000),
            ("1.2500", "KWD", 1250),
            ("0", "CAD", 0),
        ] {
            assert_eq!(parse(typed, currency), Ok(amount), "{typed} {currency}");
        }
        for (typed, currency, wrong) in [
            ("", "CAD", Wrong::NoNumber),
            ("lots", "CAD", Wrong::NoNumber),
            ("12e9", "CAD", Wrong::NoNumber),
            ("-5", "CAD", Wrong::Negative),
            ("$ \u{2212}5", "CAD", Wrong::Negative),
            ("0.5", "JPY", Wrong::TooFine),
            ("1.0055", "CAD", Wrong::TooFine),
            ("99999999999999999999999", "CAD", Wrong::TooMuch),
            ("1000000000000.01", "CAD", Wrong::TooMuch),
        ] {
            assert_eq!(parse(typed, currency), Err(wrong), "{typed} {currency}");
        }
    }

    #[test]
    fn amounts_are_written_by_the_language_and_read_back() {
        assert_eq!(show(Lang::En, 1_250_050, "CAD"), "$12,500.50");
        assert_eq!(show(Lang::Fr, 1_250_000, "CAD"), "12\u{a0}500\u{a0}$");
        assert_eq!(show(Lang::En, 5000, "JPY"), "JPY\u{a0}5,000");
        assert_eq!(show(Lang::Fr, 1007, "PLN"), "10,07\u{a0}PLN");
        for (amount, currency) in [(7, "CAD"), (1_250_050, "CAD"), (5000, "JPY"), (1250, "KWD"), (0, "CAD")] {
            assert_eq!(parse(&plain(amount, currency), currency), Ok(amount));
        }
    }
}
