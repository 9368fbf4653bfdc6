//! A criteria set from the decision's annex, edited in a workbook, cloned for the next year: without seeing TOML.
//!
//! Everything ends in a [`criteria::Draft`], which [`criteria::write_set`] writes and [`criteria::read_set`] checks.
//!
//! ```
//! let draft = criteria::Draft::parse("id = \"thu\"\nyear = 2025\n[criterion.\"1\"]\ntitle = \"Một\"\nmax = 2\nrule = \"points\"\n");
//! let bytes = annex::edit_workbook(&draft).unwrap();
//! let (book, _) = workbook::open("sua.xlsx", bytes, &workbook::Limits::default()).unwrap();
//! assert!(annex::is_edit_workbook(&book));
//! let (back, findings) = annex::read_edit_workbook(&book);
//! assert!(findings.is_empty());
//! assert_eq!(back.plain(), draft.plain());
//! ```

mod edit;
mod export;
mod issued;
mod next_year;
mod set_file;

pub use edit::{edit_workbook, is_edit_workbook, read_edit_workbook};
pub use export::set_csv;
pub use issued::{AnnexOf, read_annex};
pub use next_year::next_year;
pub use set_file::{SetFile, check_set, read_set_file};

pub(crate) use edit::{date, number};
