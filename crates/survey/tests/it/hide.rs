//! Small cells of estimates stay hidden: the tests try to work them out of everything that is shown.

use crate::disclosure::recoverable;
use crate::made::instrument;
use finding::Text;
use points::Exact;
use proptest::prelude::*;
use survey::{
    Bounds, Domain, DomainKind, Estimate, Estimates, Figure, Instrument, ItemCounts, QuestionId,
    ShownCount, hide,
};
use units::Roster;

/// A respondent: unit (2 to 6 of the roster), sex (0 to 2), level of the one item (0 to 4; 5 blank).
type Person = (u32, u16, usize);

const SEX: QuestionId = QuestionId(13);

fn roster() -> Roster {
    let text = "code,name,type,level,block,parent\n\
                19,Tỉnh Mẫu,tỉnh,province,,\n\
                20,Huyện Mẫu,huyện,district,,19\n\
                00001,Xã Một,xã,commune,xã,19\n\
                00002,Xã Hai,xã,commune,xã,19\n\
                00003,Xã Ba,xã,commune,xã,20\n\
                00004,Phường Bốn,phường,commune,phường,20\n\
                00005,Phường Năm,phường,commune,phường,19\n";
    units::read_roster("units.csv", text).0
}

/// The made instrument with its first item only, scored as told.
fn of_one_item(scores: [i64; 5]) -> Instrument {
    let mut made = instrument();
    made.index.items.truncate(1);
    made.index.factors.truncate(1);
    made.index.items[0].scores = scores.map(|score| Some(Exact::from(score))).to_vec();
    made
}

fn kinds() -> Vec<DomainKind> {
    let mut kinds = vec![DomainKind::All];
    kinds.extend((2..7).map(DomainKind::Unit));
    kinds.extend([DomainKind::Parent(0), DomainKind::Parent(1)]);
    kinds.extend(["xã", "phường"].map(|block| DomainKind::Block(block.to_owned())));
    kinds.extend((0..3).map(|sex| DomainKind::Choice(SEX, sex)));
    for unit in 2..7 {
        for sex in 0..3 {
            kinds.push(DomainKind::Both(
                Box::new(DomainKind::Unit(unit)),
                Box::new(DomainKind::Choice(SEX, sex)),
            ));
        }
    }
    kinds
}

fn belongs(kind: &DomainKind, person: &Person) -> bool {
    match kind {
        DomainKind::All | DomainKind::Parent(0) => true,
        DomainKind::Unit(unit) => person.0 == *unit,
        DomainKind::Parent(_) => (4..6).contains(&person.0),
        DomainKind::Block(block) => (person.0 < 5) == (block == "xã"),
        DomainKind::Choice(_, sex) => person.1 == *sex,
        DomainKind::Both(one, other) => belongs(one, person) && belongs(other, person),
        DomainKind::Mode(_) => false,
    }
}

fn estimates(people: &[Person]) -> Estimates {
    let figures = vec![Figure::Overall, Figure::Factor(0), Figure::Item(0)];
    let domain = |kind: DomainKind| {
        let own: Vec<&Person> = people
            .iter()
            .filter(|person| belongs(&kind, person))
            .collect();
        let mut choices = vec![0_u64; 5];
        for (_, _, level) in &own {
            if let Some(count) = choices.get_mut(*level) {
                *count += 1;
            }
        }
        let n: u64 = choices.iter().sum();
        let estimate = (n > 0).then(|| Estimate {
            before_rounding: Exact::from(0_i64),
            value: Exact::from(0_i64),
            n,
            answers: n,
            blank: own.len() as u64 - n,
            bounds: Bounds {
                low: Exact::from(0_i64),
                high: Exact::from(0_i64),
            },
            se: None,
            df: 0.0,
            interval: None,
            deff: None,
            n_effective: None,
        });
        Domain {
            title: Text::default(),
            issued: None,
            returned: own.len() as u64,
            valid: own.len() as u64,
            hidden: false,
            estimates: vec![estimate; 3],
            items: vec![ItemCounts {
                choices,
                blank: own.len() as u64 - n,
                ..ItemCounts::default()
            }],
            kind,
        }
    };
    Estimates {
        figures,
        domains: kinds().into_iter().map(domain).collect(),
        weighted: false,
        margins: Vec::new(),
        probability: false,
        alpha: Vec::new(),
    }
}

