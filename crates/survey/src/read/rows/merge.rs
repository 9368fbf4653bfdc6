//! Rows of a repeat or a section: joined to the response that they belong to.

use super::reader::Reader;
use crate::read::trouble::{Kind, NONE};
use crate::{BLANK, Column};

impl Reader<'_> {
    /// Puts the answers of the row into its response; an answer that stands there already is kept, and a different one is a finding.
    pub(super) fn merge(&mut self, row: u32) {
        let pending = self.pending();
        let column = self.link_column();
        let (out, state, [one, many, number], troubles, links) = self.parts();
        for group in pending {
            troubles.add(group, row);
        }
        let by_id = links
            .by_id
            .get(&state.parent_id)
            .filter(|_| state.parent_id != 0);
        let by_index = || {
            state
                .parent_index
                .and_then(|index| links.by_index.get(&index))
        };
        let Some(at) = by_id.or_else(by_index).map(|at| *at as usize) else {
            let group = troubles.group(column, Kind::Orphan, None, "");
            troubles.add(group, row);
            return;
        };
        let mut differs = false;
        for id in one {
            let new = state.ones[id.index()];
            if let Column::One(codes) = &mut out.columns[id.index()]
                && let Some(own) = codes.get_mut(at)
                && new != BLANK
            {
                differs |= *own != BLANK && *own != new;
                *own = if *own == BLANK { new } else { *own };
            }
        }
        for id in many {
            let (mask, is_answered) = state.many[id.index()];
            if let Column::Many { ticks, answered } = &mut out.columns[id.index()]
                && let (Some(own), Some(was)) = (ticks.get_mut(at), answered.get_mut(at))
                && is_answered
            {
                differs |= *was && *own != mask;
                *own = if *was { *own } else { mask };
                *was = true;
            }
        }
        for id in number {
            if let Column::Number(numbers) = &mut out.columns[id.index()]
                && let Some(own) = numbers.get_mut(at)
            {
                *own = own.or(state.numbers[id.index()]);
            }
        }
        let group = if differs {
            troubles.group(column, Kind::ColumnsDiffer, None, "")
        } else {
            NONE
        };
        troubles.add(group, row);
    }
}
