//! A load client for the figures in `bench/`: guests that read the vote page or vote, over kept-alive connections.
//!
//! `cargo run --release --example load -- votes|page http://127.0.0.1:8080 /en/conversations/ID CONNECTIONS SECONDS`
//!
//! With `pages` it reads any pages, one after another: paths with a space between them stand in the place of the path.
//!
//! With `registrations` guests fill in the form for four sessions of a series, whose address stands in the place of the path; with
//! `confirmations` they press the link of their mail, and the path is a file with the pages that these links lead to.
//!
//! Each connection is a guest with a cookie of their own; who has voted on everything leaves and another guest comes.
//! Prints one line of JSON: answers per second, latencies in milliseconds, and how many answers were not as expected.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool of the benchmarks: it stops at the first surprise"
)]

mod client;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use client::{Client, field};

/// Votes with one guest until nothing is left, to learn which statements there are.
async fn statements(host: &str, path: &str) -> Vec<String> {
    let mut client = Client::connect(host).await;
    let mut found = Vec::new();
    loop {
        let page = client.get(path, "").await.body;
        let (Some(token), Some(statement)) = (field(&page, "token"), field(&page, "statement")) else {
            break;
        };
        if found.contains(&statement) {
            break;
        }
        client
            .post(&format!("{path}/votes"), &format!("token={token}&statement={statement}&vote=agree"))
            .await;
        found.push(statement);
    }
    found
}

struct Plan {
    votes: bool,
    host: String,
    path: String,
    /// What is voted on, or the pages of those who confirm.
    statements: Vec<String>,
    /// How many of these were taken.
    next: AtomicUsize,
    end: Instant,
}

/// One connection's guests, until the time is up: latencies in seconds, and how many answers were not as expected.
async fn guests(plan: std::sync::Arc<Plan>, seed: usize) -> (Vec<f64>, usize) {
    let mut client = Client::connect(&plan.host).await;
    let (mut latencies, mut wrong, mut turn) = (Vec::new(), 0, seed);
    while Instant::now() < plan.end {
        client.cookie.clear();
        let page = client.get(&plan.path, "").await;
        let Some(token) = field(&page.body, "token") else { panic!("no form on the page: {}", page.head) };
        let rounds = if plan.votes { plan.statements.len() } else { 200 };
        for _ in 0..rounds {
            let started = Instant::now();
            if started >= plan.end {
                break;
            }
            let ok = if plan.votes {
                turn += 1;
                let statement = &plan.statements[turn % plan.statements.len()];
                let vote = ["agree", "disagree", "pass"][turn * 7 % 11 % 3];
                let form = format!("token={token}&statement={statement}&vote={vote}");
                client.post(&format!("{}/votes", plan.path), &form).await.status == 303
            } else {
                client.get(&plan.path, "").await.status == 200
            };
            latencies.push(started.elapsed().as_secs_f64());
            wrong += usize::from(!ok);
        }
    }
    (latencies, wrong)
}

/// Reads the pages of the plan in turn, until the time is up.
async fn reader(plan: std::sync::Arc<Plan>, seed: usize) -> (Vec<f64>, usize) {
    let mut client = Client::connect(&plan.host).await;
    let paths: Vec<&str> = plan.path.split_whitespace().collect();
    let (mut latencies, mut wrong) = (Vec::new(), 0);
    for turn in seed.. {
        let started = Instant::now();
        if started >= plan.end {
            break;
        }
        wrong += usize::from(client.get(paths[turn % paths.len()], "").await.status != 200);
        latencies.push(started.elapsed().as_secs_f64());
    }
    (latencies, wrong)
}

/// Registers people nobody has heard of for four sessions of a form, nine from one browser.
async fn registers(plan: std::sync::Arc<Plan>, seed: usize) -> (Vec<f64>, usize) {
    let mut client = Client::connect(&plan.host).await;
    let (mut latencies, mut wrong) = (Vec::new(), 0);
    'all: for browser in 0.. {
        client.cookie.clear();
        let page = client.get(&format!("{}/new", plan.path), "").await;
        let token = field(&page.body, "token").expect("a form");
        let offered =
            page.body.split("name=\"session\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let four: Vec<String> = offered.skip(seed % 50).take(4).map(|id| format!("&session={id}")).collect();
        let four = four.concat();
        for turn in 0..9 {
            let started = Instant::now();
            if started >= plan.end {
                break 'all;
            }
            let form = format!(
                "token={token}{four}&name=Person&email=load{seed}-{browser}-{turn}%40example.org&need=captions"
            );
            wrong += usize::from(client.post(&plan.path, &form).await.status != 303);
            latencies.push(started.elapsed().as_secs_f64());
        }
    }
    (latencies, wrong)
}

/// Presses the link of one mail after another, each once.
async fn confirms(plan: std::sync::Arc<Plan>, seed: usize) -> (Vec<f64>, usize) {
    let mut client = Client::connect(&plan.host).await;
    let (mut latencies, mut wrong) = (Vec::new(), 0);
    let pages = &plan.statements;
    let page = client.get(&pages[seed % pages.len()], "").await;
    let token = field(&page.body, "token").expect("a form");
    while let Some(own) = pages.get(plan.next.fetch_add(1, Ordering::Relaxed)) {
        let started = Instant::now();
        if started >= plan.end {
            break;
        }
        let answer = client.post(&format!("{own}/confirmation"), &format!("token={token}")).await;
        wrong += usize::from(answer.status != 303);
        latencies.push(started.elapsed().as_secs_f64());
    }
    (latencies, wrong)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [what, address, path, connections, seconds] = &args[..] else {
        eprintln!(
            "load votes|page|pages|registrations|confirmations http://HOST:PORT /en/conversations/ID CONNECTIONS SECONDS"
        );
        std::process::exit(2);
    };
    let host = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let statements = match what.as_str() {
        "pages" | "registrations" => Vec::new(),
        "confirmations" => {
            std::fs::read_to_string(path).expect("a file of pages").lines().map(str::to_owned).collect()
        }
        _ => statements(&host, path).await,
    };
    let any = matches!(what.as_str(), "pages" | "registrations");
    assert!(any || !statements.is_empty(), "the conversation has statements and is open");
    let seconds: f64 = seconds.parse().expect("seconds is a number");
    let begun = Instant::now();
    let plan = std::sync::Arc::new(Plan {
        votes: what == "votes",
        host,
        path: path.clone(),
        statements,
        next: AtomicUsize::new(0),
        end: begun + Duration::from_secs_f64(seconds),
    });
    let tasks: Vec<_> = (0..connections.parse().unwrap())
        .map(|i| match what.as_str() {
            "pages" => tokio::spawn(reader(plan.clone(), i * 13)),
            "registrations" => tokio::spawn(registers(plan.clone(), i)),
            "confirmations" => tokio::spawn(confirms(plan.clone(), i)),
            _ => tokio::spawn(guests(plan.clone(), i * 13)),
        })
        .collect();
    let (mut latencies, mut wrong) = (Vec::new(), 0);
    for task in tasks {
        let (some, bad) = task.await.unwrap();
        latencies.extend(some);
        wrong += bad;
    }
    let took = begun.elapsed().as_secs_f64();
    latencies.sort_by(f64::total_cmp);
    let at = |q: f64| latencies[((latencies.len() - 1) as f64 * q) as usize] * 1000.0;
    println!(
        "{{\"per_second\": {:.0}, \"p50_ms\": {:.2}, \"p99_ms\": {:.2}, \"answers\": {}, \"wrong\": {wrong}}}",
        latencies.len() as f64 / took,
        at(0.5),
        at(0.99),
        latencies.len(),
    );
}
