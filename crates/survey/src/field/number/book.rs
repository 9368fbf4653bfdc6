//! Numbers of the units of a roster.

use super::{SheetNumber, plain_code};
use std::collections::BTreeMap;
use units::Roster;

/// Why a text is no number of a sheet of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// It has not the length or the characters of one.
    Shape,
    /// The check digits do not fit: a digit is wrong, or two have changed places.
    Check,
    /// No unit of the roster has this code.
    UnknownUnit,
}

/// The units of a roster by what their codes are in a sheet's number.
#[derive(Debug, Clone, Default)]
pub struct NumberBook {
    units: BTreeMap<String, u32>,
    /// Units whose code is too long, or is the same as another's without its dots.
    unfit: Vec<u32>,
}

impl NumberBook {
    /// The numbers that the units of this roster may have.
    #[must_use]
    pub fn new(roster: &Roster) -> Self {
        let mut book = Self::default();
        for (at, unit) in (0_u32..).zip(roster.units()) {
            let code = plain_code(&unit.code);
            let fits = (1..=super::MOST_CODE).contains(&code.len());
            if !fits || book.units.contains_key(&code) {
                book.unfit.push(at);
            } else {
                book.units.insert(code, at);
            }
        }
        book
    }
    /// Units, by index in the roster, that cannot have numbers: the code is longer than [`super::MOST_CODE`] letters and digits, or another unit has the same ones.
    #[must_use]
    pub fn unfit(&self) -> &[u32] {
        &self.unfit
    }
    /// The number and its unit, by index in the roster. A zero in front that a spreadsheet dropped is put back where only then the unit is known.
    ///
    /// ```
    /// let (roster, _) = units::read_roster("units.csv", "code,name,level\n00778,Xã Sơn Vĩ,commune\n");
    /// let book = survey::NumberBook::new(&roster);
    /// let (number, unit) = book.read("100778000136").expect("the zero in front was lost");
    /// assert_eq!((number.to_string().as_str(), unit), ("01-00778-0001-36", 0));
    /// ```
    ///
    /// # Errors
    /// [`NumberFault`] says why it is none.
    pub fn read(&self, text: &str) -> Result<(SheetNumber, u32), NumberFault> {
        let known = |number: SheetNumber| {
            let unit = self.units.get(number.code()).copied();
            unit.map(|unit| (number, unit))
                .ok_or(NumberFault::UnknownUnit)
        };
        let straight = SheetNumber::parse(text).and_then(known);
        if straight.is_ok() || !text.trim().starts_with(|c: char| ('1'..='9').contains(&c)) {
            return straight;
        }
        SheetNumber::parse(&format!("0{}", text.trim()))
            .and_then(known)
            .or(straight)
    }
    /// The unit, by index in the roster, that a number belongs to.
    #[must_use]
    pub fn unit_of(&self, number: &SheetNumber) -> Option<u32> {
        self.units.get(number.code()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_that_cannot_be_told_apart_or_are_too_long_have_no_numbers() {
        let text = "code,name,level\nH44.1,Một,department\nH441,Hai,department\n000.00.16.H44,Ba,department\n";
        let (roster, _) = units::read_roster("units.csv", text);
        let book = NumberBook::new(&roster);
        assert_eq!(book.unfit(), [1, 2]);
        let number = SheetNumber::new(3, "H44.1", 7).expect("fits");
        assert_eq!(book.read(&number.to_string()), Ok((number, 0)));
        let other = SheetNumber::new(3, "00778", 7).expect("fits");
        assert_eq!(book.read(&other.to_string()), Err(NumberFault::UnknownUnit));
    }
}
