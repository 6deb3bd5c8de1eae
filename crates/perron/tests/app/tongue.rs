//! A strategy in languages beside English and French: written, read as far as it goes, taken along by an edition.

use store::edition;

use crate::strategy::{EN, FR, added, id_of, opened, publish};
use crate::world::{Browser, on_both};

const AR: (&str, &str) = ("ما نعنيه", "الانتماء هو أن يُفتقد غيابك.");

/// Adds a language; its address.
async fn begun(run: &mut Browser<'_>, path: &str, name: &str, tag: &str) -> String {
    let list = format!("{path}/tongues");
    run.submit(&list, &list, &[("name", name), ("tag", tag)]).await.is(303).location().to_owned()
}

/// What the strategy and its chapter are called in a language.
async fn called(run: &mut Browser<'_>, tongue: &str) {
    let heads = format!("{tongue}/headings");
    let form = run.get(&heads).await;
    let chapter = form.text.split("name=\"chapter-").nth(1).and_then(|rest| rest.split('"').next());
    let chapter = format!("chapter-{}", chapter.expect("a chapter"));
    let called =
        [("name", "العربية"), ("title", "استراتيجية الانتماء"), ("lead", ""), (chapter.as_str(), "ما نعنيه")];
    run.submit(&heads, &heads, &called).await.is(303);
}

