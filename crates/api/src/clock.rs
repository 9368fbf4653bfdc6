//! The time of day, as something that can be given.

use jiff::{
    Timestamp,
    civil::Date,
    tz::{Offset, TimeZone},
};
use std::sync::Arc;

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The machine's.
    #[must_use]
    pub fn machine() -> Self {
        Self(Arc::new(Timestamp::now))
    }

    /// One that a test turns.
    #[must_use]
    pub fn from_fn(tells: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(tells))
    }

    /// The time, to the microsecond, since that is what is stored.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let exact = (self.0)();
        Timestamp::from_microsecond(exact.as_microsecond()).unwrap_or(exact)
    }
}

/// The day in Viet Nam (UTC+7 all the year).
///
/// ```
/// let late = "2026-03-01T17:00:00Z".parse().unwrap();
/// assert_eq!(api::local_day(late).to_string(), "2026-03-02");
/// ```
#[must_use]
pub fn local_day(at: Timestamp) -> Date {
    at.to_zoned(local()).date()
}

/// The time of Viet Nam.
pub(crate) fn local() -> TimeZone {
    TimeZone::fixed(Offset::constant(7))
}

/// As an officer writes it: `14:05, 02/03/2026`.
pub(crate) fn written(at: Timestamp) -> String {
    at.to_zoned(local()).strftime("%H:%M, %d/%m/%Y").to_string()
}
