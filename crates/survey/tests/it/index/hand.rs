//! Every figure under every formula, blanks rule, aggregation and rule of places.

use super::{all_valid, by_village, fraction, instrument, responses, roster};
use crate::{at_root, text};
use points::RoundTo;
use survey::{DomainKind, Estimates, Figure, Instrument, Request, estimate_survey};

fn figure(instrument: &Instrument, text: &str) -> Figure {
    let index = &instrument.index;
    let at = |position: Option<usize>| u16::try_from(position.expect("a code")).expect("few");
    match text.split_once(':') {
        Some(("part", code)) => {
            Figure::Part(at(index.parts.iter().position(|own| own.code == code)))
        }
        Some(("factor", code)) => {
            Figure::Factor(at(index.factors.iter().position(|own| own.code == code)))
        }
        Some(("item", code)) => {
            let question = instrument.find(code).expect("a question");
            Figure::Item(at(index
                .items
                .iter()
                .position(|own| own.question == question)))
        }
        _ => Figure::Overall,
    }
}

fn estimates(instrument: &Instrument) -> Estimates {
    let (responses, roster, design) = (responses(instrument), roster(), by_village());
    let validity = all_valid(&responses, &roster);
    let request = Request::new(instrument, &responses, &validity, &roster, &design);
    let (estimates, _, findings) = estimate_survey(&request);
    assert!(findings.is_empty(), "{findings:?}");
    estimates
}

#[test]
fn figures_and_bounds() {
    let file = text(&at_root("fixtures/surveys/hand/figures.csv"));
    let mut last: Option<([&str; 3], Instrument, Estimates)> = None;
    let mut seen = 0;
    for line in file.lines().skip(1) {
        let [formula, blanks, aggregation, name, value, low, high] =
            line.split(',').collect::<Vec<_>>()[..]
        else {
            panic!("{line}");
        };
        let case = [formula, blanks, aggregation];
        if last.as_ref().is_none_or(|(own, ..)| *own != case) {
            let instrument = instrument(formula, blanks, aggregation, "pooled");
            let estimates = estimates(&instrument);
            last = Some((case, instrument, estimates));
        }
        let (_, instrument, estimates) = last.as_ref().expect("just set");
        let figure = figure(instrument, name);
        let found = estimates.of(&estimates.domains[0], figure).expect(line);
        assert_eq!(found.before_rounding, fraction(value), "{line}");
        let two = RoundTo::half_up(2);
        assert_eq!(found.value, fraction(value).round(two), "{line}");
        assert_eq!(found.bounds.low, fraction(low).round(two), "{line}");
        assert_eq!(found.bounds.high, fraction(high).round(two), "{line}");
        seen += 1;
    }
    assert_eq!(seen, 4 * 2 * 4 * 11);
}

#[test]
fn places() {
    let file = text(&at_root("fixtures/surveys/hand/places.csv"));
    let mut seen = 0;
    for line in file.lines().skip(1) {
        let [formula, blanks, aggregation, name, rest @ ..] =
            &line.split(',').collect::<Vec<_>>()[..]
        else {
            panic!("{line}");
        };
        for (column, places) in ["pooled", "mean-of-units", "weights"]
            .into_iter()
            .enumerate()
        {
            let instrument = instrument(formula, blanks, aggregation, places);
            let estimates = estimates(&instrument);
            let figure = figure(&instrument, name);
            let of = |kind: DomainKind| {
                let own = |domain: &&survey::Domain| domain.kind == kind;
                let domain = estimates.domains.iter().find(own).expect("a domain");
                let estimate = estimates.of(domain, figure).expect(line);
                estimate.before_rounding.clone()
            };
            assert_eq!(of(DomainKind::Unit(1)), fraction(rest[0]), "{line}");
            assert_eq!(of(DomainKind::Unit(2)), fraction(rest[1]), "{line}");
            let expected = fraction(rest[2 + column]);
            assert_eq!(of(DomainKind::All), expected, "{places}: {line}");
            assert_eq!(of(DomainKind::Parent(0)), expected, "{places}: {line}");
            let block = DomainKind::Block("xã".to_owned());
            assert_eq!(of(block), expected, "{places}: {line}");
            seen += 1;
        }
    }
    assert_eq!(seen, 4 * 2 * 4 * 3 * 3);
}

#[test]
fn counts_of_each_question() {
    let instrument = instrument("top2", "out", "pooled", "pooled");
    let estimates = estimates(&instrument);
    let all = &estimates.domains[0];
    assert_eq!((all.returned, all.valid, all.issued), (8, 8, None));
    // Levels 1 to 5 and the choice of no opinion; blank, no opinion, out of base.
    let expected = [
        ([1, 1, 1, 3, 2, 0], 0, 0, 0),
        ([1, 1, 1, 2, 2, 0], 1, 0, 0),
        ([0, 1, 1, 3, 1, 0], 1, 1, 0),
        ([0, 0, 1, 2, 1, 0], 1, 0, 3),
        ([0, 1, 1, 2, 1, 0], 0, 0, 3),
    ];
    for (found, (choices, blank, no_opinion, out_of_base)) in all.items.iter().zip(expected) {
        assert_eq!(found.choices, choices);
        assert_eq!((found.blank, found.no_opinion), (blank, no_opinion));
        assert_eq!(found.out_of_base, out_of_base);
    }
    let whole = all.estimates[0].as_ref().expect("answered");
    assert_eq!((whole.n, whole.answers, whole.blank), (8, 30, 3));
    let service = estimates.of(all, Figure::Part(1)).expect("answered");
    assert_eq!((service.n, service.answers, service.blank), (5, 9, 1));
}

#[test]
fn domains_stand_in_their_order() {
    let instrument = instrument("top2", "out", "pooled", "pooled");
    let (responses, roster, design) = (responses(&instrument), roster(), by_village());
    let validity = all_valid(&responses, &roster);
    let mut request = Request::new(&instrument, &responses, &validity, &roster, &design);
    request.crosses = true;
    let (estimates, ..) = estimate_survey(&request);
    let dossier = instrument.find("dossier").expect("asked");
    let choice = |at: u16| DomainKind::Choice(dossier, at);
    let both = |unit: u32, at: u16| {
        DomainKind::Both(Box::new(DomainKind::Unit(unit)), Box::new(choice(at)))
    };
    let kinds: Vec<DomainKind> = estimates
        .domains
        .iter()
        .map(|own| own.kind.clone())
        .collect();
    let expected = [
        DomainKind::All,
        DomainKind::Unit(1),
        DomainKind::Unit(2),
        DomainKind::Parent(0),
        DomainKind::Block("xã".to_owned()),
        choice(0),
        choice(1),
        both(1, 0),
        both(1, 1),
        both(2, 0),
        both(2, 1),
    ];
    assert_eq!(kinds, expected);
    let valid: Vec<u64> = estimates.domains.iter().map(|own| own.valid).collect();
    assert_eq!(valid, [8, 5, 3, 8, 8, 5, 3, 3, 2, 2, 1]);
    // Nobody without a dossier is asked about the service.
    assert!(
        estimates
            .of(&estimates.domains[6], Figure::Part(1))
            .is_none()
    );
    assert_eq!(estimates.domains[7].title.vi, "Xã An Hòa: Có");
}
