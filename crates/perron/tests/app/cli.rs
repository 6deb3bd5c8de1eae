//! The program from a terminal: every command on PostgreSQL, several processes on one database, a reader who went, and
//! what the log says of a whole journey.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use store::Address;

use crate::import::{MULTIPART, multipart};
use crate::process::{House, Visitor, done, perron, said, text};
use crate::world::Page;

const EMAIL: &str = "marie.tremblay@example.org";
const WORDS: &str = "Rhubarb belongs in every front yard";

/// The address of an empty PostgreSQL database, as people write it.
async fn postgres() -> String {
    let Address::Postgres(address) = store::testing::postgres_address().await else {
        panic!("PostgreSQL is asked for");
    };
    if address.contains("://") {
        return address;
    }
    let part = |name: &str| {
        let found = address.split(' ').find_map(|pair| pair.strip_prefix(name));
        found.and_then(|rest| rest.strip_prefix('=')).expect("a part of the address").replace('/', "%2F")
    };
    format!("postgres://{}@{}/{}", part("user"), part("host"), part("dbname"))
}

/// An export of two camps of thirty, who share the first of eight statements.
fn conversation(folder: &Path) {
    let mut votes = "timestamp,comment-id,voter-id,vote\n".to_owned();
    for person in 0..60_u64 {
        for statement in 0..8_u64 {
            let strays =
                statement > 0 && (person * 1000 + statement).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58 < 6;
            let agrees = statement == 0 || ((person < 30) == (statement % 2 == 0)) != strays;
            votes += &format!("1792065600000,{statement},{person},{}\n", if agrees { 1 } else { -1 });
        }
    }
    let comments: String = (0..8).map(|n| format!("{n},1,Number {n}\n")).collect();
    fs::write(folder.join("votes.csv"), votes).expect("a file");
    fs::write(folder.join("comments.csv"), format!("comment-id,moderated,comment-body\n{comments}"))
        .expect("a file");
    fs::write(folder.join("summary.csv"), "topic,What makes a street yours?\n").expect("a file");
}

/// Rows by table, as `database check` counts them.
pub fn rows(database: &[&str]) -> serde_json::Value {
    let checked = done(&[&["database", "check", "--json"], database].concat());
    let checked: serde_json::Value = serde_json::from_str(&checked).expect("JSON");
    assert_eq!(checked["problems"], serde_json::json!([]));
    checked["tables"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_command_works_on_postgresql_and_between_the_two() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let (export, backup, file) = (at("export"), at("all.db"), at("house/perron.db"));
    fs::create_dir(&export).expect("a folder");
    conversation(&export);
    let (one, two, three) = (postgres().await, postgres().await, postgres().await);

    let report = done(&["import", "polis", text(&export), "--json", "--database", &one]);
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!((&report["votes"], &report["participants"]), (&480.into(), &60.into()));
    let id = store::ids::to_text(report["conversation"].as_i64().expect("an id"));
    let taken = |name: &str, database: &[&str]| {
        let to = at(name);
        done(&[&["export", &id, text(&to)], database].concat());
        ["votes.csv", "comments.csv"].map(|file| fs::read_to_string(to.join(file)).expect("a file"))
    };
    let first = taken("first", &["--database", &one]);
    assert_eq!(first[0].lines().count(), 481);
    assert!(done(&["link", "operator", "--database", &one]).contains("/en/sign-in/"));

    let before = rows(&["--database", &one]);
    assert_eq!(before["vote"], 480);
    done(&["backup", text(&backup), "--database", &one]);
    done(&["restore", text(&backup), "--database", &two]);
    assert_eq!(rows(&["--database", &two]), before);
    assert_eq!(taken("second", &["--database", &two]), first);
    let again = perron(&["restore", text(&backup), "--database", &two]).output().expect("the program runs");
    assert_eq!(again.status.code(), Some(1), "{}", said(&again));
    assert!(said(&again).starts_with("perron: ") && said(&again).lines().count() == 1, "{}", said(&again));

    fs::create_dir(at("house")).expect("a folder");
    done(&["database", "copy", &two, text(&file)]);
    let house = at("house");
    assert_eq!(rows(&["--data", text(&house)]), before);
    assert_eq!(taken("third", &["--data", text(&house)]), first);
    done(&["database", "copy", text(&file), &three]);
    assert_eq!(rows(&["--database", &three]), before);

    fs::write(export.join("votes.csv"), "comment-id,voter-id,vote\n1,1,1\n1,2,5\n").expect("a file");
    let broken = ["import", "polis", text(&export), "--database", &three];
    let broken = perron(&broken).output().expect("the program runs");
    assert_eq!(broken.status.code(), Some(1));
    assert!(said(&broken).contains("votes.csv, line 3") && said(&broken).contains("nothing was taken"));
    assert_eq!(rows(&["--database", &three]), before, "an import that fails leaves nothing behind");
}

/// Signs in as the operator, by the link of the command line.
fn operator<'h>(house: &'h House, link: &str) -> (Visitor<'h>, String) {
    let path = link.trim()[link.find("/en/").expect("a path")..].to_owned();
    let mut visitor = house.visitor();
    visitor.submit(&path, &path, &[]).is(303);
    (visitor, path)
}

