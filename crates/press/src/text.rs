//! Texts come from the public. Here they are made printable: a character without a glyph becomes a box
//! (PDF/UA forbids missing glyphs), control characters go, and very long words get places where they may
//! break.

use serde_json::Value;
use typst::text::FontInstance;
use unicode_segmentation::UnicodeSegmentation;

/// Printed in place of characters that no embedded font has.
pub(crate) const BOX: char = '\u{25a1}';

/// Fields whose text is not typeset but handed to the reader's software: only control characters are taken
/// out.
const UNSET_FIELDS: [&str; 4] = ["url", "alt", "meta", "mark"];

/// Widest word, in em, that fits the narrowest column; wider ones may be broken every few letters.
const WIDEST_WORD: f64 = 11.0;
/// Letters (grapheme clusters) between two such places.
const BREAK_EVERY: usize = 6;
const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// Cleans every string in `data` in place; true if a character had to be replaced by [`BOX`].
pub(crate) fn clean(data: &mut Value, fonts: &[FontInstance]) -> bool {
    match data {
        Value::String(text) => {
            let (cleaned, replaced) = typeset(text, fonts);
            *text = cleaned;
            replaced
        }
        Value::Array(items) => items.iter_mut().fold(false, |any, item| clean(item, fonts) | any),
        Value::Object(fields) => fields.iter_mut().fold(false, |any, (name, value)| {
            if UNSET_FIELDS.contains(&name.as_str()) {
                strip(value);
                any
            } else {
                clean(value, fonts) | any
            }
        }),
        _ => false,
    }
}

fn strip(data: &mut Value) {
    match data {
        Value::String(text) => *text = one_line(text),
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::Object(fields) => fields.values_mut().for_each(strip),
        _ => {}
    }
}

fn typeset(text: &str, fonts: &[FontInstance]) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut replaced = false;
    for cluster in one_line(text).graphemes(true) {
        if is_printable(cluster, fonts) {
            out.push_str(cluster);
        } else {
            replaced = true;
            if !out.ends_with(BOX) {
                out.push(BOX);
            }
        }
    }
    (break_long_words(&out, fonts), replaced)
}

/// Whether one font has all of a cluster: a letter and its accents are drawn by the same font or not at all.
fn is_printable(cluster: &str, fonts: &[FontInstance]) -> bool {
    let drawn =
        |font: &FontInstance| cluster.chars().all(|c| is_joiner(c) || font.ttf().glyph_index(c).is_some());
    fonts.iter().any(drawn)
}

/// Whether some font has a letter.
pub(crate) fn is_drawn(letter: char, fonts: &[FontInstance]) -> bool {
    fonts.iter().any(|font| font.ttf().glyph_index(letter).is_some())
}

/// White space becomes single spaces (a no-break space stays); control characters, noncharacters, private-use
/// characters and direction overrides, which could make a statement read as another, are left out.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let space = c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
        if space && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        } else if !space && !is_unwanted(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

fn is_unwanted(c: char) -> bool {
    let code = u32::from(c);
    c.is_control()
        || matches!(code, 0xfeff | 0x202a..=0x202e | 0x2066..=0x2069 | 0xfff9..=0xfffc)
        || matches!(code, 0xe000..=0xf8ff | 0xf0000.. | 0xfdd0..=0xfdef | 0xe0000..=0xe0fff)
        || code & 0xfffe == 0xfffe
}

/// Characters that are never drawn themselves but tell how their neighbours join.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' )
}

/// Lets words too wide for a column break: after a slash, as in an address, else every few letters.
fn break_long_words(text: &str, fonts: &[FontInstance]) -> String {
    let wide = |piece: &str| piece.chars().count() >= BREAK_EVERY && width(piece, fonts) > WIDEST_WORD;
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive([' ', '-', ZERO_WIDTH_SPACE]) {
        if !wide(word) {
            out.push_str(word);
            continue;
        }
        for piece in word.split_inclusive('/') {
            let every = if wide(piece) { BREAK_EVERY } else { usize::MAX };
            // Never inside a cluster, which is shaped as one.
            for (i, letter) in piece.graphemes(true).enumerate() {
                if i > 0 && i % every == 0 {
                    out.push(ZERO_WIDTH_SPACE);
                }
                out.push_str(letter);
            }
            if piece.ends_with('/') {
                out.push(ZERO_WIDTH_SPACE);
            }
        }
    }
    out
}

/// Width of a text in em, in the first font that has each character.
fn width(text: &str, fonts: &[FontInstance]) -> f64 {
    text.chars()
        .map(|c| {
            fonts
                .iter()
                .find_map(|font| font.x_advance(font.ttf().glyph_index(c)?.0))
                .map_or(1.0, |em| em.get())
        })
        .sum()
}

/// The first 60 characters of a text, for a message.
pub(crate) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::House;

    #[test]
    fn a_letter_keeps_its_accents_or_becomes_a_box_with_them() {
        let house = House::new(&[]);
        let faces = house.faces();
        assert_eq!(
            typeset("re\u{301}sume\u{301} k\u{313}\u{323}", faces).0,
            "re\u{301}sume\u{301} k\u{313}\u{323}"
        );
        assert_eq!(typeset("so ᗸ\u{489}!", faces), ("so \u{25a1}!".into(), true));
        assert_eq!(typeset("你好 \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", faces).0, "\u{25a1} \u{25a1}");
    }

    #[test]
    fn long_words_may_break_between_letters_only() {
        let house = House::new(&[]);
        let (text, replaced) = typeset(&"x\u{323}\u{313}".repeat(60), house.faces());
        assert!(!replaced);
        assert!(text.contains(ZERO_WIDTH_SPACE));
        assert!(!text.contains("x\u{200b}") && !text.contains("\u{323}\u{200b}"));
        let (text, _) = typeset("https://perron.example/en/conversations/6h3k", house.faces());
        assert_eq!(
            text.split(ZERO_WIDTH_SPACE).collect::<Vec<_>>(),
            ["https:/", "/", "perron.example/", "en/", "conversations/", "6h3k"]
        );
        assert_eq!(typeset("anticonstitutionnellement", house.faces()).0, "anticonstitutionnellement");
    }

    #[test]
    fn what_is_not_typeset_keeps_its_letters() {
        let mut data =
            serde_json::json!({"url": "https://example.org", "meta": {"title": "你\n好"}, "text": "你\n好"});
        assert!(clean(&mut data, House::new(&[]).faces()));
        let expected = serde_json::json!({"url": "https://example.org", "meta": {"title": "你 好"}, "text": "\u{25a1} \u{25a1}"});
        assert_eq!(data, expected);
    }
}
