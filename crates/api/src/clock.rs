//! The time of day, as something that can be given.

use jiff::Timestamp;
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
