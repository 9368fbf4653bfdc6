//! What can be wrong with a round's folder.

use finding::{Finding, Place};

pub(super) fn not_readable(shown: &str, error: &std::io::Error) -> Finding {
    let missing = error.kind() == std::io::ErrorKind::NotFound;
    let (vi, en) = if missing {
        ("không có tệp này".to_owned(), "no such file".to_owned())
    } else {
        (
            format!("không mở được: {error}"),
            format!("cannot be opened: {error}"),
        )
    };
    Finding::error("file-not-readable", Place::file(shown))
        .says(
            "không đọc được tệp mà đợt đánh giá cần",
            "a file that the round needs cannot be read",
        )
        .found(vi, en)
        .expected(
            "một tệp đọc được trong thư mục của đợt đánh giá",
            "a readable file in the round's folder",
        )
        .fix(
            "kiểm tra đường dẫn và quyền đọc, hoặc sửa round.toml",
            "check the path and the permission, or mend round.toml",
        )
}

pub(super) fn no_manifest(path: &std::path::Path) -> Finding {
    Finding::error("round-not-found", Place::file(path.to_string_lossy()))
        .says(
            "thư mục này không phải là một đợt đánh giá: không có tệp round.toml",
            "the folder is no round: it holds no round.toml",
        )
        .expected(
            "thư mục của đợt đánh giá, có tệp round.toml",
            "a round's folder, with a file round.toml",
        )
        .fix(
            "kiểm tra đường dẫn, hoặc lập đợt mới bằng parindex round new",
            "check the path, or make a round with parindex round new",
        )
}

pub(super) fn leads_out(path: &str) -> Finding {
    Finding::error("path-leads-out", Place::file("round.toml"))
        .says(
            "đường dẫn ra ngoài thư mục của đợt đánh giá nên không mở",
            "a path leads out of the round's folder and was not followed",
        )
        .found(format!("“{path}”"), format!("\"{path}\""))
        .expected(
            "đường dẫn bên trong thư mục của đợt, không có .. và không bắt đầu bằng /",
            "a path within the round's folder, without .. and not starting with /",
        )
        .fix(
            "chép tệp vào thư mục của đợt và sửa round.toml",
            "copy the file into the round's folder and mend round.toml",
        )
}

pub(super) fn not_written_so(path: &str) -> Finding {
    Finding::error("path-not-local", Place::file("round.toml"))
        .says(
            "không đóng gói được đợt đánh giá: đường dẫn ra ngoài thư mục không tìm thấy trong nội dung round.toml",
            "the round cannot be packed: a path that leads out of its folder is not found in the text of round.toml",
        )
        .found(format!("“{path}”"), format!("\"{path}\""))
        .expected(
            "đường dẫn viết trong dấu ngoặc kép, không có ký tự thoát",
            "the path in quotes, without escapes",
        )
        .fix(
            "chép tệp vào thư mục của đợt và sửa round.toml",
            "copy the file into the round's folder and mend round.toml",
        )
}

pub(super) fn no_file(pattern: &str, line: u32) -> Finding {
    Finding::error("no-file-matches", Place::line("round.toml", line, 1))
        .says(
            "không có tệp nào khớp với đường dẫn đã khai",
            "no file matches the path given",
        )
        .found(format!("“{pattern}”"), format!("\"{pattern}\""))
        .expected("ít nhất một tệp", "at least one file")
        .fix(
            "chép tệp vào thư mục của đợt, hoặc sửa đường dẫn",
            "copy the files into the round's folder, or mend the path",
        )
}

pub(super) fn left_over(name: &str, pattern: &str, line: u32) -> Finding {
    Finding::warning("file-not-taken", Place::file(name))
        .says(
            "tệp nằm trong thư mục số liệu nhưng không khớp đường dẫn nào đã khai, không được đọc",
            "the file lies among the answers but fits no path given, and was not read",
        )
        .found(name, name)
        .expected(
            format!("tệp khớp “{pattern}” (round.toml:{line})"),
            format!("a file that fits \"{pattern}\" (round.toml:{line})"),
        )
        .fix(
            "đổi dạng tệp, khai thêm đường dẫn trong round.toml, hoặc chuyển tệp ra khỏi thư mục",
            "save the file in that format, add a path to round.toml, or move the file away",
        )
}

pub(super) fn too_large(shown: &str, megabytes: u64) -> Finding {
    Finding::error("file-too-large", Place::file(shown))
        .says(
            "tệp quá lớn, không đọc",
            "the file is too large and was not read",
        )
        .expected(
            format!("không quá {megabytes} MB"),
            format!("at most {megabytes} MB"),
        )
        .fix(
            "tách tệp, hoặc bỏ hình ảnh trong tệp",
            "split the file, or take pictures out of it",
        )
}

pub(super) fn not_utf8(shown: &str) -> Finding {
    Finding::error("file-not-utf8", Place::file(shown))
        .says(
            "tệp văn bản không ở bảng mã UTF-8",
            "the text file is not in UTF-8",
        )
        .expected("bảng mã UTF-8", "UTF-8")
        .fix(
            "lưu lại tệp với bảng mã UTF-8",
            "save the file again as UTF-8",
        )
}

pub(super) fn previous_unreadable(manifest: &str, path: &str) -> Finding {
    Finding::error("previous-round-not-readable", Place::file(manifest))
        .says(
            "không đọc được đợt đánh giá năm trước, nên không biết sáng kiến nào đã được tính",
            "last year's round cannot be read, so nobody knows which items have counted",
        )
        .found(format!("“{path}”"), format!("\"{path}\""))
        .fix(
            "sửa khóa previous trong round.toml",
            "mend the key previous in round.toml",
        )
}

pub(super) fn no_set(set: &str, tried: &[String]) -> Finding {
    let list = tried.join("; ");
    Finding::error("set-not-found", Place::file("round.toml"))
        .says(
            "không tìm thấy bộ tiêu chí của đợt đánh giá",
            "the round's criteria set was not found",
        )
        .found(
            format!("“{set}”; đã tìm ở: {list}"),
            format!("\"{set}\"; looked at: {list}"),
        )
        .expected(
            "tên bộ tiêu chí như qd766/2026, hoặc đường dẫn tới tệp .toml",
            "a set's name such as qd766/2026, or a path to a .toml file",
        )
        .fix(
            "đặt tệp vào criteria/<bộ>/<năm>.toml, hoặc ghi đường dẫn từ thư mục của đợt",
            "put the file at criteria/<set>/<year>.toml, or write the path from the round's folder",
        )
}

pub(super) fn no_instrument(name: &str, tried: &[String]) -> Finding {
    let list = tried.join("; ");
    Finding::error("instrument-not-found", Place::whole(name))
        .says(
            "không tìm thấy mẫu phiếu khảo sát",
            "the instrument was not found",
        )
        .found(
            format!("“{name}”; đã tìm ở: {list}"),
            format!("\"{name}\"; looked at: {list}"),
        )
        .expected(
            "tên mẫu phiếu như sipas/2022, hoặc đường dẫn tới tệp .toml",
            "an instrument's name such as sipas/2022, or a path to a .toml file",
        )
        .fix(
            "đặt tệp vào criteria/<mẫu>/<năm>.toml, hoặc ghi đường dẫn từ thư mục của đợt",
            "put the file at criteria/<instrument>/<year>.toml, or write the path from the round's folder",
        )
}
