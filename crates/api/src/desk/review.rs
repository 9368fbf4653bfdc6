//! Requests to appraise a leaf again, their clock, and their decision.

use super::{Desk, Done, Look, Refused, Told, findings, words};
use jiff::civil::Date;
use procedure::{Action, NewEntry, Review, Target, review_days_left, review_last_day};

/// How a unit's clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    /// Nothing was notified.
    NotStarted,
    /// So many working days are left after today, until the last day.
    Running {
        /// Working days after today.
        left: i64,
        /// The last day.
        last: Date,
    },
    /// Over since the end of that day.
    Over(Date),
    /// The calendar of that year is not at hand.
    NoCalendar(i16),
}

impl Look {
    /// The clock of a unit's review requests.
    pub(crate) fn clock(&self, unit: &str) -> Clock {
        let Some(notified) = self.state.notified.get(unit).copied() else {
            return Clock::NotStarted;
        };
        let calendars = &self.room.calendars;
        let days = self.state.rules.review_days;
        match (
            review_last_day(notified, days, calendars),
            review_days_left(notified, days, calendars, self.now),
        ) {
            (Ok(last), Ok(Some(left))) => Clock::Running { left, last },
            (Ok(last), Ok(None)) => Clock::Over(last),
            (Err(year), _) | (_, Err(year)) => Clock::NoCalendar(year.0),
        }
    }
}

impl Desk {
    /// Asks for a review. `understood`: the page has said that points may rise or fall, and the unit goes on.
    pub(crate) async fn request_review(
        &self,
        round: &str,
        unit: &str,
        leaf: &str,
        said: &str,
        understood: bool,
    ) -> Result<Done, Refused> {
        let told = Told {
            action: "request-review",
            unit: Some(unit),
            detail: Some(leaf),
        };
        self.act(round, told, |look| {
            let target = Target::leaf(unit, leaf);
            look.may(&self.person, Action::RequestReview, target)?;
            look.unit(unit)?;
            look.leaf(leaf)?;
            match look.clock(unit) {
                Clock::Running { .. } => {}
                Clock::NotStarted => return Err(findings::not_notified().into()),
                Clock::Over(last) => return Err(findings::review_over(last).into()),
                Clock::NoCalendar(year) => return Err(findings::no_calendar(year).into()),
            }
            if !understood {
                return Err(findings::not_understood().into());
            }
            let current = look.current();
            let review = current.leaf(unit, leaf).map(|now| now.review);
            if matches!(review, Some(Review::Requested(_))) {
                return Err(findings::review_waits().into());
            }
            let said = words::maybe(said)?;
            Ok(NewEntry::review_requested(unit, leaf, said.as_deref()).into())
        })
        .await
    }

    /// Grants a request, so that the leaf is appraised again, or refuses it; with the reason.
    pub(crate) async fn decide_review(
        &self,
        round: &str,
        unit: &str,
        leaf: &str,
        granted: bool,
        reason: &str,
    ) -> Result<Done, Refused> {
        let told = Told {
            action: "decide-review",
            unit: Some(unit),
            detail: Some(leaf),
        };
        self.act(round, told, |look| {
            let target = Target::leaf(unit, leaf);
            look.may(&self.person, Action::DecideReview, target)?;
            let current = look.current();
            let review = current.leaf(unit, leaf).map(|now| now.review);
            if !matches!(review, Some(Review::Requested(_))) {
                return Err(findings::no_review().into());
            }
            let reason = words::given(reason)?;
            Ok(NewEntry::review_decided(unit, leaf, granted, &reason).into())
        })
        .await
    }
}
