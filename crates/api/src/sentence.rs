//! Refusals as sentences on a page.

use crate::text::Words;
use finding::{Finding, Lang};

/// A finding: what is wrong, what is expected, how to mend it.
pub(crate) fn sentence(own: &Finding, lang: Lang) -> String {
    let mut text = wrong(own, lang);
    let fix = own.fix.get(lang);
    if !fix.is_empty() {
        text.push_str(&format!(" {}", stands_alone(fix)));
    }
    text
}

/// What is wrong, and what is expected.
pub(crate) fn wrong(own: &Finding, lang: Lang) -> String {
    let expected = own.expected.get(lang);
    let message = own.message.get(lang);
    if expected.is_empty() {
        return stands_alone(message);
    }
    let word = Words::new(lang).t("self-expected");
    stands_alone(&format!("{message}; {word}: {expected}"))
}

/// With a capital letter and a full stop.
pub(crate) fn stands_alone(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    let mut text: String = first.into_iter().flatten().chain(letters).collect();
    if !text.ends_with(['.', '!', '?', ':']) {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use finding::Place;

    #[test]
    fn a_finding_says_what_is_wrong_what_is_expected_and_how_to_mend_it() {
        let own = Finding::error("x", Place::whole("form"))
            .says("điểm “a” không đọc được", "points \"a\" cannot be read")
            .expected("một số", "a number")
            .fix("gõ số, ví dụ 1,5", "type a number, such as 1.5");
        assert_eq!(
            sentence(&own, Lang::Vi),
            "Điểm “a” không đọc được; cần: một số. Gõ số, ví dụ 1,5."
        );
        assert_eq!(stands_alone("đã hết hạn!"), "Đã hết hạn!");
    }
}
