//! Why a part of a file cannot be read further.

use finding::{Finding, Place};

use crate::findings;

/// What ends the reading of a part; it becomes a finding where the place is known.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Damaged, cut or not well-formed.
    Damaged(String, String),
    /// Larger than the limits, or than it declares.
    TooLarge(String, String),
}

impl Trouble {
    pub(super) fn damaged(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Damaged(vi.into(), en.into())
    }
    pub(super) fn too_large(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::TooLarge(vi.into(), en.into())
    }

    /// The finding about the whole file.
    pub(crate) fn of_file(self, file: &str) -> Finding {
        self.at(Place::file(file))
    }
    /// The finding at a place of the file.
    pub(crate) fn at(self, place: Place) -> Finding {
        match self {
            Self::Damaged(vi, en) => findings::workbook_unreadable(place, &vi, &en),
            Self::TooLarge(vi, en) => findings::package_too_large(place, &vi, &en),
        }
    }
}

/// Travels through `std::io` and the XML reader, so that a limit is not taken for damage.
#[derive(Debug)]
pub(super) struct OverLimit(pub(super) &'static str, pub(super) &'static str);

impl std::fmt::Display for OverLimit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.1)
    }
}
impl std::error::Error for OverLimit {}

impl From<&std::io::Error> for Trouble {
    fn from(error: &std::io::Error) -> Self {
        match error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<OverLimit>())
        {
            Some(OverLimit(vi, en)) => Self::too_large(*vi, *en),
            None => Self::damaged(
                format!("dữ liệu nén bị hỏng ({error})"),
                format!("damaged packed data ({error})"),
            ),
        }
    }
}
impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::from(&error)
    }
}
