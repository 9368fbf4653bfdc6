//! No text panics, hangs or eats memory.

use crate::read;
use proptest::prelude::*;

const SAMPLE: &str = include_str!("../../../../fixtures/criteria/steps-gap/set.toml");

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn arbitrary_text(text in "\\PC{0,400}") {
        let _ = read("x.toml", text, false);
    }

    #[test]
    fn a_set_with_a_piece_cut_out(from in 0_usize..800, length in 0_usize..40) {
        let kept = SAMPLE.chars().take(from).chain(SAMPLE.chars().skip(from + length));
        let _ = read("x.toml", kept.collect(), false);
    }

    #[test]
    fn a_set_with_a_piece_put_in(at in 0_usize..800, piece in "[\\[\\]{}=\",.#a-z0-9 \n-]{1,12}") {
        let before: String = SAMPLE.chars().take(at).collect();
        let after: String = SAMPLE.chars().skip(at).collect();
        let _ = read("x.toml", format!("{before}{piece}{after}"), false);
    }
}

#[test]
fn a_large_file_is_refused() {
    let (set, findings) = read("x.toml", "#".repeat(2 << 20), false);
    assert!(set.is_none());
    assert_eq!(findings[0].code, "file-too-large");
}

#[test]
fn a_file_of_unknown_keys_ends_in_few_findings() {
    let keys: String = (0..50_000)
        .map(|number| format!("k{number} = 1\n"))
        .collect();
    let (_, findings) = read("x.toml", keys, false);
    assert!(findings.len() <= 501, "{}", findings.len());
    assert!(
        findings
            .iter()
            .any(|finding| finding.code == "findings-too-many")
    );
}

#[test]
fn deep_nesting_and_long_codes_are_refused() {
    let code = vec!["1"; 500].join(".");
    let deep = format!("[criterion.\"{code}\"]\n{}", "x = [".repeat(5_000));
    let (set, findings) = read("x.toml", deep, false);
    assert!(set.is_none());
    assert!(!findings.is_empty());
}
