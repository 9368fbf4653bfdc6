//! A written name taken apart: committee, type, the name itself, and the place it says it belongs to.

mod words;

use vietnamese::{fold, key, nfc};
use words::{COMMITTEE, DOTTED, KINDS, PLACE_KINDS};

/// The parts of a written name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Written {
    /// The type in full and lower case, where one is written.
    pub(crate) kind: Option<&'static str>,
    /// The name as written, without committee, type and place.
    pub(crate) core: String,
    /// The key of the name of the place behind it: `phú thọ` of `… - Tỉnh Phú Thọ`.
    pub(crate) within: Vec<String>,
}

impl Written {
    /// Takes a name apart; with `bare` set, words are compared without diacritics.
    pub(crate) fn of(text: &str, bare: bool) -> Self {
        let spaced = after_dots(&nfc(text));
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let mut within = Vec::new();
        let mut own: Vec<&str> = Vec::new();
        let mut mark = None;
        for piece in words.chunk_by(|a, b| !is_mark(a) && !is_mark(b)) {
            match piece {
                [one] if is_mark(one) => mark = Some(*one),
                _ => match kind_of(piece, bare) {
                    Some((kind, rest)) if !own.is_empty() && PLACE_KINDS.contains(&kind) => {
                        within.push(core_key(&rest.join(" ")));
                    }
                    // Not a place behind the name but part of it: Sở Văn hóa, Thể thao và Du lịch.
                    _ => {
                        own.extend(mark.take().filter(|_| !own.is_empty()));
                        own.extend_from_slice(piece);
                    }
                },
            }
        }
        let rest = without_committee(&own, bare);
        let (kind, rest) =
            kind_of(rest, bare).map_or((None, rest), |(kind, rest)| (Some(kind), rest));
        Self {
            kind,
            core: rest.join(" ").replace(" ,", ","),
            within,
        }
    }
}

fn is_mark(word: &str) -> bool {
    matches!(word, "-" | ",")
}

/// The type in full where the text is one, in the letters of [`vietnamese::key`].
pub(crate) fn known_kind(text: &str) -> Option<&'static str> {
    let text = key(text);
    KINDS
        .iter()
        .find(|(words, _)| words.join(" ") == text)
        .map(|(_, kind)| *kind)
}

/// The key under which names are compared: commas and dashes part words only, a number loses its leading zeros (`Phường 05`).
pub(crate) fn core_key(core: &str) -> String {
    plain_numbers(&key(core))
}

/// The same without diacritics.
pub(crate) fn core_fold(core: &str) -> String {
    plain_numbers(&fold(core))
}

fn plain_numbers(text: &str) -> String {
    let words = text
        .split([' ', '-', ','])
        .filter(|word| !word.is_empty())
        .map(|word| {
            let digits = word.bytes().all(|b| b.is_ascii_digit());
            let plain = word.trim_start_matches('0');
            if digits && !plain.is_empty() {
                plain
            } else {
                word
            }
        });
    words.collect::<Vec<_>>().join(" ")
}

/// `X.An Hòa` becomes `X. An Hòa`, and a bracket opens a new piece.
fn after_dots(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for word in text.split_whitespace() {
        let lower = word.to_lowercase();
        let dotted = DOTTED.iter().find(|short| lower.starts_with(**short));
        match dotted.and_then(|short| word.split_at_checked(short.len())) {
            Some((short, rest)) => out.extend([short, " ", rest, " "]),
            None => out.extend([word, " "]),
        }
    }
    out.replace('(', " - ")
        .replace(')', " ")
        .replace(['–', '—'], " - ")
        .replace(',', " , ")
}

fn same(word: &str, known: &str, bare: bool) -> bool {
    if bare {
        fold(word) == fold(known)
    } else {
        key(word) == known
    }
}

fn without_committee<'w, 't>(words: &'w [&'t str], bare: bool) -> &'w [&'t str] {
    let found = COMMITTEE
        .iter()
        .find_map(|known| starts_with(words, known, bare));
    found.filter(|rest| !rest.is_empty()).unwrap_or(words)
}

fn kind_of<'w, 't>(words: &'w [&'t str], bare: bool) -> Option<(&'static str, &'w [&'t str])> {
    let mut found = KINDS
        .iter()
        .filter_map(|(known, kind)| starts_with(words, known, bare).map(|rest| (*kind, rest)));
    found.find(|(_, rest)| !rest.is_empty())
}

fn starts_with<'w, 't>(words: &'w [&'t str], known: &[&str], bare: bool) -> Option<&'w [&'t str]> {
    if words.len() < known.len() {
        return None;
    }
    let (head, rest) = words.split_at(known.len());
    head.iter()
        .zip(known)
        .all(|(word, known)| same(word, known, bare))
        .then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, kind: Option<&str>, core: &str, within: &[&str]) {
        let written = Written::of(text, false);
        assert_eq!((written.kind, written.core.as_str()), (kind, core));
        assert_eq!(written.within, within);
    }

    #[test]
    fn names_as_offices_write_them() {
        check(
            "UBND xã Lâm Thao - Tỉnh Phú Thọ",
            Some("xã"),
            "Lâm Thao",
            &["phú thọ"],
        );
        check(
            "Ủy ban nhân dân Phường Việt Trì",
            Some("phường"),
            "Việt Trì",
            &[],
        );
        check(
            "Uỷ ban nhân dân thị trấn An Lão",
            Some("thị trấn"),
            "An Lão",
            &[],
        );
        check("X.An Hòa", Some("xã"), "An Hòa", &[]);
        check("P. 05", Some("phường"), "05", &[]);
        check("TP.Hà Giang", Some("thành phố"), "Hà Giang", &[]);
        check("TX Phú Thọ", Some("thị xã"), "Phú Thọ", &[]);
        check(
            "Xã An Lão, huyện An Lão, tỉnh Bình Định",
            Some("xã"),
            "An Lão",
            &["an lão", "bình định"],
        );
        check(
            "Xã An Lão (tỉnh Gia Lai)",
            Some("xã"),
            "An Lão",
            &["gia lai"],
        );
        check("Sở Nội vụ - Tỉnh Phú Thọ", None, "Sở Nội vụ", &["phú thọ"]);
        check(
            "Sở Văn hóa, Thể thao và Du lịch - Tỉnh Phú Thọ",
            None,
            "Sở Văn hóa, Thể thao và Du lịch",
            &["phú thọ"],
        );
        check(
            "Tỉnh Bà Rịa - Vũng Tàu",
            Some("tỉnh"),
            "Bà Rịa - Vũng Tàu",
            &[],
        );
        check("Xã", None, "Xã", &[]);
        check("", None, "", &[]);
    }
}
