//! What papers say besides what was written for the session: what to do before, meanwhile and after.

use press::{Fact, HarvestSheet, NoteSheet, SignInSheet, StepKind, Steps};
use store::session::Mode;

use crate::i18n::Lang;

/// Kinds of notes, as they are ticked.
const KINDS: [&str; 10] = [
    "kit-kind-story",
    "kit-kind-strength",
    "kit-kind-barrier",
    "kit-kind-idea",
    "kit-kind-recommendation",
    "kit-kind-resource",
    "kit-kind-offer",
    "kit-kind-request",
    "kit-kind-disagreement",
    "kit-kind-quote",
];

/// Parts of the one page, with what belongs there.
const PARTS: [(&str, &str); 5] = [
    ("kit-harvest-insights", "kit-harvest-insights-hint"),
    ("kit-harvest-recommendations", "kit-harvest-recommendations-hint"),
    ("kit-harvest-resources", "kit-harvest-resources-hint"),
    ("kit-harvest-collaborations", "kit-harvest-collaborations-hint"),
    ("kit-harvest-dissent", "kit-harvest-dissent-hint"),
];

fn steps(lang: Lang, heading: &str, kind: StepKind, lines: &[&str]) -> Steps {
    Steps { heading: lang.text(heading), lines: lines.iter().map(|key| lang.text(key)).collect(), kind }
}

/// What whoever facilitates does before people come; `needs` is how many things were asked for and not seen to yet.
pub fn before(lang: Lang, mode: Mode, needs: usize) -> Steps {
    let there = ["kit-before-print", "kit-before-chairs", "kit-before-door"];
    let online = ["kit-before-call", "kit-before-captions"];
    let keys: Vec<&str> = match mode {
        Mode::InPerson => there.to_vec(),
        Mode::Online => online.to_vec(),
        Mode::Both => [&there[..], &online].concat(),
    };
    let mut list = steps(lang, "kit-before", StepKind::Tick, &keys);
    if needs > 0 {
        list.lines.insert(0, lang.t("kit-before-needs").with("count", needs).to_string());
    }
    list.lines.push(lang.text("kit-before-roles"));
    list
}

/// What helps while it runs, what to do in its last minutes, and after.
pub fn after(lang: Lang) -> Vec<Steps> {
    vec![
        steps(
            lang,
            "kit-roles",
            StepKind::Plain,
            &["kit-roles-facilitator", "kit-roles-notes", "kit-roles-time"],
        ),
        steps(
            lang,
            "kit-meanwhile",
            StepKind::Plain,
            &["kit-meanwhile-one", "kit-meanwhile-quote", "kit-meanwhile-silence", "kit-meanwhile-dissent"],
        ),
        steps(lang, "kit-end", StepKind::Number, &["kit-end-agree", "kit-end-dissent", "kit-end-next"]),
        steps(lang, "kit-after", StepKind::Tick, &["kit-after-notes", "kit-after-page", "kit-after-confirm"]),
    ]
}

/// What whoever hosts at a kitchen table does.
pub fn host(lang: Lang) -> Vec<Steps> {
    let todo = [
        "kit-host-print",
        "kit-host-welcome",
        "kit-host-card",
        "kit-host-note",
        "kit-host-harvest",
        "kit-host-after",
    ];
    vec![steps(lang, "kit-host", StepKind::Number, &todo)]
}

/// The note sheets, so many for each question.
pub fn notes(lang: Lang, sheets: usize) -> NoteSheet {
    NoteSheet {
        heading: lang.text("kit-notes"),
        how: lang.text("kit-notes-how"),
        sheets,
        table: lang.text("kit-notes-table"),
        note: lang.text("kit-notes-note"),
        kind: lang.text("kit-notes-kind"),
        kinds: KINDS.map(|key| lang.text(key)).to_vec(),
        quote: lang.text("kit-notes-quote"),
        agree: lang.text("kit-notes-agree"),
        of: lang.text("kit-notes-of"),
    }
}

/// The sheet to gather what was found.
pub fn harvest(lang: Lang) -> HarvestSheet {
    let part = |(label, value): (&str, &str)| Fact { label: lang.text(label), value: lang.text(value) };
    HarvestSheet {
        heading: lang.text("kit-harvest"),
        how: lang.text("kit-harvest-how"),
        parts: PARTS.map(part).to_vec(),
    }
}

/// The sheet on which people write that they are there.
pub fn sign_in(lang: Lang) -> SignInSheet {
    let columns = ["kit-sign-name", "kit-sign-language", "kit-sign-area", "kit-sign-mail"];
    SignInSheet {
        heading: lang.text("kit-sign"),
        privacy: lang.text("kit-sign-privacy"),
        columns: columns.map(|key| lang.text(key)).to_vec(),
        sheets: 1,
    }
}
