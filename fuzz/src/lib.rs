//! Every parser of outside input, and what must hold of its answer whatever comes in. The targets of this workspace
//! feed it from libFuzzer; `crates/perron/tests/mangled.rs` feeds it mangled seeds with each run of the tests.

mod engines;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::http::{HeaderMap, HeaderValue, header};
use perron::ballot::Sheet;
use perron::bundle::note::{Checkpoint, Growth, Proof, Verifier};
use perron::bundle::verify::{Known, verify};
use perron::conversation::{Details, Pasted};
use perron::cookie::{Cookie, Guest, Secret};
use perron::exchange::{Conversation, ReadError, archive, export, groups, polis};
use perron::form::Form;
use perron::i18n::Lang;
use perron::mail::{Address, Sender};
use perron::margin::list as margin;
use perron::parcel::read::{Limits, Parcel};
use perron::pledge::list_file;
use perron::search::excerpt;
use perron::search::marks::{LONGEST, MOST as MOST_WORDS, Question, Stems};
use perron::settings::{Given, Settings};
use perron::statement::{MOST, New};
use perron::story::sound as recording;
use store::Language;
use store::mail::{Mail, State};

pub use engines::{budget, counts, design, ledger, people, seating, ties};

/// A parser of outside input.
pub type Parser = fn(&[u8]);

/// Every parser, by the name of its target and of the folder of its seeds.
pub const PARSERS: &[(&str, Parser)] = &[
    ("votes", votes),
    ("comments", comments),
    ("participants", participants),
    ("summary", summary),
    ("archive", archive),
    ("bundle", bundle),
    ("parcel", parcel),
    ("groups", groups),
    ("id", id),
    ("question", question),
    ("form", form),
    ("cookie", cookie),
    ("address", address),
    ("bounce", bounce),
    ("language", language),
    ("settings", settings),
    ("pasted", pasted),
    ("signatories", signatories),
    ("margins", margins),
    ("sound", sound),
    ("people", people),
    ("ties", ties),
    ("seating", seating),
    ("budget", budget),
    ("design", design),
    ("counts", counts),
    ("ledger", ledger),
];

const COMMENTS: &[u8] = b"comment-id,moderated,comment-body\n0,1,Benches\n1,0,Trees\n2,-1,spam\n";
const VOTES: &[u8] = b"timestamp,comment-id,voter-id,vote\n5,0,1,1\n6,1,1,-1\n7,0,2,0\n";

/// What somebody types into the search: it becomes words of letters and digits, and finds itself.
pub fn question(bytes: &[u8]) {
    let (typed, stems) = (String::from_utf8_lossy(bytes), Stems::new());
    let question = Question::of(&stems, &typed);
    assert!(question.text.chars().count() <= LONGEST);
    for way in question.ways(false).into_iter().chain(question.ways(true)) {
        assert!(way.len() <= MOST_WORDS);
        assert!(way.iter().flatten().all(|mark| mark.len() > 1 && mark.chars().all(char::is_alphanumeric)));
    }
    for language in [Language::English, Language::French] {
        let hits = question.hits(&stems, &question.text, language);
        assert!(hits.there.iter().all(|there| *there), "{question:?}");
        let shown = excerpt::around(&question.text, &hits.places);
        assert_eq!(shown.iter().filter(|piece| piece.is_hit).count(), hits.places.len());
    }
}

/// `votes.csv` of an export, beside sound statements.
pub fn votes(bytes: &[u8]) {
    read(&[("comments.csv", COMMENTS), ("votes.csv", bytes)]);
}

/// `comments.csv`, beside sound votes.
pub fn comments(bytes: &[u8]) {
    read(&[("comments.csv", bytes), ("votes.csv", VOTES)]);
}

/// `participants-votes.csv`, alone.
pub fn participants(bytes: &[u8]) {
    read(&[("participants-votes.csv", bytes)]);
}

/// `summary.csv`, beside sound votes.
pub fn summary(bytes: &[u8]) {
    read(&[("comments.csv", COMMENTS), ("votes.csv", VOTES), ("summary.csv", bytes)]);
}

