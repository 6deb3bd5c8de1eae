//! A house of its own for each test, on SQLite or PostgreSQL, and browsers that visit it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use perron::app::{App, Shared};
use perron::cookie::{Guest, token_hash};
use perron::routes;
use perron::settings::{Given, Settings};
use store::community::{Community, Joining, Kind, Origin, Sharing, Speaks, State};
use store::conversation::{self, Conversation};
use store::holding::{self, Holding};
use store::membership::{self, Membership};
use store::person::{Person, Role};
use store::sign_in::SignIn;
use store::{Bilingual, Db, Language, SetClock};
use tower::ServiceExt;

/// 2026-10-15T12:00:00Z, when every test begins.
pub const NOON: i64 = 1_792_065_600_000;

/// A house of its own.
pub struct World {
    pub app: Shared,
    pub clock: Arc<SetClock>,
    router: Router,
}

/// Runs one story on SQLite and on PostgreSQL.
pub async fn on_both<F: AsyncFn(World)>(story: F) {
    for db in store::testing::databases().await {
        story(World::on(db).await).await;
    }
}

impl World {
    /// On SQLite, for what does not depend on the database.
    pub async fn new() -> Self {
        Self::on(store::testing::sqlite().await).await
    }

    /// On a database.
    pub async fn on(db: Db) -> Self {
        Self::with(db, &[]).await
    }

    /// On a database, with settings other than the usual ones.
    pub async fn with(db: Db, flags: &[(&'static str, &str)]) -> Self {
        let nowhere = ("data", "/nonexistent");
        let mut given = vec![nowhere, ("components", "on"), ("contact", "steps@example.org")];
        given.extend_from_slice(flags);
        let settings = Settings::load(&Given::of(&given)).expect("good settings");
        let clock = Arc::new(SetClock::new(NOON));
        let app = App::new(settings, db, clock.clone()).await.expect("an open database");
        let router = routes::router(&app);
        Self { app, clock, router }
    }

    /// Someone with an empty cookie jar.
    pub fn browser(&self) -> Browser<'_> {
        Browser { world: self, cookies: BTreeMap::new(), heads: Vec::new() }
    }

    /// Someone signed in with a role.
    pub async fn signed_in(&self, role: Role) -> Browser<'_> {
        self.signed_in_as(self.app.ids.next(), role).await
    }

    /// A community that is there, which everybody may join.
    pub async fn community(&self, kind: Kind) -> i64 {
        let id = self.app.ids.next();
        let community = Community {
            id,
            kind,
            name: Bilingual { en: format!("Table {id}"), fr: format!("La table {id}") },
            about: Bilingual { en: "We meet.".to_owned(), fr: "On se rencontre.".to_owned() },
            speaks: Speaks::Both,
            speaks_also: String::new(),
            place_id: None,
            joining: Joining::Open,
            sharing: Sharing::Here,
            state: State::Active,
            reason: String::new(),
            origin: Origin::Own,
            made: NOON,
            made_by: None,
        };
        self.app.db.write(move |tx| store::community::insert(tx, &community)).await.expect("a community");
        id
    }

