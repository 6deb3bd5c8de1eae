//! A parcel is read: checked from its first byte to its last before a word of it is believed. Knows no database.

use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Read, Seek};

use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};
use store::Value;
use zip::ZipArchive;

use super::lock::{Lock, Opening};
use super::manifest::{MANIFEST, MANIFEST_HASH, Manifest, is_path};
use super::problem::Problem;
use crate::cookie::hex;
use crate::story::files::is_name;

/// More than any community holds: what unpacks to more is let go of.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of all files together.
    pub bytes: u64,
    /// Files.
    pub files: usize,
    /// Bytes of a line.
    pub line: u64,
}

impl Limits {
    /// As the program reads.
    pub const USUAL: Self = Self { bytes: 16 << 30, files: 50_000, line: 16 << 20 };
}

/// Bytes of the largest manifest.
const MOST_MANIFEST: u64 = 32 << 20;
/// An honest table packs to a twentieth of its size; one that packs to less than this part of it is made to burst.
const RATIO: u64 = 400;
/// Under this nothing is said of how it is packed.
const SMALL: u64 = 64 << 20;

/// A parcel that was checked.
pub struct Parcel<R> {
    zip: ZipArchive<R>,
    /// What it says of itself.
    pub manifest: Manifest,
    lock: Option<Lock>,
    limits: Limits,
}

/// Where rows go: table, whether it is the private part, columns and values.
pub type Taker<'t> = dyn FnMut(&str, bool, Vec<(String, Value)>) -> Result<(), Problem> + 't;

impl<R: Read + Seek> Parcel<R> {
    /// Opens a parcel and checks every byte of it. `level` is the last migration that this program knows.
    ///
    /// # Errors
    /// It is none, of another version, damaged, changed, or made to burst; or the lock does not open it.
    pub fn open(file: R, lock: Option<Lock>, level: i64, limits: Limits) -> Result<Self, Problem> {
        let mut zip = ZipArchive::new(file).map_err(|_| Problem::NoParcel)?;
        if zip.has_duplicate_names() || zip.len() > limits.files {
            return Err(Problem::Damaged("A file".to_owned()));
        }
        let names = sizes(&mut zip, limits)?;
        let text = whole(&mut zip, MANIFEST, MOST_MANIFEST).map_err(|_| Problem::NoParcel)?;
        let manifest = Manifest::read(&text, level)?;
        let hash = whole(&mut zip, MANIFEST_HASH, 200)?;
        if hash != format!("{}  {MANIFEST}\n", hex(&Sha256::digest(&text))).as_bytes() {
            return Err(Problem::Damaged(MANIFEST.to_owned()));
        }
        let listed: BTreeSet<&str> = manifest.files.keys().map(String::as_str).collect();
        let there: BTreeSet<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|name| ![MANIFEST, MANIFEST_HASH].contains(name))
            .collect();
        if let Some(odd) = listed.symmetric_difference(&there).next() {
            return Err(Problem::Damaged((*odd).to_owned()));
        }
        if manifest.sealed && lock.is_none() {
            return Err(Problem::Locked);
        }
        let lock = lock.filter(|_| manifest.sealed);
        let mut parcel = Self { zip, manifest, lock, limits };
        parcel.check()?;
        Ok(parcel)
    }

    /// Every file is as the manifest says.
    fn check(&mut self) -> Result<(), Problem> {
        for (path, entry) in &self.manifest.files {
            let damaged = || Problem::Damaged(path.clone());
            let file = self.zip.by_name(path).map_err(|_| damaged())?;
            let mut hash = Sha256::new();
            let mut bytes = vec![0; 64 * 1024];
            let (mut file, mut length) = (file.take(entry.bytes + 1), 0);
            loop {
                match file.read(&mut bytes) {
                    Ok(0) => break,
                    Ok(some) => {
                        length += some as u64;
                        hash.update(&bytes[..some]);
                    }
                    Err(_) => return Err(damaged()),
                }
            }
            if length != entry.bytes || hex(&hash.finalize()) != entry.sha256 {
                return Err(damaged());
            }
        }
        Ok(())
    }

    /// The rows of a table, or of its private part.
    ///
    /// # Errors
    /// A line is none, or `take` refuses it.
    pub fn rows(&mut self, table: &str, is_private: bool, take: &mut Taker<'_>) -> Result<(), Problem> {
        let path = format!("{}tables/{table}.jsonl", if is_private { "private/" } else { "" });
        let Some(path) = self.find(&path, is_private) else { return Ok(()) };
        let longest = self.limits.line;
        let mut from = BufReader::new(self.file(&path, is_private)?);
        loop {
            let mut line = Vec::new();
            let length = from
                .by_ref()
                .take(longest + 1)
                .read_until(b'\n', &mut line)
                .map_err(|error| unopened(error, &path))?;
            if length == 0 {
                return Ok(());
            }
            let is_whole = line.pop() == Some(b'\n');
            let row = is_whole.then(|| row(&line)).flatten();
            take(table, is_private, row.ok_or_else(|| Problem::Damaged(path.clone()))?)?;
        }
    }

    /// The recordings and photos: each name, and whether it is private.
    pub fn files(&self) -> Vec<(String, bool)> {
        let named = self.manifest.files.keys().filter_map(|path| {
            let (name, is_private) = match path.strip_prefix("private/files/") {
                Some(name) => (name.trim_end_matches(".sealed"), true),
                None => (path.strip_prefix("files/")?, false),
            };
            is_name(name).then(|| (name.to_owned(), is_private))
        });
        named.collect()
    }

    /// Copies a recording or photo.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub fn copy(&mut self, name: &str, is_private: bool, to: &mut impl io::Write) -> Result<(), Problem> {
        let path = format!("{}files/{name}", if is_private { "private/" } else { "" });
        let path = self.find(&path, is_private).ok_or_else(|| Problem::Damaged(name.to_owned()))?;
        let mut from = self.file(&path, is_private)?;
        io::copy(&mut from, to).map_err(|error| unopened(error, &path))?;
        Ok(())
    }

    fn find(&self, path: &str, is_private: bool) -> Option<String> {
        let path = if is_private && self.lock.is_some() { format!("{path}.sealed") } else { path.to_owned() };
        self.manifest.files.contains_key(&path).then_some(path)
    }

    fn file(&mut self, path: &str, is_private: bool) -> Result<Box<dyn Read + '_>, Problem> {
        let file = self.zip.by_name(path).map_err(|_| Problem::Damaged(path.to_owned()))?;
        Ok(match self.lock.filter(|_| is_private) {
            Some(lock) => Box::new(Opening::begin(file, &lock, path)?),
            None => Box::new(file),
        })
    }
}

