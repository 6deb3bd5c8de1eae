//! Everything about me: shown, taken along, corrected, deleted; and then no trace of it is left.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

use store::consent::{Audience, Grants, Kind};
use store::membership::Role as Tie;
use store::person::Role;
use store::story::Story;
use store::story_file::{self, Part, StoryFile};
use store::{Address, Db, Language, ids};

use crate::conversation::{act, opened};
use crate::pledge;
use crate::vote::statement;
use crate::world::{Browser, NOON, Page, World, on_both};

/// Begins every word that nobody else has.
const MARK: &str = "zwxq";

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|part| part.eq_ignore_ascii_case(words))
}

/// The files of an archive.
fn unzipped(page: &Page) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(page.bytes.clone())).expect("a zip file");
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// Someone who did everything that can be done, with words of their own in each place; their address.
async fn a_life(world: &World, id: i64, path: &str) -> String {
    let email = format!("{id}@example.org");
    let mut me = world.signed_in_as(id, Role::Member).await;
    let app = &world.app;
    me.submit("/en/account", "/en/account", &[("name", "Zwxq Name"), ("language", "fr")]).await.is(303);
    me.submit("/en/account/place", "/en/account/place", &[("place", "G4X")]).await.is(303);
    me.submit("/en/account/mail", "/en/account/mail", &[("pace", "weekly")]).await.is(303);
    let self_page = "/en/me/self-identification";
    me.submit(self_page, self_page, &[("gender-own", "zwxq gender"), ("care", "child")]).await.is(303);
    let page = me.get(&format!("/en{path}")).await;
    let fields = [("token", page.token()), ("statement", statement(&page)), ("vote", "agree".to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    me.post(&format!("/en{path}/votes"), &fields).await.is(303);
    let statements = format!("/en{path}/statements");
    me.submit(&statements, &statements, &[("text", "zwxq waits to be read")]).await.is(303);
    let community = world.community(store::community::Kind::RoundTable).await;
    world.belongs(id, community, Tie::Member).await;
    pledge::call(world).await;
    let signed = [
        ("kind", "person"),
        ("name", "Zwxq Signs"),
        ("email", email.as_str()),
        ("place", "Quebec"),
        ("action", "1"),
        ("shown", "public"),
        ("reminders", "yes"),
    ];
    pledge::signed(world, &signed).await;
    world.browser().submit("/en/sign-in", "/en/sign-in", &[("email", &email)]).await.is(303);
    let (ids, to) = (app.ids.clone(), email.clone());
    app.db.write(move |tx| write_of(tx, &ids, id, community, &to)).await.expect("a whole life");
    email
}

/// What no form of the test writes.
fn write_of(
    tx: &mut store::Tx<'_>,
    ids: &store::Ids,
    id: i64,
    community_id: i64,
    to: &str,
) -> store::Result<()> {
    let told =
        Story { title: "Zwxq title".to_owned(), name: "Zwxq told".to_owned(), ..story(ids.next(), id) };
    let open = Grants { see: Audience::Everyone, name: true, ..Grants::default() };
    perron::story::tell(tx, ids, &told, None, &open)?;
    let label =
        store::label::Label { id: ids.next(), community_id: None, text: "zwxq label".to_owned(), made: NOON };
    store::label::insert(tx, Kind::Story, told.id, &label)?;
    let request = store::request::Request {
        community_id,
        id: ids.next(),
        person_id: id,
        name: "Zwxq asks".to_owned(),
        words: "zwxq words".to_owned(),
        state: store::request::State::Waiting,
        reason: String::new(),
        made: NOON,
        answered: None,
        answered_by: None,
    };
    store::request::insert(tx, &request)?;
    let invitation = store::invitation::Invitation {
        token_hash: "00".to_owned(),
        community_id,
        id: ids.next(),
        role: Tie::Member,
        until: None,
        email: Some(to.to_owned()),
        label: "zwxq from next door".to_owned(),
        made: NOON,
        made_by: None,
        expires: NOON + 1,
        used: None,
    };
    store::invitation::insert(tx, &invitation)?;
    let passkey = store::passkey::Passkey {
        id: ids.next(),
        person_id: id,
        name: "zwxq key".to_owned(),
        credential_id: "zwxqcredential".to_owned(),
        credential: "{}".to_owned(),
        made: NOON,
        used: None,
    };
    store::passkey::insert(tx, &passkey)?;
    crate::booking::booked_by(tx, ids, community_id, id, to)?;
    let news = store::news::News {
        id: ids.next(),
        person_id: id,
        title: "zwxq news".to_owned(),
        text: String::new(),
        path: "/".to_owned(),
        made: NOON,
    };
    store::news::add(tx, &news)?;
    store::mail::stop(
        tx,
        &store::mail::Stopped { address: to.to_owned(), code: "550".to_owned(), made: NOON },
    )
}

fn story(id: i64, owner: i64) -> Story {
    Story {
        id,
        owner: Some(format!("p{owner}")),
        prompt: "works".to_owned(),
        title: String::new(),
        text: "zwxqstory <b>on</b> the stairs".to_owned(),
        language: Language::English,
        name: String::new(),
        origin: store::story::Origin::Own,
        made: NOON,
    }
}

/// What the program logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Every byte in a folder and the folders in it.
fn bytes(folder: &Path) -> Vec<u8> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { bytes(&path) } else { std::fs::read(path).unwrap() }).collect()
}