/// A zip as it is uploaded.
pub fn archive(bytes: &[u8]) {
    taken_whole_or_refused(archive::read("export.zip", Cursor::new(bytes)));
}

/// A parcel is read row by row, or refused in one sentence.
pub fn parcel(bytes: &[u8]) {
    // the last migration that the seed knows
    const LEVEL: i64 = 34;
    let limits = Limits { bytes: 64 << 20, files: 2000, line: 1 << 16 };
    for lock in [None, Some([7; 32])] {
        match Parcel::open(Cursor::new(bytes), lock, LEVEL, limits) {
            Ok(mut parcel) => {
                let tables: Vec<String> = parcel.manifest.rows.keys().cloned().collect();
                let kinds = tables.iter().flat_map(|table| [(table, false), (table, true)]);
                let said = kinds.filter_map(|(table, is_private)| {
                    parcel.rows(table, is_private, &mut |_, _, _| Ok(())).err()
                });
                assert!(said.into_iter().all(|problem| problem.to_string().contains("nothing was")));
                assert!(parcel.files().iter().all(|(name, _)| !name.contains(['/', '.'])));
            }
            Err(problem) => assert!(problem.to_string().contains("nothing was")),
        }
    }
}

/// A bundle holds or is refused in one sentence; what is beside it is read or is none.
pub fn bundle(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let beside = Known { keys: Some(&text), checkpoint: Some(&text), growth: Some(&text) };
    for known in [Known::default(), beside] {
        match verify(bytes, &known) {
            Ok(report) => drop(report.findings.json()),
            Err(sentence) => {
                assert!(sentence.ends_with(['.', '”']) && !sentence.contains('\n'), "{sentence}")
            }
        }
    }
    if let Some(proof) = Proof::parse(&text) {
        assert_eq!(Proof::parse(&proof.to_string()), Some(proof));
    }
    if let Some(growth) = Growth::parse(&text) {
        assert_eq!(Growth::parse(&growth.to_string()), Some(growth));
    }
    if let Some(verifier) = Verifier::parse(&text) {
        assert_eq!(Verifier::parse(&verifier.to_string()), Some(verifier));
    }
    drop(Checkpoint::parse(&text));
}

fn read(files: &[(&str, &[u8])]) {
    taken_whole_or_refused(of_files(
        &files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect(),
    ));
}

/// Files by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Reads the files of an export by their names.
pub fn of_files(files: &Files) -> Result<Conversation, ReadError> {
    polis::read(&mut |name| {
        Ok(files.get(name).map(|bytes| Box::new(Cursor::new(bytes.clone())) as Box<dyn Read>))
    })
}

/// What was taken can be given away and taken again unchanged; what was not is one sentence.
fn taken_whole_or_refused(read: Result<Conversation, ReadError>) {
    match read {
        Ok(conversation) => {
            for vote in &conversation.votes {
                assert!(conversation.statement(vote.statement).is_some(), "a vote on nothing: {vote:?}");
            }
            assert_eq!(of_files(&written(&conversation)).ok().as_ref(), Some(&conversation));
        }
        Err(error) => is_sentence(&error.to_string()),
    }
}

