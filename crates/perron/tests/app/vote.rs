//! Voting: without an account, one statement at a time, from an old phone without script.

use store::person::Role;
use store::vote;

use crate::conversation::{act, opened};
use crate::world::{Browser, Page, World, on_both};

/// The statement that a page puts to the vote.
pub fn statement(page: &Page) -> String {
    let start = page.text.split("name=\"statement\" value=\"").nth(1).unwrap_or_default();
    start.split('"').next().unwrap_or_default().to_owned()
}

/// Votes on whatever is shown; returns what comes next.
async fn answer(browser: &mut Browser<'_>, path: &str, vote: &str) -> Page {
    let page = browser.get(&format!("/en{path}")).await;
    let fields = [("token", page.token()), ("statement", statement(&page)), ("vote", vote.to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sent = browser.post(&format!("/en{path}/votes"), &fields).await;
    sent.is(303);
    browser.get(sent.location()).await
}

async fn tallies(world: &World, path: &str) -> (i64, i64, i64) {
    let id = path.rsplit('/').next().and_then(store::ids::from_text).expect("an id");
    let tallies = world.app.db.read(move |tx| vote::tallies(tx, id)).await.expect("tallies");
    let sum = |of: fn(&vote::Tally) -> i64| tallies.iter().map(of).sum();
    (sum(|t| t.agrees), sum(|t| t.disagrees), sum(|t| t.passes))
}

#[tokio::test]
async fn a_guest_answers_everything_changes_and_erases_it() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let mut guest = world.browser();
        let first = guest.get(&format!("/en{path}")).await;
        first.is(200).says("Statement 1 of about 3").says("What makes a street yours?");
        answer(&mut guest, &path, "agree")
            .await
            .is(200)
            .says("Statement 2 of about 3")
            .says("you agreed that");
        answer(&mut guest, &path, "disagree").await.says("the 2 answers you gave already count");
        answer(&mut guest, &path, "pass").await.says("you have answered everything");
        assert_eq!(tallies(&world, &path).await, (1, 1, 1));

        let votes = format!("/en{path}/votes");
        let mine = guest.get(&votes).await;
        mine.says("You have answered 3 statements of 3").says("aria-pressed=\"true\"");
        let changed = [("statement", statement(&first)), ("vote", "disagree".into()), ("mine", "1".into())];
        let changed: Vec<(&str, &str)> =
            changed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        guest.submit(&votes, &votes, &changed).await.is(303);
        guest.get(&votes).await.says("Your answer is changed.");
        assert_eq!(tallies(&world, &path).await, (0, 2, 1));

        guest.submit(&votes, &format!("{votes}/erasure"), &[]).await.is(303);
        guest.get(&votes).await.says("All your answers are erased.").says("have not answered any");
        assert_eq!(tallies(&world, &path).await, (0, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_undone_and_asked_again() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let mut guest = world.browser();
        let asked = statement(&guest.get(&format!("/en{path}")).await);
        answer(&mut guest, &path, "agree").await;
        let page =
            guest.submit(&format!("/en{path}"), &format!("/en{path}/votes"), &[("undo", &asked)]).await;
        assert_eq!(statement(&guest.get(page.location()).await), asked);
        assert_eq!(tallies(&world, &path).await, (0, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn two_votes_at_once_are_one() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let mut guest = world.browser();
        let page = guest.get(&format!("/en{path}")).await;
        let votes = format!("/en{path}/votes");
        let (token, statement) = (page.token(), statement(&page));
        let mut tabs: Vec<Browser<'_>> = (0..8)
            .map(|_| {
                let mut tab = world.browser();
                tab.cookies.clone_from(&guest.cookies);
                tab
            })
            .collect();
        let posts = tabs.iter_mut().enumerate().map(|(i, tab)| {
            let vote = if i % 2 == 0 { "agree" } else { "disagree" };
            let (votes, token, statement) = (votes.clone(), token.clone(), statement.clone());
            async move {
                tab.post(&votes, &[("token", &token), ("statement", &statement), ("vote", vote)])
                    .await
                    .is(303);
            }
        });
        futures_util::future::join_all(posts).await;
        let (agrees, disagrees, passes) = tallies(&world, &path).await;
        assert_eq!(agrees + disagrees + passes, 1);
    })
    .await;
}

#[tokio::test]
async fn what_does_not_count_is_said_in_both_languages() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let mut guest = world.browser();
        let page = guest.get(&format!("/en{path}")).await;
        let (token, asked) = (page.token(), statement(&page));
        let vote = [("token", token.as_str()), ("statement", asked.as_str()), ("vote", "agree")];

        // a statement that never was; a vote that is none; a conversation that is none
        let unknown = [("token", token.as_str()), ("statement", "10"), ("vote", "agree")];
        guest.post(&format!("/en{path}/votes"), &unknown).await.is(303);
        guest.get(&format!("/en{path}")).await.says("People no longer vote on that statement");
        let nonsense = [("token", token.as_str()), ("statement", asked.as_str()), ("vote", "maybe")];
        guest.post(&format!("/en{path}/votes"), &nonsense).await.is(400);
        guest.post("/en/conversations/10/votes", &vote).await.is(404);
        guest.get("/en/conversations/U").await.is(404);
        guest.get(&format!("/de{path}")).await.is(404);

        // a forged cookie is a new guest, whose token this is not
        let mut forger = world.browser();
        forger.cookies.insert("guest".to_owned(), "0123456789abcdef0123456789abcdef.00".to_owned());
        forger.post(&format!("/en{path}/votes"), &vote).await.is(403);

        // a statement set aside meanwhile
        let mut moderator = world.signed_in(Role::Moderator).await;
        let queue = format!("/en{path}/moderation?state=accepted");
        let set_aside = [("statement", asked.as_str()), ("act", "reject"), ("reason", "off")];
        moderator.submit(&queue, &format!("/en{path}/moderation"), &set_aside).await.is(303);
        guest.post(&format!("/fr{path}/votes"), &vote).await.is(303);
        guest.get(&format!("/fr{path}")).await.says("On ne vote plus sur cet énoncé");

        act(&mut moderator, &path, "closure").await;
        guest.post(&format!("/en{path}/votes"), &vote).await.is(303);
        guest
            .get(&format!("/en{path}"))
            .await
            .says("your answer was not kept")
            .says("This question is closed");
        guest.post(&format!("/fr{path}/votes"), &vote).await.is(303);
        guest.get(&format!("/fr{path}")).await.says("votre réponse n’a donc pas été gardée");
        assert_eq!(tallies(&world, &path).await, (0, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_draft_takes_no_votes() {
    let world = World::new().await;
    let mut moderator = world.signed_in(Role::Moderator).await;
    let path = crate::conversation::draft(&mut moderator, &[]).await;
    let mut guest = world.browser();
    guest.get("/en/components").await;
    let token = guest.guest_token();
    let vote = [("token", token.as_str()), ("statement", "10"), ("vote", "agree")];
    guest.post(&format!("/en{path}/votes"), &vote).await.is(404);
}

#[tokio::test]
async fn a_statement_is_shown_in_the_reader_s_language() {
    let world = World::new().await;
    let path = opened(&world, &[]).await;
    let mut guest = world.browser();
    let mut shown = String::new();
    for _ in 0..3 {
        let page = guest.get(&format!("/fr{path}")).await;
        shown.push_str(&page.text);
        let fields = [("token", page.token()), ("statement", statement(&page))];
        let votes = format!("/fr{path}/votes");
        guest
            .post(&votes, &[("token", &fields[0].1), ("statement", &fields[1].1), ("vote", "pass")])
            .await
            .is(303);
    }
    assert!(shown.contains("«\u{a0}Plus de bancs.\u{a0}»") && shown.contains("Traduit par"), "translated");
    assert!(
        shown.contains("<h1 class=\"statement\" id=\"statement\" data-next lang=\"en\">"),
        "marked as English"
    );
    assert!(shown.contains("Tel qu’il a été écrit"), "said to be untranslated");
}

#[tokio::test]
async fn the_least_seen_statement_comes_first() {
    let world = World::new().await;
    let path = opened(&world, &[]).await;
    let mut seen = std::collections::BTreeMap::new();
    for _ in 0..9 {
        let mut guest = world.browser();
        let asked = statement(&guest.get(&format!("/en{path}")).await);
        answer(&mut guest, &path, "agree").await;
        *seen.entry(asked).or_insert(0) += 1;
    }
    assert_eq!(seen.into_values().collect::<Vec<_>>(), [3, 3, 3]);
}
