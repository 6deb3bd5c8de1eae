//! The public list of signatories, the counts, and the counter that other sites show.

use store::person::Role;
use store::reminder::Asked;
use store::residence::{Province, Residence};
use store::signatory::{self, Wanted};
use store::signature::{self, Kind, Origin, Outcome, Said, Sector, Signature, State};

use crate::import::MULTIPART;
use crate::pledge::{call, fresh, mails, sign, signed, typed};
use crate::process::{done, perron, said, text};
use crate::world::{NOON, Page, World, on_both};

/// The counter as JSON.
async fn counter(world: &World) -> serde_json::Value {
    serde_json::from_str(&world.browser().get("/en/pledge/counter.json").await.is(200).text).unwrap()
}

#[tokio::test]
async fn the_list_shows_those_who_want_it_and_no_other() {
    on_both(async |world| {
        call(&world).await;
        signed(&world, &typed("Zoé Côté", "zoe@example.org", &[])).await;
        let organisation = [("kind", "organisation"), ("sector", "association"), ("logo", "LC")];
        let table = [&organisation[..], &[("place", "Nunavut")]].concat();
        signed(&world, &typed("La cuisine", "table@example.org", &table)).await;
        let own = signed(&world, &typed("Amy Hidden", "amy@example.org", &[("shown", "private")])).await;
        sign(&mut world.browser(), &typed("Never Confirmed", "never@example.org", &[])).await;
        let mut guest = world.browser();
        let page = guest.get("/en/pledge/signatures").await;
        page.is(200).says("2 on the list").says("Zoé Côté").says("La cuisine").says("· Nunavut").says("LC");
        assert!(!page.text.contains("Hidden") && !page.text.contains("Never") && !page.text.contains("zoe@"));
        let search = async |query: &str| world.browser().get(&format!("/fr/pledge/signatures?{query}")).await;
        search("q=COTE").await.is(200).says("Zoé Côté").says("Un nom");
        search("q=c%C3%B4t%C3%A9+zo").await.says("Zoé Côté");
        search("province=NU").await.says("La cuisine").says("Un nom");
        search("sector=federal").await.says("Personne sur la liste");
        search("q=%25&after=x&from=%00&province=ZZ").await.is(200);
        // private now, and gone from the list at once; withdrawn, and gone from the counts
        let mut amy = world.browser();
        amy.submit(&own, &own, &typed("Amy Seen", "", &[("email", "")])).await.is(303);
        search("q=amy").await.says("Amy Seen");
        amy.submit(&own, &format!("{own}/withdrawal"), &[]).await.is(303);
        search("q=amy").await.says("Personne sur la liste");
    })
    .await;
}

#[tokio::test]
async fn the_list_is_read_page_by_page() {
    let world = World::new().await;
    call(&world).await;
    fill(&world, 130, Province::Ontario, true).await;
    let mut guest = world.browser();
    let mut path = "/en/pledge/signatures?q=number".to_owned();
    let mut names = Vec::new();
    for _ in 0..3 {
        let page = guest.get(&path).await;
        page.is(200).says("130 on the list");
        names.extend(
            page.text.split("<bdi><b>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()),
        );
        let next = page.text.split("href=\"").find(|rest| rest.contains("after=") && rest.contains(">Next"));
        let Some(next) = next else { break };
        path = next.split('"').next().unwrap().replace("&#38;", "&");
    }
    let mut sorted = names.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!((names.len(), sorted.len()), (130, 130));
}

#[tokio::test]
async fn the_list_and_the_one_place_that_decides_say_the_same() {
    on_both(async |world| {
        call(&world).await;
        let ids = world.app.ids.clone();
        let both = world.app.db.write(move |tx| {
            let mut decided = Vec::new();
            for &state in State::ALL {
                for is_public in [true, false] {
                    let mut one = signature_of(ids.next(), 1, Province::Ontario);
                    (one.state, one.said.is_public) = (state, is_public);
                    signature::insert(tx, &one)?;
                    decided.extend(perron::pledge::is_shown(&one).then_some(one.id));
                }
            }
            let listed = signatory::find(tx, &Wanted::default(), ("", 0), 99)?.page;
            Ok::<_, store::Error>((decided, listed.iter().map(|one| one.id).collect::<Vec<_>>()))
        });
        let (decided, listed) = both.await.unwrap();
        assert_eq!((decided.len(), &decided), (1, &listed));
    })
    .await;
}

/// A confirmed signature of a person who signed privately.
fn signature_of(id: i64, number: i64, province: Province) -> Signature {
    let said = Said {
        kind: Kind::Person,
        sector: Sector::Resident,
        name: format!("Number {number:03}"),
        key: format!("number {number:03}"),
        logo: String::new(),
        is_public: false,
        residence: Residence::Province(province),
        action: None,
        action_words: String::new(),
        reminders: false,
    };
    Signature {
        id,
        version: 1,
        said,
        address_hash: None,
        email: None,
        language: store::Language::English,
        asked: Asked::default(),
        outcome: Outcome::default(),
        state: State::Confirmed,
        origin: Origin::List,
        list_id: None,
        mark: String::new(),
        confirm_hash: None,
        expires: None,
        mails: 0,
        mails_since: 0,
        made: NOON,
        confirmed: Some(NOON),
        withdrawn: None,
    }
}

/// Puts confirmed signatures of one place into the store.
async fn fill(world: &World, count: i64, province: Province, is_public: bool) {
    let ids = world.app.ids.clone();
    let write = move |tx: &mut store::Tx<'_>| {
        (0..count).try_for_each(|number| {
            let mut one = signature_of(ids.next(), number, province);
            one.said.is_public = is_public;
            signature::insert(tx, &one).map(drop)
        })
    };
    world.app.db.write(write).await.unwrap();
}

