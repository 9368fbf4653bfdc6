//! `units match`, `units groups` and `units history`.

mod beside;
mod groups;
mod history;
mod matched;
mod matching;
mod names;

use crate::Exit;
use crate::args::UnitsVerb;
use crate::output::Output;
use finding::{Finding, Text};
use jiff::civil::Date;
use std::path::PathBuf;
use units::Places;

pub(crate) fn run(verb: &UnitsVerb, out: &mut Output) -> Exit {
    match verb {
        UnitsVerb::Match(words) => matching::run(words, out),
        UnitsVerb::Groups { roster, changes } => groups::run(roster, changes, out),
        UnitsVerb::History {
            code,
            at,
            changes,
            format,
        } => history::run(code, at.as_deref(), changes, *format, out),
    }
}

/// The shipped lists with a user's files of later changes; what is wrong with these comes along.
fn places(changes: &[PathBuf], out: &mut Output) -> Option<(Places, Vec<Finding>)> {
    let mut texts = Vec::new();
    for path in changes {
        let shown = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => texts.push((shown, text)),
            Err(error) => {
                let why = crate::output::io_words(&error);
                out.say(&Text::new(
                    format!("không đọc được {shown}: {}", why.vi),
                    format!("{shown} cannot be read: {}", why.en),
                ));
                return None;
            }
        }
    }
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(file, text)| (file.as_str(), text.as_str()))
        .collect();
    Some(Places::shipped_with(&files))
}

/// The day, `None` where none is given; a text that is no day is said and ends the verb.
fn day(text: Option<&str>, out: &mut Output) -> Result<Option<Date>, Exit> {
    match text.map(str::parse::<Date>) {
        None => Ok(None),
        Some(Ok(day)) => Ok(Some(day)),
        Some(Err(_)) => {
            out.say(&Text::new(
                "ngày phải có dạng yyyy-mm-dd, ví dụ 2024-12-31",
                "the date has the form yyyy-mm-dd, for example 2024-12-31",
            ));
            Err(Exit::Failed)
        }
    }
}

/// What the lists can say of a day that none of them is of.
fn caution(day: Option<Date>) -> Option<Text> {
    use units::{InForce, PlaceList};
    let told = |list: PlaceList| (vietnamese::show_date(list.date()), list.date());
    match PlaceList::on(day?) {
        InForce::List(_) => None,
        InForce::Before(first) => {
            let (vi, en) = told(first);
            Some(Text::new(
                format!(
                    "danh sách sớm nhất là của ngày {vi}; thay đổi trước ngày đó không có trong dữ liệu"
                ),
                format!("the first list is of {en}; changes before it are not in the data"),
            ))
        }
        InForce::Between(before, after) => {
            let ((from, from_en), (to, to_en)) = (told(before), told(after));
            Some(Text::new(
                format!(
                    "dùng danh sách ngày {to}; ngày của từng thay đổi từ {from} đến {to} không có trong dữ liệu"
                ),
                format!(
                    "the list of {to_en} is used; the days of the changes between {from_en} and {to_en} are not in the data"
                ),
            ))
        }
    }
}
