//! Links of survey leaves to instruments: which figures are wanted, and which inputs they fill.

use super::findings as says;
use crate::Inputs;
use criteria::{Asked, CriteriaSet, FigureOf, LeafId, Respondents, Rule, Taken};
use finding::Finding;
use points::Exact;
use survey::{Figure, Filter, Instrument, Test, Wanted, WantedKind};

/// One group of respondents of a leaf whose value is counted from responses.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The leaf.
    pub leaf: LeafId,
    /// The group within the leaf, from 0.
    pub group: usize,
    /// Its words in the set; empty where the leaf has one group.
    pub title: String,
    /// Index into the surveys of the round.
    pub survey: usize,
    /// Column of the survey's covariances.
    pub column: usize,
    /// What it fills.
    pub fills: Fills,
    /// Points for each percentage point: max × weight ÷ Σ weights ÷ 100. `None` where the group stands within a part or a case, so that no single factor holds.
    pub scale: Option<Exact>,
    /// The link as the set writes it.
    pub asked: Asked,
}

/// Which inputs a link fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fills {
    /// The index in percent.
    Index(u16),
    /// Counts: input, and the choices (by index) that it counts.
    Counts(Vec<(u16, Vec<u16>)>),
}

impl Link {
    /// The first input that it fills: where what stands behind the value is kept.
    #[must_use]
    pub fn first_input(&self) -> Option<u16> {
        match &self.fills {
            Fills::Index(input) => Some(*input),
            Fills::Counts(counts) => counts.first().map(|(input, _)| *input),
        }
    }
}

/// A survey of the round by its names.
pub(super) struct Known<'a> {
    pub(super) id: &'a str,
    pub(super) instrument: &'a Instrument,
    /// Index into the surveys of the manifest.
    pub(super) survey: usize,
}

/// The links of the set to the surveys of the round, and by survey what is wanted of it.
pub(super) fn resolve(
    inputs: &Inputs,
    set: &CriteriaSet,
    known: &[Known<'_>],
    findings: &mut Vec<Finding>,
) -> (Vec<Link>, Vec<Vec<Wanted>>) {
    let mut links = Vec::new();
    let mut wanted: Vec<Vec<Wanted>> = inputs.surveys.iter().map(|_| Vec::new()).collect();
    for leaf in set.leaf_ids() {
        let node = set.leaf_node(leaf);
        let rule = &set.leaf(leaf).rule;
        let place = || set.place(node.line);
        for (group, own) in rule.respondents().into_iter().enumerate() {
            let Some(asked) = &own.asked else { continue };
            let of_name = |known: &&Known<'_>| {
                known.id == asked.instrument
                    || known.instrument.name() == asked.instrument
                    || inputs.surveys[known.survey].survey.instrument == asked.instrument
            };
            let mut named = known.iter().filter(of_name);
            let Some(first) = named.next() else {
                // A survey that could not be read has been told; a set may name instruments that a round has no responses of.
                continue;
            };
            if named.next().is_some() && first.id != asked.instrument {
                findings.push(
                    says::two_surveys(place(), &asked.instrument, first.id)
                        .of_criterion(&node.code),
                );
            }
            let columns = &mut wanted[first.survey];
            let label = format!("{}/{group}", node.code);
            match want(label, own, asked, first.instrument) {
                Ok((column, fills)) => {
                    links.push(Link {
                        leaf,
                        group,
                        title: own.title.clone(),
                        survey: first.survey,
                        column: columns.len(),
                        fills,
                        scale: scale(rule, own, &node.max),
                        asked: asked.clone(),
                    });
                    columns.push(column);
                }
                Err(unknown) => findings.push(
                    says::unknown(place(), &first.instrument.name(), &unknown)
                        .of_criterion(&node.code),
                ),
            }
        }
    }
    (links, wanted)
}

/// Max × weight ÷ Σ weights ÷ 100, where the leaf's own rule is the survey.
fn scale(rule: &Rule, own: &Respondents, max: &Exact) -> Option<Exact> {
    let Rule::Survey { groups } = rule else {
        return None;
    };
    let sum = groups
        .iter()
        .fold(Exact::ZERO, |sum, group| sum.plus(&group.weight));
    max.times(&own.weight).over(&sum)?.over(&Exact::from(100))
}

/// A code that an instrument does not have.
pub(super) struct Unknown {
    /// `figure`, `question`, `choices`, `where`.
    pub(super) key: &'static str,
    /// As written.
    pub(super) found: String,
    /// What there is.
    pub(super) known: Vec<String>,
}

