//! `unknown-block`: the roster puts a unit into a block that the set does not list.

use crate::Entrant;
use criteria::CriteriaSet;
use finding::{Finding, Place};

pub(crate) fn unknown_block(
    set: &CriteriaSet,
    unit: &Entrant,
    block: &str,
    listed: &[String],
) -> Finding {
    let choices = listed.join(", ");
    Finding::error("unknown-block", Place::file(&set.file))
        .of_unit(&unit.code)
        .says(
            format!(
                "{} thuộc khối “{block}” mà bộ tiêu chí không nêu, nên chưa được xếp hạng",
                unit.name
            ),
            format!(
                "{} is in block \"{block}\", which the criteria set does not list, and is not ranked",
                unit.name
            ),
        )
        .found(format!("“{block}”"), format!("\"{block}\""))
        .expected(
            format!("một trong các khối: {choices}"),
            format!("one of the blocks: {choices}"),
        )
        .fix(
            "sửa cột block trong danh sách đơn vị, hoặc thêm khối vào [ranking] blocks của bộ tiêu chí",
            "mend the column block of the roster, or add the block to [ranking] blocks of the set",
        )
}
