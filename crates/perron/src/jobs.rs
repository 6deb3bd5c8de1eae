//! Work that no request waits for: taken from the store, done in the background, tried again when it fails.
//!
//! A job is a row, written in the transaction of its cause with [`ask`]. Every `perron serve` runs one [`Runner`];
//! several share a database. Nothing happens while there is nothing to do: the runner sleeps until a job is asked for,
//! is due, or a minute has passed.
//! Long: asking, taking, running and giving up are one protocol, read together.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use store::job::{self, Job, State};
use store::{Clock, Db, Ids, Listener, News, Tx};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, sleep};

/// Under which the store tells every process that a job was asked for.
pub const TOPIC: &str = "job";

/// The slow look that finds what no signal told of: a job put off, the jobs of a process that died.
const POLL: Duration = Duration::from_secs(60);
/// Between two writes of how far a job is.
const STEP: Duration = Duration::from_millis(500);
/// Between two signs of life of a running job.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Without a sign of life for this long, a running job is anybody's.
const LOST_MS: i64 = 60_000;
/// What a stopping process gives its jobs to end by themselves.
const GRACE: Duration = Duration::from_secs(5);
/// A try that failed is followed by the next after 20 s, 40 s, 80 s … and at most six hours.
const FIRST_RETRY_MS: i64 = 20_000;
const LAST_RETRY_MS: i64 = 6 * 3_600_000;

/// Asks for work, in the transaction of its cause. The id of the job.
pub fn ask(tx: &mut Tx, ids: &Ids, now: i64, kind: &str, target: i64, payload: &Value) -> store::Result<i64> {
    let job = new(ids.next(), now, kind, target, payload);
    job::insert(tx, &job)?;
    tx.tell(TOPIC, kind);
    Ok(job.id)
}

/// Asks for work that is due later.
pub fn ask_later(
    tx: &mut Tx,
    ids: &Ids,
    now: i64,
    due: i64,
    kind: &str,
    target: i64,
    payload: &Value,
) -> store::Result<()> {
    job::insert(tx, &Job { due, ..new(ids.next(), now, kind, target, payload) })
}

/// Asks for work unless the same is waiting already; whether it was asked for.
pub fn ask_once(
    tx: &mut Tx,
    ids: &Ids,
    now: i64,
    kind: &str,
    target: i64,
    payload: &Value,
) -> store::Result<bool> {
    let asked = job::insert_once(tx, &new(ids.next(), now, kind, target, payload))?;
    if asked {
        tx.tell(TOPIC, kind);
    }
    Ok(asked)
}

/// Keeps what came of work that was done at once, to be shown later.
pub fn note(tx: &mut Tx, ids: &Ids, now: i64, kind: &str, target: i64, report: &Value) -> store::Result<()> {
    let done = Job {
        state: State::Done,
        report: report.to_string(),
        ..new(ids.next(), now, kind, target, &Value::Null)
    };
    job::insert(tx, &done)
}

fn new(id: i64, now: i64, kind: &str, target: i64, payload: &Value) -> Job {
    Job {
        id,
        kind: kind.to_owned(),
        target,
        payload: payload.to_string(),
        state: State::Waiting,
        due: now,
        attempts: 0,
        done_steps: 0,
        all_steps: 0,
        report: String::new(),
        made: now,
        changed: now,
    }
}

/// A job being done.
pub struct Task {
    /// What is to be done.
    pub job: Job,
    /// How far it is; may be told from any thread, as often as one likes.
    pub progress: Progress,
}

impl Task {
    /// What the job was asked to know.
    pub fn payload(&self) -> Value {
        serde_json::from_str(&self.job.payload).unwrap_or_default()
    }
}

/// How far a job is.
#[derive(Clone, Default)]
pub struct Progress(Arc<Steps>);

#[derive(Default)]
struct Steps {
    done: AtomicI64,
    all: AtomicI64,
    stopping: AtomicBool,
}

impl Progress {
    /// So many steps are done, of so many.
    pub fn at(&self, done: i64, all: i64) {
        self.0.done.store(done, Ordering::Relaxed);
        self.0.all.store(all, Ordering::Relaxed);
    }

    /// Whether the process is stopping: work on threads should end soon with [`Trouble::Again`].
    pub fn is_stopping(&self) -> bool {
        self.0.stopping.load(Ordering::Relaxed)
    }

    fn now(&self) -> (i64, i64) {
        (self.0.done.load(Ordering::Relaxed), self.0.all.load(Ordering::Relaxed))
    }
}

/// Why a job came to nothing, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It may go better later.
    Again(String),
    /// It will never do.
    Never(String),
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Self::Again(error.to_string())
    }
}

/// What came of a job: its report.
pub type Outcome = Result<Value, Trouble>;

