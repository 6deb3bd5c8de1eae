//! Everything that is kept of somebody, as one file: for programs, and to be read in each language.

use std::io::{Cursor, Write};

use askama::Template;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::Everything;
use super::part::{Part, json, parts};
use crate::error::Error;
use crate::i18n::{Lang, Text};

/// To be read in a browser, without asking anybody for anything.
#[derive(Template)]
#[template(path = "me/file.html")]
struct Page<'a> {
    lang: Lang,
    house: &'a str,
    day: String,
    parts: Vec<Part>,
}

impl Page<'_> {
    fn t<'k>(&self, key: &'k str) -> Text<'k> {
        self.lang.t(key)
    }
}

/// The bytes of the file.
pub fn write(everything: &Everything, house: &str, now: i64) -> Result<Vec<u8>, Error> {
    let data = serde_json::to_vec_pretty(&json(everything, house, now));
    let mut files = vec![("everything.json", data.map_err(|problem| Error::Internal(problem.to_string()))?)];
    for (lang, name) in [(Lang::En, "everything.html"), (Lang::Fr, "tout.html")] {
        let page = Page { lang, house, day: lang.date(now, "UTC"), parts: parts(lang, everything) };
        files.push((name, page.render()?.into_bytes()));
    }
    zipped(&files).map_err(|problem| Error::Internal(problem.to_string()))
}

fn zipped(files: &[(&str, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(*name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
