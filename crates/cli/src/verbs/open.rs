//! What several verbs open: a round, a set, a unit by its code or name.

use crate::output::Output;
use ::round::Inputs;
use criteria::{CriteriaSet, Source, read_set, read_set_at};
use finding::{Finding, Text};
use jiff::civil::Date;
use std::path::Path;
use units::{Match, Roster, Scope};

/// Which amendments are in force.
#[derive(Debug, Clone, Copy)]
pub(crate) enum InForce {
    /// Every one at hand.
    All,
    /// Those of this day.
    On(Date),
    /// Those of the last day of the set's year, which is the day of a yearly round.
    YearEnd,
}

/// The set of this name or path, seen from `folder`, with every amendment at hand; `thu/2025@2025-06-30` is its text on a day.
pub(crate) fn calendars_and_set(name: &str, folder: &Path) -> (Option<CriteriaSet>, Vec<Finding>) {
    let dated = name
        .rsplit_once('@')
        .and_then(|(name, day)| Some((name, day.parse().ok()?)));
    match dated {
        Some((name, day)) => set_in_force(name, folder, InForce::On(day)),
        None => set_in_force(name, folder, InForce::All),
    }
}

/// The same, with the amendments that are in force.
pub(crate) fn set_in_force(
    name: &str,
    folder: &Path,
    in_force: InForce,
) -> (Option<CriteriaSet>, Vec<Finding>) {
    let (source, mut findings) = source_of(name, folder);
    let Some(source) = source else {
        return (None, findings);
    };
    let (set, found) = match in_force {
        InForce::All => read_set(&source),
        InForce::On(day) => read_set_at(&source, day),
        InForce::YearEnd => match read_set(&source) {
            (Some(set), _) if !set.amendments.is_empty() => {
                read_set_at(&source, jiff::civil::date(set.year, 12, 31))
            }
            other => other,
        },
    };
    findings.extend(found);
    (set, findings)
}

/// The texts of a set, with those beside it.
pub(crate) fn source_of(name: &str, folder: &Path) -> (Option<Source>, Vec<Finding>) {
    let mut findings = Vec::new();
    let text = ::round::find_set(name, folder, &mut findings);
    let source = text.map(|text| Source {
        file: text.file,
        text: text.text,
        calendars: text.calendars,
        amendments: text.amendments,
    });
    (source, findings)
}

/// A day as typed; what is wrong with it is said.
pub(crate) fn day(written: &str, out: &mut Output) -> Option<Date> {
    let day = written.parse().ok();
    if day.is_none() {
        out.say(&Text::new(
            "ngày phải có dạng yyyy-mm-dd, ví dụ 2025-12-31",
            "the date has the form yyyy-mm-dd, for example 2025-12-31",
        ));
    }
    day
}

/// The round's inputs; what is wrong with them is said.
pub(crate) fn inputs(folder: &Path, out: &mut Output) -> Option<(Inputs, Vec<Finding>)> {
    let (inputs, findings) = ::round::open(folder);
    match inputs {
        Some(inputs) => Some((inputs, findings)),
        None => {
            out.findings(&findings, true);
            let shown = folder.display();
            out.say(&Text::new(
                format!("không mở được đợt đánh giá {shown}"),
                format!("the round {shown} cannot be opened"),
            ));
            None
        }
    }
}

/// The unit that is meant, by code or name; where it cannot be told, what there is to choose from is said.
pub(crate) fn unit(roster: &Roster, written: &str, out: &mut Output) -> Option<usize> {
    let name = |at: &usize| {
        roster.get(*at).map_or_else(String::new, |unit| {
            format!("{} ({})", unit.display_name(), unit.code)
        })
    };
    match roster.match_written(written, Scope::default()) {
        Match::Exact(at, _) => Some(at),
        Match::Ambiguous(candidates) => {
            let list: Vec<String> = candidates.iter().map(name).collect();
            let list = list.join("; ");
            out.say(&Text::new(
                format!("“{written}” có thể là nhiều đơn vị: {list}"),
                format!("\"{written}\" may be any of: {list}"),
            ));
            None
        }
        Match::None { proposals } => {
            let mut near: Vec<usize> = proposals.iter().map(|(at, _)| *at).collect();
            if near.is_empty() {
                near = holding(roster, written);
            }
            let list: Vec<String> = near.iter().map(name).collect();
            let list = list.join("; ");
            let (vi, en) = if list.is_empty() {
                (String::new(), String::new())
            } else {
                (
                    format!("; gần giống: {list}"),
                    format!("; close to it: {list}"),
                )
            };
            out.say(&Text::new(
                format!("không có đơn vị “{written}” trong danh sách{vi}"),
                format!("no unit \"{written}\" in the roster{en}"),
            ));
            None
        }
    }
}

/// The first ten units whose name holds the text, without regard to diacritics.
fn holding(roster: &Roster, written: &str) -> Vec<usize> {
    let part = vietnamese::fold(written);
    let names = roster.units().iter().enumerate();
    names
        .filter(|(_, unit)| {
            !part.is_empty() && vietnamese::fold(&unit.display_name()).contains(&part)
        })
        .map(|(at, _)| at)
        .take(10)
        .collect()
}

/// JSON with an indent, and a line end.
pub(crate) fn print_json<T: serde::Serialize>(out: &mut Output, value: &T) {
    match serde_json::to_string_pretty(value) {
        Ok(text) => out.result(&format!("{text}\n")),
        Err(error) => out.say(&Text::same(error.to_string())),
    }
}

/// Runs a round; long steps are told on a terminal.
pub(crate) fn told(
    inputs: &Inputs,
    level: Option<units::Level>,
    out: &Output,
) -> (Option<::round::Ran>, Vec<Finding>) {
    stepping(out, |progress| ::round::run_told(inputs, level, progress))
}

/// Does something long; before each step a terminal shows what it is.
pub(crate) fn stepping<T>(out: &Output, work: impl FnOnce(::round::Progress<'_>) -> T) -> T {
    let bar = out.counter(&Text::default());
    bar.enable_steady_tick(std::time::Duration::from_millis(200));
    let lang = out.lang;
    let done = work(&|step: &Text| {
        bar.set_message(step.get(lang).to_owned());
        bar.inc(1);
    });
    bar.finish_and_clear();
    done
}

/// Whether this is the name of a workbook; any other path of `--out` is a folder for every table.
pub(crate) fn is_workbook(path: &Path) -> bool {
    path.extension()
        .is_some_and(|own| own.eq_ignore_ascii_case("xlsx"))
}

/// Writes these files below the path (one without a name takes the path itself), and says how many where there are several; whether all could be made and written.
pub(crate) fn write_all<E: std::fmt::Display>(
    path: &Path,
    files: Result<Vec<(String, Vec<u8>)>, E>,
    out: &mut Output,
) -> bool {
    let files = match files {
        Ok(files) => files,
        Err(error) => {
            out.say(&Text::new(
                format!("không lập được bảng: {error}"),
                format!("the tables cannot be written: {error}"),
            ));
            return false;
        }
    };
    let whole = files.iter().all(|(name, bytes)| match name.is_empty() {
        true => out.write_file(path, bytes),
        false => out.write_file(&path.join(name), bytes),
    });
    let (n, shown) = (files.len(), path.display());
    if whole && n > 1 {
        out.say(&Text::new(
            format!("đã ghi {n} tệp vào {shown}"),
            format!("{n} files written to {shown}"),
        ));
    }
    whole
}