type Run = Arc<dyn Fn(Task) -> Pin<Box<dyn Future<Output = Outcome> + Send>> + Send + Sync>;

/// How one kind of work is done.
#[derive(Clone)]
struct Handler {
    at_once: usize,
    attempts: i64,
    run: Run,
}

/// Does the jobs of this process.
pub struct Runner {
    db: Db,
    clock: Arc<dyn Clock>,
    handlers: HashMap<&'static str, Handler>,
}

/// A runner at work.
pub struct Running {
    stop: watch::Sender<bool>,
    work: JoinHandle<()>,
}

impl Running {
    /// Takes no more jobs, lets those at work end for a few seconds, gives the others back.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.work.await {
            tracing::error!(%error, "the jobs ended badly");
        }
    }
}

impl Runner {
    /// Without any work to do.
    pub fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock, handlers: HashMap::new() }
    }

    /// Does a kind of work: so many at once, each tried so often.
    #[must_use]
    pub fn on<F, W>(mut self, kind: &'static str, at_once: usize, attempts: i64, run: F) -> Self
    where
        F: Fn(Task) -> W + Send + Sync + 'static,
        W: Future<Output = Outcome> + Send + 'static,
    {
        let run: Run = Arc::new(move |task| Box::pin(run(task)));
        self.handlers.insert(kind, Handler { at_once, attempts, run });
        self
    }

    /// Begins; the work goes on until [`Running::stop`].
    pub fn start(self) -> Running {
        let (stop, stopped) = watch::channel(false);
        Running { stop, work: tokio::spawn(self.work(stopped)) }
    }

    async fn work(self, mut stopped: watch::Receiver<bool>) {
        let mut told = match self.db.listen().await {
            Ok(listener) => Some(listener),
            Err(error) => {
                tracing::warn!(%error, "jobs are not told of at once; they are looked for each minute");
                None
            }
        };
        let mut at_work = AtWork::default();
        while !*stopped.borrow() {
            let wait = self.take_all(&mut at_work).await;
            tokio::select! {
                _ = stopped.changed() => break,
                () = asked_for(&mut told) => {}
                () = at_work.one_ends() => {}
                () = sleep(wait) => {}
            }
        }
        self.give_back(at_work).await;
    }

    /// Takes what is due, as far as there is room; how long to sleep then.
    async fn take_all(&self, at_work: &mut AtWork) -> Duration {
        loop {
            let free = self.with_room(at_work);
            let now = self.clock.now();
            let taken = self.db.write(move |tx| {
                job::revive(tx, now - LOST_MS)?;
                let taken = job::take(tx, &free, now)?;
                let next = if taken.is_none() { job::next_due(tx, &free)? } else { None };
                Ok::<_, store::Error>((taken, next))
            });
            match taken.await {
                Ok((Some(job), _)) => self.begin(job, at_work),
                Ok((None, Some(due))) => {
                    let until = u64::try_from(due - self.clock.now()).unwrap_or(0).max(10);
                    return Duration::from_millis(until).min(POLL);
                }
                Ok((None, None)) => return POLL,
                Err(error) => {
                    tracing::warn!(%error, "jobs could not be taken; trying again in a while");
                    return POLL / 12;
                }
            }
        }
    }

    /// The kinds of which one more may be done.
    fn with_room(&self, at_work: &AtWork) -> Vec<&'static str> {
        let has_room = |(kind, handler): &(&&'static str, &Handler)| at_work.of_kind(kind) < handler.at_once;
        self.handlers.iter().filter(has_room).map(|(kind, _)| *kind).collect()
    }

    fn begin(&self, job: Job, at_work: &mut AtWork) {
        let Some((kind, handler)) = self.handlers.get_key_value(job.kind.as_str()) else { return };
        let progress = Progress::default();
        let task = OneJob { db: self.db.clone(), clock: self.clock.clone(), handler: handler.clone() };
        let (id, attempts, steps) = (job.id, job.attempts, progress.clone());
        let handle = at_work.tasks.spawn(async move { task.carry_out(job, steps).await });
        at_work.jobs.insert(handle.id(), Held { id, attempts, kind, progress });
    }

    async fn give_back(&self, mut at_work: AtWork) {
        for held in at_work.jobs.values() {
            held.progress.0.stopping.store(true, Ordering::Relaxed);
        }
        let until = Instant::now() + GRACE;
        while !at_work.tasks.is_empty() {
            if tokio::time::timeout_at(until, at_work.one_ends()).await.is_err() {
                break;
            }
        }
        at_work.tasks.shutdown().await;
        let left: Vec<_> = at_work.jobs.into_values().map(|held| (held.id, held.attempts)).collect();
        let now = self.clock.now();
        if left.is_empty() {
            return;
        }
        let given = self.db.write(move |tx| {
            left.iter().try_for_each(|(id, attempts)| job::give_back(tx, *id, *attempts, now))?;
            tx.tell(TOPIC, "given back");
            Ok::<_, store::Error>(())
        });
        if let Err(error) = given.await {
            tracing::warn!(%error, "jobs could not be given back; they are taken again in a minute");
        }
    }
}

