//! The questionnaire as blocks that a page does not break.

use crate::field::keying::{KeyCodes, place_letter};
use crate::field::words;
use crate::{Filter, Instrument, Question, QuestionId, QuestionKind, Role, Test};

/// A box to tick: what is keyed, what it says, and whether words may stand beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) key: String,
    pub(super) title: String,
    pub(super) write_in: bool,
}

/// A part of the questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading over the questions that follow.
    Heading(String),
    /// A sentence.
    Note(String),
    /// A question with boxes.
    Ticks {
        label: String,
        title: String,
        remark: String,
        choices: Vec<Choice>,
    },
    /// A question with a line to write on.
    Fill {
        label: String,
        title: String,
        remark: String,
        lines: u32,
    },
    /// Questions with the same choices, as a table with a column a choice.
    Grid {
        title: String,
        remark: String,
        levels: Vec<Choice>,
        rows: Vec<(String, String)>,
    },
}

/// The blocks, in the order of the questionnaire. Identifying questions are left out, and so is what the head of the sheet tells: unit, village, mode, day, number.
pub(super) fn blocks(instrument: &Instrument) -> Vec<Block> {
    let mut blocks = Vec::new();
    let questions: Vec<(QuestionId, &Question)> = (0_u16..)
        .map(QuestionId)
        .zip(&instrument.questions)
        .filter(|(_, question)| is_printed(question))
        .collect();
    let mut shown: Vec<&str> = vec![""];
    let mut at = 0;
    while let Some((id, question)) = questions.get(at).copied() {
        let own = question.heading.vi.as_str();
        let like = |other: &(QuestionId, &Question)| {
            other.1.kind == question.kind
                && other.1.heading.vi == own
                && asked_of(instrument, other.0) == asked_of(instrument, id)
        };
        let n = questions[at..]
            .iter()
            .take_while(|other| like(other))
            .count();
        let one = matches!(question.kind, QuestionKind::One { other: false, .. });
        if !own.is_empty() && n > 1 && one {
            // Under a heading that stood before, the table needs no title of its own.
            let title = if shown.contains(&own) { "" } else { own };
            blocks.push(grid(instrument, id, title, &questions[at..at + n]));
            shown.push(own);
            at += n;
            continue;
        }
        if !shown.contains(&own) {
            blocks.push(Block::Heading(own.to_owned()));
            shown.push(own);
        }
        blocks.push(single(instrument, id, question));
        at += 1;
    }
    blocks
}

fn is_printed(question: &Question) -> bool {
    let village = matches!(question.role, Role::Cluster(_)) && question.kind == QuestionKind::Text;
    let head = matches!(
        question.role,
        Role::Identifying
            | Role::Unit
            | Role::Parent
            | Role::Stratum
            | Role::Weight
            | Role::Mode
            | Role::Serial
            | Role::Day
            | Role::ResponseId
    );
    !head && !village
}

fn grid(
    instrument: &Instrument,
    id: QuestionId,
    title: &str,
    rows: &[(QuestionId, &Question)],
) -> Block {
    Block::Grid {
        title: title.to_owned(),
        remark: remark(instrument, id, ""),
        levels: choices(instrument, id, false),
        rows: rows
            .iter()
            .map(|(_, question)| numbered(question, ""))
            .collect(),
    }
}

fn single(instrument: &Instrument, id: QuestionId, question: &Question) -> Block {
    let (label, title) = numbered(question, "Câu ");
    match question.kind {
        QuestionKind::One { other, .. } => Block::Ticks {
            label,
            title,
            remark: remark(instrument, id, ""),
            choices: choices(instrument, id, other),
        },
        QuestionKind::Many { other, .. } => Block::Ticks {
            label,
            title,
            remark: remark(instrument, id, "chọn nhiều ô"),
            choices: choices(instrument, id, other),
        },
        QuestionKind::Note => Block::Note(title),
        QuestionKind::Whole { .. } | QuestionKind::Decimal => Block::Fill {
            label,
            title,
            remark: remark(instrument, id, "ghi số"),
            lines: 1,
        },
        QuestionKind::Date => Block::Fill {
            label,
            title,
            remark: remark(instrument, id, "ngày/tháng/năm"),
            lines: 1,
        },
        QuestionKind::Text => Block::Fill {
            label,
            title,
            remark: remark(instrument, id, ""),
            lines: if question.role == Role::FreeText {
                3
            } else {
                1
            },
        },
    }
}

