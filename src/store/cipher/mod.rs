//! Encrypted files: the key, and what becomes of a file that does not fit it.
//!
//! SQLCipher stretches a passphrase with a file's salt by 256,000 rounds, for every connection anew. Here that is done once:
//! connections are given the stretched key, and new files take the salt of their folder.

mod head;
mod key;
mod rekey;
mod sealed;
mod vault;

pub use key::DatabaseKey;
pub use rekey::Rekeyed;
pub(super) use vault::Vault;
