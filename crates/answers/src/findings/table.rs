//! Totals and maxima that a table states.

use crate::cell::{CellAt, rule_of};
use criteria::{CriteriaSet, NodeId};
use finding::Finding;
use points::Exact;
use vietnamese::{show_number, show_number_en};

/// `total-row-differs`: the total stated is not the sum of what was read.
pub(crate) fn total_differs(
    at: CellAt<'_>,
    field: &str,
    own: Option<&str>,
    stated: &Exact,
    sum: &Exact,
    n_units: usize,
) -> Finding {
    let difference = stated.minus(sum);
    let code = field.split(['/', '#']).next().unwrap_or(field);
    let finding = Finding::warning("total-row-differs", at.place())
        .of_criterion(code)
        .says(
            format!(
                "dòng tổng ghi {}, cộng {n_units} đơn vị được {} (chênh lệch {})",
                show_number(stated, None),
                show_number(sum, None),
                show_number(&difference, None)
            ),
            format!(
                "the total row says {}, the {n_units} units add up to {} (difference {})",
                show_number_en(stated, None),
                show_number_en(sum, None),
                show_number_en(&difference, None)
            ),
        )
        .found(show_number(stated, None), show_number_en(stated, None))
        .expected(show_number(sum, None), show_number_en(sum, None))
        .fix(
            "kiểm tra dòng tổng và số liệu từng đơn vị; kết quả tính theo số liệu từng đơn vị",
            "check the total and the units' figures; results follow the units' figures",
        );
    match own {
        Some(unit) => finding.of_unit(unit),
        None => finding,
    }
}

/// `maximum-differs`: the table states another maximum than the set.
pub(crate) fn maximum_differs(
    at: CellAt<'_>,
    set: &CriteriaSet,
    node: NodeId,
    stated: &Exact,
) -> Finding {
    let it = set.node(node);
    Finding::warning("maximum-differs", at.place())
        .of_criterion(&it.code)
        .by_rule(rule_of(set, node, it.line))
        .says(
            format!(
                "điểm tối đa của {} trong bảng là {}, trong bộ tiêu chí là {}",
                it.code,
                show_number(stated, None),
                show_number(&it.max, None)
            ),
            format!(
                "the maximum of {} is {} in the table and {} in the set",
                it.code,
                show_number_en(stated, None),
                show_number_en(&it.max, None)
            ),
        )
        .found(show_number(stated, None), show_number_en(stated, None))
        .expected(show_number(&it.max, None), show_number_en(&it.max, None))
        .fix(
            "kiểm tra bảng có đúng bộ tiêu chí của năm này không",
            "check whether the table follows this year's set",
        )
}
