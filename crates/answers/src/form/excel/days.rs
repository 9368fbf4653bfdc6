//! Days late in formulas, by the calendar or by working days.

use super::{NOTHING, Sheet};
use criteria::DayKind;
use jiff::civil::{Date, Weekday, date};

impl Sheet<'_> {
    /// Days after the one due up to and with the one done, 0 where none; `None` where no calendar is at hand.
    ///
    /// Working days are NETWORKDAYS with the calendars' holidays, and the weekend days that were worked added; outside the calendars' years the formula shows nothing.
    pub(super) fn days_late(
        &self,
        done: &str,
        due: &str,
        fixed: Option<Date>,
        days: DayKind,
    ) -> Option<String> {
        if days == DayKind::Calendar {
            return Some(format!("MAX(0,{done}-{due})"));
        }
        let first = match fixed {
            Some(due) => due.year(),
            None => *self.calendars.keys().next()?,
        };
        // Years without a gap, from the first one on.
        let years: Vec<i16> = (first..)
            .take_while(|year| self.calendars.contains_key(year))
            .collect();
        let last = years.last()?;
        let calendars = || years.iter().filter_map(|year| self.calendars.get(year));
        let is_weekend = |day: Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        // What is worked counts even where it is listed as a day off.
        let off = calendars().flat_map(|one| {
            one.holidays
                .iter()
                .filter(|day| !one.is_working(**day))
                .copied()
        });
        let worked = calendars()
            .flat_map(|one| one.make_up.iter().copied())
            .filter(|day| is_weekend(*day));
        let counted = match array(off) {
            Some(off) => format!("NETWORKDAYS({due}+1,{done},{off})"),
            None => format!("NETWORKDAYS({due}+1,{done})"),
        };
        let counted = match array(worked) {
            Some(worked) => format!("{counted}+SUMPRODUCT(({worked}>{due})*({worked}<={done}))"),
            None => counted,
        };
        Some(format!(
            "IF({done}<={due},0,IF(OR(YEAR({due})<{first},YEAR({done})>{last}),{NOTHING},{counted}))"
        ))
    }
}

/// `{45292,45293}`, in order and each once; `None` for no day.
fn array(days: impl Iterator<Item = Date>) -> Option<String> {
    let mut serials: Vec<i32> = days
        .filter_map(|day| day.since((jiff::Unit::Day, date(1899, 12, 30))).ok())
        .map(|span| span.get_days())
        .collect();
    serials.sort_unstable();
    serials.dedup();
    let list: Vec<String> = serials.iter().map(i32::to_string).collect();
    (!list.is_empty()).then(|| format!("{{{}}}", list.join(",")))
}
