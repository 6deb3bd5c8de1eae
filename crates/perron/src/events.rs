//! Tells open pages that something changed, by server-sent events. A page that hears it asks for itself again.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, stream};
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

/// Who listens to what. A topic is the id of a conversation, an import, or whatever else changes.
pub struct Events(Mutex<Option<Topics>>);

/// By topic; `None` in their place when the house closes.
type Topics = HashMap<i64, watch::Sender<u64>>;

/// Between two events to one page: many votes a second are one change.
const PAUSE: Duration = Duration::from_secs(1);

impl Events {
    /// Says that something changed. Forgets a topic to which nobody listens.
    pub fn tell(&self, topic: i64) {
        let mut topics = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(topics) = topics.as_mut() else { return };
        match topics.get(&topic) {
            Some(sender) if sender.is_closed() => drop(topics.remove(&topic)),
            Some(sender) => sender.send_modify(|times| *times += 1),
            None => {}
        }
    }

    /// Says that anything may have changed.
    pub fn tell_all(&self) {
        let topics = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        topics.iter().flat_map(HashMap::values).for_each(|sender| sender.send_modify(|times| *times += 1));
    }

    /// Listens; what was told before is not heard.
    pub fn listen(&self, topic: i64) -> watch::Receiver<u64> {
        let mut topics = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match topics.as_mut() {
            Some(topics) => topics.entry(topic).or_default().subscribe(),
            None => watch::Sender::default().subscribe(),
        }
    }

    /// Ends every stream, since the house closes.
    pub fn close(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Whether somebody listens.
    pub fn is_heard(&self, topic: i64) -> bool {
        let topics = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        topics.as_ref().and_then(|topics| topics.get(&topic)).is_some_and(|sender| !sender.is_closed())
    }

    /// The stream of a page: `event: change` at once, but at most once a second, for as long as the page is open.
    pub fn stream(&self, topic: i64) -> Response {
        respond(told("change", self.listen(topic), PAUSE))
    }

    /// The stream of a page of several parts, each with a name and a topic of its own; with the least pause between two
    /// events of one name. The page says what it has seen: `is_behind` lets the first be told at once.
    pub fn parts(&self, parts: [(&'static str, i64); 3], pause: Duration, is_behind: bool) -> Response {
        let [first, second, third] = parts.map(|(name, topic)| {
            let mut receiver = self.listen(topic);
            if is_behind && topic == parts[0].1 {
                receiver.mark_changed();
            }
            told(name, receiver, pause)
        });
        respond(stream::select(first, stream::select(second, third)))
    }
}

/// One event each time, with a pause between two, and how often there was one.
fn told(
    name: &'static str,
    receiver: watch::Receiver<u64>,
    pause: Duration,
) -> impl Stream<Item = Result<Event, Infallible>> + Send + 'static {
    stream::unfold((receiver, Instant::now()), move |(mut receiver, quiet_until)| async move {
        receiver.changed().await.ok()?;
        sleep_until(quiet_until).await;
        let times = *receiver.borrow_and_update();
        let event = Event::default().event(name).data(times.to_string());
        Some((Ok(event), (receiver, Instant::now() + pause)))
    })
}

fn respond(events: impl Stream<Item = Result<Event, Infallible>> + Send + 'static) -> Response {
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(25))).into_response()
}

impl Default for Events {
    fn default() -> Self {
        Self(Mutex::new(Some(HashMap::new())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_listener_hears_of_its_topic_only() {
        let events = Events::default();
        let mut one = events.listen(1);
        let two = events.listen(2);
        events.tell(1);
        events.tell(3);
        one.changed().await.expect("the sender is there");
        assert_eq!(*one.borrow_and_update(), 1);
        assert!(!two.has_changed().expect("the sender is there"));
        drop(one);
        events.tell(1);
        assert_eq!(events.0.lock().expect("nobody panicked").as_ref().map(HashMap::len), Some(1));
    }

    #[tokio::test]
    async fn streams_end_when_the_house_closes() {
        let events = Events::default();
        let mut early = events.listen(1);
        events.close();
        assert!(early.changed().await.is_err());
        assert!(events.listen(2).changed().await.is_err());
        events.tell(1);
    }
}
