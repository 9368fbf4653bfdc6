//! Changes decided after the last list: the shipped ones, and synthetic ones given by a user.

use jiff::civil::{Date, date};
use units::{Change, Level, Match, Part, Places, Scope};

const HEADING: &str = "from,change,code,was,new,now,decision,source\n";

fn name_on(places: &Places, code: &str, day: Date) -> Option<String> {
    places.on(code, day).map(|place| place.name.clone())
}

fn with(rows: &str) -> (Places, Vec<String>) {
    let text = format!("{HEADING}{rows}");
    let (places, findings) = Places::shipped_with(&[("own.csv", &text)]);
    let said = findings
        .iter()
        .map(|own| format!("{} {}", own.code, own.place.address()))
        .collect();
    (places, said)
}

/// Nghị quyết 30/2026/QH16 and 237/NQ-UBTVQH16, in force on 30 April 2026: 23 + 10 wards, 72 − 10 communes.
#[test]
fn ten_communes_of_dong_nai_became_wards_with_the_city() {
    let places = Places::shipped();
    let (before, after) = (date(2026, 4, 29), date(2026, 4, 30));
    assert_eq!(name_on(&places, "75", before).unwrap(), "Tỉnh Đồng Nai");
    assert_eq!(name_on(&places, "75", after).unwrap(), "Thành phố Đồng Nai");
    let count = |day, kind: &str| {
        let roster = places.roster_on(Some(day));
        let own = roster.units().iter().filter(|unit| {
            unit.parent.as_deref() == Some("75") && unit.block.as_deref() == Some(kind)
        });
        own.count()
    };
    assert_eq!((count(before, "phường"), count(before, "xã")), (23, 72));
    assert_eq!((count(after, "phường"), count(after, "xã")), (33, 62));

    let history = places.history("26116", None);
    let names: Vec<&str> = history.iter().map(|own| own.place.name.as_str()).collect();
    assert_eq!(names[names.len() - 2..], ["Xã Tân Phú", "Phường Tân Phú"]);
    let commune = &history[names.len() - 2];
    assert_eq!(commune.place.valid_to(), Some(before));
    assert_eq!(commune.after[0].change, Change::Retyped);
    let decided = commune.after[0].decided.expect("a decision");
    assert_eq!(decided.decision, "Nghị quyết số 237/NQ-UBTVQH16");
    assert_eq!(history[names.len() - 1].place.valid_from(), Some(after));
    let then = places.history("26116", Some(before));
    assert_eq!(then[0].place.name, "Xã Tân Phú");
}

/// The sums of the country, 3,321 on each day: 687 wards in July 2025, 697 and 709 after the decisions of 2026.
#[test]
fn the_country_keeps_its_3321() {
    let places = Places::shipped();
    for (day, wards, cities) in [
        (date(2025, 7, 1), 687, 6),
        (date(2026, 4, 30), 697, 7),
        (date(2026, 9, 1), 697, 8),
        (date(2026, 9, 20), 709, 9),
    ] {
        let roster = places.roster_on(Some(day));
        let communes = roster
            .units()
            .iter()
            .filter(|unit| unit.level == Level::Commune);
        assert_eq!(communes.count(), 3321, "{day}");
        let of = |kind: &str, level: Level| {
            let all = roster.units().iter();
            all.filter(|unit| unit.level == level && unit.kind == kind)
                .count()
        };
        assert_eq!(of("phường", Level::Commune), wards, "{day}");
        assert_eq!(of("thành phố", Level::Province), cities, "{day}");
    }
}

#[test]
fn written_names_follow_the_day() {
    let places = Places::shipped();
    let scope = Scope {
        parent: Some("75"),
        level: None,
    };
    for (written, day, found) in [
        ("Xã Trị An", date(2026, 4, 29), true),
        ("Phường Trị An", date(2026, 4, 29), false),
        ("Phường Trị An", date(2026, 4, 30), true),
        ("Xã Trị An", date(2026, 4, 30), false),
        ("Trị An", date(2026, 4, 30), true),
    ] {
        let roster = places.roster_on(Some(day));
        let at = roster.match_written(written, scope).position();
        let code = at.map(|at| roster.units()[at].code.as_str());
        assert_eq!(code, found.then_some("26170"), "{written} on {day}");
    }
    let today = places.roster_on(None);
    assert!(matches!(
        today.match_written("Thành phố Bắc Ninh", Scope::default()),
        Match::Exact(..)
    ));
}

