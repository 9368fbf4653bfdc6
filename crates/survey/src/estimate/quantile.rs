//! Quantiles of the normal, t and beta distributions, as far as intervals need them.
//!
//! Every quantile is solved on its own distribution function, to about 1e-13 relative.
//! No library stands behind them: the one that was tried (statrs 0.18) has an error function good to 1e-11 and ends the continued fraction of the incomplete beta function after 140 terms, where n of a province needs thousands.

use std::cell::RefCell;
use std::collections::HashMap;
use std::f64::consts::{PI, SQRT_2};

/// So many quantiles of t are remembered at a time.
const REMEMBERED: usize = 4096;

thread_local! {
    /// Quantiles of t by the bits of probability and degrees of freedom: units of a survey share a few dozen.
    static KNOWN: RefCell<HashMap<(u64, u64), f64>> = RefCell::new(HashMap::new());
}

/// A step of Newton's method as small as this, relative to the solution, leaves an error of about its square.
const SMALL_STEP: f64 = 1e-9;

/// The normal quantile: z with P(Z ≤ z) = `probability`; NaN outside 0 to 1.
///
/// ```
/// assert!((survey::estimate::normal_quantile(0.975) - 1.959963984540054).abs() < 1e-14);
/// ```
#[must_use]
pub fn normal_quantile(probability: f64) -> f64 {
    if !(0.0..=1.0).contains(&probability) {
        return f64::NAN;
    }
    let lower = probability < 0.5;
    let tail = if lower {
        probability
    } else {
        1.0 - probability
    };
    if tail <= 0.0 {
        return if lower {
            f64::NEG_INFINITY
        } else {
            f64::INFINITY
        };
    }
    // The tail is convex: from the middle outwards no step of Newton's goes too far.
    let mut z = 0.0_f64;
    for _ in 0..500 {
        let density = (-z * z / 2.0).exp() / (2.0 * PI).sqrt();
        let step = (normal_tail(z) - tail) / density;
        z += step;
        if !step.is_finite() || step.abs() <= z * SMALL_STEP {
            break;
        }
    }
    if lower { -z } else { z }
}

/// The quantile of Student's t with `df` degrees of freedom: t with P(T ≤ t) = `probability`; the normal quantile where `df` is infinite; NaN where `df` is not positive.
///
/// Newton's method from the normal quantile outwards: the tail of t is convex there, so that every step stays short of the solution. From 100,000 degrees of freedom the first terms of Fisher's expansion around the normal quantile (Abramowitz & Stegun 26.7.5).
///
/// ```
/// // One degree of freedom is the Cauchy distribution: tan(π × 0.475).
/// let t = survey::estimate::t_quantile(0.975, 1.0);
/// assert!((t / 12.706204736174694 - 1.0).abs() < 1e-12);
/// ```
#[must_use]
pub fn t_quantile(probability: f64, df: f64) -> f64 {
    let key = (probability.to_bits(), df.to_bits());
    KNOWN.with_borrow_mut(|known| {
        if known.len() >= REMEMBERED {
            known.clear();
        }
        *known.entry(key).or_insert_with(|| solved(probability, df))
    })
}

