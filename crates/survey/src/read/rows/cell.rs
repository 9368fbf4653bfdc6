//! What a cell does to the row in hand, by the plan of its column.

use super::cache::hash_id;
use super::cells::{Judge, is_empty, reads_words};
use super::day::Day;
use super::reader::Reader;
use crate::read::answer::{Tick, read_mode};
use crate::read::plan::Act;
use crate::read::trouble::{Kind, NONE};
use crate::{BLANK, Mode, QuestionKind, TWO_TICKS, UNKNOWN_ANSWER};
use workbook::Value;

impl Reader<'_> {
    pub(super) fn cell(&mut self, at: usize, value: &Value) {
        let planned = &self.setting.plan.columns[at];
        let memory = &mut self.memory[at];
        let state = &mut self.state;
        for act in &planned.acts {
            let mut judge = Judge {
                planned,
                troubles: &mut self.troubles,
            };
            let mut group = NONE;
            match *act {
                Act::One(id) => {
                    let Some(asked) = self.asked[id.index()] else {
                        continue;
                    };
                    let judged = judge.one(asked, value, &mut memory.answers);
                    group = judged.group;
                    let own = &mut state.ones[id.index()];
                    if *own == BLANK || judged.code == *own {
                        *own = judged.code;
                    } else if judged.code != BLANK {
                        *own = UNKNOWN_ANSWER;
                        group = self
                            .troubles
                            .group(planned.column, Kind::ColumnsDiffer, None, "");
                    }
                    state.answered |=
                        judged.code != BLANK || (self.setting.keys.is_some() && !is_empty(value));
                }
                Act::Tick(id, choice) => {
                    let Some(asked) = self.asked[id.index()] else {
                        continue;
                    };
                    let (tick, trouble) =
                        judge.tick(asked.choices, choice, value, &mut memory.tick);
                    group = trouble;
                    state.answered |= tick != Tick::Empty;
                    if matches!(
                        self.setting.index.instrument.question(id).kind,
                        QuestionKind::One { .. }
                    ) {
                        let own = &mut state.ones[id.index()];
                        let code = u8::try_from(choice + 1).unwrap_or(UNKNOWN_ANSWER);
                        match tick {
                            Tick::Yes if *own == BLANK || *own == code => *own = code,
                            Tick::Yes => *own = TWO_TICKS,
                            Tick::Unknown if *own == BLANK => *own = UNKNOWN_ANSWER,
                            _ => {}
                        }
                    } else {
                        let own = &mut state.many[id.index()];
                        own.1 |= tick != Tick::Empty;
                        if tick == Tick::Yes && choice < 64 {
                            own.0 |= 1 << choice;
                        }
                    }
                }
                Act::Ticks(id) => {
                    let Some(asked) = self.asked[id.index()] else {
                        continue;
                    };
                    let (ticks, trouble) = judge.ticks(asked, value, &mut memory.ticks);
                    group = trouble;
                    let own = &mut state.many[id.index()];
                    own.0 |= ticks.mask;
                    own.1 |= ticks.answered;
                    state.answered |= ticks.answered;
                }
                Act::Number(id) => {
                    let (number, trouble) = judge.number(self.setting.index.instrument, id, value);
                    group = trouble;
                    let own = &mut state.numbers[id.index()];
                    *own = own.or(number);
                    state.answered |= number.is_some() || trouble != NONE;
                }
                Act::Present => state.answered |= !is_empty(value),
                Act::Day => {
                    let (day, trouble) = judge.day(value);
                    group = trouble;
                    state.answered |= day != Day::Empty;
                    state.day = Some(day);
                    self.days.column = planned.column;
                }
                Act::Finish => state.finish_seen |= !is_empty(value),
                Act::Serial => {
                    let (serial, unit, trouble) = judge.serial(self.setting.numbers, value);
                    (state.serial, state.serial_unit, group) = (serial, unit, trouble);
                    state.answered |= !is_empty(value);
                }
                Act::Weight => {
                    let (weight, trouble) = judge.weight(value);
                    (state.weight, group) = (Some(weight), trouble);
                }
                Act::Id => {
                    state.id = id_of(value);
                    state.answered |= state.id != 0;
                }
                Act::ParentId => state.parent_id = id_of(value),
                Act::RowIndex => state.row_index = whole(value),
                Act::ParentIndex => state.parent_index = whole(value),
                act if reads_words(act) => {
                    let word = memory.words.number(value);
                    match act {
                        Act::Unit if state.unit == 0 => state.unit = word,
                        Act::Parent if state.parent == 0 => state.parent = word,
                        Act::Stratum => state.stratum = word,
                        Act::Cluster(stage) => {
                            let stage = usize::from(stage).min(3);
                            if state.clusters.len() <= stage {
                                state.clusters.resize(stage + 1, 0);
                            }
                            state.clusters[stage] = word;
                        }
                        Act::Mode => {
                            let found = self.modes.entry(word).or_insert_with(|| {
                                let text = memory.words.text(word);
                                let keyed = self.setting.keys.and_then(|_| text.parse().ok());
                                let key_mode = keyed.map(crate::mode_of_key);
                                let key_mode = key_mode.filter(|mode| *mode != Mode::Unknown);
                                match key_mode.or_else(|| read_mode(text)) {
                                    Some(mode) => (mode, NONE),
                                    None => {
                                        let shown = crate::read::privacy::shown_answer(text);
                                        (
                                            Mode::Unknown,
                                            self.troubles.group(
                                                planned.column,
                                                Kind::ModeUnknown,
                                                shown,
                                                "",
                                            ),
                                        )
                                    }
                                }
                            });
                            state.mode = *found;
                            group = found.1;
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
            if group != NONE {
                state.pending.push(group);
            }
        }
    }
}

/// A hash of an id; `uuid:` in front does not count.
fn id_of(value: &Value) -> u128 {
    match value {
        Value::Text(text) => {
            let text = text.trim();
            let text = text.strip_prefix("uuid:").unwrap_or(text);
            if text.is_empty() { 0 } else { hash_id(text) }
        }
        Value::Number(number) => {
            points::Exact::from_cell(*number).map_or(0, |exact| hash_id(&exact.to_string()))
        }
        _ => 0,
    }
}

fn whole(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => points::Exact::from_cell(*number)
            .ok()?
            .to_integer()?
            .try_into()
            .ok(),
        Value::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}
