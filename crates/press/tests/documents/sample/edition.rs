//! An edition of a made-up strategy, and its one page.

use press::{
    Apart, Beside, Chapter, Cite, Cited, Clause, Edition, EditionChapter, EditionPage, Endnotes, InShort,
    Lang, Prose, Run, Statement,
};

use super::{link, meta, pick};

fn run(text: String) -> Run {
    Run { text, ..Run::default() }
}

fn words(text: String) -> Prose {
    Prose::Words { runs: vec![run(text)] }
}

fn clause(lang: Lang, number: usize) -> Clause {
    let strong =
        Run {
            strong: true, space: true, ..run(pick(lang, "known where you live", "connu là où l’on vit"))
        };
    let study = Run {
        space: true,
        emphasis: true,
        url: "https://example.org/study".into(),
        ..run(pick(lang, "(a study)", "(une étude)"))
    };
    let items = [pick(lang, "meet", "se voir"), pick(lang, "decide", "décider")];
    Clause {
        number: number.to_string(),
        title: pick(lang, "What we mean by belonging", "Ce que nous appelons l’appartenance"),
        about: vec![pick(lang, "Definition", "Définition")],
        text: vec![
            Prose::Words {
                runs: vec![run(pick(lang, "Belonging is being", "Appartenir, c’est être")), strong, study],
            },
            Prose::List { start: None, items: items.map(|item| vec![words(item)]).to_vec() },
            Prose::Quote {
                blocks: vec![words(pick(lang, "The door was open.", "La porte était ouverte."))]
            },
        ],
        note: String::new(),
        beside: vec![
            Beside { label: pick(lang, "Voices", "Voix"), lines: vec![pick(lang, "873 voices", "873 voix")] },
            Beside {
                label: pick(lang, "Answers", "Réponses"),
                lines: vec![pick(lang, "A city: accepted in part.", "Une ville\u{a0}: acceptée en partie.")],
            },
        ],
    }
}

/// An edition with so many clauses.
pub fn edition(lang: Lang, clauses: usize) -> Edition {
    let source = |number: usize| Cited {
        label: number.to_string(),
        sources: vec![Cite {
            number: format!("{number}.1"),
            text: pick(lang, "6 notes: Autumn series", "6 notes\u{a0}: Série d’automne"),
            url: "https://perron.example/en/sessions/0000000000010".into(),
            shown: "perron.example/en/sessions/0000000000010".into(),
        }],
    };
    Edition {
        meta: meta(lang, pick(lang, "A strategy for belonging", "Une stratégie de l’appartenance")),
        tongue: None,
        kicker: pick(lang, "Edition 2", "Édition 2"),
        lead: pick(lang, "Written together.", "Écrite ensemble."),
        holders: pick(lang, "Held by the table", "Portée par la table"),
        facts: vec![pick(lang, "1,204 voices", "1\u{a0}204 voix")],
        large: false,
        contents: pick(lang, "Contents", "Table des matières"),
        chapters: vec![EditionChapter {
            heading: pick(lang, "Who we are to each other", "Ce que nous sommes les uns pour les autres"),
            clauses: (1..=clauses).map(|number| clause(lang, number)).collect(),
        }],
        behind: Some(Chapter {
            heading: pick(lang, "Who stands behind it", "Qui l’appuie"),
            paragraphs: vec![pick(lang, "3 of 5 say yes.", "3 sur 5 disent oui.")],
        }),
        apart: Apart {
            heading: pick(lang, "Who does not agree", "Qui n’est pas d’accord"),
            lead: pick(lang, "In their own words.", "Dans leurs mots."),
            statements: vec![Statement {
                who: pick(lang, "A table of the coast", "Une table de la côte"),
                text: vec![words(pick(
                    lang,
                    "We ask that it say “greeted”.",
                    "Nous demandons «\u{a0}salué\u{a0}».",
                ))],
            }],
            none: pick(lang, "Nobody.", "Personne."),
        },
        notes: Some(Endnotes {
            heading: "Sources".into(),
            lead: String::new(),
            clauses: (1..=clauses).map(source).collect(),
        }),
        after: vec![Chapter {
            heading: pick(lang, "How to cite it", "Comment la citer"),
            paragraphs: vec!["perron:0b/2#1f3a9c0d2b4e".into()],
        }],
        link: link(lang),
        page: "Page".into(),
    }
}

/// Its one page, with so many clauses.
pub fn edition_page(lang: Lang, clauses: usize) -> EditionPage {
    let short = |number: usize| InShort {
        number: number.to_string(),
        title: pick(lang, "A room in every building", "Une pièce commune dans chaque immeuble"),
        text: pick(
            lang,
            "Each big building has one room for all.",
            "Chaque gros immeuble a une pièce pour tous.",
        ),
    };
    let more = |all: usize| {
        (1..=all).map(|count| pick(lang, &format!("and {count} more"), &format!("et {count} de plus")))
    };
    EditionPage {
        meta: meta(lang, pick(lang, "A strategy for belonging", "Une stratégie de l’appartenance")),
        tongue: None,
        kicker: pick(lang, "Edition 2", "Édition 2"),
        lead: pick(lang, "Written together.", "Écrite ensemble."),
        voices: pick(lang, "1,204 voices", "1\u{a0}204 voix"),
        heading: pick(lang, "The clauses in short", "Les clauses en bref"),
        clauses: (1..=clauses).map(short).collect(),
        more: more(clauses).collect(),
        behind: pick(lang, "Who stands behind it", "Qui l’appuie"),
        stands: vec![pick(lang, "3 of 5 say yes.", "3 sur 5 disent oui.")],
        apart: pick(lang, "Who does not agree", "Qui n’est pas d’accord"),
        statements: (1..=5).map(short).collect(),
        more_apart: more(5).collect(),
        none: pick(lang, "Nobody.", "Personne."),
        foot: vec![pick(lang, "The whole is on the web.", "Le tout est sur le Web.")],
        link: link(lang),
    }
}
