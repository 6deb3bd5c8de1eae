//! Shares as a picture: a dot for each with a line for how sure it is, on a phone as on a sheet; the same in a table.

use store::residence::Province;

use super::found::{Figure, View, Why};
use super::names::{level_name, range, share};
use crate::i18n::Lang;
use crate::pledge::tiles::{Tile, place};

/// Where 0 and 1 lie.
const ZERO: f64 = 4.0;
const ONE: f64 = 252.0;
const ROW: i64 = 46;

/// Shares, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What it is.
    pub title: String,
    /// What it shows, in words.
    pub says: String,
    /// Its height.
    pub height: i64,
    /// Where the line of one half ends.
    pub foot: i64,
    /// From above.
    pub rows: Vec<Row>,
}

/// One share.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Of what.
    pub name: String,
    /// Where its name stands.
    pub name_y: i64,
    /// Where it stands.
    pub y: i64,
    /// Where its number stands.
    pub text_y: i64,
    /// The middle of the dot; none if it is not shown.
    pub dot: Option<String>,
    /// The ends of the line.
    pub whisker: Option<(String, String)>,
    /// In words, for the picture and the table.
    pub told: Told,
}

/// A figure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// `64.3%`; or a dash.
    pub share: String,
    /// `62.3% to 66.1%`; empty if there is none.
    pub interval: String,
    /// How many people; empty if it is not told.
    pub n: String,
    /// A or E; empty if there is none.
    pub flag: String,
    /// Why it is not shown, or that it is to be read with caution; empty otherwise.
    pub note: String,
}

impl Told {
    /// In a language.
    pub fn of(lang: Lang, figure: &Figure) -> Self {
        let interval = match (figure.lo, figure.hi) {
            (Some(lo), Some(hi)) => range(lang, lo, hi),
            _ => String::new(),
        };
        let note = match &figure.why {
            Some(why) => why_not(lang, why),
            None if figure.flag == Some('E') => lang.text("estimate-caution"),
            None => String::new(),
        };
        Self {
            share: figure.est.map_or_else(|| "–".to_owned(), |est| share(lang, est)),
            interval,
            n: figure.n.map_or_else(String::new, |n| lang.count(i64::try_from(n).unwrap_or(i64::MAX))),
            flag: figure.flag.map_or_else(String::new, String::from),
            note,
        }
    }
}

fn why_not(lang: Lang, why: &Why) -> String {
    match why {
        Why::Few => lang.text("estimate-why-few"),
        Why::Protects => lang.text("estimate-why-protects"),
        Why::FewSuch => lang.text("estimate-why-few-such"),
        Why::Alike => lang.text("estimate-why-alike"),
        Why::Unsure => lang.text("estimate-why-unsure"),
        Why::Withheld(en, fr) => {
            let body = if lang == Lang::En { en } else { fr };
            lang.t("estimate-why-withheld").with("body", body).to_string()
        }
    }
}

impl Picture {
    /// Of these shares, from above.
    pub fn of(lang: Lang, title: String, figures: &[(String, &Figure)]) -> Self {
        let along = |share: f64| format!("{:.1}", ZERO + (ONE - ZERO) * share.clamp(0.0, 1.0));
        let row = |(at, (name, figure)): (i64, &(String, &Figure))| Row {
            name: name.clone(),
            name_y: at * ROW + 16,
            y: at * ROW + 32,
            text_y: at * ROW + 37,
            dot: figure.est.map(along),
            whisker: figure.lo.zip(figure.hi).map(|(lo, hi)| (along(lo), along(hi))),
            told: Told::of(lang, figure),
        };
        let rows: Vec<Row> = (0..).zip(figures).map(row).collect();
        let height = rows.len() as i64 * ROW + 18;
        let says = |row: &Row| {
            let text = lang.t("estimate-picture-row").with("name", row.name.as_str());
            let about = if row.told.interval.is_empty() { &row.told.note } else { &row.told.interval };
            text.with("share", row.told.share.as_str()).with("about", about).to_string()
        };
        let says = rows.iter().map(says).collect::<Vec<_>>().join(" ");
        Self { title, says, height, foot: height - 14, rows }
    }
}

/// The provinces and territories of a view as tiles.
pub fn tiles(lang: Lang, view: &View) -> Vec<Tile> {
    let one = |province: &Province| {
        let (x, y) = place(*province);
        let cell = view.cells.iter().find(|cell| cell.levels == [province.word()]);
        let est = cell.and_then(|cell| cell.figure.est);
        let class = match est {
            None => "k0",
            Some(..0.5) => "k1",
            Some(0.5..0.6) => "k2",
            Some(0.6..0.7) => "k3",
            Some(_) => "k4",
        };
        let label = est.map_or_else(|| "–".to_owned(), |est| lang.percent(est));
        Tile { code: province.word(), x, y, class, label, is_count: est.is_some() }
    };
    Province::ALL.iter().map(one).collect()
}

/// What a group is called: the names of its levels.
pub fn cell_name(lang: Lang, by: &[String], levels: &[String]) -> String {
    let names: Vec<String> =
        by.iter().zip(levels).map(|(attribute, level)| level_name(lang, attribute, level)).collect();
    names.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_share_has_no_dot_and_says_why() {
        let shown = Figure {
            n: Some(120),
            est: Some(0.643),
            lo: Some(0.55),
            hi: Some(0.73),
            flag: Some('A'),
            ..Figure::default()
        };
        let hidden = Figure::hidden(Why::Withheld("The Council".into(), "Le Conseil".into()));
        let rows = [("Ontario".to_owned(), &shown), ("Others".to_owned(), &hidden)];
        let picture = Picture::of(Lang::En, "Belonging".into(), &rows);
        assert_eq!((picture.rows[0].dot.as_deref(), picture.rows[1].dot.as_deref()), (Some("163.5"), None));
        assert!(picture.says.contains("64.3%") && picture.says.contains("The Council"), "{}", picture.says);
        assert_eq!(picture.rows[1].told.share, "–", "never 0");
    }
}
