//! Results of a wave: worked out once, kept, shown with what they rest on; groups only where a steward and their own body
//! let them; a wave of another survey, brought from a file.
//! Long: one story of what a wave shows, with the made-up wave that it is shown of.

use std::fs;
use std::path::{Path, PathBuf};

use perron::cookie::hex;
use perron::estimate::found::{Found, Kind, Trouble};
use perron::estimate::job;
use perron::import::wave::{Clerk, Design, check, put};
use perron::item::{Item, Text, presets};
use perron::jobs::Progress;
use perron::self_identification::key::Key;
use perron::self_identification::{Answer, Answers};
use perron::wave::hourly;
use perron::wave::sheet::Sheet;
use sha2::{Digest, Sha256};
use store::community::Kind as Community;
use store::data_steward::{self, DataSteward};
use store::margin::Margin;
use store::membership::Role as Tie;
use store::person::Role;
use store::response::{self, Arm, Origin, Response};
use store::wave::{self, PlaceLevel, State, Wave};
use store::{Bilingual, Language, estimate, ids, margin};

use crate::fund::host;
use crate::world::{NOON, World, on_both};

const DAY: i64 = 24 * 3_600_000;

fn item(key: &str) -> Item {
    presets::items().into_iter().find(|item| item.key == key).unwrap()
}

/// A wave that is closed, with a sheet of these questions.
pub async fn closed(world: &World, community_id: i64, keys: &[&str], attributes: &str) -> i64 {
    let id = world.app.ids.next();
    let sheet = Sheet {
        title: Text { en: "How are we?".into(), fr: "Comment allons-nous?".into() },
        place: "province".into(),
        attributes: attributes.split_whitespace().map(str::to_owned).collect(),
        items: keys.iter().map(|key| item(key)).collect(),
        ..Sheet::default()
    };
    let sheet = sheet.json();
    let attributes = attributes.to_owned();
    let write = move |tx: &mut store::Tx<'_>| {
        let series = "one".to_owned();
        let wave = Wave {
            id,
            community_id,
            questionnaire_id: None,
            number: wave::next_number(tx, community_id, &series)?,
            series,
            title: Bilingual { en: "How are we?".into(), fr: "Comment allons-nous?".into() },
            zone: "UTC".into(),
            closes: None,
            is_panel: true,
            is_open: true,
            place_level: PlaceLevel::Province,
            attributes,
            purpose: Bilingual::default(),
            keep_days: 365,
            expected: 100,
            smallest_change: 3.0,
            reminders: 0,
            state: State::Closed,
            is_imported: false,
            sheet_sha256: "of the sheet".into(),
            sheet,
            opened: Some(NOON),
            closed: Some(NOON),
            made: NOON,
            made_by: None,
        };
        wave::insert(tx, &wave)
    };
    world.app.db.write(write).await.unwrap();
    id
}

/// An answer in the open arm.
pub fn answer(world: &World, wave_id: i64, province: &str, answers: &str) -> Response {
    Response {
        wave_id,
        id: world.app.ids.next(),
        arm: Arm::Open,
        member_id: None,
        holder: None,
        paper: None,
        origin: Origin::Web,
        recorded_by: None,
        language: Language::English,
        province: Some(province.to_owned()),
        postal_area: None,
        place_id: None,
        answers: answers.to_owned(),
        weight: None,
        stratum: None,
        cluster: None,
        started: NOON,
        changed: NOON,
        finished: Some(NOON),
    }
}

pub async fn keep(world: &World, all: &[Response]) {
    let all = all.to_vec();
    world.app.db.write(move |tx| response::insert_all(tx, &all)).await.unwrap();
}

pub async fn found(world: &World, wave_id: i64) -> Found {
    job::now(&world.app, wave_id, &Progress::default()).await.unwrap();
    let kept = world.app.db.read(move |tx| estimate::of_wave(tx, wave_id)).await.unwrap().unwrap();
    serde_json::from_str(&kept.result).unwrap()
}

fn path(wave_id: i64) -> String {
    format!("/en/waves/{}/results", ids::to_text(wave_id))
}

