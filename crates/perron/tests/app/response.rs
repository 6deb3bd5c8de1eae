//! Answers: page by page, once a person, from paper once a sheet, with what people say of themselves sealed.

use perron::estimate::job;
use perron::jobs::{Progress, Runner};
use perron::person::entry;
use perron::response::Selves;
use perron::self_identification::key::Key;
use perron::wave::hourly;
use store::membership::Role as Tie;
use store::person::Role;
use store::response::{self, Arm, Origin};
use store::{estimate, ids, panel};

use crate::fund::{home, host};
use crate::wave::{WAVE, draft, id_of, open, questionnaire, responses};
use crate::world::{Browser, World, on_both};

const DAY: i64 = 24 * 3_600_000;

#[tokio::test]
async fn somebody_answers_leaves_comes_back_and_hands_in() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let wave = draft(&mut steward, community, "five", &[("place-level", "postal-area")]).await;
        open(&mut steward, &wave).await;
        let mut guest = world.browser();
        let answer = format!("{wave}/response");
        let page = guest.get(&answer).await;
        page.is(200).says("Part 1 of 3").says("Prefer not to say");
        assert!(!page.text.contains(" checked"), "nothing is chosen in advance");
        let page =
            guest.submit(&answer, &answer, &[("part", "1"), ("q1", "5"), ("q2", "-"), ("q3", "1")]).await;
        assert!(page.is(303).location().ends_with("part=2"));

        guest.get(&answer).await.says("Part 2 of 3"); // where they stopped
        guest.submit(&answer, &answer, &[("part", "2"), ("q4", "9"), ("q5", "2")]).await.is(422).says("q5");
        guest.submit(&answer, &answer, &[("part", "9"), ("q4", "1")]).await.is(400);
        guest.submit(&answer, &answer, &[("part", "2"), ("q5", "2")]).await.is(303);
        let place = [("part", "3"), ("place", "l6p 1a1")];
        let page = guest.submit(&answer, &answer, &place).await;
        guest.get(page.is(303).location()).await.says("Thank you").says("three characters");
        guest.get(&format!("{answer}?part=1")).await.says("value=\"5\" checked");
        let again = format!("{answer}?part=1");
        guest.submit(&again, &answer, &[("part", "1"), ("q1", "4"), ("q2", "-"), ("q3", "1")]).await.is(303);

        let all = responses(&world, &wave).await;
        assert_eq!(all.len(), 1);
        let one = &all[0];
        assert_eq!((one.answers.as_str(), one.arm, one.origin), ("4;-;1;;2", Arm::Open, Origin::Web));
        assert_eq!((one.postal_area.as_deref(), one.province.as_deref()), (Some("L6P"), Some("ON")));
        assert!(one.finished.is_some() && one.member_id.is_none());

        steward.submit(&wave, &format!("{wave}/closure"), &[]).await.is(303);
        let page = guest.post(&answer, &[("token", &guest.guest_token()), ("part", "1"), ("q1", "1")]).await;
        guest.get(page.is(303).location()).await.says("was not kept").says("no more answers are taken");
        assert_eq!(responses(&world, &wave).await[0].answers, "4;-;1;;2");
    })
    .await;
}

