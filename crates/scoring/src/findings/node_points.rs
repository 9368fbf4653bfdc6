//! `node-points-impossible` and `node-points-differ`: published points of an inner node that cannot be, or that are not the sum of its leaves.

use super::{in_points, rule_place};
use crate::engine::Plan;
use crate::{LayerScores, words_of};
use finding::{Finding, Place, Text};

/// Looks at every published point of an inner node.
pub(crate) fn node_points(plan: &Plan<'_>, layers: &[LayerScores]) -> Vec<Finding> {
    let n_inner = plan.tree.inner.len();
    let mut findings = Vec::new();
    for (layer, scores) in plan.answers.layers.iter().zip(layers) {
        for ((unit, id), own) in &layer.node_points {
            let (Some(view), Some(column)) =
                (plan.units.get(*unit as usize), plan.tree.column(*id))
            else {
                continue;
            };
            let node = plan.set.node(*id);
            let place = plan
                .answers
                .sources
                .place(own.origin)
                .unwrap_or_else(|| Place::whole(format!("{} · {}", view.code(), node.code)));
            let sign = |finding: Finding| {
                finding
                    .of_unit(view.code())
                    .of_criterion(&node.code)
                    .by_rule(rule_place(plan.set, node))
            };
            let Some(published) = &own.points else {
                continue;
            };
            if published.is_negative() || *published > node.max {
                let max = in_points(&node.max);
                let mut finding = Finding::error("node-points-impossible", place)
                    .says(
                        format!(
                            "{}: điểm công bố của cả mục nằm ngoài khoảng từ 0 đến điểm tối đa",
                            node.code
                        ),
                        format!(
                            "{}: the published points of the whole lie outside 0 and the maximum",
                            node.code
                        ),
                    )
                    .expected(
                        format!("từ 0 đến {}", max.vi),
                        format!("from 0 to {}", max.en),
                    )
                    .fix(
                        "kiểm tra cột của tệp nguồn",
                        "check the column of the source",
                    );
                finding.found = in_points(published);
                findings.push(sign(finding));
                continue;
            }
            let score = &scores.nodes[*unit as usize * n_inner + column];
            let answered = plan.tree.below[column].iter().any(|leaf| {
                let score = &scores.leaves[*unit as usize * plan.leaves.len() + leaf];
                score.outcome != crate::Outcome::Absent
            });
            if answered && score.points != *published {
                let (vi, en) = words_of::layer(layer.kind);
                let mut finding = Finding::warning("node-points-differ", place).says(
                    format!("{} ({vi}): điểm ghi trong tệp khác tổng tính từ các tiêu chí bên dưới; tổng tính được dùng", node.code),
                    format!("{} ({en}): the points in the file differ from the sum of what stands below; our sum counts", node.code),
                );
                finding.found = in_points(published);
                finding.expected = in_points(&score.points);
                finding.fix = Text::new(
                    "đối chiếu từng tiêu chí bên dưới",
                    "compare the criteria below one by one",
                );
                findings.push(sign(finding));
            }
        }
    }
    findings
}
