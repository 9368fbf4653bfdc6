//! Fonts of the time before Unicode, by name.

use crate::LegacyFont;

/// The font family, where the name is one of `.Vn…` (TCVN3; capitals where it ends in `H`) or `VNI-…`.
pub(super) fn legacy_font(name: &str) -> Option<LegacyFont> {
    let name = name.trim().trim_matches(['\'', '"']);
    let starts = |with: &str| {
        name.get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    if starts(".Vn") {
        let capitals = name.len() > 3 && name.ends_with('H');
        Some(if capitals {
            LegacyFont::Tcvn3Capitals
        } else {
            LegacyFont::Tcvn3
        })
    } else if starts("VNI-") || starts("VNI ") {
        Some(LegacyFont::Vni)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_by_name() {
        let cases = [
            (".VnTime", Some(LegacyFont::Tcvn3)),
            (".VnTimeH", Some(LegacyFont::Tcvn3Capitals)),
            (".vnarial", Some(LegacyFont::Tcvn3)),
            (".VnArial NarrowH", Some(LegacyFont::Tcvn3Capitals)),
            ("VNI-Times", Some(LegacyFont::Vni)),
            ("vni-helve", Some(LegacyFont::Vni)),
            ("Times New Roman", None),
            ("Calibri", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(legacy_font(name), expected, "{name}");
        }
    }
}
