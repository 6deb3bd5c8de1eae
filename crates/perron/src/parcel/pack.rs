//! A parcel is packed: every row that the community holds, its recordings and photos, its editions, and what says what is what.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use store::parcel::{self, Outside, Piece};
use store::{Bilingual, Tx, Value, community};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::lock::{Lock, Sealing};
use super::manifest::{Entry, MANIFEST, MANIFEST_HASH, Manifest, Who};
use super::problem::Problem;
use crate::cookie::hex;
use crate::i18n::Lang;
use crate::id::Id;
use crate::story::files::is_name;
use crate::{clause, conversation, priority, release, summary};

/// What each file is, in both languages.
const README: &str = include_str!("readme.txt");

/// What is to be packed, and how.
pub struct Order {
    /// Whose.
    pub community_id: i64,
    /// Where this server is found.
    pub address: String,
    /// What time it is.
    pub now: i64,
    /// What seals the private part; `None`: it stays open, as for whoever runs the server.
    pub lock: Option<Lock>,
    /// Where recordings and photos are.
    pub folder: PathBuf,
}

/// Packs a parcel into a file.
///
/// # Errors
/// There is no such community, or it cannot be read or written.
pub fn pack(tx: &mut Tx<'_>, order: &Order, to: File) -> Result<Manifest, Problem> {
    let mut packer = Packer::new(Some(ZipWriter::new(BufWriter::new(to))), order.lock);
    let mut manifest = fill(tx, order, &mut packer)?;
    packer.files(&order.folder)?;
    for (path, content) in std::mem::take(&mut packer.editions) {
        packer.whole(&path, content.as_bytes())?;
    }
    packer.whole("README.txt", README.as_bytes())?;
    manifest.files = std::mem::take(&mut packer.entries);
    let mut text = serde_json::to_vec_pretty(&manifest).map_err(io::Error::other)?;
    text.push(b'\n');
    packer.whole(MANIFEST, &text)?;
    packer.whole(MANIFEST_HASH, format!("{}  {MANIFEST}\n", hex(&Sha256::digest(&text))).as_bytes())?;
    if let Some(zip) = packer.zip.take() {
        let file = zip.finish().map_err(io::Error::other)?;
        file.into_inner().map_err(|error| error.into_error())?.sync_all()?;
    }
    Ok(manifest)
}

/// The hash of what would be packed now, as [`Manifest::content`] has it.
///
/// # Errors
/// As for [`pack`].
pub fn content(tx: &mut Tx<'_>, order: &Order) -> Result<String, Problem> {
    Ok(fill(tx, order, &mut Packer::new(None, None))?.content)
}

/// Reads every row.
fn fill(tx: &mut Tx<'_>, order: &Order, packer: &mut Packer) -> Result<Manifest, Problem> {
    let one = community::by_id(tx, order.community_id)?;
    let one = one.filter(|one| one.state != community::State::Elsewhere).ok_or(Problem::Nobody)?;
    let who = Who { id: store::ids::to_text(one.id), name_en: one.name.en, name_fr: one.name.fr };
    let level = parcel::level(tx)?;
    let mut manifest = Manifest::new(who, &order.address, level, order.now, order.lock.is_some());
    let mut trouble = None;
    let mut write = |piece: &Piece<'_>| {
        packer.row(piece).map_err(|error| {
            let said = store::Error::Refused(error.to_string());
            trouble = Some(error);
            said
        })
    };
    let naming = |one: Outside<'_>| outside(&order.address, one);
    let packed = parcel::pack(tx, order.community_id, &naming, &mut write);
    if let Some(error) = trouble {
        return Err(error.into());
    }
    let packed = packed?;
    packer.end()?;
    (manifest.rows, manifest.outside) = (packed.rows, packed.outside);
    manifest.content = hex(&std::mem::take(&mut packer.content).finalize());
    Ok(manifest)
}

/// How what a clause rests on is called where it does not go along, and its whole address here.
fn outside(server: &str, (kind, within, record): Outside<'_>) -> (Bilingual, String) {
    let host = server.split_once("://").map_or(server, |(_, host)| host);
    let key = format!("parcel-outside-{kind}");
    let said = |lang: Lang| lang.t(&key).with("host", host).to_string();
    let path = match kind {
        "note" | "summary-line" => summary::path(within),
        "statement" => conversation::path(within),
        "story" => format!("/stories/{}", Id(record)),
        "priority" => priority::path(within),
        "release" => release::path_of(within, record),
        _ => clause::path(within, record),
    };
    (Bilingual { en: said(Lang::En), fr: said(Lang::Fr) }, format!("{server}/{}{path}", Lang::En.code()))
}

type Zip = ZipWriter<BufWriter<File>>;

/// The parcel being packed; without a file, it is only counted through.
struct Packer {
    zip: Option<Zip>,
    lock: Option<Lock>,
    open: Option<Open>,
    entries: BTreeMap<String, Entry>,
    content: Sha256,
    /// Whether what is written counts for the hash of the content.
    is_content: bool,
    /// Recordings and photos: name, and whether they are private.
    named: Vec<(String, bool)>,
    editions: BTreeMap<String, String>,
}

/// The file of it that is being written.
struct Open {
    path: String,
    to: To,
}

enum To {
    Plain(Box<Counted>),
    Sealed(Box<Sealing<Counted>>),
    Nowhere,
}

