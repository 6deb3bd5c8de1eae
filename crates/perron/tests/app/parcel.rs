//! Everything a community holds goes into one parcel, and from it into another house, on the other database too.
//! Long: what is refused stands beside what comes in.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use perron::parcel::lock::Lock;
use perron::parcel::manifest::Manifest;
use perron::parcel::read::Limits;
use perron::parcel::{self, Came, Found, Order, Problem, pack};
use store::parcel::Problem as Rows;
use store::{Db, SetClock, community, testing};
use tempfile::TempDir;
use zip::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::strategy;
use crate::world::{NOON, World};

/// The sample house on a database.
async fn sample(db: Db) -> World {
    let clock = std::sync::Arc::new(SetClock::new(NOON));
    let ids = store::Ids::new(clock.clone());
    perron::fill_sample(&db, &ids, &*clock).await.expect("the sample");
    World::on(db).await
}

/// What stands in a column of a table.
async fn column<T: store::Column + Send + 'static>(
    world: &World,
    table: &'static str,
    name: &'static str,
) -> Vec<T> {
    world.app.db.read(move |tx| testing::column(tx, table, name)).await.expect("a column")
}

async fn communities(world: &World) -> Vec<i64> {
    let all = |tx: &mut store::Tx<'_>| {
        let mut ids = testing::column::<i64>(tx, "community", "id")?;
        for id in ids.clone() {
            let one = community::by_id(tx, id)?;
            ids.retain(|known| {
                *known != id || one.as_ref().is_some_and(|one| one.state != community::State::Elsewhere)
            });
        }
        Ok::<_, store::Error>(ids)
    };
    world.app.db.read(all).await.expect("communities")
}

fn order(community_id: i64, lock: Option<Lock>, folder: &Path) -> Order {
    let address = "https://one.example.org".to_owned();
    Order { community_id, address, now: NOON, lock, folder: folder.to_owned() }
}

/// Packs a community into a file of a folder.
async fn packed(world: &World, folder: &TempDir, name: &str, order: Order) -> (PathBuf, Manifest) {
    let path = folder.path().join(name);
    let file = File::create(&path).expect("a file");
    let manifest = world.app.db.read(move |tx| pack(tx, &order, file)).await.expect("packed");
    (path, manifest)
}

async fn brought(world: &World, path: &Path, lock: Option<Lock>, folder: &Path) -> Result<Came, Problem> {
    let found = Found { path: path.to_owned(), lock, limits: Limits::USUAL };
    parcel::bring(&world.app.db, &world.app.ids, folder, found, false).await
}

/// What a parcel holds, but for what tells when and from where.
fn inside(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(File::open(path).expect("a file")).expect("a zip");
    let names: Vec<String> =
        (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    let read = |name: String| {
        let mut bytes = Vec::new();
        zip.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    names.into_iter().map(read).filter(|(name, _)| !name.starts_with("manifest.")).collect()
}

fn differ(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut names: Vec<&String> = one.keys().chain(other.keys()).collect();
    names.sort();
    names.dedup();
    let text = |bytes: Option<&Vec<u8>>| {
        bytes.map_or_else(String::new, |bytes| String::from_utf8_lossy(bytes).into_owned())
    };
    let said = |name: &String| {
        let (left, right) = (text(one.get(name)), text(other.get(name)));
        let at = left.lines().zip(right.lines()).find(|(left, right)| left != right);
        format!("{name}: {} and {} bytes; {at:?}", left.len(), right.len())
    };
    names.into_iter().filter(|name| one.get(*name) != other.get(*name)).map(said).collect()
}

#[tokio::test]
async fn every_community_of_the_sample_moves_to_the_other_database_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    for (from, is_postgres) in [(testing::sqlite().await, true), (testing::postgres().await, false)] {
        let from = sample(from).await;
        for id in communities(&from).await {
            let (path, manifest) = packed(&from, &folder, "one.zip", order(id, None, folder.path())).await;
            let to = World::on(if is_postgres { testing::postgres().await } else { testing::sqlite().await })
                .await;
            let came = brought(&to, &path, None, folder.path()).await.expect("brought in");
            assert_eq!(came.manifest, manifest);
            let (again, _) = packed(&to, &folder, "two.zip", order(id, None, folder.path())).await;
            let wrong = differ(&inside(&path), &inside(&again));
            assert!(wrong.is_empty(), "{}: {wrong:#?}", manifest.community.name_en);
            assert_eq!(manifest.rows.contains_key("holding"), came.rows.contains_key("holding"));
        }
    }
}

#[tokio::test]
async fn communities_that_hold_things_together_meet_again_where_they_move() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = sample(testing::sqlite().await).await;
    let ids = communities(&from).await;
    let together = move |tx: &mut store::Tx<'_>| {
        let (last, rest) = ids.split_last().expect("communities");
        for one in rest {
            for held in store::holding::of_community(tx, *one)? {
                store::holding::put(tx, &store::holding::Holding { community_id: *last, ..held })?;
            }
        }
        Ok::<_, store::Error>(())
    };
    from.app.db.write(together).await.expect("held together");
    let to = World::on(testing::postgres().await).await;
    let all = communities(&from).await;
    for id in &all {
        let (path, _) = packed(&from, &folder, "one.zip", order(*id, None, folder.path())).await;
        brought(&to, &path, None, folder.path()).await.expect("brought in");
    }
    assert_eq!(communities(&to).await, all, "none of them is elsewhere any more");
    for id in all {
        let count = move |tx: &mut store::Tx<'_>| store::parcel::count(tx, id);
        assert_eq!(to.app.db.read(count).await.unwrap(), from.app.db.read(count).await.unwrap());
    }
    assert!(store::check(&to.app.db).await.unwrap().problems.is_empty());
}

