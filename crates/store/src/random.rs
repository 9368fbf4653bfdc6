//! Names that nobody can guess.

use std::fmt::Write as _;

/// A random id of 128 bits, as 32 hexadecimal digits: accounts, previews, plans, webhooks.
///
/// # Panics
/// Where the operating system gives no random bytes; nothing safe can be done then.
#[must_use]
pub fn random_id() -> String {
    random(16)
}

/// A random secret of 256 bits, as 64 hexadecimal digits: sessions, keys, signatures.
///
/// # Panics
/// As [`random_id`].
#[must_use]
pub fn random_secret() -> String {
    random(32)
}

fn random(bytes: usize) -> String {
    let mut buffer = vec![0_u8; bytes];
    getrandom::fill(&mut buffer).expect("the operating system gives random bytes");
    hex(&buffer)
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
