//! The one decision about consent: the database's word for it in lists, and what any address of the house shows.

use std::collections::BTreeSet;
use std::fs;

use axum::http::Method;
use perron::consent::{Purpose, Viewer, may};
use perron::cookie::Guest;
use perron::routes::table;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use store::community::{self, Kind as Community, Sharing};
use store::consent::{self, Audience, Consent, Grants, Kind};
use store::membership::Role as Tie;
use store::person::Role;
use store::story::{Origin, Story};
use store::story_file::{self, Part, StoryFile, Typist};
use store::taking::{self, Taking};
use store::theme::{self, Theme};
use store::{Bilingual, Language, Tx, ids, label};
use tempfile::TempDir;

use crate::story_file::recording;
use crate::world::{Browser, NOON, World, on_both};

/// Every way in which a story can stand to those who look at it: 3 audiences, institutions or not, three times, taken
/// back or not, hidden or not, in each kind of community, in one that is gone, and in the programme.
async fn every_way(world: &World) -> Vec<Consent> {
    let mut homes = vec![None, Some(1)];
    for sharing in Sharing::ALL {
        homes.push(Some(ruled(world, *sharing).await));
    }
    let mut all = Vec::new();
    for community_id in homes {
        for see in Audience::ALL {
            for institutions in [false, true] {
                for keep_until in [None, Some(NOON), Some(NOON + 1)] {
                    for (withdrawn, hidden) in
                        [(None, None), (Some(NOON), None), (None, Some(NOON)), (Some(1), Some(1))]
                    {
                        let grants = Grants { see: *see, institutions, keep_until, ..Grants::default() };
                        let (kind, record_id, sharing) = (Kind::Story, all.len() as i64 + 1, None);
                        all.push(Consent {
                            kind,
                            record_id,
                            community_id,
                            grants,
                            withdrawn,
                            hidden,
                            sharing,
                        });
                    }
                }
            }
        }
    }
    all
}

#[tokio::test]
async fn lists_hold_what_the_decision_allows_and_nothing_else() {
    on_both(async |world| {
        let all = every_way(&world).await;
        let ids = world.app.ids.clone();
        let kept = all.clone();
        let write = move |tx: &mut store::Tx<'_>| {
            let mut read = Vec::new();
            for one in kept {
                let record = (one.kind, one.record_id);
                consent::put(tx, &ids, record, one.community_id, &one.grants, NOON)?;
                if let Some(since) = one.withdrawn {
                    consent::withdraw(tx, &ids, one.kind, one.record_id, since)?;
                }
                consent::hide(tx, one.kind, one.record_id, one.hidden)?;
                read.extend(consent::of(tx, one.kind, one.record_id)?);
            }
            Ok::<_, store::Error>(read)
        };
        let read = world.app.db.write(write).await.expect("written");
        assert_eq!((all.len(), read.len()), (360, 360));
        for viewer in Viewer::ALL {
            let looks = move |tx: &mut store::Tx<'_>| consent::seen(tx, Kind::Story, viewer.word(), NOON);
            let seen: BTreeSet<i64> = world.app.db.read(looks).await.expect("a list").into_iter().collect();
            // in the lists of others an owner is anyone
            let decides = if viewer == Viewer::Owner { Viewer::Anyone } else { viewer };
            let allowed = |one: &&Consent| may(one, decides, Purpose::Page, NOON);
            let allowed: BTreeSet<i64> = read.iter().filter(allowed).map(|one| one.record_id).collect();
            assert!(!allowed.is_empty() && allowed.len() < 360);
            assert_eq!(seen, allowed, "{viewer:?}");
        }
    })
    .await;
}

/// A story whose every part has a mark that nothing else has: `zq`, its number, which part it is, `zq`.
struct Marked {
    consent: Consent,
    owner: Option<String>,
    path: String,
}

fn mark(number: usize, part: char) -> String {
    format!("zq{number}{part}zq")
}

/// The marks in an answer: whose, and which part.
fn marks(text: &str) -> BTreeSet<(usize, char)> {
    let read = |word: &str| {
        let number = word.get(..word.len().checked_sub(1)?)?;
        Some((number.parse().ok()?, word.chars().next_back()?))
    };
    text.split("zq").filter_map(read).collect()
}

/// Where marked stories are, and who belongs there.
struct Marking {
    world: World,
    folder: TempDir,
    homes: Vec<Option<i64>>,
    connector: i64,
    guest: Guest,
    theme: i64,
}

