//! Which questions a community, or the programme, asks for stories, and in which order.

use crate::{Result, Tx, params, statements};

statements! {
    CLEAR = "DELETE FROM story_prompt WHERE community_id = $1";
    ADD = "INSERT INTO story_prompt (community_id, prompt, position) VALUES ($1, $2, $3)";
    OF = "SELECT prompt FROM story_prompt WHERE community_id = $1 ORDER BY position, prompt";
}

/// The programme's place in the column `community_id`.
fn home(community_id: Option<i64>) -> i64 {
    community_id.unwrap_or(0)
}

/// The words of the questions asked there, in order; none if nobody chose: then all are asked.
pub fn of(tx: &mut Tx, community_id: Option<i64>) -> Result<Vec<String>> {
    tx.rows(OF, params![home(community_id)], |row| row.get(0))
}

/// Asks these questions there, in this order; with none, all are asked again.
pub fn set(tx: &mut Tx, community_id: Option<i64>, prompts: &[&str]) -> Result<()> {
    tx.execute(CLEAR, params![home(community_id)])?;
    for (position, prompt) in (0i64..).zip(prompts) {
        tx.execute(ADD, params![home(community_id), *prompt, position])?;
    }
    Ok(())
}