/// The names of all files, if none of them leads elsewhere and they are not made to burst.
fn sizes<R: Read + Seek>(zip: &mut ZipArchive<R>, limits: Limits) -> Result<Vec<String>, Problem> {
    let (mut names, mut all, mut packed) = (Vec::new(), 0_u64, 0_u64);
    for at in 0..zip.len() {
        let damaged = || Problem::Damaged("A file".to_owned());
        let entry = zip.by_index_raw(at).map_err(|_| damaged())?;
        let name = entry.name().map_err(|_| damaged())?.into_owned();
        if !is_path(&name) || entry.is_dir() || entry.is_symlink() {
            return Err(Problem::Damaged(format!("“{}”", name.escape_debug())));
        }
        all = all.saturating_add(entry.size());
        packed = packed.saturating_add(entry.compressed_size());
        names.push(name);
    }
    if all > limits.bytes || all > SMALL && all / RATIO > packed {
        return Err(Problem::TooMuch(limits.bytes >> 20));
    }
    Ok(names)
}

fn whole<R: Read + Seek>(zip: &mut ZipArchive<R>, name: &str, most: u64) -> Result<Vec<u8>, Problem> {
    let damaged = || Problem::Damaged(name.to_owned());
    let entry = zip.by_name(name).map_err(|_| damaged())?;
    let mut bytes = Vec::new();
    entry.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
    if bytes.len() as u64 > most { Err(Problem::TooMuch(most >> 20)) } else { Ok(bytes) }
}

fn unopened(error: io::Error, path: &str) -> Problem {
    match error.kind() {
        io::ErrorKind::PermissionDenied => Problem::Locked,
        io::ErrorKind::StorageFull => Problem::File(error),
        _ => Problem::Damaged(path.to_owned()),
    }
}

/// A line as columns and values.
fn row(line: &[u8]) -> Option<Vec<(String, Value)>> {
    let columns: Map<String, Json> = serde_json::from_slice(line).ok()?;
    let value = |value: Json| match value {
        Json::Null => Some(Value::Null),
        Json::Bool(truth) => Some(Value::Bool(truth)),
        Json::Number(number) => number.as_i64().map(Value::Int),
        Json::String(text) => (!text.contains('\0')).then_some(Value::Text(text)),
        Json::Array(_) | Json::Object(_) => None,
    };
    columns.into_iter().map(|(column, one)| Some((column, value(one)?))).collect()
}
