//! Made-up content for every document, in both languages: for tests and for looking at.
//! Long: made-up documents in both languages, as data.

mod edition;
mod handouts;
mod plan;
mod session;
mod summary;
mod wave;

pub use edition::{edition, edition_page};
pub use handouts::{ballot, poster};
pub use plan::plan;
use press::{
    Chart, Date, Finding, Group, Lang, Leaning, Link, Mark, Meta, OnePage, Part, Portraits, Row, Voice,
};
pub use session::{certificate, guide, kit};
pub use summary::{report, summary};
pub use wave::wave;

pub fn en(lang: Lang) -> bool {
    lang == Lang::En
}

fn pick(lang: Lang, english: &str, french: &str) -> String {
    if en(lang) { english.into() } else { french.into() }
}

pub fn meta(lang: Lang, title: String) -> Meta {
    Meta {
        lang,
        title,
        author: pick(lang, "Round table of the sample street", "Table de quartier de la rue exemple"),
        date: Date { year: 2025, month: 11, day: 13 },
        unprintable: pick(
            lang,
            "The box □ stands for characters this paper cannot show.",
            "Le carré □ remplace des caractères que ce papier ne peut montrer.",
        ),
    }
}

pub fn link(lang: Lang) -> Link {
    let code = if en(lang) { "en" } else { "fr" };
    Link {
        url: format!("https://perron.example/{code}/c/rue"),
        shown: format!("perron.example/{code}/c/rue"),
        caption: pick(
            lang,
            "Every statement, every figure, and the data:",
            "Chaque énoncé, chaque chiffre et les données\u{a0}:",
        ),
        alt: pick(
            lang,
            "QR code: opens perron.example/en/c/rue",
            "Code QR\u{a0}: ouvre perron.example/fr/c/rue",
        ),
    }
}

fn percent(lang: Lang, share: f64) -> String {
    let n = (share * 100.0).round();
    if en(lang) { format!("{n}%") } else { format!("{n}\u{a0}%") }
}

/// A chart of groups A, B and C (and the diamond when four are given): share, low, high.
fn chart(lang: Lang, shares: &[(f64, f64, f64)], floor: bool) -> Chart {
    let rows: Vec<Row> = shares
        .iter()
        .enumerate()
        .map(|(group, &(share, low, high))| Row {
            group,
            share,
            low,
            high,
            label: format!(
                "{} ({:.0} {} {:.0})",
                percent(lang, share),
                low * 100.0,
                if en(lang) { "to" } else { "à" },
                high * 100.0
            ),
        })
        .collect();
    let told: Vec<String> =
        rows.iter().map(|r| format!("{} {}", ["A", "B", "C", "D"][r.group], r.label)).collect();
    Chart {
        alt: pick(lang, "Share who agree: ", "Part de gens d’accord\u{a0}: ") + &told.join(", ") + ".",
        floor: floor.then(|| shares.iter().map(|s| s.1).fold(1.0, f64::min)),
        rows,
    }
}

fn finding(statement: String, says: String, chart: Chart) -> Finding {
    Finding { statement, lang: None, says, note: String::new(), voices: Vec::new(), chart }
}

/// "and N more" for up to `n` hidden ones.
pub fn more(lang: Lang, n: usize) -> Vec<String> {
    (1..=n)
        .map(|k| {
            if en(lang) {
                format!("and {k} more at perron.example/en/c/rue")
            } else {
                format!("et {k} de plus à perron.example/fr/c/rue")
            }
        })
        .collect()
}

pub fn part(lang: Lang, heading: &str, lead: &str, findings: Vec<Finding>) -> Part {
    Part {
        heading: heading.into(),
        lead: lead.into(),
        more: more(lang, findings.len()),
        findings,
        none: pick(lang, "None so far.", "Aucun pour l’instant."),
    }
}

type Shares = [(f64, f64, f64); 3];

const GROUND: [(&str, &str, Shares); 5] = [
    (
        "People should be able to sit down outside without buying anything.",
        "On devrait pouvoir s’asseoir dehors sans rien acheter.",
        [(0.94, 0.89, 0.97), (0.90, 0.83, 0.94), (0.84, 0.74, 0.91)],
    ),
    (
        "A newcomer’s first month should include one shared meal.",
        "Le premier mois d’une personne nouvellement arrivée devrait compter un repas partagé.",
        [(0.88, 0.81, 0.93), (0.81, 0.72, 0.87), (0.86, 0.76, 0.92)],
    ),
    (
        "Every apartment building should have a room that the people who live there run themselves.",
        "Chaque immeuble devrait avoir une salle gérée par les gens qui y habitent.",
        [(0.91, 0.85, 0.95), (0.84, 0.76, 0.90), (0.79, 0.68, 0.87)],
    ),
    (
        "Notices about the street should be posted on paper too, not only online.",
        "Les avis sur la rue devraient aussi être affichés sur papier, pas seulement en ligne.",
        [(0.80, 0.72, 0.86), (0.83, 0.74, 0.89), (0.77, 0.66, 0.85)],
    ),
    (
        "Snow should be cleared from the corner stops before the side streets.",
        "La neige devrait être dégagée aux arrêts avant les rues secondaires.",
        [(0.76, 0.68, 0.83), (0.75, 0.66, 0.83), (0.74, 0.63, 0.83)],
    ),
];

