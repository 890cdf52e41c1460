//! Cards in channels that follow their contacts: which of them a change concerns, and what they are to show now.

use jiff::Timestamp;
use jiff::civil::Date;

use super::actor::{Actor, Rank};
use super::context::{Context, Tx};
use super::outcome::{Answer, Outcome};
use super::stop::Stop;
use super::{App, card};
use crate::domain::day;
use crate::domain::settings::{Setting, Settings};
use crate::domain::tier::Tier;
use crate::store::{DueCard, GuildKey, PostedCard, Read, Stamp, StoreError};

/// A card that is due, and what it is to show.
#[derive(Debug)]
pub struct Drawing {
    pub due: DueCard,
    /// `None`: it stays as it is.
    pub answer: Option<Answer>,
    /// Its contact cannot come back: once the card is blank, it follows nothing.
    pub is_last: bool,
}

impl Drawing {
    /// Whether the card shows nothing once it is drawn.
    fn is_blank(&self) -> bool {
        match &self.answer {
            Some(answer) => matches!(answer.outcome, Outcome::CardGone(_)),
            None => self.due.is_blank,
        }
    }
}

/// What came of a card that was due.
#[derive(Debug)]
pub enum Settled {
    /// It shows what this is the mark of.
    Shows(Drawing, i64),
    /// There is no such message any more, or the bot cannot get at it.
    Lost(Drawing),
}

impl App {
    /// Lets the cards that were posted follow their contacts, and notes which cards the changes since the last time
    /// concern. `false`: somebody else writes just now, and nothing was noted.
    pub fn follow_cards(&self, guild: &GuildKey, posted: &[PostedCard]) -> Result<bool, StoreError> {
        let followed = self.store.visit(guild, |file| {
            if posted.is_empty() && !file.read(|db| db.has_unfollowed(today(db)?))? {
                return Ok(true);
            }
            let written = file.write_if_free(|db| {
                db.follow_changes(today(db)?)?;
                posted.iter().try_for_each(|card| db.put_card(card))
            });
            Ok::<_, StoreError>(written?.is_some())
        });
        Ok(followed.map_err(|error| self.looked_into(guild, error))?.unwrap_or(true))
    }

    /// The first of the cards that are due, drawn as they are to be now.
    pub fn due_cards(&self, guild: &GuildKey, limit: u32) -> Result<Vec<Drawing>, StoreError> {
        let drawn = self.store.visit(guild, |file| {
            file.read(|db| {
                let due = db.due_cards(limit)?;
                if due.is_empty() {
                    return Ok(Vec::new());
                }
                let settings = db.settings()?;
                due.into_iter().map(|due| self.draw(db, guild, &settings, due)).collect()
            })
        });
        Ok(drawn.map_err(|error| self.looked_into(guild, error))?.unwrap_or_default())
    }

    /// Notes what came of cards. `false`: somebody else writes just now, and nothing was noted.
    pub fn settle_cards(&self, guild: &GuildKey, settled: &[Settled]) -> Result<bool, StoreError> {
        let written = self.store.visit(guild, |file| {
            file.write_if_free(|db| {
                settled.iter().try_for_each(|one| match one {
                    Settled::Shows(drawing, drawn) if !drawing.is_last => {
                        db.settle_card(&drawing.due, *drawn, drawing.is_blank())
                    }
                    Settled::Shows(drawing, _) | Settled::Lost(drawing) => db.forget_card(drawing.due.card.message),
                })
            })
        });
        // Without a file there is nothing to note.
        Ok(written.map_err(|error| self.looked_into(guild, error))?.is_none_or(|written| written.is_some()))
    }

    /// The guilds that have data and the bot, with what changes when somebody writes, from another process too.
    pub fn stamps(&self) -> Result<Vec<(GuildKey, Stamp)>, StoreError> {
        self.store.stamps()
    }

    /// Drawn for nobody in particular: what stands in a channel is what everybody may see.
    fn draw(&self, db: &Read<'_>, guild: &GuildKey, settings: &Settings, due: DueCard) -> Result<Drawing, StoreError> {
        let locale = due.card.locale.clone();
        let actor = Actor {
            guild: guild.clone(),
            user_id: String::new(),
            name: String::new(),
            locale: locale.clone(),
            guild_locale: locale,
            rank: Rank::Fixed(Tier::Viewer),
        };
        let ctx = Context::new(&actor, Tier::Viewer, Timestamp::now(), settings, &self.wording, Tx::Read(db));
        let contact = due.card.contact;
        let answer = match card::in_channel(&ctx, contact) {
            Ok(answer) => answer,
            Err(Stop::Store(error)) => return Err(error),
            // Whoever draws by itself is asked nothing and refused nothing.
            Err(Stop::Refused(_) | Stop::Ask(_) | Stop::Repeat) => None,
        };
        // An old one gets nothing new; but what was blank is filled again.
        let answer =
            answer.filter(|answer| !due.is_old || due.is_blank || matches!(answer.outcome, Outcome::CardGone(_)));
        let may_come =
            db.contact(contact)?.is_some() || db.trashed(contact)?.is_some() || db.merged_no(contact)?.is_some();
        Ok(Drawing { due, answer, is_last: !may_come })
    }
}

/// The day that it is in the server's time zone.
fn today(db: &Read<'_>) -> Result<Date, StoreError> {
    Ok(day::day_in(db.settings()?.get(Setting::TimeZone), Timestamp::now()))
}
