//! Writes a sample of every document in both languages, and times each: `cargo run --release -p press
//! --example samples -- DIRECTORY`. The people, places, dates and figures in them are made up.

#[path = "../tests/documents/sample/mod.rs"]
mod sample;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use press::{Lang, Pdf, Press};

/// Documents made warm, each with another number in its title so that nothing is simply remembered.
const ROUNDS: usize = if cfg!(debug_assertions) { 2 } else { 21 };

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: samples DIRECTORY")?);
    std::fs::create_dir_all(&folder)?;
    let press = Press::new();
    println!(
        "| document | size | pages | first | then, median of {} | slowest |\n|---|---|---|---|---|---|",
        ROUNDS - 1
    );
    for lang in [Lang::En, Lang::Fr] {
        let code = if lang == Lang::En { "en" } else { "fr" };
        make(&folder, &format!("one-page.{code}"), |round| {
            let mut page = sample::one_page(lang);
            page.participants += &round;
            for finding in &mut page.common_ground.findings {
                finding.statement += &round;
            }
            press.one_page(&page).map(|pdf| Pdf {
                bytes: pdf.bytes,
                pages: pdf.pages,
                shown: (),
                replaced: pdf.replaced,
            })
        })?;
        make(&folder, &format!("summary.{code}"), |round| {
            let mut summary = sample::summary(lang);
            summary.participants += &round;
            summary.insights.lines[0].text += &round;
            press.summary(&summary)
        })?;
        measure(&press, lang)?;
        make(&folder, &format!("report.{code}"), |_| press.report(&sample::report(lang)))?;
        make(&folder, &format!("wave.{code}"), |_| press.report(&sample::wave(lang)))?;
        make(&folder, &format!("plan.{code}"), |_| press.plan(&sample::plan(lang)))?;
        editions(&folder, &press, lang, code)?;
        make(&folder, &format!("poster.{code}"), |round| {
            let mut poster = sample::poster(&[lang]);
            poster.texts[0].question += &round;
            press.poster(&poster)
        })?;
        for (size, large_print) in [("", false), ("-large", true)] {
            make(&folder, &format!("ballot{size}.{code}"), |round| {
                let mut ballot = sample::ballot(lang, large_print);
                for statement in &mut ballot.statements {
                    statement.text += &round;
                }
                press.ballot(&ballot)
            })?;
            make(&folder, &format!("guide{size}.{code}"), |round| {
                let mut guide = sample::guide(lang, large_print);
                guide.meta.title += &round;
                press.guide(&guide)
            })?;
            make(&folder, &format!("kit{size}.{code}"), |round| {
                let mut kit = sample::kit(lang, large_print);
                kit.meta.title += &round;
                press.kit(&kit)
            })?;
        }
        make(&folder, &format!("certificate.{code}"), |round| {
            let mut certificate = sample::certificate(lang);
            certificate.name += &round;
            press.certificate(&certificate)
        })?;
    }
    make(&folder, "poster.en-fr", |_| press.poster(&sample::poster(&[Lang::En, Lang::Fr])))
}

/// An edition of a strategy and its one page.
fn editions(folder: &Path, press: &Press, lang: Lang, code: &str) -> Result<(), Box<dyn Error>> {
    make(folder, &format!("edition.{code}"), |_| press.edition(&sample::edition(lang, 20)))?;
    make(folder, &format!("edition-page.{code}"), |round| {
        let mut page = sample::edition_page(lang, 12);
        page.voices += &round;
        press.edition_page(&page).map(|pdf| Pdf {
            bytes: pdf.bytes,
            pages: pdf.pages,
            shown: (),
            replaced: pdf.replaced,
        })
    })
}

/// Times the gauge of the summary: what a facilitator waits for after each change.
fn measure(press: &Press, lang: Lang) -> Result<(), Box<dyn Error>> {
    let mut milliseconds = Vec::new();
    for round in 0..ROUNDS {
        let mut summary = sample::summary(lang);
        summary.recommendations.lines[0].text += &format!(" ({round})");
        let start = Instant::now();
        press.measure_summary(&summary)?;
        milliseconds.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    milliseconds.sort_by(f64::total_cmp);
    let last = milliseconds.len() - 1;
    println!(
        "| gauge of the summary | | | | {:.0} ms | {:.0} ms |",
        milliseconds[last / 2],
        milliseconds[last]
    );
    Ok(())
}

/// Makes a document `ROUNDS` times, writes the first, and prints how long the first and the later ones took.
fn make(
    folder: &Path,
    name: &str,
    build: impl Fn(String) -> Result<Pdf, press::Error>,
) -> Result<(), Box<dyn Error>> {
    let mut milliseconds = Vec::new();
    for round in 0..ROUNDS {
        let start = Instant::now();
        let pdf = build(if round == 0 { String::new() } else { format!(" ({round})") })?;
        milliseconds.push(start.elapsed().as_secs_f64() * 1000.0);
        if round == 0 {
            print!("| {name} | {:.0} kB | {} |", pdf.bytes.len() as f64 / 1000.0, pdf.pages);
            std::fs::write(folder.join(format!("{name}.pdf")), pdf.bytes)?;
        }
    }
    let first = milliseconds.remove(0);
    milliseconds.sort_by(f64::total_cmp);
    let last = milliseconds.len() - 1;
    println!(" {first:.0} ms | {:.0} ms | {:.0} ms |", milliseconds[last / 2], milliseconds[last]);
    Ok(())
}
