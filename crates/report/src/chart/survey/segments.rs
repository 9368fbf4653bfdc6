//! The parts of a diverging bar.

use crate::SurveyContext;
use crate::chart::palette::{Ink, PAPER, level};
use crate::surveys::{Scale, SeenCounts};
use survey::Domain;

/// One part of a bar, in percent of those who took a level; 0 is the middle of the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Segment {
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) ink: Ink,
    /// Whether it stands for levels that are hidden, taken together.
    pub(crate) hidden: bool,
}

/// The bar of an item, from its worst level to its best; empty where nobody took a level or nothing may be shown.
///
/// Levels below the middle end at 0, those above begin there, and the middle level lies on both sides.
/// Hidden levels are one part together, in the place of the lowest where none of them lies above the middle, else at the right end; where no level is shown, evenly on both sides, for such a bar says nothing of them.
pub(crate) fn segments(
    context: &SurveyContext<'_>,
    domain: &Domain,
    scale: &Scale,
    item: usize,
    base: u64,
) -> Vec<Segment> {
    let Some(counts) = context.seen_counts(domain, item) else {
        return Vec::new();
    };
    if base == 0 {
        return Vec::new();
    }
    let shares = Shares::of(&counts, scale, base);
    let (below, middle) = (scale.below(), scale.middle);
    let mut at = shares.start(below, middle);
    let mut parts = Vec::new();
    let mut put = |wide: f64, ink: Ink, hidden: bool, at: &mut f64| {
        if wide > 0.0 {
            parts.push(Segment {
                from: *at,
                to: *at + wide,
                ink,
                hidden,
            });
            *at += wide;
        }
    };
    put(shares.left, PAPER, true, &mut at);
    let n = shares.shown.len();
    for (index, share) in shares.shown.iter().enumerate() {
        let ink = level(index, below, middle.is_some(), n);
        put(*share, ink, false, &mut at);
    }
    put(shares.right, PAPER, true, &mut at);
    parts
}

/// Shares in percent: shown levels, and what is hidden at either side.
struct Shares {
    shown: Vec<f64>,
    left: f64,
    right: f64,
}

impl Shares {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a share that is drawn, not one that decides"
    )]
    fn of(counts: &SeenCounts, scale: &Scale, base: u64) -> Self {
        let count = |level: &usize| counts.choices.get(*level).copied().flatten();
        let shown: Vec<Option<u64>> = scale.levels.iter().map(count).collect();
        let sum: u64 = shown.iter().flatten().sum();
        let rest = if shown.contains(&None) {
            base.saturating_sub(sum) as f64 / base as f64 * 100.0
        } else {
            0.0
        };
        let up_to = scale.below() + usize::from(scale.middle.is_some());
        let hidden = (0..shown.len()).filter(|&at| shown[at].is_none());
        let all_below = hidden.max().is_none_or(|at| at < up_to);
        let share = |own: &Option<u64>| own.unwrap_or(0) as f64 / base as f64 * 100.0;
        Self {
            shown: shown.iter().map(share).collect(),
            left: if all_below { rest } else { 0.0 },
            right: if all_below { 0.0 } else { rest },
        }
    }
}

impl Shares {
    /// Where the bar begins, in percent from the middle of the scale.
    fn start(&self, below: usize, middle: Option<usize>) -> f64 {
        if self.right > 0.0 && self.shown.iter().all(|share| *share <= 0.0) {
            return -self.right / 2.0;
        }
        let left: f64 = self.shown[..below].iter().sum::<f64>() + self.left;
        let half = middle.map_or(0.0, |at| self.shown[at] / 2.0);
        -left - half
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::survey::{Sample, small, whole};

    fn parts(sample: &Sample, item: usize) -> Vec<(f64, f64, bool)> {
        let context = sample.context();
        let everybody = context.everybody().unwrap();
        let scales = context.scales();
        let parts = segments(&context, everybody, &scales[0], item, 80);
        parts
            .iter()
            .map(|own| (own.from, own.to, own.hidden))
            .collect()
    }

    #[test]
    fn the_middle_level_lies_on_both_sides() {
        // q2: 0, 10, 15, 33, 22 of 80; none of the worst level.
        assert_eq!(
            parts(&whole(), 1),
            [
                (-21.875, -9.375, false),
                (-9.375, 9.375, false),
                (9.375, 50.625, false),
                (50.625, 78.125, false)
            ]
        );
    }

    #[test]
    fn a_bar_of_hidden_levels_only_leans_to_no_side() {
        let hidden = Shares {
            shown: vec![0.0; 5],
            left: 0.0,
            right: 100.0,
        };
        assert!((hidden.start(2, Some(2)) + 50.0).abs() < 1e-12);
        let half = Shares {
            shown: vec![0.0, 0.0, 20.0, 0.0, 0.0],
            left: 0.0,
            right: 80.0,
        };
        assert!((half.start(2, Some(2)) + 10.0).abs() < 1e-12);
    }

    #[test]
    fn hidden_levels_are_one_part_and_their_split_is_not_drawn() {
        // q1: 3 and 12 below the middle are one part of 15.
        assert_eq!(
            parts(&small(), 0)[..2],
            [(-28.125, -9.375, true), (-9.375, 9.375, false)]
        );
        // q3: the two worst are four together, so that the middle is hidden with them: 25 of 80 up to the axis.
        assert_eq!(
            parts(&small(), 2)[..2],
            [(-31.25, 0.0, true), (0.0, 32.5, false)]
        );
    }
}
