//! Codes and maxima of nodes: `code-twice`, `code-orphan`, `code-malformed`, `child-before-parent`, `leaf-with-children`, `max-negative`, and their kin.

use finding::{Finding, Place};
use points::Exact;

pub(crate) fn no_criteria(place: Place) -> Finding {
    Finding::error("set-empty", place)
        .says(
            "bộ tiêu chí không có tiêu chí nào",
            "the set has no criteria",
        )
        .expected("`[criterion.\"1\"]`", "`[criterion.\"1\"]`")
        .fix(
            "thêm khối cho từng lĩnh vực, tiêu chí",
            "add a block for each field and criterion",
        )
}

pub(crate) fn code_twice(place: Place, code: &str) -> Finding {
    Finding::error("code-twice", place)
        .of_criterion(code)
        .says(
            format!("mã {code} đã dùng cho một tiêu chí khác"),
            format!("code {code} is taken by another criterion"),
        )
        .fix(
            "mỗi tiêu chí, kể cả điểm cộng và điểm trừ, cần một mã riêng",
            "each criterion, bonus and penalty included, needs a code of its own",
        )
}

pub(crate) fn code_malformed(place: Place, code: &str) -> Finding {
    let code = crate::toml::shortened(code);
    Finding::error("code-malformed", place)
        .says(
            format!("mã \"{code}\" không dùng được"),
            format!("code \"{code}\" cannot be used"),
        )
        .expected(
            "chữ và số ngăn bằng dấu chấm, không khoảng trắng, không quá 40 ký tự: 3.1, II.2, 3.a",
            "letters and digits parted by dots, no blanks, at most 40 characters: 3.1, II.2, 3.a",
        )
        .fix("sửa mã", "correct the code")
}

pub(crate) fn code_orphan(place: Place, code: &str) -> Finding {
    let parent = code.rsplit_once('.').map_or(code, |(parent, _)| parent);
    let first = code.split_once('.').map_or(code, |(first, _)| first);
    let (vi, en) = if first == parent {
        (String::new(), String::new())
    } else {
        (
            format!(" hoặc `[criterion.\"{first}\"]`"),
            format!(" or `[criterion.\"{first}\"]`"),
        )
    };
    Finding::error("code-orphan", place)
        .of_criterion(code)
        .says(
            format!("tiêu chí {code} không thuộc lĩnh vực, tiêu chí nào"),
            format!("criterion {code} belongs to no node above it"),
        )
        .expected(
            format!("một khối `[criterion.\"{parent}\"]`{vi}"),
            format!("a block `[criterion.\"{parent}\"]`{en}"),
        )
        .fix(
            "thêm khối cấp trên hoặc sửa mã",
            "add the block above it or correct the code",
        )
}

pub(crate) fn child_before_parent(place: Place, code: &str, parent: &str) -> Finding {
    Finding::error("child-before-parent", place)
        .of_criterion(code)
        .says(
            format!("{code} đứng trước {parent} là cấp trên của nó"),
            format!("{code} stands before {parent}, which it belongs to"),
        )
        .fix(
            format!("chuyển khối {parent} lên trước khối {code}"),
            format!("move the block of {parent} above that of {code}"),
        )
}

pub(crate) fn too_deep(place: Place, code: &str, most: u8) -> Finding {
    Finding::error("tree-too-deep", place)
        .of_criterion(code)
        .says(
            format!("cây tiêu chí sâu quá {most} cấp"),
            format!("the tree is deeper than {most} levels"),
        )
        .fix("bớt cấp", "use fewer levels")
}

pub(crate) fn leaf_with_children(place: Place, code: &str) -> Finding {
    Finding::error("leaf-with-children", place)
        .of_criterion(code)
        .says(
            format!("{code} có cách tính riêng nhưng cũng có tiêu chí thành phần"),
            format!("{code} has a rule of its own and sub-criteria as well"),
        )
        .fix(
            "bỏ `rule` ở đây, hoặc đổi mã của các tiêu chí thành phần",
            "remove `rule` here, or change the codes of the sub-criteria",
        )
}

pub(crate) fn leaf_keys_on_inner(place: Place, code: &str) -> Finding {
    Finding::error("leaf-keys-on-inner", place)
        .of_criterion(code)
        .says(
            format!("{code} có tiêu chí thành phần nên không được chấm trực tiếp; các khóa chấm điểm ở đây không có tác dụng"),
            format!("{code} has sub-criteria and is not scored itself; the keys of scoring have no effect here"),
        )
        .fix(
            "chuyển các khóa này xuống tiêu chí được chấm",
            "move these keys to the criteria that are scored",
        )
}

pub(crate) fn max_negative(place: Place, code: &str, max: &Exact) -> Finding {
    Finding::error("max-negative", place)
        .of_criterion(code)
        .says(
            format!("điểm tối đa của {code} nhỏ hơn 0"),
            format!("the maximum of {code} is below 0"),
        )
        .found(max.to_string(), max.to_string())
        .fix(
            "ghi số dương; điểm trừ cũng ghi số dương trong `[penalty]`",
            "write a positive number; penalty points are positive too, under `[penalty]`",
        )
}

pub(crate) fn max_zero(place: Place, code: &str) -> Finding {
    Finding::warning("max-zero", place)
        .of_criterion(code)
        .says(
            format!("điểm tối đa của {code} bằng 0 nên không bao giờ có điểm"),
            format!("the maximum of {code} is 0, so that it never earns a point"),
        )
        .fix(
            "ghi điểm tối đa, hoặc dùng `rule = \"info\"`",
            "write the maximum, or use `rule = \"info\"`",
        )
}

pub(crate) fn info_with_max(place: Place, code: &str, max: &Exact) -> Finding {
    Finding::error("info-with-max", place)
        .of_criterion(code)
        .says(
            format!("{code} chỉ để tham khảo nhưng có điểm tối đa"),
            format!("{code} is for information only, yet has a maximum"),
        )
        .found(max.to_string(), max.to_string())
        .expected("0", "0")
        .fix(
            "ghi `max = 0`, hoặc chọn cách tính khác",
            "write `max = 0`, or choose another rule",
        )
}
