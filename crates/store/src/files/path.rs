//! Paths inside a round's folder.

use crate::Failure;

/// The path, where it stays inside its folder on every system: relative, parts by `/`, no `.` or `..`, no control characters, no `\` or `:`, none too long.
pub(crate) fn checked_path(path: &str) -> Result<&str, Failure> {
    let part_is_fine = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && part.len() <= 200
            && !part
                .chars()
                .any(|sign| sign.is_control() || sign == '\\' || sign == ':')
    };
    if path.len() <= 1_000 && path.split('/').all(part_is_fine) {
        Ok(path)
    } else {
        Err(Failure::BadPath)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_lead_out_are_refused() {
        for path in ["round.toml", "forms/a b.xlsx", "Phiếu/…/x"] {
            assert!(checked_path(path).is_ok(), "{path}");
        }
        let long = "a".repeat(201);
        for path in [
            "", "/", "/a", "a/", "a//b", ".", "..", "a/..", "../a", "a/./b", "a\\b", "C:a", "a\0",
            "a\n", &long,
        ] {
            assert!(checked_path(path).is_err(), "{path:?}");
        }
    }
}
