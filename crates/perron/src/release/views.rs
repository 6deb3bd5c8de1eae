//! What the pages of releases show.

use askama::Template;
use store::release::{Kind, Release};
use store::response::Arm;

use super::content::{Content, Figure, Row, Why};
use super::draft::{RowsTold, Shown, Stage};
use super::here::{Body, arms, bodies};
use super::people::{items, offered};
use super::{draft_path, forms, pages, path, path_of, words};
use crate::error::Error;
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::page::{View, view};
use crate::visit::Visit;
use crate::wave::Read;

/// What went out of a wave.
#[derive(Template)]
#[template(path = "release/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub releases: Vec<Release>,
    pub may_run: bool,
}
view!(List, |page| page.t("release-list-title").with("wave", page.wave()).to_string(), nav Communities);

impl List<'_> {
    fn wave(&self) -> String {
        self.visit.nearest(&self.read.wave.title).0
    }

    fn path(&self) -> String {
        path(self.read.wave.id)
    }

    fn wave_path(&self) -> String {
        crate::wave::path(self.read.wave.id)
    }

    /// Address, name, whose answers and when it went out.
    fn tables(&self) -> Vec<(String, String, &'static str, String)> {
        let tables = self.releases.iter().filter(|one| one.kind == Kind::Table);
        let day = |at: i64| self.visit.lang.date(at, &self.read.wave.zone);
        let one = |release: &Release| {
            let address = path_of(self.read.wave.id, release.id);
            (address, pages::title(self.visit, &self.read, release), arm_key(&release.arm), day(release.made))
        };
        tables.map(one).collect()
    }

    fn has_rows(&self) -> bool {
        self.releases.iter().any(|one| one.kind == Kind::Rows)
    }
}

/// Key of the words for an arm.
pub fn arm_key(arm: &str) -> &'static str {
    if arm == Arm::Panel.word() { "release-arm-panel" } else { "release-arm-open" }
}

/// A row as it is read.
pub struct Line {
    pub label: String,
    pub figures: [String; 3],
    pub share: String,
    pub why: Option<String>,
}

/// The rows of a table, those with nobody left out.
pub fn lines(lang: Lang, content: &Content) -> Vec<Line> {
    content.rows.iter().filter(|row| !row.is_nobody()).map(|row| line(lang, content, row)).collect()
}

fn line(lang: Lang, content: &Content, row: &Row) -> Line {
    let named =
        content.attributes.iter().zip(&row.levels).map(|(word, level)| words::level(lang, word, level));
    let count = |figure: Figure| match figure {
        Figure::Shown(n) => lang.count(i64::try_from(n).unwrap_or(i64::MAX)),
        Figure::Hidden(_) => lang.text("release-hidden"),
    };
    Line {
        label: named.collect::<Vec<_>>().join(" · "),
        figures: row.figures().map(count),
        share: share(lang, row),
        why: row.why().map(|why| lang.text(why_key(why))),
    }
}

/// "57% (51 to 63)", or what stands in its place.
pub fn share(lang: Lang, row: &Row) -> String {
    match row.share {
        Some(share) => {
            let percent = lang.percent(f64::from(share.percent) / 100.0);
            let said = match share.interval {
                Some([low, high]) => lang
                    .t("release-share")
                    .with("percent", percent)
                    .with("low", i64::from(low))
                    .with("high", i64::from(high))
                    .to_string(),
                None => percent,
            };
            if share.is_uncertain { lang.t("release-careful").with("share", said).to_string() } else { said }
        }
        None if row.why().is_none() => lang.text("release-unsure"),
        None => lang.text("release-hidden"),
    }
}

/// Key of the words for why a figure is not told.
pub const fn why_key(why: Why) -> &'static str {
    match why {
        Why::Small => "release-why-small",
        Why::Withheld => "release-why-withheld",
        Why::Body => "release-why-body",
    }
}

