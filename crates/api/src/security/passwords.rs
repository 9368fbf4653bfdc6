//! Passwords: Argon2id, never more than a few at one time, never on a thread that serves others.

use crate::problem::Problem;
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use finding::Text;
use store::Secret;
use tokio::sync::Semaphore;

/// Hashes that are computed at one time: each takes 19 MiB and a core.
static ROOM: Semaphore = Semaphore::const_new(2);

/// The least that a password has.
const LEAST: usize = 12;
/// The most, so that nobody makes the server hash a book.
const MOST: usize = 256;

/// The hash of a password, as PHC string of Argon2id with a random salt.
pub(crate) async fn hash(password: &str) -> Result<Secret, Problem> {
    let password = vietnamese::nfc(password).into_owned();
    let _place = ROOM
        .acquire()
        .await
        .map_err(|error| Problem::ours(&error))?;
    tokio::task::spawn_blocking(move || {
        let mut salt = [0_u8; 16];
        getrandom::fill(&mut salt).map_err(|error| Problem::ours(&error))?;
        Argon2::default()
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map(|hash: PasswordHash| Secret::new(hash.to_string()))
            .map_err(|error| Problem::ours(&error))
    })
    .await
    .map_err(|error| Problem::ours(&error))?
}

/// Whether it is the password; where there is no account, as much time is spent on nothing.
pub(crate) async fn is_right(password: &str, hash: Option<&Secret>) -> Result<bool, Problem> {
    if password.len() > MOST * 4 {
        return Ok(false);
    }
    let Some(known) = hash.map(|hash| hash.expose().to_owned()) else {
        self::hash(password).await?;
        return Ok(false);
    };
    let password = vietnamese::nfc(password).into_owned();
    let _place = ROOM
        .acquire()
        .await
        .map_err(|error| Problem::ours(&error))?;
    tokio::task::spawn_blocking(move || {
        PasswordHash::new(&known).is_ok_and(|known| {
            Argon2::default()
                .verify_password(password.as_bytes(), &known)
                .is_ok()
        })
    })
    .await
    .map_err(|error| Problem::ours(&error))
}

/// What is wrong with a new password, if anything.
pub(crate) fn against(password: &str, name: &str) -> Option<Text> {
    let password = vietnamese::nfc(password);
    let n = password.chars().count();
    if n < LEAST {
        return Some(Text::new(
            format!("mật khẩu cần ít nhất {LEAST} ký tự"),
            format!("a password needs at least {LEAST} characters"),
        ));
    }
    if n > MOST {
        return Some(Text::new(
            format!("mật khẩu dài nhất {MOST} ký tự"),
            format!("a password has at most {MOST} characters"),
        ));
    }
    let lower = password.to_lowercase();
    let mut kinds: Vec<char> = lower.chars().collect();
    kinds.sort_unstable();
    kinds.dedup();
    let usual = ["password", "matkhau", "123456", "qwerty", "abcdef"];
    let easy = kinds.len() < 5
        || (!name.is_empty() && lower.contains(&name.to_lowercase()))
        || usual.iter().any(|word| lower.contains(word));
    easy.then(|| {
        Text::new(
            "mật khẩu này dễ đoán: tránh tên tài khoản, dãy phím và một ký tự lặp lại",
            "this password is easy to guess: avoid the account's name, rows of keys and one repeated character",
        )
    })
}

/// A name to sign in with, in the form in which it is compared.
pub(crate) fn account_name(text: &str) -> String {
    vietnamese::nfc(text.trim()).to_lowercase()
}

/// A password that a person can copy: five groups of four, 100 bits, no letters that look alike.
pub(crate) fn readable() -> Result<String, Problem> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789A";
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).map_err(|error| Problem::ours(&error))?;
    let mut text = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(LETTERS[usize::from(byte % 32)]));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_and_no_other() {
        let hash = hash("Một câu dài để nhớ").await.unwrap();
        assert!(hash.expose().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        // The same words, decomposed as some keyboards send them.
        assert!(
            is_right("Mo\u{302}\u{323}t câu dài để nhớ", Some(&hash))
                .await
                .unwrap()
        );
        assert!(!is_right("Một câu dài để nhớ.", Some(&hash)).await.unwrap());
        assert!(!is_right("Một câu dài để nhớ", None).await.unwrap());
    }

    #[test]
    fn what_is_short_or_easy_is_refused() {
        assert!(against("ngắn quá", "an").is_some());
        assert!(against("aaaaaaaaaaaaaaaa", "an").is_some());
        assert!(against("nguyen-van-an-2026", "nguyen-van-an").is_some());
        assert!(against("password-password", "x").is_some());
        assert_eq!(against("sông Đà chảy về xuôi", "an"), None);
        let one = readable().unwrap();
        assert_eq!((one.len(), against(&one, "admin")), (24, None));
    }
}
