//! Consent, decided here and nowhere else: what an owner granted, capped by the rule of the community they gave it to.
//!
//! A page asks [`may`] with who looks and what for. A list asks the database for the same (`store::consent`), since
//! nobody can look at 20,000 records one by one; a test holds the two together.

mod forms;
mod views;

pub use forms::parse;
pub use views::{Asked, Said, fill, said};

use store::community::Sharing;
use store::consent::{Audience, Consent, Grants, Kind};

use crate::rights::Deed;
use crate::visit::Visit;

/// Who looks at a record, or would use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Whoever gave it.
    Owner,
    /// Those who look after what was given to the community, or to the programme.
    Steward,
    /// The people of the community it was given to.
    Member,
    /// Those who answer for an institution.
    Institution,
    /// Everybody else.
    Anyone,
}

impl Viewer {
    /// Everyone who can look.
    pub const ALL: [Self; 5] = [Self::Owner, Self::Steward, Self::Member, Self::Institution, Self::Anyone];

    /// As lists are asked for it. An owner has a list of their own; in that of others they are anyone.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Steward => "steward",
            Self::Member => "member",
            Self::Institution => "institution",
            Self::Owner | Self::Anyone => "anyone",
        }
    }

    /// What a visitor is to a record of this owner, given to this community or (`None`) to the programme.
    pub fn of(visit: &Visit, owner: Option<&str>, community_id: Option<i64>) -> Self {
        if owner.is_some() && owner == visit.holder().as_deref() {
            return Self::Owner;
        }
        let through = |deed| match community_id {
            Some(id) => visit.rights.in_community(id, deed),
            None => visit.rights.in_house(deed),
        };
        if through(Deed::Moderate) {
            Self::Steward
        } else if community_id.is_some() && through(Deed::See) {
            Self::Member
        } else if visit.rights.somewhere(Deed::Answer) {
            Self::Institution
        } else {
            Self::Anyone
        }
    }
}

/// What a record would be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Shown on a page, in a list, in a search.
    Page,
    /// Quoted elsewhere.
    Quote,
    /// Shown with its owner's name.
    Name,
    /// Used in a summary.
    Summary,
    /// Used in the strategy.
    Strategy,
    /// Handed to institutions.
    Institutions,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 6] =
        [Self::Page, Self::Quote, Self::Name, Self::Summary, Self::Strategy, Self::Institutions];
}

/// The rule that caps what was given: the programme's is open; that of a community that is gone stays the narrowest,
/// since nobody can say what it was.
fn rule(consent: &Consent) -> Sharing {
    match (consent.community_id, consent.sharing) {
        (None, _) => Sharing::Open,
        (Some(_), sharing) => sharing.unwrap_or(Sharing::Here),
    }
}

/// What holds: what the owner granted, as far as the rule of the community lets it go.
///
/// * *Kept here*: nobody outside sees it, it goes into no strategy and to no institution.
/// * *Counts only*: nor is it quoted or named; it may count in a summary and in the strategy, without its words.
/// * *Open*: as granted.
pub fn effective(consent: &Consent) -> Grants {
    let granted = consent.grants;
    // the people of a note are those who were there, in whosever name
    let has_people = consent.community_id.is_some() || consent.kind == Kind::Note;
    let see = match granted.see {
        Audience::Community if !has_people => Audience::Owner,
        see => see,
    };
    let inside = Grants { see: see.min(Audience::Community), institutions: false, ..granted };
    match rule(consent) {
        Sharing::Open => Grants { see, ..granted },
        Sharing::Here => Grants { strategy: false, ..inside },
        Sharing::Aggregate => Grants { quote: false, name: false, ..inside },
    }
}

/// Whether the rule of its community lets a record count, without its words.
pub fn is_counted_only(consent: &Consent) -> bool {
    rule(consent) == Sharing::Aggregate
}

