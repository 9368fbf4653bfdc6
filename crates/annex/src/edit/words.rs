//! Closed words: the key of the file and what an officer reads in the drop-down.

/// A key and its words.
pub(crate) type Word = (&'static str, &'static str);

pub(crate) const RULES: &[Word] = &[
    ("points", "Nhập điểm"),
    ("yes-no", "Có hoặc không"),
    ("levels", "Theo mức"),
    ("thresholds", "Theo ngưỡng"),
    ("ratio", "Theo tỷ lệ"),
    ("per-count", "Cộng theo số lượng"),
    ("deduct", "Trừ theo số lượng"),
    ("penalty-share", "Trừ theo mức vi phạm"),
    ("deadline", "Theo thời hạn"),
    ("cases", "Theo trường hợp"),
    ("sum", "Cộng các phần"),
    ("best", "Phần cao nhất"),
    ("survey", "Điều tra xã hội học"),
    ("imported", "Lấy điểm đã công bố"),
    ("peers", "So với khối"),
    ("frequency", "Theo số lần"),
    ("council", "Hội đồng cho điểm"),
    ("info", "Chỉ để theo dõi"),
];
pub(crate) const SCORED: &[Word] = &[
    ("self", "Đơn vị tự chấm"),
    ("appraised", "Cơ quan thẩm định"),
    ("survey", "Điều tra xã hội học"),
    ("imported", "Nguồn đã công bố"),
    ("council", "Hội đồng"),
];
pub(crate) const POLICIES: &[Word] = &[
    ("ask", "Chờ quyết định"),
    ("drop", "Không tính vào mẫu số"),
    ("rescale", "Không tính, quy đổi phần còn lại"),
    ("full", "Điểm tối đa"),
    ("spread", "Chia cho tiêu chí cùng cấp"),
    ("zero", "0 điểm"),
    ("blank", "Để trống, giữ điểm tối đa"),
];
pub(crate) const MISSING: &[Word] = &[
    ("incomplete", "Chưa xếp hạng"),
    ("blank", "Để trống, giữ điểm tối đa"),
    ("zero", "0 điểm"),
];
pub(crate) const FROM_CHILDREN: &[Word] = &[("pooled", "Cộng dồn"), ("mean", "Bình quân")];
pub(crate) const IMPORTED_WHEN: &[Word] = &[("no-leaf-inputs", "Khi tiêu chí con chưa có số liệu")];
pub(crate) const PARTS: &[Word] = &[("bonus", "Điểm cộng"), ("penalty", "Điểm trừ")];
pub(crate) const ROWS: &[Word] = &[
    ("part", "phần"),
    ("case", "trường hợp"),
    ("group", "nhóm"),
    ("item", "khoản"),
];
pub(crate) const KINDS: &[Word] = &[
    ("count", "số đếm"),
    ("number", "số"),
    ("percent", "tỷ lệ %"),
    ("points", "điểm"),
    ("yes-no", "có/không"),
    ("level", "mức"),
    ("date", "ngày"),
    ("items", "danh mục"),
];
pub(crate) const GIVEN_STATES: &[Word] = &[
    ("missing", "chưa có số liệu"),
    ("not-applicable", "không áp dụng"),
];
pub(crate) const STATES: &[Word] = &[
    ("drop", "không tính vào mẫu số"),
    ("rescale", "không tính, quy đổi phần còn lại"),
    ("spread", "chia cho tiêu chí cùng cấp"),
    ("blank", "để trống"),
    ("incomplete", "chưa xếp hạng"),
    ("ask", "chờ quyết định"),
];
/// Keys that few rules have, one a line in the column of further keys.
pub(crate) const OTHERS: &[Word] = &[
    ("due-input", "hạn lấy từ số liệu"),
    ("days", "cách đếm ngày"),
    ("expected", "số lần yêu cầu"),
    ("expected-input", "số lần yêu cầu lấy từ số liệu"),
    ("step", "bước điểm"),
    ("scale", "thang của chỉ số"),
    ("over-max", "khi cộng quá tối đa"),
    ("method", "cách so"),
    ("better", "tốt hơn khi"),
    ("weight", "trọng số"),
    ("instrument", "mẫu phiếu"),
    ("figure", "chỉ số của mẫu phiếu"),
    ("question", "câu hỏi"),
    ("choices", "phương án"),
    ("where", "chỉ phiếu"),
];
/// The words that values of those keys may be.
pub(crate) const OTHER_VALUES: &[(&str, &[Word])] = &[
    (
        "days",
        &[("calendar", "ngày lịch"), ("working", "ngày làm việc")],
    ),
    (
        "over-max",
        &[
            ("cap", "lấy không quá tối đa"),
            ("reject", "không chấp nhận"),
        ],
    ),
    (
        "method",
        &[
            ("min-max", "giữa thấp nhất và cao nhất"),
            ("share-of-best", "so với tốt nhất"),
        ],
    ),
    ("better", &[("higher", "cao hơn"), ("lower", "thấp hơn")]),
];

/// The words of a key; the key itself where it has none.
pub(crate) fn word<'a>(words: &[Word], key: &'a str) -> &'a str
where
    'static: 'a,
{
    let found = words.iter().find(|(own, _)| *own == key);
    found.map_or(key, |(_, word)| *word)
}

/// The key of a word, whichever of the two was typed, without regard to case and tone placement.
pub(crate) fn key(words: &[Word], typed: &str) -> Option<&'static str> {
    let typed = vietnamese::key(typed);
    let same = |own: &&Word| own.0 == typed || vietnamese::key(own.1) == typed;
    words.iter().find(same).map(|(key, _)| *key)
}
