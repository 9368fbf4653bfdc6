//! What is wrong with what was given.

use finding::{Finding, Place};

fn place() -> Place {
    Place::whole("form")
}

pub(crate) fn round_unreadable() -> Finding {
    Finding::error("round-unreadable", Place::whole("round")).says(
        "không đọc được hồ sơ của đợt đánh giá",
        "the files of the round cannot be read",
    )
}

pub(crate) fn no_unit() -> Finding {
    Finding::error("no-such-unit", place()).says(
        "không có đơn vị này trong danh sách được đánh giá",
        "the roster has no such unit",
    )
}

pub(crate) fn no_leaf() -> Finding {
    Finding::error("no-such-leaf", place()).says(
        "bộ tiêu chí không có tiêu chí chấm điểm này",
        "the set has no such leaf",
    )
}

pub(crate) fn no_slot() -> Finding {
    Finding::error("no-such-input", place()).says(
        "tiêu chí này không có số liệu đầu vào đó",
        "the leaf has no such input",
    )
}

pub(crate) fn not_self_scored(leaf: &str) -> Finding {
    Finding::error("leaf-not-self-scored", place())
        .of_criterion(leaf)
        .says(
            format!("tiêu chí {leaf} không do đơn vị tự đánh giá"),
            format!("leaf {leaf} is not scored by the units themselves"),
        )
        .fix(
            "bỏ trống; điểm lấy từ điều tra, hệ thống hoặc Hội đồng",
            "leave it; its points come from a survey, a system or the council",
        )
}

pub(crate) fn no_words() -> Finding {
    Finding::error("reason-missing", place())
        .says("chưa ghi lý do, nội dung", "no reason or words are given")
        .fix("ghi ngắn gọn, rõ căn cứ", "say it briefly, with its ground")
}

pub(crate) fn words_too_long(longest: usize) -> Finding {
    Finding::error("words-too-long", place())
        .says("nội dung quá dài", "the words are too long")
        .expected(
            format!("không quá {longest} ký tự"),
            format!("at most {longest} characters"),
        )
        .fix(
            "rút gọn, phần còn lại đính kèm thành tệp",
            "shorten them and attach the rest as a file",
        )
}

pub(crate) fn nothing_to_accept(leaf: &str) -> Finding {
    Finding::error("nothing-to-accept", place())
        .of_criterion(leaf)
        .says(
            format!("tiêu chí {leaf}: đơn vị chưa tự đánh giá"),
            format!("leaf {leaf}: the unit has not scored itself"),
        )
        .fix(
            "nhập điểm thẩm định kèm lý do",
            "enter appraised points with a reason",
        )
}

pub(crate) fn nothing_given(leaf: &str) -> Finding {
    Finding::error("nothing-given", place())
        .of_criterion(leaf)
        .says(
            format!("tiêu chí {leaf}: chưa nhập số liệu hoặc điểm"),
            format!("leaf {leaf}: neither figures nor points are given"),
        )
        .fix("nhập ít nhất một ô", "fill in at least one field")
}

pub(crate) fn evidence_none() -> Finding {
    Finding::error("no-such-evidence", place()).says(
        "không có tài liệu kiểm chứng này ở tiêu chí",
        "the leaf has no such evidence",
    )
}

pub(crate) fn evidence_nowhere() -> Finding {
    Finding::error("evidence-without-leaf", place())
        .says(
            "chưa chọn tiêu chí mà tài liệu kiểm chứng này chứng minh",
            "no leaf is chosen that the evidence backs",
        )
        .fix("chọn ít nhất một tiêu chí", "choose at least one")
}

pub(crate) fn leaves_missing(unit: &str, done: usize, all: usize) -> Finding {
    Finding::warning("leaves-missing", place())
        .of_unit(unit)
        .says(
            "điểm tự đánh giá được phê duyệt khi còn tiêu chí chưa có số liệu",
            "the self-score is approved while some leaves have no figures",
        )
        .found(format!("{done}/{all}"), format!("{done}/{all}"))
}

