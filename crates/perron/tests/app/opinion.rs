//! `perron opinion` as a person at a terminal meets it.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn perron(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_perron"))
        .arg("opinion")
        .arg(folder)
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("text")
}

/// Two camps of thirty that share statement 0 and mostly oppose each other on the others; 8 is moderated out.
fn conversation(folder: &Path) {
    let mut votes = "timestamp,datetime,comment-id,voter-id,vote\n".to_owned();
    for p in 0..60_u64 {
        for s in 0..9_u64 {
            let strays = s > 0 && (p * 1000 + s).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58 < 6;
            let vote = if s == 0 || ((p < 30) == (s % 2 == 0)) != strays { 1 } else { -1 };
            writeln!(votes, ",,{s},{p},{vote}").expect("a line");
        }
    }
    let mut comments = "comment-id,moderated,comment-body\n".to_owned();
    for s in 0..9 {
        writeln!(comments, "{s},{},\"Number {s}, said so\"", if s == 8 { -1 } else { 1 }).expect("a line");
    }
    fs::write(folder.join("votes.csv"), votes).expect("a file");
    fs::write(folder.join("comments.csv"), comments).expect("a file");
}

#[test]
fn prints_groups_and_common_ground_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    conversation(folder.path());
    let done = perron(folder.path(), &["--seed", "1"]);
    let said = text(&done.stdout);
    assert!(done.status.success(), "{}", text(&done.stderr));
    for words in
        ["60 people voted on 9 statements", "2 opinion groups", "Common ground: every group agrees (1"]
    {
        assert!(said.contains(words), "{words} is not in:\n{said}");
    }
    assert!(said.contains("“Number 0, said so” (0)") && !said.contains("Number 8"));
}

#[test]
fn writes_json_by_both_methods() {
    let folder = tempfile::tempdir().expect("a folder");
    conversation(folder.path());
    for method in ["perron", "polis"] {
        let done = perron(folder.path(), &["--method", method, "--json", "-"]);
        let map: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON alone on stdout");
        assert_eq!((&map["method"], &map["k"], &map["votes"]), (&method.into(), &2.into(), &540.into()));
        assert_eq!(map["statement"][8]["moderated_out"], true);
    }
}

#[test]
fn describes_given_groups() {
    let folder = tempfile::tempdir().expect("a folder");
    conversation(folder.path());
    let groups = folder.path().join("groups.csv");
    fs::write(&groups, "participant,group\n1,north\n2,north\n40,south\n").expect("a file");
    let path = groups.to_str().expect("a path");
    let done = perron(folder.path(), &["--method", "polis", "--groups", path]);
    assert!(text(&done.stdout).contains("  north: 2 people\n"), "{}", text(&done.stdout));
    fs::write(&groups, "participant,group\n1,north\n1,south\n").expect("a file");
    let done = perron(folder.path(), &["--method", "polis", "--groups", path]);
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stderr).contains("participant 1 is in group “south” and in an earlier one"));
}

#[test]
fn answers_bad_input_with_a_sentence_and_writes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    conversation(folder.path());
    fs::write(folder.path().join("votes.csv"), "comment-id,voter-id,vote\n1,1,1\n1,2,5\n").expect("a file");
    let json = folder.path().join("map.json");
    let done = perron(folder.path(), &["--json", json.to_str().expect("a path")]);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(
        text(&done.stderr),
        "perron: votes.csv, line 3: “vote” is “5”, but should be 1, 0 or -1; nothing was taken from it.\n"
    );
    assert!(!json.exists() && done.stdout.is_empty());
    let nowhere = perron(&folder.path().join("nowhere"), &[]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert_eq!(perron(folder.path(), &["--groups", "g.csv"]).status.code(), Some(2));
    assert_eq!(perron(folder.path(), &["--method", "guess"]).status.code(), Some(2));
}
