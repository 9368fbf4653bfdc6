//! Why responses do not count: `response-unit-unknown`, `response-id-twice`, `response-sheet-twice`, `response-content-twice`, `response-unfinished`, `response-empty`, `response-blanks`, `response-straight-line-excluded`.

use super::rows_in_words;
use crate::{Limits, Reason, Responses, Validity};
use finding::{Finding, Severity};

const ALL: [(Reason, &str, Severity); 8] = [
    (
        Reason::UnknownUnit,
        "response-unit-unknown",
        Severity::Error,
    ),
    (Reason::DuplicateId, "response-id-twice", Severity::Warning),
    (
        Reason::DuplicateSerial,
        "response-sheet-twice",
        Severity::Warning,
    ),
    (
        Reason::DuplicateContent,
        "response-content-twice",
        Severity::Warning,
    ),
    (Reason::Unfinished, "response-unfinished", Severity::Info),
    (Reason::Empty, "response-empty", Severity::Info),
    (Reason::TooManyBlanks, "response-blanks", Severity::Warning),
    (
        Reason::StraightLine,
        "response-straight-line-excluded",
        Severity::Warning,
    ),
];

/// So many pairs of a duplicate and the response that counts instead are written out.
const MOST_PAIRS: usize = 12;

pub(crate) fn all(responses: &Responses, limits: &Limits, validity: &Validity) -> Vec<Finding> {
    ALL.iter()
        .filter_map(|(reason, code, severity)| {
            let rows = rows_of(validity, *reason);
            let first = *rows.first()?;
            let n = rows.len();
            let (vi, en) = says(*reason, n, limits);
            let list = rows_in_words(responses, &rows);
            let finding = Finding::new(*severity, code, responses.place(first as usize))
                .says(vi, en)
                .found(format!("dòng {}", list.vi), format!("rows {}", list.en));
            Some(match fix(*reason) {
                (vi, en) if !vi.is_empty() => {
                    pairs(finding.fix(vi, en), responses, validity, *reason)
                }
                _ => finding,
            })
        })
        .collect()
}

fn rows_of(validity: &Validity, reason: Reason) -> Vec<u32> {
    let excluded = validity.excluded.iter().zip(0_u32..);
    excluded
        .filter(|(own, _)| **own == Some(reason))
        .map(|(_, row)| row)
        .collect()
}

fn says(reason: Reason, n: usize, limits: &Limits) -> (String, String) {
    let percent = limits.most_blank_percent;
    let vi = match reason {
        Reason::UnknownUnit => "không rõ thuộc đơn vị nào trong danh sách".to_owned(),
        Reason::DuplicateId => "có mã phiếu của phần mềm trùng với một phiếu khác".to_owned(),
        Reason::DuplicateSerial => "có số phiếu giấy trùng với một phiếu khác".to_owned(),
        Reason::DuplicateContent => {
            "có nội dung trùng hoàn toàn với một phiếu khác của cùng đơn vị trong cùng ngày"
                .to_owned()
        }
        Reason::Unfinished => "chưa trả lời xong theo phần mềm khảo sát".to_owned(),
        Reason::Empty => "là phiếu trắng".to_owned(),
        Reason::TooManyBlanks => format!("để trống quá {percent}% số câu phải trả lời"),
        Reason::StraightLine => "chọn một mức cho mọi câu".to_owned(),
    };
    let en = match reason {
        Reason::UnknownUnit => "name no unit of the roster".to_owned(),
        Reason::DuplicateId => "bear the tool's id of another response".to_owned(),
        Reason::DuplicateSerial => "bear the sheet number of another response".to_owned(),
        Reason::DuplicateContent => {
            "hold exactly the answers of another response of the same unit and day".to_owned()
        }
        Reason::Unfinished => "were not finished, as the survey tool says".to_owned(),
        Reason::Empty => "are empty".to_owned(),
        Reason::TooManyBlanks => {
            format!("leave more than {percent}% of the items that were to be answered blank")
        }
        Reason::StraightLine => "give one and the same answer to every item".to_owned(),
    };
    (
        format!("{n} phiếu {vi}, không tính là phiếu hợp lệ"),
        format!("{n} responses {en} and do not count"),
    )
}

fn fix(reason: Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::UnknownUnit => (
            "ghi mã hoặc tên đơn vị như trong danh sách đơn vị được đánh giá",
            "write the unit's code or name as the roster has it",
        ),
        Reason::DuplicateId | Reason::DuplicateSerial | Reason::DuplicateContent => (
            "xem lại hai dòng; nếu là hai người trả lời khác nhau thì sửa mã hoặc số phiếu, hoặc đặt duplicate-content = false",
            "look at both rows; where they are two respondents, mend the id or the number, or set duplicate-content = false",
        ),
        Reason::Unfinished | Reason::Empty => ("", ""),
        Reason::TooManyBlanks => (
            "giới hạn đặt ở most-blank-percent",
            "the limit is most-blank-percent",
        ),
        Reason::StraightLine => (
            "cách xử lý đặt ở straight-line (flag hoặc exclude)",
            "what is done is set by straight-line (flag or exclude)",
        ),
    }
}

/// Names the response that counts beside each duplicate.
fn pairs(finding: Finding, responses: &Responses, validity: &Validity, reason: Reason) -> Finding {
    let of_reason =
        |row: u32| validity.excluded.get(row as usize).copied().flatten() == Some(reason);
    let mut instead = validity.instead.iter().filter(|(row, _)| of_reason(*row));
    let mut words = Vec::new();
    let mut finding = finding;
    for (row, kept) in instead.by_ref().take(MOST_PAIRS) {
        let kept = responses.place(*kept as usize);
        words.push((responses.place(*row as usize).to_string(), kept.to_string()));
        if !finding.related.contains(&kept) {
            finding.related.push(kept);
        }
    }
    if words.is_empty() {
        return finding;
    }
    let rest = instead.count();
    let join = |same: &str, more: String| {
        let list: Vec<String> = words
            .iter()
            .map(|(row, kept)| format!("{row} {same} {kept}"))
            .collect();
        list.join("; ") + &more
    };
    let more = |words: &str| {
        if rest > 0 {
            format!(" {words}")
        } else {
            String::new()
        }
    };
    finding
        .found(
            join("trùng", more(&format!("và {rest} cặp khác"))),
            join("repeats", more(&format!("and {rest} other pairs"))),
        )
        .expected("mỗi phiếu một lần", "each response once")
}
