//! Everything open of a wave in one file: tables, codebook, rows where they went out, and how R reads them (a Frictionless
//! data package).

use std::io::{Cursor, Write};

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::Tx;
use store::release::{self, Kind, Release};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::content::Content;
use super::frame::{Frame, HIGH, OTHER};
use super::here::closed;
use super::people::items;
use super::rows::Rows;
use super::words;
use crate::error::Error;
use crate::i18n::Lang;
use crate::id::Id;
use crate::item::Item;
use crate::visit::Visit;
use crate::wave::Read;

/// A file with a row a person, as it is kept: what each column is, and the rows as CSV.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// The columns before the weights.
    pub columns: Vec<String>,
    /// How many rows.
    pub rows: usize,
    /// How many replicate weights.
    pub replicates: usize,
    /// Attributes that are not told, since a body withholds one of their groups.
    #[serde(default)]
    pub untold: Vec<String>,
    /// The rows.
    pub csv: String,
}

/// The rows as they go out.
pub fn file(frame: &Frame, rows: &Rows, untold: Vec<String>) -> File {
    let told = rows.told.iter().map(|coarse| frame.attributes[coarse.attribute].word.clone());
    let outcomes = rows.outcomes.iter().map(|&at| frame.outcomes[at].clone());
    let columns: Vec<String> = told.chain(outcomes).collect();
    let replicates = rows.rows.first().map_or(0, |row| row.replicates.len());
    let mut out = csv::Writer::from_writer(Vec::new());
    let named = (1..=replicates).map(|n| format!("rep{n}"));
    // a Vec takes whatever is written
    let _ = out.write_record(columns.iter().cloned().chain(["weight".to_owned()]).chain(named));
    for row in &rows.rows {
        let classes = rows.told.iter().zip(&row.classes).map(|(coarse, &class)| coarse.word(frame, class));
        let answers = row.answers.iter().map(|answer| match answer {
            Some(true) => "1".to_owned(),
            Some(false) => "0".to_owned(),
            None => String::new(),
        });
        let weights = [row.weight].into_iter().chain(row.replicates.iter().copied());
        let _ = out.write_record(classes.chain(answers).chain(weights.map(|weight| weight.to_string())));
    }
    let csv = String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default();
    File { columns, rows: rows.rows.len(), replicates, untold, csv }
}

