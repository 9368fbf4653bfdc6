//! Little-endian fields of binary records; a field beyond the end reads as nothing.

/// The two bytes at `at`.
#[inline]
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let field = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(field.try_into().ok()?))
}

/// The four bytes at `at`.
#[inline]
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let field = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(field.try_into().ok()?))
}

/// The double at `at`.
#[inline]
pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    let field = bytes.get(at..at.checked_add(8)?)?;
    Some(f64::from_le_bytes(field.try_into().ok()?))
}

/// A number packed into four bytes: the upper half of a double, or a whole number, and either perhaps in hundredths
/// ([MS-XLS] 2.5.217, [MS-XLSB] 2.5.122).
#[inline]
pub(super) fn packed_number(raw: u32) -> f64 {
    let number = if raw & 2 == 0 {
        f64::from_bits(u64::from(raw & !3) << 32)
    } else {
        f64::from(raw.cast_signed() >> 2)
    };
    if raw & 1 == 0 { number } else { number / 100.0 }
}

/// The words for the error codes of binary workbooks.
pub(super) fn error_text(code: u8) -> Option<&'static str> {
    Some(match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        0x2b => "#GETTING_DATA",
        _ => return None,
    })
}

/// UTF-16, little endian; what is malformed is replaced.
pub(super) fn utf16(bytes: &[u8]) -> String {
    let units = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers() {
        // From [MS-XLS] 2.5.217: 0x3ff00000 is 1; a whole number is shifted by two; the lowest bit divides by 100.
        let cases = [
            (0x3ff0_0000_u32, 1.0_f64),
            (0x3ff0_0001, 0.01),
            ((12_345 << 2) | 3, 123.45),
            ((7 << 2) | 2, 7.0),
            ((-5_i32 << 2).cast_unsigned() | 2, -5.0),
        ];
        for (raw, expected) in cases {
            assert_eq!(packed_number(raw).to_bits(), expected.to_bits(), "{raw:#x}");
        }
    }

    #[test]
    fn fields_beyond_the_end() {
        assert_eq!(u16_at(&[1, 0], 0), Some(1));
        assert_eq!(u16_at(&[1], 0), None);
        assert_eq!(u32_at(&[0; 4], usize::MAX), None);
        assert_eq!(f64_at(&[0; 7], 0), None);
    }
}
