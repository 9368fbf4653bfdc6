//! Sets and rosters for tests.

use criteria::{CriteriaSet, Source, read_set};
use finding::Finding;
use std::path::Path;

/// A file of `fixtures/compare` as text.
pub(crate) fn text(path: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/compare");
    std::fs::read_to_string(folder.join(path)).expect(path)
}

/// A set out of its text; it has no errors.
pub(crate) fn read(file: &str, text: &str) -> CriteriaSet {
    let source = Source {
        file: file.to_owned(),
        text: text.to_owned(),
        calendars: Vec::new(),
        ..Source::default()
    };
    let (set, findings) = read_set(&source);
    let errors: Vec<&Finding> = findings
        .iter()
        .filter(|own| own.is_error() && !own.code.starts_with("example"))
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    set.expect(file)
}

/// The pair of `every-change`.
pub(crate) fn every_change() -> (CriteriaSet, CriteriaSet) {
    let set = |year: &str| {
        let file = format!("every-change/{year}.toml");
        read(&file, &text(&file))
    };
    (set("2024"), set("2025"))
}
