use askama::Template;

use super::Report;
use crate::form::Form;
use crate::id::Id;
use crate::page::{Nav, View, view};
use crate::visit::Visit;

/// The form that takes an export.
#[derive(Template)]
#[template(path = "import/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub form: Form,
}

view!(New, "import-title", nav Desk, listed false);

/// How far an import is, or what came of it.
#[derive(Template)]
#[template(path = "import/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub id: Id,
    pub state: Progress,
}

/// How far an import is.
pub enum Progress {
    /// Not begun, or reading; `0` of `0` while the files are read.
    Under { done: i64, all: i64 },
    /// It is all there.
    Done(Report),
    /// Nothing was taken, and why.
    Refused(String),
}

impl Show<'_> {
    fn percent(&self) -> String {
        match self.state {
            Progress::Under { done, all } if all > 0 => {
                self.visit.lang.percent(done as f64 / all as f64).to_string()
            }
            _ => self.visit.lang.percent(0.0).to_string(),
        }
    }

    fn bricks(&self) -> usize {
        match self.state {
            Progress::Under { done, all } if all > 0 => usize::try_from(done * 20 / all).unwrap_or(0),
            _ => 0,
        }
    }

    fn conversation(&self, report: &Report) -> String {
        self.url(&format!("/conversations/{}", Id(report.conversation)))
    }
}

impl View for Show<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        let key = match self.state {
            Progress::Under { .. } => "import-under-title",
            Progress::Done(_) => "import-done-title",
            Progress::Refused(_) => "import-refused-title",
        };
        self.t(key).to_string()
    }

    fn nav(&self) -> Nav {
        Nav::Desk
    }

    fn refresh(&self) -> Option<u32> {
        matches!(self.state, Progress::Under { .. }).then_some(2)
    }

    fn is_listed(&self) -> bool {
        false
    }
}
