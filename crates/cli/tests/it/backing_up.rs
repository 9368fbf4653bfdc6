//! `parindex backup` and `parindex restore`.

use crate::program::parindex;

#[test]
fn a_backup_of_the_first_version_is_restored_once_and_backed_up_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (data, target) = (path("data"), path("backup"));
    let old = "crates/store/tests/old/backup-1";
    let restore = parindex(&["restore", old, "--data", &data]);
    assert_eq!(restore.exit, 0, "{}", restore.err);
    assert!(restore.err.contains("19 dòng, 3 tệp"), "{}", restore.err);
    let again = parindex(&["--lang", "en", "restore", old, "--data", &data]);
    assert_eq!(again.exit, 2);
    assert!(again.err.contains("choose an empty one"), "{}", again.err);
    let backup = parindex(&["backup", &target, "--data", &data]);
    assert_eq!(backup.exit, 0, "{}", backup.err);
    assert!(folder.path().join("backup/backup.json").exists());
    let twice = parindex(&["backup", &target, "--data", &data]);
    assert_eq!(twice.exit, 2);
    assert!(twice.err.contains("đã có"), "{}", twice.err);
}

#[test]
fn a_backup_of_nothing_is_refused_and_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let target = folder.path().join("backup").display().to_string();
    let said = parindex(&["backup", &target, "--data", &data.display().to_string()]);
    assert_eq!(said.exit, 2);
    assert!(!data.exists());
}
