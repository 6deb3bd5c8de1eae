//! Notes: kept once, worded anew without losing a word, shown and used as their owners allow.

use store::consent::{Audience, Kind as Consented};
use store::note::{self, Noted, Origin};
use store::person::Role;
use store::{consent, ids, lean};

use crate::room::{come, session};
use crate::world::{Browser, World, on_both};

async fn notes(world: &World, id: i64) -> Vec<Noted> {
    world.app.db.read(move |tx| note::of_session(tx, id)).await.expect("read")
}

async fn running<'w>(world: &'w World, path: &str) -> Browser<'w> {
    let mut host = world.signed_in(Role::Moderator).await;
    let room = format!("{path}/room");
    host.submit(&format!("{room}/desk"), &format!("{room}/stage"), &[("stage", "running")]).await.is(303);
    host
}

/// Tables of everybody who is there.
async fn seated(host: &mut Browser<'_>, path: &str, tables: &str) {
    let page = format!("{path}/room/tables");
    host.submit(&page, &page, &[("tables", tables), ("round", "next")]).await.is(303);
}

#[tokio::test]
async fn a_note_sent_twice_is_one_and_stands_where_all_can_see_it() {
    on_both(async |world| {
        let (id, path) = session(&world, "").await;
        let room = format!("{path}/room");
        let mut ana = come(&world, &path, "Ana", &[]).await;
        let mut ben = come(&world, &path, "Ben", &[]).await;
        let early = [("text", "Benches outside shops"), ("kind", "idea"), ("client", "a1")];
        let refused = ana.submit(&room, &format!("{path}/notes"), &early).await;
        refused.is(422);
        running(&world, &path).await;
        for _ in 0..2 {
            ana.submit(&room, &format!("{path}/notes"), &early).await.is(303);
        }
        let kept = notes(&world, id).await;
        assert_eq!(kept.len(), 1, "sent twice, kept once");
        assert_eq!(kept[0].consent.grants.see, Audience::Community);
        assert!(kept[0].consent.grants.summary && !kept[0].consent.grants.name);
        ben.get(&room).await.is(200).says("Benches outside shops").says("One note so far");
        ben.get(&format!("{room}/wall")).await.says("Benches outside shops");

        let long = "a ".repeat(50_000);
        let fields = [("text", long.as_str()), ("kind", "idea"), ("client", "a2")];
        let page = ana.submit(&room, &format!("{path}/notes"), &fields).await;
        page.is(422).says("500");
        assert!(page.text.contains(long.trim()), "100 kB come back in the form");
        assert_eq!(notes(&world, id).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_sensitive_is_seen_by_those_who_run_it_alone() {
    on_both(async |world| {
        let (id, path) = session(&world, "").await;
        let room = format!("{path}/room");
        let mut ana = come(&world, &path, "Ana", &[]).await;
        let mut ben = come(&world, &path, "Ben", &[]).await;
        let mut host = running(&world, &path).await;
        let fields =
            [("text", "I was afraid to go out"), ("kind", "story"), ("client", "s1"), ("sensitive", "yes")];
        ana.submit(&room, &format!("{path}/notes"), &fields).await.is(303);
        let noted = notes(&world, id).await.remove(0);
        assert!(!noted.consent.grants.summary, "and is used for nothing");
        assert!(!ben.get(&room).await.text.contains("afraid"));
        let own = format!("{path}/notes/{}", ids::to_text(noted.note.id));
        ben.get(&own).await.is(404);
        ana.get(&own).await.is(200).says("afraid");
        host.get(&format!("{path}/harvest"))
            .await
            .says("afraid")
            .says("Seen only by those who run the session");
        ana.submit(&own, &format!("{own}/consent"), &[("may-quote", "yes")]).await.is(303);
        ben.get(&room).await.says("afraid");
        assert!(notes(&world, id).await[0].consent.grants.quote);
    })
    .await;
}

#[tokio::test]
async fn two_who_word_a_note_at_the_same_time_lose_nothing() {
    on_both(async |world| {
        let (id, path) = session(&world, "").await;
        let room = format!("{path}/room");
        let mut ana = come(&world, &path, "Ana", &[]).await;
        let mut ben = come(&world, &path, "Ben", &[]).await;
        let mut eve = come(&world, &path, "Eve", &[]).await;
        let mut host = running(&world, &path).await;
        seated(&mut host, &path, "1").await;
        ana.submit(&room, &format!("{path}/notes"), &[("text", "One"), ("client", "w1")]).await.is(303);
        let own = format!("{path}/notes/{}", ids::to_text(notes(&world, id).await[0].note.id));
        for (browser, text, client) in [(&mut ana, "Ana’s words", "w2"), (&mut ben, "Ben’s words", "w3")]
        {
            let token = browser.guest_token();
            let fields = [("token", token.as_str()), ("text", text), ("version", "1"), ("client", client)];
            // each of them twice, as a line that broke would
            browser.post(&own, &fields).await.is(303);
            browser.post(&own, &fields).await.is(303);
        }
        let kept = notes(&world, id).await;
        let texts: Vec<&str> = kept.iter().map(|one| one.note.text.as_str()).collect();
        assert_eq!(texts, ["Ana’s words", "Ben’s words"], "both stand");
        assert_eq!(kept[1].note.beside_id, Some(kept[0].note.id));
        eve.get(&room).await.says("Ana’s words").says("Ben’s words").says("Another version of a note");
        eve.get(&own).await.says("Earlier words").says("One");
        let many = [("agreed", "4"), ("of", "3")];
        eve.submit(&own, &format!("{own}/agreement"), &many).await.is(422);
        eve.submit(&own, &format!("{own}/agreement"), &[("agreed", "2"), ("of", "3")]).await.is(303);
        eve.get(&room).await.says("2 of 3 at the table agree");
    })
    .await;
}

#[tokio::test]
async fn another_table_does_not_word_our_notes() {
    on_both(async |world| {
        let (id, path) = session(&world, "").await;
        let room = format!("{path}/room");
        let mut people = Vec::new();
        for name in ["Ana", "Ben", "Eve", "Jo"] {
            people.push(come(&world, &path, name, &[]).await);
        }
        let mut host = running(&world, &path).await;
        seated(&mut host, &path, "2").await;
        let [ana, others @ ..] = &mut people[..] else { unreachable!("four came") };
        ana.submit(&room, &format!("{path}/notes"), &[("text", "Ours"), ("client", "o1")]).await.is(303);
        let noted = notes(&world, id).await.remove(0);
        let own = format!("{path}/notes/{}", ids::to_text(noted.note.id));
        let mut refused = 0;
        for other in others {
            let token = other.guest_token();
            let fields = [("token", token.as_str()), ("text", "Theirs"), ("client", "o2"), ("version", "9")];
            let page = other.get(&own).await;
            page.is(200).says("Ours");
            let is_ours = page.text.contains("Keep these words");
            let answer = if is_ours { other.get(&own).await } else { other.post(&own, &fields).await };
            refused += usize::from(answer.status == 403);
            assert_eq!(answer.status == 403, !is_ours);
        }
        assert_eq!(refused, 2, "two sit at the other table");
        let table = format!("{room}/tables/{}", noted.note.table_no);
        let mut seen = 0;
        for one in &mut people {
            seen += usize::from(one.get(&table).await.status == 200);
        }
        assert_eq!(seen, 2, "two sit at this one");
    })
    .await;
}

#[tokio::test]
async fn taken_back_it_is_gone_from_the_room_and_what_leaned_on_it_is_marked() {
    on_both(async |world| {
        let (id, path) = session(&world, "").await;
        let room = format!("{path}/room");
        let mut ana = come(&world, &path, "Ana", &[]).await;
        let mut ben = come(&world, &path, "Ben", &[]).await;
        let mut host = running(&world, &path).await;
        ana.submit(&room, &format!("{path}/notes"), &[("text", "Take me"), ("client", "t1")]).await.is(303);
        let noted = notes(&world, id).await.remove(0);
        let (ids, leaned) = (world.app.ids.clone(), noted.clone());
        let write = move |tx: &mut store::Tx<'_>| {
            let leaned = lean::Lean {
                kind: Consented::Note,
                record_id: leaned.note.id,
                id: ids.next(),
                grant: consent::Grant::Summary,
                path: "/x".into(),
                title: "The page".into(),
                community_id: None,
                made: 5,
                mend: None,
                mended: None,
            };
            lean::insert(tx, &leaned)
        };
        world.app.db.write(write).await.expect("written");
        let own = format!("{path}/notes/{}", ids::to_text(noted.note.id));
        ben.get(&own).await.is(200);
        let token = ben.guest_token();
        ben.post(&format!("{own}/withdrawal"), &[("token", &token)]).await.is(404);
        ana.get(&format!("{path}/notes")).await.says("Take me");
        ana.submit(&own, &format!("{own}/withdrawal"), &[]).await.is(303);
        assert!(!ben.get(&room).await.text.contains("Take me"));
        assert!(!host.get(&format!("{path}/harvest")).await.text.contains("Take me"));
        ana.get("/en/notes").await.says("Take me").says("Taken back");
        let waits = world.app.db.read(|tx| lean::to_mend(tx, 9)).await.expect("read");
        assert_eq!(waits.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn dots_are_few_and_can_be_taken_back() {
    on_both(async |world| {
        let (id, path) = session(&world, "").await;
        let room = format!("{path}/room");
        let mut ana = come(&world, &path, "Ana", &[]).await;
        running(&world, &path).await;
        for n in 0..6 {
            let (text, client) = (format!("Idea {n}"), format!("d{n}"));
            let fields = [("text", text.as_str()), ("client", client.as_str())];
            ana.submit(&room, &format!("{path}/notes"), &fields).await.is(303);
        }
        for one in notes(&world, id).await {
            let note = ids::to_text(one.note.id);
            ana.submit(&room, &format!("{path}/dots"), &[("note", note.as_str())]).await.is(303);
        }
        let dots: Vec<i64> = notes(&world, id).await.iter().map(|one| one.dots).collect();
        assert_eq!(dots, [1, 1, 1, 1, 1, 0], "five, and no more");
        ana.get(&room).await.says("You have given all your dots");
        let first = ids::to_text(notes(&world, id).await[0].note.id);
        ana.submit(&format!("{path}/notes"), &format!("{path}/dots"), &[("note", first.as_str())])
            .await
            .is(303);
        ana.get(&room).await.says("You have one dot left");
    })
    .await;
}

#[tokio::test]
async fn a_sheet_of_paper_is_typed_in_once() {
    on_both(async |world| {
        let (id, path) = session(&world, "").await;
        let paper = format!("{path}/notes/paper");
        let mut helper = world.signed_in(Role::Moderator).await;
        let fields = [
            ("client", "sheet1"),
            ("table", "3"),
            ("round", "1"),
            ("language", "fr"),
            ("text-1", "Un banc"),
            ("kind-1", "idea"),
            ("agreed-1", "5"),
            ("of-1", "6"),
            ("text-2", "On m’a dit non"),
            ("kind-2", "quote"),
            ("quote-2", "yes"),
        ];
        let mut wrong = fields;
        wrong[6].1 = "9";
        helper.submit(&paper, &paper, &wrong).await.is(422).says("Un banc");
        assert!(notes(&world, id).await.is_empty(), "all of a sheet, or nothing");
        for _ in 0..2 {
            helper.submit(&paper, &paper, &fields).await.is(303);
        }
        let kept = notes(&world, id).await;
        assert_eq!(kept.len(), 2);
        assert!(kept.iter().all(|one| one.note.origin == Origin::Paper && one.note.table_no == 3));
        assert_eq!(kept[0].note.agreement, Some((5, 6)));
        assert!(kept[1].note.is_quote && kept[1].consent.grants.quote && !kept[0].consent.grants.quote);
        assert!(kept.iter().all(|one| one.owner.is_none() && one.note.typed_by.is_some()));
    })
    .await;
}

#[tokio::test]
async fn a_queue_that_comes_twice_is_kept_once_and_words_of_two_devices_both() {
    on_both(async |world| {
        let (id, path) = session(&world, "").await;
        let queue = format!("{path}/notes/queue");
        let mut ana = come(&world, &path, "Ana", &[]).await;
        let mut ben = come(&world, &path, "Ben", &[]).await;
        let mut host = running(&world, &path).await;
        seated(&mut host, &path, "1").await;
        let (ana_token, ben_token) = (ana.guest_token(), ben.guest_token());
        (ana, ben) = (ana.with("x-form-token", &ana_token), ben.with("x-form-token", &ben_token));
        async fn send(browser: &mut Browser<'_>, queue: &str, body: String) -> serde_json::Value {
            let page = browser.send("POST", queue, Some("application/json"), body.into_bytes()).await;
            page.is(200);
            serde_json::from_str(&page.text).expect("JSON")
        }
        let entry = |client: &str, edit: &str, version: i64, text: &str| {
            serde_json::json!({ "client": client, "edit": edit, "version": version, "kind": "idea", "text": text,
                "language": "en", "round": 1, "table": 99 })
        };
        let new = serde_json::json!([entry("n1", "n1", 0, "Written underground"), entry("n2", "n2", 0, "")]);
        for _ in 0..2 {
            let taken = send(&mut ana, &queue, new.to_string()).await;
            assert_eq!((&taken[0]["state"], &taken[0]["version"]), (&"kept".into(), &1.into()));
            assert_eq!(taken[1]["state"], "note-offline-refused");
        }
        let kept = notes(&world, id).await;
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].note.origin, kept[0].note.table_no), (Origin::Offline, 1), "at their own table");
        let known = ben.get(&queue).await;
        assert_eq!(serde_json::from_str::<serde_json::Value>(&known.text).expect("JSON")[0]["client"], "n1");
        for _ in 0..2 {
            let one = send(&mut ana, &queue, serde_json::json!([entry("n1", "e1", 1, "Ana’s")]).to_string()).await;
            assert_eq!((&one[0]["state"], &one[0]["version"]), (&"kept".into(), &2.into()));
            let other = send(&mut ben, &queue, serde_json::json!([entry("n1", "e2", 1, "Ben’s")]).to_string()).await;
            assert_eq!((&other[0]["state"], &other[0]["text"]), (&"beside".into(), &"Ana’s".into()));
        }
        let texts: Vec<String> = notes(&world, id).await.into_iter().map(|one| one.note.text).collect();
        assert_eq!(texts, ["Ana’s", "Ben’s"]);
        let mut stranger = world.browser();
        stranger.get(&format!("{path}/room")).await.is(200);
        let token = stranger.guest_token();
        let mut stranger = stranger.with("x-form-token", &token);
        let answer = stranger.send("POST", &queue, Some("application/json"), b"[]".to_vec()).await;
        answer.is(403);
        ana.get(&format!("{path}/notes/offline")).await.is(200).says("Write without a connection");
    })
    .await;
}
