//! The 95% interval of a figure.

use super::describe::NO_SPREAD;
use super::engine::{Column, Value};
use super::spread::Spread;
use crate::estimate::{Share, mean_interval};
use crate::{Interval, IntervalMethod};

const LEVEL: f64 = 0.95;

/// The interval: of a share of answers by the method asked for, of any other figure by t, cut to the scale that its scores leave.
///
/// A figure is mapped to 0–100 over its own scale first, so that a mean over the best level, which begins at 20, is cut there.
/// Where all answered alike another method stands in ([`Share::interval`], [`mean_interval`]).
/// A variance that is zero although answers differ (clusters that happen to be equal) is no certainty either: that of simple random sampling stands in, and the interval says so.
/// `None` where the design gives no standard error.
pub(crate) fn interval(
    column: &Column,
    value: &Value,
    spread: &Spread,
    proportions: IntervalMethod,
) -> Option<Interval> {
    let (low, high) = column.scale;
    let width = high - low;
    if width.is_nan() || width <= 0.0 {
        return None;
    }
    let own = spread.variance?;
    let simple = spread
        .simple
        .filter(|simple| own < NO_SPREAD && *simple > NO_SPREAD);
    let share = (value.value.to_f64() - low) / width;
    let of = Share {
        share: share.clamp(0.0, 1.0),
        variance: simple.unwrap_or(own) / (width * width),
        n: spread.n,
        df: spread.df,
    };
    let found = if column.share {
        of.interval(proportions, LEVEL)
    } else {
        mean_interval(of.share * 100.0, of.variance * 1e4, of.n, of.df, LEVEL)
    };
    found.map(|found| Interval {
        low: low + found.low * width / 100.0,
        high: low + found.high * width / 100.0,
        method: found.method,
        stand_in: found.stand_in || simple.is_some(),
    })
}
