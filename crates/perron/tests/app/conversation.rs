//! Conversations: made, changed, opened, closed, published; and what each refusal says.

use store::person::Role;

use crate::world::{Browser, World, on_both};

/// What the form of a conversation asks at least.
pub const RULES: [(&str, &str); 3] =
    [("zone", "America/Toronto"), ("moderation", "before"), ("adding", "everyone")];

/// Makes a draft; returns its address without the language.
pub async fn draft(moderator: &mut Browser<'_>, more: &[(&str, &str)]) -> String {
    let both =
        [("question-en", "What makes a street yours?"), ("question-fr", "Qu’est-ce qui fait votre rue?")];
    let fields = [more, both.as_slice(), RULES.as_slice()].concat();
    let page = moderator.submit("/en/conversations/new", "/en/conversations", &fields).await;
    page.is(303);
    let path = page.location().strip_prefix("/en").and_then(|path| path.strip_suffix("/seeds"));
    path.expect("on to the statements").to_owned()
}

/// Gives a draft statements.
pub async fn sow(moderator: &mut Browser<'_>, path: &str, statements: &str) {
    let seeds = format!("/en{path}/seeds");
    moderator.submit(&seeds, &seeds, &[("statements", statements), ("language", "en")]).await.is(200);
}

/// An open conversation with three statements, one of them in both languages.
pub async fn opened(world: &World, more: &[(&str, &str)]) -> String {
    let mut moderator = world.signed_in(Role::Moderator).await;
    let path = draft(&mut moderator, more).await;
    sow(&mut moderator, &path, "More benches. | Plus de bancs.\nSlower cars.\nA room in each building.")
        .await;
    act(&mut moderator, &path, "opening").await;
    path
}

