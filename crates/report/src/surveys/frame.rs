//! What the outputs of a survey say about themselves.

use super::SurveyContext;
use crate::frame::{Frame, short_digest};
use criteria::Status;
use finding::Lang;
use jiff::civil::Date;

impl SurveyContext<'_> {
    /// What the instrument's status is called.
    #[must_use]
    pub fn status_words(&self) -> &'static str {
        let (vi, en) = match self.instrument.status {
            Status::Official => ("mẫu phiếu chính thức", "official instrument"),
            Status::Reconstructed => (
                "mẫu phiếu dựng lại, không phải bản chính thức",
                "reconstructed instrument, not the official text",
            ),
            Status::Sample => ("mẫu phiếu minh họa", "sample instrument"),
        };
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
    /// The notices that every output repeats: the round's, then the instrument's.
    #[must_use]
    pub fn notices(&self) -> Vec<&str> {
        let own = [self.notice, self.instrument.notice.as_deref()];
        own.into_iter()
            .flatten()
            .filter(|text| !text.is_empty())
            .collect()
    }
    /// Everything that an output has to say: the notices, and that it is a draft.
    #[must_use]
    pub fn said(&self) -> Vec<&str> {
        let draft = self.draft_words();
        self.notices().into_iter().chain(draft).collect()
    }
    /// The first twelve digits of the instrument's digest.
    #[must_use]
    pub fn short_digest(&self) -> &str {
        short_digest(&self.instrument.digest)
    }
    /// What stands at the foot of every output: instrument, status, digest, date, program.
    #[must_use]
    pub fn origin_words(&self) -> String {
        format!(
            "{} {} ({}) · {} {} · {} {} · parindex {}",
            self.say("Mẫu phiếu khảo sát", "Instrument"),
            self.instrument.name(),
            self.status_words(),
            self.say("mã kiểm", "digest"),
            self.short_digest(),
            self.say("số liệu đến", "figures to"),
            self.date_words(),
            self.program
        )
    }
}

impl Frame for SurveyContext<'_> {
    fn lang(&self) -> Lang {
        self.lang
    }
    fn subtitle(&self) -> String {
        format!(
            "{} · {}",
            self.round_title,
            self.instrument.title.get(self.lang)
        )
    }
    fn agency(&self) -> Option<&str> {
        self.agency
    }
    fn as_of(&self) -> Date {
        self.as_of
    }
    fn is_draft(&self) -> bool {
        self.draft
    }
    fn notices(&self) -> Vec<&str> {
        SurveyContext::notices(self)
    }
    fn origin_words(&self) -> String {
        SurveyContext::origin_words(self)
    }
    fn foot_words(&self) -> String {
        format!(
            "{} · {} · {} · {}",
            self.round,
            self.instrument.name(),
            self.status_words(),
            self.short_digest()
        )
    }
}
