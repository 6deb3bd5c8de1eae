//! The door and the frame: languages, roles, forms, headers, errors.

use axum::http::Method;
use perron::rights::Deed;
use perron::routes::{Access, table};
use store::community::Kind;
use store::membership::Role as Tie;
use store::person::Role;

use crate::world::{Browser, World, on_both};

/// Something in the place of each `{id}`: an id that no test makes.
fn filled(path: &str) -> String {
    filled_with(path, "7ZZZZZZZZZZZ")
}

/// This in the place of the first `{id}`, and in the place of the others an id that no test makes.
fn filled_with(path: &str, id: &str) -> String {
    path.replacen("{id}", id, 1)
        .split('/')
        .map(|part| if part.starts_with('{') { "7ZZZZZZZZZZZ" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

/// Somebody who asks: their role in the house, and their role in the round table or the institution that together hold
/// what is asked for; or in another round table, which does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Guest,
    House(Role),
    Table(Tie),
    Institution(Tie),
    Elsewhere(Tie),
    /// A moderator of the house who belongs to an institution alone.
    ModeratorOfInstitution,
}

impl Who {
    fn all() -> Vec<Self> {
        let house = [Role::Member, Role::Moderator, Role::Operator].map(Self::House);
        let table = [Tie::Steward, Tie::Facilitator, Tie::Connector, Tie::Member].map(Self::Table);
        let institution = [Tie::Steward, Tie::Responder].map(Self::Institution);
        let elsewhere = [Tie::Steward, Tie::Member].map(Self::Elsewhere);
        [&[Self::Guest, Self::ModeratorOfInstitution], &house[..], &table, &institution, &elsewhere].concat()
    }

    /// The table of who may, written out once more, so that the program's own is not asked about itself.
    fn may(self, access: Access) -> bool {
        if self != Self::Guest {
            return self.may_signed_in(access);
        }
        matches!(access, Access::Anyone | Access::Guest | Access::Voice)
    }

    fn may_signed_in(self, access: Access) -> bool {
        let is_operator = self == Self::House(Role::Operator);
        let is_moderator = is_operator || self == Self::House(Role::Moderator);
        let answers = matches!(self, Self::Institution(_) | Self::ModeratorOfInstitution);
        let of_table: &[Tie] = match access {
            Access::Anyone | Access::Guest | Access::Person => return true,
            Access::Voice => return !answers,
            Access::Operator => return is_operator,
            Access::Moderator => return is_moderator,
            Access::May(deed) | Access::Somewhere(deed) => match deed {
                Deed::See => {
                    let own =
                        matches!(self, Self::Table(_) | Self::Institution(_) | Self::ModeratorOfInstitution);
                    return own
                        || is_moderator
                        || matches!((self, access), (Self::Elsewhere(_), Access::Somewhere(_)));
                }
                Deed::Answer => return answers,
                Deed::TakePart => &[Tie::Steward, Tie::Facilitator, Tie::Connector, Tie::Member],
                Deed::Record => &[Tie::Steward, Tie::Facilitator, Tie::Connector],
                Deed::Run | Deed::Moderate => &[Tie::Steward, Tie::Facilitator],
                Deed::Keep => &[Tie::Steward],
            },
        };
        let (Access::May(deed) | Access::Somewhere(deed)) = access else { return false };
        let by_house = match deed {
            Deed::TakePart | Deed::Answer => false,
            Deed::Keep => is_operator,
            _ => is_moderator,
        };
        by_house
            || match self {
                Self::Table(tie) => of_table.contains(&tie),
                Self::Elsewhere(tie) => matches!(access, Access::Somewhere(_)) && of_table.contains(&tie),
                Self::Institution(tie) => deed == Deed::Keep && tie == Tie::Steward,
                _ => false,
            }
    }
}

/// A round table and an institution that hold one conversation together, and a round table that does not hold it.
struct Held {
    table: i64,
    institution: i64,
    elsewhere: i64,
    conversation: i64,
}

impl Held {
    async fn make(world: &World) -> Self {
        let table = world.community(Kind::RoundTable).await;
        let institution = world.community(Kind::Institution).await;
        let elsewhere = world.community(Kind::RoundTable).await;
        let conversation = world.held_conversation(&[table, institution]).await;
        Self { table, institution, elsewhere, conversation }
    }

    async fn come<'w>(&self, world: &'w World, who: Who) -> Browser<'w> {
        match who {
            Who::Guest => world.browser(),
            Who::House(role) => world.signed_in(role).await,
            Who::Table(tie) => world.belonging(Role::Member, self.table, tie).await,
            Who::Institution(tie) => world.belonging(Role::Member, self.institution, tie).await,
            Who::Elsewhere(tie) => world.belonging(Role::Member, self.elsewhere, tie).await,
            Who::ModeratorOfInstitution => {
                world.belonging(Role::Moderator, self.institution, Tie::Responder).await
            }
        }
    }

    /// What a path is asked about: the community somebody belongs to, or the conversation that is held.
    fn path(&self, path: &str, who: Who) -> String {
        let id = if path.starts_with("/communities/") {
            let of_institution = matches!(who, Who::Institution(_) | Who::ModeratorOfInstitution);
            if of_institution { self.institution } else { self.table }
        } else {
            self.conversation
        };
        filled_with(path, &store::ids::to_text(id))
    }
}

