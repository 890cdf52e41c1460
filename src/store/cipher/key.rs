//! The key of the files. It never shows itself.

use std::fmt;

use ring::hmac;
use ring::pbkdf2;

use super::head::Salt;

/// Bytes of a key as the cipher takes it.
const KEY: usize = 32;
/// How often SQLCipher 4 stretches a passphrase.
const ROUNDS: std::num::NonZeroU32 = std::num::NonZeroU32::new(256_000).expect("the number of rounds is not zero");
/// How often it stretches the key once more for the codes of the pages.
const CODE_ROUNDS: std::num::NonZeroU32 = std::num::NonZeroU32::new(2).expect("the number of rounds is not zero");
/// What it changes in the salt for them.
const CODE_SALT: u8 = 0x3a;
/// A passphrase that is shorter is guessed too fast, in characters.
const SHORTEST: usize = 12;

/// What people configure: a passphrase, or the key itself as 64 hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseKey(Secret);

#[derive(Clone, PartialEq, Eq)]
enum Secret {
    Passphrase(String),
    Raw([u8; KEY]),
}

impl DatabaseKey {
    /// Reads a key; blanks around it do not count.
    ///
    /// # Errors
    /// Why the text is no key. What is said does not quote it.
    pub fn new(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if let Some(raw) = raw(text) {
            return Ok(DatabaseKey(Secret::Raw(raw)));
        }
        if text.chars().any(char::is_control) {
            return Err("the key must be one line without control characters".to_owned());
        }
        match text.chars().count() {
            short if short < SHORTEST => {
                Err(format!("the key must be 64 hexadecimal digits, or a passphrase of {SHORTEST} characters or more"))
            }
            _ => Ok(DatabaseKey(Secret::Passphrase(text.to_owned()))),
        }
    }

    /// The key of the files that have this salt. Stretching a passphrase takes a fifth of a second.
    pub(super) fn of_salt(&self, salt: Salt) -> FileKey {
        let mut key = [0; KEY];
        match &self.0 {
            Secret::Raw(raw) => key = *raw,
            Secret::Passphrase(text) => {
                pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA512, ROUNDS, &salt, text.as_bytes(), &mut key);
            }
        }
        FileKey { key, salt }
    }
}

fn raw(text: &str) -> Option<[u8; KEY]> {
    if text.len() != 2 * KEY || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut raw = [0; KEY];
    for (at, byte) in raw.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(raw)
}

impl fmt::Debug for DatabaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseKey(hidden)")
    }
}

/// The stretched key of a file with its salt.
#[derive(Clone, Copy)]
pub(in crate::store) struct FileKey {
    key: [u8; KEY],
    salt: Salt,
}

impl FileKey {
    /// As SQLCipher takes it without stretching it anew.
    pub(super) fn for_sqlcipher(&self) -> String {
        format!("x'{}{}'", hex(&self.key), hex(&self.salt))
    }

    /// The key with which the codes of the pages are made.
    pub(super) fn for_codes(&self) -> hmac::Key {
        let mut key = [0; KEY];
        let salt = self.salt.map(|byte| byte ^ CODE_SALT);
        pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA512, CODE_ROUNDS, &salt, &self.key, &mut key);
        hmac::Key::new(hmac::HMAC_SHA512, &key)
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(hidden)")
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_passphrase_or_digits_and_is_never_shown() {
        let digits = "0123456789abcdefABCDEF0123456789".repeat(2);
        for (text, is_raw) in [
            ("correct horse battery", Some(false)),
            ("päivänkakkara ", Some(false)),
            (digits.as_str(), Some(true)),
            (&digits[1..], Some(false)),
            (&format!("+{}", &digits[1..]), Some(false)),
            ("short", None),
            ("           q", None),
            ("two lines\nof a passphrase", None),
            ("", None),
        ] {
            let key = DatabaseKey::new(text);
            assert_eq!(key.as_ref().ok().map(|key| matches!(key.0, Secret::Raw(_))), is_raw, "{text}");
            match key {
                Ok(key) => assert_eq!(format!("{key:?}"), "DatabaseKey(hidden)"),
                Err(told) => assert!(text.trim().is_empty() || !told.contains(text.trim()), "{told}"),
            }
        }
    }

    #[test]
    fn the_salt_makes_another_key_of_the_same_passphrase() {
        let key = DatabaseKey::new("correct horse battery").unwrap();
        let (first, second) = (key.of_salt([1; 16]), key.of_salt([2; 16]));
        assert_ne!(first.key, second.key);
        assert_eq!(format!("{first:?}"), "FileKey(hidden)");
    }
}