/// Asks for a page until it says something.
fn until(visitor: &mut Visitor<'_>, path: &str, words: &str) -> Page {
    for _ in 0..300 {
        let page = visitor.get(path);
        if page.text.contains(words) {
            return page;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("{path} never said {words}: {}", visitor.get(path).text);
}

fn upload(visitor: &mut Visitor<'_>, files: &[(&str, &[u8])]) -> String {
    let token = visitor.get("/en/imports").is(200).token();
    let body = multipart(&token, files);
    visitor.tokens.push(token);
    let page = visitor.send("POST", "/en/imports", MULTIPART, &mut body.as_slice(), body.len() as u64);
    page.is(303).location().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_share_jobs_and_the_map_of_one_postgresql() {
    let folder = tempfile::tempdir().expect("a folder");
    conversation(folder.path());
    let files = ["votes.csv", "comments.csv"].map(|name| fs::read(folder.path().join(name)).expect("a file"));
    let files = [("votes.csv", files[0].as_slice()), ("comments.csv", files[1].as_slice())];
    let database = postgres().await;
    let shared = ["--data", text(folder.path()), "--database", &database];
    let (one, two) = (House::open(&shared), House::open(&shared));
    let (mut here, _) = operator(&one, &done(&["link", "operator", "--database", &database]));
    let mut there = two.visitor();
    there.cookies.clone_from(&here.cookies);

    let imports = [upload(&mut here, &files), upload(&mut there, &files), upload(&mut here, &files)];
    let mut maps = Vec::new();
    for import in &imports {
        let page = until(&mut there, import, "It is all here");
        let id = page
            .text
            .split("href=\"/en/conversations/")
            .nth(1)
            .and_then(|rest| rest.split(['"', '/']).next());
        maps.push(format!("/en/conversations/{}/map", id.expect("a conversation")));
    }
    assert_eq!(rows(&["--database", &database])["conversation"], 3, "each import was done once");
    for map in &maps {
        let picture = format!("{map}.svg");
        until(&mut here, map, "Group B");
        until(&mut there, map, "Group B");
        // the picture names the house by its address
        let [first, second] = [(&mut here, &one), (&mut there, &two)]
            .map(|(visitor, house)| visitor.get(&picture).is(200).text.replace(&house.host(), "here"));
        assert_eq!(first, second);
    }
    for log in [one.close(), two.close()] {
        assert!(!log.contains("panicked"), "{log}");
    }
}

#[test]
fn a_reader_who_went_stops_no_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, file) = (folder.path().join("data"), folder.path().join("all.db"));
    conversation(folder.path());
    let at = ["--data", text(&data)];
    let report = done(&[&["import", "polis", text(folder.path()), "--json"], at.as_slice()].concat());
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let id = store::ids::to_text(report["conversation"].as_i64().expect("an id"));
    let [taken, copied, restored] = ["taken", "copied.db", "restored"].map(|name| folder.path().join(name));
    let commands: [&[&str]; 10] = [
        &["opinion", text(folder.path())],
        &["opinion", text(folder.path()), "--json", "-"],
        &["import", "polis", text(folder.path()), at[0], at[1]],
        &["export", &id, text(&taken), at[0], at[1]],
        &["link", "operator", at[0], at[1]],
        &["link", "operator", "--json", at[0], at[1]],
        &["database", "check", at[0], at[1]],
        &["backup", text(&file), at[0], at[1]],
        &["restore", text(&file), "--data", text(&restored)],
        &["database", "copy", text(&file), text(&copied)],
    ];
    for arguments in commands {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = perron(arguments).stdout(writer).output().expect("the program runs");
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        assert!(!said(&output).contains("panicked"), "{arguments:?}: {}", said(&output));
    }
    assert!(taken.join("votes.csv").is_file() && file.is_file() && copied.is_file());
}

#[test]
fn a_house_goes_on_when_nobody_reads_what_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr());
    let listen = port.expect("a free port").to_string();
    let gone = || {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        Stdio::from(writer)
    };
    let mut command =
        perron(&["serve", "--listen", &listen, "--data", text(folder.path()), "--log", "debug"]);
    let mut child = command.stdout(gone()).stderr(gone()).spawn().expect("the program starts");
    let health = || {
        use std::io::{Read, Write};
        let mut line = std::net::TcpStream::connect(&listen)?;
        line.write_all(b"GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
        let mut answer = String::new();
        line.read_to_string(&mut answer)?;
        Ok::<_, std::io::Error>(answer)
    };
    let answered = (0..200).find_map(|_| {
        std::thread::sleep(Duration::from_millis(50));
        health().ok()
    });
    let again = health();
    let told = std::process::Command::new("kill").arg(child.id().to_string()).status().expect("kill");
    let ended = child.wait().expect("an end");
    assert!(answered.is_some_and(|answer| answer.ends_with("ok")) && again.is_ok(), "it answers");
    assert!(told.success() && ended.success(), "{ended}");
}

