//! `perron` as a process: its commands, and a house on a port of its own, asked over TCP as a browser would.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::world::{Page, keep_cookies};

/// The program with these arguments, and no setting from outside.
pub fn perron(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perron"));
    command.args(arguments).stdin(Stdio::null());
    for setting in perron::settings::SETTINGS {
        command.env_remove(setting.env);
    }
    command
}

/// What a command printed; fails if the command does.
#[track_caller]
pub fn done(arguments: &[&str]) -> String {
    let output = perron(arguments).output().expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    String::from_utf8(output.stdout).expect("text")
}

/// What a command said on stderr.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A text as a string, for arguments.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

/// `perron serve`, until it is closed or dropped.
pub struct House {
    child: Child,
    port: u16,
    log: Option<JoinHandle<String>>,
}

impl House {
    /// Opens a house on a free port and waits until it says so.
    pub fn open(arguments: &[&str]) -> Self {
        let mut command = perron(&["serve", "--listen", "127.0.0.1:0"]);
        command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut errors = child.stderr.take().expect("its log");
        let log = std::thread::spawn(move || {
            let mut all = Vec::new();
            drop(errors.read_to_end(&mut all));
            String::from_utf8_lossy(&all).into_owned()
        });
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let mut next = || lines.next().and_then(Result::ok).unwrap_or_default();
        let opened = next();
        let port = opened
            .strip_prefix("Perron is open on http://localhost:")
            .and_then(|rest| rest.strip_suffix('/'));
        let port = port.and_then(|port| port.parse().ok()).unwrap_or_else(|| panic!("not open: {opened}"));
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, port, log: Some(log) }
    }

    /// Where it answers.
    pub fn host(&self) -> String {
        format!("localhost:{}", self.port)
    }

    /// Someone with an empty cookie jar.
    pub fn visitor(&self) -> Visitor<'_> {
        Visitor { house: self, cookies: BTreeMap::new(), heads: Vec::new(), tokens: Vec::new() }
    }

    /// The most memory it ever held, in kilobytes.
    pub fn peak(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("a process");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("its peak");
        line.trim().trim_end_matches("kB").trim().parse().expect("a number")
    }

    /// Tells it to stop, as whatever runs it does; what it logged.
    pub fn close(mut self) -> String {
        let told = Command::new("kill").arg(self.child.id().to_string()).status().expect("kill");
        assert!(told.success());
        assert!(self.child.wait().expect("an end").success());
        self.log.take().and_then(|log| log.join().ok()).unwrap_or_default()
    }
}

impl Drop for House {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A browser without a screen.
pub struct Visitor<'h> {
    house: &'h House,
    pub cookies: BTreeMap<String, String>,
    heads: Vec<(&'static str, String)>,
    /// Form tokens that were sent.
    pub tokens: Vec<String>,
}

impl Visitor<'_> {
    /// Sends a header with every request from now on.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.heads.push((name, value.to_owned()));
        self
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> Page {
        self.send("GET", path, "", &mut io::empty(), 0)
    }

    /// Sends the form of a page: its token is taken from there.
    pub fn submit(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.get(page).token();
        self.tokens.push(token.clone());
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("token", &token).extend_pairs(fields);
        let body = body.finish().into_bytes();
        self.send(
            "POST",
            action,
            "application/x-www-form-urlencoded",
            &mut body.as_slice(),
            body.len() as u64,
        )
    }

    /// Sends anything of a known length, as it comes; reads the answer even if it comes early.
    pub fn send(&mut self, method: &str, path: &str, kind: &str, body: &mut dyn Read, length: u64) -> Page {
        let mut line = TcpStream::connect(("127.0.0.1", self.house.port)).expect("a connection");
        line.set_read_timeout(Some(Duration::from_secs(60))).expect("a time limit");
        let host = self.house.host();
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
        if !kind.is_empty() {
            head += &format!("content-type: {kind}\r\ncontent-length: {length}\r\n");
        }
        for (name, value) in &self.heads {
            head += &format!("{name}: {value}\r\n");
        }
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        head += &format!("cookie: {}\r\n\r\n", cookies.join("; "));
        line.write_all(head.as_bytes()).expect("sent");
        io::copy(body, &mut line).expect("taken to the end");
        let mut answer = Vec::new();
        line.read_to_end(&mut answer).expect("an answer");
        let page = parsed(&answer);
        keep_cookies(&mut self.cookies, &page.headers);
        page
    }
}

fn parsed(answer: &[u8]) -> Page {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8_lossy(&answer[..end]);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
    let status = StatusCode::from_u16(status.expect("a status")).expect("a status");
    let headers: HeaderMap = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| {
            (HeaderName::try_from(name).expect("a name"), HeaderValue::try_from(value).expect("a value"))
        })
        .collect();
    let body = &answer[end + 4..];
    let (text, bytes) = (String::from_utf8_lossy(body).into_owned(), body.to_vec());
    Page { status, headers, text, length: bytes.len(), bytes: bytes.into() }
}
