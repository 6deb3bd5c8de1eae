//! Reading a conversation that was exported from Polis.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use opinion::Cast;

use super::table::{Bytes, Table};
use super::{Conversation, Moderation, Problem, ReadError, Statement};

/// No text of an export is longer, in characters: the longest statements of public conversations have 400.
const LONGEST: usize = 2000;

/// Opens a file of the export by its name; `None` where there is no such file.
pub type Open<'o> = dyn FnMut(&str) -> io::Result<Option<Box<dyn Read>>> + 'o;

/// Reads an export folder.
pub fn read_folder(folder: &Path) -> Result<Conversation, ReadError> {
    let here = |problem| ReadError::new(&folder.display().to_string(), None, problem);
    match folder.metadata() {
        Ok(about) if !about.is_dir() => {
            return Err(here(Problem::Unreadable(io::ErrorKind::NotADirectory.into())));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(here(Problem::Missing)),
        Err(error) => return Err(here(Problem::Unreadable(error))),
        Ok(_) => {}
    }
    read(&mut |name| match File::open(folder.join(name)) {
        Ok(file) => Ok(Some(Box::new(file) as Box<dyn Read>)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    })
}

/// Reads the files of an export: the votes from `votes.csv`, else `votes-derived.csv`, else `participants-votes.csv`;
/// the statements from `comments.csv` (without it they have no text, and none is moderated out); topic, description
/// and address from `summary.csv` if it is there. All or nothing: the first thing wrong ends it.
pub fn read(open: &mut Open<'_>) -> Result<Conversation, ReadError> {
    let mut conversation = Conversation::default();
    let comments = open_file(open, "comments.csv")?;
    let has_comments = comments.is_some();
    if let Some(bytes) = comments {
        conversation.statements = read_statements(Table::open("comments.csv", bytes)?)?;
    }
    let known: Option<BTreeSet<u64>> =
        has_comments.then(|| conversation.statements.iter().map(|s| s.id).collect());
    conversation.votes = read_votes(open, known.as_ref())?;
    if !has_comments {
        let voted: BTreeSet<u64> = conversation.votes.iter().map(|v| v.statement).collect();
        conversation.statements = voted.into_iter().map(unknown_statement).collect();
    }
    if let Some(bytes) = open_file(open, "summary.csv")? {
        read_summary(Table::without_header("summary.csv", bytes), &mut conversation)?;
    }
    Ok(conversation)
}

fn open_file(open: &mut Open<'_>, name: &str) -> Result<Option<Bytes>, ReadError> {
    open(name).map_err(|error| ReadError::new(name, None, Problem::Unreadable(error)))
}

fn unknown_statement(id: u64) -> Statement {
    let moderation = Moderation::In;
    Statement { id, author: None, time: 0, moderation, is_meta: false, is_seed: false, text: String::new() }
}

fn read_votes(open: &mut Open<'_>, known: Option<&BTreeSet<u64>>) -> Result<Vec<Cast>, ReadError> {
    for name in ["votes.csv", "votes-derived.csv"] {
        if let Some(bytes) = open_file(open, name)? {
            return read_casts(Table::open(name, bytes)?, known);
        }
    }
    match open_file(open, "participants-votes.csv")? {
        Some(bytes) => read_matrix(Table::open("participants-votes.csv", bytes)?, known),
        None => Err(ReadError::new("votes.csv", None, Problem::NoVotes)),
    }
}

/// One vote a line.
fn read_casts(mut table: Table, known: Option<&BTreeSet<u64>>) -> Result<Vec<Cast>, ReadError> {
    let [statement, participant, value] =
        [table.column("comment-id")?, table.column("voter-id")?, table.column("vote")?];
    let time = table.find("timestamp");
    let mut votes = Vec::new();
    while let Some(row) = table.next()? {
        let id = row.id(statement, "comment-id")?;
        if known.is_some_and(|known| !known.contains(&id)) {
            return Err(row.error(Problem::UnknownStatement(id)));
        }
        votes.push(Cast {
            participant: row.id(participant, "voter-id")?,
            statement: id,
            value: row.sign(value, "vote")?,
            time: row.time(time)?,
        });
    }
    votes.sort_by_key(|v| v.time);
    Ok(votes)
}

/// One participant a line, one statement a column: those whose name is a number.
fn read_matrix(mut table: Table, known: Option<&BTreeSet<u64>>) -> Result<Vec<Cast>, ReadError> {
    let participant = table.column("participant")?;
    let names = table.header().to_vec();
    let columns: Vec<(usize, u64)> =
        names.iter().enumerate().filter_map(|(at, name)| name.parse().ok().map(|id| (at, id))).collect();
    if let Some(&(_, id)) = columns.iter().find(|(_, id)| known.is_some_and(|known| !known.contains(id))) {
        return Err(ReadError::new("participants-votes.csv", Some(1), Problem::UnknownStatement(id)));
    }
    let (mut votes, mut seen) = (Vec::new(), BTreeSet::new());
    while let Some(row) = table.next()? {
        let id = row.id(participant, "participant")?;
        if !seen.insert(id) {
            return Err(row.error(Problem::Twice { column: "participant", id }));
        }
        for &(column, statement) in columns.iter().filter(|c| !row.text(c.0).trim().is_empty()) {
            votes.push(Cast {
                participant: id,
                statement,
                value: row.sign(column, &names[column])?,
                time: 0,
            });
        }
    }
    Ok(votes)
}

fn read_statements(mut table: Table) -> Result<Vec<Statement>, ReadError> {
    let [id, text, moderated] =
        [table.column("comment-id")?, table.column("comment-body")?, table.column("moderated")?];
    let [time, author] = [table.find("timestamp"), table.find("author-id")];
    let [meta, seed] = [table.find("is-meta"), table.find("is-seed")];
    let (mut statements, mut seen) = (Vec::new(), BTreeSet::new());
    while let Some(row) = table.next()? {
        let statement = Statement {
            id: row.id(id, "comment-id")?,
            author: match author.filter(|&a| !row.text(a).trim().is_empty()) {
                Some(author) => Some(row.id(author, "author-id")?),
                None => None,
            },
            time: row.time(time)?,
            moderation: match row.sign(moderated, "moderated")? {
                -1 => Moderation::Out,
                0 => Moderation::Waiting,
                _ => Moderation::In,
            },
            is_meta: row.truth(meta, "is-meta")?,
            is_seed: row.truth(seed, "is-seed")?,
            text: row.short_text(text, "comment-body", LONGEST)?.to_owned(),
        };
        if !seen.insert(statement.id) {
            return Err(row.error(Problem::Twice { column: "comment-id", id: statement.id }));
        }
        statements.push(statement);
    }
    statements.sort_by_key(|s| s.id);
    Ok(statements)
}

/// Lines of a name and a value; counts are left, since they follow from the votes.
fn read_summary(mut table: Table, conversation: &mut Conversation) -> Result<(), ReadError> {
    while let Some(row) = table.next_any()? {
        let value = |name| row.short_text(1, name, LONGEST).map(str::to_owned);
        match row.text(0) {
            "topic" => conversation.topic = value("topic")?,
            "url" => conversation.url = value("url")?,
            "conversation-description" => {
                conversation.description = value("conversation-description")?;
            }
            _ => {}
        }
    }
    Ok(())
}
