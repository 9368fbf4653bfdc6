//! `[[survey]]`: an instrument, its responses, and what the round says about validity, design and showing.

use criteria::toml::{Document, Table};
use finding::Finding;
use survey::{IntervalMethod, Limits, LonelyCluster, ShowIntervals};

const KEYS: [&str; 11] = [
    "id",
    "instrument",
    "files",
    "issued",
    "mapping",
    "population",
    "margins",
    "sample",
    "limits",
    "design",
    "intervals",
];
const DESIGN: [&str; 8] = [
    "probability",
    "lonely",
    "cluster",
    "stratum",
    "weight",
    "units-are-strata",
    "population",
    "proportions",
];
const LONELY: [(&str, LonelyCluster); 5] = [
    ("fail", LonelyCluster::Fail),
    ("remove", LonelyCluster::Remove),
    ("certainty", LonelyCluster::Certainty),
    ("adjust", LonelyCluster::Adjust),
    ("average", LonelyCluster::Average),
];
const PROPORTIONS: [(&str, IntervalMethod); 6] = [
    ("wilson", IntervalMethod::Wilson),
    ("korn-graubard", IntervalMethod::KornGraubard),
    ("logit", IntervalMethod::Logit),
    ("clopper-pearson", IntervalMethod::ClopperPearson),
    ("agresti-coull", IntervalMethod::AgrestiCoull),
    ("jeffreys", IntervalMethod::Jeffreys),
];
const INTERVALS: [(&str, ShowIntervals); 2] = [
    ("council", ShowIntervals::Council),
    ("public", ShowIntervals::Public),
];

/// `design`: the sample design, by names of columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Design {
    /// `probability`: whether the responses are a probability sample.
    pub probability: bool,
    /// `lonely`: what a stratum of one cluster adds.
    pub lonely: LonelyCluster,
    /// `cluster`: question codes or column headings, the first stage first.
    pub clusters: Vec<String>,
    /// `stratum`: a question code or a column heading.
    pub stratum: Option<String>,
    /// `weight`: a question code or a column heading.
    pub weight: Option<String>,
    /// `units-are-strata`: whether every unit is sampled on its own; true.
    pub units_are_strata: bool,
    /// `population`: how many clusters there were to take from, by stage.
    pub population: Option<String>,
    /// `proportions`: how a 95% interval of a proportion is made.
    pub proportions: IntervalMethod,
}

impl Default for Design {
    fn default() -> Self {
        Self {
            probability: false,
            lonely: LonelyCluster::default(),
            clusters: Vec::new(),
            stratum: None,
            weight: None,
            units_are_strata: true,
            population: None,
            proportions: IntervalMethod::Wilson,
        }
    }
}

/// One `[[survey]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// `id`; the instrument's name where absent.
    pub id: Option<String>,
    /// `instrument`: `sipas/2022`, or a path ending in `.toml` from the round's folder.
    pub instrument: String,
    /// `files`: paths or patterns, from the round's folder.
    pub files: Vec<String>,
    /// `issued`: sheets issued and returned, by unit.
    pub issued: Option<String>,
    /// `mapping`: what each column was taken for, as `survey check --save` writes it.
    pub mapping: Option<String>,
    /// `population`: by unit.
    pub population: Option<String>,
    /// `margins`: how the population divides by demographic questions.
    pub margins: Option<String>,
    /// `sample`: the record of the draw, as `survey sample` writes it.
    pub sample: Option<String>,
    /// `design`.
    pub design: Design,
    /// `intervals`: where they are shown.
    pub intervals: ShowIntervals,
    /// Line of the manifest.
    pub line: u32,
}

impl Survey {
    /// A survey of which nothing is said but its instrument.
    #[must_use]
    pub fn of(instrument: &str) -> Self {
        Self {
            id: None,
            instrument: instrument.to_owned(),
            files: Vec::new(),
            issued: None,
            mapping: None,
            population: None,
            margins: None,
            sample: None,
            design: Design::default(),
            intervals: ShowIntervals::default(),
            line: 0,
        }
    }
}

pub(super) fn read_all(root: &Table<'_>) -> Vec<Survey> {
    let tables = root.tables("survey");
    let surveys: Vec<Survey> = tables.iter().filter_map(read).collect();
    let named: Vec<&str> = surveys
        .iter()
        .map(|survey| survey.id.as_deref().unwrap_or(&survey.instrument))
        .collect();
    for (at, survey) in surveys.iter().enumerate() {
        if named[..at].contains(&named[at]) {
            let table = tables.iter().find(|table| table.line() == survey.line);
            root.push(twice(table.unwrap_or(root), named[at]));
        }
    }
    surveys
}

fn read(table: &Table<'_>) -> Option<Survey> {
    table.only(&KEYS);
    let instrument = table.needed_text("instrument")?;
    if !table.has("files") {
        table.missing("files");
    }
    if let Some(limits) = table.table("limits") {
        // Told here with its line; what it comes to depends on the instrument.
        let _over_defaults = survey::read_limits(limits, &Limits::default());
    }
    Some(Survey {
        id: table.text("id"),
        instrument,
        files: table.texts("files"),
        issued: table.text("issued"),
        mapping: table.text("mapping"),
        population: table.text("population"),
        margins: table.text("margins"),
        sample: table.text("sample"),
        design: table
            .table("design")
            .map_or_else(Design::default, |design| read_design(&design)),
        intervals: table.one_of("intervals", &INTERVALS).unwrap_or_default(),
        line: table.line(),
    })
}

fn read_design(table: &Table<'_>) -> Design {
    table.only(&DESIGN);
    Design {
        probability: table.flag("probability").unwrap_or(false),
        lonely: table.one_of("lonely", &LONELY).unwrap_or_default(),
        clusters: table.texts("cluster"),
        stratum: table.text("stratum"),
        weight: table.text("weight"),
        units_are_strata: table.flag("units-are-strata").unwrap_or(true),
        population: table.text("population"),
        proportions: table
            .one_of("proportions", &PROPORTIONS)
            .unwrap_or(IntervalMethod::Wilson),
    }
}

/// The limits of a survey of the manifest's text, over those of its instrument; mistakes were told when the manifest was read.
pub(crate) fn limits_over(text: &str, survey: &Survey, base: &Limits) -> Limits {
    let document = Document::parse("", text);
    let tables = document.root().tables("survey");
    let own = tables.iter().find(|table| table.line() == survey.line);
    own.and_then(|table| table.table("limits"))
        .map_or_else(|| base.clone(), |limits| survey::read_limits(limits, base))
}

fn twice(table: &Table<'_>, id: &str) -> Finding {
    Finding::error("survey-twice", table.place_of("instrument"))
        .says(
            "hai cuộc khảo sát của đợt có cùng tên",
            "two surveys of the round have the same name",
        )
        .found(format!("“{id}”"), format!("\"{id}\""))
        .expected("mỗi cuộc khảo sát một tên", "a name for each survey")
        .fix(
            "ghi id khác nhau, hoặc gộp các tệp vào một khối [[survey]]",
            "write different ids, or put the files into one [[survey]]",
        )
}
