use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::community::{self, Community};
use store::questionnaire::{self, Asked as Key, Questionnaire, State};
use store::{Bilingual, Tx};

use super::{MOST, forms, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::item::{self, Item, Text, presets, reading};
use crate::page::{View, view};
use crate::response::Asked;
use crate::rights::Deed;
use crate::visit::Visit;
use crate::wave::pulse_path;
use crate::wave::sheet::Sheet;

/// Beginning a questionnaire.
#[derive(Template)]
#[template(path = "questionnaire/new.html")]
struct New<'a> {
    visit: &'a Visit,
    community: Community,
    form: Form,
}
view!(New, "questionnaire-new", nav Communities, listed false);

impl New<'_> {
    fn home(&self) -> (String, String) {
        (pulse_path(self.community.id), self.visit.nearest(&self.community.name).0)
    }

    fn action(&self) -> String {
        format!("{}/questionnaires", crate::community::path(self.community.id))
    }

    fn starts(&self) -> Vec<(String, String)> {
        let items = presets::items();
        let named = |start: &presets::Start| {
            let asked = start.items.iter().filter_map(|key| items.iter().find(|item| item.key == *key));
            let minutes = item::seconds(asked, self.visit.lang).div_ceil(60);
            let name = self.visit.lang.text(&format!("questionnaire-start-{}", start.key));
            let count = self.visit.t("questionnaire-start-size").with("questions", start.items.len());
            (start.key.clone(), format!("{name} ({})", count.with("minutes", minutes)))
        };
        let own = ("own".to_owned(), self.visit.lang.text("questionnaire-start-own"));
        presets::starts().iter().map(named).chain([own]).collect()
    }
}

/// A questionnaire with all that can be asked in it.
pub(super) struct Read {
    pub one: Questionnaire,
    pub community: Community,
    pub keys: Vec<Key>,
    /// Its questions, in order.
    pub items: Vec<Item>,
    /// What its community may ask.
    pub library: Vec<Item>,
}

/// A questionnaire, for those who run its community's pulse.
pub(super) async fn read(visit: &Visit, id: i64) -> Result<Read, Error> {
    let read = move |tx: &mut Tx<'_>| {
        let one = questionnaire::by_id(tx, id)?.ok_or_not_found()?;
        let keys = questionnaire::items(tx, id)?;
        let known = item::Known::read(tx, one.community_id)?;
        let items = keys.iter().filter_map(|(key, version)| known.find(key, *version)).collect();
        Ok::<_, Error>(Read {
            community: community::by_id(tx, one.community_id)?.ok_or_not_found()?,
            library: item::library(tx, one.community_id)?,
            one,
            keys,
            items,
        })
    };
    let read = visit.app.db.read(read).await?;
    let may = visit.rights.in_community(read.community.id, Deed::Run);
    if may { Ok(read) } else { Err(Error::Forbidden) }
}

/// A question in the list of the builder.
struct Line {
    key: String,
    asked: Asked,
    /// Hints at who reads it with ease.
    ages: Vec<String>,
    outcome: Option<String>,
    source: String,
    notes: Vec<String>,
}

/// A questionnaire being put together.
#[derive(Template)]
#[template(path = "questionnaire/show.html")]
struct Show<'a> {
    visit: &'a Visit,
    read: Read,
    form: Form,
}
view!(Show, |page| page.visit.nearest(&page.read.one.title).0, nav Communities, listed false);

