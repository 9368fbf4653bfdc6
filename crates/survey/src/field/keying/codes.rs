//! What a keyer types for an answer.

use crate::{BLANK, Choice, NO_OPINION, OUT_OF_RANGE, TWO_TICKS};

/// The keys of one question: as many digits as its choices need, the same for all its answers.
///
/// With at most 7 choices one digit: the choice's key, 0 blank, 8 two ticks, 9 no opinion.
/// With at most 97 two digits: `01` …, `00` blank, `98` two ticks, `99` no opinion; with more three digits in the same manner.
/// A choice's key is its code where all codes of the list are whole numbers that fit, else its place in the list; the same number is printed beside the box on paper.
///
/// ```
/// use finding::Text;
/// use survey::{BLANK, Choice, KeyCodes, TWO_TICKS};
/// let level = |code: &str| Choice { code: code.to_owned(), title: Text::same(code), also: vec![], no_opinion: false };
/// let keys = KeyCodes::of(&[level("5"), level("4"), level("3")]);
/// assert_eq!((keys.digits(), keys.key(0)), (1, 5));
/// assert_eq!(keys.code(5), 1); // the first choice, as responses hold it
/// assert_eq!((keys.code(0), keys.code(8)), (BLANK, TWO_TICKS));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyCodes {
    digits: u8,
    keys: Vec<u16>,
    no_opinion: Option<u8>,
}

impl KeyCodes {
    /// The keys of these choices.
    #[must_use]
    pub fn of(choices: &[Choice]) -> Self {
        let places = (1..=240_u16).take(choices.len());
        let digits = match choices.len() {
            0..=7 => 1,
            8..=97 => 2,
            _ => 3,
        };
        let most = 10_u16.pow(u32::from(digits)) - 3;
        let own: Option<Vec<u16>> = choices
            .iter()
            .map(|choice| choice.code.parse::<u16>().ok())
            .map(|key| key.filter(|key| (1..=most).contains(key)))
            .collect();
        let own = own.filter(|keys| {
            let mut sorted = keys.clone();
            sorted.sort_unstable();
            sorted.windows(2).all(|pair| pair[0] != pair[1])
        });
        let no_opinion = choices.iter().position(|choice| choice.no_opinion);
        Self {
            digits,
            keys: own.unwrap_or_else(|| places.collect()),
            no_opinion: no_opinion.and_then(|at| u8::try_from(at + 1).ok()),
        }
    }
    /// How many digits a key has.
    #[must_use]
    pub fn digits(&self) -> u8 {
        self.digits
    }
    /// The key of a choice, by its place in the list from 0; 0 beyond the list.
    #[must_use]
    pub fn key(&self, choice: usize) -> u16 {
        self.keys.get(choice).copied().unwrap_or(0)
    }
    /// The key for two ticks: 8, 98, 998.
    #[must_use]
    pub fn two_ticks(&self) -> u16 {
        10_u16.pow(u32::from(self.digits)) - 2
    }
    /// The key for no opinion: 9, 99, 999.
    #[must_use]
    pub fn no_opinion(&self) -> u16 {
        10_u16.pow(u32::from(self.digits)) - 1
    }
    /// A key with its leading zeros, as it is printed.
    #[must_use]
    pub fn shown(&self, key: u16) -> String {
        format!("{key:0width$}", width = usize::from(self.digits))
    }
    /// What responses hold for a typed key: the choice, [`BLANK`], [`TWO_TICKS`], [`NO_OPINION`] (or the list's own choice of no opinion), and [`OUT_OF_RANGE`] for every other number.
    #[must_use]
    pub fn code(&self, typed: u64) -> u8 {
        let Ok(typed) = u16::try_from(typed) else {
            return OUT_OF_RANGE;
        };
        if typed == 0 {
            return BLANK;
        }
        if let Some(at) = self.keys.iter().position(|key| *key == typed) {
            return u8::try_from(at + 1).unwrap_or(OUT_OF_RANGE);
        }
        match typed {
            typed if typed == self.two_ticks() => TWO_TICKS,
            typed if typed == self.no_opinion() => self.no_opinion.unwrap_or(NO_OPINION),
            _ => OUT_OF_RANGE,
        }
    }
    /// All keys that may be typed, ascending.
    #[must_use]
    pub fn all(&self) -> Vec<u16> {
        let mut all = self.keys.clone();
        all.extend([0, self.two_ticks(), self.no_opinion()]);
        all.sort_unstable();
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use finding::Text;

    fn choices(codes: &[&str]) -> Vec<Choice> {
        codes
            .iter()
            .map(|code| Choice {
                code: (*code).to_owned(),
                title: Text::same(*code),
                also: Vec::new(),
                no_opinion: *code == "kyk",
            })
            .collect()
    }

    #[test]
    fn letters_are_keyed_by_their_place() {
        let keys = KeyCodes::of(&choices(&["A", "B", "C", "D", "kyk"]));
        assert_eq!(keys.all(), [0, 1, 2, 3, 4, 5, 8, 9]);
        assert_eq!(keys.code(4), 4);
        assert_eq!((keys.code(5), keys.code(9)), (5, 5));
        assert_eq!(
            (keys.code(6), keys.code(70_000)),
            (OUT_OF_RANGE, OUT_OF_RANGE)
        );
    }

    #[test]
    fn eight_choices_take_two_digits() {
        let keys = KeyCodes::of(&choices(&["1", "2", "3", "4", "5", "6", "7", "8"]));
        assert_eq!(
            (keys.digits(), keys.shown(keys.key(7))),
            (2, "08".to_owned())
        );
        assert_eq!(keys.code(8), 8);
        assert_eq!((keys.code(98), keys.code(99)), (TWO_TICKS, NO_OPINION));
    }

    #[test]
    fn codes_that_collide_with_the_special_keys_give_way_to_places() {
        // A list coded 0 and 1, and one with an 8 among three choices.
        for codes in [&["0", "1"][..], &["1", "8", "9"], &["1", "1"]] {
            let keys = KeyCodes::of(&choices(codes));
            let places: Vec<u16> = (0..codes.len()).map(|at| keys.key(at)).collect();
            assert_eq!(places, (1..).take(codes.len()).collect::<Vec<u16>>());
        }
    }
}
