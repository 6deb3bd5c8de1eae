//! The power-shift ledger: a line for each decision, written in the transaction that settles it.

use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, params, statements};

words! {
    /// What was decided.
    Kind {
        /// The order of issues: a round of prioritising.
        Priorities = "priorities",
        /// A plan.
        Plan = "plan",
        /// What a fund pays for: its vote.
        Fund = "fund",
        /// A grant that a committee gave.
        Award = "award",
        /// The rules of a space, or how its time is shared.
        Space = "space",
        /// What an institution promised, and kept.
        Promise = "promise",
        /// What a community says of a strategy, by the first thing that it said of it.
        Endorsement = "endorsement",
        /// What an institution accepted that a strategy asked of it.
        Reply = "reply",
    }

    /// Who set the agenda, decided, or holds.
    Hand {
        /// Residents themselves.
        Residents = "residents",
        /// An association that residents run.
        Association = "association",
        /// A city, a foundation, a school, a landlord.
        Institution = "institution",
        /// Residents and an institution together.
        Mixed = "mixed",
    }
}

impl Hand {
    /// Whether it is in the hands of residents, with or without an association of theirs.
    pub const fn is_residents(self) -> bool {
        matches!(self, Self::Residents | Self::Association)
    }
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Time-ordered.
    pub id: i64,
    /// Whose decision it is.
    pub community_id: i64,
    /// What was decided.
    pub kind: Kind,
    /// Which: the round, the plan, the fund …; a later decision on the same thing takes the line's place.
    pub thing_id: i64,
    /// What it is called.
    pub title: Bilingual,
    /// When, in milliseconds since 1970.
    pub decided: i64,
    /// Who said what is decided on.
    pub agenda_by: Hand,
    /// Who decided.
    pub decided_by: Hand,
    /// Who holds the money, the room or the data from then on.
    pub holder: Hand,
    /// The money that was decided on, in the smallest unit of its currency; 0: none.
    pub cents: i64,
    /// ISO 4217; empty if there is no money.
    pub currency: String,
    /// The time of a room, or of people, that was decided on; 0: none.
    pub minutes: i64,
    /// Where.
    pub place_id: Option<i64>,
    /// The year of `decided`, where the community is.
    pub year: i64,
}

/// Money and time of one year, place and deciding hand, added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// The year.
    pub year: i64,
    /// Where; `None`: not said.
    pub place_id: Option<i64>,
    /// Who decided.
    pub decided_by: Hand,
    /// Of the money; empty if there is none.
    pub currency: String,
    /// How many decisions.
    pub decisions: i64,
    /// Money, in the smallest unit.
    pub cents: i64,
    /// Time.
    pub minutes: i64,
}

macro_rules! columns {
    () => {
        "id, community_id, kind, thing_id, title_en, title_fr, decided, agenda, decider, keeper, cents, currency,
            minutes, place_id, year"
    };
}

macro_rules! totals {
    ($condition:literal) => {
        concat!(
            "SELECT year, place_id, decider, currency, count(*), cast(sum(cents) AS BIGINT),
            cast(sum(minutes) AS BIGINT) FROM shift ",
            $condition,
            " GROUP BY year, place_id, decider, currency
        ORDER BY year DESC, place_id, decider, currency"
        )
    };
}

