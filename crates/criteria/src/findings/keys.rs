//! `key-unknown`, `key-missing`: names of keys.

use finding::{Finding, Place};

/// Beyond this length a key is no misspelling of ours, and measuring distances would only cost time.
const LONGEST_KEY: usize = 64;

pub(crate) fn unknown(place: Place, key: &str, known: &[&str]) -> Finding {
    let short = crate::toml::shortened(key);
    let ordered = nearest_first(key, known);
    let list = ordered.join(", ");
    let finding = Finding::error("key-unknown", place)
        .says(
            format!("không có khóa `{short}` ở đây"),
            format!("there is no key `{short}` here"),
        )
        .found(format!("`{short}`"), format!("`{short}`"))
        .expected(
            format!("một trong các khóa: {list}"),
            format!("one of the keys: {list}"),
        );
    match ordered.first() {
        Some(nearest) if close(key, nearest) => finding.fix(
            format!("viết `{nearest}` thay cho `{short}`"),
            format!("write `{nearest}` instead of `{short}`"),
        ),
        _ => finding.fix(
            "sửa tên khóa hoặc bỏ dòng này",
            "correct the key or remove this line",
        ),
    }
}

pub(crate) fn missing(place: Place, block: &str, key: &str) -> Finding {
    let (vi, en) = if block.is_empty() {
        ("đầu tệp".to_owned(), "the top of the file".to_owned())
    } else {
        let short = crate::toml::shortened(block);
        (format!("khối `{short}`"), format!("block `{short}`"))
    };
    Finding::error("key-missing", place)
        .says(
            format!("{vi} thiếu khóa `{key}`"),
            format!("{en} lacks the key `{key}`"),
        )
        .expected(format!("`{key} = …`"), format!("`{key} = …`"))
        .fix(
            format!("thêm dòng `{key} = …`"),
            format!("add a line `{key} = …`"),
        )
}

/// The known words, the likeliest first; equal ones stay in the order of the description.
pub(crate) fn nearest_first<'w>(word: &str, known: &[&'w str]) -> Vec<&'w str> {
    let mut ordered = known.to_vec();
    if word.len() <= LONGEST_KEY {
        ordered.sort_by_cached_key(|known| strsim::osa_distance(word, known));
    }
    ordered
}

/// Whether one is probably meant by the other: a third of its letters may differ.
pub(crate) fn close(word: &str, known: &str) -> bool {
    word.len() <= LONGEST_KEY
        && strsim::osa_distance(word, known) <= (known.chars().count() / 3).max(1)
}
