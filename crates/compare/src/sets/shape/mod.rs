//! A rule as its form and its figures, so that two rules can be held against each other up to the maximum.

mod rule;

use criteria::{
    Award, Condition, CriteriaSet, Deduction, Leaf, LeafId, Measure, Respondents, RulePart, Step,
    Steps, Term,
};
use finding::Text;
use points::Exact;

/// What a figure of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FigureKind {
    /// A bound, target, floor or date: moves who earns what.
    Threshold,
    /// What a step earns, in percent of the maximum.
    Award,
    /// The step in which points are given.
    Step,
}

/// One figure.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    pub(crate) what: Text,
    pub(crate) kind: FigureKind,
    /// What is compared: a share of the maximum for awards, the figure itself otherwise.
    pub(crate) key: Exact,
    /// As it is written.
    pub(crate) shown: Text,
}

/// The form, word by word, and the figures in the order in which they stand.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub(crate) form: Vec<String>,
    pub(crate) figures: Vec<Figure>,
}

/// Same form, same figures; the step of typed points does not count.
impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        let key = |own: &Figure| (own.kind != FigureKind::Step).then(|| own.key.clone());
        self.form == other.form
            && self.figures.len() == other.figures.len()
            && self
                .figures
                .iter()
                .zip(&other.figures)
                .all(|(one, two)| key(one) == key(two))
    }
}

impl Shape {
    pub(crate) fn of(set: &CriteriaSet, id: LeafId) -> Self {
        let leaf = set.leaf(id);
        let mut writer = Writer {
            leaf,
            year: set.year,
            form: Vec::new(),
            figures: Vec::new(),
            within: Text::default(),
        };
        writer.rule(&leaf.rule, &set.leaf_node(id).max);
        Self {
            form: writer.form,
            figures: writer.figures,
        }
    }

    /// Whether nothing is computed: points are typed.
    pub(crate) fn is_typed(&self) -> bool {
        let typed = |word: &String| matches!(word.as_str(), "points" | "council" | "info");
        self.form.first().is_some_and(typed) || self.form == ["imported"]
    }

    /// Whether it depends on other units.
    pub(crate) fn has_peers(&self) -> bool {
        self.form.iter().any(|word| word == "peers")
    }
}

struct Writer<'s> {
    leaf: &'s Leaf,
    year: i16,
    form: Vec<String>,
    figures: Vec<Figure>,
    within: Text,
}

