//! A made-up summary of a session.

use press::{Block, Doer, Lang, Line, Report, ReportPart, Section, Summary};

use super::{link, meta, pick};

fn line(lang: Lang, english: &str, french: &str, counts: [usize; 3]) -> Line {
    let [notes, tables, areas] = counts;
    let source = if super::en(lang) {
        format!("{notes} notes · {tables} tables · {areas} postal areas")
    } else {
        format!("{notes} notes · {tables} tables · {areas} secteurs postaux")
    };
    Line { text: pick(lang, english, french), doer: None, about: String::new(), source }
}

fn section(lang: Lang, english: &str, french: &str, lines: Vec<Line>) -> Section {
    let none = pick(lang, "Nothing was written down here.", "Rien n’a été noté ici.");
    Section { heading: pick(lang, english, french), lines, none }
}

fn insights(lang: Lang) -> Vec<Line> {
    vec![
        line(
            lang,
            "People trust a place before they trust a plan: a porch, a laundry room, a bench is where it starts.",
            "On fait confiance à un lieu avant de faire confiance à un plan\u{a0}: un perron, une buanderie, un banc.",
            [9, 5, 8],
        ),
        line(
            lang,
            "Being asked twice matters more than being asked first. Many said no, then waited for a second knock.",
            "Être invité·e deux fois compte plus qu’être invité·e en premier. Beaucoup ont dit non, puis ont attendu.",
            [7, 4, 5],
        ),
        line(
            lang,
            "Language is rarely the barrier people expect; opening hours and stairs are.",
            "La langue est rarement l’obstacle que l’on croit; les heures d’ouverture et les escaliers, oui.",
            [11, 6, 9],
        ),
        line(
            lang,
            "Those who keep the door open are tired, and most are unpaid.",
            "Les gens qui tiennent la porte ouverte sont fatigués, et la plupart ne sont pas payés.",
            [6, 4, 6],
        ),
    ]
}

fn recommendations(lang: Lang) -> Vec<Line> {
    let asked = |line: Line, doer: Doer, words: String, about: String| Line {
        doer: Some((doer, words)),
        about,
        ..line
    };
    vec![
        asked(
            line(
                lang,
                "Pay one door-keeper per block for two hours a week, chosen by the block.",
                "Payer une personne par îlot, choisie par l’îlot, deux heures par semaine.",
                [12, 6, 10],
            ),
            Doer::Help,
            pick(lang, "Community with help", "La communauté avec de l’aide"),
            pick(lang, "To: the city, social development", "À\u{a0}: la Ville, développement social"),
        ),
        asked(
            line(
                lang,
                "Leave one ground-floor room unlocked until nine, with a key list residents hold.",
                "Laisser un local du rez-de-chaussée ouvert jusqu’à 21 h; les gens de l’immeuble tiennent la liste des clés.",
                [8, 5, 7],
            ),
            Doer::Community,
            pick(lang, "Community alone", "La communauté seule"),
            pick(lang, "To: tenants’ associations", "À\u{a0}: les associations de locataires"),
        ),
        asked(
            line(
                lang,
                "Put a ramp before a mural: no grant for a shared space without step-free entry.",
                "Une rampe avant une murale\u{a0}: pas de subvention pour un lieu partagé sans entrée de plain-pied.",
                [7, 4, 5],
            ),
            Doer::Institution,
            pick(lang, "Institution", "Une institution"),
            pick(lang, "To: the province, grants office", "À\u{a0}: la province, bureau des subventions"),
        ),
    ]
}

