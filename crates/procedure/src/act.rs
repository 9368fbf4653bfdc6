//! The act that makes a result public, and what must be right about it.

use finding::{Finding, Place, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Decision or notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActKind {
    /// Quyết định.
    Decision,
    /// Thông báo.
    Notice,
}

impl ActKind {
    /// The name in entries and forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Notice => "notice",
        }
    }
    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Decision, Self::Notice]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
    /// The words on screen.
    #[must_use]
    pub fn words(self) -> Text {
        match self {
            Self::Decision => Text::new("Quyết định", "Decision"),
            Self::Notice => Text::new("Thông báo", "Notice"),
        }
    }
    /// What stands first behind the number's stroke (Decree 30/2020/NĐ-CP, Annex III).
    fn sign(self) -> &'static str {
        match self {
            Self::Decision => "QĐ",
            Self::Notice => "TB",
        }
    }
}

/// Kind, number, date, issuing body, signer, and the signed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Decision or notice.
    pub kind: ActKind,
    /// As printed: `123/QĐ-UBND`.
    pub number: String,
    /// The day of signing.
    pub date: Date,
    /// UBND tỉnh, Sở Nội vụ, …
    pub body: String,
    /// Who signed, with office.
    pub signer: String,
    /// SHA-256 of the signed PDF.
    pub file: String,
}

impl Act {
    /// Everything wrong with the act; empty where it may be recorded.
    ///
    /// The number is digits (a letter may follow), perhaps the year, then `QĐ` or `TB` as the kind has it, then the issuing body's sign.
    /// The date is not before `not_before` (the day of the last entry that the result was computed from) and not after `today`.
    ///
    /// ```
    /// use procedure::{Act, ActKind};
    /// use jiff::civil::date;
    /// let mut act = Act {
    ///     kind: ActKind::Decision, number: "123/QĐ-UBND".into(), date: date(2026, 3, 2),
    ///     body: "UBND tỉnh".into(), signer: "Chủ tịch".into(), file: "0".repeat(64),
    /// };
    /// assert!(act.check(date(2026, 3, 1), date(2026, 3, 3)).is_empty());
    /// act.number = "123".into();
    /// assert_eq!(act.check(date(2026, 3, 1), date(2026, 3, 3))[0].code, "act-number");
    /// ```
    #[must_use]
    pub fn check(&self, not_before: Date, today: Date) -> Vec<Finding> {
        let mut findings = Vec::new();
        let place = || Place::whole("act");
        if !number_fits(self.kind, &self.number) {
            let example = format!("123/{}-UBND", self.kind.sign());
            findings.push(
                Finding::error("act-number", place())
                    .says(
                        "số, ký hiệu văn bản chưa đúng thể thức",
                        "the act's number is not written as such numbers are",
                    )
                    .found(format!("“{}”", self.number), format!("\"{}\"", self.number))
                    .expected(format!("ví dụ {example}"), format!("such as {example}"))
                    .fix(
                        "ghi đúng như trên văn bản đã ký",
                        "type it as it stands on the signed act",
                    ),
            );
        }
        if self.date < not_before || self.date > today {
            findings.push(
                Finding::error("act-date", place())
                    .says(
                        "ngày ký không phù hợp với đợt đánh giá",
                        "the day of signing does not fit the round",
                    )
                    .found(vi(self.date), self.date.to_string())
                    .expected(
                        format!("từ {} đến {}", vi(not_before), vi(today)),
                        format!("from {not_before} to {today}"),
                    )
                    .fix(
                        "kiểm tra ngày ký trên văn bản; số liệu nhập sau ngày ký không thể được văn bản đó công bố",
                        "look at the day on the signed act; what was entered after it cannot be published by it",
                    ),
            );
        }
        let digits = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        if self.file.len() != 64 || !self.file.chars().all(digits) {
            findings.push(
                Finding::error("act-file", place())
                    .says("chưa có tệp văn bản đã ký", "the signed file is not there")
                    .fix(
                        "tải lên tệp PDF của văn bản đã ký",
                        "upload the PDF of the signed act",
                    ),
            );
        }
        let empty = |text: &str| text.trim().is_empty();
        if empty(&self.body) || empty(&self.signer) {
            findings.push(
                Finding::error("act-signer", place())
                    .says(
                        "chưa ghi cơ quan ban hành hoặc người ký",
                        "the issuing body or the signer is not given",
                    )
                    .fix("ghi cả hai", "give both"),
            );
        }
        findings
    }
}

