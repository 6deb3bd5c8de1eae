//! Sessions in people's calendars: entries in letters that change in place, call details on their day, calendars to
//! subscribe to. What is written is read by two libraries where there is a Python for tests.

use perron::calendar::release;
use serde_json::{Value, json};
use store::person::Role;

use crate::calendar_readers::ask;
use crate::mail::{MailServer, runner};
use crate::pledge::mails;
use crate::registration::confirmed;
use crate::series::{host, plan_series, press};
use crate::session::{add_session, but, in_november, plan, stored};
use crate::world::{Browser, NOON, World, on_both};

const CALL: &str = "https://call.example/room";

/// A published session on 24 November, and who runs it.
async fn published(world: &World) -> (Browser<'_>, String) {
    let (mut host, community) = host(world).await;
    let path = plan(&mut host, community, &in_november(24, "Housing")).await;
    press(&mut host, &path, "publication").await;
    (host, path)
}

/// The entries in the newest letter, as both libraries read them; `None` where there is no Python.
async fn newest(world: &World) -> Option<Value> {
    let letter = mails(world).await.remove(0);
    read(&letter.calendar)
}

fn read(text: &str) -> Option<Value> {
    let read = ask("read_calendar.py", &[], text.as_bytes())?;
    assert_eq!(read["icalendar"], read["vobject"], "both read the same in\n{text}");
    Some(read["icalendar"].clone())
}

async fn answer(browser: &mut Browser<'_>, own: &str, session: &str, act: &str) {
    let id = session.rsplit('/').next().expect("an id");
    browser.submit(own, &format!("{own}/sessions/{id}"), &[("act", act)]).await.is(303);
}

#[tokio::test]
async fn an_entry_comes_with_the_seat_and_changes_in_place() {
    on_both(async |world| {
        let (mut host, path) = published(&world).await;
        let (mut marie, own) = confirmed(&world, &path, "marie@example.org").await;
        let Some(first) = newest(&world).await else { return };
        let first = &first[0];
        for (name, expected) in [
            ("method", json!("REQUEST")),
            ("starts", json!("2026-11-24T18:00:00Z")),
            ("ends", json!("2026-11-24T19:00:00Z")),
            ("summary", json!("Housing")),
            ("status", json!("CONFIRMED")),
            ("location", json!("Online")),
            ("conference", Value::Null),
            ("attendee", json!(["Marie", "marie@example.org", "NEEDS-ACTION", "TRUE"])),
            ("organiser", json!(["Perron", "steps@example.org"])),
            ("alarms", json!([60])),
        ] {
            assert_eq!(first[name], expected, "{name}");
        }
        let about = first["description"].as_str().expect("text");
        assert!(about.contains("Housing") && about.contains("Logement"), "both languages: {about}");
        assert!(
            about.contains("17\u{a0}November 2026") && about.contains("17\u{a0}novembre 2026"),
            "{about}"
        );

        let details = format!("{path}/details");
        let later = but(&in_november(24, "Housing"), &[("starts-time", "14:30")]);
        host.submit(&details, &details, &later).await.is(303);
        let mut sequence = first["sequence"].as_i64().expect("a number");
        let mut next = async |method: &str, status: &str| {
            let read = newest(&world).await.expect("read before")[0].clone();
            assert_eq!(
                (&read["uid"], &read["method"], &read["status"]),
                (&first["uid"], &json!(method), &json!(status))
            );
            let grown = read["sequence"].as_i64().expect("a number");
            assert!(grown > sequence, "{grown} after {sequence}");
            sequence = grown;
            read
        };
        assert_eq!(next("REQUEST", "CONFIRMED").await["starts"], "2026-11-24T19:30:00Z");
        answer(&mut marie, &own, &path, "no").await;
        next("CANCEL", "CANCELLED").await;
        answer(&mut marie, &own, &path, "take").await;
        next("REQUEST", "CONFIRMED").await;
        press(&mut host, &path, "cancellation").await;
        next("CANCEL", "CANCELLED").await;
    })
    .await;
}

