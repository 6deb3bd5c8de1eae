//! A name as one searches for it: small letters and digits, no accents, one space between words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `St. John’s` → `saint johns`, `Sainte-Anne-des-Monts` → `sainte anne des monts`, `Nisg̱a’a` → `nisgaa`.
pub fn fold(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' => {}
            letter if letter.is_alphanumeric() => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    let words = plain.split_whitespace().map(|word| match word {
        "st" => "saint",
        "ste" => "sainte",
        other => other,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// How well a folded name answers a folded search: `0` the same, `1` it begins so, `2` one of its words does.
pub fn rank(key: &str, wanted: &str) -> Option<u8> {
    if key == wanted {
        Some(0)
    } else if key.starts_with(wanted) {
        Some(1)
    } else {
        key.match_indices(wanted).any(|(at, _)| key[..at].ends_with(' ')).then_some(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_written() {
        for (name, key) in [
            ("Montréal", "montreal"),
            ("  ÎLE-DES-CHÊNES ", "ile des chenes"),
            ("St. John’s", "saint johns"),
            ("St John's", "saint johns"),
            ("L’Assomption", "lassomption"),
            ("Sacré-Cœur", "sacre coeur"),
            ("Nisg\u{331}a’a", "nisgaa"),
            ("Guelph/Eramosa", "guelph eramosa"),
            ("ᐃᖃᓗᐃᑦ", "ᐃᖃᓗᐃᑦ"),
            ("!?", ""),
        ] {
            assert_eq!(fold(name), key, "{name}");
        }
        assert_eq!(fold("e\u{301}te\u{301}"), fold("été"));
    }

    #[test]
    fn the_beginning_of_a_name_comes_before_that_of_a_word() {
        assert_eq!(rank("mont royal", "mont royal"), Some(0));
        assert_eq!(rank("mont royal", "mont"), Some(1));
        assert_eq!(rank("mont royal", "roy"), Some(2));
        assert_eq!(rank("mont royal", "ont"), None);
    }
}
