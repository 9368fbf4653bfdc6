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
/// Hidden levels are one part at the end of their side, or, where they are of both sides, a part of its own at the right.
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
    let (below, middle) = scale.middle();
    let left: f64 = shares.shown[..below].iter().sum::<f64>() + shares.left;
    let half = middle.map_or(0.0, |at| shares.shown[at] / 2.0);
    let mut at = -left - half;
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
        put(*share, level(index, n), false, &mut at);
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
        let rest = base.saturating_sub(sum) as f64 / base as f64 * 100.0;
        let (below, _) = scale.middle();
        let hidden = |at: usize| shown[at].is_none();
        let all_below = (0..shown.len())
            .filter(|&at| hidden(at))
            .all(|at| at < below);
        let share = |own: &Option<u64>| own.unwrap_or(0) as f64 / base as f64 * 100.0;
        Self {
            shown: shown.iter().map(share).collect(),
            left: if all_below { rest } else { 0.0 },
            right: if all_below { 0.0 } else { rest },
        }
    }
}
