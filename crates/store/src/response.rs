//! What one person answers in a wave: once, part by part, changed until the wave closes.

use crate::chunk::{self, chunk};
use crate::words::words;
use crate::{Language, Result, Row, Tx, Value, params, release_draft, statements};

words! {
    /// How somebody came to answer; the two are never added up.
    Arm {
        /// They were invited.
        Panel = "panel",
        /// They had the address.
        Open = "open",
    }

    /// How it came.
    Origin {
        /// They filled it in.
        Web = "web",
        /// A helper copied it from paper.
        Paper = "paper",
        /// It stood in a file.
        Import = "import",
    }
}

/// A response.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// In which wave.
    pub wave_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// How somebody came to answer.
    pub arm: Arm,
    /// The member of the panel.
    pub member_id: Option<i64>,
    /// The person or guest.
    pub holder: Option<String>,
    /// The number on the sheet of paper.
    pub paper: Option<i64>,
    /// How it came.
    pub origin: Origin,
    /// The helper who copied it.
    pub recorded_by: Option<i64>,
    /// In which language it was answered.
    pub language: Language,
    /// The province or territory, two letters.
    pub province: Option<String>,
    /// The first three characters of the postal code.
    pub postal_area: Option<String>,
    /// The place they chose.
    pub place_id: Option<i64>,
    /// Codes in the order of the frozen sheet.
    pub answers: String,
    /// The design weight that was brought.
    pub weight: Option<f64>,
    /// The stratum that was brought.
    pub stratum: Option<String>,
    /// The cluster that was brought.
    pub cluster: Option<String>,
    /// When it was begun.
    pub started: i64,
    /// When it last changed.
    pub changed: i64,
    /// When it was handed in.
    pub finished: Option<i64>,
}

/// How many answers a wave has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Begun by members of the panel.
    pub panel_begun: i64,
    /// Handed in by members of the panel.
    pub panel: i64,
    /// Begun by others.
    pub open_begun: i64,
    /// Handed in by others.
    pub open: i64,
    /// Of these, from paper.
    pub paper: i64,
}

macro_rules! columns {
    () => {
        "wave_id, id, arm, member_id, holder, paper, origin, recorded_by, language, province, postal_area, place_id, answers,
            weight, stratum, cluster, started, changed, finished"
    };
}