impl Marking {
    /// Stories of every home, audience and state, the rest by chance, which is the same each time.
    async fn stories(&self) -> Vec<Marked> {
        let (mut all, mut chance) = (Vec::new(), StdRng::seed_from_u64(2026));
        for home in &self.homes {
            for see in Audience::ALL {
                for state in 0..4 {
                    let [quote, name, summary, strategy, institutions]: [bool; 5] = chance.random();
                    let keep_until = (state == 3).then_some(NOON);
                    let see = *see;
                    let grants = Grants { see, quote, name, summary, strategy, institutions, keep_until };
                    all.push(self.story(all.len(), *home, grants, state).await);
                }
            }
        }
        all
    }

    async fn story(&self, number: usize, home: Option<i64>, grants: Grants, state: usize) -> Marked {
        let (id, connector, theme) = (self.world.app.ids.next(), self.connector, self.theme);
        let is_taken = number % 3 == 1;
        let owner = number.is_multiple_of(4).then(|| format!("g{}", self.guest.id()));
        let story = Story {
            id,
            owner: owner.clone(),
            prompt: "works".to_owned(),
            title: mark(number, 't'),
            text: format!("Together we said {}.", mark(number, 'w')),
            language: Language::English,
            name: mark(number, 'n'),
            origin: if is_taken { Origin::Taken } else { Origin::Own },
            made: NOON,
        };
        let file = |part: Part, format: &str, words: char| StoryFile {
            story_id: id,
            part,
            name: format!("{:032x}", number * 2 + part as usize),
            format: format.to_owned(),
            bytes: 0,
            words: mark(number, words),
            typed_by: Some(Typist::Helper),
            made: NOON,
        };
        let files = [file(Part::Sound, "ogg", 's'), file(Part::Photo, "jpeg", 'p')];
        let stories = self.folder.path().join("stories");
        fs::create_dir_all(&stories).expect("a folder");
        for file in &files {
            let bytes = [recording(), mark(number, 'f').into_bytes()].concat();
            fs::write(stories.join(&file.name), bytes).expect("a file");
        }
        let ids = self.world.app.ids.clone();
        let label = label::Label { id: ids.next(), community_id: home, text: mark(number, 'l'), made: NOON };
        let write = move |tx: &mut Tx<'_>| {
            perron::story::tell(tx, &ids, &story, home, &grants)?;
            files.iter().try_for_each(|file| story_file::put(tx, file))?;
            theme::set(tx, id, &[theme])?;
            label::insert(tx, Kind::Story, id, &label)?;
            if is_taken {
                let person_id = Some(connector);
                taking::insert(
                    tx,
                    &Taking { story_id: id, person_id, asked: NOON, claimed: None, made: NOON },
                )?;
            }
            match state {
                1 => drop(consent::withdraw(tx, &ids, Kind::Story, id, NOON)?),
                2 => drop(consent::hide(tx, Kind::Story, id, Some(NOON))?),
                _ => {}
            }
            consent::of(tx, Kind::Story, id)
        };
        let consent = self.world.app.db.write(write).await.expect("told").expect("a consent");
        Marked { consent, owner, path: format!("/stories/{}", ids::to_text(id)) }
    }
}

/// Somebody who looks.
struct Someone<'w> {
    called: String,
    browser: Browser<'w>,
    /// What they are to every story of the house, but for those where they are more.
    anywhere: Viewer,
    /// In a list of everything those who look after one part are like everybody else.
    in_lists: Viewer,
    at: Option<(i64, Viewer)>,
    owner: Option<String>,
}

