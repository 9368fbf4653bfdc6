//! What is bound to a placeholder: a text or a whole number, or nothing of that type.

use jiff::Timestamp;

/// A value of one of the two column types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A TEXT, or NULL.
    Text(Option<String>),
    /// A BIGINT, or NULL.
    Int(Option<i64>),
}

impl Value {
    /// Equal, where an absent text and an absent number are the same: a row does not always know the type of NULL.
    pub(crate) fn is_same(&self, other: &Value) -> bool {
        self == other
            || matches!(
                (self, other),
                (
                    Value::Text(None) | Value::Int(None),
                    Value::Text(None) | Value::Int(None)
                )
            )
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(Some(text.to_owned()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(Some(text))
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Value::Text(Some(text.clone()))
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Value::Text(text)
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        Value::Text(text.map(str::to_owned))
    }
}

impl From<Timestamp> for Value {
    fn from(at: Timestamp) -> Self {
        Value::Text(Some(procedure::time_text(at)))
    }
}

impl From<Option<Timestamp>> for Value {
    fn from(at: Option<Timestamp>) -> Self {
        Value::Text(at.map(procedure::time_text))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Int(Some(number))
    }
}

impl From<u64> for Value {
    /// Counts and sizes; beyond 2^63, where none is, the largest that a column holds.
    fn from(number: u64) -> Self {
        Value::Int(Some(i64::try_from(number).unwrap_or(i64::MAX)))
    }
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        Value::Int(number)
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Value::Int(Some(i64::from(yes)))
    }
}
