//! A change of a company that flows to its people (rule 4.4): shown first, person by person, then done or not.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::app::context::{Context, DRAFT_LIFE};
use crate::app::draft::Draft;
use crate::app::outcome::{Answer, Flow, Follower, Notice, Outcome};
use crate::app::refusal::Refusal;
use crate::app::stop::Stop;
use crate::domain::contact::{Contact, Values};
use crate::domain::field::Field;
use crate::domain::found::Page;
use crate::domain::propagation;

use super::editing;

/// People a page: each takes several lines of the message's 4,000 characters.
const PER_PAGE: usize = 5;

/// The people who change when the company's fields become `after`, by name.
pub fn followers(ctx: &Context<'_>, company: &Contact, after: &Values) -> Result<Vec<Follower>, Stop> {
    if propagation::flowing(&company.values, after, ctx.settings).is_empty() {
        return Ok(Vec::new());
    }
    let people = ctx.db().everybody_of(company.id)?.into_iter();
    let follow = people.map(|person| Follower {
        after: propagation::on_company_change(&company.values, after, &person.values, ctx.settings),
        person,
    });
    Ok(follow.filter(|follower| follower.person.values != follower.after).collect())
}

/// Asks whether the people shall follow. The change waits in a draft.
pub fn ask(
    ctx: &Context<'_>,
    company: Contact,
    changes: &[(Field, String)],
    after: &Values,
    followers: Vec<Follower>,
    private: bool,
) -> Answer {
    let waiting = Draft::CompanyChange {
        company: company.id,
        changes: changes.iter().map(|(field, text)| (field.key().to_owned(), text.clone())).collect(),
        action: ctx.action.get(),
        seen: fingerprint(&company, after, &followers),
        private,
    };
    let draft = ctx.draft(&waiting, DRAFT_LIFE);
    page_of(ctx, company, after, followers, draft, 0)
}

/// Another page of the people who would follow, as things are now.
pub fn page(ctx: &Context<'_>, draft: &str, page: u32) -> Result<Answer, Stop> {
    let pending = pending(ctx, draft)?;
    let Pending { company, changes, after, followers, private, .. } = pending;
    if followers.is_empty() {
        return Ok(ask(ctx, company, &changes, &after, followers, private));
    }
    Ok(page_of(ctx, company, &after, followers, draft.to_owned(), page))
}

/// Does what was shown: to the company and, with `all`, to its people. What has changed meanwhile is shown anew first.
pub fn go_on(ctx: &Context<'_>, draft: &str, all: bool) -> Result<Answer, Stop> {
    let Pending { company, changes, after, cut, followers, action, seen, private } = pending(ctx, draft)?;
    ctx.action.set(action);
    if seen != fingerprint(&company, &after, &followers) && company.values != after {
        let by = company.modified.by.clone();
        let answer = ask(ctx, company, &changes, &after, followers, private).with_notices([Notice::ShownAnew { by }]);
        return Err(Stop::Ask(Box::new(answer)));
    }
    let followers = if all { followers } else { Vec::new() };
    editing::store(ctx, company, &after, cut, &followers, Some(private))
}

/// A change that waits, worked out anew on the company and its people as they are now.
struct Pending {
    company: Contact,
    changes: Vec<(Field, String)>,
    after: Values,
    cut: Vec<Field>,
    followers: Vec<Follower>,
    action: String,
    seen: String,
    private: bool,
}

fn pending(ctx: &Context<'_>, draft: &str) -> Result<Pending, Stop> {
    let Draft::CompanyChange { company, changes, action, seen, private } = ctx.take_draft(draft)? else {
        return Err(Refusal::OutOfDate.into());
    };
    let company = ctx.contact(company)?;
    let known = changes.into_iter().map(|(key, text)| Some((Field::from_key(&key)?, text)));
    let changes = known.collect::<Option<Vec<_>>>().ok_or(Refusal::OutOfDate)?;
    // It may have become a person since.
    if !company.is_company() {
        return Err(Refusal::ChangedMeanwhile { by: company.modified.by }.into());
    }
    let (after, cut) = editing::put_all(&company, &changes)?;
    let followers = followers(ctx, &company, &after)?;
    Ok(Pending { company, changes, after, cut, followers, action, seen, private })
}

fn page_of(
    ctx: &Context<'_>,
    company: Contact,
    after: &Values,
    followers: Vec<Follower>,
    draft: String,
    page: u32,
) -> Answer {
    let total = followers.len() as u64;
    let last = followers.len().div_ceil(PER_PAGE).saturating_sub(1);
    let page = usize::try_from(page).unwrap_or(usize::MAX).min(last);
    let items = followers.into_iter().skip(page * PER_PAGE).take(PER_PAGE).collect();
    let page = Page { items, page: page as u32, per_page: PER_PAGE as u32, total };
    ctx.private(Outcome::Flow(Box::new(Flow { company, after: after.clone(), page, draft })))
}

/// Stands for all that was shown, so that what is done is what was seen.
fn fingerprint(company: &Contact, after: &Values, followers: &[Follower]) -> String {
    let mut hasher = DefaultHasher::new();
    let mut differences = |before: &Values, after: &Values| {
        for difference in before.differences(after) {
            (difference.0.key(), difference.1, difference.2).hash(&mut hasher);
        }
        u8::MAX.hash(&mut hasher);
    };
    differences(&company.values, after);
    for follower in followers {
        differences(&follower.person.values, &follower.after);
    }
    let revisions = followers.iter().map(|follower| (follower.person.id, follower.person.revision));
    for revision in revisions.chain([(company.id, company.revision)]) {
        revision.hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}