#[tokio::test]
async fn every_route_admits_the_roles_of_the_table_and_no_other() {
    on_both(async |world| {
        for who in Who::all() {
            for route in table(&world.app) {
                // what one of them does must not decide what the next may
                let held = Held::make(&world).await;
                let mut browser = held.come(&world, who).await;
                let path = format!("/en{}", held.path(route.path, who));
                let page = if route.method == Method::GET {
                    browser.get(&path).await
                } else {
                    let token = match who {
                        Who::Guest => {
                            browser.get("/en/components").await;
                            browser.guest_token()
                        }
                        _ => browser.get("/en/").await.token(),
                    };
                    browser.post(&path, &[("token", &token)]).await
                };
                let may = who.may(route.access);
                let what = format!("{} {path} as {who:?}: {}", route.method, page.status);
                let sent_to_sign_in = page.location().starts_with("/en/sign-in?next=");
                let kept_out = page.status.as_u16() == 403 || sent_to_sign_in;
                // a file without its token first is refused for that, whoever sends it
                assert!(may != kept_out || route.is_upload, "{what}");
                assert!(page.status.as_u16() != 500, "{what}");
                if !may && route.method == Method::GET && who == Who::Guest {
                    assert!(sent_to_sign_in, "{what}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn no_form_is_taken_without_its_token_or_from_elsewhere() {
    let world = World::new().await;
    let asks = |route: &&perron::routes::Route| route.method != Method::GET && !route.is_one_click;
    for route in table(&world.app).iter().filter(asks) {
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
async fn only_unsubscribing_needs_no_token() {
    let world = World::new().await;
    let open: Vec<_> = table(&world.app).into_iter().filter(|route| route.is_one_click).collect();
    let paths: Vec<_> = open.iter().map(|route| route.path).collect();
    assert_eq!(paths, ["/registrations/offers/{key}", "/pledge/reminders/{key}", "/unsubscribe/{token}"]);
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
    let (world, elsewhere) = (World::new().await, World::new().await);
    let mut browser = world.browser();
    browser.get("/en/components").await;
    let mine = browser.cookies["guest"].clone();
    browser.get("/en/components").await;
    assert_eq!(browser.cookies["guest"], mine);
    let (id, signature) = mine.split_once('.').expect("an id and its signature");
    let last = if signature.ends_with('0') { "1" } else { "0" };
    let mut other = elsewhere.browser();
    other.get("/en/components").await;
    for forged in [
        format!("{}.{}", "0".repeat(32), "0".repeat(32)),
        format!("{id}.{}{last}", &signature[..signature.len() - 1]),
        format!("{}.{signature}", "0".repeat(32)),
        format!("{id}.{}", &signature[..8]),
        format!("{id}."),
        id.to_owned(),
        mine.to_uppercase(),
        other.cookies["guest"].clone(),
    ] {
        browser.cookies.insert("guest".to_owned(), forged.clone());
        browser.get("/en/components").await.is(200);
        let new = &browser.cookies["guest"];
        assert!(*new != forged && !new.starts_with(id), "{forged}");
    }
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
