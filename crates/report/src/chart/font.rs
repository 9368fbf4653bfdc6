//! The font of the charts, and how wide a text is in it.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::sync::LazyLock;

/// Be Vietnam Pro, SIL Open Font License 1.1: the font of charts, for who shows them beside text of the same face.
pub const REGULAR: &[u8] = include_bytes!("../../fonts/BeVietnamPro-Regular.ttf");
/// The same, semi-bold.
pub const BOLD: &[u8] = include_bytes!("../../fonts/BeVietnamPro-SemiBold.ttf");

/// The family as the font itself names it.
pub(crate) const FAMILY: &str = "Be Vietnam Pro";

/// Thin or thick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

static FONTS: LazyLock<[FontRef<'static>; 2]> = LazyLock::new(|| {
    let font = |bytes| FontRef::new(bytes).expect("the committed font files are whole");
    [font(REGULAR), font(BOLD)]
});

/// The width of a text in pixels at this font size. A character that the font lacks counts as one em.
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let font = &FONTS[usize::from(weight == Weight::Bold)];
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let characters = font.charmap();
    let em = f64::from(
        font.metrics(Size::unscaled(), LocationRef::default())
            .units_per_em,
    );
    let advance = |c: char| {
        let glyph = characters.map(c)?;
        metrics.advance_width(glyph).map(f64::from)
    };
    text.chars().map(|c| advance(c).unwrap_or(em)).sum::<f64>() * size / em
}

/// The text in lines no wider than `most`, broken between words; a single word that is wider stands alone.
pub(crate) fn wrap(text: &str, size: f64, weight: Weight, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(last) = lines.last_mut() {
            let longer = format!("{last} {word}");
            if width(&longer, size, weight) <= most {
                *last = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}

/// The text cut with an ellipsis where it is wider than `most`.
pub(crate) fn cut(text: &str, size: f64, weight: Weight, most: f64) -> String {
    if width(text, size, weight) <= most {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let shown = format!("{}…", kept.trim_end());
        if width(&shown, size, weight) <= most {
            return shown;
        }
    }
    "…".to_owned()
}

/// At most so many lines; the last is cut with an ellipsis where more would follow.
pub(crate) fn wrap_at_most(
    text: &str,
    size: f64,
    weight: Weight,
    most: f64,
    n: usize,
) -> Vec<String> {
    let mut lines = wrap(text, size, weight, most);
    if lines.len() > n {
        let rest = lines.split_off(n - 1).join(" ");
        lines.push(rest);
    }
    lines
        .into_iter()
        .map(|line| cut(&line, size, weight, most))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_a_glyph() {
        let letters = "aáàảãạăắằẳẵặâấầẩẫậđeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵ";
        for c in letters
            .chars()
            .chain(letters.to_uppercase().chars())
            .chain("0123456789,.%–—…·×≥≤".chars())
        {
            for font in FONTS.iter() {
                assert!(font.charmap().map(c).is_some(), "{c}");
            }
        }
    }

    #[test]
    fn words_stay_whole_and_lines_stay_narrow() {
        let lines = wrap(
            "Phường Hòa Bình và xã Thượng Cốc",
            13.0,
            Weight::Regular,
            90.0,
        );
        assert!(lines.len() > 1);
        assert!(
            lines
                .iter()
                .all(|line| width(line, 13.0, Weight::Regular) <= 90.0)
        );
        assert_eq!(lines.join(" "), "Phường Hòa Bình và xã Thượng Cốc");
    }
}
