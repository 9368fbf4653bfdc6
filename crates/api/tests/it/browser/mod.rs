//! The pages in Debian's Chromium. `cargo xtask test --only browser` starts its driver; without it these tests are left out, and said to be.

mod client;
mod pages;
mod served;

/// Where the driver listens.
const DRIVER: &str = "PARINDEX_TEST_BROWSER";
