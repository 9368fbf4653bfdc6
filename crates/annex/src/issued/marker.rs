//! The number in front of a row: `I`, `1`, `1.1`, `a)`.

/// A number as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Marker {
    /// `A`, `B`: parts above fields.
    Upper(char),
    /// `I`, `IV`.
    Roman(u32),
    /// `1`, `1.1`, `1.1.10`.
    Dotted(Vec<u32>),
    /// `II.1.2`.
    Mixed(u32, Vec<u32>),
    /// `a)`.
    Lower(char),
}

/// The number that a text is, or `None`. A word such as `Tiêu chí` may stand in front.
pub(crate) fn parse(text: &str) -> Option<Marker> {
    let mut text = text.trim();
    for word in ["Lĩnh vực", "Tiêu chí", "Phần", "Mục", "TC", "TCTP"] {
        if let Some(rest) = text.strip_prefix(word) {
            text = rest.trim_start();
        }
    }
    let text = text.trim_matches(|c: char| c == '(' || c == ')' || c.is_whitespace());
    let text = text.trim_end_matches(['.', ')', ':', '/', '-']).trim_end();
    if text.is_empty() || text.chars().count() > 24 {
        return None;
    }
    let mut letters = text.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        if only.is_lowercase() && only.is_alphabetic() {
            return Some(Marker::Lower(only));
        }
        if only.is_uppercase() && !"IVX".contains(only) {
            return Some(Marker::Upper(only));
        }
    }
    let (first, rest) = match text.split_once('.') {
        Some((first, rest)) => (first, Some(rest)),
        None => (text, None),
    };
    if let Some(value) = roman(first.trim()) {
        return match rest {
            None => Some(Marker::Roman(value)),
            Some(rest) => dotted(rest).map(|rest| Marker::Mixed(value, rest)),
        };
    }
    dotted(text).map(Marker::Dotted)
}

fn dotted(text: &str) -> Option<Vec<u32>> {
    let parts: Option<Vec<u32>> = text
        .split('.')
        .map(|part| {
            let part = part.trim();
            let digits =
                !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        })
        .collect();
    parts.filter(|parts| parts.len() <= 6)
}

/// The value of a Roman number up to 89, written as it should be.
pub(crate) fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 8 || !text.chars().all(|c| "IVXL".contains(c)) {
        return None;
    }
    (1..90).find(|value| written(*value) == text)
}

/// A number in Roman letters.
pub(crate) fn written(mut value: u32) -> String {
    let mut out = String::new();
    for (worth, letters) in [
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while value >= worth {
            out.push_str(letters);
            value -= worth;
        }
    }
    out
}

/// Splits `1.1. Ban hành kế hoạch` into its number and the rest; a number alone in front of words needs a point or a bracket.
pub(crate) fn in_front(text: &str) -> Option<(Marker, &str)> {
    let (token, rest) = text.split_once(char::is_whitespace)?;
    let closed = token.ends_with(['.', ')']) || token.matches('.').count() > 0;
    if !closed || rest.trim().is_empty() {
        return None;
    }
    Some((parse(token)?, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_annexes_write_them() {
        assert_eq!(parse("IV."), Some(Marker::Roman(4)));
        assert_eq!(parse("1.10."), Some(Marker::Dotted(vec![1, 10])));
        assert_eq!(parse("a)"), Some(Marker::Lower('a')));
        assert_eq!(parse("B"), Some(Marker::Upper('B')));
        assert_eq!(parse("II.1.2"), Some(Marker::Mixed(2, vec![1, 2])));
        assert_eq!(parse("Tiêu chí 3"), Some(Marker::Dotted(vec![3])));
        assert_eq!(parse("IIII"), None);
        assert_eq!(parse("Ban hành"), None);
        assert_eq!(
            in_front("1.1. Ban hành"),
            Some((Marker::Dotted(vec![1, 1]), "Ban hành"))
        );
        assert_eq!(in_front("5 nhiệm vụ"), None);
    }
}