impl Show<'_> {
    fn home(&self) -> (String, String) {
        (pulse_path(self.read.community.id), self.visit.nearest(&self.read.community.name).0)
    }

    fn path(&self) -> String {
        path(self.read.one.id)
    }

    fn items_path(&self) -> String {
        format!("{}/items", crate::community::path(self.read.community.id))
    }

    fn minutes(&self) -> usize {
        item::seconds(self.read.items.iter(), self.visit.lang).div_ceil(60)
    }

    fn lines(&self) -> Vec<Line> {
        self.read.items.iter().enumerate().map(|(at, item)| self.line(at, item)).collect()
    }

    fn line(&self, at: usize, item: &Item) -> Line {
        let lang = self.visit.lang;
        let age = |of: Lang| {
            let years = reading::age(item.wording.get(of), of)?;
            let name = lang.text(&format!("questionnaire-{}", of.code()));
            Some(
                lang.t("questionnaire-age")
                    .with("language", name)
                    .with("years", i64::from(years))
                    .to_string(),
            )
        };
        let mut notes = Vec::new();
        if item.french == item::French::Own {
            notes.push(lang.text("questionnaire-french-own"));
        }
        if !item.is_checked {
            notes.push(lang.text("questionnaire-unchecked"));
        }
        Line {
            key: item.key.clone(),
            asked: Asked::of(self.visit, at, item),
            ages: Lang::ALL.into_iter().filter_map(age).collect(),
            outcome: (item.outcome != item::Outcome::None)
                .then(|| lang.text(&format!("item-outcome-{}", item.outcome.word()))),
            source: item.source.get(lang).to_owned(),
            notes,
        }
    }

    /// What can be added: key and wording.
    fn others(&self) -> Vec<(String, String)> {
        let is_new =
            |item: &&Item| item.is_whole() && !self.read.keys.iter().any(|(key, _)| *key == item.key);
        let others = self.read.library.iter().filter(is_new);
        others.map(|item| (item.key.clone(), item.wording.get(self.visit.lang).to_owned())).collect()
    }

    /// Scales that are counted, and whose words are not here: their keys.
    fn wordless(&self) -> String {
        let all = self.read.library.iter().filter(|item| !item.is_whole());
        all.map(|item| item.key.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn last(&self) -> usize {
        self.read.items.len()
    }
}

/// A questionnaire as people will see it.
#[derive(Template)]
#[template(path = "questionnaire/preview.html")]
struct Preview<'a> {
    visit: &'a Visit,
    read: Read,
    form: Form,
}
view!(Preview, "questionnaire-preview", nav Communities, listed false);

impl Preview<'_> {
    fn home(&self) -> (String, String) {
        (path(self.read.one.id), self.visit.nearest(&self.read.one.title).0)
    }

    fn intro(&self) -> &str {
        self.read.one.intro.get(self.visit.lang.language())
    }

    fn questions(&self) -> Vec<Asked> {
        let items = self.read.items.iter().filter(|item| item.is_whole()).enumerate();
        items.map(|(at, item)| Asked::of(self.visit, at, item)).collect()
    }

    fn most(&self) -> usize {
        item::LONGEST_WORDS
    }
}

async fn home(visit: &Visit, id: i64) -> Result<Community, Error> {
    let found = visit.app.db.read(move |tx| community::by_id(tx, id)).await?.ok_or_not_found()?;
    if found.state == community::State::Active { Ok(found) } else { Err(Error::NotFound) }
}

/// `GET /communities/{id}/questionnaires/new`
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let community = home(&visit, id).await?;
    visit.show(&New { visit: &visit, community, form: Form::filled([("start", "core")]) })
}

/// `POST /communities/{id}/questionnaires`
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let community = home(&visit, id).await?;
    let starts: Vec<(&str, &[String])> =
        presets::starts().iter().map(|start| (start.key.as_str(), start.items.as_slice())).collect();
    let own: &[String] = &[];
    let chosen = form.choice("start", &[starts.as_slice(), &[("own", own)]].concat());
    let (Some((title, intro)), Some(keys)) = (forms::words(&mut form), chosen) else {
        return visit.refuse(&New { visit: &visit, community, form });
    };
    let now = visit.app.clock.now();
    let one = Questionnaire {
        id: visit.app.ids.next(),
        community_id: id,
        title,
        intro,
        state: State::Current,
        made: now,
        changed: now,
        made_by: visit.person.as_ref().map(|person| person.id),
    };
    let keys: Vec<Key> = keys.iter().map(|key| (key.clone(), 1)).collect();
    let new_id = one.id;
    let write = move |tx: &mut Tx<'_>| {
        questionnaire::insert(tx, &one)?;
        questionnaire::set_items(tx, one.id, &keys)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(new_id), "questionnaire-kept")
}

/// Fills in title and introduction as they are.
fn worded(one: &Questionnaire, form: &mut Form) {
    for (field, text) in [
        ("title-en", &one.title.en),
        ("title-fr", &one.title.fr),
        ("intro-en", &one.intro.en),
        ("intro-fr", &one.intro.fr),
    ] {
        form.fill(field, text);
    }
}

/// `GET /questionnaires/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let mut form = Form::new();
    worded(&read.one, &mut form);
    visit.show(&Show { visit: &visit, read, form })
}

/// `POST /questionnaires/{id}/words`
pub async fn reword(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let Some((title, intro)) = forms::words(&mut form) else {
        return visit.refuse(&Show { visit: &visit, read, form });
    };
    changed(&visit, id, move |one, _| (one.title, one.intro) = (title, intro)).await
}

