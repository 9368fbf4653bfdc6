//! `item-twice` and `item-counted-before`: rows of a register that count only once.

use super::Checked;
use answers::{Answer, Value};
use finding::Finding;
use std::collections::BTreeSet;

pub(super) fn check(checked: &Checked<'_, '_, '_>, findings: &mut Vec<Finding>) {
    for (index, answer) in checked.answers.iter().enumerate() {
        let Answer::Given(Value::Items(items)) = answer else {
            continue;
        };
        let mut seen = BTreeSet::new();
        let twice: BTreeSet<&str> = items
            .iter()
            .map(|item| item.id.as_str())
            .filter(|id| !seen.insert(*id))
            .collect();
        let counted = checked.about.plan.leaves[checked.about.leaf].counted_before;
        let before: BTreeSet<&str> = seen
            .iter()
            .copied()
            .filter(|id| counted.is_some_and(|ids| ids.contains(*id)))
            .collect();
        let (code, title) = (checked.code(), checked.title(index));
        let list = |ids: &BTreeSet<&str>| ids.iter().copied().collect::<Vec<_>>().join(", ");
        if !twice.is_empty() {
            let finding = Finding::warning("item-twice", checked.place(index))
                .says(
                    format!("tiêu chí {code}: “{title}” có mã ghi nhiều lần; mỗi mã tính một lần"),
                    format!(
                        "criterion {code}: \"{title}\" holds ids more than once; each counts once"
                    ),
                )
                .found(list(&twice), list(&twice))
                .fix(
                    "xóa dòng trùng hoặc sửa mã",
                    "remove the rows or mend the ids",
                );
            findings.push(checked.about.sign(finding));
        }
        if !before.is_empty() {
            let finding = Finding::warning("item-counted-before", checked.place(index))
                .says(
                    format!("tiêu chí {code}: “{title}” có mã đã tính điểm ở kỳ trước; không tính lại"),
                    format!("criterion {code}: \"{title}\" holds ids that earned points in the round before; they earn nothing again"),
                )
                .found(list(&before), list(&before))
                .fix("bỏ các dòng đã tính", "leave those rows out");
            findings.push(checked.about.sign(finding));
        }
    }
}
