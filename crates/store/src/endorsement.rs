//! What communities say of a clause of a strategy, or of an edition as a whole.

use crate::community::Kind;
use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, Value, params, statements};

words! {
    /// What is said.
    Verdict {
        /// Yes.
        Yes = "yes",
        /// Yes, and something that must not be lost.
        Reservation = "reservation",
        /// No, with a reason.
        Objection = "objection",
    }

    /// How a community decided.
    Way {
        /// A round in which everybody is heard until nobody objects, or what objections remain is written down.
        Consent = "consent",
        /// A vote.
        Vote = "vote",
    }
}

/// The number that stands for an edition as a whole, and of no clause.
pub const WHOLE: i64 = 0;

/// What a community says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endorsement {
    /// Time-ordered: the latest counts.
    pub id: i64,
    /// Of which strategy.
    pub strategy_id: i64,
    /// Of which clause; [`WHOLE`]: of an edition.
    pub number: i64,
    /// Who says it.
    pub community_id: i64,
    /// Of which version of the clause; of an edition its number.
    pub version: i64,
    /// What is said.
    pub verdict: Verdict,
    /// Why.
    pub reason: Bilingual,
    /// How they decided.
    pub way: Way,
    /// How many took part.
    pub people: i64,
    /// Of a vote, how many said yes.
    pub yes: i64,
    /// Of a vote, how many said no; of a round, how many objections remained.
    pub no: i64,
    /// The day they decided, `2027-01-31`.
    pub day: String,
    /// When it was written down.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

/// A community that takes part in a strategy: it holds it, or said something of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Which.
    pub community_id: i64,
    /// What it is called.
    pub name: Bilingual,
    /// What brings its people together.
    pub kind: Kind,
    /// Code of the program's own place in which it is; `None`: not said.
    pub place: Option<i64>,
    /// Whether it holds the strategy.
    pub holds: bool,
}

macro_rules! columns {
    () => {
        "e.id, e.strategy_id, e.number, e.community_id, e.version, e.verdict, e.reason_en, e.reason_fr, e.way, e.people,
            e.yes, e.no, e.day, e.made, e.made_by"
    };
}

statements! {
    INSERT = "INSERT INTO endorsement (id, strategy_id, number, community_id, version, verdict, reason_en, reason_fr, way,
            people, yes, no, day, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    OF = concat!("SELECT ", columns!(), " FROM endorsement e WHERE e.strategy_id = $1
        ORDER BY e.number, e.community_id, e.id DESC");
    OF_CLAUSE = concat!("SELECT ", columns!(), " FROM endorsement e WHERE e.strategy_id = $1 AND e.number = $2
        ORDER BY e.number, e.community_id, e.id DESC");
    OF_COMMUNITY = concat!("SELECT ", columns!(), " FROM endorsement e WHERE e.community_id = $1
        ORDER BY e.strategy_id, e.number, e.id DESC");
    FIRST = "SELECT min(id) FROM endorsement WHERE strategy_id = $1 AND community_id = $2";
    STRATEGY_OF = "SELECT strategy_id FROM endorsement WHERE id = $1";
    // Institutions do not endorse; what moderators hide is not counted.
    PARTIES = "SELECT c.id, c.name_en, c.name_fr, c.kind, coalesce(p.municipality, c.place_id),
            EXISTS (SELECT 1 FROM holding h WHERE h.kind = 'strategy' AND h.thing_id = $1 AND h.community_id = c.id
                AND h.agreed IS NOT NULL)
        FROM community c LEFT JOIN place p ON p.id = c.place_id
        WHERE c.kind <> 'institution' AND c.state IN ('active', 'closed')
            AND (c.id IN (SELECT e.community_id FROM endorsement e WHERE e.strategy_id = $1)
                OR c.id IN (SELECT h.community_id FROM holding h WHERE h.kind = 'strategy' AND h.thing_id = $1
                    AND h.agreed IS NOT NULL))
        ORDER BY c.id";
}

/// Writes down what a community says.
pub fn insert(tx: &mut Tx, one: &Endorsement) -> Result<()> {
    let values: [Value; 15] = [
        one.id.into(),
        one.strategy_id.into(),
        one.number.into(),
        one.community_id.into(),
        one.version.into(),
        one.verdict.into(),
        one.reason.en.as_str().into(),
        one.reason.fr.as_str().into(),
        one.way.into(),
        one.people.into(),
        one.yes.into(),
        one.no.into(),
        one.day.as_str().into(),
        one.made.into(),
        one.made_by.into(),
    ];
    tx.execute(INSERT, &values)?;
    Ok(())
}

/// All that was said of a strategy, by clause and community, each community's latest word first.
pub fn of(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Endorsement>> {
    tx.rows(OF, params![strategy_id], read)
}

/// The same of one clause, or with [`WHOLE`] of its editions.
pub fn of_clause(tx: &mut Tx, strategy_id: i64, number: i64) -> Result<Vec<Endorsement>> {
    tx.rows(OF_CLAUSE, params![strategy_id, number], read)
}

/// All that a community said, by strategy and clause, its latest word first.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Endorsement>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// Id of the first thing that a community said of a strategy, by which the ledger knows its word on it.
pub fn first(tx: &mut Tx, strategy_id: i64, community_id: i64) -> Result<Option<i64>> {
    Ok(tx.row(FIRST, params![strategy_id, community_id], |row| row.get(0))?.flatten())
}

/// The strategy that something was said of.
pub fn strategy_of(tx: &mut Tx, id: i64) -> Result<Option<i64>> {
    tx.row(STRATEGY_OF, params![id], |row| row.get(0))
}

/// The communities that take part in a strategy.
pub fn parties(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Party>> {
    tx.rows(PARTIES, params![strategy_id], |row| {
        Ok(Party {
            community_id: row.get(0)?,
            name: Bilingual { en: row.get(1)?, fr: row.get(2)? },
            kind: Kind::read(row, 3)?,
            place: row.get(4)?,
            holds: row.get(5)?,
        })
    })
}

fn read(row: &Row) -> Result<Endorsement> {
    Ok(Endorsement {
        id: row.get(0)?,
        strategy_id: row.get(1)?,
        number: row.get(2)?,
        community_id: row.get(3)?,
        version: row.get(4)?,
        verdict: Verdict::read(row, 5)?,
        reason: Bilingual { en: row.get(6)?, fr: row.get(7)? },
        way: Way::read(row, 8)?,
        people: row.get(9)?,
        yes: row.get(10)?,
        no: row.get(11)?,
        day: row.get(12)?,
        made: row.get(13)?,
        made_by: row.get(14)?,
    })
}
