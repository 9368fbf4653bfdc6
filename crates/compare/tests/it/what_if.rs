//! Answers of 2024 under the set of 2025; expected points worked out by hand.

use crate::support::{every_change, round, settings};
use answers::Answers;
use compare::{
    Impact, Options, Pairs, SetComparison, Side, Taken, WhatIf, Without, change, compare_sets,
    impact, impact_json, what_if, what_if_words,
};
use criteria::{CriteriaSet, RankOn};
use points::Exact;
use proptest::prelude::*;
use ranking::{Entrant, Ranked, rank};
use scoring::{Scored, score};
use units::Roster;

const ACCEPT: Options = Options {
    accept_proposals: true,
};

struct Own {
    set: CriteriaSet,
    roster: Roster,
    answers: Answers,
    scored: Scored,
    ranked: Ranked,
}

fn own() -> Own {
    let (set, _) = every_change();
    let (roster, answers) = round("2024", &set);
    let (scored, _) = score(&set, &roster, &answers, &settings(2024));
    let ranked = rank(&set, &roster, &scored);
    Own {
        set,
        roster,
        answers,
        scored,
        ranked,
    }
}

impl Own {
    fn under(&self, other: &CriteriaSet, without: Without) -> WhatIf {
        what_if(
            (&self.set, &self.answers),
            other,
            (&self.roster, &Entrant::all(&self.roster)),
            &settings(2024),
            &ACCEPT,
            without,
        )
    }
    fn side(&self) -> Side<'_> {
        Side {
            set: &self.set,
            scored: &self.scored,
            ranked: &self.ranked,
        }
    }
    fn impact(&self, other: &WhatIf) -> (SetComparison, Impact) {
        let found = compare_sets(&self.set, &other.set, &ACCEPT);
        let impact = impact(self.side(), side(other), &found);
        (found, impact)
    }
}

fn side(own: &WhatIf) -> Side<'_> {
    Side {
        set: &own.set,
        scored: &own.scored,
        ranked: &own.ranked,
    }
}

fn totals(scored: &Scored) -> Vec<String> {
    let shown = |own: &scoring::UnitSummary| own.total.to_string();
    scored.summaries.iter().map(shown).collect()
}

#[test]
fn last_years_answers_under_the_new_set() {
    let own = own();
    assert_eq!(totals(&own.scored), ["27.10", "22.63", "9.95", "28.90"]);
    let new = every_change().1;
    let other = own.under(&new, Without::Zero);
    assert_eq!(totals(&other.scored), ["25.52", "18.91", "11.55", "24.99"]);
    let told: Vec<(&str, &Taken)> = other
        .leaves
        .iter()
        .filter(|own| own.taken != Taken::Whole)
        .map(|own| (new.leaf_node(own.leaf).code.as_str(), &own.taken))
        .collect();
    assert_eq!(told, [("1.3", &Taken::Typed), ("4.2", &Taken::Nothing)]);
}

#[test]
fn a_leaf_without_inputs_is_never_guessed() {
    let own = own();
    let new = every_change().1;
    let complete = |without| {
        let other = own.under(&new, without);
        other
            .scored
            .summaries
            .iter()
            .filter(|own| own.complete)
            .count()
    };
    assert_eq!(complete(Without::Missing), 0);
    assert_eq!(complete(Without::Blank), 4);
    assert_eq!(complete(Without::Zero), 4);
    let other = own.under(&new, Without::Drop);
    assert!(
        other
            .scored
            .summaries
            .iter()
            .all(|own| own.complete && own.max == Exact::from(28))
    );
}

#[test]
fn who_gains_by_which_leaf_adds_up() {
    let own = own();
    let other = own.under(&every_change().1, Without::Zero);
    let (found, impact) = own.impact(&other);
    assert_eq!(impact.figure, RankOn::Total);
    let unit = impact.units.iter().find(|own| own.code == "A").unwrap();
    assert_eq!(unit.change().unwrap().to_string(), "-1.58");
    assert_eq!(
        (unit.old_rank, unit.new_rank, unit.places()),
        (Some(2), Some(1), Some(1))
    );
    let parts: Vec<(String, String)> = unit
        .groups
        .iter()
        .map(|(group, part)| {
            let leaf = found.groups[*group].new[0];
            (
                other.set.leaf_node(leaf).code.clone(),
                part.trimmed().to_string(),
            )
        })
        .collect();
    let expected = [
        ("1.2", "1.5"),
        ("1.3", "0.4"),
        ("2.1", "-0.18"),
        ("2.3", "-1.4"),
        ("3.1", "-0.9"),
        ("3.2", "-1"),
    ];
    assert_eq!(
        parts,
        expected.map(|(code, part)| (code.to_owned(), part.to_owned()))
    );
    adds_up(&impact);
    let pairs = &impact.blocks[0].pairs;
    assert_eq!((pairs.all(), pairs.concordant, pairs.discordant), (6, 5, 1));
    assert_eq!(format!("{:.4}", pairs.tau_b().unwrap()), "0.6667");
    assert_eq!(format!("{:.4}", pairs.rho().unwrap()), "0.8000");
    let said = what_if_words(&own.set, "so-sanh/2025");
    let json = impact_json(
        own.side(),
        side(&other),
        &found,
        &impact,
        &other.leaves,
        &said,
    );
    assert_eq!(json["what_if"], true);
    assert_eq!(json["without_inputs"][1]["code"], "4.2");
}

