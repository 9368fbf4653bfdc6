//! What a draft does to a round, as lines: unit by unit, leaf by leaf, block by block.

use crate::seen::impact::TriedSet;
use crate::text::Words;
use compare::{Taken, UnitImpact};
use criteria::{CriteriaSet, LeafId};
use points::Exact;

/// Criteria named for one unit.
const MOST_NAMED: usize = 4;

/// A unit.
pub(crate) struct UnitLine {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) block: String,
    pub(crate) old: String,
    pub(crate) new: String,
    pub(crate) change: String,
    pub(crate) ranks: String,
    pub(crate) bands: String,
    /// By which criteria, largest first.
    pub(crate) by: String,
}

/// What a group of leaves does to all units.
pub(crate) struct LeafLine {
    pub(crate) leaf: String,
    pub(crate) gain: usize,
    pub(crate) lose: usize,
    pub(crate) gained: String,
    pub(crate) lost: String,
}

/// The units, in the order of the old ranking.
pub(super) fn units(old: &CriteriaSet, tried: &TriedSet, words: Words) -> Vec<UnitLine> {
    let units = tried.impact.units.iter();
    units.map(|own| unit(old, tried, own, words)).collect()
}

fn unit(old: &CriteriaSet, tried: &TriedSet, own: &UnitImpact, words: Words) -> UnitLine {
    let figure = |own: &Option<Exact>| match own {
        Some(own) => words.number(own, 2),
        None => words.t("drafts-impact-incomplete"),
    };
    let mut groups: Vec<&(usize, Exact)> = own.groups.iter().collect();
    groups.sort_by(|a, b| size(&b.1).cmp(&size(&a.1)).then(a.0.cmp(&b.0)));
    let said = groups.iter().take(MOST_NAMED).map(|(group, part)| {
        let code = codes(old, tried, *group);
        format!("{code}: {}", signed(part, words))
    });
    let mut by: Vec<String> = said.collect();
    if groups.len() > MOST_NAMED {
        by.push("…".to_owned());
    }
    for (key, part) in [
        ("drafts-impact-base", &own.base),
        ("drafts-impact-other", &own.other),
    ] {
        if !part.is_zero() {
            by.push(format!("{}: {}", words.t(key), signed(part, words)));
        }
    }
    let rank = |own: Option<u32>| own.map_or_else(|| "–".to_owned(), |own| own.to_string());
    let band = |own: &Option<String>| own.clone().unwrap_or_else(|| "–".to_owned());
    UnitLine {
        code: own.code.clone(),
        name: own.name.clone(),
        block: own.block.clone().unwrap_or_default(),
        old: figure(&own.old),
        new: figure(&own.new),
        change: own
            .change()
            .map_or_else(|| "–".to_owned(), |own| signed(&own, words)),
        ranks: arrow(rank(own.old_rank), rank(own.new_rank)),
        bands: arrow(band(&own.old_band), band(&own.new_band)),
        by: by.join("; "),
    }
}

fn arrow(old: String, new: String) -> String {
    if old == new {
        old
    } else {
        format!("{old} → {new}")
    }
}

fn size(own: &Exact) -> Exact {
    if own.is_negative() {
        own.negated()
    } else {
        own.clone()
    }
}

fn signed(own: &Exact, words: Words) -> String {
    let said = words.number(own, 2);
    match () {
        () if own.is_zero() => "0".to_owned(),
        () if own.is_negative() => said,
        () => format!("+{said}"),
    }
}

/// `3.1 → 3.2`, or one code where it stayed.
fn codes(old: &CriteriaSet, tried: &TriedSet, group: usize) -> String {
    let list = |set: &CriteriaSet, leaves: &[LeafId]| {
        let codes = leaves.iter().map(|id| set.leaf_node(*id).code.as_str());
        codes.collect::<Vec<_>>().join(" + ")
    };
    let Some(own) = tried.found.groups.get(group) else {
        return String::new();
    };
    let (before, after) = (list(old, &own.old), list(&tried.after.set, &own.new));
    match (before.is_empty(), after.is_empty()) {
        (true, _) => after,
        (_, true) => before,
        _ => arrow(before, after),
    }
}

/// The groups that move any unit, those that move most first.
pub(super) fn leaves(old: &CriteriaSet, tried: &TriedSet, words: Words) -> Vec<LeafLine> {
    let mut groups: Vec<&compare::GroupImpact> = tried.impact.groups.iter().collect();
    groups.sort_by(|a, b| {
        let of = |own: &compare::GroupImpact| own.gained.plus(&own.lost);
        of(b).cmp(&of(a)).then(a.group.cmp(&b.group))
    });
    let line = |own: &compare::GroupImpact| LeafLine {
        leaf: titled(old, tried, own.group, words),
        gain: own.gain,
        lose: own.lose,
        gained: words.number(&own.gained, 2),
        lost: words.number(&own.lost, 2),
    };
    groups.into_iter().map(line).collect()
}

fn titled(old: &CriteriaSet, tried: &TriedSet, group: usize, words: Words) -> String {
    let code = codes(old, tried, group);
    let own = &tried.found.groups[group];
    let node = match (own.new.first(), own.old.first()) {
        (Some(id), _) => tried.after.set.leaf_node(*id),
        (None, Some(id)) => old.leaf_node(*id),
        (None, None) => return code,
    };
    let title = crate::pages::public::criteria::node_title(node, words.lang);
    format!("{code} {title}")
}

/// Leaves of the draft that could not be taken over whole, and what is wanting.
pub(super) fn wanting(tried: &TriedSet, words: Words) -> Vec<String> {
    let set = &tried.after.set;
    let mut lines = Vec::new();
    for own in &tried.after.leaves {
        let node = set.leaf_node(own.leaf);
        let title = crate::pages::public::criteria::node_title(node, words.lang);
        let said = match &own.taken {
            Taken::Whole => continue,
            Taken::Typed => words.t("drafts-taken-typed"),
            Taken::Partly(names) => words.t1("drafts-taken-partly", "names", names.join(", ")),
            Taken::Nothing => words.t("drafts-taken-nothing"),
        };
        lines.push(format!("{} {title}: {said}", node.code));
    }
    lines
}
