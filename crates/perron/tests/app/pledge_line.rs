//! The public log of signatures: anyone recounts it, however long it is.

use perron::pledge::log::Pen;
use perron::pledge::verify::recount;
use store::pledge_line::Act;

use crate::pledge::{call, mails, signed, typed};
use crate::world::on_both;

#[tokio::test]
async fn anyone_recounts_the_log() {
    on_both(async |world| {
        call(&world).await;
        let own = signed(&world, &typed("Marie", "Marie@example.org", &[])).await;
        let mail = mails(&world).await.remove(0).text;
        signed(&world, &typed("Paul", "paul@example.org", &[("shown", "private")])).await;
        let mut marie = world.browser();
        marie.submit(&own, &format!("{own}/withdrawal"), &[]).await.is(303);
        let log = marie.get("/en/pledge/log.csv").await;
        log.is(200);
        for personal in ["Marie", "marie", "Paul", "example.org", "QC"] {
            assert!(!log.text.contains(personal));
        }
        let found = recount(&log.text).unwrap();
        assert_eq!((found.signed, found.withdrawn, found.counting()), (2, 1, 1));
        let salt = mail.split("show it: ").nth(1).unwrap().split_whitespace().next().unwrap();
        let mark = perron::pledge::log::mark(salt, "marie@example.org");
        assert_eq!(found.line_of_mark(&mark), Some((1, false)));
        assert!(recount(&log.text.replacen("signed", "withdrawn", 1)).is_err());
    })
    .await;
}

#[tokio::test]
async fn a_long_log_comes_in_parts_and_whole() {
    on_both(async |world| {
        call(&world).await;
        let now = world.app.clock.now();
        let write = move |tx: &mut store::Tx<'_>| {
            let mut pen = Pen::open(tx)?;
            (0..4_500).try_for_each(|one| pen.write(tx, Act::Signed, now, &format!("mark {one}")).map(drop))
        };
        world.app.db.write(write).await.unwrap();
        let log = world.browser().get("/en/pledge/log.csv").await;
        assert_eq!(recount(&log.is(200).text).unwrap().signed, 4_500);
        assert!(log.header("content-length").is_empty(), "it is sent while it is read");
    })
    .await;
}
