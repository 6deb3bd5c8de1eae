//! Places: looking at them and for them, adding neighbourhoods and blocks, saying where one lives.

use store::community::Kind;
use store::membership;
use store::person::Role;

use crate::world::{Browser, Page, World, on_both};

const MONTREAL: &str = "/en/places/2466023";

/// The address of a place that a page links by its name.
fn link(page: &Page, name: &str) -> String {
    let before = page.text.split(&format!("\">{name}</a>")).next().unwrap_or_default();
    before.rsplit("href=\"").next().unwrap_or_default().to_owned()
}

async fn upload(browser: &mut Browser<'_>, page: &str, path: &str, property: &str, file: &str) -> Page {
    let token = browser.get(page).await.token();
    let body = format!(
        "--x\r\ncontent-disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n\
         --x\r\ncontent-disposition: form-data; name=\"property\"\r\n\r\n{property}\r\n\
         --x\r\ncontent-disposition: form-data; name=\"map\"; filename=\"a.geojson\"\r\n\r\n{file}\r\n--x--\r\n"
    );
    browser.send("POST", path, Some("multipart/form-data; boundary=x"), body.into_bytes()).await
}

#[tokio::test]
async fn everybody_walks_from_the_country_to_a_municipality_in_both_languages() {
    let world = World::new().await;
    let mut guest = world.browser();
    for (lang, steps) in [
        ("en", ["Quebec", "Montréal", "Dollard-Des Ormeaux"]),
        ("fr", ["Québec", "Montréal", "Dollard-Des Ormeaux"]),
    ] {
        let mut page = guest.get(&format!("/{lang}/places")).await;
        for step in steps {
            page.is(200).says("Statisti");
            let address = link(&page, step);
            page = guest.get(&address).await;
            page.says(&format!("<h1>{step}</h1>"));
        }
        page.says(&format!("<a href=\"/{lang}/places\">Canada</a>"));
    }
    guest.get("/fr/places/10").await.is(200).says("Terre-Neuve-et-Labrador").says("Division n°\u{a0}1");
    guest.get("/fr/places/62").await.is(200).says("X0A, X0B, X0C");
    guest.get("/en/places/1").await.is(303);
    for nothing in ["2", "99", "2466024", "-24", "7ZZZZZZZZZZZ", "x!"] {
        guest.get(&format!("/en/places/{nothing}")).await.is(404);
    }
}

#[tokio::test]
async fn a_search_does_not_mind_accents_and_drops_the_rest_of_a_postal_code() {
    let world = World::new().await;
    let mut guest = world.browser();
    guest.get("/en/places?q=trois+rivieres").await.is(200).says("Trois-Rivières</a>").says("city or town");
    guest.get("/fr/places?q=rivi%C3%A8re+des+francais").await.says("Rivière des Français</a>");
    guest.get("/en/places?q=zzzz").await.is(200).says("Nothing is called “zzzz”");
    guest.get("/en/places?q=%3Cb%3E&x=1").await.is(200);
    let code = guest.get("/en/places?q=h2x+1y4").await;
    code.is(200).says("H2X is a postal area in").says(">Quebec</a>").says("The rest was dropped");
    assert!(!code.text.contains("value=\"h2x"), "the field holds the area alone");
    guest.get("/en/places?q=X0A").await.says(">Nunavut</a>");
    guest.get("/en/places/suggestions?q=windsor").await.is(200).says("\"Windsor (city), Essex, Ontario\"");
    guest.get("/en/places/suggestions?q=").await.is(200).says("[]");
}

