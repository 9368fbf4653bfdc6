//! `typed-differs-from-computed`: a layer holds inputs and typed points, and the rule gives something else.

use super::{About, in_points};
use crate::engine::{Ranges, score_leaf};
use crate::rules::Silent;
use crate::{LayerScores, LeafScore, Outcome, words_of};
use answers::Answer;
use criteria::Stands;
use finding::{Finding, Text};

pub(super) fn finding(about: &About<'_, '_>, layers: &[LayerScores]) -> Option<Finding> {
    let plan = about.plan;
    let leaf = &plan.leaves[about.leaf];
    // The layer kept one of the two; the other is worked out by leaving an answer away.
    let mut row = plan.row(about.layer, about.unit).to_vec();
    let typed = row.get(about.typed_slot())?.clone();
    let computed = match plan.set.stands {
        Stands::Computed => {
            layers[about.layer].leaves[about.unit * plan.leaves.len() + about.leaf].clone()
        }
        Stands::Typed => {
            row[about.typed_slot()] = Answer::Missing;
            let peers = Ranges::default();
            let pending = peers.of(about.unit, about.leaf);
            score_leaf(plan, leaf, about.unit, &row, pending, None, &mut Silent).0
        }
    };
    let (vi, en) = about.layer_words();
    let typed = match typed.number() {
        Some(number) => in_points(number),
        None => Text::new("một trạng thái, không phải điểm", "a state, no points"),
    };
    let stands = match plan.set.stands {
        Stands::Computed => Text::new(
            "điểm tính theo quy tắc được dùng",
            "the computed points count",
        ),
        Stands::Typed => Text::new("điểm nhập được dùng", "the typed points count"),
    };
    let code = &about.node().code;
    let mut finding = Finding::warning(
        "typed-differs-from-computed",
        about.place(about.cell(about.typed_slot())),
    )
    .says(
        format!(
            "tiêu chí {code} ({vi}): điểm nhập khác điểm tính từ số liệu; {}",
            stands.vi
        ),
        format!(
            "criterion {code} ({en}): the typed points differ from those of the inputs; {}",
            stands.en
        ),
    );
    finding.found = typed;
    finding.expected = outcome(&computed);
    let finding = finding.fix(
        "xem lại số liệu và điểm nhập, sửa một trong hai",
        "look at the inputs and the typed points again, and mend one of them",
    );
    let finding = match about.input_cell() {
        Some(cell) => finding.with(cell),
        None => finding,
    };
    Some(about.sign(finding))
}

fn outcome(score: &LeafScore) -> Text {
    if score.outcome == Outcome::Points {
        return in_points(&score.points);
    }
    let (vi, en) = words_of::cause(score.cause);
    Text::new(vi, en)
}
