//! Writing a conversation as the files of a Polis export, so that tools made for those can read it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use jiff::Timestamp;
use opinion::Cast;
use opinion::tally::Tally;

use super::{Conversation, Moderation, package};

/// Makes a file of the export by its name.
pub type Create<'c> = dyn FnMut(&str) -> io::Result<Box<dyn Write>> + 'c;

/// Writes `votes.csv` (every vote), `comments.csv`, `participants-votes.csv` (the last votes, and the group of those
/// in `group`), `summary.csv`, and `datapackage.json`, which describes them.
pub fn write(
    conversation: &Conversation,
    group: &BTreeMap<u64, usize>,
    create: &mut Create<'_>,
) -> io::Result<()> {
    let last = last_votes(&conversation.votes);
    write_votes(conversation, create("votes.csv")?)?;
    write_statements(conversation, &last, create("comments.csv")?)?;
    write_participants(conversation, group, &last, create("participants-votes.csv")?)?;
    write_summary(conversation, group, &last, create("summary.csv")?)?;
    let mut package = create("datapackage.json")?;
    serde_json::to_writer_pretty(&mut package, &package::describe(conversation))?;
    package.write_all(b"\n")?;
    package.flush()
}

/// By participant: their last vote on every statement.
type LastVotes = BTreeMap<u64, BTreeMap<u64, i8>>;

fn last_votes(votes: &[Cast]) -> LastVotes {
    let mut in_time: Vec<&Cast> = votes.iter().collect();
    in_time.sort_by_key(|v| v.time);
    let mut last = LastVotes::new();
    for v in in_time {
        last.entry(v.participant).or_default().insert(v.statement, v.value);
    }
    last
}

fn table(file: Box<dyn Write>) -> csv::Writer<Box<dyn Write>> {
    csv::WriterBuilder::new().flexible(true).from_writer(file)
}

/// A time as a number and as text; both empty where it is unknown.
fn time(milliseconds: i64) -> [String; 2] {
    match Timestamp::from_millisecond(milliseconds) {
        Ok(time) if milliseconds != 0 => [milliseconds.to_string(), time.to_string()],
        _ => [String::new(), String::new()],
    }
}

fn write_votes(conversation: &Conversation, file: Box<dyn Write>) -> io::Result<()> {
    let mut table = table(file);
    table.write_record(["timestamp", "datetime", "comment-id", "voter-id", "vote"])?;
    for v in &conversation.votes {
        let [timestamp, datetime] = time(v.time);
        let ids = [v.statement.to_string(), v.participant.to_string(), v.value.to_string()];
        table.write_record([timestamp, datetime].iter().chain(&ids))?;
    }
    table.flush()
}

fn write_statements(conversation: &Conversation, last: &LastVotes, file: Box<dyn Write>) -> io::Result<()> {
    let mut tallies: BTreeMap<u64, Tally> = BTreeMap::new();
    for (&statement, &value) in last.values().flatten() {
        tallies.entry(statement).or_default().count(value);
    }
    let mut table = table(file);
    table.write_record(package::STATEMENT_COLUMNS.map(|c| c.name))?;
    for s in &conversation.statements {
        let [timestamp, datetime] = time(s.time);
        let tally = tallies.get(&s.id).copied().unwrap_or_default();
        let moderated = match s.moderation {
            Moderation::Out => "-1",
            Moderation::Waiting => "0",
            Moderation::In => "1",
        };
        table.write_record([
            &timestamp,
            &datetime,
            &s.id.to_string(),
            &s.author.map(|a| a.to_string()).unwrap_or_default(),
            &tally.agrees.to_string(),
            &tally.disagrees.to_string(),
            moderated,
            &s.is_meta.to_string(),
            &s.is_seed.to_string(),
            &s.text,
        ])?;
    }
    table.flush()
}

fn write_participants(
    conversation: &Conversation,
    group: &BTreeMap<u64, usize>,
    last: &LastVotes,
    file: Box<dyn Write>,
) -> io::Result<()> {
    let mut authored: BTreeMap<u64, usize> = BTreeMap::new();
    for author in conversation.statements.iter().filter_map(|s| s.author) {
        *authored.entry(author).or_default() += 1;
    }
    let mut table = table(file);
    let ids = conversation.statements.iter().map(|s| s.id.to_string());
    table.write_record(package::PARTICIPANT_COLUMNS.iter().map(|c| c.name.to_owned()).chain(ids))?;
    for (participant, votes) in last {
        let count = |value| votes.values().filter(|&&v| v == value).count().to_string();
        let about = [
            participant.to_string(),
            group.get(participant).map(|g| g.to_string()).unwrap_or_default(),
            authored.get(participant).copied().unwrap_or_default().to_string(),
            votes.len().to_string(),
            count(1),
            count(-1),
        ];
        let cell = |id: u64| votes.get(&id).map(|v| v.to_string()).unwrap_or_default();
        table.write_record(about.into_iter().chain(conversation.statements.iter().map(|s| cell(s.id))))?;
    }
    table.flush()
}

fn write_summary(
    conversation: &Conversation,
    group: &BTreeMap<u64, usize>,
    last: &LastVotes,
    file: Box<dyn Write>,
) -> io::Result<()> {
    let authors: BTreeSet<u64> = conversation.statements.iter().filter_map(|s| s.author).collect();
    let groups: BTreeSet<usize> = group.values().copied().collect();
    let mut table = table(file);
    for (name, value) in [
        ("topic", conversation.topic.clone()),
        ("url", conversation.url.clone()),
        ("views", last.len().to_string()),
        ("voters", last.len().to_string()),
        ("voters-in-conv", group.len().to_string()),
        ("commenters", authors.len().to_string()),
        ("comments", conversation.statements.len().to_string()),
        ("groups", groups.len().to_string()),
        ("conversation-description", conversation.description.clone()),
    ] {
        table.write_record([name, &value])?;
    }
    table.flush()
}
