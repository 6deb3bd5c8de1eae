//! Stories as they are looked for: whichever way the fewest must be looked at, the same are found.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::sync::Arc;

use store::consent::{self, Audience, Grants, Kind};
use store::story::{self, Beginning, Home, Origin, Search, Story};
use store::testing::databases;
use store::theme::{self, Theme};
use store::{Bilingual, Db, Error, Ids, Language, SetClock};

/// More than are looked up one by one.
const STORIES: i64 = 700;

fn story(id: i64) -> Story {
    Story {
        id,
        owner: None,
        prompt: "works".to_owned(),
        title: String::new(),
        text: "é".repeat(2_000),
        language: Language::French,
        name: String::new(),
        origin: Origin::Own,
        made: id,
    }
}

/// Words 1, of all; 2, of every second; 100, of every hundredth; 1000 and the id, of one.
fn words(id: i64) -> Vec<i64> {
    let mut words = vec![1, 1_000 + id];
    words.extend([2, 100].into_iter().filter(|n| id % n == 0));
    words.sort_unstable();
    words
}

fn home(id: i64) -> Option<i64> {
    (id % 5 == 0).then_some(if id % 35 == 0 { 8 } else { 7 })
}

async fn fill(db: &Db) {
    let ids = Ids::new(Arc::new(SetClock::new(1_792_065_600_000)));
    let write = move |tx: &mut store::Tx<'_>| {
        for id in 1..=3 {
            let name = Bilingual { en: "Theme".to_owned(), fr: "Thème".to_owned() };
            theme::keep(tx, &Theme { id, name }, &id.to_string(), 1)?;
        }
        for id in 1..=STORIES {
            story::insert(tx, &story(id), &words(id))?;
            let see = if id % 3 == 0 { Audience::Owner } else { Audience::Everyone };
            consent::put(tx, &ids, (Kind::Story, id), home(id), &Grants { see, ..Grants::default() }, id)?;
            theme::set(tx, id, if id % 90 == 0 { &[1, 3] } else { &[1] })?;
        }
        Ok::<_, Error>(())
    };
    db.write(write).await.unwrap();
}

#[tokio::test]
async fn every_way_of_looking_finds_the_same() {
    let word = |least: i64, most: i64| Beginning { least, most };
    let wordings = [
        [Beginning::default(); 3],
        [word(1, 1), Beginning::default(), Beginning::default()],
        [word(2, 2), word(100, 100), Beginning::default()],
        [word(1, 1), word(2, 2), word(1_001, 2_000)],
        [word(2, 2), Beginning::default(), word(1_300, 1_303)],
        [word(3, 99), Beginning::default(), Beginning::default()],
    ];
    for db in databases().await {
        fill(&db).await;
        for words_asked in wordings {
            for theme in [None, Some(1), Some(3), Some(99)] {
                for home_asked in [Home::Any, Home::Programme, Home::Community(7), Home::Community(9)] {
                    for viewer in ["anyone", "steward"] {
                        let search = Search {
                            now: STORIES,
                            viewer,
                            home: home_asked,
                            words: words_asked,
                            theme,
                            before: 650,
                            limit: 21,
                        };
                        let has = |asked: &Beginning, id: i64| {
                            let mut words = words(id).into_iter();
                            asked.least == 0 || words.any(|word| (asked.least..=asked.most).contains(&word))
                        };
                        let of_home = |id: i64| match home_asked {
                            Home::Any => true,
                            Home::Programme => home(id).is_none(),
                            Home::Community(community) => home(id) == Some(community),
                        };
                        let is_asked = |id: &i64| {
                            // a community that is not there keeps what it was given to itself
                            (viewer == "steward" || id % 3 != 0 && home(*id).is_none())
                                && words_asked.iter().all(|word| has(word, *id))
                                && theme.is_none_or(|theme| theme == 1 || theme == 3 && id % 90 == 0)
                                && of_home(*id)
                        };
                        let expected: Vec<i64> = (1..650).rev().filter(is_asked).take(21).collect();
                        let about = format!("{search:?}");
                        let found = db.read(move |tx| story::page(tx, &search)).await.unwrap();
                        let found: Vec<i64> = found.iter().map(|(story, _)| story.id).collect();
                        assert_eq!(found, expected, "{about}");
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn a_list_shows_how_a_text_begins_and_its_words_can_change() {
    for db in databases().await {
        let ids = Ids::new(Arc::new(SetClock::new(1_792_065_600_000)));
        let write = move |tx: &mut store::Tx<'_>| {
            story::insert(tx, &story(5), &[])?;
            consent::put(tx, &ids, (Kind::Story, 5), None, &Grants::default(), 1)?;
            let before = story::without_words(tx, 0, 9)?.len();
            // more than one statement takes
            story::set_words(tx, 5, &(1..=300).collect::<Vec<_>>())?;
            Ok::<_, Error>((before, story::without_words(tx, 0, 9)?.len()))
        };
        assert_eq!(db.write(write).await.unwrap(), (1, 0));
        let one = |word: i64| Search {
            now: 1,
            viewer: "steward",
            home: Home::Any,
            words: [Beginning { least: word, most: word }, Beginning::default(), Beginning::default()],
            theme: None,
            before: i64::MAX,
            limit: 21,
        };
        let (there, gone) = (one(300), one(301));
        let found = db.read(move |tx| Ok::<_, Error>((story::page(tx, &there)?, story::page(tx, &gone)?)));
        let (found, none) = found.await.unwrap();
        assert_eq!((found.len(), none.len(), found[0].0.text.chars().count()), (1, 0, 1_200));
        assert_eq!(db.read(|tx| story::by_id(tx, 5)).await.unwrap().unwrap().text.chars().count(), 2_000);
    }
}
