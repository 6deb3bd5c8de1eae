//! The door and the frame: languages, roles, forms, headers, errors.

use axum::http::Method;
use perron::routes::{Access, table};
use store::person::Role;

use crate::world::{World, on_both};

/// Something in the place of each `{id}`: an id that no test makes.
fn filled(path: &str) -> String {
    path.split('/')
        .map(|part| if part.starts_with('{') { "7ZZZZZZZZZZZ" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

#[tokio::test]
async fn every_route_admits_the_roles_of_the_table_and_no_other() {
    on_both(async |world| {
        let roles = [None, Some(Role::Member), Some(Role::Moderator), Some(Role::Operator)];
        for route in table(&world.app) {
            for role in roles {
                let mut browser = match role {
                    None => world.browser(),
                    Some(role) => world.signed_in(role).await,
                };
                let path = format!("/en{}", filled(route.path));
                let page = if route.method == Method::GET {
                    browser.get(&path).await
                } else {
                    let token = match role {
                        None => {
                            browser.get("/en/components").await;
                            browser.guest_token()
                        }
                        Some(_) => browser.get("/en/").await.token(),
                    };
                    browser.post(&path, &[("token", &token)]).await
                };
                let may = match route.access {
                    Access::Anyone | Access::Guest => true,
                    Access::Person => role.is_some(),
                    Access::Moderator => role >= Some(Role::Moderator),
                    Access::Operator => role >= Some(Role::Operator),
                };
                let who = format!("{} {path} as {role:?}: {}", route.method, page.status);
                let sent_to_sign_in = page.location().starts_with("/en/sign-in?next=");
                let kept_out = page.status.as_u16() == 403 || sent_to_sign_in;
                // a file without its token first is refused for that, whoever sends it
                assert!(may != kept_out || route.is_upload, "{who}");
                assert!(page.status.as_u16() != 500, "{who}");
                if !may && route.method == Method::GET && role.is_none() {
                    assert!(sent_to_sign_in, "{who}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn no_form_is_taken_without_its_token_or_from_elsewhere() {
    let world = World::new().await;
    for route in table(&world.app).iter().filter(|route| route.method != Method::GET) {
        let path = format!("/en{}", filled(route.path));
        let mut operator = world.signed_in(Role::Operator).await;
        if route.is_upload {
            let file =
                b"--x\r\ncontent-disposition: form-data; name=\"file\"\r\n\r\nany\r\n--x--\r\n".to_vec();
            operator.send("POST", &path, Some("multipart/form-data; boundary=x"), file).await.is(403);
        } else {
            operator.post(&path, &[]).await.is(403);
        }
        let token = operator.get("/en/").await.token();
        let mut elsewhere = world.signed_in(Role::Operator).await.with("sec-fetch-site", "cross-site");
        elsewhere.cookies.clone_from(&operator.cookies);
        elsewhere.post(&path, &[("token", &token)]).await.is(403);
        let mut older = world.signed_in(Role::Operator).await.with("origin", "https://elsewhere.example");
        older.cookies.clone_from(&operator.cookies);
        older.post(&path, &[("token", &token)]).await.is(403);
    }
}

#[tokio::test]
async fn the_door_speaks_the_language_of_the_browser() {
    let world = World::new().await;
    let page = world.browser().with("accept-language", "fr-CA,fr;q=0.9,en;q=0.5").get("/").await;
    assert_eq!(
        (page.status.as_u16(), page.location(), page.header("vary")),
        (303, "/fr/", "accept-language")
    );
    assert_eq!(world.browser().get("/").await.location(), "/en/");
    for (path, lang) in [("/en/", "en-CA"), ("/fr/", "fr-CA"), ("/en", "en-CA"), ("/fr", "fr-CA")] {
        world.browser().get(path).await.is(200).says(&format!("<html lang=\"{lang}\">"));
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so_in_the_right_language() {
    let world = World::new().await;
    world.browser().get("/en/nowhere").await.is(404).says("There is nothing at this address");
    world.browser().get("/fr/nulle-part").await.is(404).says("Il n’y a rien à cette adresse");
    world.browser().get("/de/").await.is(404).says("There is nothing at this address");
    let mut french = world.browser().with("accept-language", "fr");
    french.get("/de/conversations").await.is(404).says("Il n’y a rien à cette adresse").says("href=\"/en/\"");
    french.get("/assets/none.css").await.is(404);
}

#[tokio::test]
async fn every_page_leads_to_itself_in_the_other_language() {
    let world = World::new().await;
    world.browser().get("/en/privacy?a=b").await.is(200).says("href=\"/fr/privacy?a=b\" lang=\"fr\"");
    world.browser().get("/fr/privacy").await.is(200).says("href=\"/en/privacy\" lang=\"en\"");
}

#[tokio::test]
async fn what_every_answer_carries() {
    let world = World::new().await;
    let page = world.browser().get("/en/").await;
    assert!(page.header("content-security-policy").starts_with("default-src 'self'; frame-ancestors 'none'"));
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "same-origin");
    assert_eq!(page.header("strict-transport-security"), "");
    assert_eq!(page.header("set-cookie"), "", "a page without a form needs no cookie");
    let tag = page.header("etag").to_owned();
    assert!(!tag.is_empty());
    world.browser().with("if-none-match", &tag).get("/en/").await.is(304);
    for inline in ["<style", "style=\"", "onclick", "<script>"] {
        assert!(!page.text.contains(inline), "{inline}");
    }
}

#[tokio::test]
async fn over_https_cookies_are_bound_to_the_host() {
    let db = store::testing::sqlite().await;
    let world = World::with(db, &[("address", "https://perron.example.org")]).await;
    let page = world.browser().get("/en/components").await;
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("__Host-guest="), "{cookie}");
    for part in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(page.header("strict-transport-security").starts_with("max-age="));
    assert_eq!(page.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_forged_guest_is_a_new_guest() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.cookies.insert("guest".to_owned(), format!("{}.{}", "0".repeat(32), "0".repeat(32)));
    browser.get("/en/components").await.is(200);
    assert!(!browser.cookies["guest"].starts_with("0000"));
    let first = browser.cookies["guest"].clone();
    browser.get("/en/components").await;
    assert_eq!(browser.cookies["guest"], first);
}

#[tokio::test]
async fn a_sign_in_ends_with_its_time() {
    on_both(async |world| {
        let mut moderator = world.signed_in(Role::Moderator).await;
        let page = moderator.get("/en/").await;
        assert_eq!(page.header("cache-control"), "no-store");
        page.says("action=\"/en/sign-out\"");
        world.clock.advance(31 * 24 * 3_600_000);
        assert!(!moderator.get("/en/").await.text.contains("sign-out"));
    })
    .await;
}

#[tokio::test]
async fn assets_are_kept_and_compressed() {
    let world = World::new().await;
    let home = world.browser().get("/en/").await;
    for name in ["perron.css", "perron.js", "mark.svg"] {
        let path = perron::assets::path(name);
        home.says(path);
        let page = world.browser().get(path).await;
        assert!(page.header("cache-control").contains("immutable"));
        assert_eq!(page.header("content-encoding"), "");
        let small = world.browser().with("accept-encoding", "gzip, br").get(path).await;
        assert_eq!(small.header("content-encoding"), "br");
    }
}

#[tokio::test]
async fn the_first_page_is_light() {
    let world = World::new().await;
    let home = world.browser().get("/en/").await.text;
    let mut bytes = world.browser().with("accept-encoding", "br").get("/en/").await.length;
    let mut requests = 1;
    for asset in perron::assets::ASSETS.iter().filter(|asset| home.contains(asset.path)) {
        let plain = world.browser().get(asset.path).await.length;
        let small = world.browser().with("accept-encoding", "br").get(asset.path).await.length;
        if asset.name == "perron.css" {
            assert!(
                plain <= 30 * 1024 && small <= 8 * 1024,
                "the style sheet: {plain} bytes, {small} compressed"
            );
        }
        bytes += small;
        requests += 1;
    }
    assert!(bytes <= 60 * 1024 && requests <= 5, "{requests} requests, {bytes} bytes");
}

#[tokio::test]
async fn a_form_that_is_too_large_is_refused_with_a_sentence() {
    let world = World::new().await;
    let Some(route) =
        table(&world.app).into_iter().find(|route| route.method == Method::POST && !route.is_upload)
    else {
        return;
    };
    let mut operator = world.signed_in(Role::Operator).await;
    let long = "x".repeat(route.limit);
    let page = operator.submit("/en/", &format!("/en{}", filled(route.path)), &[("text", &long)]).await;
    page.is(413).says("larger than we can take");
}
