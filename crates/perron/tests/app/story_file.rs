//! Voices and photos of stories: kept as files, heard and seen by whom the owner lets, gone with the story.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use image::{ImageFormat, RgbImage};
use store::community::Kind as Community;
use store::ids;
use store::membership::Role as Tie;
use store::person::Role;
use tempfile::TempDir;

use crate::world::{Browser, NOON, Page, World};

/// The shortest thing that an Ogg file with Opus can begin with.
pub fn recording() -> Vec<u8> {
    let mut page = b"OggS\0\x02".to_vec();
    page.extend([0; 20]);
    page.extend([1, 19]);
    page.extend(b"OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0");
    page
}

/// A small picture.
pub fn picture() -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    RgbImage::from_fn(30, 20, |x, _| image::Rgb([x as u8, 9, 9]))
        .write_to(&mut file, ImageFormat::Png)
        .expect("a PNG");
    file.into_inner()
}

/// Worlds with folders, in which files are kept.
pub async fn worlds() -> Vec<(World, TempDir)> {
    let mut worlds = Vec::new();
    for db in store::testing::databases().await {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_str().expect("a plain path");
        worlds.push((World::with(db, &[("data", path), ("largest-file", "1")]).await, folder));
    }
    worlds
}

/// The files that are kept.
pub fn kept(folder: &TempDir) -> Vec<Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder.path().join("stories")) else { return Vec::new() };
    entries.map(|entry| fs::read(entry.expect("a file").path()).expect("a file")).collect()
}

