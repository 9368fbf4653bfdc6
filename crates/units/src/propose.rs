//! Units whose name is similar to a written one. Proposals only: nothing is ever scored by them.

use crate::area::Area;
use crate::roster::Roster;
use crate::written::{Written, core_fold, core_key};

const MOST: usize = 5;
/// Below this percentage two names have nothing to do with each other.
const LEAST: u8 = 60;
/// A name is short; comparing is quadratic in the length.
const LONGEST: usize = 80;

/// Which letters and digits a folded text holds, one bit each.
pub(crate) fn letters(text: &str) -> u32 {
    text.bytes().fold(0, |bits, b| match b {
        b'a'..=b'z' => bits | 1 << (b - b'a'),
        b'0'..=b'9' => bits | 1 << 26,
        _ => bits,
    })
}

impl Roster {
    /// The most similar units and their similarity in percent: half by letters with their diacritics, half without, 5 less where the type differs.
    pub(crate) fn proposals(&self, written: &Written, area: Area<'_>) -> Vec<(usize, u8)> {
        let (core, bare) = (core_key(&written.core), core_fold(&written.core));
        if core.is_empty() || core.len() > LONGEST {
            return Vec::new();
        }
        let own_letters = letters(&bare);
        let mut found: Vec<(usize, u8)> = Vec::new();
        for (at, keys) in self.index.names.iter().enumerate() {
            // Two names that differ in many kinds of letters or in length cannot reach the limit; this is 20 times quicker than comparing.
            let far = (own_letters ^ keys.letters).count_ones() > 4;
            if far || keys.bare.len().abs_diff(bare.len()) > 4 || keys.core.len() > LONGEST {
                continue;
            }
            if !area.holds(at) {
                continue;
            }
            let similar = strsim::normalized_levenshtein(&bare, &keys.bare);
            if similar < 0.6 {
                continue;
            }
            let both = f64::midpoint(similar, strsim::normalized_levenshtein(&core, &keys.core));
            let other_kind = matches!((written.kind, keys.kind), (Some(a), Some(b)) if a != b);
            let score = percent(both).saturating_sub(if other_kind { 5 } else { 0 });
            if score >= LEAST {
                found.push((at, score));
            }
        }
        found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(MOST);
        found
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 100"
)]
fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}
