//! Recounting the public log from its file alone.

use std::collections::BTreeMap;

use super::log::{BEGINNING, HEAD, chain};

/// What a log says once it is recounted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recount {
    /// Lines that say that someone signed.
    pub signed: usize,
    /// Lines that say that one was withdrawn.
    pub withdrawn: usize,
    /// Days of the first and the last line.
    pub days: Option<(String, String)>,
    /// The chain of the last line: whoever keeps it can tell later that nothing before was changed.
    pub head: String,
    chains: Vec<String>,
    /// Line of each mark, and whether it counts.
    marks: BTreeMap<String, (usize, bool)>,
}

impl Recount {
    /// How many signatures count.
    pub const fn counting(&self) -> usize {
        self.signed - self.withdrawn
    }

    /// The line whose chain this is.
    pub fn line_of_chain(&self, chain: &str) -> Option<usize> {
        self.chains.iter().position(|known| known == chain).map(|at| at + 1)
    }

    /// The line of a mark, and whether it counts still.
    pub fn line_of_mark(&self, mark: &str) -> Option<(usize, bool)> {
        self.marks.get(mark).copied()
    }
}

/// Reads a log and recounts it; otherwise a sentence that says what is wrong, and in which line.
pub fn recount(text: &str) -> Result<Recount, String> {
    let Some(lines) = text.strip_prefix(HEAD) else {
        return Err(
            "This is not a log of signatures: its first line is not the one that such a log has.".into()
        );
    };
    if !lines.is_empty() && !lines.ends_with('\n') {
        return Err("The file stops in the middle of a line; download it again.".into());
    }
    let mut found = Recount { head: BEGINNING.to_owned(), ..Recount::default() };
    for (at, line) in lines.lines().enumerate() {
        found.take(at + 1, line)?;
    }
    Ok(found)
}

impl Recount {
    fn take(&mut self, number: usize, line: &str) -> Result<(), String> {
        let wrong = |what: &str| format!("The log does not hold: line {number} {what}.");
        let fields: Vec<&str> = line.split(',').collect();
        let [said, act, day, mark, told] = fields[..] else {
            return Err(wrong("has not the five fields of a line"));
        };
        if said != number.to_string() {
            return Err(wrong(&format!("says that it is line {said}; one was left out, added or moved")));
        }
        let words = &line[..line.len() - told.len() - 1];
        if chain(&self.head, words) != told {
            return Err(wrong("is not chained to the one before; it, or one before it, was changed"));
        }
        let before = self.marks.get(mark).copied();
        match (act, before) {
            ("signed", None) => {
                self.signed += 1;
                self.marks.insert(mark.to_owned(), (number, true));
            }
            ("signed", Some((other, _))) => {
                return Err(wrong(&format!("counts the signature of line {other} once more")));
            }
            ("withdrawn", Some((other, true))) => {
                self.withdrawn += 1;
                self.marks.insert(mark.to_owned(), (other, false));
            }
            ("withdrawn", _) => return Err(wrong("withdraws a signature that did not count")),
            _ => return Err(wrong(&format!("says neither signed nor withdrawn, but {act:?}"))),
        }
        let first = self.days.take().map_or_else(|| day.to_owned(), |(first, _)| first);
        self.days = Some((first, day.to_owned()));
        told.clone_into(&mut self.head);
        self.chains.push(told.to_owned());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use store::pledge_line::Act;

    use super::super::log::{mark, words};
    use super::*;

    /// A log of so many who sign, of whom every third withdraws.
    fn log(people: i64) -> Vec<String> {
        let mut acts: Vec<(Act, i64)> = (0..people).map(|one| (Act::Signed, one)).collect();
        acts.extend((0..people).step_by(3).map(|one| (Act::Withdrawn, one)));
        let mut before = BEGINNING.to_owned();
        let line = |(at, (act, one)): (usize, (Act, i64))| {
            let mark = mark("salt", &format!("{one}@example.org"));
            let words = words(at as i64 + 1, act, "2026-10-15", &mark);
            before = chain(&before, &words);
            format!("{words},{before}\n")
        };
        acts.into_iter().enumerate().map(line).collect()
    }

    fn text(lines: &[String]) -> String {
        format!("{HEAD}{}", lines.concat())
    }

    #[test]
    fn a_log_is_recounted() {
        let found = recount(&text(&log(10))).unwrap();
        assert_eq!((found.signed, found.withdrawn, found.counting()), (10, 4, 6));
        assert_eq!(found.line_of_mark(&mark("salt", "0@example.org")), Some((1, false)));
        assert_eq!(found.line_of_mark(&mark("salt", "1@example.org")), Some((2, true)));
        assert_eq!(found.line_of_mark(&mark("other", "1@example.org")), None);
        assert_eq!(found.line_of_chain(&found.head), Some(14));
        assert_eq!(recount(HEAD).unwrap().counting(), 0);
        assert!(recount("a,b\n").is_err());
    }

    #[test]
    fn tampering_is_found_and_pointed_at() {
        let lines = log(10);
        let with = |change: &dyn Fn(&mut Vec<String>)| {
            let mut changed = lines.clone();
            change(&mut changed);
            recount(&text(&changed)).unwrap_err()
        };
        assert!(
            with(&|lines| {
                lines.remove(3);
            })
            .contains("line 4 says that it is line 5")
        );
        assert!(with(&|lines| lines.swap(2, 3)).contains("line 3"));
        assert!(
            with(&|lines| lines[4] = lines[4].replace("signed", "withdrawn"))
                .contains("line 5 is not chained")
        );
        assert!(with(&|lines| lines[5] = lines[5].replace("2026-10-15", "2026-10-16")).contains("line 6"));
        assert!(
            with(&|lines| {
                let twice = lines[0].clone();
                lines.insert(1, twice);
            })
            .contains("line 2")
        );
        assert!(
            with(&|lines| {
                let end = lines.last_mut().unwrap();
                end.pop();
            })
            .contains("in the middle")
        );
    }

    #[test]
    fn a_chain_that_holds_must_also_count_right() {
        let twice = |acts: &[Act]| {
            let mut before = BEGINNING.to_owned();
            let line = |(at, act): (usize, &Act)| {
                let words = words(at as i64 + 1, *act, "2026-10-15", "m");
                before = chain(&before, &words);
                format!("{words},{before}\n")
            };
            recount(&text(&acts.iter().enumerate().map(line).collect::<Vec<_>>()))
        };
        assert!(twice(&[Act::Signed, Act::Signed]).unwrap_err().contains("once more"));
        assert!(twice(&[Act::Withdrawn]).unwrap_err().contains("did not count"));
        assert!(twice(&[Act::Signed, Act::Withdrawn, Act::Withdrawn]).unwrap_err().contains("did not count"));
    }

    proptest! {
        #[test]
        fn any_change_of_one_letter_is_found(at in 0usize..2000, letter in "[0-9a-z,]") {
            let good = text(&log(10));
            let at = HEAD.len() + at % (good.len() - HEAD.len());
            let mut changed = good.clone();
            changed.replace_range(at..=at, &letter);
            prop_assert_eq!(recount(&changed).is_ok(), changed == good);
        }

        #[test]
        fn no_text_is_too_odd(text in ".{0,300}") {
            prop_assert!(recount(&text).is_err());
            let after_the_head = format!("{HEAD}{text}");
            prop_assert!(recount(&after_the_head).is_err() || text.is_empty());
        }
    }
}
