//! An export as one zip file, as people send them around.

use std::io::{self, Cursor, Read, Seek, Write};
use std::sync::{Arc, Mutex, PoisonError};

use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{Conversation, Problem, ReadError, polis};

/// A zip made to burst (some kilobytes that unpack to terabytes) is let go of here.
const MOST_UNPACKED: u64 = 512 << 20;

/// Reads an export folder from a zip file; the folder may stand at any depth of it. `name` is for the error.
pub fn read(name: &str, file: impl Read + Seek) -> Result<Conversation, ReadError> {
    let mut archive =
        zip::ZipArchive::new(file).map_err(|_| ReadError::new(name, None, Problem::NotAnArchive))?;
    let names: Vec<String> = archive.file_names().filter_map(|n| n.ok().map(|n| n.into_owned())).collect();
    let mut left = MOST_UNPACKED;
    polis::read(&mut |wanted| {
        let is_it = |path: &&String| path.rsplit('/').next() == Some(wanted) && !path.starts_with("__MACOSX");
        let Some(path) = names.iter().find(is_it) else { return Ok(None) };
        let mut bytes = Vec::new();
        let entry = archive.by_name(path).map_err(unreadable)?;
        entry.take(left + 1).read_to_end(&mut bytes)?;
        left = left.checked_sub(bytes.len() as u64).ok_or_else(too_much)?;
        Ok(Some(Box::new(Cursor::new(bytes)) as Box<dyn Read>))
    })
    .map_err(|error| match error.problem {
        Problem::Unreadable(cause) if cause.kind() == io::ErrorKind::FileTooLarge => {
            ReadError::new(&error.file, None, Problem::TooMuch(MOST_UNPACKED))
        }
        _ => error,
    })
}

fn unreadable(error: ZipError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

fn too_much() -> io::Error {
    io::ErrorKind::FileTooLarge.into()
}

/// Writes an export as a zip file, from first byte to last, so that it can be sent while it is made.
pub fn write(
    conversation: &Conversation,
    group: &std::collections::BTreeMap<u64, usize>,
    to: impl Write + Send + 'static,
) -> io::Result<()> {
    let zip = Arc::new(Mutex::new(ZipWriter::new_stream(to)));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    super::export::write(conversation, group, &mut |name| {
        lock(&zip).start_file(name, options).map_err(unreadable)?;
        Ok(Box::new(io::BufWriter::with_capacity(64 * 1024, Entry(zip.clone()))))
    })?;
    let zip = Arc::into_inner(zip).ok_or_else(|| io::Error::other("a file of the archive is still open"))?;
    let zip = zip.into_inner().unwrap_or_else(PoisonError::into_inner);
    zip.finish().map_err(unreadable)?.flush()
}

/// The file of the archive that is being written; one at a time.
struct Entry<W: Write>(Arc<Mutex<ZipWriter<zip::write::StreamWriter<W>>>>);

fn lock<T>(zip: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    zip.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<W: Write> Write for Entry<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        lock(&self.0).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(()) // the archive is flushed at its end
    }
}
