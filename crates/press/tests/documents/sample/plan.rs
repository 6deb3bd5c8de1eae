//! The action plan of a made-up round table.

use press::{Chapter, Doer, Goal, Goals, Lang, Plan, Work, WorkPart, WorkRow};

use super::{link, meta, pick};

fn row(lang: Lang, en: &str, fr: &str, doer: Doer, state: [&str; 2]) -> WorkRow {
    let kind = match doer {
        Doer::Community => pick(lang, "Community alone", "La communauté seule"),
        Doer::Help => pick(lang, "Community with help", "La communauté avec de l’aide"),
        Doer::Institution => pick(lang, "Institution", "Une institution"),
    };
    WorkRow {
        text: pick(lang, en, fr),
        why: pick(lang, "Who cannot get out does not belong.", "Qui ne peut pas sortir n’est pas d’ici."),
        doer: (doer, kind),
        who: vec![
            pick(lang, "Led by Odile", "Menée par Odile"),
            pick(lang, "The city (approves)", "La Ville (approuve)"),
        ],
        place: vec![
            pick(lang, "Third Avenue", "3e Avenue"),
            pick(lang, "By 1 December 2027, each week", "D’ici le 1er décembre 2027, chaque semaine"),
        ],
        cost: pick(lang, "$1,200, from the shared fund", "1\u{a0}200\u{a0}$, du fonds partagé"),
        indicator: pick(lang, "Nobody waits for two days", "Personne n’attend deux jours"),
        state: vec![pick(lang, state[0], state[1])],
    }
}

#[expect(clippy::too_many_lines, reason = "a whole plan, read as one")]
pub fn plan(lang: Lang) -> Plan {
    let chapter = |en: &str, fr: &str, words: (&str, &str)| Chapter {
        heading: pick(lang, en, fr),
        paragraphs: vec![pick(lang, words.0, words.1), pick(lang, words.0, words.1)],
    };
    let goal = |number: usize, en: &str, fr: &str| Goal {
        label: format!("{} {number}", pick(lang, "Goal", "But")),
        text: pick(lang, en, fr),
        objectives: vec![
            pick(
                lang,
                "In winter, every sidewalk is clear by noon.",
                "L’hiver, chaque trottoir est dégagé à midi.",
            ),
            pick(lang, "A bench on every block.", "Un banc par pâté de maisons."),
        ],
    };
    let rows = vec![
        row(
            lang,
            "Shovel for neighbours who cannot",
            "Pelleter pour qui ne le peut pas",
            Doer::Community,
            ["Under way", "En cours"],
        ),
        row(
            lang,
            "Lend a snow blower",
            "Prêter une souffleuse",
            Doer::Help,
            ["Done. Confirmed by 3 residents", "Faite. Confirmée par 3 personnes"],
        ),
        row(
            lang,
            "Clear the crossing by the school",
            "Dégager le passage de l’école",
            Doer::Institution,
            ["Blocked: the city", "Bloquée\u{a0}: la Ville"],
        ),
    ];
    let head = [
        ("What we do", "Ce qu’on fait"),
        ("Who", "Qui"),
        ("Where and when", "Où et quand"),
        ("Cost", "Coût"),
        ("How we will see it", "Comment on le verra"),
        ("How far", "Où en est-on"),
    ];
    Plan {
        meta: meta(lang, pick(lang, "A street for every season", "Une rue en toute saison")),
        kicker: pick(lang, "Mill Street Round Table", "Table de la rue du Moulin"),
        lead: pick(
            lang,
            "Agreed on 12 May 2027 by 14 residents.",
            "Convenu le 12 mai 2027 par 14 personnes.",
        ),
        contents: pick(lang, "Contents", "Sommaire"),
        before: vec![
            chapter("Welcome", "Bienvenue", ("Come in and sit down.", "Entrez et assoyez-vous.")),
            chapter(
                "Who lives here",
                "Qui vit ici",
                ("1,200 people, 31 languages, one mill.", "1\u{a0}200 personnes, 31 langues, un moulin."),
            ),
            chapter(
                "How this plan was made",
                "Comment ce plan a été fait",
                ("At kitchen tables.", "Autour de tables de cuisine."),
            ),
            chapter("Terms of reference", "Mandat", ("We decide by consent.", "On décide par consentement.")),
        ],
        goals: Goals {
            heading: pick(lang, "Goals and objectives", "Buts et objectifs"),
            goals: vec![
                goal(
                    1,
                    "Nobody stays in because of the snow.",
                    "Personne ne reste chez soi à cause de la neige.",
                ),
                goal(2, "There is somewhere to sit.", "Il y a où s’asseoir."),
            ],
        },
        work: Work {
            heading: pick(lang, "Workplan", "Plan de travail"),
            lead: pick(lang, "As of 13 November 2025.", "En date du 13 novembre 2025."),
            head: head.map(|(en, fr)| pick(lang, en, fr)),
            parts: vec![
                WorkPart {
                    heading: pick(lang, "1.1 Clear by noon", "1.1 Dégagé à midi"),
                    rows: rows.clone(),
                },
                WorkPart {
                    heading: pick(lang, "1.2 A bench on every block", "1.2 Un banc par pâté"), rows
                },
            ],
        },
        after: vec![chapter(
            "Thanks",
            "Remerciements",
            ("To all who brought soup.", "À qui a apporté la soupe."),
        )],
        link: link(lang),
        page: "Page".into(),
    }
}
