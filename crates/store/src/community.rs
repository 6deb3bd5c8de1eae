//! People who meet and decide together: a round table, an association, a working group, a programme, an institution.

use std::ops::RangeInclusive;

use crate::words::{Bilingual, words};
use crate::{Result, Row, Tx, Value, params, search, statements};

words! {
    /// What brings its people together.
    Kind {
        /// Residents around a table: issues, priorities, a plan.
        RoundTable = "round-table",
        /// A neighbourhood association.
        Association = "association",
        /// People who work on one thing together.
        WorkingGroup = "working-group",
        /// A programme that several communities take part in.
        Programme = "programme",
        /// Its people answer, and neither vote nor moderate.
        Institution = "institution",
    }

    /// Which of the two languages its people speak together.
    Speaks {
        /// English.
        English = "en",
        /// French.
        French = "fr",
        /// Both.
        Both = "both",
    }

    /// How someone comes to belong.
    Joining {
        /// Whoever wants to.
        Open = "open",
        /// They ask, and a steward answers.
        Request = "request",
        /// A steward invites them.
        Invitation = "invitation",
    }

    /// How far what it holds may travel; each person's own consent narrows it further.
    Sharing {
        /// It stays with the community's own people.
        Here = "here",
        /// Counts and estimates leave, words do not.
        Aggregate = "aggregate",
        /// Whatever its people's consent allows.
        Open = "open",
    }

    /// Whether it is there.
    State {
        /// Someone asks for it; nobody else sees it.
        Proposed = "proposed",
        /// It is there.
        Active = "active",
        /// It was asked for and declined, with a reason.
        Declined = "declined",
        /// It was there, and moderators hide it, with a reason.
        Hidden = "hidden",
        /// It has ended; what it held stays readable.
        Closed = "closed",
        /// It is not here, or not any more; its name is known, since what others hold tells of it.
        Elsewhere = "elsewhere",
    }

    /// Where it came from.
    Origin {
        /// Made here.
        Own = "own",
        /// Made up, to show what Perron does.
        Sample = "sample",
    }
}

/// People who meet and decide together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Community {
    /// Time-ordered.
    pub id: i64,
    /// What brings its people together.
    pub kind: Kind,
    /// What it is called.
    pub name: Bilingual,
    /// Who they are, in their words.
    pub about: Bilingual,
    /// Which of the two languages they speak together.
    pub speaks: Speaks,
    /// Other languages, in their own words; may be empty.
    pub speaks_also: String,
    /// Where it is.
    pub place_id: Option<i64>,
    /// How someone comes to belong.
    pub joining: Joining,
    /// How far what it holds may travel.
    pub sharing: Sharing,
    /// Whether it is there.
    pub state: State,
    /// Why it was declined or closed.
    pub reason: String,
    /// Where it came from.
    pub origin: Origin,
    /// When it was made.
    pub made: i64,
    /// Who made it.
    pub made_by: Option<i64>,
}

/// A community in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The community.
    pub community: Community,
    /// How many people belong to it now.
    pub people: i64,
    /// How many things it holds.
    pub holdings: i64,
}

statements! {
    INSERT = "INSERT INTO community (id, kind, name_en, name_fr, about_en, about_fr, speaks, speaks_also, place_id,
            joining, sharing, state, reason, origin, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    BY_ID = "SELECT id, kind, name_en, name_fr, about_en, about_fr, speaks, speaks_also, place_id,
            joining, sharing, state, reason, origin, made, made_by
        FROM community WHERE id = $1";
    IN_STATE = "SELECT id, kind, name_en, name_fr, about_en, about_fr, speaks, speaks_also, place_id,
            joining, sharing, state, reason, origin, made, made_by,
            (SELECT count(*) FROM membership m WHERE m.community_id = c.id AND m.ended IS NULL),
            (SELECT count(*) FROM holding h WHERE h.community_id = c.id AND h.agreed IS NOT NULL)
        FROM community c WHERE state = $1 ORDER BY id";
    // Where they are: the place itself, what a steward added in it, and the codes of divisions and municipalities in it.
    AT = "SELECT c.id, c.kind, c.name_en, c.name_fr, c.about_en, c.about_fr, c.speaks, c.speaks_also, c.place_id,
            c.joining, c.sharing, c.state, c.reason, c.origin, c.made, c.made_by
        FROM community c LEFT JOIN place p ON p.id = c.place_id
        WHERE c.state = 'active' AND (c.place_id = $1 OR p.part_of = $1 OR c.place_id BETWEEN $2 AND $3
            OR c.place_id BETWEEN $4 AND $5 OR p.municipality BETWEEN $4 AND $5)
        ORDER BY c.id LIMIT $6";
    LOCK = "SELECT id FROM community WHERE id = $1 FOR UPDATE";
    UPDATE = "UPDATE community SET kind = $1, name_en = $2, name_fr = $3, about_en = $4, about_fr = $5, speaks = $6,
            speaks_also = $7, place_id = $8, joining = $9, sharing = $10
        WHERE id = $11";
    SET_STATE = "UPDATE community SET state = $1, reason = $2 WHERE id = $3";
    DELETE = "DELETE FROM community WHERE id = $1";
}