/// The heads of the columns of a table.
pub fn heads(lang: Lang, read: &Read, key: &str) -> [String; 2] {
    let item = read.sheet.items.iter().find(|one| one.key == key);
    [item.map(|item| words::counted(lang, item)).unwrap_or_default(), lang.text("release-other")]
}

/// The question of a table.
fn question<'r>(lang: Lang, read: &'r Read, key: &str) -> &'r str {
    read.sheet.items.iter().find(|one| one.key == key).map_or("", |item| item.wording.get(lang))
}

/// A table that went out.
#[derive(Template)]
#[template(path = "release/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub release: Release,
    pub content: Content,
}
view!(Show, |page| pages::title(page.visit, &page.read, &page.release), nav Communities);

impl Show<'_> {
    fn wave(&self) -> String {
        self.visit.nearest(&self.read.wave.title).0
    }

    fn list(&self) -> String {
        path(self.read.wave.id)
    }

    fn path(&self) -> String {
        path_of(self.read.wave.id, self.release.id)
    }

    fn question(&self) -> &str {
        question(self.visit.lang, &self.read, &self.content.item)
    }

    fn heads(&self) -> [String; 2] {
        heads(self.visit.lang, &self.read, &self.content.item)
    }

    fn lines(&self) -> Vec<Line> {
        lines(self.visit.lang, &self.content)
    }

    fn arm(&self) -> &'static str {
        arm_key(&self.release.arm)
    }

    fn day(&self) -> String {
        self.visit.lang.date(self.release.made, &self.read.wave.zone)
    }
}

/// The form for a table, and how it would look.
#[derive(Template)]
#[template(path = "release/new.html")]
pub struct New<'a> {
    visit: &'a Visit,
    draft: Drafted<'a>,
    bodies: Vec<Body>,
    form: Form,
}
view!(New, "release-new-title", nav Communities, listed false, refresh |page| page.draft.refresh());

impl<'a> New<'a> {
    /// The form, with a draft that was asked for.
    pub async fn of(
        visit: &'a Visit,
        read: Read,
        form: Form,
        draft: Option<(i64, Stage)>,
    ) -> Result<Self, Error> {
        let (community_id, now) = (read.community.id, visit.app.clock.now());
        let bodies = visit.app.db.read(move |tx| bodies(tx, community_id, now)).await?;
        Ok(Self { visit, draft: Drafted::of(visit, read, draft), bodies, form })
    }

    fn items(&self) -> Vec<(String, String)> {
        let lang = self.visit.lang;
        items(&self.draft.read.sheet).map(|(_, item)| (item.key.clone(), words::item(lang, item))).collect()
    }

    fn attributes(&self) -> Vec<(String, String)> {
        let lang = self.visit.lang;
        let words = offered(&self.draft.read.sheet).into_iter();
        words.map(|word| (word.to_owned(), words::attribute(lang, word))).collect()
    }

    fn seconds(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.visit.lang.text("release-second-none"));
        [none].into_iter().chain(self.attributes()).collect()
    }

    fn arms(&self) -> Vec<(&'static str, String)> {
        arms(&self.draft.read)
            .iter()
            .map(|arm| (arm.word(), self.visit.lang.text(arm_key(arm.word()))))
            .collect()
    }

    fn is_arm(&self, arm: &str) -> bool {
        forms::arm(self.form.value("arm"), &arms(&self.draft.read)).is_some_and(|one| one.word() == arm)
    }

    fn ways(&self) -> [(&'static str, String); 2] {
        let text = |key| self.visit.lang.text(key);
        [("exact", text("release-counts-exact")), ("rounded", text("release-counts-rounded"))]
    }

    fn title_of(&self, content: &Content) -> String {
        let by: Vec<&str> = content.attributes.iter().map(String::as_str).collect();
        words::table(self.visit.lang, &self.draft.read.sheet, &content.item, &by)
    }

    fn heads(&self, content: &Content) -> [String; 2] {
        heads(self.visit.lang, &self.draft.read, &content.item)
    }

    fn lines(&self, content: &Content) -> Vec<Line> {
        lines(self.visit.lang, content)
    }

    /// Names of the bodies that withhold a group of this table.
    fn bodies(&self, content: &Content) -> String {
        let lang = self.visit.lang;
        let of_table = self.bodies.iter().filter(|(attribute, ..)| content.attributes.contains(attribute));
        let mut names: Vec<String> = of_table.map(|(.., name)| self.visit.nearest(name).0).collect();
        names.dedup();
        words::list(lang, "release-and", &names)
    }

    /// What was asked for, to be sent again.
    fn asked(&self) -> Vec<(&'static str, String)> {
        ["item", "first", "second", "counts", "arm", "more"]
            .into_iter()
            .map(|field| (field, self.form.value(field).to_owned()))
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }

    fn asked_with_more(&self) -> Vec<(&'static str, String)> {
        self.asked().into_iter().chain([("more", "yes".to_owned())]).collect()
    }
}

