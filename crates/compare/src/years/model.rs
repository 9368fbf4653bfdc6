//! What a comparison of two rounds says.

use criteria::RankOn;
use finding::{Lang, Text};
use points::Exact;

/// The change of one unit, in points of the figure (of an index: percentage points).
///
/// `performance + revision + survey + borders + rounding` is exactly [`YearUnit::change`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parts {
    /// Other answers under the same rules, surveys apart.
    pub performance: Exact,
    /// Other rules and maxima for the same answers, and every leaf that does not compare.
    pub revision: Exact,
    /// Other survey results under the same rules.
    pub survey: Exact,
    /// Other borders: the weighted mean of the predecessors' figures less the figure of the predecessor that the unit continues. Zero where borders stand, or where it continues none.
    pub borders: Exact,
    /// Rounding of the printed figures, and what only the round itself knows (published points of a field, scaling back).
    pub rounding: Exact,
}

impl Parts {
    /// Performance, revision, survey, borders and rounding with so many digits, so that they add up to the printed change: each rounded half up, and each unit of the last digit by which their sum misses the change taken from, or given to, the part that rounding had moved the farthest that way (of equals the first).
    ///
    /// ```
    /// let half = |n: i64| points::Exact::from(n).over(&200.into()).unwrap();
    /// let parts = compare::Parts { performance: half(1), survey: half(1), ..Default::default() };
    /// let shown = parts.shown(&half(2), 2).map(|own| own.to_string());
    /// assert_eq!(shown, ["0.00", "0.00", "0.01", "0.00", "0.00"]);
    /// ```
    #[must_use]
    pub fn shown(&self, change: &Exact, digits: u8) -> [Exact; 5] {
        let to = points::RoundTo::half_up(digits);
        let unit = Exact::decimal(1, digits);
        let mut all = self.all().map(|own| own.round(to));
        // A part moves by half a unit at most, so five parts miss by no more than two or three units.
        for _ in 0..all.len() {
            let sum: Exact = all.iter().sum();
            let wanting = change.round(to).minus(&sum);
            if wanting.is_zero() {
                break;
            }
            let down = wanting.is_negative();
            let moved = |at: usize| {
                let up = all[at].minus(self.all()[at]);
                if down { up } else { up.negated() }
            };
            let farthest = (0..all.len()).max_by(|a, b| moved(*a).cmp(&moved(*b)).then(b.cmp(a)));
            if let Some(at) = farthest {
                all[at] = match down {
                    true => all[at].minus(&unit),
                    false => all[at].plus(&unit),
                };
            }
        }
        all
    }

    fn all(&self) -> [&Exact; 5] {
        [
            &self.performance,
            &self.revision,
            &self.survey,
            &self.borders,
            &self.rounding,
        ]
    }

    /// These parts and `weight` times the others.
    pub(crate) fn plus(&self, others: &Self, weight: &Exact) -> Self {
        let sum = |own: &Exact, other: &Exact| own.plus(&other.times(weight));
        Self {
            performance: sum(&self.performance, &others.performance),
            revision: sum(&self.revision, &others.revision),
            survey: sum(&self.survey, &others.survey),
            borders: sum(&self.borders, &others.borders),
            rounding: sum(&self.rounding, &others.rounding),
        }
    }
}

/// A unit of the first round that a unit of the second was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// Its code in the first round.
    pub code: String,
    /// Its name there, or in the crosswalk; its code where neither has one.
    pub name: String,
    /// The printed figure; `None` where the result was incomplete or the first round does not have the unit.
    pub figure: Option<Exact>,
    /// Rank in the first round.
    pub rank: Option<u32>,
    /// Whether all of it went into the unit of the second round.
    pub whole: bool,
    /// Its weight, where the user names one and the file has it.
    pub weight: Option<Exact>,
}

/// Why the change of a unit is not split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSplit {
    /// The first round does not have the unit, and nothing says what it was made of.
    New,
    /// The first round has no complete result of it.
    FirstIncomplete,
    /// The second round has no complete result of it.
    SecondIncomplete,
    /// Borders changed, and the user names no weight.
    NoWeight,
    /// Borders changed, and nothing says which units it was made of.
    PredecessorsUnknown,
    /// These predecessors have no complete result in the first round.
    PredecessorsWithoutFigure(Vec<String>),
    /// These predecessors, or the parts of them that went here, have no weight.
    PredecessorsWithoutWeight(Vec<String>),
    /// All weights are zero.
    WeightsAreZero,
}