/// The files of an export, in memory.
fn written(conversation: &Conversation) -> Files {
    #[derive(Clone, Default)]
    struct File(Arc<Mutex<Vec<u8>>>);
    impl Write for File {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("one thread").write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut files: BTreeMap<String, File> = BTreeMap::new();
    let made = export::write(conversation, &BTreeMap::new(), &mut |name| {
        Ok(Box::new(files.entry(name.to_owned()).or_default().clone()))
    });
    made.expect("written into memory");
    files.into_iter().map(|(name, file)| (name, file.0.lock().expect("one thread").clone())).collect()
}

fn is_sentence(said: &str) {
    assert!(said.ends_with('.') && !said.contains(char::is_control) && said.len() < 2000, "{said:?}");
}

/// A file that says who is in which group.
pub fn groups(bytes: &[u8]) {
    match groups::read("groups.csv", Box::new(Cursor::new(bytes.to_vec()))) {
        Ok(groups) => {
            assert!(groups.iter().all(|(name, people)| !name.trim().is_empty() && !people.is_empty()));
        }
        Err(error) => is_sentence(&error.to_string()),
    }
}

/// The id in an address.
pub fn id(bytes: &[u8]) {
    if let Some(id) = store::ids::from_text(&String::from_utf8_lossy(bytes)) {
        assert!(id >= 0);
        assert_eq!(store::ids::from_text(&store::ids::to_text(id)), Some(id));
    }
}

/// What a form sends, as each of the larger forms reads it.
pub fn form(bytes: &[u8]) {
    let form = Form::of_body(bytes);
    let refused = |form: &Form| {
        assert!(!form.is_good(), "refused without a reason");
        for fault in form.faults() {
            assert!(Lang::ALL.iter().all(|lang| !fault.text(lang).trim().is_empty()));
        }
    };
    let mut typed = form.clone();
    match New::parse(&mut typed, Language::English, false) {
        Some(new) => {
            let length = new.text.chars().count();
            assert!((1..=MOST).contains(&length) && !new.text.contains(['\n', '\0']), "{:?}", new.text);
        }
        None => refused(&typed),
    }
    let mut typed = form.clone();
    match Details::parse(&mut typed) {
        Some(details) => {
            assert!(details.opens.zip(details.closes).is_none_or(|(opens, closes)| opens < closes));
        }
        None => refused(&typed),
    }
    let mut typed = form;
    match Sheet::parse(&mut typed, 1..=9) {
        Some(sheet) => assert!(!sheet.label.is_empty() && !sheet.answers.is_empty()),
        None => refused(&typed),
    }
}

/// A `Cookie` header, and whatever stands in the cookie of a guest or the token of a form. Nothing is taken that this
/// server did not sign.
pub fn cookie(bytes: &[u8]) {
    let secret = Secret::new(vec![7; 32]);
    let text = String::from_utf8_lossy(bytes);
    if let Some(guest) = Guest::of_cookie(&secret, &text) {
        assert_eq!(guest.cookie(&secret), text);
    }
    assert!(!(secret.is_form_token(&text, "g1") && secret.is_form_token(&text, "g2")));
    if let Ok(value) = HeaderValue::from_bytes(bytes) {
        let headers = HeaderMap::from_iter([(header::COOKIE, value)]);
        for (kind, secure) in [(Cookie::Guest, true), (Cookie::Person, false), (Cookie::Flash, false)] {
            let found = kind.read(&headers, secure).unwrap_or_default();
            assert!(!found.contains(';'), "{found:?}");
        }
    }
}

/// A mail that came back: what it says failed, failed for good, and for somebody.
pub fn bounce(bytes: &[u8]) {
    for failure in perron::mail::bounce::read(bytes).unwrap_or_default() {
        assert!(failure.status.starts_with("5.") && failure.status.matches('.').count() == 2, "{failure:?}");
        assert!(failure.recipients.iter().all(|address| !address.contains('\n')), "{failure:?}");
    }
}

/// A mail address, and a subject with it: the letter goes to one address, and its subject is one header.
pub fn address(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Err(said) = Sender::parse(&text, "") {
        is_sentence(&said);
    }
    let Some(address) = Address::parse(&text) else { return };
    let recipient = address.as_str();
    assert!(
        !recipient.contains(|c: char| c.is_control() || c.is_whitespace() || ",<>\"".contains(c)),
        "{recipient:?}"
    );
    let mail = Mail {
        id: 1,
        recipient: recipient.to_owned(),
        language: Language::English,
        subject: text.to_string(),
        text: String::new(),
        html: String::new(),
        calendar: String::new(),
        state: State::Waiting,
        attempts: 0,
        problem: String::new(),
        due: 0,
        made: 0,
    };
    let sender = Sender::parse("steps@example.org", &text).expect("an address");
    let letter = sender.message(&mail, None, 0).expect("an address that was taken can be written to");
    assert_eq!(letter.envelope().to().len(), 1);
    let letter = letter.formatted();
    let letter = String::from_utf8_lossy(&letter);
    let head = letter.split("\r\n\r\n").next().unwrap_or_default();
    let names =
        head.lines().filter(|line| !line.starts_with([' ', '\t'])).filter_map(|line| line.split_once(':'));
    let names: Vec<&str> = names.map(|(name, _)| name).collect();
    const HEADERS: [&str; 9] = [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "Content-Language",
        "MIME-Version",
        "Content-Type",
    ];
    assert!(names.iter().all(|name| HEADERS.contains(name)) && names.len() == HEADERS.len(), "{head}");
}

/// `Accept-Language`.
pub fn language(bytes: &[u8]) {
    let wish = String::from_utf8_lossy(bytes);
    let lang = Lang::preferred(&wish);
    assert!(lang == Lang::En || wish.to_ascii_lowercase().contains("fr"));
}

/// `perron.toml`.
pub fn settings(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Settings::of_text(&Given::default(), Path::new("perron.toml"), text) {
        Ok(settings) => assert!(settings.address.starts_with("http")),
        Err(said) => assert!(!said.is_empty()),
    }
}

/// Statements pasted at once: each line is taken, is there already, is too long, or has no words.
pub fn pasted(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let pasted = Pasted::read(&text, ["Trees"].into_iter());
    let lines = pasted.taken.len() + pasted.double.len() + pasted.long.len();
    assert!(lines <= text.lines().count());
    for (statement, translation) in &pasted.taken {
        for words in [Some(statement), translation.as_ref()].into_iter().flatten() {
            assert!((1..=MOST).contains(&words.chars().count()) && !words.contains('\n'), "{words:?}");
        }
    }
}

/// Numbers of a population: every answer once, with a number of people, or one sentence.
pub fn margins(bytes: &[u8]) {
    let Ok(text) = margin::of_file(bytes) else { return };
    for attribute in ["province", "postal-area", "age"] {
        let Ok(totals) = margin::read(attribute, text) else { continue };
        let words: BTreeSet<&String> = totals.iter().map(|(word, _)| word).collect();
        assert!(words.len() == totals.len() && totals.iter().all(|(_, people)| *people >= 0), "{totals:?}");
    }
}

/// A list of signatories: each line is taken, once, as one plain line that counts, or named with a sentence.
pub fn signatories(bytes: &[u8]) {
    let Ok(list) = list_file::read(bytes) else { return };
    assert!(list.good.len() + list.broken.len() <= list_file::MOST);
    let (mut lines, mut same) = (BTreeSet::new(), BTreeSet::new());
    for (line, entry) in &list.good {
        assert!(lines.insert(*line), "line {line} is there twice");
        let said = entry.address.as_ref().map_or_else(|| entry.identity(), |one| one.as_str().to_owned());
        assert!(same.insert(said), "line {line} says what another says");
        for words in [&entry.name.text, &entry.logo] {
            assert!(words.chars().count() <= 120 && !words.contains(char::is_control), "{words:?}");
        }
        assert!(!entry.name.key.is_empty() && !entry.name.text.contains('\u{202e}'));
    }
    for (line, fault) in &list.broken {
        assert!(lines.insert(*line), "line {line} is there twice");
        Lang::ALL.iter().for_each(|lang| is_sentence(&fault.text(*lang)));
    }
}

/// A recording: known by its content whatever comes after it, and never for longer than it takes to read it.
pub fn sound(bytes: &[u8]) {
    let known = |bytes: &[u8]| recording::recognise(&mut Cursor::new(bytes)).expect("bytes can be read");
    if let Some(format) = known(bytes) {
        assert_eq!(recording::Format::of_word(format.word()), Some(format));
        let begins = match format {
            recording::Format::Webm => bytes.starts_with(b"\x1a\x45\xdf\xa3"),
            recording::Format::Ogg => bytes.starts_with(b"OggS"),
            recording::Format::Mp4 => bytes.get(4..8) == Some(b"ftyp"),
            recording::Format::Mp3 => bytes.starts_with(b"ID3") || bytes.first() == Some(&0xff),
        };
        assert!(begins, "{format:?}");
    }
}
