//! A condition's text in pieces.

use super::Trouble;

/// No condition of a questionnaire is longer.
const LONGEST: usize = 4_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// `${name}`.
    Reference(String),
    /// In quotation marks.
    Text(String),
    /// A bare word: a question, a number, a function, `and`.
    Word(String),
    /// `=`, `!=`, `<`, `<=`, `>`, `>=`.
    Compare(&'static str),
    Open,
    Close,
    Comma,
}

pub(crate) fn split(text: &str) -> Result<Vec<Token>, Trouble> {
    if text.len() > LONGEST {
        return Err(Trouble::TooLarge);
    }
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = one(rest, first)?;
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

/// The next token and its length in bytes.
fn one(rest: &str, first: char) -> Result<(Token, usize), Trouble> {
    let unread = || Trouble::Unread(rest.to_owned());
    for (sign, name) in [
        ("!=", "!="),
        ("<>", "!="),
        ("<=", "<="),
        (">=", ">="),
        ("==", "="),
        ("=", "="),
        ("<", "<"),
        (">", ">"),
    ] {
        if rest.starts_with(sign) {
            return Ok((Token::Compare(name), sign.len()));
        }
    }
    match first {
        '(' => Ok((Token::Open, 1)),
        ')' => Ok((Token::Close, 1)),
        ',' => Ok((Token::Comma, 1)),
        '$' => {
            let inner = rest.strip_prefix("${").ok_or_else(unread)?;
            let end = inner.find('}').ok_or_else(unread)?;
            Ok((Token::Reference(inner[..end].trim().to_owned()), end + 3))
        }
        // Word processors make typographic quotation marks of plain ones.
        '\'' | '"' | '‘' | '’' | '“' | '”' => {
            let closing: &[char] = match first {
                '\'' => &['\''],
                '"' => &['"'],
                '‘' | '’' => &['’', '‘'],
                _ => &['”', '“'],
            };
            let inner = &rest[first.len_utf8()..];
            let end = inner.find(closing).ok_or_else(unread)?;
            let close = inner[end..].chars().next().map_or(1, char::len_utf8);
            let length = first.len_utf8() + end + close;
            Ok((Token::Text(inner[..end].to_owned()), length))
        }
        _ => {
            let end = rest
                .find(|c: char| !(c.is_alphanumeric() || "_.-".contains(c)))
                .unwrap_or(rest.len());
            if end == 0 {
                return Err(unread());
            }
            Ok((Token::Word(rest[..end].to_owned()), end))
        }
    }
}
