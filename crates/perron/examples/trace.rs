//! How long the pages of a strategy take from an edition down to the notes and up again: 200 clauses over 50,000 notes of 100
//! sessions, on a new SQLite file and, if it can be started, on PostgreSQL; through the router, as a browser asks.
//!
//! `cargo run --release --package perron --example trace`
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a measurement speaks on the terminal and stops when it cannot go on"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use perron::app::App;
use perron::cookie::token_hash;
use perron::routes;
use perron::settings::{Given, Settings};
use store::attendance::{self, Attendance, Way};
use store::clause::{self, Cited, Clause, Parity, SourceKind, Version, Words};
use store::community::Speaks;
use store::consent::{self, Audience, Grant, Grants, Kind as Record};
use store::lean::{self, Lean};
use store::note::{self, Kind, Note};
use store::person::{Person, Role};
use store::seat::{self, Role as At, Seat};
use store::session::{self, Call, Mode, Session, State};
use store::sign_in::SignIn;
use store::strategy::{self, State as Far, Strategy};
use store::summary::{self, About, Line, Section, State as Page};
use store::{Bilingual, Db, Ids, Language, SetClock, Tx, ids};
use tower::ServiceExt;

const NOON: i64 = 1_792_065_600_000;
const SESSIONS: usize = 100;
/// Notes of a session, and lines of its page; a line rests on as many notes as that gives.
const NOTES: usize = 500;
const LINES: usize = 20;
const CLAUSES: usize = 200;
/// Lines that a clause rests on, each of another session.
const UNDER: usize = 10;
/// How often each page is asked for.
const TIMES: usize = 21;
/// Whose words are traced upward: one note in each session.
const PERSON: i64 = 77;

fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: fr.to_owned() }
}

fn session(id: i64) -> Session {
    Session {
        id,
        title: both("Who keeps the door open?", "Qui garde la porte ouverte?"),
        about: Bilingual::default(),
        levers: Vec::new(),
        starts: NOON - 7_200_000,
        minutes: 60,
        zone: "America/Toronto".to_owned(),
        mode: Mode::Online,
        venue: Bilingual::default(),
        access: Bilingual::default(),
        place_id: None,
        call: Call::default(),
        release: 0,
        capacity: None,
        taken: 0,
        speaks: Speaks::Both,
        speaks_also: String::new(),
        code: String::new(),
        sequence: 0,
        state: State::Open,
        published: Some(0),
        origin: store::series::Origin::Sample,
        made: 0,
        made_by: None,
    }
}

/// The n-th note of a session.
fn noted((session_id, id): (i64, i64), number: usize, text: String, attendance_id: Option<i64>) -> Note {
    Note {
        session_id,
        id,
        client_id: id.to_string(),
        round: 1,
        table_no: (number % 5) as i64 + 1,
        prompt_id: None,
        kind: Kind::Idea,
        text,
        language: Language::English,
        attendance_id,
        is_quote: false,
        agreement: Some((4, 4)),
        cluster_id: None,
        origin: note::Origin::Live,
        beside_id: None,
        version: 1,
        made: NOON,
        changed: NOON,
        typed_by: None,
    }
}

/// A session with everybody in it, its notes, and its published page; the lines of that.
fn held(tx: &mut Tx<'_>, ids: &Ids, at: usize) -> store::Result<(i64, Vec<i64>, i64)> {
    let id = ids.next();
    session::insert(tx, &session(id))?;
    let mut first = None;
    for seat_no in 0..30 {
        let one = Attendance {
            session_id: id,
            id: ids.next(),
            registration_id: None,
            holder: (seat_no == 0).then(|| format!("p{PERSON}")),
            name: format!("Person {seat_no}"),
            language: Speaks::Both,
            postal_area: format!("H{}X", seat_no % 9),
            needs: String::new(),
            leads: false,
            opinion_group: None,
            way: Way::Helper,
            made: NOON,
            gone: None,
        };
        attendance::insert(tx, &one)?;
        first = first.or(Some(one.id));
        let (attendance_id, table_no) = (one.id, seat_no % 5 + 1);
        seat::put(tx, id, Seat { round: 1, attendance_id, table_no, role: At::Speaker })?;
    }
    summary::insert(tx, id, 0, NOON, None)?;
    let mut lines = Vec::new();
    for _ in 0..LINES {
        let line = Line {
            id: ids.next(),
            section: Section::Insight,
            position: 0,
            text: both("People keep doors open for one another.", "On se tient la porte."),
            en_changed: NOON,
            fr_changed: NOON,
            about: About::default(),
            made: NOON,
        };
        summary::add(tx, id, &line)?;
        lines.push(line.id);
    }
    let grants =
        Grants { see: Audience::Everyone, quote: true, summary: true, strategy: true, ..Grants::default() };
    let mut own = 0;
    for number in 0..NOTES {
        let note_id = ids.next();
        let text = format!("A bench by door {at} of {number} is where it starts.");
        let note = noted((id, note_id), number, text, first.filter(|_| number == 0));
        note::insert(tx, &note)?;
        consent::put(tx, ids, (Record::Note, note_id), None, &grants, NOON)?;
        if number == 0 {
            own = note_id;
        }
        summary::rest_on(tx, id, summary::Source { line_id: lines[number % LINES], note_id, speaks: false })?;
    }
    let page = summary::of(tx, id)?.expect("a page");
    summary::set_state(tx, &summary::Summary { state: Page::Published, published: Some(NOON), ..page })?;
    Ok((id, lines, own))
}