fn provinces(totals: &[(&str, i64)]) -> Margin {
    Margin {
        attribute: "province".into(),
        totals: totals.iter().map(|(province, total)| ((*province).to_owned(), *total)).collect(),
        source: "A census".into(),
        dated: "2021".into(),
        made: NOON,
        made_by: None,
    }
}

async fn weigh(world: &World, wave_id: i64, by: Margin) {
    world.app.db.write(move |tx| margin::set(tx, wave_id, &by)).await.unwrap();
}

#[tokio::test]
async fn what_people_answered_is_shown_with_what_it_rests_on() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let wave = closed(&world, community, &["sc_belong_local_css", "sc_lonely"], "").await;
        steward.get(&path(wave)).await.is(200).says("There are no figures yet");
        let mut all = Vec::new();
        for at in 0..60 {
            let province = if at < 40 { "ON" } else { "QC" };
            let belongs = ["1", "2", "3", "5"][at % 4];
            all.push(answer(&world, wave, province, &format!("{belongs};{}", ["2", "4", "-"][at % 3])));
        }
        keep(&world, &all).await;
        let described = found(&world, wave).await;
        assert_eq!(described.parts.iter().map(|part| part.kind).collect::<Vec<_>>(), [Kind::Participants]);
        let line = &described.parts[0].lines[0];
        assert_eq!(
            (line.all.est, line.all.n, line.all.lo),
            (Some(0.5), Some(60), None),
            "no opinion counts below"
        );
        assert_eq!(line.with_opinion.as_ref().unwrap().n, Some(45));
        let page = steward.get(&path(wave)).await;
        page.is(200).says("50.0%").says("They describe them and say nothing of others").says("Belonging");

        weigh(&world, wave, provinces(&[("ON", 600), ("QC", 400)])).await;
        let both = found(&world, wave).await;
        let kinds: Vec<Kind> = both.parts.iter().map(|part| part.kind).collect();
        assert_eq!(kinds, [Kind::Population, Kind::Participants], "never mixed");
        let all = &both.parts[0].lines[0].all;
        assert!(all.lo.unwrap() < 0.5 && all.hi.unwrap() > 0.5 && all.se.unwrap() > 0.0);
        let mut guest = world.browser();
        guest
            .get(&path(wave))
            .await
            .is(200)
            .says("estimated from 60 people")
            .says("came by themselves")
            .says("A census, 2021");
        let french = guest.get(&path(wave).replace("/en/", "/fr/")).await;
        french.is(200).says("50,0\u{a0}%").says("Comment lire ceci");
        let again = job::now(&world.app, wave, &Progress::default()).await.unwrap();
        assert_eq!(again["estimated"], false, "the same input is not worked out twice");
        guest.get(&format!("{}.json", path(wave))).await.is(200).says("input_sha256");
        guest.get("/en/benchmarks").await.is(200).says("62.9%").says("reserves");
        guest.get("/fr/benchmarks.csv").await.is(200).says("cchs-mh-2012");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_worked_out_is_said_in_a_sentence() {
    let world = World::new().await;
    let (mut steward, community) = host(&world).await;
    let wave = async |answers: &[(&str, &str)], by: Option<Margin>| {
        let id = closed(&world, community, &["sc_lonely"], "").await;
        let all: Vec<Response> =
            answers.iter().map(|(province, said)| answer(&world, id, province, said)).collect();
        keep(&world, &all).await;
        if let Some(by) = by {
            weigh(&world, id, by).await;
        }
        (id, found(&world, id).await)
    };
    let (one, few) = wave(&[("ON", "1")], None).await;
    assert_eq!(few.parts[0].trouble, Some(Trouble::Few));
    steward.get(&path(one)).await.says("Fewer than ten people answered");
    let (refused, none) = wave(&[("ON", "-"); 20], None).await;
    assert_eq!(none.parts[0].trouble, Some(Trouble::Refused));
    steward.get(&path(refused)).await.says("Everybody preferred not to answer");
    let people = [[("ON", "1"); 12], [("QC", "3"); 12]].concat();
    let (lacking, found) = wave(&people, Some(provinces(&[("ON", 500)]))).await;
    assert_eq!(found.parts[0].trouble, Some(Trouble::NoTotal("province".into(), "QC".into())));
    steward.get(&path(lacking)).await.says("there is no number of people for it").says("Quebec");
    let (nobody, found) = wave(&people, Some(provinces(&[("ON", 5), ("QC", 5), ("YT", 5)]))).await;
    assert_eq!(found.parts[0].trouble, Some(Trouble::Nobody("province".into(), "YT".into())));
    steward.get(&path(nobody)).await.says("nobody who answered does");
    let heavy: Vec<Response> =
        (0..12).map(|_| Response { weight: Some(0.0), ..answer(&world, 0, "ON", "1") }).collect();
    let id = closed(&world, community, &["sc_lonely"], "").await;
    keep(&world, &heavy.into_iter().map(|one| Response { wave_id: id, ..one }).collect::<Vec<_>>()).await;
    let set = move |tx: &mut store::Tx<'_>| {
        let wave = wave::by_id(tx, id)?.unwrap();
        wave::update(tx, &Wave { is_imported: true, ..wave })
    };
    world.app.db.write(set).await.unwrap();
    let weightless = crate::estimate::found(&world, id).await;
    assert_eq!(weightless.parts[0].trouble, Some(Trouble::NoWeight));
    steward.get(&path(id)).await.says("All weights are 0");
}

