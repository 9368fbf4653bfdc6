//! Published figures that are known to differ from ours through rounding.

use finding::{Finding, Place};
use points::Exact;

/// One row of `known.csv`: a published figure, and where the portal's calculation parts from the exact one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The unit's code.
    pub unit: String,
    /// The criterion's code.
    pub criterion: String,
    /// As published.
    pub published: Exact,
    /// The part of the rule, from 1, where the difference arises; `None` for the leaf itself.
    pub part: Option<usize>,
    /// Digits that the portal first rounds the percentage to.
    pub ratio_digits: u8,
    /// Line of the file, from 1.
    pub line: u32,
}

const HEADINGS: &str = "unit,criterion,published,part,ratio_digits";

/// Reads `unit,criterion,published,part,ratio_digits`; lines starting with `#` are comments.
pub(crate) fn read(file: &str, text: &str) -> (Vec<Known>, Vec<Finding>) {
    let (mut known, mut findings) = (Vec::new(), Vec::new());
    let mut heading_seen = false;
    for (index, line) in text.lines().enumerate() {
        let line_number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if !heading_seen {
            heading_seen = true;
            if line != HEADINGS {
                findings.push(bad_row(file, line_number, line));
            }
            continue;
        }
        match row(line, line_number) {
            Some(row) => known.push(row),
            None => findings.push(bad_row(file, line_number, line)),
        }
    }
    (known, findings)
}

fn row(line: &str, line_number: u32) -> Option<Known> {
    let cells: Vec<&str> = line.split(',').map(str::trim).collect();
    let [unit, criterion, published, part, digits] = cells.as_slice() else {
        return None;
    };
    Some(Known {
        unit: (*unit).to_owned(),
        criterion: (*criterion).to_owned(),
        published: published.parse().ok()?,
        part: if part.is_empty() {
            None
        } else {
            Some(part.parse().ok().filter(|part| *part > 0)?)
        },
        ratio_digits: digits.parse().ok().filter(|digits| *digits <= 9)?,
        line: line_number,
    })
}

fn bad_row(file: &str, line: u32, found: &str) -> Finding {
    Finding::error("known-difference-row", Place::line(file, line, 1))
        .says(
            "dòng khai chênh lệch làm tròn không đọc được",
            "the row of a known rounding difference cannot be read",
        )
        .found(found, found)
        .expected(HEADINGS, HEADINGS)
        .fix(
            "ghi đủ năm cột, phân cách bằng dấu phẩy",
            "write the five columns, separated by commas",
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_and_bad_ones_named() {
        let text = "# note\nunit,criterion,published,part,ratio_digits\nH44.125,6.1,7.22,1,2\nH44.158,6.1,seven,1,2\n";
        let (known, findings) = read("known.csv", text);
        assert_eq!(known.len(), 1);
        assert_eq!(known[0].published, Exact::decimal(722, 2));
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].place.to_string(), "known.csv:4:1");
    }
}
