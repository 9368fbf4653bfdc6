//! The pages in Debian's Chromium. `cargo xtask test --only browser` starts its driver; without it these tests are left out, and said to be.

mod client;
mod deeper;
mod hands;
mod inside;
mod pages;
mod paper;
mod rows;
mod served;
mod shots;
mod stage;
mod walks;

/// Where the driver listens.
const DRIVER: &str = "PARINDEX_TEST_BROWSER";
/// A desk, a telephone, and the narrowest window that WCAG asks for (1.4.10).
const WIDTHS: [u32; 3] = [1280, 360, 320];
/// Both languages of the pages.
const LANGS: [&str; 2] = ["vi", "en"];
