use super::{Sample, large, small};
use crate::tests::charts::boxes;
use crate::{Chart, NARROW, SurveyContext, WIDE, factor_heat, item_bars, unit_dots, unit_profile};
use survey::Figure;

fn charts(context: &SurveyContext<'_>, wide: u32) -> Vec<Chart> {
    let mut charts: Vec<Chart> = item_bars(context, wide).into_iter().collect();
    for group in 0..2 {
        charts.extend(unit_dots(context, group, Figure::Overall, wide));
        charts.extend(unit_dots(context, group, Figure::Factor(0), wide));
        charts.extend(factor_heat(context, group, wide));
    }
    charts.extend(unit_profile(context, 0, wide));
    charts
}

fn samples() -> [Sample; 2] {
    [small(), large(14)]
}

#[test]
fn each_kind_is_drawn_for_each_block() {
    let ids = |sample: &Sample| {
        charts(&sample.context(), WIDE)
            .into_iter()
            .map(|chart| chart.id)
            .collect::<Vec<_>>()
    };
    let [small, large] = samples();
    assert_eq!(
        ids(&small),
        ["items", "units", "units-factor-1", "factors", "A-survey"]
    );
    assert_eq!(
        ids(&large),
        [
            "items",
            "units",
            "units-factor-1",
            "factors",
            "units-2",
            "units-factor-1-2",
            "factors-2",
            "00001-survey"
        ]
    );
}

#[test]
fn no_text_leaves_the_page_and_no_number_is_none() {
    let mut n = 0;
    for sample in samples() {
        for intervals in [true, false] {
            let context = SurveyContext {
                intervals,
                ..sample.context()
            };
            for wide in [WIDE, NARROW] {
                for chart in charts(&context, wide) {
                    assert!(
                        !chart.svg.contains("NaN") && !chart.svg.contains("inf"),
                        "{}",
                        chart.id
                    );
                    let (width, height, texts) = boxes(&chart.svg);
                    for (words, own) in texts {
                        n += 1;
                        let inside = own.left() >= 0.0
                            && own.right() <= width
                            && own.top() >= 0.0
                            && own.bottom() <= height;
                        assert!(inside, "{} at {wide}: {words:?} {own:?}", chart.id);
                    }
                }
            }
        }
    }
    assert!(n > 1000);
}

#[test]
fn texts_do_not_run_into_each_other() {
    for sample in samples() {
        for wide in [WIDE, NARROW] {
            for chart in charts(&sample.context(), wide) {
                let (_, _, texts) = boxes(&chart.svg);
                for (index, (words, own)) in texts.iter().enumerate() {
                    for (other_words, other) in &texts[index + 1..] {
                        let apart = own.right() <= other.left() + 0.5
                            || other.right() <= own.left() + 0.5
                            || own.bottom() <= other.top() + 4.0
                            || other.bottom() <= own.top() + 4.0;
                        assert!(
                            apart,
                            "{} {wide}: {words:?} meets {other_words:?}",
                            chart.id
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn every_chart_says_what_it_stands_on() {
    let sample = small();
    for chart in charts(&sample.context(), WIDE) {
        for words in [
            "<title id=\"t\">",
            "<desc id=\"d\">",
            "DỰ THẢO – CHƯA CÔNG BỐ",
            "SỐ LIỆU MINH HỌA – phiếu do chương trình sinh ra",
            "mẫu phiếu minh họa",
            "mot-cua-thu/2024",
            "26/09/2026",
            "Khảo sát tại Bộ phận Một cửa",
        ] {
            assert!(chart.svg.contains(words), "{}: {words}", chart.id);
        }
        assert!(!chart.summary.is_empty());
    }
}

#[test]
fn bars_carry_n_and_the_share_of_each_level() {
    let sample = small();
    let chart = item_bars(&sample.context(), WIDE).unwrap();
    let (_, _, texts) = boxes(&chart.svg);
    let has = |words: &str| texts.iter().filter(|own| own.0 == words).count();
    // n of each of three items; 33 of 80 took “Hài lòng” for q2, 10 of 80 “Không hài lòng”.
    assert_eq!(has("80"), 3);
    assert_eq!(has("41"), 1);
    assert!(has("12") + has("13") == 1);
    assert_eq!(has("68,8"), 2);
    assert!(chart.summary.contains("80 phiếu hợp lệ; câu hỏi có chỉ số cao nhất là “Thái độ lịch sự” (68,75%), thấp nhất là “Nơi ngồi chờ” (62,50%)."), "{}", chart.summary);
}

#[test]
fn units_stand_highest_first_with_n_and_the_common_level() {
    let sample = small();
    let chart = unit_dots(&sample.context(), 0, Figure::Overall, WIDE).unwrap();
    let at = |words: &str| chart.svg.find(words).unwrap_or_else(|| panic!("{words}"));
    let drawn = chart.svg.find("Mức chung 66,67%").unwrap();
    assert!(drawn < chart.svg.len());
    let names: Vec<usize> = ["\nXã An Hòa\n", "\nXã Bình Minh\n"].map(at).to_vec();
    assert!(names[0] < names[1]);
    for words in ["71,67%", "65,00%", "n 40", "n 20"] {
        at(words);
    }
    assert_eq!(
        chart.summary,
        "2 đơn vị, cao nhất Xã An Hòa (71,67%), thấp nhất Xã Bình Minh (65,00%), mức chung 66,67%; 2 đơn vị có khoảng tin cậy chứa mức chung: chênh lệch giữa các đơn vị này nằm trong sai số điều tra."
    );
    let context = SurveyContext {
        intervals: false,
        ..sample.context()
    };
    let bare = unit_dots(&context, 0, Figure::Overall, WIDE).unwrap();
    assert!(!bare.svg.contains("tin cậy"));
    assert!(
        bare.svg.matches("<polyline").count() < chart.svg.matches("<polyline").count()
            || bare.svg.len() < chart.svg.len()
    );
}

#[test]
fn the_same_survey_gives_the_same_drawing() {
    let draw = || {
        let sample = large(9);
        [WIDE, NARROW].map(|wide| charts(&sample.context(), wide))
    };
    assert_eq!(draw(), draw());
}