/// Predecessors of June 2025 are found through a later change, Bình Phước in Đồng Nai too.
#[test]
fn predecessors_reach_through_a_later_change() {
    let places = Places::shipped();
    let codes = |all: Vec<(&units::PastPlace, Part)>| -> Vec<String> {
        all.into_iter()
            .map(|(place, _)| place.code.clone())
            .collect()
    };
    assert_eq!(codes(places.predecessors("75")), ["70", "75"]);
    let (old, _) = places.predecessors("25270")[0];
    let today = places.successors(&old.code);
    assert!(
        today
            .iter()
            .any(|(place, _)| place.name == "Phường Lộc Ninh")
    );
    let between = places.made_of("25270", date(2026, 12, 31), date(2025, 12, 31));
    assert_eq!(between.len(), 1);
    assert_eq!(
        (between[0].0.name.as_str(), between[0].1),
        ("Xã Lộc Ninh", Part::Whole)
    );
}

/// Three made-up communes of An Lão (21609 An Lão, 21616 An Vinh, 21622 An Toàn) through every kind of change.
#[test]
fn every_kind_of_change() {
    let (places, said) = with(
        "2027-01-01,rename,21609,Xã An Lão,,Xã Sông Lão,NQ 1,thử\n\
         01/02/2027,đổi mã,21609,Xã Sông Lão,99901,,NQ 2,thử\n\
         2027-03-01,merge,21616,Xã An Vinh,99901,,NQ 3,thử\n\
         2027-04-01,divide,99901,Xã Sông Lão,99901,,NQ 4,thử\n\
         2027-04-01,divide,99901,Xã Sông Lão,99902,Xã Mới,NQ 4,thử\n\
         2027-05-01,merge,99902,Xã Mới,99903,Phường Chung,NQ 5,thử\n\
         2027-05-01,merge,21622,Xã An Toàn,99903,Phường Chung,NQ 5,thử\n",
    );
    assert_eq!(said, [""; 0]);
    let name = |code, day| name_on(&places, code, day);
    assert_eq!(name("21609", date(2027, 1, 31)).unwrap(), "Xã Sông Lão");
    assert_eq!(name("21609", date(2027, 2, 1)), None);
    assert_eq!(name("99901", date(2027, 2, 1)).unwrap(), "Xã Sông Lão");
    assert_eq!(name("21616", date(2027, 2, 28)).unwrap(), "Xã An Vinh");
    assert_eq!(name("21616", date(2027, 3, 1)), None);
    assert_eq!(name("99903", date(2027, 5, 1)).unwrap(), "Phường Chung");
    let changes: Vec<(Change, Part)> = places
        .history("99901", None)
        .iter()
        .flat_map(|own| own.before.iter().map(|past| (past.change, past.part)))
        .collect();
    // Recoded from 21609; then itself and An Vinh; then its own part of the division.
    assert_eq!(
        changes,
        [
            (Change::Recoded, Part::Whole),
            (Change::Merged, Part::Whole),
            (Change::Merged, Part::Whole),
            (Change::Divided, Part::Some)
        ]
    );
    let made = |code, later, earlier| -> Vec<(String, Part)> {
        let all = places.made_of(code, later, earlier).into_iter();
        all.map(|(place, part)| (place.code.clone(), part))
            .collect()
    };
    let own = |code: &str, part| (code.to_owned(), part);
    assert_eq!(
        made("99903", date(2027, 5, 1), date(2026, 1, 1)),
        [
            own("21609", Part::Some),
            own("21616", Part::Some),
            own("21622", Part::Whole)
        ]
    );
    let became = places.became("21616", date(2026, 1, 1), date(2027, 6, 1));
    let codes: Vec<&str> = became
        .iter()
        .map(|(place, _)| place.code.as_str())
        .collect();
    assert_eq!(codes, ["99901", "99903"]);
}

