//! Exit codes: 0 clean or warnings, 1 findings of severity error, 2 could not run.

use crate::program::{MANIFEST, ROSTER, SET, folder, parindex};

#[test]
fn clean_and_warnings_are_0() {
    assert_eq!(parindex(&["check", "fixtures/points-only"]).exit, 0);
    let shipped = ["criteria", "check", "qd766/2026", "cchc-xa-minh-hoa/2024"];
    assert_eq!(parindex(&shipped).exit, 0);
}

#[test]
fn errors_are_1() {
    let round = folder(&[
        ("round.toml", MANIFEST),
        ("set.toml", SET),
        ("units.csv", ROSTER),
        ("answers/a.csv", "Mã,Đơn vị,1,2\n41001,Xã An Thái,7,một\n"),
    ]);
    for verb in ["check", "rank"] {
        let said = parindex(&["--lang", "en", verb, round.path().to_str().unwrap()]);
        assert_eq!(said.exit, 1, "{}", said.err);
        assert!(said.err.contains("error[points-over-max]"), "{}", said.err);
        assert!(
            said.err.contains("error[cell-not-a-number]"),
            "{}",
            said.err
        );
    }
    let broken = folder(&[("set.toml", &SET.replace("max    = 4", "max    = 5"))]);
    let path = broken.path().join("set.toml");
    let said = parindex(&["criteria", "check", path.to_str().unwrap()]);
    assert_eq!(said.exit, 1, "{}", said.err);
}

#[test]
fn what_cannot_run_is_2() {
    let nowhere = folder(&[]);
    let nowhere = nowhere.path().to_str().unwrap();
    let broken = folder(&[("round.toml", "format = 1\nid = \"x\n")]);
    let broken = broken.path().to_str().unwrap();
    for words in [
        vec!["rank", nowhere],
        vec!["check", broken],
        vec!["round", "status", nowhere],
        vec!["explain", "fixtures/points-only", "không có xã này"],
        vec!["explain", "fixtures/points-only", "X01", "9.9"],
        vec!["rank", "fixtures/points-only", "--level", "hamlet"],
        vec!["rank", "fixtures/points-only", "--by", "content"],
        vec!["criteria", "show", "no-such-set/2026"],
        vec!["rank"],
    ] {
        let said = parindex(&words);
        assert_eq!(said.exit, 2, "{words:?}: {}", said.err);
        assert!(!said.err.is_empty(), "{words:?}");
    }
}

#[test]
fn a_mistyped_number_is_said_once_and_in_vietnamese() {
    let broken = folder(&[("set.toml", &SET.replace("max    = 4", "max    = 4.0.1"))]);
    let path = broken.path().join("set.toml");
    let said = parindex(&["criteria", "check", path.to_str().unwrap()]);
    assert_eq!(said.exit, 1, "{}", said.err);
    assert!(said.err.contains("số viết không đúng"), "{}", said.err);
    // The example of that block cannot be told right or wrong.
    assert!(!said.err.contains("example-differs"), "{}", said.err);
}
