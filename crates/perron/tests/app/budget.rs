//! `perron budget` as a person at a terminal meets it.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::process::{perron, said, text};

const VOTE: &str = "META\nkey;value\ndescription;A street and its square\nbudget;900\nvote_type;approval\ncurrency;CAD\n\
    PROJECTS\nproject_id;cost;name\nP1;450;Playground\nP2;200;Benches\nP10;300;Mural\n\
    VOTES\nvoter_id;vote\na;P1\nb;P1\nc;P1\nd;P1\ne;P1\nf;P2,P10\ng;P2,P10\nh;P2,P10\ni;P10\n";

fn run(arguments: &[&str]) -> Output {
    perron(arguments).output().expect("the program runs")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("text")
}

fn file(folder: &Path, name: &str, content: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, content).expect("a file");
    text(&path).to_owned()
}

fn json(arguments: &[&str]) -> Value {
    let done = run(&[arguments, &["--json", "-"]].concat());
    assert!(done.status.success(), "{}", said(&done));
    serde_json::from_slice(&done.stdout).expect("JSON")
}

#[test]
fn an_election_is_decided_and_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let (vote, written) = (file(folder.path(), "street.pb", VOTE), folder.path().join("out.json"));
    let done = run(&["budget", &vote, "--json", text(&written)]);
    assert!(done.status.success(), "{}", said(&done));
    for words in [
        "A street and its square",
        "9 people, 3 projects, a budget of 900 CAD",
        "Everybody had 141 to spend",
        "Funded: 2 projects for 750, 150 left",
        "P1 Playground",
        "none paid more than 90",
        "P2 Benches",
        "It cost 2 more than its supporters had left; most of their money went to P10.",
        "a cost lower by 50 and the same money for each it would have won.",
        "Rule sheet: sha256 ",
    ] {
        assert!(out(&done).contains(words), "{words} is not in:\n{}", out(&done));
    }
    let decided: Value = serde_json::from_slice(&fs::read(&written).expect("the file")).expect("JSON");
    assert_eq!(decided, json(&["budget", &vote]), "the same file, the same outcome");
    assert_eq!(decided["winners"], serde_json::json!(["P1", "P10"]));
    assert_eq!(decided["endowment"], "141");
    assert_eq!(decided["rounds"][1]["highest_payment"], "75");
    assert_eq!(decided["not_funded"][0]["reason"], "spent-elsewhere");
    assert_eq!(decided["not_funded"][0]["money_went_to"][0]["amount"], 225);
    assert_eq!(decided["greedy"]["winners"], serde_json::json!(["P1", "P10"]));
}

#[test]
fn cents_ties_and_flags_reach_the_engine() {
    let folder = tempfile::tempdir().expect("a folder");
    let cents =
        file(folder.path(), "cents.pb", &VOTE.replace("budget;900", "budget;900,50").replace('\n', "\r\n"));
    let decided = json(&["budget", &cents, "--completion", "none"]);
    assert_eq!((&decided["budget"], &decided["endowment"]), (&serde_json::json!(900.5), &"1801/18".into()));
    let even = VOTE.replace("P1;450", "P1;300").replace("e;P1\n", "").replace("budget;900", "budget;400");
    let vote = file(folder.path(), "even.pb", &even);
    let greedy = ["budget", &vote, "--rule", "greedy"];
    assert_eq!(json(&greedy)["winners"], serde_json::json!(["P1"]));
    let order = file(folder.path(), "ties.txt", "P10\n");
    let tied = json(&[&greedy[..], &["--tie-order", &order]].concat());
    assert_eq!(tied["winners"], serde_json::json!(["P10"]));
    assert_ne!(tied["rule_sheet_sha256"], json(&greedy)["rule_sheet_sha256"]);
    for flags in
        [["--rule", "phragmen"], ["--rule", "bos"], ["--utility", "cardinality"], ["--increment", "auto"]]
    {
        assert!(
            !json(&["budget", &vote, flags[0], flags[1]])["winners"].as_array().expect("winners").is_empty()
        );
    }
}

#[test]
fn bad_input_is_one_sentence_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let written = folder.path().join("out.json");
    let refused = |name: &str, content: &str, words: &str| {
        let vote = file(folder.path(), name, content);
        let done = run(&["budget", &vote, "--json", text(&written)]);
        assert_eq!(done.status.code(), Some(1));
        assert!(
            said(&done).contains(words) && said(&done).trim_end().lines().count() == 1,
            "{}",
            said(&done)
        );
        assert!(done.stdout.is_empty() && !written.exists());
    };
    refused(
        "cost.pb",
        &VOTE.replace("450", "-450"),
        "cost.pb: Line 9: the cost of “P1” is “-450”, which is below zero.",
    );
    refused("zero.pb", &VOTE.replace("budget;900", "budget;0"), "The budget is zero");
    refused(
        "cut.pb",
        &VOTE[..VOTE.find("VOTES").expect("votes")],
        "cut.pb: The file has no section VOTES; it may have been cut off.",
    );
    refused("twice.pb", &VOTE.replace("b;P1", "a;P1"), "the voter “a” stands on line 14 already.");
    let vote = file(folder.path(), "street.pb", VOTE);
    let order = file(folder.path(), "ties.txt", "P1\nP7\n");
    let done = run(&["budget", &vote, "--tie-order", &order]);
    assert!(said(&done).contains("Line 2: there is no project “P7”."), "{}", said(&done));
    assert_eq!(run(&["budget", &vote, "--increment", "0"]).status.code(), Some(2));
    assert_eq!(run(&["budget", &vote, "--rule", "most"]).status.code(), Some(2));
}
