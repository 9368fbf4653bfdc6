//! `instrument`, `figure`, `question`, `choices`, `where`: where a group's value is counted from.

use super::leaf::Leafing;
use crate::findings::asked as says;
use crate::toml::{Item, Table};
use crate::{Asked, FigureOf, Taken};
use points::Exact;

/// Keys that say something only beside `instrument`.
const LINK: [&str; 4] = ["figure", "question", "choices", "where"];

/// The link of a group, or `None` where its keys say none.
pub(crate) fn read(
    own: &Leafing<'_>,
    table: Table<'_>,
    instrument: Option<&str>,
    options: &[(u16, Exact)],
) -> Option<Asked> {
    let Some(instrument) = instrument else {
        if !table.has("instrument") {
            for key in LINK.iter().filter(|key| table.has(key)) {
                own.push(table, says::without_instrument(table.place_of(key), key));
            }
        }
        return None;
    };
    let counted = table.has("options");
    let (unused, kind) = if counted {
        (&["figure"][..], "options")
    } else {
        (&["question", "choices"][..], "input")
    };
    for key in unused.iter().filter(|key| table.has(key)) {
        own.push(table, says::of_the_other(table.place_of(key), key, kind));
    }
    let only = only(own, table);
    let taken = if counted {
        let choices = choices(own, table, options);
        let Some(question) = table.text("question") else {
            for key in ["choices", "where"].iter().filter(|key| table.has(key)) {
                own.push(table, says::question_needed(table.place_of(key), key));
            }
            return None;
        };
        Taken::Counts { question, choices }
    } else {
        let figure = match table.get("figure") {
            Some(item) => figure(own, table, item)?,
            None => FigureOf::Overall,
        };
        Taken::Figure(figure)
    };
    Some(Asked {
        instrument: instrument.to_owned(),
        taken,
        only,
    })
}

fn figure(own: &Leafing<'_>, table: Table<'_>, item: Item<'_>) -> Option<FigureOf> {
    let text = item.text()?;
    let figure = FigureOf::parse(text);
    if figure.is_none() {
        own.push(table, says::figure(item.place(), text));
    }
    figure
}

/// The codes that each option counts; a code counts for one option only.
fn choices(
    own: &Leafing<'_>,
    table: Table<'_>,
    options: &[(u16, Exact)],
) -> Vec<(u16, Vec<String>)> {
    let name = |input: u16| own.inputs[usize::from(input)].name.as_str();
    let named = table.table("choices");
    let mut taken: Vec<String> = Vec::new();
    let mut choices = Vec::new();
    for (input, _) in options {
        let item = named.and_then(|table| table.get(name(*input)));
        let codes = item.map_or_else(|| vec![name(*input).to_owned()], codes);
        for code in &codes {
            if taken.contains(code) {
                let place = item.map_or_else(|| table.place_of("options"), |item| item.place());
                own.push(table, says::choice_twice(place, code));
            }
        }
        taken.extend(codes.iter().cloned());
        choices.push((*input, codes));
    }
    if let Some(named) = named {
        let known: Vec<&str> = options.iter().map(|(input, _)| name(*input)).collect();
        for (key, item) in named.entries() {
            if !known.contains(&key) {
                own.push(table, says::choice_of_no_option(item.place(), key, &known));
            }
        }
    }
    choices
}

fn only(own: &Leafing<'_>, table: Table<'_>) -> Vec<(String, Vec<String>)> {
    let Some(inner) = table.table("where") else {
        return Vec::new();
    };
    let only: Vec<(String, Vec<String>)> = inner
        .entries()
        .map(|(question, item)| (question.to_owned(), codes(item)))
        .collect();
    if only.is_empty() || only.iter().any(|(_, codes)| codes.is_empty()) {
        own.push(table, says::where_empty(table.place_of("where")));
    }
    only
}

/// One code, or a list of codes.
fn codes(item: Item<'_>) -> Vec<String> {
    let items = match item.kind() {
        crate::toml::Kind::List => item.list().unwrap_or_default(),
        _ => vec![item],
    };
    let texts = items.iter().filter_map(|item| item.text());
    texts.map(ToOwned::to_owned).collect()
}