/// Waits until a job is asked for, or one may have been.
async fn asked_for(told: &mut Option<Listener>) {
    while let Some(listener) = told {
        match listener.next().await {
            Some(News::Changed(notice)) if notice.topic != TOPIC => {}
            Some(_) => return,
            None => *told = None,
        }
    }
    std::future::pending().await
}

/// The jobs of this process that are being done.
#[derive(Default)]
struct AtWork {
    tasks: JoinSet<()>,
    jobs: HashMap<tokio::task::Id, Held>,
}

struct Held {
    id: i64,
    attempts: i64,
    kind: &'static str,
    progress: Progress,
}

impl AtWork {
    fn of_kind(&self, kind: &str) -> usize {
        self.jobs.values().filter(|held| held.kind == kind).count()
    }

    /// Waits for the end of one; for ever while there is none.
    async fn one_ends(&mut self) {
        let id = match self.tasks.join_next_with_id().await {
            Some(Ok((id, ()))) => id,
            Some(Err(error)) => {
                tracing::error!(%error, "a job was torn off");
                error.id()
            }
            None => return std::future::pending().await,
        };
        self.jobs.remove(&id);
    }
}

/// One job from begin to end.
struct OneJob {
    db: Db,
    clock: Arc<dyn Clock>,
    handler: Handler,
}

impl OneJob {
    async fn carry_out(&self, job: Job, progress: Progress) {
        let (id, kind, attempts) = (job.id, job.kind.clone(), job.attempts);
        let outcome = if attempts > self.handler.attempts {
            Err(Trouble::Never(String::from("It was begun too often without coming to an end.")))
        } else {
            let task = Task { job, progress: progress.clone() };
            // In a task of its own, so that a panic is a failed job and not the end of all of them.
            let work = tokio::spawn((self.handler.run)(task));
            self.accompany(id, attempts, AbortOnDrop(work), &progress).await
        };
        let now = self.clock.now();
        let (done, all) = progress.now();
        let last = attempts >= self.handler.attempts;
        let settled = self.db.write(move |tx| {
            job::progress(tx, id, attempts, done, all, now)?;
            match &outcome {
                Ok(report) => job::finish(tx, id, attempts, State::Done, &report.to_string(), now),
                Err(Trouble::Again(why)) if !last => {
                    tracing::info!(job = id, kind, why, "a job is put off");
                    job::again(tx, id, attempts, now + retry_after(attempts), &problem(why), now)
                }
                Err(Trouble::Again(why) | Trouble::Never(why)) => {
                    // without the reason, which may quote what people wrote; it is kept with the job
                    tracing::warn!(job = id, kind, "a job failed");
                    job::finish(tx, id, attempts, State::Failed, &problem(why), now)
                }
            }
        });
        if let Err(error) = settled.await {
            tracing::error!(job = id, %error, "the end of a job could not be written; it will be done again");
        }
    }

    /// Waits for the work, and writes now and then how far it is and that it lives.
    async fn accompany(&self, id: i64, attempts: i64, mut work: AbortOnDrop, progress: &Progress) -> Outcome {
        let (mut written, mut alive) = ((0, 0), Instant::now());
        loop {
            tokio::select! {
                ended = &mut work.0 => {
                    return ended.unwrap_or_else(|error| Err(Trouble::Again(format!("It broke off: {error}."))));
                }
                () = sleep(STEP) => {
                    let steps = progress.now();
                    if steps == written && alive.elapsed() < HEARTBEAT {
                        continue;
                    }
                    let now = self.clock.now();
                    let write = self.db.write(move |tx| job::progress(tx, id, attempts, steps.0, steps.1, now));
                    if let Err(error) = write.await {
                        tracing::warn!(job = id, %error, "the progress of a job could not be written");
                    }
                    (written, alive) = (steps, Instant::now());
                }
            }
        }
    }
}

/// Work that ends when nobody waits for it any more.
struct AbortOnDrop(JoinHandle<Outcome>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn retry_after(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(20);
    (FIRST_RETRY_MS << doublings).min(LAST_RETRY_MS)
}

fn problem(why: &str) -> String {
    json!({ "problem": why }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_grow_rarer_up_to_a_limit() {
        let minutes: Vec<i64> = (1..=12).map(|attempt| retry_after(attempt) / 60_000).collect();
        assert_eq!(minutes, [0, 0, 1, 2, 5, 10, 21, 42, 85, 170, 341, 360]);
    }
}
