//! Findings of comparisons.

use crate::{LeafCarried, Taken};
use criteria::{CriteriaSet, Node};
use finding::{Finding, Place, Text};

fn at(set: &CriteriaSet, node: &Node) -> Place {
    set.place(node.line)
}

/// `follows` names a set that is not the old one.
pub(crate) fn other_set(set: &CriteriaSet, node: &Node, written: &str, old: &str) -> Finding {
    Finding::warning("follows-another-set", at(set, node))
        .of_criterion(&node.code)
        .says(
            format!(
                "tiêu chí {} ghi kế thừa từ bộ tiêu chí khác với bộ đang so sánh ({old})",
                node.code
            ),
            format!(
                "criterion {} follows another set than the one compared with ({old})",
                node.code
            ),
        )
        .found(written, written)
        .expected(
            "năm và mã, ví dụ \"2024/3.1\"",
            "year and code, such as \"2024/3.1\"",
        )
        .fix(
            "sửa khóa follows, hoặc so sánh với bộ tiêu chí được ghi",
            "mend the key follows, or compare with the set it names",
        )
}

/// `follows` names a code that the old set does not have.
pub(crate) fn no_such_code(
    set: &CriteriaSet,
    node: &Node,
    written: &str,
    old: &CriteriaSet,
) -> Finding {
    Finding::error("follows-nothing", at(set, node))
        .of_criterion(&node.code)
        .says(
            format!(
                "tiêu chí {} ghi kế thừa một mã không có trong bộ tiêu chí {}",
                node.code,
                old.name()
            ),
            format!(
                "criterion {} follows a code that {} does not have",
                node.code,
                old.name()
            ),
        )
        .found(written, written)
        .with(Place::file(&old.file))
        .fix("sửa mã ở khóa follows", "mend the code in the key follows")
}

/// A leaf follows an inner node.
pub(crate) fn not_a_leaf(
    set: &CriteriaSet,
    node: &Node,
    written: &str,
    old: &CriteriaSet,
) -> Finding {
    Finding::error("follows-not-a-leaf", at(set, node))
        .of_criterion(&node.code)
        .says(
            format!("tiêu chí {} ghi kế thừa một mục còn có tiêu chí bên dưới", node.code),
            format!("criterion {} follows a node that has criteria below it", node.code),
        )
        .found(written, written)
        .with(Place::file(&old.file))
        .fix(
            "ghi từng tiêu chí chấm điểm bên dưới thành danh sách, ví dụ follows = [\"2024/3.1\", \"2024/3.2\"]",
            "list the leaves below it, such as follows = [\"2024/3.1\", \"2024/3.2\"]",
        )
}

/// A change on the command line that cannot be made.
pub(crate) fn change_refused(
    set: &CriteriaSet,
    written: &str,
    words: Text,
    expected: Text,
) -> Finding {
    Finding::error("change-refused", Place::file(&set.file))
        .says(words.vi, words.en)
        .found(written, written)
        .expected(expected.vi, expected.en)
}

/// A leaf of the other set that the round's answers do not fill.
pub(crate) fn not_taken_over(set: &CriteriaSet, own: &LeafCarried) -> Finding {
    let node = set.leaf_node(own.leaf);
    let code = &node.code;
    let (vi, en) = match &own.taken {
        Taken::Typed => (
            format!(
                "tiêu chí {code}: chỉ lấy được điểm đã nhập, không có số liệu để tính theo cách chấm này"
            ),
            format!(
                "criterion {code}: only typed points could be taken over, no inputs to work the rule out"
            ),
        ),
        Taken::Partly(wanting) => {
            let wanting = wanting.join(", ");
            (
                format!("tiêu chí {code}: thiếu số liệu {wanting}"),
                format!("criterion {code}: inputs are wanting: {wanting}"),
            )
        }
        Taken::Whole | Taken::Nothing if own.other_figure => (
            format!(
                "tiêu chí {code}: bộ tiêu chí này hỏi số liệu khảo sát khác với tiêu chí được kế thừa, nên không lấy giá trị cũ"
            ),
            format!(
                "criterion {code}: it asks for another figure of a survey than the criterion it follows, so the old value was not taken"
            ),
        ),
        Taken::Whole | Taken::Nothing => (
            format!("tiêu chí {code}: đợt này không có số liệu"),
            format!("criterion {code}: this round has no inputs"),
        ),
    };
    Finding::warning("what-if-without-inputs", at(set, node))
        .of_criterion(code)
        .says(vi, en)
        .fix(
            "chọn cách xử lý bằng --without missing, blank, zero hoặc drop, hoặc ghi follows vào bộ tiêu chí mới",
            "choose with --without missing, blank, zero or drop, or write follows into the new set",
        )
}
