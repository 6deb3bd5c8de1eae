//! Results as bundles: made by a job, listed and handed out, counted again from their bytes alone, and never changed.

use std::fs;
use std::path::Path;

use perron::bundle::finding::State;
use perron::bundle::verify::{Known, Report, verify};
use perron::bundle::{self, manifest};
use perron::jobs::Runner;
use perron::priority as rounds;
use serde_json::Value;
use store::bundle::Kind;
use store::priority::{self, State as Standing};
use store::{conversation, fund_outcome};
use tempfile::TempDir;

use crate::fund_outcome::{FILE, bring, long_list};
use crate::map::{people_vote, until};
use crate::pledge::{call, signed, typed};
use crate::priority::Table;
use crate::process::{done, perron, said, text};
use crate::release::Pulse;
use crate::world::{NOON, Page, World};

const MONTH: i64 = 31 * 24 * 3_600_000;

/// The same story on both databases, with a folder for the key.
pub async fn on_both<F: AsyncFn(World, &Path)>(story: F) {
    for db in store::testing::databases().await {
        let folder = TempDir::new().unwrap();
        story(World::with(db, &[("data", text(folder.path()))]).await, folder.path()).await;
    }
}

pub async fn make(world: &World, kind: Kind, id: i64) -> Option<i64> {
    bundle::make(world.app.clone(), kind, id).await.expect("a bundle")
}

pub async fn zip(world: &World, number: i64) -> Page {
    let zip = world.browser().get(&format!("/en/bundles/{number}/bundle.zip")).await;
    assert_eq!(zip.is(200).header("content-type"), "application/zip");
    zip
}

/// What a bundle says, checked with the key of the house.
pub async fn report(world: &World, number: i64) -> Report {
    let key = world.browser().get("/en/bundles/key").await.is(200).text.clone();
    let bytes = zip(world, number).await.bytes;
    let report = verify(&bytes, &Known { keys: Some(&key), ..Known::default() }).unwrap();
    assert!(report.findings.hold(), "{:#}", report.findings.json());
    report
}

pub fn matches(report: &Report, field: &str) -> bool {
    report.findings.0.iter().any(|one| one.field == field && one.state == State::Matches)
}

fn unchecked(report: &Report, field: &str) -> bool {
    report.findings.0.iter().any(|one| one.field == field && matches!(one.state, State::Unchecked(_)))
}

#[tokio::test]
async fn the_outcome_of_a_fund_is_published_as_a_bundle_and_decided_again() {
    on_both(async |world, _| {
        let app = world.app.clone();
        let work = Runner::new(app.db.clone(), app.clock.clone())
            .on(bundle::JOB, 1, 5, move |task| bundle::run(app.clone(), task))
            .start();
        world.browser().get("/en/bundles").await.is(200).says("Nothing has been published yet");
        world.browser().get("/en/bundles/checkpoint").await.is(404);
        let id = bring(&world, long_list().as_bytes()).await;
        let own = format!("/en/bundles?kind=fund&of={}", store::ids::to_text(id));
        until(&mut world.browser(), &own, "Bundle 0").await;
        work.stop().await;
        let outcome = format!("/en/funds/{}/outcome", store::ids::to_text(id));
        world
            .browser()
            .get(&outcome)
            .await
            .says("Check this result yourself")
            .says(&own.replace('&', "&#38;"));

        let found = report(&world, 0).await;
        for field in ["result.winners", "result.rounds", "result.not_funded", "result.ballots", "rules.lines"]
        {
            assert!(matches(&found, field), "{field}: {:#}", found.findings.json());
        }
        let page = world.browser().get("/en/bundles/0").await;
        page.is(200).says("Bundle 0").says("ballots.csv").says("perron verify bundle-0.zip --key key.txt");
        page.says("in a log of 1");
        let page = world.browser().get("/fr/bundles/0").await;
        page.is(200).says("Dossier 0").says("résultat d’un fonds");
        world.browser().get("/fr/bundles").await.is(200).says("Gardez une copie du registre");
        for path in ["1", "1/bundle.zip", "1/proof", "-1", "00", "x", "consistency/2/1", "consistency/0/9"] {
            world.browser().get(&format!("/en/bundles/{path}")).await.is(404);
        }
        assert_eq!(make(&world, Kind::Fund, id).await, None, "the same result is not bundled twice");
    })
    .await;
}

