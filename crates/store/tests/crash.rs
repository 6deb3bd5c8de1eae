//! Every write that was answered is there after a crash, whole, and the database is sound.
//!
//! A process of its own writes from several tasks and prints the id of each write once it is answered. It is killed
//! (SIGKILL) at a random moment, 50 times for each database; for PostgreSQL the server is killed too, every fifth
//! time, and must come back to the same process.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use store::testing::{Cluster, execute, rows, sqlite_address};
use store::{Address, Db, Error, Ids, Result, SystemClock, Tx, check, params};

const ROUNDS: usize = 50;
const PATIENCE: Duration = Duration::from_secs(60);

/// Two rows that belong together: a crash may keep both or none.
fn pair(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    let mail =
        "INSERT INTO mail (id, recipient, language, subject, text, html, state, attempts, problem, due, made)
        VALUES ($1, 'a@example.org', 'en', 's', 't', 'h', 'waiting', 0, '', 0, 0)";
    execute(tx, mail, params![id])?;
    let server = "INSERT INTO server (name, value) VALUES ($1, '')";
    execute(tx, server, params![id.to_string()]).map(drop)
}

/// The pairs there are, and how many rows stand alone, at one moment: a write that was sent to PostgreSQL before its
/// writer was killed may still be committed while we look.
fn kept(tx: &mut Tx<'_>) -> Result<(HashSet<i64>, usize)> {
    let mails = rows(tx, "SELECT id FROM mail", &[], |row| row.get::<i64>(0))?;
    let others = rows(tx, "SELECT cast(name AS BIGINT) FROM server", &[], |row| row.get::<i64>(0))?;
    let (mails, others) = (HashSet::from_iter(mails), HashSet::from_iter(others));
    let halves = mails.symmetric_difference(&others).count();
    Ok((mails, halves))
}

#[test]
#[ignore = "runs in a process of its own, started and killed by the tests below"]
fn writer() {
    let Ok(address) = std::env::var("PERRON_CRASH_WRITER") else { return };
    let address = match address.strip_prefix("file:") {
        Some(path) => Address::Sqlite(path.into()),
        None => Address::Postgres(address),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let db = Db::open(&address).await.unwrap();
        let ids = Ids::new(Arc::new(SystemClock));
        let tasks: Vec<_> = (0..32).map(|_| tokio::spawn(write_on(db.clone(), ids.clone()))).collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
}

async fn write_on(db: Db, ids: Ids) {
    loop {
        let id = ids.next();
        match db.write(move |tx| pair(tx, id)).await {
            Ok(()) => println!("\nanswered {id}."),
            Err(Error::Unreachable(_) | Error::Unsure | Error::Closed) => {
                tokio::time::sleep(Duration::from_millis(20)).await
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

/// A writer; it dies with its owner, also when a test fails.
struct Writer(Child);

impl Drop for Writer {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the writer; the ids it prints come through the channel until it is dead.
fn start_writer(address: &Address) -> (Writer, Receiver<i64>) {
    let address = match address {
        Address::Sqlite(path) => format!("file:{}", path.display()),
        Address::Postgres(words) => words.clone(),
    };
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "writer", "--ignored", "--nocapture"]).env("PERRON_CRASH_WRITER", address);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let (sender, answered) = channel();
    std::thread::spawn(move || {
        let answered = |line: &str| line.strip_prefix("answered ")?.strip_suffix('.')?.parse::<i64>().ok();
        output
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| answered(&line))
            .try_for_each(|id| sender.send(id))
    });
    (Writer(child), answered)
}

/// Kills writers at `address`, and the server now and then; returns how many answered writes were found again.
async fn survive(address: Address, server: Option<&Cluster>) -> usize {
    let mut answered = HashSet::new();
    for round in 0..ROUNDS {
        let (writer, answers) = start_writer(&address);
        answered.insert(answers.recv_timeout(PATIENCE).unwrap());
        std::thread::sleep(Duration::from_millis(rand::random_range(0..120)));
        if let Some(server) = server.filter(|_| round % 5 == 4) {
            server.crash_and_restart();
            answered.extend(answers.try_iter());
            answered.insert(answers.recv_timeout(PATIENCE).unwrap()); // the writer goes on once the server is back
        }
        drop(writer);
        answered.extend(answers.iter());
        let db = Db::open(&address).await.unwrap();
        let (mails, halves) = db.read(kept).await.unwrap();
        assert_eq!(halves, 0, "half of a write was kept in round {round}");
        let lost: Vec<_> = answered.difference(&mails).collect();
        assert!(lost.is_empty(), "lost in round {round}: {lost:?}");
        assert_eq!(check(&db).await.unwrap().problems, Vec::<String>::new());
    }
    answered.len()
}

#[tokio::test]
async fn sqlite_keeps_what_it_answered() {
    let found = survive(sqlite_address(), None).await;
    println!("SQLite: {ROUNDS} crashes, all {found} answered writes found");
}

#[tokio::test]
async fn postgres_keeps_what_it_answered() {
    let server = Cluster::start(true);
    let found = survive(server.fresh_address().await, Some(&server)).await;
    println!(
        "PostgreSQL: {ROUNDS} crashes ({} of the server too), all {found} answered writes found",
        ROUNDS / 5
    );
}
