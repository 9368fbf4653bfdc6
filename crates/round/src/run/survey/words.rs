//! The choices of an instrument in words: every result names them.

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