statements! {
    // The line keeps its id, so that its address stays.
    PUT = concat!("INSERT INTO shift (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (kind, thing_id) DO UPDATE SET community_id = excluded.community_id, title_en = excluded.title_en,
            title_fr = excluded.title_fr, decided = excluded.decided, agenda = excluded.agenda,
            decider = excluded.decider, keeper = excluded.keeper, cents = excluded.cents,
            currency = excluded.currency, minutes = excluded.minutes, place_id = excluded.place_id,
            year = excluded.year");
    FORGET_ALSO = "DELETE FROM shift_also WHERE shift_id IN (SELECT id FROM shift WHERE kind = $1 AND thing_id = $2)";
    PUT_ALSO = "INSERT INTO shift_also (shift_id, community_id)
        SELECT id, $3 FROM shift WHERE kind = $1 AND thing_id = $2 AND community_id <> $3 ON CONFLICT DO NOTHING";
    FORGET = "DELETE FROM shift WHERE kind = $1 AND thing_id = $2";
    OF_COMMUNITY = concat!("SELECT ", columns!(), " FROM shift
        WHERE (community_id = $1 OR id IN (SELECT shift_id FROM shift_also WHERE community_id = $1))
            AND (decided, id) < ($2, $3) ORDER BY decided DESC, id DESC LIMIT $4");
    ALL = concat!("SELECT ", columns!(), " FROM shift
        WHERE (decided, id) < ($1, $2) ORDER BY decided DESC, id DESC LIMIT $3");
    TOTALS_OF_COMMUNITY = totals!("WHERE (community_id = $1 OR id IN (SELECT shift_id FROM shift_also WHERE community_id = $1))");
    TOTALS = totals!("");
    HANDS = "SELECT agenda, decider, keeper, count(*) FROM shift
        WHERE community_id = $1 OR cast($1 AS BIGINT) = 0
            OR id IN (SELECT shift_id FROM shift_also WHERE community_id = $1)
        GROUP BY agenda, decider, keeper ORDER BY agenda, decider, keeper";
}

/// What the first page of a list comes before.
pub const NEWEST: (i64, i64) = (i64::MAX, 0);

/// Writes a line, in the transaction that settles the decision; a line of the same thing is written over.
pub fn put(tx: &mut Tx, shift: &Shift) -> Result<()> {
    tx.execute(
        PUT,
        params![
            shift.id,
            shift.community_id,
            shift.kind,
            shift.thing_id,
            shift.title.en.as_str(),
            shift.title.fr.as_str(),
            shift.decided,
            shift.agenda_by,
            shift.decided_by,
            shift.holder,
            shift.cents,
            shift.currency.as_str(),
            shift.minutes,
            shift.place_id,
            shift.year
        ],
    )?;
    Ok(())
}

/// The same, of a decision that several communities took together: the line stands in the ledger of each.
pub fn put_in_each(tx: &mut Tx, shift: &Shift, communities: &[i64]) -> Result<()> {
    put(tx, shift)?;
    tx.execute(FORGET_ALSO, params![shift.kind, shift.thing_id])?;
    for community_id in communities {
        tx.execute(PUT_ALSO, params![shift.kind, shift.thing_id, *community_id])?;
    }
    Ok(())
}

/// Removes the line of a thing: what it says was taken back.
pub fn forget(tx: &mut Tx, kind: Kind, thing_id: i64) -> Result<()> {
    tx.execute(FORGET, params![kind, thing_id])?;
    Ok(())
}

/// The lines of a community, or (`None`) of all, the latest first; `before` is time and id of the last one before,
/// [`NEWEST`] for the first page.
pub fn list(tx: &mut Tx, community_id: Option<i64>, before: (i64, i64), limit: i64) -> Result<Vec<Shift>> {
    match community_id {
        Some(id) => tx.rows(OF_COMMUNITY, params![id, before.0, before.1, limit], read),
        None => tx.rows(ALL, params![before.0, before.1, limit], read),
    }
}

/// Money and time of a community, or (`None`) of all, by year, place and deciding hand; the latest year first.
pub fn totals(tx: &mut Tx, community_id: Option<i64>) -> Result<Vec<Total>> {
    match community_id {
        Some(id) => tx.rows(TOTALS_OF_COMMUNITY, params![id], read_total),
        None => tx.rows(TOTALS, params![], read_total),
    }
}

/// How many decisions have these hands at agenda, decision and holding, of a community or (`None`) of all.
pub fn hands(tx: &mut Tx, community_id: Option<i64>) -> Result<Vec<([Hand; 3], i64)>> {
    tx.rows(HANDS, params![community_id.unwrap_or(0)], |row| {
        Ok(([Hand::read(row, 0)?, Hand::read(row, 1)?, Hand::read(row, 2)?], row.get(3)?))
    })
}

fn read(row: &Row) -> Result<Shift> {
    Ok(Shift {
        id: row.get(0)?,
        community_id: row.get(1)?,
        kind: Kind::read(row, 2)?,
        thing_id: row.get(3)?,
        title: Bilingual { en: row.get(4)?, fr: row.get(5)? },
        decided: row.get(6)?,
        agenda_by: Hand::read(row, 7)?,
        decided_by: Hand::read(row, 8)?,
        holder: Hand::read(row, 9)?,
        cents: row.get(10)?,
        currency: row.get(11)?,
        minutes: row.get(12)?,
        place_id: row.get(13)?,
        year: row.get(14)?,
    })
}

fn read_total(row: &Row) -> Result<Total> {
    Ok(Total {
        year: row.get(0)?,
        place_id: row.get(1)?,
        decided_by: Hand::read(row, 2)?,
        currency: row.get(3)?,
        decisions: row.get(4)?,
        cents: row.get(5)?,
        minutes: row.get(6)?,
    })
}
