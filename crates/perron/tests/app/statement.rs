//! Statements: sent, shown beside similar ones, moderated with reasons, joined, translated.

use store::person::Role;

use crate::conversation::{act, opened};
use crate::vote::statement;
use crate::world::{Browser, Page, World, on_both};

async fn send(browser: &mut Browser<'_>, path: &str, text: &str) -> Page {
    let statements = format!("/en{path}/statements");
    browser.submit(&statements, &statements, &[("text", text)]).await
}

/// The id of the statement whose words are these, from the queue.
async fn in_queue(moderator: &mut Browser<'_>, path: &str, state: &str, words: &str) -> String {
    let page = moderator.get(&format!("/en{path}/moderation?state={state}")).await;
    page.says(words);
    let before = page.text.split(words).next().unwrap_or_default();
    let input = before.rsplit("name=\"statement\" value=\"").next().unwrap_or_default();
    input.split('"').next().unwrap_or_default().to_owned()
}

async fn decide(moderator: &mut Browser<'_>, path: &str, fields: &[(&str, &str)]) -> Page {
    let queue = format!("/en{path}/moderation?state=accepted");
    moderator.submit(&queue, &format!("/en{path}/moderation"), fields).await
}

#[tokio::test]
async fn a_statement_is_sent_read_and_voted_on() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let (mut author, mut moderator) = (world.browser(), world.signed_in(Role::Moderator).await);
        send(&mut author, &path, "  Trees on every\n corner! ").await.is(303);
        let mine = format!("/en{path}/statements");
        author.get(&mine).await.says("“Trees on every corner!”").says("To be read");
        world.browser().get(&mine).await.says("You have not sent a statement");
        let id = in_queue(&mut moderator, &path, "pending", "Trees on every corner!").await;
        decide(&mut moderator, &path, &[("accept", &id)]).await.is(303);
        author.get(&mine).await.says("Voted on").says("A moderator let people vote on it");
        world.browser().get(&format!("/en{path}?statement={id}")).await.says("Trees on every corner!");
    })
    .await;
}

#[tokio::test]
async fn a_refusal_gives_its_reason_in_the_author_s_language() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let (mut author, mut moderator) = (world.browser(), world.signed_in(Role::Moderator).await);
        send(&mut author, &path, "The baker is a crook.").await.is(303);
        let id = in_queue(&mut moderator, &path, "pending", "The baker").await;
        decide(&mut moderator, &path, &[("statement", &id), ("act", "reject")]).await.is(422).says("Say why");
        let reason = [
            ("statement", id.as_str()),
            ("act", "reject"),
            ("reason", "person"),
            ("words", "Leave names out."),
        ];
        decide(&mut moderator, &path, &reason).await.is(303);
        author
            .get(&format!("/fr{path}/statements"))
            .await
            .says("Il attaque une personne")
            .says("Leave names out.");
        moderator
            .get(&format!("/en{path}/moderation"))
            .await
            .says("It attacks a person")
            .says("Nothing waits");
        decide(&mut moderator, &path, &[("statement", &id), ("act", "restore")]).await.is(303);
        author.get(&format!("/en{path}/statements")).await.says("took an earlier decision back");
        decide(&mut moderator, &path, &[("act", "restore")]).await.is(422).says("Tick one statement");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_sent_is_said_and_kept() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let mut author = world.browser();
        send(&mut author, &path, "").await.is(422).says("Write something here");
        send(&mut author, &path, "?!").await.is(422).says("Write your statement in words");
        let huge = "huge ".repeat(100);
        send(&mut author, &path, &huge)
            .await
            .is(422)
            .says("Shorten this to 280 characters")
            .says(huge.trim());
        send(&mut author, &path, "<script>alert('x')</script> & more").await.is(303);
        let page = author.get(&format!("/en{path}/statements")).await;
        page.says("&#60;script&#62;");
        assert!(!page.text.contains("<script>alert"));
        send(&mut author, &path, "<script>alert('x')</script> & MORE")
            .await
            .is(422)
            .says("sent this statement already");
        let mut moderator = world.signed_in(Role::Moderator).await;
        act(&mut moderator, &path, "closure").await;
        let token = author.guest_token();
        let late = [("token", token.as_str()), ("text", "Too late.")];
        author.post(&format!("/en{path}/statements"), &late).await.is(422).says("takes no statements now");
        let page = author.post(&format!("/fr{path}/statements"), &late).await;
        page.is(422).says("ne prend pas d’énoncés en ce moment");
    })
    .await;
}

#[tokio::test]
async fn similar_ones_are_shown_before_another_is_sent() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let mut author = world.browser();
        send(&mut author, &path, "more benches").await.is(422).says("said in the same words");
        let page = send(&mut author, &path, "We need more benches here").await;
        page.is(422).says("One statement says nearly the same").says("“More benches.”").says("?statement=");
        author.get(&format!("/en{path}/statements")).await.says("You have not sent a statement");
        let statements = format!("/en{path}/statements");
        let anyway = [("text", "We need more benches here"), ("anyway", "1")];
        author.submit(&statements, &statements, &anyway).await.is(303);
        author.get(&statements).await.says("We need more benches here");
    })
    .await;
}

