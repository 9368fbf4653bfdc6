//! What stands above a table: agency and motto, title, round, notices.

use super::widths::height;
use crate::frame::Frame;
use finding::Lang;
use workbook::{Area, CellStyle, Sheet};

/// Writes the head over the columns of these widths, beginning with column `first`; the row of the notices (repeated on every page with the headings) and the first free row.
pub(crate) fn write(
    context: &dyn Frame,
    sheet: &mut Sheet,
    title: &str,
    first: u32,
    widths: &[f64],
) -> (u32, u32) {
    let last = first + u32::try_from(widths.len()).unwrap_or(1).max(1) - 1;
    let width: f64 = widths.iter().sum();
    let mut row = 1;
    row = agency(context, sheet, first, widths, row);
    let mut across = |row: u32, text: &str, style: CellStyle| {
        sheet.merge(Area::new(row, first, row, last), text, style);
        sheet.height(row, height(text, style.size, style.bold, width));
    };
    across(row, title, CellStyle::title());
    row += 1;
    across(row, &context.subtitle(), CellStyle::remark().centered());
    row += 1;
    let first_notice = row;
    let notices: Vec<&str> = context
        .draft_words()
        .into_iter()
        .chain(context.notices())
        .collect();
    for notice in notices {
        let style = CellStyle::new().size(11).bold().italic().centered();
        across(row, notice, style.wrapped(true));
        row += 1;
    }
    (first_notice, row)
}

/// Agency left, national motto right, as Decree 30/2020 lays out a document; only where the agency is known and the language is Vietnamese.
fn agency(context: &dyn Frame, sheet: &mut Sheet, first: u32, widths: &[f64], row: u32) -> u32 {
    let (Some(agency), Lang::Vi) = (context.agency(), context.lang()) else {
        return row;
    };
    let columns = u32::try_from(widths.len()).unwrap_or(1);
    if columns < 3 {
        return row;
    }
    // The cut between the halves stands where the columns' widths are halved.
    let total: f64 = widths.iter().sum();
    let mut sum = 0.0;
    let mut half = 1;
    for (column, width) in (1_u32..).zip(widths) {
        sum += width;
        half = column;
        if sum >= total * 0.42 {
            break;
        }
    }
    let half = half.clamp(1, columns - 1);
    let left: f64 = widths[..half as usize].iter().sum();
    let bold = CellStyle::new().bold().centered().wrapped(true);
    let upper = agency.to_uppercase();
    sheet.merge(
        Area::new(row, first, row + 1, first + half - 1),
        upper.as_str(),
        bold,
    );
    sheet.merge(
        Area::new(row, first + half, row, first + columns - 1),
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        bold,
    );
    sheet.merge(
        Area::new(row + 1, first + half, row + 1, first + columns - 1),
        "Độc lập - Tự do - Hạnh phúc",
        bold,
    );
    let needed = height(&upper, 12, true, left) / 2.0;
    let right = height("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, true, total - left);
    sheet.height(row, needed.max(right));
    sheet.height(row + 1, needed.max(20.0));
    row + 3
}
