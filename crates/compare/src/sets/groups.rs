//! Links become groups, and every leaf stands in exactly one.

use super::changes::{self, Pair};
use super::links::Link;
use super::parents::Parents;
use super::{Change, Comparability, Group, LinkedBy, Why};
use criteria::{CriteriaSet, LeafId};

pub(crate) fn of(
    old: &CriteriaSet,
    new: &CriteriaSet,
    links: &[Link],
    parents: &Parents,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut taken = vec![false; new.leaves.len()];
    for leaf in new.leaf_ids() {
        if !taken[leaf.index()] {
            let (olds, news) = together(leaf, links);
            for own in &news {
                taken[own.index()] = true;
            }
            groups.push(group(old, new, (olds, news), links, parents));
        }
    }
    let mut placed: Vec<Option<usize>> = vec![None; old.leaves.len()];
    for (at, own) in groups.iter().enumerate() {
        for leaf in &own.old {
            placed[leaf.index()] = Some(at);
        }
    }
    // What was repealed stands behind the leaf that stood before it.
    let mut keyed: Vec<((usize, usize), Group)> = Vec::new();
    let mut before = 0;
    for leaf in old.leaf_ids() {
        match placed[leaf.index()] {
            Some(at) => before = at + 1,
            None => keyed.push(((before, leaf.index() + 1), alone(Some(leaf), None))),
        }
    }
    keyed.extend(
        groups
            .into_iter()
            .enumerate()
            .map(|(at, own)| ((at + 1, 0), own)),
    );
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, own)| own).collect()
}

/// Everything that links join to this new leaf, in file order.
fn together(from: LeafId, links: &[Link]) -> (Vec<LeafId>, Vec<LeafId>) {
    let (mut olds, mut news) = (Vec::new(), vec![from]);
    loop {
        let before = olds.len() + news.len();
        for link in links {
            if news.contains(&link.new) && !olds.contains(&link.old) {
                olds.push(link.old);
            }
            if olds.contains(&link.old) && !news.contains(&link.new) {
                news.push(link.new);
            }
        }
        if olds.len() + news.len() == before {
            break;
        }
    }
    olds.sort();
    news.sort();
    (olds, news)
}

fn group(
    old: &CriteriaSet,
    new: &CriteriaSet,
    (olds, news): (Vec<LeafId>, Vec<LeafId>),
    links: &[Link],
    parents: &Parents,
) -> Group {
    let of_group = |link: &&Link| news.contains(&link.new);
    let by: Option<LinkedBy> = links.iter().filter(of_group).map(|link| link.by).max();
    let change = match (&olds[..], &news[..]) {
        ([], [own, ..]) => return alone(None, Some(*own)),
        ([one], [other]) => {
            let pair = Pair {
                old: (old, *one),
                new: (new, *other),
            };
            let (changes, comparable) = changes::of(&pair, parents);
            return Group {
                old: olds,
                new: news,
                by,
                changes,
                comparable,
            };
        }
        (_, [_]) => Change::Merged,
        ([_], _) => Change::Split,
        _ => Change::Regrouped,
    };
    let mut changes = vec![change];
    let sum = |set: &CriteriaSet, leaves: &[LeafId]| {
        leaves.iter().map(|id| &set.leaf_node(*id).max).sum()
    };
    let (from, to): (points::Exact, points::Exact) = (sum(old, &olds), sum(new, &news));
    if from != to {
        changes.insert(0, Change::Reweighted { from, to });
    }
    Group {
        old: olds,
        new: news,
        by,
        changes,
        comparable: Comparability::No(vec![Why::Regrouped]),
    }
}

fn alone(old: Option<LeafId>, new: Option<LeafId>) -> Group {
    let change = if old.is_some() {
        Change::Repealed
    } else {
        Change::Added
    };
    Group {
        old: old.into_iter().collect(),
        new: new.into_iter().collect(),
        by: None,
        changes: vec![change],
        comparable: Comparability::No(vec![Why::Alone]),
    }
}
