//! Ids are made by the program, not by the database: 42 bits of milliseconds since 2020 and 21 bits that differ within
//! one millisecond. They sort by time, fit a positive `i64`, and are written in addresses in Crockford's base 32.

use crate::Clock;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// 2020-01-01T00:00:00Z in milliseconds since 1970.
const START: i64 = 1_577_836_800_000;
const LOW_BITS: u32 = 21;
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 63 bits at 5 bits a letter.
const LONGEST: usize = 13;

/// Makes ids. Clones share one sequence.
///
/// Within one process every id is larger than the one before, even when the clock steps back. Several processes on one
/// PostgreSQL start each millisecond at a random place of two million, so that two of them meet about once in 2²¹
/// pairs of ids made in the same millisecond; the second to insert then gets [`Error::Conflict`](crate::Error).
#[derive(Clone)]
pub struct Ids(Arc<Inner>);

struct Inner {
    clock: Arc<dyn Clock>,
    last: AtomicI64,
}

impl Ids {
    /// A new sequence that takes its time from `clock`.
    pub fn new(clock: Arc<dyn Clock>) -> Ids {
        Ids(Arc::new(Inner { clock, last: AtomicI64::new(0) }))
    }

    /// A new id: positive, unique, larger than every id made before by this sequence.
    ///
    /// The id of an event that readers follow ("what is newer than …") must be made inside the write's closure: on
    /// SQLite, where one writer runs at a time, events then become visible in the order of their ids.
    pub fn next(&self) -> i64 {
        let random = i64::from(rand::random::<u32>() >> (32 - LOW_BITS + 1)); // the lower half: leaves room to count on
        let fresh = ((self.0.clock.now() - START).max(0) << LOW_BITS) | random;
        let step = |last: i64| if fresh >> LOW_BITS > last >> LOW_BITS { fresh } else { last + 1 };
        self.0
            .last
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| Some(step(last)))
            .map_or(fresh, step)
    }
}

/// The id as written in addresses: Crockford's base 32, upper case, without leading zeros.
///
/// Ids are never negative; the sign of a negative number is lost.
pub fn to_text(id: i64) -> String {
    let mut rest = id & i64::MAX;
    let mut letters = Vec::with_capacity(LONGEST);
    loop {
        letters.push(char::from(LETTERS[(rest & 31) as usize]));
        rest >>= 5;
        if rest == 0 {
            return letters.into_iter().rev().collect();
        }
    }
}

/// Reads an id as a person may type it: small letters, `O` for 0, `I` and `L` for 1. None for anything else.
pub fn from_text(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    text.bytes().try_fold(0i64, |id, byte| {
        let letter = match byte.to_ascii_uppercase() {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            other => other,
        };
        let digit = LETTERS.iter().position(|known| *known == letter)?;
        id.checked_mul(32)?.checked_add(digit as i64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SetClock;
    use proptest::prelude::*;

    #[test]
    fn ids_grow_even_when_the_clock_steps_back() {
        let clock = Arc::new(SetClock::new(START + 1_000));
        let ids = Ids::new(clock.clone());
        let first = ids.next();
        clock.set(START);
        let second = ids.next();
        clock.set(START + 1_001);
        assert!(first > 0 && second > first && ids.next() > second);
    }

    #[test]
    fn ids_are_unique_across_threads() {
        let ids = Ids::new(Arc::new(SetClock::new(START + 5)));
        let mut all: Vec<i64> = std::thread::scope(|scope| {
            let threads: Vec<_> =
                (0..4).map(|_| scope.spawn(|| (0..10_000).map(|_| ids.next()).collect::<Vec<_>>())).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        });
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 40_000);
    }

    #[test]
    fn known_texts() {
        assert_eq!(to_text(0), "0");
        assert_eq!(to_text(32), "10");
        assert_eq!(to_text(i64::MAX), "7ZZZZZZZZZZZZ");
        assert_eq!(from_text("7zzzzzzzzzzzz"), Some(i64::MAX));
        assert_eq!(from_text("iLo"), from_text("110"));
        for junk in ["", "8000000000000", "ZZZZZZZZZZZZZ", "00000000000001", "U", "-1", "1 2", "é", "1\0"] {
            assert_eq!(from_text(junk), None, "{junk:?}");
        }
    }

    proptest! {
        #[test]
        fn text_and_back(id in 0..=i64::MAX) {
            prop_assert_eq!(from_text(&to_text(id)), Some(id));
            prop_assert_eq!(from_text(&to_text(id).to_lowercase()), Some(id));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,20}") {
            if let Some(id) = from_text(&text) {
                prop_assert!(id >= 0);
            }
        }
    }
}
