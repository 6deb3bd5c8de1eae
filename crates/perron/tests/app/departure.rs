//! A community leaves: what it held goes, what others hold stays, and a signed receipt says so.

use store::consent::{Audience, Grants};
use store::ids::to_text;
use store::membership::Role as Tie;
use store::parcel::{self, State};
use store::person::Role;
use store::{community, testing};
use tempfile::TempDir;

use crate::strategy::{added, opened, word};
use crate::world::{Browser, NOON, World};

/// Worlds with folders, for keys and parcels.
async fn worlds() -> Vec<(World, TempDir)> {
    let mut worlds = Vec::new();
    for db in testing::databases().await {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_str().expect("a plain path").to_owned();
        worlds.push((World::with(db, &[("data", &path)]).await, folder));
    }
    worlds
}

/// Asks for a parcel on the page, and has it packed as the runner would.
async fn pack(world: &World, steward: &mut Browser<'_>, id: i64) -> parcel::Parcel {
    let page = format!("/en/communities/{}/parcels", to_text(id));
    steward.submit(&page, &page, &[]).await.is(303);
    let newest =
        move |tx: &mut store::Tx<'_>| Ok::<_, store::Error>(parcel::of_community(tx, id)?.swap_remove(0));
    let asked = world.app.db.read(newest).await.unwrap();
    assert!(perron::parcel::run(world.app.clone(), asked.id).await.is_ok());
    let packed = world.app.db.read(newest).await.unwrap();
    assert_eq!(packed.state, State::Ready);
    packed
}

#[tokio::test]
async fn a_community_leaves_with_a_receipt_and_its_addresses_say_so() {
    for (world, folder) in worlds().await {
        let id = world.community(community::Kind::RoundTable).await;
        let other = world.community(community::Kind::RoundTable).await;
        let mut steward = world.belonging(Role::Member, id, Tie::Steward).await;
        let alone = world.held_conversation(&[id]).await;
        let shared = world.held_conversation(&[id, other]).await;
        let open = "UPDATE conversation SET state = 'open', published = 1";
        world.app.db.write(move |tx| testing::execute(tx, open, &[])).await.unwrap();
        let home = format!("/en/communities/{}", to_text(id));
        let leave = format!("{home}/departure");

        steward.get(&leave).await.is(200).says("Pack a parcel first");
        let early =
            steward.submit(&format!("{home}/parcels"), &leave, &[("name", &format!("Table {id}"))]).await;
        early.is(422);
        let packed = pack(&world, &mut steward, id).await;
        let file = folder.path().join("parcels").join(&packed.file);
        assert!(file.exists());
        let page = steward.get(&format!("{home}/parcels")).await;
        page.says("Download the parcel").says(&packed.sha256);
        assert!(!page.text.contains(&packed.lock), "the key is for the people who run the house");
        let zip = format!("{home}/parcels/{}/parcel.zip", to_text(packed.id));
        assert_eq!(steward.get(&zip).await.header("content-type"), "application/zip");
        world.signed_in(Role::Operator).await.get(&format!("{home}/parcels")).await.says(&packed.lock);

        // something was written since
        world
            .app
            .db
            .write(move |tx| testing::execute(tx, "UPDATE conversation SET version = version + 1", &[]))
            .await
            .unwrap();
        steward.get(&leave).await.says("since your last parcel");
        let packed = pack(&world, &mut steward, id).await;

        let fields = |name: &str, to: &str| {
            [("name".to_owned(), name.to_owned()), ("moved-to".to_owned(), to.to_owned())]
        };
        for (name, to) in [("Another", ""), (&*format!("Table {id}"), "javascript:alert(1)"), ("", "")] {
            let given = fields(name, to);
            let given: Vec<(&str, &str)> =
                given.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            steward.submit(&leave, &leave, &given).await.is(422);
        }
        let name = format!("Table {id}");
        let done = steward
            .submit(&leave, &leave, &[("name", &name), ("moved-to", "https://two.example.org/")])
            .await;
        let receipt = done.is(303).location().to_owned();

        let mut anyone = world.browser();
        anyone.get(&receipt).await.is(200).says(&name).says("https://two.example.org");
        let note = anyone.get(&format!("{receipt}/receipt.txt")).await;
        note.says("perron departure receipt v1")
            .says(&packed.sha256)
            .says("moved-to https://two.example.org");
        let key = anyone.get("/en/bundles/key").await;
        let verifier = perron::bundle::note::Verifier::parse(key.text.lines().last().unwrap()).unwrap();
        let (said, lines) = note.text.split_at(note.text.rfind("\n\n").unwrap() + 1);
        assert!(verifier.signed(said, &lines[1..]), "{}", note.text);
        assert!(!verifier.signed(&said.replace("rows", "rowz"), &lines[1..]));

        let gone = anyone.get(&home).await;
        gone.is(410).says(&format!("https://two.example.org{home}"));
        anyone
            .get(&format!("/fr/conversations/{}", to_text(alone)))
            .await
            .is(410)
            .says("https://two.example.org/fr/conversations/");
        anyone.get(&format!("/en/conversations/{}", to_text(shared))).await.is(200);
        assert!(!file.exists(), "its parcels went too");
        let left = world.app.db.read(|tx| testing::column::<i64>(tx, "membership", "id")).await;
        assert!(left.unwrap().is_empty());
        assert!(store::check(&world.app.db).await.unwrap().problems.is_empty());
    }
}

