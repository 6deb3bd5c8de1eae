//! The forms in which an edition of a strategy goes out: each is there for everybody, in both languages, whatever became of the
//! strategy; a later edition than this program reads is said to be one; news of what changed.

use std::fs;

use perron::bundle::archive;
use perron::cookie::sha256;
use store::clause::{self, Clause, Kind, Parity, Version, Words};
use store::edition::{self, Edition};
use store::person::Role;
use store::strategy::{self, Origin, State, Strategy};
use store::{Bilingual, Language, ids};
use tempfile::TempDir;

use crate::process::{done, perron, said, text};
use crate::world::{NOON, World, on_both};
use crate::{bundle, strategy as written};

const CONTENT: &str = include_str!("../data/edition.json");
const DAY: i64 = 24 * 3_600_000;

fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: fr.to_owned() }
}

fn version(number: i64, version: i64, title: &str, made: i64) -> Version {
    Version {
        number,
        version,
        words: Words { title: both(title, &format!("{title} (fr)")), ..Words::default() },
        en: Parity::Current,
        fr: Parity::Current,
        why: "Two tables *asked* for <it>".to_owned(),
        language: Language::English,
        made,
        made_by: None,
    }
}

/// A strategy with two clauses, one written anew and one taken out; its address without the language.
async fn strategy(world: &World, state: State) -> (i64, String) {
    let (id, chapter) = (world.app.ids.next(), world.app.ids.next());
    let one = Strategy {
        id,
        title: both("Belonging & <more>", "L’appartenance"),
        lead: both("What we ask.", "Ce que nous demandons."),
        place_id: None,
        zone: "America/Toronto".to_owned(),
        answer_days: 60,
        state,
        version: 1,
        origin: Origin::Own,
        made: NOON,
        made_by: None,
    };
    let write = move |tx: &mut store::Tx<'_>| {
        strategy::insert(tx, &one)?;
        strategy::add_chapter(tx, id, chapter, &both("Who we are", "Qui nous sommes"))?;
        let clause = Clause {
            strategy_id: id,
            number: 0,
            chapter_id: chapter,
            position: 0,
            kind: Kind::Principle,
            addressee: None,
            lever: None,
            doer: None,
            cost: Bilingual::default(),
            version: 1,
            retired: None,
            reason: String::new(),
            support: String::new(),
            counted: 0,
            made: NOON,
        };
        for title in ["Doors", "Windows"] {
            clause::insert(tx, &clause, &version(0, 1, title, NOON))?;
        }
        clause::write(tx, id, &version(1, 2, "Open doors", NOON + DAY))?;
        let gone = Clause {
            number: 2,
            position: 2,
            retired: Some(NOON + 2 * DAY),
            reason: "It said the same".to_owned(),
            ..clause
        };
        clause::update(tx, &gone)
    };
    world.app.db.write(write).await.expect("a strategy");
    (id, format!("/strategies/{}", ids::to_text(id)))
}

/// Publishes an edition with this content; its SHA-256.
async fn publish(world: &World, strategy_id: i64, number: i64, content: String) -> String {
    let hash = sha256(&content);
    let one = Edition {
        strategy_id,
        number,
        version: 1,
        day: "2027-01-31".to_owned(),
        sha256: hash.clone(),
        made: NOON + (2 + number) * DAY,
        made_by: None,
    };
    world.app.db.write(move |tx| edition::insert(tx, &one, &content)).await.expect("an edition");
    hash
}

/// The content of the sample, as an edition of this strategy.
fn content(path: &str) -> String {
    CONTENT.replace("01h2p3k4m5n6q", path.trim_start_matches("/strategies/"))
}

