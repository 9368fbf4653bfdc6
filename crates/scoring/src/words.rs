//! Numbers and short sentences in both languages, for traces and findings.

use finding::{Lang, Text};
use points::{Exact, Fraction, Mode, RoundTo};

/// Digits shown of a decimal that ends; a number that does not end shows [`CUT_DIGITS`] and an ellipsis.
const MOST_DIGITS: u8 = 9;
const CUT_DIGITS: u8 = 4;

/// A number as a person writes it: `5,84` or `5.84`; `5,8378…` where the decimals go on.
pub(crate) fn number(value: &Fraction, lang: Lang) -> String {
    let whole = value.round(cut(MOST_DIGITS));
    let text = if whole.to_fraction() == *value {
        whole.trimmed().to_string()
    } else {
        format!("{}…", value.round(cut(CUT_DIGITS)))
    };
    localised(&text, lang)
}

/// A stored number with the digits it has: `5,50` stays `5,50`.
pub(crate) fn exact(value: &Exact, lang: Lang) -> String {
    if value.as_decimal().is_some() {
        localised(&value.to_string(), lang)
    } else {
        number(&value.to_fraction(), lang)
    }
}

const fn cut(digits: u8) -> RoundTo {
    RoundTo {
        digits,
        mode: Mode::Down,
    }
}

fn localised(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => text.replace('.', ","),
        Lang::En => text.to_owned(),
    }
}

/// One sentence built twice; `n` prints a number in the language at hand.
pub(crate) fn both(make: impl Fn(Lang, &dyn Fn(&Fraction) -> String) -> String) -> Text {
    let one = |lang| make(lang, &|value: &Fraction| number(value, lang));
    Text::new(one(Lang::Vi), one(Lang::En))
}

/// A formula, the same in both languages but for the decimal mark.
pub(crate) fn formula(make: impl Fn(&dyn Fn(&Fraction) -> String) -> String) -> Text {
    both(|_, n| make(n))
}

/// The rounding step in words: "làm tròn 2 chữ số, nửa lên: 5,84".
pub(crate) fn rounding(to: RoundTo, rounded: &Exact) -> Text {
    let (vi, en) = match to.mode {
        Mode::HalfUp => ("nửa lên", "half up"),
        Mode::HalfEven => ("nửa về số chẵn", "half to even"),
        Mode::Down => ("bỏ phần thừa", "cut off"),
    };
    Text::new(
        format!(
            "làm tròn {} chữ số, {vi}: {}",
            to.digits,
            exact(rounded, Lang::Vi)
        ),
        format!(
            "rounded to {} digits, {en}: {}",
            to.digits,
            exact(rounded, Lang::En)
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_goes_on_is_cut_and_says_so() {
        let value = Fraction::new(6 * 108, 111);
        assert_eq!(number(&value, Lang::Vi), "5,8378…");
        assert_eq!(number(&value, Lang::En), "5.8378…");
        assert_eq!(number(&Fraction::new(153, 8), Lang::Vi), "19,125");
        assert_eq!(number(&Fraction::new(-1, 3), Lang::En), "-0.3333…");
    }

    #[test]
    fn rounding_is_named_with_its_mode() {
        let to = RoundTo::half_up(2);
        let text = rounding(to, &Exact::decimal(584, 2));
        assert_eq!(text.vi, "làm tròn 2 chữ số, nửa lên: 5,84");
    }
}
