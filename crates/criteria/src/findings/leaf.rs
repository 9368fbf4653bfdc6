//! Inputs and rules of a leaf: `rule-missing`, `input-unknown`, `input-needed`, `input-kind`, `input-unused`, and their kin.

use finding::{Finding, Place};

pub(crate) fn rule_missing(place: Place, known: &[&str]) -> Finding {
    let list = known.join(", ");
    Finding::error("rule-missing", place)
        .says(
            "tiêu chí được chấm điểm nhưng chưa có cách tính",
            "the criterion is scored but has no rule",
        )
        .expected(
            format!("`rule` là một trong: {list}"),
            format!("`rule` is one of: {list}"),
        )
        .fix(
            "thêm `rule = …`; nếu chỉ nhập điểm thì dùng `rule = \"points\"`",
            "add `rule = …`; where points are typed only, use `rule = \"points\"`",
        )
}

pub(crate) fn input_unknown(place: Place, name: &str, known: &[&str]) -> Finding {
    let short = crate::toml::shortened(name);
    let ordered = super::keys::nearest_first(name, known);
    let list = if ordered.is_empty() {
        (
            "tiêu chí này chưa khai số liệu nào".to_owned(),
            "this criterion declares no inputs".to_owned(),
        )
    } else {
        (ordered.join(", "), ordered.join(", "))
    };
    Finding::error("input-unknown", place)
        .says(
            format!("số liệu \"{short}\" không có trong `inputs`"),
            format!("\"{short}\" is not among `inputs`"),
        )
        .found(format!("\"{short}\""), format!("\"{short}\""))
        .expected(list.0, list.1)
        .fix(
            format!("sửa tên, hoặc khai `{short}` trong `inputs`"),
            format!("correct the name, or declare `{short}` in `inputs`"),
        )
}

pub(crate) fn input_needed(place: Place, key: &str) -> Finding {
    Finding::error("input-needed", place)
        .says(
            "chưa rõ cách tính dùng số liệu nào",
            "it is not said which input the rule reads",
        )
        .expected(
            format!("`{key} = \"…\"`; chỉ được bỏ khi tiêu chí có đúng một số liệu"),
            format!("`{key} = \"…\"`; it may be left out only where the criterion has one input"),
        )
        .fix(format!("thêm `{key}`"), format!("add `{key}`"))
}

pub(crate) fn input_kind(place: Place, name: &str, found: &str, expected: &str) -> Finding {
    Finding::error("input-kind", place)
        .says(
            format!("số liệu \"{name}\" không đúng loại cho cách tính này"),
            format!("input \"{name}\" is of a kind that this rule cannot read"),
        )
        .found(found, found)
        .expected(expected, expected)
        .fix(
            "đổi loại trong `inputs` hoặc chọn cách tính khác",
            "change the kind in `inputs` or choose another rule",
        )
}

pub(crate) fn input_unused(place: Place, name: &str) -> Finding {
    Finding::warning("input-unused", place)
        .says(
            format!("số liệu \"{name}\" được hỏi nhưng cách tính không dùng đến"),
            format!("input \"{name}\" is asked for but no rule reads it"),
        )
        .fix(
            format!("bỏ \"{name}\" khỏi `inputs`, hoặc đưa vào cách tính"),
            format!("remove \"{name}\" from `inputs`, or use it in the rule"),
        )
}

pub(crate) fn input_name(place: Place, name: &str) -> Finding {
    let name = crate::toml::shortened(name);
    Finding::error("input-name", place)
        .says(
            format!("tên số liệu \"{name}\" không dùng được"),
            format!("\"{name}\" cannot name an input"),
        )
        .expected(
            "chữ cái, chữ số và dấu gạch dưới, khác `points`",
            "letters, digits and underscores, other than `points`",
        )
        .fix("đổi tên", "choose another name")
}

pub(crate) fn too_many_inputs(place: Place, most: usize) -> Finding {
    Finding::error("inputs-too-many", place)
        .says(
            format!("tiêu chí có trên {most} số liệu"),
            format!("the criterion has over {most} inputs"),
        )
        .fix("tách tiêu chí", "split the criterion")
}

pub(crate) fn not_over_itself(place: Place, name: &str) -> Finding {
    Finding::error("not-over-itself", place)
        .says(
            format!("\"{name}\" được so với chính nó"),
            format!("\"{name}\" is compared with itself"),
        )
        .fix("ghi tên số liệu tổng", "name the input that is the whole")
}

pub(crate) fn applies_to_none(place: Place) -> Finding {
    Finding::warning("applies-to-none", place)
        .says(
            "`applies-to` trống nên tiêu chí áp dụng cho mọi đơn vị",
            "`applies-to` is empty, so that the criterion applies to every unit",
        )
        .fix(
            "ghi loại đơn vị, khối hoặc mã đơn vị; hoặc bỏ khóa này",
            "name unit types, blocks or codes; or remove the key",
        )
}

pub(crate) fn measure_both(place: Place) -> Finding {
    Finding::error("measure-both", place)
        .says(
            "`input` và `numerator` cùng đứng trong một phép đo",
            "`input` and `numerator` stand in one measure",
        )
        .fix("giữ một trong hai", "keep one of the two")
}

pub(crate) fn numerator_missing(place: Place) -> Finding {
    Finding::error("numerator-missing", place)
        .says(
            "có `denominator` nhưng không có `numerator`",
            "there is a `denominator` but no `numerator`",
        )
        .fix("thêm `numerator = [\"…\"]`", "add `numerator = [\"…\"]`")
}

pub(crate) fn measure_no_ratio(place: Place) -> Finding {
    Finding::error("measure-no-ratio", place)
        .says(
            "cách tính theo tỷ lệ cần tử số và mẫu số, hoặc một số liệu phần trăm",
            "a ratio needs a numerator and a denominator, or one percent input",
        )
        .expected(
            "`numerator = [\"…\"]` và `denominator = [\"…\"]`",
            "`numerator = [\"…\"]` and `denominator = [\"…\"]`",
        )
        .fix("thêm `denominator`", "add `denominator`")
}

pub(crate) fn expected_or_input(place: Place) -> Finding {
    Finding::error("frequency-expected", place)
        .says(
            "số lần phải thực hiện cần ghi theo đúng một cách",
            "how often it should be done has to be given in exactly one way",
        )
        .expected(
            "`expected = 6` hoặc `expected-input = \"…\"`",
            "`expected = 6` or `expected-input = \"…\"`",
        )
        .fix("giữ một trong hai", "keep one of the two")
}
