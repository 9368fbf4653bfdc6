//! Which numbers were handed out.

use super::{MOST_SERIAL, SheetNumber};

/// Consecutive numbers of one unit and batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedRange {
    /// The unit, by index in the roster.
    pub unit: u32,
    /// Its code.
    pub code: String,
    /// The batch.
    pub batch: u8,
    /// The first serial.
    pub first: u16,
    /// The last serial.
    pub last: u16,
    /// Sheets known not to come back: spoiled and refused.
    pub lost: u32,
}

/// The numbers that were handed out, in the order of the issued list.
///
/// Serials of a unit and batch begin with 1 and go on from row to row of the list, as `survey form` prints them.
///
/// ```
/// let mut issued = survey::IssuedNumbers::default();
/// issued.add(0, "00778", 1, 100, 0);
/// issued.add(0, "00778", 1, 50, 0); // another mode of the same batch
/// assert_eq!(issued.ranges()[1].first, 101);
/// let number = survey::SheetNumber::new(1, "00778", 150).expect("fits");
/// assert!(issued.holds(&number));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IssuedNumbers {
    ranges: Vec<IssuedRange>,
}

impl IssuedNumbers {
    /// So many sheets more were handed out for this unit and batch; `lost` of them were spoiled or refused. Serials beyond 9999 are left out.
    pub fn add(&mut self, unit: u32, code: &str, batch: u8, sheets: u32, lost: u32) {
        let code = super::plain_code(code);
        let before = self
            .ranges
            .iter()
            .filter(|range| range.batch == batch && range.code == code)
            .map(|range| range.last)
            .max()
            .unwrap_or(0);
        let last = u32::from(before)
            .saturating_add(sheets)
            .min(u32::from(MOST_SERIAL));
        let last = u16::try_from(last).unwrap_or(MOST_SERIAL);
        if last > before {
            self.ranges.push(IssuedRange {
                unit,
                code,
                batch,
                first: before + 1,
                last,
                lost,
            });
        }
    }
    /// The ranges, in the order of the list.
    #[must_use]
    pub fn ranges(&self) -> &[IssuedRange] {
        &self.ranges
    }
    /// Whether nothing was handed out with a number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }
    /// Whether this sheet was handed out.
    #[must_use]
    pub fn holds(&self, number: &SheetNumber) -> bool {
        self.range_of(number).is_some()
    }
    pub(super) fn range_of(&self, number: &SheetNumber) -> Option<usize> {
        self.ranges.iter().position(|range| {
            range.batch == number.batch()
                && range.code == number.code()
                && (range.first..=range.last).contains(&number.serial())
        })
    }
}
