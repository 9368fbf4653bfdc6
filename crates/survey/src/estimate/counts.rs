//! Intervals of a share from plain counts: x of n independent respondents.
//!
//! All take a confidence level (0.95) and give shares, not percent.
//! `x` and `n` may be effective numbers and need not be whole.

use super::{beta_quantile, normal_quantile};

/// Two bounds of a share (0 to 1) or of a mean in its own unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

impl Span {
    /// Cut to a scale.
    #[must_use]
    pub fn cut_to(self, least: f64, most: f64) -> Self {
        Self {
            low: self.low.clamp(least, most),
            high: self.high.clamp(least, most),
        }
    }
}

/// The upper tail of a two-sided interval, as a probability to take the quantile of.
pub(super) fn upper(level: f64) -> f64 {
    1.0 - (1.0 - level) / 2.0
}

/// Wilson's interval: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n) (Wilson, J. Amer. Stat. Assoc. 22, 1927; R `prop.test(correct = FALSE)`).
///
/// ```
/// // Newcombe (1998): 81 of 263.
/// let span = survey::estimate::wilson(81.0, 263.0, 0.95);
/// assert!((span.low - 0.2552885198782738).abs() < 1e-12);
/// ```
#[must_use]
pub fn wilson(x: f64, n: f64, level: f64) -> Span {
    wilson_with(x / n, n, normal_quantile(upper(level)))
}

/// The same with any critical value in the place of z.
pub(super) fn wilson_with(p: f64, n: f64, critical: f64) -> Span {
    let square = critical * critical / n;
    let middle = p + square / 2.0;
    let half = (square * (p * (1.0 - p) + square / 4.0)).sqrt();
    // At p = 0 and p = 1 one bound is p itself; the difference would leave a rest.
    let bound =
        |is_edge: bool, edge: f64, sum: f64| if is_edge { edge } else { sum / (1.0 + square) };
    Span {
        low: bound(p <= 0.0, 0.0, middle - half),
        high: bound(p >= 1.0, 1.0, middle + half),
    }
}

/// Wilson's interval with continuity correction: that of (x ∓ ½) ÷ n, with 0 and 1 where this leaves the scale (Newcombe, Statist. Med. 17, 1998, method 4).
///
/// As in R's `prop.test(correct = TRUE)` the correction is at most the distance of x from n ÷ 2, so that exactly half of the respondents gets none.
///
/// ```
/// let span = survey::estimate::wilson_corrected(81.0, 263.0, 0.95);
/// assert!((span.high - 0.368176201043004).abs() < 1e-12);
/// ```
#[must_use]
pub fn wilson_corrected(x: f64, n: f64, level: f64) -> Span {
    let z = normal_quantile(upper(level));
    let correction = (x - n / 2.0).abs().min(0.5);
    Span {
        low: wilson_with(((x - correction) / n).max(0.0), n, z).low,
        high: wilson_with(((x + correction) / n).min(1.0), n, z).high,
    }
}

/// The exact interval of Clopper and Pearson: quantiles of Beta(x, n − x + 1) and Beta(x + 1, n − x) (Biometrika 26, 1934; R `binom.test`).
///
/// ```
/// // Nobody of 20: 1 − 0.025^(1/20).
/// let span = survey::estimate::clopper_pearson(0.0, 20.0, 0.95);
/// assert!((span.high - 0.168433470983085).abs() < 1e-12);
/// ```
#[must_use]
pub fn clopper_pearson(x: f64, n: f64, level: f64) -> Span {
    let tail = (1.0 - level) / 2.0;
    let rest = (n - x).max(0.0);
    Span {
        low: beta_quantile(tail, x, rest + 1.0),
        high: beta_quantile(1.0 - tail, x + 1.0, rest),
    }
}

/// The interval of Agresti and Coull: that of Wald around (x + z²/2) ÷ (n + z²) (Amer. Statistician 52, 1998). Not cut to 0 and 1.
///
/// ```
/// let span = survey::estimate::agresti_coull(81.0, 263.0, 0.95);
/// assert!((span.high - 0.366277431671078).abs() < 1e-12);
/// ```
#[must_use]
pub fn agresti_coull(x: f64, n: f64, level: f64) -> Span {
    let z = normal_quantile(upper(level));
    wald_around((x + z * z / 2.0) / (n + z * z), n + z * z, z)
}

/// Wald's interval p ± z √(p(1 − p)/n), for comparison with other programs only: it misses its level badly near 0 and 1. Not cut to 0 and 1.
///
/// ```
/// let span = survey::estimate::wald(0.0, 100.0, 0.95);
/// assert!(span.high.abs() < 1e-15);
/// ```
#[must_use]
pub fn wald(x: f64, n: f64, level: f64) -> Span {
    wald_around(x / n, n, normal_quantile(upper(level)))
}

fn wald_around(p: f64, n: f64, z: f64) -> Span {
    let half = z * (p * (1.0 - p) / n).sqrt();
    Span {
        low: p - half,
        high: p + half,
    }
}

/// Jeffreys's interval: quantiles of Beta(x + ½, n − x + ½), with 0 below where x = 0 and 1 above where x = n (Brown, Cai & DasGupta, Statist. Sci. 16, 2001).
///
/// ```
/// let span = survey::estimate::jeffreys(1.0, 29.0, 0.95);
/// assert!((span.low - 0.00374617364905708).abs() < 1e-12);
/// ```
#[must_use]
pub fn jeffreys(x: f64, n: f64, level: f64) -> Span {
    let tail = (1.0 - level) / 2.0;
    let rest = (n - x).max(0.0);
    Span {
        low: if x <= 0.0 {
            0.0
        } else {
            beta_quantile(tail, x + 0.5, rest + 0.5)
        },
        high: if rest <= 0.0 {
            1.0
        } else {
            beta_quantile(1.0 - tail, x + 0.5, rest + 0.5)
        },
    }
}