#[tokio::test]
async fn every_community_of_the_sample_can_leave_and_leaves_a_sound_database() {
    for db in testing::databases().await {
        let clock = std::sync::Arc::new(store::SetClock::new(crate::world::NOON));
        perron::fill_sample(&db, &store::Ids::new(clock.clone()), &*clock).await.expect("the sample");
        for id in db.read(|tx| testing::column::<i64>(tx, "community", "id")).await.unwrap() {
            let told = db.read(move |tx| store::departure::would_go(tx, id)).await.unwrap();
            let removed = db.write(move |tx| store::departure::remove(tx, id, NOON)).await.unwrap();
            assert_eq!(told.0, removed.rows, "the page says what goes");
            let counted = db.read(move |tx| store::parcel::count(tx, id)).await.unwrap();
            assert!(
                counted.keys().all(|table| matches!(table.as_str(), "community" | "endorsement"))
                    || told.1 > 0,
                "{counted:?}"
            );
            let problems = store::check(&db).await.unwrap().problems;
            assert!(problems.is_empty(), "{problems:?}");
        }
    }
}

#[tokio::test]
async fn what_others_rest_on_words_that_leave_is_marked() {
    for (world, _folder) in worlds().await {
        let id = world.community(community::Kind::RoundTable).await;
        let open = "UPDATE community SET sharing = 'open'";
        world.app.db.write(move |tx| testing::execute(tx, open, &[])).await.unwrap();
        let grants = Grants { see: Audience::Everyone, summary: true, strategy: true, ..Grants::default() };
        let story = crate::issue::given(&world, id, grants).await;
        let (path, mut run) = opened(&world).await;
        let one = added(&mut run, &path, ("Being missed", "A."), ("Manquer", "B.")).await;
        let (form, source) = (format!("{one}/sources"), word("story", story));
        run.submit(&form, &form, &[("source", &source)]).await.is(303);
        world.browser().get(&one).await.says("1 story");
        let told = world.app.db.read(move |tx| store::departure::would_go(tx, id)).await.unwrap().0;
        let removed =
            world.app.db.write(move |tx| store::departure::remove(tx, id, NOON + 1_000)).await.unwrap();
        assert_eq!(told, removed.rows);
        assert!(!removed.rows.contains_key("lean"), "the mark stays with the clause");
        world.browser().get(&one).await.says("Nothing is left under it");
        assert!(store::check(&world.app.db).await.unwrap().problems.is_empty());
    }
}
