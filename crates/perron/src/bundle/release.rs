//! What a pulse published: nothing of it can be counted again from what is public, so its sums are looked at.

use serde_json::{Value, json};
use store::release::{self, Kind};
use store::{Tx, wave};

use super::finding::{Findings, Recount};
use super::kind::{Gathered, fields, file, pretty};
use super::manifest::{Files, RESULT, RULES};
use crate::error::Error;
use crate::release::content::{Content, Figure, Row, of_counts};
use crate::release::package::File;
use crate::release::path;

const SHEET: &str = "questionnaire.json";
const TABLE: &str = "table.csv";
const ROWS: &str = "rows.csv";
const PEOPLE: &str = "What single people answered is not public, so nobody but the house can count it again; what is told was \
                      held against everything told before, so that no small count can be worked out.";

/// A table, or a file with a row a person, that went out.
pub fn gather(tx: &mut Tx<'_>, id: i64) -> Result<Option<Gathered>, Error> {
    let Some(release) = release::by_id(tx, id)? else { return Ok(None) };
    let Some(wave) = wave::by_id(tx, release.wave_id)? else { return Ok(None) };
    let unreadable =
        |problem: serde_json::Error| Error::Internal(format!("a release is unreadable: {problem}"));
    let rules = json!({
        "kind": release.kind.word(),
        "arm": release.arm,
        "outcome": release.outcome,
        "attributes": release.attributes,
        "base": release.base,
        "hidden_under": crate::pledge::counts::FEW,
        "questionnaire_sha256": wave.sheet_sha256,
    });
    let mut files = Files::from([(RULES.to_owned(), pretty(&rules)), (SHEET.to_owned(), wave.sheet)]);
    let result = match release.kind {
        Kind::Table => {
            let content: Content = serde_json::from_str(&release.content).map_err(unreadable)?;
            files.insert(TABLE.to_owned(), String::from_utf8_lossy(&content.csv()).into_owned());
            serde_json::to_value(&content).map_err(unreadable)?
        }
        Kind::Rows => {
            let rows: File = serde_json::from_str(&release.content).map_err(unreadable)?;
            files.insert(ROWS.to_owned(), rows.csv);
            json!({ "columns": rows.columns, "rows": rows.rows, "replicates": rows.replicates, "untold": rows.untold })
        }
    };
    let thing = match release.kind {
        Kind::Table => crate::release::path_of(release.wave_id, id),
        Kind::Rows => path(release.wave_id),
    };
    Ok(Some(Gathered { title: wave.title, thing, files, result: Some(fields(result)) }))
}

/// Looks whether questionnaire, table and sums fit each other.
pub fn recount(files: &Files) -> Result<Recount, String> {
    let rules: Value = serde_json::from_str(file(files, RULES)?)
        .map_err(|problem| format!("{RULES} cannot be read: {problem}."))?;
    let mut recount = Recount::default();
    let sheet = crate::cookie::sha256(file(files, SHEET)?);
    recount.findings.holds(
        "rules.questionnaire_sha256",
        rules["questionnaire_sha256"].as_str() == Some(&sheet),
        "The questionnaire is not the one that was frozen.",
    );
    if let Some(csv) = files.get(ROWS) {
        rows(&mut recount, csv)?;
        return Ok(recount);
    }
    let outcome = rules["outcome"].as_str().unwrap_or_default();
    let attributes: Vec<&str> = rules["attributes"].as_str().unwrap_or_default().split_whitespace().collect();
    recount.result.insert("attributes".to_owned(), json!(attributes));
    recount.result.insert("base".to_owned(), rules["base"].clone());
    recount.result.insert("item".to_owned(), json!(outcome));
    recount.untold.extend([("rows", PEOPLE), ("version", "The questionnaire tells it in words.")]);
    if let Some(text) = files.get(RESULT) {
        let content: Content =
            serde_json::from_str(text).map_err(|problem| format!("{RESULT} cannot be read: {problem}."))?;
        let csv = String::from_utf8_lossy(&content.csv()).into_owned();
        recount.findings.holds(
            "table.same",
            file(files, TABLE)? == csv,
            "The table says something else than the result.",
        );
        sums(&mut recount.findings, &content);
    }
    Ok(recount)
}

/// Whether the figures of a table fit each other, row by row.
fn sums(findings: &mut Findings, content: &Content) {
    let slack = if content.base == 1 { 0 } else { 2 * content.base };
    let counts = |row: &Row| match row.figures().map(Figure::shown) {
        [Some(n), Some(high), Some(other)] => Some((n, high, other)),
        _ => None,
    };
    let whole = |row: &Row| counts(row).is_none_or(|(n, high, other)| n.abs_diff(high + other) <= slack);
    findings.holds(
        "sums.counts",
        content.rows.iter().all(whole),
        "In some row the parts do not add up to the whole.",
    );
    let share = |row: &Row| match (row.share, counts(row)) {
        (None, _) => true,
        (Some(share), Some((n, high, _))) if share.interval.is_none() => of_counts(high, n) == Some(share),
        (Some(share), _) => {
            share.percent <= 100
                && share.interval.is_none_or(|[low, high]| (low..=high).contains(&share.percent))
        }
    };
    findings.holds(
        "sums.shares",
        content.rows.iter().all(share),
        "Some share does not fit its counts or its interval.",
    );
}

/// Whether a file with a row a person has the columns and rows that it says.
fn rows(recount: &mut Recount, csv: &str) -> Result<(), String> {
    let mut table = csv::Reader::from_reader(csv.as_bytes());
    let wrong = |problem: csv::Error| format!("{ROWS} cannot be read: {problem}.");
    let head: Vec<String> = table.headers().map_err(wrong)?.iter().map(str::to_owned).collect();
    let end = head.iter().position(|name| name == "weight").unwrap_or(head.len());
    let mut count = 0;
    for row in table.records() {
        row.map_err(wrong)?;
        count += 1;
    }
    recount.result.insert("columns".to_owned(), json!(head[..end]));
    recount.result.insert("replicates".to_owned(), json!(head.len().saturating_sub(end + 1)));
    recount.result.insert("rows".to_owned(), json!(count));
    recount.untold.insert("untold", PEOPLE);
    Ok(())
}
