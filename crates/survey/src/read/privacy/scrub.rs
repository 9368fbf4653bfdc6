//! Texts made fit for a finding: what could name a person is masked.

use super::values::{by_digits, is_email};
use vietnamese::{fold, nfc};

/// The longest text that a finding repeats; what is longer is free text and is not shown.
const LONGEST: usize = 80;

/// The text with e-mail addresses and long numbers masked, cut to a length that a message can hold.
pub(crate) fn scrub(text: &str) -> String {
    let text = nfc(text);
    let cut: String = text.chars().take(LONGEST + 1).collect();
    let long = cut.chars().count() > LONGEST;
    // A number that the cut splits would no longer be recognised, so whole words only.
    let kept = if long {
        cut.rsplit_once(char::is_whitespace)
            .map_or("", |(kept, _)| kept)
    } else {
        cut.as_str()
    };
    let mut out = mask(kept);
    if long {
        out.push('…');
    }
    out
}

/// The text with e-mail addresses and long numbers masked, at its full length: for names of files, which have to be found again.
pub(crate) fn mask(text: &str) -> String {
    masked_numbers(&masked_emails(text))
}

/// As [`mask`], with names of persons masked too: for headings in a mapping, by which they are found again, so that none may be cut.
pub(crate) fn mask_label(text: &str) -> String {
    let clean = mask(&nfc(text));
    if holds_label_name(&clean) {
        "«…»".to_owned()
    } else {
        clean
    }
}

/// As [`scrub`], with names of persons masked too: for headings, sheet names and labels that the program repeats.
pub(crate) fn scrub_label(text: &str) -> String {
    let clean = scrub(text);
    if holds_label_name(&clean) {
        "«…»".to_owned()
    } else {
        clean
    }
}

/// An answer that is no choice, as a finding may show it; `None` where it is free text, a name or an address.
pub(crate) fn shown_answer(text: &str) -> Option<String> {
    let free = text.chars().nth(LONGEST).is_some() || text.split_whitespace().nth(12).is_some();
    if free || looks_like_name(text) || looks_like_address(text) || holds_name(text) {
        return None;
    }
    Some(scrub(text))
}

fn masked_emails(text: &str) -> String {
    if !text.contains('@') {
        return text.to_owned();
    }
    let words = text.split_inclusive(char::is_whitespace).map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if is_email(bare) || word.contains('@') {
            "«…» ".to_owned()
        } else {
            word.to_owned()
        }
    });
    words.collect::<String>().trim_end().to_owned()
}

/// Runs of digits with single marks between them that are as long as a telephone or identity number.
fn masked_numbers(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            out.push(letters[at]);
            at += 1;
            continue;
        }
        let mut end = at;
        let mut digits = String::new();
        let mut next = at;
        while next < letters.len() {
            if letters[next].is_ascii_digit() {
                digits.push(letters[next]);
                end = next + 1;
            } else if !matches!(letters[next], ' ' | '.' | '-' | '(' | ')') || next > end + 1 {
                break;
            }
            next += 1;
        }
        let parted = letters[at..end].iter().any(|c| !c.is_ascii_digit());
        if digits.len() >= 8 && (!parted || by_digits(&digits, false).is_some()) {
            out.push_str("«…»");
        } else {
            out.extend(&letters[at..end]);
        }
        at = end;
    }
    out
}

/// Family names that more than nine in ten Vietnamese bear, without diacritics.
const FAMILIES: [&str; 44] = [
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
    "ho", "ngo", "duong", "ly", "dinh", "luong", "trinh", "truong", "doan", "dao", "cao", "mai",
    "ha", "lam", "phung", "to", "tong", "ta", "chu", "quach", "thai", "la", "luu", "kieu", "vuong",
    "giang", "trieu", "nong", "hua", "ma", "tang", "ngan",
];

/// Whether the whole text looks like a person's name: two to five words with capitals, the first a family name.
pub(crate) fn looks_like_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let titles = [
        "ông", "bà", "anh", "chị", "ong", "ba", "chi", "em", "mr", "mrs", "ms",
    ];
    let titled = words
        .first()
        .is_some_and(|word| titles.contains(&word.to_lowercase().trim_end_matches('.')));
    let words = if titled { &words[1..] } else { &words[..] };
    let least = if titled { 1 } else { 2 };
    if !(least..=5).contains(&words.len()) {
        return false;
    }
    let capital = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(char::is_alphabetic)
    };
    words.iter().all(capital) && (titled || FAMILIES.contains(&fold(words[0]).as_str()))
}

/// A label with a name inside: what stands behind a colon or in brackets is masked where it is one.
fn holds_label_name(text: &str) -> bool {
    text.split([':', '(', ')'])
        .any(|part| looks_like_name(part.trim()))
}

/// Whether a name stands inside the text: a family name and at least one more word with a capital, not at the text's beginning only.
fn holds_name(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(3).any(|run| looks_like_name(&run.join(" ")))
        || words.windows(2).any(|run| looks_like_name(&run.join(" ")))
}

/// Whether the text begins like an address: `Số 12, …`, `Thôn 3`, `Tổ 5 …`.
fn looks_like_address(text: &str) -> bool {
    let plain = fold(text);
    let starts = [
        "so nha ",
        "thon ",
        "xom ",
        "ap ",
        "khu pho ",
        "to dan pho ",
        "ngo ",
        "hem ",
        "duong ",
    ];
    let numbered = plain.starts_with("so ") && plain[3..].starts_with(|c: char| c.is_ascii_digit());
    numbered || starts.iter().any(|start| plain.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_a_person_is_masked() {
        assert_eq!(scrub("gọi 0912 345 678 nhé"), "gọi «…» nhé");
        assert_eq!(scrub("a.b@example.vn"), "«…»");
        assert_eq!(scrub("thư: a.b@example.vn, cảm ơn"), "thư: «…» cảm ơn");
        assert_eq!(scrub("CCCD 001085012345"), "CCCD «…»");
        assert_eq!(scrub("Hài lòng 5"), "Hài lòng 5");
        assert_eq!(scrub("01/02/2024 10:30"), "01/02/2024 10:30");
        assert_eq!(shown_answer("Nguyễn Văn An"), None);
        assert_eq!(shown_answer("cán bộ Trần Thị Bình rất tốt"), None);
        assert_eq!(shown_answer("Số 12, ngõ 3"), None);
        assert_eq!(shown_answer("hài long").as_deref(), Some("hài long"));
        assert_eq!(scrub_label("Lê Thị Mận"), "«…»");
        assert_eq!(scrub_label("Người phỏng vấn: Lê Thị Mận"), "«…»");
        assert_eq!(scrub_label("Phiếu (ông Mận)"), "«…»");
        assert_eq!(scrub_label("Xã An Hòa"), "Xã An Hòa");
    }

    #[test]
    fn a_number_at_the_cut_does_not_slip_through() {
        let text = format!("{} 0912345678", "x".repeat(76));
        assert!(!scrub(&text).contains("091"));
    }
}
