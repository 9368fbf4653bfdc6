//! An entry as columns, and back.

use crate::Failure;
use crate::db::{Row, Value};
use procedure::{Entry, NewEntry, layer_from_name, layer_name};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// All columns of an entry but owner and round, in the order of [`columns`].
pub(crate) const COLUMNS: &str = "seq, at, author, kind, unit, leaf, layer, slot, value, state, source, extra, text_digest, previous, digest";

/// How many [`COLUMNS`] there are.
pub(crate) const COUNT: usize = 15;

/// The columns of an entry.
pub(crate) fn columns(entry: &Entry) -> [Value; COUNT] {
    let own = &entry.entry;
    let extra = (!own.extra.is_empty()).then(|| json(&own.extra));
    [
        entry.seq.into(),
        entry.at.into(),
        (&entry.author).into(),
        name(&own.kind).into(),
        own.unit.clone().into(),
        own.leaf.clone().into(),
        own.layer.map(layer_name).into(),
        own.slot.clone().into(),
        own.value.clone().into(),
        own.state.as_ref().map(name).into(),
        own.source.as_ref().map(json).into(),
        extra.into(),
        entry.text_digest.clone().into(),
        (&entry.previous).into(),
        (&entry.digest).into(),
    ]
}

/// The entry of a row that begins with [`COLUMNS`]; its words come from elsewhere.
pub(crate) fn entry(row: &mut Row) -> Result<Entry, Failure> {
    let seq = row.take_count()?;
    let at = row.take_time()?;
    let author = row.take_text()?;
    let own = NewEntry {
        kind: named(&row.take_text()?)?,
        unit: row.take_maybe_text()?,
        leaf: row.take_maybe_text()?,
        layer: match row.take_maybe_text()? {
            Some(name) => Some(layer_from_name(&name).ok_or(UNREADABLE)?),
            None => None,
        },
        slot: row.take_maybe_text()?,
        value: row.take_maybe_text()?,
        state: row
            .take_maybe_text()?
            .map(|text| named(&text))
            .transpose()?,
        source: row
            .take_maybe_text()?
            .map(|text| from_json(&text))
            .transpose()?,
        extra: row
            .take_maybe_text()?
            .map_or(Ok(BTreeMap::new()), |text| from_json(&text))?,
        text: None,
    };
    Ok(Entry {
        seq,
        at,
        author,
        entry: own,
        text_digest: row.take_maybe_text()?,
        previous: row.take_text()?,
        digest: row.take_text()?,
    })
}

const UNREADABLE: Failure = Failure::Damaged("an entry cannot be read");

/// The kebab-case name of a case without data.
pub(crate) fn name<T: Serialize>(own: &T) -> String {
    json(own).trim_matches('"').to_owned()
}

fn named<T: DeserializeOwned>(name: &str) -> Result<T, Failure> {
    serde_json::from_value(serde_json::Value::from(name)).map_err(|_| UNREADABLE)
}

fn json<T: Serialize>(own: &T) -> String {
    serde_json::to_string(own).expect("texts and whole numbers are always written as JSON")
}

fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|_| UNREADABLE)
}
