//! How often something is to be done: `02 tháng/lần`.

use crate::text::key;
use points::Exact;

/// How many times a year the text asks for: `02 tháng/lần` is 6, `mỗi quý 1 lần` is 4, `2 lần/tháng` is 24; `None` for anything else.
///
/// ```
/// use points::Exact;
/// assert_eq!(vietnamese::read_frequency("02 tháng/lần"), Some(Exact::from(6)));
/// assert_eq!(vietnamese::read_frequency("2 lần/tháng"), Some(Exact::from(24)));
/// assert_eq!(vietnamese::read_frequency("02 tháng"), None);
/// ```
#[must_use]
pub fn read_frequency(text: &str) -> Option<Exact> {
    if text.len() > 60 {
        return None;
    }
    let text = key(text)
        .replace(" một lần", "/lần")
        .replace(" 1 lần", "/lần")
        .replace(" 01 lần", "/lần");
    let text = text
        .replace(" / ", "/")
        .replace(" mỗi ", "/")
        .replace(" trong ", "/");
    if let Some((interval, "lần" | "1 lần" | "01 lần")) = text.split_once('/') {
        let interval = interval.strip_prefix("mỗi ").unwrap_or(interval);
        let (number, word) = interval.split_once(' ').unwrap_or(("1", interval));
        return Exact::from(per_year(word)?).over(&whole(number)?);
    }
    if let Some((times, word)) = text.split_once(" lần/") {
        return Some(whole(times)?.times(&Exact::from(per_year(word)?)));
    }
    let word = ["hằng ", "hàng ", "mỗi "]
        .iter()
        .find_map(|every| text.strip_prefix(every))?;
    per_year(word).map(Exact::from)
}

fn per_year(word: &str) -> Option<i64> {
    match word {
        "tuần" => Some(52),
        "tháng" => Some(12),
        "quý" => Some(4),
        "năm" => Some(1),
        _ => None,
    }
}

/// A number of one or two digits, not zero.
fn whole(text: &str) -> Option<Exact> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits
        .then(|| text.parse::<i64>().ok())
        .flatten()
        .filter(|n| *n > 0)
        .map(Exact::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for (text, times) in [
            ("2 tháng một lần", 6),
            ("mỗi quý 1 lần", 4),
            ("hằng tháng", 12),
            ("Hàng quý", 4),
            ("01 lần/quý", 4),
            ("6 lần/năm", 6),
            ("1 lần mỗi tuần", 52),
            ("tháng/lần", 12),
        ] {
            assert_eq!(read_frequency(text), Some(Exact::from(times)), "{text}");
        }
        for text in [
            "",
            "0 tháng/lần",
            "tháng",
            "lần",
            "2 lần",
            "5/lần",
            "a lần/năm",
        ] {
            assert_eq!(read_frequency(text), None, "{text}");
        }
    }
}