fn choices(instrument: &Instrument, id: QuestionId, other: bool) -> Vec<Choice> {
    let list = instrument.choices(id);
    let many = matches!(instrument.question(id).kind, QuestionKind::Many { .. });
    let keys = KeyCodes::of(list);
    let last = list.len().saturating_sub(1);
    list.iter()
        .enumerate()
        .map(|(at, choice)| Choice {
            key: match many {
                // Ticks are keyed as 1 and 0 in columns of their own, so the place only guides the eye.
                true => place_letter(at),
                false => keys.shown(keys.key(at)),
            },
            title: choice.title.vi.clone(),
            write_in: other && at == last,
        })
        .collect()
}

/// The number and the words of a question; a number that the words begin with is not said twice.
fn numbered(question: &Question, before: &str) -> (String, String) {
    let label = label(&question.code, before);
    let title = question.title.vi.as_str();
    let number = label.strip_prefix(before).unwrap_or("");
    let rest = title
        .strip_prefix(number)
        .filter(|_| !number.is_empty())
        .and_then(|rest| rest.strip_prefix(['.', ')', ':']));
    let title = rest.map_or(title, str::trim_start);
    (label, title.to_owned())
}

/// `Câu 9.15` for the code `Q9.15`; nothing for a code that is a word.
fn label(code: &str, before: &str) -> String {
    let number = words::number_of(code);
    match number.is_empty() {
        true => number,
        false => format!("{before}{number}"),
    }
}

/// What stands in brackets behind a question: its kind, its hint, of whom it is asked.
fn remark(instrument: &Instrument, id: QuestionId, kind: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let hint = &instrument.question(id).hint.vi;
    for part in [kind, hint.as_str()] {
        if !part.is_empty() {
            parts.push(part.to_owned());
        }
    }
    if let Some(filter) = asked_of(instrument, id) {
        let words = in_words(instrument, filter);
        if !words.is_empty() {
            parts.push(format!("chỉ trả lời nếu {words}"));
        }
    }
    parts.join("; ")
}

/// Of whom the question is asked: the base of its item, or its own condition.
fn asked_of(instrument: &Instrument, id: QuestionId) -> Option<&Filter> {
    let item = instrument
        .index
        .items
        .iter()
        .find(|item| item.question == id);
    item.and_then(|item| item.base.as_ref())
        .or(instrument.question(id).relevant.as_ref())
}

fn in_words(instrument: &Instrument, filter: &Filter) -> String {
    let rows: Vec<String> = filter
        .any
        .iter()
        .map(|tests| {
            let tests: Vec<String> = tests
                .iter()
                .map(|test| test_words(instrument, test))
                .collect();
            tests.join(" và ")
        })
        .filter(|row| !row.is_empty())
        .collect();
    rows.join(", hoặc ")
}

fn test_words(instrument: &Instrument, test: &Test) -> String {
    let question = instrument.question(test.question);
    let choices = instrument.choices(test.question);
    let named: Vec<String> = test
        .choices
        .iter()
        .filter_map(|at| choices.get(usize::from(*at)))
        .map(|choice| format!("“{}”", choice.title.vi))
        .collect();
    let mut asked = label(&question.code, "Câu ");
    if asked.is_empty() {
        asked = format!("“{}”", question.title.vi);
    }
    let verb = if test.not { "không chọn" } else { "chọn" };
    format!("ở {asked} {verb} {}", named.join(" hoặc "))
}
