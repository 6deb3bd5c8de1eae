//! The connections that read an SQLite file, each on its own thread.
//!
//! A thread that waits for the next read costs less than handing each read to tokio's blocking threads, and nearly as
//! little as reading on the async thread itself, which a long read would hold up (measured: docs/decisions/0003).

use crate::tx::{self, Job, Link};
use crate::{Error, Result, Tx, sqlite};
use rusqlite::{Connection, OpenFlags};
use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::oneshot;

pub(crate) struct Readers {
    line: Arc<Line>,
    threads: Vec<JoinHandle<()>>,
    most_waiting: usize,
}

/// A read that waits, and who waits for it.
struct Queued {
    job: Job,
    answer: oneshot::Sender<Result<()>>,
}

/// Where reads wait for a free thread.
#[derive(Default)]
struct Line {
    waiting: Mutex<Waiting>,
}

#[derive(Default)]
struct Waiting {
    reads: VecDeque<Queued>,
    /// Threads without a read. The last one that finished is woken first: its connection is warm, and of those that are not
    /// needed none is ever opened.
    idle: Vec<Arc<Condvar>>,
    closed: bool,
}

impl Readers {
    pub(crate) fn start(path: &Path, threads: usize, most_waiting: usize) -> Result<Readers> {
        let line = Arc::new(Line::default());
        let mut readers = Readers { line, threads: Vec::new(), most_waiting };
        for _ in 0..threads {
            let (line, path) = (readers.line.clone(), path.to_owned());
            let thread = std::thread::Builder::new().name("store reader".into());
            let thread = thread.spawn(move || serve(&line, &path));
            readers.threads.push(thread.map_err(|error| Error::Unreachable(error.to_string()))?);
        }
        Ok(readers)
    }

    /// Runs `job` on one consistent snapshot.
    pub(crate) async fn read(&self, job: Job) -> Result<()> {
        let (answer, done) = oneshot::channel();
        self.line.push(Queued { job, answer }, self.most_waiting)?;
        done.await.unwrap_or(Err(Error::Closed))
    }
}

impl Drop for Readers {
    /// Waits until the reads under way are done and the connections closed.
    fn drop(&mut self) {
        let idle = {
            let mut waiting = self.line.lock();
            waiting.closed = true;
            std::mem::take(&mut waiting.idle)
        };
        idle.iter().for_each(|thread| thread.notify_one());
        let this = std::thread::current().id();
        for thread in self.threads.drain(..).filter(|thread| thread.thread().id() != this) {
            let _ = thread.join();
        }
    }
}

impl Line {
    fn push(&self, read: Queued, most: usize) -> Result<()> {
        let mut waiting = self.lock();
        if waiting.reads.len() >= most {
            return Err(Error::Busy);
        }
        waiting.reads.push_back(read);
        let idle = waiting.idle.pop();
        drop(waiting);
        if let Some(thread) = idle {
            thread.notify_one();
        }
        Ok(())
    }

    /// The next read, once there is one; None when the database is closed. Meanwhile the thread waits on `own`.
    fn next(&self, own: &Arc<Condvar>) -> Option<Queued> {
        let mut waiting = self.lock();
        loop {
            if let Some(read) = waiting.reads.pop_front() {
                return Some(read);
            }
            if waiting.closed {
                return None;
            }
            waiting.idle.push(own.clone());
            waiting = own.wait(waiting).unwrap_or_else(PoisonError::into_inner);
            waiting.idle.retain(|thread| !Arc::ptr_eq(thread, own)); // if nobody took it off
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The life of one reader thread. The connection is opened for its first read.
fn serve(line: &Line, path: &Path) {
    let (mut opened, own) = (None, Arc::new(Condvar::new()));
    while let Some(read) = line.next(&own) {
        let connection =
            opened.take().map_or_else(|| sqlite::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY), Ok);
        let result =
            connection.as_ref().map_err(Error::clone).and_then(|connection| snapshot(connection, read.job));
        let _ = read.answer.send(result); // the caller may have gone away
        opened = connection.ok();
    }
}

fn snapshot(connection: &Connection, job: Job) -> Result<()> {
    sqlite::run(connection, "BEGIN")?;
    let read = tx::attempt(&mut Tx::new(Link::Sqlite(connection)), job);
    if !connection.is_autocommit() {
        sqlite::run(connection, "ROLLBACK")?; // nothing was written
    }
    read.map(drop)
}