#[tokio::test]
async fn groups_are_shown_when_a_steward_and_their_own_body_let_them() {
    for db in store::testing::databases().await {
        let folder = tempfile::tempdir().unwrap();
        let world = World::with(db, &[("data", folder.path().to_str().unwrap())]).await;
        let (mut steward, community) = host(&world).await;
        let wave = closed(&world, community, &["pr_say"], "indigenous age").await;
        many_describe_themselves(&world, wave).await;
        found(&world, wave).await;
        let by = format!("{}?by=indigenous", path(wave));
        let page = steward.get(&by).await;
        assert!(!page.text.contains("Indigenous identity"), "nothing until it is approved");
        let groups = format!("/en/waves/{}/groups", ids::to_text(wave));
        let approve = [("first", "indigenous"), ("second", "none"), ("agreed", "yes")];
        steward.submit(&groups, &groups, &approve[..2]).await.is(422).says("Ask those who speak");
        steward.submit(&groups, &groups, &approve).await.is(303);
        steward
            .submit(&groups, &groups, &[("first", "indigenous"), ("second", "age"), ("agreed", "yes")])
            .await
            .is(303);
        let shown = found(&world, wave).await;
        let view = shown.parts[0].lines[0].views.iter().find(|view| view.by == ["indigenous"]).unwrap();
        let metis = view.cells.iter().find(|cell| cell.levels == ["metis"]).unwrap();
        assert_eq!(metis.figure.n, Some(60));
        steward.get(&by).await.says("Yes, Métis");

        let body = world.community(Community::Association).await;
        let mut council = world.belonging(Role::Member, body, Tie::Steward).await;
        let stewards = format!("{groups}/stewards");
        let named = [("level", "indigenous.metis"), ("body", &*ids::to_text(body))];
        steward
            .submit(&groups, &stewards, &[("level", "indigenous.metis"), ("body", "nowhere")])
            .await
            .is(422);
        steward.submit(&groups, &stewards, &named).await.is(303);
        let page = steward.get(&by).await;
        assert!(
            !page.text.contains("Yes, Métis") && page.text.contains("By Province"),
            "at once, and that alone"
        );
        let withheld = found(&world, wave).await;
        for view in &withheld.parts[0].lines[0].views {
            for cell in view.cells.iter().filter(|cell| cell.levels.contains(&"metis".to_owned())) {
                assert_eq!((cell.figure.est, cell.figure.n), (None, None), "{:?}", view.by);
            }
        }
        let page = steward.get(&by).await;
        page.says("Withheld by Table");
        let office = format!("/en/communities/{}/stewardship", ids::to_text(body));
        let at = ids::to_text(community);
        let group = [("community", at.as_str()), ("attribute", "indigenous"), ("level", "metis")];
        council.submit(&office, &office, &[&group[..], &[("act", "grant")]].concat()).await.is(303);
        found(&world, wave).await;
        assert!(!steward.get(&by).await.text.contains("Withheld by"));
        council.submit(&office, &office, &[&group[..], &[("act", "withhold")]].concat()).await.is(303);
        found(&world, wave).await;
        steward.get(&by).await.says("Withheld by Table");
        steward.get(&office).await.is(403);
        council.submit(&office, &office, &[&group[..], &[("act", "leave")]].concat()).await.is(303);
        found(&world, wave).await;
        let back = [("first", "indigenous"), ("second", "")];
        steward.submit(&groups, &format!("{groups}/removal"), &back).await.is(303);
        let left = world.app.db.read(move |tx| estimate::of_wave(tx, wave)).await.unwrap().unwrap();
        assert_eq!(by_of(&job::found(&left.result).unwrap()), ["province", "indigenous age"], "at once");
        what_was_published_stays(&world, wave).await;
    }
}

