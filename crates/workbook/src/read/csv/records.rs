//! Fields and records, RFC 4180 with the liberties that spreadsheet programs take.

use std::borrow::Cow;

/// Walks over the records of a text.
pub(super) struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
    separator: u8,
}

/// One record; its fields are read once, in order.
pub(super) struct Record<'r, 'a> {
    records: &'r mut Records<'a>,
    ended: bool,
}

/// One field without its quotation marks.
pub(super) struct Field<'a> {
    pub(super) text: Cow<'a, str>,
    /// The text ended before the quotation did.
    pub(super) unclosed: bool,
}

impl<'a> Records<'a> {
    pub(super) fn new(bytes: &'a [u8], separator: u8) -> Self {
        Self {
            bytes,
            at: 0,
            separator,
        }
    }
    /// The next record, or nothing at the end of the text.
    pub(super) fn next_record(&mut self) -> Option<Record<'_, 'a>> {
        (self.at < self.bytes.len()).then_some(Record {
            records: self,
            ended: false,
        })
    }
}

impl<'a> Record<'_, 'a> {
    /// The next field; nothing once the record has ended.
    pub(super) fn next_field(&mut self) -> Option<Field<'a>> {
        if self.ended {
            return None;
        }
        let rest = &self.records.bytes[self.records.at..];
        let (field, used, ended) = if rest.first() == Some(&b'"') {
            quoted(rest, self.records.separator)
        } else {
            plain(rest, self.records.separator)
        };
        self.records.at += used;
        self.ended = ended;
        Some(field)
    }
}

impl Drop for Record<'_, '_> {
    /// A record that nobody read to its end is passed over, so that the next one starts at its start.
    fn drop(&mut self) {
        while self.next_field().is_some() {}
    }
}

fn plain(rest: &[u8], separator: u8) -> (Field<'_>, usize, bool) {
    let end = rest
        .iter()
        .position(|byte| *byte == separator || *byte == b'\n' || *byte == b'\r')
        .unwrap_or(rest.len());
    let (used, ended) = after(rest, end, separator);
    (
        Field {
            text: String::from_utf8_lossy(&rest[..end]),
            unclosed: false,
        },
        used,
        ended,
    )
}

fn quoted(rest: &[u8], separator: u8) -> (Field<'_>, usize, bool) {
    let mut text: Vec<u8> = Vec::new();
    let mut at = 1;
    loop {
        let Some(length) = rest[at..].iter().position(|byte| *byte == b'"') else {
            text.extend_from_slice(&rest[at..]);
            return (
                Field {
                    text: lossy(text),
                    unclosed: true,
                },
                rest.len(),
                true,
            );
        };
        text.extend_from_slice(&rest[at..at + length]);
        at += length + 1;
        if rest.get(at) == Some(&b'"') {
            text.push(b'"');
            at += 1;
            continue;
        }
        // What stands behind the closing mark belongs to the field, as Excel reads it.
        let (tail, used, ended) = plain(&rest[at..], separator);
        text.extend_from_slice(tail.text.as_bytes());
        return (
            Field {
                text: lossy(text),
                unclosed: false,
            },
            at + used,
            ended,
        );
    }
}

fn lossy(text: Vec<u8>) -> Cow<'static, str> {
    Cow::Owned(
        String::from_utf8(text)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    )
}

/// How many bytes the field takes with what ends it, and whether the record ends there.
fn after(rest: &[u8], end: usize, separator: u8) -> (usize, bool) {
    match rest.get(end) {
        Some(byte) if *byte == separator => (end + 1, false),
        Some(b'\r') if rest.get(end + 1) == Some(&b'\n') => (end + 2, true),
        Some(_) => (end + 1, true),
        None => (end, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&[&str]]) {
        let mut records = Records::new(text.as_bytes(), b';');
        let mut found: Vec<Vec<String>> = Vec::new();
        while let Some(mut record) = records.next_record() {
            let mut fields = Vec::new();
            while let Some(field) = record.next_field() {
                fields.push(field.text.into_owned());
            }
            found.push(fields);
        }
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn fields() {
        check("", &[]);
        check("a;b\nc;d", &[&["a", "b"], &["c", "d"]]);
        check("a;b\r\nc;\r\n", &[&["a", "b"], &["c", ""]]);
        check("a\rb", &[&["a"], &["b"]]);
        check("\"a;b\";\"x\"\"y\"\n", &[&["a;b", "x\"y"]]);
        check("\"two\nlines\";b", &[&["two\nlines", "b"]]);
        check("\"a\" tail;b", &[&["a tail", "b"]]);
        check("say \"no\";b", &[&["say \"no\"", "b"]]);
        check("\n\nx", &[&[""], &[""], &["x"]]);
        check("a;\"open\nto the end", &[&["a", "open\nto the end"]]);
    }
}
