//! What a use case works with: the asker, the clock, the settings and the open transaction.

use jiff::Timestamp;

use crate::domain::settings::Settings;
use crate::domain::tier::Tier;
use crate::store::{Read, Write};

use super::actor::Actor;

/// The transaction that the request runs in.
pub enum Tx<'a> {
    Read(&'a Read<'a>),
    Write(&'a Write<'a>),
}

pub struct Context<'a> {
    pub actor: &'a Actor,
    pub tier: Tier,
    pub now: Timestamp,
    pub settings: &'a Settings,
    pub tx: Tx<'a>,
}
