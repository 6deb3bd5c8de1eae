use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read, Write};
use std::rc::Rc;

use opinion::{Cast, Votes};
use proptest::prelude::*;

use super::{Conversation, Moderation, Statement, export, groups, polis};

const COMMENTS: &str =
    "comment-id,moderated,comment-body\n1,1,Benches on every corner\n2,-1,spam\n4,0,Longer hours\n";
const VOTES: &str =
    "timestamp,datetime,comment-id,voter-id,vote\n20,later,1,7,-1\n10,before,1,7,1\n,,4,9,0\n";

type Files = BTreeMap<String, Vec<u8>>;

fn files(named: &[(&str, &[u8])]) -> Files {
    named.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()
}

fn read(files: &Files) -> Result<Conversation, super::ReadError> {
    polis::read(&mut |name| Ok(files.get(name).map(|b| Box::new(Cursor::new(b.clone())) as Box<dyn Read>)))
}

fn refusal(named: &[(&str, &[u8])]) -> String {
    read(&files(named)).unwrap_err().to_string()
}

/// What is said of a `votes.csv` beside sound comments.
fn refused_votes(votes: &str) -> String {
    refusal(&[("comments.csv", COMMENTS.as_bytes()), ("votes.csv", votes.as_bytes())])
}

fn refused_comments(comments: &str) -> String {
    refusal(&[("comments.csv", comments.as_bytes()), ("votes.csv", VOTES.as_bytes())])
}

#[test]
fn reads_columns_by_name_and_votes_in_time() {
    let conversation =
        read(&files(&[("comments.csv", COMMENTS.as_bytes()), ("votes.csv", VOTES.as_bytes())])).unwrap();
    let vote = |participant, statement, value, time| Cast { participant, statement, value, time };
    assert_eq!(conversation.votes, [vote(9, 4, 0, 0), vote(7, 1, 1, 10), vote(7, 1, -1, 20)]);
    let moderation: Vec<_> = conversation.statements.iter().map(|s| (s.id, s.moderation)).collect();
    assert_eq!(moderation, [(1, Moderation::In), (2, Moderation::Out), (4, Moderation::Waiting)]);
    assert_eq!(conversation.statement(4).unwrap().text, "Longer hours");
    assert!(conversation.statement(3).is_none());

    let turned = "vote,voter-id,extra,comment-id\n1,7,x,1\n";
    let other =
        read(&files(&[("comments.csv", COMMENTS.as_bytes()), ("votes-derived.csv", turned.as_bytes())]));
    assert_eq!(other.unwrap().votes, [vote(7, 1, 1, 0)]);
}

#[test]
fn reads_a_byte_order_mark_crlf_and_quoted_lines() {
    let comments = "\u{feff}comment-id,is-meta,is-seed,moderated,comment-body\r\n3,TRUE,false,1,\"Two\r\nlines, \"\"quoted\"\"\"\r\n\r\n5,,true,1,é\r\n";
    let votes = "\u{feff}comment-id,voter-id,vote\r\n3,1,1\r\n5,1,-1";
    let summary =
        "topic,\"Parks,\nand rivers\"\nviews,3\nurl,https://example.org/c\nconversation-description,Why\n";
    let conversation = read(&files(&[
        ("comments.csv", comments.as_bytes()),
        ("votes.csv", votes.as_bytes()),
        ("summary.csv", summary.as_bytes()),
    ]))
    .unwrap();
    assert_eq!(conversation.statements[0].text, "Two\r\nlines, \"quoted\"");
    assert!(conversation.statements[0].is_meta && !conversation.statements[1].is_meta);
    assert!(conversation.statements[1].is_seed);
    assert_eq!(conversation.votes.len(), 2);
    assert_eq!(conversation.topic, "Parks,\nand rivers");
    assert_eq!(
        (conversation.url.as_str(), conversation.description.as_str()),
        ("https://example.org/c", "Why")
    );
}

#[test]
fn reads_the_matrix_where_there_are_no_votes_by_line() {
    let matrix = "participant,xid,group-id,n-votes,1,4\n7,,0,2,1,-1\n9,,,1,,0\n";
    let conversation = read(&files(&[("participants-votes.csv", matrix.as_bytes())])).unwrap();
    let votes = Votes::from_casts(&conversation.votes);
    assert_eq!((votes.participant(), votes.statement(), votes.len()), (&[7, 9][..], &[1, 4][..], 3));
    assert_eq!(conversation.statements.iter().map(|s| s.id).collect::<Vec<_>>(), [1, 4]);
    let twice = "participant,1\n7,1\n7,1\n";
    assert_eq!(
        refusal(&[("participants-votes.csv", twice.as_bytes())]),
        "participants-votes.csv, line 3: “participant” 7 stands in an earlier line too; nothing was taken from it."
    );
    let unknown =
        refusal(&[("comments.csv", COMMENTS.as_bytes()), ("participants-votes.csv", b"participant,8\n")]);
    assert_eq!(
        unknown,
        "participants-votes.csv, line 1: statement 8 is not in comments.csv; nothing was taken from it."
    );
}

