//! Discord's bot token: where it comes from, and that it is never shown.

use std::fmt;
use std::path::PathBuf;

use super::SettingsError;

/// The variable that holds the token.
pub const TOKEN_VARIABLE: &str = "DISCORD_TOKEN";
/// The variable that names a file with the token.
pub const TOKEN_FILE_VARIABLE: &str = "DISCORD_TOKEN_FILE";

/// Discord's bot token. It never prints itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    pub fn new(token: impl Into<String>) -> Self {
        Token(token.into())
    }

    /// The secret itself: for the `Authorization` header and the gateway, nothing else.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The token that the environment configures; `None` when it configures none. Blank variables count as not set, and
    /// the token itself wins over the file.
    ///
    /// # Errors
    /// A file that cannot be read or is blank, or a token that cannot be one. The text names the variable, never the
    /// token.
    pub fn from_environment(lookup: impl Fn(&str) -> Option<String>) -> Result<Option<Token>, SettingsError> {
        let filled = |name| lookup(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        if let Some(token) = filled(TOKEN_VARIABLE) {
            return Token::checked(TOKEN_VARIABLE, &token).map(Some);
        }
        let Some(file) = filled(TOKEN_FILE_VARIABLE) else { return Ok(None) };
        let path = PathBuf::from(file);
        let refused = |cause: String| SettingsError::Variable { name: TOKEN_FILE_VARIABLE, cause };
        let text = std::fs::read_to_string(&path).map_err(|error| refused(format!("{}: {error}", path.display())))?;
        match text.trim() {
            "" => Err(refused(format!("{} is blank", path.display()))),
            token => Token::checked(TOKEN_FILE_VARIABLE, token).map(Some),
        }
    }

    /// A token goes into a header line as it is, so it is printable ASCII without blanks.
    fn checked(name: &'static str, token: &str) -> Result<Token, SettingsError> {
        if token.chars().all(|character| character.is_ascii_graphic()) {
            return Ok(Token::new(token));
        }
        Err(SettingsError::Variable { name, cause: "the token has blanks or characters that no token has".to_owned() })
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Option<Token>, SettingsError> {
        Token::from_environment(|name| {
            pairs.iter().find(|(given, _)| *given == name).map(|(_, text)| (*text).to_owned())
        })
    }

    #[test]
    fn blank_variables_count_as_not_set() {
        assert_eq!(read(&[]).expect("nothing is wrong"), None);
        assert_eq!(read(&[(TOKEN_VARIABLE, " "), (TOKEN_FILE_VARIABLE, "")]).expect("nothing is wrong"), None);
    }

    #[test]
    fn the_file_is_trimmed_and_the_token_wins_over_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("token");
        std::fs::write(&path, "\n from.the.file \n").expect("the file is written");
        let file = path.to_str().expect("the path is text");
        assert_eq!(read(&[(TOKEN_FILE_VARIABLE, file)]).expect("read"), Some(Token::new("from.the.file")));
        let both = [(TOKEN_FILE_VARIABLE, file), (TOKEN_VARIABLE, "itself")];
        assert_eq!(read(&both).expect("read"), Some(Token::new("itself")));
    }

    #[test]
    fn what_is_wrong_names_the_variable_and_never_the_token() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let blank = folder.path().join("blank");
        std::fs::write(&blank, " \n").expect("the file is written");
        let missing = folder.path().join("missing");
        for path in [&blank, &missing] {
            let error = read(&[(TOKEN_FILE_VARIABLE, path.to_str().expect("text"))]).expect_err("refused").to_string();
            assert!(error.contains(TOKEN_FILE_VARIABLE), "{error}");
        }
        let error = read(&[(TOKEN_VARIABLE, "secret with blanks")]).expect_err("refused").to_string();
        assert!(error.contains(TOKEN_VARIABLE) && !error.contains("secret"), "{error}");
        assert_eq!(format!("{:?}", Token::new("secret")), "Token(hidden)");
    }
}
