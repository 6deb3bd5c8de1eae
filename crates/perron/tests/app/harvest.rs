//! The harvest: notes put together by hand, what says the same, what is set aside, what is asked of everybody.

use store::conversation;
use store::membership::Role as Tie;
use store::note::{self, Noted};
use store::person::Role;
use store::{cluster, ids, lean, statement};

use crate::room::{come, session};
use crate::world::{Browser, World, on_both};

async fn notes(world: &World, id: i64) -> Vec<Noted> {
    world.app.db.read(move |tx| note::of_session(tx, id)).await.expect("read")
}

/// A session with these notes.
async fn with_notes<'w>(world: &'w World, texts: &[&str]) -> (i64, String, Browser<'w>, Browser<'w>) {
    let (id, path) = session(world, "").await;
    let room = format!("{path}/room");
    let mut guest = come(world, &path, "Ana", &[]).await;
    let mut host = world.signed_in(Role::Moderator).await;
    host.submit(&format!("{room}/desk"), &format!("{room}/stage"), &[("stage", "running")]).await.is(303);
    for (n, text) in texts.iter().enumerate() {
        let client = format!("h{n}");
        let fields = [("text", *text), ("client", client.as_str())];
        guest.submit(&room, &format!("{path}/notes"), &fields).await.is(303);
    }
    (id, path, guest, host)
}

const BENCHES: [&str; 4] = [
    "A bench outside every shop would change my day",
    "Benches outside of shops would change our day",
    "Buses should run until midnight",
    "I know my neighbours",
];

