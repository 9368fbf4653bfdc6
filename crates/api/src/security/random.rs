//! Random ids, digests and signatures.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// So many random bytes as hex, from the operating system.
///
/// # Errors
/// When the system gives none; nothing may go on then.
pub(crate) fn random_hex(bytes: usize) -> Result<String, std::io::Error> {
    let mut own = vec![0_u8; bytes];
    getrandom::fill(&mut own).map_err(|error| std::io::Error::other(error.to_string()))?;
    Ok(hex(&own))
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _always_fits = write!(text, "{byte:02x}");
            text
        })
}

/// SHA-256 as hex.
pub(crate) fn digest_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// HMAC-SHA256 as hex.
pub(crate) fn sign(key: &[u8], text: &[u8]) -> String {
    let mut mac =
        <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(text);
    hex(&mac.finalize().into_bytes())
}

/// Whether two secrets are the same, in a time that does not tell where they differ.
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0_u8, |all, (a, b)| all | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_that_of_rfc_4231_case_2() {
        assert_eq!(
            sign(b"Jefe", b"what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert!(same(b"abc", b"abc") && !same(b"abc", b"abd") && !same(b"abc", b"ab"));
    }
}
