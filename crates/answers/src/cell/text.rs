//! The text of a cell: composed, and decoded where it was written in a font of the time before Unicode.

use super::CellAt;
use finding::Place;
use std::borrow::Cow;
use vietnamese::Encoding;
use workbook::{Cell, LegacyFont, Value};

/// What was done to the texts of one sheet, for one finding each instead of one a cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    /// Decomposed texts: how many, and the first.
    pub(crate) decomposed: usize,
    pub(crate) first_decomposed: Option<Place>,
    /// Decoded texts by encoding: how many, the first place, before and after.
    pub(crate) decoded: Vec<DecodedTexts>,
}

/// Texts of one old encoding.
#[derive(Debug, Clone)]
pub(crate) struct DecodedTexts {
    pub(crate) encoding: Encoding,
    pub(crate) count: usize,
    pub(crate) first: Place,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// The text of a cell that holds one (empty otherwise), in Unicode and composed.
pub(crate) fn cell_text<'a>(cell: &'a Cell, at: CellAt<'_>, texts: &mut Texts) -> Cow<'a, str> {
    let Value::Text(text) = &cell.value else {
        return Cow::Borrowed("");
    };
    if text.is_ascii() && cell.font.is_none() {
        return Cow::Borrowed(text);
    }
    let font = cell.font.map(|font| match font {
        LegacyFont::Tcvn3 => Encoding::Tcvn3,
        LegacyFont::Tcvn3Capitals => Encoding::Tcvn3Capitals,
        LegacyFont::Vni => Encoding::Vni,
    });
    if let Some(decoded) = vietnamese::recognise_legacy(text, font) {
        texts.note_decoded(decoded.encoding, at, text, &decoded.text);
        return Cow::Owned(decoded.text);
    }
    let composed = vietnamese::nfc(text);
    if matches!(composed, Cow::Owned(_)) {
        texts.decomposed += 1;
        texts.first_decomposed.get_or_insert_with(|| at.place());
    }
    composed
}

impl Texts {
    fn note_decoded(&mut self, encoding: Encoding, at: CellAt<'_>, before: &str, after: &str) {
        match self.decoded.iter_mut().find(|of| of.encoding == encoding) {
            Some(known) => known.count += 1,
            None => self.decoded.push(DecodedTexts {
                encoding,
                count: 1,
                first: at.place(),
                before: before.chars().take(80).collect(),
                after: after.chars().take(80).collect(),
            }),
        }
    }
}
