//! The public list of signatories, and how many signed where. Who is on the list is decided by `perron::pledge::is_shown`; the
//! statements here say the same, and a test compares the two.
//!
//! A list of 100,000 is read and searched as fast as a short one: names are found by their words, and numbers are kept
//! instead of counted. Whatever changes a signature takes it out of both before and puts it in again after.

use crate::residence::Province;
use crate::signature::{Kind, Origin, Sector};
use crate::{Result, Row, Tx, Value, params, statements};

const DAY: i64 = 86_400_000;
/// Names with the same words are counted up to here.
const MOST_COUNTED: i64 = 5_000;

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
    /// Where the signature came from.
    pub origin: Origin,
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

macro_rules! list {
    ($only:literal, $limit:literal) => {
        concat!(
            "SELECT id, kind, sector, name, key, logo, province, origin FROM signature
            WHERE state = 'confirmed' AND is_public AND (key, id) > ($1, $2)",
            $only,
            " ORDER BY key, id LIMIT ",
            $limit
        )
    };
}

macro_rules! with_words {
    () => {
        "FROM signature_word WHERE word >= $1 AND word < $2 AND ' ' || key LIKE $3 AND ' ' || key LIKE $4
            AND ' ' || key LIKE $5 AND ($6 = '' OR province = $6) AND ($7 = '' OR sector = $7)"
    };
}

