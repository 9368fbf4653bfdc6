//! Encodings of text files: UTF-8, UTF-16 and, for what is neither, Windows-1258 (Vietnamese).

/// How the bytes of a text file are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-8; `start` is 3 behind a byte order mark.
    Utf8 { start: usize },
    /// UTF-16, little endian first.
    Utf16 { big: bool, start: usize },
    /// What Windows calls "ANSI" on a Vietnamese computer.
    Windows1258,
}

/// The encoding, by byte order mark, then by content.
pub(super) fn of(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(b"\xef\xbb\xbf") && std::str::from_utf8(&bytes[3..]).is_ok() {
        Encoding::Utf8 { start: 3 }
    } else if bytes.starts_with(b"\xff\xfe") {
        Encoding::Utf16 {
            big: false,
            start: 2,
        }
    } else if bytes.starts_with(b"\xfe\xff") {
        Encoding::Utf16 {
            big: true,
            start: 2,
        }
    } else if looks_like_utf16(bytes) {
        Encoding::Utf16 {
            big: bytes[0] == 0,
            start: 0,
        }
    } else if std::str::from_utf8(bytes).is_ok() {
        Encoding::Utf8 { start: 0 }
    } else {
        Encoding::Windows1258
    }
}

/// Whether nearly every second byte at the start is zero: UTF-16 without its mark.
pub(in crate::read) fn looks_like_utf16(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(512)];
    let zeros = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let half = head.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    // Vietnamese letters have a second byte other than zero, so a good half is enough on one side and none on the other.
    half >= 4 && ((odd * 2 > half && even == 0) || (even * 2 > half && odd == 0))
}

impl Encoding {
    /// The name in a finding.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 { .. } => "UTF-8",
            Self::Utf16 { .. } => "UTF-16",
            Self::Windows1258 => "Windows-1258",
        }
    }

    /// The text, and how many characters could not be read.
    pub(super) fn decode(self, bytes: &[u8]) -> (String, usize) {
        let mut bad = 0;
        let mut text = String::with_capacity(bytes.len());
        let mut push = |c: Option<char>| {
            bad += usize::from(c.is_none());
            text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
        };
        match self {
            Self::Utf8 { start } => push_utf8(&bytes[start..], &mut push),
            Self::Utf16 { big, start } => {
                let units = bytes[start..].chunks(2).map(|pair| match (pair, big) {
                    ([high, low], true) => u16::from_be_bytes([*high, *low]),
                    ([low, high], false) => u16::from_le_bytes([*low, *high]),
                    _ => 0xd800,
                });
                char::decode_utf16(units).for_each(|unit| push(unit.ok()));
            }
            Self::Windows1258 => bytes.iter().for_each(|byte| push(windows_1258(*byte))),
        }
        (text, bad)
    }
}

fn push_utf8(bytes: &[u8], push: &mut impl FnMut(Option<char>)) {
    for chunk in bytes.utf8_chunks() {
        chunk.valid().chars().for_each(|c| push(Some(c)));
        if !chunk.invalid().is_empty() {
            push(None);
        }
    }
}

/// Microsoft's code page 1258; five tone marks are combining characters, which the reader of names composes.
fn windows_1258(byte: u8) -> Option<char> {
    const UPPER: [u16; 32] = [
        0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0, 0x2039,
        0x0152, 0, 0, 0, //
        0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0, 0x203a,
        0x0153, 0, 0, 0x0178,
    ];
    let code = match byte {
        0x80..=0x9f => match UPPER[usize::from(byte - 0x80)] {
            0 => return None,
            code => u32::from(code),
        },
        0xc3 => 0x0102,
        0xcc => 0x0300,
        0xd0 => 0x0110,
        0xd2 => 0x0309,
        0xd5 => 0x01a0,
        0xdd => 0x01af,
        0xde => 0x0303,
        0xe3 => 0x0103,
        0xec => 0x0301,
        0xf0 => 0x0111,
        0xf2 => 0x0323,
        0xf5 => 0x01a1,
        0xfd => 0x01b0,
        0xfe => 0x20ab,
        other => u32::from(other),
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        let utf16 = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
        };
        assert_eq!(of("Xã Đạo".as_bytes()), Encoding::Utf8 { start: 0 });
        assert_eq!(of(b"\xef\xbb\xbfa"), Encoding::Utf8 { start: 3 });
        assert_eq!(
            of(b"\xff\xfea\0"),
            Encoding::Utf16 {
                big: false,
                start: 2
            }
        );
        assert_eq!(
            of(&utf16("STT;Ten don vi;Diem")),
            Encoding::Utf16 {
                big: false,
                start: 0
            }
        );
        assert_eq!(of(b"X\xe3 \xd0\xf4ng"), Encoding::Windows1258);
        assert_eq!(
            Encoding::Windows1258.decode(b"\xd0\xf4ng \xd0\xf2").0,
            "Đông Đ\u{323}"
        );
        assert_eq!(
            Encoding::Windows1258.decode(b"\x81"),
            ("\u{fffd}".to_owned(), 1)
        );
        assert_eq!(
            Encoding::Utf16 {
                big: false,
                start: 0
            }
            .decode(&utf16("Đạo")),
            ("Đạo".to_owned(), 0)
        );
        assert_eq!(
            Encoding::Utf16 {
                big: false,
                start: 0
            }
            .decode(b"a\0b")
            .1,
            1
        );
    }
}
