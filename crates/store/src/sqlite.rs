//! SQLite: one thread writes, in groups; a few connections read.
//!
//! Making a write durable costs one `fsync`, whatever its size. So the writer takes what is waiting, runs each write
//! in its own savepoint, commits them together, and only then answers them all. A lone write waits for nobody.

use crate::readers::Readers;
use crate::tx::{self, Job, Link};
use crate::{Error, News, Notice, Result, Tuning, Tx};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::sync::{broadcast, oneshot};

/// How long to wait for another process (the command line beside a running server) to finish its write.
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) struct Sqlite {
    path: PathBuf,
    queue: Option<SyncSender<Queued>>,
    writer: Option<JoinHandle<()>>,
    readers: Option<Readers>,
}

/// A write that waits, and who waits for it.
struct Queued {
    job: Job,
    answer: Answer,
}

/// Hears of a write once its group is committed or lost. The caller may have gone away; the write stands all the same.
type Answer = oneshot::Sender<Result<()>>;

impl Sqlite {
    pub(crate) fn open(path: &Path, tuning: Tuning, news: broadcast::Sender<News>) -> Result<Sqlite> {
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let (queue, waiting) = sync_channel(tuning.queue);
        let writer = std::thread::Builder::new()
            .name("store writer".into())
            .spawn(move || {
                while let Ok(first) = waiting.recv() {
                    commit_group(&connection, first, &waiting, tuning, &news);
                }
            })
            .map_err(|error| Error::Unreachable(error.to_string()))?;
        let readers = Readers::start(path, tuning.readers, tuning.queue)?;
        Ok(Sqlite { path: path.to_owned(), queue: Some(queue), writer: Some(writer), readers: Some(readers) })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) async fn write(&self, job: Job) -> Result<()> {
        let (answer, done) = oneshot::channel();
        match self.queue.as_ref().map(|queue| queue.try_send(Queued { job, answer })) {
            Some(Ok(())) => done.await.unwrap_or(Err(Error::Closed)),
            Some(Err(TrySendError::Full(_))) => Err(Error::Busy),
            Some(Err(TrySendError::Disconnected(_))) | None => Err(Error::Closed),
        }
    }

    pub(crate) async fn read(&self, job: Job) -> Result<()> {
        match &self.readers {
            Some(readers) => readers.read(job).await,
            None => Err(Error::Closed),
        }
    }
}

impl Drop for Sqlite {
    /// Waits until what was queued is written and the file is closed.
    fn drop(&mut self) {
        self.readers = None;
        self.queue = None;
        if let Some(writer) = self.writer.take()
            && writer.thread().id() != std::thread::current().id()
        {
            let _ = writer.join();
        }
    }
}

/// Opens a connection with the house's settings.
pub(crate) fn connect(path: &Path, access: OpenFlags) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(256);
    if access.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) {
        connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    }
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;",
    )?;
    Ok(connection)
}

/// Runs `first` and what else is waiting in one transaction, then answers each.
fn commit_group(
    connection: &Connection,
    first: Queued,
    waiting: &Receiver<Queued>,
    tuning: Tuning,
    news: &broadcast::Sender<News>,
) {
    if let Err(error) = run(connection, "BEGIN IMMEDIATE") {
        let refused = std::iter::once(first).chain(waiting.try_iter().take(tuning.writes_per_commit - 1));
        refused.for_each(|write| drop(write.answer.send(Err(error.clone()))));
        return;
    }
    let started = Instant::now();
    let mut ran: Vec<(Answer, Result<()>)> = Vec::new();
    let mut told = Vec::new();
    let mut next = Some(first);
    let mut group = Ok(());
    while let Some(Queued { job, answer }) = next.take() {
        match in_savepoint(connection, job, &mut told) {
            Ok(result) => ran.push((answer, result)),
            Err(error) => {
                ran.push((answer, Ok(())));
                group = Err(error);
                break;
            }
        }
        if ran.len() < tuning.writes_per_commit && started.elapsed() < tuning.time_per_commit {
            next = waiting.try_recv().ok();
        }
    }
    let committed = group.and_then(|()| run(connection, "COMMIT"));
    if committed.is_err() && !connection.is_autocommit() {
        let _ = run(connection, "ROLLBACK"); // if even this fails, the next BEGIN says so
    }
    if committed.is_ok() {
        told.into_iter().for_each(|notice| drop(news.send(News::Changed(notice))));
    }
    for (answer, result) in ran {
        let _ = answer.send(result.and(committed.clone()));
    }
}

/// Runs one write of a group; undoes it alone if it fails, which is the inner result. The outer error is for the whole
/// group: SQLite gives up the transaction when the disk is full.
fn in_savepoint(connection: &Connection, job: Job, told: &mut Vec<Notice>) -> Result<Result<()>> {
    run(connection, "SAVEPOINT one")?;
    let mut tx = Tx::new(Link::Sqlite(connection));
    let kept = tx::attempt(&mut tx, job);
    if connection.is_autocommit() {
        return Err(tx.failure().cloned().unwrap_or(Error::Fault));
    }
    if kept == Ok(true) {
        told.extend(tx.into_told());
    } else {
        run(connection, "ROLLBACK TO one")?;
    }
    run(connection, "RELEASE one")?;
    Ok(kept.map(drop))
}

pub(crate) fn run(connection: &Connection, sql: &'static str) -> Result<()> {
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}