impl Someone<'_> {
    /// What they are to a story.
    fn to(&self, story: &Marked) -> Viewer {
        match self.at {
            _ if story.owner.is_some() && story.owner == self.owner => Viewer::Owner,
            Some((home, viewer)) if story.consent.community_id == Some(home) => viewer,
            _ => self.anywhere,
        }
    }

    /// Asks, and fails if the answer shows anything that they may not see; its text, and what it shows.
    async fn ask(&mut self, path: &str, all: &[Marked]) -> (String, BTreeSet<(usize, char)>) {
        let page = self.browser.get(path).await;
        assert_ne!(page.status.as_u16(), 500, "{path} as {}", self.called);
        let found = marks(&page.text);
        for (number, part) in &found {
            let story = &all[*number];
            let purpose = if *part == 'n' { Purpose::Name } else { Purpose::Page };
            // an owner reads their own name among what they told
            let viewer = self.to(story);
            let allowed = viewer == Viewer::Owner || may(&story.consent, viewer, purpose, NOON);
            assert!(allowed, "{path} shows {} to {}: {:?}", mark(*number, *part), self.called, story.consent);
        }
        (page.text, found)
    }

    /// What a list shows from its first page to its last.
    async fn whole(&mut self, first: &str, all: &[Marked]) -> BTreeSet<(usize, char)> {
        let (mut shown, mut path) = (BTreeSet::new(), first.to_owned());
        loop {
            let (text, found) = self.ask(&path, all).await;
            shown.extend(found);
            let mut links = text.split("<p class=\"after\"><a href=\"").skip(1);
            let older = links.find_map(|rest| rest.split('"').next().filter(|link| link.contains("before=")));
            let Some(older) = older else { return shown };
            path = older.replace("&#38;", "&").replace("&amp;", "&");
        }
    }

    /// Lists and searches show what they may see of others' stories, all of it, and with it the names that may be shown.
    async fn look_through_lists(&mut self, all: &[Marked], home: Option<i64>, theme: i64) {
        let (home_word, theme) = (home.map(ids::to_text).unwrap_or_default(), ids::to_text(theme));
        let everything = ["/en/stories", "/fr/stories?q=together+sa", "/en/stories?theme="];
        for path in everything
            .map(|path| if path.ends_with('=') { format!("{path}{theme}") } else { path.to_owned() })
        {
            let shown = self.whole(&path, all).await;
            for (number, story) in all.iter().enumerate() {
                for (part, purpose) in [('w', Purpose::Page), ('n', Purpose::Name)] {
                    let expected = may(&story.consent, self.in_lists, purpose, NOON);
                    assert_eq!(
                        shown.contains(&(number, part)),
                        expected,
                        "{path}, {number}{part} as {}",
                        self.called
                    );
                }
            }
        }
        // the search of the house shows to everybody what anybody may read
        let shown = self.whole("/en/search?q=together+said&kind=story", all).await;
        for (number, story) in all.iter().enumerate() {
            let expected = may(&story.consent, Viewer::Anyone, Purpose::Page, NOON);
            assert_eq!(shown.contains(&(number, 'w')), expected, "the search, {number} as {}", self.called);
        }
        for (path, of) in
            [(format!("/en/stories?home={home_word}"), home), ("/en/stories?home=programme".into(), None)]
        {
            let shown = self.whole(&path, all).await;
            for (number, story) in all.iter().enumerate() {
                let viewer = match self.to(story) {
                    Viewer::Owner => Viewer::Anyone,
                    other => other,
                };
                let expected =
                    story.consent.community_id == of && may(&story.consent, viewer, Purpose::Page, NOON);
                assert_eq!(shown.contains(&(number, 'w')), expected, "{path}, {number} as {}", self.called);
            }
        }
    }

    /// A story's own page and its sound are there for whoever may see it, and for nobody else.
    async fn look_at(&mut self, number: usize, all: &[Marked]) {
        let viewer = self.to(&all[number]);
        let shows = |purpose| may(&all[number].consent, viewer, purpose, NOON);
        let (page, sound) = (format!("/en{}", all[number].path), format!("/en{}/sound", all[number].path));
        let (_, shown) = self.ask(&page, all).await;
        let (_, heard) = self.ask(&sound, all).await;
        let about = format!("{page} as {}: {:?}", self.called, all[number].consent);
        for (found, part, purpose) in
            [(&shown, 'w', Purpose::Page), (&shown, 'n', Purpose::Name), (&heard, 'f', Purpose::Page)]
        {
            assert_eq!(found.contains(&(number, part)), shows(purpose), "{part} on {about}");
        }
    }
}

