//! Sessions: planned, published, changed, copied, cancelled; who may run them; bad input; lists.

use store::person::Role;
use store::session;

use crate::pledge::mails;
use crate::registration::{confirmed, register};
use crate::series::{host, plan_series, press};
use crate::world::{Browser, NOON, World, on_both};

const DAY: i64 = 24 * 3_600_000;

/// What somebody types who plans a session on a day of November 2026, at 13:00 in Toronto.
pub fn in_november(day: u8, title: &'static str) -> Vec<(&'static str, &'static str)> {
    const DAYS: [&str; 5] = ["24", "25", "26", "27", "28"];
    vec![
        ("title-en", title),
        ("title-fr", "Logement"),
        ("starts-day", DAYS[usize::from(day - 24)]),
        ("starts-month", "11"),
        ("starts-year", "2026"),
        ("starts-time", "13:00"),
        ("zone", "America/Toronto"),
        ("minutes", "60"),
        ("mode", "online"),
        ("call-link", "https://call.example/room"),
        ("release-days", "7"),
        ("speaks", "both"),
    ]
}

/// The same with some of it otherwise.
pub fn but<'a>(usual: &[(&'a str, &'a str)], other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = usual.iter().copied().filter(|(field, _)| !other.iter().any(|(name, _)| name == field));
    kept.chain(other.iter().copied()).collect()
}

/// Plans a session of a community; its page.
pub async fn plan(host: &mut Browser<'_>, community: i64, fields: &[(&str, &str)]) -> String {
    let id = store::ids::to_text(community);
    let fields = [fields, &[("community", id.as_str())]].concat();
    let made = host.submit("/en/sessions/new", "/en/sessions", &fields).await;
    made.is(303);
    made.location().trim_end_matches("/settings").to_owned()
}

/// Plans one in a series; its page.
pub async fn add_session(host: &mut Browser<'_>, series: &str, fields: &[(&str, &str)]) -> String {
    let id = series.rsplit('/').next().unwrap().to_owned();
    let form = format!("/en/sessions/new?series={id}");
    let fields = [fields, &[("series", id.as_str())]].concat();
    let made = host.submit(&form, "/en/sessions", &fields).await;
    made.is(303);
    made.location().trim_end_matches("/settings").to_owned()
}

/// The session of a page.
pub async fn stored(world: &World, path: &str) -> session::Session {
    let id = store::ids::from_text(path.rsplit('/').next().unwrap()).unwrap();
    world.app.db.read(move |tx| session::by_id(tx, id)).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_session_is_planned_published_and_changed() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let fields = but(&in_november(24, "Housing"), &[("lever", "housing"), ("capacity", "30")]);
        let path = plan(&mut host, community, &fields).await;
        world.browser().get(&path).await.is(404);
        press(&mut host, &path, "publication").await.says("It is published");
        let page = world.browser().get(&path).await;
        page.is(200)
            .says("24\u{a0}November 2026, 1:00\u{a0}p.m. to 2:00\u{a0}p.m.")
            .says("30 of 30 seats free");
        page.says("Community development".trim_start_matches("Community development")).says("Welcome");
        assert!(!page.text.contains("call.example"), "the call is for who is registered");
        assert!(!page.text.contains("Tables of four"), "cues are for the facilitator");
        world.browser().get(&path.replace("/en/", "/fr/")).await.says("de 13\u{a0}h à 14\u{a0}h");
        let before = stored(&world, &path).await;
        assert_eq!(before.release, before.starts - 7 * DAY);
        let later = but(&fields, &[("starts-time", "14 h 30")]);
        let details = format!("{path}/details");
        host.submit(&details, &details, &later).await.is(303);
        let after = stored(&world, &path).await;
        assert_eq!((after.starts - before.starts, after.sequence), (90 * 60_000, before.sequence + 1));
        host.submit(&details, &details, &later).await.is(303);
        assert_eq!(stored(&world, &path).await.sequence, after.sequence, "nothing changed");
    })
    .await;
}

#[tokio::test]
async fn bad_input_is_refused_in_a_sentence_and_kept() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let usual = but(&in_november(24, "Housing"), &[("capacity", "2")]);
        let id = store::ids::to_text(community);
        for (field, typed, says) in [
            ("zone", "America/Montmartre", "no time zone of the name America/Montmartre"),
            ("starts-year", "2025", "in the past"),
            ("capacity", "0", "1"),
            ("starts-time", "25:00", "25:00"),
            ("title-en", "", ""),
        ] {
            let fields = but(&usual, &[(field, typed), ("community", &id)]);
            let page = host.submit("/en/sessions/new", "/en/sessions", &fields).await;
            if typed.is_empty() {
                page.is(303); // the French title is there
            } else {
                page.is(422).says(says).says(typed);
            }
        }
        // clocks go forward at two o'clock that night
        let gap =
            [("starts-day", "14"), ("starts-month", "3"), ("starts-year", "2027"), ("starts-time", "2:30")];
        let fields = but(&usual, &[&gap[..], &[("community", &id)]].concat());
        host.submit("/en/sessions/new", "/en/sessions", &fields).await.is(422).says("jump over it");

        let path = plan(&mut host, community, &usual).await;
        press(&mut host, &path, "publication").await;
        for who in ["a@example.org", "b@example.org"] {
            confirmed(&world, &path, who).await;
        }
        let details = format!("{path}/details");
        let fewer = but(&usual, &[("capacity", "1")]);
        let refused = host.submit(&details, &details, &fewer).await;
        refused.is(422).says("2 seats are held already");
        assert_eq!(stored(&world, &path).await.capacity, Some(2));
        // once its time has come, nobody registers
        world.clock.advance(60 * DAY);
        let form = world.browser().get(&format!("{path}/registrations/new")).await;
        form.is(200).says("no session to register for");
        world.browser().get("/en/sessions").await.says("No session is planned");
        world.browser().get("/en/sessions?past=1").await.says("Housing");
    })
    .await;
}

