//! What the pages of the pledge show.

use askama::Template;
use store::pledge::Pledge;
use store::pledge_line::Line;
use store::ruling::Ruling;
use store::signature::{Kind, Said, Sector, Signature};

use super::counts::{FEW, Tally};
use super::forms::{LONGEST_ACTION, SECTORS};
use super::letters::DAYS;
use super::tiles::{self, Tile};
use crate::form::Form;
use crate::i18n::{Lang, Text, dates};
use crate::page::View;
use crate::place::ask::Question;
use crate::visit::Visit;

macro_rules! view {
    ($name:ident, $title:literal, $is_listed:literal) => {
        impl View for $name<'_> {
            fn visit(&self) -> &Visit {
                self.visit
            }

            fn title(&self) -> String {
                self.visit.lang.text($title)
            }

            fn is_listed(&self) -> bool {
                $is_listed
            }
        }
    };
}

/// A version of the call, in the reader's language.
pub struct Call {
    pub number: i64,
    pub title: String,
    pub paragraphs: Vec<String>,
    pub actions: Vec<String>,
    pub made: String,
    pub machine: String,
}

impl Call {
    /// Versions are in both languages.
    pub fn of(pledge: &Pledge, lang: Lang) -> Self {
        let language = lang.language();
        let text = pledge.text.get(language);
        Self {
            number: pledge.number,
            title: pledge.title.get(language).to_owned(),
            paragraphs: text
                .split("\n\n")
                .map(str::trim)
                .filter(|p| !p.is_empty())
                .map(str::to_owned)
                .collect(),
            actions: super::actions(pledge, lang).into_iter().map(str::to_owned).collect(),
            made: lang.date(pledge.made, "UTC"),
            machine: dates::machine(pledge.made, "UTC"),
        }
    }
}

/// The call.
#[derive(Template)]
#[template(path = "pledge/call.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub call: Option<Call>,
    pub tally: &'a Tally,
    pub tiles: Vec<Tile>,
    pub about: String,
    pub places: Vec<(String, String)>,
    pub sectors: Vec<(String, String)>,
    pub time: Vec<(String, String)>,
}

impl<'a> Show<'a> {
    /// The page of a version, with what is known of who signed.
    pub fn of(visit: &'a Visit, pledge: Option<&Pledge>, tally: &'a Tally) -> Self {
        let lang = visit.lang;
        Self {
            visit,
            call: pledge.map(|pledge| Call::of(pledge, lang)),
            tally,
            tiles: tiles::tiles(tally, lang),
            about: tiles::about(tally, lang),
            places: tiles::places(tally, lang),
            sectors: tiles::sectors(tally, lang),
            time: tiles::time(tally, lang),
        }
    }
}

impl View for Show<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.call.as_ref().map_or_else(|| self.visit.lang.text("pledge-title"), |call| call.title.clone())
    }
}

/// Every version of the call.
#[derive(Template)]
#[template(path = "pledge/versions.html")]
pub struct Versions<'a> {
    pub visit: &'a Visit,
    pub calls: Vec<Call>,
}
view!(Versions, "pledge-versions", true);

/// Writing a new version.
#[derive(Template)]
#[template(path = "pledge/version.html")]
pub struct NewVersion<'a> {
    pub visit: &'a Visit,
    pub form: Form,
}
view!(NewVersion, "pledge-version-new", false);

/// The form of those who sign.
#[derive(Template)]
#[template(path = "pledge/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub call: Call,
    pub form: Form,
    pub place: Question,
}
view!(New, "pledge-sign-title", false);

/// A mail is on its way.
#[derive(Template)]
#[template(path = "pledge/sent.html")]
pub struct Sent<'a> {
    pub visit: &'a Visit,
    pub has_mail: bool,
}
view!(Sent, "pledge-sent-title", false);

/// Asks for the address, to mail the link to a signature.
#[derive(Template)]
#[template(path = "pledge/link.html")]
pub struct Link<'a> {
    pub visit: &'a Visit,
    pub form: Form,
}
view!(Link, "pledge-link-title", false);

