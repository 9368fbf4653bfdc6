//! What must hold of any amendment: its inverse undoes it, and no text of it panics or lasts.

use crate::amended::{clean, headed, on, said, sample, source};
use criteria::read_set;
use jiff::civil::date;
use proptest::prelude::*;

const INVERSE: &str = r#"
format = 1
amends = "thu-sua-doi/2025"
effective = 2025-08-01
[basis.D]
title = "Quyết định minh họa trả lại như cũ"
[[amend]]
criterion = "2.1"
was = { target = 90, max = 3 }
now = { target = 95, max = 4 }
now-examples = [ { given = { on_time = 95, resolved = 100 }, points = 4 }, { given = { on_time = 19, resolved = 40 }, points = 2 } ]
source = "D, Điều 1"
[[amend]]
criterion = "1.2"
property = ["levels", "Khá", "share"]
was = 50
now = 75
now-examples = [ { given = { done = "Tốt" }, points = 2 }, { given = { done = "Khá" }, points = 1.5 }, { given = { done = "Yếu" }, points = 0 } ]
source = "D, Điều 1"
[[amend]]
criterion = "1.1"
source = "D, Điều 1"
now-examples = [ { given = { issued = true }, points = 2 }, { given = { issued = false }, points = 0 } ]
[amend.was]
inputs    = { done = "date" }
rule      = "deadline"
due       = 2025-07-15
steps     = [ { to = 0, points = 2.0 }, { points = 1, to = 5 } ]
otherwise = { points = 0 }
title-en  = "Plan issued in time"
[amend.now]
inputs = { issued = "yes-no" }
rule   = "yes-no"
[[repeal]]
criterion = "2.3"
was-title = "Thanh toán trực tuyến"
was-max = 1.0
source = "D, Điều 1"
[[amend]]
band = "Tốt"
property = "from"
was = 8.5
now = 8
source = "D, Điều 1"
[[repeal]]
band = "Yếu"
was = { from = 3 }
source = "D, Điều 1"
[[amend]]
section = "ranking"
property = "ties"
was = "dense"
now = "competition"
source = "D, Điều 1"
[[amend]]
section = "rounding"
property = "total"
was = { mode = "half-up", digits = 1 }
source = "D, Điều 1"
"#;

#[test]
fn an_amendment_and_its_inverse_give_the_original() {
    let plain = clean(read_set(&source(vec![])));
    let there_and_back = source(vec![("1", sample(1)), ("2", INVERSE.to_owned())]);
    let set = clean(read_set(&there_and_back));
    assert_eq!(said(&set), said(&plain));
    assert_ne!(said(&on(&there_and_back, date(2025, 7, 1))), said(&plain));
}

#[test]
fn large_amendments_end_soon() {
    let large = source(vec![("x", headed(&"#".repeat(2 << 20)))]);
    let (_, findings) = read_set(&large);
    assert_eq!(findings[0].code, "file-too-large");
    let entry = "[[repeal]]\ncriterion = \"9\"\nwas-title = \"\"\nsource = \"D\"\n";
    let (_, findings) = read_set(&source(vec![("x", headed(&entry.repeat(5_000)))]));
    assert!(findings.iter().any(|own| own.code == "amendment-too-long"));
    let (_, findings) = read_set(&source(vec![("x", headed(&entry.repeat(900)))]));
    assert!(findings.len() < 120, "{}", findings.len());
    let many: Vec<(String, String)> = (0..60).map(|n| (n.to_string(), String::new())).collect();
    let many = many.iter().map(|(name, text)| (&**name, text.clone()));
    let (_, findings) = read_set(&source(many.collect()));
    assert_eq!(findings[0].code, "amendments-too-many");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_amendment_panics(text in "\\PC{0,300}") {
        let _ = read_set(&source(vec![("x", text.clone())]));
        let _ = read_set(&source(vec![("x", headed(&text))]));
    }

    #[test]
    fn an_amendment_with_a_piece_cut_out(from in 0_usize..2600, length in 0_usize..60) {
        let sample = sample(1);
        let kept = sample.chars().take(from).chain(sample.chars().skip(from + length));
        let _ = read_set(&source(vec![("x", kept.collect()), ("y", crate::amended::sample(2))]));
    }

    #[test]
    fn a_target_moved_there_and_back_is_the_original(target in 1_u32..1000) {
        let step = |was: &str, now: &str| headed(&format!(
            "[[amend]]\ncriterion = \"2.1\"\nproperty = \"when-missing\"\n{was}\n{now}\nsource = \"D\"\n[[amend]]\ncriterion = \"2.1\"\nproperty = \"guide\"\n{}\n{}\nsource = \"D\"\n",
            was.replace("zero", &target.to_string()), now.replace("zero", &target.to_string()),
        ));
        let there = step("", "now = \"zero\"");
        let back = step("was = \"zero\"", "").replace("[basis.D]", "[basis.E]").replace("source = \"D\"", "source = \"E\"");
        let set = clean(read_set(&source(vec![("1", there), ("2", back)])));
        prop_assert_eq!(said(&set), said(&clean(read_set(&source(vec![])))));
    }
}