/// Sends a form with a file, as a browser does.
pub async fn send(
    browser: &mut Browser<'_>,
    page: &str,
    action: &str,
    fields: &[(&str, &str)],
    file: (&str, &[u8]),
) -> Page {
    let token = browser.get(page).await.token();
    let mut body = Vec::new();
    for (name, value) in [&[("token", token.as_str())], fields].concat() {
        let part = format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let (field, bytes) = file;
    let name = if bytes.is_empty() { "" } else { "innocent.mp3" };
    let head =
        format!("--x\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n");
    body.extend_from_slice(&[head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat());
    browser.send("POST", action, Some("multipart/form-data; boundary=x"), body).await
}

const SPEAK: &str = "/en/stories/new?prompt=works&by=voice";

/// Tells a story aloud; its address.
async fn spoken(browser: &mut Browser<'_>, home: &str) -> String {
    let fields = [("prompt", "works"), ("home", home), ("language", "en")];
    let page = send(browser, SPEAK, "/en/stories/spoken", &fields, ("sound", &recording())).await;
    page.is(303).location().trim_end_matches("/consent").to_owned()
}

#[tokio::test]
async fn a_voice_is_kept_heard_as_allowed_typed_out_found_and_gone() {
    for (world, folder) in worlds().await {
        let (mut owner, mut other) = (world.browser(), world.browser());
        let story = spoken(&mut owner, "").await;
        let (sound, consent) = (format!("{story}/sound"), format!("{story}/consent"));
        owner.get(&consent).await.is(200).says("Now say what you allow").says("<audio controls");
        assert_eq!(kept(&folder), [recording()]);
        other.get(&sound).await.is(404);
        owner.submit(&consent, &consent, &[("see", "everyone")]).await.is(303);
        let heard = other.get(&sound).await;
        heard.is(200);
        assert_eq!((heard.header("content-type"), heard.length), ("audio/ogg", recording().len()));
        assert_eq!(
            (heard.header("x-content-type-options"), heard.header("cache-control")),
            ("nosniff", "no-cache")
        );
        assert_eq!(heard.header("accept-ranges"), "bytes");
        let part = world
            .browser()
            .with("range", "bytes=28-35")
            .with("accept-encoding", "gzip, br")
            .get(&sound)
            .await;
        assert_eq!(
            (part.is(206).text.as_str(), part.header("content-range")),
            ("OpusHead", "bytes 28-35/47")
        );
        assert_eq!(part.header("content-encoding"), "");
        other.get(&story).await.is(200).says("<audio controls").says("Nobody has typed out");
        other.get("/en/stories").await.says("To listen to");
        // typed out, it is found
        let files = format!("{story}/files");
        let typed = [("words", "The *librarian* knows each child by name.")];
        other.submit(SPEAK, &format!("{story}/transcript"), &typed).await.is(404);
        let mut steward = world.signed_in(Role::Moderator).await;
        steward.submit(&story, &format!("{story}/transcript"), &typed).await.is(303);
        other.get(&story).await.says("by someone who helps here").says("The <em>librarian</em> knows");
        owner.submit(&files, &format!("{story}/transcript"), &typed).await.is(303);
        other.get(&story).await.says("by the person who told it");
        other.get("/en/stories?q=librar").await.says("knows each child");
        // taken back it is silent at once; deleted, no file is left
        owner.submit(&consent, &format!("{story}/withdrawal"), &[]).await.is(303);
        for mut browser in [world.browser(), world.signed_in(Role::Operator).await] {
            browser.get(&sound).await.is(404);
        }
        owner.get(&sound).await.is(200);
        owner.submit(&consent, &format!("{story}/erasure"), &[]).await.is(303);
        owner.get(&sound).await.is(404);
        assert!(kept(&folder).is_empty());
    }
}

#[tokio::test]
async fn what_is_no_recording_is_refused_in_a_sentence_and_not_kept() {
    for (world, folder) in worlds().await {
        let mut guest = world.browser();
        let fields = [("prompt", "works"), ("language", "en")];
        for file in [&b"<script>alert(1)</script>"[..], b"\x89PNG\r\n\x1a\n", b"RIFF\x24\0\0\0WAVEfmt "] {
            // whoever tries and tries waits; somebody else does not
            let mut guest = world.browser();
            let page = send(&mut guest, SPEAK, "/en/stories/spoken", &fields, ("sound", file)).await;
            page.is(422).says("not a recording that we can play, so nothing was kept");
        }
        send(&mut guest, SPEAK, "/en/stories/spoken", &fields, ("sound", b""))
            .await
            .is(422)
            .says("Record something");
        let none = [("prompt", "works")];
        let page = send(&mut guest, SPEAK, "/en/stories/spoken", &none, ("sound", &recording())).await;
        page.is(422).says("Choose one of the answers");
        let large = [recording(), vec![0; 1_200_000]].concat();
        send(&mut guest, SPEAK, "/en/stories/spoken", &fields, ("sound", &large)).await.is(413);
        assert!(kept(&folder).is_empty());
        guest.get("/en/stories/mine").await.says("You have not told a story");
    }
}

#[tokio::test]
async fn a_photo_needs_words_and_keeps_nothing_but_its_picture() {
    for (world, folder) in worlds().await {
        let (mut owner, mut other) = (world.browser(), world.browser());
        let story = spoken(&mut owner, "").await;
        let (files, photo, consent) =
            (format!("{story}/files"), format!("{story}/photo"), format!("{story}/consent"));
        send(&mut owner, &files, &photo, &[], ("photo", &picture()))
            .await
            .is(422)
            .says("Write something here");
        let words = [("alternative", "A bench under an \"elm\"")];
        let wrong = send(&mut owner, &files, &photo, &words, ("photo", b"GIF89a")).await;
        wrong.is(422).says("not a photo that we can show").says("A bench under");
        send(&mut owner, &files, &photo, &words, ("photo", &picture())).await.is(303);
        other.get(&photo).await.is(404);
        owner.submit(&consent, &consent, &[("see", "everyone")]).await.is(303);
        let seen = other.get(&photo).await;
        assert_eq!(seen.is(200).header("content-type"), "image/jpeg");
        other.get(&story).await.says("alt=\"A bench under an &#34;elm&#34;\"");
        other.get("/en/stories?q=elm").await.says("To listen to");
        assert_eq!(kept(&folder).len(), 2);
        owner.submit(&files, &format!("{files}/removal"), &[("part", "photo")]).await.is(303);
        other.get(&photo).await.is(404);
        assert_eq!(kept(&folder), [recording()]);
    }
}

#[tokio::test]
async fn a_connector_adds_a_voice_until_the_story_is_claimed() {
    for (world, folder) in worlds().await {
        let table = world.community(Community::RoundTable).await;
        let home = ids::to_text(table);
        let mut connector = world.belonging(Role::Member, table, Tie::Connector).await;
        let form = format!("/en/stories/taken/new?prompt=works&home={home}");
        let told = [
            ("prompt", "works"),
            ("home", &home),
            ("text", "As she told it."),
            ("language", "en"),
            ("aloud", "yes"),
        ];
        let page = connector.submit(&form, "/en/stories/taken", &told).await;
        let story = page.is(303).location().trim_end_matches("/taking").to_owned();
        let (files, sound) = (format!("{story}/files"), format!("{story}/sound"));
        connector.get(&format!("{story}/taking")).await.says("Add their voice or a photo");
        send(&mut connector, &files, &sound, &[], ("sound", &recording())).await.is(303);
        // they recorded it, and may not listen to what is its owner's and the stewards'
        connector.get(&sound).await.is(404);
        connector.get(&files).await.is(200).says("There is a recording");
        let mut other = world.belonging(Role::Member, table, Tie::Connector).await;
        other.get(&files).await.is(404);
        send(&mut other, SPEAK, &sound, &[], ("sound", &recording())).await.is(404);
        let slip = connector.submit("/en/stories/taken", &format!("{story}/slip"), &[]).await.text;
        let code =
            slip.split("<p class=\"say\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a code");
        let mut owner = world.browser();
        owner.submit("/en/stories/claim", "/en/stories/claim", &[("code", code)]).await.is(303);
        owner.get(&sound).await.is(200);
        connector.get(&files).await.is(404);
        assert_eq!(kept(&folder), [recording()]);
    }
}

#[tokio::test]
async fn the_microphone_is_for_the_pages_that_record() {
    let (world, _folder) = worlds().await.remove(0);
    let mut guest = world.browser();
    let story = spoken(&mut guest, "").await;
    for (path, may) in
        [(SPEAK, true), (&format!("{story}/files"), true), (&story, false), ("/en/stories", false)]
    {
        let page = guest.get(path).await;
        let allowed = page.is(200).header("permissions-policy").contains("microphone=(self)");
        assert_eq!((allowed, page.header("content-security-policy").contains("blob:")), (may, may), "{path}");
    }
}

#[tokio::test]
async fn cleaning_removes_the_files_of_stories_whose_time_is_over() {
    for (world, folder) in worlds().await {
        let mut owner = world.browser();
        let story = spoken(&mut owner, "").await;
        let stays = spoken(&mut owner, "").await;
        let consent = format!("{story}/consent");
        let until = [("until-day", "20"), ("until-month", "10"), ("until-year", "2026")];
        owner.submit(&consent, &consent, &until).await.is(303);
        let aged = |folder: &Path| {
            for entry in fs::read_dir(folder).expect("files") {
                let file =
                    fs::File::options().write(true).open(entry.expect("a file").path()).expect("a file");
                file.set_modified(UNIX_EPOCH + Duration::from_millis(NOON as u64)).expect("an age");
            }
        };
        aged(&folder.path().join("stories"));
        world.clock.advance(6 * 24 * 3_600_000);
        perron::cleaning::run(world.app.clone()).await.expect("cleaned");
        assert_eq!(kept(&folder), [recording()]);
        owner.get(&format!("{stays}/sound")).await.is(200);
        owner.get(&format!("{story}/sound")).await.is(404);
    }
}

#[tokio::test]
async fn an_owner_corrects_their_words() {
    for (world, _folder) in worlds().await {
        let (mut owner, mut other) = (world.browser(), world.browser());
        let story = spoken(&mut owner, "").await;
        let (words, consent) = (format!("{story}/words"), format!("{story}/consent"));
        owner
            .submit(&consent, &consent, &[("see", "everyone"), ("grant", "name")])
            .await
            .is(422)
            .says("Write the name");
        let told = [("text", ""), ("title", "The elm"), ("language", "fr"), ("name", "Ana B.")];
        owner.submit(&words, &words, &told).await.is(303);
        owner.submit(&consent, &consent, &[("see", "everyone"), ("grant", "name")]).await.is(303);
        other.get(&story).await.says("The elm").says("Ana B.").says("lang=\"fr-CA\"");
        other.get("/fr/stories?q=elm").await.says("The elm");
        other.get(&words).await.is(404);
        other.submit(SPEAK, &words, &told).await.is(404);
    }
}

#[tokio::test]
async fn whoever_leaves_leaves_no_file_behind() {
    for (world, folder) in worlds().await {
        let mut guest = world.browser();
        spoken(&mut guest, "").await;
        let stays = spoken(&mut world.browser(), "").await;
        assert_eq!(kept(&folder).len(), 2);
        guest.submit("/en/me/deletion", "/en/me/deletion", &[]).await.is(303);
        assert_eq!(kept(&folder), [recording()]);
        world.signed_in(Role::Moderator).await.get(&format!("{stays}/sound")).await.is(200);
    }
}
