//! The database and its whole face: `read`, `write`, `listen`.

use crate::postgres::Postgres;
use crate::sqlite::Sqlite;
use crate::tx::{Job, Mode};
use crate::{Error, Listener, News, Result, Tx, migrate};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, oneshot};

/// Where a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A file; made when it is not there.
    Sqlite(PathBuf),
    /// `postgres://user:password@host/name`; with `?sslmode=require` over TLS.
    Postgres(String),
}

/// How much may run at once. The defaults are the measured ones; see `docs/decisions/0003`.
#[derive(Clone, Copy, Debug)]
pub struct Tuning {
    /// Writes that may wait before more are refused with [`Error::Busy`].
    pub queue: usize,
    /// SQLite: most writes made durable by one commit.
    pub writes_per_commit: usize,
    /// SQLite: a commit is not put off longer than this while more writes arrive.
    pub time_per_commit: Duration,
    /// SQLite: reads that run at once.
    pub readers: usize,
    /// PostgreSQL: connections.
    pub connections: usize,
}

impl Default for Tuning {
    fn default() -> Tuning {
        Tuning {
            queue: 4096,
            writes_per_commit: 256,
            time_per_commit: Duration::from_millis(2),
            readers: 4,
            connections: 16,
        }
    }
}

/// A database. Cheap to clone; the last clone closes it.
#[derive(Clone)]
pub struct Db {
    pub(crate) kind: Kind,
    news: broadcast::Sender<News>,
}

#[derive(Clone)]
pub(crate) enum Kind {
    Sqlite(Arc<Sqlite>),
    Postgres(Arc<Postgres>),
}

/// A transaction under way. It is boxed so that the compiler need not look through the futures of both databases, again and
/// again, for each page that waits for one.
pub type Transacting<'a, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'a>>;

impl Db {
    /// Opens the database at `address`, makes it if it is an SQLite file that is not there, and brings it up to date.
    pub async fn open(address: &Address) -> Result<Db> {
        Db::open_tuned(address, Tuning::default()).await
    }

    /// Like [`open`](Self::open), with limits other than the usual ones.
    pub async fn open_tuned(address: &Address, tuning: Tuning) -> Result<Db> {
        let (news, _) = broadcast::channel(1024);
        let kind = match address {
            Address::Sqlite(path) => Kind::Sqlite(Arc::new(Sqlite::open(path, tuning, news.clone())?)),
            Address::Postgres(url) => Kind::Postgres(Arc::new(Postgres::open(url, tuning, news.clone())?)),
        };
        let db = Db { kind, news };
        db.write(migrate::apply).await?;
        Ok(db)
    }

    /// Runs `act` on one consistent snapshot. Nothing it writes is kept.
    ///
    /// The closure runs off the async threads, so it may take its time. It may fail with an error of its own.
    pub fn read<T, E, F>(&self, act: F) -> Transacting<'_, T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        Box::pin(self.run(Mode::Read, act))
    }

    /// Runs `act` and keeps what it wrote if it returns `Ok`; when this returns `Ok`, it is on disk.
    ///
    /// On SQLite writes run one after another, so `act` should be short. On PostgreSQL they overlap: a value that is
    /// read and then written needs `FOR UPDATE`.
    pub fn write<T, E, F>(&self, act: F) -> Transacting<'_, T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        Box::pin(self.run(Mode::Write, act))
    }

    /// Takes the type of `act` away before anything queues or runs it, so that what does is compiled once and not for
    /// each of the many hundred closures of the program.
    async fn run<T, E, F>(&self, mode: Mode, act: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (sender, mut answer) = oneshot::channel();
        let job: Job = Box::new(move |tx| {
            let result = act(tx);
            let keep = result.is_ok();
            let _ = sender.send(result); // the caller may have gone away; a write stands all the same
            keep
        });
        let done = self.transact(mode, job).await;
        match answer.try_recv() {
            Ok(Ok(value)) => done.map(|()| value).map_err(E::from),
            Ok(Err(error)) => Err(error),
            Err(_) => Err(done.err().unwrap_or(Error::Closed).into()),
        }
    }

    async fn transact(&self, mode: Mode, job: Job) -> Result<()> {
        match (&self.kind, mode) {
            (Kind::Sqlite(sqlite), Mode::Read) => sqlite.read(job).await,
            (Kind::Sqlite(sqlite), Mode::Write) => sqlite.write(job).await,
            (Kind::Postgres(postgres), _) => {
                let told = postgres.run(mode, job).await?;
                if mode == Mode::Write
                    && !told.is_empty()
                    && let Ok(telegraph) = postgres.telegraph().await
                {
                    telegraph.tell(told);
                }
                Ok(())
            }
        }
    }

    /// Hears what [`Tx::tell`] tells from now on, in this process and in others that share a PostgreSQL.
    pub async fn listen(&self) -> Result<Listener> {
        if let Kind::Postgres(postgres) = &self.kind {
            postgres.telegraph().await?;
        }
        Ok(Listener(self.news.subscribe()))
    }
}
