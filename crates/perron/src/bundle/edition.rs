//! An edition of a strategy: its text, byte for byte, and what stands under each clause, without names, so that anybody counts
//! it again.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

use serde_json::{Map, Value, json};
use store::{Tx, edition, strategy};

use super::finding::Recount;
use super::kind::{Gathered, fields, file, number, pretty, rows, table};
use super::manifest::{Files, RULES};
use crate::clause::support::{self, Ground};
use crate::cookie::sha256;
use crate::edition::content::{Content, Support};
use crate::error::Error;
use crate::summary::facts::FEWEST;

const TEXT: &str = "edition.json";
const GROUND: &str = "ground.csv";
/// Each row is one thing under one clause. Numbers are given clause by clause, so that nobody is followed from one to another.
const COLUMNS: [&str; 7] = ["clause", "thing", "kind", "voice", "table", "session", "votes"];
const GONE: &str = "What the clauses rest on changed between the edition and its bundle, so that it cannot be counted again.";

/// The latest edition of a strategy.
pub fn gather(tx: &mut Tx<'_>, strategy_id: i64) -> Result<Option<Gathered>, Error> {
    let Some(strategy) = strategy::by_id(tx, strategy_id)? else { return Ok(None) };
    let Some(last) = edition::of(tx, strategy_id)?.into_iter().next() else { return Ok(None) };
    let Some((last, text)) = edition::one(tx, strategy_id, last.number)? else { return Ok(None) };
    let content: Content = serde_json::from_str(&text)
        .map_err(|problem| Error::Internal(format!("an edition is unreadable: {problem}")))?;
    let mut lines = Vec::new();
    for clause in content.chapters.iter().flat_map(|chapter| &chapter.clauses) {
        let ground = support::ground(tx, strategy_id, clause.number, last.made)?;
        lines.extend(numbered(clause.number, &ground));
    }
    let rules = json!({ "format": content.format, "fewest_people_for_places": FEWEST });
    let mut files = Files::from([(RULES.to_owned(), pretty(&rules)), (TEXT.to_owned(), text)]);
    let ground = table(COLUMNS, lines);
    if counts(&ground).is_ok_and(|counted| counted == told(&content)) {
        files.insert(GROUND.to_owned(), ground);
    }
    let result = json!({ "edition": last.number, "sha256": last.sha256, "clauses": told(&content) });
    let thing = crate::edition::path(strategy_id, last.number);
    Ok(Some(Gathered { title: strategy.title, thing, files, result: Some(fields(result)) }))
}

/// The ground of a clause with numbers in the place of who and where.
fn numbered(clause: i64, ground: &[Ground]) -> Vec<[String; 7]> {
    let (mut voices, mut tables, mut sessions) = (HashMap::new(), HashMap::new(), HashMap::new());
    fn of<K: Eq + Hash + Clone>(known: &mut HashMap<K, usize>, key: Option<&K>) -> String {
        let Some(key) = key else { return String::new() };
        let next = known.len() + 1;
        known.entry(key.clone()).or_insert(next).to_string()
    }
    let mut lines = Vec::new();
    for (at, one) in ground.iter().enumerate() {
        lines.push([
            clause.to_string(),
            (at + 1).to_string(),
            one.kind.to_owned(),
            of(&mut voices, one.voice.as_ref()),
            of(&mut tables, one.table.as_ref()),
            of(&mut sessions, one.session.as_ref()),
            one.votes.to_string(),
        ]);
    }
    lines
}

/// What can be counted again, as an edition tells it.
fn told(content: &Content) -> Map<String, Value> {
    let clauses = content.chapters.iter().flat_map(|chapter| &chapter.clauses);
    clauses.map(|clause| (clause.number.to_string(), summed(&clause.support))).collect()
}

fn summed(support: &Support) -> Value {
    json!({
        "notes": support.notes,
        "stories": support.stories,
        "votes": support.votes,
        "voices": support.voices,
        "tables": support.tables,
        "sessions": support.sessions,
        "figures": support.figures,
        "outside": support.outside,
    })
}

/// The sums of a table of ground; a clause without a row has none, and stands in no sum.
fn counts(text: &str) -> Result<Map<String, Value>, String> {
    let files = Files::from([(GROUND.to_owned(), text.to_owned())]);
    let mut supports: BTreeMap<String, Support> = BTreeMap::new();
    let mut seen: BTreeMap<String, [BTreeSet<String>; 3]> = BTreeMap::new();
    for [clause, _, kind, voice, table, session, votes] in rows(&files, GROUND, COLUMNS)? {
        let support = supports.entry(clause.clone()).or_default();
        match kind.as_str() {
            "note" => support.notes += 1,
            "story" => support.stories += 1,
            "votes" => support.votes += number::<u64>(GROUND, &votes)?,
            "figure" => support.figures += 1,
            "outside" => support.outside += 1,
            "nothing" => {}
            _ => return Err(format!("{GROUND} cannot be read: “{kind}” is nothing that a clause rests on.")),
        }
        let known = seen.entry(clause).or_default();
        for (known, given) in known.iter_mut().zip([voice, table, session]) {
            if !given.is_empty() {
                known.insert(given);
            }
        }
    }
    for (clause, [voices, tables, sessions]) in &seen {
        if let Some(support) = supports.get_mut(clause) {
            (support.voices, support.tables, support.sessions) =
                (voices.len() as u64, tables.len() as u64, sessions.len() as u64);
        }
    }
    Ok(supports.iter().map(|(clause, support)| (clause.clone(), summed(support))).collect())
}

/// Works out what stands under each clause, and holds the text to its hash.
pub fn recount(files: &Files) -> Result<Recount, String> {
    let text = file(files, TEXT)?;
    let content: Content =
        serde_json::from_str(text).map_err(|problem| format!("{TEXT} cannot be read: {problem}."))?;
    let mut recount = Recount::default();
    recount.result.insert("edition".to_owned(), json!(content.edition));
    recount.result.insert("sha256".to_owned(), json!(sha256(text)));
    match files.get(GROUND) {
        None => {
            recount.untold.insert("clauses", GONE);
        }
        Some(ground) => {
            let counted = counts(ground)?;
            recount.findings.holds(
                "edition.support",
                counted == told(&content),
                "What the edition says stands under a clause is not what is counted.",
            );
            recount.result.insert("clauses".to_owned(), Value::Object(counted));
        }
    }
    Ok(recount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_followed_from_one_clause_to_another() {
        let one = |voice: &str, table| Ground {
            kind: "note",
            voice: Some(voice.to_owned()),
            table: Some((7, 1, table)),
            session: Some(7),
            votes: 0,
        };
        let (a, b) = (one("p1", 1), one("p2", 2));
        let first = numbered(1, &[a.clone(), b.clone(), a.clone()]);
        let second = numbered(2, &[b, a]);
        assert_eq!(first.iter().map(|row| row[3].as_str()).collect::<Vec<_>>(), ["1", "2", "1"]);
        assert_eq!(second.iter().map(|row| row[3].as_str()).collect::<Vec<_>>(), ["1", "2"]);
        let counted = counts(&table(COLUMNS, [first, second].concat())).expect("counts");
        assert_eq!(counted["1"]["notes"], json!(3));
        assert_eq!((&counted["1"]["voices"], &counted["1"]["tables"]), (&json!(2), &json!(2)));
        assert_eq!(counted["2"]["sessions"], json!(1));
        assert!(counts("clause,thing\n1,2\n").is_err());
    }
}
