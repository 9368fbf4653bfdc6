//! Rows of fields and criteria, the total, bonus and penalty.

use super::SelfScoreForm;
use super::columns::{CODE, EVIDENCE, MAX, POINTS, RULE, STATE, TITLE};
use super::plan::{BONUS, Block, PENALTY, Plan};
use crate::form::excel;
use criteria::{NodeId, NodeKind, Section};
use finding::column_letters;
use points::Exact;
use workbook::{Area, CellStyle, Entry, NumberStyle, Sheet};

const FIELD: u32 = 0x00DD_EBF7;
const CRITERION: u32 = 0x00F2_F2F2;

/// An inner node: its code, title, maximum, and the sum of what stands below.
pub(super) fn inner(sheet: &mut Sheet, form: &SelfScoreForm<'_>, plan: &Plan, block: &Block) {
    let node = form.set.node(block.node);
    let fill = if node.depth == 0 { FIELD } else { CRITERION };
    let style = CellStyle::body().bold().fill(fill);
    let row = block.top;
    sheet.put(
        row,
        CODE,
        node.code.as_str(),
        style.number(NumberStyle::Text).centered(),
    );
    sheet.put(row, TITLE, node.title.as_str(), style);
    sheet.put(row, MAX, Entry::from(&node.max), style.centered());
    sheet.merge(Area::new(row, RULE, row, STATE), Entry::Empty, style);
    let sum = sum_of(&node.children, plan);
    let formula = excel::rounded(&sum, form.set.rounding.field).unwrap_or(sum);
    let shown = super::leaf::digits(form);
    sheet.put(
        row,
        POINTS,
        Entry::formula(formula, saved(form, block.node)),
        shown(style.centered()),
    );
    sheet.put(row, EVIDENCE, Entry::Empty, style);
}

/// The total of the base, and the sections outside it.
pub(super) fn closing(sheet: &mut Sheet, form: &SelfScoreForm<'_>, plan: &Plan) {
    let set = form.set;
    let style = CellStyle::body().bold().fill(FIELD);
    let shown = super::leaf::digits(form);
    let mut line = |row: u32, title: String, max: &Exact, formula: String, saved: Exact| {
        sheet.merge(Area::new(row, CODE, row, TITLE), title, style);
        sheet.put(row, MAX, Entry::from(max), style.centered());
        sheet.merge(Area::new(row, RULE, row, STATE), Entry::Empty, style);
        sheet.put(
            row,
            POINTS,
            Entry::formula(formula, saved),
            shown(style.centered()),
        );
        sheet.put(row, EVIDENCE, Entry::Empty, style);
    };
    let sum = sum_of(&set.roots, plan);
    let total = set
        .roots
        .iter()
        .map(|root| saved(form, *root))
        .sum::<Exact>();
    let formula = excel::rounded(&sum, set.rounding.total).unwrap_or(sum);
    line(
        plan.total_row,
        "TỔNG ĐIỂM TỰ ĐÁNH GIÁ".to_owned(),
        &set.total,
        formula,
        total,
    );
    let sections: [(u8, &Option<Section>, &str); 2] = [
        (BONUS, &set.bonus, "ĐIỂM CỘNG"),
        (PENALTY, &set.penalty, "ĐIỂM TRỪ"),
    ];
    for (key, section, word) in sections {
        let (Some(section), Some(row)) = (section, plan.section_rows.get(&key)) else {
            continue;
        };
        let titled =
            !section.title.is_empty() && vietnamese::key(&section.title) != vietnamese::key(word);
        let title = if titled {
            format!("{word}: {}", section.title)
        } else {
            word.to_owned()
        };
        let sum = format!("MIN({},{})", section.cap, sum_of(&section.roots, plan));
        let saved = section
            .roots
            .iter()
            .map(|root| saved(form, *root))
            .sum::<Exact>()
            .min(section.cap.clone());
        line(*row, title, &section.cap, sum, saved);
    }
}

/// `SUM(H8,H12)`: each child by its own cell, so that rows put between change nothing. A cell that shows nothing is passed over.
fn sum_of(children: &[NodeId], plan: &Plan) -> String {
    const MOST_ARGUMENTS: usize = 200;
    let column = column_letters(POINTS);
    let cells: Vec<String> = children
        .iter()
        .filter_map(|child| plan.top(*child))
        .map(|row| format!("{column}{row}"))
        .collect();
    if cells.is_empty() {
        return "0".to_owned();
    }
    let sums: Vec<String> = cells
        .chunks(MOST_ARGUMENTS)
        .map(|some| format!("SUM({})", some.join(",")))
        .collect();
    sums.join("+")
}

/// The sum that is saved as the formula's result.
pub(super) fn saved(form: &SelfScoreForm<'_>, node: NodeId) -> Exact {
    match &form.set.node(node).kind {
        NodeKind::Inner { .. } => form
            .set
            .node(node)
            .children
            .iter()
            .map(|child| saved(form, *child))
            .sum(),
        NodeKind::Leaf(_) => {
            let leaf = form.set.leaves.iter().position(|own| *own == node);
            let leaf = leaf.map(criteria::LeafId::from_index);
            leaf.filter(|leaf| form.is_filled(*leaf))
                .and_then(|leaf| form.saved_points(leaf))
                .unwrap_or_default()
        }
    }
}
