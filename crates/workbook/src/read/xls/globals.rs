//! The first part of the stream: sheets, fonts, formats, shared strings.

use std::collections::BTreeSet;

use super::records::{BOF, EOF, Records};
use super::strings::{Chain, long_text, short_text};
use crate::LegacyFont;
use crate::read::Limits;
use crate::read::bytes::{u16_at, u32_at};
use crate::read::font::legacy_font;
use crate::read::strings::{RunFont, Strings};
use crate::read::styles::Styles;
use crate::read::trouble::Trouble;
use crate::read::workbook::SheetInfo;

// Record types of [MS-XLS] 2.3.1.
const DATE_1904: u16 = 0x0022;
const FILE_PASS: u16 = 0x002f;
const FONT: u16 = 0x0031;
const BOUND_SHEET: u16 = 0x0085;
const XF: u16 = 0x00e0;
const SST: u16 = 0x00fc;
const FORMAT: u16 = 0x041e;

/// What the first part says.
#[derive(Debug, Default)]
pub(super) struct Globals {
    pub(super) sheets: Vec<Sheet>,
    pub(super) styles: Styles,
    pub(super) strings: Strings,
    pub(super) date_1904: bool,
    fonts: Vec<Option<LegacyFont>>,
}

/// A sheet with cells, and where its part of the stream starts; nowhere where another sheet already starts there.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) info: SheetInfo,
    pub(super) start: Option<usize>,
}

/// Why nothing of the stream is used.
pub(super) enum Refused {
    Protected,
    Old,
    Trouble(Trouble),
}

impl From<Trouble> for Refused {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

pub(super) fn read(stream: &[u8], limits: &Limits) -> Result<Globals, Refused> {
    let cut = || {
        Trouble::damaged(
            "phần đầu của bảng tính bị cắt hoặc hỏng",
            "the first part of the workbook is cut or damaged",
        )
    };
    let mut records = Records::new(stream, 0);
    let mut globals = Globals::default();
    let mut starts = BTreeSet::new();
    let first = records
        .next_record()
        .flatten()
        .filter(|record| record.kind == BOF)
        .ok_or_else(cut)?;
    if u16_at(first.body, 0) != Some(0x0600) {
        return Err(Refused::Old);
    }
    loop {
        let record = records.next_record().flatten().ok_or_else(cut)?;
        let body = record.body;
        match record.kind {
            EOF => return Ok(globals),
            FILE_PASS => return Err(Refused::Protected),
            DATE_1904 => globals.date_1904 = u16_at(body, 0) == Some(1),
            FONT => {
                let name = body
                    .get(14)
                    .and_then(|length| short_text(body.get(15..)?, usize::from(*length)));
                globals.add_font(name.as_deref().and_then(legacy_font), limits);
            }
            FORMAT => {
                if let (Some(id), Some(code)) = (u16_at(body, 0), body.get(2..).and_then(long_text))
                {
                    globals
                        .styles
                        .add_format(u32::from(id), &code, limits.styles);
                }
            }
            XF => {
                let (font, format) = (
                    u16_at(body, 0).ok_or_else(cut)?,
                    u16_at(body, 2).ok_or_else(cut)?,
                );
                globals
                    .styles
                    .add_style(u32::from(format), u32::from(font), limits.styles);
            }
            BOUND_SHEET => {
                let start = u32_at(body, 0).ok_or_else(cut)? as usize;
                let (hidden, kind) = (body.get(4).ok_or_else(cut)?, body.get(5).ok_or_else(cut)?);
                let length = usize::from(*body.get(6).ok_or_else(cut)?);
                let name = body
                    .get(7..)
                    .and_then(|rest| short_text(rest, length))
                    .ok_or_else(cut)?;
                if globals.sheets.len() >= limits.sheets {
                    return Err(
                        Trouble::too_large("quá nhiều trang tính", "too many sheets").into(),
                    );
                }
                if *kind == 0 {
                    let info = SheetInfo {
                        name: vietnamese::nfc(&name).into_owned(),
                        hidden: hidden & 3 != 0,
                    };
                    let start = starts.insert(start).then_some(start);
                    globals.sheets.push(Sheet { info, start });
                }
            }
            SST => {
                let mut chain = Chain::new(body, records.continued());
                chain.skip(8).ok_or_else(cut)?;
                // The declared counts are not believed; the strings end where the bytes do.
                while let Some((text, runs)) = chain.rich_text() {
                    let font = globals.font_of_runs(&runs);
                    globals.strings.push(&text, font, limits)?;
                }
                globals.strings.shrink();
            }
            _ => {}
        }
    }
}

impl Globals {
    fn add_font(&mut self, font: Option<LegacyFont>, limits: &Limits) {
        // There is no font number 4 ([MS-XLS] 2.5.129).
        if self.fonts.len() == 4 {
            self.fonts.push(None);
            self.styles.add_font(None, limits.styles);
        }
        if self.fonts.len() < limits.styles {
            self.fonts.push(font);
        }
        self.styles.add_font(font, limits.styles);
    }

    fn font_of_runs(&self, runs: &[(u16, u16)]) -> RunFont {
        let font = |index: u16| self.fonts.get(usize::from(index)).copied().flatten();
        match runs.iter().find_map(|(_, index)| font(*index)) {
            Some(font) => RunFont::Legacy(font),
            None if runs.first().is_some_and(|(first, _)| *first == 0) => RunFont::Unicode,
            None => RunFont::OfStyle,
        }
    }
}
