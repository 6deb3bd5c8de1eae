//! How often someone may do something, so that a script cannot flood a conversation or an inbox.

use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Asking for a sign-in link, or trying one.
    SignIn,
    /// Asking for a sign-in link, all people together.
    SignInOfAll,
    /// Adding a statement.
    Statement,
    /// Voting.
    Vote,
    /// Signing the pledge, or asking for the link to one's signature.
    Pledge,
    /// The same, all people together: a school may sign within an hour, a flood of made-up addresses may not.
    PledgeOfAll,
    /// Uploading an export to import.
    Upload,
    /// Trying the code of a story.
    Claim,
    /// The same, all people together.
    ClaimOfAll,
    /// Founding, joining, inviting: what makes others answer.
    Community,
    /// Reporting what others wrote.
    Report,
    /// Registering for sessions, or asking for the link to one's registrations.
    Registration,
    /// The same, all people together: a country may register within an hour of a call, a flood of made-up addresses may
    /// not go on.
    RegistrationOfAll,
    /// Checking in to a session.
    CheckIn,
    /// The same, all people together: a full hall may, somebody who tries codes may not.
    CheckInOfAll,
    /// What one does in a room: notes, dots, hands.
    Room,
    /// Searching, all people together: a page of results costs more than others.
    SearchOfAll,
}

impl Act {
    const ALL: [Self; 17] = [
        Self::SignIn,
        Self::SignInOfAll,
        Self::Statement,
        Self::Vote,
        Self::Pledge,
        Self::PledgeOfAll,
        Self::Upload,
        Self::Claim,
        Self::ClaimOfAll,
        Self::Community,
        Self::Report,
        Self::Registration,
        Self::RegistrationOfAll,
        Self::CheckIn,
        Self::CheckInOfAll,
        Self::Room,
        Self::SearchOfAll,
    ];

    /// At once, and again each minute.
    const fn a_minute(self) -> u32 {
        match self {
            Self::SignIn => 6,
            Self::SignInOfAll => 120,
            Self::Statement => 10,
            Self::Vote => 240,
            Self::Pledge => 6,
            Self::PledgeOfAll => 300,
            Self::Upload => 8,
            Self::Claim => 6,
            Self::ClaimOfAll => 60,
            Self::Community => 20,
            Self::Report | Self::Registration | Self::CheckIn => 10,
            Self::RegistrationOfAll => 6_000,
            Self::CheckInOfAll => 600,
            Self::Room => 90,
            Self::SearchOfAll => 3_000,
        }
    }
}

/// One limiter an act, keyed by whoever does it.
pub struct Limits(Vec<DefaultKeyedRateLimiter<String>>);

impl Limits {
    /// All unused.
    pub fn new() -> Self {
        Self(
            Act::ALL
                .iter()
                .map(|act| {
                    let times = NonZeroU32::new(act.a_minute()).unwrap_or(NonZeroU32::MIN);
                    RateLimiter::keyed(Quota::per_minute(times))
                })
                .collect(),
        )
    }

    /// Whether they may do it once more now.
    pub fn allow(&self, act: Act, who: &str) -> bool {
        self.0[act as usize].check_key(&who.to_owned()).is_ok()
    }

    /// Forgets those who have been quiet; called from time to time.
    pub fn forget_quiet(&self) {
        for limiter in &self.0 {
            limiter.retain_recent();
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_who_floods_does_not_stop_the_others() {
        let limits = Limits::new();
        let allowed = (0..20).filter(|_| limits.allow(Act::Statement, "g1")).count();
        assert_eq!(allowed, 10);
        assert!(limits.allow(Act::Statement, "g2"));
        assert!(limits.allow(Act::Vote, "g1"));
    }
}
