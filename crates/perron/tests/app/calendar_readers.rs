//! Calendar entries as real programs read them: two Python libraries, khal, calcurse, and a CalDAV server.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use perron::calendar::entry::{Answer, Calendar, Conference, Entry, Guest, Method, Party, Status};
use perron::i18n::Lang;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

/// What a script of `tests/app` answers to a text; `None`, with a line that says so, where there is no Python for tests.
pub fn ask(script: &str, arguments: &[&str], text: &[u8]) -> Option<Value> {
    let Ok(python) = std::env::var("PERRON_TEST_PYTHON") else {
        eprintln!("PERRON_TEST_PYTHON is not set: calendar entries are not read back");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/app").join(script);
    let mut command = Command::new(python);
    command.arg(script).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = command.spawn().expect("Python starts");
    process.stdin.take().expect("its input").write_all(text).expect("it reads");
    let output = process.wait_with_output().expect("it ends");
    assert!(output.status.success(), "it could not read\n{}", String::from_utf8_lossy(text));
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}

fn party(name: &str, email: &str) -> Party {
    Party { name: name.to_owned(), email: email.to_owned() }
}

/// An entry that begins when a clock in a zone shows this time.
fn entry(uid: &str, zone: &str, clock: &str, minutes: i64) -> Entry {
    let clock: DateTime = clock.parse().expect("a time");
    let starts = clock.in_tz(zone).expect("a zone").timestamp().as_millisecond();
    Entry {
        uid: format!("{uid}@perron.example"),
        sequence: 3,
        stamp: starts - 1_000_000_000,
        starts,
        ends: starts + minutes * 60_000,
        zone: zone.to_owned(),
        title: String::from("Tea, talk; and \"more\""),
        about: String::from("One line,\nanother; with a back\\slash.\n\n———\n\nUne ligne en français"),
        location: String::from("12, Sample Street; second floor"),
        conference: Some(Conference {
            address: String::from("https://meet.example/room?a=b;c"),
            label: String::from("Join, now: \"please\""),
        }),
        url: String::from("https://perron.example/en/sessions/1"),
        status: Status::Confirmed,
        organiser: party("Round table: Sample; Street", "steps@example.org"),
        guest: Some(Guest { party: party("Lee, Ana", "ana@example.org"), answer: Answer::Unsaid }),
        alarm: Some(60),
    }
}

fn request(entries: &[Entry]) -> String {
    Calendar { method: Method::Request, lang: Lang::En, name: "", entries }.write()
}

fn utc(millis: i64) -> String {
    Timestamp::from_millisecond(millis).expect("a moment").strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Newfoundland's half hour, changes of the clocks, nights, hours that come twice, zones whose rules change.
fn hard_moments() -> Vec<Entry> {
    let mut entries: Vec<Entry> = [
        ("America/St_Johns", "2027-03-09T18:30", 60),
        ("America/St_Johns", "2024-03-12T18:30", 60),
        ("America/Toronto", "2027-03-14T01:30", 60),
        ("America/Halifax", "2026-12-31T23:30", 90),
        ("America/Regina", "2027-07-01T12:00", 60),
        ("America/Whitehorse", "2020-10-31T22:30", 180),
        ("America/Vancouver", "2026-03-07T18:00", 24 * 60),
        ("America/Vancouver", "2027-01-15T18:00", 60),
        ("Africa/Casablanca", "2023-03-18T23:00", 300),
        ("Europe/Dublin", "2027-01-05T19:00", 60),
        ("Pacific/Chatham", "2027-04-03T23:45", 300),
    ]
    .iter()
    .enumerate()
    .map(|(n, (zone, clock, minutes))| entry(&format!("hard-{n}"), zone, clock, *minutes))
    .collect();
    let first = entry("twice", "America/Toronto", "2027-11-07T01:15", 30);
    let hour = 3_600_000;
    entries.push(Entry {
        uid: String::from("again@perron.example"),
        starts: first.starts + hour,
        ends: first.ends + hour,
        ..first.clone()
    });
    entries.push(first);
    entries
}

#[test]
fn two_libraries_read_every_moment_and_word() {
    for entry in hard_moments() {
        let text = request(std::slice::from_ref(&entry));
        // by the zone's name, and by the zone as the text itself describes it
        for how in [&[][..], &["embedded"]] {
            let Some(read) = ask("read_calendar.py", how, text.as_bytes()) else { return };
            let expected = json!([{
                "method": "REQUEST",
                "uid": entry.uid,
                "sequence": 3,
                "starts": utc(entry.starts),
                "ends": utc(entry.ends),
                "summary": entry.title,
                "description": entry.about,
                "location": entry.location,
                "status": "CONFIRMED",
                "organiser": ["Round table: Sample; Street", "steps@example.org"],
                "attendee": ["Lee, Ana", "ana@example.org", "NEEDS-ACTION", "TRUE"],
                "conference": "https://meet.example/room?a=b;c",
                "alarms": [60],
            }]);
            for reader in ["icalendar", "vobject"] {
                assert_eq!(read[reader], expected, "{reader} {how:?} read\n{text}");
            }
        }
    }
}

#[test]
fn one_calendar_holds_them_all() {
    let entries = hard_moments();
    let calendar = Calendar {
        method: Method::Publish,
        lang: Lang::Fr,
        name: "Séances, rue; exemple",
        entries: &entries,
    };
    let text = calendar.write();
    assert_eq!(text, calendar.write(), "the same entries give the same text");
    for how in [&[][..], &["embedded"]] {
        let Some(read) = ask("read_calendar.py", how, text.as_bytes()) else { return };
        for reader in ["icalendar", "vobject"] {
            let found = read[reader].as_array().expect("entries");
            let moments: Vec<_> =
                found.iter().map(|one| (one["starts"].clone(), one["ends"].clone())).collect();
            let expected: Vec<_> =
                entries.iter().map(|one| (json!(utc(one.starts)), json!(utc(one.ends)))).collect();
            assert_eq!(moments, expected, "{reader} {how:?}");
        }
    }
}

/// Words as people write them, and signs that mean something in the format or to those who cut it into lines.
fn any_words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-zà-ÿ]{1,12}",
        2 => "[,;:\\\\\"'=^\n\r\t ]{1,4}",
        1 => "\\\\n|\\\\N|\\\\,|BEGIN:VEVENT|END:VCALENDAR|\r\nATTENDEE:x|\u{2028}|\u{2029}|\u{85}|\u{b}|\u{c}|\u{0}|\u{1c}|\u{1e}",
        1 => "(🏳️‍🌈|👩‍👩‍👧‍👦|e\u{301}|ᐃᓄᒃ|你好|\u{202e}|\u{feff}){1,9}",
        1 => "[x]{60,90}",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(word, 0..20).prop_map(|words| words.join(" "))
}

