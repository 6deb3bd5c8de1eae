//! `perron survey` and `perron safe-table` as a person at a terminal meets them, with the examples of the guides.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::process::{perron, said, text};

fn run(arguments: &[&str]) -> Output {
    perron(arguments).output().expect("the program runs")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("text")
}

/// The examples of a language in a guide, in order.
fn examples(guide: &str, language: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(guide);
    let page = fs::read_to_string(path).expect("a guide");
    let begin = format!("```{language}\n");
    let parts = page.split(&begin).skip(1);
    parts.filter_map(|part| Some(part.split_once("\n```")?.0.to_owned() + "\n")).collect()
}

/// What the example of a guide asks for: 240 answers in two waves.
fn answers(folder: &Path, columns: &str, words: [&[&str]; 4], file: &str) {
    let [belong, genders, regions, ages] = words;
    let mut lines = columns.to_owned() + "\n";
    for at in 0..240 {
        let (age, gender, region) = (ages[at % 3], genders[at % 2], regions[at / 2 % 2]);
        let wave = if at < 120 { 2025 } else { 2026 };
        let answer = belong[(at * 7 + at / 11 + usize::from(at >= 120)) % belong.len()];
        writeln!(lines, "{age},{gender},{region},{wave},{answer},{},{}", 1 + at % 3, at % 11)
            .expect("a line");
    }
    fs::write(folder.join(file), lines).expect("a file");
}

fn design(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("design.toml");
    fs::write(&path, text).expect("a file");
    path
}

#[test]
fn the_examples_of_the_guides_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let ages: &[&str] = &["15-34", "35-64", "65+"];
    let belong = ["Very strong", "Somewhat strong", "Somewhat weak", "Very weak", "Prefer not to answer"];
    let words: [&[&str]; 4] = [&belong, &["men+", "women+"], &["north", "south"], ages];
    answers(folder.path(), "age,gender,region,wave,belong,weight,score", words, "answers.csv");
    let belong = ["Très fort", "Plutôt fort", "Plutôt faible", "Très faible", "Je préfère ne pas répondre"];
    let words: [&[&str]; 4] = [&belong, &["hommes+", "femmes+"], &["nord", "sud"], ages];
    answers(folder.path(), "âge,genre,région,vague,appartenance,poids,score", words, "reponses.csv");
    for (guide, level) in [("en/researchers.md", "2025, 2026"), ("fr/researchers.md", "15-34: ")] {
        let file = design(folder.path(), &examples(guide, "toml")[0]);
        let (json, weights) = (folder.path().join("out.json"), folder.path().join("bsw.csv"));
        let done =
            run(&["survey", text(&file), "--json", text(&json), "--weights", "--replicates", text(&weights)]);
        assert!(done.status.success(), "{guide}: {}", said(&done));
        assert!(
            out(&done).contains(level) && out(&done).contains("240 rows; weights from"),
            "{}",
            out(&done)
        );
        let answer: serde_json::Value =
            serde_json::from_slice(&fs::read(&json).expect("JSON")).expect("JSON");
        let sum = answer["weights"]["sum"].as_f64().expect("a sum");
        assert!((sum - 7900.0).abs() < 1e-3, "{sum}");
        assert_eq!(answer["weight"].as_array().map(Vec::len), Some(240));
        assert_eq!(answer["estimate"].as_array().map(Vec::len), Some(5));
        let lines = fs::read_to_string(&weights).expect("weights");
        assert_eq!(lines.lines().count(), 241);
        assert!(lines.lines().all(|line| line.split(',').count() == 201));
        let table = folder.path().join("groups.csv");
        fs::write(&table, &examples(guide, "csv")[0]).expect("a file");
        let done = run(&["safe-table", text(&table)]);
        assert!(out(&done).contains("Hidden: 1 small (x), and 3 others with 69 people"), "{}", out(&done));
        let budget = folder.path().join("wave.lock"); // whatever it is called
        fs::write(&budget, examples(guide, "json").concat()).expect("a file");
        let noisy = || {
            run(&["safe-table", text(&table), "--noise", "0.04", "--budget", text(&budget), "--json", "-"])
        };
        let told = |done: &std::process::Output| -> serde_json::Value {
            serde_json::from_slice(&done.stdout).expect("JSON")
        };
        let (one, two, none) = (told(&noisy()), told(&noisy()), noisy());
        assert!((two["spent"].as_f64().expect("a number") - 0.08).abs() < 1e-9, "{two}");
        assert!(one["counts"] != two["counts"] && one["counts"][2].as_array().map(Vec::len) == Some(3));
        assert_eq!((none.status.code(), out(&none)), (Some(1), ""));
        assert!(said(&none).contains("has 0.020000 left and this figure costs 0.040000"), "{}", said(&none));
        let kept: serde_json::Value =
            serde_json::from_slice(&fs::read(&budget).expect("a budget")).expect("JSON");
        assert!((kept["spent"].as_f64().expect("a number") - 0.08).abs() < 1e-9, "{kept}");
    }
}

