//! A proposal to a shared fund: a title, a cost, two people behind it, and what the check said.

use crate::words::words;
use crate::{Language, Result, Row, Tx, Value, params, search, statements};

words! {
    /// Who proposes it.
    Kind {
        /// Neighbours.
        Neighbours = "neighbours",
        /// A group that is registered nowhere.
        Group = "group",
        /// An organisation.
        Organisation = "organisation",
    }

    /// What it is.
    State {
        /// It waits to be checked.
        Proposed = "proposed",
        /// It is voted on.
        Eligible = "eligible",
        /// It does not fit the rules.
        Excluded = "excluded",
        /// Those who proposed it took it back.
        Withdrawn = "withdrawn",
    }
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is called.
    pub title: String,
    /// What would be done.
    pub about: String,
    /// The language of both.
    pub language: Language,
    /// As the page names those who propose it.
    pub who: String,
    /// Who they are.
    pub kind: Kind,
    /// In which part of the neighbourhood; empty: all of it.
    pub area: String,
    /// In the smallest unit of the fund's currency.
    pub cost: i64,
    /// How much of it pays people.
    pub honoraria: i64,
    /// Whether they want help to write it.
    pub wants_help: bool,
}

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// To which fund.
    pub fund_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// From 1, in the order in which they came.
    pub number: i64,
    /// What the count calls it.
    pub code: String,
    /// What is proposed.
    pub said: Said,
    /// Who typed it: `p…` a person, `g…` a guest.
    pub holder: Option<String>,
    /// What it is.
    pub state: State,
    /// Of the check; public.
    pub reason: String,
    /// Who looked at the costs; empty: nobody yet.
    pub costed_by: String,
    /// When it was checked.
    pub checked: Option<i64>,
    /// By whom.
    pub checked_by: Option<i64>,
    /// When it was proposed.
    pub made: i64,
}

/// Somebody behind a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposer {
    /// What they are called.
    pub name: String,
    /// Where to write.
    pub email: Option<String>,
}

/// What a check says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check<'a> {
    /// Whether it is voted on.
    pub state: State,
    /// Why; public.
    pub reason: &'a str,
    /// Who looked at the costs.
    pub costed_by: &'a str,
    /// What it costs, as they found.
    pub cost: i64,
    /// How much of it pays people.
    pub honoraria: i64,
    /// When.
    pub checked: i64,
    /// By whom.
    pub checked_by: Option<i64>,
}

macro_rules! columns {
    () => {
        "fund_id, id, number, code, title, about, language, who, kind, area, cost, honoraria, wants_help, holder, state,
            reason, costs_checker, checked, checked_by, made"
    };
}

statements! {
    INSERT = concat!("INSERT INTO project (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)");
    NEXT = "SELECT coalesce(max(number), 0) + 1 FROM project WHERE fund_id = $1";
    BY_ID = concat!("SELECT ", columns!(), " FROM project WHERE fund_id = $1 AND id = $2");
    OF_FUND = concat!("SELECT ", columns!(), " FROM project WHERE fund_id = $1 ORDER BY number");
    UPDATE = "UPDATE project SET title = $3, about = $4, language = $5, who = $6, kind = $7, area = $8, cost = $9,
            honoraria = $10, wants_help = $11, state = 'proposed', reason = '', costs_checker = ''
        WHERE fund_id = $1 AND id = $2 AND state <> 'withdrawn'";
    CHECK = "UPDATE project SET state = $3, reason = $4, costs_checker = $5, cost = $6, honoraria = $7, checked = $8,
            checked_by = $9 WHERE fund_id = $1 AND id = $2 AND state <> 'withdrawn'";
    WITHDRAW = "UPDATE project SET state = 'withdrawn' WHERE fund_id = $1 AND id = $2";
    PUT_PROPOSER = "INSERT INTO proposer (fund_id, project_id, position, name, email) VALUES ($1, $2, $3, $4, $5)";
    FORGET_PROPOSERS = "DELETE FROM proposer WHERE fund_id = $1 AND project_id = $2";
    PROPOSERS = "SELECT name, email FROM proposer WHERE fund_id = $1 AND project_id = $2 ORDER BY position";
    BY_AREA = "SELECT p.area, count(*), cast(sum(CASE WHEN a.state = 'given' THEN 1 ELSE 0 END) AS BIGINT),
            cast(sum(CASE WHEN a.state = 'given' THEN a.amount ELSE 0 END) AS BIGINT), f.currency
        FROM fund f JOIN project p ON p.fund_id = f.id AND p.state <> 'withdrawn'
            LEFT JOIN award a ON a.fund_id = p.fund_id AND a.project_id = p.id
        WHERE f.id IN (SELECT thing_id FROM holding WHERE kind = 'fund' AND community_id = $1 AND agreed IS NOT NULL)
            AND f.state <> 'draft'
        GROUP BY p.area, f.currency ORDER BY p.area, f.currency";
}

/// Adds a proposal.
pub fn insert(tx: &mut Tx, project: &Project) -> Result<()> {
    tx.execute(INSERT, &values(project))?;
    search::touch(tx, search::Kind::Project, project.fund_id, project.id)
}

