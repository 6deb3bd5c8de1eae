//! The words of a clause as a small tree, which paper, a book and a Markdown file are written from: paragraphs, emphasis, lists,
//! quotations, links; nothing else gets in.

use std::fmt::Write as _;

use press::{Prose, Run};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::markdown;

/// Lists and quotations that stand in each other deeper than this stand beside each other.
const DEEPEST: usize = 6;

/// What stands in another thing.
enum Frame {
    Quote(Vec<Prose>),
    List(Option<u64>, Vec<Vec<Prose>>),
    Item(Vec<Prose>),
    /// Too deep: what is in it stands in what is around it.
    Nothing,
}

#[derive(Default)]
struct Reader {
    root: Vec<Prose>,
    frames: Vec<Frame>,
    runs: Vec<Run>,
    space: bool,
    line: bool,
    emphasis: usize,
    strong: usize,
    links: Vec<String>,
}

/// Reads Markdown.
pub fn read(text: &str) -> Vec<Prose> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, Options::empty()) {
        reader.take(event);
    }
    reader.flush();
    while !reader.frames.is_empty() {
        reader.close();
    }
    reader.root
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                self.words(&words);
            }
            Event::SoftBreak | Event::HardBreak => self.line = true,
            Event::Start(Tag::Emphasis) => self.emphasis += 1,
            Event::End(TagEnd::Emphasis) => self.emphasis -= 1,
            Event::Start(Tag::Strong) => self.strong += 1,
            Event::End(TagEnd::Strong) => self.strong -= 1,
            Event::Start(Tag::Link { dest_url, .. }) => self.links.push(address(&dest_url)),
            Event::End(TagEnd::Link) => drop(self.links.pop()),
            Event::Start(Tag::BlockQuote(_)) => self.open(Frame::Quote(Vec::new())),
            Event::Start(Tag::List(start)) => self.open(Frame::List(start, Vec::new())),
            Event::Start(Tag::Item) => self.open(Frame::Item(Vec::new())),
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item) => self.close(),
            // a picture is its words alone
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            _ => self.flush(),
        }
    }

    fn words(&mut self, words: &str) {
        let spaced = |edge: Option<char>| edge.is_some_and(|c| c.is_ascii_whitespace());
        self.space |= spaced(words.chars().next());
        let text = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        let url = self.links.last().cloned().unwrap_or_default();
        let (emphasis, strong) = (self.emphasis > 0, self.strong > 0);
        match self.runs.last_mut() {
            Some(last)
                if !self.line && (last.emphasis, last.strong, &last.url) == (emphasis, strong, &url) =>
            {
                if self.space {
                    last.text.push(' ');
                }
                last.text.push_str(&text);
            }
            last => {
                let is_first = last.is_none();
                let (space, line) = (self.space && !is_first, self.line && !is_first);
                self.runs.push(Run { text, space, line, emphasis, strong, url });
            }
        }
        self.line = false;
        self.space = spaced(words.chars().next_back());
    }

    /// Ends a paragraph.
    fn flush(&mut self) {
        (self.space, self.line) = (false, false);
        if !self.runs.is_empty() {
            let runs = std::mem::take(&mut self.runs);
            self.put(Prose::Words { runs });
        }
    }

    fn put(&mut self, block: Prose) {
        let holder = self.frames.iter_mut().rev().find_map(|frame| match frame {
            Frame::Quote(blocks) | Frame::Item(blocks) => Some(blocks),
            _ => None,
        });
        holder.unwrap_or(&mut self.root).push(block);
    }

    fn open(&mut self, frame: Frame) {
        self.flush();
        let depth = self.frames.iter().filter(|frame| matches!(frame, Frame::Quote(_) | Frame::Item(_)));
        let is_item = matches!(frame, Frame::Item(_));
        let has_list = matches!(self.frames.last(), Some(Frame::List(..)));
        let is_in = if is_item { has_list } else { depth.count() < DEEPEST };
        self.frames.push(if is_in { frame } else { Frame::Nothing });
    }

    fn close(&mut self) {
        self.flush();
        match self.frames.pop() {
            Some(Frame::Quote(blocks)) if !blocks.is_empty() => self.put(Prose::Quote { blocks }),
            Some(Frame::List(start, items)) if !items.is_empty() => self.put(Prose::List { start, items }),
            Some(Frame::Item(blocks)) if !blocks.is_empty() => {
                if let Some(Frame::List(_, items)) = self.frames.last_mut() {
                    items.push(blocks);
                }
            }
            _ => {}
        }
    }
}

