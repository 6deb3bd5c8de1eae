//! `perron seat` and `perron mixing` as a person at a terminal meets them.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Output;

use crate::process::{perron, said, text};

fn run(arguments: &[&str]) -> Output {
    perron(arguments).output().expect("the program runs")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("text")
}

/// Twenty-four people of four postal areas; two share a word apart, two sit together.
fn people(folder: &Path) -> String {
    let mut lines = "person,area,group,languages,offers,together,apart\n".to_owned();
    for number in 0..24 {
        let area = ["K1A", "K2P", "J8X", "J8Y"][number % 4];
        let offers = if number < 8 { "facilitate notes" } else { "" };
        let (together, apart) = match number {
            20 | 21 => ("support", ""),
            0 | 4 => ("", "x"),
            _ => ("", ""),
        };
        let group = if number < 12 { "A" } else { "B" };
        writeln!(lines, "Person {number:02},{area},{group},en fr,{offers},{together},{apart}")
            .expect("a line");
    }
    let path = folder.join("people.csv");
    fs::write(&path, lines).expect("a file");
    text(&path).to_owned()
}

#[test]
fn people_are_seated_and_kept_where_they_sit() {
    let folder = tempfile::tempdir().expect("a folder");
    let (people, json) = (people(folder.path()), folder.path().join("seating.json"));
    let plan = ["seat", &people, "--tables", "6", "--rounds", "2", "--seed", "3"];
    let done = run(&[&plan[..], &["--json", text(&json)]].concat());
    assert!(done.status.success(), "{}", said(&done));
    for words in ["Round 2", "Table 6: Person", "(facilitates)", "24 people at 6 tables, 2 rounds, seed 3."] {
        assert!(out(&done).contains(words), "{words} is not in:\n{}", out(&done));
    }
    assert!(out(&done).contains("nobody meets anybody again"), "{}", out(&done));
    let again = run(&[&plan[..], &["--json", "-"]].concat());
    assert_eq!(
        again.stdout,
        fs::read(&json).expect("the file"),
        "the same people and seed, the same seating"
    );
    let seating: serde_json::Value = serde_json::from_slice(&again.stdout).expect("JSON");
    for round in seating["rounds"].as_array().expect("rounds") {
        for table in round["tables"].as_array().expect("tables") {
            let has = |name: &str| table["people"].as_array().expect("people").contains(&name.into());
            assert!(!(has("Person 00") && has("Person 04")), "they sit apart");
            assert_eq!(has("Person 20"), has("Person 21"), "they sit together");
        }
    }
    // one more comes, in the middle of the list
    let more =
        fs::read_to_string(&people).expect("the file").replace("Person 05", "Zoé,K1A,,en,,,\nPerson 05");
    fs::write(&people, more).expect("a file");
    let done = run(&[&plan[..], &["--keep", text(&json)]].concat());
    assert!(out(&done).contains("Changes of table for those who stay: 0."), "{}{}", out(&done), said(&done));
    assert!(out(&done).contains("Zoé"));
}

#[test]
fn what_cannot_be_is_said_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("people.csv");
    let file = text(&path);
    let refused = |lines: &str, arguments: &[&str]| {
        fs::write(&path, lines).expect("a file");
        let done = run(&[&["seat", file, "--tables", "2"], arguments].concat());
        assert_eq!((done.status.code(), out(&done)), (Some(1), ""));
        said(&done)
    };
    let apart = "person,apart\nAna,x\nBen,x\nChloé,x\nDee,\n";
    let said = refused(apart, &[]);
    assert!(said.contains("keeps apart all who must sit apart") && !said.contains("Ana"), "no names: {said}");
    assert!(
        refused("person\nAna\nAna\n", &[])
            .contains("people.csv, line 3: “Ana” stands in an earlier line too;")
    );
    assert!(
        refused("person,needs\nAna,lift\n", &[])
            .contains("“needs” is “lift”, but should be interpreter or step-free")
    );
    assert!(refused("name\nAna\n", &[]).contains("the column “person” is missing"));
    assert!(refused("person\nAna\n", &[]).contains("There are 2 tables for 1 people"));
    assert!(refused("person\nAna\nBen\n", &["--step-free", "0"]).contains("numbers tables from 1"));
    assert!(refused("person\nAna\nBen\n", &["--step-free", "3"]).contains("Table 3 is said to be step-free"));
    let other = folder.path().join("other.json");
    fs::write(&other, "{\"rounds\": 3}").expect("a file");
    let said = refused("person\nAna\nBen\n", &["--keep", text(&other)]);
    assert!(said.contains("line 1, column 12: this is not a seating"), "{said}");
    assert_eq!(run(&["seat", file]).status.code(), Some(2), "without tables");
}

#[test]
fn ties_are_measured_beside_chance() {
    let folder = tempfile::tempdir().expect("a folder");
    let people = people(folder.path());
    let ties = folder.path().join("ties.csv");
    let mut lines = "from,to,when,gathering\n".to_owned();
    for number in 0..20 {
        writeln!(lines, "Person {number:02},Person {:02},before,", number + 4).expect("a line");
        writeln!(lines, "Person {number:02},Person {:02},after,spring", number + 1).expect("a line");
    }
    fs::write(&ties, lines).expect("a file");
    let arguments = ["mixing", text(&ties), "--people", &people];
    let done = run(&arguments);
    assert!(done.status.success(), "{}", said(&done));
    for words in [
        "Before: 24 people, 20 ties",
        "0 of 20 ties cross (0%; by chance",
        "20 of 20 ties cross (100%; by chance",
        "bridging  0% of ties, then 100% (+100 points; by chance",
        "spring: 24 people, 20 ties",
        "4 more flows are not shown",
        "of 999 draws, seed 0;",
    ] {
        assert!(out(&done).contains(words), "{words} is not in:\n{}", out(&done));
    }
    let done = run(&[&arguments[..], &["--json", "-"]].concat());
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(
        (&report["before"]["kinds"]["bonding"], &report["after"]["area"]["e_i"]["value"]),
        (&20.into(), &1.0.into())
    );
    assert!(report["gatherings"]["spring"]["flows"].is_null() && report["whole"].is_null());
    for (lines, words) in [
        ("from,to\nPerson 01,Nobody\n", "ties.csv, line 2: “Nobody” is not in the list of people;"),
        ("from,to\nPerson 01,Person 01\n", "a tie is between two people"),
        ("from,to,when\nPerson 01,Person 02,later\n", "“when” is “later”, but should be before or after"),
        ("from,to,when\nPerson 01,Person 02,\nPerson 01,Person 03,after\n", "on each line, or on none"),
    ] {
        fs::write(&ties, lines).expect("a file");
        let done = run(&arguments);
        assert_eq!(done.status.code(), Some(1));
        assert!(said(&done).contains(words), "{}", said(&done));
    }
}
