//! Rows in few words: `dan.xlsx, Phiếu: 5–9, 12`.

use crate::Responses;
use finding::Text;

/// So many stretches of rows are written out; the rest is counted.
const MOST_STRETCHES: usize = 24;

/// The rows (ascending indexes of responses) as a person finds them, file by file.
pub(crate) fn rows_in_words(responses: &Responses, rows: &[u32]) -> Text {
    let at = |row: &u32| responses.rows.get(*row as usize).copied();
    let mut sorted: Vec<_> = rows.iter().filter_map(at).collect();
    sorted.sort_unstable();
    let mut stretches: Vec<(u32, u32, u32)> = Vec::new();
    for place in sorted {
        match stretches.last_mut() {
            Some((source, _, last)) if *source == place.source && place.row <= *last + 1 => {
                *last = place.row;
            }
            _ => stretches.push((place.source, place.row, place.row)),
        }
    }
    let mut vi = String::new();
    let mut before = None;
    let mut written: u64 = 0;
    for (source, first, last) in stretches.iter().take(MOST_STRETCHES) {
        if before == Some(*source) {
            vi.push_str(", ");
        } else {
            if before.is_some() {
                vi.push_str("; ");
            }
            let (file, sheet) = responses
                .sources
                .get(*source as usize)
                .map_or(("", ""), |(file, sheet)| (file.as_str(), sheet.as_str()));
            vi.push_str(file);
            if !sheet.is_empty() {
                vi.push_str(", ");
                vi.push_str(sheet);
            }
            vi.push_str(": ");
            before = Some(*source);
        }
        if first == last {
            vi.push_str(&first.to_string());
        } else {
            vi.push_str(&format!("{first}–{last}"));
        }
        written += u64::from(last - first) + 1;
    }
    let all: u64 = stretches
        .iter()
        .map(|(_, first, last)| u64::from(last - first) + 1)
        .sum();
    let mut text = Text::same(vi);
    if all > written {
        let rest = all - written;
        text.vi.push_str(&format!(" và {rest} dòng khác"));
        text.en.push_str(&format!(" and {rest} other rows"));
    }
    text
}
