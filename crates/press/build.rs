//! Embeds the fonts, compressed: they are a twentieth of the program, and many a run of it prints nothing.

use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;
use std::{env, fs};

/// Only the faces used: typst's own set of fonts would add 8 MB to the program.
const OWN: [&str; 6] = [
    "LibertinusSerif-Regular.otf",
    "LibertinusSerif-Italic.otf",
    "LibertinusSerif-Semibold.otf",
    "LibertinusSerif-Bold.otf",
    "NotoSansCanadianAboriginal-Regular.ttf",
    "NotoSansCanadianAboriginal-Bold.ttf",
];

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut fonts = vec![dejavu::sans_condensed::regular().to_vec(), dejavu::sans_condensed::bold().to_vec()];
    for name in OWN {
        fonts.push(fs::read(root.join("fonts").join(name))?);
    }
    let mut code = String::from("[\n");
    for (at, font) in fonts.iter().enumerate() {
        let path = out.join(format!("{at}.gz"));
        let mut gzip = flate2::write::GzEncoder::new(fs::File::create(&path)?, flate2::Compression::best());
        gzip.write_all(font)?;
        gzip.finish()?;
        code += &format!("    include_bytes!({path:?}),\n");
    }
    fs::write(out.join("fonts.rs"), code + "]")?;
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=fonts");
    Ok(())
}