/// Adds a community.
pub fn insert(tx: &mut Tx, community: &Community) -> Result<()> {
    tx.execute(INSERT, &values(community))?;
    search::touch(tx, search::Kind::Community, 0, community.id)
}

/// The community with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Community>> {
    tx.row(BY_ID, params![id], read)
}

/// Every community in a state, oldest first.
pub fn in_state(tx: &mut Tx, state: State) -> Result<Vec<Listed>> {
    tx.rows(IN_STATE, params![state], |row| {
        Ok(Listed { community: read(row)?, people: row.get(16)?, holdings: row.get(17)? })
    })
}

/// Those that are at a place or in a part of it, oldest first. `divisions` and `municipalities` are the codes of the
/// program's own places that lie in it.
pub fn at(
    tx: &mut Tx,
    place_id: i64,
    divisions: &RangeInclusive<i64>,
    municipalities: &RangeInclusive<i64>,
    limit: i64,
) -> Result<Vec<Community>> {
    let values = params![
        place_id,
        *divisions.start(),
        *divisions.end(),
        *municipalities.start(),
        *municipalities.end(),
        limit
    ];
    tx.rows(AT, values, read)
}

/// Makes others who change this community's people wait until this transaction ends; comes first in each that does.
/// False if there is no such community.
pub fn lock(tx: &mut Tx, id: i64) -> Result<bool> {
    Ok(tx.row(LOCK, params![id], |row| row.get::<i64>(0))?.is_some())
}

/// Writes what its settings ask. State, origin and maker stay.
pub fn update(tx: &mut Tx, community: &Community) -> Result<()> {
    tx.execute(
        UPDATE,
        params![
            community.kind,
            community.name.en.as_str(),
            community.name.fr.as_str(),
            community.about.en.as_str(),
            community.about.fr.as_str(),
            community.speaks,
            community.speaks_also.as_str(),
            community.place_id,
            community.joining,
            community.sharing,
            community.id
        ],
    )?;
    search::touch_community(tx, community.id)
}

/// Changes its state, with the reason where one is owed.
pub fn set_state(tx: &mut Tx, id: i64, state: State, reason: &str) -> Result<()> {
    tx.execute(SET_STATE, params![state, reason, id])?;
    search::touch_community(tx, id)
}

/// Removes a community with everything that makes it one; what it held is held no more.
pub fn delete(tx: &mut Tx, id: i64) -> Result<bool> {
    search::touch_community(tx, id)?;
    Ok(tx.execute(DELETE, params![id])? > 0)
}

fn values(community: &Community) -> [Value; 16] {
    [
        community.id.into(),
        community.kind.into(),
        community.name.en.as_str().into(),
        community.name.fr.as_str().into(),
        community.about.en.as_str().into(),
        community.about.fr.as_str().into(),
        community.speaks.into(),
        community.speaks_also.as_str().into(),
        community.place_id.into(),
        community.joining.into(),
        community.sharing.into(),
        community.state.into(),
        community.reason.as_str().into(),
        community.origin.into(),
        community.made.into(),
        community.made_by.into(),
    ]
}

fn read(row: &Row) -> Result<Community> {
    Ok(Community {
        id: row.get(0)?,
        kind: Kind::read(row, 1)?,
        name: Bilingual { en: row.get(2)?, fr: row.get(3)? },
        about: Bilingual { en: row.get(4)?, fr: row.get(5)? },
        speaks: Speaks::read(row, 6)?,
        speaks_also: row.get(7)?,
        place_id: row.get(8)?,
        joining: Joining::read(row, 9)?,
        sharing: Sharing::read(row, 10)?,
        state: State::read(row, 11)?,
        reason: row.get(12)?,
        origin: Origin::read(row, 13)?,
        made: row.get(14)?,
        made_by: row.get(15)?,
    })
}
