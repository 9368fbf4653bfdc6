//! What a cell's style id says: two bytes a style, whatever else the file keeps about it.

use std::collections::BTreeMap;

use crate::{Format, LegacyFont};

/// The table of cell styles of a workbook.
#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: BTreeMap<u32, Format>,
    fonts: Vec<Option<LegacyFont>>,
    cells: Vec<Style>,
    /// More styles than are kept.
    pub(super) too_many: bool,
}

/// One style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Style {
    pub(super) format: Format,
    pub(super) font: Option<LegacyFont>,
}

impl Styles {
    /// Takes a number format by its id and code.
    pub(super) fn add_format(&mut self, id: u32, code: &str, most: usize) {
        if self.formats.len() < most {
            self.formats.insert(id, super::number_format::of_code(code));
        } else {
            self.too_many = true;
        }
    }
    /// Takes the next font.
    pub(super) fn add_font(&mut self, font: Option<LegacyFont>, most: usize) {
        if self.fonts.len() < most {
            self.fonts.push(font);
        } else {
            self.too_many = true;
        }
    }
    /// Takes the next style: the ids of its number format and font.
    pub(super) fn add_style(&mut self, format: u32, font: u32, most: usize) {
        if self.cells.len() >= most {
            self.too_many = true;
            return;
        }
        let format = self
            .formats
            .get(&format)
            .copied()
            .unwrap_or_else(|| super::number_format::of_builtin(format));
        let font = self.fonts.get(font as usize).copied().flatten();
        self.cells.push(Style { format, font });
    }
    /// The style of an id; a plain one for an id that the table does not hold.
    #[inline]
    pub(super) fn get(&self, id: u32) -> Style {
        self.cells.get(id as usize).copied().unwrap_or_default()
    }
}
