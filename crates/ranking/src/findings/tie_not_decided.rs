//! `tie-not-decided`: the set wants an order without ties, and its tie-breaks leave units equal.

use criteria::CriteriaSet;
use finding::{Finding, Place};

pub(crate) fn tie_not_decided(
    set: &CriteriaSet,
    block: &str,
    rank: u32,
    names: &[&str],
) -> Finding {
    let units = names.join(", ");
    Finding::error("tie-not-decided", Place::file(&set.file))
        .says(
            format!(
                "khối {block}: {} đơn vị còn bằng nhau ở hạng {rank} sau mọi tiêu chí phụ",
                names.len()
            ),
            format!(
                "block {block}: {} units remain equal at rank {rank} after every tie-break",
                names.len()
            ),
        )
        .found(units.clone(), units)
        .expected(
            "mỗi đơn vị một hạng (ties = \"ordered\")",
            "one rank for each unit (ties = \"ordered\")",
        )
        .fix(
            "Hội đồng quyết định thứ tự, hoặc thêm tiêu chí phụ vào [ranking] break; đến lúc đó các đơn vị đồng hạng",
            "let the council decide, or add a tie-break to [ranking] break; until then the units share the rank",
        )
}
