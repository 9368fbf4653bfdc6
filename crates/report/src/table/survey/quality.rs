//! One page on the quality of a survey's responses.

use super::super::{Cell, Kind, Line, Table};
use crate::SurveyContext;
use survey::Figure;

/// One line per thing that was looked at: subject, what was seen, remark; those worth a look are set off. Cronbach's alpha of each factor closes the page. `None` where nothing was looked at.
#[must_use]
pub fn survey_quality(context: &SurveyContext<'_>) -> Option<Table> {
    let lang = context.lang;
    let line = |own: &crate::QualityLine| Line {
        cells: [&own.subject, &own.found, &own.remark]
            .map(|text| Cell::text(text.get(lang)))
            .to_vec(),
        strong: own.look,
    };
    let mut lines: Vec<Line> = context.quality.iter().map(line).collect();
    let hidden = context.everybody().is_none_or(|all| context.is_hidden(all));
    if !hidden {
        lines.extend(alpha_lines(context));
    }
    if lines.is_empty() {
        return None;
    }
    Some(Table {
        id: "quality",
        sheet: context.say("Chất lượng phiếu", "Quality").to_owned(),
        title: context.say(
            "Chất lượng phiếu khảo sát",
            "Quality of the responses",
        ).to_owned(),
        columns: vec![
            context.column("Nội dung", "Subject", Kind::Words),
            context.column("Kết quả", "Found", Kind::Words),
            context.column("Ghi chú", "Remark", Kind::Words),
        ],
        lines,
        notes: vec![
            context
                .say(
                    "Dòng in đậm: nên xem lại. Hệ số Cronbach alpha tính trên các phiếu trả lời đủ mọi câu của yếu tố.",
                    "Lines in bold are worth a look. Cronbach’s alpha is over the responses with all items of a factor.",
                )
                .to_owned(),
        ],
    })
}

fn alpha_lines(context: &SurveyContext<'_>) -> Vec<Line> {
    let factors = context.estimates.alpha.iter().enumerate();
    let line = |(at, alpha): (usize, &Option<f64>)| {
        let figure = Figure::Factor(u16::try_from(at).ok()?);
        let alpha = points::Exact::from_cell((*alpha)?).ok()?;
        let low = alpha < points::Exact::decimal(7, 1);
        let remark = if low {
            context.say(
                "dưới 0,7: các câu của yếu tố ít đi cùng nhau",
                "below 0.7: the items of this factor hang together loosely",
            )
        } else {
            ""
        };
        let shown = alpha.round(points::RoundTo::half_up(2));
        Some(Line::new(vec![
            Cell::text(format!("Cronbach alpha: {}", context.figure_title(figure))),
            Cell::text(context.number(&shown, 2)),
            Cell::text(remark),
        ]))
    };
    factors.filter_map(line).collect()
}
