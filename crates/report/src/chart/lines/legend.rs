//! What the strokes and marks of a line chart mean.

use super::super::canvas::{Anchor, Canvas};
use super::super::font::{Weight, width};
use super::super::page::Page;
use super::super::palette::{DEEP, Ink, PAPER, TEXT, shade};
use crate::YearsContext;
use crate::frame::Frame;
use crate::years::{Step, Trail};

pub(super) fn median_ink() -> Ink {
    shade(0.5)
}

pub(super) fn legend(
    context: &YearsContext<'_>,
    page: &mut Page<'_>,
    own: &Trail<'_>,
    usual: bool,
) {
    let borders = own.steps.iter().any(|step| step.0 == Step::Borders);
    let mean = own
        .steps
        .iter()
        .any(|(_, unit)| unit.is_some_and(|unit| unit.mean.is_some()));
    let weight = context.split.weight.clone().unwrap_or_default();
    let all = [
        (
            own.steps.iter().any(|step| step.0 == Step::Compares),
            0,
            context.say("so sánh được", "compares").to_owned(),
        ),
        (
            own.steps.iter().any(|step| step.0 == Step::InPart),
            1,
            context
                .say("bộ tiêu chí đã sửa", "the set was revised")
                .to_owned(),
        ),
        (
            borders,
            2,
            context
                .say("đơn vị trước sắp xếp", "predecessor")
                .to_owned(),
        ),
        (
            mean,
            3,
            format!("{} {weight}", context.say("bình quân theo", "mean by")),
        ),
        (
            usual,
            4,
            context
                .say("trung vị của khối", "median of the block")
                .to_owned(),
        ),
    ];
    page.y += 6.0;
    let mut x = page.margin;
    for (_, key, words) in all.iter().filter(|own| own.0) {
        let wide = 34.0 + width(words, 12.0, Weight::Regular) + 18.0;
        if x + wide > page.right() && x > page.margin {
            x = page.margin;
            page.y += 18.0;
        }
        let y = page.y + 6.0;
        let (from, to, middle) = ((x, y), (x + 26.0, y), (x + 13.0, y));
        let canvas = &mut page.canvas;
        match key {
            0 => canvas.line(from, to, DEEP, 3),
            1 => canvas.dashes(from, to, DEEP, 3),
            2 => ring(canvas, middle),
            3 => square(canvas, middle),
            _ => canvas.line(from, to, median_ink(), 1),
        }
        let at = (x + 34.0, y + 4.0);
        page.canvas
            .text(at, words, 12.0, Weight::Regular, TEXT, Anchor::Start);
        x += wide;
    }
    page.y += 20.0;
}

pub(super) fn ring(canvas: &mut Canvas, at: (f64, f64)) {
    canvas.dot(at, 5.0, PAPER, true);
    canvas.dot(at, 5.0, DEEP, false);
}

pub(super) fn square(canvas: &mut Canvas, at: (f64, f64)) {
    canvas.fill(at.0 - 5.0, at.1 - 5.0, 10.0, 10.0, DEEP);
}

/// What the marks on gaps and dashes say.
pub(super) fn marks(contexts: &[YearsContext<'_>], page: &mut Page<'_>, own: &Trail<'_>) {
    for (context, (step, unit)) in contexts.iter().zip(&own.steps) {
        let (from, to) = context.years;
        let (yes, all) = context.comparable();
        let words = match step {
            Step::Compares => continue,
            Step::InPart => context
                .say(
                    "≈ {from}–{to}: bộ tiêu chí đã sửa; các tiêu chí so sánh được chiếm {yes} trên {all} điểm tối đa.",
                    "≈ {from}–{to}: the set was revised; criteria of {yes} of its {all} points compare.",
                )
                .replace("{yes}", &context.short(&yes))
                .replace("{all}", &context.short(&all)),
            Step::OtherSet => context
                .say(
                    "≠ {from}–{to}: bộ tiêu chí khác.",
                    "≠ {from}–{to}: another set.",
                )
                .to_owned(),
            Step::Borders => {
                let why = unit.and_then(|own| own.parts.as_ref().err());
                let why =
                    why.map_or_else(String::new, |why| format!(" ({})", why.words(context.lang)));
                format!(
                    "* {{from}}–{{to}}: {}{why}.",
                    context.say("địa giới đã thay đổi", "borders changed")
                )
            }
            Step::Wanting => context
                .say(
                    "– {from}–{to}: chưa đủ kết quả ở một trong hai năm.",
                    "– {from}–{to}: no complete result in one of the years.",
                )
                .to_owned(),
        };
        let words = words
            .replace("{from}", &from.to_string())
            .replace("{to}", &to.to_string());
        page.paragraph(&words, 12.0, Weight::Regular, TEXT);
    }
}
