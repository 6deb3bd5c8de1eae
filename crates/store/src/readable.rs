//! What anybody may read, kind by kind: the words that the search goes by, and what it shows of them.
//!
//! This is where a kind is added: its member in [`Kind`](crate::search::Kind), its statement here, what touches it. Each
//! statement says who may read as the page of the noun does, and answers alike: id, title, words and where it stands, each
//! in both languages. The records that are asked for come as a table `a` of ids and of what they stand in.

use crate::search::{Entry, Kind};
use crate::{Bilingual, Result, Row, Sql, Tx, Value, statements};

/// How many are read at once.
pub const MANY: usize = 25;

/// What anybody may read of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readable {
    /// The record.
    pub entry: Entry,
    /// What it is called; may be empty.
    pub title: Bilingual,
    /// Its words, some of them in Markdown. Empty where it has none in a language.
    pub text: Bilingual,
    /// What it stands in, or whose it is; may be empty.
    pub home: Bilingual,
    /// The same in languages beside these two, as far as it goes there.
    pub tongues: Vec<Voiced>,
}

/// What a record says in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voiced {
    /// The language, by BCP 47.
    pub tag: String,
    /// As it calls itself.
    pub name: String,
    /// What the record is called in it; may be empty.
    pub title: String,
    /// Its words in it, in Markdown.
    pub text: String,
}

/// The records that are asked for, as a table; `$51` is left for a time. What is read of them is joined by `CROSS JOIN`, since
/// SQLite then begins with them; it would else rather go through every consent.
macro_rules! asked {
    () => {
        "(VALUES (cast($1 AS BIGINT), cast($2 AS BIGINT)), ($3, $4), ($5, $6), ($7, $8), ($9, $10), ($11, $12), ($13, $14),
            ($15, $16), ($17, $18), ($19, $20), ($21, $22), ($23, $24), ($25, $26), ($27, $28), ($29, $30), ($31, $32),
            ($33, $34), ($35, $36), ($37, $38), ($39, $40), ($41, $42), ($43, $44), ($45, $46), ($47, $48), ($49, $50)) a"
    };
}

/// The name, in a language, of the first community that holds a thing and is there for all.
macro_rules! holder {
    ($kind:literal, $id:literal, $name:literal) => {
        concat!(
            "coalesce((SELECT k.",
            $name,
            " FROM holding h JOIN community k ON k.id = h.community_id
            WHERE h.kind = '",
            $kind,
            "' AND h.thing_id = ",
            $id,
            " AND h.agreed IS NOT NULL AND k.state IN ('active', 'closed')
            ORDER BY h.made, k.id LIMIT 1), '')"
        )
    };
}

/// The condition under which a thing that communities may hold is there for all: nobody holds it, or one that is.
macro_rules! held {
    ($kind:literal, $id:literal) => {
        concat!("(NOT EXISTS (SELECT 1 FROM holding h WHERE h.kind = '", $kind, "' AND h.thing_id = ", $id, "
                AND h.agreed IS NOT NULL)
            OR EXISTS (SELECT 1 FROM holding h JOIN community k ON k.id = h.community_id WHERE h.kind = '", $kind, "'
                AND h.thing_id = ", $id, " AND h.agreed IS NOT NULL AND k.state IN ('active', 'closed')))")
    };
}

/// A column of a text in one language, as a text in both.
macro_rules! either {
    ($language:literal, $text:literal) => {
        concat!(
            "CASE WHEN ",
            $language,
            " = 'en' THEN ",
            $text,
            " ELSE '' END,
            CASE WHEN ",
            $language,
            " = 'fr' THEN ",
            $text,
            " ELSE '' END"
        )
    };
}

/// A statement in a language: as it was written, or translated since.
macro_rules! said {
    ($language:literal) => {
        concat!(
            "CASE WHEN coalesce(s.language, '",
            $language,
            "') = '",
            $language,
            "' THEN s.text
            ELSE coalesce((SELECT t.text FROM translation t WHERE t.conversation_id = s.conversation_id
                AND t.statement_id = s.id AND t.language = '",
            $language,
            "' AND t.of_edition >= s.edition), '') END"
        )
    };
}

/// Whether a note that a line rests on may be used, over `summary_source o`.
macro_rules! usable {
    () => {
        "EXISTS (SELECT 1 FROM note n JOIN consent c ON c.kind = 'note' AND c.record_id = n.id
            WHERE n.session_id = o.session_id AND n.id = o.note_id AND c.withdrawn IS NULL AND c.hidden IS NULL
                AND (c.keep_until IS NULL OR c.keep_until > $51) AND c.may_summarise)"
    };
}

/// The words of a strategy in a language: its lead and its clauses.
macro_rules! clauses {
    ($language:literal) => {
        concat!(
            "x.lead_",
            $language,
            " || ' ' || coalesce((SELECT string_agg(v.title_",
            $language,
            " || ' ' || v.text_",
            $language,
            ", ' ')
            FROM clause c JOIN clause_version v ON v.strategy_id = c.strategy_id AND v.number = c.number
                AND v.version = c.version
            WHERE c.strategy_id = x.id AND c.retired IS NULL), '')"
        )
    };
}