#[tokio::test]
async fn of_a_few_ballots_only_sums_are_published() {
    on_both(async |world, _| {
        let id = bring(&world, FILE.as_bytes()).await;
        let number = make(&world, Kind::Fund, id).await.expect("one");
        let found = report(&world, number).await;
        assert!(found.manifest.files.iter().all(|file| file.name != "ballots.csv"));
        assert!(unchecked(&found, "result.winners") && matches(&found, "sums"));
        assert!(matches(&found, "result.total_cost") && matches(&found, "result.budget"));
    })
    .await;
}

#[tokio::test]
async fn an_order_of_priorities_is_bundled_when_the_table_says_yes() {
    on_both(async |world, _| {
        let mut table = Table::of(&world).await;
        let round = table.opened(&[]).await;
        world.browser().get(&format!("{round}/ballot")).await.says("all ballots are published without names");
        let id = store::ids::from_text(round.rsplit('/').next().unwrap()).unwrap();
        let ids = world.app.ids.clone();
        let cast = move |tx: &mut store::Tx<'_>| {
            for voter in 0..40_i64 {
                let choices = if voter % 3 == 0 { vec![(3, 1)] } else { vec![(1, 1), (2, 1)] };
                priority::cast(tx, id, ids.next(), &format!("g{voter}"), &choices, NOON)?;
            }
            Ok::<_, store::Error>(())
        };
        world.app.db.write(cast).await.unwrap();
        table.run.submit(&round, &format!("{round}/closure"), &[]).await.is(303);
        assert_eq!(make(&world, Kind::Priority, id).await, None, "not before the table says yes");
        let yes = [("people", "12"), ("agenda", "residents")];
        table.run.submit(&round, &format!("{round}/confirmation"), &yes).await.is(303);
        world.browser().get(&round).await.says("Check this result yourself");
        let number = make(&world, Kind::Priority, id).await.expect("one");
        let found = report(&world, number).await;
        assert!(matches(&found, "result.order") && matches(&found, "result.ballots"));
        assert!(unchecked(&found, "result.people"));
        let read = world.app.db.read(move |tx| priority::by_id(tx, id)).await.unwrap().unwrap();
        assert_eq!(read.state, Standing::Confirmed);
        assert_eq!(found.manifest.thing, rounds::path(id));
    })
    .await;
}

#[tokio::test]
async fn the_map_of_a_conversation_is_made_again_from_votes_without_names() {
    on_both(async |world, _| {
        let (id, statements) = crate::map::conversation(&world.app, 8).await;
        people_vote(&world.app, id, &statements, 60).await;
        assert_eq!(make(&world, Kind::Map, id).await, None, "not before it is signed off");
        let publish = move |tx: &mut store::Tx<'_>| {
            let mut found = conversation::by_id(tx, id)?.expect("it");
            (found.state, found.published) = (conversation::State::Closed, Some(NOON));
            conversation::set_state(tx, &found)
        };
        world.app.db.write(publish).await.unwrap();
        let number = make(&world, Kind::Map, id).await.expect("one");
        let found = report(&world, number).await;
        for field in
            ["result.k", "result.group", "result.statement", "result.group_of_participant", "result.seed"]
        {
            assert!(matches(&found, field), "{field}");
        }
        let files = perron::bundle::archive::read(&zip(&world, number).await.bytes).unwrap();
        assert!(files.values().all(|text| !text.contains("Benches belong")), "no words of people");
        let result: Value = serde_json::from_str(&files[manifest::RESULT]).unwrap();
        let (participants, k) = (result["participants"].as_u64(), result["k"].as_u64());
        assert_eq!((participants, k), (Some(60), Some(2)));
        // groups and common ground are those of the page
        let at_work = crate::map::at_work(&world.app);
        let path = format!("/en/conversations/{}/map", store::ids::to_text(id));
        until(&mut world.browser(), &path, "Check this result yourself").await;
        at_work.stop().await;
        let kept =
            world.app.db.read(move |tx| store::map::get(tx, id, store::map::Method::Perron)).await.unwrap();
        let kept: Value = serde_json::from_str(&kept.expect("a map").result).unwrap();
        let sizes = |map: &Value| -> Vec<u64> {
            map["group"].as_array().unwrap().iter().filter_map(|group| group["size"].as_u64()).collect()
        };
        let ground = |map: &Value| -> Vec<Value> {
            let statements = map["statement"].as_array().unwrap();
            statements.iter().map(|one| one["common_ground"]["status"].clone()).collect()
        };
        assert_eq!((sizes(&kept), ground(&kept)), (sizes(&result), ground(&result)));
    })
    .await;
}