/// Changes a questionnaire and its list of questions, which whoever else changes it waits for.
pub(super) async fn changed<F>(visit: &Visit, id: i64, change: F) -> Result<Response, Error>
where
    F: FnOnce(&mut Questionnaire, &mut Vec<Key>) + Send + 'static,
{
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| {
        let mut one = questionnaire::lock(tx, id)?.ok_or_not_found()?;
        let mut keys = questionnaire::items(tx, id)?;
        change(&mut one, &mut keys);
        if keys.len() > MOST {
            return Ok(false); // others added some while the form was open
        }
        one.changed = now;
        questionnaire::update(tx, &one)?;
        questionnaire::set_items(tx, id, &keys)?;
        Ok::<_, Error>(true)
    };
    let is_kept = visit.app.db.write(write).await?;
    visit.go_saying(&path(id), if is_kept { "questionnaire-kept" } else { "questionnaire-not-kept" })
}

/// `POST /questionnaires/{id}/items`: adds those that were ticked, in the order of the library.
pub async fn add(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let is_new = |item: &&Item| {
        item.is_whole() && form.has("item", &item.key) && !read.keys.iter().any(|(key, _)| *key == item.key)
    };
    let chosen = read.library.iter().filter(is_new);
    let chosen: Vec<Key> = chosen.map(|item| (item.key.clone(), item.version)).collect();
    let room = MOST.saturating_sub(read.keys.len());
    if chosen.len() > room {
        let counts = [("most", MOST.into()), ("room", room.into()), ("ticked", chosen.len().into())];
        form.refuse("item", "questionnaire-too-many", &counts);
        worded(&read.one, &mut form);
        return visit.refuse(&Show { visit: &visit, read, form });
    }
    changed(&visit, id, move |_, keys| {
        for one in chosen {
            if !keys.iter().any(|(key, _)| *key == one.0) {
                keys.push(one);
            }
        }
    })
    .await
}

/// `POST /questionnaires/{id}/order`: moves a question up or down, or takes it out.
pub async fn order(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    read(&visit, id).await?;
    let wanted = form.value("move").to_owned();
    changed(&visit, id, move |_, keys| moved(keys, &wanted)).await
}

/// Moves a question: `up:key`, `down:key`, `out:key`. What is not there stays as it is.
fn moved(keys: &mut Vec<Key>, wanted: &str) {
    let Some((way, key)) = wanted.split_once(':') else { return };
    let Some(at) = keys.iter().position(|(one, _)| one == key) else { return };
    match way {
        "up" if at > 0 => keys.swap(at, at - 1),
        "down" if at + 1 < keys.len() => keys.swap(at, at + 1),
        "out" => {
            keys.remove(at);
        }
        _ => {}
    }
}

/// `POST /questionnaires/{id}/removal`: it is not offered any more; waves that were made of it stay.
pub async fn set_aside(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let write = move |tx: &mut Tx<'_>| {
        let one = questionnaire::lock(tx, id)?.ok_or_not_found()?;
        Ok::<_, Error>(questionnaire::update(tx, &Questionnaire { state: State::SetAside, ..one })?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&pulse_path(read.community.id), "questionnaire-removed")
}

/// `GET /questionnaires/{id}/preview`
pub async fn preview(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    visit.show(&Preview { visit: &visit, read, form: Form::new() })
}

/// `GET /questionnaires/{id}/paper.pdf`
pub async fn print(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let title: Bilingual = read.one.title.clone();
    let sheet = Sheet {
        title: Text::from(&title),
        intro: Text::from(&read.one.intro),
        items: read.items.into_iter().filter(Item::is_whole).collect(),
        ..Sheet::default()
    };
    let title = title.nearest(visit.lang.language()).0;
    crate::response::on_paper(&visit, title, &sheet, "UTC", &pulse_path(read.community.id)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_move_by_one_and_never_out_of_the_list() {
        let start: Vec<Key> = ["a", "b", "c"].map(|key| (key.to_owned(), 1)).to_vec();
        for (wanted, order) in [
            ("up:b", "bac"),
            ("up:a", "abc"),
            ("down:b", "acb"),
            ("down:c", "abc"),
            ("out:b", "ac"),
            ("out:x", "abc"),
            ("sideways:a", "abc"),
            ("", "abc"),
        ] {
            let mut keys = start.clone();
            moved(&mut keys, wanted);
            assert_eq!(keys.iter().map(|(key, _)| key.as_str()).collect::<String>(), order, "{wanted}");
        }
    }
}
