//! Texts in two languages, codes, and words cut for messages.

use criteria::toml::Table;
use finding::Text;

/// The title of a block: Vietnamese has to be there, English is the same words where it is not given.
pub(crate) fn needed(table: Table<'_>, key: &str, key_en: &str) -> Text {
    if !table.has(key) {
        table.missing(key);
    }
    optional(table, key, key_en)
}

/// Nothing where the key is absent.
pub(crate) fn optional(table: Table<'_>, key: &str, key_en: &str) -> Text {
    let vi = tidy(&table.text(key).unwrap_or_default());
    let en = table
        .text(key_en)
        .map_or_else(|| vi.clone(), |en| tidy(&en));
    Text { vi, en }
}

/// NFC, without the blanks around: the form in which labels are compared and written.
pub(crate) fn tidy(text: &str) -> String {
    vietnamese::nfc(text.trim()).into_owned()
}

/// One line of at most 60 characters, so that a message stays a message.
pub(crate) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut short: String = text.chars().take(LONGEST).map(plain).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

/// Whether a tool takes the text for the name of a question: a letter or `_`, then letters, digits, `_`, `-` and `.`.
pub(crate) fn is_name(text: &str) -> bool {
    const LONGEST: usize = 64;
    let mut letters = text.chars();
    letters
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && letters.all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
        && text.len() <= LONGEST
}

/// Whether a tool takes the text for the name of a choice.
pub(crate) fn is_choice_name(text: &str) -> bool {
    const LONGEST: usize = 64;
    !text.is_empty() && text.len() <= LONGEST && !text.chars().any(|c| c.is_control() || c == '"')
}

/// Whether the text can be the code of a part or factor: `III`, `1`, `policy`.
pub(crate) fn is_code(text: &str) -> bool {
    const LONGEST: usize = 40;
    let odd = |c: char| c.is_whitespace() || c.is_control() || c == ':';
    !text.is_empty() && text.chars().count() <= LONGEST && !text.chars().any(odd)
}
