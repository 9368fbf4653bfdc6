//! Which table a unit stands in.

use crate::Entrant;
use crate::findings::unknown_block;
use criteria::{Blocks, CriteriaSet};
use finding::Finding;
use std::collections::BTreeSet;

/// The name of the one table where the set wants one, or the roster names no block.
pub(crate) const ALL: &str = "all";

/// The tables by name, in their order, and for each unit the index of its own; `None` = never ranked.
pub(crate) fn blocks(
    set: &CriteriaSet,
    entrants: &[Entrant],
) -> (Vec<String>, Vec<Option<usize>>, Vec<Finding>) {
    let parents: BTreeSet<&str> = entrants
        .iter()
        .filter_map(|unit| unit.parent.as_deref())
        .collect();
    let in_one_table = || {
        // A unit above others stands apart, unless the roster itself gives it a block.
        let own = |unit: &Entrant| {
            (unit.block.is_some() || !parents.contains(unit.code.as_str())).then_some(0)
        };
        (
            vec![ALL.to_owned()],
            entrants.iter().map(own).collect(),
            Vec::new(),
        )
    };
    match &set.ranking.blocks {
        Blocks::One => in_one_table(),
        Blocks::Roster if entrants.iter().all(|unit| unit.block.is_none()) => in_one_table(),
        Blocks::Roster => {
            let mut names: Vec<String> = Vec::new();
            let own = |unit: &Entrant| {
                let block = unit.block.as_ref()?;
                Some(
                    names
                        .iter()
                        .position(|name| name == block)
                        .unwrap_or_else(|| {
                            names.push(block.clone());
                            names.len() - 1
                        }),
                )
            };
            let of_unit = entrants.iter().map(own).collect();
            (names, of_unit, Vec::new())
        }
        Blocks::Listed(names) => {
            let mut findings = Vec::new();
            let own = |unit: &Entrant| {
                let block = unit.block.as_ref()?;
                let index = names.iter().position(|name| name == block);
                if index.is_none() {
                    findings.push(unknown_block(set, unit, block, names));
                }
                index
            };
            let of_unit = entrants.iter().map(own).collect();
            (names.clone(), of_unit, findings)
        }
    }
}
