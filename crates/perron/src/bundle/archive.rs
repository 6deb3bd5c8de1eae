//! A bundle as one zip file. Only what is unpacked counts, not how it was packed: a bundle that was unpacked and packed again
//! is the same.

use std::io::{Cursor, Read, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::manifest::Files;

/// More than any bundle holds: a zip made to burst is let go of here.
const MOST_BYTES: u64 = 512 << 20;
const MOST_FILES: usize = 40;

/// Packs files, in the order of their names.
///
/// # Errors
/// The zip cannot be written.
pub fn write(files: &Files) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, content) in files {
        zip.start_file(name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Unpacks a bundle in memory.
///
/// # Errors
/// One sentence.
pub fn read(bytes: &[u8]) -> Result<Files, String> {
    read_at_most(MOST_BYTES, bytes)
}

fn read_at_most(most: u64, bytes: &[u8]) -> Result<Files, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
        "This is no bundle, or it was cut off: it is not a whole zip file; download it again.".to_owned()
    })?;
    if zip.has_duplicate_names() {
        return Err(twice());
    }
    if zip.len() > MOST_FILES {
        return Err(format!("This zip holds {} files, more than any bundle does.", zip.len()));
    }
    let mut left = most;
    let mut files = Files::new();
    for at in 0..zip.len() {
        let damaged =
            |name: &str| format!("{name} cannot be unpacked: the file is damaged; download it again.");
        let entry = zip.by_index(at).map_err(|_| damaged("One of its files"))?;
        let name = entry.name().map_err(|_| damaged("One of its files"))?.into_owned();
        if entry.is_dir() {
            continue;
        }
        // refused by what the zip says of itself, before anything is unpacked; and held to it
        let size = entry.size();
        left = left.checked_sub(size).ok_or_else(|| {
            format!(
                "This zip unpacks to more than {} MB, more than any bundle does; it was let go of.",
                most >> 20
            )
        })?;
        let mut content = Vec::new();
        entry.take(size + 1).read_to_end(&mut content).map_err(|_| damaged(&name))?;
        if content.len() as u64 != size {
            return Err(damaged(&name));
        }
        let content = String::from_utf8(content).map_err(|_| format!("{name} is not a text."))?;
        if files.insert(short(&name).to_owned(), content).is_some() {
            return Err(twice());
        }
    }
    Ok(files)
}

fn twice() -> String {
    "This zip holds a file twice, so that nobody can say which is meant.".to_owned()
}

/// Its name without the folder that whoever packs again may add.
fn short(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(of: &[(&str, &str)]) -> Files {
        of.iter().map(|(name, content)| ((*name).to_owned(), (*content).to_owned())).collect()
    }

    #[test]
    fn what_is_packed_unpacks() {
        let all = files(&[("a.csv", "1,2\n"), ("b.json", ""), ("é.txt", "é")]);
        assert_eq!(read(&write(&all).unwrap()), Ok(all));
        let within = files(&[("bundle/", ""), ("bundle/a.csv", "1")]);
        assert_eq!(read(&write(&within).unwrap()).unwrap().get("a.csv").unwrap(), "1");
    }

    #[test]
    fn bad_zips_are_refused_in_one_sentence() {
        let said = |bytes: &[u8]| read_at_most(1 << 20, bytes).unwrap_err();
        let good = write(&files(&[("a.csv", &"1,2\n".repeat(1000)), ("b.csv", "3")])).unwrap();
        for end in [0, 10, good.len() / 2, good.len() - 1] {
            assert!(said(&good[..end]).contains("cut off"), "{end}");
        }
        let bomb = write(&files(&[("a.csv", &"0".repeat(2 << 20))])).unwrap();
        assert!(bomb.len() < 10_000 && said(&bomb).contains("more than 1 MB"), "{}", said(&bomb));
        let lying = {
            let mut bytes = bomb;
            let directory = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
            bytes[directory + 24..directory + 28].copy_from_slice(&9_u32.to_le_bytes());
            bytes
        };
        assert!(said(&lying).contains("damaged"), "{}", said(&lying));
        let many: Vec<(String, String)> = (0..50).map(|n| (n.to_string(), String::new())).collect();
        assert!(said(&write(&many.into_iter().collect()).unwrap()).contains("50 files"));
        let twice = {
            let mut bytes = good;
            while let Some(at) = bytes.windows(5).position(|five| five == b"b.csv") {
                bytes[at] = b'a';
            }
            bytes
        };
        assert!(said(&twice).contains("twice"), "{}", said(&twice));
        let folders = write(&files(&[("one/a.csv", "1"), ("two/a.csv", "2")])).unwrap();
        assert!(said(&folders).contains("twice"));
    }
}
