//! People who are asked again from wave to wave, under a pseudonym.

use crate::{Language, Result, Row, Tx, params, statements};

/// Somebody who is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Time-ordered.
    pub id: i64,
    /// By which community.
    pub community_id: i64,
    /// Their pseudonym.
    pub code: String,
    /// Where the link is mailed to, in lower case; `None`: it is handed over on paper.
    pub address: Option<String>,
    /// In which language they are written to.
    pub language: Language,
    /// Whether they are reminded.
    pub is_reminded: bool,
    /// Since when they are not asked any more.
    pub gone: Option<i64>,
    /// When they were entered.
    pub made: i64,
}

/// A member is asked to answer in a wave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// In which wave.
    pub wave_id: i64,
    /// Who.
    pub member_id: i64,
    /// When the link was mailed; `None`: it is handed over on paper.
    pub sent: Option<i64>,
    /// How many reminders went out.
    pub reminders: i64,
    /// The last of them.
    pub reminded: Option<i64>,
}

macro_rules! columns {
    () => {
        "m.id, m.community_id, m.code, m.address, m.language, m.is_reminded, m.gone, m.made"
    };
}

statements! {
    INSERT = "INSERT INTO panel_member (id, community_id, code, address, language, is_reminded, gone, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
    BY_ID = concat!("SELECT ", columns!(), " FROM panel_member m WHERE m.id = $1");
    OF_COMMUNITY = concat!("SELECT ", columns!(), " FROM panel_member m WHERE m.community_id = $1 ORDER BY m.id");
    BY_CODE = concat!("SELECT ", columns!(), " FROM panel_member m
        WHERE m.community_id = $1 AND m.code = $2 AND m.gone IS NULL");
    BY_ADDRESS = concat!("SELECT ", columns!(), " FROM panel_member m WHERE m.community_id = $1 AND m.address = $2");
    COUNT = "SELECT count(*) FROM panel_member WHERE community_id = $1 AND gone IS NULL";
    SET_REMINDED = "UPDATE panel_member SET is_reminded = $1 WHERE id = $2";
    GO = "UPDATE panel_member SET gone = $1, address = NULL WHERE id = $2 AND gone IS NULL";
    INVITE = "INSERT INTO panel_invitation (wave_id, member_id, sent, reminders, reminded) VALUES ($1, $2, $3, 0, NULL)
        ON CONFLICT DO NOTHING";
    INVITATION = "SELECT wave_id, member_id, sent, reminders, reminded FROM panel_invitation
        WHERE wave_id = $1 AND member_id = $2";
    ASKED_IN = "SELECT wave_id FROM panel_invitation WHERE member_id = $1 ORDER BY wave_id";
    COUNT_INVITED = "SELECT count(*) FROM panel_invitation WHERE wave_id = $1";
    UNINVITED = concat!("SELECT ", columns!(), " FROM panel_member m WHERE m.community_id = $1 AND m.gone IS NULL
        AND NOT EXISTS (SELECT 1 FROM panel_invitation i WHERE i.wave_id = $2 AND i.member_id = m.id) ORDER BY m.id");
    // Who has not finished, has an address, was not reminded so often, and not since that time.
    TO_REMIND = concat!("SELECT ", columns!(), " FROM panel_invitation i JOIN panel_member m ON m.id = i.member_id
        WHERE i.wave_id = $1 AND i.reminders < $2 AND coalesce(i.reminded, i.sent) <= $3 AND m.is_reminded
            AND m.gone IS NULL AND m.address IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM response r WHERE r.wave_id = i.wave_id AND r.member_id = m.id
                AND r.finished IS NOT NULL)
        ORDER BY m.id");
    // Counts up from what was seen, so that two jobs at once send one.
    REMIND = "UPDATE panel_invitation SET reminders = reminders + 1, reminded = $1
        WHERE wave_id = $2 AND member_id = $3 AND coalesce(reminded, sent) <= $4 AND reminders < $5";
}

/// Enters somebody; false if the code or the address is there already.
pub fn insert(tx: &mut Tx, member: &Member) -> Result<bool> {
    let values = params![
        member.id,
        member.community_id,
        member.code.as_str(),
        &member.address,
        member.language.word(),
        member.is_reminded,
        member.gone,
        member.made
    ];
    Ok(tx.execute(INSERT, values)? > 0)
}

/// The member with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Member>> {
    tx.row(BY_ID, params![id], read)
}

/// All of a community, the first first; those who left too.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Member>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// The member of the panel of a community who has this pseudonym and is asked still.
pub fn by_code(tx: &mut Tx, community_id: i64, code: &str) -> Result<Option<Member>> {
    tx.row(BY_CODE, params![community_id, code], read)
}

/// The member of the panel of a community whose link is mailed to this address.
pub fn by_address(tx: &mut Tx, community_id: i64, address: &str) -> Result<Option<Member>> {
    tx.row(BY_ADDRESS, params![community_id, address], read)
}

/// How many are asked.
pub fn count(tx: &mut Tx, community_id: i64) -> Result<i64> {
    Ok(tx.row(COUNT, params![community_id], |row| row.get(0))?.unwrap_or(0))
}

/// Whether somebody is reminded from now on.
pub fn set_reminded(tx: &mut Tx, id: i64, is_reminded: bool) -> Result<()> {
    tx.execute(SET_REMINDED, params![is_reminded, id])?;
    Ok(())
}

/// Somebody is not asked any more, and their address is forgotten; false if it was so before.
pub fn go(tx: &mut Tx, id: i64, now: i64) -> Result<bool> {
    Ok(tx.execute(GO, params![now, id])? > 0)
}

/// Writes down that a member is asked in a wave; false if they are.
pub fn invite(tx: &mut Tx, wave_id: i64, member_id: i64, sent: Option<i64>) -> Result<bool> {
    Ok(tx.execute(INVITE, params![wave_id, member_id, sent])? > 0)
}

/// Whether and how a member is asked in a wave.
pub fn invitation(tx: &mut Tx, wave_id: i64, member_id: i64) -> Result<Option<Invitation>> {
    tx.row(INVITATION, params![wave_id, member_id], |row| {
        Ok(Invitation {
            wave_id: row.get(0)?,
            member_id: row.get(1)?,
            sent: row.get(2)?,
            reminders: row.get(3)?,
            reminded: row.get(4)?,
        })
    })
}

/// The waves in which a member is asked.
pub fn asked_in(tx: &mut Tx, member_id: i64) -> Result<Vec<i64>> {
    tx.rows(ASKED_IN, params![member_id], |row| row.get(0))
}

/// How many are asked in a wave.
pub fn count_invited(tx: &mut Tx, wave_id: i64) -> Result<i64> {
    Ok(tx.row(COUNT_INVITED, params![wave_id], |row| row.get(0))?.unwrap_or(0))
}

/// Members of a community who are not asked in a wave yet.
pub fn uninvited(tx: &mut Tx, community_id: i64, wave_id: i64) -> Result<Vec<Member>> {
    tx.rows(UNINVITED, params![community_id, wave_id], read)
}

/// Who has not finished, was reminded less than so often, and last written to before a time.
pub fn to_remind(tx: &mut Tx, wave_id: i64, most: i64, before: i64) -> Result<Vec<Member>> {
    tx.rows(TO_REMIND, params![wave_id, most, before], read)
}

/// Writes down a reminder; false if another has just gone out.
pub fn remind(
    tx: &mut Tx,
    (wave_id, member_id): (i64, i64),
    most: i64,
    before: i64,
    now: i64,
) -> Result<bool> {
    Ok(tx.execute(REMIND, params![now, wave_id, member_id, before, most])? > 0)
}

fn read(row: &Row) -> Result<Member> {
    Ok(Member {
        id: row.get(0)?,
        community_id: row.get(1)?,
        code: row.get(2)?,
        address: row.get(3)?,
        language: Language::read(row, 4)?,
        is_reminded: row.get(5)?,
        gone: row.get(6)?,
        made: row.get(7)?,
    })
}
