//! Mail: kept without a server, sent by a real one, tried again, given up; and never in the way of what caused it.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use perron::jobs::{Runner, Running};
use perron::mail::{self, Mailer};
use store::Db;
use store::mail::{Mail, State};
use store::person::Role;

use crate::world::{World, on_both};

/// Who writes, as each mail says it.
pub const IDENTITY: &str =
    "Mill Street Round Table · 12 Mill Street, Halifax NS  B3H 1A1 · steps@example.org";

/// A runner that does nothing but send.
pub fn runner(world: &World, mailer: Option<Arc<Mailer>>) -> Running {
    let app = world.app.clone();
    let send = move |task| mail::send(app.db.clone(), app.clock.clone(), mailer.clone(), task);
    Runner::new(world.app.db.clone(), world.app.clock.clone()).on(mail::JOB, 2, mail::ATTEMPTS, send).start()
}

async fn ask(world: &World, lang: &str, email: &str) {
    let path = format!("/{lang}/sign-in");
    world.browser().submit(&path, &path, &[("email", email)]).await.is(303);
}

/// The newest mail, once it is no longer waiting to be tried for the first time.
pub async fn settled(db: &Db) -> Mail {
    for _ in 0..2000 {
        let newest = db.read(|tx| store::mail::page(tx, i64::MAX, 1)).await.unwrap().remove(0);
        if newest.state != State::Waiting || !newest.problem.is_empty() {
            return newest;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("the mail was not sent within ten seconds");
}

#[tokio::test]
async fn without_a_mail_server_mail_is_kept_for_the_operator() {
    on_both(async |world| {
        let running = runner(&world, None);
        ask(&world, "fr", "marie@example.org").await;
        let kept = settled(&world.app.db).await;
        assert_eq!((kept.state, kept.subject.as_str()), (State::Kept, "Votre lien de connexion"));
        let mut operator = world.signed_in(Role::Operator).await;
        let list = operator.get("/en/outbox").await;
        list.is(200).says("There is no mail server yet").says("marie@example.org").says("Kept here");
        let path = format!("/fr/outbox/{}", store::ids::to_text(kept.id));
        operator.get(&path).await.is(200).says("/fr/sign-in/").says("Gardé ici");
        for role in [Role::Member, Role::Moderator] {
            let mut other = world.signed_in(role).await;
            other.get("/en/outbox").await.is(403);
            other.get(&path).await.is(403);
        }
        world.browser().get(&path).await.is(303);
        running.stop().await;
    })
    .await;
}

/// A real mail server that prints each message it takes as a line of JSON.
pub struct MailServer {
    process: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
    pub port: u16,
}

/// Refuses `refused@…` for good, and `later…` the first time.
const SERVER: &str = r#"
import asyncio, email, email.policy, json, sys
from aiosmtpd.smtp import SMTP
seen = set()
class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 5.1.1 <" + address + "> is not known here"
        if address.startswith("later") and address not in seen:
            seen.add(address)
            return "451 4.3.0 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"
    async def handle_DATA(self, server, session, envelope):
        parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = {kind: parsed.get_body((kind,)).get_content() for kind in ("plain", "html")}
        print(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "data": envelope.content.decode(),
            "head": {name: str(value) for name, value in parsed.items()}, **parts}), flush=True)
        return "250 OK"
async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler(), hostname="localhost"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
asyncio.run(main())
"#;

