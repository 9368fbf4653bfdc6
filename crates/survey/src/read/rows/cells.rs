//! One cell: what it says by the plan of its column.

use super::cache::TextCache;
use super::words::Words;
use crate::read::answer::{
    Answer, Asked, Choices, Tick, Ticks, of_number, of_text, read_ticks, tick_of_number,
    tick_of_text,
};
use crate::read::plan::{Act, Planned};
use crate::read::privacy::shown_answer;
use crate::read::trouble::{Kind, NONE, Troubles};
use crate::{BLANK, OUT_OF_RANGE, TWO_TICKS, UNKNOWN_ANSWER};
use std::sync::Arc;
use workbook::{Cell, LegacyFont, Value};

/// An answer's code, and the group of its mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) code: u8,
    pub(super) group: u32,
}

/// What a column remembers from row to row.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) answers: TextCache<Judged>,
    pub(super) ticks: TextCache<(Ticks, u32)>,
    pub(super) tick: TextCache<(Tick, u32)>,
    pub(super) words: Words,
}

/// What one column needs for judging its cells.
pub(super) struct Judge<'a> {
    pub(super) planned: &'a Planned,
    pub(super) troubles: &'a mut Troubles,
}

impl Judge<'_> {
    fn group(&mut self, kind: Kind, text: &str) -> u32 {
        let shown = if self.planned.private {
            None
        } else {
            shown_answer(text)
        };
        self.troubles.group(self.planned.column, kind, shown, "")
    }
    pub(super) fn bare(&mut self, kind: Kind) -> u32 {
        self.troubles.group(self.planned.column, kind, None, "")
    }

    /// The answer to a question of one choice.
    pub(super) fn one(
        &mut self,
        asked: Asked<'_>,
        value: &Value,
        memory: &mut TextCache<Judged>,
    ) -> Judged {
        match value {
            Value::Number(number) => {
                let answer = of_number(asked, *number);
                if answer.trouble {
                    let group = self.number_group(*number);
                    Judged {
                        code: answer.code,
                        group,
                    }
                } else {
                    Judged {
                        code: answer.code,
                        group: NONE,
                    }
                }
            }
            Value::Text(text) => memory.get(text, |text| self.one_text(asked, text)),
            Value::Bool(flag) => self.one_text(asked, if *flag { "true" } else { "false" }),
            Value::DateSerial(_) => {
                let group = self.bare(Kind::Unknown);
                Judged {
                    code: UNKNOWN_ANSWER,
                    group,
                }
            }
            Value::Error(error) => {
                let group = self.group(Kind::ErrorValue, error);
                Judged {
                    code: UNKNOWN_ANSWER,
                    group,
                }
            }
            Value::NotCalculated => {
                let group = self.bare(Kind::NotCalculated);
                Judged {
                    code: UNKNOWN_ANSWER,
                    group,
                }
            }
        }
    }

    fn number_group(&mut self, number: f64) -> u32 {
        let text = points::Exact::from_cell(number)
            .map_or_else(|_| "?".to_owned(), |exact| exact.to_string());
        self.group(Kind::OutOfRange, &text)
    }

    fn one_text(&mut self, asked: Asked<'_>, text: &str) -> Judged {
        let mut answer = of_text(asked, text);
        if answer.code == UNKNOWN_ANSWER
            || (asked.other && asked.choices.other() == Some(answer.code))
        {
            // Old fonts leave texts that are none; decoded they may be a choice.
            if let Some(decoded) = vietnamese::recognise_legacy(text, None) {
                let again = of_text(
                    Asked {
                        other: false,
                        ..asked
                    },
                    &decoded.text,
                );
                if !again.trouble {
                    let group = self.bare(Kind::LegacyText);
                    return Judged {
                        code: again.code,
                        group,
                    };
                }
            }
        }
        let group = match (answer.trouble, answer.code) {
            (false, _) => NONE,
            (true, TWO_TICKS) => self.bare(Kind::TwoTicks),
            (true, OUT_OF_RANGE) => self.group(Kind::OutOfRange, text.trim()),
            (true, _) => {
                answer.code = UNKNOWN_ANSWER;
                self.group(Kind::Unknown, text.trim())
            }
        };
        Judged {
            code: answer.code,
            group,
        }
    }

    /// All ticks of a question in one cell.
    pub(super) fn ticks(
        &mut self,
        asked: Asked<'_>,
        value: &Value,
        memory: &mut TextCache<(Ticks, u32)>,
    ) -> (Ticks, u32) {
        match value {
            Value::Text(text) => memory.get(text, |text| {
                let ticks = read_ticks(asked, text);
                let group = if ticks.trouble {
                    self.group(Kind::TicksUnreadable, text.trim())
                } else {
                    NONE
                };
                (ticks, group)
            }),
            Value::Number(number) => {
                let Answer { code, trouble } = of_number(asked, *number);
                let mask = if trouble || code == BLANK || code > 64 {
                    0
                } else {
                    1u64 << (code - 1)
                };
                let group = if trouble {
                    self.number_group(*number)
                } else {
                    NONE
                };
                (
                    Ticks {
                        mask,
                        answered: code != BLANK,
                        trouble,
                    },
                    group,
                )
            }
            _ => {
                let group = self.bare(Kind::TicksUnreadable);
                (
                    Ticks {
                        mask: 0,
                        answered: true,
                        trouble: true,
                    },
                    group,
                )
            }
        }
    }

    /// The tick of one choice.
    pub(super) fn tick(
        &mut self,
        choices: &Choices,
        at: u16,
        value: &Value,
        memory: &mut TextCache<(Tick, u32)>,
    ) -> (Tick, u32) {
        let own = |word: &str| {
            choices
                .code_of(word)
                .is_some_and(|code| u16::from(code) == at + 1)
        };
        let (tick, text) = match value {
            Value::Text(text) => {
                return memory.get(text, |text| {
                    let mut tick = tick_of_text(text, own);
                    // LimeSurvey writes the text of "other" where others have a tick.
                    if tick == Tick::Unknown
                        && choices
                            .other()
                            .is_some_and(|code| u16::from(code) == at + 1)
                    {
                        tick = Tick::Yes;
                    }
                    let group = if tick == Tick::Unknown {
                        self.group(Kind::TickUnreadable, text.trim())
                    } else {
                        NONE
                    };
                    (tick, group)
                });
            }
            Value::Bool(true) => (Tick::Yes, None),
            Value::Bool(false) => (Tick::No, None),
            Value::Number(number) => {
                let tick = tick_of_number(*number);
                // A tool may write the choice's code where it was ticked.
                let code = (0.0..256.0)
                    .contains(number)
                    .then(|| points::Exact::from_cell(*number).ok())
                    .flatten();
                let coded = tick == Tick::Unknown
                    && code.as_ref().is_some_and(|code| own(&code.to_string()));
                if coded {
                    (Tick::Yes, None)
                } else {
                    (tick, code.map(|code| code.to_string()))
                }
            }
            _ => (Tick::Unknown, None),
        };
        let group = match (tick, text) {
            (Tick::Unknown, Some(text)) => self.group(Kind::TickUnreadable, &text),
            (Tick::Unknown, None) => self.bare(Kind::TickUnreadable),
            _ => NONE,
        };
        (tick, group)
    }

    /// Notes that a text of an old font was decoded.
    pub(super) fn legacy(&mut self) -> u32 {
        self.bare(Kind::LegacyText)
    }
}

/// Whether nothing stands in the cell.
pub(super) fn is_empty(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.trim().is_empty())
}

/// The cell's value with a text of an old font decoded; `None` where there is nothing to decode.
pub(super) fn decoded(cell: &Cell) -> Option<Value> {
    use vietnamese::Encoding;
    let font = match cell.font? {
        LegacyFont::Tcvn3 => Encoding::Tcvn3,
        LegacyFont::Tcvn3Capitals => Encoding::Tcvn3Capitals,
        LegacyFont::Vni => Encoding::Vni,
    };
    let text = cell.text()?;
    let decoded = vietnamese::recognise_legacy(text, Some(font))?;
    Some(Value::Text(Arc::from(decoded.text)))
}

/// Which acts read words.
pub(super) fn reads_words(act: Act) -> bool {
    matches!(
        act,
        Act::Unit | Act::Parent | Act::Mode | Act::Stratum | Act::Cluster(_)
    )
}
