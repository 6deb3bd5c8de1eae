//! The clauses of a strategy: every version of each, and what each rests on.

use crate::session::Lever;
use crate::summary::{Addressee, Doer, lever};
use crate::words::words;
use crate::{Bilingual, Language, Result, Row, Tx, Value, params, statements};

words! {
    /// What a clause is.
    Kind {
        /// What a word means here.
        Definition = "definition",
        /// What is held to, whatever is done.
        Principle = "principle",
        /// What is asked, of whom.
        Recommendation = "recommendation",
        /// By what one will see that it comes true.
        Measure = "measure",
        /// What those who speak here will do themselves.
        Commitment = "commitment",
    }

    /// How a text stands to what the clause says.
    Parity {
        /// It says what the clause says.
        Current = "current",
        /// The other language has changed since.
        Stale = "stale",
        /// A machine drafted it; no person has approved it yet.
        Machine = "machine",
    }

    /// What a clause rests on.
    SourceKind {
        /// A note from a session.
        Note = "note",
        /// A line of the one page of a session.
        SummaryLine = "summary-line",
        /// A statement in a conversation.
        Statement = "statement",
        /// A story.
        Story = "story",
        /// An issue as it came out of a round.
        Priority = "priority",
        /// A table that a pulse published.
        Release = "release",
        /// Another clause.
        Clause = "clause",
        /// Something from outside: a report, a law, a statistic.
        Outside = "outside",
    }
}

/// A clause, without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Of which strategy.
    pub strategy_id: i64,
    /// Given once, and never to another one.
    pub number: i64,
    /// In which chapter.
    pub chapter_id: i64,
    /// Its place there.
    pub position: i64,
    /// What it is.
    pub kind: Kind,
    /// Of a recommendation: whom it asks.
    pub addressee: Option<Addressee>,
    /// What policy could move.
    pub lever: Option<Lever>,
    /// Who does it.
    pub doer: Option<Doer>,
    /// What it costs, in words.
    pub cost: Bilingual,
    /// The version that stands.
    pub version: i64,
    /// Since when it is not in the text any more.
    pub retired: Option<i64>,
    /// Why.
    pub reason: String,
    /// What stands under it as last counted, as JSON; empty: not counted yet.
    pub support: String,
    /// When that was.
    pub counted: i64,
    /// When it was made.
    pub made: i64,
}

/// The words of a clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What it is called.
    pub title: Bilingual,
    /// What it says.
    pub text: Bilingual,
    /// The same in plain words.
    pub plain: Bilingual,
}

/// A version of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Of which clause.
    pub number: i64,
    /// 1, 2, 3 …
    pub version: i64,
    /// What it says.
    pub words: Words,
    /// How the English stands.
    pub en: Parity,
    /// How the French stands.
    pub fr: Parity,
    /// What changed, and why.
    pub why: String,
    /// Of that.
    pub language: Language,
    /// When it was made.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

/// What a clause rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// What it is.
    pub kind: SourceKind,
    /// The session, conversation, round, wave or strategy; 0: none.
    pub within: i64,
    /// Which; of a clause, its number.
    pub record_id: i64,
}

/// A source of a clause, as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Of which clause.
    pub number: i64,
    /// Time-ordered.
    pub id: i64,
    /// What.
    pub source: Source,
    /// Of something from outside: what it is called, who wrote it, when.
    pub title: Bilingual,
    /// Of something from outside: where it is; may be empty.
    pub link: String,
}

/// Which clause uses something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The strategy.
    pub strategy_id: i64,
    /// The clause.
    pub number: i64,
    /// What it uses.
    pub source: Source,
}

macro_rules! columns {
    () => {
        "c.strategy_id, c.number, c.chapter_id, c.position, c.kind, c.addressee, c.lever, c.doer, c.cost_en, c.cost_fr,
            c.version, c.retired, c.reason, c.support, c.counted, c.made"
    };
}

macro_rules! words_columns {
    () => {
        "v.number, v.version, v.title_en, v.title_fr, v.text_en, v.text_fr, v.plain_en, v.plain_fr, v.en, v.fr, v.why,
            v.language, v.made, v.made_by"
    };
}

