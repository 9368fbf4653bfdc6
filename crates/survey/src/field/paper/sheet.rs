//! The questionnaire as a sheet that prints on A4.

use super::blocks::{Block, blocks};
use super::texts::{HOW, NOTICE, THANKS};
use super::{PaperForm, boxes};
use crate::field::keying::MODES;
use workbook::{Align, Area, CellStyle, Entry, PrintSetup, Sheet, lines_in};

/// Columns' units that fit on A4 upright at full scale between margins of half an inch: 698 pixels, 7 for a unit and 5 for each column's edges.
/// A little less is used, so that a program with a wider default font prints it at nearly full scale too.
const PAPER: f64 = 670.0;
/// Points of a page's height between the margins (842 less 0.6 and 0.7 inch), with some room for programs that measure differently.
const PAGE: f64 = 842.0 - 94.0 - 14.0;
/// Width of a question's number.
const LABEL: f64 = 6.5;
const TEXT: u8 = 11;

/// The sheet as it is filled: where the next row stands and how much of the page is used.
struct Pen<'s> {
    sheet: &'s mut Sheet,
    row: u32,
    used: f64,
    widths: Vec<f64>,
}

/// A row that is still to be placed.
struct Line {
    cells: Vec<(u32, u32, Entry, CellStyle)>,
    height: f64,
}

pub(super) fn write(sheet: &mut Sheet, form: &PaperForm<'_>, footer: &str) {
    let blocks = blocks(form.instrument);
    let levels = blocks.iter().map(|block| match block {
        Block::Grid { levels, .. } => levels.len(),
        _ => 0,
    });
    let levels = u32::try_from(levels.max().unwrap_or(0))
        .unwrap_or(5)
        .clamp(4, 8);
    let level = if levels > 5 { 7.6 } else { 9.4 };
    let edges = 5.0 * f64::from(levels + 2);
    let title = (PAPER - edges) / 7.0 - LABEL - level * f64::from(levels);
    let mut widths = vec![LABEL, title];
    widths.extend((0..levels).map(|_| level));
    sheet.column_widths(&widths);
    let mut pen = Pen {
        sheet,
        row: 1,
        used: 0.0,
        widths,
    };
    head(&mut pen, form);
    let mut held: Vec<Line> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        held.extend(pen.lines_of(block));
        // A heading stays with what follows it, the last question with the thanks.
        if !matches!(block, Block::Heading(_)) && at + 1 < blocks.len() {
            pen.place(std::mem::take(&mut held));
        }
    }
    let thanks = CellStyle::new().size(12).bold().italic().centered();
    held.push(pen.whole(THANKS, thanks));
    pen.place(held);
    sheet.no_gridlines();
    sheet.print(PrintSetup {
        pages_wide: 1,
        footer_left: footer.to_owned(),
        header: "Số phiếu: ……………………………………".to_owned(),
        ..PrintSetup::default()
    });
}

