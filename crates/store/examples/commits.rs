//! How many durable votes and how many reads a second the store does, alone, without HTTP: each write its own
//! transaction, 64 tasks, a few seconds each.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on stops")]

use std::time::{Duration, Instant};
use store::testing::{Cluster, sqlite_address};
use store::vote::{self, Choice, Vote};
use store::{Db, Tuning};

const TASKS: i64 = 64;
const STATEMENTS: i64 = 100;
const TIME: Duration = Duration::from_secs(3);
const TIMES: usize = 5;

#[tokio::main]
async fn main() {
    let grouped = Tuning::default();
    let single = Tuning { writes_per_commit: 1, ..grouped };
    println!("| database | what | per second (median of {TIMES}) |\n|---|---|---|");
    let file = sqlite_address();
    let sqlite = Db::open_tuned(&file, grouped).await.unwrap();
    println!("| SQLite | votes, grouped | {:.0} |", median(&sqlite, write_one).await);
    println!("| SQLite | reads of one's votes | {:.0} |", median(&sqlite, read_one).await);
    drop(sqlite);
    let sqlite = Db::open_tuned(&sqlite_address(), single).await.unwrap();
    println!("| SQLite | votes, one commit each | {:.0} |", median(&sqlite, write_one).await);
    drop(sqlite);
    let server = Cluster::start(true);
    let postgres = Db::open(&server.fresh_address().await).await.unwrap();
    println!("| PostgreSQL | votes | {:.0} |", median(&postgres, write_one).await);
    println!("| PostgreSQL | reads of one's votes | {:.0} |", median(&postgres, read_one).await);
}

async fn write_one(db: Db, task: i64, n: i64) {
    let vote = Vote {
        conversation_id: 1,
        participant_id: task * 1_000_000 + n / STATEMENTS,
        statement_id: n % STATEMENTS,
        choice: Some(Choice::Agree),
        event: n,
        made: 0,
        carried_from: None,
    };
    db.write(move |tx| vote::put(tx, &vote)).await.unwrap();
}

async fn read_one(db: Db, task: i64, n: i64) {
    let someone = task * 1_000_000 + n % 3;
    db.read(move |tx| vote::of_participant(tx, 1, someone)).await.unwrap();
}

/// Runs `act` from all tasks; how often a second it was done, the median of some times.
async fn median<F, R>(db: &Db, act: F) -> f64
where
    F: Fn(Db, i64, i64) -> R + Copy + Send + 'static,
    R: Future<Output = ()> + Send,
{
    let mut rates = Vec::new();
    for time in 0..TIMES {
        let start = Instant::now();
        let run = |task: i64| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut done = 0;
                while start.elapsed() < TIME {
                    act(db.clone(), task + TASKS * time as i64, done).await;
                    done += 1;
                }
                done
            })
        };
        let tasks: Vec<_> = (0..TASKS).map(run).collect();
        let mut done = 0;
        for task in tasks {
            done += task.await.unwrap();
        }
        rates.push(done as f64 / start.elapsed().as_secs_f64());
    }
    rates.sort_by(f64::total_cmp);
    rates[TIMES / 2]
}
