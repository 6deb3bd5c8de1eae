//! What people type comes back as words, wherever it shows.

use std::collections::BTreeSet;

use axum::http::Method;
use perron::routes::table;
use store::person::Role;

use crate::conversation::{RULES, act, sow};
use crate::import::{at_work as importing, bring};
use crate::map::{at_work, people_vote, until};
use crate::world::{Browser, World};

/// Breaks out of an attribute, and of a text; short enough for every field.
const SCRIPT: &str = "'\"><script>alert(1)</script>";
/// How it must come back, in whatever letters.
const ESCAPED: &str = "&#60;script&#62;alert(1)";

/// Types the script into every text that a person can give; the conversation, and ids for the places of addresses.
async fn typed(world: &World, operator: &mut Browser<'_>) -> (String, Vec<(&'static str, String)>) {
    let more = [
        ("question-en", SCRIPT),
        ("question-fr", SCRIPT),
        ("background-en", SCRIPT),
        ("background-fr", SCRIPT),
    ];
    let fields = [more.as_slice(), &RULES].concat();
    let made = operator.submit("/en/conversations/new", "/en/conversations", &fields).await;
    let path = made.is(303).location().trim_start_matches("/en").trim_end_matches("/seeds").to_owned();
    let seeds: Vec<String> = (0..8).map(|n| format!("{SCRIPT} {n} | {SCRIPT} {n}")).collect();
    sow(operator, &path, &seeds.join("\n")).await;
    assert_eq!(act(operator, &path, "opening").await, "The conversation is open.");

    let statements = format!("/en{path}/statements");
    operator
        .submit(&statements, &statements, &[("text", &format!("{SCRIPT} of mine")), ("anyway", "1")])
        .await
        .is(303);
    let id = path.rsplit('/').next().and_then(store::ids::from_text).expect("an id");
    let all = world.app.db.read(move |tx| store::statement::all(tx, id)).await.expect("statements");
    let ids: Vec<i64> = all.iter().map(|statement| statement.id).collect();
    people_vote(&world.app, id, &ids[..8], 60).await;
    let asked = store::ids::to_text(ids[0]);
    let votes = format!("/en{path}/votes");
    operator.submit(&format!("/en{path}"), &votes, &[("statement", &asked), ("vote", "agree")]).await.is(303);

    let translations = format!("/en{path}/translations");
    let words = [("translator", SCRIPT), ("text-2", SCRIPT), ("edition-2", "1")];
    operator.submit(&translations, &translations, &words).await.is(303);
    let wording = format!("/en{path}/statements/{asked}");
    let new = [("text", SCRIPT), ("language", "en"), ("words", SCRIPT)];
    operator.submit(&wording, &wording, &new).await.is(303);
    let refused = store::ids::to_text(ids[7]);
    let reason = [("statement", refused.as_str()), ("act", "reject"), ("reason", "other"), ("words", SCRIPT)];
    let queue = format!("/en{path}/moderation?state=accepted");
    operator.submit(&queue, &format!("/en{path}/moderation"), &reason).await.is(303);
    let ballots = format!("/en{path}/ballots");
    operator.submit(&ballots, &ballots, &[("label", SCRIPT), ("n1", "agree")]).await.is(303);
    operator.submit("/en/account", "/en/account", &[("name", SCRIPT), ("language", "en")]).await.is(303);
    let mut guest = world.browser();
    guest
        .submit("/en/sign-in", "/en/sign-in", &[("email", "marie@example.org"), ("next", SCRIPT)])
        .await
        .is(303);

    let mails = world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 1)).await.expect("mail");
    let token = mails[0].text.split("/sign-in/").nth(1).and_then(|rest| rest.split_whitespace().next());
    let places = vec![
        ("{token}", token.expect("a link").to_owned()),
        ("{statement}", asked),
        ("/outbox/{id}", format!("/outbox/{}", store::ids::to_text(mails[0].id))),
        ("/conversations/{id}", path.clone()),
    ];
    (path, places)
}

