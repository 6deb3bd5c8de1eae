//! The papers of a session: the guide, the kit, the certificate.

use press::{
    Agenda, Certificate, Fact, Foot, Guide, HarvestSheet, Item, Kit, Lang, Link, NoteSheet, Prompt,
    SignInSheet, StepKind, Steps,
};

use super::{link, meta, pick};

/// English, French.
type Both = (&'static str, &'static str);

fn say(lang: Lang, (english, french): Both) -> String {
    pick(lang, english, french)
}

fn facts(lang: Lang, facts: &[(Both, Both)]) -> Vec<Fact> {
    facts.iter().map(|(label, value)| Fact { label: say(lang, *label), value: say(lang, *value) }).collect()
}

fn steps(lang: Lang, heading: Both, kind: StepKind, lines: &[Both]) -> Steps {
    Steps { heading: say(lang, heading), lines: lines.iter().map(|line| say(lang, *line)).collect(), kind }
}

fn to_the_session(lang: Lang) -> Link {
    Link { caption: pick(lang, "This session online:", "Cette séance en ligne\u{a0}:"), ..link(lang) }
}

fn foot(lang: Lang, says: Both) -> Foot {
    Foot { page: pick(lang, "Page", "Page"), of: pick(lang, "of", "de"), says: say(lang, says) }
}

const TITLE: Both =
    ("What makes a street feel like yours?", "Qu’est-ce qui fait qu’une rue est aussi à vous?");

const PROMPTS: [Both; 3] = [
    (
        "When did you last feel that a street, a building or a block was yours too? What made it so?",
        "Quand avez-vous senti pour la dernière fois qu’une rue, un immeuble ou un pâté de maisons était aussi à vous?",
    ),
    (
        "What keeps some of us from feeling at home here, and who is not in this room?",
        "Qu’est-ce qui empêche certaines personnes de se sentir chez elles ici, et qui manque dans cette pièce?",
    ),
    (
        "What can we do without asking anybody’s permission?",
        "Que pouvons-nous faire sans demander la permission à qui que ce soit?",
    ),
];

const WHEN: (Both, Both) = (
    ("When", "Quand"),
    (
        "Tuesday, 9 March 2027, 6:30\u{a0}p.m., for one hour (Newfoundland time; sample)",
        "Le mardi 9 mars 2027 à 18\u{a0}h\u{a0}30, pendant une heure (heure de Terre-Neuve; exemple)",
    ),
);
const PLACE: (Both, Both) = (
    ("Where", "Où"),
    (
        "Sample community room, 12 Sample Street, second floor; lift beside the door",
        "Salle communautaire exemple, 12, rue Exemple, deuxième étage; ascenseur près de la porte",
    ),
);
const LANGUAGES: (Both, Both) = (("Languages", "Langues"), ("English and French", "Français et anglais"));

fn agenda(lang: Lang) -> Agenda {
    let item = |time: Both, minutes: usize, title: Both, cue: Both, prompt: Option<usize>| Item {
        time: say(lang, time),
        length: format!("{minutes}\u{a0}minutes"),
        title: say(lang, title),
        cue: say(lang, cue),
        prompt: prompt.map_or_else(String::new, |n| say(lang, PROMPTS[n])),
    };
    Agenda {
        heading: pick(lang, "Agenda", "Déroulement"),
        columns: [("Time", "Heure"), ("What", "Quoi"), ("How long", "Durée")].map(|head| say(lang, head)),
        none: pick(lang, "No agenda was written.", "Aucun déroulement n’a été écrit."),
        items: vec![
            item(
                ("6:30\u{a0}p.m.", "18\u{a0}h\u{a0}30"),
                10,
                ("Welcome, and how we talk here", "Mot de bienvenue, et notre façon de parler ici"),
                (
                    "Say who invites and why. Nobody has to speak.",
                    "Dites qui invite, et pourquoi. Personne n’est obligé de parler.",
                ),
                None,
            ),
            item(
                ("6:40\u{a0}p.m.", "18\u{a0}h\u{a0}40"),
                20,
                ("First round at tables", "Premier tour aux tables"),
                (
                    "Two minutes of silence first, then once around. One idea, one note.",
                    "Deux minutes de silence, puis un tour de table. Une idée, une note.",
                ),
                Some(0),
            ),
            item(
                ("7:00\u{a0}p.m.", "19\u{a0}h"),
                20,
                ("Second round at new tables", "Deuxième tour, à de nouvelles tables"),
                (
                    "People change tables now. Take the notes along.",
                    "On change de table. Emportez les notes.",
                ),
                Some(1),
            ),
            item(
                ("7:20\u{a0}p.m.", "19\u{a0}h\u{a0}20"),
                10,
                ("What we take from it", "Ce que nous en retenons"),
                ("", ""),
                None,
            ),
        ],
    }
}

