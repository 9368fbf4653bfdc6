//! Codes that a spreadsheet changed are told apart by the order in which they stand.

use criteria::NodeId;

/// For each place in turn the nodes it can be, given that the order of the table is that of the set.
///
/// A candidate is kept where some choice for all other places rises through the set with it.
/// Where the table follows another order nothing can be told, and all candidates stay.
/// Cost: places × candidates².
pub(super) fn by_order(places: &[Vec<NodeId>]) -> Vec<Vec<NodeId>> {
    // Lowest node that can stand last before a place, and highest that can stand first after it.
    let mut kept = places.to_vec();
    let mut least: Option<NodeId> = None;
    for candidates in &mut kept {
        candidates.retain(|node| least.is_none_or(|least| *node > least));
        match candidates.iter().min() {
            Some(lowest) => least = Some(*lowest),
            None => return places.to_vec(),
        }
    }
    let mut most: Option<NodeId> = None;
    for candidates in kept.iter_mut().rev() {
        candidates.retain(|node| most.is_none_or(|most| *node < most));
        match candidates.iter().max() {
            Some(highest) => most = Some(*highest),
            None => return places.to_vec(),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(of: &[&[u32]]) -> Vec<Vec<NodeId>> {
        of.iter()
            .map(|ids| ids.iter().map(|id| NodeId(*id)).collect())
            .collect()
    }

    #[test]
    fn neighbours_decide() {
        // 1.1 or 1.10 between 1.9 and 2; and first in its row, before 1.2.
        assert_eq!(
            by_order(&nodes(&[&[1, 10], &[2], &[9], &[1, 10], &[11]])),
            nodes(&[&[1], &[2], &[9], &[10], &[11]])
        );
    }

    #[test]
    fn nothing_is_guessed() {
        assert_eq!(by_order(&nodes(&[&[1, 10]])), nodes(&[&[1, 10]]));
        assert_eq!(
            by_order(&nodes(&[&[5], &[1, 10], &[4]])),
            nodes(&[&[5], &[1, 10], &[4]])
        );
    }
}
