//! Serial numbers of days: 1 is 1 January 1900 in Excel, which counts a 29 February 1900 that never was.

/// Days between the two systems: what has to be added to a serial number of a 1904 workbook.
pub(super) const SHIFT_1904: f64 = 1462.0;

/// The serial number (1900 system) of `2025-12-31`, `2025-12-31T10:30:00` or `10:30:00`.
pub(super) fn serial_of_iso(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('Z');
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (Some(date), Some(time)),
        None if text.contains(':') => (None, Some(text)),
        None => (Some(text), None),
    };
    let days = date.map_or(Some(0), days_of_date)?;
    let seconds = time.map_or(Some(0.0), seconds_of_time)?;
    Some(days as f64 + seconds / 86_400.0)
}

fn days_of_date(date: &str) -> Option<i64> {
    let date: jiff::civil::Date = date.parse().ok()?;
    let epoch = jiff::civil::Date::constant(1899, 12, 30);
    let days = i64::from(date.since(epoch).ok()?.get_days());
    // Before 1 March 1900 Excel is one day behind the calendar, because it counts a day too many afterwards.
    Some(if days < 61 { days - 1 } else { days })
}

fn seconds_of_time(time: &str) -> Option<f64> {
    let mut parts = time.split(':');
    let hours: f64 = parts.next()?.parse().ok()?;
    let minutes: f64 = parts.next()?.parse().ok()?;
    let seconds: f64 = parts
        .next()
        .map_or(Some(0.0), |seconds| seconds.parse().ok())?;
    let inside = (0.0..25.0).contains(&hours)
        && (0.0..60.0).contains(&minutes)
        && (0.0..61.0).contains(&seconds);
    inside.then_some(hours * 3600.0 + minutes * 60.0 + seconds)
}

/// The fraction of a day of an ISO 8601 duration such as `PT10H30M00S`.
pub(super) fn days_of_duration(text: &str) -> Option<f64> {
    let (date, time) = text.trim().strip_prefix('P')?.split_once('T')?;
    let mut days = match date.strip_suffix('D') {
        Some(days) => days.parse::<f64>().ok()?,
        None if date.is_empty() => 0.0,
        None => return None,
    };
    let mut rest = time;
    for (mark, parts) in [('H', 24.0), ('M', 1440.0), ('S', 86_400.0)] {
        if let Some((number, tail)) = rest.split_once(mark) {
            days += number.parse::<f64>().ok()? / parts;
            rest = tail;
        }
    }
    (rest.is_empty() && days.is_finite()).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials() {
        // Excel shows 1 as 1 January 1900, 61 as 1 March 1900 and 45658 as 1 January 2025.
        let cases = [
            ("1900-01-01", Some(1.0)),
            ("1900-02-28", Some(59.0)),
            ("1900-03-01", Some(61.0)),
            ("2025-01-01", Some(45_658.0)),
            ("2025-01-01T12:00:00", Some(45_658.5)),
            ("2025-01-01T06:00:00Z", Some(45_658.25)),
            ("18:00:00", Some(0.75)),
            ("2025-02-30", None),
            ("x", None),
        ];
        for (text, expected) in cases {
            assert_eq!(
                serial_of_iso(text).map(f64::to_bits),
                expected.map(f64::to_bits),
                "{text}"
            );
        }
        assert_eq!(
            days_of_duration("PT06H00M00S").map(f64::to_bits),
            Some(0.25_f64.to_bits())
        );
        assert_eq!(
            days_of_duration("PT36H").map(f64::to_bits),
            Some(1.5_f64.to_bits())
        );
        assert_eq!(days_of_duration("6H"), None);
    }
}
