//! The first sheet: what the workbook holds and what it stands on.

use super::head;
use crate::ResultContext;
use crate::frame::Frame;
use crate::table::how_ranked;
use finding::Lang;
use workbook::{Area, Book, CellStyle, PrintSetup};

/// A line above the list: what the figures stand on.
pub(crate) type Fact = (&'static str, String);

fn name(frame: &dyn Frame) -> &'static str {
    frame.say("Mục lục", "Contents")
}

/// Puts the sheet in first place.
pub(crate) fn reserve(frame: &dyn Frame, book: &mut Book) {
    book.sheet(name(frame));
}

/// Lists the sheets, each with a link, below the facts.
pub(crate) fn fill(
    frame: &dyn Frame,
    book: &mut Book,
    title: &str,
    facts: Vec<Fact>,
    sheets: &[(String, String)],
) {
    let Some(sheet) = book.sheet_mut(name(frame)) else {
        return;
    };
    let widths = [6.0, 26.0, 62.0];
    sheet.column_widths(&widths);
    let (_, mut row) = head::write(frame, sheet, title, 1, &widths);
    row += 1;
    for (words, value) in facts {
        let style = CellStyle::body().size(11);
        sheet.merge(Area::new(row, 1, row, 2), words, style.bold());
        sheet.put(row, 3, value.as_str(), style);
        sheet.height(row, super::widths::height(&value, 11, false, widths[2]));
        row += 1;
    }
    row += 1;
    let heading = row;
    let headings = [
        frame.say("STT", "No."),
        frame.say("Trang tính", "Sheet"),
        frame.say("Nội dung", "Content"),
    ];
    sheet.put_row(row, 1, headings, CellStyle::heading().size(11));
    for (number, (own, title)) in sheets.iter().enumerate() {
        row += 1;
        let style = CellStyle::body().size(11);
        sheet.put(row, 1, number + 1, style.centered());
        sheet.put(row, 2, own.as_str(), style.color(0x001F_4E79));
        sheet.link(row, 2, own, 1, 1);
        sheet.put(row, 3, title.as_str(), style);
    }
    sheet.no_gridlines();
    let mut setup = PrintSetup::portrait()
        .repeat_rows(heading, heading)
        .footer(frame.foot_words());
    if let Some(words) = frame.draft_words() {
        setup = setup.header(words);
    }
    sheet.print(setup);
}

/// What the figures of a ranking stand on.
pub(crate) fn facts(context: &ResultContext<'_>) -> Vec<Fact> {
    let mut facts = vec![
        (
            context.say("Bộ tiêu chí", "Criteria set"),
            format!("{} ({})", context.set.title, context.set.name()),
        ),
        (
            context.say("Tình trạng bộ tiêu chí", "Status of the set"),
            context.status_words().to_owned(),
        ),
        (
            context.say("Mã kiểm bộ tiêu chí", "Digest of the set"),
            context.set.digest.clone(),
        ),
        (
            context.say("Số liệu đến ngày", "Figures to"),
            context.date_words(),
        ),
        (
            context.say("Cách xếp hạng", "How ranked"),
            how_ranked(context),
        ),
        (context.say("Số đơn vị", "Units"), counts(context)),
        (
            context.say("Chương trình", "Program"),
            format!("parindex {}", context.program),
        ),
    ];
    if !context.set.amendments.is_empty() {
        // Right behind the set that they amend.
        let amended = context.say("Đã sửa đổi bởi", "Amended by");
        facts.insert(1, (amended, amendments(context)));
    }
    facts
}

/// `Quyết định … (từ 01/07/2025)`, each amendment in force on the round's day.
fn amendments(context: &ResultContext<'_>) -> String {
    let from = context.say("từ", "from");
    let amendments = context.set.amendments.iter();
    amendments
        .map(|own| {
            let day = match context.lang {
                Lang::Vi => vietnamese::show_date(own.effective),
                Lang::En => vietnamese::show_date_en(own.effective),
            };
            format!("{} ({from} {day})", own.title)
        })
        .collect::<Vec<_>>()
        .join("; ")
}

fn counts(context: &ResultContext<'_>) -> String {
    let part = |block: usize, own: &ranking::Block| {
        let apart = if own.apart.is_empty() {
            String::new()
        } else {
            format!(
                " ({} {})",
                own.apart.len(),
                context.say("chưa đủ kết quả", "without a complete result")
            )
        };
        format!("{}: {}{apart}", context.block_name(block), own.ranked.len())
    };
    let blocks = context.ranked.blocks.iter().enumerate();
    blocks
        .map(|(block, own)| part(block, own))
        .collect::<Vec<_>>()
        .join("; ")
}

#[cfg(test)]
mod tests {
    use super::facts;
    use criteria::Amendment;
    use jiff::civil::date;

    #[test]
    fn amendments_in_force_stand_behind_their_set() {
        let mut round = crate::tests::districts();
        let plain = facts(&round.context());
        round.set.amendments = vec![Amendment {
            file: "2017.sua-doi-1.toml".to_owned(),
            amends: "quan-huyen-thu/2017".to_owned(),
            title: "Quyết định sửa đổi".to_owned(),
            effective: date(2017, 7, 1),
            changes: Vec::new(),
        }];
        let mut amended = facts(&round.context());
        let own = amended.remove(1);
        assert_eq!(
            own,
            (
                "Đã sửa đổi bởi",
                "Quyết định sửa đổi (từ 01/07/2017)".to_owned()
            )
        );
        assert_eq!(amended, plain);
    }
}
