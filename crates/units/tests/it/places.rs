//! The shipped lists of places, against the known cases and a table of five localities.

use jiff::civil::date;
use std::collections::BTreeSet;
use units::{Change, InForce, Level, Match, Part, PlaceList, Places, Scope};

fn count(places: &Places, list: PlaceList, level: Level) -> usize {
    let all = places.places().iter();
    all.filter(|place| place.level == level && place.lists.contains(&list))
        .count()
}

/// QĐ 19/2025/QĐ-TTg: 34 and 3,321; before it 63, 696 and 10,035.
#[test]
fn the_lists_have_the_published_sizes() {
    let places = Places::shipped();
    let sizes = |list| {
        [Level::Province, Level::District, Level::Commune].map(|level| count(&places, list, level))
    };
    assert_eq!(sizes(PlaceList::Since2025), [34, 0, 3321]);
    assert_eq!(sizes(PlaceList::Until2025), [63, 696, 10_035]);
    assert_eq!(sizes(PlaceList::Of2019)[2], 11_160);
    let ended = places.places().iter().filter(|place| {
        place.lists.contains(&PlaceList::Until2025) && place.level == Level::Commune
    });
    let divided = ended
        .filter(|place| {
            places
                .successors(&place.code)
                .iter()
                .any(|(_, part)| *part != Part::Whole)
        })
        .count();
    assert_eq!(divided, 471);
}

#[test]
fn the_files_have_no_unusable_row() {
    let (_, findings) = Places::read(
        ("places.csv", include_str!("../../data/places.csv")),
        ("changes.csv", include_str!("../../data/changes.csv")),
        &[("later.csv", include_str!("../../data/later.csv"))],
    );
    assert_eq!(findings, []);
    let (_, findings) = Places::read(
        (
            "places.csv",
            "code,name,parent,lists\n1234,Xã A,,a\n00001,Xã B,001,b\n",
        ),
        ("changes.csv", "old,new,mark\n00001,00002,\n"),
        &[],
    );
    let places: Vec<String> = findings.iter().map(|f| f.place.to_string()).collect();
    assert_eq!(places, ["places.csv:2:1", "changes.csv:2:1"]);
}

/// 00778 was Xín Cái and is Sơn Vĩ now; old Sơn Vĩ was 00793.
#[test]
fn a_code_is_not_an_identity() {
    let places = Places::shipped();
    let history = places.history("00778", None);
    let [before, now] = history.as_slice() else {
        panic!("two meanings: {history:?}");
    };
    assert_eq!(
        (before.place.name.as_str(), now.place.name.as_str()),
        ("Xã Xín Cái", "Xã Sơn Vĩ")
    );
    assert_eq!(now.place.valid_from(), Some(date(2025, 7, 1)));
    assert_eq!(before.place.valid_to(), Some(date(2025, 6, 30)));
    let made_of: Vec<&str> = now
        .before
        .iter()
        .filter_map(|past| past.place.map(|place| place.code.as_str()))
        .collect();
    assert!(
        made_of.contains(&"00793") && made_of.contains(&"00778"),
        "{made_of:?}"
    );
    assert!(
        before
            .after
            .iter()
            .all(|past| past.change == Change::Merged)
    );
    let old = places.history("00793", None);
    assert_eq!(old[0].place.name, "Xã Sơn Vĩ");
    assert_eq!(
        old[0].after[0].place.map(|place| place.code.as_str()),
        Some("00778")
    );
    let then = places.history("00778", Some(date(2024, 1, 1)));
    assert_eq!(
        then.iter()
            .map(|own| own.place.name.as_str())
            .collect::<Vec<_>>(),
        ["Xã Xín Cái"]
    );
}

/// The communes of a former district, in 2019, in June 2025, and what they are now.
#[test]
fn former_districts_have_the_known_sizes() {
    let places = Places::shipped();
    for (district, in_2019, in_2025, now) in
        [("542", 10, 10, 4), ("027", 18, 18, 7), ("391", 28, 24, 6)]
    {
        let within = |list: PlaceList| {
            let all = places.places().iter();
            all.filter(move |place| {
                place.parent.as_deref() == Some(district) && place.lists.contains(&list)
            })
        };
        let today: BTreeSet<&str> = within(PlaceList::Until2025)
            .flat_map(|place| places.successors(&place.code))
            .map(|(place, _)| place.code.as_str())
            .collect();
        let sizes = (
            within(PlaceList::Of2019).count(),
            within(PlaceList::Until2025).count(),
            today.len(),
        );
        assert_eq!(sizes, (in_2019, in_2025, now), "district {district}");
    }
}

