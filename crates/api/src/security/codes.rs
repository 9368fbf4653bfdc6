//! One-time codes (TOTP, RFC 6238: SHA-1, six digits, thirty seconds), each taken once.

use crate::problem::Problem;
use jiff::Timestamp;
use std::{collections::HashMap, sync::Mutex};
use store::Secret;
use totp_rs::{Builder, Secret as Bytes, Totp};

/// The last step that each account has used, so that a code seen by another is of no use.
#[derive(Default)]
pub(crate) struct UsedCodes(Mutex<HashMap<String, u64>>);

/// A new secret, in the letters that an authenticator app takes.
pub(crate) fn new_secret() -> Result<Secret, Problem> {
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).map_err(|error| Problem::ours(&error))?;
    Ok(Secret::new(Bytes::from(bytes).to_base32()))
}

/// The address that an authenticator app opens.
pub(crate) fn address(secret: &Secret, name: &str) -> String {
    format!(
        "otpauth://totp/parindex:{}?secret={}&issuer=parindex",
        crate::layout::in_query(name),
        secret.expose()
    )
}

fn totp(secret: &Secret) -> Option<Totp> {
    let bytes = Bytes::try_from_base32(secret.expose()).ok()?;
    Builder::new().with_secret(bytes).build().ok()
}

impl UsedCodes {
    /// Whether the code is right now, one step before or one after, and was not used yet.
    pub(crate) fn take(&self, account: &str, secret: &Secret, code: &str, now: Timestamp) -> bool {
        let code: String = code.chars().filter(char::is_ascii_digit).collect();
        let (Some(totp), Ok(seconds)) = (totp(secret), u64::try_from(now.as_second())) else {
            return false;
        };
        let Some(step) = totp.check(&code, seconds) else {
            return false;
        };
        let mut used = match self.0.lock() {
            Ok(used) => used,
            Err(poisoned) => poisoned.into_inner(),
        };
        // Steps older than the window can never come again.
        let oldest = (seconds / 30).saturating_sub(2);
        used.retain(|_, own| *own >= oldest);
        match used.get(account) {
            Some(last) if *last >= step => false,
            _ => {
                used.insert(account.to_owned(), step);
                true
            }
        }
    }
}

/// The code of a moment, as an app shows it.
#[cfg(test)]
pub(crate) fn code_at(secret: &Secret, now: Timestamp) -> String {
    totp(secret)
        .unwrap()
        .generate(u64::try_from(now.as_second()).unwrap())
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, SHA-1: at 59 seconds 94287082, of which six digits are 287082.
    #[test]
    fn the_codes_are_those_of_rfc_6238_and_each_is_taken_once() {
        let secret = Secret::new(Bytes::from(b"12345678901234567890".to_vec()).to_base32());
        let at = |second| Timestamp::from_second(second).unwrap();
        assert_eq!(code_at(&secret, at(59)), "287082");
        let used = UsedCodes::default();
        assert!(!used.take("a", &secret, "287083", at(59)));
        assert!(used.take("a", &secret, "287 082", at(59)));
        assert!(!used.take("a", &secret, "287082", at(61)));
        assert!(used.take("b", &secret, "287082", at(61)));
        // Two steps later it is too old.
        assert!(!used.take("c", &secret, "287082", at(121)));
    }
}
