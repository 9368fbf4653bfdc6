//! Intervals of estimated shares and means under a design.

use super::counts::upper;
use super::{Span, agresti_coull, beta_quantile, clopper_pearson, counts, jeffreys, t_quantile};
use crate::{Interval, IntervalMethod};

/// An estimated share with what its interval needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share, 0 to 1.
    pub share: f64,
    /// Its variance under the design.
    pub variance: f64,
    /// Respondents behind it.
    pub n: u64,
    /// Degrees of freedom of the design.
    pub df: f64,
}

impl Share {
    /// The number of respondents of a simple random sample with the same variance: p(1 − p) ÷ v. Infinite where the variance is 0.
    ///
    /// ```
    /// let share = survey::estimate::Share { share: 0.5, variance: 0.0025, n: 150, df: 14.0 };
    /// assert!((share.n_effective() - 100.0).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn n_effective(&self) -> f64 {
        self.share * (1.0 - self.share) / self.variance
    }

    /// Wilson's interval on the effective n, with t of the design's degrees of freedom in the place of z (Wilson 1927; Dean & Pagano, J. Surv. Stat. Methodol. 3, 2015; R `svyciprop(method = "wilson")`).
    ///
    /// ```
    /// let share = survey::estimate::Share { share: 0.5, variance: 0.0025, n: 100, df: f64::INFINITY };
    /// let span = share.wilson(0.95);
    /// assert!((span.low - survey::estimate::wilson(50.0, 100.0, 0.95).low).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn wilson(&self, level: f64) -> Span {
        counts::wilson_with(self.share, self.n_effective(), self.critical(level))
    }

    /// Korn and Graubard's interval: Clopper and Pearson's on the effective n, which shrinks by (t of n − 1 ÷ t of the design)² (Survey Methodology 24, 1998; R `svyciprop(method = "beta")`).
    ///
    /// ```
    /// use survey::estimate::{Share, clopper_pearson};
    /// // A simple random sample: 30 of 100, with p(1 − p) ÷ n as its variance.
    /// let share = Share { share: 0.3, variance: 0.0021, n: 100, df: 99.0 };
    /// let expected = clopper_pearson(30.0, 100.0, 0.95);
    /// assert!((share.korn_graubard(0.95).low - expected.low).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn korn_graubard(&self, level: f64) -> Span {
        let n = self.n_adjusted(level);
        let tail = (1.0 - level) / 2.0;
        let (yes, no) = (n * self.share, n * (1.0 - self.share));
        Span {
            low: beta_quantile(tail, yes, no + 1.0),
            high: beta_quantile(1.0 - tail, yes + 1.0, no),
        }
    }

    /// The interval of t around the log odds, carried back: their standard error is √v ÷ p(1 − p) (Korn & Graubard 1999, section 3.2; R `svyciprop(method = "xlogit")`, and `"logit"` up to the iteration there).
    ///
    /// ```
    /// let share = survey::estimate::Share { share: 0.5, variance: 0.0025, n: 100, df: f64::INFINITY };
    /// // Log odds 0 ± 1.959964 × 0.05 ÷ 0.25.
    /// let low = 1.0 / (1.0 + 0.391_992_796_908_011_f64.exp());
    /// assert!((share.logit(0.95).low - low).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn logit(&self, level: f64) -> Span {
        let odds = (self.share / (1.0 - self.share)).ln();
        let half = self.critical(level) * self.variance.sqrt() / (self.share * (1.0 - self.share));
        let back = |x: f64| 1.0 / (1.0 + (-x).exp());
        Span {
            low: back(odds - half),
            high: back(odds + half),
        }
    }

    /// The interval of t around arcsin √p, carried back (R `svyciprop(method = "asin")`, which does not cut the angle either).
    ///
    /// ```
    /// let share = survey::estimate::Share { share: 0.5, variance: 0.0025, n: 100, df: f64::INFINITY };
    /// // sin²(π/4 + a) = ½ + ½ sin 2a, with a = 1.959964 × 0.05.
    /// let high = 0.5 + 0.195_996_398_454_005_f64.sin() / 2.0;
    /// assert!((share.arcsine(0.95).high - high).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn arcsine(&self, level: f64) -> Span {
        let angle = self.share.sqrt().asin();
        let slope = 2.0 * (self.share * (1.0 - self.share)).sqrt();
        let half = self.critical(level) * self.variance.sqrt() / slope;
        Span {
            low: (angle - half).sin().powi(2),
            high: (angle + half).sin().powi(2),
        }
    }

    /// The interval of t around the share itself; not cut (R `svyciprop(method = "mean")`).
    ///
    /// ```
    /// let share = survey::estimate::Share { share: 0.5, variance: 0.0025, n: 100, df: f64::INFINITY };
    /// assert!((share.student(0.95).high - 0.597_998_199_227_003).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn student(&self, level: f64) -> Span {
        student(self.share, self.variance.sqrt(), self.df, level)
    }

    /// Agresti and Coull's interval on the adjusted effective n, cut to 0 and 1.
    ///
    /// ```
    /// use survey::estimate::{Share, agresti_coull};
    /// let share = Share { share: 0.3, variance: 0.0021, n: 100, df: 99.0 };
    /// let expected = agresti_coull(30.0, 100.0, 0.95);
    /// assert!((share.agresti_coull(0.95).low - expected.low).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn agresti_coull(&self, level: f64) -> Span {
        let n = self.n_adjusted(level);
        agresti_coull(n * self.share, n, level).cut_to(0.0, 1.0)
    }

    /// Jeffreys's interval on the adjusted effective n.
    ///
    /// ```
    /// use survey::estimate::{Share, jeffreys};
    /// let share = Share { share: 0.3, variance: 0.0021, n: 100, df: 99.0 };
    /// let expected = jeffreys(30.0, 100.0, 0.95);
    /// assert!((share.jeffreys(0.95).low - expected.low).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn jeffreys(&self, level: f64) -> Span {
        let n = self.n_adjusted(level);
        jeffreys(n * self.share, n, level)
    }

    /// The interval of a share in percent, by the method asked for.
    ///
    /// [`IntervalMethod::ClopperPearson`] is Clopper and Pearson's on the counted n, as if the sample were simple random; with a design [`IntervalMethod::KornGraubard`] is what it means.
    /// Where the share is 0 or 1, or there is one respondent, or no variance, Clopper and Pearson's on the counted n stands in, and says so.
    /// `None` without respondents or where the share is none, and where a design with less than one degree of freedom leaves nothing to go by.
    ///
    /// ```
    /// use survey::{IntervalMethod, estimate::Share};
    /// let all = Share { share: 1.0, variance: 0.0, n: 30, df: 9.0 };
    /// let interval = all.interval(IntervalMethod::Wilson, 0.95).unwrap();
    /// assert_eq!(interval.method, IntervalMethod::ClopperPearson);
    /// assert!(interval.stand_in && (interval.low - 88.4296691777972).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn interval(&self, method: IntervalMethod, level: f64) -> Option<Interval> {
        if self.n == 0 || !(0.0..=1.0).contains(&self.share) || self.variance.is_nan() {
            return None;
        }
        // What rounding leaves of no variance at all.
        let flat = self.variance <= 1e-16 || self.n == 1;
        let edge = self.share <= 1e-12 || self.share >= 1.0 - 1e-12;
        let exact = || {
            let n = self.n as f64;
            let x = if edge {
                (self.share * n).round()
            } else {
                self.share * n
            };
            clopper_pearson(x, n, level)
        };
        if flat || edge {
            return Some(in_percent(exact(), IntervalMethod::ClopperPearson, true));
        }
        if self.df.is_nan() || self.df < 1.0 {
            return None;
        }
        let span = match method {
            IntervalMethod::Wilson => self.wilson(level),
            IntervalMethod::KornGraubard => self.korn_graubard(level),
            IntervalMethod::Logit => self.logit(level),
            IntervalMethod::ClopperPearson => exact(),
            IntervalMethod::AgrestiCoull => self.agresti_coull(level),
            IntervalMethod::Jeffreys => self.jeffreys(level),
            IntervalMethod::StudentT => self.student(level).cut_to(0.0, 1.0),
        };
        Some(in_percent(span, method, false))
    }

    fn critical(&self, level: f64) -> f64 {
        t_quantile(upper(level), self.df)
    }

    fn n_adjusted(&self, level: f64) -> f64 {
        let plain = t_quantile(upper(level), self.n as f64 - 1.0);
        self.n_effective() * (plain / self.critical(level)).powi(2)
    }
}