/// An Lão exists in Bình Định (now Gia Lai) and in Hải Phòng.
#[test]
fn homonyms_need_a_parent() {
    let roster = Places::shipped().roster(PlaceList::Until2025);
    let scope = |parent| Scope {
        parent,
        level: Some(Level::District),
    };
    assert!(
        matches!(roster.match_written("Huyện An Lão", scope(None)), Match::Ambiguous(two) if two.len() == 2)
    );
    let found = roster
        .match_written("Huyện An Lão", scope(Some("52")))
        .position();
    assert_eq!(
        found
            .and_then(|at| roster.get(at))
            .map(|unit| unit.code.as_str()),
        Some("542")
    );
    let now = Places::shipped().roster(PlaceList::Since2025);
    let found = now
        .match_written(
            "Xã An Lão",
            Scope {
                parent: Some("52"),
                level: None,
            },
        )
        .position();
    assert_eq!(
        found
            .and_then(|at| now.get(at))
            .map(|unit| unit.code.as_str()),
        Some("21609")
    );
}

#[test]
fn five_localities_row_by_row() {
    let text = include_str!("../../../../fixtures/places/units-of-the-sources.csv");
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let places = Places::shipped();
    let mut rows = 0;
    for row in reader.records() {
        let row = row.expect("a row of the table");
        let (list, code) = (
            if row[1].starts_with("2019") {
                PlaceList::Of2019
            } else {
                PlaceList::Until2025
            },
            &row[7],
        );
        let place = places
            .in_list(code, list)
            .unwrap_or_else(|| panic!("{code} in {list:?}"));
        assert_eq!(vietnamese::key(&place.name), vietnamese::key(&row[8]));
        assert_eq!(place.parent.as_deref(), Some(&row[5]));
        if list == PlaceList::Until2025 {
            let after = places.successors(code);
            assert!(
                after.iter().any(|(new, _)| new.code == row[11]),
                "{code} went to {}",
                &row[11]
            );
            assert_eq!(after.len() > 1, &row[13] == "True", "{code}");
        }
        rows += 1;
    }
    assert_eq!(rows, 460);
}

/// The table's names, written in the ways of offices, within their district or new province: every right spelling finds its unit, and none finds another.
#[test]
fn names_of_the_sources_find_their_unit_and_no_other() {
    let text = include_str!("../../../../fixtures/places/units-of-the-sources.csv");
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let places = Places::shipped();
    let in_2019 = places.roster(PlaceList::Of2019);
    let in_2025 = places.roster(PlaceList::Until2025);
    let reformed = places.roster(PlaceList::Since2025);
    let mut n_found = 0;
    let mut check = |roster: &units::Roster, parent: &str, name: &str, code: &str| {
        let scope = Scope {
            parent: Some(parent),
            level: Some(Level::Commune),
        };
        let right = [
            name.to_owned(),
            format!("UBND {}", name.to_lowercase()),
            name.to_uppercase(),
            vietnamese::new_style_tones(name),
            name.replacen("Xã ", "X.", 1),
            code.to_owned(),
        ];
        for written in right {
            let found = roster.match_written(&written, scope).position();
            let found = found.map(|at| roster.units()[at].code.as_str());
            assert_eq!(found, Some(code), "“{written}” in {parent}");
            n_found += 1;
        }
        // Without diacritics two names may become one: then both are shown.
        match roster.match_written(&vietnamese::fold(name), scope) {
            Match::Exact(at, _) => assert_eq!(roster.units()[at].code, code, "{name}"),
            Match::Ambiguous(all) => {
                assert!(all.iter().any(|at| roster.units()[*at].code == code));
            }
            Match::None { .. } => panic!("“{name}” without diacritics in {parent}"),
        }
    };
    for row in reader.records() {
        let row = row.expect("a row of the table");
        if row[1].starts_with("2019") {
            check(&in_2019, &row[5], &row[8], &row[7]);
            continue;
        }
        check(&in_2025, &row[5], &row[8], &row[7]);
        let province = reformed
            .match_written(
                &row[10],
                Scope {
                    parent: None,
                    level: Some(Level::Province),
                },
            )
            .position()
            .expect("the new province");
        let province = reformed.units()[province].code.clone();
        check(&reformed, &province, &row[12], &row[11]);
    }
    assert!(n_found > 460 * 6, "{n_found}");
}