pub fn guide(lang: Lang, large_print: bool) -> Guide {
    let before = [
        ("Print the host kit: one for each table.", "Imprimez la trousse\u{a0}: une par table."),
        (
            "See to what people need: 2 need step-free access, 1 childcare.",
            "Voyez aux besoins\u{a0}: accès sans marches pour 2 personnes, garde d’enfants pour 1.",
        ),
        (
            "Put chairs so that everyone sees everyone; five or six to a table.",
            "Placez les chaises pour que tout le monde se voie; cinq ou six par table.",
        ),
    ];
    let roles = [
        (
            "A facilitator keeps to the question and sees that everyone can speak.",
            "Qui anime s’en tient à la question et veille à ce que chacun·e puisse parler.",
        ),
        (
            "A note-taker writes one idea on one note, in the speaker’s words.",
            "Qui prend les notes écrit une idée par note, dans les mots de qui parle.",
        ),
    ];
    let end = [
        (
            "Write disagreement down as it was said; nobody has to come round.",
            "Notez les désaccords tels quels; personne n’est obligé de se rallier.",
        ),
        (
            "Say what happens next: one page, sent to everybody here to confirm.",
            "Dites la suite\u{a0}: une page, envoyée à toutes les personnes présentes pour confirmation.",
        ),
    ];
    let who = (("Facilitators", "Animation"), ("Ana Sample, Bo Example", "Ana Sample, Bo Example"));
    Guide {
        meta: meta(lang, say(lang, TITLE)),
        kicker: pick(
            lang,
            "Facilitator’s guide · Spring series (sample)",
            "Guide d’animation · Série du printemps (exemple)",
        ),
        facts: facts(lang, &[WHEN, PLACE, who, LANGUAGES]),
        before: vec![steps(
            lang,
            ("Before people come", "Avant l’arrivée des gens"),
            StepKind::Tick,
            &before,
        )],
        agenda: agenda(lang),
        after: vec![
            steps(lang, ("Roles at each table", "Les rôles à chaque table"), StepKind::Plain, &roles),
            steps(
                lang,
                ("In the last ten minutes", "Dans les dix dernières minutes"),
                StepKind::Number,
                &end,
            ),
        ],
        foot: foot(lang, ("Facilitator’s guide (sample)", "Guide d’animation (exemple)")),
        large_print,
        link: to_the_session(lang),
    }
}

pub fn kit(lang: Lang, large_print: bool) -> Kit {
    let todo = [
        (
            "Print this kit. You need no internet that evening.",
            "Imprimez cette trousse. Il ne faut pas d’Internet ce soir-là.",
        ),
        (
            "Put the card of a question in the middle of the table, read it aloud, leave two minutes of silence.",
            "Posez la carte d’une question au milieu de la table, lisez-la à voix haute, laissez deux minutes de silence.",
        ),
        (
            "One idea, one note. Write it in the speaker’s words and tick what it is.",
            "Une idée, une note. Écrivez-la dans les mots de qui parle et cochez ce que c’est.",
        ),
    ];
    Kit {
        meta: meta(lang, say(lang, TITLE)),
        kicker: pick(
            lang,
            "Host kit · Spring series (sample)",
            "Trousse d’animation · Série du printemps (exemple)",
        ),
        facts: facts(lang, &[WHEN, PLACE, LANGUAGES]),
        steps: vec![steps(lang, ("What to do", "À faire"), StepKind::Number, &todo)],
        agenda: agenda(lang),
        prompts: PROMPTS
            .iter()
            .enumerate()
            .map(|(i, prompt)| Prompt {
                label: if super::en(lang) {
                    format!("Question {} of {}", i + 1, PROMPTS.len())
                } else {
                    format!("Question {} de {}", i + 1, PROMPTS.len())
                },
                text: say(lang, *prompt),
            })
            .collect(),
        notes: notes(lang),
        harvest: harvest(lang),
        sign_in: SignInSheet {
            heading: pick(lang, "Who is here", "Feuille de présence"),
            privacy: pick(
                lang,
                "Nobody has to sign. The sheet is destroyed once it is typed in.",
                "Personne n’est obligé de signer. La feuille est détruite après la saisie.",
            ),
            columns: [
                ("Name, as you wish", "Nom, comme vous le souhaitez"),
                ("Language", "Langue"),
                ("Postal area (first 3)", "Secteur postal (3\u{a0}signes)"),
                ("E-mail, if you want the summary", "Courriel, si vous voulez la synthèse"),
            ]
            .map(|head| say(lang, head))
            .to_vec(),
            sheets: 1,
        },
        foot: foot(lang, ("Host kit (sample)", "Trousse d’animation (exemple)")),
        large_print,
        link: to_the_session(lang),
    }
}