#[tokio::test]
async fn a_few_in_one_place_are_not_told_anywhere() {
    on_both(async |world| {
        call(&world).await;
        fill(&world, 40, Province::Ontario, false).await;
        fill(&world, 12, Province::Quebec, true).await;
        fill(&world, 3, Province::Yukon, false).await;
        let mut guest = world.browser();
        for lang in ["en", "fr"] {
            let page = guest.get(&format!("/{lang}/pledge")).await;
            page.is(200).says(">55</span>").says(">40</text>").says("<svg class=\"tiles\"");
            assert!(!page.text.contains(">3<"), "{lang}");
        }
        let told = counter(&world).await;
        assert_eq!((told["signatories"].as_i64(), told["by_place"]["ON"].as_i64()), (Some(55), Some(40)));
        assert_eq!(
            (told["by_place"]["YT"].as_str(), told["by_place"]["NU"].as_i64()),
            (Some("<10"), Some(0))
        );
        let few = told["by_place"].as_object().unwrap().values().filter(|value| *value == "<10").count();
        assert!(few >= 2, "one alone would follow from the total: {told}");
        assert!(told["places_reached"].is_null(), "it would tell which of the few is nobody");
    })
    .await;
}

#[tokio::test]
async fn the_counter_and_nothing_else_stands_on_other_sites() {
    let world = World::new().await;
    call(&world).await;
    let mut guest = world.browser();
    let page = guest.get("/fr/pledge/counter").await;
    page.is(200).says("Un engagement d’appartenance").says("http://localhost:8080/fr/pledge");
    assert!(page.header("content-security-policy").contains("frame-ancestors *"));
    assert_eq!(page.header("cross-origin-resource-policy"), "cross-origin");
    assert!(page.header("set-cookie").is_empty() && guest.cookies.is_empty());
    let data = guest.get("/en/pledge/counter.json").await;
    assert_eq!(data.is(200).header("access-control-allow-origin"), "*");
    assert!(guest.cookies.is_empty());
    for path in ["/en/pledge", "/en/pledge/signatures", "/en/pledge/log.csv"] {
        let other = guest.get(path).await;
        assert!(other.is(200).header("access-control-allow-origin").is_empty());
        assert!(other.header("content-security-policy").contains("frame-ancestors 'none'"));
    }
}

const LIST: &str = "Name,Email,Province,Public,Date,Notes\n\
    Zoé Côté,zoe@example.org,QC,yes,2025-03-01,x\n\
    M\u{430}rie,,QC,yes,,\n\
    La cuisine,,Nunavut,no,,\n\
    \"Amy,,,,,\n\
    Amy,,,,,\n\
    Amy,not an address,,,,\n\
    Evil\u{202e}live,,,,,\n\
    Ben,,Ohio,,,\n";

/// A moderator who did not bring one before brings a list by hand; the report.
async fn bring(world: &World, list: &str, what: &str) -> Page {
    let mut moderator = world.signed_in(Role::Moderator).await;
    let token = moderator.get("/en/pledge/lists/new").await.is(200).token();
    let part =
        |head: &str, value: &str| format!("--x\r\ncontent-disposition: form-data; {head}\r\n\r\n{value}\r\n");
    let body = [
        part("name=\"token\"", &token),
        part("name=\"list\"; filename=\"list.csv\"", list),
        part("name=\"what\"", what),
        "--x--\r\n".to_owned(),
    ];
    let sent = moderator.send("POST", "/en/pledge/lists", Some(MULTIPART), body.concat().into_bytes()).await;
    if sent.status == 303 { moderator.get(sent.location()).await } else { sent }
}