fn adds_up(impact: &Impact) {
    for own in &impact.units {
        let parts: Exact = own.groups.iter().map(|(_, part)| part).sum();
        let all = parts.plus(&own.base).plus(&own.other);
        assert_eq!(own.change(), Some(all), "{}", own.code);
    }
}

#[test]
fn another_maximum_to_divide_by_is_a_part_of_its_own() {
    let own = own();
    let mut new = every_change().1;
    new.ranking.on = RankOn::Index;
    let other = own.under(&new, Without::Drop);
    let (_, impact) = own.impact(&other);
    assert_eq!(impact.figure, RankOn::Index);
    adds_up(&impact);
    // A was measured against 30 and is measured against 28.
    let unit = impact.units.iter().find(|own| own.code == "A").unwrap();
    // (27.1 + 25.52) ÷ 2 × (100 ÷ 28 − 100 ÷ 30) = 26.31 × 5 ÷ 21
    let hand = Exact::decimal(2631, 2).times(&Exact::from(5).over(&21.into()).unwrap());
    assert_eq!(unit.base, hand);
}

#[test]
fn no_change_has_no_impact() {
    let own = own();
    let same = own.set.clone();
    let other = own.under(&same, Without::Missing);
    assert_eq!(other.scored, own.scored);
    let (_, impact) = own.impact(&other);
    assert!(impact.groups.is_empty());
    assert!(
        impact
            .units
            .iter()
            .all(|own| own.change() == Some(Exact::ZERO) && own.places() == Some(0))
    );
    assert_eq!(impact.blocks[0].pairs.discordant, 0);
}

#[test]
fn one_figure_changed() {
    let own = own();
    // B: 6 × 0.9 ÷ 0.9 = 6 in place of 5.68; no other unit moves.
    let (set, what) = change(&own.set, "2.1 target=90").unwrap();
    assert_eq!(what.from.vi, "95");
    let other = own.under(&set, Without::Missing);
    assert_eq!(totals(&other.scored), ["27.10", "22.95", "9.95", "28.90"]);
    // 3.1 weighs 5 in place of 4, and the total 31: A has 4.5 in place of 3.6.
    let (set, _) = change(&own.set, "3.1 max=5").unwrap();
    assert_eq!(set.total, Exact::from(31));
    let other = own.under(&set, Without::Missing);
    assert_eq!(totals(&other.scored)[0], "28.00");
    let (_, impact) = own.impact(&other);
    assert_eq!(impact.figure, RankOn::Index);
    adds_up(&impact);
    // The bound of 70 between the second and the third step: B with 80 stays, C with 60 enters.
    let (set, _) = change(&own.set, "2.2 from.2=60").unwrap();
    assert_eq!(
        totals(&own.under(&set, Without::Missing).scored)[2],
        "11.45"
    );
    for refused in [
        "2.1",
        "2.1 target=0",
        "2.1 each=1",
        "9.9 max=2",
        "2.2 from.2=95",
        "2.1 target=x",
        "3.1 max=-1",
        "2.2 points.1=4",
    ] {
        let found = change(&own.set, refused).unwrap_err();
        assert_eq!(found.code, "change-refused", "{refused}");
    }
}

proptest! {
    #[test]
    fn pairs_are_counted_as_by_looking_at_each(ranks in prop::collection::vec((1_u32..6, 1_u32..6), 0..30)) {
        let counted = Pairs::count(&ranks);
        let mut hand = [0_u64; 5];
        for (at, one) in ranks.iter().enumerate() {
            for other in &ranks[at + 1..] {
                let (a, b) = (one.0.cmp(&other.0), one.1.cmp(&other.1));
                let kind = match (a.is_eq(), b.is_eq()) {
                    (true, true) => 4,
                    (true, false) => 2,
                    (false, true) => 3,
                    _ if a == b => 0,
                    _ => 1,
                };
                hand[kind] += 1;
            }
        }
        let own = [counted.concordant, counted.discordant, counted.tied_old, counted.tied_new, counted.tied_both];
        prop_assert_eq!(own, hand);
        if let Some(tau) = counted.tau_b() {
            prop_assert!((-1.000_001..=1.000_001).contains(&tau));
        }
        let same: Vec<(u32, u32)> = ranks.iter().map(|own| (own.0, own.0)).collect();
        if let Some(rho) = Pairs::count(&same).rho() {
            prop_assert!((rho - 1.0).abs() < 1e-12);
        }
    }
}

