//! The receipt as a text, which the house signs. Pure.

use std::collections::BTreeMap;
use std::fmt::Write;

use store::departure::Departure;

/// First line of a receipt.
const FIRST: &str = "perron departure receipt v1";

/// What was removed, in lines of a word and what it says; it ends with a line break.
pub fn text(one: &Departure, rows: &BTreeMap<String, u64>, server: &str, content: &str) -> String {
    let id = store::ids::to_text;
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let moved = if one.moved_to.is_empty() { "-" } else { &one.moved_to };
    let when = jiff::Timestamp::from_millisecond(one.made)
        .map_or_else(|_| one.made.to_string(), |when| when.to_string());
    let mut text = format!(
        "{FIRST}\nserver {server}\nreceipt {}\ncommunity {}\nname {} / {}\nremoved {when}\nmoved-to {moved}\n\
         parcel-sha256 {}\ncontent-sha256 {content}\nfiles {}\nrows {}\n",
        id(one.id),
        id(one.community_id),
        line(&one.name.en),
        line(&one.name.fr),
        one.sha256,
        one.files,
        rows.values().sum::<u64>(),
    );
    for (table, count) in rows {
        // writing into a string cannot fail
        let _ = writeln!(text, "  {table} {count}");
    }
    text
}

#[cfg(test)]
mod tests {
    use store::Bilingual;

    use super::*;

    #[test]
    fn a_receipt_says_one_thing_a_line() {
        let one = Departure {
            id: 33,
            community_id: 7,
            name: Bilingual { en: "A\nmoved-to evil".to_owned(), fr: "B".to_owned() },
            moved_to: String::new(),
            sha256: "00ff".to_owned(),
            removed: String::new(),
            files: 2,
            note: String::new(),
            made: 1_792_065_600_000,
        };
        let rows = BTreeMap::from([("note".to_owned(), 12), ("session".to_owned(), 1)]);
        insta::assert_snapshot!(text(&one, &rows, "https://perron.example.org", "ff00"), @r"
        perron departure receipt v1
        server https://perron.example.org
        receipt 11
        community 7
        name A moved-to evil / B
        removed 2026-10-15T12:00:00Z
        moved-to -
        parcel-sha256 00ff
        content-sha256 ff00
        files 2
        rows 13
          note 12
          session 1
        ");
    }
}