#[tokio::test]
async fn thirty_kitchen_tables_are_copied() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let series = plan_series(&mut host, community, &[]).await;
        let first = add_session(&mut host, &series, &in_november(24, "Kitchen table")).await;
        let settings = format!("{first}/settings");
        let copies = [("copies", "29"), ("days", "7")];
        host.submit(&settings, &format!("{first}/copies"), &copies).await.is(303);
        host.submit(&settings, &format!("{first}/copies"), &[("copies", "61"), ("days", "7")]).await.is(303);
        host.get(&settings).await.says("No copy was made");
        press(&mut host, &series, "publication").await.says("with all of its sessions");
        let page = world.browser().get(&series).await;
        page.says("Kitchen table 2<").says("Kitchen table 30<");
        assert_eq!(page.text.matches("class=\"dated top\"").count(), 30);
        let id = store::ids::from_text(series.rsplit('/').next().unwrap()).unwrap();
        let all = world.app.db.read(move |tx| session::of_series(tx, id)).await.unwrap();
        let hours = all.iter().map(|one| perron::i18n::dates::moment(one.starts, &one.zone).hour());
        assert!(
            hours.into_iter().all(|hour| hour == 13),
            "summer time comes between, and it is still at one"
        );
        let last = all[29].id;
        let items = world.app.db.read(move |tx| store::agenda::items(tx, last)).await.unwrap();
        let prompts = world.app.db.read(move |tx| store::agenda::prompts(tx, last)).await.unwrap();
        assert_eq!((items.len(), prompts.len()), (5, 3));
        assert!(
            items.iter().filter_map(|item| item.prompt_id).all(|id| prompts.iter().any(|one| one.id == id))
        );
    })
    .await;
}

