//! The actions of a plan: who does what by when, how far it is, what shows it.

use crate::summary::Doer;
use crate::words::words;
use crate::{Bilingual, Language, Result, Row, Tx, Value, params, search, statements};

words! {
    /// How far it is.
    State {
        /// Somebody thought of it.
        Idea = "idea",
        /// The table agreed to it.
        Agreed = "agreed",
        /// It has its time and its people, and has not begun.
        NotStarted = "not-started",
        /// Somebody is at it.
        Underway = "underway",
        /// It cannot go on; its words say on whom it waits.
        Blocked = "blocked",
        /// It is done.
        Done = "done",
        /// It was done, and is done again and again.
        DoneRecurring = "done-recurring",
        /// Nobody will do it; its words say why.
        Dropped = "dropped",
    }

    /// How often it comes again.
    Recurs {
        /// Each week.
        Weekly = "weekly",
        /// Each month.
        Monthly = "monthly",
        /// Each year.
        Yearly = "yearly",
        /// All the time.
        Always = "always",
    }

    /// What a partner does.
    Part {
        /// Leads it.
        Lead = "lead",
        /// Helps.
        Support = "support",
        /// Must say yes.
        Approve = "approve",
        /// Pays.
        Fund = "fund",
    }
}

impl State {
    /// Whether it is said to be done.
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::DoneRecurring)
    }

    /// Whether there is still something to do.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::DoneRecurring | Self::Dropped)
    }
}

/// Who does what by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Time-ordered.
    pub id: i64,
    /// The plan.
    pub plan_id: i64,
    /// The objective it serves.
    pub objective_id: i64,
    /// Its place there.
    pub position: i64,
    /// What is done.
    pub text: Bilingual,
    /// Why.
    pub why: Bilingual,
    /// Who does it, by kind.
    pub doer: Doer,
    /// The resident who leads it.
    pub lead_id: Option<i64>,
    /// Who leads it and has no account; may be empty.
    pub lead: String,
    /// Where.
    pub spot: Bilingual,
    /// What it costs, in the smallest unit; `None`: not known.
    pub cents: Option<i64>,
    /// ISO 4217.
    pub currency: String,
    /// Where the money comes from.
    pub source: Bilingual,
    /// The day it begins, `2027-01-31`; empty: none.
    pub starts: String,
    /// The day by which it is to be done; empty: none.
    pub due: String,
    /// How often it comes again; `None`: once.
    pub recurs: Option<Recurs>,
    /// By which one sees that it worked.
    pub indicator: Bilingual,
    /// The day on which the table looks at it again; empty: none.
    pub review: String,
    /// How far it is.
    pub state: State,
    /// Blocked: on whom; dropped: why.
    pub words: String,
    /// The last entry of how far it was.
    pub step: i64,
    /// When that was said.
    pub changed: i64,
    /// When it was made.
    pub made: i64,
}

/// Who takes part in it beside residents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// The action.
    pub action_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// An association, an organisation, an institution.
    pub name: String,
    /// What it does.
    pub part: Part,
}

/// How far an action was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Time-ordered.
    pub id: i64,
    /// How far.
    pub state: State,
    /// Blocked on whom, dropped why, or a note.
    pub words: String,
    /// When that was said.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

/// What shows that it was done, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Time-ordered.
    pub id: i64,
    /// In somebody's words.
    pub words: String,
    /// Of the words.
    pub language: Language,
    /// A page that shows it; may be empty.
    pub link: String,
    /// When it was written down.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

macro_rules! columns {
    () => {
        "id, plan_id, objective_id, position, text_en, text_fr, why_en, why_fr, doer, lead_id, lead, spot_en, spot_fr, cents,
            currency, source_en, source_fr, starts, due, recurs, indicator_en, indicator_fr, review, state, words, step,
            changed, made"
    };
}

