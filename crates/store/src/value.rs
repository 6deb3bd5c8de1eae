//! What goes into a statement and what comes out of it: five kinds of value, the same on both databases.

use crate::{Error, Result};
use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio_postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};

/// A parameter or a column. `Int` is a `BIGINT`, `Real` a `DOUBLE PRECISION`.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A `BIGINT`.
    Int(i64),
    /// A `DOUBLE PRECISION`, never NaN.
    Real(f64),
    /// A `BOOLEAN`.
    Bool(bool),
    /// A `TEXT` without NUL.
    Text(String),
}

/// Parameters of a statement, each turned into a [`Value`]: `params![id, &text, None::<i64>]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::Value::from($value)),*] };
}

macro_rules! from {
    ($($kind:ty => $value:ident, $change:expr;)*) => {
        $(impl From<$kind> for Value {
            fn from(value: $kind) -> Value {
                Value::$value($change(value))
            }
        })*
    };
}

from! {
    i64 => Int, |value| value;
    i32 => Int, i64::from;
    u32 => Int, i64::from;
    f64 => Real, |value| value;
    bool => Bool, |value| value;
    String => Text, |value| value;
    &String => Text, String::clone;
    &str => Text, str::to_owned;
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

impl From<&Option<String>> for Value {
    fn from(value: &Option<String>) -> Value {
        value.as_deref().into()
    }
}

/// Refuses what only one of the two databases would keep: SQLite turns NaN into NULL, PostgreSQL knows no NUL in text.
pub(crate) fn check(params: &[Value]) -> Result<()> {
    for value in params {
        match value {
            Value::Text(text) if text.contains('\0') => {
                return Err(Error::Refused(
                    "A text cannot contain the invisible character NUL: nothing was changed; remove it and try again."
                        .into(),
                ));
            }
            Value::Real(number) if number.is_nan() => {
                return Err(Error::Refused("A number that is not a number (NaN) cannot be kept.".into()));
            }
            _ => {}
        }
    }
    Ok(())
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Real(number) => ValueRef::Real(*number),
            Value::Bool(truth) => ValueRef::Integer(i64::from(*truth)),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) => number.to_sql_checked(kind, out),
            Value::Real(number) => number.to_sql_checked(kind, out),
            Value::Bool(truth) => truth.to_sql_checked(kind, out),
            Value::Text(text) => text.to_sql_checked(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true // each kind of value is checked against its own type above
    }

    to_sql_checked!();
}

/// One row of an answer.
pub struct Row<'a>(pub(crate) Kind<'a>);

pub(crate) enum Kind<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// The column at `index`, counted from 0. An error when it is of another kind.
    pub fn get<T: Column>(&self, index: usize) -> Result<T> {
        let value = self.value(index)?;
        T::from_value(value)
            .ok_or_else(|| Error::Database(format!("column {index} is not of the kind wanted")))
    }

    /// The column at `index` as it is. SQLite has no booleans: there they come as 0 and 1.
    pub(crate) fn value(&self, index: usize) -> Result<Value> {
        match &self.0 {
            Kind::Sqlite(row) => Ok(match row.get_ref(index)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(number) => Value::Int(number),
                ValueRef::Real(number) => Value::Real(number),
                ValueRef::Text(text) => Value::Text(
                    String::from_utf8(text.to_vec())
                        .map_err(|_| Error::Corrupt("text that is not UTF-8".into()))?,
                ),
                ValueRef::Blob(_) => return Err(Error::Corrupt("a column of bytes".into())),
            }),
            Kind::Postgres(row) => postgres_value(row, index),
        }
    }
}

fn postgres_value(row: &tokio_postgres::Row, index: usize) -> Result<Value> {
    let column =
        row.columns().get(index).ok_or_else(|| Error::Database(format!("there is no column {index}")))?;
    Ok(match *column.type_() {
        Type::INT8 => row.try_get::<_, Option<i64>>(index)?.into(),
        Type::INT4 => row.try_get::<_, Option<i32>>(index)?.into(),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(index)?.into(),
        Type::BOOL => row.try_get::<_, Option<bool>>(index)?.into(),
        Type::TEXT | Type::VARCHAR | Type::NAME => row.try_get::<_, Option<String>>(index)?.into(),
        ref other => {
            return Err(Error::Database(format!("column {index} is a {other}: cast it in the statement")));
        }
    })
}

/// A Rust type that a column can be read as.
pub trait Column: Sized {
    /// None when the value is of another kind.
    fn from_value(value: Value) -> Option<Self>;
}

impl Column for i64 {
    fn from_value(value: Value) -> Option<i64> {
        if let Value::Int(number) = value { Some(number) } else { None }
    }
}

impl Column for f64 {
    fn from_value(value: Value) -> Option<f64> {
        if let Value::Real(number) = value { Some(number) } else { None }
    }
}

impl Column for String {
    fn from_value(value: Value) -> Option<String> {
        if let Value::Text(text) = value { Some(text) } else { None }
    }
}

impl Column for bool {
    fn from_value(value: Value) -> Option<bool> {
        match value {
            Value::Bool(truth) => Some(truth),
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            _ => None,
        }
    }
}

impl<T: Column> Column for Option<T> {
    fn from_value(value: Value) -> Option<Option<T>> {
        if value == Value::Null { Some(None) } else { T::from_value(value).map(Some) }
    }
}
