//! On a page in English, titles and names that stand in Vietnamese say so (WCAG 2.2, 3.1.2), so that a reader's voice reads them right.
//!
//! One way for all pages: a text that is mostly Vietnamese gets `lang="vi"`, on its own element where it fills it, else on a `span` around it.
//! It reads what our own templates write: `>` stands only at the end of a tag.

/// The start of a page in English.
const ENGLISH: &str = "<!DOCTYPE html>\n<html lang=\"en\"";
/// Elements whose text is left as it is: drawings have their own words, styles are none.
const LEFT: [&str; 3] = ["svg", "style", "title"];
/// Elements that hold text only, so that no `span` may stand in them.
const TEXT_ONLY: [&str; 2] = ["option", "textarea"];

/// The page with its Vietnamese parts marked; a page in Vietnamese as it is.
pub(crate) fn marked(page: String) -> String {
    if !page.starts_with(ENGLISH) || !page.chars().any(is_vietnamese) {
        return page;
    }
    let mut out = String::with_capacity(page.len() + page.len() / 16);
    let mut rest = page.as_str();
    // The tag that the next text stands behind.
    let mut tag = "";
    let mut left: Option<&str> = None;
    while let Some(start) = rest.find('<') {
        let text = &rest[..start];
        let Some(end) = rest[start..].find('>').map(|at| start + at + 1) else {
            break;
        };
        let next = &rest[start..end];
        let fills = opens(tag) && next.strip_prefix("</") == Some(name_with_end(tag).as_str());
        if left.is_some() || says(tag).is_some() && fills || !mostly_vietnamese(text) {
            out.push_str(tag);
            out.push_str(text);
        } else if fills || TEXT_ONLY.contains(&name(tag)) {
            out.push_str(tag.strip_suffix('>').unwrap_or(tag));
            out.push_str(" lang=\"vi\">");
            out.push_str(text);
        } else {
            let inner = text.trim();
            let at = text.find(inner).unwrap_or(0);
            out.push_str(tag);
            out.push_str(&text[..at]);
            out.push_str("<span lang=\"vi\">");
            out.push_str(inner);
            out.push_str("</span>");
            out.push_str(&text[at + inner.len()..]);
        }
        tag = next;
        match left {
            Some(own)
                if next
                    .strip_prefix("</")
                    .is_some_and(|to| to.starts_with(own)) =>
            {
                left = None;
            }
            None if opens(next) => left = LEFT.into_iter().find(|own| *own == name(next)),
            _ => {}
        }
        rest = &rest[end..];
    }
    out.push_str(tag);
    out.push_str(rest);
    out
}

/// The name of a tag.
fn name(tag: &str) -> &str {
    let own = tag.trim_start_matches(['<', '/']);
    own.split([' ', '>', '/', '\n']).next().unwrap_or_default()
}

fn name_with_end(tag: &str) -> String {
    format!("{}>", name(tag))
}

fn opens(tag: &str) -> bool {
    tag.starts_with('<') && !tag.starts_with("</") && !tag.ends_with("/>")
}

/// The language that a tag names.
fn says(tag: &str) -> Option<&str> {
    let from = tag.find(" lang=\"")? + " lang=\"".len();
    tag[from..].split('"').next()
}

/// Whether a text is Vietnamese, and not English with a name in it: words with Vietnamese letters are at least twice as many as words that are no Vietnamese syllable.
/// Short forms in capitals (`TTHC`) say nothing either way.
fn mostly_vietnamese(text: &str) -> bool {
    let words = text.split(|own: char| !own.is_alphabetic());
    let (mut own, mut other) = (0_usize, 0_usize);
    for word in words.filter(|word| !word.is_empty()) {
        if word.chars().any(is_vietnamese) {
            own += 1;
        } else if !word.chars().skip(1).any(char::is_uppercase) && !vietnamese::is_syllable(word) {
            other += 1;
        }
    }
    own > 0 && own >= other * 2
}

/// Letters that English does not write.
fn is_vietnamese(letter: char) -> bool {
    matches!(letter,
        'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý'
        | 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý'
        | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư'
        | '\u{1EA0}'..='\u{1EF9}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(body: &str) -> String {
        format!("{ENGLISH}><body>{body}</body></html>")
    }

    #[test]
    fn vietnamese_parts_of_an_english_page_say_so() {
        let cases = [
            (
                "<p class=\"notice\">DỮ LIỆU TỔNG HỢP (không có thật)</p>",
                "<p class=\"notice\" lang=\"vi\">DỮ LIỆU TỔNG HỢP (không có thật)</p>",
            ),
            (
                "<td><b>1.1</b> Kế hoạch năm <i>x</i></td>",
                "<td><b>1.1</b> <span lang=\"vi\">Kế hoạch năm</span> <i>x</i></td>",
            ),
            (
                "<p>Tỷ lệ hồ sơ TTHC online: <b>x</b></p>",
                "<p><span lang=\"vi\">Tỷ lệ hồ sơ TTHC online:</span> <b>x</b></p>",
            ),
            (
                "<option value=\"a\">Bộ cũ</option>",
                "<option value=\"a\" lang=\"vi\">Bộ cũ</option>",
            ),
            (
                "<textarea name=\"t\">\nĐã sửa\n</textarea>",
                "<textarea name=\"t\" lang=\"vi\">\nĐã sửa\n</textarea>",
            ),
        ];
        for (page, expected) in cases {
            assert_eq!(marked(english(page)), english(expected));
        }
    }

    #[test]
    fn names_within_english_drawings_and_what_is_marked_stay() {
        for page in [
            "<p>12 units, highest Phường Đông Thịnh (97.89%), lowest Phường Phú Cường (74.22%), common level 87.08%</p>",
            "<p>Points not reached – Phường Minh An</p>",
            "<svg><title>Bảng điểm</title><text>Xã Hiền Lương</text></svg><p>x</p>",
            "<a lang=\"vi\" title=\"x\">Tiếng Việt</a>",
            "<p>Points &#60;b&#62;</p>",
        ] {
            assert_eq!(marked(english(page)), english(page));
        }
        let own = "<!DOCTYPE html>\n<html lang=\"vi\"><p>Kế hoạch</p></html>".to_owned();
        assert_eq!(marked(own.clone()), own);
    }
}
