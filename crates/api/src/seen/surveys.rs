//! Survey figures as they may be seen: small cells are hidden already, intervals go where the round's setting lets them.
//!
//! Whoever sees every unit to its reasons sees all of a survey; with a publication whose face shows fields everybody sees its figures; where that face shows less, a unit sees its own line and nothing else.
//! Before a publication a unit's layers hold no survey, so that it sees none.

use super::Seen;
use finding::Lang;
use procedure::Depth;
use round::{Domains, SurveyRun};
use serde_json::Value;
use survey::{DomainKind, ShowIntervals};

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

/// How much of a survey is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SurveySight {
    /// Nothing.
    Nothing,
    /// The lines of the units that are seen to their fields.
    Own,
    /// Figures of every unit and of all together.
    Figures,
    /// Also what was received, what does not count and what was found.
    Whole,
}

impl Seen {
    /// The surveys of the round by id and title, where anything of them is seen.
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

    /// How much of the surveys is seen.
    pub(crate) fn survey_sight(&self) -> SurveySight {
        let all = |least: Depth| {
            let seen = self.rows.iter().filter(|row| row.depth >= least).count();
            seen > 0 && seen == self.rows.len()
        };
        // Figures of a survey are no ranks: who runs the round sees them from the start.
        let whole = || {
            self.rows.len() == self.whole.ran.ranked.rows.len()
                && self.rows.iter().all(super::row::SeenRow::is_whole)
        };
        if self.all || all(Depth::Reasons) && whole() {
            SurveySight::Whole
        } else if self.publication.is_none() {
            SurveySight::Nothing
        } else if all(Depth::Fields) {
            SurveySight::Figures
        } else if self.deepest() >= Depth::Fields {
            SurveySight::Own
        } else {
            SurveySight::Nothing
        }
    }

    pub(super) fn runs(&self) -> &[SurveyRun] {
        match self.survey_sight() {
            SurveySight::Nothing => &[],
            _ => &self.whole.ran.surveys,
        }
    }

    /// Whether a domain may be shown.
    pub(super) fn shows_domain(&self, kind: &DomainKind) -> bool {
        if self.survey_sight() >= SurveySight::Figures {
            return true;
        }
        let unit = match kind {
            DomainKind::Unit(at) => self.whole.ran.roster.get(*at as usize),
            _ => None,
        };
        unit.and_then(|own| self.row(&own.code))
            .is_some_and(|row| row.depth >= Depth::Fields)
    }

    pub(super) fn shows_intervals(&self, run: &SurveyRun) -> bool {
        self.survey_sight() == SurveySight::Whole || run.intervals == ShowIntervals::Public
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
        let figures_of_all = self.survey_sight() >= SurveySight::Figures;
        rows.retain(|row| {
            let seen = || self.row(row["code"].as_str()?);
            match row["domain"] == "unit" {
                true => seen().is_some_and(|own| own.depth >= Depth::Fields),
                false => figures_of_all,
            }
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