    /// Someone signed in who has a role in a community.
    pub async fn belonging(&self, house: Role, community_id: i64, role: membership::Role) -> Browser<'_> {
        let person_id = self.app.ids.next();
        let browser = self.signed_in_as(person_id, house).await;
        self.belongs(person_id, community_id, role).await;
        browser
    }

    /// Gives a person a role in a community.
    pub async fn belongs(&self, person_id: i64, community_id: i64, role: membership::Role) -> i64 {
        let id = self.app.ids.next();
        let membership = Membership {
            community_id,
            id,
            person_id,
            role,
            name: format!("Robin {person_id}"),
            is_shown: false,
            begun: NOON,
            until: None,
            ended: None,
            ending: None,
            heir_id: None,
            given_by: None,
            notes_sent: 0,
        };
        self.app.db.write(move |tx| membership::insert(tx, &membership)).await.expect("a membership");
        id
    }

    /// A draft of a conversation that communities hold together; as they would hold anything else of that id.
    pub async fn held_conversation(&self, holders: &[i64]) -> i64 {
        let id = self.app.ids.next();
        let conversation = Conversation {
            id,
            question: Bilingual { en: "What?".to_owned(), fr: "Quoi?".to_owned() },
            background: Bilingual::default(),
            opens: None,
            closes: None,
            zone: "UTC".to_owned(),
            moderation: conversation::Moderation::Before,
            adding: conversation::Adding::Everyone,
            state: conversation::State::Draft,
            published: None,
            origin: conversation::Origin::Own,
            version: 1,
            made: NOON,
            made_by: None,
        };
        let holders = holders.to_vec();
        let write = move |tx: &mut store::Tx<'_>| {
            conversation::insert(tx, &conversation)?;
            let all = holding::Kind::ALL.iter().flat_map(|kind| holders.iter().map(move |one| (*kind, *one)));
            all.into_iter().try_for_each(|(kind, community_id)| {
                let agreed = Some(NOON);
                holding::put(
                    tx,
                    &Holding { kind, thing_id: id, community_id, agreed, made: NOON, made_by: None },
                )
            })
        };
        self.app.db.write(write).await.expect("a conversation");
        id
    }

    /// This person, signed in with a role.
    pub async fn signed_in_as(&self, id: i64, role: Role) -> Browser<'_> {
        let token = format!("token-{id}");
        let person = Person {
            id,
            email: Some(format!("{id}@example.org")),
            name: role.word().to_owned(),
            language: Language::English,
            role,
            made: NOON,
        };
        let sign_in = SignIn {
            token_hash: token_hash(&token),
            person_id: id,
            device: "a test".to_owned(),
            made: NOON,
            seen: NOON,
            expires: NOON + 30 * 24 * 3_600_000,
        };
        let both = move |tx: &mut store::Tx<'_>| {
            store::person::insert(tx, &person)?;
            store::sign_in::insert(tx, &sign_in)
        };
        self.app.db.write(both).await.expect("signed in");
        let mut browser = self.browser();
        let name = if self.app.settings.is_secure() { "__Host-person" } else { "person" };
        browser.cookies.insert(name.to_owned(), token);
        browser
    }
}

/// A browser: keeps cookies, follows nothing by itself.
pub struct Browser<'w> {
    world: &'w World,
    pub cookies: BTreeMap<String, String>,
    heads: Vec<(&'static str, String)>,
}

/// Does with cookies what a browser does.
pub fn keep_cookies(jar: &mut BTreeMap<String, String>, headers: &HeaderMap) {
    for cookie in headers.get_all(header::SET_COOKIE) {
        let cookie = cookie.to_str().expect("plain text");
        let (name, value) = cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
        if cookie.contains("Max-Age=0") {
            jar.remove(name);
        } else {
            jar.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// What came back.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    /// Bytes of the body, as sent.
    pub length: usize,
    /// The body, as sent.
    pub bytes: Bytes,
}

impl Page {
    /// Where it leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// A header; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The form token of the page; empty if there is no form.
    pub fn token(&self) -> String {
        let start = self.text.split("name=\"token\" value=\"").nth(1).unwrap_or_default();
        start.split('"').next().unwrap_or_default().to_owned()
    }

    /// Fails unless the page says this.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.text.contains(words), "{} is not said in:\n{}", words, self.text);
        self
    }

    /// Fails unless it has this status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{} {}", self.location(), self.text);
        self
    }
}

impl Browser<'_> {
    /// Sends a header with every request from now on.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.heads.push((name, value.to_owned()));
        self
    }

    /// The token of a guest's forms, on whatever page.
    pub fn guest_token(&self) -> String {
        let cookie = self.cookies.get("guest").map(String::as_str).unwrap_or_default();
        let guest = Guest::of_cookie(&self.world.app.secret, cookie).expect("a guest");
        self.world.app.secret.form_token(&format!("g{}", guest.id()))
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Page {
        self.send("GET", path, None, Vec::new()).await
    }

    /// Sends the form of a page: its token is taken from there.
    pub async fn submit(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.get(page).await.token();
        self.post(action, &[&[("token", token.as_str())], fields].concat()).await
    }

    /// Sends exactly these fields.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        self.send("POST", path, Some("application/x-www-form-urlencoded"), body.finish().into_bytes()).await
    }

    /// Sends anything.
    pub async fn send(&mut self, method: &str, path: &str, kind: Option<&str>, body: Vec<u8>) -> Page {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "localhost:8080");
        if !self.cookies.is_empty() {
            let cookies: Vec<_> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        for (name, value) in &self.heads {
            request = request.header(*name, value);
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind).header(header::CONTENT_LENGTH, body.len());
        }
        let request = request.body(Body::from(body)).expect("a request");
        let response = self.world.router.clone().oneshot(request).await.expect("always an answer");
        let (parts, body) = response.into_parts();
        keep_cookies(&mut self.cookies, &parts.headers);
        let is_stream =
            parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let bytes =
            if is_stream { Bytes::new() } else { to_bytes(body, 64 << 20).await.expect("a whole body") };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Page { status: parts.status, headers: parts.headers, text, length: bytes.len(), bytes }
    }
}
