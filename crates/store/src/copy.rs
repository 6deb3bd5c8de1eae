//! Copies a whole database into an empty one, of the same kind or the other.

use crate::schema::{self, Table};
use crate::sql::BuiltSql;
use crate::{Db, Error, Result, Tx, Value};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Rows read at once, and rows of one `INSERT` (16 columns make 3,200 parameters; both databases allow 32,000).
const BATCH: usize = 200;

/// Some rows of a table, one after another, value by value.
struct Batch {
    table: usize,
    values: Vec<Value>,
}

/// Copies every table of `from`, as it stands at one moment, into `to`, and tells `progress` the table and how many of
/// its rows are copied. Returns how many rows each table has.
///
/// `to` must be empty. Everything is written in one transaction: after an error `to` is as empty as before.
pub async fn copy(
    from: &Db,
    to: &Db,
    progress: impl FnMut(&str, u64) + Send + 'static,
) -> Result<Vec<(String, u64)>> {
    let (sender, batches) = sync_channel(4);
    let (read, written) = tokio::join!(
        from.read(move |tx| send_all(tx, sender)),
        to.write(move |tx| take_all(tx, batches, progress))
    );
    match (read, written) {
        (Ok(counts), Ok(())) => Ok(counts),
        // When one side stops, the other sees only that the line is cut.
        (Err(Error::Closed), Err(error)) | (Err(error), _) | (Ok(_), Err(error)) => Err(error),
    }
}

/// Reads every table in order. The counts go along at the end, so that the writer can compare before it commits.
fn send_all(tx: &mut Tx<'_>, sender: SyncSender<Message>) -> Result<Vec<(String, u64)>> {
    let mut counts = Vec::new();
    for (index, table) in schema::tables()?.into_iter().enumerate() {
        send_table(tx, &sender, index, &table)?;
        let count = count(tx, &table)?;
        counts.push((table.name, count));
    }
    let all = counts.iter().map(|(_, count)| *count).collect();
    sender.send(Message::End(all)).map_err(|_| Error::Closed)?;
    Ok(counts)
}

enum Message {
    Rows(Batch),
    End(Vec<u64>),
}

/// Reads a table in the order of its key, some rows at a time, so that it need not fit into memory.
fn send_table(tx: &mut Tx<'_>, sender: &SyncSender<Message>, index: usize, table: &Table) -> Result<()> {
    let (columns, key, name) = (table.column_list(), table.key_list(), &table.name);
    let places: Vec<String> = (1..=table.key.len()).map(|n| format!("${n}")).collect();
    let places = places.join(", ");
    let first = BuiltSql::new(format!("SELECT {columns} FROM {name} ORDER BY {key} LIMIT {BATCH}"))?;
    let next =
        format!("SELECT {columns} FROM {name} WHERE ({key}) > ({places}) ORDER BY {key} LIMIT {BATCH}");
    let next = BuiltSql::new(next)?;
    let mut after: Option<Vec<Value>> = None;
    loop {
        let mut values = Vec::new();
        let (sql, params) = after.as_ref().map_or((first.sql(), [].as_slice()), |key| (next.sql(), key));
        tx.each(sql, params, |row| {
            for column in 0..table.columns.len() {
                values.push(table.typed(column, row.value(column)?));
            }
            Ok(())
        })?;
        let Some(last) = values.chunks(table.columns.len()).last() else {
            return Ok(());
        };
        after = Some(table.key.iter().map(|column| last[*column].clone()).collect());
        sender.send(Message::Rows(Batch { table: index, values })).map_err(|_| Error::Closed)?;
    }
}

/// Writes what arrives; an error unless all of it arrived and is there.
fn take_all(tx: &mut Tx<'_>, messages: Receiver<Message>, mut progress: impl FnMut(&str, u64)) -> Result<()> {
    let tables = schema::tables()?;
    for table in &tables {
        if count(tx, table)? > 0 {
            return Err(Error::Refused(format!(
                "The database to copy into is not empty (it has rows in {}): nothing was copied; give it a new one.",
                table.name
            )));
        }
    }
    let mut done = vec![0; tables.len()];
    loop {
        match messages.recv().map_err(|_| Error::Closed)? {
            Message::Rows(batch) => {
                let table = &tables[batch.table];
                done[batch.table] += insert(tx, table, &batch.values)?;
                progress(&table.name, done[batch.table]);
            }
            Message::End(sent) => return compare(tx, &tables, &sent),
        }
    }
}

fn insert(tx: &mut Tx<'_>, table: &Table, values: &[Value]) -> Result<u64> {
    let width = table.columns.len();
    let row = |row: usize| {
        let places: Vec<String> = (1..=width).map(|column| format!("${}", row * width + column)).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..values.len() / width).map(row).collect();
    let text = format!("INSERT INTO {} ({}) VALUES {}", table.name, table.column_list(), rows.join(", "));
    tx.execute(BuiltSql::new(text)?.sql(), values)
}

fn compare(tx: &mut Tx<'_>, tables: &[Table], sent: &[u64]) -> Result<()> {
    for (table, sent) in tables.iter().zip(sent) {
        let there = count(tx, table)?;
        if there != *sent {
            return Err(Error::Refused(format!(
                "Only {there} of {sent} rows of {} arrived: nothing was copied; check the database copied from.",
                table.name
            )));
        }
    }
    Ok(())
}

pub(crate) fn count(tx: &mut Tx<'_>, table: &Table) -> Result<u64> {
    let sql = BuiltSql::new(format!("SELECT count(*) FROM {}", table.name))?;
    let count: Option<i64> = tx.row(sql.sql(), &[], |row| row.get(0))?;
    Ok(count.unwrap_or_default().unsigned_abs())
}