/// What a reader must find: line breaks of one kind, no other control characters.
fn tidy(text: &str) -> String {
    let breaks = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let text = text.replace("\r\n", "\n").replace(breaks, "\n").replace('\t', " ");
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

#[test]
fn any_words_survive_the_readers() {
    let mut runner = TestRunner::default();
    let mut words = || any_words().new_tree(&mut runner).expect("words").current();
    let entries: Vec<Entry> = (0..300)
        .map(|n| Entry {
            title: format!("T {}", words()),
            about: format!("D {}", words()),
            location: format!("L {}", words()),
            ..entry(&format!("any-{n}"), "America/St_Johns", "2027-03-09T18:30", 60)
        })
        .collect();
    let text = request(&entries);
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are at most 75 octets");
    let Some(read) = ask("read_calendar.py", &[], text.as_bytes()) else { return };
    let one_line = |text: &str| tidy(text).split_whitespace().collect::<Vec<_>>().join(" ");
    for reader in ["icalendar", "vobject"] {
        let found = read[reader].as_array().expect("entries");
        assert_eq!(found.len(), entries.len());
        for (entry, found) in entries.iter().zip(found) {
            assert_eq!(found["summary"], one_line(&entry.title), "{reader}");
            assert_eq!(found["location"], one_line(&entry.location), "{reader}");
            assert_eq!(found["description"], tidy(&entry.about).trim(), "{reader}");
        }
    }
}

/// Runs a program of Debian that `scripts/test-tools` installs; `None`, with a line that says so, where it is not.
fn run(program: &str, home: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .env("HOME", home)
        .env("TZ", "UTC")
        .env("LC_ALL", "C.UTF-8")
        .output();
    let Ok(output) = output else {
        eprintln!("{program} is not installed: calendar entries are not read back with it");
        return None;
    };
    let (said, wrong) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program} {arguments:?}: {said}{wrong}");
    Some(said.into_owned())
}