/// An address that a reader may be led to, with plain characters alone; empty if it is none.
pub fn address(url: &str) -> String {
    if !["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme)) {
        return String::new();
    }
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic()
            && !matches!(byte, b'<' | b'>' | b'"' | b'\\' | b'`' | b'{' | b'}' | b'^' | b'|')
        {
            out.push(byte.into());
        } else {
            // writing to a String cannot fail
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// As Markdown that says the same and nothing more; each line begins with `indent`.
pub fn to_markdown(blocks: &[Prose], indent: &str) -> String {
    let mut out = String::new();
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            let _ = writeln!(out, "{}", indent.trim_end());
        }
        match block {
            Prose::Words { runs } => {
                let _ = writeln!(out, "{indent}{}", line(runs, indent));
            }
            Prose::Quote { blocks } => out.push_str(&to_markdown(blocks, &format!("{indent}> "))),
            Prose::List { start, items } => {
                for (number, item) in (start.unwrap_or(1)..).zip(items) {
                    let sign = if start.is_some() { format!("{number}. ") } else { "- ".to_owned() };
                    let inner = to_markdown(item, &format!("{indent}{}", " ".repeat(sign.len())));
                    let skipped = indent.len() + sign.len();
                    let _ = write!(out, "{indent}{sign}{}", inner.get(skipped..).unwrap_or_default());
                }
            }
        }
    }
    out
}

fn line(runs: &[Run], indent: &str) -> String {
    let mut out = String::new();
    let mut begins = true;
    for run in runs {
        if run.line {
            let _ = write!(out, "  \n{indent}");
            begins = true;
        } else if run.space {
            out.push(' ');
        }
        let words = markdown::escape(&run.text);
        let words = if begins { guarded(&words) } else { words };
        let sign = ["", "*", "**", "***"][usize::from(run.emphasis) + 2 * usize::from(run.strong)];
        let words = format!("{sign}{words}{sign}");
        if run.url.is_empty() {
            out.push_str(&words);
        } else {
            let _ = write!(out, "[{words}](<{}>)", run.url);
        }
        begins = false;
    }
    out
}

/// The beginning of a line that would make it a list or a heading.
pub fn guarded(words: &str) -> String {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let at = if words.starts_with(['-', '+', '=']) {
        0
    } else if digits > 0 && words[digits..].starts_with(['.', ')']) {
        digits
    } else {
        return words.to_owned();
    };
    format!("{}\\{}", &words[..at], &words[at..])
}

/// As XHTML, well-formed whatever was written.
pub fn to_xhtml(blocks: &[Prose]) -> String {
    let mut out = String::new();
    for block in blocks {
        let _ = match block {
            Prose::Words { runs } => writeln!(out, "<p dir=\"auto\">{}</p>", marked(runs)),
            Prose::Quote { blocks } => writeln!(out, "<blockquote>\n{}</blockquote>", to_xhtml(blocks)),
            Prose::List { start, items } => {
                let items: String =
                    items.iter().map(|item| format!("<li>{}</li>\n", to_xhtml(item).trim_end())).collect();
                match start {
                    Some(start) => writeln!(out, "<ol start=\"{start}\">\n{items}</ol>"),
                    None => writeln!(out, "<ul>\n{items}</ul>"),
                }
            }
        };
    }
    out
}

fn marked(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        out.push_str(match (run.line, run.space) {
            (true, _) => "<br/>\n",
            (_, true) => " ",
            _ => "",
        });
        let mut words = xml(&run.text);
        if run.emphasis {
            words = format!("<em>{words}</em>");
        }
        if run.strong {
            words = format!("<strong>{words}</strong>");
        }
        if !run.url.is_empty() {
            words = format!("<a href=\"{}\">{words}</a>", xml(&run.url));
        }
        out.push_str(&words);
    }
    out
}

/// Words as they may stand in XML, in an element or between quotes.
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            // what XML 1.0 does not know
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// The first sentence, without what emphasises it; at most so many characters, cut between words.
pub fn first_sentence(text: &str, most: usize) -> String {
    let words = markdown::plain(text).split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let ends = words.match_indices(['.', '!', '?', '…', '؟', '。']);
    let is_end = |(at, sign): &(usize, &str)| {
        let next = words[at + sign.len()..].strip_prefix(' ').and_then(|rest| rest.chars().next());
        let word: Vec<char> =
            words[..*at].chars().rev().take_while(|c| c.is_alphanumeric() || *c == '.').collect();
        // "St. John’s", "M. Roy" and "p. ex." do not end a sentence
        let is_short =
            word.contains(&'.') || word.last().is_some_and(|c| c.is_uppercase()) && word.len() <= 3;
        next.is_some_and(|next| !next.is_lowercase()) && !(*sign == "." && is_short)
    };
    let first = ends.clone().find(is_end).map_or(words.as_str(), |(at, sign)| &words[..at + sign.len()]);
    short(first, most)
}

