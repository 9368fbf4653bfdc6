//! Which mark parts the fields.

use super::records::Records;

const MARKS: [u8; 3] = [b';', b'\t', b','];
const RECORDS_LOOKED_AT: usize = 50;
const BYTES_LOOKED_AT: usize = 256 << 10;

/// The separator, and how many bytes at the start only name it (`sep=;`, which Excel writes and reads).
///
/// The mark that parts most records into the same number of fields wins; among equals, the one that makes more fields.
/// Numbers with a decimal comma make a comma part lines too, but seldom all of them alike.
pub(super) fn of(bytes: &[u8]) -> (u8, usize) {
    let line = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let trimmed = line.trim_ascii_end();
    // A tab would be trimmed away with the end of the line.
    let named = if line.starts_with(b"sep=\t") {
        Some(b'\t')
    } else {
        trimmed
            .strip_prefix(b"sep=")
            .filter(|mark| mark.len() == 1)
            .map(|mark| mark[0])
    };
    if let Some(mark) = named
        && mark.is_ascii()
        && !matches!(mark, b'"' | b'\r' | b'\n')
    {
        return (mark, (line.len() + 1).min(bytes.len()));
    }
    let head = &bytes[..bytes.len().min(BYTES_LOOKED_AT)];
    let mut best = (b',', 0.0_f64);
    for mark in MARKS {
        let score = score(head, mark);
        if score > best.1 {
            best = (mark, score);
        }
    }
    (best.0, 0)
}

/// Share of the records with the most frequent number of fields, and a little for more fields.
fn score(head: &[u8], mark: u8) -> f64 {
    let mut records = Records::new(head, mark);
    let mut counts: Vec<usize> = Vec::new();
    while counts.len() < RECORDS_LOOKED_AT {
        let Some(mut record) = records.next_record() else {
            break;
        };
        let (mut fields, mut filled) = (0usize, false);
        while let Some(field) = record.next_field() {
            fields += 1;
            filled |= !field.text.is_empty();
        }
        if filled || fields > 1 {
            counts.push(fields);
        }
    }
    counts.sort_unstable();
    let several = counts.iter().filter(|count| **count > 1);
    let mut best = (0usize, 1usize);
    for count in several {
        let times = counts.iter().filter(|other| *other == count).count();
        if (times, *count) > best {
            best = (times, *count);
        }
    }
    if best.0 == 0 {
        return 0.0;
    }
    let share = best.0 as f64 / counts.len() as f64;
    share + (best.1.min(100) as f64) / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators() {
        let cases = [
            ("a,b\n1,2\n", b','),
            ("a;b\n1,5;2,5\n3;4,25\n", b';'),
            ("a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n", b';'),
            ("a\tb\n1,5\t2\n", b'\t'),
            ("\"a,b\";c\n\"d,e\";f\n", b';'),
            ("Bảng điểm\n\nTên;Điểm\nXã A;9,5\nXã B;8\n", b';'),
            ("one column\nonly\n", b','),
            ("", b','),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text.as_bytes()).0 as char, expected as char, "{text:?}");
        }
        assert_eq!(of(b"sep=;\r\na;b\r\n"), (b';', 7));
        assert_eq!(of(b"sep=\t\na\tb"), (b'\t', 6));
    }
}
