//! The public list of signatories, and how many signed where. Who is on the list is decided by `perron::pledge::is_shown`; the
//! statements here say the same, and a test compares the two.

use crate::residence::Province;
use crate::signature::{Kind, Sector};
use crate::{Result, Row, Tx, Value, params, statements};

/// A signatory on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The signature.
    pub id: i64,
    /// Who signs.
    pub kind: Kind,
    /// Which part of society.
    pub sector: Sector,
    /// As they want to be called.
    pub name: String,
    /// The name as one searches for it.
    pub key: String,
    /// An organisation's short name.
    pub logo: String,
    /// Where they are, if they say.
    pub province: Option<Province>,
}

/// What is looked for on the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Beginnings of words of the name, each made like the keys; at most three are looked at.
    pub words: Vec<String>,
    /// Only from here.
    pub province: Option<Province>,
    /// Only of this sector.
    pub sector: Option<Sector>,
}

/// How many signed in one province or territory, of one sector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// `None`: they did not say.
    pub province: Option<Province>,
    /// Which part of society.
    pub sector: Sector,
    /// How many.
    pub all: i64,
    /// How many of them are on the list.
    pub public: i64,
}

statements! {
    // The inner SELECT reads nothing but the index of the list.
    PAGE = "SELECT id, kind, sector, name, key, logo, province FROM signature WHERE id IN
            (SELECT id FROM signature WHERE state = 'confirmed' AND is_public AND (key, id) > ($1, $2)
                AND ($3 = '' OR province = $3) AND ($4 = '' OR sector = $4)
                AND ' ' || key LIKE $5 AND ' ' || key LIKE $6 AND ' ' || key LIKE $7
            ORDER BY key, id LIMIT $8)
        ORDER BY key, id";
    FOUND = "SELECT count(*) FROM signature WHERE state = 'confirmed' AND is_public
            AND ($1 = '' OR province = $1) AND ($2 = '' OR sector = $2)
            AND ' ' || key LIKE $3 AND ' ' || key LIKE $4 AND ' ' || key LIKE $5";
    COUNTS = "SELECT province, sector, count(*), sum(CASE WHEN is_public THEN 1 ELSE 0 END)
        FROM signature WHERE state = 'confirmed' GROUP BY province, sector";
    // by day, counted from 1970
    DAYS = "SELECT confirmed / 86400000, count(*) FROM signature WHERE state = 'confirmed' AND confirmed IS NOT NULL
        GROUP BY confirmed / 86400000 ORDER BY confirmed / 86400000";
}

impl Wanted {
    /// Province, sector and the patterns of three words; those not wanted fit everything.
    fn values(&self) -> [Value; 5] {
        let pattern = |at: usize| match self.words.get(at) {
            Some(word) => format!("% {word}%"),
            None => "%".to_owned(),
        };
        [
            self.province.map_or("", Province::word).into(),
            self.sector.map_or("", Sector::word).into(),
            pattern(0).into(),
            pattern(1).into(),
            pattern(2).into(),
        ]
    }
}

/// The next signatories by name; `after` is the key and the id of the last one before, `("", 0)` for the first page.
pub fn page(tx: &mut Tx, wanted: &Wanted, after: (&str, i64), limit: i64) -> Result<Vec<Signatory>> {
    let [province, sector, first, second, third] = wanted.values();
    let values = [after.0.into(), after.1.into(), province, sector, first, second, third, limit.into()];
    tx.rows(PAGE, &values, read)
}

/// How many there are of them.
pub fn found(tx: &mut Tx, wanted: &Wanted) -> Result<i64> {
    Ok(tx.row(FOUND, &wanted.values(), |row| row.get(0))?.unwrap_or(0))
}

/// How many signed, by province and sector.
pub fn counts(tx: &mut Tx) -> Result<Vec<Count>> {
    tx.rows(COUNTS, params![], |row| {
        let province = row.get::<Option<String>>(0)?;
        Ok(Count {
            province: province.as_deref().and_then(Province::of_word),
            sector: Sector::read(row, 1)?,
            all: row.get(2)?,
            public: row.get(3)?,
        })
    })
}

/// How many signed on each day on which someone did; days are counted from 1970, UTC.
pub fn days(tx: &mut Tx) -> Result<Vec<(i64, i64)>> {
    tx.rows(DAYS, params![], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn read(row: &Row) -> Result<Signatory> {
    let province = row.get::<Option<String>>(6)?;
    Ok(Signatory {
        id: row.get(0)?,
        kind: Kind::read(row, 1)?,
        sector: Sector::read(row, 2)?,
        name: row.get(3)?,
        key: row.get(4)?,
        logo: row.get(5)?,
        province: province.as_deref().and_then(Province::of_word),
    })
}
