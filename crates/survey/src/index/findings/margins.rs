//! `survey-margins-…`: what a margin of the population could not do.

use super::{Request, instrument, some, unit_code};
use crate::index::weighting::Gap;
use finding::{Finding, Lang, Text};

/// What became of the margins.
pub(crate) struct Margins<'a> {
    pub(crate) empty: &'a [Gap],
    pub(crate) unnamed: &'a [Gap],
    pub(crate) blank: u64,
    /// Unit, sum of the first margin, sum of another.
    pub(crate) sums: &'a [(Option<u32>, u64, u64)],
    pub(crate) unmet: &'a [Option<u32>],
    pub(crate) without: &'a [u32],
}

pub(crate) fn margins(request: &Request<'_>, told: &Margins<'_>, findings: &mut Vec<Finding>) {
    let place = || instrument(request);
    let unit = |unit: &Option<u32>| {
        unit.map_or_else(|| "*".to_owned(), |own| unit_code(request, own as usize))
    };
    if !told.empty.is_empty() {
        let names = gaps(request, told.empty);
        findings.push(
            Finding::warning("survey-margins-class-empty", place())
                .says(
                    format!("{} nhóm dân số không có phiếu nào nên không tham gia gia quyền; các nhóm khác giữ tỷ lệ với nhau", told.empty.len()),
                    format!("{} classes of the population have no response and take no part in the weights; the others keep their proportions", told.empty.len()),
                )
                .found(names.vi, names.en)
                .expected("ít nhất một phiếu ở mỗi nhóm", "a response in each class")
                .fix("gộp nhóm trong tệp cơ cấu dân số, hoặc thu thêm phiếu", "join classes in the file of margins, or collect more responses"),
        );
    }
    if !told.unnamed.is_empty() {
        let names = gaps(request, told.unnamed);
        findings.push(
            Finding::warning("survey-margins-class-unnamed", place())
                .says(
                    "có phiếu thuộc nhóm mà tệp cơ cấu dân số không ghi: các phiếu này giữ tỷ trọng như trong mẫu",
                    "responses are of classes that the margins do not name: they keep their share of the sample",
                )
                .found(names.vi, names.en)
                .expected("số dân của từng nhóm", "the population of each class")
                .fix("bổ sung nhóm vào tệp cơ cấu dân số", "add the class to the file of margins"),
        );
    }
    if told.blank > 0 {
        let n = told.blank;
        findings.push(
            Finding::info("survey-margins-not-said", place()).says(
                format!("{n} lần phiếu không cho biết nhóm dân số dùng để gia quyền: các phiếu này giữ tỷ trọng như trong mẫu"),
                format!("{n} times a response does not say the class that it is weighted by: it keeps its share of the sample"),
            ),
        );
    }
    if !told.sums.is_empty() {
        let list: Vec<String> = told
            .sums
            .iter()
            .map(|(own, first, other)| format!("{}: {first} ≠ {other}", unit(own)))
            .collect();
        findings.push(
            Finding::warning("survey-margins-sums", place())
                .says(
                    "tổng dân số của các cơ cấu khác nhau; cơ cấu được dùng như tỷ lệ, tổng lấy theo cơ cấu đầu tiên",
                    "margins add up to different populations; they are used as shares of the first one's sum",
                )
                .found(some(&list), some(&list))
                .expected("các tổng bằng nhau", "equal sums")
                .fix("kiểm tra tệp cơ cấu dân số", "check the file of margins"),
        );
    }
    if !told.unmet.is_empty() {
        let list: Vec<String> = told.unmet.iter().map(unit).collect();
        findings.push(
            Finding::error("survey-margins-not-met", place())
                .says(
                    format!("không gia quyền được theo cơ cấu dân số ở {} nơi; ở đó trọng số giữ nguyên", told.unmet.len()),
                    format!("the margins cannot be met in {} places; weights stay as they were there", told.unmet.len()),
                )
                .found(some(&list), some(&list))
                .expected("các cơ cấu có thể đạt cùng lúc", "margins that can be met together")
                .fix("gộp nhóm ít phiếu, hoặc bớt một cơ cấu", "join classes of few responses, or leave a margin out"),
        );
    }
    if !told.without.is_empty() {
        let list: Vec<String> = told
            .without
            .iter()
            .map(|own| unit_code(request, *own as usize))
            .collect();
        findings.push(
            Finding::warning("survey-margins-unit-missing", place())
                .says(
                    format!(
                        "{} đơn vị không có trong tệp cơ cấu dân số nên không được gia quyền",
                        list.len()
                    ),
                    format!(
                        "{} units are not in the file of margins and are not weighted",
                        list.len()
                    ),
                )
                .found(some(&list), some(&list))
                .expected("cơ cấu dân số của mọi đơn vị", "margins of every unit")
                .fix(
                    "bổ sung tệp cơ cấu dân số",
                    "add them to the file of margins",
                ),
        );
    }
}

fn gaps(request: &Request<'_>, gaps: &[Gap]) -> Text {
    let one = |lang: Lang| {
        let list: Vec<String> = gaps
            .iter()
            .map(|gap| {
                let question = &request.instrument.question(gap.question).code;
                let choices = request.instrument.choices(gap.question);
                let title = choices
                    .get(usize::from(gap.choice))
                    .map_or("", |own| own.title.get(lang));
                match gap.unit {
                    Some(unit) => {
                        format!("{} {question}: {title}", unit_code(request, unit as usize))
                    }
                    None => format!("{question}: {title}"),
                }
            })
            .collect();
        some(&list)
    };
    Text::new(one(Lang::Vi), one(Lang::En))
}

pub(crate) fn margins_mixed(request: &Request<'_>) -> Finding {
    Finding::error("survey-margins-mixed", instrument(request))
        .says(
            "tệp cơ cấu dân số vừa có dòng của từng đơn vị vừa có dòng của toàn bộ; chỉ dòng của từng đơn vị được dùng",
            "the margins are partly of units and partly of the whole; only those of units are used",
        )
        .expected("chỉ một trong hai", "one of the two")
        .fix("ghi đơn vị ở mọi dòng, hoặc không dòng nào", "write the unit in every row, or in none")
}

pub(crate) fn margins_not_followed(request: &Request<'_>) -> Finding {
    Finding::warning("survey-margins-variance", instrument(request)).says(
        "cuộc khảo sát quá lớn để tính sai số theo phần dư của cơ cấu dân số toàn bộ: sai số tính như trọng số cho sẵn, thường lớn hơn",
        "the survey is too large for errors from residuals of margins of the whole: they are computed as if weights were given, usually larger",
    )
}