/// A confirmation was opened: one button uses it.
#[derive(Template)]
#[template(path = "pledge/confirm.html")]
pub struct Confirm<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub rows: Vec<(Text<'static>, String)>,
}
view!(Confirm, "pledge-confirm-title", false);

/// A confirmation does not work any more.
#[derive(Template)]
#[template(path = "pledge/spent.html")]
pub struct Spent<'a> {
    pub visit: &'a Visit,
}
view!(Spent, "pledge-spent-title", false);

/// One's own signature.
#[derive(Template)]
#[template(path = "pledge/mine.html")]
pub struct Mine<'a> {
    pub visit: &'a Visit,
    pub key: String,
    pub call: Call,
    pub signature: Signature,
    pub line: Option<Line>,
    pub salt: String,
    pub form: Form,
    pub place: Question,
    /// Whether moderators keep the name off the list, and what they decided last.
    pub is_hidden: bool,
    pub ruling: Option<Ruling>,
}
view!(Mine, "pledge-mine-title", false);

impl Mine<'_> {
    fn why(&self, ruling: &Ruling) -> String {
        crate::report::why(self.visit.lang, ruling)
    }

    fn path(&self) -> String {
        self.url(&format!("/pledge/signatures/{}", self.key))
    }

    fn since(&self) -> String {
        self.visit.lang.date(self.signature.confirmed.unwrap_or(self.signature.made), "UTC")
    }

    /// Whether they may wish to be asked what came of it: a house that does not say who it is writes to nobody unasked.
    fn may_wish(&self) -> bool {
        self.visit.app.settings.may_announce() && super::reminders::may_wish(&self.signature.asked)
    }
}

/// What the fields of a signature need.
pub trait Fields: View {
    /// Sectors to choose from.
    fn sectors(&self) -> Vec<(&'static str, String)> {
        SECTORS.iter().map(|sector| (sector.word(), sector_name(self.visit().lang, *sector))).collect()
    }

    /// First actions to choose from, and one's own.
    fn choices(&self, call: &Call) -> Vec<(String, String)> {
        let listed =
            call.actions.iter().enumerate().map(|(at, action)| ((at + 1).to_string(), action.clone()));
        let own = (super::forms::OWN_ACTION.to_owned(), self.visit().lang.text("pledge-action-own"));
        listed.chain([own]).collect()
    }

    /// Characters of the longest action in one's own words.
    fn longest_action(&self) -> usize {
        LONGEST_ACTION
    }
}

impl Fields for New<'_> {}
impl Fields for Mine<'_> {}

/// What a sector is called.
pub fn sector_name(lang: Lang, sector: Sector) -> String {
    lang.text(&format!("pledge-sector-{}", sector.word()))
}

/// The first action of a signatory, chosen or in their own words.
pub fn chosen(signature: &Signature, call: &Call) -> Option<String> {
    let said = &signature.said;
    let listed = said.action.and_then(|number| usize::try_from(number - 1).ok());
    let listed = listed.and_then(|at| call.actions.get(at)).cloned();
    listed.or_else(|| (!said.action_words.is_empty()).then(|| said.action_words.clone()))
}

/// What a signatory is: a person, or an organisation of its sector.
pub fn who(lang: Lang, said: &Said) -> String {
    match said.kind {
        Kind::Person => lang.text("pledge-kind-person"),
        Kind::Organisation => sector_name(lang, said.sector),
    }
}

/// What was typed, row by row, before it counts.
pub fn rows(lang: Lang, signature: &Signature, place: String, call: &Call) -> Vec<(Text<'static>, String)> {
    let said = &signature.said;
    let shown = if said.is_public { "pledge-shown-public" } else { "pledge-shown-private" };
    let rows = [
        ("pledge-name", said.name.clone()),
        ("pledge-kind", who(lang, said)),
        ("pledge-logo", said.logo.clone()),
        ("pledge-shown", lang.text(shown)),
        ("pledge-place", place),
        ("pledge-action", chosen(signature, call).unwrap_or_default()),
        ("pledge-reminders", if said.reminders { lang.text("pledge-reminders-yes") } else { String::new() }),
    ];
    rows.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (lang.t(key), value)).collect()
}
