//! A workbook as it is put together.

use super::{Area, Sheet, WriteError, names};
use jiff::civil::Date;

/// A workbook as it is put together. The same calls give the same bytes: its creation time is the given day, not the clock's.
///
/// ```
/// use workbook::{Book, CellStyle};
/// let mut book = Book::new(jiff::civil::date(2026, 9, 26));
/// let sheet = book.sheet("Phiếu");
/// sheet.put(1, 1, "=1+1", CellStyle::title()); // a text, not a formula
/// assert_eq!(book.to_bytes().unwrap(), book.to_bytes().unwrap());
/// ```
#[derive(Debug, Clone)]
pub struct Book {
    pub(crate) created: Date,
    pub(crate) title: String,
    pub(crate) subject: String,
    pub(crate) author: String,
    pub(crate) properties: Vec<(String, String)>,
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) defined: Vec<(String, String, Area)>,
}

impl Book {
    /// An empty workbook, created on this day.
    #[must_use]
    pub fn new(created: Date) -> Self {
        Self {
            created,
            title: String::new(),
            subject: String::new(),
            author: String::new(),
            properties: Vec::new(),
            sheets: Vec::new(),
            defined: Vec::new(),
        }
    }
    /// Title and subject, as the file's properties show them.
    pub fn describe(&mut self, title: impl Into<String>, subject: impl Into<String>) {
        self.title = title.into();
        self.subject = subject.into();
    }
    /// Whose workbook it is.
    pub fn author(&mut self, name: impl Into<String>) {
        self.author = name.into();
    }
    /// A property of our own: unseen in the sheets, kept by most programs.
    pub fn property(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.properties.push((name.into(), value.into()));
    }
    /// Adds a sheet. Its name is made fit: forbidden characters become `-`, 31 characters are kept, a number is added where the name is taken; ask [`Sheet::name`].
    pub fn sheet(&mut self, name: &str) -> &mut Sheet {
        let taken = self.sheets.iter().map(|sheet| sheet.name.as_str());
        let name = names::sheet_name(name, taken);
        self.sheets.push(Sheet::named(name));
        self.sheets.last_mut().expect("one was pushed just now")
    }
    /// The sheet of this name, to go on with.
    pub fn sheet_mut(&mut self, name: &str) -> Option<&mut Sheet> {
        self.sheets.iter_mut().find(|sheet| sheet.name == name)
    }
    /// All sheets, in order.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }
    /// Gives an area of a sheet a name.
    pub fn define(&mut self, name: impl Into<String>, sheet: &str, area: Area) {
        self.defined.push((name.into(), sheet.to_owned(), area));
    }
    /// The workbook's bytes.
    ///
    /// # Errors
    /// [`WriteError`] for a workbook without sheets, a cell beyond row 1,048,576 or column 16,384, merged areas that meet, or a defined name that a workbook may not hold.
    pub fn to_bytes(&self) -> Result<Vec<u8>, WriteError> {
        super::xlsx::write(self)
    }
}
