//! Writing contacts, one a line.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::domain::alternative_address::{self, AlternativeAddress};
use crate::domain::field::{Field, FieldKind};
use crate::domain::relation::BusinessRelationValue;
use crate::store::{FullContact, Guild, StoreError};

use super::parts::{NotePart, RangePart, RelationPart, WebSourcePart};

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the export cannot be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes every contact of the guild as it is at one moment, in the order of the numbers; gives how many there were.
///
/// # Errors
/// The file of the guild cannot be read, or the output cannot be written.
pub fn export(guild: &Guild, output: &mut impl Write) -> Result<u64, ExportError> {
    let mut written = 0;
    guild.read(|db| {
        db.each_contact(|contact| {
            serde_json::to_writer(&mut *output, &Line(&contact)).map_err(io::Error::from)?;
            output.write_all(b"\n")?;
            written += 1;
            Ok::<(), ExportError>(())
        })
    })?;
    output.flush()?;
    Ok(written)
}

/// A contact as it is written.
struct Line<'a>(&'a FullContact);

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let full = self.0;
        let contact = &full.contact;
        let mut line = Filled(serializer.serialize_map(None)?);
        line.text("no", &contact.no)?;
        line.text("type", contact.contact_type.key())?;
        for field in Field::ALL {
            // Number and name of the company stand where Business Central's field list has them.
            if field == Field::SearchName {
                line.text("company_no", contact.company_no())?;
                line.text("company_name", contact.company_name())?;
            }
            match field.spec().kind {
                FieldKind::Flag if contact.values.is_set(field) => line.0.serialize_entry(field.key(), &true)?,
                _ => line.text(field.key(), contact.get(field))?,
            }
        }
        if contact.business_relation != BusinessRelationValue::None {
            line.text("contact_business_relation", contact.business_relation.key())?;
        }
        line.text("no_series", &contact.no_series)?;
        line.text("last_modified", &contact.modified.at.to_string())?;
        line.list("industry_groups", &full.industry_groups)?;
        line.list("mailing_groups", &full.mailing_groups)?;
        line.list("job_responsibilities", &full.job_responsibilities)?;
        let relations = full.relations.iter().map(|relation| RelationPart {
            code: relation.code.clone(),
            kind: relation.kind.map(|kind| kind.key().to_owned()).unwrap_or_default(),
            no: relation.no.clone(),
        });
        line.list("business_relations", &relations.collect::<Vec<_>>())?;
        let sources =
            full.web_sources.iter().map(|(code, word)| WebSourcePart { code: code.clone(), search_word: word.clone() });
        line.list("web_sources", &sources.collect::<Vec<_>>())?;
        line.list("alternative_addresses", &full.alternative_addresses.iter().map(Address).collect::<Vec<_>>())?;
        let notes =
            full.notes.iter().map(|(text, by, at)| NotePart { text: text.clone(), by: by.clone(), at: at.to_string() });
        line.list("notes", &notes.collect::<Vec<_>>())?;
        line.0.end()
    }
}

struct Address<'a>(&'a AlternativeAddress);

impl Serialize for Address<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut address = Filled(serializer.serialize_map(None)?);
        address.text("code", &self.0.code)?;
        for field in alternative_address::FIELDS {
            if let Some((_, text)) = self.0.values.iter().find(|(of, _)| *of == field) {
                address.text(field.key(), text)?;
            }
        }
        let ranges = self.0.ranges.iter().map(|range| RangePart {
            from: range.from.to_string(),
            to: range.to.map(|to| to.to_string()).unwrap_or_default(),
        });
        address.list("ranges", &ranges.collect::<Vec<_>>())?;
        address.0.end()
    }
}

/// An object of which only what is filled is written.
struct Filled<M>(M);

impl<M: SerializeMap> Filled<M> {
    fn text(&mut self, key: &str, text: &str) -> Result<(), M::Error> {
        match text {
            "" => Ok(()),
            text => self.0.serialize_entry(key, text),
        }
    }

    fn list<T: Serialize>(&mut self, key: &str, list: &[T]) -> Result<(), M::Error> {
        match list {
            [] => Ok(()),
            list => self.0.serialize_entry(key, list),
        }
    }
}
