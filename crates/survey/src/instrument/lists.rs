//! `[list.…]`: lists of choices.

use super::draft::{Best, Draft, ListFacts, MOST_LISTS, Options};
use super::{findings, keys, texts};
use crate::{Choice, ChoiceList};
use criteria::toml::Table;
use std::collections::BTreeSet;

/// No list of places is longer (the country has 3,321 communes).
pub(crate) const MOST_IN_LIST: usize = 5_000;

pub(crate) fn read(top: Table<'_>) -> Draft {
    let mut draft = Draft::default();
    for (name, item) in top.table("list").iter().flat_map(Table::entries) {
        let Some(table) = item.table() else { continue };
        table.only(keys::LIST);
        if !texts::is_name(name) {
            table.push(findings::questions::bad_name(table.place(), name));
            continue;
        }
        if draft.lists.len() == MOST_LISTS {
            table.push(findings::lists::too_many_lists(table.place(), MOST_LISTS));
            break;
        }
        if !table.has("choices") {
            table.missing("choices");
        }
        let choices = choices(table);
        let list = ChoiceList {
            name: name.to_owned(),
            choices,
        };
        let facts = facts(table);
        draft.push_list(list, facts);
    }
    draft
}

fn choices(table: Table<'_>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    let mut codes = BTreeSet::new();
    for own in table.tables("choices").into_iter().take(MOST_IN_LIST) {
        own.only(keys::CHOICE);
        let Some(code) = own.needed_text("code") else {
            continue;
        };
        if !texts::is_choice_name(&code) {
            own.push(findings::lists::bad_choice_name(
                own.place_of("code"),
                &code,
            ));
            continue;
        }
        if !codes.insert(code.clone()) {
            own.push(findings::lists::choice_twice(
                own.place_of("code"),
                table.key(),
                &code,
            ));
            continue;
        }
        choices.push(Choice {
            code,
            title: texts::needed(own, "title", "title-en"),
            also: own
                .texts("also")
                .iter()
                .map(|text| texts::tidy(text))
                .collect(),
            no_opinion: own.flag("no-opinion").unwrap_or(false),
        });
    }
    choices
}

/// `best` and `options`, the keys that the index part needs.
pub(crate) fn facts(table: Table<'_>) -> ListFacts {
    ListFacts {
        place: table.place(),
        best: table.one_of("best", &[("last", Best::Last), ("first", Best::First)]),
        options: table.table("options").map(options),
    }
}

/// Weights by choice, in percent.
pub(crate) fn options(table: Table<'_>) -> Options {
    let mut options = Options::new();
    for (code, item) in table.entries() {
        if let Some(weight) = item.exact() {
            options.push((code.to_owned(), weight, table.place_of(code)));
        }
    }
    options
}

/// `[list.…]` beside a workbook: what the workbook cannot say of its lists.
pub(crate) fn refine(top: Table<'_>, draft: &mut Draft) {
    for (name, item) in top.table("list").iter().flat_map(Table::entries) {
        let Some(table) = item.table() else { continue };
        table.only(keys::LIST);
        let Some(at) = draft.list(name) else {
            let known: Vec<&str> = draft.lists.iter().map(|list| list.name.as_str()).collect();
            table.push(findings::lists::unknown(table.place(), name, &known));
            continue;
        };
        draft.facts[at] = facts(table);
        for own in table.tables("choices") {
            own.only(&["code", "also", "no-opinion"]);
            let Some(code) = own.needed_text("code") else {
                continue;
            };
            let choices = &mut draft.lists[at].choices;
            let Some(choice) = choices.iter_mut().find(|choice| choice.code == code) else {
                let known: Vec<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
                let place = own.place_of("code");
                own.push(findings::index::option_unknown(place, name, &code, &known));
                continue;
            };
            let also = own.texts("also");
            choice
                .also
                .extend(also.iter().map(|text| texts::tidy(text)));
            choice.no_opinion |= own.flag("no-opinion").unwrap_or(false);
        }
    }
}