#[test]
fn a_budget_is_there_and_makes_sense_or_nothing_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let (table, budget) = (folder.path().join("t.csv"), folder.path().join("b.json"));
    fs::write(&table, "group,yes,no\nnorth,40,12\n").expect("a file");
    let refused = |words: &str| {
        let done = run(&["safe-table", text(&table), "--noise", "0.01", "--budget", text(&budget)]);
        assert_eq!((done.status.code(), out(&done)), (Some(1), ""), "{words}");
        assert!(said(&done).contains(words) && said(&done).lines().count() == 1, "{}", said(&done));
    };
    refused("There is no budget");
    for wrong in ["", "{}", "{\"rho\": -1}", "{\"rho\": 1, \"spent\": 2}", "{\"rho\": 1, \"own\": 2}"] {
        fs::write(&budget, wrong).expect("a file");
        refused(if wrong.contains('1') && !wrong.contains("own") {
            "makes no sense"
        } else {
            "nothing was told"
        });
        assert_eq!(fs::read_to_string(&budget).expect("a budget"), wrong);
    }
}

#[test]
fn nothing_is_paid_for_a_file_that_cannot_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let (table, budget) = (folder.path().join("t.csv"), folder.path().join("b.json"));
    fs::write(&table, "group,yes,no\nnorth,40,12\n").expect("a file");
    fs::write(&budget, "{\"rho\": 0.1}").expect("a file");
    let into = |json: &std::path::Path, rho: &str| {
        run(&["safe-table", text(&table), "--noise", rho, "--budget", text(&budget), "--json", text(json)])
    };
    let done = into(folder.path(), "0.01");
    assert_eq!((done.status.code(), out(&done)), (Some(1), ""));
    assert!(said(&done).contains("cannot be written") && said(&done).lines().count() == 1, "{}", said(&done));
    assert_eq!(fs::read_to_string(&budget).expect("a budget"), "{\"rho\": 0.1}");
    let json = folder.path().join("noisy.json");
    assert_eq!(into(&json, "0.2").status.code(), Some(1));
    assert!(!json.exists(), "what the budget refuses leaves nothing");
    assert!(into(&json, "0.01").status.success() && json.exists());
}

#[test]
fn the_example_of_the_help_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let ages: &[&str] = &["15-34", "35-64", "65+"];
    let words: [&[&str]; 4] =
        [&["Very strong", "Very weak", "NA"], &["men+", "women+"], &["north", "south"], ages];
    answers(folder.path(), "age,gender,region,wave,belong,weight,score", words, "answers.csv");
    let help = run(&["survey", "--help"]);
    let lines = out(&help).lines().skip_while(|line| !line.starts_with("  data = "));
    let example: Vec<&str> = lines.take_while(|line| line.starts_with("  ")).collect();
    assert!(example.len() > 12, "{example:?}");
    let done = run(&["survey", text(&design(folder.path(), &example.join("\n"))), "--json", "-"]);
    assert!(done.status.success(), "{}", said(&done));
    let answer: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(answer["estimate"][3]["name"], "change");
    assert!(
        ["up", "down", "no material change", "not enough data"]
            .contains(&answer["estimate"][3]["verdict"].as_str().expect("a verdict"))
    );
    // the same file gives the same answer
    let again = run(&["survey", text(&folder.path().join("design.toml")), "--json", "-"]);
    assert_eq!(done.stdout, again.stdout);
}

#[test]
fn what_cannot_be_is_said_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.csv"), "age,y\nyoung,1\nold,0\n").expect("a file");
    let refused = |design_text: &str, words: &str| {
        let file = design(folder.path(), design_text);
        let json = folder.path().join("none.json");
        let done = run(&["survey", text(&file), "--json", text(&json)]);
        assert_eq!((done.status.code(), out(&done)), (Some(1), ""), "{design_text}");
        let said = said(&done);
        assert!(
            said.contains(words) && said.trim_end().ends_with('.') && said.lines().count() == 1,
            "{said}"
        );
        assert!(!json.exists(), "nothing is half answered");
    };
    refused("dta = \"a.csv\"", "line 1: unknown field `dta`");
    refused("", "names no data");
    refused("data = \"b.csv\"", "b.csv cannot be read");
    refused("data = \"a.csv\"\n[[estimate]]\nname = \"m\"\nkind = \"mean\"\nof = \"z\"", "no column “z”");
    refused(
        "data = \"a.csv\"\n[[estimate]]\nname = \"m\"\nkind = \"meen\"\nof = \"y\"",
        "line 4: unknown variant `meen`",
    );
    refused(
        "data = \"a.csv\"\n[[weighting]]\nmethod = \"rake\"\nmargins = [ { by = \"age\", totals = { young = 5 } } ]",
        "no total for “old” in “age”, which stands in 1 row",
    );
    let file = design(folder.path(), "data = \"a.csv\"");
    let done = run(&["survey", text(&file), "--replicates", "-"]);
    assert!(said(&done).contains("no replicates to write"), "{}", said(&done));
    let done = run(&["safe-table", text(&folder.path().join("a.csv"))]);
    assert!(said(&done).contains("The count of 1 in “young” and “y”"), "{}", said(&done));
}
