//! The index of the search: both databases find the same, which is what a list of all records would.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use store::search::{self, Entry, Kind, Wanted, Way, mark_of};
use store::testing;

const WORDS: &[&str] =
    &["ea", "eb", "ec", "fa", "fb", "hea", "é", "ᐃᖃ", "日", "e2027", "and", "or", "not", "near"];

fn some(random: &mut StdRng, most: usize) -> BTreeSet<String> {
    (0..random.random_range(1..=most)).map(|_| (*WORDS.choose(random).unwrap()).to_owned()).collect()
}

fn way(random: &mut StdRng) -> Way {
    (0..random.random_range(1..=3)).map(|_| some(random, 2).into_iter().collect()).collect()
}

fn has(marks: &BTreeSet<String>, ways: &[Way]) -> bool {
    ways.iter().any(|way| way.iter().all(|group| group.iter().any(|mark| marks.contains(mark))))
}

#[tokio::test]
async fn both_databases_find_what_a_list_of_all_would() {
    let mut random = StdRng::seed_from_u64(30);
    let mut records: Vec<(Entry, BTreeSet<String>)> = Vec::new();
    for id in 1..=400 {
        let kind = *[Kind::Story, Kind::Plan].choose(&mut random).unwrap();
        let mut marks = some(&mut random, 6);
        marks.insert(mark_of(kind));
        records.push((Entry { id, kind, within: id % 7 }, marks));
    }
    let databases = testing::databases().await;
    for db in &databases {
        for (entry, marks) in records.clone() {
            let text = marks.into_iter().collect::<Vec<_>>().join(" ");
            db.write(move |tx| search::put(tx, entry, Some(&text))).await.unwrap();
        }
        // put again it is there once; put without marks it is gone
        let (entry, _) = records[0];
        db.write(move |tx| search::put(tx, entry, Some("ea kstory"))).await.unwrap();
        db.write(move |tx| search::put(tx, entry, None)).await.unwrap();
    }
    records.remove(0);
    for _ in 0..300 {
        let wanted = Wanted {
            ways: (0..random.random_range(1..=2)).map(|_| way(&mut random)).collect(),
            but: (0..random.random_range(0..=1)).map(|_| way(&mut random)).collect(),
            kind: *[None, Some(Kind::Story), Some(Kind::Plan), Some(Kind::Fund)].choose(&mut random).unwrap(),
            before: random.random_range(1..500),
            limit: random.random_range(1..60),
        };
        let is_found = |(entry, marks): &&(Entry, BTreeSet<String>)| {
            entry.id < wanted.before
                && wanted.kind.is_none_or(|kind| kind == entry.kind)
                && has(marks, &wanted.ways)
                && !has(marks, &wanted.but)
        };
        let all = records.iter().rev().filter(is_found).map(|(entry, _)| *entry);
        let expected: Vec<Entry> = all.take(wanted.limit as usize).collect();
        for db in &databases {
            let wanted = wanted.clone();
            let about = format!("{wanted:?}");
            assert_eq!(db.read(move |tx| search::find(tx, &wanted)).await.unwrap(), expected, "{about}");
        }
    }
}

#[tokio::test]
async fn nothing_but_letters_and_digits_reaches_an_index() {
    for db in testing::databases().await {
        for mark in ["\"", "'", "a\" OR \"b", "a' | 'b", "", "a b", "marks:a", "(", "*", "\\"] {
            let wanted = Wanted {
                ways: vec![vec![vec![mark.to_owned()]]],
                before: i64::MAX,
                limit: 5,
                ..Wanted::default()
            };
            assert_eq!(db.read(move |tx| search::find(tx, &wanted)).await.unwrap(), []);
        }
        let nothing = Wanted { before: i64::MAX, limit: 5, ..Wanted::default() };
        assert_eq!(db.read(move |tx| search::find(tx, &nothing)).await.unwrap(), []);
    }
}
