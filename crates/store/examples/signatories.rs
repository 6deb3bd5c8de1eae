//! How long the list of signatories takes with 100,000 of them, on both databases:
//! `cargo run --release -p store --features testing --example signatories`.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on fails")]

use std::time::Instant;

use store::pledge::{self, Origin, Pledge};
use store::reminder::Asked;
use store::residence::{Province, Residence};
use store::signatory::{self, Wanted};
use store::signature::{self, Kind, Outcome, Said, Sector, Signature, State};
use store::testing::databases;
use store::{Bilingual, Db, Error, Language};

const SIGNATORIES: i64 = 100_000;
/// How many parts names are made of: as in a list of people, a few are common and most are rare.
const GIVEN: i64 = 400;
const FAMILY: i64 = 9_000;

/// A word of two to four syllables for a number.
fn word(mut number: i64) -> String {
    const SYLLABLES: [&str; 20] = [
        "ma", "ri", "lo", "ne", "ta", "bou", "char", "di", "el", "fou", "ga", "hen", "jo", "ka", "vi", "sin",
        "tre", "mar", "ber", "an",
    ];
    let mut word = String::new();
    while word.is_empty() || number > 0 {
        word.push_str(SYLLABLES[usize::try_from(number % 20).unwrap()]);
        number /= 20;
    }
    format!("{word}{}", ["l", "n", "x", "t"][word.len() % 4])
}

/// Small numbers are common and large ones rare.
fn common(of: i64, id: i64, by: i64) -> i64 {
    let place = (id * by % 99_991) as f64 / 99_991.0;
    (place.powi(3) * of as f64) as i64
}

fn signatory(id: i64) -> Signature {
    let key = format!("{} {}", word(common(GIVEN, id, 7_919)), word(GIVEN + common(FAMILY, id, 104_729)));
    let provinces = Province::ALL;
    let is_person = id % 5 != 0;
    Signature {
        id,
        version: 1,
        said: Said {
            kind: if is_person { Kind::Person } else { Kind::Organisation },
            sector: if is_person { Sector::Resident } else { Sector::Association },
            name: key.clone(),
            key,
            logo: String::new(),
            is_public: id % 10 != 0,
            residence: Residence::Province(provinces[usize::try_from(id % 13).unwrap()]),
            action: Some(1),
            action_words: String::new(),
            reminders: false,
        },
        address_hash: Some(format!("{id:064}")),
        email: None,
        language: Language::English,
        asked: Asked::default(),
        outcome: Outcome::default(),
        state: State::Confirmed,
        origin: signature::Origin::Own,
        list_id: None,
        mark: format!("{id:064}"),
        confirm_hash: None,
        expires: None,
        mails: 0,
        mails_since: 0,
        made: id,
        confirmed: Some(id * 100_000),
        withdrawn: None,
    }
}

async fn fill(db: &Db) {
    db.write(|tx| {
        let both = || Bilingual { en: "A".into(), fr: "B".into() };
        let call = Pledge {
            number: 0,
            title: both(),
            text: both(),
            actions: both(),
            origin: Origin::Own,
            made: 1,
            made_by: None,
        };
        pledge::insert(tx, &call)?;
        (1..=SIGNATORIES).try_for_each(|id| signature::insert(tx, &signatory(id)).map(drop))
    })
    .await
    .unwrap();
}

/// Milliseconds of the median and the slowest of 40.
async fn measure(db: &Db, wanted: &Wanted, after: (&'static str, i64)) -> (f64, f64) {
    let mut times = Vec::new();
    for _ in 0..40 {
        let wanted = wanted.clone();
        let begun = Instant::now();
        db.read(move |tx| signatory::find(tx, &wanted, after, 61)).await.unwrap();
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    (times[20], times[39])
}

#[tokio::main]
async fn main() {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    for (db, name) in databases().await.into_iter().zip(["SQLite", "PostgreSQL"]) {
        fill(&db).await;
        let rare = Wanted { words: words(&["zzz"]), ..Wanted::default() };
        let north = Some(Province::Nunavut);
        for (what, wanted, after) in [
            ("first page", Wanted::default(), ("", 0)),
            ("page in the middle", Wanted::default(), ("hen", 0)),
            ("two words", Wanted { words: words(&["marl", "bou"]), ..Wanted::default() }, ("", 0)),
            ("a common word", Wanted { words: words(&["maril"]), ..Wanted::default() }, ("", 0)),
            ("one letter", Wanted { words: words(&["m"]), ..Wanted::default() }, ("", 0)),
            ("a word nobody has", rare, ("", 0)),
            (
                "one territory and sector",
                Wanted { province: north, sector: Some(Sector::Federal), ..Wanted::default() },
                ("", 0),
            ),
        ] {
            let (median, slowest) = measure(&db, &wanted, after).await;
            println!("{name}: {what}, with how many: median {median:.1} ms, slowest {slowest:.1} ms");
        }
        let begun = Instant::now();
        db.read(|tx| {
            signatory::counts(tx)?;
            signatory::days(tx).map(drop)
        })
        .await
        .map_err(|error: Error| error)
        .unwrap();
        println!("{name}: all counts {:.1} ms", begun.elapsed().as_secs_f64() * 1000.0);
    }
}