#[tokio::test]
async fn what_a_clause_or_an_issue_rests_on_and_stays_behind_is_told_by_its_whole_address() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = World::on(testing::sqlite().await).await;
    let (path, mut run) = strategy::opened(&from).await;
    let clause = strategy::added(&mut run, &path, strategy::EN, strategy::FR).await;
    let story = strategy::given(&from, from.app.ids.next(), true).await;
    let (form, source) = (format!("{clause}/sources"), strategy::word("story", story));
    run.submit(&form, &form, &[("source", &source)]).await.is(303);
    let id = communities(&from).await[0];
    let raised = from.app.ids.next();
    let raise = move |tx: &mut store::Tx<'_>| {
        let words = store::issue::Words {
            title: store::Bilingual { en: "A bench".to_owned(), fr: "Un banc".to_owned() },
            ..store::issue::Words::default()
        };
        let one = store::issue::Issue {
            id: raised,
            community_id: id,
            words,
            origin: store::issue::Origin::Story,
            holder: None,
            helper_id: None,
            state: store::issue::State::Open,
            merged_into: None,
            reason: String::new(),
            made: 1,
            changed: 1,
        };
        store::issue::insert(tx, &one)?;
        let rests = store::issue::Source { kind: store::issue::Kind::Story, within: 0, record_id: story };
        store::issue::rest_on(tx, raised, raised + 1, rests, 1)
    };
    assert!(from.app.db.write(raise).await.expect("an issue"));
    let (parcel, manifest) = packed(&from, &folder, "one.zip", order(id, None, folder.path())).await;
    assert_eq!(manifest.outside.get("clause_source.record"), Some(&1));
    assert_eq!(manifest.outside.get("issue_source.record"), Some(&1));
    let to = World::on(testing::postgres().await).await;
    for (table, scheme) in [("issue_source", "javascript:alert(1)//"), ("clause_source", "file://")] {
        let astray = folder.path().join("astray.zip");
        let name = format!("tables/{table}.jsonl");
        let change = |file: &str, bytes: Vec<u8>| {
            Some(if file == name { replaced(&bytes, "https://", scheme) } else { bytes })
        };
        forged(&parcel, &astray, change, true);
        let refused = brought(&to, &astray, None, folder.path()).await.expect_err("refused");
        assert!(matches!(&refused, Problem::Rows(Rows::Odd(odd)) if odd == table), "{refused:?}");
    }
    brought(&to, &parcel, None, folder.path()).await.expect("brought in");
    let there = format!("https://one.example.org/en/stories/{}", store::ids::to_text(story));
    let trace = format!("{clause}/trace");
    to.browser().get(&trace).await.is(200).says("A story, on one.example.org").says(&there);
    let french = to.browser().get(&trace.replace("/en/", "/fr/")).await;
    french.is(200).says("Un récit, sur one.example.org");
    let issue = to.browser().get(&format!("/en/issues/{}", store::ids::to_text(raised))).await;
    issue.is(200).says("A story, on one.example.org").says(&there);
    assert!(!issue.text.contains("taken back"), "nobody took it back");
}