#[test]
fn says_file_and_line_of_what_is_wrong_with_votes() {
    let head = "timestamp,comment-id,voter-id,vote\n1,1,7,1\n";
    let wrong = |line: &str| refused_votes(&format!("{head}{line}"));
    for (line, said) in [
        ("2,1,7,2\n", "votes.csv, line 3: “vote” is “2”, but should be 1, 0 or -1"),
        ("2,1,7,\n", "votes.csv, line 3: “vote” is “”, but should be 1, 0 or -1"),
        ("2,1,7,0.5\n", "votes.csv, line 3: “vote” is “0.5”, but should be 1, 0 or -1"),
        ("2,99,7,1\n", "votes.csv, line 3: statement 99 is not in comments.csv"),
        ("2,one,7,1\n", "votes.csv, line 3: “comment-id” is “one”, but should be a whole number"),
        ("2,1,-7,1\n", "votes.csv, line 3: “voter-id” is “-7”, but should be a whole number"),
        ("soon,1,7,1\n", "votes.csv, line 3: “timestamp” is “soon”, but should be a whole number"),
        (
            "99999999999999999,1,7,1\n",
            "votes.csv, line 3: “timestamp” is “99999999999999999”, but should be milliseconds since 1970",
        ),
        ("-5,1,7,1\n", "votes.csv, line 3: “timestamp” is “-5”, but should be milliseconds since 1970"),
        ("2,1\0,7,1\n", "votes.csv, line 3: this is not text in UTF-8 (save the file in that encoding)"),
        ("2,1", "votes.csv, line 3: the header has 4 columns, but this line 2 (was the file cut short?)"),
        (
            "2,1,7,1,9\n",
            "votes.csv, line 3: the header has 4 columns, but this line 5 (was the file cut short?)",
        ),
        ("2,1,7,\"1\n", "votes.csv: a quoted text is not closed before the file ends (was it cut short?)"),
    ] {
        let found = wrong(line);
        let expected = format!("{said}; nothing was taken from it.");
        assert_eq!(found, expected);
    }
    let long = wrong(&format!("2,{},7,1", "9".repeat(5000)));
    assert!(long.len() < 200 && long.contains("9…”"), "{long}");
}

#[test]
fn says_what_is_wrong_with_a_whole_file() {
    assert_eq!(
        refused_votes("timestamp,comment-id,vote\n1,1,1\n"),
        "votes.csv, line 1: the column “voter-id” is missing; nothing was taken from it."
    );
    assert_eq!(
        refused_votes(""),
        "votes.csv: the file is empty, but should begin with the names of its columns; nothing was taken from it."
    );
    assert_eq!(
        refusal(&[("comments.csv", COMMENTS.as_bytes())]),
        "votes.csv: there is no votes.csv, votes-derived.csv or participants-votes.csv; nothing was taken from it."
    );
    let not_text: &[u8] = b"comment-id,voter-id,vote\n1,7,1\n1,\xff,1\n";
    assert_eq!(
        refusal(&[("comments.csv", COMMENTS.as_bytes()), ("votes.csv", not_text)]),
        "votes.csv, line 3: this is not text in UTF-8 (save the file in that encoding); nothing was taken from it."
    );
    let failing = polis::read(&mut |_| Err(io::Error::other("disk gone"))).unwrap_err();
    assert_eq!(
        failing.to_string(),
        "comments.csv: it cannot be read (disk gone); nothing was taken from it."
    );
}

#[test]
fn says_what_is_wrong_with_statements() {
    for (comments, said) in [
        ("comment-id,comment-body\n1,a\n", "comments.csv, line 1: the column “moderated” is missing"),
        (
            "comment-id,moderated,comment-body\n1,2,a\n",
            "comments.csv, line 2: “moderated” is “2”, but should be 1, 0 or -1",
        ),
        (
            "comment-id,moderated,comment-body\n1,1,\"two\nlines\"\n1,1,b\n",
            "comments.csv, line 4: “comment-id” 1 stands in an earlier line too",
        ),
        (
            "comment-id,moderated,is-meta,comment-body\n1,1,maybe,a\n",
            "comments.csv, line 2: “is-meta” is “maybe”, but should be true or false",
        ),
        (
            "comment-id,moderated,comment-body\n1,1,\"cut sho",
            "comments.csv: a quoted text is not closed before the file ends (was it cut short?)",
        ),
    ] {
        assert_eq!(refused_comments(comments), format!("{said}; nothing was taken from it."));
    }
    let of_length = |n| format!("comment-id,moderated,comment-body\n1,1,{}\n", "é".repeat(n));
    assert_eq!(
        refused_comments(&of_length(2001)),
        "comments.csv, line 2: “comment-body” has more than 2000 characters (is a quote missing before?); \
         nothing was taken from it."
    );
    let votes = b"comment-id,voter-id,vote\n1,7,1\n";
    let longest = read(&files(&[("comments.csv", of_length(2000).as_bytes()), ("votes.csv", votes)]));
    assert_eq!(longest.unwrap().statements[0].text.chars().count(), 2000);
}