/// The view of what a wave shows by Indigenous identity: level and number of people of each cell that is shown.
fn by_identity(found: &Found) -> Option<Vec<(String, usize)>> {
    let view = found.parts[0].lines[0].views.iter().find(|view| view.by == ["indigenous"])?;
    Some(view.cells.iter().filter_map(|cell| Some((cell.levels[0].clone(), cell.figure.n?))).collect())
}

async fn kept(world: &World, wave_id: i64) -> Found {
    let kept = world.app.db.read(move |tx| estimate::of_wave(tx, wave_id)).await.unwrap().unwrap();
    job::found(&kept.result).unwrap()
}

/// A wave with 180 answers, shown by Indigenous identity; Métis decide for themselves, and granted for ten days.
async fn granted_for_ten_days(world: &World, community: i64) -> i64 {
    let wave = closed(world, community, &["pr_say"], "indigenous").await;
    many_describe_themselves(world, wave).await;
    let body = world.community(Community::Association).await;
    let write = move |tx: &mut store::Tx<'_>| {
        let (first, second) = ("indigenous".to_owned(), String::new());
        estimate::approve(tx, wave, &estimate::View { first, second, approved: NOON, approved_by: None })?;
        let steward = DataSteward {
            community_id: community,
            attribute: "indigenous".into(),
            level: "metis".into(),
            steward_id: body,
            named: NOON,
            named_by: None,
            granted: Some(NOON),
            until: Some(NOON + 10 * DAY),
            decided_by: None,
        };
        data_steward::put(tx, &steward).map(drop)
    };
    world.app.db.write(write).await.unwrap();
    wave
}

#[tokio::test]
async fn the_end_of_a_grant_holds_at_once_and_is_counted_again() {
    for db in store::testing::databases().await {
        let folder = tempfile::tempdir().unwrap();
        let world = World::with(db, &[("data", folder.path().to_str().unwrap())]).await;
        let (mut steward, community) = host(&world).await;
        let wave = granted_for_ten_days(&world, community).await;
        let both = [("no".to_owned(), 120), ("metis".to_owned(), 60)];
        assert_eq!(by_identity(&found(&world, wave).await).unwrap(), both);
        let by = format!("{}?by=indigenous", path(wave));
        assert!(!steward.get(&by).await.text.contains("Withheld by"));
        world.clock.advance(11 * DAY);
        assert_eq!(by_identity(&kept(&world, wave).await).unwrap(), both, "nobody has looked yet");
        let page = steward.get(&by).await;
        page.says("Withheld by Table").says("cannot be worked out from it");
        let data = steward.get(&format!("{}.json", path(wave))).await;
        let data: serde_json::Value = serde_json::from_str(&data.text).unwrap();
        let shown: Found = serde_json::from_value(data["results"].clone()).unwrap();
        assert_eq!(by_identity(&shown).unwrap(), [], "180 less the 120 would tell the 60");

        let report = hourly::run(world.app.clone(), 1).await.unwrap();
        assert_eq!(report["run_out"], 1, "{report}");
        assert_eq!(by_identity(&kept(&world, wave).await), None, "it is gone");
        let asked = world.app.db.read(move |tx| store::job::newest(tx, job::JOB, wave)).await.unwrap();
        assert!(asked.is_some(), "and worked out again");
        assert_eq!(by_identity(&found(&world, wave).await).unwrap(), []);
        assert_eq!(hourly::run(world.app.clone(), 1).await.unwrap()["run_out"], 0, "once");
    }
}

