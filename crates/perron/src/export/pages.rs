use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use store::conversation::State;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::{FEWEST, Reader, gather};
use crate::error::Error;
use crate::exchange::{Conversation, archive};
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// `GET /conversations/{id}/export.zip`: sent while it is made.
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let address = visit.full_url(&format!("/conversations/{}", Id(id)));
    let may_run = visit.may(Deed::Run);
    let gathered = visit.app.db.read(move |tx| {
        let found = store::conversation::by_id(tx, id)?.filter(|c| may_run || c.state != State::Draft);
        if found.is_none() { Ok(None) } else { gather(tx, id, Reader::Everyone, &address) }
    });
    let conversation =
        gathered.await.map_err(|error: store::Error| Error::from(error))?.ok_or(Error::NotFound)?;
    if !may_run && people(&conversation) < FEWEST {
        return Err(Error::NotFound);
    }
    let name = format!("attachment; filename=\"perron-{}.zip\"", Id(id));
    let headers = [(header::CONTENT_TYPE, "application/zip".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, Body::from_stream(sent(conversation))).into_response())
}

fn people(conversation: &Conversation) -> usize {
    conversation.votes.iter().map(|cast| cast.participant).collect::<BTreeSet<_>>().len()
}

/// The bytes of the archive, as a thread makes them.
fn sent(conversation: Conversation) -> impl stream::Stream<Item = io::Result<Bytes>> {
    let (sender, receiver) = channel(8);
    tokio::task::spawn_blocking(move || {
        let to = Pipe(sender.clone());
        if let Err(error) = archive::write(&conversation, &BTreeMap::new(), to) {
            // whoever asked has gone away, or hears of it as a download that was cut
            let _ = sender.blocking_send(Err(error));
        }
    });
    stream::unfold(receiver, |mut receiver: Receiver<io::Result<Bytes>>| async {
        receiver.recv().await.map(|bytes| (bytes, receiver))
    })
}

/// What a thread writes into, for the answer.
struct Pipe(Sender<io::Result<Bytes>>);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.0.blocking_send(Ok(Bytes::copy_from_slice(bytes)));
        sent.map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
