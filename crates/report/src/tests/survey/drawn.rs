//! Many communes with a long questionnaire, for what has to fit on a page.

use super::{Sample, domain, figures, instrument};
use survey::{DomainKind, Estimates, Mode, Reason, Responses, Validity};
use units::{Roster, read_roster};

/// Communes answering the questionnaire of 33 items, by a fixed generator; the last has too few responses.
pub(crate) fn large(n: u64) -> Sample {
    let instrument = instrument(
        "sipas/2022.toml",
        include_str!("../../../../../criteria/sipas/2022.toml"),
    );
    let names = [
        "An Hòa",
        "Bình Minh",
        "Thượng Bằng La",
        "Ẳng Nưa",
        "Đồng Tâm",
        "Hữu Lũng",
        "Quảng Nghĩa",
        "Tân Phú Đông",
    ];
    let mut roster = String::from("code,name,type,level,block\n");
    let mut state = 7_u64;
    let mut draw = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut domains = Vec::new();
    let mut sum = vec![[0_u64; 6]; instrument.index.items.len()];
    let mut all = (0, 0);
    let mut titles = Vec::new();
    for unit in 0..n {
        let block = if unit % 4 == 0 { "phường" } else { "xã" };
        let kind = if block == "xã" { "Xã" } else { "Phường" };
        let name = format!(
            "{kind} {} {}",
            names[usize::try_from(unit % 8).unwrap()],
            unit + 1
        );
        roster.push_str(&format!("{:05},{name},{block},commune,{block}\n", unit + 1));
        let valid = if unit + 1 == n { 3 } else { 150 + draw(50) };
        let taste = draw(25);
        let items: Vec<[u64; 6]> = (0..instrument.index.items.len())
            .map(|item| {
                let base = if item < 14 { valid } else { valid - valid / 3 };
                let mut own = [0; 6];
                let item = u64::try_from(item).unwrap();
                let lift = 45 + taste + (item * 7) % 17;
                for _ in 0..base {
                    let dice = draw(100);
                    own[match dice {
                        0..2 => 5,
                        _ if dice < lift.min(95) => 3 + usize::from(draw(3) == 0),
                        _ => [2, 2, 2, 1, 1, 0][usize::try_from(draw(6)).unwrap()],
                    }] += 1;
                }
                own
            })
            .collect();
        for (sum, own) in sum.iter_mut().zip(&items) {
            for (sum, own) in sum.iter_mut().zip(own) {
                *sum += own;
            }
        }
        all = (all.0 + valid + 2, all.1 + valid);
        let kind = DomainKind::Unit(u32::try_from(unit).unwrap());
        let mut own = domain(
            &instrument,
            kind,
            &name,
            (Some(valid + 10), valid + 2, valid),
            &items,
        );
        own.hidden = valid < 5;
        titles.push(name);
        domains.push(own);
    }
    let whole = |kind, title| domain(&instrument, kind, title, (None, all.0, all.1), &sum);
    domains.insert(0, whole(DomainKind::All, "Toàn tỉnh"));
    domains.push(whole(DomainKind::Block("xã".into()), "xã"));
    domains.push(whole(DomainKind::Block("phường".into()), "phường"));
    for (code, choice, title) in [
        ("gender", 0, "Nam"),
        ("gender", 1, "Nữ"),
        ("occupation", 0, "Nghỉ hưu"),
        (
            "occupation",
            4,
            "Làm việc tại tổ chức, doanh nghiệp trong lĩnh vực tư",
        ),
    ] {
        let question = instrument.find(code).unwrap();
        domains.push(whole(DomainKind::Choice(question, choice), title));
    }
    domains.push(whole(DomainKind::Mode(Mode::Home), "Tại nhà"));
    let (roster, _): (Roster, _) = read_roster("units.csv", &roster);
    let units = usize::try_from(n).unwrap();
    let mut responses = Responses::default();
    let mut validity = Validity {
        issued: domains[1..=units].iter().map(|own| own.issued).collect(),
        returned: domains[1..=units].iter().map(|own| own.returned).collect(),
        ..Validity::default()
    };
    for (unit, own) in domains[1..=units].iter().enumerate() {
        for row in 0..own.returned {
            responses.units.push(u32::try_from(unit).unwrap());
            validity
                .excluded
                .push((row < 2).then_some(if unit % 3 == 0 {
                    Reason::DuplicateContent
                } else {
                    Reason::TooManyBlanks
                }));
        }
    }
    Sample {
        estimates: Estimates {
            figures: figures(&instrument),
            domains,
            weighted: false,
            margins: Vec::new(),
            probability: true,
            alpha: vec![Some(0.81); instrument.index.factors.len()],
        },
        quality: Vec::new(),
        planned: Vec::new(),
        instrument,
        responses,
        validity,
        roster,
    }
}
