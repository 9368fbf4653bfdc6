//! What the keys of a file are called.

use finding::Lang;

/// Key, Vietnamese, English. What is not here is shown as it stands: names of inputs and levels, numbers of parts.
const KEYS: &[(&str, &str, &str)] = &[
    ("above", "trên", "above"),
    ("applies-to", "đơn vị áp dụng", "units concerned"),
    ("appraised-by", "cơ quan thẩm định", "appraising body"),
    ("below", "dưới", "below"),
    ("blocks", "khối xếp hạng", "blocks"),
    ("break", "xét khi bằng nhau", "tie-break"),
    ("cap", "điểm nhiều nhất", "cap"),
    ("case", "trường hợp", "case"),
    ("content", "nội dung cải cách hành chính", "reform content"),
    ("days", "loại ngày", "days"),
    ("deductions", "mức trừ", "deductions"),
    ("denominator", "mẫu số", "denominator"),
    ("digits", "số chữ số", "digits"),
    ("due", "thời hạn", "due"),
    ("each", "điểm mỗi lần", "points for each"),
    ("evidence", "tài liệu kiểm chứng", "evidence"),
    ("expected", "số lần phải có", "times expected"),
    ("field", "lĩnh vực", "field"),
    ("final", "lớp điểm được dùng", "final layers"),
    ("floor", "mức bắt đầu có điểm (%)", "floor (%)"),
    ("from", "từ", "from"),
    ("group", "nhóm", "group"),
    ("guide", "cách chấm", "guide"),
    ("inputs", "số liệu", "input"),
    ("kind", "loại số liệu", "kind"),
    ("leaf", "tiêu chí", "leaf"),
    ("levels", "mức", "level"),
    ("max", "điểm tối đa", "maximum"),
    ("mode", "cách làm tròn", "mode"),
    ("no", "điểm khi không", "points for no"),
    ("not-over", "không quá", "not over"),
    ("notice", "dòng lưu ý", "notice"),
    ("numerator", "tử số", "numerator"),
    ("on", "xếp hạng theo", "ranked on"),
    ("options", "phương án trả lời", "options"),
    ("otherwise", "còn lại", "otherwise"),
    ("part", "phần", "part"),
    ("per", "số lần tính một", "how many make one"),
    ("points", "điểm", "points"),
    ("rule", "quy tắc", "rule"),
    ("scored", "điểm do ai cho", "who scores"),
    ("share", "% điểm tối đa", "% of the maximum"),
    ("step", "bước điểm", "step"),
    ("steps", "các ngưỡng", "steps"),
    ("target", "mức đạt điểm tối đa (%)", "target (%)"),
    ("ties", "cách xếp khi bằng nhau", "ties"),
    ("title", "tên", "title"),
    ("title-en", "tên tiếng Anh", "English title"),
    ("to", "đến", "to"),
    ("total", "tổng điểm", "total"),
    ("weight", "trọng số", "weight"),
    ("when-missing", "khi chưa có số liệu", "when missing"),
    (
        "when-not-applicable",
        "khi không áp dụng",
        "when not applicable",
    ),
    ("when-undefined", "khi không phát sinh (0/0)", "when 0/0"),
    ("yes", "điểm khi có", "points for yes"),
];

/// `mức Khá: % điểm tối đa` for `levels.Khá.share`: a key that opens a list stands with the name or number behind it.
pub(crate) fn in_words(property: &[String], lang: Lang) -> String {
    match property {
        [list, name, rest @ ..] if opens_a_list(list) => {
            let rest: Vec<&str> = rest.iter().map(|key| word(key, lang)).collect();
            let head = format!("{} {name}", word(list, lang));
            match rest.is_empty() {
                true => head,
                false => format!("{head}, {}", rest.join(", ")),
            }
        }
        all => {
            let all: Vec<&str> = all.iter().map(|key| word(key, lang)).collect();
            all.join(", ")
        }
    }
}

fn word(key: &str, lang: Lang) -> &str {
    let known = KEYS.iter().find(|(own, ..)| *own == key);
    known.map_or(key, |(_, vi, en)| match lang {
        Lang::Vi => vi,
        Lang::En => en,
    })
}

fn opens_a_list(key: &str) -> bool {
    [
        "inputs",
        "levels",
        "part",
        "case",
        "group",
        "steps",
        "deductions",
    ]
    .contains(&key)
}

#[cfg(test)]
mod tests {
    use super::in_words;
    use finding::Lang;

    #[test]
    fn keys_are_words_and_names_stay() {
        let words = |path: &str| {
            let path: Vec<String> = path.split('.').map(str::to_owned).collect();
            in_words(&path, Lang::Vi)
        };
        assert_eq!(words("target"), "mức đạt điểm tối đa (%)");
        assert_eq!(words("levels.Khá.share"), "mức Khá, % điểm tối đa");
        assert_eq!(words("inputs.done.title"), "số liệu done, tên");
        assert_eq!(words("part.2.max"), "phần 2, điểm tối đa");
        assert_eq!(words("leaf.digits"), "tiêu chí, số chữ số");
        assert_eq!(words("khong-biet"), "khong-biet");
    }
}
