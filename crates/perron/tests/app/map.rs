//! The opinion map: before there is one, when there is one, and as votes come in.

use std::time::Duration;

use perron::app::Shared;
use perron::jobs::{Runner, Running};
use perron::map::draw;
use store::conversation::{self, Adding, Conversation, Moderation, State};
use store::participant::{self, Participant};
use store::statement::{self, Statement};
use store::vote::{self, Choice, Vote};
use store::{Bilingual, Language, ids, translation};

use crate::world::{Browser, NOON, Page, World, on_both};

/// What people may say to the statements of the test, by the group they are in; the first is shared by all.
const LEANS: [[u64; 2]; 8] = [[95, 92], [95, 5], [8, 90], [90, 10], [12, 95], [88, 6], [3, 4], [50, 50]];
const PATH: &str = "/conversations/";

/// A conversation with one statement for each row of `LEANS`.
pub async fn conversation(app: &Shared, statements: usize) -> (i64, Vec<i64>) {
    let id = app.ids.next();
    let conversation = Conversation {
        id,
        question: Bilingual {
            en: "What makes a street yours?".to_owned(),
            fr: "Qu’est-ce qui fait qu’une rue est à vous?".to_owned(),
        },
        background: Bilingual::default(),
        opens: None,
        closes: None,
        zone: "America/Toronto".to_owned(),
        moderation: Moderation::After,
        adding: Adding::Everyone,
        state: State::Open,
        published: None,
        origin: conversation::Origin::Own,
        version: 1,
        made: NOON,
        made_by: None,
    };
    let statements: Vec<Statement> = (0..statements)
        .map(|i| Statement {
            conversation_id: id,
            id: app.ids.next(),
            number: i as i64 + 1,
            outside_id: None,
            participant_id: None,
            text: format!("Benches belong on corner {i}."),
            language: Some(Language::English),
            edition: 1,
            state: statement::State::Accepted,
            merged_into: None,
            meta: false,
            origin: statement::Origin::Seed,
            made: NOON,
        })
        .collect();
    let all = statements.iter().map(|s| s.id).collect();
    let write = move |tx: &mut store::Tx<'_>| {
        conversation::insert(tx, &conversation)?;
        statement::insert_many(tx, &statements)
    };
    app.db.write(write).await.expect("written");
    (id, all)
}

/// So many people who vote on each statement as their group leans; the same ones at each run.
pub async fn people_vote(app: &Shared, conversation_id: i64, statements: &[i64], people: u64) {
    let mut voices = Vec::new();
    let mut votes = Vec::new();
    for person in 0..people {
        let id = 1_000 + person as i64;
        voices.push(Participant {
            conversation_id,
            id,
            holder: None,
            outside_id: None,
            origin: participant::Origin::Sample,
            made: NOON,
        });
        for (i, statement_id) in statements.iter().enumerate() {
            let lean = LEANS[i % LEANS.len()][(person % 2) as usize];
            let dice = dice(person, i as u64);
            let choice = if dice < lean { Choice::Agree } else { Choice::Disagree };
            votes.push(Vote {
                conversation_id,
                participant_id: id,
                statement_id: *statement_id,
                choice: Some(choice),
                event: app.ids.next(),
                made: NOON,
                carried_from: None,
            });
        }
    }
    let write = move |tx: &mut store::Tx<'_>| {
        participant::insert_many(tx, &voices)?;
        vote::insert_many(tx, &votes)
    };
    app.db.write(write).await.expect("written");
}

/// A throw of a hundred-sided die that is the same at each run.
fn dice(person: u64, statement: u64) -> u64 {
    let mixed =
        (person << 32 | statement).wrapping_add(0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ mixed >> 31) % 100
}

/// Maps are drawn meanwhile.
pub fn at_work(app: &Shared) -> Running {
    draw::jobs(Runner::new(app.db.clone(), app.clock.clone()), app).start()
}

