//! Which unit a written name means.

use crate::area::Area;
use crate::roster::unpadded;
use crate::written::{Written, core_fold, core_key};
use crate::{Level, Roster};

/// Where the unit has to be looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope<'a> {
    /// Below the unit with this code, at any depth.
    pub parent: Option<&'a str>,
    /// On this level.
    pub level: Option<Level>,
}

/// By what a unit was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// Its code.
    Code,
    /// Its agency code.
    AgencyCode,
    /// Its name as the roster has it (case, white space and place of the tone mark aside).
    Name,
    /// Its name without committee, type or province.
    Stripped,
    /// Its code without the leading zeros that a spreadsheet dropped. Flagged.
    LostZeros,
    /// Its name written without diacritics, which fits no other unit. Flagged.
    NoDiacritics,
    /// The name of a file. Flagged.
    FileName,
}

impl How {
    /// Whether a person should look at the match: it needs a finding.
    #[must_use]
    pub const fn is_flagged(self) -> bool {
        matches!(self, Self::LostZeros | Self::NoDiacritics | Self::FileName)
    }
}

/// The outcome of looking for a written name; numbers are positions in the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// One unit, and how it was recognised.
    Exact(usize, How),
    /// Several units bear the name, in the order of the roster.
    Ambiguous(Vec<usize>),
    /// No unit bears it.
    None {
        /// Units with a similar name and how similar, in percent, most similar first; at most five.
        proposals: Vec<(usize, u8)>,
    },
}

impl Match {
    /// The unit's position, where there is one.
    #[must_use]
    pub const fn position(&self) -> Option<usize> {
        match self {
            Self::Exact(at, _) => Some(*at),
            _ => None,
        }
    }
}

/// A written name longer than this is a paragraph.
const LONGEST: usize = 300;

impl Roster {
    /// The unit that the text names within the scope: by code, agency code, name, name without committee and type, code without leading zeros, name without diacritics, in this order.
    ///
    /// A written type settles homonyms (`xã An Lão` is not `thị trấn An Lão`), and so does a place behind the name (`…, huyện An Lão`). A misspelling is never a match, only a proposal.
    #[must_use]
    pub fn match_written(&self, text: &str, scope: Scope<'_>) -> Match {
        self.match_in(text, Area::of(self, scope))
    }

    /// The same among the units below these places, at any depth, and those of the places that have nothing below them: where the place beside a name may be one of several, none of them is taken, and the name has to tell.
    ///
    /// ```
    /// use units::{Match, read_roster};
    /// let (roster, _) = read_roster("units.csv", "code,name,level,parent\n1,Huyện An Lão,district,\n2,Huyện An Lão,district,\n\
    ///     3,Xã An Hòa,commune,1\n4,Xã An Tiến,commune,2\n5,Xã An Hòa,commune,\n");
    /// let Match::Ambiguous(places) = roster.match_written("huyện An Lão", Default::default()) else { panic!() };
    /// assert_eq!(roster.match_among("Xã An Hòa", &places).position(), Some(2));
    /// ```
    #[must_use]
    pub fn match_among(&self, text: &str, places: &[usize]) -> Match {
        self.match_in(text, Area::among(self, places))
    }

    fn match_in(&self, text: &str, area: Area<'_>) -> Match {
        let text = text.trim();
        let text = text.strip_prefix('\'').unwrap_or(text).trim();
        if text.is_empty() || text.len() > LONGEST {
            return Match::None {
                proposals: Vec::new(),
            };
        }
        if let Some(at) = self.position(text).filter(|at| area.holds(*at)) {
            return Match::Exact(at, How::Code);
        }
        let in_scope = |list: Option<&Vec<usize>>| -> Vec<usize> {
            list.into_iter()
                .flatten()
                .copied()
                .filter(|at| area.holds(*at))
                .collect()
        };
        let agency = if self.index.agency.is_empty() {
            Vec::new()
        } else {
            in_scope(self.index.agency.get(&vietnamese::key(text)))
        };
        if !agency.is_empty() {
            return one_of(agency, |_| How::AgencyCode);
        }
        let written = Written::of(text, false);
        let named = self.named(
            &written,
            in_scope(self.index.core.get(&core_key(&written.core))),
        );
        if !named.is_empty() {
            let full = core_key(text);
            return one_of(named, |at| {
                if self.index.names[at].full == full {
                    How::Name
                } else {
                    How::Stripped
                }
            });
        }
        let zeros = unpadded(text);
        if !zeros.is_empty() {
            let found = in_scope(self.index.unpadded.get(&zeros));
            if !found.is_empty() {
                return one_of(found, |_| How::LostZeros);
            }
        }
        let bare_text = vietnamese::fold(text);
        if bare_text == vietnamese::key(text) {
            // The first words may be a type or belong to the name: xa Dung, Xa Dung.
            let readings = [
                Written::of(text, true),
                Written {
                    core: text.to_owned(),
                    ..Written::default()
                },
            ];
            for written in readings {
                let found = self.named(
                    &written,
                    in_scope(self.index.bare.get(&core_fold(&written.core))),
                );
                if !found.is_empty() {
                    return one_of(found, |_| How::NoDiacritics);
                }
            }
        }
        Match::None {
            proposals: self.proposals(&written, area),
        }
    }

    /// Those of the units that have the written type and lie in the written place.
    pub(crate) fn named(&self, written: &Written, units: Vec<usize>) -> Vec<usize> {
        let fits_kind = |at: &usize| match (written.kind, self.index.names[*at].kind) {
            (Some(wanted), Some(kind)) => wanted == kind,
            _ => true,
        };
        let mut units: Vec<usize> = units.into_iter().filter(fits_kind).collect();
        for place in &written.within {
            let place = vietnamese::fold(place);
            // A place that the roster does not hold says nothing about its units, nor does a commune of its name.
            let all = self.index.bare.get(&place).into_iter().flatten();
            let mut codes = all.filter_map(|at| self.get(*at)).map(|unit| &unit.code);
            if codes.any(|code| self.children_of(code).next().is_some()) {
                let below =
                    |at: &usize| self.above(*at).any(|up| self.index.names[up].bare == place);
                let inside: Vec<usize> = units.iter().copied().filter(below).collect();
                let rooted = units.iter().any(|at| self.above(*at).next().is_some());
                if rooted {
                    units = inside;
                }
            }
        }
        units
    }
}

fn one_of(units: Vec<usize>, how: impl Fn(usize) -> How) -> Match {
    match units.as_slice() {
        [one] => Match::Exact(*one, how(*one)),
        _ => Match::Ambiguous(units),
    }
}