const DIVIDES: [(&str, &str, Shares); 3] = [
    (
        "The city should pay neighbours who organise things.",
        "La ville devrait payer les gens du voisinage qui organisent des activités.",
        [(0.82, 0.75, 0.88), (0.31, 0.23, 0.40), (0.64, 0.52, 0.74)],
    ),
    (
        "Short-term rentals make it harder to belong here.",
        "Les locations de courte durée nuisent à l’appartenance.",
        [(0.74, 0.66, 0.81), (0.22, 0.15, 0.31), (0.55, 0.43, 0.66)],
    ),
    (
        "People should fix things first and ask the city second.",
        "On devrait d’abord réparer soi-même, puis demander à la ville.",
        [(0.35, 0.27, 0.44), (0.81, 0.72, 0.87), (0.48, 0.37, 0.60)],
    ),
];

const STATEMENTS: [[(bool, &str, &str); 3]; 3] = [
    [
        (true, "Neighbours who organise should be paid.", "Les gens qui organisent devraient être payés."),
        (true, "Short-term rentals get in the way.", "Les locations de courte durée nuisent."),
        (false, "A street should look after itself.", "Une rue devrait s’occuper d’elle-même."),
    ],
    [
        (true, "Fix things first, ask the city second.", "Réparer d’abord, demander à la ville ensuite."),
        (false, "The city should pay organisers.", "La ville devrait payer les organisateurs."),
        (true, "Parking matters more than benches.", "Le stationnement compte plus que les bancs."),
    ],
    [
        (true, "Being safe comes before being friendly.", "La sécurité passe avant la gentillesse."),
        (true, "A landlord must answer within a week.", "Un propriétaire doit répondre en une semaine."),
        (false, "Complaints are best settled alone.", "Les plaintes se règlent mieux entre soi."),
    ],
];

fn groups(lang: Lang) -> Vec<Group> {
    let sizes = [(131, 84), (104, 71), (71, 43)];
    let mut groups: Vec<Group> = [Mark::Circle, Mark::Square, Mark::Triangle]
        .into_iter()
        .enumerate()
        .map(|(i, mark)| {
            let letter = ["A", "B", "C"][i];
            let (people, areas) = sizes[i];
            let statements = STATEMENTS[i]
                .iter()
                .map(|(agree, english, french)| Leaning {
                    says: match agree {
                        true => pick(lang, "More often agree:", "Plus souvent d’accord\u{a0}:"),
                        false => pick(lang, "More often disagree:", "Plus souvent en désaccord\u{a0}:"),
                    },
                    statement: pick(lang, english, french),
                    lang: None,
                    note: String::new(),
                })
                .collect();
            Group {
                mark,
                letter: letter.into(),
                name: pick(lang, "Group ", "Groupe ") + letter,
                size: if en(lang) {
                    format!("{people} people, {areas} postal areas")
                } else {
                    format!("{people} personnes, {areas} secteurs postaux")
                },
                statements,
            }
        })
        .collect();
    groups.push(Group {
        mark: Mark::Diamond,
        letter: String::new(),
        name: pick(lang, "People with disabilities", "Personnes en situation de handicap"),
        size: pick(lang, "39 people", "39 personnes"),
        statements: Vec::new(),
    });
    groups
}

fn common_ground(lang: Lang) -> Vec<Finding> {
    GROUND
        .iter()
        .map(|(english, french, shares)| {
            let floor = shares.iter().map(|s| s.1).fold(1.0, f64::min);
            let says = if en(lang) {
                format!("At least {} in every group", percent(lang, floor))
            } else {
                format!("Au moins {} dans chaque groupe", percent(lang, floor))
            };
            finding(pick(lang, english, french), says, chart(lang, shares, true))
        })
        .collect()
}

fn divides(lang: Lang) -> Vec<Finding> {
    DIVIDES
        .iter()
        .map(|(english, french, shares)| {
            finding(pick(lang, english, french), String::new(), chart(lang, shares, false))
        })
        .collect()
}

