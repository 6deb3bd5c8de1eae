//! What a parcel says of itself: who, from where, made by which program, and the hash of each of its files. Pure.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::problem::Problem;

/// The file it stands in.
pub const MANIFEST: &str = "manifest.json";
/// The file with its own hash.
pub const MANIFEST_HASH: &str = "manifest.sha256";
/// What a parcel calls itself.
const FORMAT: &str = "perron-community";
/// The version of the format that this program writes and reads.
const VERSION: u32 = 1;

/// A parcel, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    version: u32,
    /// The program that packed it.
    pub program: String,
    /// The last migration that its program knew: which tables and columns there are.
    pub level: i64,
    /// When, in milliseconds since 1970.
    pub made: i64,
    /// The address of the server.
    pub address: String,
    /// Who.
    pub community: Who,
    /// Whether its private part is sealed.
    pub sealed: bool,
    /// SHA-256 of what was packed, the same for the same records.
    pub content: String,
    /// How many rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// What referred to something that does not go along, and how often.
    pub outside: BTreeMap<String, u64>,
    /// The tables that stay behind, and why.
    pub stays: BTreeMap<String, String>,
    /// Its files.
    pub files: BTreeMap<String, Entry>,
}

/// Whose parcel it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// As in its address.
    pub id: String,
    /// What it is called.
    pub name_en: String,
    /// In French.
    pub name_fr: String,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// How long it is.
    pub bytes: u64,
    /// Its hash.
    pub sha256: String,
}

impl Manifest {
    /// Of a parcel being packed.
    pub fn new(community: Who, address: &str, level: i64, made: i64, sealed: bool) -> Self {
        let stays = store::travel::stays().map(|(table, why)| (table.to_owned(), why.word().to_owned()));
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            level,
            made,
            address: address.to_owned(),
            community,
            sealed,
            content: String::new(),
            rows: BTreeMap::new(),
            outside: BTreeMap::new(),
            stays: stays.collect(),
            files: BTreeMap::new(),
        }
    }

    /// Reads it, before anything else of the parcel is believed. `level` is that of this program.
    ///
    /// # Errors
    /// It is none, or of another version.
    pub fn read(bytes: &[u8], level: i64) -> Result<Self, Problem> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
            program: String,
            level: i64,
        }
        let head: Head = serde_json::from_slice(bytes).map_err(|_| Problem::NoParcel)?;
        if head.format != FORMAT {
            return Err(Problem::NoParcel);
        }
        if head.version > VERSION || head.level > level {
            return Err(Problem::Newer(head.program));
        }
        if head.level < level {
            return Err(Problem::Older(head.program));
        }
        serde_json::from_slice(bytes).map_err(|_| Problem::NoParcel)
    }

    /// The id of the community.
    ///
    /// # Errors
    /// It is none.
    pub fn community_id(&self) -> Result<i64, Problem> {
        store::ids::from_text(&self.community.id).filter(|id| *id > 0).ok_or(Problem::NoParcel)
    }
}

/// Whether a name may stand in a parcel: plain letters, no way out of the folder it is unpacked in.
pub fn is_path(path: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
    };
    path.len() < 200 && path.split('/').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out_of_its_folder() {
        for good in ["manifest.json", "tables/note.jsonl", "private/files/00ff"] {
            assert!(is_path(good), "{good}");
        }
        for bad in [
            "",
            "/etc/passwd",
            "../a",
            "a/../b",
            "a//b",
            "a/",
            "C:\\a",
            "a\\..\\b",
            ".ssh/x",
            "a/.",
            "é",
            "a b",
        ] {
            assert!(!is_path(bad), "{bad}");
        }
    }

    #[test]
    fn another_version_is_told_before_anything_else() {
        let who = Who { id: "7".to_owned(), name_en: "A".to_owned(), name_fr: "A".to_owned() };
        let own = Manifest::new(who, "https://perron.example.org", 40, 5, false);
        let with = |level: i64, extra: &str| {
            let mut text: serde_json::Value = serde_json::to_value(&own).unwrap();
            text["level"] = level.into();
            text["program"] = "9.1".into();
            text["unknown"] = extra.into();
            serde_json::to_vec(&text).unwrap()
        };
        assert!(
            matches!(Manifest::read(&with(41, ""), 40), Err(Problem::Newer(program)) if program == "9.1")
        );
        assert!(matches!(Manifest::read(&with(39, ""), 40), Err(Problem::Older(_))));
        assert_eq!(Manifest::read(&serde_json::to_vec(&own).unwrap(), 40).unwrap(), own);
        for bad in ["", "{}", "[]", "{\"format\":\"other\",\"version\":1,\"program\":\"1\",\"level\":40}"] {
            assert!(matches!(Manifest::read(bad.as_bytes(), 40), Err(Problem::NoParcel)), "{bad}");
        }
    }
}
