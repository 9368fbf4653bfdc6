//! Rows of a form that are gone, double or unknown; states beside values.

use criteria::CriteriaSet;
use finding::{Finding, Place};

/// `form-row-missing`: rows were deleted. One finding a form, with all codes.
pub(crate) fn rows_missing(place: Place, codes: &[String]) -> Finding {
    const SHOWN: usize = 12;
    let mut list = codes
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join("; ");
    if codes.len() > SHOWN {
        list.push_str("; …");
    }
    Finding::error("form-row-missing", place)
        .says(
            format!("phiếu thiếu {} dòng so với mẫu được cấp", codes.len()),
            format!("{} rows of the form are gone", codes.len()),
        )
        .found(format!("thiếu: {list}"), format!("missing: {list}"))
        .fix(
            "lấy lại phiếu được cấp và nhập lại các dòng đã xóa",
            "take the form as it was handed out and fill the deleted rows again",
        )
}

/// `form-row-twice`: a copied row.
pub(crate) fn row_twice(place: Place, first: Place, code: &str) -> Finding {
    Finding::error("form-row-twice", place)
        .says(
            format!("dòng của tiêu chí {code} có hai lần trên phiếu; dòng đầu được đọc"),
            format!("the row of criterion {code} stands twice; the first is read"),
        )
        .of_criterion(code)
        .with(first)
        .fix("xóa dòng sao chép", "delete the copied row")
}

/// `form-row-unknown`: the hidden key names nothing of the set.
pub(crate) fn row_unknown(place: Place, key: &str) -> Finding {
    let key: String = key.chars().take(80).collect();
    Finding::error("form-row-unknown", place)
        .says(
            "dòng mang mã ẩn không có trong bộ tiêu chí, không được đọc",
            "the row carries a hidden key that is not in the set and is not read",
        )
        .found(key.clone(), key)
        .fix(
            "lấy lại phiếu được cấp",
            "take the form as it was handed out",
        )
}

/// `form-state-unknown`: the drop-down was overwritten.
pub(crate) fn state_unknown(place: Place, code: &str, text: &str) -> Finding {
    let text: String = text.chars().take(80).collect();
    let choices = crate::form::state_choices().join("; ");
    Finding::error("form-state-unknown", place)
        .says(
            format!("tiêu chí {code}: trạng thái không có trong danh sách"),
            format!("criterion {code}: the state is not one of the list"),
        )
        .of_criterion(code)
        .found(format!("“{text}”"), format!("\"{text}\""))
        .expected(choices.clone(), choices)
        .fix(
            "chọn lại trạng thái trong danh sách",
            "choose a state from the list",
        )
}

/// `form-state-and-value`: a state was chosen and a value was typed.
pub(crate) fn state_and_value(place: Place, set: &CriteriaSet, code: &str, state: &str) -> Finding {
    let line = set.find(code).map(|node| set.node(node).line);
    let mut finding = Finding::error("form-state-and-value", place)
        .says(
            format!("tiêu chí {code}: vừa chọn “{state}” vừa nhập số liệu hoặc điểm"),
            format!("criterion {code}: both the state \"{state}\" and a value are given"),
        )
        .of_criterion(code)
        .fix(
            "xóa trạng thái nếu số liệu đúng, hoặc xóa số liệu nếu trạng thái đúng",
            "clear the state where the value is right, or the value where the state is right",
        );
    if let Some(line) = line {
        finding = finding.by_rule(set.line_text(line));
    }
    finding
}

/// `form-item-without-id`: a row of a register without its id.
pub(crate) fn item_without_id(place: Place, code: &str) -> Finding {
    Finding::error("form-item-without-id", place)
        .says(
            format!("danh mục của tiêu chí {code}: dòng có nội dung nhưng không có mã, số hiệu"),
            format!("register of criterion {code}: the row has content but no id"),
        )
        .of_criterion(code)
        .fix(
            "ghi mã hoặc số hiệu để mục được tính một lần",
            "give the id, so that the item counts once",
        )
}

/// `form-item-twice`: an id that stands twice in one register.
pub(crate) fn item_twice(place: Place, first: Place, code: &str, id: &str) -> Finding {
    let id: String = id.chars().take(80).collect();
    Finding::warning("form-item-twice", place)
        .says(
            format!("danh mục của tiêu chí {code}: mã “{id}” ghi hai lần, chỉ tính một lần"),
            format!("register of criterion {code}: id \"{id}\" stands twice and counts once"),
        )
        .of_criterion(code)
        .with(first)
        .fix(
            "xóa dòng trùng, hoặc sửa mã",
            "delete the double row, or mend the id",
        )
}

/// `form-two-differ`: two forms of one unit say different things.
pub(crate) fn two_forms(
    place: Place,
    first: Option<Place>,
    unit: &str,
    codes: &[String],
) -> Finding {
    const SHOWN: usize = 12;
    let mut list = codes
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join("; ");
    if codes.len() > SHOWN {
        list.push_str("; …");
    }
    let finding = Finding::error("form-two-differ", place)
        .says(
            format!("đơn vị {unit} có hai phiếu khác nhau; các tiêu chí khác nhau không được chấm"),
            format!(
                "unit {unit} sent two forms that differ; the differing criteria are not scored"
            ),
        )
        .of_unit(unit)
        .found(
            format!("khác nhau ở: {list}"),
            format!("they differ in: {list}"),
        )
        .fix(
            "giữ lại một phiếu đúng của đơn vị",
            "keep the unit's one right form",
        );
    match first {
        Some(first) => finding.with(first),
        None => finding,
    }
}

/// `form-again`: the same form twice.
pub(crate) fn form_again(place: Place, unit: &str) -> Finding {
    Finding::info("form-again", place)
        .says(
            format!("đơn vị {unit} đã có số liệu như phiếu này; phiếu lặp lại được bỏ qua"),
            format!("unit {unit} has these answers already; the repeated form is ignored"),
        )
        .of_unit(unit)
}
