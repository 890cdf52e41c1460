//! What lines refer to: codes and salespeople, which an import makes when they are missing, and accounts.

use std::collections::{HashMap, HashSet};

use crate::domain::check;
use crate::domain::code_list::{Code, CodeList};
use crate::domain::contact::Values;
use crate::domain::fault::Fault;
use crate::domain::field::{Field, FieldKind};
use crate::domain::journal::{JournalItem, Subject, Texts};
use crate::domain::relation::AccountKind;
use crate::domain::salesperson::Salesperson;
use crate::store::{Read, StoreError, Write};

use super::fault::Wrong;
use super::line::{Checked, Faults};

/// How many near codes a fault names.
const NEAREST: usize = 5;

/// The codes, salespeople and accounts that exist, those of this import included.
#[derive(Debug)]
pub struct References {
    /// Whether missing codes and salespeople are refused.
    strict: bool,
    codes: HashMap<CodeList, HashSet<String>>,
    /// Codes, and whether the salesperson is blocked.
    salespeople: HashMap<String, bool>,
    accounts: HashSet<(AccountKind, String)>,
    /// What was made, for the journal.
    pub made: Vec<JournalItem>,
}

impl References {
    pub fn new(db: &Read<'_>, strict: bool) -> Result<Self, StoreError> {
        let mut codes = HashMap::new();
        for list in CodeList::ALL {
            codes.insert(list, db.codes(list)?.into_iter().map(|code| code.code).collect());
        }
        let salespeople = db.salespeople()?.into_iter().map(|(person, _)| (person.code, person.blocked)).collect();
        let accounts = db.accounts_held()?.into_iter().collect();
        Ok(References { strict, codes, salespeople, accounts, made: Vec::new() })
    }

    /// Notes an account that a contact has; `false`: another one has it already.
    fn take_account(&mut self, kind: AccountKind, no: &str) -> bool {
        self.accounts.insert((kind, no.to_owned()))
    }

    /// How many codes and salespeople were made.
    pub fn counts(&self) -> (u64, u64) {
        let people = self.made.iter().filter(|item| matches!(item.subject, Subject::Salesperson { .. })).count() as u64;
        (self.made.len() as u64 - people, people)
    }

    /// What the line refers to and what cannot be had. Makes what is missing when that is allowed.
    pub fn settle(&mut self, db: &Write<'_>, line: &Checked, faults: &mut Faults) -> Result<(), StoreError> {
        self.fields(db, &line.values, faults)?;
        for (key, list, codes) in [
            ("industry_groups", CodeList::Industry, &line.industry_groups),
            ("mailing_groups", CodeList::Mailing, &line.mailing_groups),
            ("job_responsibilities", CodeList::Responsibility, &line.job_responsibilities),
        ] {
            for (at, code) in codes.iter().enumerate() {
                self.code(db, list, code, &format!("{key}[{}]", at + 1), faults)?;
            }
        }
        for (at, (code, _)) in line.web_sources.iter().enumerate() {
            self.code(db, CodeList::WebSource, code, &format!("web_sources[{}]", at + 1), faults)?;
        }
        for (at, relation) in line.relations.iter().enumerate() {
            let place = format!("business_relations[{}]", at + 1);
            self.code(db, CodeList::Relation, &relation.code, &place, faults)?;
            if let Some(kind) = relation.kind
                && !self.take_account(kind, &relation.no)
            {
                faults.push((place, Wrong::AccountTaken));
            }
        }
        Ok(())
    }

    fn fields(&mut self, db: &Write<'_>, values: &Values, faults: &mut Faults) -> Result<(), StoreError> {
        for field in Field::ALL {
            match (field.spec().kind, values.get(field)) {
                (_, "") => {}
                (FieldKind::Listed(list), code) => self.code(db, list, code, field.key(), faults)?,
                (FieldKind::Salesperson, code) => self.salesperson(db, code, field.key(), faults)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn code(
        &mut self,
        db: &Write<'_>,
        list: CodeList,
        code: &str,
        key: &str,
        faults: &mut Faults,
    ) -> Result<(), StoreError> {
        let codes = self.codes.entry(list).or_default();
        if codes.contains(code) {
            return Ok(());
        }
        if self.strict {
            let nearest = check::nearest(code, codes.iter().map(String::as_str), NEAREST);
            faults.push(refused(key, code, Fault::UnknownCode { list, nearest, all: Vec::new() }));
            return Ok(());
        }
        let new = Code { list, code: code.to_owned(), description: String::new(), url: String::new() };
        db.insert_code(&new)?;
        codes.insert(new.code.clone());
        self.made.push(made(Subject::Code { list, code: new.code }));
        Ok(())
    }

    fn salesperson(&mut self, db: &Write<'_>, code: &str, key: &str, faults: &mut Faults) -> Result<(), StoreError> {
        match self.salespeople.get(code) {
            Some(false) => {}
            Some(true) => faults.push(refused(key, code, Fault::BlockedSalesperson)),
            None if self.strict => {
                let nearest = check::nearest(code, self.salespeople.keys().map(String::as_str), NEAREST);
                faults.push(refused(key, code, Fault::UnknownSalesperson { nearest }));
            }
            None => {
                db.insert_salesperson(&Salesperson { code: code.to_owned(), ..Salesperson::default() })?;
                self.salespeople.insert(code.to_owned(), false);
                self.made.push(made(Subject::Salesperson { code: code.to_owned() }));
            }
        }
        Ok(())
    }
}

/// A code or a salesperson that has nothing but its code.
fn made(subject: Subject) -> JournalItem {
    JournalItem { subject, before: None, after: Some(Texts::new()) }
}

fn refused(key: &str, given: &str, fault: Fault) -> (String, Wrong) {
    (key.to_owned(), Wrong::Reference { given: given.to_owned(), fault })
}
