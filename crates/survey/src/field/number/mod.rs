//! The number printed on a paper sheet: batch, code of the unit, serial, check digits.

mod book;
mod check;

pub use book::{NumberBook, NumberFault};

pub(crate) use check::check_digits;

/// Characters of a unit's code that a sheet's number can hold: letters and digits.
pub const MOST_CODE: usize = 8;
/// The largest serial within a batch and unit.
pub const MOST_SERIAL: u16 = 9_999;

/// The number of a sheet, without its check digits.
///
/// Printed as `01-00778-0001-36`: batch (2 digits), code of the unit (letters and digits only, at most 8), serial (4 digits), check digits (2 digits).
///
/// The check digits find every wrong character and every swap of two neighbours, in the code's letters too.
/// For codes of digits they are those of ISO/IEC 7064:2003, MOD 97-10: the whole number leaves 1 when divided by 97.
/// For codes with letters each letter counts as one place of the value 10 (A) to 35 (Z), not as two digits: expanded to two digits, `B1` and `1B` would both read 111.
/// Because 97 is a prime, 10 has all 96 residues as powers and two values differ by at most 35, neither a change `Δ · 10^i` nor a swap `9 · Δ · 10^i` is a multiple of 97.
///
/// ```
/// use survey::SheetNumber;
/// let number = SheetNumber::new(1, "00778", 1).expect("a batch of two digits, a short code");
/// // 0100778000100 leaves 62 when divided by 97, and 98 - 62 = 36.
/// assert_eq!(number.to_string(), "01-00778-0001-36");
/// assert_eq!(SheetNumber::parse("0100778000136"), Ok(number));
/// assert!(SheetNumber::parse("01-00778-0002-70").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetNumber {
    batch: u8,
    code: String,
    serial: u16,
}

impl SheetNumber {
    /// The number of this batch (1 to 99), unit and serial (1 to 9999); `None` outside of these, and for a code without or with more than [`MOST_CODE`] letters and digits.
    #[must_use]
    pub fn new(batch: u8, unit_code: &str, serial: u16) -> Option<Self> {
        let code = plain_code(unit_code);
        let fits = (1..=99).contains(&batch)
            && (1..=MOST_SERIAL).contains(&serial)
            && (1..=MOST_CODE).contains(&code.len());
        fits.then_some(Self {
            batch,
            code,
            serial,
        })
    }

    /// Reads a number as printed or keyed: blanks, dots and dashes do not count, nor does case.
    ///
    /// # Errors
    /// [`NumberFault::Shape`] where it has not the length or the characters of one, [`NumberFault::Check`] where the check digits do not fit.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        let plain = plain_number(text).ok_or(NumberFault::Shape)?;
        let length = plain.len();
        // Two for the batch, four for the serial, two for the check.
        if !(9..=8 + MOST_CODE).contains(&length) {
            return Err(NumberFault::Shape);
        }
        let digits = |from: usize, to: usize| plain[from..to].parse::<u16>().ok();
        let (Some(batch), Some(serial), Some(_)) = (
            digits(0, 2),
            digits(length - 6, length - 2),
            digits(length - 2, length),
        ) else {
            return Err(NumberFault::Shape);
        };
        if !check::fits(&plain) {
            return Err(NumberFault::Check);
        }
        let batch = u8::try_from(batch).map_err(|_| NumberFault::Shape)?;
        Self::new(batch, &plain[2..length - 6], serial).ok_or(NumberFault::Shape)
    }

    /// The batch, 1 to 99.
    #[must_use]
    pub fn batch(&self) -> u8 {
        self.batch
    }
    /// The code of the unit: letters and digits, capitals.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }
    /// The serial within batch and unit, from 1.
    #[must_use]
    pub fn serial(&self) -> u16 {
        self.serial
    }
    /// The two check digits.
    #[must_use]
    pub fn check(&self) -> String {
        format!("{:02}", check_digits(&self.body()))
    }
    fn body(&self) -> String {
        format!("{:02}{}{:04}", self.batch, self.code, self.serial)
    }

    /// The number as one whole number, for [`crate::Responses::serials`]; different numbers have different keys, and all keys are above a million.
    #[must_use]
    pub fn key(&self) -> u64 {
        let code = self.code.chars().fold(0_u64, |sum, c| {
            sum * 37 + u64::from(place(c).unwrap_or(0)) + 1
        });
        (code * 100 + u64::from(self.batch)) * 10_000 + u64::from(self.serial)
    }
    /// The number with this key; `None` for whole numbers that are none, such as plain numbers of other forms.
    #[must_use]
    pub fn from_key(key: u64) -> Option<Self> {
        let serial = u16::try_from(key % 10_000).ok()?;
        let batch = u8::try_from(key / 10_000 % 100).ok()?;
        let mut rest = key / 1_000_000;
        let mut code = Vec::new();
        while rest > 0 {
            let value = u32::try_from(rest % 37).ok()?.checked_sub(1)?;
            code.push(char::from_digit(value, 36)?);
            rest /= 37;
        }
        let code: String = code.iter().rev().collect();
        Self::new(batch, &code, serial)
    }
}

