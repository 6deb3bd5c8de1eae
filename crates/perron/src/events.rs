//! Tells open pages that something changed, by server-sent events. A page that hears it asks for itself again.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Mutex;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::watch;

/// Who listens to what. A topic is the id of a conversation, an import, or whatever else changes.
#[derive(Default)]
pub struct Events(Mutex<HashMap<i64, watch::Sender<u64>>>);

/// Between two events to one page: many votes a second are one change.
const PAUSE: Duration = Duration::from_secs(1);

impl Events {
    /// Says that something changed. Forgets a topic to which nobody listens.
    pub fn tell(&self, topic: i64) {
        let mut topics = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(sender) = topics.get(&topic) {
            if sender.is_closed() {
                topics.remove(&topic);
            } else {
                sender.send_modify(|times| *times += 1);
            }
        }
    }

    /// Listens; what was told before is not heard.
    pub fn listen(&self, topic: i64) -> watch::Receiver<u64> {
        let mut topics = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        topics.entry(topic).or_default().subscribe()
    }

    /// The stream of a page: `event: change` at most once a second, for as long as the page is open.
    pub fn stream(&self, topic: i64) -> Response {
        let changes = stream::unfold(self.listen(topic), |mut receiver| async {
            receiver.changed().await.ok()?;
            tokio::time::sleep(PAUSE).await;
            let times = *receiver.borrow_and_update();
            let event = Event::default().event("change").data(times.to_string());
            Some((Ok::<_, Infallible>(event), receiver))
        });
        Sse::new(changes).keep_alive(KeepAlive::new().interval(Duration::from_secs(25))).into_response()
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
        assert_eq!(events.0.lock().expect("nobody panicked").len(), 1);
    }
}
