//! Headings of points.

use super::bare;

/// What a heading says about points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::table) enum PointsWord {
    /// `Điểm`.
    Any,
    /// `Điểm tự đánh giá`.
    OwnScore,
    /// `Điểm thẩm định`, `Điểm thẩm định lần 2`.
    Appraised(Option<u8>),
    /// `Điểm điều tra xã hội học`.
    Survey,
}

/// Whether the heading names points, and of which layer.
pub(in crate::table) fn points_word(text: &str) -> Option<PointsWord> {
    let bare = bare(text);
    let (word, turn) = match bare.rsplit_once(" lần ") {
        Some((word, turn)) => (word, Some(turn.parse::<u8>().ok()?)),
        None => (bare.as_str(), None),
    };
    Some(match word {
        "điểm"
        | "điểm số"
        | "số điểm"
        | "điểm đạt được"
        | "điểm đạt"
        | "điểm đánh giá"
        | "kết quả điểm"
        | "điểm thực tế" => PointsWord::Any,
        "điểm tự đánh giá"
        | "điểm tự chấm"
        | "tự đánh giá"
        | "tự chấm"
        | "điểm tự đánh giá của đơn vị"
        | "đơn vị tự đánh giá"
        | "điểm đơn vị tự đánh giá"
        | "điểm đơn vị tự chấm" => PointsWord::OwnScore,
        "điểm thẩm định"
        | "thẩm định"
        | "kết quả thẩm định"
        | "điểm thẩm định của tỉnh"
        | "điểm hội đồng thẩm định" => PointsWord::Appraised(turn),
        "điểm đtxhh"
        | "điểm điều tra xã hội học"
        | "điều tra xã hội học"
        | "đtxhh"
        | "điểm điều tra xhh" => PointsWord::Survey,
        _ => return None,
    })
}
