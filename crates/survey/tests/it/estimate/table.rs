//! The reference tables, and the designs that R built from them.

use survey::LonelyCluster;
use survey::estimate::{Design, DesignColumns, Margin, Population, RakeLimits};

/// A CSV file with headings; texts may stand in quotes.
pub(super) struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A file below `fixtures/reference`; lines that begin with `#` are remarks.
    pub(super) fn read(file: &str) -> Self {
        let text = crate::text(&crate::at_root(&format!("fixtures/reference/{file}")));
        let mut lines = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(cells);
        Self {
            headings: lines.next().unwrap(),
            rows: lines.collect(),
        }
    }
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }
    pub(super) fn has(&self, heading: &str) -> bool {
        self.headings.iter().any(|own| own == heading)
    }
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { table: self, cells })
    }
    pub(super) fn texts(&self, heading: &str) -> Vec<&str> {
        self.rows().map(|row| row.text(heading)).collect()
    }
    /// Numbers; an empty cell is NaN.
    pub(super) fn numbers(&self, heading: &str) -> Vec<f64> {
        self.rows().map(|row| row.number(heading)).collect()
    }
    /// Codes by first appearance.
    pub(super) fn codes(&self, heading: &str) -> Vec<u32> {
        let texts = self.texts(heading);
        let first = |text: &str| texts.iter().position(|own| *own == text).unwrap() as u32;
        texts.iter().map(|text| first(text)).collect()
    }
}

#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table,
    cells: &'t [String],
}

impl<'t> Row<'t> {
    pub(super) fn text(&self, heading: &str) -> &'t str {
        let at = self.table.headings.iter().position(|own| own == heading);
        &self.cells[at.unwrap_or_else(|| panic!("no column {heading}"))]
    }
    pub(super) fn number(&self, heading: &str) -> f64 {
        match self.text(heading) {
            "" | "NA" => f64::NAN,
            "Inf" => f64::INFINITY,
            text => text.parse().unwrap(),
        }
    }
    /// The whole row, for messages.
    pub(super) fn words(&self) -> String {
        self.cells.join(",")
    }
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(character),
        }
    }
    cells.iter().map(|cell| cell.trim().to_string()).collect()
}

/// Fails where two numbers differ by more than 1e-9 of the expected one, or where both should be 0 by more than a trace of `size`.
#[track_caller]
pub(super) fn close(own: f64, expected: f64, size: f64, what: &str) {
    let most = 1e-9 * expected.abs() + 1e-12 * size.abs();
    let off = (own - expected).abs();
    assert!(off <= most, "{what}: {own}, expected {expected}");
}

/// A design of R's api data by the name that the expected tables use.
pub(super) struct Sample {
    pub(super) table: Table,
    pub(super) design: Design,
}

pub(super) fn sample(name: &str) -> Sample {
    let (file, finite) = match name.split_once('_') {
        Some((file, _)) => (file, false),
        None => (name, true),
    };
    let table = Table::read(&format!("survey/in_api{file}.csv"));
    let weights = table.numbers("pw");
    let (stype, dnum, snum) = (
        table.codes("stype"),
        table.codes("dnum"),
        table.codes("snum"),
    );
    let strata: &[&[u32]] = if file == "strat" { &[&stype] } else { &[] };
    let clusters: &[&[u32]] = match file {
        "clus1" => &[&dnum],
        "clus2" => &[&dnum, &snum],
        _ => &[],
    };
    let sizes: Vec<Vec<f64>> = ["fpc", "fpc1", "fpc2"]
        .into_iter()
        .filter(|heading| finite && table.has(heading))
        .map(|heading| table.numbers(heading))
        .collect();
    let population: Vec<Population> = sizes.iter().map(|own| Population::Sizes(own)).collect();
    let design = Design::new(&DesignColumns {
        n_rows: table.len(),
        weights: Some(&weights),
        strata,
        clusters,
        population: &population,
        nest: false,
        lonely: LonelyCluster::Fail,
    });
    Sample {
        design: design.unwrap(),
        table,
    }
}

impl Sample {
    /// A numeric column, and where it has values.
    pub(super) fn column(&self, heading: &str) -> (Vec<f64>, Vec<bool>) {
        let values = self.table.numbers(heading);
        let base = values.iter().map(|value| !value.is_nan()).collect();
        (values, base)
    }
    /// 1 where a column holds this text.
    pub(super) fn is(&self, heading: &str, text: &str) -> Vec<f64> {
        let texts = self.table.texts(heading);
        texts
            .iter()
            .map(|own| f64::from(u8::from(*own == text)))
            .collect()
    }
    pub(super) fn everybody(&self) -> Vec<bool> {
        vec![true; self.table.len()]
    }
    /// The design after the weights were moved to the population's totals.
    pub(super) fn moved(&self, method: &str) -> Design {
        let totals = Table::read("survey/margins.csv");
        let total = |margin: &str, category: &str| {
            let mut rows = totals.rows();
            let own = |row: &super::table::Row| {
                row.text("margin") == margin && row.text("category") == category
            };
            rows.find(own).unwrap().number("total")
        };
        let stype: Vec<f64> = ["E", "H", "M"].map(|own| total("stype", own)).to_vec();
        let wide: Vec<f64> = ["No", "Yes"].map(|own| total("sch.wide", own)).to_vec();
        let code = |heading: &str, of: &[&str]| -> Vec<u32> {
            let texts = self.table.texts(heading);
            let at = |text: &&str| of.iter().position(|own| own == text).unwrap() as u32;
            texts.iter().map(at).collect()
        };
        let by_stype = code("stype", &["E", "H", "M"]);
        let by_wide = code("sch.wide", &["No", "Yes"]);
        let first = Margin {
            categories: &by_stype,
            totals: &stype,
        };
        let second = Margin {
            categories: &by_wide,
            totals: &wide,
        };
        match method {
            "ps" => self.design.post_stratify(&first).unwrap(),
            "rk" => {
                let raked = self.design.rake(&[first, second], RakeLimits::default());
                raked.unwrap()
            }
            "ca" => {
                let ones = vec![1.0; self.table.len()];
                let (high, middle) = (self.is("stype", "H"), self.is("stype", "M"));
                let (before, _) = self.column("api99");
                let columns: [&[f64]; 4] = [&ones, &high, &middle, &before];
                let all = stype.iter().sum();
                let totals = [all, stype[1], stype[2], total("api99", "")];
                self.design.calibrate(&columns, &totals).unwrap()
            }
            other => panic!("no way to move weights called {other}"),
        }
    }
}
