use press::{Chapter, Error, Lang, Press};

use crate::pages::{check_accessible, squeeze, text_of};
use crate::sample;

#[test]
fn a_booklet_is_accessible_and_whole() {
    let press = Press::new();
    for lang in [Lang::En, Lang::Fr] {
        let mut plan = sample::plan(lang);
        let more = plan.work.parts.clone();
        plan.work.parts.extend(more.iter().cycle().take(6).cloned());
        let pdf = press.plan(&plan).unwrap();
        assert!(pdf.pages >= 6, "{} pages", pdf.pages);
        check_accessible(&pdf.bytes);
        let Some(text) = text_of(&pdf.bytes) else { continue };
        for words in
            [&plan.goals.goals[1].text, &plan.after[0].heading, &plan.work.parts[1].rows[2].text, &plan.lead]
        {
            assert!(text.contains(&squeeze(words)), "{words} is not in {text}");
        }
    }
}

#[test]
fn a_plan_that_has_only_begun_is_a_booklet_too() {
    let mut plan = sample::plan(Lang::En);
    plan.work.parts.clear();
    plan.goals.goals.clear();
    plan.before.clear();
    plan.after =
        vec![Chapter { heading: "Thanks".into(), paragraphs: vec!["\u{202e}*not bold* #link 你".into()] }];
    plan.meta.title = "x".repeat(300);
    let pdf = Press::new().plan(&plan).unwrap();
    assert!(pdf.replaced, "a character without a glyph");
    check_accessible(&pdf.bytes);
}

#[test]
fn a_booklet_says_what_is_wrong_with_it() {
    let mut plan = sample::plan(Lang::En);
    plan.work.parts[0].rows.clear();
    assert!(matches!(Press::new().plan(&plan), Err(Error::Invalid(_))));
    let mut plan = sample::plan(Lang::En);
    plan.goals.goals[0].text = " ".into();
    assert!(matches!(Press::new().plan(&plan), Err(Error::Invalid(_))));
}
