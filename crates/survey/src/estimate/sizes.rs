//! How many to ask.

use super::normal_quantile;
use points::{Exact, Fraction, Mode, RoundTo};

/// Slovin's (Yamane's) sample size N ÷ (1 + N e²), as an exact number of people before it is rounded up, for a population of `population` and a margin of error `margin` (0.05 for ±5 points). `None` where the margin is not above 0.
///
/// It assumes p = ½ and a z of 2 and knows no design effect (Yamane, *Statistics: An Introductory Analysis*, 1967, p. 886).
///
/// ```
/// use survey::estimate::{slovin, whole_people};
/// let size = slovin(1_000, &"0.05".parse().unwrap()).unwrap();
/// assert_eq!(whole_people(&size), 286); // 1000 ÷ 3.5 = 285.71…
/// ```
#[must_use]
pub fn slovin(population: u32, margin: &Exact) -> Option<Exact> {
    if margin.is_zero() || margin.is_negative() {
        return None;
    }
    let n = Exact::from(i64::from(population));
    let below = Exact::from(1).plus(&n.times(margin).times(margin));
    n.over(&below)
}

/// The next whole number of people; 0 for a negative size.
#[must_use]
pub fn whole_people(size: &Exact) -> u64 {
    let down = Fraction::from(size).round(RoundTo {
        digits: 0,
        mode: Mode::Down,
    });
    let whole = down
        .to_integer()
        .and_then(|whole| u64::try_from(whole).ok());
    whole.map_or(0, |whole| whole.saturating_add(u64::from(down < *size)))
}

/// What Cochran's formula takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cochran {
    /// Expected share, 0 to 1; ½ where nothing is known.
    pub share: f64,
    /// Margin of error: 0.05 for ±5 points.
    pub margin: f64,
    /// Confidence level, 0.95.
    pub level: f64,
    /// Design effect, 1 for simple random sampling.
    pub effect: f64,
}

impl Default for Cochran {
    fn default() -> Self {
        Self {
            share: 0.5,
            margin: 0.05,
            level: 0.95,
            effect: 1.0,
        }
    }
}

/// Cochran's sample size in people, not rounded: n₀ = z² p (1 − p) ÷ e², corrected for a finite population as n₀ ÷ (1 + (n₀ − 1) ÷ N), times the design effect, at most the population. `None` for arguments that are none.
///
/// (Cochran, *Sampling Techniques*, 3rd ed. 1977, equations 4.2 and 4.4.)
///
/// ```
/// use survey::estimate::{Cochran, cochran};
/// let size = cochran(Some(1_000), Cochran::default()).unwrap();
/// assert!((size - 277.733453173188).abs() < 1e-9);
/// ```
#[must_use]
pub fn cochran(population: Option<u64>, ask: Cochran) -> Option<f64> {
    let z = normal_quantile(f64::midpoint(1.0, ask.level));
    let first = z * z * ask.share * (1.0 - ask.share) / (ask.margin * ask.margin);
    let good = first.is_finite() && first >= 0.0 && ask.margin > 0.0 && ask.effect > 0.0;
    if !good {
        return None;
    }
    let Some(population) = population else {
        return Some(first * ask.effect);
    };
    let population = population as f64;
    if population <= 0.0 {
        return Some(0.0);
    }
    let size = first / (1.0 + (first - 1.0) / population);
    Some((size * ask.effect).clamp(0.0, population))
}
