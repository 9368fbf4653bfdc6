//! What units were made of, and weights over it.

use jiff::civil::date;
use units::{Crosswalk, PlaceList, Places, Roster, read_crosswalk, read_roster, read_weights};

fn roster(codes: &[&str]) -> Roster {
    let lines: String = codes
        .iter()
        .map(|code| format!("{code},Xã {code},commune\n"))
        .collect();
    read_roster("units.csv", &format!("code,name,level\n{lines}")).0
}

#[test]
fn a_unit_in_one_row_went_whole_and_one_in_two_in_parts() {
    let (old, new) = (roster(&["A", "B", "C"]), roster(&["X", "Y", "C2"]));
    let text = "# sắp xếp\nold;new\nA;X\nB;X\nB;Y\nC;C2\n";
    let (walk, found) = read_crosswalk("c.csv", text, &old, &new);
    assert!(found.is_empty(), "{found:?}");
    let of = |code: &str| -> Vec<(String, bool)> {
        let all = walk.predecessors(code).iter();
        all.map(|own| (own.code.clone(), own.whole)).collect()
    };
    assert_eq!(of("X"), [("A".to_owned(), true), ("B".to_owned(), false)]);
    assert_eq!(of("Y"), [("B".to_owned(), false)]);
    assert!(walk.same("X").is_none() && walk.same("Y").is_none());
    assert_eq!(walk.same("C2").unwrap().code, "C");
    assert_eq!(walk.same("C2").unwrap().name.as_deref(), Some("Xã C"));
}

#[test]
fn what_cannot_be_used_is_named_with_its_line() {
    let (old, new) = (roster(&["A"]), roster(&["X"]));
    for (text, code, line, kept) in [
        ("cũ,mới\nA,X\n", "crosswalk-columns", None, 0),
        ("old,new\nA,\n", "crosswalk-row-empty", Some(2), 0),
        ("old,new\n#\nA,Q\n", "crosswalk-unit-unknown", Some(3), 0),
        ("old,new\nQ,X\n", "crosswalk-unit-unknown", Some(2), 1),
        ("old,new\nA,X\nA,X\n", "crosswalk-row-twice", Some(3), 1),
    ] {
        let (walk, found) = read_crosswalk("c.csv", text, &old, &new);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].code, code);
        let place = found[0].to_text(finding::Lang::En);
        if let Some(line) = line {
            assert!(place.contains(&format!("c.csv:{line}")), "{place}");
        }
        assert_eq!(walk.predecessors("X").len(), kept, "{text}");
    }
    for (text, code) in [
        ("code,n\nA,1\n", "weight-columns"),
        ("code,dân số\nA,nhiều\n", "weight-not-a-number"),
        ("code,dân số\nA,-1\n", "weight-not-a-number"),
        ("code,dân số\nQ,1\n", "weight-unit-unknown"),
        ("code,dân số\nA,1\nA,2\n", "weight-unit-twice"),
    ] {
        let (_, found) = read_weights("w.csv", text, "Dân số", &old);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].code, code);
        assert!(!format!("{found:?}").contains("nhiều"));
    }
}

/// The four communes of An Lão in Gia Lai were made of ten; Sơn Vĩ bears the code of Xín Cái.
#[test]
fn the_countrys_list_says_what_a_commune_of_today_was_made_of() {
    let places = Places::shipped();
    let today = places.roster(PlaceList::Since2025);
    let walk = Crosswalk::of_places(&places, &today, (date(2025, 6, 30), date(2025, 7, 1)));
    let names: Vec<&str> = walk
        .predecessors("00778")
        .iter()
        .filter_map(|own| own.name.as_deref())
        .collect();
    assert!(
        names.contains(&"Xã Xín Cái") && names.contains(&"Xã Sơn Vĩ"),
        "{names:?}"
    );
    assert!(walk.same("00778").is_none());
    assert_eq!(PlaceList::Since2025.date(), date(2025, 7, 1));
    // 132 units of today are one unit of before, whole, under its code; five more under another code.
    let units = today.units().iter();
    let same = units.filter_map(|unit| Some((unit, walk.same(&unit.code)?)));
    let (kept, recoded): (Vec<_>, Vec<_>) = same.partition(|(unit, old)| unit.code == old.code);
    assert_eq!((kept.len(), recoded.len()), (132, 5));
}