#[tokio::test]
async fn tables_of_a_pulse_are_bundled_with_what_can_be_checked_of_them() {
    let folder = TempDir::new().unwrap();
    let world = World::with(store::testing::sqlite().await, &[("data", text(folder.path()))]).await;
    let mut pulse = Pulse::new(&world, 60).await;
    let wave = pulse.wave(0).await;
    let wave_id = store::ids::from_text(wave.rsplit('/').next().unwrap()).unwrap();
    assert!(pulse.publish(&wave, "pr_say", &["disability"], "exact").await.1);
    let released = world.app.db.read(move |tx| store::release::ids(tx, wave_id)).await.unwrap();
    let path = format!("{wave}/releases/{}", store::ids::to_text(released[0]));
    world.browser().get(&path).await.says("Check this result yourself");
    let number = make(&world, Kind::Release, released[0]).await.expect("one");
    let found = report(&world, number).await;
    for field in
        ["result.base", "result.item", "result.attributes", "sums.counts", "sums.shares", "table.same"]
    {
        assert!(matches(&found, field), "{field}: {:#}", found.findings.json());
    }
    assert!(unchecked(&found, "result.rows"));
}

#[tokio::test]
async fn the_pledge_is_bundled_once_a_month_and_the_log_is_one() {
    on_both(async |world, _| {
        call(&world).await;
        assert_eq!(make(&world, Kind::Pledge, 0).await, None, "nobody signed");
        for name in ["marie", "paul"] {
            signed(&world, &typed(name, &format!("{name}@example.org"), &[])).await;
        }
        let asked = async |world: &World| {
            let (ids, now) = (world.app.ids.clone(), world.app.clock.now());
            let ask = move |tx: &mut store::Tx<'_>| bundle::ask_monthly(tx, &ids, now);
            world.app.db.write(ask).await.unwrap();
            make(world, Kind::Pledge, 0).await
        };
        assert_eq!(asked(&world).await, Some(0));
        let found = report(&world, 0).await;
        assert!(matches(&found, "result.signatories") && unchecked(&found, "result.by_place"));
        let kept = world.browser().get("/en/bundles/checkpoint").await.is(200).text.clone();

        world.clock.set(NOON + MONTH);
        assert_eq!(asked(&world).await, None, "nothing changed");
        signed(&world, &typed("Zoé", "zoe@example.org", &[])).await;
        assert_eq!(asked(&world).await, Some(1));
        let id = bring(&world, FILE.as_bytes()).await;
        assert_eq!(make(&world, Kind::Fund, id).await, Some(2));
        let later = report(&world, 1).await;
        assert_eq!((later.manifest.corrects, later.manifest.number), (Some(0), 1));
        world
            .browser()
            .get("/en/bundles/0")
            .await
            .says("corrected or brought up to date")
            .says("/bundles/1\"");
        world.browser().get("/en/bundles/1").await.says("stands in the place of");

        // the log that was kept is the beginning of the one of today, and each proof is of today
        let bytes = zip(&world, 2).await.bytes;
        let growth = world.browser().get("/en/bundles/consistency/1/3").await.is(200).text.clone();
        let known = Known { keys: None, checkpoint: Some(&kept), growth: Some(&growth) };
        assert!(matches(&verify(&bytes, &known).unwrap(), "checkpoint"));
        let proof = world.browser().get("/en/bundles/0/proof").await.is(200).text.clone();
        let bytes = zip(&world, 0).await.bytes;
        let known = Known { keys: None, checkpoint: Some(&proof), growth: Some(&growth) };
        assert!(matches(&verify(&bytes, &known).unwrap(), "checkpoint"));
    })
    .await;
}

