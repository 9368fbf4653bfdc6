//! What every route shares.

use crate::{
    Clock, Settings,
    desk::Rooms,
    http::Ready,
    metrics::Metrics,
    pages::public::Shelves,
    results::Results,
    security::{Rates, codes::UsedCodes},
};
use jiff::Timestamp;
use std::{sync::Arc, time::Duration};
use store::Store;

/// Settings, clock and what is kept between requests; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    store: Store,
    settings: Settings,
    clock: Clock,
    metrics: Metrics,
    rates: Rates,
    codes: UsedCodes,
    results: Results,
    shelves: Shelves,
    ready: Ready,
    rooms: Rooms,
}

/// Results kept at a time: each of the country's communes under a hundred criteria takes some tens of megabytes.
const RESULTS: usize = 8;

impl App {
    /// What a server runs on. The clock is an argument, so that a test can turn it.
    #[must_use]
    pub fn new(store: Store, settings: Settings, clock: Clock) -> Self {
        let believed = Duration::from_millis(u64::from(settings.seen_after_ms));
        Self(Arc::new(Inner {
            store,
            rates: Rates::new(),
            codes: UsedCodes::default(),
            results: Results::new(RESULTS, believed),
            shelves: Shelves::default(),
            ready: Ready::default(),
            rooms: Rooms::default(),
            settings,
            clock,
            metrics: Metrics::new(),
        }))
    }

    /// Where everything is kept.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// What rounds come to, computed once.
    pub(crate) fn results(&self) -> &Results {
        &self.0.results
    }

    /// What is kept of what the public sees.
    pub(crate) fn shelves(&self) -> &Shelves {
        &self.0.shelves
    }

    /// Whole answers to what the public asks most.
    pub(crate) fn ready(&self) -> &Ready {
        &self.0.ready
    }

    /// Sets and rosters of rounds that people work in.
    pub(crate) fn rooms(&self) -> &Rooms {
        &self.0.rooms
    }

    /// What was set at the start.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The time of day: the only way to it.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Counts of requests.
    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// How often each address and key may ask.
    pub(crate) fn rates(&self) -> &Rates {
        &self.0.rates
    }

    /// One-time codes that were used.
    pub(crate) fn codes(&self) -> &UsedCodes {
        &self.0.codes
    }
}