#[tokio::test]
async fn whoever_is_named_runs_that_session_and_no_other() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let named = world.app.ids.next();
        let mut facilitator = world.signed_in_as(named, Role::Member).await;
        let lines = format!("Bea Roy <{named}@example.org>\nOnly Named");
        let fields = but(&in_november(24, "Housing"), &[("facilitators", &lines)]);
        let path = plan(&mut host, community, &fields).await;
        let other = plan(&mut host, community, &in_november(25, "Other")).await;
        facilitator.get(&format!("{path}/settings")).await.is(200);
        facilitator.get(&format!("{path}/registrations")).await.is(200);
        facilitator.get(&format!("{other}/settings")).await.is(403);
        facilitator.get("/en/sessions/new").await.is(403);
        press(&mut facilitator, &path, "publication").await.says("It is published");
        let page = world.browser().get(&path).await;
        page.says("Bea Roy, Only Named");
        assert!(!page.text.contains(&format!("{named}@")), "addresses stay with those who run it");
        // taken off the list, they run it no more
        let details = format!("{path}/details");
        host.submit(&details, &details, &in_november(24, "Housing")).await.is(303);
        facilitator.get(&format!("{path}/settings")).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn agenda_and_prompts_are_ordered_lists() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let path = plan(&mut host, community, &in_november(24, "Housing")).await;
        let agenda = format!("{path}/agenda");
        host.get(&agenda).await.is(200).says("60 of 60 minutes are planned").says("Tables of four");
        let half = [("title-en", "Song"), ("minutes", "0")];
        host.submit(&agenda, &format!("{path}/items"), &half).await.is(422).says("Song");
        let song = [("title-en", "Song"), ("title-fr", "Chanson"), ("minutes", "5"), ("cue-en", "In C")];
        host.submit(&agenda, &format!("{path}/items"), &song).await.is(303);
        host.get(&agenda).await.says("65 of 60");
        let id = stored(&world, &path).await.id;
        let items = world.app.db.read(move |tx| store::agenda::items(tx, id)).await.unwrap();
        let song = format!("{path}/items/{}", store::ids::to_text(items[5].id));
        for _ in 0..5 {
            host.submit(&agenda, &format!("{song}/position"), &[("to", "up")]).await.is(303);
        }
        host.submit(&agenda, &format!("{song}/position"), &[("to", "up")]).await.is(303);
        host.get(&song).await.is(200).says("Chanson");
        let short = [("title-en", "Short song"), ("title-fr", "Chanson"), ("minutes", "2")];
        host.submit(&song, &song, &short).await.is(303);
        let gone = format!("{path}/items/{}/removal", store::ids::to_text(items[4].id));
        host.submit(&agenda, &gone, &[]).await.is(303);
        let now = world.app.db.read(move |tx| store::agenda::items(tx, id)).await.unwrap();
        assert_eq!((now[0].title.en.as_str(), now.len()), ("Short song", 5));
        let question = [("text-en", "Why here?"), ("text-fr", "Pourquoi ici?")];
        host.submit(&agenda, &format!("{path}/prompts"), &question).await.is(303);
        host.submit(&agenda, &format!("{path}/prompts"), &[("text-en", "x")]).await.is(422);
        let prompts = world.app.db.read(move |tx| store::agenda::prompts(tx, id)).await.unwrap();
        let first = format!("{path}/prompts/{}", store::ids::to_text(prompts[0].id));
        host.submit(&agenda, &format!("{first}/removal"), &[]).await.is(303);
        press(&mut host, &path, "publication").await;
        let page = world.browser().get(&path).await;
        page.says("Short song").says("Why here?");
        let (song, why) = (page.text.find("Short song").unwrap(), page.text.find("Welcome").unwrap());
        assert!(song < why, "in the order that was given");
        host.submit(&agenda, &format!("{first}/removal"), &[]).await.is(303);
        host.get(&first).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn those_who_come_are_told_of_changes_and_cancellation() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let usual = in_november(24, "Housing");
        let path = plan(&mut host, community, &usual).await;
        press(&mut host, &path, "publication").await;
        confirmed(&world, &path, "comes@example.org").await;
        register(&world, &path, "never@example.org").await;
        let count = mails(&world).await.len();
        let details = format!("{path}/details");
        host.submit(&details, &details, &but(&usual, &[("title-en", "Homes")])).await.is(303);
        assert_eq!(mails(&world).await.len(), count, "a title changes nobody's plans");
        host.submit(&details, &details, &but(&usual, &[("starts-time", "15:00")])).await.is(303);
        let letters = mails(&world).await;
        assert_eq!(letters.len(), count + 1, "who never confirmed is told nothing");
        assert_eq!(letters[0].recipient, "comes@example.org");
        assert!(letters[0].text.contains("The time of a session has changed"), "{}", letters[0].text);
        assert!(letters[0].text.contains("3:00\u{a0}p.m."), "{}", letters[0].text);
        press(&mut host, &path, "cancellation").await.says("It is cancelled");
        let letters = mails(&world).await;
        assert_eq!((letters.len(), letters[0].subject.as_str()), (count + 2, "A session is cancelled"));
        press(&mut host, &path, "cancellation").await.says("Nothing was changed");
        world.browser().get(&path).await.is(200).says("does not take place");
        let lists = world.browser().get("/en/sessions").await;
        assert!(!lists.text.contains("Homes"));
    })
    .await;
}

#[tokio::test]
async fn a_hundred_sessions_are_listed_by_two_questions_and_page_by_page() {
    let world = World::new().await;
    let ids = world.app.ids.clone();
    let fill = move |tx: &mut store::Tx<'_>| {
        for n in 0..130 {
            let one = session::Session {
                title: store::Bilingual { en: format!("Number {n}"), fr: format!("Numéro {n}") },
                state: session::State::Open,
                published: Some(NOON),
                ..blank(ids.next(), NOON + (n + 1) * DAY)
            };
            session::insert(tx, &one)?;
        }
        Ok::<_, store::Error>(())
    };
    world.app.db.write(fill).await.unwrap();
    let first = world.browser().get("/en/sessions").await;
    assert_eq!(first.text.matches("class=\"dated top\"").count(), 100);
    let more = first.text.split("href=\"").find(|rest| rest.contains("from=")).unwrap();
    let more = more.split('"').next().unwrap().replace("&#38;", "&");
    let second = world.browser().get(&more).await;
    assert_eq!(second.text.matches("class=\"dated top\"").count(), 30);
    second.says("Number 100<").says("Number 129<");
    for odd in ["from=x", "from=1-!!", "past=1&from=9-0", "from=-5-0"] {
        world.browser().get(&format!("/en/sessions?{odd}")).await.is(200);
    }
}

/// A session without anything to say.
pub fn blank(id: i64, starts: i64) -> session::Session {
    session::Session {
        id,
        title: store::Bilingual { en: "One".to_owned(), fr: "Une".to_owned() },
        about: store::Bilingual::default(),
        levers: Vec::new(),
        starts,
        minutes: 60,
        zone: "America/Toronto".to_owned(),
        mode: session::Mode::Online,
        venue: store::Bilingual::default(),
        access: store::Bilingual::default(),
        place_id: None,
        call: session::Call::default(),
        release: starts - 7 * DAY,
        capacity: None,
        taken: 0,
        speaks: store::community::Speaks::Both,
        speaks_also: String::new(),
        code: "STEPS".to_owned(),
        sequence: 0,
        state: session::State::Draft,
        published: None,
        origin: store::series::Origin::Own,
        made: NOON,
        made_by: None,
    }
}
