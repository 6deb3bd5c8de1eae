//! The list of signatories and the numbers kept with it, on both databases: found by words, and in step with the signatures.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use store::pledge::{self, Origin, Pledge};
use store::reminder::Asked;
use store::residence::{Province, Residence};
use store::signatory::{self, Wanted};
use store::signature::{self, Kind, Outcome, Said, Sector, Signature, State};
use store::testing::{databases, execute, rows, sqlite};
use store::{Bilingual, Error, Language, Result, Tx, Value};

const DAY: i64 = 86_400_000;

fn call() -> Pledge {
    let both = |en: &str, fr: &str| Bilingual { en: en.into(), fr: fr.into() };
    Pledge {
        number: 0,
        title: both("A pledge", "Un engagement"),
        text: both("We will.", "Nous le ferons."),
        actions: both("Knock", "Frapper"),
        origin: Origin::Own,
        made: 5,
        made_by: None,
    }
}

/// A signature on the list.
fn listed(id: i64, name: &str, key: &str, province: Option<Province>) -> Signature {
    let said = Said {
        kind: Kind::Organisation,
        sector: Sector::Association,
        name: name.into(),
        key: key.into(),
        logo: "LP".into(),
        is_public: true,
        residence: province.map_or(Residence::Unsaid, Residence::Province),
        action: None,
        action_words: String::new(),
        reminders: false,
    };
    Signature {
        id,
        version: 1,
        said,
        address_hash: None,
        email: None,
        language: Language::French,
        asked: Asked::default(),
        outcome: Outcome::default(),
        state: State::Confirmed,
        origin: signature::Origin::Own,
        list_id: None,
        mark: String::new(),
        confirm_hash: None,
        expires: None,
        mails: 0,
        mails_since: 7,
        made: 7,
        confirmed: Some(id * DAY),
        withdrawn: None,
    }
}

