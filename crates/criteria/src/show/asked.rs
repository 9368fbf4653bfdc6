//! Which instrument a survey value is counted from, in words.

use crate::{Asked, FigureOf, Taken};
use finding::Lang;

/// `mẫu phiếu mot-cua/2024, yếu tố III; chỉ phiếu chọn 2 ở câu respondent`.
pub(crate) fn asked_words(asked: &Asked, lang: Lang) -> String {
    let instrument = &asked.instrument;
    let taken = match (&asked.taken, lang) {
        (Taken::Figure(FigureOf::Overall), Lang::Vi) => "chỉ số chung".to_owned(),
        (Taken::Figure(FigureOf::Overall), Lang::En) => "overall index".to_owned(),
        (Taken::Figure(FigureOf::Part(code)), Lang::Vi) => format!("chỉ số phần {code}"),
        (Taken::Figure(FigureOf::Part(code)), Lang::En) => format!("index of part {code}"),
        (Taken::Figure(FigureOf::Factor(code)), Lang::Vi) => format!("chỉ số yếu tố {code}"),
        (Taken::Figure(FigureOf::Factor(code)), Lang::En) => format!("index of factor {code}"),
        (Taken::Figure(FigureOf::Item(code)), Lang::Vi) => format!("chỉ số câu {code}"),
        (Taken::Figure(FigureOf::Item(code)), Lang::En) => format!("index of item {code}"),
        (Taken::Counts { question, .. }, Lang::Vi) => format!("số phiếu ở câu {question}"),
        (Taken::Counts { question, .. }, Lang::En) => format!("answers to question {question}"),
    };
    let only = asked.only.iter().map(|(question, codes)| match lang {
        Lang::Vi => format!("; chỉ phiếu chọn {} ở câu {question}", codes.join(" hoặc ")),
        Lang::En => format!(
            "; only those who chose {} in question {question}",
            codes.join(" or ")
        ),
    });
    let only: String = only.collect();
    match lang {
        Lang::Vi => format!("mẫu phiếu {instrument}, {taken}{only}"),
        Lang::En => format!("instrument {instrument}, {taken}{only}"),
    }
}

/// The link as JSON: codes as they stand in the set.
pub(crate) fn asked_json(asked: &Asked) -> serde_json::Value {
    let (figure, question) = match &asked.taken {
        Taken::Figure(figure) => (Some(figure.to_string()), None),
        Taken::Counts { question, .. } => (None, Some(question)),
    };
    let only: Vec<_> = asked
        .only
        .iter()
        .map(|(question, codes)| serde_json::json!({ "question": question, "choices": codes }))
        .collect();
    serde_json::json!({
        "instrument": asked.instrument,
        "figure": figure,
        "question": question,
        "where": only,
    })
}