fn notes(lang: Lang) -> NoteSheet {
    let kinds = [
        ("story", "récit"),
        ("strength", "force"),
        ("barrier", "obstacle"),
        ("idea", "idée"),
        ("recommendation", "recommandation"),
        ("resource", "ressource"),
        ("offer", "offre"),
        ("request", "demande"),
        ("disagreement", "désaccord"),
    ];
    NoteSheet {
        heading: pick(lang, "Note sheet", "Feuille de notes"),
        how: pick(
            lang,
            "One idea, one note, in the speaker’s words.",
            "Une idée, une note, dans les mots de qui parle.",
        ),
        sheets: 1,
        table: pick(lang, "Table", "Table"),
        note: pick(lang, "Note", "Note"),
        kind: pick(lang, "Tick one:", "Cochez\u{a0}:"),
        kinds: kinds.map(|kind| say(lang, kind)).to_vec(),
        quote: pick(lang, "Their exact words; they may be quoted", "Ses mots exacts; on peut les citer"),
        agree: pick(lang, "Agree at our table:", "D’accord à notre table\u{a0}:"),
        of: pick(lang, "of", "sur"),
    }
}

fn harvest(lang: Lang) -> HarvestSheet {
    HarvestSheet {
        heading: pick(lang, "What we take from it", "Ce que nous en retenons"),
        how: pick(
            lang,
            "To fill in together at the end. A few words are enough.",
            "À remplir ensemble, à la fin. Quelques mots suffisent.",
        ),
        parts: facts(
            lang,
            &[
                (
                    ("Insights", "Constats"),
                    ("What most of us see now", "Ce que la plupart d’entre nous voient maintenant"),
                ),
                (
                    ("Recommendations", "Recommandations"),
                    ("What, to whom, and who does it", "Quoi, à qui, et qui le fait"),
                ),
                (("Resources", "Ressources"), ("What is here already", "Ce qui existe déjà ici")),
                (("Collaborations", "Collaborations"), ("Who, what, by when", "Qui, quoi, pour quand")),
                (
                    ("Where we differ, what stays open", "Ce qui nous divise, ce qui reste ouvert"),
                    ("As it was said", "Comme cela a été dit"),
                ),
            ],
        ),
    }
}

pub fn certificate(lang: Lang) -> Certificate {
    let sessions = [
        (
            "9 March 2027: What makes a street feel like yours?",
            "9 mars 2027\u{a0}: Qu’est-ce qui fait qu’une rue est à vous?",
        ),
        (
            "8 June 2027: Who decides on our block?",
            "8 juin 2027\u{a0}: Qui décide dans notre pâté de maisons?",
        ),
        (
            "7 December 2027: What we take on together",
            "7 décembre 2027\u{a0}: Ce que nous entreprenons ensemble",
        ),
    ];
    Certificate {
        meta: meta(lang, pick(lang, "Certificate of participation", "Attestation de participation")),
        kicker: pick(lang, "Spring series (sample)", "Série du printemps (exemple)"),
        lead: pick(lang, "This is to say that", "Nous attestons que"),
        name: String::from("Marie-Ève Sample-Example"),
        says: pick(
            lang,
            "took part in 3 sessions, 3\u{a0}hours in all, in which people of many neighbourhoods met.",
            "a pris part à 3\u{a0}séances, en tout 3\u{a0}heures, qui ont réuni des gens de plusieurs quartiers.",
        ),
        sessions: sessions.map(|session| say(lang, session)).to_vec(),
        given_by: pick(lang, "Round table of the sample street", "Table de quartier de la rue exemple"),
        given: pick(lang, "7 December 2027", "Le 7 décembre 2027"),
        signature: pick(lang, "For the round table", "Pour la table de quartier"),
    }
}