/// Appraisers type points and leave the inputs to the unit: where both agree under the old rule, the new one is worked out from the inputs.
#[test]
fn inputs_of_another_layer_are_taken_where_the_points_confirm_them() {
    let (set, _) = every_change();
    let (roster, mut answers) = round("2024", &set);
    let leaf = set.find_leaf("2.1").unwrap();
    let typed = set.typed_slot(leaf);
    let inputs = [
        set.input_slot(leaf, "on_time").unwrap(),
        set.input_slot(leaf, "resolved").unwrap(),
    ];
    let mut given = answers::Layer::new(criteria::LayerKind::SelfScore, roster.len(), &set);
    let imported = answers.layer_mut(criteria::LayerKind::Imported, roster.len(), &set);
    // 95 of 100 is 6.00 of 6 by the old target of 95 percent. A was confirmed, B was lowered to 5.
    for (unit, points) in [(0, 6), (1, 5)] {
        for (slot, number) in inputs.into_iter().zip([95, 100]) {
            given.set(unit, slot, answers::Answer::from(Exact::from(number)));
            imported.set(unit, slot, answers::Answer::Missing);
        }
        imported.set(unit, typed, answers::Answer::from(Exact::from(points)));
    }
    answers.layers.push(given);
    let (other, _) = change(&set, "2.1 target=98").unwrap();
    let tried = what_if(
        (&set, &answers),
        &other,
        (&roster, &Entrant::all(&roster)),
        &settings(2024),
        &ACCEPT,
        Without::Missing,
    );
    let points = |unit: usize| tried.scored.leaf(unit, leaf).points.to_string();
    // 6 × 95 ÷ 98 = 5.8163…; what was changed by hand keeps its share.
    assert_eq!([points(0), points(1)], ["5.82", "5.00"]);
}

/// Three survey leaves under `surveyed`: the figure that each asks for, and what it follows.
fn surveyed(year: i16, leaves: [(&str, Option<&str>); 3]) -> CriteriaSet {
    let leaf = |(at, (figure, follows)): (usize, &(&str, Option<&str>))| {
        let follows = follows.map_or_else(String::new, |own| format!("follows = \"{own}\"\n"));
        format!(
            "[criterion.\"{}\"]\ntitle = \"Khảo sát {figure}\"\nmax = 10\nsource = \"A\"\nscored = \"survey\"\ninputs = {{ index = \"percent\" }}\nrule = \"survey\"\ninstrument = \"mot-cua/{year}\"\nfigure = \"{figure}\"\n{follows}",
            at + 1
        )
    };
    let leaves: Vec<String> = leaves.iter().enumerate().map(leaf).collect();
    let text = format!(
        "format = 1\nid = \"ks\"\nyear = {year}\nlevels = [\"commune\"]\ntitle = \"Bộ khảo sát\"\ntotal = 30\nstatus = \"sample\"\nfinal = [\"survey\"]\n[ranking]\non = \"total\"\nties = \"competition\"\n[basis.A]\ntitle = \"A\"\n{}",
        leaves.concat()
    );
    crate::support::read("ks.toml", &text)
}

/// 1 asks for another figure than the leaf it follows, 2 for the figure of a leaf that it does not follow, 3 for the same of the next year's instrument.
#[test]
fn a_survey_value_follows_its_figure_and_not_only_its_name() {
    let old = surveyed(
        2024,
        [("factor:I", None), ("factor:II", None), ("overall", None)],
    );
    let new = surveyed(
        2025,
        [
            ("factor:V", Some("2024/1")),
            ("factor:I", None),
            ("overall", Some("2024/3")),
        ],
    );
    let (roster, _) =
        units::read_roster("units.csv", "code,name,level,block\nA,Xã An,commune,xã\n");
    let mut answers = answers::Answers::default();
    let layer = answers.layer_mut(criteria::LayerKind::Survey, roster.len(), &old);
    for (code, value) in [("1", 80), ("2", 60), ("3", 90)] {
        let slot = old
            .input_slot(old.find_leaf(code).unwrap(), "index")
            .unwrap();
        layer.set(0, slot, answers::Answer::from(Exact::from(value)));
    }
    let found = compare::compare_sets(&old, &new, &Options::default());
    let carried = compare::carry((&old, &answers), &new, &found, Without::Missing);
    let value = |code: &str| {
        let slot = new
            .input_slot(new.find_leaf(code).unwrap(), "index")
            .unwrap();
        let layer = carried.answers.layer(criteria::LayerKind::Survey).unwrap();
        layer.get(0, slot).number().cloned()
    };
    assert_eq!(value("1"), None);
    assert_eq!(value("2"), Some(80.into()));
    assert_eq!(value("3"), Some(90.into()));
    let told: Vec<(bool, Vec<String>)> = carried
        .leaves
        .iter()
        .map(|own| (own.other_figure, own.followed.clone()))
        .collect();
    let none = Vec::<String>::new;
    assert_eq!(
        told,
        [
            (true, none()),
            (false, vec!["1".to_owned()]),
            (false, none())
        ]
    );
}
