//! Questionnaires: put together by stewards in both languages, with words of others where there is permission.

use store::community::Kind;
use store::membership::Role as Tie;
use store::person::Role;

use crate::fund::{home, host};
use crate::wave::questionnaire;
use crate::world::on_both;

#[tokio::test]
async fn a_steward_puts_questions_together_in_both_languages() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let page = questionnaire(&mut steward, community, "core").await;
        let shown = steward.get(&page).await;
        shown
            .is(200)
            .says("7 questions")
            .says("Statistics Canada")
            .says("our own translation")
            .says("bb10_1");
        let order = |way: &'static str| [("move", way)];
        steward.submit(&page, &format!("{page}/order"), &order("up:sc_count_on")).await.is(303);
        steward.submit(&page, &format!("{page}/order"), &order("out:sc_lonely")).await.is(303);
        let shown = steward.get(&page).await;
        let at = |text: &str| shown.text.find(text).unwrap();
        assert!(at("1. How often would you say you have people") < at("2. How would you describe"));
        shown.says("6 questions");
        steward
            .submit(&page, &format!("{page}/items"), &[("item", "sc_hope"), ("item", "bb10_1")])
            .await
            .is(303);
        steward.get(&page).await.says("7 questions"); // what has no words is not asked

        let new = format!("{page}/items/new");
        let half = [("text-en", "Where?"), ("answered", "words"), ("outcome", "none")];
        steward.submit(&new, &new, &half).await.is(422).says("Where?");
        let whole = [&half[..], &[("text-fr", "Où?")]].concat();
        steward.submit(&new, &new, &whole).await.is(303);
        steward.get(&page).await.says("8. Where?");
        let french = page.replacen("/en/", "/fr/", 1);
        steward
            .get(&format!("{french}/preview"))
            .await
            .is(200)
            .says("Où?")
            .says("Je préfère ne pas répondre");
        let pdf = steward.get(&format!("{page}/paper.pdf")).await;
        assert!(pdf.is(200).header("content-type") == "application/pdf");

        let mut stranger = world.signed_in(Role::Member).await;
        stranger.get(&page).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn a_questionnaire_that_would_hold_too_many_questions_is_refused_in_a_sentence() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let items = format!("{}/items", home(community));
        let keys: Vec<String> = (0..61).map(|n| format!("x_{n}")).collect();
        let item = |key: &String| {
            format!("[[item]]\nkey = \"{key}\"\nen = \"En {key}\"\nfr = \"Fr {key}\"\nkind = \"words\"\npermission = \"Ours\"\n")
        };
        let file: String = keys.iter().map(item).collect();
        steward.submit(&items, &items, &[("file", &file)]).await.is(303);
        let page = questionnaire(&mut steward, community, "own").await;
        let add = format!("{page}/items");
        let ticked: Vec<(&str, &str)> = keys.iter().map(|key| ("item", key.as_str())).collect();
        let refused = steward.submit(&page, &add, &ticked).await;
        refused.is(422).says("at most 60 questions, and there is room for 60 more. You ticked 61: nothing was added.");
        assert_eq!(refused.text.matches(" checked").count(), 61, "what was ticked is not lost");
        steward.get(&page).await.says("0 questions");
        steward.submit(&page, &add, &ticked[..60]).await.is(303);
        steward.get(&page).await.says("60 questions");
        let last = &ticked[59..];
        steward.submit(&page, &add, last).await.is(422).says("it is full. You ticked 1: nothing was added.");
        steward.submit(&page, &add, &ticked[..1]).await.is(303); // it is there already
        let new = format!("{page}/items/new");
        let own = [("text-en", "Where?"), ("text-fr", "Où?"), ("answered", "words"), ("outcome", "none")];
        steward.submit(&new, &new, &own).await.is(422).says("at most 60 questions; take one out first");
        steward.get(&page).await.says("60 questions");
    })
    .await;
}

#[tokio::test]
async fn words_that_belong_to_others_are_brought_in_a_file() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let items = format!("{}/items", home(community));
        let file = |key: &str, permission: &str| {
            format!("[[item]]\nkey = \"{key}\"\nen = \"My words\"\nfr = \"Mes mots\"\npermission = \"{permission}\"\n")
        };
        for (file, said) in [
            ("[[item]\n".to_owned(), "Line 1 is not written as TOML"),
            (file("bb10_1", ""), "Say under “permission”"),
            (file("sc_hope", "x"), "has the words of"),
        ] {
            steward.submit(&items, &items, &[("file", &file)]).await.is(422).says(said);
        }
        steward.submit(&items, &items, &[("file", &file("bb10_1", "By letter"))]).await.is(303);
        let page = questionnaire(&mut steward, community, "own").await;
        steward.submit(&page, &format!("{page}/items"), &[("item", "bb10_1")]).await.is(303);
        steward.get(&page).await.says("1. My words").says("By letter");
        let other = world.community(Kind::RoundTable).await;
        let mut other_steward = world.belonging(Role::Member, other, Tie::Steward).await;
        let page = questionnaire(&mut other_steward, other, "own").await;
        assert!(!other_steward.get(&page).await.text.contains("My words"), "another community has no permission");
    })
    .await;
}
