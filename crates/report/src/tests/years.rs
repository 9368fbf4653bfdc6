//! Years side by side: tables and charts of small rounds.

use super::charts::boxes;
use super::round;
use crate::{
    Chart, NARROW, WIDE, YearsContext, index_lines, other_borders, rank_slopes, years_by_leaf,
    years_files, years_with_marks, years_workbook,
};
use compare::{Across, Options, SetComparison, Weight, Year, Years, compare_sets, compare_years};
use criteria::LayerKind;
use finding::Lang;
use scoring::Settings;
use units::{Crosswalk, Weights, read_crosswalk, read_weights};

/// Two leaves of typed points, 60 and 40, or 50 and 50 where the set was revised.
fn own(year: i16, max: [u32; 2], follows: bool, units: &[(String, String, [u32; 2])]) -> Own {
    let leaf = |code: usize| {
        let follows = match follows {
            true => format!("follows = \"{}/{code}\"\n", year - 1),
            false => String::new(),
        };
        format!(
            "[criterion.\"{code}\"]\ntitle = \"Tiêu chí {code}\"\nmax = {}\nsource = \"A\"\nscored = \"self\"\nrule = \"points\"\n{follows}",
            max[code - 1]
        )
    };
    let set = format!(
        "format = 1\nid = \"thu\"\nyear = {year}\nlevels = [\"commune\"]\ntitle = \"Bộ tiêu chí thử\"\ntotal = 100\nstatus = \"sample\"\nfinal = [\"self\"]\n[ranking]\non = \"total\"\nties = \"competition\"\nblocks = \"all\"\n[basis.A]\ntitle = \"Văn bản minh họa\"\n{}{}",
        leaf(1),
        leaf(2)
    );
    let mut roster = String::from("code,name,level,block\n");
    let mut typed: Vec<(usize, &str, LayerKind, String)> = Vec::new();
    for (unit, (code, name, points)) in units.iter().enumerate() {
        roster.push_str(&format!("{code},{name},commune,xã\n"));
        for (leaf, points) in ["1", "2"].into_iter().zip(points) {
            typed.push((unit, leaf, LayerKind::SelfScore, points.to_string()));
        }
    }
    let typed: Vec<(usize, &str, LayerKind, &str)> = typed
        .iter()
        .map(|(unit, leaf, layer, points)| (*unit, *leaf, *layer, points.as_str()))
        .collect();
    Own {
        round: round(&set, &roster, &typed),
        settings: Settings {
            as_of: jiff::civil::date(year, 12, 31),
            running: false,
        },
        title: format!("Chỉ số cải cách hành chính năm {year}"),
    }
}

struct Own {
    round: super::Round,
    settings: Settings,
    title: String,
}

impl Own {
    fn year(&self) -> Year<'_> {
        Year {
            set: &self.round.set,
            roster: &self.round.roster,
            answers: &self.round.answers,
            scored: &self.round.scored,
            ranked: &self.round.ranked,
            settings: &self.settings,
        }
    }
}

/// Rounds with the comparison of each pair of neighbours.
struct All {
    rounds: Vec<Own>,
    pairs: Vec<(SetComparison, Years)>,
    notices: Vec<String>,
}

impl All {
    fn of(rounds: Vec<Own>, walk: &Crosswalk, weights: Option<&Weights>) -> Self {
        let pair = |two: &[Own]| {
            let (old, new) = (&two[0], &two[1]);
            let options = Options::default();
            let found = compare_sets(&old.round.set, &new.round.set, &options);
            let across = Across {
                crosswalk: walk,
                weight: weights.map(|of| Weight {
                    name: "dân số 2024",
                    of,
                }),
                figure: None,
            };
            let split = compare_years(old.year(), new.year(), &found, across);
            (found, split)
        };
        Self {
            pairs: rounds.windows(2).map(pair).collect(),
            rounds,
            notices: vec!["SỐ LIỆU MINH HỌA".to_owned()],
        }
    }

    fn contexts(&self) -> Vec<YearsContext<'_>> {
        let pairs = self.rounds.windows(2).zip(&self.pairs);
        pairs
            .map(|(two, (found, split))| YearsContext {
                old_set: &two[0].round.set,
                new_set: &two[1].round.set,
                old_title: &two[0].title,
                new_title: &two[1].title,
                years: (two[0].round.set.year, two[1].round.set.year),
                found,
                split,
                agency: Some("Ủy ban nhân dân tỉnh Minh Họa"),
                notices: &self.notices,
                draft: true,
                as_of: two[1].settings.as_of,
                lang: Lang::Vi,
                program: "0.1.0",
            })
            .collect()
    }
}

/// `n` units that change places, some with long names, some tied.
fn many(n: u32) -> All {
    let year = |year: i16, max: [u32; 2], shift: u32| {
        let unit = |at: u32| {
            let name = match at % 10 {
                3 => format!("Phường Nghĩa Lộ - Trung Tâm Hành Chính Thượng Bằng La {at}"),
                _ => format!("Xã Số {at}"),
            };
            let one = (at * 7 + shift * (at % 4)) % 41;
            (format!("U{at:03}"), name, [one, 20 + (at * shift) % 9])
        };
        let units: Vec<_> = (0..n).map(unit).collect();
        own(year, max, year > 2023, &units)
    };
    let rounds = vec![
        year(2023, [60, 40], 1),
        year(2024, [60, 40], 2),
        year(2025, [50, 50], 5),
    ];
    All::of(rounds, &Crosswalk::default(), None)
}

