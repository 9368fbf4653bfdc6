//! The sheet `choices`.

use super::findings as form;
use super::sheet::Sheet;
use crate::instrument::draft::{Draft, ListFacts, MOST_LISTS};
use crate::instrument::{findings, lists, texts};
use crate::{Choice, ChoiceList};
use finding::Place;
use std::collections::{BTreeMap, BTreeSet};

struct Found {
    place: Place,
    choices: Vec<Choice>,
    codes: BTreeSet<String>,
}

pub(crate) fn read(sheet: &Sheet<'_>, language: Option<&str>, draft: &mut Draft) {
    let list_column = sheet.needed(&["list_name"]);
    let name_column = sheet.needed(&["name"]);
    let (Some(list_column), Some(name_column)) = (list_column, name_column) else {
        return;
    };
    let mut order: Vec<String> = Vec::new();
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for row in sheet.rows() {
        let list = sheet.text(row, list_column);
        let name = sheet.text(row, name_column);
        let Some(list) = list else {
            if name.is_some() {
                let place = sheet.place(row, list_column);
                sheet.document.push(form::choice_without_list(place));
            }
            continue;
        };
        let Some(name) = name else {
            let place = sheet.place(row, name_column);
            sheet.document.push(form::choice_without_name(place, &list));
            continue;
        };
        if !found.contains_key(&list) {
            if order.len() == MOST_LISTS {
                let place = sheet.place(row, list_column);
                sheet
                    .document
                    .push(findings::lists::too_many_lists(place, MOST_LISTS));
                break;
            }
            order.push(list.clone());
        }
        let own = found.entry(list.clone()).or_insert_with(|| Found {
            place: sheet.place(row, list_column),
            choices: Vec::new(),
            codes: BTreeSet::new(),
        });
        let place = sheet.place(row, name_column);
        if !texts::is_choice_name(&name) {
            sheet
                .document
                .push(findings::lists::bad_choice_name(place, &name));
            continue;
        }
        if !own.codes.insert(name.clone()) {
            sheet
                .document
                .push(findings::lists::choice_twice(place, &list, &name));
            continue;
        }
        if own.choices.len() == lists::MOST_IN_LIST {
            continue;
        }
        let mut title = sheet.label(row, "label", language);
        if title.is_empty() {
            let place = sheet.place_of(row, "label");
            sheet
                .document
                .push(form::choice_without_label(place, &name));
            title = finding::Text::same(&*name);
        }
        own.choices.push(Choice {
            code: name,
            title,
            also: Vec::new(),
            no_opinion: false,
        });
    }
    for name in order {
        if let Some(own) = found.remove(&name) {
            let facts = ListFacts {
                place: own.place,
                best: None,
                options: None,
            };
            let choices = own.choices;
            draft.push_list(ChoiceList { name, choices }, facts);
        }
    }
}
