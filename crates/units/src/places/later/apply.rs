//! What the rows of one day do to the places.

use super::{Decided, Kind, Row};
use crate::findings::later as says;
use crate::places::{Part, PastPlace, Places};
use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// A place that begins on the day, and what it is made of.
struct Begun {
    place: PastPlace,
    /// Whether a row gave its name.
    named: bool,
    made_of: Vec<(usize, Part)>,
}

/// Applies the rows of one day; all of them look at the places of the day before.
pub(super) fn apply(places: &mut Places, day: &[Row], findings: &mut Vec<Finding>) {
    let rows = super::check::checked(places, day, findings);
    let mut begun: BTreeMap<String, Begun> = BTreeMap::new();
    let mut ended: BTreeMap<usize, Decided> = BTreeMap::new();
    for (row, at) in &rows {
        let new = begun
            .entry(row.target().to_owned())
            .or_insert_with(|| begin(places, row, *at));
        if let Some(now) = &row.now {
            if new.named && vietnamese::key(&new.place.name) != vietnamese::key(now) {
                findings.push(says::two_names(row.place(), row.target(), &new.place.name));
                continue;
            }
            new.place.name.clone_from(now);
            new.named = true;
        }
        if let Some(parent) = &row.parent {
            new.place.parent = Some(parent.clone());
        }
        let part = if row.kind == Kind::Divide {
            Part::Some
        } else {
            Part::Whole
        };
        new.made_of.push((*at, part));
        ended.insert(*at, row.decided.clone());
    }
    // A place that stands and takes in others changes its borders, so it begins anew and is a part of itself.
    for (code, new) in &mut begun {
        let from = new.place.since.as_ref().map(|decided| decided.from);
        if let Some(at) = from.and_then(|from| places.open_before(code, from))
            && !ended.contains_key(&at)
        {
            new.made_of.insert(0, (at, Part::Whole));
            if let Some(decided) = &new.place.since {
                ended.insert(at, decided.clone());
            }
        }
    }
    follow_parents(places, &rows, &mut begun, &mut ended);
    for (at, decided) in ended {
        places.places[at].until = Some(decided);
    }
    for new in begun.into_values() {
        let at = places.places.len();
        let code = new.place.code.clone();
        places.places.push(new.place);
        places.by_code.entry(code).or_default().push(at);
        for (old, part) in new.made_of {
            places
                .later_forward
                .entry(old)
                .or_default()
                .push((at, part));
            places
                .later_backward
                .entry(at)
                .or_default()
                .push((old, part));
        }
    }
}

/// The place that a row begins: called as its own, or as the place that it joins.
fn begin(places: &Places, row: &Row, at: usize) -> Begun {
    let joins = matches!(row.kind, Kind::Merge | Kind::Divide);
    let standing = places
        .open_before(row.target(), row.decided.from)
        .filter(|_| joins);
    let like = &places.places[standing.unwrap_or(at)];
    Begun {
        place: PastPlace {
            code: row.target().to_owned(),
            name: like.name.clone(),
            level: like.level,
            parent: like.parent.clone(),
            lists: Vec::new(),
            since: Some(row.decided.clone()),
            until: None,
        },
        named: false,
        made_of: Vec::new(),
    }
}

/// Where a place gives way to one under another code, the places below it go along.
fn follow_parents(
    places: &Places,
    rows: &[(&Row, usize)],
    begun: &mut BTreeMap<String, Begun>,
    ended: &mut BTreeMap<usize, Decided>,
) {
    let gone: BTreeMap<&str, &Row> = rows
        .iter()
        .filter(|(row, _)| row.new.is_some() && row.kind != Kind::Divide && row.code.len() < 5)
        .map(|(row, _)| (row.code.as_str(), *row))
        .collect();
    if gone.is_empty() {
        return;
    }
    for new in begun.values_mut() {
        let parent = new.place.parent.as_deref();
        if let Some(row) = parent.and_then(|code| gone.get(code)) {
            new.place.parent = Some(row.target().to_owned());
        }
    }
    let busy: BTreeSet<usize> = ended.keys().copied().collect();
    for (at, place) in places.places.iter().enumerate() {
        let row = place.parent.as_deref().and_then(|code| gone.get(code));
        let Some(row) = row.filter(|row| place.is_open_before(row.decided.from)) else {
            continue;
        };
        if busy.contains(&at) || begun.contains_key(&place.code) {
            continue;
        }
        let mut moved = place.clone();
        moved.parent = Some(row.target().to_owned());
        moved.lists = Vec::new();
        moved.since = Some(row.decided.clone());
        let new = Begun {
            place: moved,
            named: true,
            made_of: vec![(at, Part::Whole)],
        };
        begun.insert(place.code.clone(), new);
        ended.insert(at, row.decided.clone());
    }
}