/// At most so many characters, cut between words where that leaves half of it.
pub fn short(words: &str, most: usize) -> String {
    let Some((end, _)) = words.char_indices().nth(most) else { return words.to_owned() };
    let cut = words[..end].rfind(' ').filter(|at| *at > end / 2).unwrap_or(end);
    format!("{}…", words[..cut].trim_end_matches([',', ';', '.', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_set_is_read_and_written_again() {
        let text = "One *two* **three**,\nfour [five](https://example.org/é).\n\n* a\n* b\n  1. c\n\n> said";
        let blocks = read(text);
        assert_eq!(
            to_markdown(&blocks, ""),
            "One *two* **three**,  \nfour [five](<https://example.org/%C3%A9>).\n\n- a\n- b\n\n  1. c\n\n> said\n"
        );
        assert_eq!(read(&to_markdown(&blocks, "")), blocks);
        assert_eq!(
            to_xhtml(&read("a *b*\n\n1. c\n\n> [d](http://e.ca/?f&g)")),
            "<p dir=\"auto\">a <em>b</em></p>\n<ol start=\"1\">\n<li><p dir=\"auto\">c</p></li>\n</ol>\n<blockquote>\n\
             <p dir=\"auto\"><a href=\"http://e.ca/?f&amp;g\">d</a></p>\n</blockquote>\n"
        );
    }

    #[test]
    fn nothing_else_gets_through() {
        for text in [
            "<script>alert(1)</script>",
            "[a](javascript:alert(1))",
            "![a](https://example.org/a.png)",
            "<img src=x onerror=alert(1)>",
            "a\u{1}\u{b}\u{ffff}&<>\"'",
            "    <iframe>",
        ] {
            let blocks = read(text);
            let (html, again) = (to_xhtml(&blocks), crate::markdown::to_html(&to_markdown(&blocks, "")));
            for bad in ["<script", "<img", "javascript:alert(1)\"", "<iframe", "\u{1}", "\u{ffff}"] {
                assert!(!html.contains(bad), "{text} became {html}");
                assert!(
                    bad.len() == 1 || bad.contains('\u{ffff}') || !again.contains(bad),
                    "{text}: {again}"
                );
            }
        }
    }

    #[test]
    fn words_stay_words_in_markdown() {
        for text in ["\\- a", "1\\. a", "\\# a", "\\=\\=\\=", "a\\\n\\===", "\\*a\\* _b", "2\\) c", "\\+ d"] {
            let blocks = read(text);
            assert_eq!(read(&to_markdown(&blocks, "")), blocks, "{text}");
            assert!(blocks.iter().all(|block| matches!(block, Prose::Words { .. })), "{text}");
        }
    }

    #[test]
    fn what_stands_too_deep_is_kept_beside() {
        let text = format!("{}deep", "> ".repeat(4000));
        let html = to_xhtml(&read(&text));
        assert!(html.contains("deep") && html.matches("<blockquote>").count() <= DEEPEST, "{html}");
        let list: String = (0..200).map(|at| format!("{}- a{at}\n", "  ".repeat(at))).collect();
        let html = to_xhtml(&read(&list));
        assert!(html.contains("a199") && html.matches("<ul>").count() <= DEEPEST + 1, "{html}");
    }

    #[test]
    fn the_first_sentence_ends_where_it_ends() {
        assert_eq!(
            first_sentence("Near St. John’s, *all* of it. Then more.", 99),
            "Near St. John’s, all of it."
        );
        assert_eq!(
            first_sentence("M. Roy a dit\u{a0}: «\u{a0}Oui\u{a0}»! Et puis.", 99),
            "M. Roy a dit\u{a0}: «\u{a0}Oui\u{a0}»!"
        );
        assert_eq!(first_sentence("No end", 99), "No end");
        assert_eq!(first_sentence("Every *morning*, some_one waves.", 17), "Every morning…");
        assert_eq!(first_sentence(&"é".repeat(40), 9), format!("{}…", "é".repeat(9)));
        assert_eq!(first_sentence("", 9), "");
    }
}
