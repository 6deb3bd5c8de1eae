//! The page as Markdown, for mail, a newsletter or a wiki.

use std::fmt::Write;

use super::sheet::{Entry, Sheet};
use crate::markdown::escape as plain;

/// The page in the language of the sheet; `address` is where it stands.
pub fn markdown(sheet: &Sheet, address: &str) -> String {
    let mut out =
        format!("# {}\n\n{}  \n{}\n", plain(&sheet.title), plain(&sheet.kicker), plain(&sheet.participants));
    for part in &sheet.parts {
        // writing to a String cannot fail
        let _ = write!(out, "\n## {}\n\n", plain(&part.heading));
        if part.entries.is_empty() {
            let _ = writeln!(out, "{}", plain(&part.none));
        }
        for entry in &part.entries {
            let _ = writeln!(out, "- {}", plain(&entry.text));
            for more in [about(entry), plain(&entry.source)] {
                if !more.is_empty() {
                    let _ = writeln!(out, "  <br>{more}");
                }
            }
            for answer in &entry.answers {
                let _ = writeln!(out, "  <br>{} {}", plain(&answer.head), plain(&answer.words));
            }
        }
    }
    let _ = write!(out, "\n---\n\n{}\n\n<{address}>\n", plain(&sheet.foot.join(" ")));
    out
}

fn about(entry: &Entry) -> String {
    let doer = entry.doer.as_ref().map(|(_, words)| words.as_str());
    let said = [doer.unwrap_or_default(), &entry.about];
    plain(&said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · "))
}
