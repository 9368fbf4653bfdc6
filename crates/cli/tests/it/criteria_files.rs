//! Sets in and out: from an annex, through a workbook, for another year.

use crate::program::{parindex, root};

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

#[test]
fn an_annex_becomes_a_set_that_a_workbook_edits() {
    let folder = tempfile::tempdir().unwrap();
    let (toml, xlsx, again) = (
        path(&folder, "a.toml"),
        path(&folder, "a.xlsx"),
        path(&folder, "b.toml"),
    );
    let annex = "fixtures/annexes/so-thap-phan.csv";
    let said = parindex(&[
        "criteria", "import", annex, "--id", "thu", "--year", "2025", "--out", &toml,
    ]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(
        said.err.contains("cách tính đề xuất 7, chưa rõ 2"),
        "{}",
        said.err
    );
    assert_eq!(parindex(&["criteria", "check", &toml]).exit, 0);
    assert_eq!(
        parindex(&["criteria", "export", &toml, "--edit", "--out", &xlsx]).exit,
        0
    );
    let said = parindex(&["criteria", "import", &xlsx, "--out", &again]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let text = |path: &str| std::fs::read_to_string(path).unwrap();
    assert_eq!(text(&toml), text(&again));
}

#[test]
fn an_annex_needs_an_id_and_a_year() {
    let said = parindex(&["criteria", "import", "fixtures/annexes/so-thap-phan.csv"]);
    assert_eq!(said.exit, 2);
    assert!(said.err.contains("--id"), "{}", said.err);
}

#[test]
fn a_set_for_another_year_follows_the_old_one_and_checks() {
    let folder = tempfile::tempdir().unwrap();
    let new = path(&folder, "m.toml");
    let words = [
        "criteria",
        "new",
        "--from",
        "cchc-xa-minh-hoa/2024",
        "--year",
        "2026",
        "--out",
        &new,
    ];
    let said = parindex(&words);
    assert_eq!(said.exit, 0, "{}", said.err);
    let text = std::fs::read_to_string(&new).unwrap();
    assert!(text.contains("follows      = \"2024/1.1.1\""), "no link");
    // What is written already is not written over.
    assert_eq!(parindex(&words).exit, 2);
    // One basis with a day each, and the days of deadlines and examples, are all that is named.
    let codes: Vec<&str> = said
        .err
        .lines()
        .filter_map(|line| {
            line.split_once('[')?
                .1
                .split_once(']')
                .map(|(code, _)| code)
        })
        .filter(|code| code.contains('-') && !code.contains(' '))
        .collect();
    let known = [
        "clone-basis",
        "clone-dates",
        "clone-words",
        "clone-from",
        "date-outside-year",
    ];
    assert!(
        !codes.is_empty() && codes.iter().all(|code| known.contains(code)),
        "{codes:?}"
    );
}

#[test]
fn sets_leave_as_files_for_programs() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["q.csv", "q.json", "q.toml"] {
        let out = path(&folder, name);
        let said = parindex(&["criteria", "export", "qd766/2026", "--out", &out]);
        assert_eq!(said.exit, 0, "{}", said.err);
    }
    let csv = std::fs::read_to_string(folder.path().join("q.csv")).unwrap();
    // A heading, 6 groups and 21 leaves.
    assert_eq!(csv.lines().count(), 28);
    let json = std::fs::read_to_string(folder.path().join("q.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["id"], "qd766");
    let said = parindex(&[
        "criteria",
        "export",
        "qd766/2026",
        "--out",
        &path(&folder, "q.pdf"),
    ]);
    assert_eq!(said.exit, 2);
    assert!(root().join("criteria").is_dir());
}
