//! What several tables and charts ask of a result.

use crate::ResultContext;
use criteria::{NodeId, Part};
use finding::Lang;
use ranking::{Row, Statistics, statistics};

impl ResultContext<'_> {
    /// The ranked rows of a block, best first.
    pub(crate) fn ranked_rows(&self, block: usize) -> Vec<&Row> {
        let table = self.ranked.blocks.get(block);
        table.map_or_else(Vec::new, |table| {
            table
                .ranked
                .iter()
                .map(|&row| &self.ranked.rows[row])
                .collect()
        })
    }
    /// Ranked rows, then those listed apart.
    pub(crate) fn all_rows(&self, block: usize) -> Vec<&Row> {
        let mut rows = self.ranked_rows(block);
        if let Some(table) = self.ranked.blocks.get(block) {
            rows.extend(table.apart.iter().map(|&row| &self.ranked.rows[row]));
        }
        rows
    }
    /// The description of the figure that ranks, over a block.
    pub(crate) fn total_statistics(&self, block: usize) -> Option<Statistics> {
        statistics(self.set, self.ranked)
            .into_iter()
            .find(|own| own.block == block && own.node.is_none())
    }
    /// `148 đơn vị khối xã`.
    pub(crate) fn units_of(&self, block: usize) -> String {
        let n = self
            .ranked
            .blocks
            .get(block)
            .map_or(0, |own| own.ranked.len());
        let words = self.say("đơn vị", "units");
        match self.ranked.blocks.get(block) {
            Some(own) if !own.is_all() => {
                format!("{n} {words}, {} {}", self.say("khối", "block"), own.name)
            }
            _ => format!("{n} {words}"),
        }
    }
    /// The file name of a chart of a block; the block's place is added where there are several.
    pub(crate) fn chart_id(&self, kind: &str, block: usize) -> String {
        if self.ranked.blocks.len() > 1 {
            format!("{kind}-{}", block + 1)
        } else {
            kind.to_owned()
        }
    }
    /// `3. Cải cách thủ tục hành chính`.
    pub(crate) fn node_title(&self, node: NodeId) -> String {
        let own = self.set.node(node);
        format!("{}. {}", own.code, self.bare_title(node))
    }
    /// The title without the code, in the language where the set has it.
    pub(crate) fn bare_title(&self, node: NodeId) -> &str {
        let own = self.set.node(node);
        match (&own.title_en, self.lang) {
            (Some(title), Lang::En) => title,
            _ => &own.title,
        }
    }
    /// Whether bonus or penalty exist in the set.
    pub(crate) fn has_part(&self, part: Part) -> bool {
        match part {
            Part::Base => true,
            Part::Bonus => self.set.bonus.is_some(),
            Part::Penalty => self.set.penalty.is_some(),
        }
    }
}