#[tokio::test]
async fn every_form_of_an_edition_is_there_for_everybody_in_both_languages() {
    on_both(async |world| {
        let (id, path) = strategy(&world, State::Draft).await;
        let kept = content(&path);
        let hash = publish(&world, id, 2, kept.clone()).await;
        let edition = format!("{path}/editions/2");
        let mut reader = world.browser();

        for (form, kind, begins) in [
            ("/en", "edition.pdf application/pdf", "%PDF-"),
            ("/fr", "plain.pdf application/pdf", "%PDF-"),
            ("/fr", "one-page.pdf application/pdf", "%PDF-"),
            ("/en", "edition.epub application/epub+zip", "PK"),
            ("/fr", "edition.md text/markdown; charset=utf-8", "# Une stratégie de l’appartenance"),
            ("/en", "citation.bib application/x-bibtex; charset=utf-8", "@misc{perron-"),
            ("/fr", "citation.json application/vnd.citationstyles.csl+json", "["),
        ] {
            let (file, kind) = kind.split_once(' ').expect("a name and a kind");
            let address = format!("{form}{edition}/{file}");
            let got = reader.get(&address).await;
            assert_eq!(got.is(200).header("content-type"), kind, "{file}");
            assert!(got.text.starts_with(begins), "{file}: {}", got.text);
            assert_eq!(got.header("x-sha256"), hash);
            let name = format!("-2-{}", file.replace('.', &format!("-{}.", &form[1..])));
            assert!(
                got.header("content-disposition").contains(&name),
                "{}",
                got.header("content-disposition")
            );
            let tag = got.header("etag").to_owned();
            world.browser().with("if-none-match", &tag).get(&address).await.is(304);
        }

        let json = reader.get(&format!("/en{edition}/edition.json")).await;
        assert_eq!(json.is(200).text, kept, "as it was kept, to the byte");
        assert_eq!((sha256(&json.text).as_str(), json.header("x-sha256")), (hash.as_str(), hash.as_str()));

        let plain = reader.get(&format!("/fr{edition}/plain")).await;
        plain.is(200).says("Chaque gros immeuble a une pièce pour tous.");
        plain.says("Cette clause n’est pas encore en mots simples.").says("<strong>salué</strong>");
        plain
            .says(&format!("href=\"/fr{edition}/edition.epub\""))
            .says(&format!("href=\"/fr{path}/changes.atom\""));
        let cite = reader.get(&format!("/en{edition}/citation")).await;
        cite.is(200).says(&format!("#{}", &hash[..12])).says("lang=\"fr-CA\"").says("@misc{");

        for missing in
            ["editions/3/edition.pdf", "editions/3/plain", "editions/x/edition.md", "editions/0/citation"]
        {
            reader.get(&format!("/en{path}/{missing}")).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn hostile_words_stay_words() {
    let world = World::new().await;
    let (id, path) = strategy(&world, State::Open).await;
    let bad = "<script>alert(1)</script> [x](javascript:alert(1)) שלום #let @x *";
    let hostile = content(&path).replace("Neighbours first", bad).replace("Each of our tables", bad);
    publish(&world, id, 1, hostile).await;
    let mut reader = world.browser();
    for page in ["plain", "citation", "edition.md"] {
        let got = reader.get(&format!("/en{path}/editions/1/{page}")).await;
        got.is(200);
        assert!(
            !got.text.contains("<script>alert") && !got.text.contains("href=\"javascript"),
            "{}",
            got.text
        );
    }
    let book = reader.get(&format!("/en{path}/editions/1/edition.epub")).await;
    assert!(book.is(200).length > 1_000);
}

#[tokio::test]
async fn an_edition_of_a_later_program_is_said_to_be_one() {
    on_both(async |world| {
        let (id, path) = strategy(&world, State::Closed).await;
        let later = content(&path).replacen("\"format\": 1", "\"format\": 9", 1);
        publish(&world, id, 1, later.clone()).await;
        let mut reader = world.browser();
        for page in ["edition.pdf", "plain", "citation"] {
            let got = reader.get(&format!("/en{path}/editions/1/{page}")).await;
            got.is(501).says("A newer version of the program wrote it");
        }
        assert_eq!(reader.get(&format!("/en{path}/editions/1/edition.json")).await.is(200).text, later);
    })
    .await;
}

#[tokio::test]
async fn whoever_follows_a_strategy_hears_what_changed() {
    on_both(async |world| {
        let (id, path) = strategy(&world, State::Open).await;
        publish(&world, id, 1, content(&path)).await;
        let mut reader = world.browser();
        let feed = reader.get(&format!("/en{path}/changes.atom")).await;
        feed.is(200).says("xml:lang=\"en-CA\"").says("Belonging &#38; &#60;more&#62;: changes");
        assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
        let titles: Vec<&str> =
            feed.text.split("<title>").skip(2).filter_map(|rest| rest.split("</title>").next()).collect();
        assert_eq!(
            titles,
            [
                "Edition 1 · 31\u{a0}January 2027",
                "Clause 2 was taken out: Windows",
                "Clause 1 was changed: Open doors",
                "Clause 2 was added: Windows",
                "Clause 1 was added: Doors",
            ]
        );
        feed.says("Two tables asked for &#60;it&#62;").says("It said the same");
        let entries: std::collections::BTreeSet<&str> =
            feed.text.split("<id>").skip(1).filter_map(|rest| rest.split("</id>").next()).collect();
        assert_eq!(entries.len(), 6, "each has an id of its own");
        let french = reader.get(&format!("/fr{path}/changes.atom")).await;
        french
            .is(200)
            .says("La clause 1 a été changée\u{a0}: Open doors (fr)")
            .says("En anglais\u{a0}: Two tables");

        // of a draft, only what was published is told
        let (id, path) = strategy(&world, State::Draft).await;
        reader.get(&format!("/en{path}/changes.atom")).await.is(404);
        publish(&world, id, 1, content(&path)).await;
        let feed = reader.get(&format!("/en{path}/changes.atom")).await;
        assert_eq!(feed.is(200).text.matches("<entry>").count(), 1, "{}", feed.text);
        reader.get("/en/strategies/0000000000001/changes.atom").await.is(404);
    })
    .await;
}

/// A strategy with one clause that rests on two stories, published; the id of the strategy.
async fn edition_out(world: &World) -> i64 {
    let (path, mut run) = written::opened(world).await;
    let one = written::added(&mut run, &path, written::EN, written::FR).await;
    let mut words = Vec::new();
    for teller in [71, 72] {
        world.signed_in_as(teller, Role::Member).await;
        words.push(written::word("story", written::given(world, teller, true).await));
    }
    let ticked: Vec<(&str, &str)> = words.iter().map(|word| ("source", word.as_str())).collect();
    let form = format!("{one}/sources");
    run.submit(&form, &form, &ticked).await.is(303);
    written::publish(&mut run, &path).await.is(303);
    written::id_of(&path)
}

#[tokio::test]
async fn an_edition_is_bundled_and_counted_again() {
    bundle::on_both(async |world, _| {
        let id = edition_out(&world).await;
        let number = bundle::make(&world, store::bundle::Kind::Edition, id).await.expect("one");
        let found = bundle::report(&world, number).await;
        for field in ["edition.json", "ground.csv", "edition.support", "result.sha256", "result.clauses"] {
            assert!(bundle::matches(&found, field), "{field}: {:#}", found.findings.json());
        }
        assert_eq!(
            bundle::make(&world, store::bundle::Kind::Edition, id).await,
            None,
            "the same edition is not bundled twice"
        );
        let files = archive::read(&bundle::zip(&world, number).await.bytes).unwrap();
        let edition = world.browser().get(&format!("/en{}/edition.json", found.manifest.thing)).await;
        assert_eq!(edition.is(200).text, files["edition.json"], "the edition to the byte");
        assert!(
            files.values().all(|text| !text.contains("laundry") && !text.contains("p71")),
            "no words, no names"
        );
    })
    .await;
}

#[tokio::test]
async fn the_command_line_checks_an_edition_and_finds_each_change() {
    let folder = TempDir::new().unwrap();
    let world = World::with(store::testing::sqlite().await, &[("data", text(folder.path()))]).await;
    let id = edition_out(&world).await;
    let number = bundle::make(&world, store::bundle::Kind::Edition, id).await.expect("one");
    let (file, key) = (folder.path().join("b.zip"), folder.path().join("key.txt"));
    let bytes = bundle::zip(&world, number).await.bytes;
    fs::write(&file, &bytes).unwrap();
    fs::write(&key, &world.browser().get("/en/bundles/key").await.text).unwrap();
    let asked = ["verify", text(&file), "--key", text(&key)];
    let found = done(&asked);
    for line in
        ["matches    key", "matches    edition.support", "matches    result.clauses", "The bundle holds: "]
    {
        assert!(found.contains(line), "{line} is not in {found}");
    }

    let refused = |said: &str| {
        let output = perron(&asked).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(out.contains(said), "{said} is not in {out}");
    };
    // the text of a clause, what stands under it, the rules, the result
    for (name, from, to) in [
        ("edition.json", "being missed", "being silent"),
        ("ground.csv", "story", "note"),
        ("rules.json", "10", "3"),
        ("result.json", "\"stories\": 2", "\"stories\": 9"),
    ] {
        let mut files = archive::read(&bytes).unwrap();
        let changed = files[name].replacen(from, to, 1);
        assert_ne!(changed, files[name], "{name}: {}", files[name]);
        files.insert(name.to_owned(), changed);
        fs::write(&file, archive::write(&files).unwrap()).unwrap();
        refused(&format!("DIFFERS    {name}: It was changed"));
    }
    // the key of another house
    fs::write(&file, &bytes).unwrap();
    let elsewhere = TempDir::new().unwrap();
    let other = World::with(store::testing::sqlite().await, &[("data", text(elsewhere.path()))]).await;
    fs::write(&key, &other.browser().get("/en/bundles/key").await.text).unwrap();
    refused("DIFFERS    key: The bundle is signed with another key");
    // a zip that says it unpacks to 4 GB is let go of before anything is unpacked
    let mut bomb = bytes.to_vec();
    let directory = bomb.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    bomb[directory + 24..directory + 28].copy_from_slice(&0xffff_fff0_u32.to_le_bytes());
    fs::write(&file, &bomb).unwrap();
    let output = perron(&["verify", text(&file)]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("more than 512 MB") && said(&output).lines().count() == 1,
        "{}",
        said(&output)
    );
}
