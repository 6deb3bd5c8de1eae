//! One SQL text for both databases, checked when the program is compiled.
//!
//! A statement is written for PostgreSQL, with `$1`, `$2` … for its parameters. For SQLite two things differ, and
//! both are changed here and nowhere else: `$n` (there a name) becomes `?n`, and `FOR UPDATE [SKIP LOCKED]` becomes
//! spaces, since SQLite has one writer at a time and so nothing to lock.

/// One SQL statement in both of its spellings; made only by [`statements!`](crate::statements).
#[derive(Clone, Copy, Debug)]
pub struct Sql<'a> {
    pub(crate) postgres: &'a str,
    pub(crate) sqlite: &'a str,
}

impl<'a> Sql<'a> {
    /// The statement as written; PostgreSQL gets exactly this.
    pub fn text(self) -> &'a str {
        self.postgres
    }
}

/// A statement whose text is known only when the program runs (the copier builds one for each table).
pub(crate) struct BuiltSql {
    postgres: String,
    sqlite: String,
}

impl BuiltSql {
    pub(crate) fn new(text: String) -> crate::Result<BuiltSql> {
        let mut bytes = text.clone().into_bytes();
        let sqlite = match translate(text.as_bytes(), &mut bytes) {
            Ok(()) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(problem) => return Err(crate::Error::Database(format!("{problem}: {text}"))),
        };
        Ok(BuiltSql { postgres: text, sqlite })
    }

    pub(crate) fn sql(&self) -> Sql<'_> {
        Sql { postgres: &self.postgres, sqlite: &self.sqlite }
    }
}

/// Names the statements of a noun, and lists them as `STATEMENTS` so that a test can prepare each on both databases.
///
/// ```text
/// statements! {
///     INSERT = "INSERT INTO mail (id, recipient) VALUES ($1, $2)";
///     BY_ID = "SELECT id, recipient FROM mail WHERE id = $1";
/// }
/// ```
///
/// A text that the two databases would not understand alike does not compile: `?`, `:name`, `@name` and `::type`
/// are refused, and so is a gap in the numbering.
#[macro_export]
macro_rules! statements {
    ($($(#[$about:meta])* $name:ident = $text:expr;)*) => {
        $(
            $(#[$about])*
            const $name: $crate::Sql<'static> = {
                const TEXT: &str = $text;
                const SQLITE: &[u8] = &$crate::sql::sqlite_bytes::<{ TEXT.len() }>(TEXT);
                $crate::sql::spelled(TEXT, SQLITE)
            };
        )*
        /// Every statement of this noun.
        pub(crate) const STATEMENTS: &[$crate::Sql<'static>] = &[$($name),*];
    };
}

#[doc(hidden)]
pub const fn sqlite_bytes<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    let mut bytes = [b' '; LENGTH];
    match translate(text.as_bytes(), &mut bytes) {
        Ok(()) => bytes,
        Err(_) => {
            panic!("this SQL is not understood alike by SQLite and PostgreSQL: see the rules in sql.rs")
        }
    }
}

#[doc(hidden)]
pub const fn spelled(postgres: &'static str, sqlite: &'static [u8]) -> Sql<'static> {
    match std::str::from_utf8(sqlite) {
        Ok(sqlite) => Sql { postgres, sqlite },
        Err(_) => panic!("the SQL text is not UTF-8"),
    }
}

/// Writes SQLite's spelling of `text` into `out`, which has the same length.
const fn translate(text: &[u8], out: &mut [u8]) -> Result<(), &'static str> {
    let mut used: u128 = 0;
    let mut quote = 0u8;
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        out[at] = byte;
        if quote != 0 {
            if byte == quote {
                quote = 0;
            }
        } else if byte == b'\'' || byte == b'"' {
            quote = byte;
        } else if byte == b'$' {
            let number = number_at(text, at + 1);
            if number == 0 {
                return Err("a parameter is written $1, $2 …");
            }
            out[at] = b'?';
            if number <= 128 {
                used |= 1 << (number - 1);
            }
        } else if byte == b'?' || byte == b':' || byte == b'@' {
            return Err("a parameter is written $1, $2 …; a cast is written cast(x AS y)");
        } else {
            let lock = lock_at(text, at);
            let mut blank = 0;
            while blank < lock {
                out[at + blank] = b' ';
                blank += 1;
            }
            if lock > 0 {
                at += lock - 1;
            }
        }
        at += 1;
    }
    // 0b0111 + 1 has no bit in common with 0b0111; with a gap it has.
    if used & used.wrapping_add(1) != 0 {
        Err("the parameters must be $1 to $n without a gap")
    } else {
        Ok(())
    }
}

/// The number written in `text` from `at` on; 0 when there is none.
const fn number_at(text: &[u8], mut at: usize) -> u32 {
    let mut number = 0;
    while at < text.len() && text[at].is_ascii_digit() && number < 100_000 {
        number = number * 10 + (text[at] - b'0') as u32;
        at += 1;
    }
    number
}

/// How many bytes of a row lock clause stand at `at`.
const fn lock_at(text: &[u8], at: usize) -> usize {
    if starts_with(text, at, b"FOR UPDATE SKIP LOCKED") {
        b"FOR UPDATE SKIP LOCKED".len()
    } else if starts_with(text, at, b"FOR UPDATE") {
        b"FOR UPDATE".len()
    } else {
        0
    }
}

const fn starts_with(text: &[u8], at: usize, word: &[u8]) -> bool {
    let mut n = 0;
    while n < word.len() {
        if at + n >= text.len() || text[at + n] != word[n] {
            return false;
        }
        n += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sqlite(text: &str) -> Result<String, &'static str> {
        let mut out = text.as_bytes().to_vec();
        translate(text.as_bytes(), &mut out).map(|()| String::from_utf8(out).unwrap())
    }

    #[test]
    fn parameters_keep_their_number_and_locks_vanish() {
        assert_eq!(sqlite("SELECT $2, $1, $1").unwrap(), "SELECT ?2, ?1, ?1");
        assert_eq!(sqlite("a = '$1: é?' AND b = $1").unwrap(), "a = '$1: é?' AND b = ?1");
        assert_eq!(sqlite("(SELECT id FOR UPDATE SKIP LOCKED)").unwrap().replace(' ', ""), "(SELECTid)");
        assert_eq!(sqlite("SELECT id FROM t FOR UPDATE").unwrap().trim_end(), "SELECT id FROM t");
    }

    #[test]
    fn what_only_one_database_understands_is_refused() {
        for text in
            ["a = ?", "a = ?1", "a = :name", "a = @name", "a::bigint", "a = $name", "a = $1 OR a = $3"]
        {
            assert!(sqlite(text).is_err(), "{text} was let through");
        }
    }
}