/// A house with one community: a steward, a conversation with votes, a session with nothing; its id and that of the steward.
async fn one_house(db: Db) -> (World, i64) {
    let world = World::on(db).await;
    let id = world.community(community::Kind::RoundTable).await;
    let steward = world.app.ids.next();
    drop(world.signed_in_as(steward, store::person::Role::Member).await);
    world.belongs(steward, id, store::membership::Role::Steward).await;
    let conversation = world.held_conversation(&[id]).await;
    let write = move |tx: &mut store::Tx<'_>| {
        let holder = format!("p{steward}");
        testing::execute(tx, "UPDATE conversation SET state = 'open'", &[])?;
        let (id, one) = ("conversation_id", || conversation.into());
        let made = || ("made", 1.into());
        let voice =
            [(id, one()), ("id", 5.into()), ("holder", holder.into()), ("origin", "own".into()), made()];
        testing::insert(tx, "participant", &voice)?;
        let said = [
            (id, one()),
            ("id", 6.into()),
            ("number", 1.into()),
            ("participant_id", 5.into()),
            ("text", "A bench".into()),
            ("language", "en".into()),
            ("edition", 1.into()),
            ("state", "accepted".into()),
            ("meta", false.into()),
            ("origin", "web".into()),
            made(),
        ];
        testing::insert(tx, "statement", &said)?;
        let vote = [
            (id, one()),
            ("participant_id", 5.into()),
            ("statement_id", 6.into()),
            ("value", 1.into()),
            ("event", 9.into()),
            made(),
        ];
        testing::insert(tx, "vote", &vote)
    };
    world.app.db.write(write).await.expect("a vote");
    (world, id)
}

