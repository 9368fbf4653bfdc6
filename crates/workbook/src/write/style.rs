//! How a cell looks.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Where the text stands across the cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Align {
    /// Texts left, numbers right.
    #[default]
    Natural,
    /// Left.
    Left,
    /// Centre.
    Center,
    /// Right.
    Right,
}

/// The line around a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Border {
    /// None.
    #[default]
    None,
    /// Thin, black: prints as it stands.
    Thin,
    /// Dotted.
    Dotted,
}

/// How numbers and dates are shown. The separators are those of the reader's own settings, so a Vietnamese Excel shows a decimal comma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum NumberStyle {
    /// As typed.
    #[default]
    General,
    /// Whole, in groups of three: `#,##0`.
    Whole,
    /// So many decimals: `0.00`.
    Decimals(u8),
    /// So many decimals, in groups of three: `#,##0.00`.
    Grouped(u8),
    /// `dd/mm/yyyy`.
    Date,
    /// What is typed stays text: codes such as `1.10`.
    Text,
}

/// How a cell looks: Times New Roman, black on white, unless said otherwise.
///
/// ```
/// use workbook::CellStyle;
/// let points = CellStyle::body().decimals(2).bold();
/// assert_eq!(points, CellStyle::body().bold().decimals(2));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellStyle {
    /// Points of the font.
    pub size: u8,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// The text's colour, `0xRRGGBB`.
    pub color: Option<u32>,
    /// The ground, `0xRRGGBB`.
    pub fill: Option<u32>,
    /// The line around.
    pub border: Border,
    /// Across.
    pub align: Align,
    /// At the top of the cell instead of its middle.
    pub top: bool,
    /// Long texts break into lines.
    pub wrap: bool,
    /// Steps in from the left.
    pub indent: u8,
    /// Numbers and dates.
    pub number: NumberStyle,
    /// May be typed into on a protected sheet.
    pub unlocked: bool,
    /// The formula is not shown on a protected sheet.
    pub hidden: bool,
}

impl Default for CellStyle {
    fn default() -> Self {
        Self::new()
    }
}

