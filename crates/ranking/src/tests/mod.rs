//! Whole rankings over sets and scores built by hand.

use crate::{
    CsvKind, Entrant, RankJson, Ranked, field_rankings, rank_entrants, ranking_csv, statistics,
};
use criteria::{
    Band, Blocks, CriteriaSet, Edge, IndexBase, LayerKind, Level, Node, NodeId, NodeKind, Part,
    RankOn, Ranking, RankingKey, Rounding, Stands, Status, TieBreak, Ties,
};
use points::{Exact, RoundTo};
use proptest::prelude::*;
use scoring::{LayerScores, NodeScore, Scored, UnitSummary};
use std::collections::BTreeMap;

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn field(code: &str, max: i64) -> Node {
    Node {
        code: code.into(),
        title: format!("Lĩnh vực {code}"),
        title_en: None,
        max: max.into(),
        source: None,
        content: Vec::new(),
        follows: Vec::new(),
        changed: None,
        parent: None,
        children: Vec::new(),
        depth: 0,
        part: Part::Base,
        kind: NodeKind::Inner {
            imported_when_no_leaf_inputs: false,
        },
        sum_differs: None,
        line: 1,
    }
}

/// Two fields, of 60 and of 40 points.
fn set() -> CriteriaSet {
    let band = |name: &str, from: i64| Band {
        name: name.into(),
        lower: Some(Edge {
            value: from.into(),
            included: true,
        }),
        line: 1,
    };
    CriteriaSet {
        format: 1,
        id: "thu".into(),
        year: 2025,
        levels: vec![Level::Commune],
        title: "Bộ tiêu chí thử".into(),
        title_en: None,
        notice: None,
        total: 100.into(),
        status: Status::Sample,
        final_layers: vec![LayerKind::Imported],
        stands: Stands::Computed,
        rounding: Rounding {
            total: Some(RoundTo::half_up(2)),
            ..Rounding::default()
        },
        ranking: Ranking {
            on: RankOn::Total,
            key: RankingKey::Rounded,
            ties: Ties::Competition,
            breaks: Vec::new(),
            blocks: Blocks::Roster,
        },
        index_base: IndexBase::Points,
        bands: vec![band("Tốt", 80), band("Khá", 65)],
        basis: Vec::new(),
        nodes: vec![field("1", 60), field("2", 40)],
        leaves: Vec::new(),
        roots: vec![NodeId(0), NodeId(1)],
        bonus: None,
        amendments: Vec::new(),
        not_yet: Vec::new(),
        amending_files: Vec::new(),
        penalty: None,
        slots: Vec::new(),
        first_slot: Vec::new(),
        calendars: BTreeMap::new(),
        file: "thu/2025.toml".into(),
        digest: "00".into(),
    }
}

fn entrant(index: usize, block: Option<&str>) -> Entrant {
    Entrant {
        code: format!("U{index}"),
        name: format!("Xã {index}"),
        block: block.map(Into::into),
        parent: None,
    }
}

fn scored(points: &[(&str, &str)]) -> Scored {
    let summary = |(first, second): &(&str, &str)| {
        let total = exact(first).plus(&exact(second));
        UnitSummary {
            complete: true,
            points: total.clone(),
            max: 100.into(),
            index: total.clone(),
            index_exact: total.clone(),
            total_exact: total.clone(),
            total_undropped: total.clone(),
            without_survey: exact(first),
            survey: Some(exact(second)),
            total: total.round(RoundTo::half_up(2)),
            ..UnitSummary::default()
        }
    };
    let node = |points: &str, max: i64| NodeScore {
        points: exact(points),
        max: max.into(),
        complete: true,
    };
    Scored {
        n_units: points.len(),
        inner: vec![NodeId(0), NodeId(1)],
        standing: LayerScores {
            nodes: points
                .iter()
                .flat_map(|own| [node(own.0, 60), node(own.1, 40)])
                .collect(),
            ..LayerScores::default()
        },
        summaries: points.iter().map(summary).collect(),
        ..Scored::default()
    }
}

fn ranks(ranked: &Ranked) -> Vec<(&str, Option<u32>, bool)> {
    ranked
        .rows
        .iter()
        .map(|row| (row.code.as_str(), row.rank, row.tied))
        .collect()
}

