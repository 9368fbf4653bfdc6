//! Which unit a written name means.

use units::{How, Level, Match, Roster, Scope, read_roster};

const ROSTER: &str = "\
# two districts with homonyms, wards with numbers, the highlands
code,agency,name,type,level,block,parent,valid_from
52,H05,Tỉnh Bình Định,tỉnh,province,,,
542,,Huyện An Lão,huyện,district,A,52,2019-10-06
545,,Huyện Hoài Ân,huyện,district,A,52,
21609,H05.1,Thị trấn An Lão,thị trấn,commune,xã,542,
21610,H05.2,Xã An Hòa,xã,commune,xã,542,
21611,H05.3,Xã An Lão,xã,commune,xã,545,
21612,H05.4,Xã Tân Thủy,xã,commune,xã,545,
21613,H05.5,Phường 5,phường,commune,phường,545,
21614,H05.6,Phường 15,phường,commune,phường,545,
00778,H05.7,UBND xã Đắk Mỹ - Tỉnh Bình Định,xã,commune,xã,545,
21616,H05.8,Phường An Hòa,phường,commune,phường,545,
21617,H05.9,Xã Tấn Lập,xã,commune,xã,542,
21618,H05.10,Xã Tân Lập,xã,commune,xã,542,
21619,H05.11,Xã Xa Dung,xã,commune,xã,542,
H05.90,H05.90,Sở Nội vụ - Tỉnh Bình Định,sở,department,sở,52,
";

fn roster() -> Roster {
    let (roster, findings) = read_roster("units.csv", ROSTER);
    assert!(findings.is_empty(), "{findings:?}");
    roster
}

#[track_caller]
fn check(text: &str, scope: Scope<'_>, code: &str, how: How) {
    let roster = roster();
    match roster.match_written(text, scope) {
        Match::Exact(at, found) => {
            assert_eq!(
                (roster.get(at).unwrap().code.as_str(), found),
                (code, how),
                "{text}"
            );
        }
        other => panic!("{text}: {other:?}"),
    }
}

#[track_caller]
fn check_several(text: &str, scope: Scope<'_>, codes: &[&str]) {
    let roster = roster();
    match roster.match_written(text, scope) {
        Match::Ambiguous(list) => {
            let found: Vec<&str> = list
                .iter()
                .map(|at| roster.get(*at).unwrap().code.as_str())
                .collect();
            assert_eq!(found, codes, "{text}");
        }
        other => panic!("{text}: {other:?}"),
    }
}

#[track_caller]
fn check_none(text: &str, proposed: &[&str]) {
    let roster = roster();
    match roster.match_written(text, Scope::default()) {
        Match::None { proposals } => {
            let found: Vec<&str> = proposals
                .iter()
                .map(|(at, _)| roster.get(*at).unwrap().code.as_str())
                .collect();
            assert_eq!(found, proposed, "{text}");
        }
        other => panic!("{text}: {other:?}"),
    }
}

const ANY: Scope<'static> = Scope {
    parent: None,
    level: None,
};

#[test]
fn by_code_and_agency() {
    check("21610", ANY, "21610", How::Code);
    check(" 00778 ", ANY, "00778", How::Code);
    check("778", ANY, "00778", How::LostZeros);
    check("H05.7", ANY, "00778", How::AgencyCode);
    check("h05.10", ANY, "21618", How::AgencyCode);
    check("H05.90", ANY, "H05.90", How::Code);
}

#[test]
fn by_name_and_its_spellings() {
    check("Xã An Hòa", ANY, "21610", How::Name);
    check("XÃ AN HOÀ", ANY, "21610", How::Name);
    check("UBND xã An Hòa", ANY, "21610", How::Stripped);
    check(
        "Uỷ ban nhân dân Xã An Hòa - Tỉnh Bình Định",
        ANY,
        "21610",
        How::Stripped,
    );
    check("X.An Hòa", ANY, "21610", How::Stripped);
    check("P. An Hòa", ANY, "21616", How::Stripped);
    check("Tân Thuỷ", ANY, "21612", How::Stripped);
    check("Xa\u{303} Ta\u{302}n Thu\u{309}y", ANY, "21612", How::Name);
    check("Đăk Mỹ", ANY, "00778", How::Stripped);
    check("Phường 05", ANY, "21613", How::Name);
    check("P.15", ANY, "21614", How::Stripped);
    check("Sở Nội vụ", ANY, "H05.90", How::Stripped);
    check("Xa Dung", ANY, "21619", How::Stripped);
}

