//! One leaf of many units typed in one table: an appraiser's own figures, or the council's points.

use super::appraise::{change, no_turn};
use super::enter::{Typed, changes};
use super::{Desk, Done, Look, Made, Refused, Told, findings, words};
use criteria::{LayerKind, LeafId};
use procedure::{Action, Current, Target};

/// What was typed for a unit.
pub(crate) type Line = (String, Typed);

/// Which table was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    /// In the turn of appraisal that is open for each unit.
    Appraisal,
    /// In the council's layer.
    Council,
}

impl Table {
    /// The right that its lines need.
    pub(crate) fn action(self) -> Action {
        match self {
            Self::Appraisal => Action::Appraise,
            Self::Council => Action::RecordCouncil,
        }
    }
}

impl Look {
    /// The layer that a table writes for a unit; `None` where nothing is open.
    pub(crate) fn table_layer(&self, table: Table, unit: &str, leaf: LeafId) -> Option<LayerKind> {
        match table {
            Table::Appraisal => {
                let code = self.room.set.leaf_node(leaf).code.as_str();
                self.turn(unit, code).map(LayerKind::Appraised)
            }
            Table::Council => Some(self.council_layer(leaf)),
        }
    }

    /// Whether a unit's line still has to be typed.
    pub(crate) fn table_waits(
        &self,
        table: Table,
        current: &Current<'_>,
        unit: &str,
        leaf: LeafId,
    ) -> bool {
        let code = self.room.set.leaf_node(leaf).code.as_str();
        let Some(layer) = self.table_layer(table, unit, leaf) else {
            return false;
        };
        match (table, layer) {
            (Table::Appraisal, LayerKind::Appraised(turn)) => {
                self.is_given(current, unit, code) && self.waits(current, unit, code, turn)
            }
            _ => !current.has_leaf(unit, code, layer),
        }
    }
}

impl Desk {
    /// Writes the lines of a table that say something new, with one reason for all of them: all or nothing. A line left empty changes nothing.
    pub(crate) async fn fill_table(
        &self,
        round: &str,
        table: Table,
        leaf: &str,
        lines: &[Line],
        reason: &str,
    ) -> Result<Done, Refused> {
        let told = Told {
            action: match table {
                Table::Appraisal => "appraise-table",
                Table::Council => "council-table",
            },
            unit: None,
            detail: Some(leaf),
        };
        self.act(round, told, |look| {
            let id = look.leaf(leaf)?;
            let current = look.current();
            let mut made = Made::default();
            let mut wrong = Vec::new();
            let is_typed = |(_, typed): &&Line| typed.values().any(|text| !text.trim().is_empty());
            let typed: Vec<&Line> = lines.iter().filter(is_typed).collect();
            if typed.is_empty() {
                return Err(findings::nothing_given(leaf).into());
            }
            words::given(reason)?;
            for (unit, typed) in typed {
                look.may(&self.person, table.action(), Target::leaf(unit, leaf))?;
                look.unit(unit)?;
                let layer = look.table_layer(table, unit, id).ok_or_else(no_turn)?;
                match line(look, &current, unit, id, layer, typed, reason) {
                    Ok(own) => {
                        made.entries.extend(own.entries);
                        made.findings.extend(own.findings);
                    }
                    Err(Refused::Findings(own)) => wrong.extend(own),
                    Err(other) => return Err(other),
                }
            }
            if wrong.is_empty() {
                Ok(made)
            } else {
                Err(Refused::Findings(wrong))
            }
        })
        .await
    }
}

/// The entries of a line; none where what is typed stands already.
fn line(
    look: &Look,
    current: &Current<'_>,
    unit: &str,
    leaf: LeafId,
    layer: LayerKind,
    typed: &Typed,
    reason: &str,
) -> Result<Made, Refused> {
    let code = look.room.set.leaf_node(leaf).code.as_str();
    let stands = current.has_leaf(unit, code, layer);
    let said = changes(look, current, unit, leaf, layer, typed)?;
    if stands && said.entries.is_empty() {
        return Ok(Made::default());
    }
    change(look, current, unit, leaf, layer, typed, reason)
}
