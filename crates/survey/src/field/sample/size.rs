//! How many responses are wanted.

use crate::estimate::{Cochran, cochran, slovin, whole_people};
use points::Exact;

/// How many responses are wanted of a population. The formulas stand in [`crate::estimate`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SizeRule {
    /// [`slovin`] (Yamane), rounded up.
    Slovin {
        /// The margin of error e as a share: 0.05.
        error: Exact,
    },
    /// [`cochran`] with finite population, rounded up.
    Cochran {
        /// The expected share p: 0.5 is the widest.
        share: Exact,
        /// The margin of error e as a share.
        error: Exact,
        /// The confidence level: 0.95.
        confidence: Exact,
        /// The design effect: 1 for simple random sampling.
        effect: Exact,
    },
    /// So many, however large the population.
    Fixed(u64),
}

impl SizeRule {
    /// Responses wanted of a population of so many; never more than there are. `None` where the error is zero or less, or the share or the level lies outside of 0 to 1.
    ///
    /// ```
    /// use survey::SizeRule;
    /// let error: points::Exact = "0.05".parse().unwrap();
    /// assert_eq!(SizeRule::Slovin { error }.size(5_000), Some(371)); // 5000 ÷ 13.5 = 370.4
    /// ```
    #[must_use]
    pub fn size(&self, population: u64) -> Option<u64> {
        let inside = |share: &Exact| *share >= Exact::from(0) && *share <= Exact::from(1);
        let wanted = match self {
            Self::Fixed(wanted) => *wanted,
            _ if population == 0 => 0,
            Self::Slovin { error } => {
                whole_people(&slovin(u32::try_from(population).ok()?, error)?)
            }
            Self::Cochran {
                share,
                error,
                confidence,
                effect,
            } => {
                let one = Exact::from(1);
                if !inside(share)
                    || !inside(confidence)
                    || *confidence == one
                    || *effect <= Exact::from(0)
                {
                    return None;
                }
                let ask = Cochran {
                    share: share.to_f64(),
                    margin: error.to_f64(),
                    level: confidence.to_f64(),
                    effect: effect.to_f64(),
                };
                // Fifteen digits: what lies above a whole number by rounding alone asks nobody more.
                let wanted = Exact::from_cell(cochran(Some(population), ask)?).ok()?;
                whole_people(&wanted)
            }
        };
        Some(wanted.min(population))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().expect("a number")
    }

    fn cochran(share: &str, effect: &str) -> SizeRule {
        SizeRule::Cochran {
            share: exact(share),
            error: exact("0.05"),
            confidence: exact("0.95"),
            effect: exact(effect),
        }
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
        // Krejcie and Morgan (1970) give 80, 217, 278, 357, 381 by rounding where this rounds up.
        for (population, wanted) in [
            (100, 80),
            (500, 218),
            (1_000, 278),
            (5_000, 357),
            (50_000, 382),
        ] {
            assert_eq!(
                cochran("0.5", "1").size(population),
                Some(wanted),
                "{population}"
            );
        }
        // 277.733… doubled by the design effect is 555.467.
        assert_eq!(cochran("0.5", "2").size(1_000), Some(556));
    }

    #[test]
    fn nothing_is_asked_of_nobody_and_no_error_of_zero_is_taken() {
        let none = SizeRule::Slovin { error: exact("0") };
        assert_eq!((none.size(100), none.size(0)), (None, Some(0)));
        assert_eq!(cochran("1.5", "1").size(100), None);
        assert_eq!(cochran("0.5", "0").size(100), None);
        assert_eq!(cochran("0.5", "1").size(0), Some(0));
        assert_eq!(SizeRule::Fixed(150).size(90), Some(90));
    }
}