#[test]
fn a_block_a_parent_and_an_incomplete_unit() {
    let set = set();
    let entrants = [
        entrant(0, None),
        entrant(1, Some("xã")),
        entrant(2, Some("phường")),
        entrant(3, Some("xã")),
        entrant(4, Some("xã")),
        entrant(5, Some("xã")),
    ];
    let mut scored = scored(&[
        ("55", "35"),
        ("50", "30"),
        ("40", "20"),
        ("45", "35"),
        ("60", "40"),
        ("40", "24.99"),
    ]);
    scored.summaries[4].complete = false;
    let ranked = rank_entrants(&set, &entrants, &scored);
    assert_eq!(
        ranks(&ranked),
        [
            ("U1", Some(1), true),
            ("U3", Some(1), true),
            ("U5", Some(3), false),
            ("U4", None, false),
            ("U2", Some(1), false),
            ("U0", None, false),
        ]
    );
    let bands: Vec<_> = ranked
        .rows
        .iter()
        .map(|row| ranked.band_name(row))
        .collect();
    assert_eq!(bands, [Some("Tốt"), Some("Tốt"), None, None, None, None]);
    assert_eq!(ranked.rows[0].n, 3);
    assert_eq!(ranked.blocks[0].apart, [3]);
}

#[test]
fn appraised_points_part_equals_before_survey_points() {
    let mut set = set();
    set.ranking.breaks = vec![TieBreak::Appraised, TieBreak::Survey];
    let entrants = [entrant(0, Some("xã")), entrant(1, Some("xã"))];
    let ranked = rank_entrants(&set, &entrants, &scored(&[("45", "35"), ("50", "30")]));
    assert_eq!(
        ranks(&ranked),
        [("U1", Some(1), false), ("U0", Some(2), false)]
    );
}

#[test]
fn the_exact_key_parts_what_two_digits_join() {
    let mut set = set();
    let entrants = [entrant(0, Some("xã")), entrant(1, Some("xã"))];
    let scored = scored(&[("50", "30.001"), ("50", "30.004")]);
    let rounded = rank_entrants(&set, &entrants, &scored);
    assert!(rounded.rows.iter().all(|row| row.tied));
    set.ranking.key = RankingKey::Exact;
    let ranked = rank_entrants(&set, &entrants, &scored);
    assert_eq!(
        ranks(&ranked),
        [("U1", Some(1), false), ("U0", Some(2), false)]
    );
    let json = RankJson::new("0", "r", &set, &ranked, &[]);
    assert_eq!(json.rows[0].total, "80.00");
    assert_eq!(json.rows[0].total_exact.as_deref(), Some("20001/250"));
}

#[test]
fn an_order_without_ties_names_what_is_left_equal() {
    let mut set = set();
    set.ranking.ties = Ties::Ordered;
    let entrants = [entrant(0, Some("xã")), entrant(1, Some("xã"))];
    let ranked = rank_entrants(&set, &entrants, &scored(&[("50", "30"), ("50", "30")]));
    assert_eq!(ranked.findings.len(), 1);
    assert_eq!(ranked.findings[0].code, "tie-not-decided");
    assert_eq!(ranked.findings[0].found.vi, "Xã 0, Xã 1");
}

#[test]
fn a_block_that_the_set_does_not_list_is_a_finding() {
    let mut set = set();
    set.ranking.blocks = Blocks::Listed(vec!["phường".into(), "xã".into()]);
    let entrants = [entrant(0, Some("Xa")), entrant(1, Some("xã"))];
    let ranked = rank_entrants(&set, &entrants, &scored(&[("50", "30"), ("40", "30")]));
    assert_eq!(
        ranks(&ranked),
        [("U1", Some(1), false), ("U0", None, false)]
    );
    assert_eq!(ranked.findings[0].code, "unknown-block");
    assert_eq!(ranked.findings[0].unit.as_deref(), Some("U0"));
}

#[test]
fn without_blocks_there_is_one_table_and_the_parent_stands_apart() {
    let mut province = entrant(0, None);
    province.code = "P".into();
    let mut communes = [entrant(1, None), entrant(2, None)];
    for unit in &mut communes {
        unit.parent = Some("P".into());
    }
    let entrants = [province, communes[0].clone(), communes[1].clone()];
    let scored = scored(&[("60", "40"), ("50", "30"), ("50", "31")]);
    let ranked = rank_entrants(&set(), &entrants, &scored);
    assert_eq!(
        ranks(&ranked),
        [
            ("U2", Some(1), false),
            ("U1", Some(2), false),
            ("P", None, false)
        ]
    );
    assert!(ranked.blocks[0].is_all());
}

/// Field 2: 30, 20, 24: mean 74/3, median 24, population variance 152/9.
#[test]
fn a_field_is_described_and_ranked_over_its_block() {
    let set = set();
    let entrants = [0, 1, 2].map(|index| entrant(index, Some("xã")));
    let ranked = rank_entrants(
        &set,
        &entrants,
        &scored(&[("50", "30"), ("60", "20"), ("45", "24")]),
    );
    let all = statistics(&set, &ranked);
    let second = &all[2];
    assert_eq!(second.node, Some(NodeId(1)));
    assert_eq!(second.mean.to_ratio_text(), "74/3");
    assert_eq!(second.median, 24.into());
    assert!((second.deviation - (152.0_f64 / 9.0).sqrt()).abs() < 1e-12);
    assert_eq!(second.above_mean, 1);
    let share = second.share.as_ref().unwrap();
    assert_eq!(share.round(RoundTo::half_up(2)).to_string(), "61.67");
    let order: Vec<_> = field_rankings(&ranked)[1]
        .places
        .iter()
        .map(|place| (ranked.rows[place.row].code.clone(), place.rank))
        .collect();
    assert_eq!(
        order,
        [("U0".into(), 1), ("U2".into(), 2), ("U1".into(), 3)]
    );
}

