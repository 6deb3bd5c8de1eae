//! The poster and the ballot.

use press::{Ballot, BallotLabels, BallotStatement, Lang, Link, Poster, PosterText};

use super::{DIVIDES, GROUND, STATEMENTS, link, meta, pick};

pub fn poster(langs: &[Lang]) -> Poster {
    let first = langs[0];
    Poster {
        meta: meta(first, pick(first, "Poster (sample): What makes a street feel like yours?", "Affiche (exemple): la rue")),
        texts: langs
            .iter()
            .map(|&lang| PosterText {
                lang,
                question: pick(
                    lang,
                    "What makes a street feel like yours?",
                    "Qu’est-ce qui fait qu’une rue est à vous?",
                ),
                how: pick(
                    lang,
                    "Say agree, disagree or pass to what your neighbours wrote. It takes about a minute, and no account.",
                    "Dites d’accord, en désaccord ou je passe à ce que votre voisinage a écrit. Une minute suffit, sans compte.",
                ),
                scan: pick(lang, "Scan to take part", "Balayez pour participer"),
                dates: pick(lang, "From 12 to 30 October 2025 (sample)", "Du 12 au 30 octobre 2025 (exemple)"),
                convener: pick(
                    lang,
                    "Round table of the sample street",
                    "Table de quartier de la rue exemple",
                ),
            })
            .collect(),
        link: link(first),
    }
}

pub fn ballot(lang: Lang, large_print: bool) -> Ballot {
    let asked = GROUND.iter().chain(&DIVIDES).map(|(english, french, _)| (*english, *french));
    let held = STATEMENTS.iter().flatten().map(|(_, english, french)| (*english, *french));
    Ballot {
        meta: meta(
            lang,
            pick(lang, "What makes a street feel like yours?", "Qu’est-ce qui fait qu’une rue est à vous?"),
        ),
        number: pick(lang, "Ballot 0042 (sample)", "Bulletin 0042 (exemple)"),
        instructions: vec![
            pick(
                lang,
                "These are sentences that people here wrote. Tick one box for each: agree, disagree, or pass if you are not sure.",
                "Voici des phrases écrites par des gens d’ici. Cochez une case pour chacune\u{a0}: d’accord, en désaccord, ou je passe si vous hésitez.",
            ),
            pick(
                lang,
                "You may leave some blank. There is no wrong answer.",
                "Vous pouvez en laisser. Il n’y a pas de mauvaise réponse.",
            ),
        ],
        hand_in: pick(
            lang,
            "Hand it in at the sample community room, in the green box, until 30 October 2025.",
            "À remettre à la salle communautaire exemple, dans la boîte verte, avant le 30 octobre 2025.",
        ),
        privacy: pick(
            lang,
            "No name on this sheet. It is shredded once its answers are entered.",
            "Aucun nom sur cette feuille. Elle est déchiquetée une fois les réponses saisies.",
        ),
        labels: BallotLabels {
            number: pick(lang, "No.", "Nº"),
            statement: pick(lang, "Statement", "Énoncé"),
            agree: pick(lang, "Agree", "D’accord"),
            disagree: pick(lang, "Disagree", "En désaccord"),
            pass: pick(lang, "Pass", "Je passe"),
        },
        page: pick(lang, "Page", "Page"),
        of: pick(lang, "of", "de"),
        statements: asked
            .chain(held)
            .enumerate()
            .map(|(i, (english, french))| BallotStatement {
                number: (i + 1).to_string(),
                text: pick(lang, english, french),
            })
            .collect(),
        large_print,
        link: Some(Link {
            caption: pick(lang, "Or answer online:", "Ou répondez en ligne\u{a0}:"),
            ..link(lang)
        }),
    }
}
