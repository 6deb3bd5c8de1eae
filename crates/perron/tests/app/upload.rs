//! An upload that is far too large: answered with a sentence, and nothing of it in memory or on the disk.

use std::io::{Cursor, Read};

use crate::import::{MULTIPART, multipart};
use crate::process::{House, done, text};

const MEGABYTES: u64 = 200;

#[test]
fn two_hundred_megabytes_are_refused_without_being_held() {
    let folder = tempfile::tempdir().expect("a folder");
    let house = House::open(&["--data", text(folder.path())]);
    let link = done(&["link", "operator", "--data", text(folder.path())]);
    let link = &link.trim()[link.find("/en/").expect("a path")..];
    let mut operator = house.visitor();
    operator.submit(link, link, &[]).is(303);
    let token = operator.get("/en/imports").is(200).token();

    let whole = multipart(&token, &[("votes.csv", b"comment-id,voter-id,vote\n")]);
    let middle = whole.len() - b"\r\n--x--\r\n".len();
    let length = whole.len() as u64 + (MEGABYTES << 20);
    let before = house.peak();
    let mut body = Cursor::new(&whole[..middle])
        .chain(std::io::repeat(b'1').take(MEGABYTES << 20))
        .chain(Cursor::new(&whole[middle..]));
    let page = operator.send("POST", "/en/imports", MULTIPART, &mut body, length);
    page.is(413).says("larger than we can take").says("Nothing was changed").says("a smaller file");
    let grown = house.peak().saturating_sub(before);
    assert!(grown < 20_000, "the server grew by {grown} kB");
    let left = std::fs::read_dir(folder.path().join("imports")).map_or(0, |entries| entries.count());
    assert_eq!(left, 0, "something was left on the disk");
    operator.get("/en/imports").is(200);
    let log = house.close();
    assert!(!log.contains("panicked"), "{log}");
}
