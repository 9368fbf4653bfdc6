//! What can be wrong between a set and the surveys of its round.

use super::links::Unknown;
use finding::{Finding, Place};
use points::{Exact, RoundTo};

pub(super) fn unknown(place: Place, instrument: &str, unknown: &Unknown) -> Finding {
    const MOST: usize = 40;
    let (vi, en) = match unknown.key {
        "figure" => ("chỉ số", "figure"),
        "choices" => ("phương án trả lời", "choice"),
        _ => ("câu hỏi hoặc phương án trả lời", "question or choice"),
    };
    let found = &unknown.found;
    let mut list: Vec<&str> = unknown.known.iter().map(String::as_str).collect();
    let more = list.len() > MOST;
    list.truncate(MOST);
    let list = format!("{}{}", list.join(", "), if more { ", …" } else { "" });
    Finding::error("survey-figure-unknown", place)
        .says(
            format!("mẫu phiếu {instrument} không có {vi} mà tiêu chí lấy"),
            format!("instrument {instrument} has no such {en} as the criterion takes"),
        )
        .found(
            format!("{} “{found}”", unknown.key),
            format!("{} \"{found}\"", unknown.key),
        )
        .expected(&*list, &*list)
        .fix(
            "sửa mã trong bộ tiêu chí, hoặc dùng đúng mẫu phiếu",
            "correct the code in the set, or use the instrument that is meant",
        )
}

pub(super) fn two_surveys(place: Place, instrument: &str, first: &str) -> Finding {
    Finding::warning("survey-not-clear", place)
        .says(
            format!("đợt có nhiều cuộc khảo sát dùng mẫu phiếu {instrument}; lấy cuộc đầu tiên"),
            format!("several surveys of the round use instrument {instrument}; the first is taken"),
        )
        .found(first, first)
        .expected(
            "instrument ghi id của một cuộc khảo sát",
            "instrument names the id of one survey",
        )
        .fix(
            "ghi id của cuộc khảo sát trong bộ tiêu chí",
            "write the survey's id in the set",
        )
}

pub(super) fn not_in_round(place: Place, instrument: &str, criteria: &str) -> Finding {
    Finding::warning("survey-not-in-round", place)
        .says(
            "có tiêu chí lấy từ mẫu phiếu mà đợt không khai, và cũng chưa có số liệu nhập",
            "criteria take an instrument that the round does not list, and no value is typed",
        )
        .found(
            format!("“{instrument}”: tiêu chí {criteria}"),
            format!("\"{instrument}\": criteria {criteria}"),
        )
        .expected(
            "một khối [[survey]] có mẫu phiếu này trong round.toml",
            "a [[survey]] with this instrument in round.toml",
        )
        .fix(
            "thêm [[survey]], hoặc nộp tệp số liệu của lớp survey",
            "add a [[survey]], or a file of layer survey",
        )
}

/// A typed value that the counted one replaces.
pub(super) struct Typed {
    pub(super) unit: String,
    pub(super) place: Option<Place>,
    pub(super) typed: Exact,
    /// Nothing where it may not be shown.
    pub(super) counted: Option<Exact>,
}

/// One finding a leaf, with the first units as examples.
pub(super) fn typed_and_counted(place: Place, typed: Vec<Typed>) -> Finding {
    const MOST: usize = 3;
    let n = typed.len();
    let number =
        |value: &Exact| vietnamese::show_number(&value.round(RoundTo::half_up(4)).trimmed(), None);
    let list = |of: &dyn Fn(&Typed) -> String| {
        let few: Vec<String> = typed.iter().take(MOST).map(of).collect();
        format!("{}{}", few.join("; "), if n > MOST { "; …" } else { "" })
    };
    let found = list(&|own| format!("{}: {}", own.unit, number(&own.typed)));
    let counted = list(&|own| match &own.counted {
        Some(counted) => format!("{}: {}", own.unit, number(counted)),
        None => format!("{}: …", own.unit),
    });
    let mut finding = Finding::warning("survey-typed-and-counted", place)
        .says(
            format!("tiêu chí vừa có số liệu nhập vừa được tính từ phiếu khảo sát, khác nhau ở {n} đơn vị; kết quả tính từ phiếu được dùng"),
            format!("the criterion has typed values and values counted from responses, which differ in {n} units; what is counted stands"),
        )
        .found(&*found, &*found)
        .expected(
            format!("tính từ phiếu: {counted}"),
            format!("counted from responses: {counted}"),
        )
        .fix(
            "bỏ số liệu nhập, hoặc bỏ [[survey]] của mẫu phiếu này",
            "remove the typed values, or the [[survey]] of this instrument",
        );
    for own in typed.into_iter().take(MOST) {
        if let Some(place) = own.place {
            finding = finding.with(place);
        }
    }
    finding
}