impl std::fmt::Display for SheetNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:02}-{}-{:04}-{}",
            self.batch,
            self.code,
            self.serial,
            self.check()
        )
    }
}

/// The letters and digits of a unit's code, as capitals: `H44.105` is `H44105`.
pub(crate) fn plain_code(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// A written number without its separators; `None` where it holds anything else, or is far too long.
fn plain_number(text: &str) -> Option<String> {
    const LONGEST: usize = 64;
    if text.len() > LONGEST {
        return None;
    }
    let is_separator = |c: &char| c.is_whitespace() || matches!(c, '-' | '–' | '.' | '/' | '_');
    text.chars()
        .filter(|c| !is_separator(c))
        .map(|c| c.is_ascii_alphanumeric().then(|| c.to_ascii_uppercase()))
        .collect()
}

/// What a character counts: digits themselves, letters from 10.
pub(crate) fn place(c: char) -> Option<u32> {
    c.to_digit(36)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn iso_7064_mod_97_10_gives_the_standard_s_own_example() {
        // ISO/IEC 7064:2003, example of MOD 97-10: 794 has the check digits 44.
        assert_eq!(check_digits("794"), 44);
    }

    #[test]
    fn a_number_is_read_as_it_may_be_written() {
        let number = SheetNumber::new(1, "H44.105", 23).expect("fits");
        let printed = number.to_string();
        assert!(printed.starts_with("01-H44105-0023-"));
        for written in [
            printed.clone(),
            printed.replace('-', ""),
            printed.replace('-', " "),
            printed.to_lowercase(),
        ] {
            assert_eq!(
                SheetNumber::parse(&written),
                Ok(number.clone()),
                "{written}"
            );
        }
    }

    #[test]
    fn what_is_no_number_has_not_its_shape() {
        for text in [
            "",
            "7",
            "01-0001-36",
            "01-00778-00é1-70",
            "A1-00778-0001-36",
        ] {
            assert_eq!(SheetNumber::parse(text), Err(NumberFault::Shape), "{text}");
        }
        assert_eq!(
            SheetNumber::parse(&"9".repeat(10_000)),
            Err(NumberFault::Shape)
        );
        assert_eq!(SheetNumber::new(0, "00778", 1), None);
        assert_eq!(SheetNumber::new(100, "00778", 1), None);
        assert_eq!(SheetNumber::new(1, "00778", 10_000), None);
        assert_eq!(SheetNumber::new(1, "000.00.16.H44", 1), None);
    }

    fn numbers() -> impl Strategy<Value = SheetNumber> {
        (1_u8..=99, "[0-9A-Z]{1,8}", 1_u16..=9_999)
            .prop_map(|(batch, code, serial)| SheetNumber::new(batch, &code, serial).expect("fits"))
    }

    proptest! {
        #[test]
        fn keys_and_texts_come_back(number in numbers()) {
            prop_assert_eq!(SheetNumber::from_key(number.key()), Some(number.clone()));
            prop_assert_eq!(SheetNumber::parse(&number.to_string()), Ok(number.clone()));
            prop_assert!(number.key() > 1_000_000);
        }

        #[test]
        fn every_wrong_character_is_found(number in numbers(), at in 0_usize..16, other in "[0-9A-Z]") {
            let mut text = number.to_string().replace('-', "").into_bytes();
            let at = at % text.len();
            let other = other.as_bytes()[0];
            prop_assume!(text[at] != other);
            text[at] = other;
            let text = String::from_utf8(text).expect("letters and digits");
            prop_assert!(SheetNumber::parse(&text).is_err(), "{}", text);
        }

        #[test]
        fn every_swap_of_neighbours_is_found(number in numbers(), at in 0_usize..16) {
            let mut text = number.to_string().replace('-', "").into_bytes();
            let at = at % (text.len() - 1);
            prop_assume!(text[at] != text[at + 1]);
            text.swap(at, at + 1);
            let text = String::from_utf8(text).expect("letters and digits");
            prop_assert!(SheetNumber::parse(&text).is_err(), "{}", text);
        }
    }
}
