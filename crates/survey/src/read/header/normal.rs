//! Headings taken apart: labels without their ornaments, codes as tokens, numbers in front of a text.

use vietnamese::key;

/// A heading as it is compared: NFC, case and white space folded, without marks of form tools (`*`, `<b>`) and without the mark at its end.
pub(crate) fn label_key(text: &str) -> String {
    let plain: String = without_tags(text);
    let folded = key(&plain);
    let trimmed = folded
        .trim_matches(|c: char| c == '"' || c == '\'' || c.is_whitespace())
        .trim_end_matches(|c: char| {
            matches!(c, ':' | '?' | '.' | ';' | ',' | '…') || c.is_whitespace()
        });
    trimmed.to_owned()
}

/// Drops `<b>` and the like, `*` of bold text and of required questions.
fn without_tags(text: &str) -> String {
    if !text.contains(['<', '*']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '*']) {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        rest = match (tail.starts_with('<'), tail.find('>')) {
            (true, Some(end)) if is_tag(&tail[1..end]) => &tail[end + 1..],
            (true, _) => {
                out.push('<');
                &tail[1..]
            }
            (false, _) => &tail[1..],
        };
    }
    out.push_str(rest);
    out.replace("()", "")
}

fn is_tag(inside: &str) -> bool {
    let name = inside.trim_start_matches('/');
    name.len() <= 60 && name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// A code as its letters and numbers, so that `b/q9/q9_1`, `Q9[SQ001]`, `Q9_1` and `q9.1` can be compared: `b q 9 q 9 1`, `q 9 1`.
/// `None` where the text is no code: blanks, letters beyond ASCII, or too long.
pub(crate) fn code_tokens(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.len() > 160 || !text.is_ascii() || text.contains(' ') {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 8);
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let first = bytes[at];
        let digit = first.is_ascii_digit();
        let run = bytes[at..]
            .iter()
            .take_while(|b| {
                if digit {
                    b.is_ascii_digit()
                } else {
                    b.is_ascii_alphabetic()
                }
            })
            .count();
        if run == 0 {
            at += 1;
            continue;
        }
        let word = &text[at..at + run];
        at += run;
        if digit {
            let plain = word.trim_start_matches('0');
            push(&mut out, if plain.is_empty() { "0" } else { plain });
        } else if !word.eq_ignore_ascii_case("sq") {
            push(&mut out, &word.to_ascii_lowercase());
        }
    }
    (!out.is_empty()).then_some(out)
}

fn push(out: &mut String, word: &str) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(word);
}

/// The numbers of a code without its letters: `9 15` of `Q9.15`.
pub(crate) fn number_tokens(code: &str) -> Option<String> {
    let tokens = code_tokens(code)?;
    let numbers: Vec<&str> = tokens
        .split(' ')
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    (!numbers.is_empty()).then(|| numbers.join(" "))
}

/// A number in front of a heading, and the heading without it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Numbered<'t> {
    /// `9 15` of `câu 9.15. …`; empty for `a)` and `III.`.
    pub(crate) numbers: String,
    /// Whether a word (`câu`, `q`) or a second level makes it the number of a question beyond doubt.
    pub(crate) sure: bool,
    /// What follows; may be empty.
    pub(crate) rest: &'t str,
}

const WORDS: [&str; 10] = [
    "câu hỏi số ",
    "câu hỏi ",
    "câu số ",
    "câu",
    "question",
    "mục",
    "item",
    "ý",
    "q",
    "c",
];

/// Takes the number off a heading that is already a key: `câu 9.1. x`, `9.1) x`, `q9.1 - x`, `a) x`, `iii. x`.
pub(crate) fn numbered(text: &str) -> Option<Numbered<'_>> {
    let (word, tail) = WORDS
        .iter()
        .find_map(|word| {
            let rest = text.strip_prefix(word)?.trim_start();
            rest.starts_with(|c: char| c.is_ascii_digit())
                .then_some((true, rest))
        })
        .unwrap_or((false, text));
    let digits = tail
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-'))
        .count();
    let number = tail[..digits].trim_end_matches(['.', '-', '_']);
    if number.is_empty() || !number.starts_with(|c: char| c.is_ascii_digit()) {
        return lettered(text);
    }
    let numbers = number_tokens(number)?;
    let levels = numbers.split(' ').count();
    let after = &tail[number.len()..];
    let rest = after.trim_start_matches(|c: char| {
        matches!(c, '.' | ')' | ':' | '-' | '/' | ']') || c.is_whitespace()
    });
    let marked = after.starts_with(['.', ')', ':']);
    let parted = rest.is_empty() || after.starts_with(|c: char| !c.is_alphanumeric());
    let plain = word || levels > 1 || (marked && after.len() > rest.len());
    (plain && parted && (levels <= 4)).then_some(Numbered {
        numbers,
        sure: word || levels > 1,
        rest,
    })
}

/// `a) x`, `iii. x`.
fn lettered(text: &str) -> Option<Numbered<'_>> {
    let letters = text.bytes().take_while(u8::is_ascii_lowercase).count();
    let after = &text[letters..];
    let mark = after.starts_with(['.', ')']);
    let rest = after.get(1..)?;
    ((1..=4).contains(&letters) && mark && rest.starts_with(' ')).then(|| Numbered {
        numbers: String::new(),
        sure: false,
        rest: rest.trim_start(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_different_tools_are_one() {
        for (text, tokens) in [
            ("b/q9/q9_1", Some("b q 9 q 9 1")),
            ("Q9[SQ001]", Some("q 9 1")),
            ("Q9_SQ015", Some("q 9 15")),
            ("Q9.15", Some("q 9 15")),
            ("q9-15", Some("q 9 15")),
            ("commune", Some("commune")),
            ("Giới tính", None),
            ("two words", None),
            ("", None),
            ("///", None),
        ] {
            assert_eq!(code_tokens(text).as_deref(), tokens, "{text}");
        }
    }

    #[test]
    fn numbers_in_front() {
        for (text, numbers, sure, rest) in [
            ("câu 9.1. thái độ", "9 1", true, "thái độ"),
            ("9.1) thái độ", "9 1", true, "thái độ"),
            ("9. thái độ", "9", false, "thái độ"),
            ("q9.15 - thái độ", "9 15", true, "thái độ"),
            ("câu 9.15", "9 15", true, ""),
            ("a) thái độ", "", false, "thái độ"),
            ("iii. công chức", "", false, "công chức"),
        ] {
            let expected = Numbered {
                numbers: numbers.to_owned(),
                sure,
                rest,
            };
            assert_eq!(numbered(text), Some(expected), "{text}");
        }
        for text in ["5 xã", "thái độ", "18 - 25 tuổi", "công chức", "2024", "3d"] {
            assert_eq!(numbered(text), None, "{text}");
        }
    }

    #[test]
    fn ornaments_do_not_count() {
        assert_eq!(label_key(" <b>Giới tính</b> * "), "giới tính");
        assert_eq!(label_key("**Độ tuổi?**"), "độ tuổi");
        assert_eq!(label_key("A < B"), "a < b");
    }
}