/// A file within the zip, counted and hashed as it is stored.
struct Counted {
    zip: Zip,
    bytes: u64,
    hash: Sha256,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let some = self.zip.write(bytes)?;
        self.bytes += some as u64;
        self.hash.update(&bytes[..some]);
        Ok(some)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}

impl Packer {
    fn new(zip: Option<Zip>, lock: Option<Lock>) -> Self {
        Self {
            zip,
            lock,
            open: None,
            entries: BTreeMap::new(),
            content: Sha256::new(),
            is_content: true,
            named: Vec::new(),
            editions: BTreeMap::new(),
        }
    }

    fn row(&mut self, piece: &Piece<'_>) -> io::Result<()> {
        // drawn anew by whoever looks, of the same votes
        self.is_content = piece.table != "map";
        let folder = if piece.is_private { "private/tables" } else { "tables" };
        self.begin(&format!("{folder}/{}.jsonl", piece.table), piece.is_private, true)?;
        let line = line(piece);
        self.put(line.as_bytes())?;
        let text = |name: &str| match piece
            .columns
            .iter()
            .position(|column| *column == name)
            .map(|at| &piece.values[at])
        {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        if matches!(piece.table, "story_file" | "award_photo") {
            self.named.extend(text("name").map(|name| (name, piece.table == "story_file")));
        }
        if piece.table == "edition"
            && self.zip_is_there()
            && let (Some(Value::Int(strategy)), Some(content)) = (piece.values.first(), text("content"))
            && let Some(Value::Int(number)) = piece.values.get(1)
        {
            self.editions
                .insert(format!("editions/{}-{number}.json", store::ids::to_text(*strategy)), content);
        }
        Ok(())
    }

    fn zip_is_there(&self) -> bool {
        self.zip.is_some()
            || matches!(self.open.as_ref().map(|open| &open.to), Some(To::Plain(_) | To::Sealed(_)))
    }

    /// Recordings and photos, as they are.
    fn files(&mut self, folder: &Path) -> io::Result<()> {
        let mut named = std::mem::take(&mut self.named);
        named.sort();
        named.retain(|(name, _)| is_name(name));
        for (name, is_private) in named {
            let Ok(mut file) = File::open(folder.join(&name)) else {
                tracing::warn!(
                    name,
                    "a file that the database names is not in its folder, and so not in the parcel"
                );
                continue;
            };
            self.begin(
                &format!("{}files/{name}", if is_private { "private/" } else { "" }),
                is_private,
                false,
            )?;
            let mut bytes = vec![0; 64 * 1024];
            loop {
                match file.read(&mut bytes)? {
                    0 => break,
                    some => self.put(&bytes[..some])?,
                }
            }
        }
        self.end()
    }

    fn whole(&mut self, path: &str, content: &[u8]) -> io::Result<()> {
        self.begin(path, false, true)?;
        self.put(content)?;
        self.end()
    }

    /// Goes on with a file, or begins it.
    fn begin(&mut self, path: &str, is_private: bool, is_text: bool) -> io::Result<()> {
        let lock = self.lock.filter(|_| is_private);
        let path = if lock.is_some() { format!("{path}.sealed") } else { path.to_owned() };
        if self.open.as_ref().is_some_and(|open| open.path == path) {
            return Ok(());
        }
        self.end()?;
        if self.is_content {
            self.content.update(format!("{}\n", path.trim_end_matches(".sealed")));
        }
        let to = match self.zip.take() {
            None => To::Nowhere,
            Some(mut zip) => {
                let method = if is_text && lock.is_none() {
                    zip::CompressionMethod::Deflated
                } else {
                    zip::CompressionMethod::Stored
                };
                let options = SimpleFileOptions::default()
                    .compression_method(method)
                    .last_modified_time(zip::DateTime::default());
                zip.start_file(&path, options.large_file(true)).map_err(io::Error::other)?;
                let counted = Counted { zip, bytes: 0, hash: Sha256::new() };
                match lock {
                    Some(lock) => To::Sealed(Box::new(Sealing::begin(counted, &lock, &path)?)),
                    None => To::Plain(Box::new(counted)),
                }
            }
        };
        self.open = Some(Open { path, to });
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.is_content {
            self.content.update(bytes);
        }
        match self.open.as_mut().map(|open| &mut open.to) {
            Some(To::Plain(to)) => to.write_all(bytes),
            Some(To::Sealed(to)) => to.write_all(bytes),
            Some(To::Nowhere) | None => Ok(()),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        let Some(Open { path, to }) = self.open.take() else { return Ok(()) };
        let counted = match to {
            To::Plain(counted) => *counted,
            To::Sealed(sealing) => sealing.end()?,
            To::Nowhere => return Ok(()),
        };
        self.entries.insert(path, Entry { bytes: counted.bytes, sha256: hex(&counted.hash.finalize()) });
        self.zip = Some(counted.zip);
        Ok(())
    }
}

/// A row as a line of JSON, its columns in the order of the table.
fn line(piece: &Piece<'_>) -> String {
    let mut line = String::from("{");
    for (column, value) in piece.columns.iter().zip(piece.values) {
        let value = match value {
            Value::Null => Json::Null,
            Value::Int(number) => Json::from(*number),
            Value::Bool(truth) => Json::from(*truth),
            Value::Text(text) => Json::from(text.as_str()),
            // as a text, so that none of its digits is lost on the way
            Value::Real(number) => Json::from(number.to_string()),
        };
        if line.len() > 1 {
            line.push(',');
        }
        line.push_str(&format!("{}:{value}", Json::from(*column)));
    }
    line.push_str("}\n");
    line
}