fn want(
    label: String,
    own: &Respondents,
    asked: &Asked,
    instrument: &Instrument,
) -> Result<(Wanted, Fills), Unknown> {
    let filter = filter(&asked.only, instrument)?;
    let (kind, fills) = match (&asked.taken, own.index) {
        (Taken::Figure(name), Some(input)) => (
            WantedKind::Figure(figure(name, instrument)?),
            Fills::Index(input),
        ),
        (Taken::Counts { question, choices }, _) => counts(own, question, choices, instrument)?,
        // The reader of sets links an index only to a group with an input.
        (Taken::Figure(name), None) => {
            return Err(Unknown {
                key: "figure",
                found: name.to_string(),
                known: Vec::new(),
            });
        }
    };
    let wanted = Wanted {
        label,
        kind,
        filter,
    };
    Ok((wanted, fills))
}

fn figure(name: &FigureOf, instrument: &Instrument) -> Result<Figure, Unknown> {
    let index = &instrument.index;
    let question = |at: &survey::Item| instrument.question(at.question).code.as_str();
    let (code, known): (&str, Vec<&str>) = match name {
        FigureOf::Overall => return Ok(Figure::Overall),
        FigureOf::Part(code) => (code, index.parts.iter().map(|part| &*part.code).collect()),
        FigureOf::Factor(code) => (
            code,
            index.factors.iter().map(|factor| &*factor.code).collect(),
        ),
        FigureOf::Item(code) => (code, index.items.iter().map(question).collect()),
    };
    let at = known.iter().position(|own| *own == code);
    let Some(at) = at.and_then(|at| u16::try_from(at).ok()) else {
        return Err(Unknown {
            key: "figure",
            found: name.to_string(),
            known: known.into_iter().map(ToOwned::to_owned).collect(),
        });
    };
    Ok(match name {
        FigureOf::Overall => Figure::Overall,
        FigureOf::Part(_) => Figure::Part(at),
        FigureOf::Factor(_) => Figure::Factor(at),
        FigureOf::Item(_) => Figure::Item(at),
    })
}

fn counts(
    own: &Respondents,
    question: &str,
    choices: &[(u16, Vec<String>)],
    instrument: &Instrument,
) -> Result<(WantedKind, Fills), Unknown> {
    let (id, list) = with_choices("question", question, instrument)?;
    let mut weights: Vec<Option<Exact>> = vec![None; list.len()];
    let mut fills = Vec::new();
    for (input, codes) in choices {
        let weight = own.options.iter().find(|(own, _)| own == input);
        let indices = indices("choices", codes, list)?;
        for at in &indices {
            weights[usize::from(*at)] = weight.map(|(_, weight)| weight.clone());
        }
        fills.push((*input, indices));
    }
    let kind = WantedKind::Options {
        question: id,
        weights,
    };
    Ok((kind, Fills::Counts(fills)))
}

fn filter(
    only: &[(String, Vec<String>)],
    instrument: &Instrument,
) -> Result<Option<Filter>, Unknown> {
    let mut tests = Vec::new();
    for (question, codes) in only {
        let (question, list) = with_choices("where", question, instrument)?;
        tests.push(Test {
            question,
            choices: indices("where", codes, list)?,
            not: false,
        });
    }
    Ok((!tests.is_empty()).then(|| Filter { any: vec![tests] }))
}

fn with_choices<'i>(
    key: &'static str,
    code: &str,
    instrument: &'i Instrument,
) -> Result<(survey::QuestionId, &'i [survey::Choice]), Unknown> {
    let found = instrument
        .find(code)
        .map(|id| (id, instrument.choices(id)))
        .filter(|(_, list)| !list.is_empty());
    found.ok_or_else(|| {
        let ids = (0_u16..).map(survey::QuestionId);
        let asked = instrument.questions.iter().zip(ids);
        let known = asked.filter(|(_, id)| !instrument.choices(*id).is_empty());
        Unknown {
            key,
            found: code.to_owned(),
            known: known.map(|(question, _)| question.code.clone()).collect(),
        }
    })
}

fn indices(
    key: &'static str,
    codes: &[String],
    list: &[survey::Choice],
) -> Result<Vec<u16>, Unknown> {
    let index = |code: &String| {
        let at = list.iter().position(|choice| choice.code == *code);
        at.and_then(|at| u16::try_from(at).ok())
            .ok_or_else(|| Unknown {
                key,
                found: code.clone(),
                known: list.iter().map(|choice| choice.code.clone()).collect(),
            })
    };
    codes.iter().map(index).collect()
}
