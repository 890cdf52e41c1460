//! Messages that are gone or out of reach, tokens that are too old, and ends of the bot in between.

use super::{DELETED, edit, edits, followed, in_the_terminal, post, says_only, settled, tells};
use crate::double::ask::Ask;
use crate::double::faults::{Call, Fault};
use crate::double::shown::Shown;
use crate::story::{Story, mari};

/// What a card is edited with after the first 15 minutes, or after a restart.
fn by_channel(story: &Story, card: &Shown) -> usize {
    edits(story, card).iter().filter(|seen| seen.path.contains("/channels/")).count()
}

#[tokio::test]
async fn a_message_that_somebody_deleted_is_forgotten() {
    let story = Story::begin().await;
    let mari = mari();
    let (gone, stays) = (story.add_cronus(&mari).await, post(&story, &mari, "CT000001").await);
    story.double.state().change(|inner| inner.messages.remove(gone.id()));
    story.shows(&edit(&mari, "CT000001").with("phone", "09 765 4321")).await;
    tells(&story, &stays, "09 765 4321").await;
    settled(&story).await;
    assert!(!followed(&story).contains(&gone.id().to_owned()));
    let asked = edits(&story, &gone).len();
    assert_eq!(asked, 1, "the first answer is believed");
    story.shows(&edit(&mari, "CT000001").with("phone", "09 111 1111")).await;
    tells(&story, &stays, "09 111 1111").await;
    settled(&story).await;
    assert_eq!(edits(&story, &gone).len(), asked);
    assert!(!story.log().contains("WARN") && !story.log().contains("ERROR"), "{}", story.log());
}

#[tokio::test]
async fn a_channel_that_the_bot_cannot_see_is_forgotten() {
    for (status, code) in [(403, 50001), (404, 10003), (404, 10008)] {
        let mut story = Story::begin().await;
        let mari = mari();
        let card = story.add_cronus(&mari).await;
        story.restart().await;
        story.double.fail(Call::Channel, Fault::Refuse { status, code });
        story.shows(&edit(&mari, "CT000001").with("phone", "09 765 4321")).await;
        settled(&story).await;
        assert_eq!(edits(&story, &card).len(), 1, "{code}");
        assert!(!followed(&story).contains(&card.id().to_owned()), "{code}");
        story.shows(&edit(&mari, "CT000001").with("phone", "09 111 1111")).await;
        settled(&story).await;
        assert_eq!(edits(&story, &card).len(), 1, "{code}");
        assert!(!story.log().contains("WARN") && !story.log().contains("ERROR"), "{}", story.log());
    }
}

#[tokio::test]
async fn when_the_token_is_too_old_the_bot_edits_its_message_in_the_channel() {
    for (status, code) in [(401, 50027), (404, 10015)] {
        let story = Story::begin().await;
        let mari = mari();
        let card = story.add_cronus(&mari).await;
        settled(&story).await;
        story.double.fail(Call::Edit, Fault::Refuse { status, code });
        story.shows(&edit(&mari, "CT000001").with("phone", "09 765 4321")).await;
        tells(&story, &card, "09 765 4321").await;
        assert_eq!((edits(&story, &card).len(), by_channel(&story, &card)), (2, 1), "{code}");
        story.shows(&edit(&mari, "CT000001").with("city", "Turku")).await;
        tells(&story, &card, "Turku").await;
        assert_eq!((edits(&story, &card).len(), by_channel(&story, &card)), (3, 2), "the token is not tried again");
    }
}

#[tokio::test]
async fn a_card_follows_beyond_a_restart() {
    let mut story = Story::begin().await;
    let mari = mari();
    let card = story.add_cronus(&mari).await;
    story.restart().await;
    story.shows(&edit(&mari, "CT000001").with("phone", "09 765 4321")).await;
    tells(&story, &card, "09 765 4321").await;
    assert_eq!(by_channel(&story, &card), 1);
    // No token is in the file.
    let file = std::fs::read(story.guild_file()).expect("the file can be read");
    let state = story.double.state().lock();
    assert!(state.tokens.iter().all(|token| !file.windows(token.len()).any(|part| part == token.as_bytes())));
}

#[tokio::test]
async fn what_changes_while_the_bot_is_away_is_drawn_when_it_is_back() {
    let mut story = Story::begin().await;
    let mari = mari();
    let (changed, deleted) = (
        story.add_cronus(&mari).await,
        story.shows(&Ask::slash(&mari, "person add").with("name", "Eero Virtanen").with("city", "Espoo")).await,
    );
    settled(&story).await;
    drop(story.bot.take());
    in_the_terminal(
        &story,
        "/contact edit contact:CT000001 phone:\"09 765 4321\"\n/contact delete contact:CT000002\n> Delete\n",
    )
    .await;
    story.restart_after_end().await;
    tells(&story, &changed, "09 765 4321").await;
    says_only(&story, &deleted, DELETED).await;
}

#[tokio::test]
async fn an_end_in_the_middle_of_drawing_loses_nothing() {
    let mut story = Story::begin().await;
    let mari = mari();
    let cards = [story.add_cronus(&mari).await, post(&story, &mari, "CT000001").await];
    settled(&story).await;
    // Discord takes long; one end is in good order, the other is none.
    for phone in ["09 765 4321", "09 111 1111"] {
        story.double.fail(Call::Edit, Fault::Delay(std::time::Duration::from_secs(60)));
        story.double.fail(Call::Channel, Fault::Delay(std::time::Duration::from_secs(60)));
        let asked = story.ask(&edit(&mari, "CT000001").with("phone", phone));
        asked.message().await;
        while story.double.faults_waiting() > 1 {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        let bot = story.bot.take().expect("the bot runs");
        if phone.ends_with('1') {
            assert!(bot.stop().await.success())
        } else {
            drop(bot)
        }
        story.double.state().change(|inner| while inner.faults.take(Call::Edit).is_some() {});
        story.double.state().change(|inner| while inner.faults.take(Call::Channel).is_some() {});
        story.restart_after_end().await;
        for card in &cards {
            tells(&story, card, phone).await;
        }
        settled(&story).await;
    }
}
