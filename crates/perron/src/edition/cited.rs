//! How an edition is cited: a sentence, BibTeX, CSL-JSON; each with the permanent address and an identifier that names the very
//! bytes.

use serde_json::json;

use super::content::{Content, Text};
use super::sheet;
use crate::i18n::Lang;
use crate::markdown;

/// `perron:0b…/2#1f3a9c0d2b4e`: the strategy, the edition, the beginning of the SHA-256 of its content.
pub fn id(content: &Content, sha256: &str) -> String {
    let begins: String = sha256.chars().take(12).collect();
    format!("perron:{}/{}#{begins}", content.strategy, content.edition)
}

/// Its permanent address in a language.
pub fn address(content: &Content, lang: Lang) -> String {
    let part = |lang: Lang| format!("/{}/strategies/", lang.code());
    content.address.replacen(&part(Lang::En), &part(lang), 1)
}

fn own(text: &Text, lang: Lang) -> String {
    markdown::plain(text.get(lang.language()))
}

fn holders(content: &Content, lang: Lang) -> Vec<String> {
    content.holders.iter().map(|holder| own(holder, lang)).filter(|name| !name.is_empty()).collect()
}

fn year(content: &Content) -> &str {
    content.day.get(..4).unwrap_or(&content.day)
}

/// Who, when, what, which edition, where.
pub fn sentence(content: &Content, sha256: &str, lang: Lang) -> String {
    let title = own(&content.title, lang);
    let edition = sheet::kicker(content, lang);
    let said = match holders(content, lang).join(", ") {
        names if names.is_empty() => lang.t("edition-cite-unheld"),
        names => lang.t("edition-cite-held").with("names", names),
    };
    let said = said.with("year", year(content)).with("title", title).with("edition", edition);
    said.with("address", address(content, lang)).with("id", id(content, sha256)).to_string()
}

/// For a reference manager that reads BibTeX.
pub fn bibtex(content: &Content, sha256: &str, lang: Lang) -> String {
    let key: String = content.strategy.chars().filter(char::is_ascii_alphanumeric).collect();
    let authors: Vec<String> =
        holders(content, lang).iter().map(|name| format!("{{{}}}", latex(name))).collect();
    let month = content.day.get(5..7).and_then(|month| month.parse::<u8>().ok());
    let fields = [
        ("author", authors.join(" and ")),
        ("title", format!("{{{}}}", latex(&own(&content.title, lang)))),
        ("edition", content.edition.to_string()),
        ("year", latex(year(content))),
        ("month", month.map(|month| month.to_string()).unwrap_or_default()),
        ("url", address(content, lang)),
        ("note", latex(&id(content, sha256))),
        ("language", lang.tag().to_owned()),
    ];
    let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
    let lines: String = fields.map(|(name, value)| format!(",\n  {name} = {{{value}}}")).collect();
    format!("@misc{{perron-{key}-{}-{}{lines}\n}}\n", content.edition, lang.code())
}

/// Words as LaTeX takes them; no brace of theirs is left to be counted.
fn latex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash "),
            '{' => out.push_str("\\textbraceleft "),
            '}' => out.push_str("\\textbraceright "),
            '^' => out.push_str("\\textasciicircum "),
            '~' => out.push_str("\\textasciitilde "),
            '$' | '&' | '#' | '_' | '%' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// For a reference manager that reads CSL-JSON.
pub fn csl(content: &Content, sha256: &str, lang: Lang) -> String {
    let parts: Vec<i64> = content.day.split('-').filter_map(|part| part.parse().ok()).collect();
    let authors: Vec<_> = holders(content, lang).into_iter().map(|name| json!({ "literal": name })).collect();
    let item = json!({
        "id": id(content, sha256),
        "type": "report",
        "title": own(&content.title, lang),
        "author": authors,
        "edition": content.edition.to_string(),
        "issued": { "date-parts": [parts] },
        "URL": address(content, lang),
        "note": id(content, sha256),
        "language": lang.tag(),
    });
    format!("{:#}\n", json!([item]))
}
