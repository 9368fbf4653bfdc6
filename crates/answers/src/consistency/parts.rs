//! Parts, wholes and levels.

use points::Exact;

/// What is left of the whole after its parts, below zero where they exceed it: the part that a report implies without naming it.
///
/// ```
/// use answers::consistency::left_of_whole;
/// use points::Exact;
/// // 3.985 dossiers received, 3.600 of them by communes: the district received 385.
/// assert_eq!(left_of_whole(&Exact::from(3985), &[Exact::from(3600)]), Exact::from(385));
/// ```
#[must_use]
pub fn left_of_whole(whole: &Exact, parts: &[Exact]) -> Exact {
    whole.minus(&parts.iter().sum())
}

/// Whether the parts add up to more than the whole. An open list of parts may add up to less.
#[must_use]
pub fn parts_exceed_whole(whole: &Exact, parts: &[Exact]) -> bool {
    left_of_whole(whole, parts).is_negative()
}

/// Whether the parts are exactly the whole: resolved and open dossiers those received.
///
/// ```
/// use answers::consistency::flow_identity;
/// use points::Exact;
/// assert!(flow_identity(&Exact::from(3985), &[Exact::from(3951), Exact::from(34)]));
/// ```
#[must_use]
pub fn flow_identity(whole: &Exact, parts: &[Exact]) -> bool {
    left_of_whole(whole, parts).is_zero()
}

/// Whether shares of one base, in percent, add up to more than 100: then they are cumulative levels, one inside the other, and must not be added.
#[must_use]
pub fn levels_nested(percents: &[Exact]) -> bool {
    percents.iter().sum::<Exact>() > Exact::from(100)
}