#[test]
fn fonts_that_cannot_be_read_are_told_of_and_the_house_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, fonts) = (folder.path().join("data"), folder.path().join("fonts"));
    fs::create_dir(&fonts).expect("a folder");
    fs::write(fonts.join("a.ttf"), "not a font").expect("a file");
    let house = House::open(&["--data", text(&data), "--fonts", text(&fonts)]);
    house.visitor().get("/en/").is(200);
    let log = house.close();
    assert!(log.contains("paper is printed with the program's own fonts"), "{log}");
    assert!(log.contains("a.ttf: it is no font that can be read"), "{log}");
}

/// Everything that must not be in the log: what was typed, and who by.
struct Secrets(Vec<String>);

impl Secrets {
    fn of(&mut self, visitor: &Visitor<'_>) {
        self.0.extend(visitor.cookies.values().cloned());
        self.0.extend(visitor.tokens.iter().filter(|token| !token.is_empty()).cloned());
    }
}

/// What stands in a page between some words and the next quotation mark.
fn after(page: &Page, words: &str) -> String {
    let found = page.is(200).text.split(words).nth(1).and_then(|rest| rest.split('"').next());
    found.unwrap_or_else(|| panic!("{words} is not in {}", page.text)).to_owned()
}

/// Makes a conversation and opens it; its address.
fn open(operator: &mut Visitor<'_>) -> String {
    let fields = [
        ("question-en", "Rhubarb?"),
        ("question-fr", "Jardins?"),
        ("zone", "America/Toronto"),
        ("moderation", "before"),
        ("adding", "everyone"),
    ];
    let made = operator.submit("/en/conversations/new", "/en/conversations", &fields);
    let path = made.is(303).location().trim_end_matches("/seeds").to_owned();
    let seeds = format!("{path}/seeds");
    operator.submit(&seeds, &seeds, &[("statements", "Rhubarb.\nRhubarb too."), ("language", "en")]).is(200);
    operator.submit(&format!("{path}/settings"), &format!("{path}/opening"), &[]).is(303);
    path
}

/// Votes, adds a statement and asks for a link, as a guest; asks for what is not there.
fn take_part(marie: &mut Visitor<'_>, path: &str) {
    let asked = after(&marie.get(path), "name=\"statement\" value=\"");
    marie.submit(path, &format!("{path}/votes"), &[("statement", &asked), ("vote", "agree")]).is(303);
    let statements = format!("{path}/statements");
    marie.submit(&statements, &statements, &[("text", WORDS)]).is(303);
    marie.submit("/en/sign-in", "/en/sign-in", &[("email", EMAIL), ("next", "/account")]).is(303);
    marie.get(&format!("/en/sign-in?next=/{EMAIL}")).is(200);
    marie.get(&format!("/en/{WORDS}").replace(' ', "%20")).is(404);
}

/// Signs in by the link of the mail, twice.
fn sign_in(operator: &mut Visitor<'_>, marie: &mut Visitor<'_>, secrets: &mut Secrets) {
    let outbox = until(operator, "/en/outbox", EMAIL);
    let mail = operator.get(&format!("/en/outbox/{}", after(&outbox, "href=\"/en/outbox/")));
    let token: String = after(&mail, "/sign-in/").chars().take_while(char::is_ascii_alphanumeric).collect();
    let link = format!("/en/sign-in/{token}");
    secrets.0.push(token);
    marie.submit(&link, &link, &[]).is(303);
    marie.submit(&link, &link, &[]);
    marie.get("/en/account").is(200).says(EMAIL);
    marie.get("/en/people").is(403);
    secrets.of(marie);
}

/// Refuses the statement in words; brings a sound export and one that quotes what somebody said.
fn moderate(operator: &mut Visitor<'_>, path: &str, folder: &Path) {
    let queue = format!("{path}/moderation");
    let waiting = after(operator.get(&queue).says(WORDS), "name=\"accept\" value=\"");
    let words = ("words", "Leave names out.");
    let reason = [("statement", waiting.as_str()), ("act", "reject"), ("reason", "other"), words];
    operator.submit(&queue, &queue, &reason).is(303);
    let whole = ["votes.csv", "comments.csv"].map(|name| fs::read(folder.join(name)).expect("a file"));
    let import = upload(operator, &[("votes.csv", &whole[0]), ("comments.csv", &whole[1])]);
    until(operator, &import, "It is all here");
    let broken = format!("comment-id,voter-id,vote\n1,7,{WORDS}\n");
    let import = upload(operator, &[("votes.csv", broken.as_bytes())]);
    until(operator, &import, "Rhubarb");
}

