//! Words that somebody gives: there, and within their length.

use super::{Refused, findings};

/// The longest reason, explanation or item of minutes, in characters.
pub(crate) const LONGEST: usize = 4_000;

/// The words without space around them, composed; refused where none are given or they are too long.
pub(crate) fn given(words: &str) -> Result<String, Refused> {
    let words = vietnamese::nfc(words.trim());
    if words.is_empty() {
        return Err(findings::no_words().into());
    }
    if words.chars().count() > LONGEST {
        return Err(findings::words_too_long(LONGEST).into());
    }
    Ok(words.into_owned())
}

/// The same where words may be left out.
pub(crate) fn maybe(words: &str) -> Result<Option<String>, Refused> {
    if words.trim().is_empty() {
        return Ok(None);
    }
    given(words).map(Some)
}
