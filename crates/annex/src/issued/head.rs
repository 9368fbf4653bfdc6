//! What stands above the table: the annex's title, the decision's number and date.

use super::cells::text;
use jiff::civil::Date;
use workbook::Grid;

/// What the rows above the heading say.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) title: Option<String>,
    pub(crate) decision: Option<String>,
    pub(crate) number: Option<String>,
    pub(crate) issued: Option<Date>,
}

pub(crate) fn read(grid: &Grid, above: u32) -> Head {
    let mut head = Head::default();
    let mut titles: Vec<String> = Vec::new();
    for row in grid.rows.iter().filter(|row| row.number < above) {
        for cell in &row.cells {
            let said = text(Some(cell)).replace('\n', " ");
            let folded = vietnamese::fold(&said);
            let of_state = ["cong hoa xa hoi", "doc lap", "uy ban nhan dan", "phu luc"]
                .iter()
                .any(|word| folded.starts_with(word));
            if folded.contains("quyet dinh") && head.decision.is_none() {
                head.number = number(&said);
                head.issued = day(&folded);
                head.decision = Some(said.trim_matches(['(', ')']).to_owned());
            } else if !of_state && said.chars().count() > 12 {
                titles.push(said);
            }
        }
    }
    if !titles.is_empty() {
        head.title = Some(titles.join(" "));
    }
    head
}

/// The number of a decision: the word that holds `QĐ`.
fn number(text: &str) -> Option<String> {
    let word = text
        .split_whitespace()
        .find(|word| word.contains("/QĐ") || word.contains("-QĐ"))?;
    let word = word.trim_matches(['(', ')', ',', ';', '.']);
    word.starts_with(|c: char| c.is_ascii_digit())
        .then(|| word.to_owned())
}

/// `ngay 15 thang 01 nam 2025`, or a day in figures.
fn day(folded: &str) -> Option<Date> {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_ascii_digit()).to_owned();
    for (at, word) in words.iter().enumerate() {
        if *word == "ngay" {
            if let (Some(day), Some("thang"), Some(month), Some("nam"), Some(year)) = (
                words.get(at + 1),
                words.get(at + 2).copied(),
                words.get(at + 3),
                words.get(at + 4).copied(),
                words.get(at + 5),
            ) {
                let date = Date::new(
                    bare(year).parse().ok()?,
                    bare(month).parse().ok()?,
                    bare(day).parse().ok()?,
                );
                return date.ok();
            }
            let next = words.get(at + 1).map(|word| bare(word));
            if let Some(found) = next.and_then(|word| vietnamese::read_date(&word).single()) {
                return Some(found);
            }
        }
    }
    None
}
