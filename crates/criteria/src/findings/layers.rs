//! `final-lacks-layer`, `survey-rule-elsewhere`, `drop-and-rescale`: layers and policies.

use finding::{Finding, Place};

pub(crate) fn not_in_final(place: Place, layer: &str) -> Finding {
    Finding::warning("final-lacks-layer", place)
        .says(
            format!("điểm của tiêu chí này nằm ở lớp \"{layer}\", nhưng `final` không có lớp đó; tiêu chí sẽ luôn ở trạng thái chưa có số liệu"),
            format!("the points of this criterion come in layer \"{layer}\", which `final` does not list; it will always be missing"),
        )
        .fix(
            format!("thêm \"{layer}\" vào `final`, hoặc sửa `scored`"),
            format!("add \"{layer}\" to `final`, or correct `scored`"),
        )
}

pub(crate) fn imported_when(place: Place) -> Finding {
    Finding::warning("final-lacks-layer", place)
        .says(
            "`imported-when` không có tác dụng: `final` không có lớp \"imported\"",
            "`imported-when` has no effect: `final` does not list the layer \"imported\"",
        )
        .fix(
            "thêm \"imported\" vào `final`, hoặc bỏ `imported-when`",
            "add \"imported\" to `final`, or remove `imported-when`",
        )
}

pub(crate) fn survey_rule(place: Place) -> Finding {
    Finding::warning("survey-rule-elsewhere", place)
        .says(
            "cách tính lấy từ điều tra xã hội học, nhưng `scored` không phải \"survey\"",
            "the rule reads a survey, but `scored` is not \"survey\"",
        )
        .fix("ghi `scored = \"survey\"`", "write `scored = \"survey\"`")
}

pub(crate) fn drop_and_rescale(place: Place, first: &str) -> Finding {
    Finding::error("drop-and-rescale", place)
        .says(
            "bộ tiêu chí dùng cả \"drop\" và \"rescale\", là hai cách tính chỉ số khác nhau",
            "the set uses both \"drop\" and \"rescale\", which are two ways to an index",
        )
        .expected(
            format!("cùng một cách như tiêu chí {first}"),
            format!("the same way as criterion {first}"),
        )
        .fix(
            "chọn một trong hai cho cả bộ",
            "choose one of the two for the whole set",
        )
}

pub(crate) fn rescale_of_survey(place: Place) -> Finding {
    Finding::warning("rescale-of-survey", place)
        .says(
            "\"rescale\" quy đổi phần không điều tra; với tiêu chí điều tra nó chỉ bỏ tiêu chí ra khỏi mẫu số",
            "\"rescale\" scales the part without survey; for a survey criterion it only drops it",
        )
        .fix("dùng \"drop\" hoặc \"ask\"", "use \"drop\" or \"ask\"")
}

pub(crate) fn spread_alone(place: Place) -> Finding {
    Finding::warning("spread-alone", place)
        .says(
            "\"spread\" chia điểm tối đa cho các tiêu chí cùng cấp, nhưng ở đây không có tiêu chí nào khác",
            "\"spread\" gives the maximum to siblings, and there are none here",
        )
        .fix("dùng \"drop\", \"full\" hoặc \"zero\"", "use \"drop\", \"full\" or \"zero\"")
}