#[test]
fn the_log_of_a_whole_journey_names_nobody_and_says_nothing_they_said() {
    let folder = tempfile::tempdir().expect("a folder");
    conversation(folder.path());
    let data = folder.path().join("data");
    let mail = ["--mail-server", "smtp://perron:swordfish@127.0.0.1:1", "--mail-from", "steps@example.org"];
    let house = House::open(&[["--log", "debug", "--data", text(&data)], mail].concat());
    let typed = [EMAIL, "tremblay", "Rhubarb", "Jardins", "Leave names out"];
    let carried = ["swordfish", "203.0.113.7", "127.0.0.1", "Netscape"];
    let mut secrets = Secrets(typed.into_iter().chain(carried).map(str::to_owned).collect());

    let (mut operator, link) = operator(&house, &done(&["link", "operator", "--data", text(&data)]));
    secrets.0.extend(link.rsplit('/').next().map(str::to_owned));
    let path = open(&mut operator);
    let mut marie = house.visitor().with("x-forwarded-for", "203.0.113.7").with("user-agent", "Netscape/4");
    take_part(&mut marie, &path);
    secrets.of(&marie);
    sign_in(&mut operator, &mut marie, &mut secrets);
    let forged = "0123456789abcdef0123456789abcdef.0123456789abcdef0123456789abcdef";
    let mut forger = house.visitor();
    forger.cookies.extend(["guest", "person"].map(|name| (name.to_owned(), forged.to_owned())));
    secrets.of(&forger);
    forger.get(&path).is(200);
    secrets.of(&forger);
    moderate(&mut operator, &path, folder.path());
    secrets.of(&operator);

    let log = house.close();
    assert!(log.lines().count() > 40 && log.contains("answered") && log.contains("signed in"), "{log}");
    for secret in secrets.0 {
        assert!(!log.to_lowercase().contains(&secret.to_lowercase()), "{secret} is in the log:\n{log}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_takes_recordings_and_photos_along_in_a_file_beside_it() {
    use store::story_file::{self, Part, StoryFile};
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let (old, new, backup) = (at("old"), at("new"), at("tonight.db"));
    fs::create_dir_all(old.join("stories")).expect("a folder");
    let db = store::Db::open(&store::Address::Sqlite(old.join("perron.db"))).await.expect("a database");
    let (there, gone) = ("0a".repeat(16), "0b".repeat(16));
    fs::write(old.join("stories").join(&there), b"a voice").expect("a file");
    let rows: Vec<(i64, Part, String)> = vec![(1, Part::Sound, there.clone()), (1, Part::Photo, gone)];
    let write = move |tx: &mut store::Tx<'_>| {
        let story = store::story::Story {
            id: 1,
            owner: None,
            prompt: "works".to_owned(),
            title: String::new(),
            text: String::new(),
            language: store::Language::English,
            name: String::new(),
            origin: store::story::Origin::Own,
            made: 1,
        };
        store::story::insert(tx, &story, &[])?;
        rows.into_iter().try_for_each(|(story_id, part, name)| {
            let (format, words) = ("ogg".to_owned(), String::new());
            story_file::put(
                tx,
                &StoryFile { story_id, part, name, format, bytes: 7, words, typed_by: None, made: 1 },
            )
        })
    };
    db.write(write).await.expect("written");
    drop(db);
    let made = done(&["backup", text(&backup), "--json", "--data", text(&old)]);
    let made: serde_json::Value = serde_json::from_str(&made).expect("JSON");
    assert_eq!((&made["files"], &made["missing"]), (&1.into(), &1.into()));
    let again =
        perron(&["backup", text(&at("tonight.sqlite")), "--data", text(&old)]).output().expect("it runs");
    assert!(said(&again).contains("tonight.files.zip is already there"), "{}", said(&again));
    assert!(!at("tonight.sqlite").exists());
    let back = perron(&["restore", text(&backup), "--data", text(&new)]).output().expect("it runs");
    assert!(
        back.status.success() && said(&back).contains("Recordings or photos missing: 1."),
        "{}",
        said(&back)
    );
    assert_eq!(fs::read(new.join("stories").join(&there)).expect("a file"), b"a voice");
    fs::remove_file(at("tonight.files.zip")).expect("lost");
    let bare = at("bare");
    let back = perron(&["restore", text(&backup), "--data", text(&bare)]).output().expect("it runs");
    assert!(said(&back).contains("Recordings or photos missing: 2."), "{}", said(&back));
}