#[test]
fn homonyms_need_a_type_a_place_or_a_scope() {
    check_several("An Lão", ANY, &["542", "21609", "21611"]);
    check_several("An Hòa", ANY, &["21610", "21616"]);
    check("TT An Lão", ANY, "21609", How::Stripped);
    check(
        "An Lão",
        Scope {
            level: Some(Level::District),
            parent: None,
        },
        "542",
        How::Stripped,
    );
    check(
        "An Lão",
        Scope {
            parent: Some("545"),
            level: None,
        },
        "21611",
        How::Stripped,
    );
    check("Xã An Lão, huyện Hoài Ân", ANY, "21611", How::Stripped);
    check("An Hòa (huyện An Lão)", ANY, "21610", How::Stripped);
    // of the right name, but below another place
    check_none("Xã An Lão, huyện An Lão", &["21611", "542", "21609"]);
}

#[test]
fn without_diacritics_only_where_one_fits() {
    check(
        "an hoa",
        Scope {
            parent: Some("542"),
            level: None,
        },
        "21610",
        How::NoDiacritics,
    );
    check("xa An Hoa", ANY, "21610", How::NoDiacritics);
    check("phuong an hoa", ANY, "21616", How::NoDiacritics);
    check_several("tan lap", ANY, &["21617", "21618"]);
    check("xa Dak My", ANY, "00778", How::NoDiacritics);
}

#[test]
fn a_misspelling_is_never_a_match() {
    check_none("Xã An Hoa̧", &["21610", "21616"]);
    check_none("Xã Tân Thuỵ", &["21612"]);
    check_none("Xã Tần Lập", &["21617", "21618"]);
    check_none("Xã Đắk Mĩ", &["00778"]);
    check_none("Đặc khu An Hòa", &["21610", "21616"]);
    check_none("Xã Không Có Thật", &[]);
    check_none("", &[]);
    check_none("79", &[]);
}

#[test]
fn names_of_files_are_the_last_resort() {
    let roster = roster();
    let below = Scope {
        parent: Some("542"),
        level: Some(Level::Commune),
    };
    for (file, scope, code) in [
        ("~$an-hoa.xlsx", below, "21610"),
        ("Bản sao của Xã An Hòa (1).xlsx", ANY, "21610"),
        ("an-hoa sua lan 2 final.xlsx", below, "21610"),
        ("nop/2024/phieu-cham-diem_xa-an-hoa_2024.xlsx", ANY, "21610"),
        ("H05.7.xlsx", ANY, "00778"),
        ("00778_xa-khac.csv", ANY, "00778"),
        ("phuong 5 lan 15.xlsx", ANY, "21613"),
    ] {
        let found = roster.match_file_name(file, scope);
        let code_found = found
            .position()
            .map(|at| roster.get(at).unwrap().code.as_str());
        assert_eq!(code_found, Some(code), "{file}: {found:?}");
        assert!(matches!(found, Match::Exact(_, How::FileName)));
    }
    assert_eq!(
        roster.match_file_name("an-hoa.xlsx", ANY),
        Match::Ambiguous(vec![4, 10])
    );
    assert_eq!(
        roster.match_file_name("tong hop lan 5.xlsx", ANY),
        Match::None {
            proposals: Vec::new()
        }
    );
}

#[test]
fn names_on_screen() {
    let roster = roster();
    let shown = |code: &str| roster.by_code(code).unwrap().display_name();
    assert_eq!(shown("00778"), "Xã Đắk Mỹ");
    assert_eq!(shown("H05.90"), "Sở Nội vụ");
    assert_eq!(shown("52"), "Tỉnh Bình Định");
    assert_eq!(roster.by_code("00778").unwrap().short_name(), "Đắk Mỹ");
}

/// As many units as the country has communes, and as many names as three forms of each give.
#[test]
fn the_whole_country_is_quick() {
    let onsets = [
        "An", "Bình", "Tân", "Phú", "Hòa", "Vĩnh", "Đông", "Mỹ", "Thạnh", "Long",
    ];
    let seconds = [
        "Lão", "Thủy", "Sơn", "Lập", "Khánh", "Hưng", "Đức", "Quang", "Trị", "Phong",
    ];
    let mut text = String::from("code,name,type,level,block\n");
    let name = |i: usize| format!("{} {} {}", onsets[i % 10], seconds[i / 10 % 10], i / 100);
    for i in 0..3_321 {
        text.push_str(&format!("{:05},Xã {},xã,commune,xã\n", i + 1, name(i)));
    }
    let (roster, findings) = read_roster("units.csv", &text);
    assert!(findings.is_empty());
    for i in 0..10_000 {
        let unit = i % 3_321;
        let written = match i % 3 {
            0 => format!("UBND xã {}", name(unit)),
            1 => vietnamese::new_style_tones(&name(unit)).to_uppercase(),
            _ => format!("X.{}", name(unit)),
        };
        assert_eq!(
            roster.match_written(&written, ANY).position(),
            Some(unit),
            "{written}"
        );
    }
}
