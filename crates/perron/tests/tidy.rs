//! The rules of the house, as tests. ARCHITECTURE.md says why.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// A line of this beginning says why a file is longer than the rule.
const LONG: &str = "//! Long: ";
/// About 400 lines, tests at the end of a file not counted.
const LONGEST: usize = 420;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file under a folder whose name ends so; without what is built or installed.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir()
                && !matches!(name.as_str(), "target" | "node_modules" | ".git" | ".venv" | "data")
            {
                walk(&path, ending, found);
            } else if name.ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("text");
        let name = path.strip_prefix(root()).expect("in the house").to_string_lossy().into_owned();
        (name, text)
    };
    found.into_iter().map(read).collect()
}

/// Names of the dependencies in one section of a manifest.
fn dependencies(manifest: &str, section: &str) -> Vec<String> {
    let table: toml::Table = manifest.parse().expect("a manifest");
    table
        .get(section)
        .and_then(toml::Value::as_table)
        .map(|table| table.keys().cloned().collect())
        .unwrap_or_default()
}

/// The part of a file that is not its tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

#[track_caller]
fn none(wrong: &[String], rule: &str) {
    assert!(wrong.is_empty(), "{rule}:\n  {}", wrong.join("\n  "));
}

#[test]
fn engines_stand_alone() {
    let allowed = [
        "csv",
        "hmac",
        "microlp",
        "num-bigint",
        "num-rational",
        "num-traits",
        "rayon",
        "rustc-hash",
        "serde",
        "serde_json",
        "sha2",
        "statrs",
        "thiserror",
    ];
    let asks = [
        "std::fs",
        "std::net",
        "std::env",
        "std::time",
        "std::io",
        "println!",
        "eprintln!",
        "rand::",
        "async fn",
    ];
    let mut wrong = Vec::new();
    for engine in ["opinion", "budgeting", "survey", "mixing"] {
        for (path, text) in files(&format!("crates/{engine}"), "Cargo.toml") {
            let strangers = dependencies(&text, "dependencies")
                .into_iter()
                .filter(|name| !allowed.contains(&name.as_str()));
            wrong.extend(strangers.map(|name| format!("{path}: {name}")));
        }
        let sources = files(&format!("crates/{engine}/src"), ".rs");
        let is_test = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
            sources.iter().any(|(_, text)| text.contains(&format!("#[cfg(test)]\nmod {name};")))
        };
        for (path, text) in sources.iter().filter(|(path, _)| !is_test(path)) {
            let found = asks.iter().filter(|ask| without_tests(text).contains(**ask));
            wrong.extend(found.map(|ask| format!("{path}: {ask}")));
        }
    }
    none(&wrong, "an engine has no I/O, clock, chance or log, and depends on none of us");
}

#[test]
fn each_library_is_known_to_one_crate() {
    let owners = [
        ("typst", "crates/press/"),
        ("axum", "crates/perron/"),
        ("askama", "crates/perron/"),
        ("clap", "crates/perron/"),
        ("rusqlite", "crates/store/"),
        ("tokio-postgres", "crates/store/"),
    ];
    let mut wrong = Vec::new();
    for (path, text) in files("crates", "Cargo.toml") {
        for name in dependencies(&text, "dependencies") {
            let owner = owners
                .iter()
                .find(|(library, _)| name == *library || name.starts_with(&format!("{library}-")));
            if let Some((_, owner)) = owner.filter(|(_, owner)| !path.starts_with(owner)) {
                wrong.push(format!("{path}: {name} belongs to {owner}"));
            }
        }
    }
    none(&wrong, "typst is known to press, axum to perron, databases to store");
}

#[test]
fn sql_stands_in_the_store_only() {
    let words = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "ON CONFLICT"];
    let mut wrong = Vec::new();
    for (path, text) in files("crates", ".rs") {
        let is_ours = !path.starts_with("crates/store/") && path != "crates/perron/tests/tidy.rs";
        let found = words.iter().filter(|word| is_ours && text.contains(**word));
        wrong.extend(found.map(|word| format!("{path}: {word}")));
    }
    none(&wrong, "SQL outside the store");
}

#[test]
fn every_statement_is_prepared_by_the_test_of_the_store() {
    let library = fs::read_to_string(root().join("crates/store/src/lib.rs")).expect("the store");
    let mut wrong = Vec::new();
    for (path, text) in files("crates/store/src", ".rs") {
        let noun =
            path.trim_start_matches("crates/store/src/").trim_end_matches(".rs").trim_end_matches("/mod");
        let has_some = text.lines().any(|line| line.starts_with("statements! {"));
        let name = noun.replace('/', "::");
        if has_some && !library.contains(&format!("{name}::STATEMENTS")) {
            wrong.push(path);
        }
    }
    none(&wrong, "statements that `store::statements` does not list");
}

#[test]
fn files_are_short() {
    let mut wrong = Vec::new();
    for (path, text) in [files("crates", ".rs"), files("crates", ".html"), files("crates", ".css")].concat() {
        let lines = without_tests(&text).lines().count();
        if lines > LONGEST && !text.lines().any(|line| line.starts_with(LONG)) {
            wrong.push(format!("{path}: {lines} lines"));
        }
    }
    for (path, text) in files("crates/perron/assets", ".js") {
        if text.lines().count() > 300 {
            wrong.push(format!("{path}: {} lines", text.lines().count()));
        }
    }
    none(
        &wrong,
        &format!("longer than {LONGEST} lines without a line that begins with “{LONG}” and says why"),
    );
}

