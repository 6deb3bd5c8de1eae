//! Keys that are kept beside the database and not in it: a file of hexadecimal digits that only the user who runs the program may
//! read.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::cookie::hex;

/// The bytes of a key; `None` if there is no such file.
///
/// # Errors
/// The file cannot be read, or holds something else.
pub fn find(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read_to_string(path) {
        Ok(text) => unhex(text.trim())
            .map(Some)
            .ok_or_else(|| io::Error::new(ErrorKind::InvalidData, "it does not hold the key")),
        Err(problem) if matches!(problem.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// Writes a key, unless there is one already.
///
/// # Errors
/// The file cannot be written.
pub fn make(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // written whole under another name, so that no other process ever reads half of it, or replaces the first
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(format!(".{}", hex(&rand::random::<[u8; 8]>())));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&fresh)?;
    let written = file
        .write_all(format!("{}\n", hex(bytes)).as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| match fs::hard_link(&fresh, path) {
            Err(problem) if problem.kind() != ErrorKind::AlreadyExists => Err(problem),
            _ => Ok(()),
        });
    fs::remove_file(&fresh)?;
    written
}

/// Bytes from hexadecimal digits.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| if let [a, b] = pair { Some(digit(*a)? << 4 | digit(*b)?) } else { None }).collect()
}
