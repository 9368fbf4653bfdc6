//! Bands run down; tie-breaks name what the set has.

use super::Checking;
use crate::findings::ranking as says;
use crate::{Edge, ScoredBy, TieBreak};

pub(crate) fn check(checking: &Checking<'_>) {
    let set = checking.set;
    let mut above: Option<(&Edge, &str)> = None;
    for (index, band) in set.bands.iter().enumerate() {
        let place = checking.place(band.line);
        if set.bands[..index]
            .iter()
            .any(|other| other.name == band.name)
        {
            checking.push(says::band_twice(place.clone(), &band.name));
        }
        let Some(edge) = &band.lower else { continue };
        if let Some((higher, name)) = above
            && !super::cover::starts_above(higher, edge)
        {
            checking.push(says::band_order(place, &band.name, name));
        }
        above = Some((edge, &band.name));
    }
    let place = || {
        let top = checking.document.root();
        let table = top.table("ranking");
        table.map_or_else(|| top.place(), |table| table.place_of("break"))
    };
    let survey = checking
        .leaves()
        .any(|leaf| set.leaf(leaf).scored == ScoredBy::Survey);
    for tie_break in &set.ranking.breaks {
        match tie_break {
            TieBreak::Node(code) if set.find(code).is_none() => {
                checking.push(says::tie_break_unknown(place(), code));
            }
            TieBreak::Survey if !survey => checking.push(says::tie_break_empty(place(), "survey")),
            TieBreak::Bonus if set.bonus.is_none() => {
                checking.push(says::tie_break_empty(place(), "bonus"));
            }
            _ => {}
        }
    }
}
