//! `survey-question-without-choices`.

use super::Request;
use crate::QuestionId;
use finding::{Finding, Place};

pub(crate) fn no_choices(request: &Request<'_>, question: QuestionId) -> Finding {
    let own = request.instrument.question(question);
    let code = &own.code;
    Finding::error(
        "survey-question-without-choices",
        Place::line(&request.instrument.file, own.line.max(1), 1),
    )
    .says(
        format!("câu hỏi {code} không có phương án trả lời nên không tính được số câu trả lời theo phương án"),
        format!("question {code} has no choices, so its answers cannot be counted by choice"),
    )
    .expected(
        "câu hỏi chọn một phương án",
        "a question that takes one choice",
    )
    .fix(
        "sửa mã câu hỏi trong bộ tiêu chí",
        "name another question in the criteria set",
    )
}
