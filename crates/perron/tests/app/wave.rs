//! Waves: what they say they can see, opened with a sheet that stands, closed by hand or by their time.

use perron::wave::hourly;
use serde_json::Value;
use store::response::{self, Response};
use store::{ids, wave};

use crate::fund::{home, host, with};
use crate::world::{Browser, World, on_both};

const DAY: i64 = 24 * 3_600_000;

/// What somebody types who sets up a wave.
pub const WAVE: [(&str, &str); 15] = [
    ("title-en", "How are we?"),
    ("title-fr", "Comment allons-nous?"),
    ("series", "new"),
    ("arm", "open"),
    ("expected", "400"),
    ("smallest-change", "3"),
    ("place-level", "none"),
    ("keep-days", "30"),
    ("reminders", "1"),
    ("zone", "America/Toronto"),
    ("closes-day", "20"),
    ("closes-month", "12"),
    ("closes-year", "2026"),
    ("closes-time", "18:00"),
    ("purpose-en", ""),
];

/// A questionnaire that begins with one of the sets; its page.
pub async fn questionnaire(steward: &mut Browser<'_>, community: i64, start: &str) -> String {
    let at = home(community);
    let fields = [("start", start), ("title-en", "Core"), ("title-fr", "Noyau")];
    let made =
        steward.submit(&format!("{at}/questionnaires/new"), &format!("{at}/questionnaires"), &fields).await;
    made.is(303);
    made.location().to_owned()
}

/// A wave, still a draft; its page.
pub async fn draft(steward: &mut Browser<'_>, community: i64, start: &str, other: &[(&str, &str)]) -> String {
    let asked = questionnaire(steward, community, start).await;
    let id = asked.rsplit('/').next().unwrap();
    let at = home(community);
    let fields = with(&[&WAVE[..], &[("questionnaire", id)]].concat(), other);
    let made = steward.submit(&format!("{at}/waves/new"), &format!("{at}/waves"), &fields).await;
    made.is(303);
    made.location().to_owned()
}

pub async fn open(steward: &mut Browser<'_>, wave: &str) {
    let page = steward.submit(wave, &format!("{wave}/opening"), &[]).await;
    page.is(303);
    steward.get(page.location()).await.is(200).says("The wave is open");
}

pub fn id_of(wave: &str) -> i64 {
    ids::from_text(wave.rsplit('/').next().unwrap()).unwrap()
}

pub async fn responses(world: &World, wave: &str) -> Vec<Response> {
    let id = id_of(wave);
    world.app.db.read(move |tx| response::of_wave(tx, id)).await.unwrap()
}

#[tokio::test]
async fn a_wave_says_what_it_sees_and_stands_once_it_is_open() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let wave = draft(&mut steward, community, "five", &[]).await;
        steward
            .get(&wave)
            .await
            .says("400 answers")
            .says("12.1 percentage points")
            .says("Only those who run the pulse");
        world.browser().get(&wave).await.is(404);
        let at = home(community);
        // four weeks from today are said already, for those who only press the button
        steward
            .get(&format!("{at}/waves/new"))
            .await
            .says("name=\"closes-day\" inputmode=\"numeric\" autocomplete=\"off\" value=\"12\"")
            .says("name=\"closes-month\" inputmode=\"numeric\" autocomplete=\"off\" value=\"11\"");
        let bad = with(&WAVE, &[("title-fr", ""), ("expected", "x"), ("attribute", "age")]);
        let page = steward.submit(&format!("{at}/waves/new"), &format!("{at}/waves"), &bad).await;
        page.is(422).says("Write the title in this language too").says("Say what people are asked");

        open(&mut steward, &wave).await;
        steward.submit(&wave, &format!("{wave}/opening"), &[]).await.is(303);
        steward.get(&wave).await.says("was opened before");
        let sheet = steward.get(&format!("{wave}/sheet.json")).await;
        let id = id_of(&wave);
        let kept = world.app.db.read(move |tx| wave::by_id(tx, id)).await.unwrap().unwrap();
        assert_eq!(sheet.text, kept.sheet);
        steward.get(&wave).await.says(&kept.sheet_sha256);
        let asked = kept.questionnaire_id.map(ids::to_text).unwrap();
        let asked = format!("/en/questionnaires/{asked}");
        steward.submit(&asked, &format!("{asked}/order"), &[("move", "out:pr_say")]).await.is(303);
        assert_eq!(steward.get(&format!("{wave}/sheet.json")).await.text, kept.sheet, "frozen");
        steward.submit(&wave, &format!("{wave}/settings"), &WAVE).await;
        assert_eq!(steward.get(&format!("{wave}/sheet.json")).await.text, kept.sheet);
        world.browser().get(&at).await.says("How are we?");
    })
    .await;
}

#[tokio::test]
async fn a_wave_closes_by_its_time() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let wave = draft(&mut steward, community, "five", &[]).await;
        open(&mut steward, &wave).await;
        let id = id_of(&wave);
        let closes = world.app.db.read(move |tx| wave::by_id(tx, id)).await.unwrap().unwrap().closes.unwrap();
        let seal = move |tx: &mut store::Tx<'_>| response::seal(tx, id, "somebody", "sealed", closes);
        world.app.db.write(seal).await.unwrap();
        world.clock.advance(closes - world.app.clock.now() + 1);
        let mut guest = world.browser();
        guest.get(&format!("{wave}/response")).await.is(200).says("no more answers are taken");
        world.clock.advance(9 * DAY); // nobody was at work for a while
        let report = hourly::run(world.app.clone(), 1).await.unwrap();
        assert_eq!(report.get("closed"), Some(&Value::from(1)));
        let kept = world.app.db.read(move |tx| wave::by_id(tx, id)).await.unwrap().unwrap();
        assert_eq!((kept.state, kept.closed), (wave::State::Closed, Some(closes)));
        for (days, forgotten) in [(20, 0), (2, 1)] {
            world.clock.advance(days * DAY);
            let report = hourly::run(world.app.clone(), 1).await.unwrap();
            assert_eq!(
                report["forgotten"], forgotten,
                "thirty days from when it closed, not from when it was noticed"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_wave_that_asks_people_about_themselves_has_an_end() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let about = [
            ("attribute", "age"),
            ("purpose-en", "to see who belongs"),
            ("purpose-fr", "pour voir qui en est"),
        ];
        let never = [("closes-day", ""), ("closes-month", ""), ("closes-year", ""), ("closes-time", "")];
        let at = home(community);
        let asked = questionnaire(&mut steward, community, "five").await;
        let fields = with(&WAVE, &[("questionnaire", asked.rsplit('/').next().unwrap())]);
        let (new, made) = (format!("{at}/waves/new"), format!("{at}/waves"));
        let page = steward.submit(&new, &made, &with(&with(&fields, &about), &never)).await;
        page.is(422).says("Say until when people answer");
        steward.submit(&new, &made, &with(&fields, &never)).await.is(303);
        let wave = draft(&mut steward, community, "five", &about).await;
        let id = id_of(&wave);
        let write = move |tx: &mut store::Tx<'_>| {
            let one = wave::by_id(tx, id)?.unwrap();
            wave::update(tx, &wave::Wave { closes: None, ..one })
        };
        world.app.db.write(write).await.unwrap();
        let page = steward.submit(&wave, &format!("{wave}/opening"), &[]).await;
        steward.get(page.is(303).location()).await.says("Say when it closes").says("Draft");
    })
    .await;
}
