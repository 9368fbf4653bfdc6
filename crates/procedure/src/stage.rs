//! The stages of a round, their order, and the hour at which a day's entry closes.

use finding::Text;
use jiff::civil::Date;
use jiff::{Timestamp, tz};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a round stands. They follow one another; only the coordinator moves a round on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Thiết lập.
    SetUp,
    /// Tự đánh giá.
    SelfScoring,
    /// Thẩm định lần 1.
    FirstAppraisal,
    /// Giải trình.
    Explanation,
    /// Thẩm định lần 2.
    SecondAppraisal,
    /// Hội đồng.
    Council,
    /// Trình ký.
    Submitted,
    /// Đã công bố.
    Published,
}

impl Stage {
    /// All stages in their order.
    pub const ALL: [Self; 8] = [
        Self::SetUp,
        Self::SelfScoring,
        Self::FirstAppraisal,
        Self::Explanation,
        Self::SecondAppraisal,
        Self::Council,
        Self::Submitted,
        Self::Published,
    ];
    /// The stage that follows; after publication there is none.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }
    /// The name in entries, addresses and JSON: `self-scoring`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SetUp => "set-up",
            Self::SelfScoring => "self-scoring",
            Self::FirstAppraisal => "first-appraisal",
            Self::Explanation => "explanation",
            Self::SecondAppraisal => "second-appraisal",
            Self::Council => "council",
            Self::Submitted => "submitted",
            Self::Published => "published",
        }
    }
    /// The stage of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }
    /// The words on screen.
    #[must_use]
    pub fn words(self) -> Text {
        match self {
            Self::SetUp => Text::new("Thiết lập", "Set-up"),
            Self::SelfScoring => Text::new("Tự đánh giá", "Self-scoring"),
            Self::FirstAppraisal => Text::new("Thẩm định lần 1", "First appraisal"),
            Self::Explanation => Text::new("Giải trình", "Explanation"),
            Self::SecondAppraisal => Text::new("Thẩm định lần 2", "Second appraisal"),
            Self::Council => Text::new("Hội đồng", "Council"),
            Self::Submitted => Text::new("Trình ký", "Submitted for signature"),
            Self::Published => Text::new("Đã công bố", "Published"),
        }
    }
    /// The turn of appraisal whose layer is written in this stage.
    #[must_use]
    pub fn turn(self) -> Option<u8> {
        match self {
            Self::FirstAppraisal => Some(1),
            Self::SecondAppraisal => Some(2),
            _ => None,
        }
    }
}

/// The last day of each stage; entry is locked after it.
pub type Deadlines = BTreeMap<Stage, Date>;

/// Vietnam's hours stand seven before Greenwich's all year, so no table of time zones is needed.
const LOCAL: tz::Offset = tz::offset(7);

/// The day on Vietnam's calendars at a time.
///
/// ```
/// let late_evening_in_london = "2026-09-25T20:00:00Z".parse().unwrap();
/// assert_eq!(procedure::local_day(late_evening_in_london), jiff::civil::date(2026, 9, 26));
/// ```
#[must_use]
pub fn local_day(at: Timestamp) -> Date {
    LOCAL.to_datetime(at).date()
}

/// The first moment after a local day: what is due on the day may be entered before it.
///
/// ```
/// let end = procedure::end_of_day(jiff::civil::date(2026, 9, 26));
/// assert_eq!(end.to_string(), "2026-09-26T17:00:00Z");
/// ```
#[must_use]
pub fn end_of_day(day: Date) -> Timestamp {
    let next = day.tomorrow().unwrap_or(Date::MAX);
    LOCAL
        .to_timestamp(next.at(0, 0, 0, 0))
        .unwrap_or(Timestamp::MAX)
}