fn head(pen: &mut Pen<'_>, form: &PaperForm<'_>) {
    let last = pen.last();
    let mut lines = Vec::new();
    if let Some(agency) = form.agency {
        let bold = CellStyle::new().bold().centered().wrapped(true);
        let upper = agency.to_uppercase();
        lines.push(Line {
            cells: vec![
                (1, 2, Entry::from(upper), bold),
                (
                    3,
                    last,
                    Entry::from("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
                    bold.size(11),
                ),
            ],
            height: 50.0,
        });
    }
    lines.push(pen.whole("PHIẾU KHẢO SÁT", CellStyle::title()));
    lines.push(pen.whole(&form.instrument.title.vi, CellStyle::title().size(12)));
    let status = super::words::status(form.instrument);
    if !status.is_empty() {
        lines.push(pen.whole(status, CellStyle::remark().centered()));
    }
    let number = CellStyle::new().size(13).bold().align(Align::Right);
    lines.push(pen.whole("Số phiếu: …… – …………… – ………… – ……", number));
    lines.push(pen.whole(NOTICE, CellStyle::new().size(TEXT).wrapped(true)));
    lines.push(pen.whole(HOW, CellStyle::remark()));
    let plain = CellStyle::new().size(TEXT).wrapped(true);
    lines.push(pen.whole(
        "Đơn vị: …………………………………………… Thôn, tổ dân phố: ………………………… Ngày: …/…/20…",
        plain,
    ));
    let modes: Vec<String> = (1..)
        .zip(MODES)
        .map(|(key, (_, words)): (u8, _)| format!("☐ {} {words}", boxes::small(&key.to_string())))
        .collect();
    lines.push(pen.whole(&format!("Hình thức: {}", modes.join("   ")), plain));
    pen.place(lines);
}

impl Pen<'_> {
    fn last(&self) -> u32 {
        u32::try_from(self.widths.len()).unwrap_or(2)
    }
    fn width(&self, first: u32, last: u32) -> f64 {
        self.widths[first as usize - 1..last as usize].iter().sum()
    }
    /// A text over all columns.
    fn whole(&self, text: &str, style: CellStyle) -> Line {
        self.spread(1, text, style)
    }
    /// A text from a column to the last.
    fn spread(&self, first: u32, text: &str, style: CellStyle) -> Line {
        let last = self.last();
        let style = style.wrapped(true);
        Line {
            cells: vec![(first, last, Entry::from(text), style)],
            height: points(text, style, self.width(first, last)),
        }
    }
    fn title(&self, label: &str, title: &str, remark: &str) -> Line {
        let mut text = match label.is_empty() {
            true => title.to_owned(),
            false => format!("{label}. {title}"),
        };
        if !remark.is_empty() {
            text.push_str(&format!(" ({remark})"));
        }
        let mut line = self.whole(&text, CellStyle::new().size(TEXT).bold());
        line.height += 3.0;
        line
    }
    fn lines_of(&self, block: &Block) -> Vec<Line> {
        let plain = CellStyle::new().size(TEXT);
        match block {
            Block::Heading(text) => {
                let mut line = self.whole(text, CellStyle::new().size(12).bold());
                line.height += 4.0;
                vec![line]
            }
            Block::Note(text) => vec![self.whole(text, plain.italic())],
            Block::Fill {
                label,
                title,
                remark,
                lines,
            } => {
                let mut own = vec![self.title(label, title, remark)];
                let dots = "…".repeat(42);
                for _ in 0..*lines {
                    let mut line = self.whole(&dots, plain.wrapped(false));
                    line.height = 20.0;
                    own.push(line);
                }
                own
            }
            Block::Ticks {
                label,
                title,
                remark,
                choices,
            } => {
                let mut own = vec![self.title(label, title, remark)];
                let last = self.last();
                for line in boxes::lines(choices, self.width(1, last), TEXT) {
                    let text = line.join("      ");
                    let mut line = self.whole(&text, plain.indent(1));
                    line.height = points(&text, plain, self.width(1, last) - 2.0);
                    own.push(line);
                }
                own
            }
            Block::Grid {
                title,
                remark,
                levels,
                rows,
            } => {
                let mut own = Vec::new();
                if !title.is_empty() || !remark.is_empty() {
                    own.push(self.title("", title, remark));
                }
                let body = CellStyle::body().size(TEXT);
                let heading = CellStyle::heading().size(9);
                let mut cells = vec![
                    (1, 1, Entry::from("TT"), heading),
                    (2, 2, Entry::from("Nội dung"), heading),
                ];
                let mut height = 15.0_f64;
                for (column, level) in (3..).zip(levels) {
                    let column: u32 = column;
                    let width = self.widths.get(column as usize - 1).copied().unwrap_or(8.0);
                    height = height.max(points(&level.title, heading, width));
                    cells.push((column, column, Entry::from(level.title.as_str()), heading));
                }
                own.push(Line { cells, height });
                for (label, title) in rows {
                    let mut cells = vec![
                        (
                            1,
                            1,
                            Entry::from(label.as_str()),
                            body.centered().number(workbook::NumberStyle::Text),
                        ),
                        (2, 2, Entry::from(title.as_str()), body),
                    ];
                    for (column, level) in (3..).zip(levels) {
                        let text = format!("☐ {}", boxes::small(&level.key));
                        cells.push((column, column, Entry::from(text), body.centered().size(12)));
                    }
                    own.push(Line {
                        cells,
                        height: points(title, body, self.widths[1]).max(18.0),
                    });
                }
                own
            }
        }
    }
    /// Places lines together: on a new page where the rest of this one is too short, unless they need more than a page by themselves.
    fn place(&mut self, lines: Vec<Line>) {
        let needed: f64 = lines.iter().map(|line| line.height).sum();
        let fits_on_one = needed <= PAGE;
        if fits_on_one && self.used + needed > PAGE {
            self.turn();
        }
        for line in lines {
            if self.used + line.height > PAGE {
                self.turn();
            }
            for (first, last, entry, style) in line.cells {
                let area = Area::new(self.row, first, self.row, last.max(first));
                self.sheet.merge(area, entry, style);
            }
            self.sheet.height(self.row, line.height);
            self.used += line.height;
            self.row += 1;
        }
    }
    fn turn(&mut self) {
        if self.row > 1 {
            self.sheet.page_break(self.row - 1);
        }
        self.used = 0.0;
    }
}

/// Points of height that a wrapped text takes.
fn points(text: &str, style: CellStyle, width: f64) -> f64 {
    let lines = lines_in(text, style.size, style.bold, width);
    f64::from(lines) * f64::from(style.size) * 1.25 + 3.0
}
