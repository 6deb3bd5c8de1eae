use axum::extract::Path;
use axum::response::Response;
use store::community::Community;
use store::invitation::{self, Invitation};

use super::found;
use crate::community::forms::{self, NewInvitation};
use crate::community::invitation::{self as inviting, Made};
use crate::community::path;
use crate::community::people::base;
use crate::community::views::{Head, Invitations, Opened, Spent};
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::qr::Qr;
use crate::visit::Visit;

/// `GET /communities/{id}/invitations`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    let form = Form::filled([("role", base(read.community.kind).word())]);
    visit.show(&read.view(&visit, form, None))
}

/// `POST /communities/{id}/invitations`: a link to pass on, shown once; or a mail.
pub async fn make(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Community)?;
    let read = Read::of(&visit, id).await?;
    let Some(new) = NewInvitation::parse(&mut form, read.community.kind, visit.app.clock.now()) else {
        return visit.refuse(&read.view(&visit, form, None));
    };
    match inviting::make(&visit.app, visit.lang, id, visit.me()?.id, new).await? {
        Made::Mailed => visit.go_saying(&format!("{}/invitations", path(id)), "community-invitation-mailed"),
        Made::TooMany => {
            form.refuse("email", "community-invitation-too-many", &[("most", inviting::A_DAY.into())]);
            visit.refuse(&read.view(&visit, form, None))
        }
        Made::Code(code) => {
            let read = Read::of(&visit, id).await?;
            let link = visit.full_url(&format!("/invitations/{code}"));
            let form = Form::filled([("role", base(read.community.kind).word())]);
            let made = Qr::of(&link).map(|qr| (link, qr));
            visit.show(&read.view(&visit, form, made))
        }
    }
}

/// `POST /communities/{id}/invitations/{invitation}/removal`
pub async fn remove(visit: Visit, Path((Id(id), Id(invitation))): Path<(Id, Id)>) -> Result<Response, Error> {
    let done = visit.app.db.write(move |tx| invitation::delete(tx, id, invitation)).await?;
    let said = if done { "community-invitation-removed" } else { "community-refused-too-late" };
    visit.go_saying(&format!("{}/invitations", path(id)), said)
}

/// `GET /invitations/{code}`: changes nothing, since programs that guard mailboxes open every link.
pub async fn open(visit: Visit, Path(code): Path<String>) -> Result<Response, Error> {
    let Some((invitation, community)) = inviting::look(&visit.app, &code).await? else {
        return visit.show(&Spent { visit: &visit });
    };
    let name = visit.person.as_ref().map_or("", |person| person.name.as_str());
    let form = Form::filled([("name", name)]);
    visit.show(&Opened {
        visit: &visit,
        head: Head::of(&visit, &community),
        invitation: &invitation,
        code,
        form,
    })
}

/// `POST /invitations/{code}`: comes in.
pub async fn accept(visit: Visit, Path(code): Path<String>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Community)?;
    let Some((invitation, community)) = inviting::look(&visit.app, &code).await? else {
        return visit.show(&Spent { visit: &visit });
    };
    let me = visit.me()?;
    let Some(person) = forms::person(&mut form, me.id) else {
        let head = Head::of(&visit, &community);
        return visit.refuse(&Opened { visit: &visit, head, invitation: &invitation, code, form });
    };
    let (app, email) = (visit.app.clone(), me.email.clone());
    let write = move |tx: &mut store::Tx<'_>| inviting::accept(tx, &app, &code, email.as_deref(), person);
    match visit.app.db.write(write).await {
        Ok(Ok(id)) => visit.go_saying(&format!("{}/membership", path(id)), "community-joined"),
        Ok(Err(refusal)) => visit.go_saying(&path(community.id), refusal.key()),
        Err(Error::Gone) => visit.show(&Spent { visit: &visit }),
        Err(error) => Err(error),
    }
}

/// What the page needs.
struct Read {
    community: Community,
    invitations: Vec<Invitation>,
}

impl Read {
    async fn of(visit: &Visit, id: i64) -> Result<Self, Error> {
        let (community, now) = (found(visit, id).await?, visit.app.clock.now());
        let invitations = visit.app.db.read(move |tx| invitation::of_community(tx, id, now)).await?;
        Ok(Self { community, invitations })
    }

    fn view<'a>(&'a self, visit: &'a Visit, form: Form, made: Option<(String, Qr)>) -> Invitations<'a> {
        Invitations {
            visit,
            head: Head::of(visit, &self.community),
            form,
            invitations: self.invitations.clone(),
            made,
            has_mail: visit.app.settings.mail_server.is_some(),
        }
    }
}
