//! The rules of a space, version by version, and who agreed to each.

use crate::shift::Hand;
use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, params, statements};

words! {
    /// Who may book.
    Who {
        /// Whoever has an address that mail reaches.
        Everyone = "everyone",
        /// Those who belong to a community that holds the space.
        Members = "members",
    }

    /// What became of a version.
    State {
        /// It is shown, and agreed to.
        Proposed = "proposed",
        /// It holds.
        InForce = "in-force",
        /// It held, or was never brought into force.
        Past = "past",
    }
}

/// When a space is open on one day of the week, in minutes of the day.
pub type Span = Option<(i64, i64)>;

/// A version of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Of which space.
    pub space_id: i64,
    /// From 1.
    pub number: i64,
    /// Who may book.
    pub who: Who,
    /// When it is open, Monday first.
    pub hours: [Span; 7],
    /// The longest booking.
    pub most_minutes: i64,
    /// How many days ahead.
    pub ahead_days: i64,
    /// What an hour costs, in the smallest unit of the currency; 0: nothing.
    pub cents: i64,
    /// ISO 4217.
    pub currency: String,
    /// From which minute of the day until which one it stays quiet; the second may be the smaller one.
    pub quiet: Span,
    /// What else holds.
    pub words: Bilingual,
    /// What became of it.
    pub state: State,
    /// Where people agreed to it, if they met.
    pub meeting: Bilingual,
    /// How many agreed there.
    pub meeting_people: i64,
    /// Who proposed it.
    pub agenda_by: Hand,
    /// Who decided; `None` while it is proposed.
    pub decided_by: Option<Hand>,
    /// When it came into force.
    pub since: Option<i64>,
    /// When it was replaced.
    pub until: Option<i64>,
    /// When it was proposed.
    pub made: i64,
    /// Who wrote it.
    pub made_by: Option<i64>,
}

macro_rules! columns {
    () => {
        "space_id, number, who, hours, most_minutes, ahead_days, cents, currency, quiet_from, quiet_until, words_en,
            words_fr, state, meeting_en, meeting_fr, meeting_people, agenda, decider, since, until, made, made_by"
    };
}

statements! {
    INSERT = concat!("INSERT INTO space_rule (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)");
    // What people agreed to stays as it was.
    SETTLE = "UPDATE space_rule SET state = $3, meeting_en = $4, meeting_fr = $5, meeting_people = $6, decider = $7,
            since = $8, until = $9
        WHERE space_id = $1 AND number = $2";
    BY_NUMBER = concat!("SELECT ", columns!(), " FROM space_rule WHERE space_id = $1 AND number = $2");
    OF = concat!("SELECT ", columns!(), " FROM space_rule WHERE space_id = $1 ORDER BY number DESC");
    AGREE = "INSERT INTO space_agreement (space_id, number, id, person_id, made) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING";
    DISAGREE = "DELETE FROM space_agreement WHERE space_id = $1 AND number = $2 AND person_id = $3";
    /// Whoever shows their name in a community that holds the space is named, all others are counted.
    AGREED = "SELECT a.person_id, (SELECT min(m.name) FROM membership m
                JOIN holding h ON h.kind = 'space' AND h.thing_id = a.space_id AND h.community_id = m.community_id
                WHERE m.person_id = a.person_id AND m.ended IS NULL AND m.is_shown)
        FROM space_agreement a WHERE a.space_id = $1 AND a.number = $2 ORDER BY a.id";
}

/// Adds a version.
pub fn insert(tx: &mut Tx, rule: &Rule) -> Result<()> {
    let (from, until) = (rule.quiet.map(|quiet| quiet.0), rule.quiet.map(|quiet| quiet.1));
    tx.execute(
        INSERT,
        params![
            rule.space_id,
            rule.number,
            rule.who,
            written(&rule.hours),
            rule.most_minutes,
            rule.ahead_days,
            rule.cents,
            rule.currency.as_str(),
            from,
            until,
            rule.words.en.as_str(),
            rule.words.fr.as_str(),
            rule.state,
            rule.meeting.en.as_str(),
            rule.meeting.fr.as_str(),
            rule.meeting_people,
            rule.agenda_by,
            rule.decided_by.map_or("", Hand::word),
            rule.since,
            rule.until,
            rule.made,
            rule.made_by
        ],
    )?;
    Ok(())
}

/// Writes what became of a version.
pub fn settle(tx: &mut Tx, rule: &Rule) -> Result<()> {
    tx.execute(
        SETTLE,
        params![
            rule.space_id,
            rule.number,
            rule.state,
            rule.meeting.en.as_str(),
            rule.meeting.fr.as_str(),
            rule.meeting_people,
            rule.decided_by.map_or("", Hand::word),
            rule.since,
            rule.until
        ],
    )?;
    Ok(())
}

/// The version of this number.
pub fn by_number(tx: &mut Tx, space_id: i64, number: i64) -> Result<Option<Rule>> {
    tx.row(BY_NUMBER, params![space_id, number], read)
}

/// Every version, the latest first.
pub fn of(tx: &mut Tx, space_id: i64) -> Result<Vec<Rule>> {
    tx.rows(OF, params![space_id], read)
}

/// Somebody agrees; once.
pub fn agree(tx: &mut Tx, (space_id, number): (i64, i64), id: i64, person_id: i64, made: i64) -> Result<()> {
    tx.execute(AGREE, params![space_id, number, id, person_id, made])?;
    Ok(())
}

/// Somebody takes their agreement back.
pub fn disagree(tx: &mut Tx, (space_id, number): (i64, i64), person_id: i64) -> Result<()> {
    tx.execute(DISAGREE, params![space_id, number, person_id])?;
    Ok(())
}

/// Who agreed: the person, if they are still there, and the name they show in the community, if they show one.
pub fn agreed(tx: &mut Tx, space_id: i64, number: i64) -> Result<Vec<(Option<i64>, Option<String>)>> {
    tx.rows(AGREED, params![space_id, number], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// `540-1260 - …`, Monday first.
fn written(hours: &[Span; 7]) -> String {
    let day = |span: &Span| span.map_or_else(|| "-".to_owned(), |(from, until)| format!("{from}-{until}"));
    hours.iter().map(day).collect::<Vec<_>>().join(" ")
}

fn spans(text: &str) -> [Span; 7] {
    let mut hours = [None; 7];
    for (day, word) in hours.iter_mut().zip(text.split(' ')) {
        *day = word.split_once('-').and_then(|(from, until)| Some((from.parse().ok()?, until.parse().ok()?)));
    }
    hours
}

fn read(row: &Row) -> Result<Rule> {
    let both = |at: usize| Ok::<_, crate::Error>(Bilingual { en: row.get(at)?, fr: row.get(at + 1)? });
    let quiet = row.get::<Option<i64>>(8)?.zip(row.get::<Option<i64>>(9)?);
    Ok(Rule {
        space_id: row.get(0)?,
        number: row.get(1)?,
        who: Who::read(row, 2)?,
        hours: spans(&row.get::<String>(3)?),
        most_minutes: row.get(4)?,
        ahead_days: row.get(5)?,
        cents: row.get(6)?,
        currency: row.get(7)?,
        quiet,
        words: both(10)?,
        state: State::read(row, 12)?,
        meeting: both(13)?,
        meeting_people: row.get(15)?,
        agenda_by: Hand::read(row, 16)?,
        decided_by: Hand::of_word(&row.get::<String>(17)?),
        since: row.get(18)?,
        until: row.get(19)?,
        made: row.get(20)?,
        made_by: row.get(21)?,
    })
}