impl NotSplit {
    /// A kebab-case key for programs.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::New => "new-unit",
            Self::FirstIncomplete => "first-incomplete",
            Self::SecondIncomplete => "second-incomplete",
            Self::NoWeight => "no-weight-named",
            Self::PredecessorsUnknown => "predecessors-unknown",
            Self::PredecessorsWithoutFigure(_) => "predecessors-without-figure",
            Self::PredecessorsWithoutWeight(_) => "predecessors-without-weight",
            Self::WeightsAreZero => "weights-are-zero",
        }
    }

    /// The codes that it is about.
    #[must_use]
    pub fn codes(&self) -> &[String] {
        match self {
            Self::PredecessorsWithoutFigure(codes) | Self::PredecessorsWithoutWeight(codes) => {
                codes
            }
            _ => &[],
        }
    }

    /// The reason in words.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let codes = self.codes().join(", ");
        let text = match self {
            Self::New => Text::new("không có ở đợt trước", "not in the first round"),
            Self::FirstIncomplete => Text::new(
                "đợt trước chưa đủ kết quả",
                "no complete result in the first round",
            ),
            Self::SecondIncomplete => Text::new(
                "đợt sau chưa đủ kết quả",
                "no complete result in the second round",
            ),
            Self::NoWeight => Text::new(
                "địa giới đã thay đổi, chưa chọn trọng số",
                "borders changed, no weight was named",
            ),
            Self::PredecessorsUnknown => Text::new(
                "địa giới đã thay đổi, chưa biết gồm những đơn vị nào",
                "borders changed, and what it was made of is not known",
            ),
            Self::PredecessorsWithoutFigure(_) => Text::new(
                format!("đơn vị trước sắp xếp không có kết quả đầy đủ ở đợt trước: {codes}"),
                format!("predecessors without a complete result in the first round: {codes}"),
            ),
            Self::PredecessorsWithoutWeight(_) => Text::new(
                format!("đơn vị trước sắp xếp (hoặc phần nhập vào) chưa có trọng số: {codes}"),
                format!("predecessors, or the parts that went here, without a weight: {codes}"),
            ),
            Self::WeightsAreZero => Text::new("mọi trọng số bằng 0", "all weights are zero"),
        };
        text.get(lang).to_owned()
    }
}

/// A unit of the second round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearUnit {
    /// Code in the second round.
    pub code: String,
    /// Name in the second round.
    pub name: String,
    /// The block in which the second round ranks it; `None` where it is never ranked.
    pub block: Option<String>,
    /// The block in which the first round ranked it, where borders stand.
    pub old_block: Option<String>,
    /// Its code in the first round, where borders stand.
    pub old_code: Option<String>,
    /// The printed figure of the first round, where borders stand.
    pub old: Option<Exact>,
    /// The printed figure of the second round, where it is complete.
    pub new: Option<Exact>,
    /// Rank in the first round, where borders stand.
    pub old_rank: Option<u32>,
    /// Rank in the second round.
    pub new_rank: Option<u32>,
    /// The split, or why there is none.
    pub parts: Result<Parts, NotSplit>,
    /// Whether borders changed between the rounds.
    pub borders: bool,
    /// Where borders changed: the units of the first round that it was made of, side by side.
    pub predecessors: Vec<Before>,
    /// Where borders changed: which of `predecessors` it continues, by its code, else by its name.
    pub continues: Option<usize>,
    /// Where borders changed and the user names a weight: Σ weight × printed figure ÷ Σ weight over the predecessors, exactly.
    pub mean: Option<Exact>,
}

impl YearUnit {
    /// What the change is counted from: the printed figure of the first round; where borders changed, that of the predecessor which the unit continues, else the weighted mean.
    #[must_use]
    pub fn start(&self) -> Option<&Exact> {
        match &self.mean {
            None => self.old.as_ref(),
            Some(mean) => {
                let own = self.continues.and_then(|at| self.predecessors.get(at));
                own.map_or(Some(mean), |own| own.figure.as_ref())
            }
        }
    }

    /// The change of the printed figure from [`YearUnit::start`], where both may be set side by side.
    #[must_use]
    pub fn change(&self) -> Option<Exact> {
        Some(self.new.as_ref()?.minus(self.start()?))
    }
}

/// A group of leaves that belong together in the two sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearLeaf {
    /// Index into the comparison's groups.
    pub group: usize,
    /// Whether either year's answers could be scored by both rules; where not, the whole change of the leaf is in `revision`.
    pub crossed: bool,
    /// Σ points ÷ Σ maximum × 100 in the first round, over the units split in the same borders; `None` where nobody could earn any.
    pub old: Option<Exact>,
    /// The same in the second round, over the same units.
    pub new: Option<Exact>,
}

impl Years {
    /// Groups whose change is in `revision` as a whole.
    pub fn left(&self) -> impl Iterator<Item = &YearLeaf> {
        self.leaves.iter().filter(|own| !own.crossed)
    }
}

/// The comparison of two rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Years {
    /// Which figure.
    pub figure: RankOn,
    /// In the order of the second ranking.
    pub units: Vec<YearUnit>,
    /// Every group of the comparison, in its order.
    pub leaves: Vec<YearLeaf>,
    /// What the user calls the weight of the means, where one is named.
    pub weight: Option<String>,
}
