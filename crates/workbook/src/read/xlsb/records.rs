//! The records of a part of `.xlsb`: a type and a length of up to two and four bytes, then the body ([MS-XLSB] 2.1.4).

use std::io::{BufReader, Read};

use crate::read::bytes::{u32_at, utf16};
use crate::read::package::{Archive, Package, Part};
use crate::read::trouble::Trouble;

/// Walks over the records of a part.
pub(super) struct Records<'a> {
    reader: BufReader<Part<'a>>,
    body: Vec<u8>,
    longest: usize,
}

impl<'a> Records<'a> {
    pub(super) fn open(
        package: &Package,
        archive: &'a mut Archive,
        index: usize,
    ) -> Result<Self, Trouble> {
        let longest = package.bytes_token();
        let part = Part::open(archive, index, longest.saturating_mul(2))?;
        Ok(Self {
            reader: BufReader::with_capacity(64 << 10, part),
            body: Vec::with_capacity(1024),
            longest,
        })
    }

    /// The next record's type and body; nothing at the end of the part.
    #[inline]
    pub(super) fn next_record(&mut self) -> Result<Option<(u16, &[u8])>, Trouble> {
        self.reader.get_mut().new_token();
        let Some(first) = self.byte_or_end()? else {
            return Ok(None);
        };
        let mut kind = u16::from(first & 0x7f);
        if first & 0x80 != 0 {
            kind |= u16::from(self.byte()? & 0x7f) << 7;
        }
        let mut length = 0usize;
        for step in 0..4 {
            let byte = self.byte()?;
            length |= usize::from(byte & 0x7f) << (7 * step);
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > self.longest {
            return Err(Trouble::too_large(
                "một bản ghi quá lớn",
                "a single record is too large",
            ));
        }
        self.body.resize(length, 0);
        self.reader.read_exact(&mut self.body).map_err(cut)?;
        Ok(Some((kind, &self.body)))
    }

    fn byte_or_end(&mut self) -> Result<Option<u8>, Trouble> {
        let mut byte = [0];
        Ok(if self.reader.read(&mut byte)? == 0 {
            None
        } else {
            Some(byte[0])
        })
    }
    fn byte(&mut self) -> Result<u8, Trouble> {
        let mut byte = [0];
        self.reader.read_exact(&mut byte).map_err(cut)?;
        Ok(byte[0])
    }
}

fn cut(error: std::io::Error) -> Trouble {
    if error.kind() == std::io::ErrorKind::UnexpectedEof {
        Trouble::damaged("bản ghi bị cắt giữa chừng", "a record cut before its end")
    } else {
        Trouble::from(error)
    }
}

/// A text that starts with its number of UTF-16 units, and what follows it.
pub(super) fn wide_text(bytes: &[u8]) -> Option<(String, &[u8])> {
    let length = usize::try_from(u32_at(bytes, 0)?).ok()?.checked_mul(2)?;
    let end = length.checked_add(4)?;
    Some((utf16(bytes.get(4..end)?), &bytes[end..]))
}
