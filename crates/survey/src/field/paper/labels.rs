//! Labels with the sheets' numbers, to be stuck on copies of the questionnaire.

use super::PaperForm;
use workbook::{Area, Border, CellStyle, PrintSetup, Sheet};

const ACROSS: u32 = 4;

/// A page or more for each unit: four labels across, each with unit and number.
pub(super) fn write(sheet: &mut Sheet, form: &PaperForm<'_>, footer: &str) {
    for column in 1..=ACROSS {
        sheet.width(column, 22.5);
    }
    let number_style = CellStyle::new().size(13).bold().centered();
    let label = number_style.border(Border::Dotted).wrapped(true);
    let mut row = 1;
    for stack in form.stacks {
        let name = form.name(stack.unit);
        let title = format!(
            "{name} (mã {}) – đợt phát {:02} – {} phiếu",
            form.code(stack.unit),
            form.batch,
            stack.sheets
        );
        sheet.merge(
            Area::new(row, 1, row, ACROSS),
            title,
            CellStyle::title().size(12),
        );
        sheet.height(row, 24.0);
        row += 1;
        let numbers: Vec<String> = form
            .numbers(*stack)
            .map(|number| number.to_string())
            .collect();
        for line in numbers.chunks(ACROSS as usize) {
            for (column, number) in (1..).zip(line) {
                sheet.put(row, column, number.as_str(), label);
            }
            sheet.height(row, 30.0);
            row += 1;
        }
        sheet.page_break(row - 1);
    }
    sheet.no_gridlines();
    sheet.print(PrintSetup {
        pages_wide: 1,
        footer_left: footer.to_owned(),
        ..PrintSetup::default()
    });
}