statements! {
    INSERT = concat!("INSERT INTO response (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) ON CONFLICT DO NOTHING");
    INSERT_MANY = chunk!("INSERT INTO response (wave_id, id, arm, member_id, holder, paper, origin, recorded_by, language,
        province, postal_area, place_id, answers, weight, stratum, cluster, started, changed, finished) VALUES ", 19);
    INSERT_ONE = concat!("INSERT INTO response (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)");
    UPDATE = "UPDATE response SET language = $3, province = $4, postal_area = $5, place_id = $6, answers = $7, changed = $8,
        finished = $9 WHERE wave_id = $1 AND id = $2";
    BY_ID = concat!("SELECT ", columns!(), " FROM response WHERE wave_id = $1 AND id = $2");
    OF_MEMBER = concat!("SELECT ", columns!(), " FROM response WHERE wave_id = $1 AND member_id = $2");
    OF_HOLDER = concat!("SELECT ", columns!(), " FROM response WHERE wave_id = $1 AND holder = $2");
    BY_PAPER = concat!("SELECT ", columns!(), " FROM response WHERE wave_id = $1 AND paper = $2");
    PAPERS = concat!("SELECT ", columns!(), " FROM response WHERE wave_id = $1 AND paper IS NOT NULL ORDER BY id DESC");
    OF_WAVE = concat!("SELECT ", columns!(), " FROM response WHERE wave_id = $1 ORDER BY id");
    COUNT = "SELECT arm, count(*), count(finished), count(paper) FROM response WHERE wave_id = $1 GROUP BY arm";
    KEPT_COUNT = "SELECT arm, begun, finished, paper FROM response_count WHERE wave_id = $1";
    KEEP_COUNT = "INSERT INTO response_count (wave_id, arm, begun, finished, paper)
        SELECT wave_id, arm, count(*), count(finished), count(paper) FROM response WHERE wave_id = $1 GROUP BY wave_id, arm
        ON CONFLICT (wave_id, arm) DO UPDATE SET begun = excluded.begun, finished = excluded.finished, paper = excluded.paper";
    DELETE = "DELETE FROM response WHERE wave_id = $1 AND id = $2";
    CLAIM = "UPDATE response SET holder = $1 WHERE holder = $2
        AND NOT EXISTS (SELECT 1 FROM response o WHERE o.wave_id = response.wave_id AND o.holder = $1)";
    TWICE = "SELECT p.wave_id FROM response p JOIN response g ON g.wave_id = p.wave_id AND g.holder = $2
        JOIN wave w ON w.id = p.wave_id WHERE p.holder = $1 AND w.state = 'open' ORDER BY p.wave_id";
    GIVE = "UPDATE response SET holder = $3 WHERE wave_id = $1 AND id = $2";
    SET_WORDS = "INSERT INTO response_word (wave_id, response_id, item_key, words) VALUES ($1, $2, $3, $4)
        ON CONFLICT (wave_id, response_id, item_key) DO UPDATE SET words = excluded.words";
    DROP_WORDS = "DELETE FROM response_word WHERE wave_id = $1 AND response_id = $2 AND item_key = $3";
    WORDS = "SELECT item_key, words FROM response_word WHERE wave_id = $1 AND response_id = $2 ORDER BY item_key";
    WORDS_OF_WAVE = "SELECT o.item_key, o.words FROM response_word o
        JOIN response r ON r.wave_id = o.wave_id AND r.id = o.response_id
        WHERE o.wave_id = $1 AND r.finished IS NOT NULL ORDER BY o.item_key, o.response_id";
    SEAL = "INSERT INTO response_self (wave_id, pseudonym, sealed, until) VALUES ($1, $2, $3, $4)
        ON CONFLICT (wave_id, pseudonym) DO UPDATE SET sealed = excluded.sealed, until = excluded.until";
    SEALED = "SELECT sealed FROM response_self WHERE wave_id = $1 AND pseudonym = $2";
    ALL_SEALED = "SELECT pseudonym, sealed FROM response_self WHERE wave_id = $1 ORDER BY pseudonym";
    COUNT_SEALED = "SELECT count(*) FROM response_self WHERE wave_id = $1";
    UNSEAL = "DELETE FROM response_self WHERE wave_id = $1 AND pseudonym = $2";
    KEEP_SEALED = "UPDATE response_self SET until = $1 WHERE wave_id = $2";
    FORGET_SEALED = "DELETE FROM response_self WHERE until < $1";
    DELETE_SEALED = "DELETE FROM response_self";
    ANY_SEALED = "SELECT 1 FROM response_self LIMIT 1";
    OF_OWNER = "SELECT r.wave_id, r.id FROM response r WHERE r.holder = $1
        UNION SELECT r.wave_id, r.id FROM panel_member m JOIN response r ON r.member_id = m.id WHERE m.address = $2
        ORDER BY 1, 2";
}

/// Adds a response; false if this member, holder or sheet of paper has one.
pub fn insert(tx: &mut Tx, response: &Response) -> Result<bool> {
    Ok(tx.execute(INSERT, &values(response))? > 0)
}

/// Adds many, from a file.
pub fn insert_all(tx: &mut Tx, responses: &[Response]) -> Result<()> {
    chunk::insert(tx, (INSERT_MANY, INSERT_ONE), responses, values)
}

/// Keeps language, place, answers and times as they are now. The wave is locked and still open.
pub fn update(tx: &mut Tx, response: &Response) -> Result<()> {
    tx.execute(
        UPDATE,
        params![
            response.wave_id,
            response.id,
            response.language.word(),
            &response.province,
            &response.postal_area,
            response.place_id,
            response.answers.as_str(),
            response.changed,
            response.finished
        ],
    )?;
    Ok(())
}

/// The response with this id.
pub fn by_id(tx: &mut Tx, wave_id: i64, id: i64) -> Result<Option<Response>> {
    tx.row(BY_ID, params![wave_id, id], read)
}

/// That of a member of the panel.
pub fn of_member(tx: &mut Tx, wave_id: i64, member_id: i64) -> Result<Option<Response>> {
    tx.row(OF_MEMBER, params![wave_id, member_id], read)
}