/// The number of the next proposal. The fund is locked before.
pub fn next_number(tx: &mut Tx, fund_id: i64) -> Result<i64> {
    Ok(tx.row(NEXT, params![fund_id], |row| row.get(0))?.unwrap_or(1))
}

/// The proposal with this id.
pub fn by_id(tx: &mut Tx, fund_id: i64, id: i64) -> Result<Option<Project>> {
    tx.row(BY_ID, params![fund_id, id], read)
}

/// All proposals to a fund, in the order in which they came.
pub fn of_fund(tx: &mut Tx, fund_id: i64) -> Result<Vec<Project>> {
    tx.rows(OF_FUND, params![fund_id], read)
}

/// Writes what is proposed anew; it is checked again. False if it was taken back.
pub fn update(tx: &mut Tx, fund_id: i64, id: i64, new: &Said) -> Result<bool> {
    let changed = tx.execute(
        UPDATE,
        params![
            fund_id,
            id,
            new.title.as_str(),
            new.about.as_str(),
            new.language.word(),
            new.who.as_str(),
            new.kind,
            new.area.as_str(),
            new.cost,
            new.honoraria,
            new.wants_help
        ],
    )?;
    search::touch(tx, search::Kind::Project, fund_id, id)?;
    Ok(changed > 0)
}

/// Writes what a check says; false if the proposal was taken back.
pub fn check(tx: &mut Tx, fund_id: i64, id: i64, check: &Check<'_>) -> Result<bool> {
    let values = params![
        fund_id,
        id,
        check.state,
        check.reason,
        check.costed_by,
        check.cost,
        check.honoraria,
        check.checked,
        check.checked_by
    ];
    Ok(tx.execute(CHECK, values)? > 0)
}

/// Takes a proposal back.
pub fn withdraw(tx: &mut Tx, fund_id: i64, id: i64) -> Result<()> {
    tx.execute(WITHDRAW, params![fund_id, id])?;
    search::touch(tx, search::Kind::Project, fund_id, id)
}

/// Writes down who is behind a proposal, in the place of whoever was.
pub fn set_proposers(tx: &mut Tx, fund_id: i64, id: i64, all: &[Proposer]) -> Result<()> {
    tx.execute(FORGET_PROPOSERS, params![fund_id, id])?;
    for (position, one) in (1_i64..).zip(all) {
        tx.execute(PUT_PROPOSER, params![fund_id, id, position, one.name.as_str(), &one.email])?;
    }
    Ok(())
}

/// Who is behind a proposal; the first is written to.
pub fn proposers(tx: &mut Tx, fund_id: i64, id: i64) -> Result<Vec<Proposer>> {
    tx.rows(PROPOSERS, params![fund_id, id], |row| Ok(Proposer { name: row.get(0)?, email: row.get(1)? }))
}

/// What one part of a neighbourhood asked for and got, in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its name; empty: the whole neighbourhood.
    pub name: String,
    /// Proposals from there.
    pub proposed: i64,
    /// How many of them got money.
    pub funded: i64,
    /// How much.
    pub amount: i64,
    /// Of that.
    pub currency: String,
}

/// What each part of a neighbourhood asked for and got, over all funds of a community.
pub fn by_area(tx: &mut Tx, community_id: i64) -> Result<Vec<Area>> {
    tx.rows(BY_AREA, params![community_id], |row| {
        Ok(Area {
            name: row.get(0)?,
            proposed: row.get(1)?,
            funded: row.get(2)?,
            amount: row.get(3)?,
            currency: row.get(4)?,
        })
    })
}

fn values(one: &Project) -> [Value; 20] {
    [
        one.fund_id.into(),
        one.id.into(),
        one.number.into(),
        one.code.as_str().into(),
        one.said.title.as_str().into(),
        one.said.about.as_str().into(),
        one.said.language.word().into(),
        one.said.who.as_str().into(),
        one.said.kind.into(),
        one.said.area.as_str().into(),
        one.said.cost.into(),
        one.said.honoraria.into(),
        one.said.wants_help.into(),
        (&one.holder).into(),
        one.state.into(),
        one.reason.as_str().into(),
        one.costed_by.as_str().into(),
        one.checked.into(),
        one.checked_by.into(),
        one.made.into(),
    ]
}

fn read(row: &Row) -> Result<Project> {
    Ok(Project {
        fund_id: row.get(0)?,
        id: row.get(1)?,
        number: row.get(2)?,
        code: row.get(3)?,
        said: Said {
            title: row.get(4)?,
            about: row.get(5)?,
            language: Language::read(row, 6)?,
            who: row.get(7)?,
            kind: Kind::read(row, 8)?,
            area: row.get(9)?,
            cost: row.get(10)?,
            honoraria: row.get(11)?,
            wants_help: row.get(12)?,
        },
        holder: row.get(13)?,
        state: State::read(row, 14)?,
        reason: row.get(15)?,
        costed_by: row.get(16)?,
        checked: row.get(17)?,
        checked_by: row.get(18)?,
        made: row.get(19)?,
    })
}
