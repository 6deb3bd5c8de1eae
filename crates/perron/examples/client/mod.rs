//! The other side of the server in the measurements: one connection, one guest.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A kept-alive connection, and the cookie of whoever is at its other end.
pub struct Client {
    host: String,
    stream: TcpStream,
    pub cookie: String,
    buffer: Vec<u8>,
}

/// What the server answered.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Client {
    pub async fn connect(host: &str) -> Self {
        let stream = TcpStream::connect(host).await.expect("the server answers");
        stream.set_nodelay(true).unwrap();
        Self { host: host.to_owned(), stream, cookie: String::new(), buffer: Vec::with_capacity(64 * 1024) }
    }

    /// Asks for a page; `head` is empty, or more lines of the request.
    pub async fn get(&mut self, path: &str, head: &str) -> Answer {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nAccept-Language: en\r\n{head}Cookie: {}\r\n\r\n",
            self.host, self.cookie
        );
        self.ask(&request).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, form: &str) -> Answer {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.cookie,
            form.len(),
            host = self.host,
        );
        self.ask(&request).await
    }

    async fn ask(&mut self, request: &str) -> Answer {
        self.stream.write_all(request.as_bytes()).await.expect("the connection stays open");
        self.buffer.clear();
        let head_end = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            assert!(
                self.stream.read_buf(&mut self.buffer).await.unwrap() > 0,
                "the server closed the connection"
            );
        };
        let head = String::from_utf8_lossy(&self.buffer[..head_end]).into_owned();
        let length = header(&head, "content-length").map_or(0, |l| l.parse::<usize>().unwrap());
        while self.buffer.len() < head_end + length {
            assert!(
                self.stream.read_buf(&mut self.buffer).await.unwrap() > 0,
                "the answer stops in the middle"
            );
        }
        if let Some(cookie) = header(&head, "set-cookie") {
            let pair = cookie.split(';').next().unwrap_or_default();
            if pair.starts_with("guest=") {
                pair.clone_into(&mut self.cookie);
            }
        }
        let status = head[9..12].parse().unwrap();
        let body = String::from_utf8_lossy(&self.buffer[head_end..head_end + length]).into_owned();
        Answer { status, head, body }
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|w| w == needle)
}

/// Value of a line of the head.
pub fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .find_map(|l| l.split_once(": ").filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v))
}

/// Value of the hidden field `name` on the page.
pub fn field(page: &str, name: &str) -> Option<String> {
    let at = page.find(&format!("name=\"{name}\" value=\""))? + name.len() + 15;
    Some(page[at..].split('"').next().unwrap_or_default().to_owned())
}