impl MailServer {
    /// `None`, with a line that says so, where there is no Python with aiosmtpd.
    pub fn start() -> Option<Self> {
        let Ok(python) = std::env::var("PERRON_TEST_PYTHON") else {
            eprintln!("PERRON_TEST_PYTHON is not set: the test with a real mail server is skipped");
            return None;
        };
        let mut command = Command::new(python);
        command.args(["-c", SERVER]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().expect("Python starts");
        let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        let port = lines.next().expect("a port").expect("text").parse().expect("a number");
        Some(Self { process, lines, port })
    }

    pub fn mailer(&self) -> Arc<Mailer> {
        let url = format!("smtp://127.0.0.1:{}", self.port);
        Arc::new(Mailer::new(&url, "Perron <steps@example.org>", IDENTITY).expect("a mailer"))
    }

    pub fn next(&mut self) -> serde_json::Value {
        serde_json::from_str(&self.lines.next().expect("a message").expect("text")).expect("JSON")
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_real_mail_server_takes_the_letter_in_text_and_html() {
    let Some(mut server) = MailServer::start() else { return };
    for (n, db) in store::testing::databases().await.into_iter().enumerate() {
        let late = format!("later{n}@example.org");
        let world = World::on(db).await;
        let running = runner(&world, Some(server.mailer()));
        ask(&world, "fr", "marie@example.org").await;
        let sent = settled(&world.app.db).await;
        assert_eq!((sent.state, sent.text.as_str(), sent.html.as_str()), (State::Sent, "", ""));
        let message = server.next();
        assert_eq!(message["from"], "steps@example.org");
        assert_eq!(message["to"], serde_json::json!(["marie@example.org"]));
        let data = message["data"].as_str().unwrap();
        for part in
            ["multipart/alternative", "text/plain", "text/html", "Content-Language: fr", "Auto-Submitted"]
        {
            assert!(data.contains(part), "{part} in\n{data}");
        }
        assert_eq!(data.matches("\r\nTo: ").count(), 1);
        assert_eq!(message["head"]["Subject"], "Votre lien de connexion");
        assert!(
            message["head"]["List-Unsubscribe"].is_null(),
            "nobody unsubscribes from what they asked for"
        );
        for kind in ["plain", "html"] {
            assert!(
                message[kind].as_str().unwrap().contains("12 Mill Street, Halifax"),
                "{kind} says who writes"
            );
        }

        ask(&world, "en", "refused@example.org").await;
        let refused = settled(&world.app.db).await;
        assert_eq!((refused.state, refused.problem.as_str()), (State::Failed, "outbox-refused 550"));
        let mut operator = world.signed_in(Role::Operator).await;
        let outbox = operator.get("/fr/outbox").await;
        outbox.is(200).says("refusé pour de bon (code 550)").says("Adresses auxquelles nous n’écrivons plus");
        world.clock.advance(3_600_000);
        ask(&world, "en", "refused@example.org").await;
        let again = settled(&world.app.db).await;
        assert_eq!((again.state, again.problem.as_str()), (State::Failed, "outbox-stopped"));
        let address = [("address", "refused@example.org")];
        operator.submit("/en/outbox", "/en/outbox/addresses", &address).await.is(303);
        operator.submit("/en/outbox", "/en/outbox/addresses", &address).await.is(404);
        assert!(!operator.get("/en/outbox").await.text.contains("no longer write to"));

        ask(&world, "en", &late).await;
        let later = settled(&world.app.db).await;
        assert_eq!((later.state, later.problem.as_str()), (State::Waiting, "outbox-later 451"));
        running.stop().await;
        world.clock.advance(21_000);
        let running = runner(&world, Some(server.mailer()));
        assert_eq!(server.next()["to"], serde_json::json!([late]));
        running.stop().await;
    }
}

#[tokio::test]
async fn trouble_with_mail_is_no_trouble_for_who_asked() {
    let world = World::new().await;
    let silent = Arc::new(Mailer::new("smtp://127.0.0.1:1", "steps@example.org", "").expect("a mailer"));
    let running = runner(&world, Some(silent));
    ask(&world, "en", "marie@example.org").await;
    let waiting = settled(&world.app.db).await;
    assert_eq!((waiting.state, waiting.problem.as_str()), (State::Waiting, "outbox-silent"));
    assert!(waiting.text.contains("/sign-in/"), "kept until it is sent");
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_kept_is_sent_when_the_operator_says_so() {
    let Some(mut server) = MailServer::start() else { return };
    let flags = [("mail-server", "smtp://127.0.0.1:1")];
    let world = World::with(store::testing::sqlite().await, &flags).await;
    let running = runner(&world, None);
    ask(&world, "en", "marie@example.org").await;
    let id = settled(&world.app.db).await.id;
    running.stop().await;
    let running = runner(&world, Some(server.mailer()));
    let mut operator = world.signed_in(Role::Operator).await;
    let path = format!("/en/outbox/{}/attempts", store::ids::to_text(id));
    operator.submit("/en/outbox", &path, &[]).await.is(303);
    assert_eq!(server.next()["to"], serde_json::json!(["marie@example.org"]));
    running.stop().await;
    operator.submit("/en/outbox", &path, &[]).await.is(303);
    operator.get("/en/outbox").await.says("already sent");
}

/// The report of the seeds, about another mail and address.
fn report(id: i64, address: &str, status: &str) -> String {
    const SEED: &str = include_str!("../../../../fuzz/seeds/bounce/report.eml");
    let about = SEED.replace("7ZZZZZZZZZZZ", &store::ids::to_text(id)).replace("marie@example.org", address);
    about.replace("Status: 5.1.1", &format!("Status: {status}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_that_comes_back_as_mail_stops_the_address_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let db = Db::open(&store::Address::Sqlite(folder.path().join("perron.db"))).await.unwrap();
    let world = World::with(db, &[("data", data)]).await;
    ask(&world, "en", "marie@example.org").await;
    ask(&world, "en", "luc@example.org").await;
    let mails = world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 10)).await.unwrap();
    let [luc, marie] = [mails[0].id, mails[1].id];
    let bounce = |mail: String| {
        let mut command = crate::process::perron(&["mail", "bounce", "--data", data]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(mail.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let said = bounce(report(marie, "luc@example.org", "5.1.1"));
    assert!(said.contains("no more mail: 0.") && said.contains("this house: 1."), "{said}");
    assert!(bounce(report(luc, "luc@example.org", "5.7.1")).contains("other reasons: 1."));
    assert!(bounce(report(marie, "marie@example.org", "5.1.1")).contains("no more mail: 1."));
    assert!(bounce("From: a@example.org\n\nI am away.\n".to_owned()).contains("no report of delivery"));
    let stopped = world.app.db.read(|tx| store::mail::stopped(tx, 10)).await.unwrap();
    assert_eq!(stopped.iter().map(|one| one.address.as_str()).collect::<Vec<_>>(), ["marie@example.org"]);
    let failed = world.app.db.read(move |tx| store::mail::by_id(tx, luc)).await.unwrap().unwrap();
    assert_eq!((failed.state, failed.problem.as_str()), (State::Failed, "outbox-refused 5.7.1"));
}
