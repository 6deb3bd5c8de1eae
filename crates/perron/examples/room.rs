//! The load of a room for the figures in `bench/`: people at tables with open pages, who hear of each note and ask for it.
//!
//! `cargo run --release -p perron --example room -- prepare FOLDER` makes a house with one session in a folder that holds
//! none yet, and prints its address and what lets its host in. Then, with `perron serve --data FOLDER`:
//!
//! `cargo run --release -p perron --example room -- run http://127.0.0.1:8080 PATH HOST PEOPLE TABLES NOTES SECONDS`
//!
//! Everybody checks in, the host seats them, everybody opens the stream of changes. Then so many notes a second come from
//! people taken in turn. Measured for each person and note: from the first byte of the note sent to the last byte of the
//! part of the page that shows it. Prints one line of JSON.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool of the benchmarks: it stops at the first surprise"
)]

mod client;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use client::{Client, field, header};
use perron::cookie::token_hash;
use store::community::Speaks;
use store::person::{Person, Role};
use store::session::{Call, Mode, Session, State};
use store::sign_in::SignIn;
use store::{Address, Bilingual, Clock, Db, Ids, Language, SystemClock, Tx, ids};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const HOUR: i64 = 3_600_000;

fn token(page: &str) -> String {
    field(page, "token").expect("a form")
}

/// A house with one session that begins now, and somebody who may run it.
async fn prepare(folder: &str) {
    std::fs::create_dir_all(folder).unwrap();
    let db = Db::open(&Address::Sqlite(std::path::Path::new(folder).join("perron.db"))).await.unwrap();
    let clock = Arc::new(SystemClock);
    let (now, ids) = (clock.now(), Ids::new(clock));
    let (id, person_id, secret) = (ids.next(), ids.next(), "host-of-the-measured-room");
    let write = move |tx: &mut Tx<'_>| {
        let both = |en: &str, fr: &str| Bilingual { en: en.into(), fr: fr.into() };
        let session = Session {
            id,
            title: both("A full room", "Une salle comble"),
            about: Bilingual::default(),
            levers: Vec::new(),
            starts: now,
            minutes: 120,
            zone: "America/Toronto".into(),
            mode: Mode::InPerson,
            venue: Bilingual::default(),
            access: Bilingual::default(),
            place_id: None,
            call: Call::default(),
            release: now,
            capacity: None,
            taken: 0,
            speaks: Speaks::Both,
            speaks_also: String::new(),
            code: String::new(),
            sequence: 0,
            state: State::Open,
            published: Some(now),
            origin: store::series::Origin::Sample,
            made: now,
            made_by: None,
        };
        store::session::insert(tx, &session)?;
        let (language, role) = (Language::English, Role::Operator);
        store::person::insert(
            tx,
            &Person { id: person_id, email: None, name: "Host".into(), language, role, made: now },
        )?;
        let (token_hash, device) = (token_hash(secret), "a measurement".to_owned());
        store::sign_in::insert(
            tx,
            &SignIn { token_hash, person_id, device, made: now, seen: now, expires: now + 24 * HOUR },
        )
    };
    db.write(write).await.unwrap();
    println!("/en/sessions/{} {secret}", ids::to_text(id));
}

/// When each note was sent, by its number.
type Sent = Arc<Mutex<HashMap<usize, Instant>>>;

/// Checks somebody in; who they are, and the token of their forms.
async fn come(host: &str, path: &str, number: usize) -> (Client, String) {
    let mut client = Client::connect(host).await;
    let page = client.get(&format!("{path}/room"), "").await;
    let token = token(&page.body);
    let areas = ["H2X", "K1A", "M5V", "J8X", "B3H", "R3C", "V6B"];
    let form = format!("token={token}&name=P{number}&language=both&postal={}", areas[number % areas.len()]);
    let answer = client.post(&format!("{path}/room/presence"), &form).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    (client, token)
}

/// The numbers of the notes that a part of a page shows.
fn shown(body: &str) -> impl Iterator<Item = usize> {
    body.split("Note number ").skip(1).filter_map(|rest| rest.split(' ').next()?.parse().ok())
}