impl CellStyle {
    /// Times New Roman 12, nothing else.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            size: 12,
            bold: false,
            italic: false,
            color: None,
            fill: None,
            border: Border::None,
            align: Align::Natural,
            top: false,
            wrap: false,
            indent: 0,
            number: NumberStyle::General,
            unlocked: false,
            hidden: false,
        }
    }
    /// A cell of a table: thin line, texts wrapped.
    #[must_use]
    pub const fn body() -> Self {
        Self {
            border: Border::Thin,
            wrap: true,
            ..Self::new()
        }
    }
    /// A heading of a table: bold, centred, light grey, thin line, wrapped.
    #[must_use]
    pub const fn heading() -> Self {
        Self {
            bold: true,
            align: Align::Center,
            fill: Some(0x00E7_E6E6),
            ..Self::body()
        }
    }
    /// The title of a sheet: bold 14, centred, wrapped.
    #[must_use]
    pub const fn title() -> Self {
        Self {
            size: 14,
            bold: true,
            align: Align::Center,
            wrap: true,
            ..Self::new()
        }
    }
    /// A remark below a title or table: italic 11, wrapped.
    #[must_use]
    pub const fn remark() -> Self {
        Self {
            size: 11,
            italic: true,
            wrap: true,
            ..Self::new()
        }
    }
    /// With this font size, in points.
    #[must_use]
    pub const fn size(mut self, points: u8) -> Self {
        self.size = points;
        self
    }
    /// Bold.
    #[must_use]
    pub const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }
    /// Italic.
    #[must_use]
    pub const fn italic(mut self) -> Self {
        self.italic = true;
        self
    }
    /// With this colour of the text, `0xRRGGBB`.
    #[must_use]
    pub const fn color(mut self, rgb: u32) -> Self {
        self.color = Some(rgb);
        self
    }
    /// With this ground, `0xRRGGBB`.
    #[must_use]
    pub const fn fill(mut self, rgb: u32) -> Self {
        self.fill = Some(rgb);
        self
    }
    /// With this line around.
    #[must_use]
    pub const fn border(mut self, border: Border) -> Self {
        self.border = border;
        self
    }
    /// Aligned so.
    #[must_use]
    pub const fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }
    /// Centred.
    #[must_use]
    pub const fn centered(self) -> Self {
        self.align(Align::Center)
    }
    /// At the top of the cell.
    #[must_use]
    pub const fn at_top(mut self) -> Self {
        self.top = true;
        self
    }
    /// Texts wrapped or not.
    #[must_use]
    pub const fn wrapped(mut self, wrap: bool) -> Self {
        self.wrap = wrap;
        self
    }
    /// So many steps in from the left.
    #[must_use]
    pub const fn indent(mut self, steps: u8) -> Self {
        self.indent = steps;
        self.align = Align::Left;
        self
    }
    /// Numbers so.
    #[must_use]
    pub const fn number(mut self, number: NumberStyle) -> Self {
        self.number = number;
        self
    }
    /// Numbers with so many decimals.
    #[must_use]
    pub const fn decimals(self, digits: u8) -> Self {
        self.number(NumberStyle::Decimals(digits))
    }
    /// May be typed into on a protected sheet.
    #[must_use]
    pub const fn unlocked(mut self) -> Self {
        self.unlocked = true;
        self
    }

    pub(crate) fn to_format(self) -> Format {
        let mut format = Format::new()
            .set_font_name("Times New Roman")
            .set_font_family(1)
            .set_font_size(f64::from(self.size))
            .set_align(if self.top {
                FormatAlign::Top
            } else {
                FormatAlign::VerticalCenter
            });
        if self.bold {
            format = format.set_bold();
        }
        if self.italic {
            format = format.set_italic();
        }
        if let Some(color) = self.color {
            format = format.set_font_color(Color::RGB(color));
        }
        if let Some(fill) = self.fill {
            format = format.set_background_color(Color::RGB(fill));
        }
        match self.border {
            Border::None => {}
            Border::Thin => format = format.set_border(FormatBorder::Thin),
            Border::Dotted => format = format.set_border(FormatBorder::Hair),
        }
        match self.align {
            Align::Natural => {}
            Align::Left => format = format.set_align(FormatAlign::Left),
            Align::Center => format = format.set_align(FormatAlign::Center),
            Align::Right => format = format.set_align(FormatAlign::Right),
        }
        if self.wrap {
            format = format.set_text_wrap();
        }
        if self.indent > 0 {
            format = format.set_indent(self.indent);
        }
        if let Some(code) = self.number.code() {
            format = format.set_num_format(code);
        }
        if self.unlocked {
            format = format.set_unlocked();
        }
        if self.hidden {
            format = format.set_hidden();
        }
        format
    }
    /// What a conditional format changes: font weight, colours.
    pub(crate) fn to_highlight(self) -> Format {
        let mut format = Format::new();
        if self.bold {
            format = format.set_bold();
        }
        if self.italic {
            format = format.set_italic();
        }
        if let Some(color) = self.color {
            format = format.set_font_color(Color::RGB(color));
        }
        if let Some(fill) = self.fill {
            format = format.set_background_color(Color::RGB(fill));
        }
        format
    }
}

impl NumberStyle {
    fn code(self) -> Option<String> {
        let decimals = |digits: u8| match digits {
            0 => String::new(),
            digits => format!(".{}", "0".repeat(usize::from(digits.min(15)))),
        };
        match self {
            Self::General => None,
            Self::Whole => Some("#,##0".to_owned()),
            Self::Decimals(digits) => Some(format!("0{}", decimals(digits))),
            Self::Grouped(digits) => Some(format!("#,##0{}", decimals(digits))),
            Self::Date => Some("dd/mm/yyyy".to_owned()),
            Self::Text => Some("@".to_owned()),
        }
    }
}
