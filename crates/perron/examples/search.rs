//! How long the search takes over 200,000 records, on a new SQLite file and, with the address of an empty PostgreSQL as its
//! argument, there: `cargo run --release --package perron --example search 'postgres://…'`. Made-up words, as common and as rare as those of a
//! language are; each question as a page asks it, with every result read again and its hits marked.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a measurement speaks on the terminal and stops when it cannot go on"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use perron::app::App;
use perron::search::excerpt::around;
use perron::search::marks::{Question, Stems};
use perron::search::{Place, find};
use perron::settings::{Given, Settings};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use store::consent::{self, Audience, Grants, Kind};
use store::conversation::{self, Adding, Conversation, Moderation};
use store::search::Kind as Found;
use store::statement::{self, Statement};
use store::story::{self, Story};
use store::{Address, Bilingual, Db, Ids, Language, SystemClock, Tx};

/// Half of them stories, half of them statements of twenty conversations.
const RECORDS: usize = 200_000;
/// How often each question is asked.
const TIMES: usize = 300;

/// The words of a language: the n-th is about n times as rare as the first.
struct Words(Vec<String>, Vec<f64>);

impl Words {
    fn new(random: &mut StdRng) -> Self {
        let sound = |random: &mut StdRng| {
            let (c, v) = (b"bcdfglmnprstv", b"aeiou");
            [c[random.random_range(0..c.len())], v[random.random_range(0..v.len())]].map(char::from)
        };
        let words: Vec<String> = (0..40_000)
            .map(|_| (0..random.random_range(2..5)).flat_map(|_| sound(random)).collect())
            .collect();
        let mut sum = 0.0;
        let sums = (0..words.len())
            .map(|n| {
                sum += 1.0 / (n as f64 + 8.0);
                sum
            })
            .collect();
        Self(words, sums)
    }

    fn one(&self, random: &mut StdRng) -> &str {
        let at = random.random_range(0.0..self.1[self.1.len() - 1]);
        &self.0[self.1.partition_point(|sum| *sum <= at)]
    }

    fn text(&self, random: &mut StdRng, words: usize) -> String {
        (0..words).map(|_| self.one(random)).collect::<Vec<_>>().join(" ")
    }
}

async fn fill(db: &Db, ids: &Ids, words: &Words, random: &mut StdRng) {
    let everybody = Grants { see: Audience::Everyone, quote: true, ..Grants::default() };
    for chunk in 0..RECORDS / 2 / 500 {
        let stories: Vec<Story> = (0..500)
            .map(|_| Story {
                id: ids.next(),
                owner: None,
                prompt: "works".to_owned(),
                title: words.text(random, 4),
                text: words.text(random, 80),
                language: if random.random_bool(0.5) { Language::English } else { Language::French },
                name: String::new(),
                origin: story::Origin::Sample,
                made: 0,
            })
            .collect();
        let (conversation, new) = (ids.next(), chunk.is_multiple_of(10));
        let texts: Vec<(i64, String)> =
            (0..if new { 5_000 } else { 0 }).map(|_| (ids.next(), words.text(random, 14))).collect();
        let ids = ids.clone();
        db.write(move |tx| {
            for story in &stories {
                story::insert(tx, story, &[])?;
                consent::put(tx, &ids, (Kind::Story, story.id), None, &everybody, 0)?;
            }
            if new {
                converse(tx, conversation, texts)?;
            }
            Ok::<_, store::Error>(())
        })
        .await
        .expect("written");
    }
}

fn converse(tx: &mut Tx<'_>, id: i64, texts: Vec<(i64, String)>) -> store::Result<()> {
    conversation::insert(
        tx,
        &Conversation {
            id,
            question: Bilingual { en: "What?".to_owned(), fr: "Quoi?".to_owned() },
            background: Bilingual::default(),
            opens: None,
            closes: None,
            zone: "UTC".to_owned(),
            moderation: Moderation::Before,
            adding: Adding::Everyone,
            state: conversation::State::Open,
            published: None,
            origin: conversation::Origin::Sample,
            version: 1,
            made: 0,
            made_by: None,
        },
    )?;
    let one = |(number, (statement, text)): (i64, (i64, String))| Statement {
        conversation_id: id,
        id: statement,
        number,
        outside_id: None,
        participant_id: None,
        text,
        language: Some(if number % 2 == 0 { Language::English } else { Language::French }),
        edition: 1,
        state: statement::State::Accepted,
        merged_into: None,
        meta: false,
        origin: statement::Origin::Sample,
        made: 0,
    };
    statement::insert_many(tx, &(1..).zip(texts).map(one).collect::<Vec<_>>())
}

/// As the page does: what was found, with the words around each hit. How many results there were.
async fn ask(db: &Db, typed: &str, kind: Option<Found>) -> usize {
    let stems = Stems::new();
    let question = Question::of(&stems, typed);
    let asked = question.clone();
    let found = db
        .read(move |tx| find(tx, (&asked, kind), Language::English, Place::FIRST, 1))
        .await
        .expect("an answer");
    for hit in &found.hits {
        for text in hit.said() {
            black_box(around(&text, &question.hits(&stems, &text, hit.language).places));
        }
    }
    found.hits.len()
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let sqlite = ("SQLite", Address::Sqlite(folder.path().join("search.db")));
    let postgres = std::env::args().nth(1).map(|url| ("PostgreSQL", Address::Postgres(url)));
    println!("| database | what | on the page | median | p99 |\n|---|---|---|---|---|");
    for (name, address) in [Some(sqlite), postgres].into_iter().flatten() {
        measure(name, &address).await;
    }
}

async fn measure(name: &str, address: &Address) {
    let settings = Settings::load(&Given::of(&[("data", "/nonexistent")])).expect("settings");
    let db = Db::open(address).await.expect("a database");
    let app = App::new(settings, db, Arc::new(SystemClock)).await.expect("a house");
    let mut random = StdRng::seed_from_u64(30);
    let words = Words::new(&mut random);
    fill(&app.db, &app.ids, &words, &mut random).await;
    let begun = Instant::now();
    perron::search::read_all(&app).await.expect("all is read");
    println!(
        "| {name} | {RECORDS} records read for the index | | {:.0} s | |",
        begun.elapsed().as_secs_f64()
    );
    let (common, often, rare) = (&words.0[0], &words.0[1], &words.0[30_000]);
    let questions: [(&str, String, Option<Found>); 8] = [
        ("a word that very many have", common.clone(), None),
        ("a rare word", rare.clone(), None),
        ("two common words", format!("{common} {often}"), None),
        ("a common word and a rare one", format!("{common} {rare}"), None),
        ("two words of some", format!("{} {}", words.0[400], words.0[700]), None),
        ("six common words", words.0[..6].join(" "), None),
        ("a common word among statements", common.clone(), Some(Found::Statement)),
        ("a word that nobody has", "zzyzx".to_owned(), None),
    ];
    for (what, typed, kind) in questions {
        let mut times: Vec<Duration> = Vec::new();
        let mut results = 0;
        for _ in 0..TIMES {
            let begun = Instant::now();
            results = ask(&app.db, &typed, kind).await;
            times.push(begun.elapsed());
        }
        times.sort_unstable();
        let at = |share: usize| times[(TIMES * share / 100).min(TIMES - 1)].as_secs_f64() * 1e3;
        println!("| {name} | {what} | {results} | {:.1} ms | {:.1} ms |", at(50), at(99));
    }
}
