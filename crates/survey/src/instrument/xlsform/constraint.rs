//! The limits of a whole number: `. >= 1 and . <= 5`.

/// Least and most, or `None` where the constraint says anything else.
pub(crate) fn limits(text: &str) -> Option<(Option<i64>, Option<i64>)> {
    let (mut least, mut most) = (None, None);
    let text = text.trim().trim_start_matches('(').trim_end_matches(')');
    for part in text.split("and") {
        let part: String = part
            .chars()
            .filter(|c| !c.is_whitespace() && !"()'".contains(*c))
            .collect();
        let rest = part.strip_prefix('.')?;
        let (sign, number) = if let Some(number) = rest.strip_prefix(">=") {
            (">=", number)
        } else if let Some(number) = rest.strip_prefix("<=") {
            ("<=", number)
        } else if let Some(number) = rest.strip_prefix('>') {
            (">", number)
        } else {
            ("<", rest.strip_prefix('<')?)
        };
        let number: i64 = number.parse().ok()?;
        match sign {
            ">=" if least.is_none() => least = Some(number),
            ">" if least.is_none() => least = Some(number.checked_add(1)?),
            "<=" if most.is_none() => most = Some(number),
            "<" if most.is_none() => most = Some(number.checked_sub(1)?),
            _ => return None,
        }
    }
    Some((least, most))
}

#[cfg(test)]
mod tests {
    use super::limits;

    #[test]
    fn limits_are_read_in_the_ways_forms_write_them() {
        let both = Some((Some(1), Some(5)));
        for text in [
            ". >= 1 and . <= 5",
            ".>=1 and .<=5",
            "(. > 0) and (. < 6)",
            ".<=5 and .>=1",
            "(.>='1' and .<='5')",
        ] {
            assert_eq!(limits(text), both, "{text}");
        }
        assert_eq!(limits(". >= 18"), Some((Some(18), None)));
        for text in [
            "",
            "regex(., '[0-9]+')",
            ". >= ${q} and . <= 5",
            ". >= 1 or . <= 5",
        ] {
            assert_eq!(limits(text), None, "{text}");
        }
    }
}
