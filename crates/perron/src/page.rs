//! A page is a type that has a title; the layout puts the house around it.

use askama::Template;
use axum::http::StatusCode;

use crate::assets;
use crate::i18n::Text;
use crate::rights::Deed;
use crate::visit::Visit;

/// The content of one page. Its template calls these methods by name: `{{ t("home-title") }}`, `{{ url("/privacy") }}`.
pub trait View: Template {
    /// The request it answers.
    fn visit(&self) -> &Visit;

    /// What the page is, before “· Perron”.
    fn title(&self) -> String;

    /// Which item of the main navigation it belongs to.
    fn nav(&self) -> Nav {
        Nav::None
    }

    /// Scripts it needs besides `perron.js`.
    fn scripts(&self) -> &'static [&'static str] {
        &[]
    }

    /// For a page that waits for long work and has no script: seconds until it asks again.
    fn refresh(&self) -> Option<u32> {
        None
    }

    /// Whole address of a picture of it, for those who pass its address on.
    fn picture(&self) -> Option<String> {
        None
    }

    /// Whether search engines may list it.
    fn is_listed(&self) -> bool {
        true
    }

    /// The text of a key.
    fn t<'k>(&self, key: &'k str) -> Text<'k> {
        self.visit().t(key)
    }

    /// An address in the language of the page.
    fn url(&self, path: &str) -> String {
        self.visit().url(path)
    }

    /// The token that each form carries.
    fn token(&self) -> String {
        self.visit().form_token()
    }

    /// Whether whoever reads it looks after conversations, here or there.
    fn has_desk(&self) -> bool {
        self.visit().rights.somewhere(Deed::Moderate)
    }
}

/// Makes a template with a field `visit` a page: what its title is, which item of the navigation it belongs to, which script
/// it needs, and that search engines may not list it. A page that does more writes out its `impl View`.
///
/// `view!(Mine, "vote-mine", nav Conversations);` or `view!(Show, |page| page.place.name.clone(), listed false);`
macro_rules! view {
    ($page:ident, $key:literal $($more:tt)*) => {
        $crate::page::view!($page, |page| page.visit.lang.text($key) $($more)*);
    };
    ($page:ident, |$this:ident| $title:expr
        $(, nav $nav:ident)? $(, script $script:literal)? $(, listed $listed:literal)?
        $(, refresh |$same:ident| $refresh:expr)?) => {
        impl $crate::page::View for $page<'_> {
            fn visit(&self) -> &$crate::visit::Visit {
                self.visit
            }

            fn title(&self) -> String {
                let $this = self;
                $title
            }

            $(fn nav(&self) -> $crate::page::Nav {
                $crate::page::Nav::$nav
            })?

            $(fn scripts(&self) -> &'static [&'static str] {
                &[$script]
            })?

            $(fn is_listed(&self) -> bool {
                $listed
            })?

            $(fn refresh(&self) -> Option<u32> {
                let $same = self;
                $refresh
            })?
        }
    };
}
pub(crate) use view;

/// The items of the main navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    /// The home page.
    Home,
    /// The conversations.
    Conversations,
    /// The sessions and their series.
    Sessions,
    /// The communities.
    Communities,
    /// The stories.
    Stories,
    /// The strategies.
    Strategy,
    /// The search.
    Search,
    /// What moderators do.
    Desk,
    /// None of them.
    None,
}

/// The whole page: head, header, content, footer.
#[derive(Template)]
#[template(path = "layout/layout.html")]
pub struct Layout<'a> {
    visit: &'a Visit,
    title: String,
    content: &'a str,
    nav: Nav,
    scripts: &'static [&'static str],
    refresh: Option<u32>,
    picture: Option<String>,
    is_listed: bool,
    is_refused: bool,
}

impl<'a> Layout<'a> {
    pub(crate) fn of(visit: &'a Visit, status: StatusCode, view: &impl View, content: &'a str) -> Self {
        Self {
            visit,
            title: view.title(),
            content,
            nav: view.nav(),
            scripts: view.scripts(),
            refresh: view.refresh(),
            picture: view.picture(),
            is_listed: view.is_listed() && status == StatusCode::OK,
            is_refused: status == StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    fn t<'k>(&self, key: &'k str) -> Text<'k> {
        self.visit.t(key)
    }

    fn url(&self, path: &str) -> String {
        self.visit.url(path)
    }

    fn asset(&self, name: &str) -> &'static str {
        assets::path(name)
    }

    fn token(&self) -> String {
        self.visit.form_token()
    }

    fn has_desk(&self) -> bool {
        self.visit.rights.somewhere(Deed::Moderate)
    }

    /// The same page in the other language.
    fn other_url(&self) -> String {
        format!("/{}{}", self.visit.lang.other().code(), self.visit.path)
    }

    /// The sentence to show once.
    fn flash(&self) -> Option<Text<'_>> {
        self.visit.flash.as_deref().map(|key| self.visit.t(key))
    }
}

/// The pages shown in a pagination: the first, the last, and those around this one.
pub fn near(page: &usize, pages: &usize) -> Vec<usize> {
    (1..=*pages).filter(|n| *n == 1 || n == pages || n.abs_diff(*page) <= 2).collect()
}

/// One brick of a progress wall.
pub struct Brick {
    /// `laid`, `next`, or none for one to come.
    pub class: Option<&'static str>,
    /// In the picture.
    pub x: usize,
    /// In the picture.
    pub y: usize,
}

/// Two courses of ten bricks, the first so many laid.
pub fn bricks(laid: &usize) -> Vec<Brick> {
    (0..20)
        .map(|i| Brick {
            class: match i.cmp(laid) {
                std::cmp::Ordering::Less => Some("laid"),
                std::cmp::Ordering::Equal => Some("next"),
                std::cmp::Ordering::Greater => None,
            },
            x: if i < 10 { 1 + 26 * i } else { 13 + 26 * (i - 10) },
            y: if i < 10 { 16 } else { 1 },
        })
        .collect()
}