#[test]
fn a_day_between_two_lists_is_said_to_be_between() {
    let on = |y, m, d| PlaceList::on(date(y, m, d));
    assert_eq!(on(2025, 6, 30), InForce::List(PlaceList::Until2025));
    assert_eq!(on(2018, 1, 1), InForce::Before(PlaceList::Of2019));
    assert_eq!(on(2024, 12, 31).list(), PlaceList::Until2025);
}

/// A stream of numbers by a fixed rule (Knuth's MMIX generator), so that every run distorts the same names the same way.
struct Stream(u64);

impl Stream {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % (n as u64)).expect("below n")
    }
}

fn distorted(name: &str, stream: &mut Stream) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = stream.below(letters.len());
    match stream.below(8) {
        0 => drop(letters.remove(at)),
        1 if at + 1 < letters.len() => letters.swap(at, at + 1),
        2 => letters.insert(at, 'h'),
        3 => letters[at] = 'e',
        4 => return vietnamese::fold(name),
        5 => return format!("UBND {}", name.to_lowercase()),
        6 => return name.to_uppercase(),
        _ => return name.replace(' ', "  "),
    }
    letters.into_iter().collect()
}

/// A wrong match is worse than none: of 1,000 distorted names none is taken for another place. Where the distortion happens to be the name of a neighbour, no program could know; those are passed over.
#[test]
fn no_distorted_name_is_taken_for_another_place() {
    for list in [PlaceList::Since2025, PlaceList::Until2025] {
        distort(&Places::shipped().roster(list));
    }
}

fn distort(roster: &units::Roster) {
    let communes: Vec<&units::Unit> = roster
        .units()
        .iter()
        .filter(|unit| unit.level == Level::Commune)
        .collect();
    let mut stream = Stream(20_261_122);
    let (mut tried, mut right) = (0, 0);
    while tried < 1000 {
        let unit = communes[stream.below(communes.len())];
        let written = distorted(&unit.name, &mut stream);
        let neighbour = |other: &&&units::Unit| {
            let core = |name: &str| {
                vietnamese::fold(name)
                    .split_once(' ')
                    .map(|(_, core)| core.to_owned())
            };
            other.parent == unit.parent
                && other.code != unit.code
                && (vietnamese::fold(&other.name) == vietnamese::fold(&written)
                    || core(&other.name) == core(&written))
        };
        if communes.iter().any(|other| neighbour(&other)) {
            continue;
        }
        tried += 1;
        let scope = Scope {
            parent: unit.parent.as_deref(),
            level: Some(Level::Commune),
        };
        if let Some(at) = roster.match_written(&written, scope).position() {
            assert_eq!(
                roster.units()[at].code,
                unit.code,
                "“{written}” of {}",
                unit.name
            );
            right += 1;
        }
    }
    assert!(
        right > 400,
        "half of the distortions leave the name readable: {right}"
    );
}

#[test]
fn communes_of_today_are_grouped_by_their_former_district() {
    let places = units::Places::shipped();
    let all = places.roster(units::PlaceList::Since2025);
    let former = places.former_districts(&all);
    // The ten communes of An Lão (Bình Định) became four, none of which reaches into another district.
    let an_lao = former.whole.iter().find(|own| own.0.code == "542");
    let codes: Vec<&str> = an_lao
        .expect("a district of June 2025")
        .1
        .iter()
        .filter_map(|at| all.get(*at))
        .map(|unit| unit.code.as_str())
        .collect();
    assert_eq!(codes, ["21609", "21616", "21622", "21628"]);
    let whole: std::collections::BTreeSet<usize> = former
        .whole
        .iter()
        .flat_map(|own| own.1.iter().copied())
        .collect();
    assert!(!former.across.is_empty());
    for (unit, districts) in &former.across {
        assert!(!whole.contains(unit) && districts.len() > 1);
    }
    assert!(whole.len() + former.across.len() <= 3321);
}
