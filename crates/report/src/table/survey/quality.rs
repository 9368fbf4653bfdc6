//! One page on the quality of a survey's responses.

use super::super::{Cell, Kind, Line, Table};
use crate::SurveyContext;
use crate::table::unit::capital;
use survey::{QualityLine, Verdict};

/// One line per thing that was looked at ([`survey::quality`]): what, what came out, verdict, where the verdict changes; lines that are not good are set off. `None` where nothing was looked at.
#[must_use]
pub fn survey_quality(context: &SurveyContext<'_>) -> Option<Table> {
    if context.quality.is_empty() {
        return None;
    }
    let lang = context.lang;
    let line = |own: &QualityLine| Line {
        cells: vec![
            Cell::text(capital(own.label(lang))),
            Cell::text(own.value.get(lang)),
            Cell::text(own.verdict.map_or("", |verdict| verdict.word(lang))),
            Cell::text(own.scale.get(lang)),
        ],
        strong: own.verdict.is_some_and(|verdict| verdict != Verdict::Good),
        ..Line::default()
    };
    let column = |vi, en| context.column(vi, en, Kind::Words);
    Some(Table {
        id: "quality",
        sheet: context.say("Chất lượng phiếu", "Quality").to_owned(),
        title: context
            .say("Chất lượng phiếu khảo sát", "Quality of the responses")
            .to_owned(),
        columns: vec![
            column("Nội dung", "Subject"),
            column("Kết quả", "Found"),
            column("Đánh giá", "Verdict"),
            column("Thang đánh giá", "Scale"),
        ],
        lines: context.quality.iter().map(line).collect(),
        notes: vec![
            context
                .say(
                    "Dòng in đậm: nên xem lại. Thang đánh giá do chương trình đặt cho khảo sát cấp xã, không phải quy định; đánh giá không làm thay đổi chỉ số.",
                    "Lines in bold are worth a look. The scale is the program’s own for local surveys, no rule; the verdict changes no index.",
                )
                .to_owned(),
        ],
    })
}