/// An open page: hears the stream and asks for the newest notes each time. How long each note took to be shown, and how
/// often it asked.
async fn listen(place: Place, cookie: String, sent: Sent) -> (Vec<f64>, usize) {
    let Place { host, path, end } = place;
    let mut stream = TcpStream::connect(&host).await.unwrap();
    let request = format!(
        "GET {path}/room/changes?since=99999999 HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut asking = Client::connect(&host).await;
    asking.cookie = cookie;
    let (mut heard, mut seen, mut delays, mut asked) = (Vec::new(), HashSet::new(), Vec::new(), 0);
    let mut tag = String::new();
    loop {
        let left = end.saturating_duration_since(Instant::now());
        match tokio::time::timeout(left, stream.read_buf(&mut heard)).await {
            Err(_) => return (delays, asked),
            Ok(read) => assert!(read.unwrap() > 0, "the stream ended"),
        }
        let has_note = heard.windows(11).any(|w| w == b"event: note");
        heard.clear();
        if !has_note {
            continue;
        }
        let answer = asking.get(&format!("{path}/room/wall"), &tag).await;
        let there = Instant::now();
        asked += 1;
        if answer.status == 304 {
            continue;
        }
        assert_eq!(answer.status, 200, "{}", answer.body);
        tag =
            header(&answer.head, "etag").map_or_else(String::new, |tag| format!("If-None-Match: {tag}\r\n"));
        for number in shown(&answer.body).filter(|number| seen.insert(*number)) {
            let at = sent.lock().unwrap().get(&number).copied();
            delays.extend(at.map(|at| (there - at).as_secs_f64()));
        }
    }
}

/// Where the measurement goes on, and until when.
#[derive(Clone)]
struct Place {
    host: String,
    path: String,
    end: Instant,
}

/// Writes notes, so many a second all together, each by another of the people; how long each took to be kept.
async fn write(place: Place, people: Vec<(Client, String)>, rate: f64, sent: Sent) -> Vec<f64> {
    let notes = place.path.clone() + "/notes";
    let people = Arc::new(people.into_iter().map(tokio::sync::Mutex::new).collect::<Vec<_>>());
    let begin = Instant::now();
    let mut under_way = Vec::new();
    for number in 1.. {
        let due = begin + Duration::from_secs_f64(number as f64 / rate);
        if due + Duration::from_secs(2) >= place.end {
            break;
        }
        tokio::time::sleep_until(due.into()).await;
        let (people, notes, sent) = (people.clone(), notes.clone(), sent.clone());
        under_way.push(tokio::spawn(async move {
            let mut writer = people[number * 7 % people.len()].lock().await;
            let (client, token) = &mut *writer;
            let form = format!(
                "token={token}&kind=idea&client=n{number}&text=Note+number+{number}+says+that+the+stairs+in+front+of+the+\
                 library+are+where+people+sit+and+talk%2C+and+that+they+need+a+roof"
            );
            let at = Instant::now();
            sent.lock().unwrap().insert(number, at);
            let answer = client.post(&notes, &form).await;
            assert_eq!(answer.status, 303, "{}", answer.body);
            at.elapsed().as_secs_f64()
        }));
    }
    let mut kept = Vec::new();
    for one in under_way {
        kept.push(one.await.unwrap());
    }
    kept
}

fn percentile(sorted: &[f64], share: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
    let at = ((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or(f64::NAN) * 1000.0
}

async fn run(host: &str, path: &str, secret: &str, [people, tables]: [usize; 2], [rate, seconds]: [f64; 2]) {
    let mut there = Vec::new();
    for number in 0..people {
        there.push(come(host, path, number).await);
    }
    let mut lead = Client::connect(host).await;
    lead.cookie = format!("person={secret}");
    let page = lead.get(&format!("{path}/room/tables"), "").await;
    let form = format!("token={}&tables={tables}&round=next", token(&page.body));
    let seated = lead.post(&format!("{path}/room/tables"), &form).await;
    assert_eq!(seated.status, 303, "{}", seated.body);
    let form = format!("token={}&stage=running", token(&page.body));
    assert_eq!(lead.post(&format!("{path}/room/stage"), &form).await.status, 303);

    let end = Instant::now() + Duration::from_secs_f64(seconds + 4.0);
    let place = Place { host: host.to_owned(), path: path.to_owned(), end };
    let sent = Sent::default();
    let listeners: Vec<_> = there
        .iter()
        .map(|(client, _)| tokio::spawn(listen(place.clone(), client.cookie.clone(), sent.clone())))
        .collect();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let mut kept = write(place, there, rate, sent.clone()).await;
    let (mut delays, mut asked) = (Vec::new(), 0);
    for one in listeners {
        let (some, times) = one.await.unwrap();
        delays.extend(some);
        asked += times;
    }
    kept.sort_by(f64::total_cmp);
    delays.sort_by(f64::total_cmp);
    let notes = kept.len();
    println!(
        "{{\"people\": {people}, \"tables\": {tables}, \"notes\": {notes}, \"notes_per_second\": {rate}, \"asked\": {asked}, \
         \"missed\": {}, \"kept_p50\": {:.1}, \"kept_p95\": {:.1}, \"shown_p50\": {:.1}, \"shown_p95\": {:.1}, \
         \"shown_p99\": {:.1}, \"shown_max\": {:.1}}}",
        (notes * people).saturating_sub(delays.len()),
        percentile(&kept, 0.5),
        percentile(&kept, 0.95),
        percentile(&delays, 0.5),
        percentile(&delays, 0.95),
        percentile(&delays, 0.99),
        percentile(&delays, 1.0),
    );
}

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["prepare", folder] => prepare(folder).await,
        ["run", address, path, secret, people, tables, rate, seconds] => {
            let host = address.trim_start_matches("http://").trim_end_matches('/');
            let count = [people, tables].map(|number| number.parse().expect("a number"));
            let pace = [rate, seconds].map(|number| number.parse().expect("a number"));
            run(host, path, secret, count, pace).await;
        }
        _ => panic!("prepare FOLDER, or run ADDRESS PATH HOST PEOPLE TABLES NOTES_A_SECOND SECONDS"),
    }
}