#[tokio::test]
async fn a_language_is_added_and_read_as_far_as_it_goes() {
    on_both(async |world| {
        let (path, mut run) = opened(&world).await;
        let one = added(&mut run, &path, EN, FR).await;
        let two =
            added(&mut run, &path, ("Doors", "Leave one open."), ("Portes", "En laisser une ouverte.")).await;
        let list = format!("{path}/tongues");
        for tag in ["en", "fr-CA", "", "arabic please", "ar\" onload=\"x"] {
            run.submit(&list, &list, &[("name", "x"), ("tag", tag)]).await.is(422).says("Give the tag");
        }
        world.browser().submit(&path, &list, &[("name", "x"), ("tag", "ar")]).await.is(403);
        let arabic = begun(&mut run, &path, "العربية", "AR").await;
        assert!(arabic.ends_with("/tongues/ar"), "{arabic}");
        begun(&mut run, &path, "ᐃᓄᒃᑎᑐᑦ", "iu-cans").await;
        let again = run.submit(&list, &list, &[("name", "x"), ("tag", "ar")]).await;
        run.get(again.is(303).location()).await.says("the language is here already");

        // what is not there yet is read in the language of the page
        let page = world.browser().get(&arabic).await;
        page.is(200).says(EN.1).says("Not in this language yet").says("0 of 2 clauses");
        assert!(!page.text.contains("/headings"), "a reader changes nothing");
        world.browser().get(&format!("{arabic}/headings")).await.is(303);
        called(&mut run, &arabic).await;

        let wording = |clause: &str| format!("{clause}/tongues/ar");
        let first = [("version", "1"), ("title", AR.0), ("text", AR.1), ("machine", "yes")];
        run.submit(&wording(&one), &wording(&one), &first).await.is(303);
        let second = [("version", "1"), ("title", "أبواب"), ("text", "اترك بابًا مفتوحًا.")];
        run.submit(&wording(&two), &wording(&two), &second).await.is(303);
        run.submit(&wording(&two), &wording(&two), &[("title", ""), ("text", "")]).await.is(422);
        world.browser().post(&wording(&two), &second).await.is(403);
        let page = world.browser().get(&arabic).await;
        page.says(AR.1).says("lang=\"ar\" dir=\"rtl\"").says("Drafted by a machine").says("1 of 2 clauses");

        // a machine's draft waits for a person: an edition leaves the language behind
        publish(&mut run, &path).await.is(303);
        world.browser().get(&format!("{path}/editions/1/tongues/ar")).await.is(404);
        let form = run.get(&arabic).await;
        let made = form.text.split("name=\"made\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let made = made.expect("a moment").to_owned();
        let approval = format!("{}/approval", wording(&one));
        let other = [("version", "1"), ("made", "7")];
        let page = run.submit(&arabic, &approval, &other).await;
        run.get(page.location()).await.says("Drafted by a machine");
        run.submit(&arabic, &approval, &[("version", "1"), ("made", made.as_str())]).await.is(303);
        world
            .browser()
            .get(&arabic)
            .await
            .says("read on")
            .says("2 of 2 clauses")
            .says("the next edition takes it along");
    })
    .await;
}

#[tokio::test]
async fn an_edition_takes_along_what_is_whole() {
    on_both(async |world| {
        let (path, mut run) = opened(&world).await;
        let one = added(&mut run, &path, EN, FR).await;
        let arabic = begun(&mut run, &path, "العربية", "ar").await;
        begun(&mut run, &path, "ᐃᓄᒃᑎᑐᑦ", "iu-cans").await;
        let wording = format!("{one}/tongues/ar");
        let words = [("version", "1"), ("title", AR.0), ("text", AR.1)];
        run.submit(&wording, &wording, &words).await.is(303);
        publish(&mut run, &path).await.is(303);
        let without = world.browser().get(&format!("{path}/editions/1")).await;
        assert!(!without.is(200).text.contains("/tongues/ar"), "what it is called is missing");
        called(&mut run, &arabic).await;
        publish(&mut run, &path).await.is(303);

        let edition = format!("{path}/editions/2");
        world.browser().get(&edition).await.says("Also in").says("/editions/2/tongues/ar").says(EN.1);
        let out = format!("{edition}/tongues/ar");
        let page = world.browser().get(&out).await;
        page.is(200).says(AR.1).says("dir=\"rtl\"").says("What holds is the English and the French");
        page.says("/tongues/ar/one-page.pdf");
        assert!(!page.text.contains(EN.1) && !page.text.contains("There is no PDF in this language"));
        let plain = world.browser().get(&format!("{out}/plain")).await;
        plain.is(200).says(AR.1).says("lang=\"ar\" dir=\"rtl\"").says("/tongues/ar/plain.pdf");
        for name in ["edition", "plain", "one-page"] {
            let paper = world.browser().get(&format!("{out}/{name}.pdf")).await;
            assert!(paper.is(200).header("content-disposition").ends_with(&format!("-{name}-ar.pdf\"")));
            assert!(String::from_utf8_lossy(&paper.bytes).contains("/Lang(ar"), "{name}");
        }
        let book = world.browser().get(&format!("{out}/edition.epub")).await;
        assert_eq!(book.is(200).header("content-type"), "application/epub+zip");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(book.bytes.to_vec())).expect("a zip");
        let mut read =
            |name: &str| std::io::read_to_string(zip.by_name(name).expect("a file")).expect("text");
        let package = read("EPUB/package.opf");
        assert!(package.contains("<dc:language>ar</dc:language>") && package.contains("direction=\"rtl\""));
        assert!(read("EPUB/chapter-1.xhtml").contains("xml:lang=\"ar\""));
        world.browser().get(&format!("{out}/edition.md")).await.is(200).says("الانتماء هو");
        let json = world.browser().get(&format!("{edition}/edition.json")).await;
        json.says("\"tag\":\"ar\"");
        assert!(!json.text.contains("iu-Cans"), "only what is whole");
        world.browser().get(&format!("{edition}/tongues/iu-Cans")).await.is(404);

        // the clause moves on, the language is behind, and the next edition goes without it
        let anew = [
            ("as", "version"),
            ("version", "1"),
            ("title-en", EN.0),
            ("text-en", "Belonging is being greeted."),
            ("title-fr", FR.0),
            ("text-fr", "Appartenir, c’est être salué."),
        ];
        run.submit(&format!("{one}/wording"), &format!("{one}/wording"), &anew).await.is(303);
        world.browser().get(&arabic).await.says("the clause has changed since").says(AR.1);
        perron::search::read_all(&world.app).await.expect("all is read");
        let found =
            world.browser().get("/en/search?q=%D8%A7%D9%84%D8%A7%D9%86%D8%AA%D9%85%D8%A7%D8%A1").await;
        found
            .is(200)
            .says("<h2 class=\"h3\" lang=\"ar\" dir=\"rtl\">")
            .says("/tongues/ar\"")
            .says("<mark>")
            .says("العربية");
        publish(&mut run, &path).await.is(303);
        world.browser().get(&format!("{path}/editions/3/tongues/ar")).await.is(404);
        run.submit(&arabic, &format!("{arabic}/removal"), &[]).await.is(303);
        world.browser().get(&arabic).await.is(404);
        world.browser().get(&out).await.is(200).says(AR.1);
        let strategy_id = id_of(&path);
        assert_eq!(world.app.db.read(move |tx| edition::last(tx, strategy_id)).await.expect("read"), 3);
    })
    .await;
}

#[tokio::test]
async fn a_language_whose_letters_paper_lacks_is_offered_as_a_book() {
    on_both(async |world| {
        let (path, mut run) = opened(&world).await;
        let one = added(&mut run, &path, EN, FR).await;
        let hindi = begun(&mut run, &path, "हिन्दी", "hi").await;
        called(&mut run, &hindi).await;
        let wording = format!("{one}/tongues/hi");
        let words = [("version", "1"), ("title", "हमारा मोहल्ला"), ("text", "हम सब यहाँ के हैं।")];
        run.submit(&wording, &wording, &words).await.is(303);
        publish(&mut run, &path).await.is(303);
        let out = format!("{path}/editions/1/tongues/hi");
        for page in [out.clone(), format!("{out}/plain")] {
            let page = world.browser().get(&page).await;
            page.is(200).says("There is no PDF in this language").says("/tongues/hi/edition.epub");
            assert!(!page.text.contains(".pdf\""), "{}", page.text);
        }
        let french = world.browser().get(&out.replace("/en/", "/fr/")).await;
        french.is(200).says("Il n’y a pas de PDF dans cette langue\u{a0}:");
    })
    .await;
}
