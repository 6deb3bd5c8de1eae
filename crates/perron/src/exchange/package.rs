//! The description of an export: a Frictionless data package.

use serde_json::{Value, json};

use super::Conversation;

/// A column of a table: its name, its type in Frictionless' words, what it holds.
pub(super) struct Column {
    pub(super) name: &'static str,
    kind: &'static str,
    about: &'static str,
}

const fn column(name: &'static str, kind: &'static str, about: &'static str) -> Column {
    Column { name, kind, about }
}

const TIME: Column =
    column("timestamp", "integer", "Milliseconds since 1970-01-01 UTC; empty where unknown.");
const DATE: Column = column("datetime", "string", "The same time in words; empty where unknown.");

const VOTE_COLUMNS: [Column; 5] = [
    TIME,
    DATE,
    column("comment-id", "integer", "The statement voted on."),
    column("voter-id", "integer", "The participant who voted."),
    column("vote", "integer", "1 agree, -1 disagree, 0 pass; of several on one statement the last counts."),
];

pub(super) const STATEMENT_COLUMNS: [Column; 10] = [
    TIME,
    DATE,
    column("comment-id", "integer", "The statement."),
    column("author-id", "integer", "The participant who wrote it; empty where unknown."),
    column("agrees", "integer", "Participants who agree."),
    column("disagrees", "integer", "Participants who disagree."),
    column("moderated", "integer", "-1 left out, 0 not looked at, 1 accepted."),
    column("is-meta", "boolean", "Whether it is about the conversation itself."),
    column("is-seed", "boolean", "Whether it was there from the start."),
    column("comment-body", "string", "What it says."),
];

pub(super) const PARTICIPANT_COLUMNS: [Column; 6] = [
    column("participant", "integer", "The participant."),
    column("group-id", "integer", "Their opinion group; empty where they have none."),
    column("n-comments", "integer", "Statements they wrote."),
    column("n-votes", "integer", "Statements they voted on."),
    column("n-agree", "integer", "Statements they agree with."),
    column("n-disagree", "integer", "Statements they disagree with."),
];

/// The `datapackage.json` of an export of `conversation`.
pub(super) fn describe(conversation: &Conversation) -> Value {
    let cell = |id: u64| {
        json!({"name": id.to_string(), "type": "integer", "constraints": {"enum": [-1, 0, 1]},
               "description": "Their vote on this statement; empty where they have none."})
    };
    let mut participants = fields(&PARTICIPANT_COLUMNS);
    participants.extend(conversation.statements.iter().map(|s| cell(s.id)));
    let on_statement =
        json!([{"fields": "comment-id", "reference": {"resource": "comments", "fields": "comment-id"}}]);
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "conversation",
        "title": conversation.topic,
        "description": conversation.description,
        "resources": [
            resource("votes", json!({"fields": fields(&VOTE_COLUMNS), "foreignKeys": on_statement})),
            resource("comments", json!({"fields": fields(&STATEMENT_COLUMNS), "primaryKey": "comment-id"})),
            resource("participants-votes", json!({"fields": participants, "primaryKey": "participant"})),
            json!({"name": "summary", "path": "summary.csv", "format": "csv", "mediatype": "text/csv",
                   "encoding": "utf-8", "dialect": {"header": false},
                   "schema": {"fields": [{"name": "name", "type": "string"}, {"name": "value", "type": "string"}]}}),
        ],
    });
    if !conversation.url.is_empty() {
        package["homepage"] = json!(conversation.url);
    }
    package
}

fn fields(columns: &[Column]) -> Vec<Value> {
    columns.iter().map(|c| json!({"name": c.name, "type": c.kind, "description": c.about})).collect()
}

fn resource(name: &str, mut schema: Value) -> Value {
    schema["missingValues"] = json!([""]);
    json!({"name": name, "path": format!("{name}.csv"), "profile": "tabular-data-resource", "format": "csv",
           "mediatype": "text/csv", "encoding": "utf-8", "schema": schema})
}
