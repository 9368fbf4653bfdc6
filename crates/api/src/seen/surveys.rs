//! Survey figures as they may be seen: small cells are hidden already, intervals go where the round's setting lets them.

use super::Seen;
use finding::Lang;
use procedure::Depth;
use round::{Domains, SurveyRun};
use serde_json::Value;
use survey::ShowIntervals;

/// A survey of the round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenSurvey {
    /// Its id in the round.
    pub(crate) id: String,
    /// The instrument's name: `mot-cua/2024`.
    pub(crate) instrument: String,
    /// Its title.
    pub(crate) title: String,
    /// Whether intervals are for this reader.
    pub(crate) intervals: bool,
}

impl Seen {
    /// The surveys of the round by id and title: to the public with a full face, and to who sees all; else none.
    pub(crate) fn surveys(&self, lang: Lang) -> Vec<SeenSurvey> {
        let own = self.runs().iter();
        own.map(|run| SeenSurvey {
            id: run.id.clone(),
            instrument: run.instrument.name(),
            title: run.instrument.title.get(lang).to_owned(),
            intervals: self.shows_intervals(run),
        })
        .collect()
    }

    fn runs(&self) -> &[SurveyRun] {
        let public = self.publication.is_some() && self.deepest() >= Depth::Fields;
        if self.all || public {
            &self.whole.ran.surveys
        } else {
            &[]
        }
    }

    fn shows_intervals(&self, run: &SurveyRun) -> bool {
        self.all || run.intervals == ShowIntervals::Public
    }

    /// A survey by its id as JSON, without intervals and what follows from them where these are not for this reader, and without units that are not seen; `None` where there is none that may be seen.
    pub(crate) fn survey_json(
        &self,
        id: &str,
        domains: &Domains,
        figures: round::Figures,
        lang: Lang,
    ) -> Option<Value> {
        let run = self.runs().iter().find(|run| run.id == id)?;
        let mut json = round::survey_json(run, &self.whole.ran.roster, domains, figures, lang);
        if let Some(own) = json.as_object_mut() {
            own.remove("files");
        }
        let rows = json.get_mut("rows").and_then(Value::as_array_mut);
        let Some(rows) = rows else {
            return Some(json);
        };
        rows.retain(|row| {
            row["domain"] != "unit"
                || row["code"]
                    .as_str()
                    .is_some_and(|code| self.row(code).is_some())
        });
        if !self.shows_intervals(run) {
            let figures = rows
                .iter_mut()
                .filter_map(|row| row["figures"].as_object_mut());
            for figure in figures.flat_map(|own| own.values_mut()) {
                if let Some(own) = figure.as_object_mut() {
                    for key in ["se", "df", "deff", "n_effective", "interval"] {
                        own.remove(key);
                    }
                }
            }
        }
        Some(json)
    }
}
