//! Something that takes a while to work out and may be some seconds old.

use std::sync::Arc;

use tokio::sync::Mutex;

/// The last of it, and when it was worked out.
pub struct Fresh<T> {
    keep: i64,
    last: Mutex<Option<(i64, Arc<T>)>>,
}

impl<T> Fresh<T> {
    /// Nothing yet; what comes holds for so many milliseconds.
    pub fn new(keep: i64) -> Self {
        Self { keep, last: Mutex::new(None) }
    }

    /// The last of it, or a new one; whoever asks meanwhile waits for the same.
    ///
    /// # Errors
    /// Those of `make`.
    pub async fn get<E>(&self, now: i64, make: impl AsyncFnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        let mut last = self.last.lock().await;
        if let Some((made, it)) = &*last
            && (*made..made + self.keep).contains(&now)
        {
            return Ok(it.clone());
        }
        let it = Arc::new(make().await?);
        *last = Some((now, it.clone()));
        Ok(it)
    }

    /// It has changed: whoever asks next gets a new one.
    pub async fn forget(&self) {
        *self.last.lock().await = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_is_worked_out_again_when_it_is_old() {
        let fresh = Fresh::new(10);
        let get = async |now| *fresh.get(now, async || Ok::<_, ()>(now)).await.expect("made");
        assert_eq!(get(100).await, 100);
        assert_eq!(get(109).await, 100);
        assert_eq!(get(110).await, 110);
        assert_eq!(get(50).await, 50);
        assert!(fresh.get(1000, async || Err("no")).await.is_err());
    }
}
