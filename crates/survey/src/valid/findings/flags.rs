//! What is worth a look on responses that count: `response-straight-line`, `response-wrong-base`, `response-out-of-range`, `response-two-ticks`, `response-answer-unknown`.

use super::rows_in_words;
use crate::{Flag, Limits, Responses, Validity};
use finding::{Finding, Severity};

const ALL: [(Flag, &str, Severity); 5] = [
    (Flag::StraightLine, "response-straight-line", Severity::Info),
    (Flag::WrongBase, "response-wrong-base", Severity::Warning),
    (Flag::OutOfRange, "response-out-of-range", Severity::Warning),
    (Flag::TwoTicks, "response-two-ticks", Severity::Info),
    (
        Flag::UnknownAnswer,
        "response-answer-unknown",
        Severity::Warning,
    ),
];

pub(crate) fn all(responses: &Responses, limits: &Limits, validity: &Validity) -> Vec<Finding> {
    ALL.iter()
        .filter_map(|(flag, code, severity)| {
            let rows: Vec<u32> = validity
                .flags
                .iter()
                .filter(|(_, own)| own == flag)
                .map(|(row, _)| *row)
                .collect();
            let first = *rows.first()?;
            let (vi, en) = says(*flag, limits);
            let list = rows_in_words(responses, &rows);
            let n = rows.len();
            Some(
                Finding::new(*severity, code, responses.place(first as usize))
                    .says(format!("{n} phiếu {vi}"), format!("{n} responses {en}"))
                    .found(format!("dòng {}", list.vi), format!("rows {}", list.en)),
            )
        })
        .collect()
}

fn says(flag: Flag, limits: &Limits) -> (String, String) {
    let from = limits.straight_line_from;
    let (vi, en) = match flag {
        Flag::StraightLine => {
            return (
                format!("chọn một mức cho mọi câu (từ {from} câu trở lên); vẫn tính là hợp lệ"),
                format!("give one and the same answer to every item ({from} or more); they count"),
            );
        }
        Flag::WrongBase => (
            "trả lời câu không thuộc đối tượng được hỏi; các câu đó không tính vào mẫu số",
            "answer items that they were not to be asked; these answers are out of the base",
        ),
        Flag::OutOfRange => (
            "có số không ứng với lựa chọn nào; câu đó tính như để trống",
            "hold a number that is no choice; it is taken as a blank",
        ),
        Flag::TwoTicks => (
            "đánh hai lựa chọn ở câu chỉ chọn một; câu đó tính như để trống",
            "tick two choices where one was asked for; it is taken as a blank",
        ),
        Flag::UnknownAnswer => (
            "có câu trả lời không ứng với lựa chọn nào; câu đó tính như để trống",
            "hold an answer that is no choice; it is taken as a blank",
        ),
        Flag::AlikeBatch => (
            "thuộc một lô phiếu giống nhau",
            "belong to a batch that looks alike",
        ),
        Flag::NeverIssued => (
            "có số phiếu chưa từng phát ra",
            "bear a number that was never issued",
        ),
    };
    (vi.to_owned(), en.to_owned())
}
