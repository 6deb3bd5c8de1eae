//! The words around a hit, with the hits marked. Pure.

use std::ops::Range;

/// Characters of the longest excerpt.
pub const MOST: usize = 260;
/// Characters before the first hit.
const BEFORE: usize = 60;

/// Some words, which were looked for or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they were looked for.
    pub is_hit: bool,
}

/// A text with what was looked for marked: all of it if it is short, or what stands around the first hit, cut between
/// words. The places are in order and in the text.
pub fn around(text: &str, places: &[Range<usize>]) -> Vec<Piece> {
    let window = window(text, places.first().map_or(0, |place| place.start));
    let mut pieces = Vec::new();
    let mut at = window.start;
    let mut put = |text: &str, is_hit| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), is_hit });
        }
    };
    if window.start > 0 {
        put("… ", false);
    }
    for place in places.iter().filter(|place| place.start >= window.start && place.end <= window.end) {
        put(&text[at..place.start], false);
        put(&text[place.clone()], true);
        at = place.end;
    }
    put(&text[at..window.end], false);
    if window.end < text.len() {
        put(" …", false);
    }
    pieces
}

/// Which part of a text is shown.
fn window(text: &str, first: usize) -> Range<usize> {
    if text.chars().count() <= MOST {
        return 0..text.len();
    }
    let back = text[..first].char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let start = if back == 0 { 0 } else { after_space(text, back).min(first) };
    let end = text[start..].char_indices().nth(MOST).map_or(text.len(), |(at, _)| start + at);
    let whole = text[start..end].rfind(char::is_whitespace).map_or(end, |at| start + at);
    // a single word that is longer than all that is shown is cut
    start..if end == text.len() || whole <= first { end } else { whole }
}

/// Where the next word begins.
fn after_space(text: &str, from: usize) -> usize {
    text[from..].find(char::is_whitespace).map_or(from, |at| {
        let rest = &text[from + at..];
        from + at + (rest.len() - rest.trim_start().len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(pieces: &[Piece]) -> String {
        let one = |piece: &Piece| match piece.is_hit {
            true => format!("[{}]", piece.text),
            false => piece.text.clone(),
        };
        pieces.iter().map(one).collect()
    }

    #[test]
    fn what_was_looked_for_is_marked() {
        assert_eq!(said(&around("Ici, l’entraide.", std::slice::from_ref(&(9..17)))), "Ici, l’[entraide].");
        assert_eq!(said(&around("no hit", &[])), "no hit");
        let long = format!("{}kitchen {}", "before ".repeat(60), "after ".repeat(60));
        let at = long.find("kitchen").unwrap();
        let told = said(&around(&long, std::slice::from_ref(&(at..at + 7))));
        assert!(
            told.starts_with("… before")
                && told.contains("before [kitchen] after")
                && told.ends_with("after …"),
            "{told}"
        );
        assert!(told.chars().count() <= MOST + 6, "{told}");
    }

    proptest! {
        #[test]
        fn any_text_is_cut_somewhere(text in "(\\PC| ){0,700}", from in 0usize..700) {
            let places = crate::search::marks::words(&text);
            let places = &places[from.min(places.len())..];
            let pieces = around(&text, places);
            let shown: usize = pieces.iter().map(|piece| piece.text.chars().count()).sum();
            prop_assert!(shown <= MOST + 4, "{shown}");
            let own = places.first().map(|place| &text[place.clone()]);
            let is_long = own.is_some_and(|own| own.chars().count() > MOST - BEFORE);
            prop_assert!(is_long || own.is_none() || pieces.iter().any(|piece| piece.is_hit && Some(piece.text.as_str()) == own));
        }
    }
}