/// A parcel with one of its files changed, and its manifest made to fit.
fn forged(from: &Path, to: &Path, change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>, fits: bool) {
    use sha2::{Digest, Sha256};
    let hex =
        |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut zip = ZipArchive::new(File::open(from).unwrap()).unwrap();
    let mut all = BTreeMap::new();
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at).unwrap();
        let (name, mut bytes) = (entry.name().unwrap().into_owned(), Vec::new());
        entry.read_to_end(&mut bytes).unwrap();
        all.insert(name, bytes);
    }
    let mut manifest: serde_json::Value = serde_json::from_slice(&all["manifest.json"]).unwrap();
    let mut changed = BTreeMap::new();
    for (name, bytes) in all.into_iter().filter(|(name, _)| !name.starts_with("manifest.")) {
        if let Some(bytes) = change(&name, bytes) {
            if fits {
                manifest["files"][&name] = serde_json::json!({ "bytes": bytes.len(), "sha256": hex(&bytes) });
            }
            changed.insert(name, bytes);
        } else if fits {
            manifest["files"].as_object_mut().unwrap().remove(&name);
        }
    }
    let text = change("manifest.json", serde_json::to_vec(&manifest).unwrap()).unwrap();
    changed.insert("manifest.sha256".to_owned(), format!("{}  manifest.json\n", hex(&text)).into_bytes());
    changed.insert("manifest.json".to_owned(), text);
    let mut zip = ZipWriter::new(File::create(to).unwrap());
    for (name, bytes) in changed {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap();
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.contains(from), "{from} is not in {text}");
    text.replace(from, to).into_bytes()
}

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one thing after another that is refused, with the same two houses"
)]
async fn what_is_not_whole_and_honest_is_refused_and_nothing_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, id) = one_house(testing::sqlite().await).await;
    let (good, _) = packed(&from, &folder, "good.zip", order(id, None, folder.path())).await;
    let other = from.community(community::Kind::RoundTable).await;
    let bad = folder.path().join("bad.zip");
    for db in testing::databases().await {
        let to = World::on(db).await;
        let here = to.community(community::Kind::RoundTable).await;
        let refused = async |path: &Path| brought(&to, path, None, folder.path()).await.expect_err("refused");

        let whole = std::fs::read(&good).unwrap();
        for end in [0, 30, whole.len() / 2, whole.len() - 1] {
            std::fs::write(&bad, &whole[..end]).unwrap();
            assert!(matches!(refused(&bad).await, Problem::NoParcel), "cut after {end} bytes");
        }
        forged(
            &good,
            &bad,
            |name, bytes| {
                Some(if name == "tables/community.jsonl" {
                    replaced(&bytes, "We meet", "We eat!")
                } else {
                    bytes
                })
            },
            false,
        );
        assert!(matches!(refused(&bad).await, Problem::Damaged(file) if file == "tables/community.jsonl"));
        forged(&good, &bad, |name, bytes| (name != "tables/vote.jsonl").then_some(bytes), false);
        assert!(matches!(refused(&bad).await, Problem::Damaged(_) | Problem::Rows(_)));
        forged(
            &good,
            &bad,
            |name, bytes| {
                Some(if name == "manifest.json" {
                    replaced(&bytes, "\"version\":1", "\"version\":2")
                } else {
                    bytes
                })
            },
            true,
        );
        assert!(matches!(refused(&bad).await, Problem::Newer(_)));

        // a row that is not the community's: a steward of another one, here
        let text = |id: i64| format!("\"community_id\":{id},");
        forged(
            &good,
            &bad,
            |name, bytes| {
                Some(if name == "tables/membership.jsonl" {
                    replaced(&bytes, &text(id), &text(here))
                } else {
                    bytes
                })
            },
            true,
        );
        assert!(matches!(refused(&bad).await, Problem::Rows(Rows::Foreign(table)) if table == "membership"));
        // a table that stays behind, a column that is none, a value that does not fit
        forged(
            &good,
            &bad,
            |name, bytes| {
                Some(if name == "tables/membership.jsonl" {
                    replaced(&bytes, "\"role\"", "\"rôle\"")
                } else {
                    bytes
                })
            },
            true,
        );
        assert!(matches!(refused(&bad).await, Problem::Rows(Rows::Odd(table)) if table == "membership"));
        forged(
            &good,
            &bad,
            |name, bytes| {
                Some(if name == "tables/membership.jsonl" {
                    replaced(&bytes, "\"is_shown\":", "\"is_shown\":7,\"x\":")
                } else {
                    bytes
                })
            },
            true,
        );
        assert!(matches!(refused(&bad).await, Problem::Rows(Rows::Odd(_))));
        // its id is taken by another community
        forged(
            &good,
            &bad,
            |name, bytes| {
                let text = String::from_utf8(bytes).unwrap().replace(&id.to_string(), &here.to_string());
                Some(text.replace(&store::ids::to_text(id), &store::ids::to_text(here)).into_bytes())
                    .filter(|_| !name.is_empty())
            },
            true,
        );
        assert!(matches!(refused(&bad).await, Problem::Rows(Rows::Here)));
        assert!(column::<i64>(&to, "membership", "id").await.is_empty(), "nothing of all this was kept");

        // a conversation here has the id of one that comes
        let conversation = to.held_conversation(&[here]).await;
        let coming = column::<i64>(&from, "conversation", "id").await;
        forged(
            &good,
            &bad,
            |_, bytes| {
                Some(
                    String::from_utf8(bytes)
                        .unwrap()
                        .replace(&coming[0].to_string(), &conversation.to_string())
                        .into_bytes(),
                )
            },
            true,
        );
        assert!(matches!(refused(&bad).await, Problem::Rows(Rows::Taken(table)) if table == "conversation"));

        // at last the good one; and once more
        brought(&to, &good, None, folder.path()).await.expect("brought in");
        assert!(matches!(refused(&good).await, Problem::Rows(Rows::Here)), "the same once more");
    }
    assert_ne!(other, id);
}