/// A file with a row a person, and how it would look.
#[derive(Template)]
#[template(path = "release/rows.html")]
pub struct RowsView<'a> {
    visit: &'a Visit,
    draft: Drafted<'a>,
}
view!(RowsView, "release-rows-title", nav Communities, listed false, refresh |page| page.draft.refresh());

impl<'a> RowsView<'a> {
    /// The file, with a draft that was asked for.
    pub fn of(visit: &'a Visit, read: Read, draft: Option<(i64, Stage)>) -> Self {
        Self { visit, draft: Drafted::of(visit, read, draft) }
    }

    fn untold(&self, told: &RowsTold) -> String {
        words::untold(self.visit.lang, &told.untold)
    }

    /// Attribute by attribute, with the names of its classes.
    fn attributes(&self, told: &RowsTold) -> Vec<(String, Vec<String>)> {
        let lang = self.visit.lang;
        let name = |word: &str, class: &[String]| match class {
            [one] if !one.contains('+') => words::level(lang, word, one),
            _ => lang.text("release-rows-joined"),
        };
        let one = |(word, classes): &(String, Vec<Vec<String>>)| {
            (words::attribute(lang, word), classes.iter().map(|class| name(word, class)).collect())
        };
        told.attributes.iter().map(one).collect()
    }

    fn outcomes(&self, told: &RowsTold) -> Vec<String> {
        told.outcomes.iter().map(|key| words::outcome(self.visit.lang, &self.draft.read.sheet, key)).collect()
    }
}

/// Something of a wave that is looked at before it goes out.
struct Drafted<'a> {
    visit: &'a Visit,
    read: Read,
    /// The draft that was asked for; 0: none.
    id: i64,
    stage: Option<Stage>,
}

impl<'a> Drafted<'a> {
    fn of(visit: &'a Visit, read: Read, draft: Option<(i64, Stage)>) -> Self {
        let (id, stage) = draft.map_or((0, None), |(id, stage)| (id, Some(stage)));
        Self { visit, read, id, stage }
    }

    fn wave(&self) -> String {
        self.visit.nearest(&self.read.wave.title).0
    }

    fn list(&self) -> String {
        path(self.read.wave.id)
    }

    fn wave_path(&self) -> String {
        crate::wave::path(self.read.wave.id)
    }

    fn path(&self) -> String {
        draft_path(self.read.wave.id, self.id)
    }

    fn key(&self) -> Id {
        Id(self.id)
    }

    fn is_under(&self) -> bool {
        matches!(self.stage, Some(Stage::Under))
    }

    /// The page looks again by itself while the draft is worked out.
    fn refresh(&self) -> Option<u32> {
        self.is_under().then_some(2)
    }

    /// Why it may not go out.
    fn refusals<'s>(&self, shown: &'s Shown) -> &'s [String] {
        let [en, fr] = &shown.refusals;
        if self.visit.lang == Lang::En { en } else { fr }
    }
}
