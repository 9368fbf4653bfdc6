//! Words of tables: totals, summaries, headings that are no criterion. Compared whole, never as part of a longer text.

use vietnamese::key;

/// The label without numbering before and colons after: `II. Tổng cộng:` is `tổng cộng`.
pub(super) fn bare(text: &str) -> String {
    let text = key(text);
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '*' | '-'));
    let rest = match text.split_once(['.', ')', '-']) {
        Some((number, rest)) if is_numbering(number) => rest,
        _ => text,
    };
    let rest = rest.split_once(" (").map_or(rest, |(label, _)| label);
    rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '*' | '-' | '(' | ')'))
        .to_owned()
}

fn is_numbering(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.len() <= 4
        && (text.bytes().all(|b| b.is_ascii_digit())
            || text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
            || text.len() == 1)
}

const TOTAL: [&str; 17] = [
    "tổng",
    "cộng",
    "tổng cộng",
    "tổng số",
    "toàn tỉnh",
    "toàn thành phố",
    "toàn huyện",
    "toàn quận",
    "toàn thị xã",
    "cộng toàn tỉnh",
    "tổng toàn tỉnh",
    "tổng cộng toàn tỉnh",
    "tổng số toàn tỉnh",
    "cộng toàn thành phố",
    "cộng toàn huyện",
    "tổng hợp toàn tỉnh",
    "total",
];

/// Whether a row of this label holds sums.
pub(super) fn is_total(label: &str) -> bool {
    TOTAL.contains(&bare(label).as_str())
}

const MAXIMUM: [&str; 8] = [
    "điểm tối đa",
    "điểm chuẩn",
    "thang điểm",
    "điểm tối đa theo quy định",
    "tổng điểm tối đa",
    "điểm quy định",
    "tối đa",
    "max score",
];

/// Whether a row or column of this label states the maxima.
pub(super) fn is_maximum(label: &str) -> bool {
    MAXIMUM.contains(&bare(label).as_str())
}

const SUMMARY: [&str; 30] = [
    "median",
    "min",
    "max",
    "mean",
    "average",
    "stdev",
    "std",
    "trung vị",
    "trung bình",
    "điểm trung bình",
    "trung bình cộng",
    "trung bình toàn tỉnh",
    "điểm trung bình toàn tỉnh",
    "bình quân",
    "bình quân toàn tỉnh",
    "điểm bình quân",
    "cao nhất",
    "thấp nhất",
    "điểm cao nhất",
    "điểm thấp nhất",
    "giá trị cao nhất",
    "giá trị thấp nhất",
    "giá trị trung bình",
    "giá trị lớn nhất",
    "giá trị nhỏ nhất",
    "lớn nhất",
    "nhỏ nhất",
    "độ lệch chuẩn",
    "chênh lệch",
    "tỷ lệ",
];

/// Whether a row of this label summarises the rows above without being a sum.
pub(super) fn is_summary(label: &str) -> bool {
    SUMMARY.contains(&bare(label).as_str())
}

const UNIT_HEADINGS: [&str; 34] = [
    "đơn vị",
    "tên đơn vị",
    "địa phương",
    "tên địa phương",
    "xã",
    "tên xã",
    "xã, phường",
    "xã/phường",
    "xã, phường, đặc khu",
    "tên xã, phường",
    "tên xã/phường",
    "tên xã, phường, đặc khu",
    "xã, phường, thị trấn",
    "tên xã, phường, thị trấn",
    "ubnd xã",
    "ubnd cấp xã",
    "ubnd xã, phường",
    "ubnd xã, phường, đặc khu",
    "ubnd các xã, phường",
    "ubnd các xã, phường, đặc khu",
    "huyện",
    "tên huyện",
    "huyện, thành phố",
    "huyện, thị xã, thành phố",
    "quận, huyện",
    "ubnd cấp huyện",
    "sở, ban, ngành",
    "cơ quan",
    "cơ quan, đơn vị",
    "tên cơ quan, đơn vị",
    "đơn vị, địa phương",
    "đơn vị đánh giá",
    "đơn vị được đánh giá",
    "đơn vị hành chính",
];

/// Whether this heads a column of units.
pub(super) fn is_unit_heading(text: &str) -> bool {
    UNIT_HEADINGS.contains(&bare(text).as_str())
}

