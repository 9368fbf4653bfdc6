//! What people come for, from the first click to the last.

mod chair;
mod codes;
mod import;
mod keyboard;
mod phone;
mod public;
mod round;
mod sets;
mod without_script;

/// Rows whose pages are looked at on the way.
pub(super) const ROWS: &[&str] = &[
    codes::CODE,
    import::PREVIEW,
    round::BENCH_TABLE,
    round::COUNCIL_TABLE,
    round::SURVEY,
    sets::COMPARE,
    sets::DRAFT,
    sets::IMPACT,
    sets::PREVIEW,
];
