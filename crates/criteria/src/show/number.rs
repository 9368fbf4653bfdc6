//! Numbers in the style of the language: decimal comma in Vietnamese.

use finding::Lang;
use points::Exact;

/// As written in the file, without zeros behind.
pub(crate) fn plain(number: &Exact, lang: Lang) -> String {
    styled(&number.trimmed(), lang)
}

/// Points: at least two digits, `0` for nothing.
pub(crate) fn points(number: &Exact, lang: Lang) -> String {
    let short = number.trimmed();
    if short.is_zero() {
        return "0".to_owned();
    }
    match short.as_decimal() {
        Some((mantissa, digits)) if digits < 2 => {
            let wider = mantissa.checked_mul(10_i64.pow(u32::from(2 - digits)));
            let wide = wider.map_or(short, |mantissa| Exact::decimal(mantissa, 2));
            styled(&wide, lang)
        }
        _ => styled(&short, lang),
    }
}

fn styled(number: &Exact, lang: Lang) -> String {
    let text = number.to_string();
    match lang {
        Lang::Vi => text.replace('.', ","),
        Lang::En => text,
    }
}
