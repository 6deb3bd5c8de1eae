//! From a session to its papers.

use press::{Agenda, Fact, Foot, Guide, Item, Kit, Link, Prompt};
use store::Bilingual;
use store::session::Mode;

use super::{Material, texts};
use crate::ballot::paper::{link, sheet};
use crate::session::{facts, path};
use crate::visit::Visit;

/// The papers of one session, in the language of a visit.
pub struct Paper<'a> {
    pub visit: &'a Visit,
    pub material: &'a Material,
}

/// As many items and questions as press takes.
const MOST: usize = 100;

impl Paper<'_> {
    /// The guide of whoever facilitates.
    pub fn guide(&self, large_print: bool) -> Guide {
        let (lang, session) = (self.visit.lang, &self.material.session);
        Guide {
            meta: sheet(self.visit, self.text(&session.title), &session.zone),
            kicker: self.kicker("kit-guide"),
            facts: self.facts(),
            before: vec![texts::before(lang, session.mode, self.material.needs)],
            agenda: self.agenda(),
            after: texts::after(lang),
            foot: self.foot("kit-guide"),
            large_print,
            link: self.link(),
        }
    }

    /// The kit of whoever hosts, with so many note sheets for each question.
    pub fn kit(&self, large_print: bool, sheets: usize) -> Kit {
        let (lang, session) = (self.visit.lang, &self.material.session);
        Kit {
            meta: sheet(self.visit, self.text(&session.title), &session.zone),
            kicker: self.kicker("kit-kit"),
            facts: self.facts(),
            steps: texts::host(lang),
            agenda: self.agenda(),
            prompts: self.prompts(),
            notes: texts::notes(lang, sheets),
            harvest: texts::harvest(lang),
            sign_in: texts::sign_in(lang),
            foot: self.foot("kit-kit"),
            large_print,
            link: self.link(),
        }
    }

    fn text<'b>(&self, text: &'b Bilingual) -> &'b str {
        text.nearest(self.visit.lang.language()).0
    }

    fn kicker(&self, key: &str) -> String {
        let name = self.visit.lang.text(key);
        self.material
            .series
            .as_ref()
            .map_or_else(|| name.clone(), |series| format!("{name} · {}", self.text(series)))
    }

    fn foot(&self, key: &str) -> Foot {
        let lang = self.visit.lang;
        let says = format!("{} · {}", self.text(&self.material.session.title), lang.text(key));
        Foot { page: lang.text("ballot-paper-page"), of: lang.text("ballot-paper-of"), says }
    }

    fn link(&self) -> Link {
        let here = link(self.visit, &path(self.material.session.id));
        Link { caption: self.visit.lang.text("kit-online"), ..here }
    }

    fn facts(&self) -> Vec<Fact> {
        let (lang, session) = (self.visit.lang, &self.material.session);
        let place = match session.mode {
            Mode::Online => facts::place(lang, session.mode, ""),
            Mode::InPerson | Mode::Both => facts::place(lang, session.mode, self.text(&session.venue)),
        };
        let names: Vec<&str> = self.material.facilitators.iter().map(|one| one.name.as_str()).collect();
        [
            ("kit-when", facts::when(lang, session.starts, session.minutes, &session.zone)),
            ("kit-where", place),
            ("kit-access", self.text(&session.access).to_owned()),
            ("kit-who", names.join(", ")),
            ("kit-languages", facts::speaks(lang, session.speaks, &session.speaks_also)),
        ]
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(key, value)| Fact { label: lang.text(key), value })
        .collect()
    }

    fn agenda(&self) -> Agenda {
        let (lang, session) = (self.visit.lang, &self.material.session);
        let mut begins = session.starts;
        let mut items = Vec::new();
        for item in self.material.items.iter().take(MOST) {
            let asked = self.material.prompts.iter().find(|prompt| Some(prompt.id) == item.prompt_id);
            items.push(Item {
                time: lang.time(begins, &session.zone),
                length: lang.t("kit-minutes").with("minutes", item.minutes).to_string(),
                title: self.text(&item.title).to_owned(),
                cue: self.text(&item.cue).to_owned(),
                prompt: asked.map_or_else(String::new, |prompt| self.text(&prompt.text).to_owned()),
            });
            begins += item.minutes * 60_000;
        }
        Agenda {
            heading: lang.text("kit-agenda"),
            columns: ["kit-agenda-time", "kit-agenda-what", "kit-agenda-length"].map(|key| lang.text(key)),
            items,
            none: lang.text("kit-agenda-none"),
        }
    }

    fn prompts(&self) -> Vec<Prompt> {
        let (lang, all) = (self.visit.lang, &self.material.prompts);
        let count = all.len().min(MOST);
        let prompt = |(i, prompt): (usize, &store::agenda::Prompt)| Prompt {
            label: lang.t("kit-question").with("number", i + 1).with("count", count).to_string(),
            text: self.text(&prompt.text).to_owned(),
        };
        all.iter().take(MOST).enumerate().map(prompt).collect()
    }
}
