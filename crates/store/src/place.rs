//! A neighbourhood or a block, added by a steward. Larger places are the program's own, known by their code.

use crate::words::{Bilingual, words};
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What a steward's place is.
    Kind {
        /// Part of a municipality.
        Neighbourhood = "neighbourhood",
        /// Part of a neighbourhood: the houses of a street, a courtyard, a building.
        Block = "block",
    }
}

/// The first number that is no code of the program's own places: codes have at most seven digits.
pub const FIRST_ID: i64 = 10_000_000;

/// A neighbourhood or a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Time-ordered.
    pub id: i64,
    /// Code of the municipality it lies in.
    pub municipality: i64,
    /// That code, or the id of the neighbourhood a block is in.
    pub part_of: i64,
    /// What it is.
    pub kind: Kind,
    /// What it is called; neither is empty.
    pub name: Bilingual,
    /// The name as one searches for it: without accents and capitals.
    pub key: Bilingual,
    /// The middle of its extent, if a map told.
    pub point: Option<Point>,
    /// Since when it is not offered any more.
    pub retired: Option<i64>,
    /// When it was added.
    pub made: i64,
    /// Who added it.
    pub made_by: Option<i64>,
}

/// A point on the earth, in degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich; negative in all of Canada.
    pub longitude: f64,
}

statements! {
    // A name that is there already is left as it is; one that was retired is offered again.
    ADD = "INSERT INTO place (id, municipality, part_of, kind, name_en, name_fr, key_en, key_fr, latitude, longitude,
            retired, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, $11, $12)
        ON CONFLICT (part_of, key_en) DO UPDATE SET retired = NULL WHERE place.retired IS NOT NULL";
    BY_ID = "SELECT id, municipality, part_of, kind, name_en, name_fr, key_en, key_fr, latitude, longitude, retired,
            made, made_by FROM place WHERE id = $1";
    PARTS = "SELECT id, municipality, part_of, kind, name_en, name_fr, key_en, key_fr, latitude, longitude, retired,
            made, made_by FROM place WHERE part_of = $1 ORDER BY id";
    // Words of the key that begin so, in either language: LIKE does not mean the same on both databases.
    SEARCH = "SELECT id, municipality, part_of, kind, name_en, name_fr, key_en, key_fr, latitude, longitude, retired,
            made, made_by FROM place
        WHERE retired IS NULL AND kind = $1
            AND (replace(' ' || key_en, ' ' || $2, '') <> ' ' || key_en
                OR replace(' ' || key_fr, ' ' || $2, '') <> ' ' || key_fr)
        ORDER BY id LIMIT $3";
    MUNICIPALITIES = "SELECT municipality, count(*) FROM place WHERE retired IS NULL AND kind = 'neighbourhood'
        GROUP BY municipality ORDER BY municipality";
    TAKEN = "SELECT id FROM place WHERE part_of = $1 AND key_en = $2 AND id <> $3";
    RENAME = "UPDATE place SET name_en = $1, name_fr = $2, key_en = $3, key_fr = $4 WHERE id = $5";
    RETIRE = "UPDATE place SET retired = $1 WHERE id = $2";
}

/// Adds a place, or offers it again if it was retired; false if one of this name is there already.
pub fn add(tx: &mut Tx, place: &Place) -> Result<bool> {
    let changed = tx.execute(
        ADD,
        params![
            place.id,
            place.municipality,
            place.part_of,
            place.kind,
            place.name.en.as_str(),
            place.name.fr.as_str(),
            place.key.en.as_str(),
            place.key.fr.as_str(),
            place.point.map(|point| point.latitude),
            place.point.map(|point| point.longitude),
            place.made,
            place.made_by
        ],
    )?;
    Ok(changed > 0)
}

/// The place with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Place>> {
    tx.row(BY_ID, params![id], read)
}

/// What lies directly in a municipality or a neighbourhood, retired ones too, in order of id.
pub fn parts(tx: &mut Tx, part_of: i64) -> Result<Vec<Place>> {
    tx.rows(PARTS, params![part_of], read)
}

/// Places in use of which a word begins so; `key` is made like the keys of the places.
pub fn search(tx: &mut Tx, kind: Kind, key: &str, limit: i64) -> Result<Vec<Place>> {
    tx.rows(SEARCH, params![kind, key, limit], read)
}

/// The municipalities that have neighbourhoods, and how many.
pub fn municipalities(tx: &mut Tx) -> Result<Vec<(i64, i64)>> {
    tx.rows(MUNICIPALITIES, params![], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Gives another name; false if another place beside it has that name.
pub fn rename(tx: &mut Tx, place: &Place) -> Result<bool> {
    let key = place.key.en.as_str();
    if tx.row(TAKEN, params![place.part_of, key, place.id], |row| row.get::<i64>(0))?.is_some() {
        return Ok(false);
    }
    let name = &place.name;
    let changed = tx
        .execute(RENAME, params![name.en.as_str(), name.fr.as_str(), key, place.key.fr.as_str(), place.id])?;
    Ok(changed > 0)
}

/// Offers a place no more since a time, or (`None`) offers it again.
pub fn retire(tx: &mut Tx, id: i64, since: Option<i64>) -> Result<bool> {
    Ok(tx.execute(RETIRE, params![since, id])? > 0)
}

fn read(row: &Row) -> Result<Place> {
    let point = match (row.get(8)?, row.get(9)?) {
        (Some(latitude), Some(longitude)) => Some(Point { latitude, longitude }),
        _ => None,
    };
    Ok(Place {
        id: row.get(0)?,
        municipality: row.get(1)?,
        part_of: row.get(2)?,
        kind: Kind::read(row, 3)?,
        name: Bilingual { en: row.get(4)?, fr: row.get(5)? },
        key: Bilingual { en: row.get(6)?, fr: row.get(7)? },
        point,
        retired: row.get(10)?,
        made: row.get(11)?,
        made_by: row.get(12)?,
    })
}
