//! Writes a sample of every document in both languages: `cargo run -p press --example samples -- DIRECTORY`. The people,
//! places, dates and figures in them are made up.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use press::{Lang, Press};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: samples DIRECTORY")?);
    std::fs::create_dir_all(&folder)?;
    let press = Press::new();
    for lang in [Lang::En, Lang::Fr] {
        let code = if lang == Lang::En { "en" } else { "fr" };
        let start = Instant::now();
        let page = press.one_page(&sample::one_page(lang))?;
        write(&folder, &format!("one-page.{code}.pdf"), &page.bytes, start)?;
    }
    Ok(())
}

fn write(folder: &std::path::Path, name: &str, bytes: &[u8], start: Instant) -> std::io::Result<()> {
    println!("{name}: {} bytes in {} ms", bytes.len(), start.elapsed().as_millis());
    std::fs::write(folder.join(name), bytes)
}