#[tokio::test]
async fn several_sessions_come_in_one_letter_with_an_entry_each() {
    let world = World::new().await;
    let (mut host, community) = host(&world).await;
    let series = plan_series(&mut host, community, &[]).await;
    for (day, title) in [(24, "Housing"), (25, "Schools")] {
        add_session(&mut host, &series, &in_november(day, title)).await;
    }
    press(&mut host, &series, "publication").await;
    confirmed(&world, &series, "marie@example.org").await;
    let calendar = mails(&world).await.remove(0).calendar;
    let entries: Vec<&str> = calendar.split_inclusive("END:VCALENDAR\r\n").collect();
    assert_eq!(entries.len(), 2, "{calendar}");
    for (entry, title) in entries.iter().zip(["Housing", "Schools"]) {
        let Some(read) = read(entry) else { return };
        assert_eq!((&read[0]["summary"], &read[0]["method"]), (&json!(title), &json!("REQUEST")));
    }
}

#[tokio::test]
async fn call_details_go_out_on_their_day_to_who_has_a_seat_and_to_nobody_else() {
    on_both(async |world| {
        let (_host, path) = published(&world).await;
        let (mut marie, own) = confirmed(&world, &path, "marie@example.org").await;
        let session = stored(&world, &path).await;
        let before = mails(&world).await;
        assert!(before.iter().all(|letter| !letter.calendar.contains(CALL) && !letter.text.contains(CALL)));
        release::run(world.app.clone()).await.expect("a look");
        assert_eq!(mails(&world).await.len(), before.len(), "it is not the day yet");

        world.clock.advance(session.release - NOON);
        let report = release::run(world.app.clone()).await.expect("a look");
        assert_eq!(report["written"], 1);
        let letter = mails(&world).await.remove(0);
        assert_eq!(letter.recipient, "marie@example.org");
        assert!(letter.subject.contains("How to join") && letter.text.contains(CALL), "{}", letter.text);
        if let Some(read) = read(&letter.calendar) {
            assert_eq!((&read[0]["location"], &read[0]["conference"]), (&json!(CALL), &json!(CALL)));
            assert!(read[0]["sequence"].as_i64() > Some(session.sequence), "it replaces the entry before");
        }
        assert_eq!(release::run(world.app.clone()).await.expect("a look")["written"], 0, "once");

        // who comes later has them at once; who gives the seat back no longer sees them
        confirmed(&world, &path, "paul@example.org").await;
        assert!(mails(&world).await.remove(0).calendar.contains("CONFERENCE"));
        let public = world.browser().get(&format!("{path}/calendar.ics")).await;
        assert!(!public.is(200).text.contains("call.example"), "not for everybody");
        answer(&mut marie, &own, &path, "no").await;
        assert!(!mails(&world).await.remove(0).calendar.contains("call.example"));
    })
    .await;
}

#[tokio::test]
async fn call_details_of_all_sessions_whose_day_it_is_come_in_one_letter() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let series = plan_series(&mut host, community, &[]).await;
        for (day, title, before) in
            [(26, "Health", "9"), (24, "Housing", "7"), (25, "Schools", "8"), (27, "Food", "10")]
        {
            let session = but(&in_november(day, title), &[("release-days", before)]);
            add_session(&mut host, &series, &session).await;
        }
        press(&mut host, &series, "publication").await;
        for email in ["marie@example.org", "paul@example.org"] {
            confirmed(&world, &series, email).await;
        }
        let before = mails(&world).await.len();
        world.clock.advance(35 * 24 * 3_600_000);
        assert_eq!(release::run(world.app.clone()).await.expect("a look")["written"], 2);
        let letters = mails(&world).await;
        assert_eq!(letters.len(), before + 2, "one to each, not one for each session");
        for letter in &letters[..2] {
            assert_eq!(letter.subject, "How to join your 4 sessions");
            let at = |title| letter.text.find(title).expect(title);
            assert!(
                at("Housing") < at("Schools") && at("Schools") < at("Health") && at("Health") < at("Food")
            );
            assert_eq!(letter.text.matches(CALL).count(), 4);
            assert_eq!(letter.calendar.matches("BEGIN:VEVENT").count(), 4, "an entry each");
            assert!(letter.text.contains("4 attached entries"), "{}", letter.text);
        }
        assert_eq!(release::run(world.app.clone()).await.expect("a look")["written"], 0, "once");
    })
    .await;
}