statements! {
    NEXT = "SELECT cast(coalesce(max(number), 0) + 1 AS BIGINT) FROM clause WHERE strategy_id = $1";
    INSERT = "INSERT INTO clause (strategy_id, number, chapter_id, position, kind, addressee, lever, doer, cost_en, cost_fr,
            version, retired, reason, support, counted, made)
        VALUES ($1, $2, $3, (SELECT cast(coalesce(max(position), 0) + 1 AS BIGINT) FROM clause
            WHERE strategy_id = $1 AND chapter_id = $3), $4, $5, $6, $7, $8, $9, 1, NULL, '', '', 0, $10)";
    UPDATE = "UPDATE clause SET chapter_id = $3, position = $4, kind = $5, addressee = $6, lever = $7, doer = $8,
        cost_en = $9, cost_fr = $10, retired = $11, reason = $12 WHERE strategy_id = $1 AND number = $2";
    STAND = "UPDATE clause SET version = $3 WHERE strategy_id = $1 AND number = $2";
    COUNTED = "UPDATE clause SET support = $3, counted = $4 WHERE strategy_id = $1 AND number = $2";
    ONE = concat!("SELECT ", columns!(), " FROM clause c WHERE c.strategy_id = $1 AND c.number = $2");
    OF = concat!("SELECT ", columns!(), " FROM clause c JOIN chapter h
            ON h.strategy_id = c.strategy_id AND h.id = c.chapter_id
        WHERE c.strategy_id = $1 ORDER BY h.position, h.id, c.position, c.number");
    INSERT_VERSION = "INSERT INTO clause_version (strategy_id, number, version, title_en, title_fr, text_en, text_fr,
            plain_en, plain_fr, en, fr, why, language, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    APPROVE_EN = "UPDATE clause_version SET en = 'current' WHERE strategy_id = $1 AND number = $2 AND version = $3";
    APPROVE_FR = "UPDATE clause_version SET fr = 'current' WHERE strategy_id = $1 AND number = $2 AND version = $3";
    VERSIONS = concat!("SELECT ", words_columns!(), " FROM clause_version v
        WHERE v.strategy_id = $1 AND v.number = $2 ORDER BY v.version DESC");
    STANDING = concat!("SELECT ", words_columns!(), " FROM clause_version v JOIN clause c
            ON c.strategy_id = v.strategy_id AND c.number = v.number AND c.version = v.version
        WHERE c.strategy_id = $1 ORDER BY v.number");
    REST_ON = "INSERT INTO clause_source (strategy_id, number, id, kind, within, record_id, title_en, title_fr, link, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (strategy_id, number, kind, within, record_id) DO NOTHING";
    LET_GO = "DELETE FROM clause_source WHERE strategy_id = $1 AND number = $2 AND kind = $3 AND within = $4
        AND record_id = $5";
    SOURCES = "SELECT number, id, kind, within, record_id, title_en, title_fr, link FROM clause_source
        WHERE strategy_id = $1 AND number = $2 ORDER BY id";
    ALL_SOURCES = "SELECT number, id, kind, within, record_id, title_en, title_fr, link FROM clause_source
        WHERE strategy_id = $1 ORDER BY number, id";
    USES = "SELECT s.strategy_id, s.number, s.kind, s.within, s.record_id FROM clause_source s
        WHERE s.kind = $1 AND s.within = $2 AND s.record_id = $3 ORDER BY s.strategy_id, s.number";
}

/// Adds a clause at the end of its chapter with its first version; its number. Who calls it holds the strategy's lock.
pub fn insert(tx: &mut Tx, clause: &Clause, version: &Version) -> Result<i64> {
    let number = tx.row(NEXT, params![clause.strategy_id], |row| row.get(0))?.unwrap_or(1);
    tx.execute(
        INSERT,
        params![
            clause.strategy_id,
            number,
            clause.chapter_id,
            clause.kind,
            clause.addressee.map_or("", Addressee::word),
            clause.lever.map_or("", Lever::word),
            clause.doer.map_or("", Doer::word),
            clause.cost.en.as_str(),
            clause.cost.fr.as_str(),
            clause.made
        ],
    )?;
    write(tx, clause.strategy_id, &Version { number, version: 1, ..version.clone() })?;
    Ok(number)
}

/// Keeps where it stands, what it is, whom it asks, and whether it is in the text.
pub fn update(tx: &mut Tx, clause: &Clause) -> Result<()> {
    tx.execute(
        UPDATE,
        params![
            clause.strategy_id,
            clause.number,
            clause.chapter_id,
            clause.position,
            clause.kind,
            clause.addressee.map_or("", Addressee::word),
            clause.lever.map_or("", Lever::word),
            clause.doer.map_or("", Doer::word),
            clause.cost.en.as_str(),
            clause.cost.fr.as_str(),
            clause.retired,
            clause.reason.as_str()
        ],
    )?;
    Ok(())
}

/// Writes a version, which stands from now on.
pub fn write(tx: &mut Tx, strategy_id: i64, version: &Version) -> Result<()> {
    let words = &version.words;
    tx.execute(
        INSERT_VERSION,
        params![
            strategy_id,
            version.number,
            version.version,
            words.title.en.as_str(),
            words.title.fr.as_str(),
            words.text.en.as_str(),
            words.text.fr.as_str(),
            words.plain.en.as_str(),
            words.plain.fr.as_str(),
            version.en,
            version.fr,
            version.why.as_str(),
            version.language,
            version.made,
            version.made_by
        ],
    )?;
    tx.execute(STAND, params![strategy_id, version.number, version.version])?;
    Ok(())
}

/// A person says that the text in a language says what the clause says.
pub fn approve(tx: &mut Tx, strategy_id: i64, number: i64, version: i64, language: Language) -> Result<()> {
    let statement = match language {
        Language::English => APPROVE_EN,
        Language::French => APPROVE_FR,
    };
    tx.execute(statement, params![strategy_id, number, version])?;
    Ok(())
}

/// Keeps what stands under a clause, as it was counted.
pub fn keep_support(tx: &mut Tx, strategy_id: i64, number: i64, support: &str, now: i64) -> Result<()> {
    tx.execute(COUNTED, params![strategy_id, number, support, now])?;
    Ok(())
}

/// A clause.
pub fn one(tx: &mut Tx, strategy_id: i64, number: i64) -> Result<Option<Clause>> {
    tx.row(ONE, params![strategy_id, number], read)
}

/// The clauses of a strategy in the order of its text, those that are not in it any more among them.
pub fn of(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Clause>> {
    tx.rows(OF, params![strategy_id], read)
}

/// The versions of a clause, the latest first.
pub fn versions(tx: &mut Tx, strategy_id: i64, number: i64) -> Result<Vec<Version>> {
    tx.rows(VERSIONS, params![strategy_id, number], read_version)
}

/// The version of each clause that stands.
pub fn standing(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Version>> {
    tx.rows(STANDING, params![strategy_id], read_version)
}

/// A clause rests on this; false if it did already. `made` is when.
pub fn rest_on(tx: &mut Tx, strategy_id: i64, cited: &Cited, made: i64) -> Result<bool> {
    let source = cited.source;
    let values: [Value; 10] = [
        strategy_id.into(),
        cited.number.into(),
        cited.id.into(),
        source.kind.into(),
        source.within.into(),
        source.record_id.into(),
        cited.title.en.as_str().into(),
        cited.title.fr.as_str().into(),
        cited.link.as_str().into(),
        made.into(),
    ];
    Ok(tx.execute(REST_ON, &values)? > 0)
}

/// A clause rests on this no more.
pub fn let_go(tx: &mut Tx, strategy_id: i64, number: i64, source: Source) -> Result<()> {
    tx.execute(LET_GO, params![strategy_id, number, source.kind, source.within, source.record_id])?;
    Ok(())
}

/// What a clause rests on, the first first.
pub fn sources(tx: &mut Tx, strategy_id: i64, number: i64) -> Result<Vec<Cited>> {
    tx.rows(SOURCES, params![strategy_id, number], read_cited)
}

/// What all clauses of a strategy rest on.
pub fn all_sources(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Cited>> {
    tx.rows(ALL_SOURCES, params![strategy_id], read_cited)
}

/// The clauses that rest on something.
pub fn uses(tx: &mut Tx, source: Source) -> Result<Vec<Use>> {
    tx.rows(USES, params![source.kind, source.within, source.record_id], |row| {
        Ok(Use { strategy_id: row.get(0)?, number: row.get(1)?, source: read_source(row, 2)? })
    })
}

fn read(row: &Row) -> Result<Clause> {
    let said = |index| row.get::<String>(index);
    Ok(Clause {
        strategy_id: row.get(0)?,
        number: row.get(1)?,
        chapter_id: row.get(2)?,
        position: row.get(3)?,
        kind: Kind::read(row, 4)?,
        addressee: Addressee::of_word(&said(5)?),
        lever: lever(&said(6)?),
        doer: Doer::of_word(&said(7)?),
        cost: Bilingual { en: row.get(8)?, fr: row.get(9)? },
        version: row.get(10)?,
        retired: row.get(11)?,
        reason: row.get(12)?,
        support: row.get(13)?,
        counted: row.get(14)?,
        made: row.get(15)?,
    })
}

fn read_version(row: &Row) -> Result<Version> {
    let both = |at| Ok::<_, crate::Error>(Bilingual { en: row.get(at)?, fr: row.get(at + 1)? });
    Ok(Version {
        number: row.get(0)?,
        version: row.get(1)?,
        words: Words { title: both(2)?, text: both(4)?, plain: both(6)? },
        en: Parity::read(row, 8)?,
        fr: Parity::read(row, 9)?,
        why: row.get(10)?,
        language: Language::read(row, 11)?,
        made: row.get(12)?,
        made_by: row.get(13)?,
    })
}

fn read_source(row: &Row, at: usize) -> Result<Source> {
    Ok(Source { kind: SourceKind::read(row, at)?, within: row.get(at + 1)?, record_id: row.get(at + 2)? })
}

fn read_cited(row: &Row) -> Result<Cited> {
    Ok(Cited {
        number: row.get(0)?,
        id: row.get(1)?,
        source: read_source(row, 2)?,
        title: Bilingual { en: row.get(5)?, fr: row.get(6)? },
        link: row.get(7)?,
    })
}
