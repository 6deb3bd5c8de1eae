//! A room or a ground that communities hold, and how one gets into it.

use crate::series::Origin;
use crate::shift::Hand;
use crate::{Bilingual, Result, Row, Tx, params, search, statements};

/// A space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Space {
    /// Time-ordered.
    pub id: i64,
    /// What it is called.
    pub name: Bilingual,
    /// What it is good for.
    pub about: Bilingual,
    /// Where one goes, as a letter says it.
    pub venue: String,
    /// Steps, lift, washroom, bus.
    pub access: Bilingual,
    /// Who has the key, which door, what code: for who has a booking, from a day before.
    pub keys: Bilingual,
    /// The municipality or neighbourhood.
    pub place_id: Option<i64>,
    /// IANA name of its zone.
    pub zone: String,
    /// Who has the lease, or owns it.
    pub keeper: Hand,
    /// Number of the rules in force; 0: none yet, and nobody books.
    pub rule: i64,
    /// Whether it can be booked.
    pub is_open: bool,
    /// Where it came from.
    pub origin: Origin,
    /// When it was made.
    pub made: i64,
    /// Who made it.
    pub made_by: Option<i64>,
}

macro_rules! columns {
    () => {
        "id, name_en, name_fr, about_en, about_fr, venue, access_en, access_fr, keys_en, keys_fr, place_id, zone,
            keeper, rule, is_open, origin, made, made_by"
    };
}

statements! {
    INSERT = concat!("INSERT INTO space (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)");
    BY_ID = concat!("SELECT ", columns!(), " FROM space WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM space WHERE id = $1 FOR UPDATE");
    UPDATE = "UPDATE space SET name_en = $2, name_fr = $3, about_en = $4, about_fr = $5, venue = $6, access_en = $7,
            access_fr = $8, keys_en = $9, keys_fr = $10, place_id = $11, zone = $12, keeper = $13, rule = $14,
            is_open = $15
        WHERE id = $1";
    OF_COMMUNITY = "SELECT x.id, x.name_en, x.name_fr, x.about_en, x.about_fr, x.venue, x.access_en, x.access_fr,
            x.keys_en, x.keys_fr, x.place_id, x.zone, x.keeper, x.rule, x.is_open, x.origin, x.made, x.made_by
        FROM space x JOIN holding h ON h.kind = 'space' AND h.thing_id = x.id
        WHERE h.community_id = $1 AND h.agreed IS NOT NULL ORDER BY x.id";
}

/// Adds a space.
pub fn insert(tx: &mut Tx, space: &Space) -> Result<()> {
    let made = params![space.origin, space.made, space.made_by];
    tx.execute(INSERT, &[&values(space)[..], &made[..]].concat())?;
    search::touch(tx, search::Kind::Space, 0, space.id)
}

/// The space with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Space>> {
    tx.row(BY_ID, params![id], read)
}

/// The space with this id; others who would book it, or change it, wait until this transaction ends.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Space>> {
    tx.row(LOCK, params![id], read)
}

/// Writes what can be changed. `lock` came before.
pub fn update(tx: &mut Tx, space: &Space) -> Result<()> {
    tx.execute(UPDATE, &values(space))?;
    search::touch(tx, search::Kind::Space, 0, space.id)
}

/// Those that a community holds, the first first.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Space>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

fn values(space: &Space) -> Vec<crate::Value> {
    params![
        space.id,
        space.name.en.as_str(),
        space.name.fr.as_str(),
        space.about.en.as_str(),
        space.about.fr.as_str(),
        space.venue.as_str(),
        space.access.en.as_str(),
        space.access.fr.as_str(),
        space.keys.en.as_str(),
        space.keys.fr.as_str(),
        space.place_id,
        space.zone.as_str(),
        space.keeper,
        space.rule,
        space.is_open
    ]
    .to_vec()
}

fn read(row: &Row) -> Result<Space> {
    let both = |at: usize| Ok::<_, crate::Error>(Bilingual { en: row.get(at)?, fr: row.get(at + 1)? });
    Ok(Space {
        id: row.get(0)?,
        name: both(1)?,
        about: both(3)?,
        venue: row.get(5)?,
        access: both(6)?,
        keys: both(8)?,
        place_id: row.get(10)?,
        zone: row.get(11)?,
        keeper: Hand::read(row, 12)?,
        rule: row.get(13)?,
        is_open: row.get(14)?,
        origin: Origin::read(row, 15)?,
        made: row.get(16)?,
        made_by: row.get(17)?,
    })
}
