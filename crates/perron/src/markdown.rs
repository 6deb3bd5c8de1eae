//! What people write, as HTML: paragraphs, emphasis, lists, quotations, links; nothing else, and no link is vouched for.

use std::collections::HashSet;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

static SAFE: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut safe = ammonia::Builder::empty();
    safe.tags(HashSet::from(["p", "em", "strong", "ul", "ol", "li", "blockquote", "a", "br"]))
        .tag_attributes([("a", HashSet::from(["href"]))].into())
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow ugc noopener noreferrer"));
    safe
});

/// The small set as HTML, safe to put on a page.
pub fn to_html(text: &str) -> String {
    let plain = Parser::new_ext(text, Options::empty()).map(|event| match event {
        // a heading is the page's own affair; tags are words like others
        Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_)) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock) => Event::End(TagEnd::Paragraph),
        Event::Html(words) | Event::InlineHtml(words) | Event::Code(words) => Event::Text(words),
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    let mut written = String::with_capacity(text.len() * 2);
    html::push_html(&mut written, plain);
    SAFE.clean(&written).to_string()
}

/// The words alone, without what emphasises or lists them; no-break spaces stay.
pub fn plain(text: &str) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => {
                words.push_str(&part);
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock)
            | Event::SoftBreak
            | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words.trim().to_owned()
}

/// Words as words: nothing in them is markup.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// The words alone, on one line; at most so many characters, cut between words.
pub fn excerpt(text: &str, most: usize) -> String {
    let words = plain(text);
    let mut short = String::new();
    for word in words.split_whitespace() {
        if short.chars().count() + word.chars().count() >= most {
            return format!("{}…", short.trim_end_matches([',', ';', '.', ':']));
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_set_is_kept() {
        assert_eq!(
            to_html("# Us\nOne *two*\n**three**\n\n* a\n* b\n\n> said"),
            "<p>Us</p>\n<p>One <em>two</em><br>\n<strong>three</strong></p>\n\
             <ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<blockquote>\n<p>said</p>\n</blockquote>\n"
        );
        let link = to_html("[here](https://example.org/a)");
        assert!(link.contains("rel=\"nofollow ugc noopener noreferrer\""), "{link}");
    }

    #[test]
    fn nothing_else_gets_through() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[a](javascript:alert(1))",
            "![a](https://example.org/a.png)",
            "<a href=\"https://example.org\" onclick=\"x\">b</a>",
            "[a](/account)",
            "<style>p { color: red }</style>",
            "    <iframe>",
        ] {
            let html = to_html(text);
            for bad in [
                "<script",
                "<img",
                "href=\"javascript",
                "<a href=\"https://example.org\" onclick",
                "<style",
                "<iframe",
                "href=\"/",
            ] {
                assert!(!html.contains(bad), "{text} became {html}");
            }
        }
        assert!(to_html("1 < 2 & <b>").contains("1 &lt; 2 &amp; &lt;b&gt;"));
    }

    #[test]
    fn escaped_words_are_no_markup() {
        assert_eq!(escape("a *b* <script>\n# c"), "a \\*b\\* \\<script\\> \\# c");
        let html = to_html(&escape("[x](javascript:1) **no** <b>"));
        assert!(!html.contains("<b>") && !html.contains("href"), "{html}");
    }

    #[test]
    fn an_excerpt_is_words_alone_and_ends_between_two() {
        assert_eq!(excerpt("One *two*, [three](https://example.org)\n\nfour", 99), "One two, three four");
        assert_eq!(excerpt("Every morning, someone waves.", 16), "Every morning…");
    }
}
