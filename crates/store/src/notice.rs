//! Telling live pages that something changed: in this process, and in the others that share a PostgreSQL.
//!
//! PostgreSQL's `NOTIFY` inside a transaction makes all such commits wait for one another. So notices leave after the
//! commit, over one connection, many at a time and each once. One that is lost with a broken connection is made good
//! by [`News::Missed`].

use crate::{Error, Result};
use std::collections::HashSet;
use std::future::poll_fn;
use std::time::Duration;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_postgres::{AsyncMessage, Client, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

/// Something changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Notice {
    /// What kind of thing: a noun, one word.
    pub topic: String,
    /// Which one, usually an id.
    pub about: String,
}

/// What a [`Listener`] hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// This changed, and the change can be read now.
    Changed(Notice),
    /// Notices were lost (the listener was slow, or the connection broke): anything may have changed.
    Missed,
}

/// Hears every notice from the moment it was made; see [`Db::listen`](crate::Db::listen).
pub struct Listener(pub(crate) broadcast::Receiver<News>);

impl Listener {
    /// Waits for the next news; None when the database is closed.
    pub async fn next(&mut self) -> Option<News> {
        match self.0.recv().await {
            Ok(news) => Some(news),
            Err(RecvError::Lagged(_)) => Some(News::Missed),
            Err(RecvError::Closed) => None,
        }
    }
}

/// Carries notices to and from PostgreSQL. Ends when it is dropped.
pub(crate) struct Telegraph(mpsc::UnboundedSender<Notice>);

impl Telegraph {
    /// Connects; what arrives goes to `news`.
    pub(crate) async fn start(line: Line, news: broadcast::Sender<News>) -> Result<Telegraph> {
        let connected = line.connect(&news).await?;
        let (sender, outbox) = mpsc::unbounded_channel();
        tokio::spawn(carry(line, connected, outbox, news));
        Ok(Telegraph(sender))
    }

    pub(crate) fn tell(&self, told: Vec<Notice>) {
        told.into_iter().for_each(|notice| drop(self.0.send(notice)));
    }
}

/// How to connect.
pub(crate) struct Line {
    pub(crate) config: Config,
    pub(crate) tls: MakeRustlsConnect,
}

struct Connected {
    client: Client,
    ended: JoinHandle<()>,
}

impl Line {
    async fn connect(&self, news: &broadcast::Sender<News>) -> Result<Connected> {
        let (client, mut connection) = self.config.connect(self.tls.clone()).await.map_err(Error::from)?;
        let news = news.clone();
        let ended = tokio::spawn(async move {
            while let Some(Ok(message)) = poll_fn(|context| connection.poll_message(context)).await {
                if let AsyncMessage::Notification(told) = message
                    && let Some((topic, about)) = told.payload().split_once(' ')
                {
                    let notice = Notice { topic: topic.to_owned(), about: about.to_owned() };
                    let _ = news.send(News::Changed(notice)); // nobody may be listening
                }
            }
        });
        client.batch_execute("LISTEN perron").await?;
        Ok(Connected { client, ended })
    }
}

/// Sends what is in the outbox, many at a time; connects again when the connection breaks.
async fn carry(
    line: Line,
    mut connected: Connected,
    mut outbox: mpsc::UnboundedReceiver<Notice>,
    news: broadcast::Sender<News>,
) {
    let mut batch = Vec::new();
    loop {
        if batch.is_empty() {
            tokio::select! {
                count = outbox.recv_many(&mut batch, 1000) => if count == 0 { return }, // the database is closed
                _ = &mut connected.ended => {}
            }
        }
        if send(&connected.client, &batch).await.is_ok() {
            batch.clear();
            continue;
        }
        while !outbox.is_closed() {
            tokio::time::sleep(Duration::from_millis(500)).await;
            if let Ok(again) = line.connect(&news).await {
                connected = again;
                let _ = news.send(News::Missed);
                break;
            }
        }
    }
}

async fn send(client: &Client, batch: &[Notice]) -> Result<()> {
    let words: HashSet<String> =
        batch.iter().map(|notice| format!("{} {}", notice.topic, notice.about)).collect();
    let words: Vec<String> = words.into_iter().collect();
    let text = "SELECT pg_notify('perron', word) FROM unnest(cast($1 AS text[])) AS word";
    client.execute(text, &[&words]).await?;
    Ok(())
}
