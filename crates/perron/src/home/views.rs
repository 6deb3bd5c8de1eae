use askama::Template;
use store::conversation::Listed;

use super::Board;
use crate::conversation::Standing;
use crate::i18n::Lang;
use crate::id::Id;
use crate::page::{Nav, View};
use crate::visit::Visit;

/// The home page.
#[derive(Template)]
#[template(path = "home/home.html")]
pub struct Home<'a> {
    pub visit: &'a Visit,
    pub board: &'a Board,
}

impl Home<'_> {
    /// The question in the language of the page, or in the other one, with the language it is in.
    fn question(&self, listed: &Listed) -> (String, Lang) {
        let (text, language) = listed.conversation.question.nearest(self.visit.lang.language());
        (text.to_owned(), language.into())
    }

    /// Key of the word for what it is now.
    fn standing(&self, listed: &Listed) -> &'static str {
        Standing::of(&listed.conversation, self.visit.app.clock.now()).key()
    }

    fn path(&self, listed: &Listed) -> String {
        self.url(&format!("/conversations/{}", Id(listed.conversation.id)))
    }
}

impl View for Home<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.board
            .season
            .as_ref()
            .map_or_else(|| self.t("home-title").to_string(), |season| self.question(season).0)
    }

    fn nav(&self) -> Nav {
        Nav::Home
    }
}

/// What is kept, where, for how long, who sees it.
#[derive(Template)]
#[template(path = "home/privacy.html")]
pub struct Privacy<'a> {
    pub visit: &'a Visit,
}

impl View for Privacy<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.t("privacy-title").to_string()
    }
}

/// What works for whom, and what does not yet.
#[derive(Template)]
#[template(path = "home/accessibility.html")]
pub struct Accessibility<'a> {
    pub visit: &'a Visit,
}

impl View for Accessibility<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.t("accessibility-title").to_string()
    }
}