#[test]
fn khal_takes_an_entry_and_its_change_in_place() {
    let home = tempfile::tempdir().expect("a folder");
    let path = |name: &str| home.path().join(name).display().to_string();
    std::fs::create_dir(path("kept")).expect("a folder");
    let config = format!(
        "[calendars]\n[[perron]]\npath = {}\ntype = calendar\n[sqlite]\npath = {}\n[locale]\nlocal_timezone = UTC\n\
         default_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n\
         datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
        path("kept"),
        path("khal.db")
    );
    std::fs::write(path("config"), config).expect("written");
    let first = entry("khal", "America/St_Johns", "2027-03-09T18:30", 60);
    let moved = Entry {
        sequence: 4,
        starts: first.starts + 86_400_000,
        ends: first.ends + 86_400_000,
        ..first.clone()
    };
    for (one, expected) in
        [(&first, "2027-03-09 22:00|2027-03-09 23:00"), (&moved, "2027-03-10 22:00|2027-03-10 23:00")]
    {
        std::fs::write(path("invite.ics"), request(std::slice::from_ref(one))).expect("written");
        let import = ["-c", &path("config"), "import", "--batch", "-a", "perron", &path("invite.ics")];
        if run("khal", home.path(), &import).is_none() {
            return;
        }
        let format = "{start-long}|{end-long}|{title}|{location}|{uid}";
        let list =
            ["-c", &path("config"), "list", "--format", format, "--day-format", "", "2027-03-01", "30d"];
        let listed = run("khal", home.path(), &list).expect("khal");
        let lines: Vec<&str> = listed.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, [format!("{expected}|{}|{}|{}", one.title, one.location, one.uid)]);
    }
}

#[test]
fn calcurse_takes_every_hard_moment() {
    let home = tempfile::tempdir().expect("a folder");
    let (folder, file) = (home.path().join("kept"), home.path().join("invite.ics"));
    let entries = hard_moments();
    std::fs::write(&file, request(&entries)).expect("written");
    let (folder, file) = (folder.display().to_string(), file.display().to_string());
    if run("calcurse", home.path(), &["-q", "-D", &folder, "-i", &file]).is_none() {
        return;
    }
    let kept = std::fs::read_to_string(format!("{folder}/apts")).expect("what it keeps");
    assert_eq!(kept.lines().count(), entries.len());
    for entry in entries {
        let moment = |at: i64| {
            let at = Timestamp::from_millisecond(at).expect("a moment").to_zoned(TimeZone::UTC);
            at.strftime("%m/%d/%Y @ %H:%M").to_string()
        };
        let line = format!("{} -> {}>", moment(entry.starts), moment(entry.ends));
        assert!(kept.lines().any(|kept| kept.starts_with(&line)), "{line} ({}) in\n{kept}", entry.zone);
        assert!(kept.contains(&entry.title), "{kept}");
    }
}

#[test]
fn a_caldav_server_keeps_entries_and_finds_them_by_their_time() {
    let mut entries = hard_moments();
    let moved = entries[0].clone();
    entries.push(Entry {
        sequence: 9,
        starts: moved.starts + 3_600_000,
        ends: moved.ends + 3_600_000,
        ..moved
    });
    let asked: Vec<Value> = entries
        .iter()
        .map(|entry| {
            let at = |millis: i64, minutes: i64| {
                let at = Timestamp::from_millisecond(millis).expect("a moment");
                let at = at.checked_add(minutes.minutes()).expect("a moment");
                at.strftime("%Y%m%dT%H%M%SZ").to_string()
            };
            let name = entry.uid.split('@').next();
            let text = request(std::slice::from_ref(entry));
            // from its last minute on: a zone that is a quarter of an hour off would not be found
            json!({ "name": name, "text": text, "from": at(entry.ends, -1), "until": at(entry.ends, 10) })
        })
        .collect();
    if Command::new("radicale").arg("--version").output().is_err() {
        eprintln!("radicale is not installed: calendar entries are not put into a CalDAV server");
        return;
    }
    let text = json!(asked).to_string();
    let Some(answers) = ask("caldav.py", &[], text.as_bytes()) else { return };
    let answers = answers.as_array().expect("answers");
    assert_eq!(answers.len(), entries.len());
    for (entry, answer) in entries.iter().zip(answers) {
        assert_eq!(
            (&answer["status"], &answer["found"]),
            (&json!(201), &json!(1)),
            "{} {answer}",
            entry.zone
        );
        let kept = answer["kept"].as_str().expect("text");
        let read = ask("read_calendar.py", &[], kept.as_bytes()).expect("it was read before");
        for reader in ["icalendar", "vobject"] {
            let one = &read[reader][0];
            assert_eq!(one["starts"], utc(entry.starts), "{reader} read\n{kept}");
            assert_eq!((&one["ends"], &one["sequence"]), (&json!(utc(entry.ends)), &json!(entry.sequence)));
            assert_eq!((&one["summary"], &one["uid"]), (&json!(entry.title), &json!(entry.uid)));
        }
    }
}
