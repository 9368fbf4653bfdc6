//! The row in hand put into the responses.

use super::reader::Reader;
use super::store::{Labels, pad};
use super::words::Words;
use crate::read::plan::Act;
use crate::read::trouble::NONE;
use crate::{Column, Labelled, Mode, NO_UNIT, RowAt};

impl Reader<'_> {
    /// Adds the row as a response.
    pub(super) fn push(&mut self, row: u32) {
        let unit = self.unit();
        let at = u32::try_from(self.out.rows.len()).unwrap_or(u32::MAX);
        for group in self.state.pending.drain(..) {
            self.troubles.add(group, row);
        }
        let unfinished = self.finishes && !self.state.finish_seen;
        let (out, state) = (&mut *self.out, &self.state);
        for id in &self.one {
            if let Column::One(codes) = &mut out.columns[id.index()] {
                codes.push(state.ones[id.index()]);
            }
        }
        for id in &self.many {
            if let Column::Many { ticks, answered } = &mut out.columns[id.index()] {
                let (mask, is_answered) = state.many[id.index()];
                ticks.push(mask);
                answered.push(is_answered);
            }
        }
        for id in &self.number {
            if let Column::Number(numbers) = &mut out.columns[id.index()] {
                numbers.push(state.numbers[id.index()]);
            }
        }
        out.rows.push(RowAt {
            source: self.setting.source,
            row,
        });
        out.units.push(unit);
        out.modes.push(if state.mode.0 == Mode::Unknown {
            self.setting.mode
        } else {
            state.mode.0
        });
        out.serials.push(state.serial);
        out.ids.push(state.id);
        if unfinished {
            out.unfinished.push(at);
        }
        out.days.push(self.days.take(state.day, at, row));
        self.design(at);
        if self.links.wanted {
            if let Some(index) = self.state.row_index {
                self.links.by_index.entry(index).or_insert(at);
            }
            if self.state.id != 0 {
                self.links.by_id.entry(self.state.id).or_insert(at);
            }
        }
    }

    fn unit(&mut self) -> u32 {
        let given = self
            .state
            .serial_unit
            .or(self.setting.unit)
            .unwrap_or(NO_UNIT);
        let Some(planned) = self.setting.plan.columns.get(self.unit_column) else {
            return given;
        };
        if self.state.unit == 0 && given != NO_UNIT {
            return given;
        }
        let nothing = Words::default();
        let parents = self
            .memory
            .get(self.parent_column)
            .map_or(&nothing, |memory| &memory.words);
        let units = &self.memory[self.unit_column].words;
        let (unit, group) = self.units.find(
            (units, self.state.unit),
            (parents, self.state.parent),
            planned.column,
            &mut self.troubles,
        );
        if group != NONE {
            self.state.pending.push(group);
        }
        unit
    }

    /// Weights, strata and clusters, where columns give them.
    fn design(&mut self, at: u32) {
        let out = &mut *self.out;
        let before = at as usize;
        if let Some(weight) = self.state.weight.or_else(|| {
            self.setting
                .plan
                .does(|act| *act == Act::Weight)
                .then_some(0.0)
        }) {
            let weights = out.weights.get_or_insert_with(Vec::new);
            weights.resize(before, 1.0);
            weights.push(weight);
        }
        let word_of = |act: Act| {
            self.setting
                .plan
                .columns
                .iter()
                .position(|planned| planned.acts.contains(&act))
        };
        if let Some(column) = word_of(Act::Stratum) {
            let strata = out.strata.get_or_insert_with(Labelled::default);
            let code =
                self.stratum_labels
                    .code(strata, &self.memory[column].words, self.state.stratum);
            pad(strata, before);
            strata.codes.push(code);
        }
        for stage in 0..self.state.clusters.len() {
            let act = Act::Cluster(u8::try_from(stage).unwrap_or(u8::MAX));
            let Some(column) = word_of(act) else { continue };
            while out.clusters.len() <= stage {
                out.clusters.push(Labelled::default());
            }
            if self.labels.len() <= stage {
                self.labels.resize_with(stage + 1, Labels::default);
            }
            let clusters = &mut out.clusters[stage];
            let code = self.labels[stage].code(
                clusters,
                &self.memory[column].words,
                self.state.clusters[stage],
            );
            pad(clusters, before);
            clusters.codes.push(code);
        }
    }
}
