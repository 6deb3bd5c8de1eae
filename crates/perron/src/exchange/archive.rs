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
    read_at_most(MOST_UNPACKED, name, file)
}

fn read_at_most(most: u64, name: &str, file: impl Read + Seek) -> Result<Conversation, ReadError> {
    let mut archive =
        zip::ZipArchive::new(file).map_err(|_| ReadError::new(name, None, Problem::NotAnArchive))?;
    let names: Vec<String> = archive.file_names().filter_map(|n| n.ok().map(|n| n.into_owned())).collect();
    let mut left = most;
    polis::read(&mut |wanted| {
        let is_it = |path: &&String| path.rsplit('/').next() == Some(wanted) && !path.starts_with("__MACOSX");
        let Some(path) = names.iter().find(is_it) else { return Ok(None) };
        let mut bytes = Vec::new();
        let entry = archive.by_name(path).map_err(unreadable)?;
        // refused by what the archive says of itself, before anything is unpacked; and held to it
        let size = entry.size();
        left = left.checked_sub(size).ok_or_else(too_much)?;
        entry.take(size + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > size {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "it unpacks to more than it says"));
        }
        Ok(Some(Box::new(Cursor::new(bytes)) as Box<dyn Read>))
    })
    .map_err(|error| match error.problem {
        Problem::Unreadable(cause) if cause.kind() == io::ErrorKind::FileTooLarge => {
            ReadError::new(&error.file, None, Problem::TooMuch(most))
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

#[cfg(test)]
mod tests {
    use super::*;

    const VOTES: &str = "comment-id,voter-id,vote\n1,7,1\n";

    fn zipped(votes: &str) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        zip.start_file("export/votes.csv", options).unwrap();
        zip.write_all(votes.as_bytes()).unwrap();
        zip.finish().unwrap().into_inner()
    }

    /// The archive, saying of its file that it has so many bytes.
    fn saying(mut zip: Vec<u8>, size: u32) -> Vec<u8> {
        let directory = zip.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
        zip[directory + 24..directory + 28].copy_from_slice(&size.to_le_bytes());
        zip
    }

    fn said(most: u64, zip: Vec<u8>) -> String {
        read_at_most(most, "export.zip", Cursor::new(zip)).unwrap_err().to_string()
    }

    #[test]
    fn a_zip_that_bursts_is_let_go_of_before_it_is_unpacked() {
        let long = VOTES.to_owned() + &"1,7,1\n".repeat(100_000);
        let zip = zipped(&long);
        assert!(zip.len() < 10_000);
        assert_eq!(read("export.zip", Cursor::new(zip.clone())).unwrap().votes.len(), 100_001);
        let much = "votes.csv: it holds more than 0 MB unpacked (use the command line on the server); nothing was taken from it.";
        assert_eq!(said(500_000, zip.clone()), much);
        assert_eq!(said(500_000, saying(zip.clone(), u32::MAX - 1)), much);
        let lied = said(500_000, saying(zip, 30));
        assert!(lied.contains("cannot be read") && lied.contains("nothing was taken"), "{lied}");
    }
}