#[tokio::test]
async fn the_list_is_searched_filtered_and_read_page_by_page() {
    for db in databases().await {
        db.write(|tx| {
            pledge::insert(tx, &call())?;
            let quebec = Some(Province::Quebec);
            signature::insert(tx, &listed(1, "Zoé Côté", "zoe cote", quebec))?;
            signature::insert(tx, &listed(2, "Amy Cotter", "amy cotter", None))?;
            signature::insert(tx, &listed(3, "Amy Cotter", "amy cotter", Some(Province::Nunavut)))?;
            let mut person = listed(4, "Éric Roy", "eric roy", quebec);
            (person.said.kind, person.said.sector) = (Kind::Person, Sector::Resident);
            signature::insert(tx, &person)?;
            let mut private = listed(5, "Amy Hidden", "amy hidden", quebec);
            private.said.is_public = false;
            signature::insert(tx, &private)?;
            signature::insert(
                tx,
                &Signature { state: State::Unconfirmed, ..listed(6, "Amy Later", "amy later", quebec) },
            )?;

            let ids = |tx: &mut store::Tx<'_>, words: &str, province, sector, after: (&str, i64), limit| {
                let words = words.split_whitespace().map(str::to_owned).collect();
                let wanted = Wanted { words, province, sector };
                let found = signatory::find(tx, &wanted, after, limit)?;
                assert!(!found.has_more);
                Ok::<_, Error>((found.page.iter().map(|one| one.id).collect::<Vec<_>>(), found.count))
            };
            assert_eq!(ids(tx, "", None, None, ("", 0), 9)?, (vec![2, 3, 4, 1], 4));
            assert_eq!(ids(tx, "", None, None, ("", 0), 1)?, (vec![2], 4));
            assert_eq!(ids(tx, "", None, None, ("amy cotter", 2), 2)?, (vec![3, 4], 4), "two of one name");
            assert_eq!(ids(tx, "cot", None, None, ("", 0), 9)?, (vec![2, 3, 1], 3));
            assert_eq!(ids(tx, "cot am", None, None, ("", 0), 9)?, (vec![2, 3], 2));
            assert_eq!(ids(tx, "ote", None, None, ("", 0), 9)?, (vec![], 0), "words by their beginnings");
            assert_eq!(ids(tx, "", quebec, None, ("", 0), 9)?, (vec![4, 1], 2));
            assert_eq!(ids(tx, "", quebec, Some(Sector::Resident), ("", 0), 9)?, (vec![4], 1));
            assert_eq!(ids(tx, "hidden", None, None, ("", 0), 9)?, (vec![], 0));

            let mut counts = signatory::counts(tx)?;
            counts.sort_by_key(|count| (count.province, count.sector));
            let counts: Vec<_> =
                counts.iter().map(|one| (one.province, one.sector, one.all, one.public)).collect();
            let expected = [
                (None, Sector::Association, 1, 1),
                (quebec, Sector::Resident, 1, 1),
                (quebec, Sector::Association, 2, 1),
                (Some(Province::Nunavut), Sector::Association, 1, 1),
            ];
            assert_eq!(counts, expected);
            assert_eq!(signatory::days(tx)?, [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)]);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

/// A random change of one of twenty signatures.
fn step(tx: &mut Tx<'_>, draw: &mut StdRng) -> Result<()> {
    let id = draw.random_range(1..=20);
    let provinces = [None, Some(Province::Yukon), Some(Province::Quebec)];
    let province = provinces[draw.random_range(0..3)];
    let names = [("Zoé Côté", "zoe cote"), ("Côté Côté", "cote cote"), ("La cuisine", "la cuisine")];
    let (name, key) = names[draw.random_range(0..3)];
    let mut one = listed(id, name, key, province);
    one.said.is_public = draw.random();
    one.address_hash = Some(format!("address {id}"));
    let now = i64::from(draw.random_range(0..9)) * DAY;
    match draw.random_range(0..5) {
        0 => {
            let fresh = Signature { state: State::Unconfirmed, confirmed: None, expires: Some(5), ..one };
            if signature::by_id(tx, id)?.is_none() {
                signature::insert(tx, &fresh)?;
            }
        }
        1 => {
            if signature::by_id(tx, id)?.is_none() {
                signature::insert(tx, &one)?;
            }
        }
        2 => drop(signature::confirm(tx, id, now, None, "mark")?),
        3 => drop(signature::change(tx, id, &one.said, None)?),
        _ => drop(signature::withdraw(tx, id, now)?),
    }
    Ok(())
}

/// By province, sector and whether they are public; by day; words by signature.
type Kept = (BTreeMap<(String, String, bool), i64>, Vec<(i64, i64)>, BTreeSet<(i64, String)>);

/// What is kept of numbers and words.
fn kept(tx: &mut Tx<'_>) -> Result<Kept> {
    let counts = rows(
        tx,
        "SELECT province, sector, is_public, count FROM signature_count WHERE count <> 0",
        &[],
        |row| Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?)),
    )?;
    let words =
        rows(tx, "SELECT signature_id, word FROM signature_word", &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((counts.into_iter().collect(), signatory::days(tx)?, words.into_iter().collect()))
}

#[tokio::test]
async fn numbers_and_words_stay_in_step_and_an_older_database_is_given_the_same() {
    // the part of the migration that fills them from what is there
    let script = include_str!("../migrations/0010_signatory.sql");
    let script =
        &script[script.find("INSERT INTO signature_word").unwrap()..script.find("DROP INDEX").unwrap()];
    let plain: Vec<&str> = script.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
    let plain = plain.join("\n");
    for db in databases().await {
        db.write(|tx| pledge::insert(tx, &call())).await.unwrap();
        let mut most = 0;
        for round in 0..40 {
            let plain = plain.clone();
            let words = db.write(move |tx| {
                let draw = &mut StdRng::seed_from_u64(round);
                (0..12).try_for_each(|_| step(tx, draw))?;
                let in_step = kept(tx)?;
                for table in ["signature_word", "signature_count", "signature_date"] {
                    execute(tx, &format!("DELETE FROM {table}"), &[])?;
                }
                for statement in plain.split(';').filter(|text| !text.trim().is_empty()) {
                    execute(tx, statement, &[])?;
                }
                assert_eq!(in_step, kept(tx)?, "round {round}");
                Ok::<_, Error>(in_step.2.len())
            });
            most = words.await.unwrap().max(most);
        }
        assert!(most > 8, "{most}: too little was tried");
    }
}

#[tokio::test]
async fn what_many_names_have_is_counted_up_to_a_limit_and_read_page_by_page() {
    for db in databases().await {
        let read = db.write(|tx| {
            pledge::insert(tx, &call())?;
            for id in 1..=6_000 {
                let key = format!("{} cote", if id % 2 == 0 { "amy" } else { "zoe" });
                signature::insert(tx, &listed(id, &key, &key, None))?;
            }
            let wanted = |words: &[&str]| Wanted {
                words: words.iter().map(|word| (*word).to_owned()).collect(),
                ..Wanted::default()
            };
            let common = signatory::find(tx, &wanted(&["cot"]), ("amy cote", 5_998), 3)?;
            let both = signatory::find(tx, &wanted(&["zo", "cot"]), ("", 0), 3)?;
            Ok::<_, Error>((common, both))
        });
        let (common, both) = read.await.unwrap();
        let ids = |found: &signatory::Found| found.page.iter().map(|one| one.id).collect::<Vec<_>>();
        assert_eq!((ids(&common), common.count, common.has_more), (vec![6_000, 1, 3], 5_000, true));
        assert_eq!((ids(&both), both.count, both.has_more), (vec![1, 3, 5], 3_000, false));
    }
}

/// The largest parameter of a statement, as many NULLs.
fn nulls(text: &str) -> Vec<Value> {
    let numbers = text.split('$').skip(1).map(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(0)
    });
    vec![Value::Null; numbers.max().unwrap_or(0)]
}

#[tokio::test]
async fn the_list_is_read_by_its_indexes_alone() {
    let db = sqlite().await;
    let is_of_list = |text: &&str| {
        text.contains("is_public AND (key, id) >") || text.contains("FROM signature_word WHERE word")
    };
    let mut seen = 0;
    for text in store::statements().map(store::Sql::text).filter(is_of_list) {
        let plan = db.read(move |tx| {
            let explain = format!("EXPLAIN QUERY PLAN {text}");
            rows(tx, &explain, &nulls(text), |row| row.get::<String>(3))
        });
        let plan = plan.await.unwrap().join("\n");
        let by =
            ["USING INDEX signature_listed", "USING COVERING INDEX signature_word_found (word>? AND word<?)"];
        assert!(by.iter().any(|index| plan.contains(index)), "{text}\n{plan}");
        assert!(!plan.contains("SCAN signature"), "{text}\n{plan}");
        let is_in_order = !plan.contains("TEMP B-TREE FOR ORDER BY");
        assert!(is_in_order || text.contains("signature_word"), "{text}\n{plan}");
        seen += 1;
    }
    assert_eq!(seen, 7);
}