/// That of a person or guest.
pub fn of_holder(tx: &mut Tx, wave_id: i64, holder: &str) -> Result<Option<Response>> {
    tx.row(OF_HOLDER, params![wave_id, holder], read)
}

/// That of a numbered sheet of paper.
pub fn by_paper(tx: &mut Tx, wave_id: i64, paper: i64) -> Result<Option<Response>> {
    tx.row(BY_PAPER, params![wave_id, paper], read)
}

/// Those copied from paper, the newest first.
pub fn papers(tx: &mut Tx, wave_id: i64) -> Result<Vec<Response>> {
    tx.rows(PAPERS, params![wave_id], read)
}

/// Every response of a wave, begun or handed in.
pub fn of_wave(tx: &mut Tx, wave_id: i64) -> Result<Vec<Response>> {
    tx.rows(OF_WAVE, params![wave_id], read)
}

/// Counts the responses of a closed wave once and for all: none comes any more, and none goes.
pub fn keep_count(tx: &mut Tx, wave_id: i64) -> Result<()> {
    tx.execute(KEEP_COUNT, params![wave_id])?;
    Ok(())
}

/// How many there are: as it is kept, or counted now.
pub fn count(tx: &mut Tx, wave_id: i64) -> Result<Count> {
    let mut count = Count::default();
    let read =
        |row: &Row| Ok((Arm::read(row, 0)?, row.get::<i64>(1)?, row.get::<i64>(2)?, row.get::<i64>(3)?));
    let kept = tx.rows(KEPT_COUNT, params![wave_id], read)?;
    let counted = if kept.is_empty() { tx.rows(COUNT, params![wave_id], read)? } else { kept };
    for (arm, begun, finished, paper) in counted {
        match arm {
            Arm::Panel => (count.panel_begun, count.panel) = (begun, finished),
            Arm::Open => (count.open_begun, count.open) = (begun, finished),
        }
        count.paper += paper;
    }
    Ok(count)
}

/// Removes a response with its words, and drafts of what would go out with it; what is sealed goes by its pseudonym.
pub fn delete(tx: &mut Tx, wave_id: i64, id: i64) -> Result<bool> {
    release_draft::delete_of_wave(tx, wave_id)?;
    Ok(tx.execute(DELETE, params![wave_id, id])? > 0)
}

/// Responses of a guest become those of the person they turn out to be, where that person has none.
pub fn claim(tx: &mut Tx, person: &str, guest: &str) -> Result<()> {
    tx.execute(CLAIM, params![person, guest])?;
    Ok(())
}

/// Both responses to each open wave that a person and a guest answered: that of the person, and that of the guest.
pub fn twice(tx: &mut Tx, person: &str, guest: &str) -> Result<Vec<(Response, Response)>> {
    let waves: Vec<i64> = tx.rows(TWICE, params![person, guest], |row| row.get(0))?;
    let mut both = Vec::new();
    for wave_id in waves {
        both.extend(of_holder(tx, wave_id, person)?.zip(of_holder(tx, wave_id, guest)?));
    }
    Ok(both)
}

/// Gives a response to a person.
pub fn give(tx: &mut Tx, wave_id: i64, id: i64, person: &str) -> Result<()> {
    tx.execute(GIVE, params![wave_id, id, person])?;
    Ok(())
}

/// Keeps somebody's own words on a question; empty ones are removed.
pub fn set_words(tx: &mut Tx, (wave_id, id): (i64, i64), item_key: &str, words: &str) -> Result<()> {
    if words.is_empty() {
        tx.execute(DROP_WORDS, params![wave_id, id, item_key])?;
    } else {
        tx.execute(SET_WORDS, params![wave_id, id, item_key, words])?;
    }
    Ok(())
}

