//! Nine synthetic districts of 2020: leaves out of their communes, against the calculations on the fixture's page.

use super::{errors, fixture, ran};
use points::Exact;
use ranking::contents;
use round::Ran;
use scoring::{GroupRule, explain, score_groups};
use units::Level;

const NAME: &str = "cchc-huyen-minh-hoa-2020";

fn points(ran: &Ran, unit: &str, leaf: &str) -> String {
    let unit = ran.roster.position(unit).expect("in the roster");
    let leaf = ran.set.find_leaf(leaf).expect("in the set");
    ran.scored.leaf(unit, leaf).points.to_string()
}

#[test]
fn leaves_out_of_communes_are_as_worked_out_by_hand() {
    let ran = ran(NAME);
    assert_eq!(errors(&ran), Vec::<String>::new());
    let by_hand = [
        ("1.6", "1.17"),
        ("2.2.2", "1.89"),
        ("3.1.1", "1"),
        ("3.2.2", "3"),
        ("4.1", "1.34"),
        ("5.2", "1.5"),
        ("7.2", "1.93"),
        ("7.3", "1.52"),
    ];
    for (leaf, expected) in by_hand {
        let ours: Exact = points(&ran, "MH03", leaf).parse().unwrap();
        assert_eq!(ours, expected.parse().unwrap(), "{leaf}");
    }
}

#[test]
fn a_sum_opens_to_the_communes_with_their_cells() {
    let ran = ran(NAME);
    let unit = ran.roster.position("MH03").unwrap();
    let leaf = ran.set.find_leaf("3.2.2").unwrap();
    let trace = explain(
        &ran.set,
        &ran.roster,
        &ran.answers,
        &ran.scored,
        &ran.settings,
        (unit, leaf),
        &[],
    );
    let text = trace.to_text(finding::Lang::Vi);
    assert!(text.contains("29453 (cộng 10 đơn vị)"), "{text}");
    assert!(text.contains("Xã An Khánh (MH0302): 4118  [cap-xa.xlsx, 'Số liệu cấp xã'!"));
    assert_eq!(trace.layers[0].inputs[0].children.len(), 10);
}

#[test]
fn one_level_is_ranked_and_a_unit_without_a_result_stands_apart() {
    let (inputs, _) = round::open(&fixture(NAME));
    let (ran, _) = round::run_level(&inputs.unwrap(), Some(Level::District));
    let ran = ran.unwrap();
    assert_eq!(ran.ranked.rows.len(), 9);
    let apart: Vec<&str> = ran
        .ranked
        .rows
        .iter()
        .filter(|row| row.rank.is_none())
        .map(|row| &*row.code)
        .collect();
    assert_eq!(apart, ["MH08"]);
    // What came to nothing leaves the denominator: 85.29 of 98 is 87.03%.
    let row = ran
        .ranked
        .rows
        .iter()
        .find(|row| row.code == "MH05")
        .unwrap();
    assert_eq!(
        (row.total.to_string(), row.index.to_string()),
        ("85.29".into(), "87.03".into())
    );
}

#[test]
fn contents_add_up_their_leaves() {
    let ran = ran(NAME);
    let contents = contents(&ran.set, &ran.scored);
    let names: Vec<&str> = contents.iter().map(|own| &*own.content).collect();
    let all = [
        "NQ30c/1", "NQ30c/2", "NQ30c/3", "NQ30c/4", "NQ30c/5", "NQ30c/6",
    ];
    assert_eq!(names, all);
    let unit = ran.roster.position("MH03").unwrap();
    let own = contents[0].units[unit].as_ref().unwrap();
    // 1.33 + 2.00 + 0.75 + 1.89 + 1.20 of 9, as on the fixture's page.
    assert_eq!(own.points, "7.17".parse::<Exact>().unwrap());
    assert_eq!(own.max, Exact::from(9));
}

#[test]
fn regions_are_the_means_of_their_districts() {
    let ran = ran(NAME);
    let text = std::fs::read_to_string(fixture(NAME).join("vung.csv")).unwrap();
    let (groups, found) = units::read_groups("vung.csv", &text, &ran.roster);
    assert_eq!(found, []);
    let index = |rule| {
        let scores = score_groups(
            &ran.set,
            &ran.roster,
            &ran.answers,
            &ran.scored,
            &ran.settings,
            (&groups, rule),
        );
        scores
            .iter()
            .map(|own| own.index.as_ref().unwrap().to_string())
            .collect::<Vec<_>>()
    };
    // (90.07 + 88.57 + 89.74) ÷ 3; (85.55 + 87.03 + 82.10 + 88.11) ÷ 4 = 85.6975; Sơn Bình alone, as Thạch Hưng has no result.
    assert_eq!(index(GroupRule::Mean), ["89.46", "85.70", "79.67"]);
    // (90.07 × 86,260 + 88.57 × 55,225 + 89.74 × 96,055) ÷ 237,540 = 89.5878…
    assert_eq!(index(GroupRule::Weights)[0], "89.59");
    // One district pooled is that district.
    assert_eq!(index(GroupRule::Pooled)[2], "79.67");
}

#[test]
fn the_district_ranked_its_communes_under_two_sets_of_its_own() {
    for (year, n_leaves) in [(2017, 11), (2019, 15)] {
        let ran = ran(&format!("cchc-xa-huyen-minh-hoa-{year}"));
        assert_eq!(errors(&ran), Vec::<String>::new());
        assert_eq!(ran.set.leaves.len(), n_leaves);
        assert_eq!(
            ran.ranked
                .rows
                .iter()
                .filter(|row| row.rank.is_some())
                .count(),
            10
        );
        // 20 points of dossiers on time in 2017, divided into 15 and 5 in 2019.
        let follows = ran
            .set
            .find_leaf("3.3")
            .map(|leaf| &ran.set.leaf_node(leaf).follows[..]);
        if year == 2019 {
            assert_eq!(follows, Some(&["2017/3.2".to_owned()][..]));
        }
    }
}