/// estimate ± t × standard error, in the estimate's unit; not cut. With infinite `df` z takes the place of t.
///
/// ```
/// let span = survey::estimate::student(50.0, 2.0, f64::INFINITY, 0.95);
/// assert!((span.high - 53.919927969080108).abs() < 1e-9);
/// ```
#[must_use]
pub fn student(estimate: f64, se: f64, df: f64, level: f64) -> Span {
    let half = t_quantile(upper(level), df) * se;
    Span {
        low: estimate - half,
        high: estimate + half,
    }
}

/// The interval of a mean in percent of its scale (0 to 100), by t with the design's degrees of freedom and cut to the scale.
///
/// Where all answered alike or a single one answered, no variance can be seen: Clopper and Pearson's interval of a share of that height stands in, since on a bounded scale no distribution with this mean varies more than a share does; it says so.
/// `None` as for [`Share::interval`].
///
/// ```
/// use survey::estimate::mean_interval;
/// let interval = mean_interval(90.0, 16.0, 20, 19.0, 0.95).unwrap();
/// assert!((interval.high - 98.3720963).abs() < 1e-6); // 90 + 2.0930241 × 4
/// ```
#[must_use]
pub fn mean_interval(mean: f64, variance: f64, n: u64, df: f64, level: f64) -> Option<Interval> {
    let share = Share {
        share: mean / 100.0,
        variance: variance / 10_000.0,
        n,
        df,
    };
    share.interval(IntervalMethod::StudentT, level)
}

fn in_percent(span: Span, method: IntervalMethod, stand_in: bool) -> Interval {
    Interval {
        low: span.low * 100.0,
        high: span.high * 100.0,
        method,
        stand_in,
    }
}
