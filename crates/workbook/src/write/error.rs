//! Why a workbook could not be written.

use std::fmt;

/// What could not be written: a sheet over its size, merged areas that meet, a name that no workbook may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteError(pub(crate) String);

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the workbook cannot be written: {}", self.0)
    }
}
impl std::error::Error for WriteError {}

impl From<rust_xlsxwriter::XlsxError> for WriteError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self(error.to_string())
    }
}
