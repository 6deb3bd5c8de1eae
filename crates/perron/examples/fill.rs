//! Fills a folder with many signatories of the pledge, many stories, and a series of sessions with people about to register,
//! to measure the pages that list them and the taking of seats:
//!
//! `cargo run --release -p perron --example fill -- FOLDER [SIGNATORIES [STORIES [SESSIONS [REGISTRANTS]]]]`, then
//! `perron serve --data FOLDER`.
//!
//! The folder must not hold a house yet. All of it is made up, the same at every run, and marked as sample. Beside the
//! database it leaves lists of pages to ask for, names and words drawn as those in the database are:
//!
//! `cargo run --release -p perron --example load -- pages http://127.0.0.1:8080 "$(cat FOLDER/signatories.txt)" 8 10`
//!
//! `registrants.txt` holds the page of each who is about to register, and `series.txt` the address of the form.
#![expect(clippy::expect_used, reason = "a tool of the benchmarks: it stops at the first surprise")]

use std::path::PathBuf;
use std::sync::Arc;

use perron::cookie::{Secret, new_token};
use perron::pledge::log::{Pen, mark};
use perron::registration;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use store::consent::{Audience, Grants};
use store::pledge::{self, Pledge};
use store::pledge_line::Act;
use store::registrant::{self, Registrant};
use store::registration::Registration;
use store::residence::{Province, Residence};
use store::series::{self, Series};
use store::session::{self, Session};
use store::signature::{self, Kind, Said, Sector, Signature};
use store::story::Story;
use store::{Address, Bilingual, Db, Ids, Language, SystemClock, Tx};

const DAY: i64 = 86_400_000;
/// Rows written by one transaction.
const PART: usize = 5_000;
/// How many given and family names there are; a few are common and most are rare.
const GIVEN: usize = 400;
const FAMILY: usize = 9_000;
/// Seats of a session.
const SEATS: i64 = 1_000;
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

/// A series of so many sessions, one a day; its id, and the first two of them, which most people want.
fn plan(tx: &mut Tx<'_>, ids: &Ids, count: usize, now: i64) -> store::Result<(i64, Vec<i64>)> {
    let both = |text: &str| Bilingual { en: format!("Made-up {text}"), fr: format!("{text} inventé") };
    let series = Series {
        id: ids.next(),
        title: both("series"),
        about: both("about"),
        audience: Bilingual::default(),
        logistics: Bilingual::default(),
        benefits: Bilingual::default(),
        values: Bilingual::default(),
        contact: String::new(),
        gives_certificates: false,
        state: series::State::Open,
        origin: series::Origin::Sample,
        made: now,
        made_by: None,
    };
    series::insert(tx, &series)?;
    let mut first = Vec::new();
    for day in 1..=count as i64 {
        let starts = now + day * DAY;
        let session = Session {
            id: ids.next(),
            title: both(&format!("session {day}")),
            about: both("about"),
            levers: vec![session::Lever::Housing],
            starts,
            minutes: 60,
            zone: "America/Toronto".to_owned(),
            mode: session::Mode::Both,
            venue: both("hall"),
            access: Bilingual::default(),
            place_id: None,
            call: session::Call::default(),
            release: starts - 7 * DAY,
            capacity: Some(SEATS),
            taken: 0,
            speaks: store::community::Speaks::Both,
            speaks_also: String::new(),
            code: "STEPS".to_owned(),
            sequence: 0,
            state: session::State::Open,
            published: Some(now),
            origin: series::Origin::Sample,
            made: now,
            made_by: None,
        };
        session::insert(tx, &session)?;
        series::put(tx, series.id, session.id)?;
        if first.len() < 2 {
            first.push(session.id);
        }
    }
    Ok((series.id, first))
}

/// People who have asked for these sessions and have not pressed the link in their mail.
fn wish(tx: &mut Tx<'_>, ids: &Ids, who: &[i64], sessions: &[i64], now: i64) -> store::Result<()> {
    for id in who {
        let registrant = Registrant {
            id: *id,
            holder: None,
            said: registrant::Said {
                name: format!("Person {id}"),
                language: Language::English,
                zone: "America/Toronto".to_owned(),
                residence: Residence::Unsaid,
                wants_offers: false,
            },
            email: format!("person{id}@example.org"),
            confirmed: None,
            offered: now,
            mails: 0,
            mails_since: now,
            origin: series::Origin::Sample,
            made: now,
        };
        registrant::insert(tx, &registrant)?;
        for session_id in sessions {
            let wish = Registration {
                session_id: *session_id,
                id: ids.next(),
                registrant_id: *id,
                state: store::registration::State::Unconfirmed,
                rsvp: store::registration::Rsvp::Unsaid,
                sequence: 0,
                waiting_since: None,
                reminded: None,
                made: now,
                changed: now,
            };
            store::registration::insert(tx, &wish)?;
        }
    }
    Ok(())
}

#[tokio::main]
async fn main() {
    let mut given = std::env::args().skip(1);
    let folder = PathBuf::from(
        given.next().expect("a folder: fill FOLDER [SIGNATORIES [STORIES [SESSIONS [REGISTRANTS]]]]"),
    );
    let mut number = |usual| given.next().map_or(usual, |text| text.parse().expect("a whole number"));
    let (signatories, stories): (usize, usize) = (number(100_000), number(20_000));
    let (sessions, registrants): (usize, usize) = (number(100), number(40_000));
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
    let (series_id, first) = {
        let ids = ids.clone();
        db.write(move |tx| plan(tx, &ids, sessions, now)).await.expect("planned")
    };
    let secret = db.write(|tx| store::server::keep(tx, "secret", &new_token())).await.expect("a secret");
    let secret = Secret::new(secret.into_bytes());
    let mut own_pages = String::new();
    for begin in (0..registrants).step_by(PART) {
        let (ids, count, first) = (ids.clone(), PART.min(registrants - begin), first.clone());
        let who: Vec<i64> = (0..count).map(|_| ids.next()).collect();
        for id in &who {
            own_pages += &format!("/en/registrations/{}\n", registration::key_under(&secret, *id));
        }
        db.write(move |tx| wish(tx, &ids, &who, &first, now)).await.expect("wished");
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
    let form = format!("/en/series/{}/registrations", store::ids::to_text(series_id));
    let sessions = [("registrants.txt", own_pages), ("series.txt", form)];
    for (file, pages) in pages.into_iter().chain(sessions) {
        std::fs::write(folder.join(file), pages).expect("written");
    }
}
