use askama::Template;

use crate::form::Form;
use crate::page::{View, view};
use crate::visit::Visit;
use crate::vote::Shown;

/// The entry of paper ballots.
#[derive(Template)]
#[template(path = "ballot/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub question: &'a str,
    pub form: Form,
    pub statements: Vec<(i64, Shown<'a>)>,
    pub entered: Vec<Entered>,
    pub count: i64,
}

/// A ballot that was entered.
pub struct Entered {
    pub id: String,
    pub label: String,
    pub when: String,
}

view!(List, "ballot-enter", nav Desk);
