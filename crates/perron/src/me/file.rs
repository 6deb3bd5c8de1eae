//! Everything that is kept of somebody, as one file: for programs, and to be read in each language.

use std::fs::{File, OpenOptions};
use std::io::{self, Cursor, Seek, Write};
use std::path::Path;

use askama::Template;
use store::story_file::StoryFile;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::Everything;
use super::part::{Part, json, parts};
use crate::error::Error;
use crate::i18n::{Lang, Text};
use crate::id::Id;
use crate::settings::Settings;
use crate::story::files;

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

/// The file: in memory if it is texts alone; else on disk, open and without a name, so that recordings and photos go through
/// it as they are read, and it is gone once it was sent.
pub enum Written {
    /// All of it.
    Texts(Vec<u8>),
    /// From its beginning.
    File(File),
}

/// Writes it. Waits for the disk.
pub fn write(
    everything: &Everything,
    beside: &[StoryFile],
    settings: &Settings,
    now: i64,
) -> Result<Written, Error> {
    let house = settings.address.as_str();
    let data = serde_json::to_vec_pretty(&json(everything, house, now));
    let mut texts = vec![("everything.json", data.map_err(|problem| Error::Internal(problem.to_string()))?)];
    for (lang, name) in [(Lang::En, "everything.html"), (Lang::Fr, "tout.html")] {
        let page = Page { lang, house, day: lang.date(now, "UTC"), parts: parts(lang, everything) };
        texts.push((name, page.render()?.into_bytes()));
    }
    let folder = files::folder(settings);
    let trouble = |problem: zip::result::ZipError| Error::Internal(problem.to_string());
    if beside.is_empty() {
        let whole = zipped(Cursor::new(Vec::new()), &texts, beside, &folder).map_err(trouble)?;
        return Ok(Written::Texts(whole.into_inner()));
    }
    let scratch = files::Part::write(settings, &[])?;
    let file = OpenOptions::new().read(true).write(true).open(scratch.path());
    let file = file.map_err(|problem| Error::Internal(format!("a file cannot be made: {problem}")))?;
    Ok(Written::File(zipped(file, &texts, beside, &folder).map_err(trouble)?))
}

fn zipped<W: Write + Seek>(
    into: W,
    texts: &[(&str, Vec<u8>)],
    beside: &[StoryFile],
    folder: &Path,
) -> zip::result::ZipResult<W> {
    let mut zip = ZipWriter::new(into);
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in texts {
        zip.start_file(*name, options)?;
        zip.write_all(bytes)?;
    }
    let options = options.compression_method(zip::CompressionMethod::Stored); // they are compressed already
    for one in beside {
        let Ok(mut kept) = File::open(folder.join(&one.name)) else {
            tracing::error!(name = one.name, "the file of a story is not in its folder");
            continue;
        };
        zip.start_file(format!("stories/{}-{}.{}", Id(one.story_id), one.part.word(), one.format), options)?;
        io::copy(&mut kept, &mut zip)?;
    }
    let mut file = zip.finish()?;
    file.rewind()?;
    Ok(file)
}
