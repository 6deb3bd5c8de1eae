use std::path::Path;

use typst::foundations::Bytes;

use crate::Error;

/// A font that a press has beside its own.
#[derive(Debug, Clone)]
pub struct Font(pub(crate) typst::text::Font);

impl Font {
    /// Those in a folder, in the order of their names: every file that ends in `.ttf`, `.otf`, `.ttc` or `.otc`.
    ///
    /// # Errors
    /// [`Error::Fonts`] if the folder cannot be read, has no such file, or one of them is no font.
    pub fn in_folder(folder: &Path) -> Result<Vec<Self>, Error> {
        let failed =
            |path: &Path, why: &dyn std::fmt::Display| Error::Fonts(format!("{}: {why}", path.display()));
        let entries = std::fs::read_dir(folder).map_err(|problem| failed(folder, &problem))?;
        let is_font = |path: &std::path::PathBuf| {
            let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
            ending.is_some_and(|ending| ["ttf", "otf", "ttc", "otc"].iter().any(|one| ending == *one))
        };
        let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(is_font).collect();
        files.sort();
        let mut fonts = Vec::new();
        for file in &files {
            let bytes = Bytes::new(std::fs::read(file).map_err(|problem| failed(file, &problem))?);
            let before = fonts.len();
            fonts.extend(typst::text::Font::iter(bytes).map(Self));
            if fonts.len() == before {
                return Err(failed(file, &"it is no font that can be read"));
            }
        }
        if fonts.is_empty() {
            Err(failed(folder, &"it holds no .ttf, .otf, .ttc or .otc file"))
        } else {
            Ok(fonts)
        }
    }
}