pub(super) fn refused(file: &str) -> Finding {
    Finding::error("instrument-refused", Place::file(file))
        .says(
            "mẫu phiếu khảo sát còn lỗi nên không tính cuộc khảo sát này",
            "the instrument has errors, so this survey is not counted",
        )
        .expected("một mẫu phiếu không có lỗi", "an instrument without errors")
        .fix(
            "sửa từng lỗi của mẫu phiếu",
            "mend each error of the instrument",
        )
}

pub(super) fn no_responses(place: Place, id: &str) -> Finding {
    Finding::error("survey-empty", place)
        .says(
            format!("cuộc khảo sát {id} không có phiếu nào đọc được"),
            format!("survey {id} has no response that could be read"),
        )
        .expected("ít nhất một phiếu", "at least one response")
        .fix(
            "kiểm tra các tệp bằng parindex survey check",
            "look at the files with parindex survey check",
        )
}

pub(super) fn no_valid(place: Place, units: &str, n: usize, id: &str) -> Finding {
    Finding::warning("survey-unit-without-responses", place)
        .says(
            format!("cuộc khảo sát {id} không có phiếu hợp lệ nào của {n} đơn vị: kết quả để trống, không phải 0"),
            format!("no response in survey {id} counts for some units ({n}): their values are missing, not zero"),
        )
        .found(units, units)
        .expected(
            "phiếu của mọi đơn vị được đánh giá",
            "responses of every unit",
        )
        .fix(
            "bổ sung tệp phiếu, hoặc kiểm tra tên đơn vị trong tệp",
            "add the files, or look at how the files write the units",
        )
}

pub(super) fn too_few(
    place: Place,
    (id, unit): (&str, &str),
    criteria: &str,
    limit: u32,
) -> Finding {
    Finding::warning("survey-too-few-responses", place)
        .says(
            format!("cuộc khảo sát {id} có dưới {limit} người trả lời ở {unit}: tiêu chí không có kết quả, để không suy ra được ai trả lời thế nào"),
            format!("fewer than {limit} people answered survey {id} in {unit}: its criteria have no result, so that nobody's answers can be worked out"),
        )
        .found(
            format!("dưới {limit} người: tiêu chí {criteria}"),
            format!("under {limit} people: criteria {criteria}"),
        )
        .expected(
            format!("ít nhất {limit} người trả lời"),
            format!("at least {limit} respondents"),
        )
        .fix(
            "thu thêm phiếu, hoặc ghi small-cell trong limits của đợt kèm lý do của hội đồng",
            "collect more responses, or set small-cell in the round's limits with the council's reason",
        )
}

/// The line itself is not shown: a list of people, named by mistake, would stand in the findings.
pub(super) fn population_row(file: &str, line: u32) -> Finding {
    Finding::error("population-row", Place::line(file, line, 1))
        .says(
            "dòng dân số không đọc được",
            "the row of a population cannot be read",
        )
        .expected("unit,population", "unit,population")
        .fix(
            "ghi mã hoặc tên đơn vị và số người, phân cách bằng dấu phẩy",
            "write the unit's code or name and the number of people, separated by a comma",
        )
}

pub(super) fn margin_row(file: &str, line: u32) -> Finding {
    Finding::error("survey-margin-row", Place::line(file, line, 1))
        .says(
            "dòng cơ cấu dân số không đọc được hoặc ghi hai lần",
            "the row of a margin cannot be read or stands twice",
        )
        .expected(
            "question, choice, unit (nếu theo đơn vị), population; câu hỏi chọn một phương án",
            "question, choice, unit (of margins by unit), population; a question that takes one choice",
        )
        .fix(
            "ghi đúng mã câu hỏi, phương án và đơn vị",
            "write the codes of question, choice and unit",
        )
}

pub(super) fn cluster_row(file: &str, line: u32) -> Finding {
    Finding::error("survey-cluster-row", Place::line(file, line, 1))
        .says(
            "dòng số cụm của tổng thể không đọc được",
            "the row of a population of clusters cannot be read",
        )
        .expected(
            "unit, các cột cụm theo bậc, population lớn hơn 0",
            "unit, columns of clusters by stage, a population above 0",
        )
        .fix(
            "ghi mã hoặc tên đơn vị, để trống các cột cụm khi ghi số cụm bậc một",
            "write the unit's code or name, and leave the clusters empty where the row counts those of the first stage",
        )
}
