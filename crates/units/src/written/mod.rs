//! A written name taken apart: committee, type, the name itself, and the place it says it belongs to.

mod words;

use std::cell::OnceCell;
use std::sync::LazyLock;
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
        let plain = if bare { fold } else { key };
        let words: Vec<Word<'_>> = spaced
            .split_whitespace()
            .map(|text| Word {
                text,
                how: plain,
                plain: OnceCell::new(),
            })
            .collect();
        let table = if bare { &*BARE } else { &*MARKED };
        let mut within = Vec::new();
        let mut own: Vec<&Word<'_>> = Vec::new();
        let mut mark = None;
        for piece in words.chunk_by(|a, b| !a.is_mark() && !b.is_mark()) {
            let piece: Vec<&Word<'_>> = piece.iter().collect();
            match (piece.as_slice(), table.kind_of(&piece)) {
                ([one], _) if one.is_mark() => mark = Some(*one),
                (_, Some((kind, rest))) if !own.is_empty() && PLACE_KINDS.contains(&kind) => {
                    within.push(core_key(&joined(rest)));
                }
                // Not a place behind the name but part of it: Sở Văn hóa, Thể thao và Du lịch.
                _ => {
                    own.extend(mark.take().filter(|_| !own.is_empty()));
                    own.extend(piece);
                }
            }
        }
        let rest = table.without_committee(&own);
        let (kind, rest) = table
            .kind_of(rest)
            .map_or((None, rest), |(kind, rest)| (Some(kind), rest));
        Self {
            kind,
            core: joined(rest),
            within,
        }
    }
}

/// The places written behind a name, in the letters of [`vietnamese::key`]: `an lão` of `Xã An Hòa, huyện An Lão`.
#[must_use]
pub fn places_behind(text: &str) -> Vec<String> {
    if text.len() > 300 {
        return Vec::new();
    }
    Written::of(text, false).within
}

/// A word as written, and as it is compared.
struct Word<'t> {
    text: &'t str,
    how: fn(&str) -> String,
    /// Worked out for the few words that are compared.
    plain: OnceCell<String>,
}

impl Word<'_> {
    fn plain(&self) -> &str {
        self.plain.get_or_init(|| (self.how)(self.text))
    }

    fn is_mark(&self) -> bool {
        matches!(self.text, "-" | ",")
    }
}

fn joined(words: &[&Word<'_>]) -> String {
    words
        .iter()
        .map(|word| word.text)
        .collect::<Vec<_>>()
        .join(" ")
        .replace(" ,", ",")
}

/// The known words, with diacritics or without.
struct Table {
    committee: Vec<Vec<String>>,
    kinds: Vec<(Vec<String>, &'static str)>,
}

static MARKED: LazyLock<Table> = LazyLock::new(|| Table::of(key));
static BARE: LazyLock<Table> = LazyLock::new(|| Table::of(fold));

impl Table {
    fn of(plain: fn(&str) -> String) -> Self {
        let all = |words: &&[&str]| words.iter().map(|word| plain(word)).collect();
        Self {
            committee: COMMITTEE.iter().map(all).collect(),
            kinds: KINDS
                .iter()
                .map(|(words, kind)| (all(words), *kind))
                .collect(),
        }
    }

    fn without_committee<'w, 't>(&self, words: &'w [&'w Word<'t>]) -> &'w [&'w Word<'t>] {
        let found = self
            .committee
            .iter()
            .find_map(|known| starts_with(words, known));
        found.filter(|rest| !rest.is_empty()).unwrap_or(words)
    }

    fn kind_of<'w, 't>(
        &self,
        words: &'w [&'w Word<'t>],
    ) -> Option<(&'static str, &'w [&'w Word<'t>])> {
        let mut found = self
            .kinds
            .iter()
            .filter_map(|(known, kind)| starts_with(words, known).map(|rest| (*kind, rest)));
        found.find(|(_, rest)| !rest.is_empty())
    }
}

fn starts_with<'w, 't>(words: &'w [&'w Word<'t>], known: &[String]) -> Option<&'w [&'w Word<'t>]> {
    let (head, rest) = words.split_at_checked(known.len())?;
    head.iter()
        .zip(known)
        .all(|(word, known)| word.plain() == known.as_str())
        .then_some(rest)
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
