//! `units.csv` and everything that can be wrong with it.

use proptest::prelude::*;
use units::{Level, Scope, read_roster};

/// The codes of the findings with their lines.
fn findings(text: &str) -> Vec<String> {
    let (_, findings) = read_roster("units.csv", text);
    for finding in &findings {
        assert!(
            !finding.message.vi.is_empty()
                && !finding.message.en.is_empty()
                && !finding.fix.is_empty()
        );
    }
    findings
        .iter()
        .map(|finding| format!("{}:{}", finding.code, finding.place.address()))
        .collect()
}

#[test]
fn a_good_roster() {
    let text = "\u{feff}# source: a list\ncode,agency,name,type,level,block,parent,valid_from\n\
        H44,,UBND tỉnh Phú Thọ,tỉnh,province,,,\n\
        H44.105,H44.105,UBND xã Xuân Lũng,xã,commune,xã,H44,01/07/2025\n\
        \n\
        H44.12,,\"Sở Văn hóa, Thể thao và Du lịch - Tỉnh Phú Thọ\",sở,department,sở,H44,\n";
    let (roster, findings) = read_roster("units.csv", text);
    assert_eq!(findings, []);
    let unit = roster.by_code("H44.105").unwrap();
    assert_eq!(
        (unit.level, unit.line, unit.block.as_deref()),
        (Level::Commune, 4, Some("xã"))
    );
    assert_eq!(unit.valid_from.unwrap().to_string(), "2025-07-01");
    assert_eq!(roster.children_of("H44").count(), 2);
    assert_eq!(roster.ranked().count(), 2);
    assert_eq!(
        roster
            .unranked()
            .map(|unit| unit.code.as_str())
            .collect::<Vec<_>>(),
        ["H44"]
    );
    assert_eq!(roster.blocks(), ["xã", "sở"]);
    assert_eq!(
        roster.by_code("H44.12").unwrap().display_name(),
        "Sở Văn hóa, Thể thao và Du lịch"
    );
}

#[test]
fn each_defect_has_its_line() {
    assert_eq!(
        findings("code,name,level,note\n1,A,commune,x\n"),
        ["roster-column-unknown:1"]
    );
    assert_eq!(
        findings("# c\ncode,name\n1,A\n"),
        ["roster-column-missing:2"]
    );
    assert_eq!(
        findings("code,name,level,name\n1,A,commune,B\n"),
        ["roster-column-twice:1"]
    );
    assert_eq!(
        findings("code,name,level\n,A,commune\n"),
        ["roster-code-missing:2"]
    );
    assert_eq!(
        findings("code,name,level\n1,A,commune\n1,B,commune\n"),
        ["roster-code-twice:3"]
    );
    assert_eq!(
        findings("code,name,level\n1,,commune\n"),
        ["roster-name-missing:2"]
    );
    assert_eq!(
        findings("code,name,level\n1,A,village\n"),
        ["roster-level-unknown:2"]
    );
    assert_eq!(
        findings("code,name,level,parent\n1,A,commune,9\n"),
        ["roster-parent-unknown:2"]
    );
    assert_eq!(
        findings("code,name,level,valid_from\n1,A,commune,31/02/2020\n"),
        ["roster-date-unreadable:2"]
    );
    assert_eq!(
        findings("code,name,level\r\n# c\r\n\r\n1,A,x\r\n"),
        ["roster-level-unknown:4"]
    );
    assert_eq!(findings("code,name,level\n"), ["roster-empty:"]);
    assert_eq!(findings(""), ["roster-empty:"]);
    let circle =
        "code,name,level,parent\n1,A,commune,2\n2,B,district,3\n3,C,province,2\n4,D,commune,4\n";
    assert_eq!(
        findings(circle),
        ["roster-parent-cycle:3", "roster-parent-cycle:5"]
    );
}

#[test]
fn semicolons_of_a_vietnamese_excel() {
    let (roster, findings) = read_roster(
        "units.csv",
        "code;name;level;block\r\n1;Xã An Hòa;commune;xã\r\n",
    );
    assert_eq!((roster.len(), findings.len()), (1, 0));
}

proptest! {
    #[test]
    fn any_text_is_read_and_matched(text in "(code,name,level,parent\n)?([0-9]{0,2},[a-zà-ỹ .]{0,6},(commune|x|),[0-9]{0,2}\n){0,8}.{0,40}", name in ".{0,40}") {
        let (roster, _) = read_roster("units.csv", &text);
        let _ = roster.match_file_name(&name, Scope::default());
        for written in [name.as_str(), text.as_str()] {
            if let Some(at) = roster.match_written(written, Scope::default()).position() {
                prop_assert!(roster.get(at).is_some());
            }
        }
        for unit in roster.units() {
            // Its own code always finds it.
            prop_assert_eq!(roster.match_written(&unit.code, Scope::default()).position(), roster.position(&unit.code));
        }
    }
}

/// Figures stand beside the known columns, under their English or Vietnamese name.
#[test]
fn columns_of_figures() {
    let text = "code,name,level,Dân số\n1,Xã An,commune,8626\n2,Xã Bình,commune,\n3,Xã Cao,commune,nhiều\n";
    let (roster, findings) = read_roster("units.csv", text);
    let codes: Vec<&str> = findings.iter().map(|own| own.code.as_str()).collect();
    assert_eq!(codes, ["roster-figure-unreadable"]);
    let figures = roster.figures("population").expect("a column");
    let shown: Vec<Option<String>> = figures
        .iter()
        .map(|own| own.as_ref().map(ToString::to_string))
        .collect();
    assert_eq!(shown, [Some("8626".to_owned()), None, None]);
    assert!(roster.figures("dân số").is_some() && roster.figures("area").is_none());
}

#[test]
fn a_group_says_what_it_is() {
    let (roster, _) = read_roster("units.csv", "code,name,level\n1,Xã An,commune\n");
    for (row, kind) in [
        ("Cụm 1,1,", units::GroupKind::Cluster),
        ("Vùng núi,1,", units::GroupKind::Region),
        ("Huyện An Lão cũ (542),1,", units::GroupKind::Former),
        ("An Lão,1,huyện cũ", units::GroupKind::Former),
        ("Ven biển,1,", units::GroupKind::Other),
    ] {
        let text = format!("group,unit,kind\n{row}\n");
        let (groups, findings) = units::read_groups("nhom.csv", &text, &roster);
        assert!(findings.is_empty());
        assert_eq!(groups[0].kind, kind, "{row}");
    }
}

#[test]
fn a_row_of_a_group_keeps_its_line_behind_comments_and_empty_lines() {
    let (roster, _) = read_roster("units.csv", "code,name,level\n1,Xã An,commune\n");
    let text = "# nhóm\ngroup;unit\n\n# cụm\nCụm 1;1\n;\nCụm 1;9\n";
    let (groups, findings) = units::read_groups("nhom.csv", text, &roster);
    assert_eq!(groups[0].members.len(), 1);
    let [finding] = findings.as_slice() else {
        panic!("{findings:?}");
    };
    assert_eq!(finding.code, "group-unit-unknown");
    assert_eq!(finding.place, finding::Place::line("nhom.csv", 7, 1));
}
