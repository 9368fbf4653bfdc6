//! What reading takes and what it gives beside the responses.

use super::mapping::Mapping;
use crate::{Instrument, Mode};
use finding::Finding;
use units::{Roster, Scope};
use workbook::Workbook;

/// One file of responses and what is known about it.
#[derive(Debug, Clone, Copy)]
pub struct ResponseInput<'a> {
    /// The file.
    pub workbook: &'a Workbook,
    /// What was asked.
    pub instrument: &'a Instrument,
    /// The units.
    pub roster: &'a Roster,
    /// What columns were taken for in an earlier reading, as a person left it; headings that stand in it are not guessed again.
    pub mapping: Option<&'a Mapping>,
    /// Columns of the sample design.
    pub design: Option<&'a DesignColumns>,
    /// The unit of the whole file, where the caller knows it; columns and titles that name units come before it.
    pub unit: Option<u32>,
    /// Where units are looked for.
    pub scope: Scope<'a>,
    /// How the responses of this file were taken, where no column says so.
    pub mode: Mode,
}

impl<'a> ResponseInput<'a> {
    /// A file about which nothing more is known.
    #[must_use]
    pub fn new(workbook: &'a Workbook, instrument: &'a Instrument, roster: &'a Roster) -> Self {
        Self {
            workbook,
            instrument,
            roster,
            mapping: None,
            design: None,
            unit: None,
            scope: Scope::default(),
            mode: Mode::Unknown,
        }
    }
}

/// The bounds for opening files of responses.
///
/// Rows are read one after another and kept as codes, so that a file may be larger than one whose cells are held: a million responses of 40 columns have 150 MB, unpacked 2 GB.
///
/// ```
/// assert!(survey::response_limits().bytes_file > workbook::Limits::default().bytes_file);
/// ```
#[must_use]
pub fn response_limits() -> workbook::Limits {
    workbook::Limits {
        bytes_file: 512 << 20,
        bytes_unpacked: 6 << 30,
        ..workbook::Limits::default()
    }
}

/// Columns of the sample design, each by the code of a question or by its heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DesignColumns {
    /// Clusters, the first stage first.
    pub clusters: Vec<String>,
    /// The stratum.
    pub stratum: Option<String>,
    /// The weight.
    pub weight: Option<String>,
}

/// What was made of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadReport {
    /// What each column of each sheet was taken for.
    pub mapping: Mapping,
    /// Everything that is wrong, doubtful or worth knowing; a mistake that repeats is one finding with its rows.
    pub findings: Vec<Finding>,
    /// Responses added.
    pub n_rows: u64,
    /// Rows below a header that are no responses: totals, tags, repeated headers, rows without an answer.
    pub n_skipped: u64,
}
