//! `criteria check` on questionnaires.

use crate::program::parindex;

#[test]
fn a_questionnaire_is_checked_as_one() {
    let said = parindex(&["--lang", "en", "criteria", "check", "sipas/2022"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let words = "78 questions, 33 items, 9 factors: 0 errors";
    assert!(said.err.contains(words), "{}", said.err);
}

#[test]
fn its_mistakes_are_told_with_their_line() {
    let file = "fixtures/instruments/item-in-two-factors/instrument.toml";
    let said = parindex(&["--lang", "en", "criteria", "check", file]);
    assert_eq!(said.exit, 1);
    assert!(said.err.contains("error[item-twice]"), "{}", said.err);
    assert!(said.err.contains("instrument.toml:57"), "{}", said.err);
}