/// `GET /waves/{id}/data.zip`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = closed(&visit, id).await?;
    let gather = move |tx: &mut Tx<'_>| {
        let releases = release::of_wave(tx, id)?;
        let rows = releases.iter().find(|one| one.kind == Kind::Rows).map(|one| one.id);
        let rows = rows.map(|rows| release::by_id(tx, rows)).transpose()?.flatten();
        Ok::<_, store::Error>((releases, rows))
    };
    let (releases, rows) = visit.app.db.read(gather).await?;
    let address = visit.full_url(&super::path(id));
    let bytes = tokio::task::spawn_blocking(move || zipped(&read, &releases, rows, &address)).await;
    let bytes = bytes.map_err(|problem| Error::Internal(format!("packing broke off: {problem}")))?;
    let bytes = bytes.map_err(|problem| Error::Internal(format!("the data cannot be packed: {problem}")))?;
    let name = format!("attachment; filename=\"perron-pulse-{}.zip\"", Id(id));
    Ok(([(header::CONTENT_TYPE, "application/zip".to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
        .into_response())
}

fn zipped(
    read: &Read,
    releases: &[Release],
    rows: Option<Release>,
    address: &str,
) -> zip::result::ZipResult<Vec<u8>> {
    let rows: Option<File> = rows.and_then(|one| serde_json::from_str(&one.content).ok());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let mut add = |name: &str, bytes: &[u8]| {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
        Ok::<_, zip::result::ZipError>(())
    };
    let package = describe(read, rows.as_ref(), address);
    add("datapackage.json", format!("{package:#}\n").as_bytes())?;
    add("README.md", readme(read, rows.as_ref(), address).as_bytes())?;
    add("codebook.csv", &codebook(read))?;
    add("tables.csv", &tables(releases))?;
    if let Some(rows) = &rows {
        add("rows.csv", rows.csv.as_bytes())?;
        add("read.R", script(rows).as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The columns of `codebook.csv` and what they hold.
const CODEBOOK: [[&str; 2]; 10] = [
    ["item", "The key of the question."],
    ["version", "Its version; figures of different versions are not compared."],
    ["outcome", "Which of the five outcomes it is about, or none."],
    ["question_en", "What was asked, in English."],
    ["question_fr", "What was asked, in French."],
    ["code", "The code of an answer."],
    ["answer_en", "The answer, in English."],
    ["answer_fr", "The answer, in French."],
    ["counts", "1 where the answer counts as high, 0 otherwise."],
    ["source", "Where the question is from, and by whose permission."],
];

/// The columns of `tables.csv` and what they hold.
const TABLES: [[&str; 2]; 15] = [
    ["table", "The table: the end of its address."],
    ["arm", "Whose answers: panel, those who were invited; open, those who had the address."],
    ["item", "The key of the question."],
    ["version", "Its version."],
    ["by1", "By what the table is broken down."],
    ["level1", "The level."],
    ["by2", "By what else; empty: nothing."],
    ["level2", "The level."],
    ["base", "Counts are multiples of it."],
    ["n", "People who answered; empty: hidden."],
    ["high", "Of them, those whose answer counts; empty: hidden."],
    ["other", "Of them, the others; empty: hidden."],
    ["percent", "The share of high answers by weight, in whole percents; empty: hidden or too uncertain."],
    ["interval", "The ends of its 95 % interval, with a space between."],
    ["hidden", "Why a figure is hidden: small, withheld, withheld-by-steward; empty: none is."],
];

fn codebook(read: &Read) -> Vec<u8> {
    let mut out = csv::Writer::from_writer(Vec::new());
    // a Vec takes whatever is written
    let _ = out.write_record(CODEBOOK.map(|[name, _]| name));
    for (_, item) in items(&read.sheet) {
        for choice in &item.choices {
            let counts = if item.scoring.counted.contains(&choice.code) { "1" } else { "0" };
            let version = item.version.to_string();
            let _ = out.write_record([
                item.key.as_str(),
                &version,
                item.outcome.word(),
                &item.wording.en,
                &item.wording.fr,
                &choice.code,
                &choice.text.en,
                &choice.text.fr,
                counts,
                &item.source.en,
            ]);
        }
    }
    out.into_inner().unwrap_or_default()
}

fn tables(releases: &[Release]) -> Vec<u8> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let _ = out.write_record(TABLES.map(|[name, _]| name));
    for release in releases.iter().filter(|one| one.kind == Kind::Table) {
        let Ok(content) = serde_json::from_str::<Content>(&release.content) else { continue };
        for row in &content.rows {
            let text = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
            let of = |all: &[String], at: usize| all.get(at).cloned().unwrap_or_default();
            let share = row.share;
            let interval = share.and_then(|share| share.interval);
            let _ = out.write_record([
                store::ids::to_text(release.id),
                release.arm.clone(),
                content.item.clone(),
                content.version.to_string(),
                of(&content.attributes, 0),
                of(&row.levels, 0),
                of(&content.attributes, 1),
                of(&row.levels, 1),
                content.base.to_string(),
                text(row.n.shown()),
                text(row.high.shown()),
                text(row.other.shown()),
                text(share.map(|share| share.percent.into())),
                interval.map(|[low, high]| format!("{low} {high}")).unwrap_or_default(),
                row.why().map_or("", super::content::Why::word).to_owned(),
            ]);
        }
    }
    out.into_inner().unwrap_or_default()
}

fn field(name: &str, kind: &str, about: &str) -> Value {
    json!({"name": name, "type": kind, "description": about})
}

fn resource(name: &str, about: &str, fields: &[Value]) -> Value {
    json!({
        "name": name,
        "path": format!("{name}.csv"),
        "profile": "tabular-data-resource",
        "description": about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    })
}

fn describe(read: &Read, rows: Option<&File>, address: &str) -> Value {
    let whole = ["version", "base", "n", "high", "other", "percent", "counts"];
    let columns = |all: &[[&str; 2]]| -> Vec<Value> {
        let kind = |name: &str| if whole.contains(&name) { "integer" } else { "string" };
        all.iter().map(|[name, about]| field(name, kind(name), about)).collect()
    };
    let mut resources = vec![
        resource("codebook", "Every question that is counted, answer by answer.", &columns(&CODEBOOK)),
        resource("tables", "Every table that was published, row by row.", &columns(&TABLES)),
    ];
    if let Some(rows) = rows {
        resources.push(resource("rows", "A row a person, in no order.", &row_fields(read, rows)));
    }
    json!({
        "profile": "tabular-data-package",
        "name": format!("perron-pulse-{}", Id(read.wave.id)),
        "title": read.wave.title.en,
        "title_fr": read.wave.title.fr,
        "homepage": address,
        "sheet_sha256": read.wave.sheet_sha256,
        "resources": resources,
    })
}

fn row_fields(read: &Read, rows: &File) -> Vec<Value> {
    let about = |name: &str| -> Value {
        match read.sheet.items.iter().find(|item| item.key == name) {
            Some(item) => field(name, "integer", &item_about(item)),
            None => field(
                name,
                "string",
                "What the person said; | stands between levels that were joined, + between answers given together.",
            ),
        }
    };
    let mut fields: Vec<Value> = rows.columns.iter().map(|name| about(name)).collect();
    fields.push(field(
        "weight",
        "number",
        "How many people the row stands for; at least ten rows have the same.",
    ));
    let replicate = |n: usize| field(&format!("rep{n}"), "number", "The weight in a bootstrap replicate.");
    fields.extend((1..=rows.replicates).map(replicate));
    fields
}

fn item_about(item: &Item) -> String {
    format!(
        "{} 1: {HIGH} ({}); 0: {OTHER}; empty: no answer.",
        item.wording.en,
        words::counted(Lang::En, item)
    )
}

/// The lines with which R reads the rows.
fn script(rows: &File) -> String {
    let outcome = rows.columns.last().map_or("", String::as_str);
    format!(
        "library(survey)\n\
         rows <- read.csv(\"rows.csv\")\n\
         design <- svrepdesign(data = rows, weights = ~weight, repweights = \"^rep[0-9]+$\",\n  \
           type = \"bootstrap\", combined.weights = TRUE)\n\
         estimate <- svymean(~{outcome}, design, na.rm = TRUE)\n\
         print(estimate)\n"
    )
}

fn readme(read: &Read, rows: Option<&File>, address: &str) -> String {
    let mut text = String::new();
    for lang in Lang::ALL {
        let title = match lang {
            Lang::En => &read.wave.title.en,
            Lang::Fr => &read.wave.title.fr,
        };
        text += &lang.t("release-readme").with("wave", title.as_str()).with("address", address).to_string();
        text += "\n\n";
        match rows {
            Some(rows) => {
                let said =
                    lang.t("release-readme-rows").with("rows", rows.rows).with("replicates", rows.replicates);
                text += &format!("{said}\n\n```r\n{}```\n\n", script(rows));
                if !rows.untold.is_empty() {
                    text += &format!("{}\n\n", words::untold(lang, &rows.untold));
                }
            }
            None => text += &format!("{}\n\n", lang.text("release-readme-no-rows")),
        }
    }
    text
}