/// The one decision: whether this viewer may have the record for this purpose now.
///
/// Taken back, or its time over: its owner alone may look at it, and nobody uses it. Hidden by moderators: its owner and
/// its stewards alone may look at it.
pub fn may(consent: &Consent, viewer: Viewer, purpose: Purpose, now: i64) -> bool {
    if viewer == Viewer::Owner && purpose == Purpose::Page {
        return true;
    }
    if consent.withdrawn.is_some() || consent.grants.keep_until.is_some_and(|until| until <= now) {
        return false;
    }
    if consent.hidden.is_some() {
        return viewer == Viewer::Steward && purpose == Purpose::Page;
    }
    let granted = effective(consent);
    let sees = match viewer {
        Viewer::Owner | Viewer::Steward => true,
        Viewer::Member => granted.see != Audience::Owner,
        Viewer::Institution => granted.see == Audience::Everyone || granted.institutions,
        Viewer::Anyone => granted.see == Audience::Everyone,
    };
    sees && match purpose {
        Purpose::Page => true,
        Purpose::Quote => granted.quote,
        Purpose::Name => granted.name,
        Purpose::Summary => granted.summary,
        Purpose::Strategy => granted.strategy,
        Purpose::Institutions => granted.institutions,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn grants() -> impl Strategy<Value = Grants> {
        let see = prop::sample::select(Audience::ALL.to_vec());
        (see, any::<[bool; 5]>(), prop::option::of(0i64..20)).prop_map(|(see, given, keep_until)| {
            let [quote, name, summary, strategy, institutions] = given;
            Grants { see, quote, name, summary, strategy, institutions, keep_until }
        })
    }

    fn consents() -> impl Strategy<Value = Consent> {
        let sharing = prop::sample::select(Sharing::ALL.to_vec());
        let since = || prop::option::weighted(0.2, 0i64..20);
        let kinds = prop::sample::select(Kind::ALL.to_vec());
        (kinds, grants(), prop::option::of(Just(7i64)), prop::option::of(sharing), since(), since()).prop_map(
            |(kind, grants, community_id, sharing, withdrawn, hidden)| Consent {
                kind,
                record_id: 1,
                community_id,
                grants,
                withdrawn,
                hidden,
                sharing,
            },
        )
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_was_granted(consent in consents()) {
            let (granted, held) = (consent.grants, effective(&consent));
            prop_assert!(held.see <= granted.see && held.quote <= granted.quote && held.name <= granted.name);
            prop_assert!(held.summary <= granted.summary && held.strategy <= granted.strategy);
            prop_assert!(held.institutions <= granted.institutions && held.keep_until == granted.keep_until);
        }

        #[test]
        fn taken_back_or_over_it_is_its_owners_alone(consent in consents(), now in 0i64..20) {
            let is_over = consent.withdrawn.is_some() || consent.grants.keep_until.is_some_and(|until| until <= now);
            for viewer in Viewer::ALL {
                for purpose in Purpose::ALL {
                    let allowed = may(&consent, viewer, purpose, now);
                    let is_mine = viewer == Viewer::Owner && purpose == Purpose::Page;
                    prop_assert!(!is_mine || allowed);
                    prop_assert!(!is_over || allowed == is_mine, "{viewer:?} {purpose:?}");
                    // nobody uses what they may not see
                    prop_assert!(!allowed || may(&consent, viewer, Purpose::Page, now));
                }
            }
        }

        #[test]
        fn kept_here_nothing_leaves(grants in grants(), now in 0i64..20) {
            for sharing in [Some(Sharing::Here), Some(Sharing::Aggregate), None] {
                let (kind, community_id) = (Kind::Story, Some(7));
                let consent =
                    Consent { kind, record_id: 1, community_id, grants, withdrawn: None, hidden: None, sharing };
                for viewer in [Viewer::Institution, Viewer::Anyone] {
                    for purpose in Purpose::ALL {
                        prop_assert!(!may(&consent, viewer, purpose, now), "{sharing:?} {viewer:?} {purpose:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn unsaid_is_the_narrowest() {
        let (kind, community_id) = (Kind::Story, None);
        let consent = Consent {
            kind,
            record_id: 1,
            community_id,
            grants: Grants::default(),
            withdrawn: None,
            hidden: None,
            sharing: None,
        };
        for viewer in Viewer::ALL {
            for purpose in Purpose::ALL {
                let expected = purpose == Purpose::Page && matches!(viewer, Viewer::Owner | Viewer::Steward);
                assert_eq!(may(&consent, viewer, purpose, 0), expected, "{viewer:?} {purpose:?}");
            }
        }
    }
}
