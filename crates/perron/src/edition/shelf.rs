//! Forms of editions that were made lately. An edition never changes, so neither do they while the program runs; each is made
//! by one request at a time, since a long one takes seconds.

use std::sync::Mutex;

use axum::body::Bytes;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::form::Form;
use crate::error::Error;
use crate::i18n::Lang;

/// Bytes that are kept in all.
const MOST: usize = 24 << 20;

/// Which file: the SHA-256 of the edition, the language of the page, that of the words if it is another, the form.
pub(super) type Key = (String, Lang, Option<String>, Form);

/// The files, the latest at the end.
pub struct Shelf {
    files: Mutex<Vec<(Key, Bytes)>>,
    turn: Semaphore,
}

impl Default for Shelf {
    fn default() -> Self {
        Self { files: Mutex::default(), turn: Semaphore::new(1) }
    }
}

impl Shelf {
    /// A file that is there.
    pub(super) fn get(&self, key: &Key) -> Option<Bytes> {
        let files = self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        files.iter().find(|(known, _)| known == key).map(|(_, bytes)| bytes.clone())
    }

    /// Whoever has it makes files; the others wait.
    pub(super) async fn turn(&self) -> Result<SemaphorePermit<'_>, Error> {
        self.turn.acquire().await.map_err(|problem| Error::Internal(problem.to_string()))
    }

    /// Keeps a file; the oldest ones make room for it.
    pub(super) fn put(&self, key: Key, bytes: Bytes) {
        let mut files = self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        files.retain(|(known, _)| *known != key);
        files.push((key, bytes));
        while files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > MOST {
            files.remove(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_make_room() {
        let shelf = Shelf::default();
        let key = |name: &str| (name.to_owned(), Lang::En, None, Form::Paper);
        for name in ["a", "b", "c", "d"] {
            shelf.put(key(name), Bytes::from(vec![0; MOST / 3]));
        }
        assert!(shelf.get(&key("a")).is_none() && shelf.get(&key("b")).is_some());
        shelf.put(key("e"), Bytes::from(vec![0; MOST + 1]));
        assert!(shelf.get(&key("d")).is_none() && shelf.get(&key("e")).is_none());
    }
}
