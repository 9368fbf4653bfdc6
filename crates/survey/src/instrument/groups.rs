//! `[group.…]`: sections and grids, one in another.

use super::draft::Draft;
use super::{findings, keys, texts};
use criteria::toml::{Document, Table};
use finding::Text;
use std::collections::{BTreeMap, BTreeSet};

/// A group with the groups around it resolved.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// Names, outermost first, its own last.
    pub(crate) path: Vec<String>,
    /// Its own title, or that of the nearest group around it that has one.
    pub(crate) heading: Text,
}

/// Groups stand in each other at most so deep.
const DEEPEST: usize = 16;

pub(crate) fn read(top: Table<'_>) -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for (name, item) in top.table("group").iter().flat_map(Table::entries) {
        let Some(table) = item.table() else { continue };
        table.only(keys::GROUP);
        if !texts::is_name(name) {
            table.push(findings::questions::bad_name(table.place(), name));
            continue;
        }
        let mut group = Group {
            path: vec![name.to_owned()],
            heading: texts::optional(table, "title", "title-en"),
        };
        if let Some(around) = table.text("in") {
            // A group is declared before what stands in it, so that none can hold itself.
            match groups
                .get(&around)
                .filter(|outer| outer.path.len() < DEEPEST)
            {
                Some(outer) => {
                    group.path = [outer.path.as_slice(), &group.path].concat();
                    if group.heading.is_empty() {
                        group.heading = outer.heading.clone();
                    }
                }
                None => {
                    let known: Vec<&str> = groups.keys().map(String::as_str).collect();
                    let place = table.place_of("in");
                    table.push(findings::questions::unknown_group(place, &around, &known));
                }
            }
        }
        groups.insert(name.to_owned(), group);
    }
    groups
}

/// Questions of a group stand together: a form opens a group once.
pub(crate) fn check_runs(document: &Document, draft: &Draft) {
    let mut closed: BTreeSet<&[String]> = BTreeSet::new();
    let mut open: &[String] = &[];
    let mut told: BTreeSet<&[String]> = BTreeSet::new();
    for (question, place) in draft.questions.iter().zip(&draft.places) {
        let path = question.groups.as_slice();
        let common = path.iter().zip(open).take_while(|(a, b)| a == b).count();
        closed.extend((common + 1..=open.len()).map(|length| &open[..length]));
        let again = (common + 1..=path.len())
            .map(|length| &path[..length])
            .find(|own| closed.contains(own));
        if let Some(again) = again
            && told.insert(again)
        {
            let name = again.last().map_or("", String::as_str);
            document.push(findings::questions::group_split(place.clone(), name));
        }
        open = path;
    }
}