/// The summary of a made-up session.
pub fn summary(lang: Lang) -> Summary {
    let resources = vec![
        line(
            lang,
            "A door-knocking script in eight languages",
            "Un texte de porte-à-porte en huit langues",
            [3, 2, 3],
        ),
        line(lang, "Four folding ramps, free to borrow", "Quatre rampes pliantes à emprunter", [2, 2, 2]),
        line(
            lang,
            "Sunday use of a school gym until June",
            "Le gymnase d’une école, le dimanche, jusqu’en juin",
            [2, 1, 2],
        ),
    ];
    let mut shared = line(
        lang,
        "Two tenants’ associations will share one key list and one set of rules.",
        "Deux associations de locataires partageront une liste de clés et un règlement.",
        [4, 2, 3],
    );
    shared.about = pick(lang, "By 31 January 2026", "D’ici le 31 janvier 2026");
    let dissent = line(
        lang,
        "Two tables object to paying door-keepers: “Once it is paid, it is a job, and the city can cut it.”",
        "Deux tables s’opposent à payer\u{a0}: «\u{a0}Une fois payé, c’est un emploi, et la Ville peut le supprimer.\u{a0}»",
        [5, 2, 4],
    );
    let open = line(
        lang,
        "Who holds the keys when somebody moves away?",
        "Qui garde les clés quand quelqu’un déménage?",
        [3, 2, 3],
    );
    Summary {
        meta: meta(lang, pick(lang, "Who keeps the door open?", "Qui tient la porte ouverte?")),
        kicker: pick(
            lang,
            "A strategy for belonging · Session 2 of 4 · 13 November 2025, online and by phone",
            "Une stratégie d’appartenance · Séance 2 de 4 · 13 novembre 2025, en ligne et par téléphone",
        ),
        participants: pick(
            lang,
            "41 people · 7 tables · 19 postal areas · 93 notes",
            "41 personnes · 7 tables · 19 secteurs postaux · 93 notes",
        ),
        insights: section(lang, "Insights", "Ce que nous avons appris", insights(lang)),
        recommendations: section(lang, "Recommendations", "Recommandations", recommendations(lang)),
        resources: section(lang, "Resources", "Ressources", resources),
        collaborations: section(lang, "Collaborations", "Collaborations", vec![shared]),
        dissent: section(lang, "Where we did not agree", "Là où nous n’étions pas d’accord", vec![dissent]),
        open: section(lang, "What stays open", "Ce qui reste ouvert", vec![open]),
        foot: vec![
            pick(
                lang,
                "Confirmed by 6 of 7 tables; one table did not reply.",
                "Confirmée par 6 tables sur 7; une table n’a pas répondu.",
            ),
            pick(lang, "French and English say the same.", "Le français et l’anglais disent la même chose."),
        ],
        link: link(lang),
    }
}

/// The report of a made-up series, with a form at its end.
pub fn report(lang: Lang) -> Report {
    let part = |heading: String, blocks: Vec<Block>| ReportPart { heading, blocks };
    let row = |cells: [&str; 4]| cells.map(String::from).to_vec();
    let attendance = Block::Table {
        caption: pick(lang, "Who took part", "Qui a pris part"),
        head: [
            pick(lang, "Session", "Séance"),
            pick(lang, "People", "Personnes"),
            "Tables".into(),
            "Notes".into(),
        ]
        .to_vec(),
        rows: vec![
            row(["Who keeps the door open? · 13 November 2025", "41", "7", "93"]),
            row(["What helps? · 12 February 2026", "36", "6", "80"]),
        ],
    };
    Report {
        meta: meta(lang, pick(lang, "The year of the door", "L’année de la porte")),
        kicker: pick(lang, "Report of a series · 4 sessions", "Rapport d’une série · 4 séances"),
        lead: pick(lang, "What was said, what was answered.", "Ce qui a été dit, ce qui a été répondu."),
        parts: vec![
            part(
                pick(lang, "What was recommended", "Ce qui a été recommandé"),
                vec![
                    Block::Text { words: pick(lang, "Three recommendations.", "Trois recommandations.") },
                    Block::Lines { lines: recommendations(lang) },
                ],
            ),
            part(pick(lang, "Participation", "Participation"), vec![attendance]),
            part(
                pick(lang, "What people thought", "Ce que les gens en ont pensé"),
                vec![
                    Block::Heading { words: pick(lang, "I was heard.", "J’ai été entendu·e.") },
                    Block::Boxes { labels: (1..=5).map(|n: usize| n.to_string()).collect() },
                    Block::Ruled { lines: 4 },
                ],
            ),
        ],
        link: link(lang),
        page: "Page".into(),
    }
}
