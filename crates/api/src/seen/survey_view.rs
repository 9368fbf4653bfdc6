//! One survey as it may be seen: the tables and charts of `report` over figures that are cut to the reader.

use super::Seen;
use super::surveys::SurveySight;
use finding::{Finding, Lang};
use ranking::CsvKind;
use report::{Chart, SurveyContext, Table};
use round::{Domains, Figures, SeenIndices, SurveyRun, seen_indices_csv};
use std::borrow::Cow;
use std::collections::BTreeSet;
use survey::{DomainKind, Estimates, Figure, Labelled};

/// A survey, and what of it is seen.
pub(crate) struct SurveyView<'s> {
    seen: &'s Seen,
    run: &'s SurveyRun,
    estimates: Cow<'s, Estimates>,
    sight: SurveySight,
    lang: Lang,
    /// Whether outputs say that they are a draft.
    draft: bool,
}

/// A drawing of a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SurveyChart {
    /// Every unit of a block with its interval.
    Units(usize),
    /// Units of a block × factors.
    Factors(usize),
    /// Answers to every item.
    Items,
}

/// What the responses were drawn by, in counts that name nobody.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct DesignFacts {
    /// Whether the responses are a probability sample.
    pub(crate) probability: bool,
    /// Strata that responses name.
    pub(crate) strata: Option<usize>,
    /// Clusters of the first stage.
    pub(crate) clusters: Option<usize>,
    /// Stages of clusters.
    pub(crate) stages: usize,
    /// Smallest and largest weight.
    pub(crate) weights: Option<(f64, f64)>,
    /// Whether weights took part, given or moved to margins.
    pub(crate) weighted: bool,
}

/// Counts of everybody, where they may be shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct SurveyCounts {
    pub(crate) issued: Option<u64>,
    pub(crate) returned: u64,
    pub(crate) valid: u64,
    /// Valid ÷ issued, in percent.
    pub(crate) rate: Option<String>,
}

impl Seen {
    /// The survey of this id; `None` where there is none of which anything may be seen.
    pub(crate) fn survey(&self, id: &str, lang: Lang) -> Option<SurveyView<'_>> {
        let run = self.runs().iter().find(|run| run.id == id)?;
        Some(self.view(run, lang))
    }

    /// The survey of this place among those of the round, from 0.
    pub(crate) fn survey_at(&self, at: usize, lang: Lang) -> Option<SurveyView<'_>> {
        Some(self.view(self.runs().get(at)?, lang))
    }

    fn view<'s>(&'s self, run: &'s SurveyRun, lang: Lang) -> SurveyView<'s> {
        let sight = self.survey_sight();
        let estimates = if sight >= SurveySight::Figures {
            Cow::Borrowed(&run.estimates)
        } else {
            let mut own = run.estimates.clone();
            own.domains.retain(|domain| self.shows_domain(&domain.kind));
            Cow::Owned(own)
        };
        SurveyView {
            seen: self,
            run,
            estimates,
            sight,
            lang,
            draft: self.is_draft(),
        }
    }
}