statements! {
    COMMUNITY = concat!("SELECT x.id, x.name_en, x.name_fr, x.about_en, x.about_fr, '', ''
        FROM ", asked!(), " CROSS JOIN community x WHERE x.id = a.column1 AND x.state IN ('active', 'closed')");
    /// As `perron::consent` lets anyone see it.
    STORY = concat!("SELECT s.id, ", either!("s.language", "s.title"), ", ",
            either!("s.language", "s.text || ' ' || coalesce((SELECT f.words FROM story_file f
                WHERE f.story_id = s.id AND f.part = 'sound'), '') || ' ' || coalesce((SELECT f.words FROM story_file f
                WHERE f.story_id = s.id AND f.part = 'photo'), '')"), ",
            coalesce(k.name_en, ''), coalesce(k.name_fr, '')
        FROM ", asked!(), " CROSS JOIN story s JOIN consent c ON c.kind = 'story' AND c.record_id = s.id
            LEFT JOIN community k ON k.id = c.community_id
        WHERE s.id = a.column1 AND c.withdrawn IS NULL AND (c.keep_until IS NULL OR c.keep_until > $51) AND c.hidden IS NULL
            AND (c.community_id IS NULL OR k.sharing = 'open') AND c.see = 'everyone'");
    CONVERSATION = concat!("SELECT x.id, x.question_en, x.question_fr, x.background_en, x.background_fr, ",
            holder!("conversation", "x.id", "name_en"), ", ", holder!("conversation", "x.id", "name_fr"), "
        FROM ", asked!(), " CROSS JOIN conversation x
        WHERE x.id = a.column1 AND x.state <> 'draft' AND ", held!("conversation", "x.id"));
    /// People vote on it, or did; `$51`: by when its conversation has opened.
    STATEMENT = concat!("SELECT s.id, '', '', ", said!("en"), ", ", said!("fr"), ", x.question_en, x.question_fr
        FROM ", asked!(), " CROSS JOIN statement s
            JOIN conversation x ON x.id = s.conversation_id
        WHERE s.conversation_id = a.column2 AND s.id = a.column1 AND s.state = 'accepted' AND x.state <> 'draft' AND (x.opens IS NULL OR x.opens <= $51)
            AND ", held!("conversation", "x.id"));
    SERIES = concat!("SELECT x.id, x.title_en, x.title_fr, x.about_en || ' ' || x.audience_en || ' ' || x.logistics_en,
            x.about_fr || ' ' || x.audience_fr || ' ' || x.logistics_fr, ",
            holder!("series", "x.id", "name_en"), ", ", holder!("series", "x.id", "name_fr"), "
        FROM ", asked!(), " CROSS JOIN series x WHERE x.id = a.column1 AND x.state <> 'draft' AND ", held!("series", "x.id"));
    SESSION = concat!("SELECT x.id, x.title_en, x.title_fr, x.about_en || ' ' || x.venue_en,
            x.about_fr || ' ' || x.venue_fr, ",
            holder!("session", "x.id", "name_en"), ", ", holder!("session", "x.id", "name_fr"), "
        FROM ", asked!(), " CROSS JOIN session x
        WHERE x.id = a.column1 AND x.state <> 'draft' AND ", held!("session", "x.id"));
    /// Of a published page, and only what stands: `perron::summary::facts::Ground::stands` says the same.
    SUMMARY = concat!("SELECT l.id, '', '', l.text_en, l.text_fr, x.title_en, x.title_fr
        FROM ", asked!(), " CROSS JOIN summary_line l
            JOIN summary p ON p.session_id = l.session_id JOIN session x ON x.id = l.session_id
        WHERE l.session_id = a.column2 AND l.id = a.column1 AND p.state = 'published' AND x.state <> 'draft' AND ", held!("session", "x.id"), "
            AND NOT EXISTS (SELECT 1 FROM summary_source o WHERE o.session_id = l.session_id AND o.line_id = l.id
                AND o.speaks AND NOT ", usable!(), ")
            AND (EXISTS (SELECT 1 FROM summary_source o WHERE o.session_id = l.session_id AND o.line_id = l.id
                    AND ", usable!(), ")
                OR NOT EXISTS (SELECT 1 FROM summary_source o WHERE o.session_id = l.session_id AND o.line_id = l.id))");
    ISSUE = concat!("SELECT x.id, x.title_en, x.title_fr, x.about_en || ' ' || x.strengths_en,
            x.about_fr || ' ' || x.strengths_fr, k.name_en, k.name_fr
        FROM ", asked!(), " CROSS JOIN issue x JOIN community k ON k.id = x.community_id
        WHERE x.id = a.column1 AND x.state NOT IN ('waiting', 'hidden') AND k.state IN ('active', 'closed')");
    PLAN = concat!("SELECT x.id, x.title_en, x.title_fr,
            x.welcome_en || ' ' || x.profile_en || ' ' || x.process_en || ' ' || x.thanks_en,
            x.welcome_fr || ' ' || x.profile_fr || ' ' || x.process_fr || ' ' || x.thanks_fr, ",
            holder!("plan", "x.id", "name_en"), ", ", holder!("plan", "x.id", "name_fr"), "
        FROM ", asked!(), " CROSS JOIN plan x WHERE x.id = a.column1 AND x.state <> 'draft' AND ", held!("plan", "x.id"));
    /// As it stands, with the clauses that are in its text.
    STRATEGY = concat!("SELECT x.id, x.title_en, x.title_fr, ", clauses!("en"), ", ", clauses!("fr"), ", ",
            holder!("strategy", "x.id", "name_en"), ", ", holder!("strategy", "x.id", "name_fr"), "
        FROM ", asked!(), " CROSS JOIN strategy x
        WHERE x.id = a.column1 AND x.state <> 'draft' AND ", held!("strategy", "x.id"));
    /// The same in its other languages.
    STRATEGY_TONGUES = concat!("SELECT t.strategy_id, t.tag, t.name, t.title,
            t.lead || ' ' || coalesce((SELECT string_agg(s.title || ' ' || s.text, ' ')
                FROM tongue_clause s JOIN clause c ON c.strategy_id = s.strategy_id AND c.number = s.number
                WHERE s.strategy_id = t.strategy_id AND s.tag = t.tag AND c.retired IS NULL), '')
        FROM ", asked!(), " CROSS JOIN tongue t WHERE t.strategy_id = a.column1 ORDER BY t.strategy_id, t.tag");
    ACTION = concat!("SELECT y.id, y.text_en, y.text_fr, y.why_en, y.why_fr, x.title_en, x.title_fr
        FROM ", asked!(), " CROSS JOIN action y JOIN plan x ON x.id = y.plan_id
        WHERE y.id = a.column1 AND x.state <> 'draft' AND ", held!("plan", "x.id"));
    PROMISE = concat!("SELECT x.id, x.text_en, x.text_fr, x.who, x.who, k.name_en, k.name_fr
        FROM ", asked!(), " CROSS JOIN promise x JOIN community k ON k.id = x.community_id
        WHERE x.id = a.column1 AND k.state IN ('active', 'closed')");
    TERMS = concat!("SELECT x.id, '', '', x.text_en, x.text_fr, k.name_en, k.name_fr
        FROM ", asked!(), " CROSS JOIN terms x JOIN community k ON k.id = x.community_id
        WHERE x.id = a.column1 AND x.state = 'agreed' AND k.state IN ('active', 'closed')");
    FUND = concat!("SELECT x.id, x.title_en, x.title_fr, x.about_en || ' ' || x.help_en, x.about_fr || ' ' || x.help_fr, ",
            holder!("fund", "x.id", "name_en"), ", ", holder!("fund", "x.id", "name_fr"), "
        FROM ", asked!(), " CROSS JOIN fund x WHERE x.id = a.column1 AND x.state <> 'draft' AND ", held!("fund", "x.id"));
    PROJECT = concat!("SELECT p.id, ", either!("p.language", "p.title"), ", ", either!("p.language", "p.about"), ",
            x.title_en, x.title_fr
        FROM ", asked!(), " CROSS JOIN project p JOIN fund x ON x.id = p.fund_id
        WHERE p.fund_id = a.column2 AND p.id = a.column1 AND p.state <> 'withdrawn' AND x.state <> 'draft' AND ", held!("fund", "x.id"));
    SPACE = concat!("SELECT x.id, x.name_en, x.name_fr, x.about_en || ' ' || x.access_en || ' ' || x.venue,
            x.about_fr || ' ' || x.access_fr || ' ' || x.venue, ",
            holder!("space", "x.id", "name_en"), ", ", holder!("space", "x.id", "name_fr"), "
        FROM ", asked!(), " CROSS JOIN space x WHERE x.id = a.column1 AND ", held!("space", "x.id"));
    WAVE = concat!("SELECT x.id, x.title_en, x.title_fr, '', '', k.name_en, k.name_fr
        FROM ", asked!(), " CROSS JOIN wave x JOIN community k ON k.id = x.community_id
        WHERE x.id = a.column1 AND x.state <> 'draft' AND k.state IN ('active', 'closed')");
    /// The version that is signed now.
    PLEDGE = concat!("SELECT x.number, x.title_en, x.title_fr, x.text_en, x.text_fr, '', ''
        FROM ", asked!(), " CROSS JOIN pledge x
        WHERE x.number = a.column1 AND x.number = (SELECT max(number) FROM pledge)");
}

/// What anybody may read, and by what.
const fn of_kind(kind: Kind) -> Sql<'static> {
    match kind {
        Kind::Community => COMMUNITY,
        Kind::Story => STORY,
        Kind::Conversation => CONVERSATION,
        Kind::Statement => STATEMENT,
        Kind::Series => SERIES,
        Kind::Session => SESSION,
        Kind::Summary => SUMMARY,
        Kind::Issue => ISSUE,
        Kind::Plan => PLAN,
        Kind::Strategy => STRATEGY,
        Kind::Action => ACTION,
        Kind::Promise => PROMISE,
        Kind::Terms => TERMS,
        Kind::Fund => FUND,
        Kind::Project => PROJECT,
        Kind::Space => SPACE,
        Kind::Wave => WAVE,
        Kind::Pledge => PLEDGE,
    }
}

/// Which of these records anybody may read at this moment, with their words; in the order of the kinds.
pub fn now(tx: &mut Tx, entries: &[Entry], now: i64) -> Result<Vec<Readable>> {
    each(tx, entries, (now, now))
}

/// The same of those that may be read now or, by the clock alone, later: a statement whose conversation has yet to open.
pub fn soon(tx: &mut Tx, entries: &[Entry], now: i64) -> Result<Vec<Readable>> {
    each(tx, entries, (now, i64::MAX))
}

fn each(tx: &mut Tx, entries: &[Entry], (now, opened): (i64, i64)) -> Result<Vec<Readable>> {
    let mut found = Vec::new();
    for kind in Kind::ALL {
        let own: Vec<Entry> = entries.iter().filter(|entry| entry.kind == *kind).copied().collect();
        for some in own.chunks(MANY) {
            let mut values: Vec<Value> =
                some.iter().flat_map(|entry| [Value::from(entry.id), Value::from(entry.within)]).collect();
            values.resize(2 * MANY, Value::Int(0));
            match kind {
                Kind::Story | Kind::Summary => values.push(now.into()),
                Kind::Statement => values.push(opened.into()),
                _ => {}
            }
            tx.each(of_kind(*kind), &values, |row| {
                let id: i64 = row.get(0)?;
                let entry = some.iter().find(|entry| entry.id == id).copied();
                found.extend(entry.map(|entry| read(row, entry)).transpose()?);
                Ok(())
            })?;
            if *kind == Kind::Strategy {
                tx.each(STRATEGY_TONGUES, &values, |row| {
                    let id: i64 = row.get(0)?;
                    let of = |one: &&mut Readable| one.entry.kind == Kind::Strategy && one.entry.id == id;
                    if let Some(record) = found.iter_mut().find(of) {
                        let [tag, name, title, text] = [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?];
                        record.tongues.push(Voiced { tag, name, title, text });
                    }
                    Ok(())
                })?;
            }
        }
    }
    Ok(found)
}

fn read(row: &Row, entry: Entry) -> Result<Readable> {
    let both = |at: usize| Ok::<_, crate::Error>(Bilingual { en: row.get(at)?, fr: row.get(at + 1)? });
    Ok(Readable { entry, title: both(1)?, text: both(3)?, home: both(5)?, tongues: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::travel_sql::built;

    #[tokio::test]
    async fn sqlite_begins_with_the_records_that_are_asked_for() {
        let db = crate::testing::sqlite().await;
        let plans = |tx: &mut Tx<'_>| {
            for sql in Kind::ALL.iter().map(|kind| of_kind(*kind)).chain([STRATEGY_TONGUES]) {
                let explain = built(format!("EXPLAIN QUERY PLAN {}", sql.postgres))?;
                let values = vec![Value::Int(0); if sql.postgres.contains("$51") { 51 } else { 50 }];
                let plan: Vec<String> = tx.rows(explain.sql(), &values, |row| row.get(3))?;
                let first = plan.iter().find(|step| step.starts_with("SCAN a") || step.starts_with("SEARCH"));
                assert_eq!(first.map(String::as_str), Some("SCAN a"), "{}\n{plan:#?}", sql.postgres);
            }
            Ok::<_, crate::Error>(())
        };
        db.read(plans).await.unwrap();
    }
}
