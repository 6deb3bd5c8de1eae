//! An action plan: its words, its goals and their objectives. Which communities hold it stands in `holding`.

use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, Value, params, search, statements};

words! {
    /// How far it is.
    State {
        /// Being written; seen by those who run it.
        Draft = "draft",
        /// Everybody reads it and may suggest changes; residents are asked whether they agree.
        Open = "open",
        /// The table agreed to it.
        Agreed = "agreed",
        /// Its time is over.
        Closed = "closed",
    }

    /// Where it came from.
    Origin {
        /// Made here.
        Own = "own",
        /// Made up, to show what Perron does.
        Sample = "sample",
    }
}

/// An action plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Time-ordered.
    pub id: i64,
    /// What it is called.
    pub title: Bilingual,
    /// The first words of the booklet.
    pub welcome: Bilingual,
    /// Who lives here, and what is strong here already.
    pub profile: Bilingual,
    /// How it was made.
    pub process: Bilingual,
    /// Whom it thanks.
    pub thanks: Bilingual,
    /// IANA name: whose days its days are.
    pub zone: String,
    /// How far it is.
    pub state: State,
    /// Grows with each change of what it says; not with what was done.
    pub version: i64,
    /// When the table last agreed to it.
    pub agreed: Option<i64>,
    /// To which version.
    pub agreed_version: Option<i64>,
    /// Who wrote that down.
    pub agreed_by: Option<i64>,
    /// Residents who said yes in a room, as counted there.
    pub room: i64,
    /// Where it came from.
    pub origin: Origin,
    /// When it was made.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

/// What a table wants to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Time-ordered.
    pub id: i64,
    /// Its place in the plan.
    pub position: i64,
    /// In a sentence.
    pub text: Bilingual,
}

/// A step towards a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// Time-ordered.
    pub id: i64,
    /// The goal.
    pub goal_id: i64,
    /// Its place under the goal.
    pub position: i64,
    /// In a sentence.
    pub text: Bilingual,
}

macro_rules! columns {
    () => {
        "p.id, p.title_en, p.title_fr, p.welcome_en, p.welcome_fr, p.profile_en, p.profile_fr, p.process_en,
            p.process_fr, p.thanks_en, p.thanks_fr, p.zone, p.state, p.version, p.agreed, p.agreed_version, p.agreed_by,
            p.room, p.origin, p.made, p.made_by"
    };
}

statements! {
    INSERT = "INSERT INTO plan (id, title_en, title_fr, welcome_en, welcome_fr, profile_en, profile_fr, process_en,
            process_fr, thanks_en, thanks_fr, zone, state, version, agreed, agreed_version, agreed_by, room, origin, made,
            made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)";
    BY_ID = concat!("SELECT ", columns!(), " FROM plan p WHERE p.id = $1");
    LOCK = "SELECT id FROM plan WHERE id = $1 FOR UPDATE";
    OF_COMMUNITY = concat!("SELECT ", columns!(), " FROM plan p JOIN holding h ON h.kind = 'plan' AND h.thing_id = p.id
        WHERE h.community_id = $1 AND h.agreed IS NOT NULL ORDER BY p.id DESC");
    UPDATE = "UPDATE plan SET title_en = $2, title_fr = $3, welcome_en = $4, welcome_fr = $5, profile_en = $6,
            profile_fr = $7, process_en = $8, process_fr = $9, thanks_en = $10, thanks_fr = $11, zone = $12, state = $13,
            version = $14, agreed = $15, agreed_version = $16, agreed_by = $17, room = $18 WHERE id = $1";
    TOUCH = "UPDATE plan SET version = version + 1 WHERE id = $1";

    INSERT_GOAL = "INSERT INTO goal (id, plan_id, position, text_en, text_fr) VALUES ($1, $2,
        (SELECT cast(coalesce(max(position), 0) + 1 AS BIGINT) FROM goal WHERE plan_id = $2), $3, $4)";
    UPDATE_GOAL = "UPDATE goal SET text_en = $1, text_fr = $2 WHERE plan_id = $3 AND id = $4";
    DELETE_GOAL = "DELETE FROM goal WHERE plan_id = $1 AND id = $2
        AND NOT EXISTS (SELECT 1 FROM objective o WHERE o.goal_id = goal.id)";
    GOALS = "SELECT id, position, text_en, text_fr FROM goal WHERE plan_id = $1 ORDER BY position, id";

    INSERT_OBJECTIVE = "INSERT INTO objective (id, goal_id, position, text_en, text_fr)
        SELECT cast($1 AS BIGINT), g.id,
            (SELECT cast(coalesce(max(position), 0) + 1 AS BIGINT) FROM objective WHERE goal_id = $3), $4, $5
        FROM goal g WHERE g.plan_id = $2 AND g.id = $3";
    UPDATE_OBJECTIVE = "UPDATE objective SET text_en = $1, text_fr = $2
        WHERE id = $4 AND goal_id IN (SELECT id FROM goal WHERE plan_id = $3)";
    DELETE_OBJECTIVE = "DELETE FROM objective WHERE id = $2 AND goal_id IN (SELECT id FROM goal WHERE plan_id = $1)
        AND NOT EXISTS (SELECT 1 FROM action a WHERE a.objective_id = objective.id)";
    OBJECTIVES = "SELECT o.id, o.goal_id, o.position, o.text_en, o.text_fr FROM objective o JOIN goal g ON g.id = o.goal_id
        WHERE g.plan_id = $1 ORDER BY g.position, g.id, o.position, o.id";
}

