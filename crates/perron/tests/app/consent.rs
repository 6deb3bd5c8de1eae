//! The one decision about consent, and the database's word for it in lists.

use std::collections::BTreeSet;

use perron::consent::{Purpose, Viewer, may};
use store::community::{self, Kind as Community, Sharing};
use store::consent::{self, Audience, Consent, Grants, Kind};

use crate::world::{NOON, World, on_both};

/// Every way in which a story can stand to those who look at it: 3 audiences, institutions or not, three times, taken
/// back or not, hidden or not, in each kind of community, in one that is gone, and in the programme.
async fn every_way(world: &World) -> Vec<Consent> {
    let mut homes = vec![None, Some(1)];
    for sharing in Sharing::ALL {
        let id = world.community(Community::RoundTable).await;
        let sharing = *sharing;
        let ruled = move |tx: &mut store::Tx<'_>| {
            let Some(table) = community::by_id(tx, id)? else { return Ok(()) };
            community::update(tx, &store::community::Community { sharing, ..table })
        };
        world.app.db.write(ruled).await.expect("a rule");
        homes.push(Some(id));
    }
    let mut all = Vec::new();
    for community_id in homes {
        for see in Audience::ALL {
            for institutions in [false, true] {
                for keep_until in [None, Some(NOON), Some(NOON + 1)] {
                    for (withdrawn, hidden) in
                        [(None, None), (Some(NOON), None), (None, Some(NOON)), (Some(1), Some(1))]
                    {
                        let grants = Grants { see: *see, institutions, keep_until, ..Grants::default() };
                        let (kind, record_id, sharing) = (Kind::Story, all.len() as i64 + 1, None);
                        all.push(Consent {
                            kind,
                            record_id,
                            community_id,
                            grants,
                            withdrawn,
                            hidden,
                            sharing,
                        });
                    }
                }
            }
        }
    }
    all
}

#[tokio::test]
async fn lists_hold_what_the_decision_allows_and_nothing_else() {
    on_both(async |world| {
        let all = every_way(&world).await;
        let ids = world.app.ids.clone();
        let kept = all.clone();
        let write = move |tx: &mut store::Tx<'_>| {
            let mut read = Vec::new();
            for one in kept {
                let record = (one.kind, one.record_id);
                consent::put(tx, &ids, record, one.community_id, &one.grants, NOON)?;
                if let Some(since) = one.withdrawn {
                    consent::withdraw(tx, &ids, one.kind, one.record_id, since)?;
                }
                consent::hide(tx, one.kind, one.record_id, one.hidden)?;
                read.extend(consent::of(tx, one.kind, one.record_id)?);
            }
            Ok::<_, store::Error>(read)
        };
        let read = world.app.db.write(write).await.expect("written");
        assert_eq!((all.len(), read.len()), (360, 360));
        for viewer in Viewer::ALL {
            let looks = move |tx: &mut store::Tx<'_>| consent::seen(tx, Kind::Story, viewer.word(), NOON);
            let seen: BTreeSet<i64> = world.app.db.read(looks).await.expect("a list").into_iter().collect();
            // in the lists of others an owner is anyone
            let decides = if viewer == Viewer::Owner { Viewer::Anyone } else { viewer };
            let allowed = |one: &&Consent| may(one, decides, Purpose::Page, NOON);
            let allowed: BTreeSet<i64> = read.iter().filter(allowed).map(|one| one.record_id).collect();
            assert!(!allowed.is_empty() && allowed.len() < 360);
            assert_eq!(seen, allowed, "{viewer:?}");
        }
    })
    .await;
}
