//! Bundles: published results with what they were counted from, one after another in a log to which is only ever added.

use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, params, statements};

words! {
    /// What a bundle is the result of.
    Kind {
        /// How many signed the pledge.
        Pledge = "pledge",
        /// Which projects a shared fund pays for.
        Fund = "fund",
        /// What a round puts first.
        Priority = "priority",
        /// The opinion map of a conversation.
        Map = "map",
        /// What a pulse published.
        Release = "release",
        /// An edition of a strategy.
        Edition = "edition",
    }
}

/// A bundle without its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Its place in the log: 0, 1, 2 … without a gap.
    pub number: i64,
    /// What it is the result of.
    pub kind: Kind,
    /// Of which; 0: of the pledge.
    pub thing_id: i64,
    /// What that is called.
    pub title: Bilingual,
    /// Hash of the manifest as the log holds it, in hexadecimal.
    pub leaf: String,
    /// JSON: what is inside.
    pub manifest: String,
    /// Of the manifest: a line of a signed note.
    pub signature: String,
    /// The log with this bundle as its last: a signed note.
    pub checkpoint: String,
    /// The earlier bundle of the same result.
    pub corrects: Option<i64>,
    /// When it was made.
    pub made: i64,
}

/// Bytes of a part of a file, at most: rows stay small enough to be copied by the hundred.
const PART: usize = 64 * 1024;

macro_rules! columns {
    () => {
        "number, kind, thing_id, title_en, title_fr, leaf, manifest, signature, checkpoint, corrects, made"
    };
}

statements! {
    INSERT = concat!("INSERT INTO bundle (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
    PUT_PART = "INSERT INTO bundle_part (bundle_number, name, part, content) VALUES ($1, $2, $3, $4)";
    BY_NUMBER = concat!("SELECT ", columns!(), " FROM bundle WHERE number = $1");
    LAST = concat!("SELECT ", columns!(), " FROM bundle ORDER BY number DESC LIMIT 1");
    PAGE = concat!("SELECT ", columns!(), " FROM bundle WHERE number < $1 ORDER BY number DESC LIMIT $2");
    OF_THING = concat!("SELECT ", columns!(), " FROM bundle WHERE kind = $1 AND thing_id = $2 ORDER BY number DESC");
    CORRECTED_BY = "SELECT number FROM bundle WHERE corrects = $1 ORDER BY number LIMIT 1";
    LEAVES = "SELECT leaf FROM bundle WHERE number < $1 ORDER BY number";
    PARTS = "SELECT name, content FROM bundle_part WHERE bundle_number = $1 ORDER BY name, part";
}

/// Adds a bundle with its files, which are texts; its number is the next of the log, whose lock is held.
pub fn insert(tx: &mut Tx, bundle: &Bundle, files: &[(String, String)]) -> Result<()> {
    let Bundle { number, kind, thing_id, title, leaf, manifest, signature, checkpoint, corrects, made } =
        bundle;
    let values = params![
        *number, *kind, *thing_id, &title.en, &title.fr, leaf, manifest, signature, checkpoint, *corrects,
        *made
    ];
    tx.execute(INSERT, values)?;
    for (name, content) in files {
        for (part, content) in (0_i64..).zip(parts(content)) {
            tx.execute(PUT_PART, params![*number, name, part, content])?;
        }
    }
    Ok(())
}

/// A text in parts; an empty one is one part.
fn parts(mut text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    while text.len() > PART {
        let (head, rest) = text.split_at(text.floor_char_boundary(PART));
        parts.push(head);
        text = rest;
    }
    parts.push(text);
    parts
}

/// The bundle with this number.
pub fn by_number(tx: &mut Tx, number: i64) -> Result<Option<Bundle>> {
    tx.row(BY_NUMBER, params![number], read)
}

/// The last of the log.
pub fn last(tx: &mut Tx) -> Result<Option<Bundle>> {
    tx.row(LAST, params![], read)
}

/// Those before a number, the newest first.
pub fn page(tx: &mut Tx, before: i64, limit: i64) -> Result<Vec<Bundle>> {
    tx.rows(PAGE, params![before, limit], read)
}

/// Those of one result, the newest first.
pub fn of_thing(tx: &mut Tx, kind: Kind, thing_id: i64) -> Result<Vec<Bundle>> {
    tx.rows(OF_THING, params![kind, thing_id], read)
}

/// The number of the bundle that stands for this one from then on.
pub fn corrected_by(tx: &mut Tx, number: i64) -> Result<Option<i64>> {
    tx.row(CORRECTED_BY, params![number], |row| row.get(0))
}

/// What the log holds of the first so many bundles, in order.
pub fn leaves(tx: &mut Tx, size: i64) -> Result<Vec<String>> {
    tx.rows(LEAVES, params![size], |row| row.get(0))
}

/// The files of a bundle by name.
pub fn files(tx: &mut Tx, number: i64) -> Result<Vec<(String, String)>> {
    let mut files: Vec<(String, String)> = Vec::new();
    tx.each(PARTS, params![number], |row| {
        let (name, content): (String, String) = (row.get(0)?, row.get(1)?);
        match files.last_mut() {
            Some((known, whole)) if *known == name => whole.push_str(&content),
            _ => files.push((name, content)),
        }
        Ok(())
    })?;
    Ok(files)
}

fn read(row: &Row) -> Result<Bundle> {
    Ok(Bundle {
        number: row.get(0)?,
        kind: Kind::read(row, 1)?,
        thing_id: row.get(2)?,
        title: Bilingual { en: row.get(3)?, fr: row.get(4)? },
        leaf: row.get(5)?,
        manifest: row.get(6)?,
        signature: row.get(7)?,
        checkpoint: row.get(8)?,
        corrects: row.get(9)?,
        made: row.get(10)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[tokio::test]
    async fn files_come_back_whole() {
        for db in testing::databases().await {
            let bundle = Bundle {
                number: 0,
                kind: Kind::Map,
                thing_id: 7,
                title: Bilingual { en: "Benches".to_owned(), fr: "Les bancs".to_owned() },
                leaf: "ab".to_owned(),
                manifest: "{}\n".to_owned(),
                signature: "— x y\n".to_owned(),
                checkpoint: "x\n1\ny\n".to_owned(),
                corrects: None,
                made: 5,
            };
            let files = vec![
                ("empty.csv".to_owned(), String::new()),
                ("long.csv".to_owned(), "é1,".repeat(PART)),
                ("short.csv".to_owned(), "a\n".to_owned()),
            ];
            let (kept, given) = (bundle.clone(), files.clone());
            db.write(move |tx| insert(tx, &kept, &given)).await.unwrap();
            let found =
                db.read(|tx| Ok::<_, crate::Error>((last(tx)?, super::files(tx, 0)?, leaves(tx, 1)?)));
            let (last, back, leaves) = found.await.unwrap();
            assert_eq!((last, back == files, leaves), (Some(bundle), true, vec!["ab".to_owned()]));
            let found = db.read(|tx| of_thing(tx, Kind::Map, 7)).await.unwrap();
            assert_eq!(found.len(), 1);
            assert_eq!(db.read(|tx| corrected_by(tx, 0)).await.unwrap(), None);
        }
    }
}
