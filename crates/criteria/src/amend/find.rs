//! Where in the set's tables a criterion, a band or a section stands.

use crate::Target;
use crate::toml::{RawItem, RawTable, Value, at_path};

/// Where criteria stand: the base, bonus, penalty.
const SECTIONS: &[&[&str]] = &[&[], &["bonus"], &["penalty"]];

/// The keys that lead to what is meant; a section's path is given even where it does not stand there yet.
pub(crate) fn path_of(root: &RawTable, target: &Target) -> Option<Vec<String>> {
    let texts = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect();
    match target {
        Target::Section(name) if name == "set" => Some(Vec::new()),
        Target::Section(name) => {
            let outside = matches!(&**name, "bonus" | "penalty");
            (!outside || root.find(name).is_some()).then(|| texts(&[name]))
        }
        Target::Criterion(code) => SECTIONS.iter().find_map(|section| {
            let path: Vec<String> = texts(&[section, &["criterion", &**code][..]].concat());
            at_path(root, &path).is_ok().then_some(path)
        }),
        Target::Band(name) => {
            let Value::List(bands) = &root.find("band")?.value else {
                return None;
            };
            let named = |band: &RawItem| {
                let Value::Table(table) = &band.value else {
                    return false;
                };
                let own = table.find("name").map(|item| &item.value);
                matches!(own, Some(Value::Text(text)) if text == name)
            };
            let index = bands.iter().position(named)?;
            Some(texts(&["band", &(index + 1).to_string()]))
        }
    }
}
/// What there is of the target's kind.
pub(crate) fn names(root: &RawTable, target: &Target) -> Vec<String> {
    match target {
        Target::Criterion(_) => SECTIONS
            .iter()
            .filter_map(|section| {
                let mut table = root;
                for key in section.iter().chain(&["criterion"]) {
                    match &table.find(key)?.value {
                        Value::Table(inner) => table = inner,
                        _ => return None,
                    }
                }
                Some(table.entries.iter().map(|own| own.key.clone()))
            })
            .flatten()
            .collect(),
        Target::Band(_) => match root.find("band").map(|item| &item.value) {
            Some(Value::List(bands)) => bands
                .iter()
                .filter_map(|band| match &band.value {
                    Value::Table(table) => match &table.find("name")?.value {
                        Value::Text(name) => Some(name.clone()),
                        _ => None,
                    },
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        },
        Target::Section(_) => Vec::new(),
    }
}
/// The code or name of what is changed.
pub(crate) fn name(target: &Target) -> &str {
    match target {
        Target::Criterion(name) | Target::Band(name) | Target::Section(name) => name,
    }
}

/// The table of codes that holds the criterion at the end of a path.
pub(crate) fn criteria_mut<'t>(
    root: &'t mut RawTable,
    path: &[String],
) -> Option<&'t mut RawTable> {
    let mut table = root;
    for key in path.get(..path.len().checked_sub(1)?)? {
        table = table.find_table_mut(key)?;
    }
    Some(table)
}

/// Whether a code stands below another in the tree.
pub(crate) fn is_below(code: &str, above: &str) -> bool {
    code.strip_prefix(above)
        .is_some_and(|rest| rest.starts_with('.'))
}

/// Where the new criterion stands: behind everything below its neighbour, right behind its own parent, or before its neighbour.
pub(crate) fn position(list: &RawTable, neighbour: &str, code: &str, behind: bool) -> usize {
    let first = list.entries.iter().position(|own| own.key == neighbour);
    let first = first.unwrap_or(list.entries.len());
    if !behind {
        return first;
    }
    if is_below(code, neighbour) {
        return first + 1;
    }
    let last = list
        .entries
        .iter()
        .rposition(|own| own.key == neighbour || is_below(&own.key, neighbour));
    last.unwrap_or(first) + 1
}