#[test]
fn lints_are_answered_and_not_silenced() {
    let mut wrong = Vec::new();
    for (path, text) in files("crates", "Cargo.toml") {
        if !text.contains("[lints]\nworkspace = true") {
            wrong.push(format!("{path}: not under the lints of the workspace"));
        }
    }
    for (path, text) in
        files("crates", ".rs").into_iter().filter(|(path, _)| path != "crates/perron/tests/tidy.rs")
    {
        if text.contains("#[allow(") || text.contains("#![allow(") {
            wrong.push(format!("{path}: #[expect(…, reason)] instead"));
        }
        for word in ["unsafe {", "unsafe fn", "static mut ", "todo!(", "unimplemented!(", "dbg!("] {
            if text.contains(word) {
                wrong.push(format!("{path}: {word}"));
            }
        }
    }
    none(&wrong, "lints");
}

#[test]
fn addresses_name_things() {
    let verbs = [
        "add", "approve", "cancel", "cast", "close", "create", "delete", "edit", "erase", "get", "list",
        "merge", "open", "publish", "reject", "remove", "save", "send", "show", "submit", "undo", "update",
        "withdraw",
    ];
    let mut wrong = Vec::new();
    for (path, text) in files("crates/perron/src", ".rs") {
        for call in ["Route::get(", "Route::post(", "Route::upload("] {
            for rest in text.split(call).skip(1) {
                let address = rest.split('"').nth(1).unwrap_or_default();
                if address.split('/').any(|part| verbs.contains(&part)) {
                    wrong.push(format!("{path}: {address}"));
                }
            }
        }
    }
    none(&wrong, "an act is a noun: /closure, not /close");
}

#[test]
fn a_noun_has_one_word_in_every_layer() {
    let has = |noun: &str| {
        let source = root().join("crates/perron/src");
        source.join(noun).is_dir() || source.join(format!("{noun}.rs")).is_file()
    };
    // parts of every page, and pages of the home
    let shared = ["layout", "components", "accessibility", "privacy"];
    let mut wrong = Vec::new();
    for folder in ["locales/en", "locales/fr", "templates"] {
        for entry in fs::read_dir(root().join("crates/perron").join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            let noun = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if !has(&noun) && !shared.contains(&noun.as_str()) {
                wrong.push(format!("{folder}/{noun} has no src/{noun}"));
            }
        }
    }
    for (path, text) in files("crates/perron/tests/app", ".rs") {
        let noun = path.trim_start_matches("crates/perron/tests/app/").trim_end_matches(".rs");
        let is_tool = matches!(noun, "main" | "world" | "kit") || !text.contains("#[tokio::test]");
        let in_store = root().join(format!("crates/store/src/{noun}.rs")).is_file();
        if !is_tool && !has(noun) && !in_store {
            wrong.push(format!("{path} has no src/{noun}"));
        }
    }
    none(&wrong, "a noun has one word in every layer");
}

#[test]
fn every_asset_that_a_page_names_is_there() {
    let mut wrong = Vec::new();
    for (path, text) in
        [files("crates/perron/templates", ".html"), files("crates/perron/src", ".rs")].concat()
    {
        let named = text.split("asset(\"").skip(1).filter_map(|rest| rest.split('"').next());
        let scripts = text.split('"').filter(|word| word.ends_with(".js") && !word.contains(['/', ' ']));
        for name in named.chain(scripts) {
            if perron::assets::path(name).is_empty() {
                wrong.push(format!("{path}: {name}"));
            }
        }
    }
    none(&wrong, "no such asset");
}

#[test]
fn pages_carry_no_style_or_script_of_their_own() {
    let mut wrong = Vec::new();
    for (path, text) in files("crates/perron/templates", ".html") {
        let is_mail = path.starts_with("crates/perron/templates/mail/");
        for word in [
            "<style",
            " style=\"",
            "<script>",
            "javascript:",
            " onclick=",
            " onsubmit=",
            " onchange=",
            "http://",
        ] {
            if text.contains(word) && !is_mail {
                wrong.push(format!("{path}: {word}"));
            }
        }
    }
    none(&wrong, "the content security policy allows no inline style or script, and nothing from elsewhere");
}

#[test]
fn every_form_carries_its_token() {
    let mut wrong = Vec::new();
    for (path, text) in files("crates/perron/templates", ".html") {
        for form in text.split("<form ").skip(1) {
            let form = form.split("</form>").next().unwrap_or_default();
            let is_post = form.split('>').next().unwrap_or_default().contains("method=\"post\"");
            // the address of this one holds a secret, and mail programs send it without a page (RFC 8058)
            let is_one_click = form.contains("List-Unsubscribe");
            if is_post && !is_one_click && !form.contains("token") {
                wrong.push(path.clone());
            }
        }
    }
    none(&wrong, "a form without its token");
}

#[test]
fn nothing_is_left_half_said() {
    let words = ["TODO", "FIXME", "XXX", "HACK", "lorem ipsum", "not implemented"];
    let mut wrong = Vec::new();
    for ending in [".rs", ".html", ".ftl", ".md", ".css", ".mjs", ".sql"] {
        for (path, text) in
            files(".", ending).into_iter().filter(|(path, _)| !path.ends_with("tests/tidy.rs"))
        {
            let found = words.iter().filter(|word| text.contains(**word));
            wrong.extend(found.map(|word| format!("{path}: {word}")));
        }
    }
    none(&wrong, "half said");
}