statements! {
    INSERT = concat!("INSERT INTO action (", columns!(), ")
        VALUES ($1, $2, $3, (SELECT cast(coalesce(max(position), 0) + 1 AS BIGINT) FROM action WHERE objective_id = $3),
            $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
            $27)");
    UPDATE = "UPDATE action SET objective_id = $3, text_en = $4, text_fr = $5, why_en = $6, why_fr = $7, doer = $8,
            lead_id = $9, lead = $10, spot_en = $11, spot_fr = $12, cents = $13, currency = $14, source_en = $15,
            source_fr = $16, starts = $17, due = $18, recurs = $19, indicator_en = $20, indicator_fr = $21, review = $22
        WHERE id = $1 AND plan_id = $2";
    SET_STATE = "UPDATE action SET state = $3, words = $4, step = $5, changed = $6, review = $7 WHERE id = $1 AND plan_id = $2";
    SET_LEAD = "UPDATE action SET lead_id = $3, lead = '' WHERE id = $1 AND plan_id = $2";
    AGREE = "UPDATE action SET state = 'agreed', step = id, changed = $2 WHERE plan_id = $1 AND state = 'idea'";
    ONE = concat!("SELECT ", columns!(), " FROM action WHERE plan_id = $1 AND id = $2");
    OF_PLAN = concat!("SELECT ", columns!(), " FROM action WHERE plan_id = $1 ORDER BY objective_id, position, id");
    DELETE = "DELETE FROM action WHERE plan_id = $1 AND id = $2 AND state = 'idea'";

    INSERT_STEP = "INSERT INTO action_step (action_id, id, state, words, made, made_by) VALUES ($1, $2, $3, $4, $5, $6)";
    STEPS = "SELECT id, state, words, made, made_by FROM action_step WHERE action_id = $1 ORDER BY id DESC";
    INSERT_EVIDENCE = "INSERT INTO action_evidence (action_id, id, words, language, link, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    EVIDENCE = "SELECT id, words, language, link, made, made_by FROM action_evidence WHERE action_id = $1 ORDER BY id";
    DELETE_EVIDENCE = "DELETE FROM action_evidence WHERE action_id = $1 AND id = $2";
    CLEAR_PARTNERS = "DELETE FROM action_partner WHERE action_id = $1";
    INSERT_PARTNER = "INSERT INTO action_partner (action_id, id, name, part) VALUES ($1, $2, $3, $4)";
    PARTNERS = "SELECT p.action_id, p.id, p.name, p.part FROM action_partner p JOIN action a ON a.id = p.action_id
        WHERE a.plan_id = $1 ORDER BY p.action_id, p.id";
    CLEAR_ISSUES = "DELETE FROM action_issue WHERE action_id = $1";
    INSERT_ISSUE = "INSERT INTO action_issue (action_id, issue_id) VALUES ($1, $2) ON CONFLICT (action_id, issue_id) DO NOTHING";
    ANSWERING = concat!("SELECT ", columns!(), " FROM action
        WHERE id IN (SELECT i.action_id FROM issue x JOIN action_issue i ON i.issue_id = x.id
                WHERE x.id = $1 OR x.merged_into = $1)
            AND plan_id IN (SELECT p.id FROM plan p WHERE p.state <> 'draft')
        ORDER BY plan_id, objective_id, position, id");
}

/// Adds an action at the end of its objective.
pub fn insert(tx: &mut Tx, action: &Action) -> Result<()> {
    let more: [Value; 5] = [
        action.state.into(),
        action.words.as_str().into(),
        action.step.into(),
        action.changed.into(),
        action.made.into(),
    ];
    tx.execute(INSERT, &[&said(action)[..], &more].concat())?;
    search::touch(tx, search::Kind::Action, action.plan_id, action.id)
}

/// Keeps what an action says; how far it is stays.
pub fn update(tx: &mut Tx, action: &Action) -> Result<()> {
    tx.execute(UPDATE, &said(action))?;
    search::touch(tx, search::Kind::Action, action.plan_id, action.id)
}

/// Keeps how far an action is, and writes it down among its steps.
pub fn set_state(tx: &mut Tx, action: &Action, step: &Step) -> Result<()> {
    tx.execute(
        SET_STATE,
        params![
            action.id,
            action.plan_id,
            step.state,
            step.words.as_str(),
            step.id,
            step.made,
            action.review.as_str()
        ],
    )?;
    tx.execute(
        INSERT_STEP,
        params![action.id, step.id, step.state, step.words.as_str(), step.made, step.made_by],
    )?;
    Ok(())
}

/// Keeps which resident leads an action; nobody, if none.
pub fn set_lead(tx: &mut Tx, action: &Action, lead_id: Option<i64>) -> Result<()> {
    tx.execute(SET_LEAD, params![action.id, action.plan_id, lead_id])?;
    Ok(())
}

/// Makes every idea of a plan an agreed action.
pub fn agree(tx: &mut Tx, plan_id: i64, now: i64) -> Result<()> {
    tx.execute(AGREE, params![plan_id, now])?;
    Ok(())
}

/// An action of a plan.
pub fn one(tx: &mut Tx, plan_id: i64, id: i64) -> Result<Option<Action>> {
    tx.row(ONE, params![plan_id, id], read)
}

/// The actions of a plan, objective by objective.
pub fn of_plan(tx: &mut Tx, plan_id: i64) -> Result<Vec<Action>> {
    tx.rows(OF_PLAN, params![plan_id], read)
}

/// Removes an action that is only an idea; false if it is more, or gone.
pub fn remove(tx: &mut Tx, plan_id: i64, id: i64) -> Result<bool> {
    search::touch(tx, search::Kind::Action, plan_id, id)?;
    Ok(tx.execute(DELETE, params![plan_id, id])? > 0)
}

/// How far an action was, the latest first.
pub fn steps(tx: &mut Tx, action_id: i64) -> Result<Vec<Step>> {
    tx.rows(STEPS, params![action_id], |row| {
        Ok(Step {
            id: row.get(0)?,
            state: State::read(row, 1)?,
            words: row.get(2)?,
            made: row.get(3)?,
            made_by: row.get(4)?,
        })
    })
}

/// Writes down what shows that it was done.
pub fn add_evidence(tx: &mut Tx, action_id: i64, evidence: &Evidence) -> Result<()> {
    tx.execute(
        INSERT_EVIDENCE,
        params![
            action_id,
            evidence.id,
            evidence.words.as_str(),
            evidence.language,
            evidence.link.as_str(),
            evidence.made,
            evidence.made_by
        ],
    )?;
    Ok(())
}

/// What shows that it was done, in order.
pub fn evidence(tx: &mut Tx, action_id: i64) -> Result<Vec<Evidence>> {
    tx.rows(EVIDENCE, params![action_id], |row| {
        Ok(Evidence {
            id: row.get(0)?,
            words: row.get(1)?,
            language: Language::read(row, 2)?,
            link: row.get(3)?,
            made: row.get(4)?,
            made_by: row.get(5)?,
        })
    })
}

/// Removes what was written down by mistake; false if it is gone.
pub fn remove_evidence(tx: &mut Tx, action_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE_EVIDENCE, params![action_id, id])? > 0)
}

