//! `calendars/<year>.toml`: holidays and make-up days.

use crate::findings::dates as says;
use crate::toml::{Document, Table};
use crate::{Calendar, CriteriaSet, DayKind, Rule};
use finding::Finding;
use jiff::civil::{Date, Weekday};
use std::collections::{BTreeMap, btree_map::Entry};

/// Keys of a calendar file.
pub(crate) const KEYS: &[&str] = &["year", "source", "holidays", "make-up"];

pub(crate) fn read(texts: &[(String, String)]) -> (BTreeMap<i16, Calendar>, Vec<Finding>) {
    let mut years = BTreeMap::new();
    let mut findings = Vec::new();
    for (file, text) in texts {
        let document = Document::parse(file, text);
        if document.is_refused() {
            findings.append(&mut document.take_findings());
            continue;
        }
        if let Some(calendar) = one(document.root()) {
            match years.entry(calendar.year) {
                Entry::Occupied(other) => {
                    let place = document.root().place_of("year");
                    document.push(says::calendar_twice(place, *other.key()));
                }
                Entry::Vacant(free) => {
                    free.insert(calendar);
                }
            }
        }
        findings.append(&mut document.take_findings());
    }
    (years, findings)
}

fn one(top: Table<'_>) -> Option<Calendar> {
    top.only(KEYS);
    if !top.has("year") {
        top.missing("year");
    }
    let year = i16::try_from(top.whole("year")?).ok()?;
    let weekend = |date: Date| matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let days = |key: &str, make_up: bool| {
        let mut days = Vec::new();
        for item in top.list(key) {
            let Some(date) = item.date() else { continue };
            if date.year() != year {
                top.push(says::calendar_day(
                    item.place(),
                    date,
                    "khác năm của lịch",
                    "another year",
                ));
            } else if make_up && !weekend(date) {
                top.push(says::calendar_day(
                    item.place(),
                    date,
                    "ngày làm bù phải là thứ Bảy hoặc Chủ nhật",
                    "a make-up day is a Saturday or Sunday",
                ));
            } else if days.contains(&date) {
                top.push(says::calendar_day(
                    item.place(),
                    date,
                    "đã ghi ở trên",
                    "it stands above",
                ));
            } else {
                days.push(date);
            }
        }
        days.sort_unstable();
        days
    };
    let holidays = days("holidays", false);
    let make_up = days("make-up", true);
    for date in make_up.iter().filter(|date| holidays.contains(date)) {
        let place = top.place_of("make-up");
        top.push(says::calendar_day(
            place,
            *date,
            "vừa nghỉ vừa làm bù",
            "a holiday and worked",
        ));
    }
    let source = top.needed_text("source").unwrap_or_default();
    Some(Calendar {
        year,
        holidays,
        make_up,
        source,
    })
}

/// The year of a calendar's text, without its findings.
pub(crate) fn year_of(text: &str) -> Option<i16> {
    i16::try_from(Document::parse("", text).root().whole("year")?).ok()
}

/// Moves the calendars that working-day deadlines need into the set: that of the year due, which has to be there, and its neighbours where they are at hand, since work is handed in after New Year too.
pub(crate) fn take_needed(
    set: &mut CriteriaSet,
    document: &Document,
    mut years: BTreeMap<i16, Calendar>,
) {
    let mut needed = BTreeMap::new();
    for leaf in set.leaf_ids() {
        let line = set.leaf_node(leaf).line;
        crate::check::each_rule(&set.leaf(leaf).rule, &mut |rule| {
            if let Rule::Deadline {
                due,
                days: DayKind::Working,
                ..
            } = rule
            {
                let year = due.map_or(set.year, Date::year);
                needed.entry(year).or_insert((leaf, line));
            }
        });
    }
    for (year, (leaf, line)) in needed {
        if !years.contains_key(&year) && !set.calendars.contains_key(&year) {
            let code = &set.leaf_node(leaf).code;
            let place = document.line_place(line);
            document.push(says::calendar_missing(place, year).of_criterion(code));
        }
        for near in [year - 1, year, year + 1] {
            if let Some(calendar) = years.remove(&near) {
                set.calendars.insert(near, calendar);
            }
        }
    }
}
