//! The table that the sample programme publishes, audited like any other.

use std::collections::BTreeSet;

use store::release::{self, Kind, Release};
use store::response::Arm;
use store::wave::Wave;
use store::{Tx, estimate};

use super::audit::{Ask, Verdict, look};
use super::content::Content;
use super::here::cells;
use super::people::{POSTAL_AREA, frame};
use crate::estimate::rows::Columns;
use crate::wave::sheet::Sheet;

/// Publishes a question of a closed wave by postal area, if that is safe.
pub(crate) fn put_sample(tx: &mut Tx<'_>, wave: &Wave, item: &str, id: i64, now: i64) -> store::Result<()> {
    let Some(sheet) = Sheet::of(&wave.sheet) else { return Ok(()) };
    let (arm, mut columns) = (Arm::Open, Columns::of(&sheet));
    estimate::each(tx, wave.id, |said| columns.push(&said, None))?;
    let frame = frame(&sheet, &columns, arm);
    let (Some(outcome), Some(by)) = (frame.outcome(item), frame.attribute(POSTAL_AREA)) else {
        return Ok(());
    };
    let ask = Ask { outcome, by: vec![by], withheld: BTreeSet::new(), rounding: None, hides_more: false };
    let Ok(Verdict::Safe(lines)) = look(&frame, &[], &[], &ask) else { return Ok(()) };
    let version = sheet.items.iter().find(|one| one.key == item).map_or(1, |one| one.version);
    let content = Content::of(&frame, &ask, version, &lines);
    let release = Release {
        id,
        wave_id: wave.id,
        kind: Kind::Table,
        arm: arm.word().to_owned(),
        outcome: item.to_owned(),
        attributes: POSTAL_AREA.to_owned(),
        base: 1,
        content: serde_json::to_string(&content).unwrap_or_default(),
        made: now,
        made_by: None,
    };
    release::insert(tx, &release, &cells(&frame, &lines)).map(drop)
}
