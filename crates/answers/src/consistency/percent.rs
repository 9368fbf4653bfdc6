//! Stated percentages against counts.

use points::{Exact, Fraction, RoundTo};

/// The lowest and the highest count that the base can have given for a percentage stated to so many digits, rounded half up; `None` where no count gives it.
///
/// n is looked for in 0 ≤ n ≤ base with round(100·n/base) = percent. One n only is a reading of the report, never a figure of it.
///
/// ```
/// use answers::consistency::counts_behind_percent;
/// use points::Exact;
/// // 17/79 = 21.52%, 18/79 = 22.78%
/// assert_eq!(counts_behind_percent(&Exact::from(22), 0, 79), Some((17, 17)));
/// // 8/40 = 20%, 9/40 = 22.5%
/// assert_eq!(counts_behind_percent(&Exact::from(22), 0, 40), None);
/// ```
#[must_use]
pub fn counts_behind_percent(percent: &Exact, digits: u8, base: i64) -> Option<(i64, i64)> {
    if base <= 0 || percent.is_negative() || *percent > Exact::from(100) || digits > 9 {
        return None;
    }
    let (hundred, whole) = (Fraction::new(100, 1), Fraction::new(base, 1));
    // The shown percentage grows with the count, so both ends are found by halving.
    let shown = |count: i64| {
        Some(
            Fraction::new(count, 1)
                .times(&hundred)
                .over(&whole)?
                .round(RoundTo::half_up(digits)),
        )
    };
    let first_with = |reached: &dyn Fn(&Exact) -> bool| {
        let (mut low, mut high) = (0, base);
        while low < high {
            let middle = low + (high - low) / 2;
            if reached(&shown(middle)?) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        reached(&shown(low)?).then_some(low)
    };
    let first = first_with(&|found| found >= percent)?;
    let last = first_with(&|found| found > percent).map_or(base, |above| above - 1);
    (first <= last).then_some((first, last))
}

/// Whether some count of this base gives the stated percentage.
#[must_use]
pub fn percent_possible_for_base(percent: &Exact, digits: u8, base: i64) -> bool {
    counts_behind_percent(percent, digits, base).is_some()
}

/// Whether a stated figure is 100 times too small or too large beside the one computed: 0.9443 or 9443 for 94.43.
///
/// They count as the same where they round to the same figure of the digits that the nearer of the two shows; zero is never scaled.
///
/// ```
/// use answers::consistency::looks_scaled_by_100;
/// use points::Exact;
/// let percent = Exact::decimal(9443, 2);
/// assert!(looks_scaled_by_100(&Exact::decimal(944_296, 6), &percent));
/// assert!(looks_scaled_by_100(&Exact::from(9443), &percent));
/// assert!(!looks_scaled_by_100(&Exact::from(94), &percent));
/// ```
#[must_use]
pub fn looks_scaled_by_100(stated: &Exact, computed: &Exact) -> bool {
    if stated.is_zero() || computed.is_zero() {
        return false;
    }
    let hundred = Exact::from(100);
    let larger = stated.times(&hundred);
    let smaller = stated.over(&hundred);
    let same = |scaled: &Exact| {
        let digits = |number: &Exact| {
            number
                .trimmed()
                .as_decimal()
                .map_or(9, |(_, digits)| digits)
        };
        let to = RoundTo::half_up(digits(scaled).min(digits(computed)).min(9));
        scaled.round(to) == computed.round(to) && !scaled.round(to).is_zero()
    };
    same(&larger) || smaller.is_some_and(|smaller| same(&smaller))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every base up to 30 against trying each count.
    #[test]
    fn counts_as_by_trying_each() {
        for base in 1..=30_i64 {
            for digits in [0_u8, 1] {
                let unit = 10_i64.pow(u32::from(digits));
                for stated in 0..=100 * unit {
                    let percent = Exact::decimal(stated, digits);
                    // half up in whole numbers: floor(100·unit·n/base + 1/2)
                    let fits = |n: &i64| (2 * 100 * unit * n + base) / (2 * base) == stated;
                    let expected = (0..=base).find(fits).zip((0..=base).rev().find(fits));
                    assert_eq!(
                        counts_behind_percent(&percent, digits, base),
                        expected,
                        "{percent} of {base}"
                    );
                }
            }
        }
        assert!(!percent_possible_for_base(&Exact::from(50), 0, 0));
        assert!(percent_possible_for_base(&Exact::from(50), 0, i64::MAX));
    }

    #[test]
    fn scaled_or_not() {
        let check = |stated: &str, computed: &str| {
            looks_scaled_by_100(&stated.parse().unwrap(), &computed.parse().unwrap())
        };
        assert!(check("0.95", "95") && check("9500", "95") && check("0.9443", "94.43"));
        assert!(!check("95", "95") && !check("0.5", "95") && !check("0", "0") && !check("1", "1"));
    }
}