#[tokio::test]
async fn own_words_are_kept_apart_and_have_an_end() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let asked = questionnaire(&mut steward, community, "own").await;
        let new = format!("{asked}/items/new");
        let own = [
            ("text-en", "What helps?"),
            ("text-fr", "Qu’est-ce qui aide?"),
            ("answered", "words"),
            ("outcome", "none"),
        ];
        steward.submit(&new, &new, &own).await.is(303);
        let at = home(community);
        let fields = [&WAVE[..], &[("questionnaire", asked.rsplit('/').next().unwrap())]].concat();
        let made = steward.submit(&format!("{at}/waves/new"), &format!("{at}/waves"), &fields).await;
        let wave = made.is(303).location().to_owned();
        open(&mut steward, &wave).await;
        let (mut guest, answer) = (world.browser(), format!("{wave}/response"));
        let long = "x".repeat(601);
        let page = guest.submit(&answer, &answer, &[("part", "1"), ("q1-words", &long)]).await;
        page.is(422).says("601").says(&long);
        assert!(responses(&world, &wave).await.is_empty());
        guest.submit(&answer, &answer, &[("part", "1"), ("q1-words", "The bench; it does")]).await.is(303);
        assert_eq!(responses(&world, &wave).await[0].answers, "w");
        let again = format!("{answer}?part=1");
        guest.get(&again).await.says("The bench; it does");
        guest.submit(&again, &answer, &[("part", "1"), ("q1", "-"), ("q1-words", "The bench")]).await.is(303);
        let id = id_of(&wave);
        assert_eq!(world.app.db.read(move |tx| response::words_of_wave(tx, id)).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_sheet_of_paper_counts_once() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let wave = draft(&mut steward, community, "five", &[("place-level", "postal-area")]).await;
        open(&mut steward, &wave).await;
        let mut helper = world.belonging(Role::Member, community, Tie::Connector).await;
        let paper = format!("{wave}/paper");
        let sheet = [("paper", "12"), ("q1", "4"), ("q3", "2"), ("area", "l6p1a1")];
        helper.submit(&paper, &paper, &sheet).await.is(303);
        helper.submit(&paper, &paper, &sheet).await.is(422).says("counted already");
        helper.submit(&paper, &paper, &[("paper", "13"), ("q1", "77")]).await.is(422);
        helper.submit(&paper, &paper, &[("paper", "0")]).await.is(422);
        let all = responses(&world, &wave).await;
        let one = &all[0];
        assert_eq!(
            (all.len(), one.paper, one.origin, one.answers.as_str()),
            (1, Some(12), Origin::Paper, "4;;2;;")
        );
        assert!(
            one.recorded_by.is_some() && one.finished.is_some() && one.postal_area.as_deref() == Some("L6P")
        );
        steward.get(&wave).await.says("Copied from paper");
        let id = ids::to_text(one.id);
        helper.submit(&paper, &format!("{paper}/{id}/removal"), &[]).await.is(303);
        assert!(responses(&world, &wave).await.is_empty());
        let mut member = world.belonging(Role::Member, community, Tie::Member).await;
        member.get(&paper).await.is(403);
        let pdf = member.get(&format!("{paper}.pdf")).await;
        assert_eq!(pdf.is(200).header("content-type"), "application/pdf");
    })
    .await;
}

/// A house with a folder, on each database, where what people say of themselves can be sealed.
async fn sealing<F: AsyncFn(World)>(story: F) {
    for db in store::testing::databases().await {
        let folder = tempfile::tempdir().unwrap();
        story(World::with(db, &[("data", folder.path().to_str().unwrap())]).await).await;
    }
}

/// An open wave that asks people about their age, and more; who runs it, and its page.
async fn asks_of_selves<'w>(world: &'w World, more: &[(&str, &str)]) -> (Browser<'w>, String) {
    let (mut steward, community) = host(world).await;
    let age =
        [("attribute", "age"), ("purpose-en", "to see who belongs"), ("purpose-fr", "pour voir qui en est")];
    let wave = draft(&mut steward, community, "five", &[&age[..], more].concat()).await;
    open(&mut steward, &wave).await;
    (steward, wave)
}

