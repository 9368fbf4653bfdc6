//! `survey-item-without-answers`, `survey-population-missing`, `survey-no-standard-error`.

use super::{Request, instrument, some, unit_code};
use crate::index::places::OfUnit;
use crate::index::shape::figures;
use crate::{Domain, DomainKind, Figure, Places};
use finding::Finding;

/// One finding an item that some units have no answers to, while they answered others.
pub(crate) fn without_answers(
    request: &Request<'_>,
    units: &[Option<OfUnit>],
    findings: &mut Vec<Finding>,
) {
    for (at, figure) in figures(&request.instrument.index).into_iter().enumerate() {
        let Figure::Item(item) = figure else { continue };
        let without: Vec<String> = units
            .iter()
            .enumerate()
            .filter(|(_, own)| {
                own.as_ref()
                    .is_some_and(|own| own.values.of.get(at).is_some_and(Option::is_none))
            })
            .map(|(unit, _)| unit_code(request, unit))
            .collect();
        if without.is_empty() {
            continue;
        }
        let question = request.instrument.index.items[usize::from(item)].question;
        let code = &request.instrument.question(question).code;
        let n = without.len();
        findings.push(
            Finding::info("survey-item-without-answers", instrument(request))
                .says(
                    format!("{n} đơn vị không có câu trả lời nào trong mẫu số của câu {code}; ở đó câu này không tham gia giá trị trung bình"),
                    format!("{n} units have no answers in the base of {code}; there it takes no part in any mean"),
                )
                .found(some(&without), some(&without)),
        );
    }
}

/// Units that a mean by population leaves out.
pub(crate) fn without_population(
    request: &Request<'_>,
    units: &[Option<OfUnit>],
    findings: &mut Vec<Finding>,
) {
    if request.instrument.index.places != Places::Weights {
        return;
    }
    let population = &request.design.population;
    let without: Vec<String> = units
        .iter()
        .enumerate()
        .filter(|(unit, own)| {
            own.is_some() && population.get(*unit).copied().flatten().unwrap_or(0) == 0
        })
        .map(|(unit, _)| unit_code(request, unit))
        .collect();
    if without.is_empty() {
        return;
    }
    findings.push(
        Finding::error("survey-population-missing", instrument(request))
            .says(
                format!("{} đơn vị chưa có dân số nên không tham gia giá trị trung bình của cấp trên", without.len()),
                format!("{} units have no population and take no part in the mean of what stands above them", without.len()),
            )
            .found(some(&without), some(&without))
            .expected(
                "dân số của từng đơn vị, vì mẫu phiếu khảo sát lấy dân số làm trọng số",
                "the population of each unit, because the instrument weighs units by it",
            )
            .fix("bổ sung tệp dân số", "add them to the file of populations"),
    );
}

/// Units whose overall figure has no standard error.
pub(crate) fn without_spread(
    request: &Request<'_>,
    domains: &[Domain],
    findings: &mut Vec<Finding>,
) {
    let without: Vec<String> = domains
        .iter()
        .filter_map(|domain| {
            let DomainKind::Unit(unit) = domain.kind else {
                return None;
            };
            let whole = domain.estimates.first()?.as_ref()?;
            whole
                .se
                .is_none()
                .then(|| unit_code(request, unit as usize))
        })
        .collect();
    if without.is_empty() {
        return;
    }
    findings.push(
        Finding::warning("survey-no-standard-error", instrument(request))
            .says(
                format!("{} đơn vị chỉ có một phiếu hoặc một cụm nên không tính được sai số", without.len()),
                format!("{} units have a single response or a single cluster, which gives no standard error", without.len()),
            )
            .found(some(&without), some(&without))
            .expected(
                "ít nhất hai cụm ở mỗi đơn vị",
                "at least two clusters in each unit",
            )
            .fix(
                "kiểm tra cột cụm (thôn, tổ dân phố), hoặc chọn cách tính khác với khóa `lonely`",
                "look at the column of clusters (villages), or choose another treatment with the key `lonely`",
            ),
    );
}
