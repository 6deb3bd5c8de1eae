//! Texts come from the public. Here they are made printable: a character without a glyph becomes a box (PDF/UA forbids
//! missing glyphs), control characters go, and very long words get places where they may break.

use serde_json::Value;
use typst::text::FontInstance;

/// Printed in place of characters that no embedded font has.
pub(crate) const BOX: char = '\u{25a1}';

/// Fields whose text is not typeset but handed to the reader's software: only control characters are taken out.
const UNSET_FIELDS: [&str; 4] = ["url", "alt", "meta", "mark"];

/// Widest word, in em, that fits the narrowest column; wider ones may be broken every few letters.
const WIDEST_WORD: f64 = 11.0;
/// Letters between two such places.
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
    for c in one_line(text).chars() {
        if is_joiner(c) && out.ends_with(BOX) {
            continue;
        }
        if is_joiner(c) || has_glyph(c, fonts) {
            out.push(c);
        } else {
            replaced = true;
            if !out.ends_with(BOX) {
                out.push(BOX);
            }
        }
    }
    (break_long_words(&out, fonts), replaced)
}

/// White space becomes single spaces (a no-break space stays); control characters, noncharacters, private-use characters
/// and direction overrides, which could make a statement read as another, are left out.
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
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn has_glyph(c: char, fonts: &[FontInstance]) -> bool {
    fonts.iter().any(|font| font.ttf().glyph_index(c).is_some())
}

fn break_long_words(text: &str, fonts: &[FontInstance]) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive([' ', '-', ZERO_WIDTH_SPACE]) {
        if piece.chars().count() < BREAK_EVERY || width(piece, fonts) <= WIDEST_WORD {
            out.push_str(piece);
            continue;
        }
        for (i, c) in piece.chars().enumerate() {
            if i > 0 && i % BREAK_EVERY == 0 {
                out.push(ZERO_WIDTH_SPACE);
            }
            out.push(c);
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
