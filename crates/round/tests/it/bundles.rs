//! Bundles compute again to the same bytes, and whatever is changed in one is found.

use super::fixture;
use ranking::RankJson;
use round::{
    About, BundleKind, PublicResult, entries_of, internal_bundle, public_bundle, run_entries,
    verify,
};
use serde_json::{Value, json};
use std::sync::Arc;
use workbook::{Files, Limits, read_archive, write_archive};

const PROGRAM: &str = "9.9.9";
const NOTICE: &str = "DỰ THẢO – CHƯA CÔNG BỐ";

fn internal(name: &str) -> Vec<u8> {
    let inputs = round::open(&fixture(name)).0.unwrap();
    let rows = entries_of(&round::read_answers(&inputs).0.unwrap());
    let (ran, found) = run_entries(&inputs, &rows);
    let ran = ran.unwrap();
    let notices = vec![NOTICE.to_owned()];
    let about = About::of(BundleKind::Internal, PROGRAM, &inputs, &ran.set, notices);
    internal_bundle(&inputs, &rows, (&ran, &found), about, Files::new()).unwrap()
}

/// What is public at the depth of fields.
fn public(name: &str) -> Vec<u8> {
    let inputs = round::open(&fixture(name)).0.unwrap();
    let ran = round::run(&inputs).0.unwrap();
    let json = RankJson::new(PROGRAM, "x", &ran.set, &ran.ranked, &[]);
    let mut json = serde_json::to_value(json).unwrap();
    for row in json["rows"].as_array_mut().unwrap() {
        row.as_object_mut().unwrap().remove("self");
        row.as_object_mut().unwrap().remove("appraised");
    }
    let result = PublicResult {
        ranking: json,
        surveys: vec![("y-kien".into(), json!({"small_cell": 5, "rows": []}))],
    };
    let mut about = About::of(BundleKind::Public, PROGRAM, &inputs, &ran.set, Vec::new());
    about.act = Some(json!({"number": "1/QĐ-UBND"}));
    about.face = Some(json!({"kind": "full", "depth": "fields"}));
    public_bundle(&inputs, &result, about).unwrap()
}

fn errors(bytes: &[u8]) -> Vec<String> {
    let (verified, findings) = verify("x.zip", bytes, PROGRAM);
    assert!(verified.is_some(), "{findings:#?}");
    findings.into_iter().map(|own| own.code).collect()
}

fn files(bytes: &[u8]) -> Files {
    read_archive("x.zip", &Arc::from(bytes), &Limits::default()).unwrap()
}

/// The bundle with one file changed; with `sealed` its digest says so too, as somebody who knows the format would do.
fn changed(bytes: &[u8], path: &str, sealed: bool, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut files = files(bytes);
    let before = String::from_utf8(files[path].to_vec()).unwrap();
    let after = change(before.clone());
    assert_ne!(before, after);
    if sealed {
        let about = String::from_utf8(files["bundle.json"].to_vec()).unwrap();
        let about = about.replace(&digest(before.as_bytes()), &digest(after.as_bytes()));
        files.insert("bundle.json".into(), about.into_bytes().into());
    }
    files.insert(path.into(), after.into_bytes().into());
    write_archive(&files).unwrap()
}

