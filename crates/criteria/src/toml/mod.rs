//! Positioned TOML: every key and value knows its line, a number keeps its text, and reading goes on after each mistake.
//!
//! ```
//! use criteria::toml::Document;
//! let document = Document::parse("round.toml", "year = 2025\nmaxx = 2.50\n");
//! let root = document.root();
//! assert_eq!(root.whole("year"), Some(2025));
//! root.only(&["year", "max"]);
//! let findings = document.take_findings();
//! assert_eq!(findings[0].code, "key-unknown");
//! assert_eq!(findings[0].place.to_string(), "round.toml:2:1");
//! ```

mod build;
mod document;
mod edit;
mod item;
mod table;
mod value;

pub use document::Document;
pub use item::Item;
pub use table::Table;
pub use value::Kind;

pub(crate) use edit::{Absent, at_path, entry, set_path};
pub(crate) use value::{RawItem, RawTable, Value, shortened};
