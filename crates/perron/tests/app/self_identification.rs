//! What people say of themselves: sealed, apart, counted from ten on, and gone when they say so.

use std::path::Path;

use perron::cleaning;
use store::person::Role;
use store::self_identification as sheets;

use crate::world::{Page, World};

const PAGE: &str = "/en/me/self-identification";
const COUNTS: &str = "/en/self-identification/counts";
const WORDS: &str = "Gaspésienne d’adoption";

/// Every byte of a folder.
fn bytes(folder: &Path) -> Vec<u8> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| std::fs::read(path).unwrap()).collect()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|part| part == words.as_bytes())
}

/// What the page says, without its form tokens.
fn content(page: &Page) -> &str {
    page.text.split_once("<main").expect("a page").1
}

async fn clean(world: &World) {
    cleaning::run(world.app.clone()).await.expect("cleaned");
}

#[tokio::test]
async fn answers_are_kept_changed_and_erased() {
    for db in store::testing::databases().await {
        let folder = tempfile::tempdir().unwrap();
        let world = World::with(db, &[("data", folder.path().to_str().unwrap())]).await;
        let mut person = world.signed_in(Role::Member).await;
        person.get(PAGE).await.is(200).says("You need not answer any of this");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "looking makes no key");
        let said = [
            ("group", "black"),
            ("group", "arab"),
            ("group-own", WORDS),
            ("age", "unsaid"),
            ("age", "fifteen"),
            ("needs", "rich"),
        ];
        person.submit(PAGE, PAGE, &said).await.is(303);
        let page = person.get(PAGE).await;
        page.is(200).says(WORDS).says("value=\"black\" checked").says("value=\"arab\" checked");
        assert!(
            page.text.contains("value=\"unsaid\" checked")
                && !page.text.contains("value=\"fifteen\" checked")
        );
        assert!(!page.text.contains("value=\"rich\""), "an answer that is none is not kept");
        person.submit(PAGE, PAGE, &[("group-own", &"x".repeat(121))]).await.is(422);
        person.submit(PAGE, PAGE, &[("gender", "non-binary")]).await.is(303);
        assert!(!person.get(PAGE).await.says("value=\"non-binary\" checked").text.contains(WORDS));
        let mut other = world.signed_in(Role::Member).await;
        assert!(!other.get(PAGE).await.text.contains(" checked"), "another sees nothing of it");
        person.submit(PAGE, "/en/me/self-identification/erasure", &[]).await.is(303);
        assert!(!person.get(PAGE).await.text.contains(" checked"));
        assert!(world.app.db.read(sheets::all).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn the_database_holds_no_answer_in_clear_and_no_way_to_who_gave_it() {
    let folder = tempfile::tempdir().unwrap();
    let [data, base] = ["data", "base"].map(|name| folder.path().join(name));
    std::fs::create_dir(&data).unwrap();
    std::fs::create_dir(&base).unwrap();
    let db = store::Db::open(&store::Address::Sqlite(base.join("perron.db"))).await.unwrap();
    let world = World::with(db, &[("data", data.to_str().unwrap())]).await;
    let id = world.app.ids.next();
    let mut person = world.signed_in_as(id, Role::Member).await;
    let said = [("group", "southeast-asian"), ("orientation", "bi"), ("orientation-own", WORDS)];
    person.submit(PAGE, PAGE, &said).await.is(303);
    let kept = world.app.db.read(sheets::all).await.unwrap();
    assert_eq!(kept.len(), 1);
    assert!(
        !kept[0].pseudonym.contains(&id.to_string()) && !kept[0].pseudonym.contains(&store::ids::to_text(id))
    );
    let all = bytes(&base);
    assert!(holds(&all, &kept[0].sealed[..64]), "the bytes are those of the database");
    for word in ["southeast-asian", "Gaspésienne", "orientation"] {
        assert!(!holds(&all, word), "{word} stands in the database");
        let hexadecimal: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(!holds(&all, &hexadecimal), "{word} stands in the database in hexadecimal");
    }
    world.clock.advance(729 * 86_400_000);
    clean(&world).await;
    assert_eq!(world.app.db.read(sheets::count).await.unwrap().0, 1);
    world.clock.advance(33 * 86_400_000);
    clean(&world).await;
    assert_eq!(world.app.db.read(sheets::count).await.unwrap().0, 0, "removed after two years");
}

#[tokio::test]
async fn counts_are_of_ten_and_stand_still_until_ten_have_moved() {
    for db in store::testing::databases().await {
        let folder = tempfile::tempdir().unwrap();
        let world = World::with(db, &[("data", folder.path().to_str().unwrap())]).await;
        let mut operator = world.signed_in(Role::Operator).await;
        let mut people = Vec::new();
        for n in 0..12 {
            let mut person = world.signed_in(Role::Member).await;
            let gender = if n < 9 { "woman" } else { "man" };
            person
                .submit(PAGE, PAGE, &[("gender", gender), ("care", "child"), ("home-own", WORDS)])
                .await
                .is(303);
            people.push(person);
        }
        people[0].get(COUNTS).await.is(403);
        operator.get(COUNTS).await.is(200).says("There are no counts yet");
        clean(&world).await;
        let page = operator.get(COUNTS).await;
        page.is(200).says("<dt>Woman</dt><dd><span class=\"soft\">fewer than 10");
        page.says("<dt>Yes, children</dt><dd><b>at least 10</b>");
        assert_eq!(
            page.text.matches("<b>at least 10</b>").count(),
            2,
            "care, and how many used their own words"
        );
        assert!(!page.text.contains(WORDS) && !page.text.contains("at least 12"));
        for person in people.iter_mut().take(5) {
            person.submit(PAGE, PAGE, &[("care", "adult")]).await.is(303);
        }
        for person in people.iter_mut().skip(5).take(4) {
            person.submit(PAGE, "/en/me/self-identification/erasure", &[]).await.is(303);
        }
        clean(&world).await;
        assert_eq!(
            content(&operator.get(COUNTS).await),
            content(&page),
            "nine have moved: nothing is told of it"
        );
        people[9].submit(PAGE, "/en/me/self-identification/erasure", &[]).await.is(303);
        clean(&world).await;
        assert!(!operator.get(COUNTS).await.text.contains("at least"), "ten have moved, and seven are left");
    }
}

#[tokio::test]
async fn a_lost_key_is_one_sentence_and_the_right_one_opens_again() {
    for db in store::testing::databases().await {
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("elsewhere.key");
        let flags =
            [("data", folder.path().to_str().unwrap()), ("self-identification-key", key.to_str().unwrap())];
        let world = World::with(db, &flags).await;
        let mut person = world.signed_in(Role::Member).await;
        let mut operator = world.signed_in(Role::Operator).await;
        person.submit(PAGE, PAGE, &[("care", "child")]).await.is(303);
        let right = std::fs::read(&key).unwrap();
        let shut = "These answers cannot be opened now.";
        for wrong in [None, Some("00".repeat(64)), Some(String::from("no key"))] {
            match wrong {
                Some(text) => std::fs::write(&key, text).unwrap(),
                None => std::fs::remove_file(&key).unwrap(),
            }
            assert_eq!(person.get(PAGE).await.is(200).text.matches(shut).count(), 1);
            let token = person.get("/en/account").await.token();
            person.post(PAGE, &[("token", &token), ("care", "no")]).await.is(422).says(shut);
            operator.get(COUNTS).await.is(200).says(shut).says("elsewhere.key");
        }
        clean(&world).await;
        std::fs::write(&key, right).unwrap();
        person.get(PAGE).await.is(200).says("id=\"care\" name=\"care\" value=\"child\" checked");
        operator.submit("/en/account", "/en/self-identification/new-key", &[]).await.is(303);
        assert_eq!(world.app.db.read(sheets::count).await.unwrap().0, 1, "what opens is not removed");
        std::fs::remove_file(&key).unwrap();
        operator.submit(COUNTS, "/en/self-identification/new-key", &[]).await.is(303);
        person.submit(PAGE, PAGE, &[("care", "no")]).await.is(303);
        person.get(PAGE).await.is(200).says("value=\"no\" checked");
    }
}
