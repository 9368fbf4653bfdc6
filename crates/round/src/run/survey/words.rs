//! The choices of an instrument in words: every result names them.

use super::SurveyRun;
use finding::Text;
use survey::{Aggregation, Blanks, Figure, Formula, Instrument, IntervalMethod};

/// An item formula.
#[must_use]
pub fn formula_words(formula: Formula) -> Text {
    match formula {
        Formula::Top2 => Text::new(
            "tỷ lệ chọn hai mức cao nhất",
            "share of the two best levels",
        ),
        Formula::MeanOverMax => {
            Text::new("mức trung bình ÷ mức cao nhất", "mean level ÷ best level")
        }
        Formula::MeanRescaled => Text::new(
            "(mức trung bình − 1) ÷ (mức cao nhất − 1)",
            "(mean level − 1) ÷ (best level − 1)",
        ),
        Formula::Options => Text::new(
            "trung bình trọng số của phương án trả lời",
            "mean weight of the answers",
        ),
    }
}

/// What a blank does.
#[must_use]
pub fn blanks_words(blanks: Blanks) -> Text {
    match blanks {
        Blanks::Out => Text::new("câu để trống không tính", "blanks out of the base"),
        Blanks::In => Text::new("câu để trống tính 0%", "blanks in the base with 0%"),
    }
}

/// How items become the figure.
#[must_use]
pub fn aggregation_words(aggregation: Aggregation) -> Text {
    match aggregation {
        Aggregation::Pooled => Text::new("gộp mọi câu trả lời", "all answers pooled"),
        Aggregation::MeanOfItems => Text::new("trung bình các câu", "mean of the items"),
        Aggregation::MeanOfFactors => Text::new("trung bình các yếu tố", "mean of the factors"),
        Aggregation::Weights => Text::new("trung bình theo trọng số", "weighted mean"),
    }
}

/// How an interval was made.
#[must_use]
pub fn method_words(method: IntervalMethod, stand_in: bool) -> Text {
    let name = match method {
        IntervalMethod::Wilson => "Wilson",
        IntervalMethod::KornGraubard => "Korn–Graubard",
        IntervalMethod::Logit => "logit",
        IntervalMethod::ClopperPearson => "Clopper–Pearson",
        IntervalMethod::AgrestiCoull => "Agresti–Coull",
        IntervalMethod::Jeffreys => "Jeffreys",
        IntervalMethod::StudentT => "Student t",
    };
    if stand_in {
        Text::new(
            format!("{name}, thay cho cách thường dùng"),
            format!("{name}, standing in for the usual one"),
        )
    } else {
        Text::same(name)
    }
}

/// What the answers of a survey are weighted by, and what that does to counts; `None` where nothing is weighted.
pub(super) fn weighting_words(run: &SurveyRun, counted: bool) -> Option<Text> {
    if !run.estimates.weighted {
        return None;
    }
    let margins: Vec<&Text> = run
        .estimates
        .margins
        .iter()
        .map(|question| &run.instrument.question(*question).title)
        .collect();
    let column = run.responses.weights.is_some();
    let one = |vi: bool| {
        let word = |one: &'static str, other: &'static str| if vi { one } else { other };
        let mut parts = Vec::new();
        if column {
            parts.push(word("cột trọng số", "the column of weights").to_owned());
        }
        if !margins.is_empty() {
            let titles: Vec<&str> = margins
                .iter()
                .map(|title| {
                    title.get(if vi {
                        finding::Lang::Vi
                    } else {
                        finding::Lang::En
                    })
                })
                .collect();
            let list = titles.join(", ");
            parts.push(format!(
                "{} {list}",
                word("cơ cấu dân số theo", "population margins of")
            ));
        }
        let mut text = parts.join("; ");
        if counted {
            text.push_str(word(
                "; số liệu chấm điểm là số câu trả lời có trọng số, cộng lại bằng số câu trả lời",
                "; what is scored are weighted answers, which add up to the answers",
            ));
        }
        text
    };
    Some(Text::new(one(true), one(false)))
}

/// A figure as a set writes it: `overall`, `part:service`, `factor:III`, `item:Q9.15`.
#[must_use]
pub fn figure_code(instrument: &Instrument, figure: Figure) -> String {
    let index = &instrument.index;
    match figure {
        Figure::Overall => "overall".to_owned(),
        Figure::Part(at) => format!("part:{}", index.parts[usize::from(at)].code),
        Figure::Factor(at) => format!("factor:{}", index.factors[usize::from(at)].code),
        Figure::Item(at) => {
            let item = &index.items[usize::from(at)];
            format!("item:{}", instrument.question(item.question).code)
        }
    }
}

/// A figure's title.
#[must_use]
pub fn figure_title(instrument: &Instrument, figure: Figure) -> Text {
    let index = &instrument.index;
    match figure {
        Figure::Overall => Text::new("Chỉ số chung", "Overall index"),
        Figure::Part(at) => index.parts[usize::from(at)].title.clone(),
        Figure::Factor(at) => index.factors[usize::from(at)].title.clone(),
        Figure::Item(at) => {
            let item = &index.items[usize::from(at)];
            instrument.question(item.question).title.clone()
        }
    }
}
