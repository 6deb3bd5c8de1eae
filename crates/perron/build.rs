//! Embeds the texts, the assets and the places: lists and compresses `locales/`, hashes and compresses `assets/`, compresses
//! `places/`.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use sha2::{Digest, Sha256};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("locales.rs"), locales(&root, &out)?)?;
    fs::write(out.join("assets.rs"), assets(&root, &out)?)?;
    fs::write(out.join("canada.txt.gz"), gzip(&fs::read(root.join("places/canada.txt"))?)?)?;
    slim();
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=places");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=assets");
    Ok(())
}

/// A smaller program, where the linker that Rust brings is used: functions that came out the same are kept once, and
/// relocations are packed if the C library understands that (glibc 2.36, of 2022, and later).
fn slim() {
    let target = |part| env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if (target("OS").as_str(), target("ARCH").as_str(), target("ENV").as_str()) != ("linux", "x86_64", "gnu")
    {
        return;
    }
    println!("cargo::rustc-link-arg-bins=-Wl,--icf=all");
    if glibc().is_some_and(|version| version >= (2, 36)) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The version of the C library here.
fn glibc() -> Option<(u32, u32)> {
    let told = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let (major, minor) = told.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.split('.').next()?.parse().ok()?))
}

/// `[File]`, in order; the subjects of a file are the first words of its keys.
fn locales(root: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    let mut code = String::from("[\n");
    for (variant, language) in [("En", "en"), ("Fr", "fr")] {
        for path in files(&root.join("locales").join(language))? {
            let noun = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path)?;
            let keys = text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
            let keys = keys.filter(|key| key.starts_with(|first: char| first.is_ascii_lowercase()));
            let subjects: BTreeSet<&str> = keys.filter_map(|key| key.split('-').next()).collect();
            let subjects = subjects.into_iter().collect::<Vec<_>>();
            let name = format!("{language}.{noun}.ftl.gz");
            fs::write(out.join(&name), gzip(text.as_bytes())?)?;
            writeln!(
                code,
                "    File {{ lang: Lang::{variant}, noun: {noun:?}, subjects: &{subjects:?}, \
                 gzip: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\")) }},"
            )?;
        }
    }
    code.push(']');
    Ok(code)
}

/// `[Asset]`, in order; the name in the address carries the hash of the content.
fn assets(root: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    let mut code = String::from("[\n");
    for path in files(&root.join("assets"))? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let content = fs::read(&path)?;
        let hash = Sha256::digest(&content)
            .iter()
            .take(6)
            .fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
        let (stem, kind) = name.rsplit_once('.').ok_or("an asset needs an extension")?;
        fs::write(out.join(format!("{name}.br")), brotli(&content)?)?;
        fs::write(out.join(format!("{name}.gz")), gzip(&content)?)?;
        writeln!(
            code,
            "    Asset {{ name: {name:?}, path: \"/assets/{stem}.{hash}.{kind}\", kind: {:?}, plain: include_bytes!({path:?}),
        br: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.br\")), gzip: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.gz\")) }},",
            media_type(kind)?
        )?;
    }
    code.push(']');
    Ok(code)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.is_file());
    files.sort();
    Ok(files)
}

fn media_type(kind: &str) -> Result<&'static str, Box<dyn Error>> {
    match kind {
        "css" => Ok("text/css; charset=utf-8"),
        "js" => Ok("text/javascript; charset=utf-8"),
        "svg" => Ok("image/svg+xml"),
        _ => Err(format!("no media type is known for assets that end in .{kind}").into()),
    }
}

fn brotli(content: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22);
    writer.write_all(content)?;
    drop(writer);
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content)?;
    Ok(writer.finish()?)
}