#[test]
fn reads_groups_with_several_lines_a_participant() {
    let read = |text: &'static str| groups::read("g.csv", Box::new(text.as_bytes()));
    let found = read("group,participant\nyouth, 3\nyouth,4\nnewcomer,3\n,5\n").unwrap();
    let listed: Vec<_> =
        found.iter().map(|(name, who)| (name.as_str(), Vec::from_iter(who.clone()))).collect();
    assert_eq!(listed, [("newcomer", vec![3]), ("youth", vec![3, 4])]);
    assert_eq!(
        read("participant,group\nx,y\n").unwrap_err().to_string(),
        "g.csv, line 2: “participant” is “x”, but should be a whole number; nothing was taken from it."
    );
}

/// Files in memory, to write into.
#[derive(Clone, Default)]
struct Folder(Rc<RefCell<Files>>);

struct OpenFile(Folder, String);

impl Write for OpenFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.0.borrow_mut().entry(self.1.clone()).or_default().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn exported(conversation: &Conversation, group: &BTreeMap<u64, usize>) -> Files {
    let folder = Folder::default();
    export::write(conversation, group, &mut |name| {
        Ok(Box::new(OpenFile(folder.clone(), name.to_owned())) as Box<dyn Write>)
    })
    .unwrap();
    folder.0.take()
}

fn statement() -> impl Strategy<Value = Statement> {
    let moderation = prop_oneof![Just(Moderation::Out), Just(Moderation::Waiting), Just(Moderation::In)];
    (
        proptest::option::of(0..9_u64),
        0..4_000_000_000_000_i64,
        moderation,
        any::<(bool, bool)>(),
        "\\PC*[\n\",']{0,3}\\PC*",
    )
        .prop_map(|(author, time, moderation, (is_meta, is_seed), text)| Statement {
            id: 0,
            author,
            time,
            moderation,
            is_meta,
            is_seed,
            text,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_reads_back(
        statements in prop::collection::vec(statement(), 1..9),
        votes in prop::collection::vec((0..9_u64, 0..9_usize, -1..=1_i8, 0..99_i64), 0..60),
        topic in "\\PC*",
    ) {
        let statements: Vec<Statement> =
            statements.into_iter().enumerate().map(|(at, s)| Statement { id: 3 * at as u64, ..s }).collect();
        let cast = |(participant, at, value, time): (u64, usize, i8, i64)| Cast {
            participant, statement: statements[at % statements.len()].id, value, time,
        };
        let mut votes: Vec<Cast> = votes.into_iter().map(cast).collect();
        votes.sort_by_key(|v| v.time);
        let conversation = Conversation { topic, statements, votes, ..Conversation::default() };
        let mut files = exported(&conversation, &BTreeMap::from([(1, 0)]));
        prop_assert_eq!(&read(&files).unwrap(), &conversation);
        // The matrix alone holds the same last votes.
        files.remove("votes.csv");
        let matrix = read(&files).unwrap();
        prop_assert_eq!(Votes::from_casts(&matrix.votes), Votes::from_casts(&conversation.votes));
    }

    #[test]
    fn anything_else_is_an_answer_and_not_a_crash(comments: Vec<u8>, votes: Vec<u8>, summary in "[a-z,\"\n]*") {
        let with = files(&[("comments.csv", &comments), ("votes.csv", &votes), ("summary.csv", summary.as_bytes())]);
        if let Err(error) = read(&with) {
            prop_assert!(!error.to_string().contains('\n'));
        }
    }
}

#[test]
fn a_package_describes_every_column() {
    let conversation =
        read(&files(&[("comments.csv", COMMENTS.as_bytes()), ("votes.csv", VOTES.as_bytes())])).unwrap();
    let files = exported(&conversation, &BTreeMap::new());
    let package: serde_json::Value = serde_json::from_slice(&files["datapackage.json"]).unwrap();
    for resource in package["resources"].as_array().unwrap() {
        let text = String::from_utf8(files[resource["path"].as_str().unwrap()].clone()).unwrap();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
        let header = text.lines().next().unwrap();
        if resource["name"] == "summary" {
            assert_eq!(header.split(',').count(), names.len());
        } else {
            assert_eq!(header, names.join(","));
        }
    }
    assert_eq!(
        String::from_utf8(files["participants-votes.csv"].clone()).unwrap().lines().nth(1),
        Some("7,,0,1,0,1,-1,,")
    );
}
