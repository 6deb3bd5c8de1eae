//! SQLite: one thread writes, in groups; a few connections read.
//!
//! Making a write durable costs one `fsync`, whatever its size. So the writer takes what is waiting, runs each write
//! in its own savepoint, commits them together, and only then answers them all. A lone write waits for nobody.

use crate::readers::Readers;
use crate::tx::{self, Link};
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

/// A write that waits. It is given the transaction, or the reason why there is none.
type Queued = Box<dyn FnOnce(Result<&mut Tx<'_>>) -> Outcome + Send>;

/// A write that ran, and how to answer it once its group is committed or lost.
struct Outcome {
    keep: bool,
    answer: Box<dyn FnOnce(Result<()>)>,
}

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

    pub(crate) async fn write<T, E, F>(&self, act: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (sender, answer) = oneshot::channel();
        let queued: Queued = Box::new(move |tx| {
            let result = match tx {
                Ok(tx) => tx::attempt(tx, act),
                Err(error) => Err(error.into()),
            };
            let keep = result.is_ok();
            // The caller may have gone away; the write stands all the same.
            let answer = Box::new(move |committed: Result<()>| {
                let _ = sender.send(result.and_then(|value| committed.map(|()| value).map_err(E::from)));
            });
            Outcome { keep, answer }
        });
        match self.queue.as_ref().map(|queue| queue.try_send(queued)) {
            Some(Ok(())) => answer.await.unwrap_or_else(|_| Err(Error::Closed.into())),
            Some(Err(TrySendError::Full(_))) => Err(Error::Busy.into()),
            Some(Err(TrySendError::Disconnected(_))) | None => Err(Error::Closed.into()),
        }
    }

    pub(crate) async fn read<T, E, F>(&self, act: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &self.readers {
            Some(readers) => readers.read(act).await,
            None => Err(Error::Closed.into()),
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
        refused.for_each(|write| (write(Err(error.clone())).answer)(Ok(())));
        return;
    }
    let started = Instant::now();
    let mut outcomes = Vec::new();
    let mut told = Vec::new();
    let mut next = Some(first);
    let mut group = Ok(());
    while let Some(write) = next.take() {
        match in_savepoint(connection, write, &mut told) {
            Ok(outcome) => outcomes.push(outcome),
            Err((outcome, error)) => {
                outcomes.push(outcome);
                group = Err(error);
                break;
            }
        }
        if outcomes.len() < tuning.writes_per_commit && started.elapsed() < tuning.time_per_commit {
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
    outcomes.into_iter().for_each(|outcome| (outcome.answer)(committed.clone()));
}

/// Runs one write of a group; undoes it alone if it fails. The error is for the whole group: SQLite gives up the
/// transaction when the disk is full.
fn in_savepoint(
    connection: &Connection,
    write: Queued,
    told: &mut Vec<Notice>,
) -> Result<Outcome, (Outcome, Error)> {
    if let Err(error) = run(connection, "SAVEPOINT one") {
        return Err((write(Err(error.clone())), error));
    }
    let mut tx = Tx::new(Link::Sqlite(connection));
    let outcome = write(Ok(&mut tx));
    if connection.is_autocommit() {
        let error = tx.failure().cloned().unwrap_or(Error::Fault);
        return Err((outcome, error));
    }
    let closed = if outcome.keep {
        told.extend(tx.into_told());
        run(connection, "RELEASE one")
    } else {
        run(connection, "ROLLBACK TO one").and_then(|()| run(connection, "RELEASE one"))
    };
    match closed {
        Ok(()) => Ok(outcome),
        Err(error) => Err((outcome, error)),
    }
}

pub(crate) fn run(connection: &Connection, sql: &'static str) -> Result<()> {
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}
