//! Many rows in one statement, for imports: `INSERT … VALUES (…), (…), …`, its text made by the compiler.

use crate::{Result, Sql, Tx, Value};

/// Rows in one statement. With seven columns it stays far below what both databases allow (32,766 parameters).
pub(crate) const ROWS: usize = 128;

/// The text of an insert of [`ROWS`] rows of the given number of columns.
macro_rules! chunk {
    ($head:literal, $columns:literal) => {{
        const LENGTH: usize = crate::chunk::length($head, $columns);
        const TEXT: &[u8; LENGTH] = &crate::chunk::text::<LENGTH>($head, $columns);
        match std::str::from_utf8(TEXT) {
            Ok(text) => text,
            Err(_) => panic!("made of ASCII only"),
        }
    }};
}
pub(crate) use chunk;

/// Length of the text that [`text`] makes.
pub(crate) const fn length(head: &str, columns: usize) -> usize {
    write(&mut [], head, columns)
}

/// `head ($1, $2), ($3, $4), …`
pub(crate) const fn text<const LENGTH: usize>(head: &str, columns: usize) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    write(&mut bytes, head, columns);
    bytes
}

/// Writes the text as far as there is room; returns how long it is.
const fn write(bytes: &mut [u8], head: &str, columns: usize) -> usize {
    let mut at = 0;
    while at < head.len() {
        put(bytes, at, head.as_bytes()[at]);
        at += 1;
    }
    let mut parameter = 0;
    while parameter < columns * ROWS {
        let before = if !parameter.is_multiple_of(columns) {
            ","
        } else if parameter == 0 {
            "("
        } else {
            "),("
        };
        let mut i = 0;
        while i < before.len() {
            put(bytes, at, before.as_bytes()[i]);
            at += 1;
            i += 1;
        }
        parameter += 1;
        put(bytes, at, b'$');
        at += 1;
        let mut unit = 1;
        while unit * 10 <= parameter {
            unit *= 10;
        }
        while unit > 0 {
            put(bytes, at, b'0' + (parameter / unit % 10) as u8);
            at += 1;
            unit /= 10;
        }
    }
    put(bytes, at, b')');
    at + 1
}

const fn put(bytes: &mut [u8], at: usize, byte: u8) {
    if at < bytes.len() {
        bytes[at] = byte;
    }
}

/// Inserts all records: whole chunks with the first statement, the rest one by one with the second.
pub(crate) fn insert<T, const COLUMNS: usize>(
    tx: &mut Tx,
    (many, one): (Sql<'static>, Sql<'static>),
    records: &[T],
    values: impl Fn(&T) -> [Value; COLUMNS],
) -> Result<()> {
    let chunks = records.chunks_exact(ROWS);
    for record in chunks.remainder() {
        tx.execute(one, &values(record))?;
    }
    for chunk in chunks {
        let row: Vec<Value> = chunk.iter().flat_map(&values).collect();
        tx.execute(many, &row)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_every_parameter_once() {
        let text: &str = chunk!("INSERT INTO t (a, b) VALUES ", 2);
        assert!(text.starts_with("INSERT INTO t (a, b) VALUES ($1,$2),($3,$4),"));
        assert!(text.ends_with(",($255,$256)"));
        assert_eq!(text.matches('$').count(), 256);
    }
}