#[tokio::test]
async fn without_its_key_nothing_is_signed_and_with_it_all_goes_on() {
    on_both(async |world, folder| {
        let id = bring(&world, FILE.as_bytes()).await;
        assert_eq!(make(&world, Kind::Fund, id).await, Some(0));
        let key = folder.join("signing.key");
        let held = fs::read(&key).unwrap();
        let second = bring(&world, FILE.as_bytes()).await;
        let refused = async || {
            let refused = bundle::make(world.app.clone(), Kind::Fund, second).await;
            format!("{:?}", refused.expect_err("it is refused"))
        };
        fs::remove_file(&key).unwrap();
        assert!(refused().await.contains("is not there"));
        assert!(!key.exists(), "no other key is made by itself");
        fs::write(&key, "00".repeat(32)).unwrap();
        assert!(refused().await.contains("another key"));
        fs::write(&key, "short").unwrap();
        assert!(refused().await.contains("does not hold the key"));
        fs::write(&key, held).unwrap();
        assert_eq!(make(&world, Kind::Fund, second).await, Some(1));

        // a key that is lost for good is followed by another, and both are known
        let settings = &world.app.settings;
        assert!(bundle::key::renew(&world.app.db, settings).await.is_err(), "the old one is there still");
        fs::remove_file(&key).unwrap();
        bundle::key::renew(&world.app.db, settings).await.unwrap();
        let third = bring(&world, FILE.as_bytes()).await;
        assert_eq!(make(&world, Kind::Fund, third).await, Some(2));
        assert_eq!(world.browser().get("/en/bundles/key").await.text.lines().count(), 2);
        for number in 0..3 {
            report(&world, number).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_result_that_does_not_come_out_again_is_not_bundled() {
    on_both(async |world, _| {
        let id = bring(&world, long_list().as_bytes()).await;
        let falsify = move |tx: &mut store::Tx<'_>| {
            let mut kept = fund_outcome::of_fund(tx, id)?.expect("an outcome");
            let mut result: Value = serde_json::from_str(&kept.result).expect("JSON");
            result["outcome"]["voters"] = 3.into();
            kept.result = result.to_string();
            fund_outcome::put(tx, &kept, &[])
        };
        world.app.db.write(falsify).await.unwrap();
        let refused = bundle::make(world.app.clone(), Kind::Fund, id).await;
        assert!(format!("{:?}", refused.expect_err("it is refused")).contains("result.voters"));
    })
    .await;
}

#[tokio::test]
async fn the_command_line_says_field_by_field_what_it_finds() {
    let folder = TempDir::new().unwrap();
    let world = World::with(store::testing::sqlite().await, &[("data", text(folder.path()))]).await;
    let id = bring(&world, long_list().as_bytes()).await;
    assert_eq!(make(&world, Kind::Fund, id).await, Some(0));
    let (file, key, kept) =
        (folder.path().join("b.zip"), folder.path().join("key.txt"), folder.path().join("kept.txt"));
    let bytes = zip(&world, 0).await.bytes;
    fs::write(&file, &bytes).unwrap();
    fs::write(&key, &world.browser().get("/en/bundles/key").await.text).unwrap();
    fs::write(&kept, &world.browser().get("/en/bundles/checkpoint").await.text).unwrap();
    let asked = ["verify", text(&file), "--key", text(&key), "--checkpoint", text(&kept)];
    let found = done(&asked);
    for line in ["matches    key", "matches    checkpoint", "matches    result.winners", "The bundle holds: "]
    {
        assert!(found.contains(line), "{line} is not in {found}");
    }
    let json: Value = serde_json::from_str(&done(&["verify", text(&file), "--json"])).unwrap();
    assert_eq!((&json["holds"], &json["kind"]), (&true.into(), &"fund".into()));

    let mut files = perron::bundle::archive::read(&bytes).unwrap();
    let changed = files["ballots.csv"].replacen("1,", "2,", 1);
    files.insert("ballots.csv".to_owned(), changed);
    fs::write(&file, perron::bundle::archive::write(&files).unwrap()).unwrap();
    let output = perron(&["verify", text(&file)]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("DIFFERS    ballots.csv: It was changed"));
    assert_eq!(said(&output), "perron: The bundle does not hold: see what differs.\n");

    fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    let output = perron(&["verify", text(&file)]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("cut off") && said(&output).lines().count() == 1, "{}", said(&output));
    assert_eq!(perron(&["verify"]).output().unwrap().status.code(), Some(2));
    assert_eq!(
        perron(&["verify", text(&file), "--consistency", "x"]).output().unwrap().status.code(),
        Some(2)
    );
}