/// Which domains add up: the total first, then its parts.
fn sums() -> Vec<(usize, Vec<usize>)> {
    let kinds = kinds();
    let at = |wanted: &DomainKind| kinds.iter().position(|kind| kind == wanted).expect("made");
    let unit = |unit: u32| at(&DomainKind::Unit(unit));
    let sex = |sex: u16| at(&DomainKind::Choice(SEX, sex));
    let both = |unit: u32, sex: u16| {
        at(&DomainKind::Both(
            Box::new(DomainKind::Unit(unit)),
            Box::new(DomainKind::Choice(SEX, sex)),
        ))
    };
    let block = |block: &str| at(&DomainKind::Block(block.to_owned()));
    let mut sums = vec![
        (0, (2..7).map(unit).collect()),
        (at(&DomainKind::Parent(0)), (2..7).map(unit).collect()),
        (at(&DomainKind::Parent(1)), vec![unit(4), unit(5)]),
        (block("xã"), (2..5).map(unit).collect()),
        (block("phường"), vec![unit(5), unit(6)]),
        (0, (0..3).map(sex).collect()),
        (0, vec![at(&DomainKind::Parent(0))]),
    ];
    sums.extend((2..7).map(|own| (unit(own), (0..3).map(|sex| both(own, sex)).collect())));
    sums.extend((0..3).map(|own| (sex(own), (2..7).map(|unit| both(unit, own)).collect())));
    sums
}

/// Lines over the hidden ones of some cells: coefficients of each given equation, hidden cells only.
fn over(cells: &[usize], lines: &[Vec<(usize, i128)>]) -> Vec<Vec<i128>> {
    let of = |line: &Vec<(usize, i128)>| {
        let coefficient = |cell: &usize| {
            let own = line.iter().filter(|(other, _)| other == cell);
            own.map(|(_, factor)| *factor).sum()
        };
        cells.iter().map(coefficient).collect()
    };
    lines.iter().map(of).collect()
}

fn people(scale: usize) -> impl Strategy<Value = Vec<Person>> {
    let level = prop_oneof![1 => 0_usize..6, 3 => 3_usize..5];
    let sex = prop_oneof![5 => 0_u16..2, 1 => Just(2_u16)];
    let unit = prop_oneof![4 => 2_u32..7, 3 => 2_u32..4];
    prop::collection::vec((unit, sex, level), 0..scale)
}

fn no_domain_is_given_away(people: &[Person]) -> Result<(), TestCaseError> {
    let truth = estimates(people);
    let mut shown = truth.clone();
    hide(&mut shown, &of_one_item([0, 0, 0, 100, 100]), &roster(), 5);
    let lines: Vec<Vec<(usize, i128)>> = sums()
        .into_iter()
        .map(|(total, parts)| {
            let mut line = vec![(total, -1)];
            line.extend(parts.into_iter().map(|part| (part, 1)));
            line
        })
        .collect();
    let cells: Vec<usize> = (0..shown.domains.len())
        .filter(|at| shown.domains[*at].hidden)
        .collect();
    let known = recoverable(&over(&cells, &lines));
    for (at, domain) in shown.domains.iter().enumerate() {
        let n = truth.domains[at].valid;
        prop_assert!(domain.hidden || !(1..5).contains(&n), "{:?}", domain.kind);
        if let Some(own) = cells.iter().position(|cell| *cell == at) {
            prop_assert_eq!(domain.valid, 0);
            prop_assert!(domain.estimates.iter().all(Option::is_none));
            prop_assert!(
                n == 0 || !known[own],
                "{:?} of {} {:?}",
                domain.kind,
                n,
                people
            );
        }
    }
    Ok(())
}

