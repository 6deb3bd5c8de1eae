//! Attributes, levels and shares in words.

use crate::i18n::Lang;
use crate::place::canada;
use crate::self_identification::OWN;
use store::residence::Province;

/// What an attribute is called: `Age`.
pub fn attribute_name(lang: Lang, word: &str) -> String {
    lang.text(&format!("estimate-by-{word}"))
}

/// What a level of an attribute is called: `Ontario`, `25 to 34`.
pub fn level_name(lang: Lang, attribute: &str, level: &str) -> String {
    match (attribute, level) {
        ("province", level) => Province::of_word(level)
            .map_or_else(|| level.to_owned(), |province| canada::province(province).name(lang).to_owned()),
        ("postal-area", level) => level.to_owned(),
        (_, OWN) => lang.text("self-own"),
        _ => lang.text(&format!("self-{attribute}-{level}")),
    }
}

/// A share with one digit after the point: `64.3%`.
pub fn share(lang: Lang, share: f64) -> String {
    let number = lang.decimal(100.0 * share, 1);
    lang.t("estimate-percent").with("number", number).to_string()
}

/// An interval of shares: `62.1% to 66.0%`.
pub fn range(lang: Lang, low: f64, high: f64) -> String {
    let text = lang.t("estimate-range").with("low", share(lang, low));
    text.with("high", share(lang, high)).to_string()
}

/// A difference of shares, in points with its sign: `+3.1`.
pub fn points(lang: Lang, difference: f64) -> String {
    let number = lang.decimal(100.0 * difference.abs(), 1);
    let is_zero = (1000.0 * difference).round() == 0.0;
    let sign = match difference {
        _ if is_zero => "",
        below if below < 0.0 => "−",
        _ => "+",
    };
    format!("{sign}{number}")
}
