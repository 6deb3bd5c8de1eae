//! How long it takes to close a large fund: a made-up vote of 100,000 ballots on 200 projects, the same at every run, from
//! the closure to the page of the outcome and to a voter's own share, on SQLite in a folder that must not be there yet:
//!
//! `cargo run --release -p perron --example close -- FOLDER [BALLOTS [PROJECTS]] | python3 bench/tables.py fund`
#![expect(clippy::expect_used, reason = "a tool of the benchmarks: it stops at the first surprise")]

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use perron::app::App;
use perron::fund::{self, Found, count, pabulib};
use perron::routes;
use perron::settings::{Given, Settings};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use store::community::{self, Community, Joining, Kind, Origin, Sharing, Speaks, State};
use store::{Address, Bilingual, Db, SystemClock};
use tower::ServiceExt;

/// Parts of the town, whose people mostly want what is near them.
const PARTS: usize = 12;

/// The vote as a file of the Pabulib format.
fn vote(ballots: usize, projects: usize) -> String {
    let mut draw = StdRng::seed_from_u64(7);
    let mut file = format!(
        "META\nkey;value\ndescription;Made up\nunit;Town\ninstance;2026\nnum_projects;{projects}\nnum_votes;{ballots}\n\
         budget;5000000\nvote_type;approval\nrule;equalshares\ncurrency;CAD\nPROJECTS\nproject_id;cost;name\n"
    );
    for project in 1..=projects {
        let cost = 5_000 + 1_000 * draw.random_range(0..240);
        let _ = writeln!(file, "{project};{cost};Project {project}");
    }
    file.push_str("VOTES\nvoter_id;vote\n");
    for voter in 1..=ballots {
        let part = draw.random_range(0..PARTS);
        let mut chosen: Vec<usize> = (0..draw.random_range(1..=15))
            .map(|_| match draw.random_range(0..10) {
                0..7 => part + PARTS * draw.random_range(0..projects.div_ceil(PARTS)),
                _ => draw.random_range(0..projects),
            })
            .map(|project| project.min(projects - 1) + 1)
            .collect();
        chosen.sort_unstable();
        chosen.dedup();
        let chosen: Vec<String> = chosen.iter().map(usize::to_string).collect();
        let _ = writeln!(file, "{voter};{}", chosen.join(","));
    }
    file
}

/// A community that holds the fund.
fn town(id: i64) -> Community {
    Community {
        id,
        kind: Kind::RoundTable,
        name: Bilingual { en: "Town".to_owned(), fr: "Ville".to_owned() },
        about: Bilingual::default(),
        speaks: Speaks::Both,
        speaks_also: String::new(),
        place_id: None,
        joining: Joining::Open,
        sharing: Sharing::Open,
        state: State::Active,
        reason: String::new(),
        origin: Origin::Sample,
        made: 0,
        made_by: None,
    }
}

/// Asks for a page; how many bytes it has.
async fn page(router: &Router, path: &str) -> usize {
    let request = Request::builder().uri(path).header(header::HOST, "localhost:8080");
    let request = request.body(Body::empty()).expect("a request");
    let response = router.clone().oneshot(request).await.expect("an answer");
    assert_eq!(response.status().as_u16(), 200, "{path}");
    to_bytes(response.into_body(), usize::MAX).await.expect("a whole page").len()
}

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().expect("a folder"));
    let mut number = |usual| arguments.next().map_or(usual, |text| text.parse().expect("a number"));
    let (ballots, projects): (usize, usize) = (number(100_000), number(200));
    assert!(!folder.exists(), "the folder must not be there yet");
    std::fs::create_dir_all(&folder).expect("a folder");
    let data = folder.to_str().expect("a plain path").to_owned();
    let settings = Settings::load(&Given::of(&[("data", &data)])).expect("good settings");
    let db = Db::open(&Address::Sqlite(folder.join("perron.db"))).await.expect("a database");
    let app = App::new(settings, db, Arc::new(SystemClock)).await.expect("an open database");
    let router = routes::router(&app);
    let community_id = app.ids.next();
    let file = vote(ballots, projects);
    let started = Instant::now();
    let brought = pabulib::plan(&app, file.as_bytes()).expect("a good file");
    let id = brought.fund.id;
    let write = move |tx: &mut store::Tx<'_>| {
        community::insert(tx, &town(community_id))?;
        pabulib::put(tx, brought, community_id)
    };
    assert!(app.db.write(write).await.expect("kept"));
    let brought = started.elapsed();
    let kinds = app.db.read(move |tx| store::fund_ballot::kinds(tx, id)).await.expect("ballots").len();
    let started = Instant::now();
    count::run(app.clone(), id).await.expect("counted");
    let counted = started.elapsed();
    let outcome = page(&router, &format!("/en{}/outcome", fund::path(id))).await;
    let shown = started.elapsed();
    let ballot =
        app.db.read(move |tx| store::fund_ballot::by_mark(tx, id, "i1")).await.expect("read").expect("one");
    let key = fund::key(&app.secret, "fund ballot", id, ballot.id);
    page(&router, &format!("/en{}/ballots/{key}", fund::path(id))).await;
    let whole = started.elapsed();
    let found = Found::of(&app, id).await.expect("read").expect("an outcome");
    println!("| What | measured | wanted |\n|---|---|---|");
    println!(
        "| {ballots} ballots ({kinds} kinds) on {projects} projects brought from a `.pb` file | {:.1} s | |",
        brought.as_secs_f64()
    );
    println!(
        "| counted and explained ({} funded), awards and ledger written | {:.2} s | |",
        found.outcome.winners.len(),
        counted.as_secs_f64()
    );
    println!(
        "| the same, with the page of the outcome ({} kB) | {:.2} s | |",
        outcome / 1000,
        shown.as_secs_f64()
    );
    println!("| the same, with a voter’s own share | {:.2} s | 5 s |", whole.as_secs_f64());
}
