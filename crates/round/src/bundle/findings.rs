//! What can be wrong with a bundle.

use finding::{Finding, Place};

const AGAIN: (&str, &str) = (
    "tải lại gói từ nơi công bố và đối chiếu mã SHA-256",
    "get the bundle again from where it was published and compare its SHA-256",
);

fn of(code: &str, file: &str) -> Finding {
    Finding::error(code, Place::file(file)).fix(AGAIN.0, AGAIN.1)
}

pub(super) fn not_written(error: &str) -> Finding {
    Finding::error("bundle-not-written", Place::whole("bundle"))
        .says("không lập được gói kết quả", "the bundle cannot be written")
        .found(error, error)
}

pub(super) fn no_bundle(file: &str) -> Finding {
    of("bundle-unreadable", file)
        .says(
            "tệp không phải là gói kết quả: không có bundle.json đọc được",
            "the file is no bundle: it holds no readable bundle.json",
        )
        .expected("gói .zip do parindex lập", "a .zip that parindex has made")
}

pub(super) fn other_format(file: &str, format: u32) -> Finding {
    Finding::error("bundle-format-unknown", Place::file(file))
        .says(
            "định dạng của gói chưa được hỗ trợ",
            "the format of the bundle is not known",
        )
        .found(format.to_string(), format.to_string())
        .expected("1", "1")
        .fix("dùng phiên bản chương trình mới hơn", "use a newer program")
}

pub(super) fn other_program(file: &str, theirs: &str, ours: &str) -> Finding {
    Finding::warning("bundle-by-other-program", Place::file(file))
        .says(
            format!("gói do parindex {theirs} lập, đang kiểm tra bằng {ours}"),
            format!("the bundle was made by parindex {theirs} and is checked by {ours}"),
        )
        .fix(
            format!("nếu kết quả khác nhau, kiểm tra lại bằng parindex {theirs}"),
            format!("where results differ, check again with parindex {theirs}"),
        )
}

pub(super) fn file_changed(file: &str, path: &str) -> Finding {
    of("bundle-file-changed", file)
        .says(
            format!("tệp {path} trong gói đã bị thay đổi so với mã kiểm"),
            format!("the file {path} in the bundle is not what its digest says"),
        )
        .found(path, path)
}

pub(super) fn file_missing(file: &str, path: &str) -> Finding {
    of("bundle-file-missing", file)
        .says(
            format!("gói thiếu tệp {path}, hoặc tệp không đọc được"),
            format!("the bundle lacks the file {path}, or it cannot be read"),
        )
        .found(path, path)
}

pub(super) fn file_unknown(file: &str, path: &str) -> Finding {
    of("bundle-file-unknown", file)
        .says(
            format!("gói có tệp {path} không được kê khai"),
            format!("the bundle holds a file {path} that it does not list"),
        )
        .found(path, path)
}

pub(super) fn inputs_differ(file: &str) -> Finding {
    of("bundle-inputs-differ", file).says(
        "số liệu nền của đợt (bộ tiêu chí, danh sách, khảo sát) không đúng mã kiểm",
        "the round's inputs (set, roster, surveys) have another digest than the bundle says",
    )
}

pub(super) fn set_differs(file: &str, set: &str) -> Finding {
    of("bundle-set-differs", file)
        .says(
            format!("bộ tiêu chí {set} trong gói không đúng mã kiểm"),
            format!("the set {set} in the bundle has another digest than the bundle says"),
        )
        .found(set, set)
}

pub(super) fn record_unreadable(file: &str, line: u32) -> Finding {
    of("bundle-record-unreadable", file).says(
        format!("dòng {line} của entries.jsonl không đọc được"),
        format!("line {line} of entries.jsonl cannot be read"),
    )
}

pub(super) fn result_differs(file: &str, path: &str, theirs: &str, ours: &str) -> Finding {
    of("bundle-result-differs", file)
        .says(
            format!("{path} khác với kết quả tính lại"),
            format!("{path} differs from what is computed again"),
        )
        .found(theirs, theirs)
        .expected(ours, ours)
}

pub(super) fn figure_differs(
    (file, unit): (&str, &str),
    (vi, en): (&str, &str),
    theirs: &str,
    ours: &str,
) -> Finding {
    of("bundle-figure-differs", file)
        .says(
            format!("{vi} của đơn vị {unit} không khớp với các số liệu khác trong gói"),
            format!("{en} of unit {unit} does not follow from the other figures of the bundle"),
        )
        .found(theirs, theirs)
        .expected(ours, ours)
        .of_unit(unit)
}

pub(super) fn deeper_than_face(file: &str, unit: &str) -> Finding {
    of("bundle-deeper-than-face", file)
        .says(
            format!("gói chứa số liệu của đơn vị {unit} sâu hơn mức công khai đã chọn"),
            format!("the bundle holds figures of unit {unit} beyond what was made public"),
        )
        .of_unit(unit)
}

pub(super) fn small_cell(file: &str, path: &str, domain: &str) -> Finding {
    of("bundle-small-cell", file)
        .says(
            format!("{path} có số liệu của nhóm quá ít phiếu ({domain})"),
            format!("{path} holds figures of too few responses ({domain})"),
        )
        .found(domain, domain)
}
