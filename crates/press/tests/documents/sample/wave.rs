//! The report of a wave of a pulse: shares with their intervals, drawn and as a table. All figures are made up.

use press::{Block, Estimate, Lang, Report, ReportPart, Span};

use super::{en, link, meta, pick};

/// Outcome, share, lower and upper end, reference; in percent.
const OUTCOMES: [(&str, &str, [u32; 3], Option<f64>); 5] = [
    ("Contribution", "Contribution", [58, 52, 64], None),
    ("Power", "Pouvoir", [31, 26, 37], None),
    ("Belonging", "Appartenance", [66, 60, 71], Some(0.48)),
    ("Equity", "Équité", [71, 65, 76], None),
    ("Possibility", "Possibilité", [44, 38, 50], Some(0.61)),
];

fn words(lang: Lang, [at, low, high]: [u32; 3]) -> String {
    pick(lang, &format!("{at}% ({low} to {high})"), &format!("{at}\u{a0}% ({low} à {high})"))
}

fn drawn(lang: Lang) -> Block {
    let row = |(english, french, span, reference): (&str, &str, [u32; 3], Option<f64>)| {
        let [at, low, high] = span.map(|n| f64::from(n) / 100.0);
        Estimate {
            label: pick(lang, english, french),
            share: Some(Span { low, at, high }),
            reference,
            words: words(lang, span),
        }
    };
    let mut rows: Vec<Estimate> = OUTCOMES.into_iter().map(row).collect();
    rows.push(Estimate {
        label: pick(lang, "Belonging · newcomers", "Appartenance · personnes nouvellement arrivées"),
        share: None,
        reference: None,
        words: pick(lang, "fewer than 10, not shown", "moins de 10, non montré"),
    });
    let axis = if en(lang) { ["0%", "50%", "100%"] } else { ["0\u{a0}%", "50\u{a0}%", "100\u{a0}%"] };
    Block::Intervals {
        caption: pick(
            lang,
            "The dot is the share, the line the range it probably lies in, the diamond the national figure.",
            "Le point est la part, le trait l’étendue où elle se trouve probablement, le losange le chiffre national.",
        ),
        alt: pick(
            lang,
            "Shares of five outcomes with intervals; the table below has the same figures.",
            "Parts de cinq résultats avec leurs intervalles; le tableau ci-dessous contient les mêmes chiffres.",
        ),
        axis: axis.map(String::from),
        rows,
    }
}

fn table(lang: Lang) -> Block {
    let head = if en(lang) {
        ["Outcome", "Share", "Probably", "People"]
    } else {
        ["Résultat", "Part", "Probablement", "Personnes"]
    };
    let row = |(english, french, [at, low, high], _): &(&str, &str, [u32; 3], Option<f64>)| {
        let range = pick(lang, &format!("{low} to {high}%"), &format!("{low} à {high}\u{a0}%"));
        let share = pick(lang, &format!("{at}%"), &format!("{at}\u{a0}%"));
        vec![pick(lang, english, french), share, range, "412".into()]
    };
    Block::Table {
        caption: String::new(),
        head: head.map(String::from).to_vec(),
        rows: OUTCOMES.iter().map(row).collect(),
    }
}

pub fn wave(lang: Lang) -> Report {
    let text = |english: &str, french: &str| Block::Text { words: pick(lang, english, french) };
    let part = |english: &str, french: &str, blocks: Vec<Block>| ReportPart {
        heading: pick(lang, english, french),
        blocks,
    };
    let answered = text(
        "412 people answered from 3 to 24 March 2026: 296 were invited, 116 had the address. 31 answered on paper.",
        "412 personnes ont répondu du 3 au 24 mars 2026\u{a0}: 296 avaient été invitées, 116 avaient l’adresse. 31 ont répondu sur papier.",
    );
    let how = text(
        "If we asked again in the same way, the figure would lie in the range 19 times out of 20.",
        "Si l’on posait la question de nouveau de la même façon, le chiffre se trouverait dans l’étendue 19 fois sur 20.",
    );
    Report {
        meta: meta(lang, pick(lang, "How we are, spring 2026", "Comment nous allons, printemps 2026")),
        kicker: pick(lang, "Pulse · wave 2", "Pouls · vague 2"),
        lead: pick(
            lang,
            "What people here say of belonging.",
            "Ce que les gens d’ici disent de l’appartenance.",
        ),
        parts: vec![
            part("Who answered", "Qui a répondu", vec![answered]),
            part("Five outcomes", "Cinq résultats", vec![drawn(lang), table(lang)]),
            part("How to read this", "Comment lire ceci", vec![how]),
        ],
        link: link(lang),
        page: "Page".into(),
    }
}