fn solved(probability: f64, df: f64) -> f64 {
    let z = normal_quantile(probability);
    if df.is_nan() || df <= 0.0 {
        return f64::NAN;
    }
    if !z.is_finite() || z.abs() < 1e-15 {
        return z;
    }
    if df >= 1e5 {
        let first = (z.powi(3) + z) / 4.0 / df;
        return z + first + (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0 / df / df;
    }
    let tail = probability.min(1.0 - probability);
    let log_constant = -log_beta(df / 2.0, 0.5) - df.ln() / 2.0;
    let mut t = z.abs();
    for _ in 0..500 {
        let square = t * t;
        let beyond =
            incomplete_beta(df / (df + square), square / (df + square), df / 2.0, 0.5) / 2.0;
        let density = (log_constant - (df + 1.0) / 2.0 * (square / df).ln_1p()).exp();
        let step = (beyond - tail) / density;
        t += step;
        if !step.is_finite() || step.abs() <= t.abs() * SMALL_STEP {
            break;
        }
    }
    t.copysign(z)
}

/// The quantile of the beta distribution: x with I_x(a, b) = `probability`; 0 where `a` is 0, 1 where `b` is 0 (the limits that Clopper and Pearson need), NaN for other arguments that are none.
///
/// Newton's method within a bracket that is halved where a step would leave it.
///
/// ```
/// // With a = 1 the distribution function is 1 − (1 − x)^b.
/// let x = survey::estimate::beta_quantile(0.975, 1.0, 20.0);
/// assert!((x / (1.0 - 0.025_f64.powf(0.05)) - 1.0).abs() < 1e-13);
/// ```
#[must_use]
pub fn beta_quantile(probability: f64, a: f64, b: f64) -> f64 {
    if !(0.0..=1.0).contains(&probability) || a.is_nan() || b.is_nan() || a < 0.0 || b < 0.0 {
        return f64::NAN;
    }
    if a <= 0.0 || probability <= 0.0 {
        return 0.0;
    }
    if b <= 0.0 || probability >= 1.0 {
        return 1.0;
    }
    let log_constant = -log_beta(a, b);
    let (mut below, mut above) = (0.0_f64, 1.0_f64);
    let mut x = a / (a + b);
    for _ in 0..2_000 {
        let off = incomplete_beta(x, 1.0 - x, a, b) - probability;
        if off > 0.0 {
            above = x;
        } else {
            below = x;
        }
        let density = (log_constant + (a - 1.0) * x.ln() + (b - 1.0) * (-x).ln_1p()).exp();
        let newton = x - off / density;
        let inside = newton > below && newton < above;
        let next = if inside {
            newton
        } else {
            f64::midpoint(below, above)
        };
        let step = (next - x).abs();
        x = next;
        if step <= x * if inside { SMALL_STEP } else { 1e-16 } {
            break;
        }
    }
    x
}

/// I_x(a, b) by Lentz's evaluation of its continued fraction (DLMF 8.17.22); `rest` is 1 − x, which the caller often knows better.
pub(crate) fn incomplete_beta(x: f64, rest: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if rest <= 0.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(rest, x, b, a);
    }
    let log_x = if x > 0.5 { (-rest).ln_1p() } else { x.ln() };
    let log_rest = if rest > 0.5 { (-x).ln_1p() } else { rest.ln() };
    let front = (a * log_x + b * log_rest - log_beta(a, b)).exp() / a;
    front * continued_fraction(x, a, b)
}

fn continued_fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..100_000_u32 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        fraction *= d * c;
        // The product ends within one rounding of 1, not always at 1.
        if (d * c - 1.0).abs() < 3e-16 {
            break;
        }
    }
    fraction
}

/// ln B(a, b). Large arguments take the differences of Stirling's series (DLMF 5.11.1) together, where the logarithms of the gamma function themselves would cancel.
fn log_beta(a: f64, b: f64) -> f64 {
    let (large, small) = if a >= b { (a, b) } else { (b, a) };
    if large < 10.0 {
        return log_gamma(a) + log_gamma(b) - log_gamma(a + b);
    }
    let both = large + small;
    let rest = beyond_stirling(large) - beyond_stirling(both);
    if small < 10.0 {
        return log_gamma(small) - (large - 0.5) * (small / large).ln_1p() - small * both.ln()
            + small
            + rest;
    }
    (2.0 * PI).ln() / 2.0 - (large - 0.5) * (small / large).ln_1p()
        + (small - 0.5) * (small / both).ln()
        - both.ln() / 2.0
        + rest
        + beyond_stirling(small)
}

/// ln Γ(x) for x > 0: Stirling's series from 10 upwards, Γ(x) = Γ(x + 1) ÷ x below.
fn log_gamma(x: f64) -> f64 {
    let (mut above, mut product) = (x, 1.0);
    while above < 10.0 {
        product *= above;
        above += 1.0;
    }
    (above - 0.5) * above.ln() - above + (2.0 * PI).ln() / 2.0 + beyond_stirling(above)
        - product.ln()
}