#[tokio::test]
async fn what_was_taken_back_meanwhile_is_not_published() {
    for db in store::testing::databases().await {
        let folder = tempfile::tempdir().unwrap();
        let world = World::with(db, &[("data", folder.path().to_str().unwrap())]).await;
        let (mut steward, community) = host(&world).await;
        let wave = granted_for_ten_days(&world, community).await;
        let worked = async || job::worked_out(&world.app, wave, &Progress::default()).await.unwrap().unwrap();
        let row = worked().await;
        let groups = format!("/en/waves/{}/groups", ids::to_text(wave));
        let back = [("first", "indigenous"), ("second", "")];
        steward.submit(&groups, &format!("{groups}/removal"), &back).await.is(303);
        assert!(!job::publish(&world.app, row).await.unwrap());
        let nothing = world.app.db.read(move |tx| estimate::of_wave(tx, wave)).await.unwrap();
        assert_eq!(nothing, None);

        let row = worked().await;
        let write = move |tx: &mut store::Tx<'_>| {
            let first = response::of_wave(tx, wave)?[0].id;
            response::delete(tx, wave, first)
        };
        world.app.db.write(write).await.unwrap();
        assert!(!job::publish(&world.app, row).await.unwrap(), "an answer is gone");
        assert!(job::publish(&world.app, worked().await).await.unwrap());
        assert_eq!(by_of(&kept(&world, wave).await), ["province"]);
    }
}

#[tokio::test]
async fn later_waves_are_compared_anew_when_an_earlier_one_changes() {
    on_both(async |world| {
        let (_, community) = host(&world).await;
        let mut waves = Vec::new();
        for _ in 0..2 {
            let wave = closed(&world, community, &["sc_lonely"], "").await;
            let said = |at: usize| if at.is_multiple_of(2) { ["1", "4"][at / 2 % 2] } else { "1" };
            let place = |at: usize| if at.is_multiple_of(2) { "ON" } else { "QC" };
            let all: Vec<Response> = (0..80).map(|at| answer(&world, wave, place(at), said(at))).collect();
            keep(&world, &all).await;
            weigh(&world, wave, provinces(&[("ON", 500), ("QC", 500)])).await;
            found(&world, wave).await;
            waves.push(wave);
        }
        let [first, second] = waves[..] else { panic!("two waves") };
        let then = |of: &Found| of.parts[0].lines[0].changes[0].said.as_ref().unwrap().rates[0];
        let before = then(&kept(&world, second).await);
        weigh(&world, first, provinces(&[("ON", 900), ("QC", 100)])).await;
        let now = found(&world, first).await.parts[0].lines[0].all.est.unwrap();
        assert!((now - before).abs() > 0.05);
        let asked = world.app.db.read(move |tx| store::job::newest(tx, job::JOB, second)).await.unwrap();
        assert!(asked.is_some(), "the later one is asked again");
        assert!((then(&found(&world, second).await) - now).abs() < 1e-12);
        let again = job::now(&world.app, second, &Progress::default()).await.unwrap();
        assert_eq!(again["estimated"], false, "once");
    })
    .await;
}

/// Answers of 180 people who said of themselves what they are.
async fn many_describe_themselves(world: &World, wave: i64) {
    let key = Key::find_or_make(&world.app.settings.self_identification_key()).unwrap();
    let mut all = Vec::new();
    for at in 0..180_usize {
        let one = answer(world, wave, "ON", ["5", "2", "4"][at % 3]);
        let said = |word: &str| Answer { chosen: [word.to_owned()].into(), own: String::new() };
        let indigenous = if at < 60 { "metis" } else { "no" };
        let age = if at % 2 == 0 { "fifteen" } else { "sixty-five" };
        let oneself = Answers([("indigenous".into(), said(indigenous)), ("age".into(), said(age))].into());
        let name = key.name(&format!("response {wave} {}", one.id));
        let sealed = key.seal(&name, &oneself).unwrap();
        world.app.db.write(move |tx| response::seal(tx, wave, &name, &sealed, i64::MAX)).await.unwrap();
        all.push(one);
    }
    keep(world, &all).await;
}

