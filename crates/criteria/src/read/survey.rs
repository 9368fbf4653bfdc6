//! `survey`: an index in percent, or answers counted by option, over groups of respondents.

use super::asked;
use super::counts::positive;
use super::keys;
use super::leaf::Leafing;
use crate::findings::survey as says;
use crate::toml::Table;
use crate::{Respondents, Rule};
use points::Exact;

pub(crate) fn read(own: &mut Leafing<'_>, table: Table<'_>) -> Option<Rule> {
    if !table.has("group") {
        let group = respondents(own, table, Some(Exact::from(1)))?;
        return Some(Rule::Survey {
            groups: vec![group],
        });
    }
    for key in [
        "input",
        "options",
        "instrument",
        "figure",
        "question",
        "choices",
        "where",
    ] {
        if table.has(key) {
            own.push(table, says::beside_groups(table.place_of(key), key));
        }
    }
    let tables = table.tables("group");
    let mut groups = Vec::new();
    for inner in &tables {
        inner.only(keys::GROUP);
        if !inner.has("weight") {
            inner.missing("weight");
        }
        let weight = positive(own, *inner, "weight");
        groups.extend(respondents(own, *inner, weight));
    }
    (!groups.is_empty() && groups.len() == tables.len()).then_some(Rule::Survey { groups })
}

fn respondents(
    own: &mut Leafing<'_>,
    table: Table<'_>,
    weight: Option<Exact>,
) -> Option<Respondents> {
    if table.has("input") && table.has("options") {
        own.push(table, says::index_and_options(table.place_of("options")));
    }
    let mut options = Vec::new();
    let mut index = None;
    if let Some(inner) = table.table("options") {
        for (name, item) in inner.entries() {
            let input = own.named(inner, item, name, &["count"]);
            let share = own.share(inner, name);
            options.extend(input.zip(share));
        }
        if options.is_empty() {
            return None;
        }
    } else {
        index = Some(own.input(table, "input", &["percent"])?);
    }
    let instrument = table.text("instrument");
    let asked = asked::read(own, table, instrument.as_deref(), &options);
    Some(Respondents {
        title: table.text("title").unwrap_or_default(),
        weight: weight?,
        index,
        options,
        instrument,
        asked,
    })
}
