//! The two files of places.

use super::{Part, PastPlace, PlaceList, Places};
use crate::Level;
use finding::{Finding, Place};
use std::collections::BTreeMap;

pub(super) fn read(
    (file, text): (&str, &str),
    (changes_file, changes): (&str, &str),
) -> (Places, Vec<Finding>) {
    let mut own = Places::default();
    let mut findings = Vec::new();
    for (line, cells) in rows(text) {
        match place(&cells) {
            Some(place) => own.places.push(place),
            None => findings.push(unusable(file, line, "code,name,parent,lists")),
        }
    }
    own.places
        .sort_by(|a, b| (&a.code, &a.lists).cmp(&(&b.code, &b.lists)));
    for (at, place) in own.places.iter().enumerate() {
        own.by_code.entry(place.code.clone()).or_default().push(at);
    }
    let mut at: BTreeMap<(&str, PlaceList), usize> = BTreeMap::new();
    for (index, place) in own.places.iter().enumerate() {
        for list in &place.lists {
            at.insert((&place.code, *list), index);
        }
    }
    for (line, cells) in rows(changes) {
        let found = change(&cells).and_then(|(old, new, part)| {
            let old = at.get(&(old, PlaceList::Until2025))?;
            let new = at.get(&(new, PlaceList::Since2025))?;
            Some((*old, *new, part))
        });
        match found {
            Some((old, new, part)) => {
                own.forward.entry(old).or_default().push((new, part));
                own.backward.entry(new).or_default().push((old, part));
            }
            None => findings.push(unusable(changes_file, line, "old,new,mark")),
        }
    }
    (own, findings)
}

/// Rows below the heading, with their line; comments begin with `#`. No cell holds a comma.
fn rows(text: &str) -> impl Iterator<Item = (u32, Vec<&str>)> {
    let lines = (1_u32..).zip(text.lines());
    lines
        .filter(|(_, line)| !line.starts_with('#') && !line.is_empty())
        .skip(1)
        .map(|(number, line)| (number, line.split(',').collect()))
}

fn place(cells: &[&str]) -> Option<PastPlace> {
    let [code, name, parent, lists] = cells else {
        return None;
    };
    let level = match code.len() {
        2 => Level::Province,
        3 => Level::District,
        5 => Level::Commune,
        _ => return None,
    };
    let lists: Vec<PlaceList> = PlaceList::ALL
        .into_iter()
        .filter(|list| lists.contains(list.letter()))
        .collect();
    (!lists.is_empty() && !name.is_empty()).then(|| PastPlace {
        code: (*code).to_owned(),
        name: (*name).to_owned(),
        level,
        parent: (!parent.is_empty()).then(|| (*parent).to_owned()),
        lists,
        since: None,
        until: None,
    })
}

fn change<'t>(cells: &[&'t str]) -> Option<(&'t str, &'t str, Part)> {
    let [old, new, mark] = cells else {
        return None;
    };
    let part = match *mark {
        "" => Part::Whole,
        "d" => Part::Some,
        "D" => Part::Default,
        "?" => Part::Doubtful,
        _ => return None,
    };
    Some((old, new, part))
}

fn unusable(file: &str, line: u32, columns: &str) -> Finding {
    Finding::error("places-row-unusable", Place::line(file, line, 1))
        .says(
            "dòng của danh sách đơn vị hành chính không dùng được",
            "the row of the list of places cannot be used",
        )
        .expected(format!("các cột {columns}"), format!("columns {columns}"))
        .fix(
            "sửa dòng này, hoặc tạo lại danh sách bằng cargo xtask places",
            "mend the row, or make the list anew with cargo xtask places",
        )
}