/// P(Z > z) for z ≥ 0: near the middle by the series of the error function (DLMF 7.6.2), outside by its continued fraction (DLMF 7.9.1).
fn normal_tail(z: f64) -> f64 {
    let x = z / SQRT_2;
    let square = x * x;
    if x < 2.0 {
        let (mut term, mut sum, mut odd) = (x, x, 1.0);
        while term > sum * 1e-18 {
            odd += 2.0;
            term *= 2.0 * square / odd;
            sum += term;
        }
        return 0.5 - (-square).exp() * sum / PI.sqrt();
    }
    let mut below = x;
    for step in (1..120_u32).rev() {
        below = x + f64::from(step) / 2.0 / below;
    }
    (-square).exp() / below / PI.sqrt() / 2.0
}

/// ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π) for x ≥ 10.
fn beyond_stirling(x: f64) -> f64 {
    let inverse = 1.0 / (x * x);
    (1.0 / 12.0
        - inverse
            * (1.0 / 360.0
                - inverse
                    * (1.0 / 1_260.0
                        - inverse
                            * (1.0 / 1_680.0
                                - inverse * (1.0 / 1_188.0 - inverse * (691.0 / 360_360.0))))))
        / x
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Closed forms: two degrees of freedom have t = (2p − 1) √(2 ÷ (4p(1 − p))).
    #[test]
    fn quantiles_of_t_meet_their_closed_forms() {
        for p in [0.6_f64, 0.9, 0.95, 0.975, 0.999, 0.9999] {
            let expected = (2.0 * p - 1.0) * (2.0 / (4.0 * p * (1.0 - p))).sqrt();
            assert!((t_quantile(p, 2.0) / expected - 1.0).abs() < 1e-11, "{p}");
            let cauchy = (PI * (p - 0.5)).tan();
            assert!((t_quantile(p, 1.0) / cauchy - 1.0).abs() < 1e-11, "{p}");
            assert!((t_quantile(1.0 - p, 2.0) + t_quantile(p, 2.0)).abs() < 1e-9);
        }
    }

    /// Just below 100,000 degrees of freedom the equation is still solved: it must meet the expansion that takes over.
    #[test]
    fn quantiles_of_t_run_into_the_normal_quantile() {
        for df in [2e4, 99_999.0] {
            let z = normal_quantile(0.975);
            let first = (z.powi(3) + z) / (4.0 * df);
            let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / (96.0 * df * df);
            let expected = z + first + second;
            let off = (t_quantile(0.975, df) / expected - 1.0).abs();
            assert!(off < 2e-11, "{df}: {off:e}");
        }
    }

    #[test]
    fn quantiles_of_beta_meet_their_closed_forms() {
        for (p, b) in [(0.025_f64, 5.0_f64), (0.975, 1e4), (0.5, 1e6), (1e-9, 3.0)] {
            let expected = -((-p).ln_1p() / b).exp_m1();
            assert!((beta_quantile(p, 1.0, b) / expected - 1.0).abs() < 1e-11);
            let mirrored = 1.0 - beta_quantile(1.0 - p, b, 1.0);
            assert!((mirrored - expected).abs() < 1e-9);
        }
        assert!((beta_quantile(0.5, 5e5, 5e5) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn arguments_that_are_none_give_nan_and_limits_stay_limits() {
        assert!(t_quantile(0.975, 0.0).is_nan());
        assert!(t_quantile(f64::NAN, 3.0).is_nan());
        assert!(normal_quantile(1.5).is_nan());
        assert!(normal_quantile(1.0).is_infinite());
        assert!(beta_quantile(0.1, 0.0, 3.0) < f64::MIN_POSITIVE);
        assert!(beta_quantile(0.1, 3.0, 0.0) > 1.0 - f64::EPSILON);
    }
}