/// The same in an export from elsewhere.
async fn imported(world: &World, moderator: &mut Browser<'_>) -> (&'static str, String) {
    let quoted = format!("\"{}\"", SCRIPT.replace('"', "\"\""));
    let comments = format!("comment-id,moderated,comment-body\n1,1,{quoted}\n");
    let summary = format!("topic,{quoted}\nurl,{quoted}\nconversation-description,{quoted}\n");
    let files: [(&str, &[u8]); 3] = [
        ("comments.csv", comments.as_bytes()),
        ("votes.csv", b"comment-id,voter-id,vote\n1,1,\"'\"\"><script>alert(1)</script>\"\n"),
        ("summary.csv", summary.as_bytes()),
    ];
    let running = importing(world);
    let refused = bring(moderator, &files).await;
    let address = refused.says(ESCAPED).text.split("/imports/").nth(1).map(str::to_owned);
    let sound: [(&str, &[u8]); 3] = [files[0], ("votes.csv", b"comment-id,voter-id,vote\n1,1,1\n"), files[2]];
    bring(moderator, &sound).await.says("It is all here").is(200);
    running.stop().await;
    let id = address.and_then(|rest| rest.split(['"', '/', '?']).next().map(str::to_owned));
    ("/imports/{id}", format!("/imports/{}", id.expect("the import")))
}

#[tokio::test]
async fn script_in_any_field_comes_back_as_words_on_every_page() {
    for db in store::testing::databases().await {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().to_str().expect("a plain path");
        let flags = [("data", data), ("convener", SCRIPT), ("privacy-officer", SCRIPT), ("contact", SCRIPT)];
        let world = World::with(db, &flags).await;
        let drawing = at_work(&world.app);
        let mut operator = world.signed_in(Role::Operator).await.with("user-agent", SCRIPT);
        let (path, mut places) = typed(&world, &mut operator).await;
        places.push(imported(&world, &mut operator).await);
        until(&mut operator, &format!("/en{path}/map"), "Group B").await;

        let mut shown = BTreeSet::new();
        let query = "q='\"%3E%3Cscript%3Ealert(1)%3C/script%3E&next='\"%3E%3Cscript%3Ealert(1)%3C/script%3E\
            &state=%3Cscript%3E&statement=%3Cscript%3E&page=%3Cscript%3E";
        let query: String = query.chars().filter(|letter| *letter != '"').collect();
        let mut guest = world.browser();
        for route in table(&world.app).iter().filter(|route| route.method == Method::GET) {
            let address =
                places.iter().fold(route.path.to_owned(), |path, (from, to)| path.replace(from, to));
            for lang in ["en", "fr"] {
                for browser in [&mut operator, &mut guest] {
                    for address in [format!("/{lang}{address}"), format!("/{lang}{address}?{query}")] {
                        let page = browser.get(&address).await;
                        assert_ne!(page.status.as_u16(), 500, "{address}");
                        // a PDF has its title as it was typed; no browser reads it as a page
                        if page.header("content-type").starts_with("application/") {
                            continue;
                        }
                        let text = page.text.to_lowercase();
                        assert!(!text.contains("<script>alert"), "{address}: {text}");
                        if text.contains(ESCAPED) {
                            shown.insert(route.path);
                        }
                    }
                }
            }
        }
        let here = [
            "",
            "/map",
            "/map/table",
            "/map.svg",
            "/settings",
            "/details",
            "/seeds",
            "/ballots",
            "/statements",
        ];
        let there = ["/moderation", "/translations", "/votes", "/statements/{statement}"];
        let conversations = here.into_iter().chain(there).map(|rest| format!("/conversations/{{id}}{rest}"));
        let others = ["/", "/desk", "/conversations", "/privacy", "/account", "/people", "/imports/{id}"];
        for path in conversations.chain(others.map(str::to_owned)) {
            assert!(shown.contains(path.as_str()), "{path} shows nothing of what was typed: {shown:?}");
        }
        let nowhere = guest.get("/en/%3Cscript%3Ealert(1)%3C/script%3E?'%3E%3Cscript%3Ealert(1)").await;
        assert!(!nowhere.is(404).text.to_lowercase().contains("<script>alert"));
        drawing.stop().await;
    }
}

#[tokio::test]
async fn a_nul_in_a_form_is_as_if_nobody_had_typed_it() {
    let world = World::new().await;
    let mut moderator = world.signed_in(Role::Moderator).await;
    moderator.submit("/en/account", "/en/account", &[("name", "Ma\0rie"), ("language", "en")]).await.is(303);
    moderator.get("/en/account").await.is(200).says("value=\"Marie\"");
}
