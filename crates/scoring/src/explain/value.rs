//! An answer as a person reads it.

use crate::{words, words_of};
use answers::{Answer, Value};
use criteria::{Input, InputKind};
use finding::{Lang, Text};

/// The value with its unit, or the state in the official words. Typed points have no input.
pub(super) fn in_words(answer: &Answer, input: Option<&Input>) -> Text {
    let value = match answer {
        Answer::Given(value) => value,
        Answer::Missing => return state(crate::Cause::Missing),
        Answer::NotApplicable => return state(crate::Cause::NotApplicable),
        Answer::Undefined => return state(crate::Cause::Undefined),
        Answer::Unreadable => return state(crate::Cause::Unreadable),
    };
    match (value, input.map(|input| &input.kind)) {
        (Value::Number(number), kind) => {
            let unit = if matches!(kind, Some(InputKind::Percent)) {
                "%"
            } else {
                ""
            };
            let one = |lang| format!("{}{unit}", words::exact(number, lang));
            Text::new(one(Lang::Vi), one(Lang::En))
        }
        (Value::YesNo(true), _) => Text::new("có", "yes"),
        (Value::YesNo(false), _) => Text::new("không", "no"),
        (Value::Level(index), Some(InputKind::Level(names))) => {
            Text::same(names.get(usize::from(*index)).cloned().unwrap_or_default())
        }
        (Value::Level(index), _) => Text::same(index.to_string()),
        (Value::Date(date), _) => {
            Text::new(date.strftime("%d/%m/%Y").to_string(), date.to_string())
        }
        (Value::Items(items), _) => Text::new(
            format!("danh sách {} dòng", items.len()),
            format!("a register of {} rows", items.len()),
        ),
    }
}

fn state(cause: crate::Cause) -> Text {
    let (vi, en) = words_of::cause(cause);
    Text::new(vi, en)
}
