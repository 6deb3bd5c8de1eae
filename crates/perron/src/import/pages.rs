use std::fs;
use std::path::{Path as FilePath, PathBuf};

use axum::extract::Path;
use axum::extract::multipart::Field;
use axum::response::Response;
use store::job::State;
use tokio::io::AsyncWriteExt;

use super::problem::Said;
use super::views::{New, Progress, Show};
use super::work::{Order, folder};
use super::{KIND, Terms};
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::upload::Upload;
use crate::visit::Visit;

const LANGUAGES: &[(&str, &str)] = &[("en", "en"), ("fr", "fr"), ("other", "")];
const AFTERWARDS: &[(&str, bool)] = &[("open", true), ("closed", false)];
const LONGEST_QUESTION: usize = 200;

/// `GET /imports`
pub async fn new(visit: Visit) -> Result<Response, Error> {
    visit.show(&New { visit: &visit, form: Form::new() })
}

/// `POST /imports`: keeps the files, asks for the work, shows how far it is.
pub async fn create(visit: Visit, mut upload: Upload) -> Result<Response, Error> {
    visit.limit(Act::Upload)?;
    let id = visit.app.ids.next();
    let place = folder(&visit.app, id);
    let received = receive(&mut upload, &place).await;
    let refused = match received {
        Ok((mut form, files)) => {
            if files == 0 {
                form.refuse("files", "import-no-files", &[]);
            }
            match terms(&mut form) {
                Some(terms) if form.is_good() => return order(&visit, id, terms).await,
                _ => Ok(form),
            }
        }
        Err(error) => Err(error),
    };
    if let Err(error) = fs::remove_dir_all(&place) {
        tracing::warn!(%error, "a refused upload could not be removed");
    }
    visit.refuse(&New { visit: &visit, form: refused? })
}

/// `GET /imports/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let job = visit.app.db.read(move |tx| store::job::newest(tx, KIND, id)).await?.ok_or(Error::NotFound)?;
    let state = match job.state {
        State::Done => serde_json::from_str(&job.report).map_or_else(
            |_| Progress::Refused(Said::key("import-problem-other").text(visit.lang)),
            Progress::Done,
        ),
        State::Failed => Progress::Refused(Said::of_report(&job.report).text(visit.lang)),
        State::Waiting | State::Running => Progress::Under { done: job.done_steps, all: job.all_steps },
    };
    visit.show(&Show { visit: &visit, id: Id(id), state })
}

/// `GET /imports/{id}/changes`: tells the open page how far it is; at once, since it may have ended meanwhile.
pub async fn changes(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let stream = visit.app.events.stream(id);
    visit.app.events.tell(id);
    Ok(stream)
}

async fn order(visit: &Visit, id: i64, terms: Terms) -> Result<Response, Error> {
    let app = visit.app.clone();
    let payload =
        serde_json::to_value(Order { terms }).map_err(|error| Error::Internal(error.to_string()))?;
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db.write(move |tx| crate::jobs::ask(tx, &ids, now, KIND, id, &payload)).await?;
    visit.go(&format!("/imports/{}", Id(id)))
}

/// Writes the files into `place` as they come; what was typed besides, and how many files.
async fn receive(upload: &mut Upload, place: &FilePath) -> Result<(Form, usize), Error> {
    fs::create_dir_all(place)
        .map_err(|error| Error::Internal(format!("the upload cannot be kept: {error}")))?;
    let (mut typed, mut files) = (Vec::new(), 0);
    while let Some(field) = upload.next().await? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(str::to_owned) {
            Some(file) if !file.is_empty() => {
                write(field, &place.join(plain(&file))).await?;
                files += 1;
            }
            Some(_) => {}
            None => {
                let text = field.text().await.map_err(|problem| Error::of_status(problem.status()))?;
                typed.push((name, text));
            }
        }
    }
    Ok((Form::of_pairs(typed), files))
}

async fn write(mut field: Field<'_>, to: &FilePath) -> Result<(), Error> {
    let trouble = |error: std::io::Error| Error::Internal(format!("the upload cannot be kept: {error}"));
    let mut file = tokio::fs::File::create(to).await.map_err(trouble)?;
    while let Some(bytes) = field.chunk().await.map_err(|problem| Error::of_status(problem.status()))? {
        file.write_all(&bytes).await.map_err(trouble)?;
    }
    file.flush().await.map_err(trouble)
}

/// A file name without any folder and without anything odd: the name says what the file is, not where it goes.
fn plain(name: &str) -> PathBuf {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String =
        last.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).take(80).collect();
    let kept = kept.trim_start_matches('.').to_ascii_lowercase();
    PathBuf::from(if kept.is_empty() { "file".to_owned() } else { kept })
}

fn terms(form: &mut Form) -> Option<Terms> {
    let question_en = form.optional("question_en", LONGEST_QUESTION).unwrap_or_default();
    let question_fr = form.optional("question_fr", LONGEST_QUESTION).unwrap_or_default();
    let language = form.choice("language", LANGUAGES);
    let open = form.choice("state", AFTERWARDS);
    for (field, text) in [("question_en", &question_en), ("question_fr", &question_fr)] {
        if open == Some(true) && text.is_empty() {
            form.refuse(field, "import-question-needed", &[]);
        }
    }
    let zone = jiff::tz::TimeZone::system().iana_name().unwrap_or("UTC").to_owned();
    Some(Terms { question_en, question_fr, language: language?.to_owned(), open: open?, zone })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_leads_nowhere_else() {
        for (given, kept) in [
            ("votes.csv", "votes.csv"),
            ("../../etc/passwd", "passwd"),
            ("C:\\exports\\Votes.CSV", "votes.csv"),
            ("..", "file"),
            (".hidden.zip", "hidden.zip"),
            ("é è.zip", ".zip"),
            ("a\u{202e}b.csv", "ab.csv"),
        ] {
            assert_eq!(plain(given), PathBuf::from(kept.trim_start_matches('.')), "{given}");
        }
    }
}
