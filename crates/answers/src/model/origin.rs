//! Where an answer was read, kept small because there is one for every slot.

use finding::Place;

/// A cell: index into [`Sources`], row and column from 1. Row 0: no cell (typed in a test, counted, pooled).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Origin {
    /// Index into [`Sources`].
    pub source: u32,
    /// From 1; 0 = none.
    pub row: u32,
    /// From 1.
    pub column: u32,
}

/// The files and sheets that answers came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources {
    /// File and sheet, each pair once.
    pub sheets: Vec<(String, String)>,
}

impl Sources {
    /// The index of a file's sheet, added where it is new.
    pub fn index(&mut self, file: &str, sheet: &str) -> u32 {
        let found = self
            .sheets
            .iter()
            .position(|(f, s)| f == file && s == sheet);
        let index = found.unwrap_or_else(|| {
            self.sheets.push((file.to_owned(), sheet.to_owned()));
            self.sheets.len() - 1
        });
        u32::try_from(index).unwrap_or(u32::MAX)
    }
    /// The place, or `None` where the answer has no cell.
    #[must_use]
    pub fn place(&self, origin: Origin) -> Option<Place> {
        let (file, sheet) = self.sheets.get(origin.source as usize)?;
        (origin.row > 0).then(|| Place::cell(file, sheet, origin.row, origin.column))
    }
}
