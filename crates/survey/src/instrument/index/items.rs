//! Items: which factor each stands in, and what it has of its own.

use super::{Based, base, scores, weight};
use crate::instrument::draft::{Draft, Options};
use crate::instrument::{condition, findings, keys, lists, questions, roles};
use crate::{Factor, Filter, Formula, Index, Item, Part, QuestionId, Role};
use criteria::toml::Table;
use finding::Place;
use points::Exact;
use std::collections::BTreeMap;

/// What `[item.…]` says.
struct Own {
    weight: Exact,
    formula: Option<Formula>,
    options: Option<Options>,
    base: Option<Filter>,
}

pub(crate) fn read(
    top: Table<'_>,
    draft: &mut Draft,
    parts: &[Based<Part>],
    factors: &[(Based<Factor>, Table<'_>)],
    index: &mut Index,
) {
    let mut placed: BTreeMap<QuestionId, (u16, Place)> = BTreeMap::new();
    for (at, (factor, table)) in (0u16..).zip(factors) {
        place_items(draft, *table, at, &mut placed);
        if !placed.values().any(|(own, _)| *own == at) {
            let code = &factor.block.code;
            table.push(findings::index::factor_empty(table.place(), code));
        }
    }
    for (at, question) in (0u16..).zip(&draft.questions) {
        if question.role == Role::Item && !placed.contains_key(&QuestionId(at)) {
            let place = draft.places[usize::from(at)].clone();
            top.push(findings::index::item_nowhere(place, &question.code));
        }
    }
    let mut own = own(top, draft, &placed);
    let mut told = scores::Told::new(top.document());
    for (question, (factor, place)) in placed {
        let own = own.remove(&question);
        let formula = own.as_ref().and_then(|own| own.formula);
        let formula = formula.unwrap_or(index.formula);
        let options = own.as_ref().and_then(|own| own.options.as_ref());
        let scores = scores::of(&mut told, draft, question, formula, options, &place);
        let based = &factors[usize::from(factor)].0;
        let part = based
            .block
            .part
            .and_then(|part| parts.get(usize::from(part)));
        let filters = [
            part.and_then(|part| part.base.as_ref()),
            based.base.as_ref(),
            own.as_ref().and_then(|own| own.base.as_ref()),
            draft.questions[question.index()].relevant.as_ref(),
        ];
        index.items.push(Item {
            question,
            factor,
            weight: own
                .as_ref()
                .map_or(Exact::from(1), |own| own.weight.clone()),
            formula,
            scores,
            base: joined(top, draft, &filters, &place),
        });
    }
}

fn joined(
    top: Table<'_>,
    draft: &Draft,
    filters: &[Option<&Filter>],
    place: &Place,
) -> Option<Filter> {
    let mut all: Option<Filter> = None;
    for filter in filters {
        match condition::join(all.as_ref(), *filter) {
            Ok(both) => all = both,
            Err(trouble) => {
                top.push(findings::conditions::trouble(
                    place.clone(),
                    "",
                    &trouble,
                    draft,
                ));
                return None;
            }
        }
    }
    all
}

/// `items` of a factor.
fn place_items(
    draft: &mut Draft,
    table: Table<'_>,
    factor: u16,
    placed: &mut BTreeMap<QuestionId, (u16, Place)>,
) {
    if !table.has("items") {
        table.missing("items");
    }
    for item in table.list("items") {
        let Some(code) = item.text() else { continue };
        let Some(id) = draft.find(code) else {
            let known = roles::codes(draft);
            table.push(findings::questions::unknown(item.place(), code, &known));
            continue;
        };
        if let Some((_, first)) = placed.get(&id) {
            table.push(findings::index::item_twice(item.place(), code, first));
            continue;
        }
        let question = &draft.questions[id.index()];
        let other_role = draft.role_given[id.index()] && question.role != Role::Item;
        if other_role || !questions::fits(&question.kind, Role::Item) {
            let word = roles::word(question.role);
            table.push(findings::index::not_an_item(
                item.place(),
                code,
                other_role,
                word,
            ));
            continue;
        }
        draft.questions[id.index()].role = Role::Item;
        placed.insert(id, (factor, item.place()));
    }
}

/// `[item.…]` by question.
fn own(
    top: Table<'_>,
    draft: &Draft,
    placed: &BTreeMap<QuestionId, (u16, Place)>,
) -> BTreeMap<QuestionId, Own> {
    let mut all = BTreeMap::new();
    for (code, item) in top.table("item").iter().flat_map(Table::entries) {
        let Some(table) = item.table() else { continue };
        table.only(keys::ITEM);
        let id = draft.find(code).filter(|id| placed.contains_key(id));
        let Some(id) = id else {
            let known: Vec<&str> = placed
                .keys()
                .map(|id| draft.questions[id.index()].code.as_str())
                .collect();
            table.push(findings::index::unknown_item(table.place(), code, &known));
            continue;
        };
        let own = Own {
            weight: weight(table),
            formula: table.one_of("formula", keys::FORMULAS),
            options: table.table("options").map(lists::options),
            base: base(table, draft),
        };
        all.insert(id, own);
    }
    all
}
