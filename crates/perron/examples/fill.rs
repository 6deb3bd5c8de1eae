//! Fills a folder with many signatories of the pledge and many stories, to measure the pages that list them:
//!
//! `cargo run --release -p perron --example fill -- FOLDER [SIGNATORIES [STORIES]]`, then `perron serve --data FOLDER`.
//!
//! The folder must not hold a house yet. All of it is made up, the same at every run, and marked as sample. Beside the
//! database it leaves lists of pages to ask for, names and words drawn as those in the database are:
//!
//! `cargo run --release -p perron --example load -- pages http://127.0.0.1:8080 "$(cat FOLDER/signatories.txt)" 8 10`
#![expect(clippy::expect_used, reason = "a tool of the benchmarks: it stops at the first surprise")]

use std::path::PathBuf;
use std::sync::Arc;

use perron::pledge::log::{Pen, mark};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use store::consent::{Audience, Grants};
use store::pledge::{self, Pledge};
use store::pledge_line::Act;
use store::residence::{Province, Residence};
use store::signature::{self, Kind, Said, Sector, Signature};
use store::story::Story;
use store::{Address, Bilingual, Db, Ids, Language, SystemClock, Tx};

const DAY: i64 = 86_400_000;
/// Rows written by one transaction.
const PART: usize = 5_000;
/// How many given and family names there are; a few are common and most are rare.
const GIVEN: usize = 400;
const FAMILY: usize = 9_000;
/// Words that stories are made of.
const WORDS: usize = 6_000;

/// A word of a few syllables for a number.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ma", "ri", "lo", "ne", "ta", "bou", "char", "di", "el", "fou", "ga", "hen", "jo", "ka", "vi", "sin",
        "tre", "mar", "ber", "an",
    ];
    let mut word = String::new();
    while word.is_empty() || number > 0 {
        word.push_str(SYLLABLES[number % 20]);
        number /= 20;
    }
    format!("{word}{}", ["l", "n", "x", "t"][word.len() % 4])
}

/// One of so many, small numbers far more often than large ones.
fn common(draw: &mut StdRng, of: usize) -> usize {
    (draw.random::<f64>().powi(3) * of as f64) as usize
}

fn name(draw: &mut StdRng) -> String {
    format!("{} {}", word(common(draw, GIVEN)), word(GIVEN + common(draw, FAMILY)))
}

fn call(now: i64) -> Pledge {
    let both = |en: &str, fr: &str| Bilingual { en: en.into(), fr: fr.into() };
    Pledge {
        number: 0,
        title: both("A made-up pledge", "Un engagement inventé"),
        text: both("We open our doors.\n\nWe stay.", "Nous ouvrons nos portes.\n\nNous restons."),
        actions: both(
            "Knock on one door\nCook for a neighbour",
            "Frapper à une porte\nCuisiner pour quelqu’un",
        ),
        origin: pledge::Origin::Sample,
        made: now,
        made_by: None,
    }
}

fn signatory(draw: &mut StdRng, id: i64, at: i64) -> Signature {
    const ORGANISED: [Sector; 4] =
        [Sector::Association, Sector::Organisation, Sector::Institution, Sector::Municipality];
    let is_person = draw.random::<f64>() < 0.85;
    let key = name(draw);
    let place = common(draw, Province::ALL.len() + 1);
    let said = Said {
        kind: if is_person { Kind::Person } else { Kind::Organisation },
        sector: if is_person { Sector::Resident } else { ORGANISED[draw.random_range(0..4)] },
        name: key.clone(),
        key,
        logo: String::new(),
        is_public: draw.random::<f64>() < 0.8,
        residence: Province::ALL.get(place).map_or(Residence::Unsaid, |place| Residence::Province(*place)),
        action: Some(draw.random_range(1..=2)),
        action_words: String::new(),
        reminders: false,
    };
    let mark = mark("sample", &id.to_string());
    let address_hash = Some(format!("{id:064}"));
    Signature { address_hash, ..Signature::counted(id, 1, said, mark, signature::Origin::Sample, at) }
}

