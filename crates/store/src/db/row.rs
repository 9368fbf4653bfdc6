//! A row of either database, read column by column from the left.

use super::Value;
use crate::Failure;
use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Column, Row as _, TypeInfo, ValueRef};

/// One row; the `take_*` functions read its columns in the order of the question.
#[derive(Debug)]
pub(crate) struct Row {
    values: std::vec::IntoIter<Value>,
}

impl Row {
    pub(crate) fn of_sqlite(row: &SqliteRow) -> Result<Row, Failure> {
        let mut values = Vec::with_capacity(row.columns().len());
        for index in 0..row.columns().len() {
            let raw = row.try_get_raw(index)?;
            let value = if raw.is_null() {
                Value::Text(None)
            } else if raw.type_info().name() == "INTEGER" {
                Value::Int(row.try_get(index)?)
            } else {
                Value::Text(row.try_get(index)?)
            };
            values.push(value);
        }
        Ok(Row {
            values: values.into_iter(),
        })
    }

    pub(crate) fn of_postgres(row: &PgRow) -> Result<Row, Failure> {
        let mut values = Vec::with_capacity(row.columns().len());
        for (index, column) in row.columns().iter().enumerate() {
            let value = if column.type_info().name() == "INT8" {
                Value::Int(row.try_get(index)?)
            } else {
                Value::Text(row.try_get(index)?)
            };
            values.push(value);
        }
        Ok(Row {
            values: values.into_iter(),
        })
    }

    /// The next columns as they stand, without reading on; fewer at the end.
    pub(crate) fn peek(&self, count: usize) -> &[Value] {
        let rest = self.values.as_slice();
        rest.get(..count).unwrap_or(rest)
    }

    /// What is left of the row.
    pub(crate) fn rest(self) -> impl Iterator<Item = Value> {
        self.values
    }

    /// A text that may be absent.
    pub(crate) fn take_maybe_text(&mut self) -> Result<Option<String>, Failure> {
        match self.values.next() {
            Some(Value::Text(text)) => Ok(text),
            Some(Value::Int(None)) => Ok(None),
            _ => Err(Failure::Damaged("a column is not the text it should be")),
        }
    }

    /// A text.
    pub(crate) fn take_text(&mut self) -> Result<String, Failure> {
        self.take_maybe_text()?
            .ok_or(Failure::Damaged("a text is absent that should be there"))
    }

    /// A whole number that may be absent.
    pub(crate) fn take_maybe_int(&mut self) -> Result<Option<i64>, Failure> {
        match self.values.next() {
            Some(Value::Int(number)) => Ok(number),
            Some(Value::Text(None)) => Ok(None),
            _ => Err(Failure::Damaged("a column is not the number it should be")),
        }
    }

    /// A whole number.
    pub(crate) fn take_int(&mut self) -> Result<i64, Failure> {
        self.take_maybe_int()?
            .ok_or(Failure::Damaged("a number is absent that should be there"))
    }

    /// A count, size or place in a chain.
    pub(crate) fn take_count(&mut self) -> Result<u64, Failure> {
        u64::try_from(self.take_int()?).map_err(|_| Failure::Damaged("a count is negative"))
    }

    /// Yes or no.
    pub(crate) fn take_yes(&mut self) -> Result<bool, Failure> {
        Ok(self.take_int()? != 0)
    }

    /// A time that may be absent.
    pub(crate) fn take_maybe_time(&mut self) -> Result<Option<Timestamp>, Failure> {
        self.take_maybe_text()?
            .map(|text| {
                text.parse()
                    .map_err(|_| Failure::Damaged("a time cannot be read"))
            })
            .transpose()
    }

    /// A time.
    pub(crate) fn take_time(&mut self) -> Result<Timestamp, Failure> {
        self.take_maybe_time()?
            .ok_or(Failure::Damaged("a time is absent that should be there"))
    }

    /// A value kept as JSON.
    pub(crate) fn take_json<T: serde::de::DeserializeOwned>(&mut self) -> Result<T, Failure> {
        serde_json::from_str(&self.take_text()?)
            .map_err(|_| Failure::Damaged("a JSON column cannot be read"))
    }
}
