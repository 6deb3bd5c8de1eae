//! The letter to whoever wrote something: it is hidden now, or shown again.

use store::ruling::Act;
use store::{Tx, person};

use super::Named;
use super::found::Found;
use crate::app::App;
use crate::error::Error;
use crate::i18n::Lang;
use crate::mail::letters::Note;
use crate::mail::{self, Address};

/// Writes to an author who has an account and an address. The words themselves stay out of the mail.
pub fn tell(tx: &mut Tx<'_>, app: &App, found: &Found, act: Act) -> Result<(), Error> {
    let subject = match act {
        Act::Hide => "report-letter-hidden",
        Act::Show => "report-letter-shown",
        Act::Leave => return Ok(()),
    };
    let author = found.owner.as_deref().and_then(|owner| owner.strip_prefix('p')?.parse().ok());
    let Some(author) = author.map(|id| person::by_id(tx, id)).transpose()?.flatten() else { return Ok(()) };
    let Some(to) = author.email.as_deref().and_then(Address::parse) else { return Ok(()) };
    let lang = Lang::from(author.language);
    let house = &app.settings.address;
    let link = format!("{house}/{}/reports/{}/reason", lang.code(), Named(found.thing));
    let note = Note {
        lang,
        subject: lang.text(subject),
        lines: vec![lang.text(&format!("{subject}-text"))],
        button: lang.text("report-letter-see"),
        link: &link,
        foot: lang.text("report-letter-foot"),
        house,
    };
    mail::post(tx, &app.ids, app.clock.now(), &to, note.write()?)?;
    Ok(())
}
