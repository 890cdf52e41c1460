//! What somebody typed to find a contact, understood.

/// A query: words, and what else its text could be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// As typed, trimmed.
    pub text: String,
    /// The folded words, in the order typed.
    pub words: Vec<String>,
    /// The digits, when the text could be (a part of) a phone number: three at least, no letters.
    pub digits: Option<String>,
    /// `acme.fi` for a text such as `@acme.fi`, lower-case.
    pub mail_domain: Option<String>,
    /// The whole address for a text such as `aino@acme.fi`, lower-case.
    pub mail: Option<String>,
}

impl Query {
    /// Understands any text; never fails. Texts over 200 words or characters are cut.
    pub fn parse(_text: &str) -> Query {
        todo!()
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.digits.is_none()
    }
}