/// Keeps the partners of an action in the place of those it had.
pub fn set_partners(tx: &mut Tx, action_id: i64, partners: &[Partner]) -> Result<()> {
    tx.execute(CLEAR_PARTNERS, params![action_id])?;
    for partner in partners {
        tx.execute(INSERT_PARTNER, params![action_id, partner.id, partner.name.as_str(), partner.part])?;
    }
    Ok(())
}

/// The partners of the actions of a plan.
pub fn partners(tx: &mut Tx, plan_id: i64) -> Result<Vec<Partner>> {
    tx.rows(PARTNERS, params![plan_id], |row| {
        Ok(Partner { action_id: row.get(0)?, id: row.get(1)?, name: row.get(2)?, part: Part::read(row, 3)? })
    })
}

/// Keeps which issues an action answers, in the place of those it answered.
pub fn set_issues(tx: &mut Tx, action_id: i64, issues: &[i64]) -> Result<()> {
    tx.execute(CLEAR_ISSUES, params![action_id])?;
    issues.iter().try_for_each(|issue_id| tx.execute(INSERT_ISSUE, params![action_id, *issue_id]).map(drop))
}

/// The actions that answer an issue, or what was merged into it, in plans that all may read.
pub fn answering(tx: &mut Tx, issue_id: i64) -> Result<Vec<Action>> {
    tx.rows(ANSWERING, params![issue_id], read)
}

fn said(action: &Action) -> [Value; 22] {
    let Action { text, why, spot, source, indicator, .. } = action;
    [
        action.id.into(),
        action.plan_id.into(),
        action.objective_id.into(),
        text.en.as_str().into(),
        text.fr.as_str().into(),
        why.en.as_str().into(),
        why.fr.as_str().into(),
        action.doer.into(),
        action.lead_id.into(),
        action.lead.as_str().into(),
        spot.en.as_str().into(),
        spot.fr.as_str().into(),
        action.cents.into(),
        action.currency.as_str().into(),
        source.en.as_str().into(),
        source.fr.as_str().into(),
        action.starts.as_str().into(),
        action.due.as_str().into(),
        action.recurs.map_or("", Recurs::word).into(),
        indicator.en.as_str().into(),
        indicator.fr.as_str().into(),
        action.review.as_str().into(),
    ]
}

fn read(row: &Row) -> Result<Action> {
    let both =
        |first: usize| Ok::<_, crate::Error>(Bilingual { en: row.get(first)?, fr: row.get(first + 1)? });
    let recurs: String = row.get(19)?;
    Ok(Action {
        id: row.get(0)?,
        plan_id: row.get(1)?,
        objective_id: row.get(2)?,
        position: row.get(3)?,
        text: both(4)?,
        why: both(6)?,
        doer: Doer::read(row, 8)?,
        lead_id: row.get(9)?,
        lead: row.get(10)?,
        spot: both(11)?,
        cents: row.get(13)?,
        currency: row.get(14)?,
        source: both(15)?,
        starts: row.get(17)?,
        due: row.get(18)?,
        recurs: if recurs.is_empty() { None } else { Some(Recurs::read(row, 19)?) },
        indicator: both(20)?,
        review: row.get(22)?,
        state: State::read(row, 23)?,
        words: row.get(24)?,
        step: row.get(25)?,
        changed: row.get(26)?,
        made: row.get(27)?,
    })
}
