//! How a sheet prints: A4, fitted to the width, headings on every page.

use super::entry::cut;
use rust_xlsxwriter::Worksheet;

/// How a sheet prints. Always A4.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrintSetup {
    /// Across or upright.
    pub landscape: bool,
    /// Rows repeated on every page, first and last.
    pub repeat_rows: Option<(u32, u32)>,
    /// Columns repeated on every page, first and last.
    pub repeat_columns: Option<(u32, u32)>,
    /// Pages across; 0 leaves the scale at 100 %.
    pub pages_wide: u16,
    /// Left of the foot: round, status and digest of the set.
    pub footer_left: String,
    /// Right of the foot, before the page's number.
    pub footer_right: String,
    /// Middle of the head.
    pub header: String,
    /// Last column that prints, where those after it are not for paper.
    pub last_column: Option<u32>,
}

impl PrintSetup {
    /// A4 across, one page wide.
    #[must_use]
    pub fn landscape() -> Self {
        Self {
            landscape: true,
            pages_wide: 1,
            ..Self::default()
        }
    }
    /// A4 upright, one page wide.
    #[must_use]
    pub fn portrait() -> Self {
        Self {
            pages_wide: 1,
            ..Self::default()
        }
    }
    /// These rows on every page.
    #[must_use]
    pub fn repeat_rows(mut self, first: u32, last: u32) -> Self {
        self.repeat_rows = Some((first, last));
        self
    }
    /// These columns on every page.
    #[must_use]
    pub fn repeat_columns(mut self, first: u32, last: u32) -> Self {
        self.repeat_columns = Some((first, last));
        self
    }
    /// This text at the left of the foot; the page's number always stands at the right (`Trang 1/3`).
    #[must_use]
    pub fn footer(mut self, left: impl Into<String>) -> Self {
        self.footer_left = left.into();
        self
    }
    /// This text in the middle of the head.
    #[must_use]
    pub fn header(mut self, middle: impl Into<String>) -> Self {
        self.header = middle.into();
        self
    }

    pub(crate) fn apply(&self, sheet: &mut Worksheet) -> Result<(), rust_xlsxwriter::XlsxError> {
        const A4: u8 = 9;
        sheet.set_paper_size(A4);
        if self.landscape {
            sheet.set_landscape();
        }
        if self.pages_wide > 0 {
            sheet.set_print_fit_to_pages(self.pages_wide, 0);
        }
        if let Some((first, last)) = self.repeat_rows {
            sheet.set_repeat_rows(first.max(1) - 1, last.max(1) - 1)?;
        }
        if let Some((first, last)) = self.repeat_columns {
            sheet.set_repeat_columns(column(first), column(last))?;
        }
        sheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
        sheet.set_print_center_horizontally(true);
        if !self.header.is_empty() {
            sheet.set_header(format!(
                "&C&\"Times New Roman,Italic\"&10{}",
                plain(&self.header, 200)
            ));
        }
        let right = if self.footer_right.is_empty() {
            String::new()
        } else {
            format!("{} – ", plain(&self.footer_right, 40))
        };
        // 255 characters hold all three parts; the fonts and the page's number take about 70.
        let left = plain(&self.footer_left, 140);
        let font = "&\"Times New Roman,Regular\"&9";
        sheet.set_footer(format!("&L{font}{left}&R{font}{right}Trang &P/&N"));
        Ok(())
    }
}

pub(crate) fn column(from_one: u32) -> u16 {
    u16::try_from(from_one.max(1) - 1).unwrap_or(u16::MAX)
}

/// A text that is no code of the foot's own language. A digit after a font size would lengthen it, so a blank stands first.
fn plain(text: &str, most: usize) -> String {
    let one_line = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let kept = cut(one_line, most).replace('&', "&&");
    if kept.starts_with(|c: char| c.is_ascii_digit()) {
        format!(" {kept}")
    } else {
        kept
    }
}