/// A day as officers write it.
fn vi(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

fn number_fits(kind: ActKind, number: &str) -> bool {
    let mut parts = number.split('/');
    let (Some(serial), Some(second)) = (parts.next(), parts.next()) else {
        return false;
    };
    let digits = serial.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let serial_fits = (1..=6).contains(&digits.len())
        && digits.chars().all(|c| c.is_ascii_digit())
        && serial.len() - digits.len() <= 1;
    let is_year = second.len() == 4 && second.chars().all(|c| c.is_ascii_digit());
    let sign = if is_year { parts.next() } else { Some(second) };
    let Some(sign) = sign else { return false };
    let mut segments = sign.split('-');
    let body_fits = |segment: &str| {
        (1..=20).contains(&segment.chars().count())
            && segment.chars().all(char::is_alphanumeric)
            && segment.chars().next().is_some_and(char::is_uppercase)
    };
    let first = segments.next() == Some(kind.sign());
    let rest: Vec<&str> = segments.collect();
    serial_fits
        && first
        && !rest.is_empty()
        && rest.into_iter().all(body_fits)
        && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_printed() {
        use ActKind::{Decision, Notice};
        let rows = [
            (Decision, "123/QĐ-UBND", true),
            (Decision, "766/QĐ-TTg", true),
            (Decision, "12a/QĐ-UBND", true),
            (Decision, "12/2025/QĐ-UBND", true),
            (Notice, "45/TB-SNV", true),
            (Notice, "45/TB-UBND-NV", true),
            (Notice, "123/QĐ-UBND", false),
            (Decision, "45/TB-SNV", false),
            (Decision, "QĐ-UBND", false),
            (Decision, "123/QĐ", false),
            (Decision, "123/QĐ-", false),
            (Decision, "/QĐ-UBND", false),
            (Decision, "123/QD-UBND", false),
            (Decision, "123/QĐ-UBND/2", false),
            (Decision, "123 /QĐ-UBND", false),
            (Decision, "", false),
        ];
        for (kind, number, fits) in rows {
            assert_eq!(number_fits(kind, number), fits, "{number}");
        }
    }

    #[test]
    fn an_act_is_not_older_than_what_it_publishes() {
        use jiff::civil::date;
        let act = |day| Act {
            kind: ActKind::Decision,
            number: "1/QĐ-UBND".to_owned(),
            date: day,
            body: "UBND tỉnh".to_owned(),
            signer: "Chủ tịch".to_owned(),
            file: "ab".repeat(32),
        };
        let codes = |day| -> Vec<String> {
            let found = act(day).check(date(2026, 3, 2), date(2026, 3, 4));
            found.into_iter().map(|finding| finding.code).collect()
        };
        assert_eq!(codes(date(2026, 3, 1)), ["act-date"]);
        assert!(codes(date(2026, 3, 2)).is_empty());
        assert!(codes(date(2026, 3, 4)).is_empty());
        assert_eq!(codes(date(2026, 3, 5)), ["act-date"]);
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let day = jiff::civil::date(2026, 3, 2);
        let act = Act {
            kind: ActKind::Notice,
            number: "x".to_owned(),
            date: jiff::civil::date(2020, 1, 1),
            body: " ".to_owned(),
            signer: String::new(),
            file: "not a digest".to_owned(),
        };
        assert_eq!(act.check(day, day).len(), 4);
    }
}
