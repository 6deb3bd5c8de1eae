use askama::Template;
use store::conversation::Listed;

use super::Board;
use crate::conversation::Standing;
use crate::i18n::Lang;
use crate::id::Id;
use crate::page::{View, view};
use crate::pledge::tiles::Signed;
use crate::session::Line;
use crate::visit::Visit;

/// The home page.
#[derive(Template)]
#[template(path = "home/home.html")]
pub struct Home<'a> {
    pub visit: &'a Visit,
    pub board: &'a Board,
    pub signed: Signed<'a>,
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

    fn sessions(&self) -> Vec<Line> {
        let now = self.visit.app.clock.now();
        self.board.sessions.iter().map(|one| Line::of(self.visit.lang, one, now)).collect()
    }

    fn path(&self, listed: &Listed) -> String {
        self.url(&format!("/conversations/{}", Id(listed.conversation.id)))
    }
}

view!(Home, |page| {
        page.board
            .season
            .as_ref()
            .map_or_else(|| page.t("home-title").to_string(), |season| page.question(season).0)
}, nav Home);

/// What is kept, where, for how long, who sees it.
#[derive(Template)]
#[template(path = "home/privacy.html")]
pub struct Privacy<'a> {
    pub visit: &'a Visit,
}

view!(Privacy, "privacy-title");

impl Privacy<'_> {
    /// For how many days backups are kept.
    fn days(&self) -> i64 {
        i64::from(self.visit.app.settings.backup_days)
    }
}

/// What works for whom, and what does not yet.
#[derive(Template)]
#[template(path = "home/accessibility.html")]
pub struct Accessibility<'a> {
    pub visit: &'a Visit,
}

view!(Accessibility, "accessibility-title");
