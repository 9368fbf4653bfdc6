//! How one entry follows from the one before.
//!
//! The digest of an entry is the SHA-256 of its canonical bytes: one JSON object without spaces, keys in alphabetical order, absent values as `null`, times in UTC with six digits of a second.
//! For all that the server writes this is the canonical form of RFC 8785, so that any program can recompute a chain.
//! The words of an entry are not in it; their salted digest is ([`text_digest`]).

use crate::entry::layer_text;
use crate::{Digest, Entry, NewEntry, SourceCell};
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// What the first entry of a chain follows: 64 zeros.
pub const NO_ENTRY: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Where a chain stands: the number and digest of its last entry; 0 and [`NO_ENTRY`] for an empty one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Head {
    /// The last entry's number; 0 where there is none.
    pub seq: u64,
    /// The last entry's digest.
    pub digest: Digest,
}

impl Default for Head {
    fn default() -> Self {
        Head {
            seq: 0,
            digest: NO_ENTRY.to_owned(),
        }
    }
}

/// The fields of an entry in the order of their names; `Serialize` writes them in this order.
#[derive(Serialize)]
struct Canonical<'a> {
    at: String,
    author: &'a str,
    extra: &'a BTreeMap<String, String>,
    kind: crate::Kind,
    layer: Option<String>,
    leaf: Option<&'a str>,
    previous: &'a str,
    seq: u64,
    slot: Option<&'a str>,
    source: Option<CanonicalCell<'a>>,
    state: Option<crate::State>,
    text_digest: Option<&'a str>,
    unit: Option<&'a str>,
    value: Option<&'a str>,
}

#[derive(Serialize)]
struct CanonicalCell<'a> {
    column: u32,
    file: &'a str,
    row: u32,
    sheet: &'a str,
}

impl<'a> From<&'a SourceCell> for CanonicalCell<'a> {
    fn from(cell: &'a SourceCell) -> Self {
        CanonicalCell {
            column: cell.column,
            file: &cell.file,
            row: cell.row,
            sheet: &cell.sheet,
        }
    }
}

impl Entry {
    /// The entry that follows `head`: numbered, with its time cut to microseconds (what a database keeps), the digest of its words under `salt`, and its own digest.
    ///
    /// The words stay in the entry; whoever stores it keeps them and the salt apart.
    #[must_use]
    pub fn chained(head: &Head, at: Timestamp, author: &str, entry: NewEntry, salt: &str) -> Entry {
        let text_digest = entry.text.as_deref().map(|text| text_digest(salt, text));
        let mut entry = Entry {
            seq: head.seq.saturating_add(1),
            at: to_microseconds(at),
            author: author.to_owned(),
            entry,
            text_digest,
            previous: head.digest.clone(),
            digest: Digest::new(),
        };
        entry.digest = entry.recomputed();
        entry
    }

    /// The bytes that the digest is taken over.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        let own = &self.entry;
        let canonical = Canonical {
            at: time_text(self.at),
            author: &self.author,
            extra: &own.extra,
            kind: own.kind,
            layer: own.layer.map(layer_text::name),
            leaf: own.leaf.as_deref(),
            previous: &self.previous,
            seq: self.seq,
            slot: own.slot.as_deref(),
            source: own.source.as_ref().map(CanonicalCell::from),
            state: own.state,
            text_digest: self.text_digest.as_deref(),
            unit: own.unit.as_deref(),
            value: own.value.as_deref(),
        };
        serde_json::to_vec(&canonical).expect("texts and whole numbers are always written as JSON")
    }

    /// The digest that the entry ought to carry.
    #[must_use]
    pub fn recomputed(&self) -> Digest {
        hex(&Sha256::digest(self.canonical()))
    }

    /// Whether the entry follows `head` and is unchanged since it was chained.
    #[must_use]
    pub fn follows(&self, head: &Head) -> bool {
        head.seq.checked_add(1) == Some(self.seq)
            && self.previous == head.digest
            && self.digest == self.recomputed()
    }

    /// Where the chain stands after this entry.
    #[must_use]
    pub fn head(&self) -> Head {
        Head {
            seq: self.seq,
            digest: self.digest.clone(),
        }
    }
}

