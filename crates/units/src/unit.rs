//! One unit of a roster.

use crate::Level;
use crate::written::Written;
use jiff::civil::Date;

/// A unit as its row in the roster gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The code that the round's files use; for a place the five digits of its list.
    pub code: String,
    /// The code of its committee as an agency (mã định danh), such as `H44.105`.
    pub agency: Option<String>,
    /// The name as published.
    pub name: String,
    /// The type as given: `xã`, `phường`, `thị trấn`, `đặc khu`, `huyện`, `sở`, …; empty where none is given.
    pub kind: String,
    /// Its level.
    pub level: Level,
    /// The units it is ranked with; `None`: it is not ranked.
    pub block: Option<String>,
    /// The code of the unit above it.
    pub parent: Option<String>,
    /// The first day on which the code meant this unit. Identity is code and this day.
    pub valid_from: Option<Date>,
    /// The line of the roster file, from 1.
    pub line: u32,
}

impl Unit {
    /// Whether it takes part in a ranking.
    #[must_use]
    pub const fn is_ranked(&self) -> bool {
        self.block.is_some()
    }

    /// The name on screen: the published name without committee and province, with its type: `Xã An Hòa` for `UBND xã An Hòa - Tỉnh Phú Thọ`.
    #[must_use]
    pub fn display_name(&self) -> String {
        let written = Written::of(&self.name, false);
        if written.core.is_empty() {
            return self.name.clone();
        }
        let kind = written
            .kind
            .or_else(|| crate::written::known_kind(&self.kind));
        match kind {
            Some(kind) => capitalised(&format!("{kind} {}", written.core)),
            None => capitalised(&written.core),
        }
    }

    /// The name without its type, for narrow tables: `An Hòa`.
    #[must_use]
    pub fn short_name(&self) -> String {
        let written = Written::of(&self.name, false);
        if written.core.is_empty() {
            self.name.clone()
        } else {
            capitalised(&written.core)
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
