//! A transaction: ordinary synchronous code, the same for both databases.

use crate::value::{self, Kind};
use crate::{Error, Notice, Result, Row, Sql, Value, postgres};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A transaction in progress. It is given to the closure of [`Db::read`](crate::Db::read) and
/// [`Db::write`](crate::Db::write) and is committed when the closure returns `Ok`.
///
/// Once a statement has failed, the whole transaction is lost, on both databases: every later statement returns the
/// same error, and nothing is kept even if the closure returns `Ok`. (PostgreSQL works so; SQLite alone would go on,
/// and the two would differ.) Where a conflict is expected, write `ON CONFLICT … DO NOTHING`.
pub struct Tx<'a> {
    link: Link<'a>,
    failed: Option<Error>,
    told: Vec<Notice>,
}

pub(crate) enum Link<'a> {
    Sqlite(&'a rusqlite::Connection),
    Postgres(&'a postgres::Session),
}

impl<'a> Tx<'a> {
    pub(crate) fn new(link: Link<'a>) -> Tx<'a> {
        Tx { link, failed: None, told: Vec::new() }
    }

    /// After the commit, tells every [`listen`](crate::Db::listen)er of every process that something changed.
    /// `topic` is one word, a noun. Nothing is told if the transaction fails.
    pub fn tell(&mut self, topic: &str, about: impl Into<String>) {
        self.told.push(Notice { topic: topic.to_owned(), about: about.into() });
    }

    /// Tells what was told in this transaction already no second time.
    pub(crate) fn tell_once(&mut self, topic: &str) {
        if !self.told.iter().any(|notice| notice.topic == topic) {
            self.tell(topic, String::new());
        }
    }

    /// Runs a statement that answers no rows; returns how many rows it changed.
    pub(crate) fn execute(&mut self, sql: Sql<'_>, params: &[Value]) -> Result<u64> {
        self.run(params, |link| match link {
            Link::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql.sqlite)?;
                Ok(statement.execute(rusqlite::params_from_iter(params))? as u64)
            }
            Link::Postgres(session) => session.execute(sql.postgres, params),
        })
    }

    /// Runs a statement and gives each row of the answer to `read`, without keeping them.
    pub(crate) fn each(
        &mut self,
        sql: Sql<'_>,
        params: &[Value],
        mut read: impl FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        self.each_row(sql, params, &mut read)
    }

    /// [`each`](Self::each) with the type of `read` taken away, so that it is compiled once and not for each statement.
    fn each_row(
        &mut self,
        sql: Sql<'_>,
        params: &[Value],
        read: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        self.run(params, |link| match link {
            Link::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql.sqlite)?;
                let mut rows = statement.query(rusqlite::params_from_iter(params))?;
                while let Some(row) = rows.next()? {
                    read(&Row(Kind::Sqlite(row)))?;
                }
                Ok(())
            }
            Link::Postgres(session) => session.each(sql.postgres, params, read),
        })
    }

    /// Runs a statement and collects what `read` makes of each row.
    pub(crate) fn rows<T>(
        &mut self,
        sql: Sql<'_>,
        params: &[Value],
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut all = Vec::new();
        self.each(sql, params, |row| {
            all.push(read(row)?);
            Ok(())
        })?;
        Ok(all)
    }

    /// Runs a statement that answers at most one row; an error when there are more.
    pub(crate) fn row<T>(
        &mut self,
        sql: Sql<'_>,
        params: &[Value],
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut all = self.rows(sql, params, read)?;
        if all.len() > 1 {
            return Err(Error::Database(format!("{} rows where at most one was expected", all.len())));
        }
        Ok(all.pop())
    }

    /// Runs a script of several statements without parameters (migrations).
    pub(crate) fn script(&mut self, text: &str) -> Result<()> {
        self.run(&[], |link| match link {
            Link::Sqlite(connection) => Ok(connection.execute_batch(text)?),
            Link::Postgres(session) => session.script(text),
        })
    }

    /// Asks the database whether it understands a statement, without running it.
    pub(crate) fn prepare(&mut self, sql: Sql<'_>) -> Result<()> {
        self.run(&[], |link| match link {
            Link::Sqlite(connection) => Ok(connection.prepare(sql.sqlite).map(|_| ())?),
            Link::Postgres(session) => session.prepare(sql.postgres),
        })
    }

    /// Whether this is PostgreSQL, for the few named places where the two must differ.
    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.link, Link::Postgres(_))
    }

    /// What to tell once this is committed.
    pub(crate) fn into_told(self) -> Vec<Notice> {
        self.told
    }

    /// The error that made this transaction worthless, if any.
    pub(crate) fn failure(&self) -> Option<&Error> {
        self.failed.as_ref()
    }

    fn run<T>(&mut self, params: &[Value], act: impl FnOnce(&Link<'a>) -> Result<T>) -> Result<T> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        #[cfg(feature = "testing")]
        crate::testing::count();
        let result = value::check(params).and_then(|()| act(&self.link));
        if let Err(error) = &result {
            self.failed = Some(error.clone());
        }
        result
    }
}

/// What a transaction is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// One snapshot, nothing written.
    Read,
    /// Durable before it is answered.
    Write,
}

/// The closure of a transaction; says whether what it wrote is to be kept. Its caller alone knows what it returned.
pub(crate) type Job = Box<dyn FnOnce(&mut Tx<'_>) -> bool + Send>;

/// Runs the closure of a transaction: a panic and a failed statement it swallowed count as errors.
pub(crate) fn attempt(tx: &mut Tx<'_>, job: Job) -> Result<bool> {
    let keep = catch_unwind(AssertUnwindSafe(|| job(tx))).map_err(|_| Error::Fault)?;
    match tx.failure() {
        Some(error) if keep => Err(error.clone()),
        _ => Ok(keep),
    }
}
