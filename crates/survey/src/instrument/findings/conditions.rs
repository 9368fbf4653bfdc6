//! `condition-…`: who is asked.

use super::listed;
use crate::instrument::condition::Trouble;
use crate::instrument::draft::Draft;
use crate::instrument::roles;
use crate::instrument::texts::shortened;
use finding::{Finding, Place};

pub(crate) fn trouble(place: Place, text: &str, trouble: &Trouble, draft: &Draft) -> Finding {
    let quoted = format!("\"{}\"", shortened(text));
    match trouble {
        Trouble::Unread(rest) => unread(place, &quoted, rest),
        Trouble::UnknownQuestion(code) => {
            super::questions::unknown(place, code, &roles::codes(draft))
        }
        Trouble::NoChoices(code) => {
            let code = shortened(code);
            Finding::error("condition-no-choices", place)
                .says(
                    format!("câu {code} không có phương án để so sánh, nên điều kiện không được dùng"),
                    format!("question {code} has no choices to compare with, so the condition is not used"),
                )
                .found(&*quoted, &*quoted)
                .expected(
                    "câu hỏi kiểu one hoặc many",
                    "a question of the kind one or many",
                )
                .fix("so sánh với một câu hỏi có phương án", "compare with a question that has choices")
        }
        Trouble::EqualsMany(code) => Finding::error("condition-equals-many", place)
            .says(
                format!(
                    "câu {code} nhận nhiều phương án; dấu = so sánh với cả chuỗi các phương án"
                ),
                format!(
                    "question {code} takes several choices; = compares with all of them at once"
                ),
            )
            .found(&*quoted, &*quoted)
            .expected(
                format!("selected(${{{code}}}, '…')"),
                format!("selected(${{{code}}}, '…')"),
            )
            .fix("dùng selected(…)", "use selected(…)"),
        Trouble::UnknownChoice {
            question,
            choice,
            known,
        } => {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let (choice, list) = (shortened(choice), listed(&known));
            Finding::error("condition-choice-unknown", place)
                .says(
                    format!("câu {question} không có phương án mã \"{choice}\""),
                    format!("question {question} has no choice with the code \"{choice}\""),
                )
                .found(&*quoted, &*quoted)
                .expected(format!("một trong: {list}"), format!("one of: {list}"))
                .fix("sửa mã phương án", "correct the choice's code")
        }
        Trouble::TooLarge => Finding::error("condition-too-large", place)
            .says(
                "điều kiện quá dài hoặc quá nhiều tổ hợp, nên không được dùng",
                "the condition is too long or has too many combinations, so it is not used",
            )
            .expected(
                "không quá 64 tổ hợp sau khi khai triển",
                "at most 64 combinations once multiplied out",
            )
            .fix("viết lại điều kiện ngắn hơn", "write a shorter condition"),
    }
}

fn unread(place: Place, quoted: &str, rest: &str) -> Finding {
    let rest = shortened(rest);
    let (vi, en) = if rest.is_empty() {
        (
            "điều kiện kết thúc giữa chừng, nên không được dùng".to_owned(),
            "the condition ends halfway, so it is not used".to_owned(),
        )
    } else {
        (
            format!("điều kiện không đọc được từ \"{rest}\", nên không được dùng"),
            format!("the condition cannot be read from \"{rest}\" on, so it is not used"),
        )
    };
    Finding::error("condition-not-read", place)
        .says(vi, en)
        .found(quoted, quoted)
        .expected(
            "ví dụ Q8.4 = 1, ${Q8.4} = '1' and selected(${Q2}, '3'), not(…), or, ngoặc tròn",
            "for example Q8.4 = 1, ${Q8.4} = '1' and selected(${Q2}, '3'), not(…), or, brackets",
        )
        .fix(
            "viết lại điều kiện theo các dạng này",
            "write the condition in these forms",
        )
}

pub(crate) fn of_itself(place: Place, code: &str) -> Finding {
    Finding::error("condition-of-itself", place)
        .says(
            format!("điều kiện của câu {code} hỏi chính câu đó"),
            format!("the condition of question {code} asks for its own answer"),
        )
        .expected("một câu hỏi đứng trước", "a question that stands before it")
        .fix("sửa điều kiện", "correct the condition")
}
