//! What the pages of bundles show.

use askama::Template;
use store::bundle::Bundle;

use super::manifest::{MANIFEST, Manifest, PROOF, SIGNATURE};
use crate::i18n::Lang;
use crate::page::{View, view};
use crate::visit::Visit;

/// The log, or the bundles of one result.
#[derive(Template)]
#[template(path = "bundle/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    /// Only those of one result are listed.
    pub is_of_one: bool,
    pub bundles: Vec<Bundle>,
    /// What the link to earlier ones says.
    pub earlier: Option<i64>,
    /// The last of the log.
    pub last: Option<Bundle>,
}

view!(List, "bundle-list-title");

/// One bundle in a list.
pub struct Line {
    pub number: i64,
    pub title: String,
    pub kind: String,
    pub day: String,
}

impl List<'_> {
    fn lines(&self) -> Vec<Line> {
        let line = |bundle: &Bundle| Line {
            number: bundle.number,
            title: title(self.visit.lang, bundle),
            kind: kind(self.visit.lang, bundle),
            day: self.visit.lang.date(bundle.made, "UTC"),
        };
        self.bundles.iter().map(line).collect()
    }

    fn command(&self) -> String {
        let number = self.bundles.first().map_or(0, |bundle| bundle.number);
        format!("perron verify bundle-{number}.zip --key key.txt")
    }
}

fn title(lang: Lang, bundle: &Bundle) -> String {
    bundle.title.nearest(lang.language()).0.to_owned()
}

fn kind(lang: Lang, bundle: &Bundle) -> String {
    lang.text(&format!("bundle-kind-{}", bundle.kind.word()))
}

/// One bundle.
#[derive(Template)]
#[template(path = "bundle/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub bundle: Bundle,
    pub manifest: Manifest,
    pub corrected_by: Option<i64>,
    /// How many the log has now.
    pub size: i64,
}

view!(Show, |page| format!(
    "{} {}",
    page.visit.t("bundle-number").with("number", page.bundle.number),
    page.name()
));

/// A file of a bundle.
pub struct File {
    pub name: String,
    pub about: String,
    pub size: String,
    pub sha256: String,
}

impl Show<'_> {
    fn name(&self) -> String {
        title(self.visit.lang, &self.bundle)
    }

    fn kind(&self) -> String {
        kind(self.visit.lang, &self.bundle)
    }

    fn day(&self) -> String {
        self.visit.lang.date(self.bundle.made, "UTC")
    }

    /// What of it is in the bundle, and what is not.
    fn holds(&self) -> [String; 2] {
        let word = self.bundle.kind.word();
        let text = |key: String| self.visit.lang.text(&key);
        [text(format!("bundle-holds-{word}")), text(format!("bundle-lacks-{word}"))]
    }

    fn files(&self) -> Vec<File> {
        let about = |name: &str| self.visit.lang.text(&format!("bundle-file-{}", name.replace('.', "-")));
        let size = |bytes: u64| self.visit.lang.count(i64::try_from(bytes).unwrap_or(i64::MAX));
        let said = self.manifest.files.iter().map(|said| File {
            about: about(&said.name),
            size: size(said.bytes),
            name: said.name.clone(),
            sha256: said.sha256.clone(),
        });
        let own = |name: &str, bytes: usize| File {
            about: about(name),
            size: if bytes == 0 { String::new() } else { size(bytes as u64) },
            name: name.to_owned(),
            sha256: String::new(),
        };
        let envelope = [
            own(MANIFEST, self.bundle.manifest.len()),
            own(SIGNATURE, self.bundle.signature.len()),
            own(PROOF, 0),
        ];
        said.chain(envelope).collect()
    }

    fn commands(&self) -> [String; 2] {
        let number = self.bundle.number;
        let house = self.visit.app.settings.address.as_str();
        let lang = self.visit.lang.code();
        [
            format!(
                "curl -o key.txt {house}/{lang}/bundles/key\ncurl -o bundle-{number}.zip {house}/{lang}/bundles/{number}/bundle.zip"
            ),
            format!("perron verify bundle-{number}.zip --key key.txt"),
        ]
    }
}