/// The support of every clause, as it was counted once: what is measured is reading it.
const SUPPORT: &str = r#"{"notes":250,"stories":0,"votes":0,"voices":250,"tables":50,"sessions":10,"communities":0,
    "areas":9,"provinces":1,"lowest_group":null,"figures":0,"outside":0,"lost":0}"#;

/// The first version of a clause.
fn worded() -> Version {
    let text = "Belonging is being missed when one is away, and greeted when one comes back. ".repeat(4);
    let words = Words {
        title: both("Neighbours first", "Le voisinage d’abord"),
        text: both(&text, &text),
        plain: Bilingual::default(),
    };
    Version {
        number: 0,
        version: 1,
        words,
        en: Parity::Current,
        fr: Parity::Current,
        why: String::new(),
        language: Language::English,
        made: NOON,
        made_by: None,
    }
}

fn clauses(
    tx: &mut Tx<'_>,
    ids: &Ids,
    strategy_id: i64,
    sessions: &[(i64, Vec<i64>, i64)],
) -> store::Result<()> {
    for number in 0..CLAUSES {
        if number % 20 == 0 {
            strategy::add_chapter(tx, strategy_id, number as i64 + 1, &both("Doors", "Portes"))?;
        }
        let clause = Clause {
            strategy_id,
            number: 0,
            chapter_id: (number / 20 * 20) as i64 + 1,
            position: 0,
            kind: clause::Kind::Principle,
            addressee: None,
            lever: None,
            doer: None,
            cost: Bilingual::default(),
            version: 1,
            retired: None,
            reason: String::new(),
            support: String::new(),
            counted: 0,
            made: NOON,
        };
        let given = clause::insert(tx, &clause, &worded())?;
        for under in 0..UNDER {
            let nth = number * UNDER + under;
            let (session_id, lines, own) = &sessions[nth % SESSIONS];
            let line = nth / SESSIONS % LINES;
            let source =
                clause::Source { kind: SourceKind::SummaryLine, within: *session_id, record_id: lines[line] };
            let cited = Cited {
                number: given,
                id: ids.next(),
                source,
                title: Bilingual::default(),
                link: String::new(),
            };
            clause::rest_on(tx, strategy_id, &cited, NOON)?;
            if line == 0 {
                let lean = Lean {
                    kind: Record::Note,
                    record_id: *own,
                    id: ids.next(),
                    grant: Grant::Strategy,
                    path: format!("/strategies/{}/clauses/{given}", ids::to_text(strategy_id)),
                    title: "A strategy".to_owned(),
                    community_id: None,
                    made: NOON,
                    mend: None,
                    mended: None,
                };
                lean::insert(tx, &lean)?;
            }
        }
        clause::keep_support(tx, strategy_id, given, SUPPORT, NOON)?;
    }
    Ok(())
}

fn enter(tx: &mut Tx<'_>, id: i64, role: Role) -> store::Result<()> {
    let person = Person {
        id,
        email: Some(format!("{id}@example.org")),
        name: role.word().to_owned(),
        language: Language::English,
        role,
        made: NOON,
    };
    store::person::insert(tx, &person)?;
    let sign_in = SignIn {
        token_hash: token_hash(&format!("token-{id}")),
        person_id: id,
        device: "a measurement".to_owned(),
        made: NOON,
        seen: NOON,
        expires: NOON + 1_000_000,
    };
    store::sign_in::insert(tx, &sign_in)
}

