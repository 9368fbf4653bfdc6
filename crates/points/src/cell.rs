//! A double out of a workbook becomes exact here, and only here.

use crate::Exact;

/// The cell held no number that can be exact: NaN, infinite, or beyond 40 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellNumberError;

impl std::fmt::Display for CellNumberError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a finite number within 40 digits")
    }
}
impl std::error::Error for CellNumberError {}

impl Exact {
    /// The number that a spreadsheet shows: the stored double rounded to 15 significant digits (Excel's own precision), half even, read as a decimal.
    ///
    /// ```
    /// # use points::Exact;
    /// assert_eq!(Exact::from_cell(0.1 + 0.2).unwrap().to_string(), "0.3");
    /// assert_eq!(Exact::from_cell(3951.0).unwrap().to_integer(), Some(3951));
    /// assert!(Exact::from_cell(f64::NAN).is_err());
    /// ```
    ///
    /// # Errors
    /// [`CellNumberError`] for NaN, infinities and sizes outside 10⁻²⁵ … 10⁴⁰; a size below 10⁻²⁵ that is not zero is refused, not taken for zero.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole and within 2^53, checked before the cast"
    )]
    pub fn from_cell(double: f64) -> Result<Self, CellNumberError> {
        if !double.is_finite() {
            return Err(CellNumberError);
        }
        if double.fract() == 0.0 && double.abs() < 1e15 {
            return Ok(Self::from(double as i64));
        }
        // Rust prints the exact binary value rounded half even, so 14 digits after the first are the 15 significant ones.
        let text = format!("{double:.14e}");
        text.parse::<Self>()
            .map(|number| number.trimmed())
            .map_err(|_| CellNumberError)
    }
}
