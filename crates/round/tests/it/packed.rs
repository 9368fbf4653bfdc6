//! A packed round is self-contained and comes to the same result.

use super::entries::ROUNDS;
use super::fixture;
use ranking::{CsvKind, RankJson, ranking_csv};
use round::{AnswerFiles, Inputs, entries_of, open_contained, open_files, pack};
use std::path::Path;

fn bytes(inputs: &Inputs) -> (String, String) {
    let (ran, findings) = round::run(inputs);
    let ran = ran.unwrap_or_else(|| panic!("{findings:#?}"));
    let json = RankJson::new("test", "test", &ran.set, &ran.ranked, &findings);
    (
        serde_json::to_string_pretty(&json).unwrap(),
        ranking_csv(&ran.set, &ran.ranked, &[], CsvKind::Machine),
    )
}

#[test]
fn every_packed_round_gives_the_same_bytes() {
    for name in ROUNDS {
        let inputs = round::open(&fixture(name)).0.unwrap();
        let files = pack(&inputs, AnswerFiles::Read).unwrap();
        let (again, found) = open_files(&files, AnswerFiles::Read);
        assert!(found.is_empty(), "{name}: {found:#?}");
        let again = again.unwrap();
        assert_eq!(bytes(&inputs), bytes(&again), "{name}");
        assert_eq!(pack(&again, AnswerFiles::Read).unwrap(), files, "{name}");
        // Only a manifest that named a path outside has another text.
        let outside = name.starts_with("compare/");
        assert_eq!(inputs.digest == again.digest, !outside, "{name}");
    }
}

#[test]
fn a_packed_round_without_files_of_answers_is_run_from_records() {
    let inputs = round::open(&fixture("cchc-xa-minh-hoa-2024")).0.unwrap();
    let rows = entries_of(&round::read_answers(&inputs).0.unwrap());
    let files = pack(&inputs, AnswerFiles::Leave).unwrap();
    assert!(files.keys().all(|path| !path.starts_with("forms/")));
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in &files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let (stored, found) = open_contained(folder.path(), AnswerFiles::Leave);
    assert!(found.is_empty(), "{found:#?}");
    let stored = stored.unwrap();
    let held = open_files(&files, AnswerFiles::Leave).0.unwrap();
    assert_eq!(stored.digest, held.digest);
    let (from_files, from_records) = (
        round::run(&inputs).0.unwrap(),
        round::run_entries(&stored, &rows).0.unwrap(),
    );
    assert_eq!(from_files.scored, from_records.scored);
    assert_eq!(from_files.ranked.rows, from_records.ranked.rows);
    assert_eq!(from_files.surveys.len(), from_records.surveys.len());
}

fn write_round(folder: &Path, manifest: &str) {
    let set = std::fs::read_to_string(fixture("points-only/set.toml")).unwrap();
    let units = std::fs::read_to_string(fixture("points-only/units.csv")).unwrap();
    std::fs::write(folder.join("round.toml"), manifest).unwrap();
    std::fs::write(folder.join("set.toml"), set).unwrap();
    std::fs::write(folder.join("units.csv"), units).unwrap();
}

const MANIFEST: &str = "format = 1\nid = \"x\"\ntitle = \"X\"\nyear = 2023\nas-of = 2024-01-15\nset = \"set.toml\"\nunits = \"units.csv\"\n";

#[test]
fn no_path_and_no_link_leads_out_of_a_contained_folder() {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("round");
    std::fs::create_dir(&folder).unwrap();
    write_round(above.path(), MANIFEST);
    write_round(&folder, MANIFEST);
    assert!(open_contained(&folder, AnswerFiles::Read).0.is_some());
    for (key, path) in [
        ("units = \"units.csv\"", "units = \"../units.csv\""),
        ("set = \"set.toml\"", "set = \"../set.toml\""),
        ("set = \"set.toml\"", "set = \"/etc/passwd\""),
        ("set = \"set.toml\"", "set = \"a/../../set\""),
        (
            "units = \"units.csv\"",
            "units = \"units.csv\"\nprevious = \"..\"",
        ),
        (
            "units = \"units.csv\"",
            "units = \"units.csv\"\n[[file]]\npath = \"../*.csv\"\nlayer = \"self\"",
        ),
        (
            "units = \"units.csv\"",
            "units = \"units.csv\"\n[expected]\nknown-differences = \"x\\\\..\\\\y\"",
        ),
    ] {
        write_round(&folder, &MANIFEST.replace(key, path));
        let (inputs, found) = open_contained(&folder, AnswerFiles::Read);
        assert!(inputs.is_none(), "{path}");
        assert_eq!(found[0].code, "path-leads-out", "{path}");
    }
    #[cfg(unix)]
    {
        write_round(&folder, MANIFEST);
        std::fs::remove_file(folder.join("units.csv")).unwrap();
        std::os::unix::fs::symlink(above.path().join("units.csv"), folder.join("units.csv"))
            .unwrap();
        let (inputs, found) = open_contained(&folder, AnswerFiles::Read);
        assert!(inputs.is_none());
        assert_eq!(found[0].code, "file-not-readable");
    }
}

#[test]
fn a_contained_folder_does_not_look_for_its_set_above() {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("round");
    std::fs::create_dir_all(above.path().join("criteria/a")).unwrap();
    std::fs::create_dir(&folder).unwrap();
    write_round(&folder, &MANIFEST.replace("set.toml", "a/2023"));
    let set = std::fs::read_to_string(fixture("points-only/set.toml")).unwrap();
    std::fs::write(above.path().join("criteria/a/2023.toml"), set).unwrap();
    assert!(round::open(&folder).0.is_some());
    let (inputs, found) = open_contained(&folder, AnswerFiles::Read);
    assert!(inputs.is_none());
    assert_eq!(found[0].code, "set-not-found");
}
