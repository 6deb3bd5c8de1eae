//! What people thought of a session: by those who were there, once, and nobody's.

use store::feedback::{self, Answer};
use store::person::Role;
use store::{Language, ids};

use crate::pledge::mails;
use crate::summary::{drafted, held};
use crate::world::{World, on_both};

/// The key of the letter that asks the one who left an address.
async fn key(world: &World, path: &str, id: i64) -> String {
    let mut host = world.signed_in(Role::Moderator).await;
    drafted(world, &mut host, id, path).await;
    host.submit(&format!("{path}/draft"), &format!("{path}/asking"), &[]).await.is(303);
    let text = mails(world).await.remove(0).text;
    text.split("who=").nth(1).expect("a key").split_whitespace().next().expect("a key").to_owned()
}

#[tokio::test]
async fn a_sheet_is_handed_in_once_and_carries_no_name() {
    on_both(async |world| {
        let (id, path, _) = held(&world).await;
        let who = key(&world, &path, id).await;
        let feedback_path = path.replace("/summary", "/feedback");
        let form = format!("{feedback_path}?who={who}");
        let mut ana = world.browser();
        ana.get(&form).await.is(200).says("I was heard.").says("What should we keep?");
        ana.submit(&form, &feedback_path, &[("who", &who)])
            .await
            .is(422)
            .says("Answer at least one question.");
        let name = |id: i64| format!("q-{}", ids::to_text(id));
        let (scale, words) = (name(2), name(7));
        let fields = [("who", who.as_str()), (&scale, "4"), (&words, "The tea")];
        ana.submit(&form, &feedback_path, &fields).await.is(303);
        ana.get(&form).await.is(200).says("Thank you for your answers");
        // sent again it counts once
        let token = ana.guest_token();
        ana.post(&feedback_path, &[&[("token", token.as_str())], &fields[..]].concat()).await.is(303);
        let answers = world.app.db.read(move |tx| feedback::answers(tx, id)).await.expect("answers");
        assert_eq!(answers.len(), 2);
        assert_eq!(answers[0].sheet, answers[1].sheet);
        let mut stranger = world.browser();
        stranger.get(&feedback_path).await.is(200).says("This form is for those who were there");
        let results = stranger.get(&format!("{feedback_path}/results")).await;
        results.is(200).says("Fewer than 10 people");
        assert!(!results.text.contains("The tea"));
        world.signed_in(Role::Moderator).await.get(&format!("{feedback_path}/results")).await.says("The tea");
    })
    .await;
}

#[tokio::test]
async fn figures_are_shown_from_ten_sheets_on_and_other_words_make_a_version() {
    on_both(async |world| {
        let (id, path, _) = held(&world).await;
        let feedback_path = path.replace("/summary", "/feedback");
        let mut host = world.signed_in(Role::Moderator).await;
        let list = format!("{feedback_path}/questions");
        let add =
            [("text-en", "Was the tea hot?"), ("text-fr", "Le thé était-il chaud?"), ("kind", "yes-no")];
        host.submit(&list, &list, &add).await.is(303);
        host.submit(&list, &list, &add[..1]).await.is(422);
        let write = move |tx: &mut store::Tx<'_>| {
            for sheet in 1..=10 {
                let value = if sheet % 2 == 0 { "5" } else { "4" }.to_owned();
                let day = "2026-10-15".to_owned();
                let language = Language::English;
                feedback::answer(
                    tx,
                    id,
                    &Answer { sheet, question_id: 2, version: 1, value, language, day },
                )?;
            }
            Ok::<_, store::Error>(())
        };
        world.app.db.write(write).await.expect("ten sheets");
        let second = format!("{list}/{}", ids::to_text(2));
        let other = [("text-en", "I was really heard."), ("text-fr", "On m’a vraiment entendu·e.")];
        host.submit(&second, &second, &other).await.is(303);
        let results = world.browser().get(&format!("{feedback_path}/results")).await;
        results
            .is(200)
            .says("4.5 of 5, by 10 people")
            .says("I was really heard.")
            .says("10 answers were to an earlier wording");
        host.submit(&list, &format!("{second}/removal"), &[]).await.is(303);
        assert!(!host.get(&list).await.text.contains("really heard"));
        world.browser().get(&format!("{feedback_path}/results")).await.says("4.5 of 5");
        let pdf = world.browser().get(&format!("{feedback_path}.pdf")).await;
        assert_eq!(pdf.is(200).header("content-type"), "application/pdf");
    })
    .await;
}
