//! Places of cells and areas, as they are written: `B17`, `A1:C2`.

use crate::Merge;

/// Column and row of `B17`, both from 1. Numbers too large for a sheet are kept as such, so that the cell is named outside.
#[inline]
pub(super) fn reference(text: &str) -> Option<(u32, u32)> {
    let (mut column, mut row) = (0u32, 0u32);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                column = column
                    .saturating_mul(26)
                    .saturating_add(u32::from(byte.to_ascii_uppercase() - b'A') + 1);
            }
            b'0'..=b'9' => {
                row = row
                    .saturating_mul(10)
                    .saturating_add(u32::from(byte - b'0'))
            }
            b'$' => {}
            _ => return None,
        }
    }
    (column > 0 && row > 0).then_some((column, row))
}

/// The area of `A1:C2`.
pub(super) fn merged_area(text: &str) -> Option<Merge> {
    let (from, to) = text.split_once(':')?;
    let ((left, top), (right, bottom)) = (reference(from)?, reference(to)?);
    Some(Merge {
        top,
        left,
        bottom,
        right,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        let cases = [
            ("A1", Some((1, 1))),
            ("$AB$12", Some((28, 12))),
            ("XFD1048576", Some((16_384, 1_048_576))),
            ("A0", None),
            ("1", None),
            ("A", None),
            ("A1B", None),
            ("ZZZZZZZZZZ99999999999", Some((u32::MAX, u32::MAX))),
        ];
        for (text, expected) in cases {
            assert_eq!(reference(text), expected, "{text}");
        }
        assert_eq!(
            merged_area("B2:D3"),
            Some(Merge {
                top: 2,
                left: 2,
                bottom: 3,
                right: 4
            })
        );
        assert_eq!(merged_area("B2"), None);
    }
}