impl Writer<'_> {
    fn word(&mut self, word: impl Into<String>) {
        self.form.push(word.into());
    }

    fn name(&self, input: u16) -> String {
        let input = self.leaf.inputs.get(usize::from(input));
        // The kind belongs to the name: a count that became a percentage is another input.
        input.map_or_else(String::new, |input| {
            format!("{}:{:?}", input.name, input.kind)
        })
    }

    fn figure(&mut self, kind: FigureKind, vi: &str, en: &str, key: Exact, shown: Text) {
        let what = Text::new(
            format!("{}{vi}", self.within.vi),
            format!("{}{en}", self.within.en),
        );
        self.figures.push(Figure {
            what,
            kind,
            key,
            shown,
        });
    }

    fn threshold(&mut self, vi: &str, en: &str, value: &Exact) {
        self.figure(FigureKind::Threshold, vi, en, value.clone(), plain(value));
    }

    fn optional(&mut self, vi: &str, en: &str, value: Option<&Exact>) {
        match value {
            Some(value) => self.threshold(vi, en, value),
            None => self.word("none"),
        }
    }

    fn points(&mut self, vi: &str, en: &str, points: &Exact, max: &Exact) {
        let share = points.times(&100.into()).over(max).unwrap_or_default();
        let shown = Text::new(
            format!("{} điểm", plain(points).vi),
            format!("{} points", plain(points).en),
        );
        self.figure(FigureKind::Award, vi, en, share, shown);
    }

    fn award(&mut self, vi: &str, en: &str, award: &Award, max: &Exact) {
        match award {
            Award::Points(points) => self.points(vi, en, points, max),
            Award::Share(share) => {
                let shown = Text::new(
                    format!("{}% điểm tối đa", plain(share).vi),
                    format!("{}% of the maximum", plain(share).en),
                );
                self.figure(FigureKind::Award, vi, en, share.clone(), shown);
            }
            Award::Ratio => self.word("in proportion"),
        }
    }

    fn terms(&mut self, terms: &[Term]) {
        for term in terms {
            let word = format!("{:?} {}", term.sign, self.name(term.input));
            self.word(word);
        }
    }

    fn measure(&mut self, measure: &Measure) {
        match measure {
            Measure::Input(input) => {
                let word = self.name(*input);
                self.word(word);
            }
            Measure::Ratio {
                numerator,
                denominator,
            } => {
                self.terms(numerator);
                self.word("÷");
                self.terms(denominator);
            }
            Measure::Sum(terms) => self.terms(terms),
        }
    }

    fn bounds(&mut self, step: &Step) {
        for (edge, vi, en) in [
            (&step.lower, "mức từ", "from"),
            (&step.upper, "mức đến", "up to"),
        ] {
            match edge {
                Some(edge) => {
                    self.word(if edge.included { "with" } else { "without" });
                    self.threshold(vi, en, &edge.value);
                }
                None => self.word("no bound"),
            }
        }
    }

    fn steps(&mut self, steps: &Steps, max: &Exact) {
        for (n, step) in (1..).zip(&steps.steps) {
            self.bounds(step);
            let (vi, en) = (format!("điểm của mức {n}"), format!("points of step {n}"));
            self.award(&vi, &en, &step.award, max);
        }
    }

    fn counted(&mut self, counts: &[Deduction], max: &Exact) {
        for own in counts {
            self.measure(&own.measure);
            self.points("điểm mỗi lần", "points for each", &own.each, max);
            self.threshold("số lần tính một", "how many make one", &own.per);
            match &own.cap {
                Some(cap) => self.points("điểm nhiều nhất", "points at most", cap, max),
                None => self.word("no cap"),
            }
        }
    }

    fn part(&mut self, part: &RulePart, leaf_max: &Exact, n: usize) {
        self.points(
            "điểm tối đa của phần",
            "maximum of the part",
            &part.max,
            leaf_max,
        );
        self.word(format!("{:?} {:?}", part.when_undefined, part.when_missing));
        let outside = std::mem::replace(
            &mut self.within,
            Text::new(format!("phần {n}: "), format!("part {n}: ")),
        );
        self.rule(&part.rule, &part.max);
        self.within = outside;
    }

    fn group(&mut self, own: &Respondents, all: &Exact) {
        let share = own.weight.times(&100.into()).over(all).unwrap_or_default();
        let shown = plain(&own.weight);
        self.figure(
            FigureKind::Threshold,
            "trọng số nhóm",
            "weight of the group",
            share,
            shown,
        );
        match own.index {
            Some(input) => {
                let word = self.name(input);
                self.word(word);
            }
            None => {
                for (input, weight) in &own.options {
                    let word = self.name(*input);
                    self.word(word);
                    self.threshold("tỷ lệ của phương án", "percent of the answer", weight);
                }
            }
        }
        self.word(format!("{:?} {:?}", own.instrument, own.asked));
    }

    fn condition(&mut self, own: &Condition) {
        match own {
            Condition::Within { measure, interval } => {
                self.measure(measure);
                self.bounds(interval);
            }
            Condition::Is { input, yes } => {
                let word = format!("{} is {yes}", self.name(*input));
                self.word(word);
            }
            Condition::IsLevel { input, level } => {
                let word = format!("{} is level {level}", self.name(*input));
                self.word(word);
            }
        }
    }
}

/// A number as it is written, without zeros behind.
pub(crate) fn plain(number: &Exact) -> Text {
    let number = number.trimmed();
    Text::new(
        vietnamese::show_number(&number, None),
        vietnamese::show_number_en(&number, None),
    )
}