#[tokio::test]
async fn what_respondents_say_of_themselves_is_sealed_for_one_purpose() {
    sealing(async |world| {
        let (mut steward, wave) = asks_of_selves(&world, &[]).await;
        let (mut guest, answer) = (world.browser(), format!("{wave}/response"));
        guest.submit(&answer, &answer, &[("part", "1"), ("q1", "5")]).await.is(303);
        guest.get(&format!("{answer}?part=3")).await.says("to see who belongs").says("30 days");
        let said = [("part", "3"), ("age", "sixty-five"), ("gender", "woman")];
        guest.submit(&answer, &answer, &said).await.is(303);
        guest.get(&format!("{answer}?part=3")).await.says("value=\"sixty-five\" checked");
        let id = id_of(&wave);
        let sealed = world.app.db.read(move |tx| response::all_sealed(tx, id)).await.unwrap();
        assert!(sealed.len() == 1 && !sealed[0].1.contains("sixty"));
        let response_id = responses(&world, &wave).await[0].id;
        let selves = Selves::of(&world.app, id).await.unwrap().unwrap();
        let opened = selves.of_response(response_id).unwrap();
        assert!(opened.0.contains_key("age"));
        assert!(!opened.0.contains_key("gender"), "what was not asked is not kept");
        assert_eq!(selves.of_response(response_id + 1), None);
        let mine = guest.get("/en/me").await;
        mine.is(200).says("What you said of yourself in waves").says("65 to 74");
        steward.submit(&wave, &format!("{wave}/closure"), &[]).await.is(303);
        world.clock.advance(31 * DAY);
        hourly::run(world.app.clone(), 1).await.unwrap();
        assert!(world.app.db.read(move |tx| response::all_sealed(tx, id)).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn figures_are_worked_out_again_without_what_somebody_who_leaves_said_of_themselves() {
    sealing(async |world| {
        let (mut steward, wave) = asks_of_selves(&world, &[]).await;
        let (mut guest, answer) = (world.browser(), format!("{wave}/response"));
        guest.submit(&answer, &answer, &[("part", "1"), ("q1", "5")]).await.is(303);
        guest.submit(&answer, &answer, &[("part", "3"), ("age", "sixty-five")]).await.is(303);
        steward.submit(&wave, &format!("{wave}/closure"), &[]).await.is(303);
        let id = id_of(&wave);
        let now = async || job::now(&world.app, id, &Progress::default()).await.unwrap()["estimated"].clone();
        assert_eq!((now().await, now().await), (true.into(), false.into()));
        let app = world.app.clone();
        let _work = Runner::new(app.db.clone(), app.clock.clone())
            .on(job::JOB, 1, 3, move |task| job::run(app.clone(), task))
            .start();
        let figures = || world.app.db.read(move |tx| estimate::of_wave(tx, id));
        let before = figures().await.unwrap().unwrap().input;
        guest.submit("/en/me/deletion", "/en/me/deletion", &[("sure", "yes")]).await.is(303);
        let mut after = before.clone();
        for _ in 0..2000 {
            after = figures().await.unwrap().unwrap().input;
            if after != before {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        assert_ne!(after, before, "within ten seconds");
        assert_eq!(now().await, false);
    })
    .await;
}

/// Where nothing can be sealed, everything else is kept, and people are told.
#[tokio::test]
async fn who_cannot_be_sealed_is_thanked_all_the_same() {
    sealing(async |world| {
        let (_steward, wave) = asks_of_selves(&world, &[]).await;
        let (answer, id) = (format!("{wave}/response"), id_of(&wave));
        let said = [("part", "3"), ("age", "sixty-five")];
        let path = world.app.settings.self_identification_key();
        // it cannot be made, where a folder lies in its place; then it is lost, once something is sealed with it
        std::fs::create_dir(&path).unwrap();
        for is_lost in [false, true] {
            if is_lost {
                std::fs::remove_dir(&path).unwrap();
                world.browser().submit(&answer, &answer, &said).await.is(303);
                std::fs::remove_file(&path).unwrap();
            }
            let sealed = world.app.db.read(move |tx| response::all_sealed(tx, id)).await.unwrap();
            let mut guest = world.browser();
            guest.submit(&answer, &answer, &[("part", "1"), ("q1", "5")]).await.is(303);
            guest.get(&format!("{answer}?part=3")).await.is(200).says("cannot be sealed just now");
            let page = guest.submit(&answer, &answer, &said).await;
            let thanks = guest.get(page.is(303).location()).await;
            thanks.says("Thank you").says("could not be sealed").says("Your other answers are kept");
            let all = responses(&world, &wave).await;
            let one = all.last().unwrap();
            assert!(one.finished.is_some() && one.answers.starts_with('5'));
            let left = world.app.db.read(move |tx| response::all_sealed(tx, id)).await.unwrap();
            assert_eq!(left, sealed, "nothing is kept half");
            guest.submit(&format!("{answer}?part=3"), &answer, &[("part", "3")]).await.is(303);
            let page = guest.get(&answer).await;
            assert!(!page.says("Thank you").text.contains("could not be sealed"), "who says nothing");
        }
    })
    .await;
}

#[tokio::test]
async fn a_sheet_with_a_code_counts_in_the_panel_of_its_wave_alone() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let (mut other, elsewhere) = host(&world).await;
        for (at, steward) in [(community, &mut steward), (elsewhere, &mut other)] {
            let list = format!("{}/panel", home(at));
            steward.submit(&list, &list, &[("papers", "2"), ("language", "en")]).await.is(303);
        }
        let code = async |community: i64, at: usize| {
            let all = world.app.db.read(move |tx| panel::of_community(tx, community)).await.unwrap();
            (all[at].code.clone(), all[at].id)
        };
        let (mine, member) = code(community, 0).await;
        let (strange, (gone, left)) = (code(elsewhere, 0).await.0, code(community, 1).await);
        world.app.db.write(move |tx| panel::go(tx, left, 1)).await.unwrap();
        let mut helper = world.belonging(Role::Member, community, Tie::Connector).await;
        let closed =
            draft(&mut steward, community, "five", &[("arm", "panel"), ("place-level", "province")]).await;
        open(&mut steward, &closed).await;
        let paper = format!("{closed}/paper");
        let sheet = |code| [("paper", "1"), ("q1", "4"), ("province", "NS"), ("code", code)];
        helper.get(&paper).await.is(200).says("Nova Scotia");
        helper.submit(&paper, &paper, &sheet("")).await.is(422).says("Only invited people");
        for wrong in [strange.as_str(), gone.as_str(), "AAAAAA"] {
            helper.submit(&paper, &paper, &sheet(wrong)).await.is(422).says("Nobody in the panel");
        }
        let small = mine.to_lowercase();
        helper.submit(&paper, &paper, &sheet(&small)).await.is(303);
        let all = responses(&world, &closed).await;
        assert_eq!((all.len(), all[0].arm, all[0].member_id), (1, Arm::Panel, Some(member)));
        assert_eq!(all[0].province.as_deref(), Some("NS"));

        let everybody = draft(&mut steward, community, "five", &[("title-en", "All")]).await;
        open(&mut steward, &everybody).await;
        let paper = format!("{everybody}/paper");
        helper.submit(&paper, &paper, &sheet(&mine)).await.is(422).says("Nobody in the panel");
        helper.submit(&paper, &paper, &sheet("")).await.is(303);
        let all = responses(&world, &everybody).await;
        assert_eq!(
            (all[0].arm, all[0].member_id, &all[0].province),
            (Arm::Open, None, &None),
            "as closely as asked"
        );
    })
    .await;
}

/// Somebody with an account who answers a wave on a phone as a guest, and with the account on a computer.
#[tokio::test]
async fn who_answered_twice_has_one_response_after_signing_in() {
    sealing(async |world| {
        let asked = [("attribute", "gender"), ("place-level", "postal-area")];
        let (_steward, wave) = asks_of_selves(&world, &asked).await;
        let answer = format!("{wave}/response");
        let (mut guest, mut person) = (world.browser(), world.signed_in_as(77, Role::Member).await);
        person.submit(&answer, &answer, &[("part", "1"), ("q1", "1"), ("q2", "2")]).await.is(303);
        person.submit(&answer, &answer, &[("part", "3"), ("place", "L6P")]).await.is(303);
        let said = [("part", "4"), ("age", "sixty-five"), ("gender", "woman")];
        person.submit(&answer, &answer, &said).await.is(303);
        world.clock.advance(60_000);
        guest.submit(&answer, &answer, &[("part", "1"), ("q1", "5"), ("q3", "3")]).await.is(303);
        guest.submit(&answer, &answer, &[("part", "4"), ("age", "twenty-five")]).await.is(303);
        assert_eq!(responses(&world, &wave).await.len(), 2);

        let who = guest.cookies["guest"].split('.').next().unwrap().to_owned();
        let key = || Key::find(&world.app.settings.self_identification_key()).unwrap();
        let sealing = key();
        let join = move |tx: &mut store::Tx<'_>| {
            let person = store::person::by_id(tx, 77)?.unwrap();
            entry::claim(tx, sealing.as_ref(), &who, &person)
        };
        world.app.db.write(join).await.unwrap();

        let all = responses(&world, &wave).await;
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].holder.as_deref(), Some("p77"));
        let kept: Vec<&str> = all[0].answers.split(';').collect();
        assert_eq!(kept[..3], ["5", "2", "3"], "the later answer to each question");
        assert_eq!(all[0].postal_area.as_deref(), Some("L6P"));
        let selves = Selves::of(&world.app, id_of(&wave)).await.unwrap().unwrap();
        let opened = selves.of_response(all[0].id).unwrap();
        assert!(opened.0["age"].is("twenty-five") && opened.0["gender"].is("woman"));
        let id = id_of(&wave);
        let sealed = world.app.db.read(move |tx| response::all_sealed(tx, id)).await.unwrap();
        assert_eq!(sealed.len(), 1, "nothing is left of the other");
    })
    .await;
}
