//! The recordings and photos of stories, packed beside a backup of the database and unpacked again.

use std::error::Error;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use crate::settings::Settings;
use crate::story::files::{folder, is_name};

/// `tonight.db` → `tonight.files.zip`
pub fn beside(backup: &Path) -> PathBuf {
    backup.with_extension("files.zip")
}

/// What became of packing.
pub struct Packed {
    /// How many are in the archive.
    pub files: usize,
    /// How many were not in the folder.
    pub missing: usize,
}

/// Refuses an archive that is there already.
pub fn refuse_existing(archive: &Path) -> Result<(), String> {
    if archive.exists() {
        let words = "is already there: nothing was written; remove it or give the backup another name";
        return Err(format!("{} {words}.", archive.display()));
    }
    Ok(())
}

/// Packs files of these names; the archive appears under its name once it is whole. No names, no archive.
pub fn pack(settings: &Settings, names: &[String], archive: &Path) -> Result<Packed, Box<dyn Error>> {
    let mut packed = Packed { files: 0, missing: 0 };
    if names.is_empty() {
        return Ok(packed);
    }
    let part = archive.with_extension("zip.part");
    let mut zip = ZipWriter::new(File::create(&part)?);
    // sound and photos are small already
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true);
    for name in names {
        match File::open(folder(settings).join(name)) {
            Ok(mut file) => {
                zip.start_file(name, options)?;
                io::copy(&mut file, &mut zip)?;
                packed.files += 1;
            }
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => packed.missing += 1,
            Err(problem) => return Err(problem.into()),
        }
    }
    zip.finish()?.sync_all()?;
    fs::rename(&part, archive)?;
    Ok(packed)
}

/// Unpacks an archive into the data folder, if there is one; how many files.
pub fn unpack(archive: &Path, settings: &Settings) -> Result<usize, Box<dyn Error>> {
    if !archive.exists() {
        return Ok(0);
    }
    let mut zip = ZipArchive::new(File::open(archive)?)?;
    let to = folder(settings);
    fs::create_dir_all(&to)?;
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index)?;
        let name = entry.name()?.into_owned();
        if !is_name(&name) {
            return Err(format!("{} holds {name:?}, which is no file of ours.", archive.display()).into());
        }
        let mut file = File::create(to.join(name))?;
        io::copy(&mut entry, &mut file)?;
        file.sync_all()?;
    }
    File::open(&to)?.sync_all()?;
    Ok(zip.len())
}