/// Asks for a page until it says something.
pub async fn until(browser: &mut Browser<'_>, path: &str, words: &str) -> Page {
    for _ in 0..100 {
        let page = browser.get(path).await;
        if page.text.contains(words) {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{path} never said {words}: {}", browser.get(path).await.text);
}

#[tokio::test]
async fn before_there_is_a_map_the_page_says_why() {
    on_both(async |world| {
        let (id, statements) = conversation(&world.app, 3).await;
        let path = format!("{PATH}{}/map", ids::to_text(id));
        let mut browser = world.browser();
        browser.get(&format!("/en{path}")).await.is(200).says("nobody has voted");
        people_vote(&world.app, id, &statements, 4).await;
        let few = browser.get(&format!("/en{path}")).await;
        few.is(200).says("4 people have voted: too few for a map").says("corner 2");
        browser.get(&format!("/fr{path}")).await.says("4 personnes ont voté\u{a0}: c’est trop peu");
        browser.get(&format!("/en{path}.svg")).await.is(404);
        browser.get(&format!("/en{PATH}{}/summary.pdf", ids::to_text(id))).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_map_says_what_groups_share_and_what_divides_them() {
    on_both(async |world| {
        let jobs = at_work(&world.app);
        let (id, statements) = conversation(&world.app, LEANS.len()).await;
        people_vote(&world.app, id, &statements, 60).await;
        let path = format!("{PATH}{}", ids::to_text(id));
        let mut browser = world.browser();
        let page =
            until(&mut browser, &format!("/en{path}/map"), "Two ways of seeing it, and two things").await;
        page.says("60 people have answered").says("role=\"img\"").says("Group B").says("What divides us");
        page.says("in every group").says("From 480 votes by 60 people on 8 statements");
        assert!(!page.text.contains("You are here"), "nobody has voted in this browser");
        assert!(!page.text.contains("NaN"));
        let french = browser.get(&format!("/fr{path}/map")).await;
        french.says("Deux façons de voir").says("lang=\"en\"").says("Terrain d’entente");
        let table = browser.get(&format!("/en{path}/map/table")).await;
        table.is(200).says("corner 7").says("Common ground").says("Turned down by every group");
        let image = browser.get(&format!("/fr{path}/map.svg")).await;
        assert_eq!(image.header("content-type"), "image/svg+xml");
        image.says("Deux façons de").says("60");
        for lang in ["en", "fr"] {
            let pdf = browser.get(&format!("/{lang}{path}/summary.pdf")).await;
            assert_eq!(pdf.header("content-type"), "application/pdf");
            pdf.is(200);
            assert!(pdf.text.starts_with("%PDF-1.7"));
        }
        until(&mut browser, &format!("/en{path}/map?view=polis"), "Group-aware consensus").await;
        jobs.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_newer_vote_makes_a_newer_map_while_the_last_one_stays_up() {
    on_both(async |world| {
        let jobs = at_work(&world.app);
        let (id, statements) = conversation(&world.app, LEANS.len()).await;
        people_vote(&world.app, id, &statements, 40).await;
        let path = format!("/en{PATH}{}/map", ids::to_text(id));
        let mut browser = world.browser();
        until(&mut browser, &path, "From 320 votes by 40 people").await;
        jobs.stop().await;
        let newest = Vote {
            conversation_id: id,
            participant_id: 1_000,
            statement_id: statements[0],
            choice: None,
            event: world.app.ids.next(),
            made: NOON,
            carried_from: None,
        };
        world.app.db.write(move |tx| vote::put(tx, &newest)).await.expect("taken back");
        world.clock.advance(120_000);
        browser.get(&path).await;
        let waiting = browser.get(&path).await;
        waiting
            .says("From 320 votes by 40 people on 8 statements, 2 minutes ago")
            .says("A newer map is being drawn");
        let jobs = at_work(&world.app);
        until(&mut browser, &path, "From 319 votes by 40 people on 8 statements, just now").await;
        jobs.stop().await;
    })
    .await;
}

#[tokio::test]
async fn another_process_shows_the_map_from_its_row() {
    on_both(async |world| {
        let jobs = at_work(&world.app);
        let (id, statements) = conversation(&world.app, LEANS.len()).await;
        people_vote(&world.app, id, &statements, 40).await;
        let path = format!("/en{PATH}{}/map", ids::to_text(id));
        let here = until(&mut world.browser(), &path, "Two ways of seeing it").await;
        jobs.stop().await;
        let other = World::on(world.app.db.clone()).await;
        let there = other.browser().get(&path).await;
        let picture = |page: &Page| {
            page.text.split("<figure").nth(1).map(|rest| rest.split("</svg>").next().map(str::to_owned))
        };
        assert_eq!(picture(&here), picture(&there));
    })
    .await;
}

#[tokio::test]
async fn only_i_see_where_i_am() {
    on_both(async |world| {
        let jobs = at_work(&world.app);
        let (id, statements) = conversation(&world.app, LEANS.len()).await;
        people_vote(&world.app, id, &statements, 60).await;
        let path = format!("/en{PATH}{}", ids::to_text(id));
        let (mut guest, mut other) = (world.browser(), world.browser());
        until(&mut guest, &format!("{path}/map"), "60 people have answered").await;
        vote_as(0, &mut guest, &path, &statements, 1).await;
        let early = guest.get(&format!("{path}/map")).await;
        early.says("After one vote nobody can say yet where you stand");
        vote_as(0, &mut guest, &path, &statements, 6).await;
        let mine = guest.get(&format!("{path}/map")).await;
        mine.says("You are here").says("class=\"maybe\"").says("Only you see where you are");
        assert_eq!(mine.header("cache-control"), "no-store");
        let theirs = other.get(&format!("{path}/map")).await;
        assert!(!theirs.text.contains("You are here") && !theirs.text.contains("class=\"maybe\""));
        jobs.stop().await;
    })
    .await;
}

/// Answers as a group leans, so many times.
pub async fn vote_as(group: usize, guest: &mut Browser<'_>, path: &str, statements: &[i64], times: usize) {
    for _ in 0..times {
        let page = guest.get(path).await;
        let asked = crate::vote::statement(&page);
        let place =
            statements.iter().position(|id| ids::to_text(*id) == asked).expect("a statement to vote on");
        let vote = if LEANS[place][group] >= 50 { "agree" } else { "disagree" };
        let fields = [("token", page.token()), ("statement", asked), ("vote", vote.to_owned())];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        guest.post(&format!("{path}/votes"), &fields).await.is(303);
    }
}

#[tokio::test]
async fn translations_are_shown_with_who_made_them() {
    let world = World::new().await;
    let jobs = at_work(&world.app);
    let (id, statements) = conversation(&world.app, LEANS.len()).await;
    people_vote(&world.app, id, &statements, 40).await;
    let translation = translation::Translation {
        conversation_id: id,
        statement_id: statements[0],
        language: Language::French,
        text: "Il faut des bancs au coin zéro.".to_owned(),
        of_edition: 0,
        translator: "Rosa".to_owned(),
        person_id: None,
        made: NOON,
    };
    world.app.db.write(move |tx| translation::put(tx, &translation)).await.expect("written");
    let path = format!("/fr{PATH}{}/map", ids::to_text(id));
    let page = until(&mut world.browser(), &path, "Il faut des bancs au coin zéro.").await;
    page.says("Traduction\u{a0}: Rosa, l’original a changé depuis");
    jobs.stop().await;
}

#[tokio::test]
async fn a_page_of_a_large_conversation_is_light() {
    let world = World::new().await;
    let jobs = at_work(&world.app);
    let (id, statements) = conversation(&world.app, 200).await;
    people_vote(&world.app, id, &statements, 1_000).await;
    let path = format!("/fr{PATH}{}/map", ids::to_text(id));
    until(&mut world.browser(), &path, "1\u{a0}000 personnes ont répondu").await;
    let packed = world.browser().with("accept-encoding", "gzip").get(&path).await;
    let length = packed.text.chars().count();
    assert!(length < 60_000, "{length} bytes, more or less");
    jobs.stop().await;
}

#[tokio::test]
async fn a_draft_is_for_moderators() {
    let world = World::new().await;
    let (id, _) = conversation(&world.app, 3).await;
    let draft = move |tx: &mut store::Tx<'_>| {
        let mut conversation = conversation::by_id(tx, id)?.ok_or(store::Error::Closed)?;
        conversation.state = State::Draft;
        conversation::set_state(tx, &conversation)
    };
    world.app.db.write(draft).await.expect("written");
    for rest in ["/map", "/map/table", "/map/changes", "/map.svg", "/summary.pdf"] {
        world.browser().get(&format!("/en{PATH}{}{rest}", ids::to_text(id))).await.is(404);
    }
    let mut moderator = world.signed_in(store::person::Role::Moderator).await;
    moderator.get(&format!("/en{PATH}{}/map", ids::to_text(id))).await.is(200);
}

/// The order of statements comes from the map also where people vote and nobody looks at it.
#[tokio::test]
async fn voting_alone_sees_to_a_map() {
    let world = World::new().await;
    let (id, statements) = conversation(&world.app, 8).await;
    people_vote(&world.app, id, &statements, 60).await;
    let jobs = at_work(&world.app);
    let path = format!("/en{PATH}{}", ids::to_text(id));
    let mut guest = world.browser();
    guest.get(&path).await.is(200);
    let mut looks = 0;
    while world.app.routings.audit(id).is_none() {
        looks += 1;
        assert!(looks < 200, "no map for voters");
        tokio::time::sleep(Duration::from_millis(50)).await;
        guest.get(&path).await.is(200);
    }
    jobs.stop().await;
}
