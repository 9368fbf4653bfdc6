//! What a number format says about the number.

use crate::Format;

/// The format of a code such as `0.00%`, `dd/mm/yyyy` or `@`.
///
/// Only what stands outside quotation marks, escapes and brackets counts: `0" %"` shows a mark and multiplies nothing.
pub(super) fn of_code(code: &str) -> Format {
    let mut marks = code.chars();
    let mut text = false;
    let mut date = false;
    let general = code
        .get(..7)
        .is_some_and(|start| start.eq_ignore_ascii_case("general"));
    let mut first_section = true;
    while let Some(mark) = marks.next() {
        match mark {
            '\\' | '_' | '*' => drop(marks.next()),
            '"' => drop(marks.by_ref().find(|c| *c == '"')),
            '[' => {
                // [h], [mm], [ss] are durations; [Red], [$-42A], [>=100] are not.
                let inner: String = marks.by_ref().take_while(|c| *c != ']').take(16).collect();
                let same = inner.chars().next().is_some_and(|first| {
                    matches!(first.to_ascii_lowercase(), 'h' | 'm' | 's')
                        && inner.chars().all(|c| c.eq_ignore_ascii_case(&first))
                });
                date |= same && first_section;
            }
            ';' => first_section = false,
            '%' => return Format::Percent,
            '@' => text = true,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S'
                if first_section && !general =>
            {
                date = true
            }
            _ => {}
        }
    }
    match (date, text) {
        (true, _) => Format::Date,
        (false, true) if code.trim() == "@" => Format::Text,
        _ => Format::Plain,
    }
}

/// The format of a number that every workbook knows without writing its code (ECMA-376, part 1, 18.8.30).
pub(super) fn of_builtin(id: u32) -> Format {
    match id {
        9 | 10 => Format::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Format::Date,
        49 => Format::Text,
        _ => Format::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        let cases = [
            ("General", Format::Plain),
            ("0.00", Format::Plain),
            ("#,##0", Format::Plain),
            ("0%", Format::Percent),
            ("0.00%", Format::Percent),
            ("0.0\\%", Format::Plain),
            ("0\" %\"", Format::Plain),
            ("[Red]0.00%;[Blue]-0.00%", Format::Percent),
            ("dd/mm/yyyy", Format::Date),
            ("[$-42A]dd mmmm yyyy", Format::Date),
            ("[h]:mm", Format::Date),
            ("h:mm AM/PM", Format::Date),
            ("[Red]0", Format::Plain),
            ("#,##0\\ \"đồng\"", Format::Plain),
            ("#,##0\\ \"đ\";-#,##0\\ \"đ\"", Format::Plain),
            ("_(* #,##0.00_);_(* (#,##0.00);_(@_)", Format::Plain),
            ("@", Format::Text),
        ];
        for (code, expected) in cases {
            assert_eq!(of_code(code), expected, "{code}");
        }
    }

    #[test]
    fn builtin() {
        assert_eq!(of_builtin(0), Format::Plain);
        assert_eq!(of_builtin(9), Format::Percent);
        assert_eq!(of_builtin(14), Format::Date);
        assert_eq!(of_builtin(49), Format::Text);
    }
}