#[tokio::test]
async fn a_zip_made_to_burst_and_names_that_lead_elsewhere_are_let_go_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, id) = one_house(testing::sqlite().await).await;
    let (good, manifest) = packed(&from, &folder, "good.zip", order(id, None, folder.path())).await;
    let bad = folder.path().join("bad.zip");
    let open = |path: &Path, limits: Limits| {
        perron::parcel::read::Parcel::open(File::open(path).unwrap(), None, manifest.level, limits)
            .map(drop)
            .expect_err("refused")
    };
    assert!(matches!(open(&good, Limits { bytes: 1000, ..Limits::USUAL }), Problem::TooMuch(_)));
    assert!(matches!(open(&good, Limits { files: 3, ..Limits::USUAL }), Problem::Damaged(_)));
    for name in ["../../etc/passwd", "/etc/passwd", "tables/../../x", "a\\..\\b", "private/.ssh"] {
        let mut zip = ZipWriter::new(File::create(&bad).unwrap());
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(b"x").unwrap();
        zip.finish().unwrap();
        assert!(matches!(open(&bad, Limits::USUAL), Problem::Damaged(_)), "{name}");
    }
    let mut zip = ZipWriter::new(File::create(&bad).unwrap());
    zip.start_file("manifest.json", SimpleFileOptions::default()).unwrap();
    for _ in 0..100 {
        zip.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    zip.finish().unwrap();
    assert!(std::fs::metadata(&bad).unwrap().len() < 200_000);
    assert!(matches!(open(&bad, Limits::USUAL), Problem::TooMuch(_)));
}

#[tokio::test]
async fn who_has_an_account_finds_it_again_and_nobody_brings_a_role_in_the_house() {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, id) = one_house(testing::postgres().await).await;
    let put = |sql: &'static str| move |tx: &mut store::Tx<'_>| testing::execute(tx, sql, &[]);
    from.app.db.write(put("UPDATE person SET email = 'zoe@example.org', role = 'operator'")).await.unwrap();
    let (path, _) = packed(&from, &folder, "a.zip", order(id, None, folder.path())).await;
    for db in testing::databases().await {
        let to = World::on(db).await;
        drop(to.signed_in_as(77, store::person::Role::Member).await);
        to.app.db.write(put("UPDATE person SET email = 'zoe@example.org' WHERE id = 77")).await.unwrap();
        brought(&to, &path, None, folder.path()).await.expect("brought in");
        assert_eq!(column::<i64>(&to, "person", "id").await, [77]);
        assert_eq!(column::<String>(&to, "person", "role").await, ["member"]);
        assert_eq!(column::<i64>(&to, "membership", "person_id").await, [77]);
        let holders = column::<String>(&to, "participant", "holder").await;
        assert_eq!(holders, ["p77"]);
    }
}

#[tokio::test]
async fn the_private_part_is_sealed_and_opens_with_its_key_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, id) = one_house(testing::sqlite().await).await;
    from.app
        .db
        .write(|tx| testing::execute(tx, "UPDATE person SET email = 'zoe@example.org'", &[]))
        .await
        .unwrap();
    let (path, manifest) = packed(&from, &folder, "a.zip", order(id, Some([7; 32]), folder.path())).await;
    let inside = inside(&path);
    assert!(
        inside.keys().any(|name| name == "private/tables/participant.jsonl.sealed"),
        "{:?}",
        inside.keys()
    );
    for (name, bytes) in &inside {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("zoe@example.org"), "{name} tells the address");
        let is_table = name.starts_with("tables/");
        assert!(!is_table || !text.contains("\"holder\""), "{name} ties words to somebody");
    }
    let to = World::on(testing::postgres().await).await;
    assert!(matches!(brought(&to, &path, None, folder.path()).await, Err(Problem::Locked)));
    assert!(matches!(brought(&to, &path, Some([8; 32]), folder.path()).await, Err(Problem::Locked)));
    brought(&to, &path, Some([7; 32]), folder.path()).await.expect("brought in");
    let open = parcel::content;
    let (one, two) = (order(id, None, folder.path()), order(id, None, folder.path()));
    let content = to.app.db.read(move |tx| open(tx, &one)).await.unwrap();
    assert_eq!(content, manifest.content, "the content is the same, sealed or not");
    assert_eq!(from.app.db.read(move |tx| open(tx, &two)).await.unwrap(), manifest.content);
}