fn by_of(found: &Found) -> Vec<String> {
    found.parts[0].lines[0].views.iter().map(|view| view.by.join(" ")).collect()
}

/// When what people said of themselves is removed, figures of groups stay as they were, and no new ones come.
async fn what_was_published_stays(world: &World, wave: i64) {
    let before = found(world, wave).await;
    world.clock.advance(400 * 24 * 3_600_000);
    let write = move |tx: &mut store::Tx<'_>| {
        response::delete_sealed(tx)?;
        let age =
            estimate::View { first: "age".into(), second: String::new(), approved: NOON, approved_by: None };
        estimate::approve(tx, wave, &age)
    };
    world.app.db.write(write).await.unwrap();
    let after = found(world, wave).await;
    let view = |of: &Found, by: &[&str]| {
        of.parts[0].lines[0].views.iter().find(|view| view.by == by).cloned().unwrap()
    };
    assert_eq!(view(&after, &["indigenous", "age"]), view(&before, &["indigenous", "age"]));
    assert!(view(&before, &["indigenous", "age"]).cells.iter().any(|cell| cell.figure.est.is_some()));
    assert!(view(&after, &["age"]).cells.iter().all(|cell| cell.figure.est.is_none()), "they are not there");
}

#[tokio::test]
async fn small_groups_are_not_shown_and_cannot_be_worked_out() {
    let world = World::new().await;
    let (mut steward, community) = host(&world).await;
    let wave = closed(&world, community, &["sc_lonely"], "").await;
    let many = [("ON", 40), ("QC", 30), ("MB", 20), ("YT", 4)];
    let all: Vec<Response> = many
        .iter()
        .flat_map(|(province, count)| (0..*count).map(move |at| (*province, ["2", "4"][at % 2])))
        .map(|(province, said)| answer(&world, wave, province, said))
        .collect();
    keep(&world, &all).await;
    let found = found(&world, wave).await;
    let hidden: Vec<&str> = found.parts[0].lines[0].views[0]
        .cells
        .iter()
        .filter(|cell| cell.figure.why.is_some())
        .map(|cell| cell.levels[0].as_str())
        .collect();
    assert_eq!(hidden, ["MB", "YT"], "the small one, and one that protects it");
    steward.get(&path(wave)).await.says("fewer than 10 people").says("cannot be worked out from it");
}

#[tokio::test]
async fn the_same_people_are_compared_with_themselves() {
    let world = World::new().await;
    let (mut steward, community) = host(&world).await;
    let members: Vec<i64> = (0..40).map(|_| world.app.ids.next()).collect();
    let made = members.clone();
    let write = move |tx: &mut store::Tx<'_>| {
        made.iter().try_for_each(|id| {
            let member = store::panel::Member {
                id: *id,
                community_id: community,
                code: format!("c{id}"),
                address: None,
                language: Language::English,
                is_reminded: true,
                gone: None,
                made: NOON,
            };
            store::panel::insert(tx, &member).map(drop)
        })
    };
    world.app.db.write(write).await.unwrap();
    for round in 0..2 {
        // what people said of themselves in the first is sealed, and its key is lost by the second: nothing of it is needed
        let wave = closed(&world, community, &["sc_hope"], ["age", ""][round]).await;
        let mut all = Vec::new();
        for (at, member) in members.iter().enumerate() {
            let said = if at < 15 || (round == 1 && at < 30) { "1" } else { "4" };
            all.push(Response {
                arm: Arm::Panel,
                member_id: Some(*member),
                ..answer(&world, wave, "ON", said)
            });
        }
        keep(&world, &all).await;
        let found = found(&world, wave).await;
        assert_eq!(found.parts[0].kind, Kind::Panel);
        let seal = move |tx: &mut store::Tx<'_>| {
            store::server::put(tx, "self-identification key", "of a key that is lost")?;
            response::seal(tx, wave, "somebody", "sealed", i64::MAX)
        };
        world.app.db.write(seal).await.unwrap();
        if round == 1 {
            let said = found.parts[0].lines[0].changes[0].said.clone().unwrap();
            assert!((said.difference[0] - 0.375).abs() < 1e-9 && said.difference[1] > 0.2, "{said:?}");
            assert_eq!(said.counts, [40, 40]);
            steward.get(&path(wave)).await.says("Up among the 40 people who answered both times");
        }
    }
}

