//! The table of strings that cells share, and the escapes inside them.

use std::sync::Arc;

use super::Limits;
use super::rows::fitting;
use super::trouble::Trouble;
use crate::LegacyFont;

/// Which font a text was typed in, where the text itself tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum RunFont {
    /// It does not tell; the cell's style does.
    #[default]
    OfStyle,
    /// Every part has a font of its own, none of them of the time before Unicode.
    Unicode,
    /// A part has a font of the time before Unicode.
    Legacy(LegacyFont),
}

impl RunFont {
    /// The font of the cell, where its style names `style`.
    pub(super) fn or(self, style: Option<LegacyFont>) -> Option<LegacyFont> {
        match self {
            Self::OfStyle => style,
            Self::Unicode => None,
            Self::Legacy(font) => Some(font),
        }
    }
}

/// A text that cells share.
#[derive(Debug, Clone)]
pub(super) struct SharedText {
    pub(super) text: Arc<str>,
    pub(super) font: RunFont,
}

/// The table, by index.
#[derive(Debug, Default)]
pub(super) struct Strings {
    texts: Vec<SharedText>,
    bytes: u64,
    /// Whether a text was longer than a cell can hold.
    pub(super) cut: bool,
}

impl Strings {
    /// Takes the next text, cut where no cell can hold more: once here, however many cells show it.
    pub(super) fn push(
        &mut self,
        text: &str,
        font: RunFont,
        limits: &Limits,
    ) -> Result<(), Trouble> {
        let fitting = fitting(text, limits.text);
        self.cut |= fitting.len() < text.len();
        let text = fitting;
        self.bytes += text.len() as u64 + 48;
        if self.bytes > limits.bytes_strings {
            return Err(Trouble::too_large(
                "bảng chuỗi dùng chung quá lớn",
                "the table of shared strings is too large",
            ));
        }
        self.texts.push(SharedText {
            text: Arc::from(text),
            font,
        });
        Ok(())
    }
    /// The text with this index.
    #[inline]
    pub(super) fn get(&self, index: usize) -> Option<&SharedText> {
        self.texts.get(index)
    }
    /// Gives back what growing the table left over.
    pub(super) fn shrink(&mut self) {
        self.texts.shrink_to_fit();
    }
}

/// Replaces Excel's `_x000D_` by the character it stands for (ECMA-376, part 1, 22.9.2.19, `ST_Xstring`).
pub(super) fn unescape_excel(text: &mut String) {
    if !text.contains("_x") {
        return;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let code = rest
            .get(at + 2..at + 6)
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let escaped = code
            .filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        out.push_str(&rest[..at]);
        if let Some(c) = escaped {
            out.push(c);
            rest = &rest[at + 7..];
        } else {
            out.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    out.push_str(rest);
    *text = out;
}

#[cfg(test)]
mod tests {
    #[test]
    fn escapes() {
        let cases = [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00", "_x00"),
            ("ma_xa", "ma_xa"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("x_x00e0", "x_x00e0"),
        ];
        for (text, expected) in cases {
            let mut text = text.to_owned();
            super::unescape_excel(&mut text);
            assert_eq!(text, expected);
        }
    }
}
