//! Counts of requests, in the text form that Prometheus reads.

use std::{
    fmt::Write,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

/// Upper edges of the histogram, in milliseconds.
const EDGES: [u64; 9] = [1, 5, 10, 25, 50, 100, 500, 1_000, 5_000];

/// Counts since the start.
pub(crate) struct Metrics {
    by_class: [AtomicU64; 6],
    by_time: [AtomicU64; EDGES.len() + 1],
    micros: AtomicU64,
    running: AtomicU64,
    ready: AtomicU64,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        Self {
            by_class: Default::default(),
            by_time: Default::default(),
            micros: AtomicU64::new(0),
            running: AtomicU64::new(0),
            ready: AtomicU64::new(0),
        }
    }

    pub(crate) fn begin(&self) {
        self.running.fetch_add(1, Relaxed);
    }

    /// An answer that was ready.
    pub(crate) fn ready(&self) {
        self.ready.fetch_add(1, Relaxed);
    }

    pub(crate) fn end(&self, status: u16, took: Duration) {
        self.running.fetch_sub(1, Relaxed);
        let class = usize::from(status / 100).min(5);
        self.by_class[class].fetch_add(1, Relaxed);
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.micros.fetch_add(micros, Relaxed);
        let place = EDGES
            .iter()
            .position(|edge| micros <= edge * 1_000)
            .unwrap_or(EDGES.len());
        self.by_time[place].fetch_add(1, Relaxed);
    }

    /// The page.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let mut line = |own: std::fmt::Arguments<'_>| {
            let _always_fits = text.write_fmt(own);
            text.push('\n');
        };
        line(format_args!("# TYPE parindex_requests_total counter"));
        for (class, count) in self.by_class.iter().enumerate().skip(1) {
            line(format_args!(
                "parindex_requests_total{{class=\"{class}xx\"}} {}",
                count.load(Relaxed)
            ));
        }
        line(format_args!("# TYPE parindex_requests_running gauge"));
        line(format_args!(
            "parindex_requests_running {}",
            self.running.load(Relaxed)
        ));
        line(format_args!("# TYPE parindex_ready_total counter"));
        line(format_args!(
            "parindex_ready_total {}",
            self.ready.load(Relaxed)
        ));
        line(format_args!("# TYPE parindex_request_seconds histogram"));
        let mut so_far = 0;
        for (place, count) in self.by_time.iter().enumerate() {
            so_far += count.load(Relaxed);
            let edge = EDGES.get(place).map_or("+Inf".to_owned(), |edge| {
                format!("{}.{:03}", edge / 1_000, edge % 1_000)
            });
            line(format_args!(
                "parindex_request_seconds_bucket{{le=\"{edge}\"}} {so_far}"
            ));
        }
        let micros = self.micros.load(Relaxed);
        line(format_args!(
            "parindex_request_seconds_sum {}.{:06}",
            micros / 1_000_000,
            micros % 1_000_000
        ));
        line(format_args!("parindex_request_seconds_count {so_far}"));
        text
    }
}
