//! What grants, their history, what leans on a record and its labels promise, told on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::sync::Arc;

use store::consent::{self, Audience, Grant, Grants, Kind};
use store::label::{self, Label};
use store::lean::{self, Lean};
use store::testing::databases;
use store::{Ids, SystemClock};

const STORY: (Kind, i64) = (Kind::Story, 7);

fn ids() -> Ids {
    Ids::new(Arc::new(SystemClock))
}

fn lean(id: i64, grant: Grant) -> Lean {
    Lean {
        kind: Kind::Story,
        record_id: 7,
        id,
        grant,
        path: "/summaries/1".into(),
        title: "What we heard".into(),
        community_id: None,
        made: 5,
        mend: None,
        mended: None,
    }
}

#[tokio::test]
async fn each_use_that_changes_is_a_line_of_the_history() {
    for db in databases().await {
        let history = db
            .write(|tx| {
                let ids = ids();
                assert_eq!(consent::of(tx, Kind::Story, 7)?, None);
                consent::put(tx, &ids, STORY, None, &Grants::default(), 5)?;
                let wider = Grants { see: Audience::Everyone, quote: true, ..Grants::default() };
                consent::put(tx, &ids, STORY, Some(3), &wider, 6)?;
                consent::put(tx, &ids, STORY, None, &wider, 7)?;
                assert!(consent::withdraw(tx, &ids, Kind::Story, 7, 8)?);
                assert!(!consent::withdraw(tx, &ids, Kind::Story, 7, 9)?, "only once");
                let now = consent::of(tx, Kind::Story, 7)?.unwrap();
                assert_eq!((now.grants, now.withdrawn, now.community_id), (wider, Some(8), None));
                consent::history(tx, Kind::Story, 7)
            })
            .await
            .unwrap();
        let said: Vec<(Grant, &str, i64)> =
            history.iter().map(|change| (change.grant, change.value.as_str(), change.made)).collect();
        assert_eq!(said.len(), 7 + 2 + 1, "{said:?}");
        assert_eq!(said[0], (Grant::See, "owner", 5));
        assert_eq!(
            said[7..],
            [(Grant::See, "everyone", 6), (Grant::Quote, "yes", 6), (Grant::Withdrawal, "yes", 8)]
        );
    }
}

#[tokio::test]
async fn what_leaned_on_a_grant_that_ends_is_marked_until_it_is_mended() {
    for db in databases().await {
        db.write(|tx| {
            let ids = ids();
            let all = Grants {
                see: Audience::Everyone,
                quote: true,
                summary: true,
                strategy: true,
                ..Grants::default()
            };
            consent::put(tx, &ids, STORY, None, &all, 5)?;
            for (id, grant) in [(1, Grant::Quote), (2, Grant::Summary), (3, Grant::Strategy)] {
                lean::insert(tx, &lean(id, grant))?;
            }
            assert!(lean::to_mend(tx, 9)?.is_empty());
            // one use ends
            consent::put(tx, &ids, STORY, None, &Grants { summary: false, ..all }, 6)?;
            let waiting: Vec<i64> = lean::to_mend(tx, 9)?.iter().map(|lean| lean.id).collect();
            assert_eq!(waiting, [2]);
            // fewer may see it: quotes show the words
            let closer = Grants { see: Audience::Owner, summary: false, ..all };
            consent::put(tx, &ids, STORY, None, &closer, 7)?;
            let waiting: Vec<i64> = lean::to_mend(tx, 9)?.iter().map(|lean| lean.id).collect();
            assert_eq!(waiting, [2, 1]);
            assert!(lean::mend(tx, Kind::Story, 7, 2, 8)? && !lean::mend(tx, Kind::Story, 7, 2, 9)?);
            assert!(!lean::mend(tx, Kind::Story, 7, 3, 9)?, "nothing to mend yet");
            consent::withdraw(tx, &ids, Kind::Story, 7, 10)?;
            let marks: Vec<_> =
                lean::of(tx, Kind::Story, 7)?.iter().map(|lean| (lean.mend, lean.mended)).collect();
            assert_eq!(marks, [(Some(7), None), (Some(6), Some(8)), (Some(10), None)]);
            Ok::<_, store::Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_record_that_is_removed_leaves_its_marks_and_nothing_else() {
    for db in databases().await {
        db.write(|tx| {
            let ids = ids();
            let kept = Grants { summary: true, keep_until: Some(20), ..Grants::default() };
            consent::put(tx, &ids, STORY, None, &kept, 5)?;
            lean::insert(tx, &lean(1, Grant::Summary))?;
            let own = Label { id: 1, community_id: None, text: "Told in winter only".into(), made: 5 };
            label::insert(tx, Kind::Story, 7, &own)?;
            label::insert(tx, Kind::Story, 7, &Label { id: 2, ..own.clone() })?;
            assert!(label::remove(tx, Kind::Story, 7, 2)? && !label::remove(tx, Kind::Story, 7, 2)?);
            assert_eq!(label::of(tx, Kind::Story, 7)?, [own]);
            assert!(consent::over(tx, Kind::Story, 19, 9)?.is_empty());
            assert_eq!(consent::over(tx, Kind::Story, 20, 9)?, [7]);
            consent::forget(tx, Kind::Story, 7, 21)?;
            assert_eq!(consent::of(tx, Kind::Story, 7)?, None);
            assert!(
                consent::history(tx, Kind::Story, 7)?.is_empty() && label::of(tx, Kind::Story, 7)?.is_empty()
            );
            assert_eq!(lean::to_mend(tx, 9)?.len(), 1);
            Ok::<_, store::Error>(())
        })
        .await
        .unwrap();
    }
}