fn minority(lang: Lang) -> Vec<Finding> {
    let held = [
        (
            pick(
                lang,
                "Neighbours should try to settle a noise complaint before calling the city.",
                "Entre voisins, on devrait tenter de régler une plainte de bruit avant d’appeler la ville.",
            ),
            pick(
                lang,
                "Group C does not go along: 44% agree (33 to 56)",
                "Le groupe C ne suit pas\u{a0}: 44\u{a0}% d’accord (33 à 56)",
            ),
            Some((
                pick(
                    lang,
                    "“Settling it ourselves works for people who were always listened to. I want someone to call.”",
                    "«\u{a0}Régler ça entre nous, ça marche pour ceux qu’on a toujours écoutés. Je veux pouvoir appeler quelqu’un.\u{a0}»",
                ),
                pick(lang, "A renter in group C, sample", "Une locataire du groupe C, exemple"),
            )),
            vec![(0.81, 0.73, 0.87), (0.76, 0.67, 0.83), (0.44, 0.33, 0.56)],
        ),
        (
            pick(
                lang,
                "Close the street to cars one Sunday a month.",
                "Fermer la rue aux autos un dimanche par mois.",
            ),
            pick(
                lang,
                "People with disabilities do not go along: 41% agree (27 to 57)",
                "Les personnes en situation de handicap ne suivent pas\u{a0}: 41\u{a0}% d’accord (27 à 57)",
            ),
            None,
            vec![(0.85, 0.78, 0.90), (0.72, 0.63, 0.80), (0.74, 0.63, 0.83), (0.41, 0.27, 0.57)],
        ),
    ];
    held.into_iter()
        .map(|(statement, says, voice, shares)| Finding {
            voices: voice.map(|(quote, source)| Voice { quote, source }).into_iter().collect(),
            ..finding(statement, says, chart(lang, &shares, false))
        })
        .collect()
}

fn method(lang: Lang) -> Vec<String> {
    vec![
        pick(
            lang,
            "People answered agree, disagree or pass to statements that participants wrote.",
            "Les gens ont répondu d’accord, en désaccord ou je passe à des énoncés écrits par les participant·es.",
        ),
        pick(
            lang,
            "Those who voted alike form a group; 200 resamples of the votes found the same groups 93 times in 100.",
            "Ceux et celles qui votent de la même façon forment un groupe\u{a0}; 200 rééchantillonnages ont redonné les mêmes groupes 93 fois sur 100.",
        ),
        pick(
            lang,
            "Method perron 1, computed on 13 November 2025.",
            "Méthode perron 1, calculée le 13 novembre 2025.",
        ),
    ]
}

pub fn one_page(lang: Lang) -> OnePage {
    let groups = groups(lang);
    let statements = groups.iter().map(|g| g.statements.len()).sum();
    OnePage {
        meta: meta(
            lang,
            pick(lang, "What makes a street feel like yours?", "Qu’est-ce qui fait qu’une rue est à vous?"),
        ),
        kicker: pick(
            lang,
            "Sample, made up · A conversation of the Round table of the sample street",
            "Exemple inventé · Une conversation de la Table de quartier de la rue exemple",
        ),
        participants: pick(
            lang,
            "1,284 people answered · 306 on the map, in three groups · 198 postal areas · 12 to 30 October 2025",
            "1\u{a0}284 personnes ont répondu · 306 sur la carte, en trois groupes · 198 secteurs postaux · du 12 au 30 octobre 2025",
        ),
        groups,
        common_ground: part(
            lang,
            &pick(lang, "Common ground", "Terrain d’entente"),
            &pick(
                lang,
                "Every group supports it. The gold line is the floor: even the least keen group is above it.",
                "Chaque groupe l’appuie. La ligne dorée est le plancher\u{a0}: même le groupe le plus tiède est au-dessus.",
            ),
            common_ground(lang),
        ),
        divides: part(
            lang,
            &pick(lang, "What divides us", "Ce qui nous divise"),
            &pick(
                lang,
                "The groups are furthest apart here.",
                "C’est ici que les groupes sont le plus loin l’un de l’autre.",
            ),
            divides(lang),
        ),
        minority: part(
            lang,
            &pick(lang, "Where we did not agree", "Là où nous n’étions pas d’accord"),
            &pick(
                lang,
                "Most agree, one group does not.",
                "La plupart sont d’accord, un groupe ne l’est pas.",
            ),
            minority(lang),
        ),
        portraits: Portraits {
            heading: pick(lang, "The groups, in their own votes", "Les groupes, par leurs propres votes"),
            lead: pick(
                lang,
                "What sets each group apart from the others.",
                "Ce qui distingue chaque groupe des autres.",
            ),
            more: more(lang, statements),
        },
        method: method(lang),
        link: link(lang),
    }
}