#[tokio::test]
async fn one_s_own_statement_can_be_taken_back_and_no_other() {
    on_both(async |world| {
        let path = opened(&world, &[("moderation", "after")]).await;
        let mut author = world.browser();
        send(&mut author, &path, "Trees on every corner!").await.is(303);
        let mine = author.get(&format!("/en{path}/statements")).await;
        let withdrawal = mine.text.split("/withdrawal").next().and_then(|text| text.rsplit('"').next());
        let withdrawal = format!("{}/withdrawal", withdrawal.unwrap_or_default());
        let mut other = world.browser();
        other.submit(&format!("/en{path}"), &withdrawal, &[]).await.is(404);
        author.submit(&format!("/en{path}/statements"), &withdrawal, &[]).await.is(303);
        author.get(&format!("/en{path}/statements")).await.says("Taken back");
        author.submit(&format!("/en{path}/statements"), &withdrawal, &[]).await.is(303);
        author.get(&format!("/en{path}/statements")).await.says("nothing to take back");
    })
    .await;
}

#[tokio::test]
async fn duplicates_are_joined_with_their_votes_and_parted_again() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let (mut voter, mut moderator) = (world.browser(), world.signed_in(Role::Moderator).await);
        let double = in_queue(&mut moderator, &path, "accepted", "Slower cars.").await;
        let page = voter.get(&format!("/en{path}?statement={double}")).await;
        assert_eq!(statement(&page), double);
        let votes = format!("/en{path}/votes");
        voter
            .submit(&format!("/en{path}"), &votes, &[("statement", &double), ("vote", "agree")])
            .await
            .is(303);
        let merge = [("statement", double.as_str()), ("act", "merge"), ("into", "9")];
        decide(&mut moderator, &path, &merge)
            .await
            .is(422)
            .says("People do not vote on a statement of this number");
        let merge = [("statement", double.as_str()), ("act", "merge"), ("into", "1")];
        decide(&mut moderator, &path, &merge).await.is(303);
        voter.get(&votes).await.says("“More benches.”").says("your answer came along");
        moderator.get(&format!("/en{path}/moderation?state=merged")).await.says("joined to number 1");
        decide(&mut moderator, &path, &[("statement", &double), ("act", "restore")]).await.is(303);
        let page = voter.get(&votes).await;
        page.says("“Slower cars.”");
        assert!(!page.text.contains("came along"));
    })
    .await;
}

#[tokio::test]
async fn what_is_about_the_conversation_itself_is_kept_out_of_the_map_and_taken_in_again() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let mut moderator = world.signed_in(Role::Moderator).await;
        let accepted = format!("/en{path}/moderation?state=accepted");
        let one = in_queue(&mut moderator, &path, "accepted", "Slower cars.").await;
        decide(&mut moderator, &path, &[("statement", &one), ("act", "set-apart")]).await.is(303);
        moderator.get(&accepted).await.says("not in the map").says("about this conversation itself");
        let mut voter = world.browser();
        assert_eq!(statement(&voter.get(&format!("/en{path}?statement={one}")).await), one);
        let twice = decide(&mut moderator, &path, &[("statement", &one), ("act", "set-apart")]).await;
        moderator.get(twice.location()).await.says("Nothing was changed");
        decide(&mut moderator, &path, &[("statement", &one), ("act", "take-in")]).await.is(303);
        assert!(!moderator.get(&accepted).await.text.contains("itself, not in the map"));
    })
    .await;
}

#[tokio::test]
async fn a_translation_goes_stale_when_the_words_change() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let mut moderator = world.signed_in(Role::Moderator).await;
        let translations = format!("/en{path}/translations");
        moderator.get(&translations).await.says("2 of 3 have no translation; 0 changed");
        let texts = [("translator", "Ana"), ("text-2", "Des autos plus lentes."), ("edition-2", "1")];
        moderator.submit(&translations, &translations, &texts).await.is(303);
        moderator.get(&translations).await.says("translated by Ana");
        let id = in_queue(&mut moderator, &path, "accepted", "Slower cars.").await;
        world
            .browser()
            .get(&format!("/fr{path}?statement={id}"))
            .await
            .says("Des autos plus lentes.")
            .says("Ana");

        let wording = format!("/en{path}/statements/{id}");
        let new = [("text", "Slower cars and trucks."), ("language", "en")];
        moderator.submit(&wording, &wording, &new).await.is(422);
        let new = [new.as_slice(), &[("words", "Said so by its author.")]].concat();
        moderator.submit(&wording, &wording, &new).await.is(303);
        moderator.get(&translations).await.says("1 changed").says("look at this translation again");
        let page = world.browser().get(&format!("/fr{path}?statement={id}")).await;
        page.says("Slower cars and trucks.").says("Tel qu’il a été écrit");
    })
    .await;
}

#[tokio::test]
async fn where_only_moderators_add_a_guest_cannot() {
    let world = World::new().await;
    let path = opened(&world, &[("adding", "moderators")]).await;
    let mut guest = world.browser();
    let page = guest.get(&format!("/en{path}")).await;
    assert!(!page.text.contains("Add a statement of your own"));
    send(&mut guest, &path, "Trees on every corner!").await.is(403);
    let token = page.token();
    let statements = format!("/en{path}/statements");
    guest.post(&statements, &[("token", &token), ("text", "Trees!")]).await.is(422).says("Only moderators");
}