fn sign(tx: &mut Tx<'_>, draw: &mut StdRng, ids: &Ids, count: usize, day: i64) -> store::Result<()> {
    let mut pen = Pen::open(tx)?;
    for _ in 0..count {
        let one = signatory(draw, ids.next(), day);
        signature::insert(tx, &one)?;
        pen.write(tx, Act::Signed, day, &one.mark)?;
    }
    Ok(())
}

fn tell(tx: &mut Tx<'_>, draw: &mut StdRng, ids: &Ids, count: usize, at: i64) -> store::Result<()> {
    let prompts = perron::story::prompts::all();
    for _ in 0..count {
        let words: Vec<String> = (0..draw.random_range(40..160)).map(|_| word(common(draw, WORDS))).collect();
        let story = Story {
            id: ids.next(),
            owner: None,
            prompt: prompts[draw.random_range(0..prompts.len())].word.to_owned(),
            title: words[..4].join(" "),
            text: words.join(" "),
            language: if draw.random() { Language::English } else { Language::French },
            name: name(draw),
            origin: store::story::Origin::Sample,
            made: at,
        };
        let see = if draw.random::<f64>() < 0.9 { Audience::Everyone } else { Audience::Community };
        let grants = Grants { see, quote: draw.random(), name: true, ..Grants::default() };
        perron::story::tell(tx, ids, &story, None, &grants)?;
    }
    Ok(())
}

#[tokio::main]
async fn main() {
    let mut given = std::env::args().skip(1);
    let folder = PathBuf::from(given.next().expect("a folder: fill FOLDER [SIGNATORIES [STORIES]]"));
    let mut number = |usual| given.next().map_or(usual, |text| text.parse().expect("a whole number"));
    let (signatories, stories): (usize, usize) = (number(100_000), number(20_000));
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let db = Db::open(&Address::Sqlite(folder.join("perron.db"))).await.expect("a database");
    assert!(db.read(pledge::latest).await.expect("read").is_none(), "the folder holds a house already");
    let clock = Arc::new(SystemClock);
    let ids = Ids::new(clock.clone());
    let now = store::Clock::now(&*clock);
    let begin = move |tx: &mut Tx<'_>| {
        store::server::put(tx, "sample", "fill")?;
        pledge::insert(tx, &call(now))
    };
    db.write(begin).await.expect("a pledge");
    // those of one transaction sign on one day
    for (part, begin) in (0..signatories).step_by(PART).enumerate() {
        let (ids, count) = (ids.clone(), PART.min(signatories - begin));
        let day = now - DAY * (signatories.div_ceil(PART) - part) as i64;
        let draw = StdRng::seed_from_u64(part as u64);
        db.write(move |tx| sign(tx, &mut { draw }, &ids, count, day)).await.expect("signed");
    }
    for (part, begin) in (0..stories).step_by(PART).enumerate() {
        let (ids, count) = (ids.clone(), PART.min(stories - begin));
        let draw = StdRng::seed_from_u64(1_000 + part as u64);
        db.write(move |tx| tell(tx, &mut { draw }, &ids, count, now - DAY)).await.expect("told");
    }
    println!("{signatories} signatories and {stories} stories are in {}.", folder.display());
    let draw = &mut StdRng::seed_from_u64(7);
    let mut searches = |start: &str, search: &dyn Fn(&mut StdRng) -> String| {
        let mut pages = vec![start.to_owned()];
        pages.extend((0..199).map(|_| format!("{start}?q={}", search(draw).replace(' ', "+"))));
        pages.join("\n") + "\n"
    };
    let pages = [
        ("signatories.txt", searches("/en/pledge/signatures", &name)),
        ("stories.txt", searches("/en/stories", &|draw| word(common(draw, WORDS)))),
    ];
    for (file, pages) in pages {
        std::fs::write(folder.join(file), pages).expect("written");
    }
}
