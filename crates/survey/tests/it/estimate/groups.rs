//! The fast way over many groups says what the plain way says of each.

use super::table::close;
use survey::LonelyCluster;
use survey::estimate::{
    Against, Design, DesignColumns, Grouping, ItemCodes, Linearised, Margin, Population, Term,
    Wanted,
};

const ROWS: usize = 600;
const GROUPS: usize = 7;

/// A sample with everything in it: weights, strata, clusters that cross groups, gaps, rows that were not asked, rows of no group.
struct Case {
    groups: Vec<u32>,
    strata: Vec<u32>,
    clusters: Vec<u32>,
    households: Vec<u32>,
    weights: Vec<f64>,
    codes: Vec<Vec<u8>>,
    asked: Vec<bool>,
    scores: [f64; 256],
    in_base: [bool; 256],
}

fn case() -> Case {
    let mut state = 7_u64;
    let mut draw = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let clusters: Vec<u32> = (0..ROWS).map(|_| draw(40) as u32).collect();
    let (mut scores, mut in_base) = ([0.0; 256], [false; 256]);
    for code in 1..=5_u8 {
        scores[usize::from(code)] = f64::from(code) * 20.0;
        in_base[usize::from(code)] = true;
    }
    Case {
        groups: (0..ROWS)
            .map(|_| draw(GROUPS as u64 + 1))
            .map(|g| {
                if g == GROUPS as u64 {
                    survey::NO_UNIT
                } else {
                    g as u32
                }
            })
            .collect(),
        strata: clusters.iter().map(|cluster| cluster % 3).collect(),
        households: (0..ROWS as u32).map(|row| row / 2).collect(),
        weights: (0..ROWS).map(|_| 0.5 + draw(100) as f64 / 50.0).collect(),
        codes: (0..4)
            .map(|_| (0..ROWS).map(|_| draw(6) as u8).collect())
            .collect(),
        asked: (0..ROWS).map(|_| draw(4) > 0).collect(),
        clusters,
        scores,
        in_base,
    }
}

impl Case {
    fn design(&self, lonely: LonelyCluster) -> Vec<Design> {
        let one: [&[u32]; 1] = [&self.clusters];
        let two: [&[u32]; 2] = [&self.clusters, &self.households];
        let columns = DesignColumns {
            n_rows: ROWS,
            weights: Some(&self.weights),
            lonely,
            ..DesignColumns::default()
        };
        let shares = [0.25; ROWS];
        let all = [
            columns,
            DesignColumns {
                strata: &[&self.strata],
                clusters: &one,
                ..columns
            },
            DesignColumns {
                clusters: &two,
                population: &[Population::Fractions(&shares)],
                ..columns
            },
        ];
        all.iter()
            .map(|columns| Design::new(columns).unwrap())
            .collect()
    }
    fn items(&self) -> Vec<ItemCodes<'_>> {
        let item = |(at, codes)| ItemCodes {
            codes,
            scores: &self.scores,
            in_base: &self.in_base,
            asked: (at == 1).then_some(self.asked.as_slice()),
        };
        self.codes
            .iter()
            .map(Vec::as_slice)
            .enumerate()
            .map(item)
            .collect()
    }
    /// Scores of an item, and who of a group is in its base.
    fn column(&self, item: usize, group: u32) -> (Vec<f64>, Vec<bool>) {
        let codes = &self.codes[item];
        let values = codes
            .iter()
            .map(|code| self.scores[usize::from(*code)])
            .collect();
        let base = (0..ROWS).map(|row| {
            self.groups[row] == group && codes[row] > 0 && (item != 1 || self.asked[row])
        });
        (values, base.collect())
    }
    fn mean(&self, design: &Design, item: usize, group: u32) -> (Linearised, Vec<bool>) {
        let (values, base) = self.column(item, group);
        (design.mean(&values, &base).unwrap(), base)
    }
}

#[test]
fn means_of_groups_are_means_of_domains() {
    let case = case();
    let mut designs = case.design(LonelyCluster::Fail);
    let raked = designs[1].post_stratify(&Margin {
        categories: &case.strata,
        totals: &[900.0, 1_000.0, 1_100.0],
    });
    designs.push(raked.unwrap());
    for (number, design) in designs.iter().enumerate() {
        let grouping = Grouping::new(design, &case.groups, GROUPS).unwrap();
        let means = grouping.means(&case.items());
        for (item, by_group) in means.iter().enumerate() {
            for (group, own) in by_group.iter().enumerate() {
                let words = format!("design {number}, item {item}, group {group}");
                let own = own.unwrap();
                let (mean, base) = case.mean(design, item, group as u32);
                close(own.mean, mean.value, 0.0, &words);
                close(
                    own.variance.unwrap(),
                    design.variance(&mean).unwrap(),
                    0.0,
                    &words,
                );
                let srs = design.srs_variance(&mean, &base, Against::WithReplacement);
                close(own.srs_variance.unwrap(), srs.unwrap(), 0.0, &words);
                assert_eq!(own.n, base.iter().filter(|own| **own).count() as u64);
                let in_group: Vec<bool> = case.groups.iter().map(|g| *g == group as u32).collect();
                close(grouping.df(group), design.df_in(&in_group), 0.0, &words);
            }
        }
    }
}