/// Adds a plan.
pub fn insert(tx: &mut Tx, plan: &Plan) -> Result<()> {
    let made: [Value; 3] = [plan.origin.into(), plan.made.into(), plan.made_by.into()];
    tx.execute(INSERT, &[&said(plan)[..], &made].concat())?;
    search::touch(tx, search::Kind::Plan, 0, plan.id)
}

/// A plan.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Plan>> {
    tx.row(BY_ID, params![id], read)
}

/// The same, locked until the end of the transaction, so that what is decided about it is decided in a row.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Plan>> {
    tx.row(LOCK, params![id], |row| row.get::<i64>(0))?;
    by_id(tx, id)
}

/// The plans that a community holds, the newest first.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Plan>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// Keeps all of it but origin and maker.
pub fn update(tx: &mut Tx, plan: &Plan) -> Result<()> {
    tx.execute(UPDATE, &said(plan))?;
    search::touch(tx, search::Kind::Plan, 0, plan.id)?;
    search::touch_within(tx, search::Kind::Action, plan.id)
}

/// Says that what it says has changed.
pub fn touch(tx: &mut Tx, id: i64) -> Result<()> {
    tx.execute(TOUCH, params![id])?;
    Ok(())
}

/// Adds a goal at the end.
pub fn add_goal(tx: &mut Tx, plan_id: i64, id: i64, text: &Bilingual) -> Result<()> {
    tx.execute(INSERT_GOAL, params![id, plan_id, text.en.as_str(), text.fr.as_str()])?;
    Ok(())
}

/// Changes a goal; false if the plan has none of that id.
pub fn change_goal(tx: &mut Tx, plan_id: i64, id: i64, text: &Bilingual) -> Result<bool> {
    Ok(tx.execute(UPDATE_GOAL, params![text.en.as_str(), text.fr.as_str(), plan_id, id])? > 0)
}

/// Removes a goal that has no objectives; false if it has some or is not there.
pub fn remove_goal(tx: &mut Tx, plan_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE_GOAL, params![plan_id, id])? > 0)
}

/// The goals of a plan, in order.
pub fn goals(tx: &mut Tx, plan_id: i64) -> Result<Vec<Goal>> {
    tx.rows(GOALS, params![plan_id], |row| {
        Ok(Goal {
            id: row.get(0)?,
            position: row.get(1)?,
            text: Bilingual { en: row.get(2)?, fr: row.get(3)? },
        })
    })
}

/// Adds an objective at the end of a goal; false if the plan has no such goal.
pub fn add_objective(tx: &mut Tx, plan_id: i64, goal_id: i64, id: i64, text: &Bilingual) -> Result<bool> {
    let values = params![id, plan_id, goal_id, text.en.as_str(), text.fr.as_str()];
    Ok(tx.execute(INSERT_OBJECTIVE, values)? > 0)
}

/// Changes an objective; false if the plan has none of that id.
pub fn change_objective(tx: &mut Tx, plan_id: i64, id: i64, text: &Bilingual) -> Result<bool> {
    Ok(tx.execute(UPDATE_OBJECTIVE, params![text.en.as_str(), text.fr.as_str(), plan_id, id])? > 0)
}

/// Removes an objective that has no actions; false if it has some or is not there.
pub fn remove_objective(tx: &mut Tx, plan_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE_OBJECTIVE, params![plan_id, id])? > 0)
}

/// The objectives of a plan, goal by goal.
pub fn objectives(tx: &mut Tx, plan_id: i64) -> Result<Vec<Objective>> {
    tx.rows(OBJECTIVES, params![plan_id], |row| {
        Ok(Objective {
            id: row.get(0)?,
            goal_id: row.get(1)?,
            position: row.get(2)?,
            text: Bilingual { en: row.get(3)?, fr: row.get(4)? },
        })
    })
}

fn said(plan: &Plan) -> [Value; 18] {
    let Plan { title, welcome, profile, process, thanks, .. } = plan;
    [
        plan.id.into(),
        title.en.as_str().into(),
        title.fr.as_str().into(),
        welcome.en.as_str().into(),
        welcome.fr.as_str().into(),
        profile.en.as_str().into(),
        profile.fr.as_str().into(),
        process.en.as_str().into(),
        process.fr.as_str().into(),
        thanks.en.as_str().into(),
        thanks.fr.as_str().into(),
        plan.zone.as_str().into(),
        plan.state.into(),
        plan.version.into(),
        plan.agreed.into(),
        plan.agreed_version.into(),
        plan.agreed_by.into(),
        plan.room.into(),
    ]
}

fn read(row: &Row) -> Result<Plan> {
    let both =
        |first: usize| Ok::<_, crate::Error>(Bilingual { en: row.get(first)?, fr: row.get(first + 1)? });
    Ok(Plan {
        id: row.get(0)?,
        title: both(1)?,
        welcome: both(3)?,
        profile: both(5)?,
        process: both(7)?,
        thanks: both(9)?,
        zone: row.get(11)?,
        state: State::read(row, 12)?,
        version: row.get(13)?,
        agreed: row.get(14)?,
        agreed_version: row.get(15)?,
        agreed_by: row.get(16)?,
        room: row.get(17)?,
        origin: Origin::read(row, 18)?,
        made: row.get(19)?,
        made_by: row.get(20)?,
    })
}