fn digest(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let bytes = Sha256::digest(bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn an_internal_bundle_computes_again_to_the_same_bytes() {
    for name in [
        "cchc-xa-huyen-minh-hoa-2019",
        "surveys/round-small",
        "phu-tho-2026",
        "compare/every-change/round-2024",
    ] {
        let bytes = internal(name);
        assert_eq!(bytes, internal(name), "{name}");
        assert_eq!(errors(&bytes), Vec::<String>::new(), "{name}");
        let verified = verify("x.zip", &bytes, PROGRAM).0.unwrap();
        assert_eq!(verified.digest, digest(&bytes));
        assert_eq!(verified.recomputed.len(), 1);
    }
}

#[test]
fn every_changed_file_of_an_internal_bundle_is_found() {
    let bytes = internal("cchc-xa-huyen-minh-hoa-2019");
    let one_more = |text: String| text.replacen("\"value\":\"", "\"value\":\"1", 1);
    let other_name = |text: String| text.replacen("Xã", "Phường", 1);
    let found = |path: &str, sealed, change: &dyn Fn(String) -> String| {
        errors(&changed(&bytes, path, sealed, change))
    };
    assert_eq!(
        found("entries.jsonl", false, &one_more),
        [
            "bundle-file-changed",
            "bundle-result-differs",
            "bundle-result-differs"
        ]
    );
    assert!(found("entries.jsonl", true, &one_more).contains(&"bundle-result-differs".to_owned()));
    assert_eq!(
        found("result/ranking.csv", true, &|text| text
            .replacen("true", "false", 1)),
        ["bundle-result-differs"]
    );
    assert_eq!(
        found("round/units.csv", true, &other_name),
        [
            "bundle-inputs-differ",
            "bundle-result-differs",
            "bundle-result-differs"
        ]
    );
    // A comment in the set changes no figure, but it is another text.
    let set = "round/criteria/cchc-xa-huyen-minh-hoa/2019.toml";
    let commented = found(set, true, &|text| format!("# đã sửa\n{text}"));
    // Its digest in `bundle.json` was changed along, so what tells is the result, which names the set's digest.
    assert_eq!(commented, ["bundle-inputs-differ", "bundle-result-differs"]);
    for path in files(&bytes).keys().filter(|path| *path != "bundle.json") {
        let longer = found(path, false, &|text| format!("{text} "));
        assert!(longer.contains(&"bundle-file-changed".to_owned()), "{path}");
    }
}

#[test]
fn files_taken_out_or_put_in_are_found_and_another_program_is_said() {
    let bytes = internal("cchc-xa-huyen-minh-hoa-2019");
    let mut fewer = files(&bytes);
    fewer.remove("result/ranking.csv");
    fewer.insert("result/thêm.csv".into(), Arc::from(&b"x"[..]));
    let found = errors(&write_archive(&fewer).unwrap());
    assert!(found.contains(&"bundle-file-missing".to_owned()));
    assert!(found.contains(&"bundle-file-unknown".to_owned()));
    let (_, findings) = verify("x.zip", &bytes, "10.0.0");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, "bundle-by-other-program");
    assert!(!findings[0].is_error());
}

#[test]
fn a_public_bundle_follows_from_its_own_figures() {
    for name in [
        "cchc-xa-huyen-minh-hoa-2019",
        "phu-tho-2026",
        "binh-duong-2017",
        "cchc-huyen-minh-hoa-2020",
    ] {
        let bytes = public(name);
        assert_eq!(errors(&bytes), Vec::<String>::new(), "{name}");
        let recomputed = verify("x.zip", &bytes, PROGRAM).0.unwrap().recomputed;
        assert!(recomputed.len() >= 3, "{name}: {recomputed:?}");
    }
}

#[test]
fn figures_of_a_public_bundle_that_do_not_follow_are_found() {
    let bytes = public("cchc-xa-huyen-minh-hoa-2019");
    let row = |change: &dyn Fn(&mut Value)| {
        let text = |text: String| {
            let mut json: Value = serde_json::from_str(&text).unwrap();
            change(&mut json["rows"][2]);
            format!("{}\n", serde_json::to_string_pretty(&json).unwrap())
        };
        errors(&changed(&bytes, "result/ranking.json", true, text))
    };
    for (key, value) in [
        ("total", json!("99.99")),
        ("index", json!("12.34")),
        ("rank", json!(9)),
        ("band", json!("Xuất sắc nhất")),
    ] {
        let found = row(&|row| row[key] = value.clone());
        assert!(
            found.contains(&"bundle-figure-differs".to_owned()),
            "{key}: {found:?}"
        );
        assert!(found.contains(&"bundle-result-differs".to_owned()), "{key}");
    }
    let found = row(&|row| row["self"] = json!("1.00"));
    assert!(
        found.contains(&"bundle-deeper-than-face".to_owned()),
        "{found:?}"
    );
    let small = json!({"small_cell": 5, "rows": [{"hidden": false, "valid": 3, "code": "MH"}]});
    let path = "result/surveys/01-y-kien.json";
    let found = errors(&changed(&bytes, path, true, |_| small.to_string()));
    assert_eq!(found, ["bundle-small-cell"]);
}

#[test]
fn what_is_no_bundle_is_refused_without_a_panic() {
    let bytes = internal("points-only");
    for cut in (0..bytes.len()).step_by(bytes.len() / 40) {
        let (verified, findings) = verify("x.zip", &bytes[..cut], PROGRAM);
        assert!(verified.is_none() && !findings.is_empty());
    }
    let other = write_archive(&Files::from([("a".into(), Arc::from(&b"b"[..]))])).unwrap();
    let (verified, findings) = verify("x.zip", &other, PROGRAM);
    assert!(verified.is_none());
    assert_eq!(findings[0].code, "bundle-unreadable");
}