async fn ask(router: &Router, who: Option<i64>, path: &str, body: Option<String>) -> (u16, String) {
    let method = if body.is_some() { "POST" } else { "GET" };
    let mut request = Request::builder().method(method).uri(path).header(header::HOST, "localhost:8080");
    if let Some(who) = who {
        request = request.header(header::COOKIE, format!("person=token-{who}"));
    }
    if let Some(body) = &body {
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        request = request.header(header::CONTENT_LENGTH, body.len());
    }
    let request = request.body(Body::from(body.unwrap_or_default())).expect("a request");
    let response = router.clone().oneshot(request).await.expect("an answer");
    let status = response.status().as_u16();
    let bytes = to_bytes(response.into_body(), 64 << 20).await.expect("a body");
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

async fn measure(router: &Router, name: &str, who: Option<i64>, path: &str) {
    let mut times: Vec<Duration> = Vec::new();
    let (mut statements, mut length) = (0, 0);
    for _ in 0..TIMES {
        let (before, began) = (store::testing::asked(), Instant::now());
        let (status, text) = ask(router, who, path, None).await;
        times.push(began.elapsed());
        statements = store::testing::asked() - before;
        assert_eq!(status, 200, "{path}: {text}");
        length = text.len();
    }
    times.sort_unstable();
    let (middle, worst) = (times[TIMES / 2], times[TIMES - 1]);
    println!(
        "  {name:<34} {middle:>9.1?} (at worst {worst:>9.1?}), {statements:>5} statements, {} KB",
        length >> 10
    );
}

async fn run(name: &str, db: Db) {
    let given = Given::of(&[("data", "/nonexistent"), ("contact", "steps@example.org")]);
    let settings = Settings::load(&given).expect("settings");
    let app = App::new(settings, db, Arc::new(SetClock::new(NOON))).await.expect("a house");
    let router = routes::router(&app);
    let began = Instant::now();
    app.db
        .write(|tx| enter(tx, PERSON, Role::Member).and_then(|()| enter(tx, 1, Role::Operator)))
        .await
        .expect("people");
    let mut sessions = Vec::new();
    for at in 0..SESSIONS {
        let ids = app.ids.clone();
        sessions.push(app.db.write(move |tx| held(tx, &ids, at)).await.expect("a session"));
    }
    let (id, ids) = (app.ids.next(), app.ids.clone());
    let one = Strategy {
        id,
        title: both("A strategy", "Une stratégie"),
        lead: both("What we ask.", "Ce que nous demandons."),
        place_id: None,
        zone: "America/Toronto".to_owned(),
        answer_days: 60,
        state: Far::Open,
        version: 1,
        origin: store::strategy::Origin::Sample,
        made: NOON,
        made_by: None,
    };
    let write = move |tx: &mut Tx<'_>| {
        strategy::insert(tx, &one)?;
        clauses(tx, &ids, id, &sessions)
    };
    app.db.write(write).await.expect("a strategy");
    if name == "PostgreSQL" {
        // as it does by itself within a minute
        app.db.write(|tx| store::testing::execute(tx, "ANALYZE", &[])).await.expect("counts of rows");
    }
    println!("{name}: {CLAUSES} clauses over {} notes, written in {:.0?}", SESSIONS * NOTES, began.elapsed());

    let path = format!("/en/strategies/{}", ids::to_text(id));
    let (_, form) = ask(&router, Some(1), &format!("{path}/editions/new"), None).await;
    let value = |name: &str| {
        let at = form.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("a field");
        at.split('"').next().expect("a value").to_owned()
    };
    let body = format!("token={}&version={}", value("token"), value("version"));
    let (before, began) = (store::testing::asked(), Instant::now());
    let (status, _) = ask(&router, Some(1), &format!("{path}/editions"), Some(body)).await;
    assert_eq!(status, 303);
    println!("  publishing took {:.1?}, {} statements", began.elapsed(), store::testing::asked() - before);
    for (name, who, path) in [
        ("trace of a clause", None, format!("{path}/clauses/100/trace")),
        ("a clause", None, format!("{path}/clauses/100")),
        ("where my words went", Some(PERSON), "/en/trace".to_owned()),
        ("the text", None, path.clone()),
        ("the edition", None, format!("{path}/editions/1")),
    ] {
        measure(&router, name, who, &path).await;
    }
}

#[tokio::main]
async fn main() {
    run("SQLite", store::testing::sqlite().await).await;
    if std::env::args().nth(1).as_deref() == Some("postgres") {
        run("PostgreSQL", store::testing::postgres().await).await;
    }
}