#[test]
fn figures_of_a_group_are_combinations_of_its_ratios() {
    let case = case();
    let term = |factor: f64, items: &[usize]| Term {
        factor,
        items: items.to_vec(),
    };
    let figures = vec![
        vec![term(1.0, &[2])],
        vec![term(0.5, &[0]), term(0.3, &[1]), term(0.2, &[3])],
        vec![term(1.0, &[0, 1, 2, 3])],
    ];
    for design in case.design(LonelyCluster::Fail) {
        let grouping = Grouping::new(&design, &case.groups, GROUPS).unwrap();
        for group in 0..GROUPS {
            let own = grouping.figures(group, &case.items(), &figures, Wanted::Covariances);
            let mean = |item| case.mean(&design, item, group as u32).0;
            let items = [0, 1, 2, 3].map(mean);
            let weighted =
                Linearised::combination(&[(0.5, &items[0]), (0.3, &items[1]), (0.2, &items[3])]);
            let (mut above, mut below) = (vec![0.0; ROWS], vec![0.0; ROWS]);
            for item in 0..4 {
                let (values, base) = case.column(item, group as u32);
                for row in (0..ROWS).filter(|row| base[*row]) {
                    above[row] += values[row];
                    below[row] += 1.0;
                }
            }
            let pooled = design.ratio(&above, &below, &[true; ROWS]).unwrap();
            let plain = [&items[2], &weighted, &pooled];
            let expected = design.covariance(&plain).unwrap();
            let matrix = own.covariance.unwrap();
            for (i, plain) in plain.iter().enumerate() {
                close(own.values[i].unwrap(), plain.value, 0.0, "value");
                for j in 0..3 {
                    let size = expected.at(i, i).max(expected.at(j, j));
                    close(matrix.at(i, j), expected.at(i, j), size, "covariance");
                }
            }
            let base: Vec<bool> = below.iter().map(|below| *below > 0.0).collect();
            let srs = design.srs_variance(&pooled, &base, Against::WithReplacement);
            close(
                own.srs_variances[2].unwrap(),
                srs.unwrap(),
                0.0,
                "simple random",
            );
            let mut sum = Linearised::combination(&[]);
            let value = grouping.add_linearised(group, &case.items(), &figures[1], 2.0, &mut sum);
            close(value.unwrap(), weighted.value, 0.0, "value");
            let variance = design.variance(&sum).unwrap();
            close(variance, 4.0 * expected.at(1, 1), 0.0, "twice the figure");
        }
    }
}

/// The same bytes with one thread and with four.
#[test]
fn results_do_not_depend_on_the_number_of_threads() {
    let case = case();
    let design = &case.design(LonelyCluster::Fail)[1];
    let groups: Vec<u32> = (0..ROWS as u32).collect();
    let grouping = Grouping::new(design, &groups, ROWS).unwrap();
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.unwrap()
            .install(|| format!("{:?}", grouping.means(&case.items())))
    };
    assert_eq!(with(1), with(4));
}

/// A group of one cluster in its own stratum has an estimate and no standard error; equal answers vary by exactly nothing.
#[test]
fn lonely_groups_and_equal_answers() {
    let groups = [0, 0, 1, 1];
    let columns = DesignColumns {
        n_rows: 4,
        strata: &[&groups],
        clusters: &[&[1, 1, 2, 3]],
        ..DesignColumns::default()
    };
    let (mut scores, mut in_base) = ([0.0; 256], [false; 256]);
    for code in 1..=3 {
        (scores[code], in_base[code]) = (33.3 * code as f64, true);
    }
    let item = ItemCodes {
        codes: &[1, 2, 3, 3],
        scores: &scores,
        in_base: &in_base,
        asked: None,
    };
    let design = Design::new(&columns).unwrap();
    let means = Grouping::new(&design, &groups, 3).unwrap().means(&[item]);
    assert!(means[0][0].unwrap().variance.is_none());
    let equal = means[0][1].unwrap();
    assert_eq!(
        format!("{:?} {:?}", equal.variance, equal.srs_variance),
        "Some(0.0) Some(0.0)"
    );
    assert!(means[0][2].is_none());
    for lonely in [
        LonelyCluster::Remove,
        LonelyCluster::Adjust,
        LonelyCluster::Average,
    ] {
        let design = Design::new(&DesignColumns { lonely, ..columns }).unwrap();
        let means = Grouping::new(&design, &groups, 2).unwrap().means(&[item]);
        let lone = means[0][0].unwrap().variance;
        assert_eq!(lone.is_some(), lonely != LonelyCluster::Average);
    }
}
