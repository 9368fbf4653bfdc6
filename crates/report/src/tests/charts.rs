use super::{Round, communes, districts};
use crate::{
    Chart, NARROW, WIDE, heat_map, png, radar, ranking_bars, self_against_appraised,
    stacked_fields, waterfall,
};
use resvg::usvg::{Node, Options, Tree, fontdb};
use std::sync::Arc;

fn charts(round: &Round, wide: u32) -> Vec<Chart> {
    let context = round.context();
    [
        ranking_bars(&context, 0, wide),
        stacked_fields(&context, 0, wide),
        heat_map(&context, 0, wide),
        self_against_appraised(&context, 0, wide),
        radar(&context, 0, wide),
        waterfall(&context, 0, wide),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(crate) fn boxes(svg: &str) -> (f32, f32, Vec<(String, resvg::tiny_skia::Rect)>) {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(crate::chart::REGULAR.to_vec());
    fonts.load_font_data(crate::chart::BOLD.to_vec());
    let options = Options {
        fontdb: Arc::new(fonts),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).unwrap();
    let mut found = Vec::new();
    for node in tree.root().children() {
        if let Node::Text(text) = node {
            let words = text.chunks().iter().map(|chunk| chunk.text()).collect();
            found.push((words, text.abs_bounding_box()));
        }
    }
    (tree.size().width(), tree.size().height(), found)
}

/// Measured by the renderer itself, not by the layout that placed them.
#[test]
fn no_text_leaves_the_page_on_a_desk_or_on_a_phone() {
    let mut n = 0;
    for round in [districts(), communes()] {
        for wide in [WIDE, NARROW] {
            for chart in charts(&round, wide) {
                let (width, height, texts) = boxes(&chart.svg);
                assert!(texts.len() > 5, "{}", chart.id);
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
    assert!(n > 300);
}

#[test]
fn names_do_not_run_into_each_other() {
    for wide in [WIDE, NARROW] {
        let chart = ranking_bars(&communes().context(), 0, wide).unwrap();
        let (_, _, texts) = boxes(&chart.svg);
        for (index, (words, own)) in texts.iter().enumerate() {
            for (other_words, other) in &texts[index + 1..] {
                let apart = own.right() <= other.left() + 0.5
                    || other.right() <= own.left() + 0.5
                    || own.bottom() <= other.top() + 4.0
                    || other.bottom() <= own.top() + 4.0;
                assert!(apart, "{wide}: {words:?} meets {other_words:?}");
            }
        }
    }
}

#[test]
fn every_chart_says_what_it_stands_on() {
    let round = communes();
    for chart in charts(&round, WIDE) {
        for words in [
            "<title id=\"t\">",
            "<desc id=\"d\">",
            "DỰ THẢO – CHƯA CÔNG BỐ",
            "SỐ LIỆU MINH HỌA – dùng để kiểm thử",
            "bộ tiêu chí minh họa",
            "xa-thu/2025",
            "26/09/2026",
        ] {
            assert!(chart.svg.contains(words), "{}: {words}", chart.id);
        }
        assert!(!chart.summary.is_empty());
        assert!(
            !chart.svg.contains("http://www.w3.org/1999/xlink"),
            "{}",
            chart.id
        );
    }
}

#[test]
fn the_same_round_gives_the_same_drawing() {
    let (first, second) = (communes(), communes());
    assert_eq!(charts(&first, WIDE), charts(&second, WIDE));
}

#[test]
fn which_charts_a_round_has_follows_from_its_layers() {
    let ids = |round: &Round| {
        charts(round, WIDE)
            .into_iter()
            .map(|chart| chart.id)
            .collect::<Vec<_>>()
    };
    // Two fields make no radar, and nobody scored themselves.
    assert_eq!(
        ids(&districts()),
        ["bars", "fields", "heat", "BD1-waterfall"]
    );
    assert_eq!(
        ids(&communes()),
        [
            "bars",
            "fields",
            "heat",
            "self-appraised",
            "A-radar",
            "A-waterfall"
        ]
    );
}

#[test]
fn a_picture_has_the_size_of_its_drawing() {
    let chart = ranking_bars(&districts().context(), 0, WIDE).unwrap();
    let picture = png(&chart.svg, 1.0).unwrap();
    assert_eq!(&picture[1..4], b"PNG");
    assert_eq!(picture[16..20], WIDE.to_be_bytes());
    assert_eq!(png("no drawing", 1.0), None);
}
