//! The row in hand.

use super::day::Day;
use super::reader::Reader;
use crate::read::trouble::NONE;
use crate::{BLANK, Mode};

/// The row in hand.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) ones: Vec<u8>,
    pub(super) many: Vec<(u64, bool)>,
    pub(super) numbers: Vec<Option<f64>>,
    pub(super) clusters: Vec<u32>,
    pub(super) stratum: u32,
    pub(super) unit: u32,
    pub(super) parent: u32,
    pub(super) mode: (Mode, u32),
    pub(super) serial: u64,
    pub(super) serial_unit: Option<u32>,
    pub(super) id: u128,
    pub(super) day: Option<Day>,
    pub(super) unfinished: bool,
    pub(super) finish_seen: bool,
    pub(super) weight: Option<f64>,
    pub(super) answered: bool,
    pub(super) row_index: Option<u64>,
    pub(super) parent_index: Option<u64>,
    pub(super) parent_id: u128,
    pub(super) pending: Vec<u32>,
}

impl Reader<'_> {
    /// Forgets the row before.
    pub(super) fn clear(&mut self) {
        let state = &mut self.state;
        for id in &self.one {
            state.ones[id.index()] = BLANK;
        }
        for id in &self.many {
            state.many[id.index()] = (0, false);
        }
        for id in &self.number {
            state.numbers[id.index()] = None;
        }
        state.clusters.fill(0);
        state.pending.clear();
        (
            state.stratum,
            state.unit,
            state.parent,
            state.serial,
            state.id,
            state.parent_id,
        ) = (0, 0, 0, 0, 0, 0);
        (state.mode, state.day, state.weight) = ((Mode::Unknown, NONE), None, None);
        (state.row_index, state.parent_index, state.serial_unit) = (None, None, None);
        (state.unfinished, state.finish_seen, state.answered) = (false, false, false);
    }
}
