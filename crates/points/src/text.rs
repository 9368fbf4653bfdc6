//! Decimal text as machines write it: CSV, TOML, JSON.

use crate::Exact;
use num_bigint::BigInt;
use num_rational::BigRational;
use std::str::FromStr;

/// Why a text is no decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalError {
    /// Not digits with at most one point and one leading sign.
    NotDecimal,
    /// More than 40 digits: no count and no percentage has so many.
    TooLong,
}

impl std::fmt::Display for DecimalError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NotDecimal => "not a decimal number",
            Self::TooLong => "more than 40 digits",
        })
    }
}
impl std::error::Error for DecimalError {}

impl FromStr for Exact {
    type Err = DecimalError;

    /// Reads `-12.50`, `5`, `.5`, `1e3`; digits are kept (`"2.50"` prints as `2.50`).
    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let (body, exponent) = match text.split_once(['e', 'E']) {
            Some((body, power)) => (
                body,
                power.parse::<i32>().map_err(|_| DecimalError::NotDecimal)?,
            ),
            None => (text, 0),
        };
        let (negative, unsigned) = match body.as_bytes().first() {
            Some(b'-') => (true, &body[1..]),
            Some(b'+') => (false, &body[1..]),
            _ => (false, body),
        };
        let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits_only = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && part.is_empty()) || !digits_only(whole) || !digits_only(part) {
            return Err(DecimalError::NotDecimal);
        }
        if whole.len() + part.len() > 40 || exponent.unsigned_abs() > 40 {
            return Err(DecimalError::TooLong);
        }
        let places = i32::try_from(part.len()).map_err(|_| DecimalError::TooLong)? - exponent;
        let digits = format!("{whole}{part}");
        if let (Ok(size), Ok(places)) = (digits.parse::<i64>(), u8::try_from(places))
            && places <= crate::exact::MOST_DIGITS
        {
            return Ok(Self::decimal(if negative { -size } else { size }, places));
        }
        let size = BigInt::from_str(&digits).map_err(|_| DecimalError::NotDecimal)?;
        let size = if negative { -size } else { size };
        let power = num_traits::pow(BigInt::from(10), places.unsigned_abs() as usize);
        Ok(Self::from_big(if places >= 0 {
            BigRational::new(size, power)
        } else {
            BigRational::from(size * power)
        }))
    }
}