statements! {
    PAGE = list!("", "$3");
    PAGE_OF_PROVINCE = list!(" AND province = $3", "$4");
    PAGE_OF_SECTOR = list!(" AND sector = $3", "$4");
    PAGE_OF_BOTH = list!(" AND province = $3 AND sector = $4", "$5");
    PAGE_WITH_WORDS = concat!("SELECT id, kind, sector, name, key, logo, province, origin FROM signature WHERE id IN
            (SELECT signature_id FROM (SELECT DISTINCT key, signature_id ", with_words!(),
        " AND (key, signature_id) > ($8, $9) ORDER BY key, signature_id LIMIT $10) AS matching) ORDER BY key, id");
    FOUND = "SELECT cast(coalesce(sum(count), 0) AS BIGINT) FROM signature_count
        WHERE is_public AND ($1 = '' OR province = $1) AND ($2 = '' OR sector = $2)";
    PAGE_WITH_COMMON_WORDS = list!(" AND ' ' || key LIKE $3 AND ' ' || key LIKE $4 AND ' ' || key LIKE $5
            AND ($6 = '' OR province = $6) AND ($7 = '' OR sector = $7)", "$8");
    FOUND_WITH_WORDS = concat!("SELECT count(*) FROM (SELECT DISTINCT signature_id ", with_words!(),
        " LIMIT $8) AS matching");
    COUNTS = "SELECT province, sector, cast(sum(count) AS BIGINT),
            cast(sum(CASE WHEN is_public THEN count ELSE 0 END) AS BIGINT)
        FROM signature_count GROUP BY province, sector HAVING sum(count) <> 0";
    DAYS = "SELECT day, count FROM signature_date WHERE count <> 0 ORDER BY day";
    STANDING = "SELECT province, sector, is_public, confirmed, key FROM signature WHERE id = $1 AND state = 'confirmed'
        FOR UPDATE";
    COUNT = "INSERT INTO signature_count (province, sector, is_public, count) VALUES ($1, $2, $3, $4)
        ON CONFLICT (province, sector, is_public) DO UPDATE SET count = signature_count.count + excluded.count";
    COUNT_DAY = "INSERT INTO signature_date (day, count) VALUES ($1, $2)
        ON CONFLICT (day) DO UPDATE SET count = signature_date.count + excluded.count";
    LIST = "INSERT INTO signature_word (signature_id, word, key, province, sector) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (signature_id, word) DO NOTHING";
    UNLIST = "DELETE FROM signature_word WHERE signature_id = $1";
}

impl Wanted {
    /// The longest word is looked up, since the fewest names have it; the others must be there too.
    fn words(&self) -> Option<[Value; 7]> {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).take(3).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let first = *words.first()?;
        let also = |at: usize| words.get(at).map_or_else(|| "%".to_owned(), |word| format!("% {word}%"));
        let [province, sector] = self.only();
        // no letter comes after the last one
        let end = format!("{first}{}", char::MAX);
        Some([first.into(), end.into(), also(0).into(), also(1).into(), also(2).into(), province, sector])
    }

    /// Province and sector; empty: any.
    fn only(&self) -> [Value; 2] {
        [self.province.map_or("", Province::word).into(), self.sector.map_or("", Sector::word).into()]
    }
}

/// What was found of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The next of them, by name.
    pub page: Vec<Signatory>,
    /// How many there are.
    pub count: i64,
    /// Whether there are more, and were not counted.
    pub has_more: bool,
}

/// The next signatories by name, and how many there are; `after` is the key and the id of the last one before, `("", 0)` for
/// the first page.
pub fn find(tx: &mut Tx, wanted: &Wanted, after: (&str, i64), limit: i64) -> Result<Found> {
    let Some(words) = wanted.words() else {
        let count = tx.row(FOUND, &wanted.only(), |row| row.get(0))?.unwrap_or(0);
        return Ok(Found { page: page(tx, wanted, after, limit)?, count, has_more: false });
    };
    let most: Value = (MOST_COUNTED + 1).into();
    let count: i64 =
        tx.row(FOUND_WITH_WORDS, &[&words[..], &[most]].concat(), |row| row.get(0))?.unwrap_or(0);
    let has_more = count > MOST_COUNTED;
    let (key, id) = (Value::from(after.0), Value::from(after.1));
    let page = if has_more {
        // names that have them are everywhere, so the next are soon found by going on in the list
        let values = [&[key, id], &words[2..], &[limit.into()]].concat();
        tx.rows(PAGE_WITH_COMMON_WORDS, &values, read)?
    } else {
        tx.rows(PAGE_WITH_WORDS, &[&words[..], &[key, id, limit.into()]].concat(), read)?
    };
    Ok(Found { page, count: count.min(MOST_COUNTED), has_more })
}

fn page(tx: &mut Tx, wanted: &Wanted, (key, id): (&str, i64), limit: i64) -> Result<Vec<Signatory>> {
    match (wanted.province, wanted.sector) {
        (None, None) => tx.rows(PAGE, params![key, id, limit], read),
        (Some(province), None) => tx.rows(PAGE_OF_PROVINCE, params![key, id, province.word(), limit], read),
        (None, Some(sector)) => tx.rows(PAGE_OF_SECTOR, params![key, id, sector, limit], read),
        (Some(province), Some(sector)) => {
            tx.rows(PAGE_OF_BOTH, params![key, id, province.word(), sector, limit], read)
        }
    }
}

/// How many signed, by province and sector.
pub fn counts(tx: &mut Tx) -> Result<Vec<Count>> {
    tx.rows(COUNTS, params![], |row| {
        let province = row.get::<String>(0)?;
        Ok(Count {
            province: Province::of_word(&province),
            sector: Sector::read(row, 1)?,
            all: row.get(2)?,
            public: row.get(3)?,
        })
    })
}

/// How many of those that count signed on each day on which someone did; days are counted from 1970, UTC.
pub fn days(tx: &mut Tx) -> Result<Vec<(i64, i64)>> {
    tx.rows(DAYS, params![], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Takes a signature out of the numbers and the search, before it changes; nothing happens if it does not count.
pub(crate) fn count_out(tx: &mut Tx, id: i64) -> Result<()> {
    if let Some(standing) = standing(tx, id)? {
        add(tx, &standing, -1)?;
        tx.execute(UNLIST, params![id])?;
    }
    Ok(())
}

/// Puts a signature into the numbers, and into the search if it is on the list; nothing happens if it does not count.
pub(crate) fn count_in(tx: &mut Tx, id: i64) -> Result<()> {
    let Some(standing) = standing(tx, id)? else { return Ok(()) };
    add(tx, &standing, 1)?;
    if standing.is_public {
        let (key, province) = (standing.key.as_str(), standing.province.as_deref());
        for word in key.split(' ').filter(|word| !word.is_empty()) {
            tx.execute(LIST, params![id, word, key, province, standing.sector.as_str()])?;
        }
    }
    Ok(())
}

/// What of a signature is counted.
struct Standing {
    province: Option<String>,
    sector: String,
    is_public: bool,
    confirmed: Option<i64>,
    key: String,
}

fn standing(tx: &mut Tx, id: i64) -> Result<Option<Standing>> {
    tx.row(STANDING, params![id], |row| {
        Ok(Standing {
            province: row.get(0)?,
            sector: row.get(1)?,
            is_public: row.get(2)?,
            confirmed: row.get(3)?,
            key: row.get(4)?,
        })
    })
}

fn add(tx: &mut Tx, standing: &Standing, count: i64) -> Result<()> {
    let province = standing.province.as_deref().unwrap_or_default();
    tx.execute(COUNT, params![province, standing.sector.as_str(), standing.is_public, count])?;
    if let Some(confirmed) = standing.confirmed {
        tx.execute(COUNT_DAY, params![confirmed / DAY, count])?;
    }
    Ok(())
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
        origin: Origin::read(row, 7)?,
    })
}
