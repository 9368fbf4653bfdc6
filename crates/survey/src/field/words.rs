//! Words that papers and workbooks of the field share.

use crate::Instrument;
use criteria::Status;

/// How far the instrument may be relied on; empty where it is official.
pub(super) fn status(instrument: &Instrument) -> &'static str {
    match instrument.status {
        Status::Official => "",
        Status::Reconstructed => "Mẫu phiếu dựng lại, không phải văn bản chính thức",
        Status::Sample => "Mẫu phiếu minh họa",
    }
}

/// The instrument's title with round and status: what stands below a heading.
pub(super) fn about(instrument: &Instrument, round_title: &str) -> String {
    let mut about = format!("{} ({})", instrument.title.vi, instrument.name());
    for more in [round_title, status(instrument)] {
        if !more.is_empty() {
            about.push_str(" – ");
            about.push_str(more);
        }
    }
    about
}

/// Foot of every sheet: round, instrument, digest.
pub(super) fn footer(instrument: &Instrument, round_title: &str) -> String {
    let digest = instrument.digest.get(..12).unwrap_or(&instrument.digest);
    let mut parts = vec![round_title.to_owned(), instrument.name(), digest.to_owned()];
    parts.retain(|part| !part.is_empty());
    parts.join(" – ")
}

/// `9.15` for the code `Q9.15`; nothing for a code that is a word.
pub(super) fn number_of(code: &str) -> String {
    let number = code.strip_prefix(['Q', 'q']).unwrap_or("");
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '_'));
    match is_number {
        true => number.replace('_', "."),
        false => String::new(),
    }
}

/// Whether a text looks like a telephone, an identity card or an address of mail, wherever it was typed.
pub(super) fn is_number_of_somebody(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.contains('@') || (digits >= 9 && letters <= 3)
}