/// The bytes of a backup made now.
async fn backup(world: &World, folder: &Path) -> Vec<u8> {
    let path = folder.join(format!("{}.db", world.app.ids.next()));
    store::backup(&world.app.db, &path).await.expect("a backup");
    std::fs::read(path).unwrap()
}

#[tokio::test]
async fn after_deletion_no_trace_is_left() {
    let log = Log::default();
    let writer = log.clone();
    // for all threads: what one thread logs first decides for the others whether it is looked at
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::DEBUG)
        .with_writer(move || writer.clone())
        .init();
    for is_postgres in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let [data, backups] = ["data", "backups"].map(|name| folder.path().join(name));
        std::fs::create_dir(&data).unwrap();
        std::fs::create_dir(&backups).unwrap();
        let db = if is_postgres {
            store::testing::postgres().await
        } else {
            Db::open(&Address::Sqlite(data.join("perron.db"))).await.unwrap()
        };
        let world = World::with(db, &[("data", data.to_str().unwrap())]).await;
        let path = opened(&world, &[]).await;
        let id = world.app.ids.next();
        let email = a_life(&world, id, &path).await;
        let holder = format!("p{id}");
        let traces = [MARK.as_bytes(), email.as_bytes(), holder.as_bytes(), &id.to_be_bytes()];
        let before = backup(&world, &backups).await;
        for trace in traces {
            assert!(holds(&before, trace), "{} was there", String::from_utf8_lossy(trace));
        }
        let stories = "/en/stories?words=zwxqstory";
        world.browser().get(stories).await.says("Zwxq title");

        let mut me = world.browser();
        me.cookies.insert("person".to_owned(), format!("token-{id}"));
        me.get("/en/me/deletion").await.is(200).says("Delete everything now").says("up to 30 days");
        me.submit("/en/me/deletion", "/en/me/deletion", &[]).await.is(303);
        assert!(!me.cookies.contains_key("person"));
        me.get("/en/account").await.is(303);

        let after = backup(&world, &backups).await;
        for trace in traces {
            let words = String::from_utf8_lossy(trace).into_owned();
            assert!(!holds(&after, trace), "{words} is in the database");
            if !is_postgres {
                assert!(!holds(&bytes(&data), trace), "{words} is in the files");
            }
        }
        let mut operator = world.signed_in(Role::Operator).await;
        world.browser().get(stories).await.says("zwxqstory").says("<main");
        assert!(!world.browser().get(stories).await.text.contains("Zwxq title"), "the search finds nothing");
        for page in ["/en/stories", "/en/pledge/signatures", "/en/people", "/en/outbox", "/en/desk"] {
            assert!(!holds(operator.get(page).await.is(200).text.as_bytes(), MARK.as_bytes()), "{page}");
        }
        let votes =
            world.app.db.read(move |tx| store::participant::count(tx, conversation(&path))).await.unwrap();
        assert_eq!(votes, [(store::participant::Origin::Web, 1)], "the voice stays, without a name");
        let logged = log.0.lock().unwrap().clone();
        assert!(holds(&logged, b"somebody left"));
        assert!(
            !holds(&logged, MARK.as_bytes()) && !holds(&logged, email.as_bytes()),
            "the log holds no words"
        );
    }
}

fn conversation(path: &str) -> i64 {
    path.rsplit('/').next().and_then(ids::from_text).expect("an id")
}

#[tokio::test]
async fn everything_is_shown_and_taken_along() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let mut me = simple_life(&world, world.app.ids.next(), &path).await;
        let page = me.get("/en/me").await;
        page.is(200)
            .says("Zwxq Name")
            .says("zwxqstory &#60;b&#62;on")
            .says("agree")
            .says("Table ")
            .says("G4X");
        me.get("/fr/me").await.is(200).says("Récits et ce que vous permettez").says("intendant·e");
        let file = me.get("/en/me/everything.zip").await;
        file.is(200);
        let files = unzipped(&file);
        let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["everything.json", "everything.html", "tout.html"]);
        let json: serde_json::Value = serde_json::from_str(&files[0].1).unwrap();
        let all = &json["everything"];
        assert_eq!(all["account"][0]["name"], "Zwxq Name");
        assert_eq!(all["story"][0]["text"], "zwxqstory <b>on</b> the stairs");
        assert_eq!((&all["story"][0]["see"], &all["story"][0]["quote"]), (&"everyone".into(), &false.into()));
        assert_eq!(all["vote"][0]["vote"], "agree");
        assert!(files[1].1.contains("zwxqstory &#60;b&#62;on") && !files[1].1.contains("<b>on"), "escaped");
        assert!(files[2].1.contains("<html lang=\"fr-CA\">") && files[2].1.contains("Récits"));
        let mut other = world.signed_in(Role::Member).await;
        assert!(!other.get("/en/me").await.is(200).text.contains("zwxq"), "nobody sees it but its owner");
    })
    .await;
}

