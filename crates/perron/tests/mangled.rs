//! Outside input, mangled: each parser takes its seeds after they were cut, flipped, spliced, repeated, and filled with
//! what people's files are filled with. Seeded, so that a failure comes back. `fuzz/` goes on where this ends.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../../../fuzz/src/lib.rs"]
mod parsers;

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use perron::import::{self, Desk, Terms};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use store::{Ids, SetClock, conversation, statement, vote};

/// How often the seeds of each parser are mangled.
const TIMES: u64 = 1_000;
/// No mangled input is longer.
const LONGEST: usize = 8_192;

/// What breaks parsers: numbers out of range, signs, quotes, breaks, what is not UTF-8, what looks like something else.
const ODD: &[&[u8]] = &[
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\r\n",
    b"\r",
    b"\n\n",
    b"\"",
    b"\"\"",
    b",",
    b",,,,",
    b"=",
    b"&",
    b"%",
    b"%00",
    b"%ff%fe",
    b"-",
    b"-1",
    b"-0",
    b"+1",
    b"1e9",
    b"0x10",
    b"NaN",
    b"inf",
    b"9223372036854775807",
    b"9223372036854775808",
    b"-9223372036854775808",
    b"18446744073709551615",
    b"18446744073709551616",
    b"253402300800000",
    b"99999999999999999999999999999999999999",
    b"0.0000001",
    b";q=",
    b"__Host-",
    b"<script>alert(1)</script>",
    b"../../etc/passwd",
    b"' OR 1=1 --",
    "\u{202e}".as_bytes(),
    "\u{2028}".as_bytes(),
    "\u{a0}".as_bytes(),
    "İ".as_bytes(),
    "e\u{301}\u{301}\u{301}".as_bytes(),
    "👩‍👩‍👧".as_bytes(),
];

/// The seeds of a parser.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(name);
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("seeds").map(|file| file.expect("a seed").path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).expect("a seed")).collect()
}

/// A seed after one to four changes.
fn mangled(chance: &mut StdRng, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = seeds.choose(chance).cloned().unwrap_or_default();
    for _ in 0..chance.random_range(1..=4) {
        change(chance, &mut bytes, seeds);
        bytes.truncate(LONGEST);
    }
    bytes
}

fn change(chance: &mut StdRng, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    let from = chance.random_range(0..=bytes.len());
    let to = chance.random_range(from..=bytes.len().min(from + 40));
    match chance.random_range(0..8) {
        0 => bytes.truncate(from),
        1 if from < bytes.len() => bytes[from] ^= 1 << chance.random_range(0..8),
        2 => drop(bytes.drain(from..to)),
        3 => {
            let part = bytes[from..to].repeat(chance.random_range(2..30));
            bytes.splice(from..from, part);
        }
        4 => {
            let other = seeds.choose(chance).expect("at least one");
            let begin = chance.random_range(0..=other.len());
            bytes.splice(from..to, other[begin..].iter().copied());
        }
        5 => {
            let unix = bytes.split(|byte| *byte == b'\n').collect::<Vec<_>>().join(&b"\r\n"[..]);
            *bytes = unix;
        }
        6 => {
            // a number becomes another
            let digits = bytes.iter().skip(from).position(u8::is_ascii_digit).map(|at| from + at);
            let Some(begin) = digits else { return };
            let length = bytes[begin..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let odd = ODD.choose(chance).expect("at least one");
            bytes.splice(begin..begin + length, odd.iter().copied());
        }
        _ => {
            let odd = ODD.choose(chance).expect("at least one");
            bytes.splice(from..from, odd.iter().copied());
        }
    }
}

/// A mangled export is kept as it was read, or leaves nothing.
#[tokio::test]
async fn a_mangled_export_is_kept_whole_or_not_at_all() {
    for db in store::testing::databases().await {
        let clock = Arc::new(SetClock::new(1_792_065_600_000));
        let desk = Desk { db, ids: Ids::new(clock.clone()), clock };
        let terms = Terms {
            question_en: String::new(),
            question_fr: String::new(),
            language: "en".to_owned(),
            open: false,
            zone: "America/Toronto".to_owned(),
        };
        let mut kept = 0;
        for round in 0..300 {
            let chance = &mut StdRng::seed_from_u64(round);
            let file = |chance: &mut StdRng, folder: &str| {
                let seeds = seeds(folder);
                if chance.random() { mangled(chance, &seeds) } else { seeds[0].clone() }
            };
            let files =
                ["comments", "votes", "summary"].map(|name| (format!("{name}.csv"), file(chance, name)));
            let Ok(brought) = parsers::of_files(&files.into()) else { continue };
            let cast: BTreeSet<_> =
                brought.votes.iter().map(|vote| (vote.participant, vote.statement)).collect();
            let statements = brought.statements.len();
            let id = desk.ids.next();
            let report = import::keep(&desk, id, brought, &terms, |_, _| {}).await.expect("kept");
            let found = desk.db.read(move |tx| {
                let mut votes = 0;
                vote::all(tx, id, |_| votes += 1)?;
                Ok::<_, store::Error>((
                    votes,
                    statement::all(tx, id)?.len(),
                    conversation::by_id(tx, id)?.is_some(),
                ))
            });
            assert_eq!(found.await.expect("read"), (cast.len(), statements, true), "round {round}");
            assert_eq!(report.votes, cast.len());
            kept += 1;
        }
        let conversations = desk.db.read(conversation::ids).await.expect("read").len();
        assert_eq!(conversations, kept, "nothing is left of what was refused");
        assert!((50..300).contains(&kept), "{kept} of 300 were taken: mangled too little or too much");
    }
}

#[test]
fn mangled_input_is_taken_whole_or_refused_and_never_a_crash() {
    for (name, parser) in parsers::PARSERS {
        let seeds = seeds(name);
        for seed in &seeds {
            parser(seed);
        }
        for round in 0..TIMES {
            let input = mangled(&mut StdRng::seed_from_u64(round), &seeds);
            let done = catch_unwind(AssertUnwindSafe(|| parser(&input)));
            assert!(done.is_ok(), "{name}, round {round}: {:?}", String::from_utf8_lossy(&input));
        }
    }
}