async fn people<'w>(marking: &'w Marking) -> Vec<Someone<'w>> {
    let world = &marking.world;
    let institution = world.community(Community::Institution).await;
    let mut people = Vec::new();
    let mut come = |called: &str, browser, anywhere, in_lists, at| {
        people.push(Someone { called: called.to_owned(), browser, anywhere, in_lists, at, owner: None });
    };
    come("a guest", world.browser(), Viewer::Anyone, Viewer::Anyone, None);
    let responder = world.belonging(Role::Member, institution, Tie::Responder).await;
    come("an institution", responder, Viewer::Institution, Viewer::Institution, None);
    for role in [Role::Moderator, Role::Operator] {
        come(role.word(), world.signed_in(role).await, Viewer::Steward, Viewer::Anyone, None);
    }
    for home in marking.homes.iter().copied().flatten() {
        for (tie, viewer) in [(Tie::Member, Viewer::Member), (Tie::Facilitator, Viewer::Steward)] {
            let browser = world.belonging(Role::Member, home, tie).await;
            come(tie.word(), browser, Viewer::Anyone, Viewer::Anyone, Some((home, viewer)));
        }
    }
    let home = marking.homes[1].expect("a table");
    let mut connector = world.browser();
    connector.cookies.insert("person".to_owned(), format!("token-{}", marking.connector));
    world.belongs(marking.connector, home, Tie::Connector).await;
    come("who took them down", connector, Viewer::Anyone, Viewer::Anyone, Some((home, Viewer::Member)));
    let mut owner = world.browser();
    owner.cookies.insert("guest".to_owned(), marking.guest.cookie(&world.app.secret));
    people.push(Someone {
        called: "their owner".to_owned(),
        browser: owner,
        anywhere: Viewer::Anyone,
        in_lists: Viewer::Anyone,
        at: None,
        owner: Some(format!("g{}", marking.guest.id())),
    });
    people
}

#[tokio::test]
async fn no_address_shows_what_the_grants_forbid() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = store::testing::sqlite().await;
    let world = World::with(db, &[("data", folder.path().to_str().expect("a plain path"))]).await;
    let mut homes = vec![None];
    for sharing in Sharing::ALL {
        homes.push(Some(ruled(&world, *sharing).await));
    }
    let (connector, theme) = (world.app.ids.next(), world.app.ids.next());
    let name = Bilingual { en: "Winter".to_owned(), fr: "Hiver".to_owned() };
    let keep = move |tx: &mut Tx<'_>| theme::keep(tx, &Theme { id: theme, name }, "winter", NOON);
    world.app.db.write(keep).await.expect("a theme");
    drop(world.signed_in_as(connector, Role::Member).await);
    let (home, guest) = (homes[1], Guest::new());
    let conversation = world.held_conversation(&[home.expect("a table")]).await;
    let marking = Marking { world, folder, homes, connector, guest, theme };
    let all = marking.stories().await;
    assert_eq!(all.len(), 48);
    perron::search::read_all(&marking.world.app).await.expect("everything is read for the search");
    let routes: Vec<_> =
        table(&marking.world.app).into_iter().filter(|route| route.method == Method::GET).collect();
    let (of_stories, others): (Vec<_>, Vec<_>) =
        routes.into_iter().partition(|route| route.path.starts_with("/stories/{id}"));
    assert!(of_stories.len() >= 8 && others.len() > 40);
    for (turn, someone) in people(&marking).await.iter_mut().enumerate() {
        for route in &others {
            let id =
                if route.path.starts_with("/communities/") { home.expect("a table") } else { conversation };
            someone.ask(&filled(route.path, id), &all).await;
        }
        someone.look_through_lists(&all, home, theme).await;
        for (number, story) in all.iter().enumerate() {
            someone.look_at(number, &all).await;
            let id = ids::from_text(story.path.rsplit('/').next().unwrap_or_default()).expect("an id");
            // every address of a story for every way in which one can stand, over all who look
            for route in of_stories.iter().filter(|_| (number + turn).is_multiple_of(6)) {
                someone.ask(&filled(route.path, id), &all).await;
            }
        }
    }
}

/// This in the place of the first `{id}`, and in the place of the others an id that no test makes.
fn filled(path: &str, id: i64) -> String {
    let path = path.replacen("{id}", &ids::to_text(id), 1);
    let part = |part: &str| if part.starts_with('{') { "7ZZZZZZZZZZZ".to_owned() } else { part.to_owned() };
    format!("/en{}", path.split('/').map(part).collect::<Vec<_>>().join("/"))
}

/// A round table with this rule.
async fn ruled(world: &World, sharing: Sharing) -> i64 {
    let id = world.community(Community::RoundTable).await;
    let write = move |tx: &mut Tx<'_>| {
        let Some(table) = community::by_id(tx, id)? else { return Ok(()) };
        community::update(tx, &community::Community { sharing, ..table })
    };
    world.app.db.write(write).await.expect("a rule");
    id
}
