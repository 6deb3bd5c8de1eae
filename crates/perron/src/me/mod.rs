//! Me: everything that is kept about somebody, on one page and in one file; and leaving, which removes it.

mod file;
pub mod leave;
mod pages;
pub mod part;
mod views;

use store::Bilingual;
use store::personal::{NOUNS, Noun, Owner, Shown};

use crate::app::Shared;
use crate::error::Error;
use crate::mail::Address;
use crate::place::ask::said as place_said;
use crate::pledge::sign;
use crate::response;
use crate::routes::{Access, Route};
use crate::self_identification::{self, Answers, Lock};
use crate::visit::Visit;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/me", Access::Guest, pages::show),
        Route::get("/me/everything.zip", Access::Guest, pages::download),
        Route::get("/me/deletion", Access::Guest, pages::ask),
        Route::post("/me/deletion", Access::Guest, pages::leave),
    ]
}

/// What is kept of somebody in one noun.
pub struct Chapter {
    /// Which.
    pub noun: &'static Noun,
    /// Row by row, in the columns of the noun.
    pub rows: Vec<Vec<Shown>>,
}

/// Everything that is kept of somebody.
pub struct Everything {
    /// Nouns of which something is kept.
    pub chapters: Vec<Chapter>,
    /// What they say of themselves; `None`: it does not open now.
    pub said: Option<Answers>,
    /// What they said of themselves in waves of a pulse: the title of the wave, and the answers.
    pub said_in_waves: Vec<(Bilingual, Answers)>,
    /// Where they say they live, in words of each language.
    pub residence: [String; 2],
}

/// Whose page it is.
pub fn owner(visit: &Visit) -> Owner {
    let person = visit.person.as_ref();
    let address = person.and_then(|person| person.email.clone());
    let hash = address.as_deref().and_then(Address::parse);
    Owner {
        person_id: person.map(|person| person.id),
        holder: visit.holder().unwrap_or_default(),
        address_hash: hash.map(|address| sign::address_hash(&visit.app, &address)),
        address,
    }
}

/// Reads everything.
pub async fn everything(app: &Shared, owner: &Owner) -> Result<Everything, Error> {
    use crate::i18n::Lang;
    let wanted = owner.clone();
    let read = app.db.read(move |tx| {
        let mut chapters = Vec::new();
        for noun in NOUNS {
            let rows = noun.read(tx, &wanted)?;
            if !rows.is_empty() {
                chapters.push(Chapter { noun, rows });
            }
        }
        let residence = match wanted.person_id {
            Some(id) => store::residence::of_person(tx, id)?,
            None => store::residence::Residence::Unsaid,
        };
        Ok::<_, store::Error>((chapters, residence))
    });
    let (chapters, residence) = read.await?;
    let said = match (owner.person_id, self_identification::lock(app).await?) {
        (Some(id), Lock::Open(key)) => Some(self_identification::of_person(app, &key, id).await?),
        (Some(_), Lock::Shut(_)) => None,
        _ => Some(Answers::default()),
    };
    let said_in_waves = match self_identification::lock(app).await? {
        Lock::Open(key) => response::of_owner(app, key, owner.holder.clone(), owner.address.clone()).await?,
        Lock::New | Lock::Shut(_) => Vec::new(),
    };
    let residence =
        [place_said(&app.db, Lang::En, residence).await?, place_said(&app.db, Lang::Fr, residence).await?];
    Ok(Everything { chapters, said, said_in_waves, residence })
}
