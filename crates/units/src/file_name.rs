//! The unit that the name of a file speaks of: the last resort.

use crate::area::Area;
use crate::lookup::{How, Match, Scope};
use crate::roster::Roster;
use crate::written::{Written, core_fold, core_key};

/// Words of a file's name that are looked at; more is a sentence.
const MOST_WORDS: usize = 24;
/// The longest name of a unit in words, with its type: Ban quản lý các khu công nghiệp.
const LONGEST_NAME: usize = 12;

impl Roster {
    /// The unit that a file's name speaks of, always flagged as [`How::FileName`].
    ///
    /// The name may carry what people and programs add: `~$an-hoa.xlsx`, `Bản sao của An Hòa (1).xlsx`, `an-hoa sua lan 2 final.xlsx`. The longest run of words that is a unit's name counts, a code before that; several units with runs of the same length are ambiguous.
    #[must_use]
    pub fn match_file_name(&self, file: &str, scope: Scope<'_>) -> Match {
        let none = Match::None {
            proposals: Vec::new(),
        };
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let name = name.strip_prefix("~$").unwrap_or(name);
        let stem = match name.rsplit_once('.') {
            Some((stem, end)) if is_extension(end) => stem,
            _ => name,
        };
        if stem.len() > 400 {
            return none;
        }
        let area = Area::of(self, scope);
        let stem = vietnamese::nfc(stem);
        if let Some(found) = self.coded(&stem, area) {
            return found;
        }
        let words: Vec<&str> = stem
            .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
            .filter(|w| !w.is_empty())
            .collect();
        let words = &words[..words.len().min(MOST_WORDS)];
        for length in (1..=words.len().min(LONGEST_NAME)).rev() {
            let mut units: Vec<usize> = Vec::new();
            for window in words.windows(length) {
                for at in self.run(window, area) {
                    if !units.contains(&at) {
                        units.push(at);
                    }
                }
            }
            units.sort_unstable();
            match units.as_slice() {
                [] => {}
                [one] => return Match::Exact(*one, How::FileName),
                _ => return Match::Ambiguous(units),
            }
        }
        none
    }

    /// A code or agency code that stands in the name between blanks, dashes, underscores or brackets.
    fn coded(&self, stem: &str, area: Area<'_>) -> Option<Match> {
        let mut units: Vec<usize> = Vec::new();
        for word in std::iter::once(stem.trim()).chain(stem.split([' ', '-', '_', '(', ')'])) {
            // Short digits are dates, rounds and copies.
            if word.len() < 3 {
                continue;
            }
            let agency = self
                .index
                .agency
                .get(&vietnamese::key(word))
                .into_iter()
                .flatten()
                .copied();
            for at in self.position(word).into_iter().chain(agency) {
                if area.holds(at) && !units.contains(&at) {
                    units.push(at);
                }
            }
        }
        match units.as_slice() {
            [] => None,
            [one] => Some(Match::Exact(*one, How::FileName)),
            _ => Some(Match::Ambiguous(units)),
        }
    }

    /// The units whose name is exactly this run of words.
    fn run(&self, words: &[&str], area: Area<'_>) -> Vec<usize> {
        let text = words.join(" ");
        let bare = vietnamese::fold(&text) == vietnamese::key(&text);
        let written = Written::of(&text, bare);
        let core = core_key(&written.core);
        // A number is a unit's name only behind its type: Phường 5, not "lần 5".
        if core.is_empty() || (written.kind.is_none() && core.bytes().all(|b| b.is_ascii_digit())) {
            return Vec::new();
        }
        let list = if bare {
            self.index.bare.get(&core_fold(&written.core))
        } else {
            self.index.core.get(&core)
        };
        let units = list
            .into_iter()
            .flatten()
            .copied()
            .filter(|at| area.holds(*at))
            .collect();
        self.named(&written, units)
    }
}

/// The ends of files that this program reads, and any other word of letters: `.105` belongs to the code `H44.105`.
fn is_extension(end: &str) -> bool {
    (1..=5).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_alphabetic())
}
