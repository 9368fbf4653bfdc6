//! Strings of BIFF8: one or two bytes a character, possibly cut by a record's end, where the width is told anew.

use crate::read::bytes::{u16_at, utf16};

/// Reads over a body and its continuations as one.
pub(super) struct Chain<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl<'a> Chain<'a> {
    pub(super) fn new(first: &'a [u8], rest: Vec<&'a [u8]>) -> Self {
        let mut parts = vec![first];
        parts.extend(rest);
        Self {
            parts,
            part: 0,
            at: 0,
        }
    }

    /// What is left of the current part; moves on to the next one where nothing is left.
    fn here(&mut self) -> Option<&'a [u8]> {
        loop {
            let rest = self
                .parts
                .get(self.part)?
                .get(self.at..)
                .unwrap_or_default();
            if !rest.is_empty() {
                return Some(rest);
            }
            self.part += 1;
            self.at = 0;
        }
    }
    pub(super) fn byte(&mut self) -> Option<u8> {
        let byte = *self.here()?.first()?;
        self.at += 1;
        Some(byte)
    }
    pub(super) fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }
    pub(super) fn double_word(&mut self) -> Option<u32> {
        Some(u32::from(self.word()?) | u32::from(self.word()?) << 16)
    }
    pub(super) fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let step = self.here()?.len().min(bytes);
            self.at += step;
            bytes -= step;
        }
        Some(())
    }

    /// So many characters, the first part of them wide or not; where a part ends, a byte tells the width of the rest.
    pub(super) fn characters(&mut self, mut count: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u8> = Vec::new();
        let mut first = true;
        while count > 0 {
            if !first && self.at >= self.parts.get(self.part)?.len() {
                self.here()?;
                wide = self.byte()? & 1 != 0;
            }
            first = false;
            let rest = self.here()?;
            let width = if wide { 2 } else { 1 };
            let take = (rest.len() / width).min(count);
            if take == 0 {
                return None;
            }
            if wide {
                units.extend_from_slice(&rest[..take * 2]);
            } else {
                units.extend(rest[..take].iter().flat_map(|byte| [*byte, 0]));
            }
            self.at += take * width;
            count -= take;
        }
        Some(utf16(&units))
    }

    /// A string whose length takes two bytes; its runs (first character, font) are returned beside it.
    pub(super) fn rich_text(&mut self) -> Option<(String, Vec<(u16, u16)>)> {
        let count = usize::from(self.word()?);
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.word()? } else { 0 };
        let extra = if flags & 4 != 0 {
            self.double_word()?
        } else {
            0
        };
        let text = self.characters(count, flags & 1 != 0)?;
        let mut fonts = Vec::new();
        for _ in 0..runs {
            fonts.push((self.word()?, self.word()?));
        }
        self.skip(extra as usize)?;
        Some((text, fonts))
    }
}

/// A short string inside one record: `length` characters behind a byte that tells their width.
pub(super) fn short_text(bytes: &[u8], length: usize) -> Option<String> {
    Chain::new(bytes.get(1..)?, Vec::new()).characters(length, bytes[0] & 1 != 0)
}

/// A string whose length takes two bytes, inside one record.
pub(super) fn long_text(bytes: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(bytes, 0)?);
    short_text(bytes.get(2..)?, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_over_three_records() {
        // 5 characters: "ab" narrow, then "ộc" wide, then "d" narrow.
        let chain = || Chain::new(b"\x05\0\0ab", vec![b"\x01\xd9\x1ec\0", b"\0d"]);
        assert_eq!(
            chain().rich_text().map(|(text, _)| text).as_deref(),
            Some("abộcd")
        );
        assert_eq!(
            Chain::new(b"\x05\0\0ab", vec![b"\x01\xd9"]).rich_text(),
            None
        );
        assert_eq!(Chain::new(b"\xff\xff\0ab", Vec::new()).rich_text(), None);
    }

    #[test]
    fn runs_and_extensions_are_passed_over() {
        let mut chain = Chain::new(
            b"\x01\0\x0c\x01\0\x02\0\0\0X\0\0\x05\0zz\x01\0\0Y",
            Vec::new(),
        );
        assert_eq!(chain.rich_text(), Some(("X".to_owned(), vec![(0, 5)])));
        assert_eq!(chain.rich_text(), Some(("Y".to_owned(), Vec::new())));
    }
}
