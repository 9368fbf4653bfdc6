//! Named levels: what they earn, or what share they take off.

use super::keys;
use super::leaf::Leafing;
use crate::findings::levels as says;
use crate::toml::Table;
use crate::{Award, InputKind, LevelAward, Rule};
use points::Exact;

pub(crate) fn levels(own: &mut Leafing<'_>, table: Table<'_>, max: &Exact) -> Option<Rule> {
    let listed = list(own, table, |own, level| {
        level.only(&["name", "points", "share"]);
        own.award(level, max, false)
    });
    let (input, levels) = placed(own, table, listed)?;
    Some(Rule::Levels { input, levels })
}

pub(crate) fn penalty_share(own: &mut Leafing<'_>, table: Table<'_>) -> Option<Rule> {
    let listed = list(own, table, |own, level| {
        level.only(&["name", keys::AWARD[1]]);
        if !level.has("share") {
            level.missing("share");
        }
        own.share(level, "share").map(Award::Share)
    });
    let (input, levels) = placed(own, table, listed)?;
    Some(Rule::PenaltyShare { input, levels })
}

fn list(
    own: &mut Leafing<'_>,
    table: Table<'_>,
    award: impl Fn(&Leafing<'_>, Table<'_>) -> Option<Award>,
) -> Option<Vec<LevelAward>> {
    if !table.has("levels") {
        table.missing("levels");
    }
    let tables = table.tables("levels");
    let mut levels: Vec<LevelAward> = Vec::new();
    for level in &tables {
        let award = award(own, *level);
        let Some(name) = level.needed_text("name") else {
            continue;
        };
        if levels.iter().any(|other| other.name == name) {
            own.push(*level, says::twice(level.place(), &name));
            continue;
        }
        levels.extend(award.map(|award| LevelAward { name, award }));
    }
    if tables.is_empty() && table.has("levels") {
        own.push(table, says::none(table.place_of("levels")));
    }
    (!levels.is_empty() && levels.len() == tables.len()).then_some(levels)
}

/// The input takes its list of names from the first rule that has one; later rules follow its order.
fn placed(
    own: &mut Leafing<'_>,
    table: Table<'_>,
    levels: Option<Vec<LevelAward>>,
) -> Option<(u16, Vec<LevelAward>)> {
    let input = own.input(table, "input", &["level"]);
    let (input, mut levels) = (input?, levels?);
    let names: Vec<String> = levels.iter().map(|level| level.name.clone()).collect();
    let place = table.place_of("levels");
    if let InputKind::Level(known) = &mut own.inputs[usize::from(input)].kind {
        if known.is_empty() {
            *known = names;
            return Some((input, levels));
        }
        let known = known.clone();
        let same = names.len() == known.len() && names.iter().all(|name| known.contains(name));
        if !same {
            own.push(table, says::differ(place, &names, &known));
            return None;
        }
        levels.sort_by_key(|level| known.iter().position(|name| *name == level.name));
    }
    Some((input, levels))
}