pub(crate) fn not_understood() -> Finding {
    Finding::error("review-not-understood", place())
        .says(
            "đề nghị thẩm định lại: điểm của tiêu chí có thể tăng hoặc giảm",
            "a review is asked for: the points of the leaf may rise or fall",
        )
        .fix(
            "xác nhận đã biết điều này rồi gửi đề nghị",
            "confirm that you know this, then send the request",
        )
}

pub(crate) fn not_notified() -> Finding {
    Finding::error("review-before-notice", place()).says(
        "chưa có thông báo kết quả thẩm định nên chưa đề nghị thẩm định lại được",
        "no result was notified yet, so no review can be asked for",
    )
}

pub(crate) fn review_over(last: jiff::civil::Date) -> Finding {
    Finding::error("review-too-late", place())
        .says(
            "đã hết thời hạn đề nghị thẩm định lại",
            "the time to ask for a review is over",
        )
        .found(
            format!("ngày cuối là {}", vietnamese::show_date(last)),
            format!("the last day was {}", vietnamese::show_date_en(last)),
        )
        .fix(
            "sau khi công bố, gửi đề nghị đính chính",
            "after publication, ask for a correction",
        )
}

pub(crate) fn no_calendar(year: i16) -> Finding {
    Finding::error("calendar-missing", place())
        .says(
            format!("chưa có lịch ngày nghỉ năm {year} nên không tính được ngày làm việc"),
            format!(
                "there is no calendar of holidays for {year}, so working days cannot be counted"
            ),
        )
        .fix(
            "thêm lịch ngày nghỉ của năm đó vào hồ sơ đợt đánh giá",
            "add that year's calendar to the round's files",
        )
}

pub(crate) fn review_waits() -> Finding {
    Finding::error("review-waits", place()).says(
        "tiêu chí này đã có đề nghị thẩm định lại đang chờ xem xét",
        "a review of this leaf was asked for and waits",
    )
}

pub(crate) fn no_review() -> Finding {
    Finding::error("no-review", place()).says(
        "tiêu chí này không có đề nghị thẩm định lại đang chờ",
        "no review of this leaf waits for a decision",
    )
}

pub(crate) fn no_item() -> Finding {
    Finding::error("no-such-item", place()).says(
        "biên bản không có nội dung này",
        "the minutes have no such item",
    )
}

pub(crate) fn no_choice() -> Finding {
    Finding::error("no-such-vote", place())
        .says("phiếu biểu quyết không hợp lệ", "there is no such vote")
        .expected(
            "tán thành, không tán thành hoặc không có ý kiến",
            "for, against or abstained",
        )
}

pub(crate) fn until_past() -> Finding {
    Finding::error("reopened-until-past", place())
        .says(
            "thời hạn mở lại đã qua",
            "the day until which it is opened again is over",
        )
        .fix("chọn một ngày từ hôm nay", "choose today or a later day")
}

pub(crate) fn stage_not_reopened() -> Finding {
    Finding::error("stage-cannot-be-reopened", place())
        .says(
            "bước này không mở lại được",
            "entry of this stage cannot be opened again",
        )
        .expected(
            "bước đã qua có nhập liệu: tự đánh giá, thẩm định lần 1, giải trình, thẩm định lần 2 hoặc Hội đồng",
            "a stage of entry that the round has reached: self-scoring, appraisal, explanation or council",
        )
}

pub(crate) fn note_missing() -> Finding {
    Finding::error("correction-without-note", place())
        .says(
            "đính chính cần lời nói rõ cho người đọc điều gì đã thay đổi",
            "a correction needs a public note that says what changed",
        )
        .fix("ghi nội dung đính chính", "write the note")
}

pub(crate) fn face_too_deep() -> Finding {
    Finding::error("face-too-deep", place())
        .says(
            "lý do và tài liệu kiểm chứng không bao giờ được công bố",
            "reasons and evidence are never published",
        )
        .expected(
            "đến lĩnh vực, trừ khi quyết định công bố sâu hơn",
            "down to fields, unless the decision goes deeper",
        )
}

pub(crate) fn embargo_past() -> Finding {
    Finding::error("embargo-past", place()).says(
        "thời điểm công bố đã qua; bỏ trống để công bố ngay",
        "the time of publication is over; leave it out to publish at once",
    )
}
