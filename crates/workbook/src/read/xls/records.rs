//! Records of a stream: a type and a length of two bytes each, then the body; long bodies go on in `CONTINUE` records.

use crate::read::bytes::u16_at;

pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000a;
pub(super) const CONTINUE: u16 = 0x003c;

/// Walks over the records of a stream.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

/// One record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) body: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8], start: usize) -> Self {
        Self { stream, at: start }
    }

    /// The next record; nothing at the end of the stream, and `Some(None)` where the stream ends inside a record.
    #[inline]
    pub(super) fn next_record(&mut self) -> Option<Option<Record<'a>>> {
        let rest = self.stream.get(self.at..)?;
        // Writers fill the last sector with zeros.
        if rest.is_empty() || (rest.len() < 4 && rest.iter().all(|byte| *byte == 0)) {
            return None;
        }
        let (Some(kind), Some(length)) = (u16_at(rest, 0), u16_at(rest, 2)) else {
            return Some(None);
        };
        let end = 4 + usize::from(length);
        let Some(body) = rest.get(4..end) else {
            return Some(None);
        };
        self.at += end;
        Some(Some(Record { kind, body }))
    }

    /// The bodies of the `CONTINUE` records that follow.
    pub(super) fn continued(&mut self) -> Vec<&'a [u8]> {
        let mut bodies = Vec::new();
        loop {
            let before = self.at;
            match self.next_record() {
                Some(Some(record)) if record.kind == CONTINUE => bodies.push(record.body),
                _ => {
                    self.at = before;
                    return bodies;
                }
            }
        }
    }
}