const CODE_HEADINGS: [&str; 9] = [
    "mã",
    "mã đơn vị",
    "mã định danh",
    "mã xã",
    "mã đvhc",
    "mã địa phương",
    "mã cơ quan",
    "mã số",
    "code",
];

/// Whether this heads a column of unit codes.
pub(super) fn is_code_heading(text: &str) -> bool {
    CODE_HEADINGS.contains(&bare(text).as_str())
}

const NOTHING: [&str; 24] = [
    "stt",
    "tt",
    "số tt",
    "số thứ tự",
    "ghi chú",
    "xếp hạng",
    "hạng",
    "thứ hạng",
    "xếp loại",
    "mức xếp loại",
    "khối",
    "nhóm",
    "loại",
    "loại đơn vị",
    "huyện cũ",
    "huyện",
    "tỉnh",
    "tỷ lệ",
    "tỷ lệ %",
    "tỉ lệ",
    "tỉ lệ %",
    "kỳ báo cáo",
    "đơn vị tính",
    "đvt",
];

/// Whether a column of this heading is known and not ours: numbering, notes, ranks, ratios that follow from counts.
pub(super) fn is_known_and_not_ours(text: &str) -> bool {
    NOTHING.contains(&bare(text).as_str())
}

/// What a heading says about points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PointsWord {
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
pub(super) fn points_word(text: &str) -> Option<PointsWord> {
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

const EVIDENCE: [&str; 5] = [
    "tài liệu kiểm chứng",
    "tlkc",
    "tài liệu minh chứng",
    "minh chứng",
    "văn bản kiểm chứng",
];
const REASON: [&str; 6] = [
    "giải trình",
    "lý do",
    "lý do điều chỉnh",
    "ý kiến giải trình",
    "lý do thay đổi",
    "ý kiến thẩm định",
];

/// Whether it heads the evidence.
pub(super) fn is_evidence(text: &str) -> bool {
    EVIDENCE.contains(&bare(text).as_str())
}

/// Whether it heads reasons.
pub(super) fn is_reason(text: &str) -> bool {
    REASON.contains(&bare(text).as_str())
}

/// Whether it heads values that are inputs, in tables with one row a criterion.
pub(super) fn is_value(text: &str) -> bool {
    matches!(
        bare(text).as_str(),
        "số liệu"
            | "giá trị"
            | "kết quả"
            | "kết quả thực hiện"
            | "số liệu thực hiện"
            | "số liệu báo cáo"
    )
}

/// Whether it heads the criteria, in tables with one row a criterion.
pub(super) fn is_criterion_heading(text: &str) -> bool {
    matches!(
        bare(text).as_str(),
        "tiêu chí"
            | "tên tiêu chí"
            | "nội dung"
            | "nội dung tiêu chí"
            | "nội dung đánh giá"
            | "lĩnh vực/tiêu chí/tiêu chí thành phần"
            | "lĩnh vực, tiêu chí, tiêu chí thành phần"
            | "lĩnh vực/tiêu chí"
            | "lĩnh vực, tiêu chí"
            | "tiêu chí, tiêu chí thành phần"
            | "tiêu chí/tiêu chí thành phần"
            | "mã tiêu chí"
            | "mã tc"
    )
}

/// `(1)`, `3`, `A`, `(3)=(1)/(2)`: one cell of the row that numbers columns.
pub(super) fn is_column_number(text: &str) -> bool {
    let text = text.trim();
    let single_letter = text.chars().count() == 1 && text.chars().all(char::is_alphabetic);
    single_letter
        || (!text.is_empty()
            && text.chars().count() <= 40
            && text.chars().any(|c| c.is_ascii_digit())
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || " ()[]=+-*/:x%".contains(c)))
}

/// Whether it heads a share that follows from counts, or is the one percentage of a criterion.
pub(super) fn is_ratio(text: &str) -> bool {
    matches!(
        bare(text).as_str(),
        "tỷ lệ" | "tỉ lệ" | "tỷ lệ %" | "tỉ lệ %" | "%"
    )
}

/// Whether the text is digits and marks only, so that in a file of texts it is a number as often as a code.
pub(super) fn is_number_like(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | ' '))
}
