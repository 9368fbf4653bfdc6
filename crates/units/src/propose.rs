//! Units whose name is similar to a written one. Proposals only: nothing is ever scored by them.

use crate::area::Area;
use crate::near::Near;
use crate::roster::Roster;
use crate::written::{Written, core_fold, core_key};

const MOST: usize = 5;
/// Below this percentage two names have nothing to do with each other.
const LEAST: u8 = 60;
/// A name is short; comparing is quadratic in the length.
const LONGEST: usize = 80;

impl Roster {
    /// The most similar units and their similarity in percent: half by letters with their diacritics, half without, 5 less where the type differs.
    pub(crate) fn proposals(&self, written: &Written, area: Area<'_>) -> Vec<(usize, u8)> {
        let (core, bare) = (core_key(&written.core), core_fold(&written.core));
        if core.is_empty() || core.len() > LONGEST {
            return Vec::new();
        }
        let near = self
            .index
            .near
            .get_or_init(|| Near::new(self.index.names.iter().map(|keys| keys.bare.as_str())));
        let members = area.members();
        let mut candidates = near.candidates(&bare, members.as_deref());
        candidates.sort_unstable_by_key(|own| (own.edits, own.at));
        let mut found: Vec<(usize, u8)> = Vec::new();
        // The least score among the best so far.
        let mut least = LEAST;
        for own in candidates {
            let keys = &self.index.names[own.at];
            // No name is more similar with its diacritics than without.
            let best = percent(1.0 - f64::from(own.edits) / f64::from(own.longer.max(1)));
            if best < least || keys.core.len() > LONGEST || !area.holds(own.at) {
                continue;
            }
            let similar = strsim::normalized_levenshtein(&bare, &keys.bare);
            if percent(similar) < least {
                continue;
            }
            let both = f64::midpoint(similar, strsim::normalized_levenshtein(&core, &keys.core));
            let other_kind = matches!((written.kind, keys.kind), (Some(a), Some(b)) if a != b);
            let score = percent(both).saturating_sub(if other_kind { 5 } else { 0 });
            if score >= least {
                found.push((own.at, score));
                if found.len() >= 2 * MOST {
                    best_first(&mut found);
                    found.truncate(MOST);
                    least = found.last().map_or(LEAST, |own| own.1);
                }
            }
        }
        best_first(&mut found);
        found.truncate(MOST);
        found
    }
}

fn best_first(found: &mut [(usize, u8)]) {
    found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 100"
)]
fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}