#[tokio::test]
async fn a_recording_is_taken_along_and_one_that_is_lost_spoils_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let world =
        World::with(store::testing::sqlite().await, &[("data", folder.path().to_str().unwrap())]).await;
    let path = opened(&world, &[]).await;
    let id = world.app.ids.next();
    let mut me = simple_life(&world, id, &path).await;
    let part = perron::story::files::Part::write(&world.app.settings, b"a voice").unwrap();
    let (name, bytes) = part.keep().unwrap();
    let story_id = world
        .app
        .db
        .write(move |tx| {
            let story_id = store::story::of_owner(tx, &format!("p{id}"))?[0].0.id;
            for (part, name) in [(Part::Sound, name), (Part::Photo, "0b".repeat(16))] {
                let format = "ogg".to_owned();
                let words = String::new();
                story_file::put(
                    tx,
                    &StoryFile { story_id, part, name, format, bytes, words, typed_by: None, made: 1 },
                )?;
            }
            Ok::<_, store::Error>(story_id)
        })
        .await
        .unwrap();
    let file = me.get("/en/me/everything.zip").await;
    assert_eq!(file.is(200).header("content-length"), file.bytes.len().to_string());
    let files = unzipped(&file);
    assert_eq!(files.len(), 4);
    assert_eq!(files[3], (format!("stories/{}-sound.ogg", ids::to_text(story_id)), "a voice".to_owned()));
    let folder = perron::story::files::folder(&world.app.settings);
    let left: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 1, "what was made for the download is gone: {left:?}");
}

/// Someone with a name, a place, a vote, a role and a story.
async fn simple_life<'w>(world: &'w World, id: i64, path: &str) -> Browser<'w> {
    let mut me = world.signed_in_as(id, Role::Member).await;
    me.submit("/en/account", "/en/account", &[("name", "Zwxq Name"), ("language", "en")]).await.is(303);
    me.submit("/en/account/place", "/en/account/place", &[("place", "G4X")]).await.is(303);
    let page = me.get(&format!("/en{path}")).await;
    let fields = [("token", page.token()), ("statement", statement(&page)), ("vote", "agree".to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    me.post(&format!("/en{path}/votes"), &fields).await.is(303);
    let community = world.community(store::community::Kind::RoundTable).await;
    world.belongs(id, community, Tie::Steward).await;
    let ids = world.app.ids.clone();
    let tell = move |tx: &mut store::Tx<'_>| {
        let told = story(ids.next(), id);
        let open = Grants { see: Audience::Everyone, ..Grants::default() };
        perron::story::tell(tx, &ids, &told, None, &open)
    };
    world.app.db.write(tell).await.expect("told");
    me
}

#[tokio::test]
async fn whoever_alone_keeps_something_hands_it_over_first() {
    on_both(async |world| {
        let community = world.community(store::community::Kind::RoundTable).await;
        let mut steward = world.belonging(Role::Operator, community, Tie::Steward).await;
        let page = "/en/me/deletion";
        let asked = steward.get(page).await;
        asked.is(200).says("You are its only steward").says("You are the only operator").says("Table ");
        assert!(!asked.text.contains("Delete everything now"));
        let token = asked.token();
        let token = if token.is_empty() { steward.get("/en/account").await.token() } else { token };
        steward.post(page, &[("token", &token)]).await.is(422).says("Hand this over first");
        steward.get("/en/account").await.is(200);
        world.belonging(Role::Operator, community, Tie::Steward).await;
        steward.submit(page, page, &[]).await.is(303);
        steward.get("/en/account").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_guest_sees_and_deletes_what_the_cookie_holds() {
    on_both(async |world| {
        let path = opened(&world, &[("adding", "everyone")]).await;
        let mut guest = world.browser();
        guest.get("/en/me").await.is(200).says("You have no account").says("Nothing is kept about you");
        let page = guest.get(&format!("/en{path}")).await;
        let fields = [("token", page.token()), ("statement", statement(&page)), ("vote", "pass".to_owned())];
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        guest.post(&format!("/en{path}/votes"), &fields).await.is(303);
        guest.get("/en/me").await.is(200).says("Conversations where you took part").says("pass");
        guest.submit("/en/me/deletion", "/en/me/deletion", &[]).await.is(303);
        assert!(!guest.cookies.contains_key("guest"));
        let id = conversation(&path);
        let holders =
            world.app.db.read(move |tx| store::participant::page(tx, id, i64::MIN, 10)).await.unwrap();
        assert!(holders.len() == 1 && holders[0].holder.is_none());
        let mut moderator = world.signed_in(Role::Moderator).await;
        act(&mut moderator, &path, "closure").await;
    })
    .await;
}
