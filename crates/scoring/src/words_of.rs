//! The official words for states, policies and layers.

use crate::{Cause, Outcome};
use criteria::{LayerKind, Policy};

/// The state, Vietnamese and English.
pub(crate) fn cause(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::Answered => ("Đã có số liệu", "answered"),
        Cause::Missing => ("Chưa có số liệu", "missing"),
        Cause::NotApplicable => ("Không áp dụng", "not applicable"),
        Cause::Undefined => ("Không phát sinh", "undefined (0/0)"),
        Cause::Unreadable => ("Không đọc được", "unreadable"),
    }
}

/// What a policy does.
pub(crate) fn policy(policy: Policy) -> (&'static str, &'static str) {
    match policy {
        Policy::Drop => ("không tính vào mẫu số", "out of points and maximum"),
        Policy::Rescale => (
            "không tính, quy đổi phần không điều tra về đủ điểm tối đa",
            "out, and the part without survey is scaled back to its maximum",
        ),
        Policy::Full => ("tính điểm tối đa", "earns the maximum"),
        Policy::Spread => (
            "chia điểm tối đa cho các tiêu chí cùng nhóm",
            "its maximum is spread over its siblings",
        ),
        Policy::Zero => ("0 điểm", "earns 0"),
        Policy::Blank => (
            "để trống, điểm tối đa giữ nguyên",
            "left empty, maximum unchanged",
        ),
        Policy::Ask => ("chờ quyết định", "to be decided"),
    }
}

/// The layer.
pub(crate) fn layer(kind: LayerKind) -> (String, String) {
    match kind {
        LayerKind::SelfScore => ("Điểm tự đánh giá".to_owned(), "Self-score".to_owned()),
        LayerKind::Appraised(0) => ("Điểm thẩm định".to_owned(), "Appraised".to_owned()),
        LayerKind::Appraised(round) => (
            format!("Điểm thẩm định lần {round}"),
            format!("Appraised, round {round}"),
        ),
        LayerKind::Survey => ("Điểm điều tra xã hội học".to_owned(), "Survey".to_owned()),
        LayerKind::Imported => (
            "Điểm lấy từ hệ thống khác".to_owned(),
            "Imported".to_owned(),
        ),
        LayerKind::Council => ("Điểm hội đồng".to_owned(), "Council".to_owned()),
    }
}

/// What became of a leaf.
pub(crate) fn outcome(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Points => ("có điểm", "has points"),
        Outcome::Blank => policy(Policy::Blank),
        Outcome::Dropped => policy(Policy::Drop),
        Outcome::Rescaled => policy(Policy::Rescale),
        Outcome::Spread => policy(Policy::Spread),
        Outcome::Incomplete => ("chưa đủ để có kết quả", "the result is incomplete"),
        Outcome::Absent => ("không tham gia tính điểm", "takes no part"),
    }
}
