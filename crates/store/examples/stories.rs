//! How long a page of stories takes with 20,000 of them, on both databases:
//! `cargo run --release -p store --features testing --example stories`.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on fails")]

use std::time::Instant;

use store::consent::{self, Audience, Grants, Kind};
use store::story::{self, Beginning, Home, Origin, Search, Story};
use store::testing::databases;
use store::theme::{self, Theme};
use store::{Bilingual, Clock, Db, Error, Ids, Language, SetClock, story_file};

const STORIES: i64 = 20_000;
const TIMES: usize = 60;

/// Ten vocabularies of 300 words, of which the n-th is in one story of n; some that ten stories share, and one's own.
fn words(id: i64) -> Vec<i64> {
    let has = |vocabulary: i64, n: i64| {
        let mixed = (id * 31 + vocabulary).wrapping_mul(6_364_136_223_846_793_005)
            ^ n.wrapping_mul(1_442_695_040_888_963_407);
        (mixed.wrapping_mul(2_862_933_555_777_941_757) >> 24).rem_euclid(n) == 0
    };
    let all = (0..10).flat_map(|vocabulary| (1..=300).map(move |n| (vocabulary, n)));
    let mut words: Vec<i64> = all
        .filter(|(vocabulary, n)| has(*vocabulary, *n))
        .map(|(vocabulary, n)| vocabulary * 1_000 + n)
        .collect();
    words.extend([1_000_000 + id / 10, 2_000_000 + id]);
    words
}

async fn fill(db: &Db) {
    let ids = Ids::new(std::sync::Arc::new(SetClock::new(1_792_065_600_000)) as std::sync::Arc<dyn Clock>);
    for chunk in 0..20 {
        let ids = ids.clone();
        db.write(move |tx| {
            for n in 0..20i64 {
                let name = Bilingual { en: format!("Theme {n}"), fr: format!("Thème {n}") };
                theme::keep(tx, &Theme { id: n + 1, name }, &format!("theme {n}"), 1)?;
            }
            for id in (chunk * STORIES / 20 + 1)..=((chunk + 1) * STORIES / 20) {
                let story = Story {
                    id,
                    owner: Some(format!("g{id}")),
                    prompt: "works".to_owned(),
                    title: format!("Story {id}"),
                    text: "The bus driver waits until everyone has sat down. ".repeat(30),
                    language: Language::English,
                    name: String::new(),
                    origin: Origin::Own,
                    made: id,
                };
                story::insert(tx, &story, &words(id))?;
                let see = if id % 3 == 0 { Audience::Owner } else { Audience::Everyone };
                let grants = Grants { see, ..Grants::default() };
                let home = (id % 50 == 0).then_some(7);
                consent::put(tx, &ids, (Kind::Story, id), home, &grants, id)?;
                theme::set(tx, id, &[id % 19 + 1])?;
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

/// Milliseconds of the median and the slowest.
async fn measure(db: &Db, search: &Search) -> (f64, f64, usize) {
    let (mut times, mut found) = (Vec::new(), 0);
    for _ in 0..TIMES {
        let (asked, begun) = (search.clone(), Instant::now());
        let page = db.read(move |tx| {
            let page = story::page(tx, &asked)?;
            let shown: Vec<i64> = page.iter().take(story_file::MANY).map(|(story, _)| story.id).collect();
            theme::of_many(tx, &shown)?;
            story_file::of_many(tx, &shown)?;
            theme::seen(tx, asked.viewer, asked.home, asked.now)?;
            Ok::<_, Error>(page.len())
        });
        found = page.await.unwrap();
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    (times[TIMES / 2], times[TIMES - 1], found)
}

#[tokio::main]
async fn main() {
    let one = |word: i64| [Beginning { least: word, most: word }, Beginning::default(), Beginning::default()];
    let plain = Search {
        now: STORIES * 2,
        viewer: "anyone",
        home: Home::Any,
        words: Default::default(),
        theme: None,
        before: i64::MAX,
        limit: 21,
    };
    let (steward, old) =
        (Search { viewer: "steward", home: Home::Community(7), ..plain.clone() }, STORIES / 2);
    let three = [2, 3, 5].map(|word| Beginning { least: word, most: word });
    let searches = [
        ("the newest", plain.clone()),
        ("older ones", Search { before: old, ..plain.clone() }),
        ("a word of half of them", Search { words: one(2), ..plain.clone() }),
        ("a word of one in 30", Search { words: one(30), ..plain.clone() }),
        ("a word of one in 60", Search { words: one(60), ..plain.clone() }),
        ("a word of one", Search { words: one(2_000_100), ..plain.clone() }),
        ("a word of none", Search { words: one(5_000_000_000), ..plain.clone() }),
        ("three words", Search { words: three, ..plain.clone() }),
        (
            "the beginnings of many words",
            Search {
                words: [
                    Beginning { least: 1_040, most: 1_000_900 },
                    Beginning::default(),
                    Beginning::default(),
                ],
                ..plain.clone()
            },
        ),
        ("a theme", Search { theme: Some(3), ..plain.clone() }),
        ("a community, for its steward", steward),
    ];
    println!("| database | what | found | median ms | slowest ms |\n|---|---|---|---|---|");
    for (name, db) in ["SQLite", "PostgreSQL"].into_iter().zip(databases().await) {
        fill(&db).await;
        for (what, search) in &searches {
            let (median, slowest, found) = measure(&db, search).await;
            println!("| {name} | {what} | {found} | {median:.2} | {slowest:.2} |");
        }
    }
}
