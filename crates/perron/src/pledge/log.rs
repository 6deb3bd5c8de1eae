//! The public log: each line holds a hash over itself and the line before, so that none can be changed, left out or put in
//! between without every later line changing too. Who a line is about only the signer can show.

use std::fmt::Write;

use store::pledge_line::{self, Act, Line};
use store::{Tx, pledge};

use crate::cookie::{Secret, sha256};
use crate::i18n::dates;

/// What the first line is chained to.
pub const BEGINNING: &str = "perron pledge log 1";

/// The first line of the file.
pub const HEAD: &str = "number,act,day,mark,chain\n";

/// What makes the mark of a signature a secret of its signer. It follows from the secret of the house, and is in their mail.
pub fn salt(secret: &Secret, id: i64) -> String {
    secret.key("pledge salt", &id.to_string())[..32].to_owned()
}

/// How the log names a signature: SHA-256, in hexadecimal, of the salt, a line break, and the address in small letters.
pub fn mark(salt: &str, address: &str) -> String {
    sha256(&format!("{salt}\n{address}"))
}

/// The chain of a line: SHA-256, in hexadecimal, of the chain before, a line break, and the line without its chain.
pub fn chain(before: &str, line: &str) -> String {
    sha256(&format!("{before}\n{line}"))
}

/// A line without its chain: `1,signed,2026-10-15,<mark>`.
pub fn words(number: i64, act: Act, day: &str, mark: &str) -> String {
    format!("{number},{},{day},{mark}", act.word())
}

/// Lines as the file holds them.
pub fn written(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        let words = words(line.number, line.act, &line.day, &line.mark);
        // writing into a string cannot fail
        let _ = writeln!(text, "{words},{}", line.chain);
    }
    text
}

/// Adds lines. Whoever has it writes alone, until the transaction ends.
pub struct Pen {
    number: i64,
    before: String,
}

impl Pen {
    /// Waits for the others who write.
    pub fn open(tx: &mut Tx) -> store::Result<Self> {
        pledge::lock(tx)?;
        let last = pledge_line::last(tx)?;
        let number = last.as_ref().map_or(0, |line| line.number);
        Ok(Self { number, before: last.map_or_else(|| BEGINNING.to_owned(), |line| line.chain) })
    }

    /// Adds a line; its number.
    pub fn write(&mut self, tx: &mut Tx, act: Act, now: i64, mark: &str) -> store::Result<i64> {
        let number = self.number + 1;
        let day = dates::moment(now, "UTC").date().to_string();
        let chain = chain(&self.before, &words(number, act, &day, mark));
        pledge_line::insert(tx, &Line { number, act, day, mark: mark.to_owned(), chain: chain.clone() })?;
        *self = Self { number, before: chain };
        Ok(number)
    }
}

/// Adds one line; its number.
pub fn append(tx: &mut Tx, act: Act, now: i64, mark: &str) -> store::Result<i64> {
    Pen::open(tx)?.write(tx, act, now, mark)
}
