//! Whole rounds from their folders, against published figures and figures worked out by hand.

mod binh_duong;
mod bundles;
mod entries;
mod huyen;
mod minh_hoa;
mod minh_hoa_2025;
mod packed;
mod phu_tho;
mod points_only;
mod published;
mod qd766_2022;
mod survey_mistakes;
mod survey_small_units;
mod survey_weights;
mod surveys;

use round::Ran;
use std::path::{Path, PathBuf};

/// A folder under `fixtures/`.
fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures")
        .join(name)
}

/// Runs a round that has to run.
fn ran(name: &str) -> Ran {
    let (inputs, found) = round::open(&fixture(name));
    let inputs = inputs.unwrap_or_else(|| panic!("{found:#?}"));
    let (ran, found) = round::run(&inputs);
    ran.unwrap_or_else(|| panic!("{found:#?}"))
}

/// The findings of severity error, as text.
fn errors(ran: &Ran) -> Vec<String> {
    let errors = ran.findings.iter().filter(|finding| finding.is_error());
    errors
        .map(|finding| finding.to_text(finding::Lang::En))
        .collect()
}
