//! What the pages show.

use askama::Template;
use store::personal::Fate;

use super::leave::Duties;
use super::part::Part;
use crate::page::{View, view};
use crate::visit::Visit;

/// Records that the page shows of one noun; the file has all.
const SHOWN: usize = 50;

/// Everything that is kept.
#[derive(Template)]
#[template(path = "me/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub parts: Vec<Part>,
    /// Whether what they say of themselves does not open now.
    pub is_shut: bool,
}
view!(Show, "me-title", listed false);

impl Show<'_> {
    fn first<'p>(&self, part: &'p Part) -> &'p [Vec<(String, String)>] {
        &part.records[..part.records.len().min(SHOWN)]
    }

    fn rest(&self, part: &Part) -> usize {
        part.records.len().saturating_sub(SHOWN)
    }

    fn fate(&self, part: &Part) -> String {
        self.visit.lang.text(match part.fate {
            Fate::Goes => "me-fate-goes",
            Fate::Nameless => "me-fate-nameless",
            Fate::Stays => "me-fate-stays",
        })
    }
}

/// What leaving does, and the button that does it.
#[derive(Template)]
#[template(path = "me/deletion.html")]
pub struct Deletion<'a> {
    pub visit: &'a Visit,
    pub parts: Vec<Part>,
    pub duties: Duties,
}
view!(Deletion, "me-deletion-title", listed false);

impl Deletion<'_> {
    /// What comes to one of the three ends: names, and how many records.
    fn ends(&self, fate: Fate) -> Vec<(&str, i64)> {
        let parts = self.parts.iter().filter(|part| part.fate == fate);
        let count = |part: &Part| i64::try_from(part.records.len()).unwrap_or(i64::MAX);
        parts.map(|part| (part.title.as_str(), count(part))).collect()
    }

    /// For how many days backups are kept.
    fn days(&self) -> i64 {
        i64::from(self.visit.app.settings.backup_days)
    }

    /// Communities to hand over, with their paths.
    fn communities(&self) -> Vec<(String, &str)> {
        let language = self.visit.lang.language();
        let each = self.duties.communities.iter();
        each.map(|(id, name)| {
            (format!("{}/membership", crate::community::path(*id)), name.nearest(language).0)
        })
        .collect()
    }
}