/// The place of a wave in a file; its design.
fn files(folder: &Path, csv: &str, design: &str) -> (PathBuf, PathBuf) {
    let paths = (folder.join("answers.csv"), folder.join("wave.toml"));
    fs::write(&paths.0, csv).unwrap();
    fs::write(&paths.1, design).unwrap();
    paths
}

async fn bring(world: &World, community_id: i64, csv: &Path, toml: &Path) -> Result<i64, String> {
    let design = Design::read(toml).map_err(|problem| problem.to_string())?;
    check(csv, &design).map_err(|problem| problem.to_string())?;
    let (ids, csv) = (world.app.ids.clone(), csv.to_owned());
    let write = move |tx: &mut store::Tx<'_>| {
        let clerk = Clerk { ids: &ids, now: NOON, community_id };
        put(tx, &clerk, (&csv, &design), &|_| {}).map(|taken| taken.wave_id)
    };
    world.app.db.write(write).await.map_err(|problem: perron::import::wave::Problem| problem.to_string())
}

const DESIGN: &str = r#"
title = { en = "A survey", fr = "Un sondage" }
source = "Somebody"
mode = "telephone"
held = "2012"
[design]
weights = "w"
[place]
column = "place"
map = { "Ontario" = "ON", "Quebec" = "QC" }
[[item]]
column = "belong"
key = "sc_belong_local_cchs"
version = 1
map = { "VS" = "1", "SS" = "2", "SW" = "3", "VW" = "4", "R" = "-" }
"#;

#[tokio::test]
async fn a_file_that_is_wrong_leaves_nothing_behind() {
    on_both(async |world| {
        let (_, community) = host(&world).await;
        let folder = tempfile::tempdir().unwrap();
        let good = "place,belong,w\nOntario,VS,2.5\nQuebec,R,1\n";
        for (csv, design, said) in [
            ("place,belong\nOntario,VS\n", DESIGN, "no column w"),
            ("place,belong,w\nOntario,VS,many\n", DESIGN, "Line 2: the weight is “many”"),
            ("place,belong,w\nOntario,VS,-1\n", DESIGN, "0 or more"),
            ("place,belong,w\nOntario,VS,0\n", DESIGN, "All weights in the file are 0"),
            ("place,belong,w\nAtlantis,VS,1\n", DESIGN, "the place “Atlantis” is not in the map"),
            ("place,belong,w\nOntario,NA,1\n", DESIGN, "Nobody in the file answers"),
            (
                "place,belong,w\nOntario,VS,1\nOntario,strong,1\n",
                DESIGN,
                "Line 3: the answer “strong” in column belong is not in the map",
            ),
            ("place,belong,w\n", DESIGN, "no lines below its header"),
            ("place,belong,w\nOntario,VS\n", DESIGN, "cannot be read as CSV"),
            (good, "title = 5", "line 1"),
            (good, &DESIGN.replace("sc_belong_local_cchs", "nothing_such"), "no question nothing_such"),
            (good, &DESIGN.replace("\"R\" = \"-\"", "\"R\" = \"7\""), "no answer with the code 7"),
        ] {
            let (csv, toml) = files(folder.path(), csv, design);
            let problem = bring(&world, community, &csv, &toml).await.unwrap_err();
            assert!(problem.contains(said), "{problem}");
        }
        assert!(world.app.db.read(move |tx| wave::of_community(tx, community)).await.unwrap().is_empty());
        let (csv, toml) = files(folder.path(), good, DESIGN);
        let bytes = b"place,belong,w,said\nOntario,VS,2.5,caf\xe9\nQuebec,R,1,\nQuebec,NA,1,\n"; // not UTF-8
        fs::write(&csv, bytes).unwrap();
        let id = bring(&world, community, &csv, &toml).await.unwrap();
        let kept = world.app.db.read(move |tx| response::of_wave(tx, id)).await.unwrap();
        assert_eq!((kept.len(), kept[0].weight), (3, Some(2.5)));
        assert_eq!((&*kept[1].answers, &*kept[2].answers), ("-", ""));
        let from = world.app.db.read(move |tx| estimate::import_of(tx, id)).await.unwrap().unwrap();
        assert_eq!(from.file_sha256, hex(&Sha256::digest(bytes)), "of the file as it is");
        let marked = world.app.db.read(move |tx| wave::by_id(tx, id)).await.unwrap().unwrap();
        assert!(marked.is_imported && marked.state == State::Closed);
    })
    .await;
}