#[tokio::test]
async fn of_a_list_the_good_half_is_taken_and_each_other_line_is_named() {
    on_both(async |world| {
        let mut moderator = world.signed_in(Role::Moderator).await;
        bring(&world, LIST, "keep").await.is(404);
        call(&world).await;
        for (list, why) in
            [("", "Choose the file"), ("a,b\n1,2\n", "is called name"), ("name\n", "holds nothing")]
        {
            bring(&world, list, "keep").await.is(422).says(why);
        }
        let looked = bring(&world, LIST, "check").await;
        looked.is(200).says("3 lines can be taken").says("Nothing is kept yet").says("5 lines are not taken");
        fresh(&world).await.says(">0</span>");

        let report = bring(&world, LIST, "keep").await;
        report.is(200).says("3 signatures count, 1 of 3 on the public list").says("<bdi>Notes</bdi>");
        for (line, why) in [
            (3, "different alphabets"),
            (5, "quotation mark is not closed"),
            (7, "not one e-mail address: not an address"),
            (8, "turns the direction of writing: Evil\u{fffd}live"),
            (9, "no such province or territory: Ohio"),
        ] {
            report.says(&format!("<tr><th scope=\"row\">{line}</th><td><bdi>")).says(why);
        }
        fresh(&world).await.says(">3</span>");
        assert!(mails(&world).await.is_empty(), "nobody on a list is written to");
        let list = world.browser().get("/en/pledge/signatures").await;
        list.is(200).says("One on the list").says("Zoé Côté").says("Quebec · from a list");
        let log = world.browser().get("/en/pledge/log.csv").await.text;
        assert_eq!(perron::pledge::verify::recount(&log).unwrap().counting(), 3);
        assert!(!log.contains("2025-03-01"), "the log says when it counted here");

        let again = bring(&world, LIST, "keep").await;
        again.says("No signature was taken").says("8 lines are not taken").says("counted already");
        fresh(&world).await.says(">3</span>");

        // whoever stands on it asks for the link, and withdraws
        let mut zoe = world.browser();
        zoe.submit("/en/pledge/links/new", "/en/pledge/links", &[("email", "zoe@example.org")]).await.is(303);
        let own = crate::pledge::link(&world).await;
        zoe.submit(&own, &format!("{own}/withdrawal"), &[]).await.is(303);
        fresh(&world).await.says(">2</span>");
        bring(&world, LIST, "check").await.says("One line can be taken");

        // a steward withdraws one of them who asked on paper, then the whole list
        let path = report
            .text
            .split("href=\"")
            .find(|rest| rest.starts_with("/en/pledge/lists/") && rest.contains("/names"));
        let names = path.unwrap().split('"').next().unwrap().to_owned();
        let page = moderator.get(&names).await;
        page.is(200).says("La cuisine").says("Amy");
        assert!(!page.text.contains("Zoé"));
        moderator.get(&format!("{names}?from=La")).await.says("La cuisine");
        let one = page
            .text
            .split("href=\"")
            .find(|rest| rest.contains("<bdi>Amy"))
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        moderator.submit(one, &format!("{one}/withdrawal"), &[]).await.is(303);
        fresh(&world).await.says(">1</span>");
        let whole = names.replace("/names", "/withdrawal");
        moderator.submit(&names.replace("/names", ""), &whole, &[]).await.is(303);
        fresh(&world).await.says(">0</span>");
        moderator.submit(&names.replace("/names", ""), &whole, &[]).await.is(410);
        let log = world.browser().get("/en/pledge/log.csv").await.text;
        assert_eq!(perron::pledge::verify::recount(&log).unwrap().counting(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_is_brought_by_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = text(folder.path());
    let file = folder.path().join("list.csv");
    std::fs::write(&file, LIST).unwrap();
    let run = |more: &[&str]| {
        let given = [&["import", "pledge", text(&file), "--data", data], more].concat();
        tokio::task::block_in_place(|| done(&given))
    };
    let refused = perron(&["import", "pledge", text(&file), "--data", data]).output().unwrap();
    assert!(
        !refused.status.success() && said(&refused).contains("There is no database"),
        "{}",
        said(&refused)
    );
    let db = store::Db::open(&store::Address::Sqlite(folder.path().join("perron.db"))).await.unwrap();
    let refused = perron(&["import", "pledge", text(&file), "--data", data]).output().unwrap();
    assert!(!refused.status.success() && said(&refused).contains("There is no pledge"), "{}", said(&refused));
    let world = World::with(db, &[("data", data)]).await;
    call(&world).await;
    let looked = run(&["--check"]);
    assert!(
        looked.starts_with(
            "Could be taken; nothing is kept: 3 (on the public list: 1)\nNot taken: 5\n  line 3: "
        ),
        "{looked}"
    );
    fresh(&world).await.says(">0</span>");
    let report: serde_json::Value = serde_json::from_str(&run(&["--json"])).unwrap();
    assert_eq!((report["taken"].as_u64(), report["broken"][0][0].as_u64()), (Some(3), Some(3)));
    fresh(&world).await.says(">3</span>");
}