#[tokio::test]
async fn notes_are_put_together_by_hand_and_nothing_is_lost() {
    on_both(async |world| {
        let (id, path, _, mut host) = with_notes(&world, &BENCHES).await;
        let (board, moves) = (format!("{path}/harvest"), format!("{path}/harvest/moves"));
        let all: Vec<String> = notes(&world, id).await.iter().map(|one| ids::to_text(one.note.id)).collect();
        host.get(&board)
            .await
            .is(200)
            .says("By themselves (4)")
            .says("These seem to say the same")
            .says("Put these together");
        host.submit(&board, &moves, &[("to", "new"), ("title", "Benches")])
            .await
            .is(422)
            .says("Tick at least one note");
        let put = [("note", all[0].as_str()), ("note", all[2].as_str()), ("to", "new"), ("title", "Street")];
        host.submit(&board, &moves, &put).await.is(303);
        host.get(&board).await.says("By themselves (2)").says("Clusters (1)").says("Put into “Street”");
        let made = world.app.db.read(move |tx| cluster::of_session(tx, id)).await.expect("read").remove(0);
        let address = format!("{board}/clusters/{}", ids::to_text(made.id));
        let titles = [("title-en", "Street"), ("title-fr", "La rue")];
        host.submit(&address, &address, &titles).await.is(303);
        host.get(&board.replace("/en/", "/fr/")).await.says("La rue");
        let to = ids::to_text(made.id);
        host.submit(&board, &moves, &[("note", all[1].as_str()), ("to", to.as_str())]).await.is(303);
        host.submit(&board, &moves, &[("note", all[2].as_str()), ("to", "none")]).await.is(303);
        let homes: Vec<bool> =
            notes(&world, id).await.iter().map(|one| one.note.cluster_id.is_some()).collect();
        assert_eq!(homes, [true, true, false, false]);
        host.submit(&address, &format!("{address}/removal"), &[]).await.is(303);
        host.get(&board).await.says("By themselves (4)");
        assert_eq!(notes(&world, id).await.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn set_aside_a_note_stays_for_those_who_run_it() {
    on_both(async |world| {
        let (id, path, mut guest, mut host) = with_notes(&world, &BENCHES[2..]).await;
        let board = format!("{path}/harvest");
        let one = ids::to_text(notes(&world, id).await[0].note.id);
        guest.get(&format!("{path}/room")).await.says("Buses");
        host.submit(&board, &format!("{board}/hidden"), &[("note", one.as_str())]).await.is(303);
        assert!(!guest.get(&format!("{path}/room")).await.text.contains("Buses"));
        host.get(&board).await.says("Buses").says("Take in again");
        host.submit(&board, &format!("{board}/hidden"), &[("note", one.as_str())]).await.is(303);
        guest.get(&format!("{path}/room")).await.says("Buses");
        guest.get(&board).await.is(303); // to sign in
    })
    .await;
}

#[tokio::test]
async fn a_note_is_asked_of_everybody_in_a_conversation() {
    on_both(async |world| {
        let (id, path, mut guest, _) = with_notes(&world, &BENCHES[2..]).await;
        let community = world.community(store::community::Kind::RoundTable).await;
        let mut host = world.belonging(Role::Moderator, community, Tie::Facilitator).await;
        let conversation_id = world.held_conversation(&[community]).await;
        let opened =
            move |tx: &mut store::Tx<'_>| perron::conversation::open(tx, conversation_id, world_now());
        let seeded = world.app.db.write(move |tx| {
            statement::insert(tx, &seed(conversation_id))?;
            Ok::<_, store::Error>(())
        });
        seeded.await.expect("written");
        let _ = world.app.db.write(opened).await.expect("written");
        let one = notes(&world, id).await.remove(0);
        let form = format!("{path}/notes/{}/statement", ids::to_text(one.note.id));
        let where_to = ids::to_text(conversation_id);
        let fields = [("text", "Buses should run until midnight"), ("language", "en")];
        host.submit(&form, &form, &fields).await.is(422);
        let fields = [&fields[..], &[("conversation", where_to.as_str())]].concat();
        host.submit(&form, &form, &fields).await.is(303);
        let all = world.app.db.read(move |tx| statement::all(tx, conversation_id)).await.expect("read");
        assert!(all.iter().any(|one| one.text.starts_with("Buses")));
        let leans = move |tx: &mut store::Tx<'_>| lean::of(tx, store::consent::Kind::Note, one.note.id);
        assert_eq!(world.app.db.read(leans).await.expect("read").len(), 1, "and it is written down");
        guest.get(&form).await.is(303);
        let listed =
            world.app.db.read(move |tx| conversation::by_id(tx, conversation_id)).await.expect("read");
        assert!(listed.is_some());
    })
    .await;
}

const fn world_now() -> i64 {
    crate::world::NOON
}

fn seed(conversation_id: i64) -> statement::Statement {
    statement::Statement {
        conversation_id,
        id: 77,
        number: 0,
        outside_id: None,
        participant_id: None,
        text: "Trees".into(),
        language: Some(store::Language::English),
        edition: 1,
        state: statement::State::Accepted,
        merged_into: None,
        meta: false,
        origin: statement::Origin::Seed,
        made: crate::world::NOON,
    }
}

#[tokio::test]
async fn five_thousand_notes_are_gathered() {
    let world = World::new().await;
    let (id, path, mut guest, mut host) = with_notes(&world, &BENCHES[..1]).await;
    let first = notes(&world, id).await.remove(0);
    let ids = world.app.ids.clone();
    let write = move |tx: &mut store::Tx<'_>| {
        for n in 0..5_000 {
            let kinds = note::Kind::ALL;
            let words = ["bench", "bus", "garden", "school", "clinic", "library", "rent", "winter"];
            let text = format!("{} {} near the {} needs care", words[n % 8], n, words[n / 8 % 8]);
            let (kind, client_id) = (kinds[n % kinds.len()], format!("many{n}"));
            let note = note::Note { id: ids.next(), text, kind, client_id, ..first.note.clone() };
            note::insert(tx, &note)?;
            store::consent::put(
                tx,
                &ids,
                (store::consent::Kind::Note, note.id),
                None,
                &first.consent.grants,
                5,
            )?;
        }
        perron::room::changed(tx, id, &[])
    };
    world.app.db.write(write).await.expect("written");
    host.get(&format!("{path}/harvest")).await.is(200).says("By themselves (5,001)");
    host.get(&format!("{path}/harvest?page=84")).await.is(200).says("A bench outside every shop");
    guest.get(&format!("{path}/room")).await.is(200).says("5,001 notes so far");
}