#[test]
fn json_and_the_two_texts() {
    let set = set();
    let entrants = [entrant(0, Some("xã")), entrant(1, None)];
    let ranked = rank_entrants(&set, &entrants, &scored(&[("50", "30.5"), ("1", "2")]));
    let json = RankJson::new("0.1.0", "vong-thu", &set, &ranked, &[]);
    let json = serde_json::to_value(&json).unwrap();
    assert_eq!(
        json["set"],
        serde_json::json!({"id": "thu", "year": 2025, "status": "sample", "digest": "00"})
    );
    assert_eq!(
        json["rows"][0],
        serde_json::json!({
            "code": "U0", "name": "Xã 0", "block": "xã", "n": 1, "total": "80.50", "max": "100",
            "index": "80.5", "rank": 1, "tied": false, "band": "Tốt", "self": null, "appraised": [],
            "survey": "30.5", "bonus": "0", "penalty": "0", "fields": {"1": "50", "2": "30.5"},
            "dropped": [], "complete": true
        })
    );
    assert_eq!(json["rows"][1]["rank"], serde_json::Value::Null);
    assert_eq!(
        ranking_csv(&set, &ranked, &[], CsvKind::Machine),
        "block,rank,tied,code,name,self,survey,bonus,penalty,total,max,index,band,complete,field_1,field_2\n\
         xã,1,false,U0,Xã 0,,30.5,0,0,80.50,100,80.5,Tốt,true,50,30.5\n\
         ,,false,U1,Xã 1,,2,0,0,3.00,100,3,,true,1,2\n"
    );
    let excel = ranking_csv(&set, &ranked, &[], CsvKind::Excel);
    assert!(excel.starts_with("\u{feff}Khối;Hạng;Đồng hạng;"));
    assert!(excel.contains("\r\nxã;1;;U0;Xã 0;;30,5;0;0;80,50;100;80,5;Tốt;đủ;50;30,5\r\n"));
}

#[test]
fn what_every_output_has_to_say_stands_on_every_line_and_in_json() {
    let set = set();
    let entrants = [entrant(0, Some("xã")), entrant(1, None)];
    let ranked = rank_entrants(&set, &entrants, &scored(&[("50", "30.5"), ("1", "2")]));
    let notices = ["SỐ LIỆU MINH HỌA", "DỰ THẢO – CHƯA CÔNG BỐ"];
    let machine = ranking_csv(&set, &ranked, &notices, CsvKind::Machine);
    let mut lines = machine.lines();
    assert!(
        lines
            .next()
            .is_some_and(|heading| heading.ends_with(",field_2,notice"))
    );
    assert_eq!(lines.clone().count(), 2);
    assert!(lines.all(|line| line.ends_with(",SỐ LIỆU MINH HỌA · DỰ THẢO – CHƯA CÔNG BỐ")));
    let json = RankJson::new("0.1.0", "vong-thu", &set, &ranked, &[]).saying(&notices);
    assert_eq!(json.notices, notices);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_order_of_the_roster_does_not_change_a_rank(points in prop::collection::vec((0i64..6, 0i64..4, 0usize..2), 1..25)) {
        let mut set = set();
        set.ranking.breaks = vec![TieBreak::Node("2".into())];
        let build = |order: &[usize]| {
            let entrants: Vec<Entrant> = order.iter().map(|&unit| entrant(unit, Some(["xã", "phường"][points[unit].2]))).collect();
            let texts: Vec<(String, String)> = order.iter().map(|&unit| (points[unit].0.to_string(), points[unit].1.to_string())).collect();
            let texts: Vec<(&str, &str)> = texts.iter().map(|own| (own.0.as_str(), own.1.as_str())).collect();
            let ranked = rank_entrants(&set, &entrants, &scored(&texts));
            ranked.rows.iter().map(|row| (row.code.clone(), (row.rank, row.tied, row.band, row.n))).collect::<BTreeMap<_, _>>()
        };
        let forward: Vec<usize> = (0..points.len()).collect();
        let backward: Vec<usize> = forward.iter().rev().copied().collect();
        prop_assert_eq!(build(&forward), build(&backward));
    }
}
