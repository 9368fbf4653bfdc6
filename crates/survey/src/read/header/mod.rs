//! Which rows head a sheet, and what each heading means: by code, title, heading and title, or as what tools and officers write beside the questions.
//!
//! Headings are matched whole, after NFC, case, white space, and a number in front; never by a part of them.

mod find;
mod index;
mod known;
mod normal;
mod reading;

pub(crate) use find::{Header, Heading, MOST_COLUMNS, find_header, header_at};
pub(crate) use index::{HeadingIndex, Target};
pub(crate) use known::Known;
pub(crate) use normal::label_key;
pub(crate) use reading::Meaning;