/// Opens, closes or publishes; returns the sentence that is said.
pub async fn act(moderator: &mut Browser<'_>, path: &str, act: &str) -> String {
    let settings = format!("/en{path}/settings");
    moderator.submit(&settings, &format!("/en{path}/{act}"), &[]).await.is(303);
    let page = moderator.get(&settings).await;
    let said = page.text.split("class=\"notice said\"").nth(1).unwrap_or_default();
    let said = said.split("<p>").nth(1).unwrap_or_default();
    said.split("</p>").next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_conversation_goes_from_draft_to_published() {
    on_both(async |world| {
        let mut moderator = world.signed_in(Role::Moderator).await;
        let mut guest = world.browser();
        let path = draft(&mut moderator, &[]).await;
        guest.get(&format!("/en{path}")).await.is(404);
        assert!(!guest.get("/en/conversations").await.text.contains("What makes a street"));
        moderator.get("/en/conversations").await.says("What makes a street").says("Draft");
        moderator.get(&format!("/en{path}")).await.is(200).says("still being written");

        assert!(act(&mut moderator, &path, "opening").await.contains("nothing to vote on"));
        sow(&mut moderator, &path, "More benches.").await;
        assert!(act(&mut moderator, &path, "publication").await.contains("close the conversation first"));
        assert!(act(&mut moderator, &path, "closure").await.contains("not open"));
        assert_eq!(act(&mut moderator, &path, "opening").await, "The conversation is open.");
        assert!(act(&mut moderator, &path, "opening").await.contains("open already"));
        guest.get("/fr/conversations").await.says("Qu’est-ce qui fait votre rue?").says("Ouverte");
        guest.get(&format!("/en{path}")).await.is(200).says("More benches.");

        assert_eq!(act(&mut moderator, &path, "closure").await, "The conversation is closed.");
        guest.get(&format!("/en{path}")).await.says("This question is closed");
        assert_eq!(act(&mut moderator, &path, "opening").await, "The conversation is open.");
        act(&mut moderator, &path, "closure").await;
        assert_eq!(act(&mut moderator, &path, "publication").await, "The results are published.");
        assert!(act(&mut moderator, &path, "opening").await.contains("stays as it is"));
        moderator.get(&format!("/fr{path}/settings")).await.is(200).says("Publiée");
    })
    .await;
}

#[tokio::test]
async fn a_conversation_opens_only_in_both_languages() {
    on_both(async |world| {
        let mut moderator = world.signed_in(Role::Moderator).await;
        let path = draft(&mut moderator, &[("question-fr", ""), ("background-en", "Why we ask.")]).await;
        sow(&mut moderator, &path, "More benches.").await;
        assert!(act(&mut moderator, &path, "opening").await.contains("in English and in French"));
        let details = format!("/en{path}/details");
        let texts = [("question-en", "Why?"), ("question-fr", "Pourquoi?")];
        moderator.submit(&details, &details, &[texts.as_slice(), &RULES].concat()).await.is(303);
        assert_eq!(act(&mut moderator, &path, "opening").await, "The conversation is open.");
        let lost = [("question-en", "Why?"), ("question-fr", "")];
        let page = moderator.submit(&details, &details, &[lost.as_slice(), &RULES].concat()).await;
        page.is(422).says("in English and in French").says("Why?");
    })
    .await;
}

#[tokio::test]
async fn the_times_open_and_close_it() {
    on_both(async |world| {
        let times = [
            ("opens-day", "16"),
            ("opens-month", "10"),
            ("opens-year", "2026"),
            ("opens-time", "9:00"),
            ("closes-day", "17"),
            ("closes-month", "10"),
            ("closes-year", "2026"),
        ];
        let path = opened(&world, &times).await;
        let mut guest = world.browser();
        guest.get(&format!("/en{path}")).await.says("16\u{a0}October 2026, 9:00\u{a0}a.m.");
        guest
            .get(&format!("/fr{path}"))
            .await
            .says("On peut répondre à partir du 16\u{a0}octobre 2026 à 9\u{a0}h");
        world.clock.advance(25 * 3_600_000); // 13:00Z, which is 9:00 in Toronto
        guest.get(&format!("/en{path}")).await.says("Agree").says("Until 17\u{a0}October 2026, 11:59");
        world.clock.advance(39 * 3_600_000);
        guest.get(&format!("/en{path}")).await.says("This question is closed");
        let mut moderator = world.signed_in(Role::Moderator).await;
        assert!(act(&mut moderator, &path, "opening").await.contains("closing time has passed"));
    })
    .await;
}

#[tokio::test]
async fn an_hour_that_the_clocks_jump_over_is_said_in_both_languages() {
    let world = World::new().await;
    let mut moderator = world.signed_in(Role::Moderator).await;
    let gap = [
        ("question-en", "Why?"),
        ("opens-day", "14"),
        ("opens-month", "3"),
        ("opens-year", "2027"),
        ("opens-time", "2:30"),
    ];
    for (lang, said) in [("en", "There is no 2:30 on that day"), ("fr", "Il n’y a pas de 2:30 ce jour-là")]
    {
        let new = format!("/{lang}/conversations/new");
        let page = moderator
            .submit(&new, &format!("/{lang}/conversations"), &[gap.as_slice(), &RULES].concat())
            .await;
        page.is(422).says(said).says("value=\"2:30\"").says("value=\"14\"");
    }
    let page = moderator.submit("/en/conversations/new", "/en/conversations", &RULES).await;
    page.is(422).says("Write the question");
}

#[tokio::test]
async fn pasted_statements_are_reported() {
    on_both(async |world| {
        let mut moderator = world.signed_in(Role::Moderator).await;
        let path = draft(&mut moderator, &[]).await;
        let seeds = format!("/en{path}/seeds");
        let long = "x".repeat(281);
        let text =
            format!("More benches. | Plus de bancs.\nmore BENCHES\n\n<script>alert(1)</script>\n{long}");
        let page = moderator.submit(&seeds, &seeds, &[("statements", &text), ("language", "en")]).await;
        page.is(200).says("2 statements were added").says("One line says what is there already");
        page.says("longer than 280 characters");
        moderator.submit(&seeds, &seeds, &[("statements", " "), ("language", "en")]).await.is(422);
        let page =
            moderator.submit(&seeds, &seeds, &[("statements", "More benches!"), ("language", "fr")]).await;
        page.says("No statement was added");
        moderator.get(&format!("/en{path}/settings")).await.says("2 to vote on");
    })
    .await;
}