impl SurveyView<'_> {
    /// The same, with the mark of a draft as the page around it has it.
    pub(crate) fn marked(mut self, draft: bool) -> Self {
        self.draft = draft;
        self
    }
    /// Its id in the round.
    pub(crate) fn id(&self) -> &str {
        &self.run.id
    }
    /// The instrument's title.
    pub(crate) fn title(&self) -> &str {
        self.run.instrument.title.get(self.lang)
    }
    /// Instrument, status, digest and program, as every output of it ends.
    pub(crate) fn origin(&self) -> String {
        self.with(|own| own.origin_words())
    }
    /// What status and notices every output repeats.
    pub(crate) fn said(&self) -> Vec<String> {
        self.with(|own| own.notices().into_iter().map(str::to_owned).collect())
    }
    /// Figures of fewer responses are hidden.
    pub(crate) fn small_cell(&self) -> u32 {
        self.run.limits.small_cell
    }
    /// Whether intervals are for this reader.
    pub(crate) fn intervals(&self) -> bool {
        self.seen.shows_intervals(self.run)
    }
    /// How much is seen.
    pub(crate) fn sight(&self) -> SurveySight {
        self.sight
    }

    /// What came back from everybody; `None` where not every unit is seen or the whole is hidden.
    pub(crate) fn counts(&self) -> Option<SurveyCounts> {
        let all = self
            .estimates
            .domains
            .iter()
            .find(|own| own.kind == DomainKind::All)
            .filter(|own| !own.hidden)?;
        Some(SurveyCounts {
            issued: all.issued,
            returned: all.returned,
            valid: all.valid,
            rate: round::response_rate(all),
        })
    }

    /// The whole index of everybody with design effect and effective n, as text in percent.
    pub(crate) fn whole(&self) -> Option<&survey::Estimate> {
        let all = self
            .estimates
            .domains
            .iter()
            .find(|own| own.kind == DomainKind::All)?;
        (!all.hidden)
            .then(|| self.estimates.of(all, Figure::Overall))
            .flatten()
    }

    /// How the responses were drawn, for who sees all of it.
    pub(crate) fn design(&self) -> Option<DesignFacts> {
        if self.sight < SurveySight::Whole {
            return None;
        }
        let own = &self.run.responses;
        let valid = |row: &usize| self.run.validity.counts(*row);
        let named = |labels: &Labelled| {
            let codes: BTreeSet<(u32, u32)> = (0..own.len())
                .filter(valid)
                .filter_map(|row| Some((*own.units.get(row)?, *labels.codes.get(row)?)))
                .filter(|(_, code)| {
                    let label = labels.labels.get(*code as usize);
                    label.is_some_and(|label| !label.is_empty())
                })
                .collect();
            codes.len()
        };
        let weights = own.weights.as_ref().and_then(|all| {
            let mut of_valid = (0..own.len())
                .filter(valid)
                .filter_map(|row| all.get(row).copied())
                .filter(|own| own.is_finite());
            let first = of_valid.next()?;
            Some(of_valid.fold((first, first), |(low, high), own| {
                (low.min(own), high.max(own))
            }))
        });
        Some(DesignFacts {
            probability: self.run.design.probability,
            strata: own.strata.as_ref().map(named),
            clusters: own.clusters.first().map(named),
            stages: own.clusters.len(),
            weights,
            weighted: self.run.estimates.weighted,
        })
    }

    /// What was received unit by unit, and the page on quality: for who sees all of it.
    pub(crate) fn received(&self) -> Vec<Table> {
        if self.sight < SurveySight::Whole {
            return Vec::new();
        }
        let mut tables = self.with(|own| {
            let quality = report::survey_quality(own);
            let returns = report::survey_returns(own);
            quality.into_iter().chain([returns]).collect::<Vec<_>>()
        });
        tables.retain(|table| !table.lines.is_empty());
        tables
    }

    /// Every response that does not count, with file and row: for who sees all of it.
    pub(crate) fn exclusions(&self) -> Option<Table> {
        (self.sight == SurveySight::Whole)
            .then(|| self.with(report::survey_exclusions))
            .flatten()
    }

    /// Indices of units, and how sure they are.
    pub(crate) fn indices(&self) -> Vec<Table> {
        let mut tables = self.with(|own| {
            let sure = (self.sight >= SurveySight::Figures)
                .then(|| report::units_within_error(own))
                .flatten();
            let mut tables = vec![report::index_by_unit(own)];
            tables.extend(sure);
            tables
        });
        tables.retain(|table| !table.lines.is_empty());
        tables
    }

    /// Indices as CSV, with what every output repeats.
    pub(crate) fn csv(&self, wanted: (&Domains, Figures), kind: CsvKind) -> String {
        let said = self.said();
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        let own = SeenIndices {
            run: self.run,
            estimates: &self.estimates,
            intervals: self.intervals(),
        };
        let roster = &self.seen.whole.ran.roster;
        seen_indices_csv(&own, roster, wanted, &said, self.lang, kind)
    }

    /// How each question was answered, and indices by trait and by mode: of all units together.
    pub(crate) fn answers(&self) -> Vec<Table> {
        if self.sight < SurveySight::Figures {
            return Vec::new();
        }
        let mut tables = self.with(|own| {
            let mut tables = report::answer_distribution(own);
            tables.extend(report::index_by_trait(own));
            tables.extend(report::index_by_mode(own));
            tables
        });
        tables.retain(|table| !table.lines.is_empty());
        tables
    }

    /// A drawing; none where not every unit is seen.
    pub(crate) fn chart(&self, which: SurveyChart, wide: u32) -> Option<Chart> {
        if self.sight < SurveySight::Figures {
            return None;
        }
        self.with(|own| match which {
            SurveyChart::Units(group) => report::unit_dots(own, group, Figure::Overall, wide),
            SurveyChart::Factors(group) => report::factor_heat(own, group, wide),
            SurveyChart::Items => report::item_bars(own, wide),
        })
    }

    /// Groups of units that charts are drawn by, at most so many as the roster has blocks.
    pub(crate) fn groups(&self) -> usize {
        let blocks = self.estimates.domains.iter();
        let blocks = blocks.filter(|own| matches!(own.kind, DomainKind::Block(_)));
        blocks.count().max(1)
    }

    /// What was found in the survey's files and design, with cells: for who sees all of it.
    pub(crate) fn findings(&self) -> Vec<&Finding> {
        if self.sight < SurveySight::Whole {
            return Vec::new();
        }
        let of_file = |name: &str| {
            self.run
                .files
                .iter()
                .chain([&self.run.instrument.file])
                .any(|own| own == name || name.ends_with(&format!("/{own}")))
        };
        let own = |finding: &&Finding| {
            let place = finding.place.file_name();
            place.is_some_and(of_file)
                || finding.code.starts_with("survey-") && finding.message.vi.contains(&self.run.id)
        };
        self.seen.whole.ran.findings.iter().filter(own).collect()
    }

    /// What tables and charts look at.
    fn with<T>(&self, look: impl FnOnce(&SurveyContext<'_>) -> T) -> T {
        let (run, manifest) = (self.run, self.seen.manifest());
        let whole = self.sight == SurveySight::Whole;
        look(&SurveyContext {
            id: &run.id,
            instrument: &run.instrument,
            responses: &run.responses,
            validity: &run.validity,
            estimates: &self.estimates,
            quality: if whole { &run.quality.lines } else { &[] },
            roster: &self.seen.whole.ran.roster,
            planned: &run.planned,
            population: &run.population,
            small_cell: run.limits.small_cell,
            intervals: self.intervals(),
            round: &manifest.id,
            round_title: &manifest.title,
            notice: manifest.notice.as_deref(),
            agency: manifest.agency.as_deref(),
            draft: self.draft,
            as_of: manifest.as_of,
            lang: self.lang,
            program: env!("CARGO_PKG_VERSION"),
        })
    }
}