/// Follows entries from `head`; returns where the chain then stands.
///
/// # Errors
/// The number at which the first entry that does not follow was expected.
pub fn follow<'a>(
    mut head: Head,
    entries: impl IntoIterator<Item = &'a Entry>,
) -> Result<Head, u64> {
    for entry in entries {
        if !entry.follows(&head) {
            return Err(head.seq.saturating_add(1));
        }
        head = entry.head();
    }
    Ok(head)
}

/// SHA-256 of the salt, a zero byte and the words, as lower-case hex.
///
/// The salt is random and is erased together with the words, so that nobody can try words against the digest that stays in the chain.
#[must_use]
pub fn text_digest(salt: &str, text: &str) -> Digest {
    let mut digest = Sha256::new();
    digest.update(salt.as_bytes());
    digest.update([0]);
    digest.update(text.as_bytes());
    hex(&digest.finalize())
}

/// A time as entries and tables write it: UTC, always six digits of a second, so that texts sort as times do. `2026-11-22T01:02:03.000004Z`
#[must_use]
pub fn time_text(at: Timestamp) -> String {
    let at = to_microseconds(at);
    format!("{at:.6}")
}

/// Cut, towards the past, to whole microseconds.
fn to_microseconds(at: Timestamp) -> Timestamp {
    let microseconds = at.as_nanosecond().div_euclid(1_000);
    Timestamp::from_nanosecond(microseconds * 1_000).unwrap_or(at)
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;
    use criteria::LayerKind;

    fn answer(value: &str, text: Option<&str>) -> NewEntry {
        NewEntry {
            kind: Kind::Answer,
            unit: Some("H44.1".to_owned()),
            leaf: Some("1.1".to_owned()),
            layer: Some(LayerKind::Appraised(2)),
            slot: Some("đúng hạn".to_owned()),
            value: Some(value.to_owned()),
            state: None,
            source: Some(SourceCell {
                file: "a \"b\".xlsx".to_owned(),
                sheet: "Phiếu".to_owned(),
                row: 17,
                column: 4,
            }),
            text: text.map(str::to_owned),
            extra: BTreeMap::from([
                ("b".to_owned(), "2".to_owned()),
                ("a".to_owned(), "1".to_owned()),
            ]),
        }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn the_canonical_bytes_are_these() {
        let entry = Entry::chained(
            &Head::default(),
            at("2026-11-22T01:02:03.000004999Z"),
            "a1",
            answer("96.2", None),
            "",
        );
        let expected = format!(
            r#"{{"at":"2026-11-22T01:02:03.000004Z","author":"a1","extra":{{"a":"1","b":"2"}},"kind":"answer","layer":"appraised-2","leaf":"1.1","previous":"{NO_ENTRY}","seq":1,"slot":"đúng hạn","source":{{"column":4,"file":"a \"b\".xlsx","row":17,"sheet":"Phiếu"}},"state":null,"text_digest":null,"unit":"H44.1","value":"96.2"}}"#
        );
        assert_eq!(
            String::from_utf8(entry.canonical()).as_deref(),
            Ok(expected.as_str())
        );
    }

    /// From `printf 's\0w' | sha256sum`.
    #[test]
    fn words_are_digested_with_their_salt() {
        assert_eq!(
            text_digest("s", "w"),
            "58aa46d6fa1a8bd3fb9d43bd9fac67c0f2cc2725f26daa560ec2ec8a2578f492"
        );
    }

    #[test]
    fn the_chain_holds_without_the_words() {
        let head = Head::default();
        let first = Entry::chained(
            &head,
            at("2026-01-01T00:00:00Z"),
            "a",
            answer("1", Some("lý do")),
            "salt",
        );
        let second = Entry::chained(
            &first.head(),
            at("2026-01-01T00:00:00Z"),
            "a",
            answer("2", None),
            "",
        );
        let mut erased = first.clone();
        erased.entry.text = None;
        assert_eq!(follow(head.clone(), [&erased, &second]), Ok(second.head()));
        let mut other = second.clone();
        other.entry.value = Some("3".to_owned());
        assert_eq!(follow(head.clone(), [&first, &other]), Err(2));
        assert_eq!(follow(head, [&second]), Err(1));
    }

    #[test]
    fn times_before_1970_are_cut_to_the_past_as_well() {
        assert_eq!(
            time_text(at("1969-12-31T23:59:59.9999999Z")),
            "1969-12-31T23:59:59.999999Z"
        );
        assert_eq!(
            time_text(at("2026-11-22T01:02:03Z")),
            "2026-11-22T01:02:03.000000Z"
        );
    }
}
