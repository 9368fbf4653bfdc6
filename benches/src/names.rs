//! Names of communes as people write them.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use units::{Level, Roster, Unit};

/// A written name, and the place above the unit that is meant.
#[derive(Debug, Clone)]
pub struct WrittenName {
    /// As somebody typed it.
    pub text: String,
    /// The code of the unit that is meant.
    pub code: String,
    /// The code of the place above it.
    pub parent: String,
}

/// So many names of the roster's communes, the same for the same numbers: of ten, five are right with a prefix, capitals or another place of the tone mark, two lack their diacritics, three are misspelt.
#[must_use]
pub fn written_names(roster: &Roster, n_names: usize, seed: u64) -> Vec<WrittenName> {
    let communes: Vec<&Unit> = roster
        .units()
        .iter()
        .filter(|unit| unit.level == Level::Commune && unit.parent.is_some())
        .collect();
    let mut random = Pcg64Mcg::seed_from_u64(seed);
    let names = (0..n_names).map(|number| {
        let unit = communes[random.random_range(0..communes.len())];
        WrittenName {
            text: written(&unit.name, number % 10, &mut random),
            code: unit.code.clone(),
            parent: unit.parent.clone().unwrap_or_default(),
        }
    });
    names.collect()
}

fn written(name: &str, habit: usize, random: &mut Pcg64Mcg) -> String {
    match habit {
        0 => name.to_owned(),
        1 => format!("UBND {}", name.to_lowercase()),
        2 => name.to_uppercase(),
        3 => vietnamese::new_style_tones(name),
        4 => name.replacen("Xã ", "X.", 1).replacen("Phường ", "P. ", 1),
        5 => vietnamese::fold(name),
        6 => vietnamese::fold(name).to_uppercase(),
        _ => misspelt(name, random),
    }
}

/// One letter of the name itself dropped, doubled, exchanged with the next or replaced.
fn misspelt(name: &str, random: &mut Pcg64Mcg) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let first = letters
        .iter()
        .position(|c| *c == ' ')
        .map_or(0, |at| at + 1);
    let at = random.random_range(first..letters.len());
    match random.random_range(0..4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => letters[at] = 'e',
    }
    letters.into_iter().collect()
}
