//! The roster as a table needs it: a unit by what stands in its row.

use criteria::CriteriaSet;
use finding::Text;
use units::{How, Level, Match, Roster, Scope};

/// Why a match should be looked at, both languages.
pub(crate) type Doubt = Text;

/// What was found for a written name and code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    One {
        unit: u32,
        doubt: Option<Doubt>,
    },
    Several(Vec<u32>),
    /// The code is one unit's, the name another's.
    Differ {
        code: u32,
        name: u32,
    },
    Unknown(Vec<u32>),
}

/// The units of the round.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Places<'a> {
    roster: &'a Roster,
    level: Option<Level>,
}

impl<'a> Places<'a> {
    pub(crate) fn of(roster: &'a Roster, set: &CriteriaSet) -> Self {
        let level = match set.levels.as_slice() {
            [criteria::Level::Commune] => Some(Level::Commune),
            [criteria::Level::District] => Some(Level::District),
            [criteria::Level::Department] => Some(Level::Department),
            [criteria::Level::Province] => Some(Level::Province),
            _ => None,
        };
        Self { roster, level }
    }

    pub(crate) fn len(&self) -> usize {
        self.roster.len()
    }

    pub(crate) fn code(&self, unit: u32) -> &'a str {
        self.roster
            .get(unit as usize)
            .map_or("", |unit| unit.code.as_str())
    }

    pub(crate) fn name(&self, unit: u32) -> String {
        self.roster
            .get(unit as usize)
            .map_or_else(String::new, units::Unit::display_name)
    }

    /// `Xã An Hòa (00123)`; with the unit above where that is known: `Xã An Lão (00123, Gia Lai)`.
    pub(crate) fn described(&self, unit: u32) -> String {
        let above = self
            .parent(unit)
            .and_then(|up| self.roster.get(up as usize));
        match above {
            Some(above) => format!(
                "{} ({}, {})",
                self.name(unit),
                self.code(unit),
                above.short_name()
            ),
            None => format!("{} ({})", self.name(unit), self.code(unit)),
        }
    }

    /// The unit directly above.
    pub(super) fn parent(&self, unit: u32) -> Option<u32> {
        let code = self.roster.get(unit as usize)?.parent.as_ref()?;
        self.roster.position(code).map(position)
    }

    /// The unit of a row by its name and code; where both stand they have to agree.
    pub(super) fn find(&self, name: &str, code: &str) -> Found {
        let by_code = (!code.is_empty()).then(|| self.written(code));
        let by_name = (!name.is_empty()).then(|| self.written(name));
        match (by_code, by_name) {
            (
                Some(Found::One { unit, doubt }),
                Some(Found::One {
                    unit: named,
                    doubt: name_doubt,
                }),
            ) => {
                if unit == named {
                    // Each vouches for the other.
                    let doubt = doubt.and(name_doubt);
                    Found::One { unit, doubt }
                } else {
                    Found::Differ {
                        code: unit,
                        name: named,
                    }
                }
            }
            (Some(Found::One { unit, doubt }), Some(Found::Several(units))) => {
                if units.contains(&unit) {
                    Found::One { unit, doubt: None }
                } else {
                    Found::One {
                        unit,
                        doubt: doubt.or_else(|| Some(other_name())),
                    }
                }
            }
            (Some(Found::One { unit, doubt }), Some(Found::Unknown(_))) => Found::One {
                unit,
                doubt: doubt.or_else(|| Some(other_name())),
            },
            (Some(found), None) | (_, Some(found)) => found,
            (None, None) => Found::Unknown(Vec::new()),
        }
    }

    /// The unit that a file's name speaks of.
    pub(super) fn find_file(&self, file: &str) -> Found {
        self.found(self.roster.match_file_name(file, self.scope()))
    }

    /// The unit that a text surely names, and whether by its code; for telling how a table lies.
    pub(super) fn quick(&self, text: &str) -> Option<(u32, bool)> {
        if text.len() > 90 {
            return None;
        }
        match self.roster.match_written(text, Scope::default()) {
            Match::Exact(unit, how) => {
                let by_code = matches!(how, How::Code | How::AgencyCode | How::LostZeros);
                Some((position(unit), by_code))
            }
            Match::Ambiguous(units) => units.first().map(|unit| (position(*unit), false)),
            Match::None { .. } => None,
        }
    }

    /// The unit whose code a number is, its leading zeros restored.
    pub(super) fn exact_number(&self, text: &str) -> Option<u32> {
        let whole = text.len() >= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        whole
            .then(|| self.quick(text))
            .flatten()
            .map(|(unit, _)| unit)
    }

    fn scope(&self) -> Scope<'a> {
        Scope {
            parent: None,
            level: self.level,
        }
    }

    fn written(&self, text: &str) -> Found {
        let found = match self.roster.match_written(text, Scope::default()) {
            // A commune and its district may share a name; the set says whom it asks.
            Match::Ambiguous(all) => match self.roster.match_written(text, self.scope()) {
                found @ Match::Exact(..) => found,
                _ => Match::Ambiguous(all),
            },
            found => found,
        };
        self.found(found)
    }

    fn found(&self, found: Match) -> Found {
        match found {
            Match::Exact(unit, how) => Found::One {
                unit: position(unit),
                doubt: doubt(how),
            },
            Match::Ambiguous(units) => Found::Several(units.into_iter().map(position).collect()),
            Match::None { proposals } => Found::Unknown(
                proposals
                    .into_iter()
                    .map(|(unit, _)| position(unit))
                    .collect(),
            ),
        }
    }
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn doubt(how: How) -> Option<Doubt> {
    match how {
        How::LostZeros => Some(Text::new(
            "mã mất số 0 ở đầu",
            "the code lost its leading zeros",
        )),
        How::NoDiacritics => Some(Text::new(
            "tên viết không dấu",
            "the name has no diacritics",
        )),
        How::FileName => Some(Text::new(
            "chỉ theo tên tệp",
            "by the name of the file only",
        )),
        _ => None,
    }
}

fn other_name() -> Doubt {
    Text::new(
        "mã có trong danh sách, tên thì không",
        "the roster has the code and not the name",
    )
}