/// X and Y in one, under X's code, and Z that stays: 80, 40 and 60 become 70 and 65.
fn merged(weights: Option<&str>) -> All {
    let unit = |code: &str, name: &str, points| (code.to_owned(), name.to_owned(), points);
    let old = own(
        2024,
        [60, 40],
        false,
        &[
            unit("X", "Xã Xuân", [50, 30]),
            unit("Y", "Xã Yên", [20, 20]),
            unit("Z", "Xã Dương", [40, 20]),
        ],
    );
    let new = own(
        2025,
        [60, 40],
        true,
        &[
            unit("X", "Xã Xuân Yên", [45, 25]),
            unit("Z", "Xã Dương", [40, 25]),
        ],
    );
    let walk = "old,new\nX,X\nY,X\n";
    let (walk, found) = read_crosswalk("c.csv", walk, &old.round.roster, &new.round.roster);
    assert!(found.is_empty(), "{found:?}");
    let weights = weights.map(|text| read_weights("w.csv", text, "n", &old.round.roster).0);
    All::of(vec![old, new], &walk, weights.as_ref())
}

const WEIGHTS: &str = "code,n\nX,3000\nY,1000\n";

fn all_charts(all: &All, wide: u32) -> Vec<Chart> {
    let contexts = all.contexts();
    let slopes = contexts.iter().flat_map(|own| rank_slopes(own, wide));
    let units = &contexts[contexts.len() - 1].split.units;
    let lines = units
        .iter()
        .take(12)
        .filter_map(|own| index_lines(&contexts, &own.code, wide));
    slopes.chain(lines).collect()
}

#[test]
fn no_text_of_the_years_leaves_the_page_and_every_drawn_name_is_whole() {
    for all in [many(40), many(90), merged(None), merged(Some(WEIGHTS))] {
        for wide in [WIDE, NARROW] {
            for chart in all_charts(&all, wide) {
                let (width, height, texts) = boxes(&chart.svg);
                for (words, own) in &texts {
                    let inside = own.left() >= 0.0
                        && own.right() <= width
                        && own.top() >= 0.0
                        && own.bottom() <= height;
                    assert!(inside, "{} at {wide}: {words:?} {own:?}", chart.id);
                    assert!(!words.ends_with('…'), "{words}");
                }
                assert!(!chart.summary.is_empty() && chart.svg.contains("DỰ THẢO"));
            }
        }
    }
}

#[test]
fn of_many_units_those_that_move_the_most_are_drawn_and_the_chart_says_so() {
    let all = many(90);
    let contexts = all.contexts();
    let chart = &rank_slopes(&contexts[1], WIDE)[0];
    assert!(chart.summary.contains("60 đơn vị đổi hạng nhiều nhất"));
    // Two dots for each unit.
    assert_eq!(chart.svg.matches("<circle").count(), 120);
    let all = many(40);
    let chart = &rank_slopes(&all.contexts()[1], WIDE)[0];
    assert!(!chart.summary.contains("nhiều nhất; bảng"));
}

#[test]
fn a_line_has_a_gap_where_borders_changed_and_the_weight_stands_beside_its_mean() {
    let plain = merged(None);
    let chart = index_lines(&plain.contexts(), "X", WIDE).unwrap();
    assert!(chart.summary.contains("không so sánh trực tiếp"));
    assert!(chart.svg.contains("Xã Yên 40,00") && !chart.svg.contains("dân số"));
    let weighed = merged(Some(WEIGHTS));
    let contexts = weighed.contexts();
    let chart = index_lines(&contexts, "X", WIDE).unwrap();
    // (3 × 80 + 40) ÷ 4
    assert!(chart.svg.contains("70,00") && chart.svg.contains("bình quân theo dân số 2024"));
    let table = other_borders(&contexts[0]).unwrap();
    assert_eq!(table.columns[2].heading, "Trọng số: dân số 2024");
    // 70 − 80 of the unit that X continues; the mean and the new figure are equal.
    let change = &table.lines[0].cells[7..9];
    assert_eq!(change, [-10, -10].map(|n| crate::Cell::Number(n.into())));
    assert!(other_borders(&many(5).contexts()[0]).is_none());
}

#[test]
fn years_have_marks_and_what_does_not_compare_is_greyed() {
    let all = many(6);
    let contexts = all.contexts();
    let table = years_with_marks(&contexts).unwrap();
    let marks = |at: usize| -> Vec<crate::Cell> {
        let lines = table.lines.iter();
        lines.map(|line| line.cells[at].clone()).collect()
    };
    assert_eq!(marks(3), vec![crate::Cell::text("="); 6]);
    assert_eq!(
        marks(5),
        vec![crate::Cell::text("≈"); 6],
        "50 and 50 for 60 and 40"
    );
    let leaves = years_by_leaf(&contexts[0]);
    assert!(leaves.lines.iter().all(|line| !line.quiet));
    let mut other = many(6);
    other.pairs[0].0.groups[0].comparable = compare::Comparability::No(vec![compare::Why::Rule]);
    let leaves = years_by_leaf(&other.contexts()[0]);
    assert!(leaves.lines[0].quiet && !leaves.lines[1].quiet);
    assert_eq!(leaves.lines[0].cells[5], crate::Cell::Empty);
    assert!(years_workbook(&contexts).unwrap().len() > 5_000);
}

#[test]
fn every_file_carries_the_notice() {
    let all = merged(Some(WEIGHTS));
    let files = years_files(&all.contexts()).unwrap();
    let names: Vec<&str> = files.iter().map(|own| own.0.as_str()).collect();
    assert_eq!(
        &names[..5],
        ["compare.xlsx", "T16.csv", "T7.csv", "T7a.csv", "T16a.csv"]
    );
    for (name, bytes) in files
        .iter()
        .filter(|own| own.0.ends_with("csv") || own.0.ends_with("svg"))
    {
        let text = String::from_utf8_lossy(bytes);
        assert!(text.contains("SỐ LIỆU MINH HỌA"), "{name}");
    }
}