#[tokio::test]
async fn a_host_sends_the_call_details_before_their_day() {
    let world = World::new().await;
    let (mut host, path) = published(&world).await;
    let page = format!("{path}/calendar");
    host.get(&page).await.says("17\u{a0}November 2026");
    host.submit(&page, &format!("{page}/releases"), &[]).await.is(303);
    host.get(&page).await.says("Nobody has a seat yet");
    confirmed(&world, &path, "marie@example.org").await;
    assert!(mails(&world).await.remove(0).text.contains(CALL));
    host.get(&page.replace("/en/", "/fr/")).await.says("Ils sont partis le");
    host.submit(&page, &format!("{page}/releases"), &[]).await.is(303);
    host.get(&page).await.says("on their way").says("They went out on");
    let letter = mails(&world).await.remove(0);
    assert_eq!(letter.recipient, "marie@example.org");
    assert!(letter.calendar.contains("CONFERENCE"), "{}", letter.calendar);
    assert_eq!(release::run(world.app.clone()).await.expect("a look")["written"], 0);
}

#[tokio::test]
async fn an_entry_is_sent_again_to_whose_it_is() {
    let world = World::new().await;
    let (_host, path) = published(&world).await;
    let (mut marie, _) = confirmed(&world, &path, "marie@example.org").await;
    let page = format!("{path}/calendar");
    let count = mails(&world).await.len();
    marie.get(&page).await.is(200).says("Send me the entry again");
    marie.submit(&page, &format!("{page}/letters"), &[]).await.is(303);
    marie.get(&page).await.says("on its way");
    let letters = mails(&world).await;
    assert_eq!(letters.len(), count + 1);
    assert!(letters[0].calendar.contains("METHOD:REQUEST"));
    // somebody else gets the public entry, and no letter
    let mut stranger = world.browser();
    let seen = stranger.get(&page).await;
    assert!(!seen.is(200).text.contains("Send me"), "nothing to send");
    let token = stranger.guest_token();
    stranger.post(&format!("{page}/letters"), &[("token", &token)]).await.is(303);
    stranger.get(&page).await.says("Nothing was sent");
    assert_eq!(mails(&world).await.len(), count + 1);
}