/// Where a province goes over to another code, its communes go along and say so.
#[test]
fn communes_follow_their_province() {
    let (places, said) = with("2027-01-01,merge,22,Thành phố Quảng Ninh,31,,NQ 6,thử\n");
    assert_eq!(said, [""; 0]);
    let day = date(2027, 1, 1);
    let roster = places.roster_on(Some(day));
    assert_eq!(roster.children_of("22").count(), 0);
    let before = places.roster_on(Some(date(2026, 12, 31)));
    assert_eq!(
        roster.children_of("31").count(),
        before.children_of("31").count() + before.children_of("22").count()
    );
    let one = before
        .children_of("22")
        .next()
        .expect("a commune")
        .code
        .clone();
    assert_eq!(
        places.history(&one, Some(day))[0].before[0].change,
        Change::Moved
    );
}

#[test]
fn a_row_that_cannot_stand_changes_nothing() {
    for (row, code) in [
        (
            "2024-01-01,retype,21609,Xã An Lão,,Phường An Lão,NQ,x",
            "places-change-day",
        ),
        (
            "hôm qua,retype,21609,Xã An Lão,,Phường An Lão,NQ,x",
            "places-change-day",
        ),
        (
            "2027-01-01,biến,21609,Xã An Lão,,Phường An Lão,NQ,x",
            "places-change-unknown",
        ),
        (
            "2027-01-01,retype,21609,Xã An Lão,,Phường An Lão,,x",
            "places-change-empty",
        ),
        (
            "2027-01-01,retype,99999,Xã An Lão,,Phường An Lão,NQ,x",
            "places-change-not-there",
        ),
        (
            "2027-01-01,retype,21609,Thị trấn An Lão,,Phường An Lão,NQ,x",
            "places-change-was",
        ),
        (
            "2027-01-01,retype,21609,Xã An Lão,,Phường An Hòa,NQ,x",
            "places-change-unfit",
        ),
        (
            "2027-01-01,rename,21609,Xã An Lão,,Sông Lão,NQ,x",
            "places-change-unfit",
        ),
        (
            "2027-01-01,recode,21609,Xã An Lão,21616,,NQ,x",
            "places-change-unfit",
        ),
        (
            "2027-01-01,recode,21609,Xã An Lão,216,,NQ,x",
            "places-change-unfit",
        ),
        (
            "2027-01-01,merge,21609,Xã An Lão,99901,,NQ,x",
            "places-change-unfit",
        ),
    ] {
        let (places, said) = with(&format!("{row}\n"));
        assert_eq!(said, [format!("{code} 2")], "{row}");
        assert_eq!(
            name_on(&places, "21609", date(2028, 1, 1)).unwrap(),
            "Xã An Lão",
            "{row}"
        );
    }
    let (_, said) = with(
        "2027-01-01,retype,21609,Xã An Lão,,Phường An Lão,NQ,x\n\
         2027-01-01,rename,21609,Xã An Lão,,Xã Sông Lão,NQ,x\n",
    );
    assert_eq!(said, ["places-change-twice 3"]);
    let (_, findings) = Places::shipped_with(&[("own.csv", "from,code\n2027-01-01,21609\n")]);
    assert_eq!(findings[0].code, "places-change-columns");
}

/// Who gives a file of their own need not know which rows a later program carries itself.
#[test]
fn a_shipped_row_may_be_given_again() {
    let (places, said) =
        with("2026-04-30,retype,25270,Xã Lộc Ninh,,Phường Lộc Ninh,237/NQ-UBTVQH16,công báo\n");
    assert_eq!(said, [""; 0]);
    assert_eq!(places.history("25270", Some(date(2027, 1, 1))).len(), 1);
}
