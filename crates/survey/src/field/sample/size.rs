//! How many responses are wanted.

use points::Exact;

/// The confidence of an interval, with the quantile of the normal distribution to 15 decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Confidence {
    /// 90%: z = 1.644853626951473.
    Ninety,
    /// 95%: z = 1.959963984540054.
    #[default]
    NinetyFive,
    /// 99%: z = 2.575829303548901.
    NinetyNine,
}

impl Confidence {
    /// In percent.
    #[must_use]
    pub fn percent(self) -> u8 {
        match self {
            Self::Ninety => 90,
            Self::NinetyFive => 95,
            Self::NinetyNine => 99,
        }
    }
    fn z(self) -> Exact {
        let text = match self {
            Self::Ninety => "1.644853626951473",
            Self::NinetyFive => "1.959963984540054",
            Self::NinetyNine => "2.575829303548901",
        };
        text.parse().expect("a decimal of 16 digits")
    }
}

/// How many responses are wanted of a population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SizeRule {
    /// Yamane's formula (in Vietnam called Slovin's): n = N ÷ (1 + N·e²), rounded up.
    ///
    /// It is Cochran's with p = 0.5 and z = 2 (T. Yamane, Statistics: An Introductory Analysis, 2nd ed., 1967, p. 886).
    Slovin {
        /// The margin of error e as a share: 0.05.
        error: Exact,
    },
    /// Cochran's with finite population: n₀ = z²·p·(1 − p) ÷ e², n = n₀ ÷ (1 + (n₀ − 1) ÷ N), rounded up (W. G. Cochran, Sampling Techniques, 3rd ed., 1977, eq. 4.2 and 4.3, p. 75–76).
    Cochran {
        /// The expected share p: 0.5 is the widest.
        share: Exact,
        /// The margin of error e as a share.
        error: Exact,
        /// The confidence.
        confidence: Confidence,
    },
    /// So many, however large the population.
    Fixed(u64),
}

impl SizeRule {
    /// Responses wanted of a population of so many; never more than there are. `None` where the error is zero or less, or the share lies outside of 0 to 1.
    ///
    /// ```
    /// use survey::{Confidence, SizeRule};
    /// let error: points::Exact = "0.05".parse().unwrap();
    /// assert_eq!(SizeRule::Slovin { error: error.clone() }.size(5_000), Some(371));
    /// let share = "0.5".parse().unwrap();
    /// let cochran = SizeRule::Cochran { share, error, confidence: Confidence::NinetyFive };
    /// assert_eq!(cochran.size(5_000), Some(357)); // 356.804…
    /// ```
    #[must_use]
    pub fn size(&self, population: u64) -> Option<u64> {
        let n = i64::try_from(population).ok()?;
        let (one, all) = (Exact::from(1), Exact::from(n));
        let positive = |error: &Exact| !error.is_zero() && !error.is_negative();
        let wanted = match self {
            Self::Fixed(wanted) => return Some((*wanted).min(population)),
            Self::Slovin { error } if positive(error) => {
                let below = one.plus(&all.times(&error.times(error)));
                all.over(&below)?
            }
            Self::Cochran {
                share,
                error,
                confidence,
            } if positive(error) && !share.is_negative() && *share <= one => {
                if n == 0 {
                    return Some(0);
                }
                let z = confidence.z();
                let spread = share.times(&one.minus(share));
                let first = z.times(&z).times(&spread).over(&error.times(error))?;
                let below = one.plus(&first.minus(&one).over(&all)?);
                first.over(&below)?
            }
            _ => return None,
        };
        ceiling(&wanted).map(|wanted| wanted.min(population))
    }
}

/// The least whole number that is not below.
pub(super) fn ceiling(number: &Exact) -> Option<u64> {
    use points::{Mode, RoundTo};
    let cut = number.round(RoundTo {
        digits: 0,
        mode: Mode::Down,
    });
    let whole = cut.to_integer()?;
    let up = i64::from(cut < *number);
    u64::try_from(whole.checked_add(up)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().expect("a number")
    }

    #[test]
    fn sizes_are_those_of_published_tables() {
        // Yamane at 5%: the table reprinted everywhere since (G. D. Israel, Determining Sample Size, Univ. of Florida PEOD-6, 1992, table 1).
        let yamane = SizeRule::Slovin {
            error: exact("0.05"),
        };
        for (population, wanted) in [
            (100, 80),
            (500, 223),
            (1_000, 286),
            (5_000, 371),
            (50_000, 397),
        ] {
            assert_eq!(yamane.size(population), Some(wanted), "{population}");
        }
        // Krejcie and Morgan 1970 give 80, 217, 278, 357, 381 by rounding where we round up.
        let cochran = SizeRule::Cochran {
            share: exact("0.5"),
            error: exact("0.05"),
            confidence: Confidence::NinetyFive,
        };
        for (population, wanted) in [
            (100, 80),
            (500, 218),
            (1_000, 278),
            (5_000, 357),
            (50_000, 382),
        ] {
            assert_eq!(cochran.size(population), Some(wanted), "{population}");
        }
    }

    #[test]
    fn nothing_is_asked_of_nobody_and_no_error_of_zero_is_taken() {
        let none = SizeRule::Slovin { error: exact("0") };
        assert_eq!(none.size(100), None);
        let cochran = |share: &str| SizeRule::Cochran {
            share: exact(share),
            error: exact("0.05"),
            confidence: Confidence::Ninety,
        };
        assert_eq!(cochran("1.5").size(100), None);
        assert_eq!(cochran("0.5").size(0), Some(0));
        assert_eq!(SizeRule::Fixed(150).size(90), Some(90));
    }
}
