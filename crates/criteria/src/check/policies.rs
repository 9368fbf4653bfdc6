//! Policies that exclude each other or do nothing; dates far from the year.

use super::{Checking, each_rule};
use crate::findings::{dates, layers as says};
use crate::{Leaf, Policy, Rule, ScoredBy};
use jiff::civil::Date;

pub(crate) fn check(checking: &Checking<'_>) {
    let set = checking.set;
    let mut first: Option<(Policy, String, u32)> = None;
    for id in checking.leaves() {
        let (node, leaf) = (set.leaf_node(id), set.leaf(id));
        for policy in policies(leaf) {
            match policy {
                Policy::Drop | Policy::Rescale => match &first {
                    None => first = Some((policy, node.code.clone(), node.line)),
                    Some((other, code, line)) if *other != policy => {
                        let related = checking.place(*line);
                        checking.of_node(node, |place| {
                            says::drop_and_rescale(place, code).with(related)
                        });
                        break;
                    }
                    Some(_) => {}
                },
                _ => {}
            }
        }
        let all = policies(leaf);
        if all.contains(&Policy::Rescale) && leaf.scored == ScoredBy::Survey {
            checking.of_node(node, says::rescale_of_survey);
        }
        let siblings = node
            .parent
            .map_or(set.roots.len(), |parent| set.node(parent).children.len());
        if all.contains(&Policy::Spread) && siblings < 2 {
            checking.of_node(node, says::spread_alone);
        }
        dates(checking, id);
    }
}

fn policies(leaf: &Leaf) -> Vec<Policy> {
    let mut all = vec![leaf.when_undefined, leaf.when_not_applicable];
    each_rule(&leaf.rule, &mut |rule| match rule {
        Rule::Sum { parts, .. } | Rule::Best { parts } => {
            all.extend(parts.iter().filter_map(|part| part.when_undefined));
        }
        Rule::Cases { cases } => {
            all.extend(cases.iter().filter_map(|case| case.then.when_undefined))
        }
        _ => {}
    });
    all
}

/// Work of a year falls due in it or in the first month of the next.
fn dates(checking: &Checking<'_>, id: crate::LeafId) {
    let set = checking.set;
    let (node, leaf) = (set.leaf_node(id), set.leaf(id));
    let near =
        |date: &Date| date.year() == set.year || (date.year() == set.year + 1 && date.month() == 1);
    let mut odd: Vec<Date> = leaf
        .effective_from
        .into_iter()
        .filter(|date| date.year() != set.year)
        .collect();
    each_rule(&leaf.rule, &mut |rule| {
        if let Rule::Deadline { due: Some(due), .. } = rule
            && !near(due)
        {
            odd.push(*due);
        }
    });
    for date in odd {
        checking.of_node(node, |place| dates::outside_year(place, date, set.year));
    }
}