fn no_count_is_given_away(people: &[Person], scores: [i64; 5]) -> Result<(), TestCaseError> {
    let truth = estimates(people);
    let mut shown = truth.clone();
    hide(&mut shown, &of_one_item(scores), &roster(), 5);
    let count = |domain: usize, choice: usize| shown.domains[domain].items[0].shown(choice);
    let n = shown.domains.len();
    let cells: Vec<usize> = (0..n * 5)
        .filter(|cell| count(cell / 5, cell % 5) == ShownCount::Hidden)
        .collect();
    let mut lines: Vec<Vec<(usize, i128)>> = Vec::new();
    for (total, parts) in sums() {
        for choice in 0..5 {
            let mut line = vec![(total * 5 + choice, -1)];
            line.extend(parts.iter().map(|part| (part * 5 + choice, 1)));
            lines.push(line);
        }
    }
    for (domain, own) in shown.domains.iter().enumerate() {
        if own.estimates[2].is_some() {
            // The number of answers, the mean, and the mean of squares, which the standard error tells.
            for power in 0..3 {
                let factor = |choice: usize| i128::from(scores[choice]).pow(power);
                let all_hidden = (0..5).all(|choice| count(domain, choice) == ShownCount::Hidden);
                if power < 2 || !all_hidden {
                    lines.push(
                        (0..5)
                            .map(|choice| (domain * 5 + choice, factor(choice)))
                            .collect(),
                    );
                }
            }
        }
    }
    let known = recoverable(&over(&cells, &lines));
    for domain in 0..n {
        for choice in 0..5 {
            let value = truth.domains[domain].items[0].choices[choice];
            if let ShownCount::Count(shown) = count(domain, choice) {
                prop_assert_eq!(shown, value);
                prop_assert!(!(1..5).contains(&value));
            } else if (1..5).contains(&value) {
                let own = cells
                    .iter()
                    .position(|cell| *cell == domain * 5 + choice)
                    .expect("hidden");
                prop_assert!(
                    !known[own],
                    "{} of {:?} {:?}",
                    choice,
                    shown.domains[domain].kind,
                    people
                );
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_small_group_can_be_worked_out(people in people(160)) {
        no_domain_is_given_away(&people)?;
    }

    #[test]
    fn no_small_count_can_be_worked_out_of_shares(people in people(260)) {
        no_count_is_given_away(&people, [0, 0, 0, 100, 100])?;
    }

    #[test]
    fn no_small_count_can_be_worked_out_of_means(people in people(260)) {
        no_count_is_given_away(&people, [0, 25, 50, 75, 100])?;
    }
}

#[test]
fn a_small_sex_of_one_unit_takes_another_and_the_same_of_a_second_unit() {
    // Unit 2: 3 men, 20 women; unit 3: 20 and 20; unit 6: 30 and 30. All levels 4.
    let mut people: Vec<Person> = Vec::new();
    for (unit, men, women) in [(2, 3, 20), (3, 20, 21), (6, 30, 30)] {
        people.extend((0..men).map(|_| (unit, 0, 3)));
        people.extend((0..women).map(|_| (unit, 1, 3)));
    }
    let mut shown = estimates(&people);
    hide(&mut shown, &of_one_item([0, 0, 0, 100, 100]), &roster(), 5);
    let both = |unit: u32, sex: u16| {
        DomainKind::Both(
            Box::new(DomainKind::Unit(unit)),
            Box::new(DomainKind::Choice(SEX, sex)),
        )
    };
    let hidden: Vec<&DomainKind> = shown
        .domains
        .iter()
        .filter(|domain| domain.hidden)
        .map(|domain| &domain.kind)
        .collect();
    assert_eq!(hidden, [&both(2, 0), &both(2, 1), &both(3, 0), &both(3, 1)]);
}

#[test]
fn a_small_level_hides_its_neighbour_and_stands_in_two_units() {
    // Units 2 and 3 are of one block and one parent; unit 2 has 2 at the lowest level and 10 at the next.
    let mut people: Vec<Person> = Vec::new();
    for (unit, counts) in [
        (2, [2, 10, 12, 30, 30]),
        (3, [6, 9, 12, 30, 30]),
        (6, [8, 8, 12, 30, 30]),
    ] {
        for (level, count) in counts.into_iter().enumerate() {
            people.extend((0..count).map(|at| (unit, at % 2, level)));
        }
    }
    let mut shown = estimates(&people);
    hide(&mut shown, &of_one_item([0, 0, 0, 100, 100]), &roster(), 5);
    let row = |unit: u32| {
        let domain = shown.unit(unit).expect("made");
        (0..5)
            .map(|choice| domain.items[0].shown(choice).count())
            .collect::<Vec<_>>()
    };
    let rest = [Some(12), Some(30), Some(30)];
    assert_eq!(row(2), [&[None, None], &rest[..]].concat());
    assert_eq!(row(3), [&[None, None], &rest[..]].concat());
    assert_eq!(row(6), [&[Some(8), Some(8)], &rest[..]].concat());
}
