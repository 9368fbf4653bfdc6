//! Cells of an annex as texts and numbers.

use points::Exact;
use vietnamese::{Encoding, recognise_legacy};
use workbook::{Cell, Grid, LegacyFont, Value};

/// The text of a cell, in Unicode and without blanks at its edges; numbers as they would be typed.
pub(crate) fn text(cell: Option<&Cell>) -> String {
    let Some(cell) = cell else {
        return String::new();
    };
    match &cell.value {
        Value::Text(text) => {
            let font = cell.font.map(|font| match font {
                LegacyFont::Tcvn3 => Encoding::Tcvn3,
                LegacyFont::Tcvn3Capitals => Encoding::Tcvn3Capitals,
                LegacyFont::Vni => Encoding::Vni,
            });
            let decoded = font.and_then(|font| recognise_legacy(text, Some(font)));
            let text = decoded.map_or_else(|| text.to_string(), |decoded| decoded.text);
            tidy(&vietnamese::nfc(&text))
        }
        Value::Number(double) => Exact::from_cell(*double).map_or_else(
            |_| String::new(),
            |number| number.to_string().replace('.', ","),
        ),
        Value::DateSerial(serial) => {
            vietnamese::date_from_serial(*serial).map_or_else(String::new, vietnamese::show_date)
        }
        Value::Bool(flag) => if *flag { "x" } else { "" }.to_owned(),
        Value::Error(_) | Value::NotCalculated => String::new(),
    }
}

/// Lines without blanks at their edges, without empty lines.
fn tidy(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.join(" ")
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// The text at a place; in a merged area that of its first cell, with that cell's row.
pub(crate) fn merged(grid: &Grid, row: u32, column: u32) -> (String, u32) {
    match grid.merge_at(row, column) {
        Some(area) => (text(grid.get(area.top, area.left)), area.top),
        None => (text(grid.get(row, column)), row),
    }
}

/// Points of a cell: `0,5`, `2 điểm`; `None` within for an empty cell, an error for what is no number.
pub(crate) fn points(cell: Option<&Cell>) -> Result<Option<Exact>, String> {
    let Some(cell) = cell else {
        return Ok(None);
    };
    if let Value::Number(double) = &cell.value {
        let number = Exact::from_cell(*double).ok().filter(sensible);
        return number.map(Some).ok_or_else(|| double.to_string());
    }
    let shown = text(Some(cell));
    let bare = vietnamese::key(&shown);
    let bare = bare.trim_end_matches("điểm").trim_end_matches('đ').trim();
    if bare.is_empty() || vietnamese::read_blank(bare).is_some() {
        return Ok(None);
    }
    crate::number(bare).filter(sensible).map(Some).ok_or(shown)
}

/// No decision gives a million points, or hundred-thousandths of one.
fn sensible(points: &Exact) -> bool {
    let most = Exact::from(1_000_000);
    points.as_decimal().is_some() && *points < most && points.negated() < most
}
