//! What can go wrong, each in one sentence a person can act on.

/// Why the database did not do what was asked. Whatever the reason, nothing of a failed transaction is kept
/// (only [`Error::Unsure`] cannot promise it).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Too much is waiting already, or a lock was not free in time. Worth trying again shortly.
    #[error("The database is busy: nothing of this change was kept; please try again in a moment.")]
    Busy,
    /// No room left, or the disk refuses to write.
    #[error(
        "The disk of the database is full or refuses to write: nothing of this change was kept; free some space and try again."
    )]
    Full,
    /// The same key is there already.
    #[error("This is already there, so nothing was changed ({0}).")]
    Conflict(String),
    /// It points to a record that does not exist, or one that is still pointed to was to be removed.
    #[error("This belongs to something that is no longer there, so nothing was changed.")]
    ForeignKey,
    /// The file cannot be opened or the server cannot be reached.
    #[error(
        "The database cannot be reached ({0}): nothing of this change was kept; check that it is there and running."
    )]
    Unreachable(String),
    /// The connection broke while the answer to a commit was awaited.
    #[error(
        "The connection to the database broke while saving, so it is not known whether this was kept: look before doing it again."
    )]
    Unsure,
    /// A newer program has changed the database.
    #[error(
        "This database was made by a newer version of the program (Perron {0}): nothing was changed; use that version or a newer one."
    )]
    Newer(String),
    /// The database is damaged, or not one of ours.
    #[error("The database file is damaged or not a database of this program ({0}): restore a backup.")]
    Corrupt(String),
    /// The program is shutting down.
    #[error("The database is closed because the program is stopping: nothing of this change was kept.")]
    Closed,
    /// The code that ran inside the transaction panicked.
    #[error("An error in the program stopped this change: nothing of it was kept.")]
    Fault,
    /// Asked for something that cannot be done, such as copying into a database that is not empty.
    #[error("{0}")]
    Refused(String),
    /// Anything else, in the database's words.
    #[error("The database refused this, so nothing was changed: {0}.")]
    Database(String),
}

/// The result of anything that asks the database.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::ffi;
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return Error::Database(error.to_string());
        };
        let words = message.clone().unwrap_or_else(|| failure.to_string());
        match (failure.code, failure.extended_code) {
            (ffi::ErrorCode::DatabaseBusy | ffi::ErrorCode::DatabaseLocked, _) => Error::Busy,
            (ffi::ErrorCode::DiskFull, _) => Error::Full,
            (_, ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_TRUNCATE) => {
                Error::Full
            }
            (_, ffi::SQLITE_IOERR_SHMSIZE | ffi::SQLITE_IOERR_SHMMAP) => Error::Full,
            (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => Error::Conflict(words),
            (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Error::ForeignKey,
            (ffi::ErrorCode::DatabaseCorrupt | ffi::ErrorCode::NotADatabase, _) => Error::Corrupt(words),
            (ffi::ErrorCode::CannotOpen | ffi::ErrorCode::PermissionDenied, _) => Error::Unreachable(words),
            _ => Error::Database(words),
        }
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Error {
        use tokio_postgres::error::SqlState as State;
        let Some(refusal) = error.as_db_error() else {
            let words = chain(&error);
            let unsent =
                error.is_closed() || words.contains("error communicating") || words.contains("connecting");
            return if unsent { Error::Unreachable(words) } else { Error::Database(words) };
        };
        let words = refusal.message().to_owned();
        match refusal.code() {
            &State::UNIQUE_VIOLATION => Error::Conflict(words),
            &State::FOREIGN_KEY_VIOLATION => Error::ForeignKey,
            &State::DISK_FULL => Error::Full,
            &State::T_R_SERIALIZATION_FAILURE
            | &State::T_R_DEADLOCK_DETECTED
            | &State::LOCK_NOT_AVAILABLE => Error::Busy,
            &State::TOO_MANY_CONNECTIONS => Error::Busy,
            &State::DATA_CORRUPTED | &State::INDEX_CORRUPTED => Error::Corrupt(words),
            &State::ADMIN_SHUTDOWN | &State::CRASH_SHUTDOWN | &State::CANNOT_CONNECT_NOW => {
                Error::Unreachable(words)
            }
            &State::INVALID_CATALOG_NAME | &State::INVALID_PASSWORD => Error::Unreachable(words),
            &State::INVALID_AUTHORIZATION_SPECIFICATION => Error::Unreachable(words),
            _ => Error::Database(words),
        }
    }
}

impl From<deadpool_postgres::PoolError> for Error {
    fn from(error: deadpool_postgres::PoolError) -> Error {
        match error {
            deadpool_postgres::PoolError::Backend(error) => match Error::from(error) {
                Error::Database(words) => Error::Unreachable(words),
                known => known,
            },
            deadpool_postgres::PoolError::Timeout(_) => Error::Busy,
            deadpool_postgres::PoolError::Closed => Error::Closed,
            other => Error::Unreachable(other.to_string()),
        }
    }
}

/// An error with its causes: "error connecting to server: Connection refused".
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        words = format!("{words}: {inner}");
        cause = inner.source();
    }
    words
}
