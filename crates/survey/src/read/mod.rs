//! Responses as they come: exports of form tools and plain tables → [`Responses`](crate::Responses).
//!
//! A sheet is looked at first: which rows head it, what each column means, which unit it is about.
//! Then its rows stream by once, each cell as a small code; texts are looked up once a column, and a mistake that repeats is one finding with its rows.
//! Columns that name a person are recognised and never kept, and nothing of them reaches a finding.
//!
//! ```
//! use survey::{Mapping, read_mapping, TakenAs};
//! let text = "format = 1\n[[layout]]\nsheets = [[\"a.xlsx\", \"Trang1\"]]\nheader = [1, 1]\ncolumns = [[\"A\", \"Xã\", \"unit\"]]\n";
//! let (mapping, findings) = read_mapping("mapping.toml", text);
//! assert!(findings.is_empty());
//! assert_eq!(mapping.sheets[0].columns[0].taken, TakenAs::Unit);
//! ```

mod answer;
mod findings;
mod header;
mod input;
mod keying;
mod mapping;
mod opening;
mod plan;
mod privacy;
mod quotes;
mod responses;
mod rows;
mod sheet;
mod trouble;

pub(crate) use answer::read_mode;
pub use input::{DesignColumns, ReadReport, ResponseInput, response_limits};
pub use mapping::{ColumnMapping, Mapping, SheetMapping, SheetUse, TakenAs, read_mapping};
pub use opening::open_responses;
pub use privacy::Identifying;
pub(crate) use quotes::without_lines;
pub use responses::read_responses;