#[tokio::test]
async fn belonging_of_2012_is_what_the_reference_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/survey");
    let csv = folder.join("cchs_mh_2012.csv");
    if !csv.is_file() {
        println!("skipped: {} is not there", csv.display());
        return;
    }
    let reference = fs::read_to_string(folder.join("reference/cchs_mh_2012.json")).unwrap();
    let reference: serde_json::Value = serde_json::from_str(&reference).unwrap();
    let design = include_str!("../data/cchs_mh_2012.toml");
    let place = tempfile::tempdir().unwrap();
    let toml = place.path().join("wave.toml");
    fs::write(&toml, design).unwrap();
    let world = World::new().await;
    let (mut steward, community) = host(&world).await;
    let wave = bring(&world, community, &csv, &toml).await.unwrap();
    let found = found(&world, wave).await;
    let line = &found.parts[0].lines[0];
    assert_eq!((found.parts[0].kind, line.all.n), (Kind::Population, Some(24_929)));
    let page = steward.get(&path(wave)).await;
    page.is(200)
        .says("62.9%")
        .says("Imported from another survey")
        .says("Canada, ten provinces, 2012: 62.9%");
    let words = [
        ("NFLD & LAB.", "NL"),
        ("PEI", "PE"),
        ("NOVA SCOTIA", "NS"),
        ("NEW BRUNSWICK", "NB"),
        ("QUEBEC", "QC"),
        ("ONTARIO", "ON"),
        ("MANITOBA", "MB"),
        ("SASKATCHEWAN", "SK"),
        ("ALBERTA", "AB"),
        ("BRITISH COLUMBIA", "BC"),
    ];
    let mut seen = 0;
    for row in reference["by_province"].as_array().unwrap() {
        let (_, word) = words.iter().find(|(name, _)| row["level"] == *name).unwrap();
        let figure = &line.views[0].cells.iter().find(|cell| cell.levels == [*word]).unwrap().figure;
        let near = |ours: Option<f64>, theirs: &serde_json::Value, tolerance: f64| {
            let (ours, theirs) = (ours.unwrap(), theirs.as_f64().unwrap());
            assert!((ours / theirs - 1.0).abs() < tolerance, "{word}: {ours} {theirs}");
        };
        near(figure.est, &row["est"], 1e-10);
        near(figure.se, &row["se"], 1e-9);
        near(figure.lo, &row["ci_logit"][0], 1e-8);
        near(figure.hi, &row["ci_logit"][1], 1e-8);
        assert_eq!(figure.n.map(|n| n as u64), row["n"].as_u64());
        let shown = format!("{:.1}%", 100.0 * row["est"].as_f64().unwrap());
        let ends = [&row["ci_logit"][0], &row["ci_logit"][1]]
            .map(|end| format!("{:.1}%", 100.0 * end.as_f64().unwrap()));
        page.says(&shown).says(&format!("{} to {}", ends[0], ends[1]));
        seen += 1;
    }
    assert_eq!(seen, 10);
    assert!(!line.views[0].sure.is_empty() && line.views[0].sure.len() < 45, "some pairs are tied");
    page.says("Quebec</").says("statistically tied").says("reserves");
}