#[tokio::test]
async fn one_s_own_calendar_hangs_on_a_secret_that_can_be_replaced() {
    on_both(async |world| {
        let (_host, path) = published(&world).await;
        let (mut marie, own) = confirmed(&world, &path, "marie@example.org").await;
        let mut stranger = world.browser();
        stranger.get("/en/calendar").await.is(200).says("not registered");
        let token = stranger.guest_token();
        stranger.post("/en/calendar/links", &[("token", &token)]).await.is(404);

        let address = async |marie: &mut Browser<'_>| {
            marie.submit("/en/calendar", "/en/calendar/links", &[]).await.is(303);
            let page = marie.get("/en/calendar").await;
            page.says("webcal://");
            let address = page.text.split("/calendars/").nth(1).and_then(|rest| rest.split('"').next());
            format!("/en/calendars/{}", address.expect("an address"))
        };
        let first = address(&mut marie).await;
        let feed = stranger.get(&first).await;
        feed.is(200).says("SUMMARY;LANGUAGE=en-CA:Housing").says("METHOD:PUBLISH").says("VALARM");
        assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
        assert!(
            !feed.text.contains("marie@example.org") && !feed.text.contains("call.example"),
            "{}",
            feed.text
        );
        let tag = feed.header("etag").to_owned();
        world.browser().with("if-none-match", &tag).get(&first).await.is(304);
        if let Some(read) = read(&feed.text) {
            assert_eq!(
                (&read[0]["starts"], &read[0]["attendee"]),
                (&json!("2026-11-24T18:00:00Z"), &Value::Null)
            );
        }

        world.clock.advance(stored(&world, &path).await.release - NOON);
        let later = world.browser().with("if-none-match", &tag).get(&first).await;
        later.is(200).says("CONFERENCE");
        let second = address(&mut marie).await;
        assert_ne!(first, second);
        stranger.get(&first).await.is(404);
        answer(&mut marie, &own, &path, "no").await;
        assert!(!stranger.get(&second).await.is(200).text.contains("VEVENT"), "no seat, no entry");
        marie.submit("/en/calendar", "/en/calendar/links/removal", &[]).await.is(303);
        stranger.get(&second).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn communities_and_series_have_calendars_and_news_feeds_for_everybody() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let series = plan_series(&mut host, community, &[]).await;
        let first = add_session(&mut host, &series, &in_november(24, "Housing & homes <b>")).await;
        let second = add_session(&mut host, &series, &in_november(25, "Schools")).await;
        let mut reader = world.browser();
        for feed in ["calendar.ics", "sessions.atom"] {
            reader.get(&format!("{series}/{feed}")).await.is(404);
        }
        reader.get(&format!("{first}/calendar.ics")).await.is(404);
        reader.get(&format!("{first}/calendar")).await.is(404);
        press(&mut host, &series, "publication").await;
        press(&mut host, &second, "cancellation").await;

        let of_community = format!("/en/communities/{}", store::ids::to_text(community));
        for of in [&series, &of_community] {
            let feed = reader.get(&format!("{of}/calendar.ics")).await;
            feed.is(200).says("REFRESH-INTERVAL;VALUE=DURATION:PT1H").says("X-WR-CALNAME:");
            if let Some(read) = read(&feed.text) {
                let found: Vec<_> =
                    [0, 1].iter().map(|n| (&read[n]["summary"], &read[n]["status"])).collect();
                let expected = [
                    (json!("Housing & homes <b>"), json!("CONFIRMED")),
                    (json!("Schools"), json!("CANCELLED")),
                ];
                assert_eq!(found, expected.iter().map(|(title, status)| (title, status)).collect::<Vec<_>>());
            }
            let tag = feed.header("etag").to_owned();
            world.browser().with("if-none-match", &tag).get(&format!("{of}/calendar.ics")).await.is(304);

            let atom = reader.get(&format!("{of}/sessions.atom")).await;
            atom.is(200).says("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-CA\">");
            atom.says("Housing &#38; homes &#60;b&#62;</title>").says("<title>Cancelled: Schools</title>");
            assert_eq!(atom.header("content-type"), "application/atom+xml; charset=utf-8");
            let french = reader.get(&format!("{of}/sessions.atom").replace("/en/", "/fr/")).await;
            french.is(200).says("xml:lang=\"fr-CA\"").says("Annulée\u{a0}: Logement");
        }
        let page = reader.get(&format!("{first}/calendar")).await;
        page.is(200).says("webcal://localhost:8080").says(&format!("{series}/sessions.atom"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_real_mail_server_takes_the_entry_as_a_form_of_the_letter_and_as_a_file() {
    let Some(mut server) = MailServer::start() else { return };
    let world = World::new().await;
    let (_host, path) = published(&world).await;
    confirmed(&world, &path, "marie@example.org").await;
    let running = runner(&world, Some(server.mailer()));
    let letter = loop {
        let letter = server.next();
        if letter["data"].as_str().expect("text").contains("text/calendar") {
            break letter;
        }
    };
    assert!(letter["plain"].as_str().expect("text").contains("Housing"));
    let read = ask("read_calendar.py", &["mail"], letter["data"].as_str().expect("text").as_bytes());
    let read = read.expect("Python is here");
    for reader in ["icalendar", "vobject"] {
        assert_eq!(
            (&read[reader][0]["summary"], &read[reader][0]["method"]),
            (&json!("Housing"), &json!("REQUEST"))
        );
    }
    running.stop().await;
    let sent = mails(&world).await.remove(0);
    assert_eq!((sent.text.as_str(), sent.calendar.as_str()), ("", ""), "what was sent is forgotten");
}

#[tokio::test]
async fn only_who_runs_a_session_sends_its_call_details() {
    let world = World::new().await;
    let (_host, path) = published(&world).await;
    let page = format!("{path}/calendar");
    let mut member = world.signed_in(Role::Member).await;
    let token = member.get(&page).await.token();
    member.post(&format!("{page}/releases"), &[("token", &token)]).await.is(403);
}
