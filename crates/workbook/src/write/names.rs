//! Names that a workbook accepts.

use super::entry::cut;

/// Characters of a sheet's name.
const MOST: usize = 31;

/// A sheet's name out of any text, unlike those given (case apart): forbidden characters become `-`, 31 characters are kept, a number is added where the name is taken.
pub(crate) fn sheet_name<'a>(wanted: &str, taken: impl Iterator<Item = &'a str> + Clone) -> String {
    let allowed: String = wanted
        .chars()
        .map(|c| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '-',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    let trimmed = allowed.trim().trim_matches('\'').trim();
    // Excel keeps "History" for itself.
    let base = if trimmed.is_empty() {
        "Trang".to_owned()
    } else if trimmed.eq_ignore_ascii_case("history") {
        format!("{trimmed} ")
    } else {
        trimmed.to_owned()
    };
    let is_free = |name: &str| {
        let low = name.to_lowercase();
        !taken.clone().any(|other| other.to_lowercase() == low)
    };
    let first = shortened(&base, MOST);
    if is_free(&first) {
        return first;
    }
    let mut number = 2_u32;
    loop {
        let tail = format!(" ({number})");
        let name = format!("{}{tail}", shortened(&base, MOST - tail.len()));
        if is_free(&name) {
            return name;
        }
        number += 1;
    }
}

fn shortened(name: &str, most: usize) -> String {
    let cut = cut(name.chars(), most);
    // A name may not end in an apostrophe, and a blank before the added number reads badly.
    cut.trim_end_matches('\'').trim_end().to_owned()
}

/// The sheet's name as formulas write it.
pub(crate) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wanted: &str, taken: &[&str], expect: &str) {
        assert_eq!(sheet_name(wanted, taken.iter().copied()), expect);
    }

    #[test]
    fn names_are_made_fit() {
        check("Phiếu", &[], "Phiếu");
        check("A/B: [C]*?\\", &[], "A-B- -C----");
        check("", &[], "Trang");
        check("'abc'", &[], "abc");
        check("Phiếu", &["phiếu"], "Phiếu (2)");
        check("Phiếu", &["Phiếu", "PHIẾU (2)"], "Phiếu (3)");
        let long = "Xã có tên rất dài không vừa một trang tính";
        check(long, &[], "Xã có tên rất dài không vừa mộ…");
        check(
            long,
            &["Xã có tên rất dài không vừa mộ…"],
            "Xã có tên rất dài không vừ… (2)",
        );
    }
}
