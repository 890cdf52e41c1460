//! The key of encrypted files: where it comes from.

use std::path::{Path, PathBuf};

use super::SettingsError;
use crate::store::DatabaseKey;

/// Where a key is looked for: a variable with the key itself, and one that names a file with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeySource {
    pub variable: &'static str,
    pub file_variable: &'static str,
}

/// The key that the files have.
pub const DATABASE_KEY: KeySource =
    KeySource { variable: "KONTAKTI_DATABASE_KEY", file_variable: "KONTAKTI_DATABASE_KEY_FILE" };
/// The key that `kontakti rekey` gives them.
pub const NEW_DATABASE_KEY: KeySource =
    KeySource { variable: "KONTAKTI_DATABASE_NEW_KEY", file_variable: "KONTAKTI_DATABASE_NEW_KEY_FILE" };

impl KeySource {
    /// The key that is configured; `None` when none is. Blank variables count as not set. The key itself wins over the
    /// variable's file, and that over the file of the settings.
    ///
    /// # Errors
    /// A file that cannot be read, or a text that is no key. What is said names its source, never the key.
    pub fn read(
        self,
        lookup: impl Fn(&str) -> Option<String>,
        setting: Option<&Path>,
    ) -> Result<Option<DatabaseKey>, SettingsError> {
        let filled = |name| lookup(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        if let Some(text) = filled(self.variable) {
            let refused = |cause| SettingsError::Variable { name: self.variable, cause };
            return DatabaseKey::new(&text).map(Some).map_err(refused);
        }
        let named = filled(self.file_variable).map(|path| (self.file_variable, PathBuf::from(path)));
        let Some((name, path)) = named.or_else(|| Some(("data.key_file", setting?.to_owned()))) else {
            return Ok(None);
        };
        let refused = |cause: String| SettingsError::Variable { name, cause: format!("{}: {cause}", path.display()) };
        let text = std::fs::read_to_string(&path).map_err(|error| refused(error.to_string()))?;
        DatabaseKey::new(&text).map(Some).map_err(refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_itself_wins_over_its_file_and_that_over_the_settings() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("the file is written");
            path
        };
        let (named, set) = (file("named", "of the variable's file\n"), file("set", "of the settings' file"));
        let read = |itself: &'static str, named: &Path| {
            let lookup = |name: &str| match name {
                "KONTAKTI_DATABASE_KEY" => Some(itself.to_owned()),
                "KONTAKTI_DATABASE_KEY_FILE" => Some(named.display().to_string()),
                _ => None,
            };
            DATABASE_KEY.read(lookup, Some(&set))
        };
        let key = |text| Some(DatabaseKey::new(text).expect("it is long enough"));
        assert_eq!(read("of the variable", &named).expect("a key"), key("of the variable"));
        assert_eq!(read(" ", &named).expect("a key"), key("of the variable's file"));
        assert_eq!(read("", Path::new("")).expect("a key"), key("of the settings' file"));
        assert_eq!(DATABASE_KEY.read(|_| None, None).expect("nothing is wrong"), None);
        for (itself, named, told) in [
            ("hush", named.as_path(), "KONTAKTI_DATABASE_KEY: "),
            ("", file("short", "hush").as_path(), "KONTAKTI_DATABASE_KEY_FILE: "),
            ("", Path::new("no-such-file"), "KONTAKTI_DATABASE_KEY_FILE: no-such-file: "),
        ] {
            let error = read(itself, named).expect_err("it is no key").to_string();
            assert!(error.starts_with(told) && !error.contains("hush"), "{error}");
        }
    }
}
