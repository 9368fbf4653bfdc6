//! Pairs that are likely although nothing says so.

use super::links::Link;
use super::shape::Shape;
use super::{Proposal, Sureness};
use criteria::{CriteriaSet, LeafId};

/// The likely pairs among leaves that nothing links, the surest kind of each new leaf only; two equally sure ones both stand, since nobody here picks between them.
pub(crate) fn of(old: &CriteriaSet, new: &CriteriaSet, links: &[Link]) -> Vec<Proposal> {
    let free =
        |id: &LeafId, linked: &dyn Fn(&Link) -> LeafId| links.iter().all(|own| linked(own) != *id);
    let olds: Vec<Face> = faces(old, |id| free(id, &|link| link.old));
    let news: Vec<Face> = faces(new, |id| free(id, &|link| link.new));
    let mut all = Vec::new();
    for own in &news {
        let mut found: Vec<Proposal> = olds.iter().filter_map(|other| pair(other, own)).collect();
        found.sort_by_key(|own| (own.sureness, 100 - own.alike, own.old));
        if let Some(best) = found.first().cloned() {
            let as_sure = |own: &Proposal| (own.sureness, own.alike) == (best.sureness, best.alike);
            all.extend(found.into_iter().filter(as_sure));
        }
    }
    // An old leaf that a surer pair takes is not proposed for another one as well.
    let surest = |old: LeafId| {
        let of_old = all.iter().filter(|own| own.old == old);
        of_old.map(|own| own.sureness).min()
    };
    let kept: Vec<bool> = all
        .iter()
        .map(|own| Some(own.sureness) == surest(own.old))
        .collect();
    let mut kept = kept.into_iter();
    all.retain(|_| kept.next().unwrap_or(true));
    all
}

struct Face {
    id: LeafId,
    code: String,
    title: String,
    shape: Shape,
}

fn faces(set: &CriteriaSet, free: impl Fn(&LeafId) -> bool) -> Vec<Face> {
    let ids = set.leaf_ids().filter(free);
    ids.map(|id| Face {
        id,
        code: set.leaf_node(id).code.clone(),
        title: vietnamese::key(&set.leaf_node(id).title),
        shape: Shape::of(set, id),
    })
    .collect()
}

fn pair(old: &Face, new: &Face) -> Option<Proposal> {
    let (same_code, same_title) = (old.code == new.code, old.title == new.title);
    let alike = if same_title {
        100
    } else {
        alike(&old.title, &new.title)
    };
    // Points that are only typed have a rule that says nothing.
    let same_rule = !old.shape.is_typed() && old.shape == new.shape;
    let sureness = match (same_code, same_title) {
        (true, true) => Sureness::CodeAndTitle,
        (false, true) => Sureness::Title,
        (true, false) if alike >= 80 => Sureness::CodeAndLikeTitle,
        _ if same_rule && alike >= 60 => Sureness::RuleAndLikeTitle,
        (true, false) if same_rule => Sureness::CodeAndRule,
        _ => return None,
    };
    Some(Proposal {
        old: old.id,
        new: new.id,
        sureness,
        alike,
    })
}

/// Levenshtein (1966) distance over the longer text, in percent of likeness, rounded down.
fn alike(one: &str, other: &str) -> u8 {
    let longest = one.chars().count().max(other.chars().count()).max(1);
    let distance = strsim::levenshtein(one, other);
    u8::try_from((longest - distance.min(longest)) * 100 / longest).unwrap_or(100)
}
