//! Whether a criterion's name alone stands over its points or over its input.

use super::Cx;
use super::plan::{Target, leaf_of};
use super::words;
use crate::cell::CellAt;
use crate::findings::column as found;
use criteria::NodeId;
use finding::Finding;
use workbook::Value;

/// What the header or the title of the table says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Points.
    Points,
    /// Inputs.
    Inputs,
    /// Nothing.
    Nothing,
}

impl Said {
    /// What the rows above the table say: `BẢNG TỔNG HỢP ĐIỂM TỰ ĐÁNH GIÁ …` is a table of points.
    pub(super) fn of_title(cx: &Cx<'_>, header_end: u32) -> Self {
        let above = cx.grid.rows.iter().filter(|row| row.number <= header_end);
        for row in above {
            for cell in &row.cells {
                if let Value::Text(text) = &cell.value
                    && (title_says_points(text) || words::is_maximum(text))
                {
                    return Self::Points;
                }
            }
        }
        Self::Nothing
    }
}

/// The word `điểm` as points, not as a place or a time.
fn title_says_points(text: &str) -> bool {
    let key = vietnamese::key(text);
    let words: Vec<&str> = key
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    // `Số liệu phục vụ chấm điểm` is about figures, not points.
    if words.windows(2).any(|pair| pair == ["số", "liệu"]) {
        return false;
    }
    let other = [
        "địa", "thời", "đặc", "quan", "thí", "trọng", "ưu", "nhược", "khuyết", "cao",
    ];
    words.iter().enumerate().any(|(index, word)| {
        *word == "điểm"
            && index
                .checked_sub(1)
                .and_then(|before| words.get(before))
                .is_none_or(|before| !other.contains(before))
    })
}

/// The target of a criterion named alone; a finding where points and inputs are both possible.
pub(super) fn points_or_input(
    cx: &Cx<'_>,
    node: NodeId,
    said: Said,
    at: CellAt<'_>,
) -> Result<Target, Finding> {
    let points = Target::points(cx.set, node);
    let Some(leaf) = leaf_of(cx.set, node) else {
        return Ok(points);
    };
    let inputs = &cx.set.leaf(leaf).inputs;
    match (said, inputs.as_slice()) {
        (Said::Points, _) | (_, []) => Ok(points),
        (Said::Inputs, [only]) => Ok(cx
            .set
            .input_slot(leaf, &only.name)
            .map_or(points, Target::slot)),
        _ => {
            let titles: Vec<&str> = inputs.iter().map(|input| input.title.as_str()).collect();
            let finding = found::column_two_readings(at, cx.set, node, &titles);
            Err(cx.with_rows(finding, at))
        }
    }
}