/// The own words of a response, by question.
pub fn words(tx: &mut Tx, wave_id: i64, id: i64) -> Result<Vec<(String, String)>> {
    tx.rows(WORDS, params![wave_id, id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// All own words of the responses of a wave that were handed in, by question.
pub fn words_of_wave(tx: &mut Tx, wave_id: i64) -> Result<Vec<(String, String)>> {
    tx.rows(WORDS_OF_WAVE, params![wave_id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Keeps what is sealed under a pseudonym, in the place of what was.
pub fn seal(tx: &mut Tx, wave_id: i64, pseudonym: &str, sealed: &str, until: i64) -> Result<()> {
    tx.execute(SEAL, params![wave_id, pseudonym, sealed, until])?;
    Ok(())
}

/// What is sealed under a pseudonym.
pub fn sealed(tx: &mut Tx, wave_id: i64, pseudonym: &str) -> Result<Option<String>> {
    tx.row(SEALED, params![wave_id, pseudonym], |row| row.get(0))
}

/// All that is sealed in a wave: pseudonym and contents.
pub fn all_sealed(tx: &mut Tx, wave_id: i64) -> Result<Vec<(String, String)>> {
    tx.rows(ALL_SEALED, params![wave_id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// How much is sealed in a wave.
pub fn count_sealed(tx: &mut Tx, wave_id: i64) -> Result<i64> {
    Ok(tx.row(COUNT_SEALED, params![wave_id], |row| row.get(0))?.unwrap_or(0))
}

/// Removes what is sealed under a pseudonym, and drafts of what would tell of it; false if there is nothing.
pub fn unseal(tx: &mut Tx, wave_id: i64, pseudonym: &str) -> Result<bool> {
    release_draft::delete_of_wave(tx, wave_id)?;
    Ok(tx.execute(UNSEAL, params![wave_id, pseudonym])? > 0)
}

/// What is sealed in a wave is kept until this time.
pub fn keep_sealed(tx: &mut Tx, wave_id: i64, until: i64) -> Result<()> {
    tx.execute(KEEP_SEALED, params![until, wave_id])?;
    Ok(())
}

/// Removes what was to be kept until before a time; returns how many.
pub fn forget_sealed(tx: &mut Tx, before: i64) -> Result<u64> {
    let forgotten = tx.execute(FORGET_SEALED, params![before])?;
    if forgotten > 0 {
        release_draft::delete_all(tx)?;
    }
    Ok(forgotten)
}

/// Removes all that is sealed in every wave, and drafts of what would tell of it.
pub fn delete_sealed(tx: &mut Tx) -> Result<u64> {
    release_draft::delete_all(tx)?;
    tx.execute(DELETE_SEALED, params![])
}

/// Whether anything is sealed in any wave.
pub fn any_sealed(tx: &mut Tx) -> Result<bool> {
    Ok(tx.row(ANY_SEALED, params![], |row| row.get::<i64>(0))?.is_some())
}

/// The responses, by wave and id, that lead to somebody by their holder or their address.
pub fn of_owner(tx: &mut Tx, holder: &str, address: Option<&str>) -> Result<Vec<(i64, i64)>> {
    tx.rows(OF_OWNER, params![holder, address], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn values(response: &Response) -> [Value; 19] {
    [
        response.wave_id.into(),
        response.id.into(),
        response.arm.into(),
        response.member_id.into(),
        (&response.holder).into(),
        response.paper.into(),
        response.origin.into(),
        response.recorded_by.into(),
        response.language.word().into(),
        (&response.province).into(),
        (&response.postal_area).into(),
        response.place_id.into(),
        response.answers.as_str().into(),
        response.weight.into(),
        (&response.stratum).into(),
        (&response.cluster).into(),
        response.started.into(),
        response.changed.into(),
        response.finished.into(),
    ]
}

fn read(row: &Row) -> Result<Response> {
    Ok(Response {
        wave_id: row.get(0)?,
        id: row.get(1)?,
        arm: Arm::read(row, 2)?,
        member_id: row.get(3)?,
        holder: row.get(4)?,
        paper: row.get(5)?,
        origin: Origin::read(row, 6)?,
        recorded_by: row.get(7)?,
        language: Language::read(row, 8)?,
        province: row.get(9)?,
        postal_area: row.get(10)?,
        place_id: row.get(11)?,
        answers: row.get(12)?,
        weight: row.get(13)?,
        stratum: row.get(14)?,
        cluster: row.get(15)?,
        started: row.get(16)?,
        changed: row.get(17)?,
        finished: row.get(18)?,
    })
}
