//! Exports that others made: taken whole, or refused in a sentence with nothing kept, on the page as in the database.

use std::io::{Cursor, Write};

use perron::exchange::archive;
use perron::import;
use perron::jobs::{Runner, Running};
use store::person::Role;
use tempfile::TempDir;

use crate::world::{Browser, Page, World};

const VOTES: &str = "comment-id,voter-id,vote\n1,7,1\n2,7,-1\n1,8,0\n";
const COMMENTS: &str = "comment-id,moderated,comment-body\n1,1,Benches on every corner\n2,1,Slower cars\n";

/// A form with files, as a browser sends it.
pub fn multipart(token: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    let typed =
        [("token", token), ("question_en", ""), ("question_fr", ""), ("language", "en"), ("state", "closed")];
    for (name, value) in typed {
        let part = format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    for (name, bytes) in files {
        let head =
            format!("--x\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--x--\r\n");
    body
}

/// The kind of such a form.
pub const MULTIPART: &str = "multipart/form-data; boundary=x";

/// A world with a folder, in which uploads wait.
async fn worlds() -> Vec<(World, TempDir)> {
    let mut worlds = Vec::new();
    for db in store::testing::databases().await {
        let folder = tempfile::tempdir().expect("a folder");
        let world = World::with(db, &[("data", folder.path().to_str().expect("a plain path"))]).await;
        worlds.push((world, folder));
    }
    worlds
}

/// Imports are done meanwhile.
pub fn at_work(world: &World) -> Running {
    let app = world.app.clone();
    Runner::new(world.app.db.clone(), world.app.clock.clone())
        .on(import::KIND, 1, 3, move |task| import::run(app.clone(), task))
        .start()
}

/// Uploads files and waits for what comes of them.
pub async fn bring(moderator: &mut Browser<'_>, files: &[(&str, &[u8])]) -> Page {
    let token = moderator.get("/en/imports").await.token();
    let sent = moderator.send("POST", "/en/imports", Some(MULTIPART), multipart(&token, files)).await;
    sent.is(303);
    for _ in 0..2000 {
        let page = moderator.get(sent.location()).await;
        if !page.text.contains("data-live=") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("the import came to no end within ten seconds");
}

async fn conversations(world: &World) -> usize {
    world.app.db.read(store::conversation::ids).await.expect("ids").len()
}

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(*name, options).expect("a file");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

#[tokio::test]
async fn a_broken_export_is_refused_in_a_sentence_and_nothing_is_kept() {
    // says of its only file that it unpacks to 4 GB
    let mut bomb = zip_of(&[("votes.csv", VOTES.as_bytes())]);
    let directory = bomb.windows(4).rposition(|four| four == b"PK\x01\x02").expect("a directory");
    bomb[directory + 24..directory + 28].copy_from_slice(&0xffff_fff0_u32.to_le_bytes());
    let cut = &zip_of(&[("votes.csv", VOTES.as_bytes())])[..60];
    let broken: [(&str, &[u8], &str); 9] = [
        (
            "votes.csv",
            b"comment-id,voter-id,vote\n1,7,\"1\n",
            "a quoted text is not closed before the file ends",
        ),
        ("votes.csv", b"comment,person,answer\n1,7,1\n", "votes.csv has no column “comment-id”"),
        (
            "votes.csv",
            b"comment-id,voter-id,vote\n1,7,1\n2,7\n",
            "votes.csv, line 3: the header has 3 columns",
        ),
        ("votes.csv", b"comment-id,voter-id,vote\n1,7,maybe\n", "votes.csv, line 2: “vote” is “maybe”"),
        (
            "votes.csv",
            b"comment-id,voter-id,vote\n1,7,1\n9,7,1\n",
            "votes.csv, line 3: statement 9 is not in",
        ),
        ("votes.csv", b"\xff\xfec\0o\0m\0m\0e\0n\0t\0", "votes.csv, line 1: this is not text in UTF-8"),
        ("votes.csv", b"", "votes.csv is empty"),
        ("export.zip", cut, "export.zip is not a zip file, or it is damaged"),
        ("export.zip", &bomb, "votes.csv holds more than 512 MB unpacked"),
    ];
    for (world, folder) in worlds().await {
        let running = at_work(&world);
        for (name, bytes, said) in broken {
            // somebody new each time, since one person may upload only so often
            let mut moderator = world.signed_in(Role::Moderator).await;
            let files = [("comments.csv", COMMENTS.as_bytes()), (name, bytes)];
            let page = bring(&mut moderator, &files).await;
            page.is(200)
                .says("Nothing was taken")
                .says(said)
                .says("Nothing of it was kept")
                .says("try once more");
            assert!(!page.text.contains(", line 0"), "{}", page.text);
        }
        let mut moderator = world.signed_in(Role::Moderator).await;
        let token = moderator.get("/fr/imports").await.token();
        let none = moderator.send("POST", "/fr/imports", Some(MULTIPART), multipart(&token, &[])).await;
        none.is(422);
        assert_eq!(conversations(&world).await, 0);
        let left = std::fs::read_dir(folder.path().join("imports")).expect("a folder").count();
        assert_eq!(left, 0, "uploads that nobody needs");
        running.stop().await;
    }
}

#[tokio::test]
async fn what_is_brought_can_be_taken_away_however_odd_its_numbers() {
    let votes = "timestamp,comment-id,voter-id,vote\n\
        253402207200000,18446744073709551615,9223372036854775807,1\n\
        1,9223372036854775807,18446744073709551615,-1\n,4,5,0\n";
    for (world, _folder) in worlds().await {
        let running = at_work(&world);
        let mut moderator = world.signed_in(Role::Moderator).await;
        let page = bring(&mut moderator, &[("votes.csv", votes.as_bytes())]).await;
        page.is(200).says("votes by 3 people on 3 statements");
        let path = page
            .text
            .split("href=\"/en/conversations/")
            .nth(1)
            .and_then(|rest| rest.split(['"', '/']).next());
        let path = format!("/en/conversations/{}", path.expect("the conversation"));
        for rest in ["", "/map", "/map/table", "/statements", "/moderation", "/translations", "/settings"] {
            moderator.get(&format!("{path}{rest}")).await.is(200);
        }
        let id = path.rsplit('/').next().and_then(store::ids::from_text).expect("an id");
        let export = perron::export::gather;
        let taken = world.app.db.read(move |tx| export(tx, id, perron::export::Reader::Everyone, "")).await;
        let taken = taken.expect("read").expect("the conversation");
        let people: std::collections::BTreeSet<u64> =
            taken.votes.iter().map(|vote| vote.participant).collect();
        assert_eq!((taken.statements.len(), taken.votes.len(), people.len()), (3, 3, 3));
        let file = tempfile::NamedTempFile::new().expect("a file");
        archive::write(&taken, &Default::default(), file.reopen().expect("a file")).expect("written");
        assert_eq!(archive::read("again.zip", file.reopen().expect("a file")).expect("read"), taken);
        running.stop().await;
    }
}