#[tokio::test]
async fn a_steward_adds_neighbourhoods_and_blocks_from_a_list() {
    on_both(async |world| {
        let mut steward = world.signed_in(Role::Moderator).await;
        let mut guest = world.browser();
        let form = format!("{MONTREAL}/parts");
        steward.get(MONTREAL).await.says("Add some");
        assert!(!guest.get(MONTREAL).await.text.contains("Add some"));
        let names = "Mile End\r\nOld Port | Vieux-Port\r\n\r\nMILE-END";
        steward.submit(&form, &form, &[("names", names)]).await.is(303);
        steward.get(MONTREAL).await.says("Added.");
        let page = guest.get(MONTREAL).await;
        page.says(">Mile End</a>").says(">Old Port</a>");
        assert!(!page.text.contains("MILE-END"), "it was there already");
        guest.get("/fr/places/2466023").await.says(">Vieux-Port</a>").says("<p class=\"lead\">Ville</p>");
        guest.get("/fr/places?q=vieux+port").await.says("quartier · Montréal");
        guest.get("/en/places").await.says("2 neighbourhoods");

        let again = steward.submit(&form, &form, &[("names", "Mile End")]).await;
        steward.get(again.is(303).location()).await.says("were there already");

        let mile_end = link(&page, "Mile End");
        let blocks = format!("{mile_end}/parts");
        steward.submit(&blocks, &blocks, &[("names", "Rue Clark, 5400 à 5500")]).await.is(303);
        guest.get(&mile_end).await.says("Rue Clark, 5400 à 5500").says(">Blocks</h2>");
        let block = link(&guest.get(&mile_end).await, "Rue Clark, 5400 à 5500");
        guest.get(&block).await.is(200).says(">Mile End</a>").says(">Montréal</a>");
        steward.get(&format!("{block}/parts")).await.is(404);
        steward.get("/en/places/2466/parts").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_steward_of_a_community_adds_but_changes_nothing_that_others_added() {
    let world = World::new().await;
    let table = world.community(Kind::RoundTable).await;
    let mut steward = world.belonging(Role::Member, table, membership::Role::Steward).await;
    let form = format!("{MONTREAL}/parts");
    steward.get(MONTREAL).await.says("Add some");
    steward.submit(&form, &form, &[("names", "Villeray")]).await.is(303);
    let villeray = link(&steward.get(MONTREAL).await, "Villeray");
    assert!(!steward.get(&villeray).await.text.contains("Change the name"));
    steward.get(&format!("{villeray}/name")).await.is(403);
    let mut connector = world.belonging(Role::Member, table, membership::Role::Connector).await;
    connector.get(&form).await.is(403);
}

#[tokio::test]
async fn a_list_that_cannot_be_taken_leaves_nothing() {
    let world = World::new().await;
    let mut steward = world.signed_in(Role::Moderator).await;
    let form = format!("{MONTREAL}/parts");
    let many = "x\n".repeat(1001);
    for (names, said) in [
        ("", "Write something here"),
        ("Good\n---", "Line 2 has no letter or digit"),
        ("Good\nMarket\u{202e}", "Line 2 holds a character"),
        (&format!("Good\n{}", "x".repeat(81)), "The name in line 2 is longer than 80"),
        (many.as_str(), "There are 1,001 names"),
    ] {
        steward.submit(&form, &form, &[("names", names)]).await.is(422).says(said);
    }
    steward.get(MONTREAL).await.says("None have been added yet");
    let mut member = world.signed_in(Role::Member).await;
    member.submit("/en/account", &form, &[("names", "Mine")]).await.is(403);
}

#[tokio::test]
async fn a_map_brings_names_and_middles() {
    on_both(async |world| {
        let mut steward = world.signed_in(Role::Moderator).await;
        let (form, map) = (format!("{MONTREAL}/parts"), format!("{MONTREAL}/map"));
        let feature = |name: &str, at: &str| {
            format!(
                "{{\"type\":\"Feature\",\"properties\":{{\"NOM\":\"{name}\"}},\
                 \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{at}]]}}}}"
            )
        };
        let collection = |features: &[String]| {
            format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","))
        };
        let good = feature("Villeray", "[-73.62,45.54],[-73.60,45.54],[-73.60,45.56]");
        let wrong = feature("Nowhere", "[2.35,48.85]");
        let both = collection(&[good.clone(), wrong]);
        let refused = upload(&mut steward, &form, &map, "nom", &both).await;
        refused.is(422).says("Feature 2 does not lie in Canada").says("nothing was added");
        upload(&mut steward, &form, &map, "", &both).await.is(422).says("one that it has: NOM");
        upload(&mut steward, &form, &map, "", "name;x").await.is(422).says("not a GeoJSON file");
        upload(&mut steward, &form, &map, "", "").await.is(422).says("Choose the file");
        steward.get(MONTREAL).await.says("None have been added yet");

        let mut other = world.signed_in(Role::Moderator).await; // one person uploads four times a minute
        upload(&mut other, &form, &map, "nom", &collection(&[good])).await.is(303);
        let villeray = link(&steward.get(MONTREAL).await, "Villeray");
        world.browser().get(&villeray).await.is(200).says("45.5500° north, 73.6100° west");
    })
    .await;
}

#[tokio::test]
async fn a_place_is_renamed_retired_and_brought_back() {
    on_both(async |world| {
        let mut steward = world.signed_in(Role::Operator).await;
        let form = format!("{MONTREAL}/parts");
        steward.submit(&form, &form, &[("names", "Gay Village\nVilleray")]).await.is(303);
        let place = link(&steward.get(MONTREAL).await, "Gay Village");
        let name = format!("{place}/name");
        let both = [("name_en", "The Village"), ("name_fr", "Le Village")];
        steward.submit(&name, &name, &both).await.is(303);
        world.browser().get(&place).await.says("<h1>The Village</h1>");
        steward
            .submit(&name, &name, &[("name_en", "villeray")])
            .await
            .is(422)
            .says("Another place beside this one");
        steward
            .submit(&name, &name, &[("name_en", ""), ("name_fr", " ")])
            .await
            .is(422)
            .says("Write something here");

        steward.submit(&name, &format!("{place}/retirement"), &[]).await.is(303);
        let page = world.browser().get(MONTREAL).await;
        assert!(!page.text.contains("The Village"));
        world.browser().get(&place).await.is(200).says("no longer listed or offered");
        assert!(!world.browser().get("/en/places?q=village").await.text.contains(&place));
        steward.submit(MONTREAL, &format!("{place}/return"), &[]).await.is(303);
        world.browser().get(MONTREAL).await.says(">The Village</a>");
        steward.get("/en/places/2466023/name").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_person_says_where_they_live_as_finely_as_they_like() {
    on_both(async |world| {
        let mut steward = world.signed_in(Role::Moderator).await;
        let parts = format!("{MONTREAL}/parts");
        steward.submit(&parts, &parts, &[("names", "Mile End")]).await.is(303);
        let mut person = world.signed_in(Role::Member).await;
        let page = "/en/account/place";
        for (typed, kept) in [
            ("nouvelle écosse", "Nova Scotia"),
            ("ON", "Ontario"),
            ("h2x", "H2X"),
            ("kitchener", "Kitchener (city), Waterloo, Ontario"),
            ("Windsor, Ont.", "Windsor (city), Essex, Ontario"),
            ("mile end", "Mile End (neighbourhood), Montréal, Quebec"),
        ] {
            person.submit(page, page, &[("place", typed)]).await.is(303);
            let said = person.get(page).await;
            said.says(&format!("value=\"{kept}\"")).says("Saved.");
            // what the page says can be sent again as it is
            person.submit(page, page, &[("place", kept)]).await.is(303);
        }
        person.get("/fr/account/place").await.says("value=\"Mile End (quartier), Montréal, Québec\"");
        person.submit(page, page, &[("place", "  ")]).await.is(303);
        person.get(page).await.says("value=\"\"").says("not kept any more");
    })
    .await;
}

#[tokio::test]
async fn of_a_postal_code_three_characters_are_kept_and_the_page_says_so() {
    on_both(async |world| {
        let mut person = world.signed_in(Role::Member).await;
        let page = "/en/account/place";
        person.submit(page, page, &[("place", "K1A 0B1")]).await.is(303);
        let kept = person.get(page).await;
        kept.says("value=\"K1A\"").says("Only the first three characters of the postal code were kept");
        assert!(!kept.text.contains("0B1"));
        for (typed, said) in [
            ("D1A 1A1", "The letter D is in no Canadian postal code"),
            ("W1A", "No Canadian postal code begins with W"),
            ("90210", "a code of another country"),
            ("K1", "a letter, a digit and a letter"),
            ("Atlantis", "We know no place of this name"),
            (&"x".repeat(161), "Shorten this to 160"),
        ] {
            person.submit(page, page, &[("place", typed)]).await.is(422).says(said);
        }
        person.get(page).await.says("value=\"K1A\"");
    })
    .await;
}

#[tokio::test]
async fn where_a_name_fits_several_places_one_is_chosen_without_a_script() {
    let world = World::new().await;
    let mut person = world.signed_in(Role::Member).await;
    let page = "/en/account/place";
    let asked = person.submit(page, page, &[("place", "Windsor")]).await;
    asked.is(422).says("Windsor (town), Hants, Nova Scotia").says("Windsor (city), Essex, Ontario");
    assert!(!asked.text.contains("checked"), "nothing is chosen in advance");
    person.submit(page, page, &[("place", "Windsor"), ("place_choice", "3537039")]).await.is(303);
    person.get(page).await.says("value=\"Windsor (city), Essex, Ontario\"");
    // a choice that does not fit the words is not taken
    person.submit(page, page, &[("place", "Windsor"), ("place_choice", "2466023")]).await.is(422);
    person.submit(page, page, &[("place", "saint")]).await.is(422).says("Many places are called so");
}

#[tokio::test]
async fn a_place_shows_the_communities_in_it() {
    on_both(async |world| {
        let id = world.community(Kind::RoundTable).await;
        let settled = move |tx: &mut store::Tx| {
            let Some(table) = store::community::by_id(tx, id)? else { return Ok(()) };
            store::community::update(tx, &store::community::Community { place_id: Some(3_537_039), ..table })
        };
        world.app.db.write(settled).await.expect("it has a place");
        let link = format!("/en/communities/{}", store::ids::to_text(id));
        for (place, is_there) in [
            ("3537039", true),
            ("3537", true),
            ("35", true),
            ("3537034", false),
            ("3538", false),
            ("24", false),
        ] {
            let page = world.browser().get(&format!("/en/places/{place}")).await;
            page.is(200);
            assert_eq!(page.text.contains(&link), is_there, "{place}");
        }
    })
    .await;
}
