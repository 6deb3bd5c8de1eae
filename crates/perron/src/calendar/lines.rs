//! Content lines of iCalendar: names, parameters and values, escaped and folded (RFC 5545, 3.1, 3.2 and 3.3.11).

/// Octets of a line without its break; what is longer goes on in the next line, after a space.
const WIDTH: usize = 75;

/// Lines being written.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// Begins a component, such as `VEVENT`.
    pub fn open(&mut self, component: &str) {
        self.raw("BEGIN", component);
    }

    /// Ends it.
    pub fn close(&mut self, component: &str) {
        self.raw("END", component);
    }

    /// A value that is no text: a moment, a number, a word of the program, an address that [`is_uri`].
    pub fn raw(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A text, as people write it.
    pub fn text(&mut self, name: &str, text: &str) {
        self.raw(name, &escaped(text));
    }

    /// What was written.
    pub fn done(self) -> String {
        self.0
    }

    fn fold(&mut self, line: &str) {
        let (mut rest, mut room) = (line, WIDTH);
        while rest.len() > room {
            let end = (1..=room).rev().find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
            let (first, later) = rest.split_at(end);
            self.0.push_str(first);
            self.0.push_str("\r\n ");
            (rest, room) = (later, WIDTH - 1);
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}

/// A parameter for a name: `;CN="Lee, Ana"`. Quotation marks have no place in a value, nor have control characters.
pub fn parameter(name: &str, value: &str) -> String {
    let plain: String = one_line(value).chars().map(|c| if c == '"' { '\'' } else { c }).collect();
    format!(";{name}=\"{plain}\"")
}

/// On one line, without control characters.
pub fn one_line(text: &str) -> String {
    tidy(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether an address may stand as it is: a whole one, of plain characters.
pub fn is_uri(address: &str) -> bool {
    let plain = |c: u8| {
        c.is_ascii_graphic() && !matches!(c, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
    };
    let rest = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty()) && address.bytes().all(plain)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in tidy(text).trim().chars() {
        match letter {
            '\n' => out.push_str("\\n"),
            '\\' | ',' | ';' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}

/// Line breaks become one kind, other control characters go. Among those are separators that some readers take for the
/// end of a line though the standard does not (U+0085, U+2028, U+2029).
fn tidy(text: &str) -> String {
    let text =
        text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    text.chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .map(|c| if c == '\t' { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn text_is_escaped_and_kept_on_one_line() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "Tea, talk; a back\\slash\r\nand a second line\u{2028}third\u{0}");
        assert_eq!(
            unfolded(&lines.done()),
            "SUMMARY:Tea\\, talk\\; a back\\\\slash\\nand a second line\\nthird\r\n"
        );
    }

    #[test]
    fn a_parameter_cannot_break_out() {
        assert_eq!(
            parameter("CN", "Ana \"Bee\" Lee;RSVP=FALSE:x\r\nBEGIN"),
            ";CN=\"Ana 'Bee' Lee;RSVP=FALSE:x BEGIN\""
        );
    }

    #[test]
    fn only_whole_plain_addresses_stand_as_they_are() {
        assert!(is_uri("https://meet.example/room?a=b&c=%20d#e"));
        for bad in [
            "",
            "https://",
            "javascript:alert(1)",
            "https://a b",
            "https://a\r\nX:y",
            "https://é.example",
            "mailto:x@y",
        ] {
            assert!(!is_uri(bad), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn no_line_is_longer_than_75_octets_and_none_is_lost(text in "\\PC{0,300}|([🏳️‍🌈é,;\\\\\n]|x){0,200}") {
            let mut lines = Lines::default();
            lines.text("DESCRIPTION", &text);
            let written = lines.done();
            prop_assert!(written.ends_with("\r\n"));
            prop_assert!(written.split("\r\n").all(|line| line.len() <= WIDTH));
            prop_assert_eq!(unfolded(&written), format!("DESCRIPTION:{}\r\n", escaped(&text)));
        }
    }
}
