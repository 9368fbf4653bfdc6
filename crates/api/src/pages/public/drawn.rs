//! Charts out of what is shown.

use super::head::{origin, whom};
use super::parts::share;
use super::ranking::digits;
use super::shown::{Shown, UnitShown, mean};
use crate::text::Words;
use criteria::{CriteriaSet, RankOn};
use points::Exact;
use report::{
    Around, Chart, RadarLine, RadarView, RankedBar, RankedBars, StackedBar, StackedField,
    StackedFields, Together,
};

/// More bars than this are a table's business.
const MOST_BARS: usize = 250;

/// What charts of one page share.
pub(crate) struct Drawn<'a> {
    shown: &'a Shown,
    set: &'a CriteriaSet,
    words: Words,
    origin: String,
}

impl<'a> Drawn<'a> {
    pub(crate) fn new(shown: &'a Shown, set: &'a CriteriaSet, words: Words) -> Self {
        Self {
            shown,
            set,
            words,
            origin: origin(shown, set, words),
        }
    }
    fn around(&self) -> Around<'_> {
        Around {
            lang: self.words.lang,
            title: &self.shown.title,
            agency: self.shown.agency.as_deref(),
            as_of: self.shown.as_of,
            draft: self.shown.draft,
            notices: &self.shown.notices,
            origin: &self.origin,
        }
    }
    /// Ranking bars of a block: the units whose figures are seen.
    pub(crate) fn ranking(&self, block: usize, wide: u32) -> Option<Chart> {
        let shown = self.shown;
        let bar = |own: &UnitShown| {
            Some(RankedBar {
                rank: own.rank,
                tied: own.tied,
                name: own.name.clone(),
                figure: own.figure(shown.on)?.clone(),
                band: own.band,
            })
        };
        let bars: Vec<RankedBar> = shown.ranked(block).filter_map(bar).collect();
        if bars.len() > MOST_BARS {
            return None;
        }
        let view = RankedBars {
            id: format!("ranking-{}", block + 1),
            whom: whom(shown, block, self.words),
            bars,
            bands: shown.bands.clone(),
            mean: shown.figures(block).and_then(|own| mean(&own)),
            full: match shown.on {
                RankOn::Total => self.set.total.clone(),
                RankOn::Index => Exact::from(100),
            },
            digits: digits(self.set),
            apart: shown.apart(block).map(|own| own.name.clone()).collect(),
        };
        self.around().ranking(&view, wide)
    }
    /// Stacked fields of a block, where every ranked unit's fields are seen.
    pub(crate) fn fields(&self, block: usize, wide: u32) -> Option<Chart> {
        let shown = self.shown;
        let of_block = shown.block_fields(block)?;
        let bar = |own: &UnitShown| {
            let fields: Vec<Option<Exact>> = (0..shown.fields.len())
                .map(|field| own.field(field).map(|own| own.points.clone()))
                .collect();
            StackedBar {
                rank: own.rank,
                name: own.name.clone(),
                points: fields.iter().flatten().sum(),
                fields,
            }
        };
        let bars: Vec<StackedBar> = shown.ranked(block).map(bar).collect();
        if bars.len() > MOST_BARS {
            return None;
        }
        let fields = shown.fields.iter().zip(of_block).map(|(own, block)| {
            let name = own.title.get(self.words.lang).to_owned();
            StackedField {
                title: format!("{}. {name}", own.code),
                name,
                max: own.max.clone(),
                share: block.as_ref().map(|own| own.mean.clone()),
            }
        });
        let view = StackedFields {
            id: format!("fields-{}", block + 1),
            whom: whom(shown, block, self.words),
            fields: fields.collect(),
            bars,
            full: self.set.total.clone(),
            digits: digits(self.set),
        };
        self.around().stacked(&view, wide)
    }
    /// The radar of a unit, where its block's fields are seen too.
    pub(crate) fn radar(&self, unit: &UnitShown, wide: u32) -> Option<Chart> {
        let of_block = self.shown.block_fields(unit.block?)?;
        let fields = self.shown.fields.iter().zip(of_block).enumerate();
        let line = |(index, (field, block)): (usize, (&super::shown::FieldShown, &Option<_>))| {
            let block: &super::shown::FieldOfBlock = block.as_ref()?;
            let own = unit.field(index)?;
            Some(RadarLine {
                code: field.code.clone(),
                title: format!("{}. {}", field.code, field.title.get(self.words.lang)),
                unit: share(&own.points, &own.max)?,
                mean: block.mean.clone(),
                best: block.best.clone(),
            })
        };
        let view = RadarView {
            id: format!("radar-{}", unit.code),
            name: unit.name.clone(),
            lines: fields.filter_map(line).collect(),
        };
        self.around().radar(&view, wide)
    }
    /// A few units, and the mean of a block where it is asked for, field by field.
    pub(crate) fn together(
        &self,
        units: &[&UnitShown],
        block: Option<usize>,
        wide: u32,
    ) -> Option<Chart> {
        let of_block = block.and_then(|block| self.shown.block_fields(block));
        let mut names: Vec<String> = units.iter().map(|own| own.name.clone()).collect();
        if of_block.is_some() {
            names.push(self.words.t("compare-block-mean"));
        }
        let lines = self.shown.fields.iter().enumerate().map(|(index, field)| {
            let mut figures: Vec<Option<Exact>> = units
                .iter()
                .map(|own| {
                    own.field(index)
                        .and_then(|own| share(&own.points, &own.max))
                })
                .collect();
            if let Some(of_block) = &of_block {
                figures.push(of_block[index].as_ref().map(|own| own.mean.clone()));
            }
            let title = format!("{}. {}", field.code, field.title.get(self.words.lang));
            (title, figures)
        });
        let view = Together {
            id: "compare".to_owned(),
            names,
            lines: lines
                .filter(|(_, figures)| figures.iter().any(Option::is_some))
                .collect(),
        };
        self.around().together(&view, wide)
    }
}
