//! How often an address or a key may ask: a bucket each, refilled evenly.

use crate::limits::Bucket as Who;
use jiff::Timestamp;
use std::{collections::HashMap, sync::Mutex};

/// Buckets are forgotten beyond this number, the fullest first to go.
const MOST_BUCKETS: usize = 50_000;

/// A bucket for every address and key that asked lately.
pub(crate) struct Rates(Mutex<HashMap<Who, Bucket>>);

#[derive(Clone, Copy)]
struct Bucket {
    /// Thousandths of a request that are left.
    left: i64,
    at: Timestamp,
}

impl Rates {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(HashMap::new()))
    }

    /// Takes one request out of a bucket that holds a minute's worth; else the seconds to wait.
    pub(crate) fn take(&self, who: &Who, a_minute: u32, now: Timestamp) -> Result<(), u64> {
        let most = i64::from(a_minute.max(1)) * 1_000;
        let mut buckets = match self.0.lock() {
            Ok(buckets) => buckets,
            Err(poisoned) => poisoned.into_inner(),
        };
        if buckets.len() >= MOST_BUCKETS && !buckets.contains_key(who) {
            // A bucket that is full again by now says nothing.
            buckets.retain(|_, bucket| filled(*bucket, most, now) < most);
            if buckets.len() >= MOST_BUCKETS {
                buckets.clear();
            }
        }
        let bucket = match buckets.get_mut(who) {
            Some(bucket) => bucket,
            None => buckets.entry(who.clone()).or_insert(Bucket {
                left: most,
                at: now,
            }),
        };
        let left = filled(*bucket, most, now);
        bucket.at = now;
        if left < 1_000 {
            bucket.left = left;
            let wanting = 1_000 - left;
            let wait = (wanting * 60 + most - 1) / most;
            return Err(wait.max(1).unsigned_abs());
        }
        bucket.left = left - 1_000;
        Ok(())
    }
}

/// What a bucket holds now: a minute fills it.
fn filled(bucket: Bucket, most: i64, now: Timestamp) -> i64 {
    let passed = (now.as_millisecond() - bucket.at.as_millisecond()).clamp(0, 60_000);
    (bucket.left + most * passed / 60_000).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_a_minute_is_one_a_second_once_the_bucket_is_empty() {
        let rates = Rates::new();
        let (a, b) = (Who::Key("a".to_owned()), Who::Key("b".to_owned()));
        let start = Timestamp::from_second(1_000_000).unwrap();
        for _ in 0..60 {
            assert_eq!(rates.take(&a, 60, start), Ok(()));
        }
        assert_eq!(rates.take(&a, 60, start), Err(1));
        assert_eq!(rates.take(&b, 60, start), Ok(()));
        let later = Timestamp::from_second(1_000_001).unwrap();
        assert_eq!(rates.take(&a, 60, later), Ok(()));
        assert_eq!(rates.take(&a, 60, later), Err(1));
    }
}
