//! What is suggested and said of a clause: drafts of machines that wait for a person, words that are reported and hidden.

use store::ids;
use store::person::Role;

use crate::strategy::{EN, FR, added, id_of, opened, publish};
use crate::world::on_both;

#[tokio::test]
async fn a_machine_s_draft_waits_for_a_person() {
    on_both(async |world| {
        let (path, mut run) = opened(&world).await;
        let one = added(&mut run, &path, EN, ("", "")).await;
        let form = format!("{one}/wording");
        let base = [("as", "version"), ("version", "1"), ("title-en", EN.0), ("text-en", EN.1)];
        let drafted = [&base[..], &[("title-fr", FR.0), ("text-fr", FR.1), ("machine-fr", "yes")]].concat();
        run.submit(&form, &form, &drafted).await.is(303);
        // it is said wherever it is read, and the English is not behind for it
        let french = path.replace("/en/", "/fr/");
        for page in [&french, &one, &format!("{path}/languages"), &one.replace("/en/", "/fr/")] {
            let page = world.browser().get(page).await;
            assert!(page.text.contains("machine"), "{}", page.text);
            assert!(!page.text.contains("Behind"));
        }
        run.get(&format!("{path}/editions/new")).await.says("Clause 1, French: Drafted by a machine");
        publish(&mut run, &path).await;
        world.browser().get(&format!("{path}/editions/1")).await.is(404);
        // the same form does not approve it: ticked anew or not, the words are the same
        let same = [&drafted[1..6], &[("version", "2"), ("as", "version")]].concat();
        run.submit(&form, &form, &same).await.is(422);
        // nor does whoever does not run the strategy, nor of another version
        let read = [("language", "fr"), ("version", "2")];
        let approval = format!("{one}/approval");
        world.browser().submit(&one, &approval, &read).await.is(403);
        run.submit(&one, &approval, &[("language", "fr"), ("version", "1")]).await.is(303);
        run.get(&one).await.says("Drafted by a machine");
        run.submit(&one, &approval, &read).await.is(303);
        let page = world.browser().get(&one).await;
        page.says("French: read on").says("by a facilitator, who says that it says the same");
        publish(&mut run, &path).await.is(303);
        world.browser().get(&format!("{path}/editions/1")).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn a_machine_s_suggestion_stays_one_when_it_is_taken_up() {
    on_both(async |world| {
        let (path, mut run) = opened(&world).await;
        let one = added(&mut run, &path, EN, FR).await;
        let form = format!("{one}/wording");
        let mine = [
            ("title-en", EN.0),
            ("text-en", EN.1),
            ("title-fr", FR.0),
            ("text-fr", "Appartenir, c’est être attendu."),
            ("machine-fr", "yes"),
            ("version", "1"),
            ("why", "Plus court."),
        ];
        world.browser().submit(&form, &form, &mine).await.is(303);
        let page = run.get(&one).await;
        page.says("A machine translated the French");
        let last = page.text.split("id=\"a-").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
        let decision = format!("{one}/amendments/{last}/decision");
        run.submit(&one, &decision, &[("state", "accepted"), ("version", "1")]).await.is(303);
        run.get(&format!("{path}/editions/new")).await.says("Clause 1, French: Drafted by a machine");
        let page = world.browser().get(&one).await;
        assert!(!page.text.contains("Behind"), "the English is what it was made from");
    })
    .await;
}

#[tokio::test]
async fn what_is_said_of_a_clause_is_reported_hidden_and_shown_again() {
    on_both(async |world| {
        let (path, mut run) = opened(&world).await;
        let one = added(&mut run, &path, EN, FR).await;
        let mut author = world.signed_in_as(77, Role::Member).await;
        author.submit(&one, &format!("{one}/remarks"), &[("words", "The baker cheats.")]).await.is(303);
        let form = format!("{one}/wording");
        let mine =
            [("title-en", EN.0), ("text-en", "Ask the baker."), ("version", "1"), ("why", "He knows.")];
        author.submit(&form, &form, &mine).await.is(303);
        let mut reader = world.browser();
        let page = reader.get(&one).await;
        page.says("Something is wrong with this").says("The baker cheats.");
        let strategy = ids::to_text(id_of(&path));
        for kind in ["remark", "amendment"] {
            let begins = format!("thing={kind}-{strategy}-");
            let id = page.text.split(&begins).nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
            let thing = format!("{kind}-{strategy}-{id}");
            let about = format!("/en/reports/new?thing={thing}");
            let said = [("thing", thing.as_str()), ("reason", "person"), ("words", "He does not.")];
            reader.submit(&about, "/en/reports", &said).await.is(303);
            let decide = format!("/en/reports/{thing}");
            reader.get(&decide).await.is(303);
            author.get(&decide).await.is(403);
            run.get("/en/reports").await.is(200).says("One person says something is wrong");
            let hide = [("act", "hide"), ("reason", "person"), ("words", "Leave the baker out of it.")];
            run.submit(&decide, &decide, &hide).await.is(303);
            author.get(&format!("{decide}/reason")).await.is(200).says("Leave the baker out of it.");
        }
        let page = world.browser().get(&one).await;
        assert!(!page.text.contains("baker"), "{}", page.text);
        author.get(&one).await.says("1 that is hidden").says("/reason");
        // whoever may hide it shows it again, from the page itself
        let page = run.get(&one).await;
        page.says("Show it again");
        let hiding = page.text.split("/remarks/").find(|rest| rest.contains("/hiding\"")).expect("a form");
        let id = hiding.split('/').next().expect("an id");
        let again = format!("{one}/remarks/{id}/hiding");
        author.submit(&one, &again, &[("shown", "yes")]).await.is(403);
        run.submit(&one, &again, &[("shown", "yes")]).await.is(303);
        world.browser().get(&one).await.says("The baker cheats.");
        let gone = format!("{one}/remarks/{}/hiding", ids::to_text(5));
        run.submit(&one, &gone, &[]).await.is(404);
    })
    .await;
}
