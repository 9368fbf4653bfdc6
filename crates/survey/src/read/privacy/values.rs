//! Columns that name a person, by what stands in them.

use super::Identifying;

/// What personal thing a value looks like: a telephone number, an identity number, an e-mail address.
///
/// Vietnamese mobile and landline numbers have ten digits and begin with 0 (or with 84 instead), identity numbers twelve digits beginning with 0 (older ones nine).
pub(crate) fn by_value(text: &str) -> Option<Identifying> {
    let text = text.trim().trim_start_matches('\'');
    if text.is_empty() || text.len() > 100 {
        return None;
    }
    if is_email(text) {
        return Some(Identifying::Email);
    }
    let allowed = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+' | '(' | ')'));
    if !allowed {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    by_digits(&digits, text.starts_with('+'))
}

/// The same for a run of digits.
pub(super) fn by_digits(digits: &str, plus: bool) -> Option<Identifying> {
    match digits.len() {
        12 if digits.starts_with('0') => Some(Identifying::IdNumber),
        10 | 11 if digits.starts_with('0') => Some(Identifying::Phone),
        11 | 12 if digits.starts_with("84") => Some(Identifying::Phone),
        // A spreadsheet drops the zero in front: 912345678.
        9 if digits.starts_with(['3', '5', '7', '8', '9']) => Some(Identifying::Phone),
        9 | 10 | 12 => Some(Identifying::IdNumber),
        8..=15 if plus => Some(Identifying::Phone),
        _ => None,
    }
}

/// `name@host.tld`.
pub(super) fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    !name.is_empty()
        && host.contains('.')
        && !host.ends_with('.')
        && name.chars().all(fits)
        && host.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_persons() {
        for (text, kind) in [
            ("0912345678", Identifying::Phone),
            ("0912 345 678", Identifying::Phone),
            ("+84 912-345-678", Identifying::Phone),
            ("912345678", Identifying::Phone),
            ("001085012345", Identifying::IdNumber),
            ("a.b@example.vn", Identifying::Email),
        ] {
            assert_eq!(by_value(text), Some(kind), "{text}");
        }
        for text in [
            "5",
            "2024",
            "31.10.2019",
            "Hài lòng",
            "@",
            "a@b",
            "00001",
            "",
        ] {
            assert_eq!(by_value(text), None, "{text}");
        }
    }
}
