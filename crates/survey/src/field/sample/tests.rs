//! From a list with names to a plan without.

use super::*;
use finding::Finding;
use points::Exact;
use units::{Roster, read_roster};

const ROSTER: &str = "code,name,level\n00778,Xã Sơn Vĩ,commune\n00793,Xã Thượng Phùng,commune\n";

fn exact(text: &str) -> Exact {
    text.parse().expect("a number")
}

fn list() -> String {
    let mut text = "Xã,Thôn,Mã hộ,Họ tên chủ hộ,Điện thoại\n".to_owned();
    for (unit, village, n) in [
        ("Xã Sơn Vĩ", "Thôn Một", 60),
        ("Xã Sơn Vĩ", "Thôn Hai", 40),
        ("Thượng Phùng", "Thôn Một", 30),
    ] {
        for at in 1..=n {
            text.push_str(&format!(
                "{unit},{village},H{at:03},Vàng Thị Máy,0912345678\n"
            ));
        }
    }
    text
}

fn frame_of(text: &str) -> (Frame, Vec<Finding>, Roster) {
    let (roster, _) = read_roster("units.csv", ROSTER);
    let file = FrameFile {
        file: "ho.csv",
        bytes: text.as_bytes(),
        id: None,
    };
    let (frame, findings) = read_frame(&file, &roster);
    (frame, findings, roster)
}

fn request<'a>(frame: &'a Frame, roster: &'a Roster) -> PlanRequest<'a> {
    PlanRequest {
        roster,
        frame,
        size: SizeRule::Fixed(20),
        per_unit: true,
        across: Allocation::Proportional,
        within: Allocation::Proportional,
        least_village: 0,
        response: exact("0.8"),
        reserve: exact("0.2"),
        seed: 2024,
    }
}

#[test]
fn a_list_with_names_gives_a_plan_without() {
    let (frame, findings, roster) = frame_of(&list());
    let codes: Vec<&str> = findings.iter().map(|f| f.code.as_str()).collect();
    assert_eq!(codes, ["frame-columns-dropped"]);
    let (plan, findings) = plan_sample(&request(&frame, &roster));
    assert!(findings.is_empty());
    // 20 wanted ÷ 0.8 = 25 issued; 60 : 40 of 20 are 12 and 8, of 25 are 15 and 10; 5 reserves over the 45 and 30 left are 3 and 2.
    let rows: Vec<(u32, &str, u64, u64, u64)> = plan
        .rows
        .iter()
        .map(|row| {
            (
                row.unit,
                row.village.as_str(),
                row.planned,
                row.issue,
                row.reserve,
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            (0, "Thôn Một", 12, 15, 3),
            (0, "Thôn Hai", 8, 10, 2),
            (1, "Thôn Một", 20, 25, 5)
        ]
    );
    for row in &plan.rows {
        assert_eq!(row.drawn.len() as u64, row.issue + row.reserve);
        for at in &row.drawn {
            assert_eq!(frame.rows[*at].unit, row.unit);
        }
    }
    let told = format!("{frame:?}{plan:?}{findings:?}");
    assert!(!told.contains("Máy") && !told.contains("0912"));
    assert_eq!(plan_sample(&request(&frame, &roster)).0, plan);
    // The record says how many sheets each unit needs, and no more about anybody than rows.
    let record = sample_record(&request(&frame, &roster), &plan);
    let (plans, findings) = read_sample_record("mau.toml", &record, &roster);
    assert!(findings.is_empty(), "{findings:?}");
    let told: Vec<(u32, u64, u64, u64)> = plans
        .iter()
        .map(|own| (own.unit, own.planned, own.issue, own.reserve))
        .collect();
    assert_eq!(told, [(0, 20, 25, 5), (1, 20, 25, 5)]);
    assert!(!record.contains("Máy") && !record.contains("0912") && !record.contains("H001"));
}

#[test]
fn ids_that_are_numbers_of_persons_are_dropped() {
    let text = "Xã,Mã hộ\nXã Sơn Vĩ,002085001234\nXã Sơn Vĩ,002085001235\n";
    let (frame, findings, _) = frame_of(text);
    assert_eq!(findings[0].code, "frame-id-identifying");
    assert!(frame.rows.iter().all(|row| row.id.is_none()));
    assert!(!format!("{findings:?}{frame:?}").contains("002085"));
}

#[test]
fn telephones_under_the_heading_of_villages_name_no_village() {
    let text = "Xã,Thôn\nXã Sơn Vĩ,0912 345 678\nXã Sơn Vĩ,a@b.vn\nXã Sơn Vĩ,Thôn 12\n";
    let (frame, findings, roster) = frame_of(text);
    let (plan, more) = plan_sample(&request(&frame, &roster));
    assert_eq!(frame.villages, ["", "Thôn 12"]);
    let told = format!("{frame:?}{findings:?}{plan:?}{more:?}");
    assert!(!told.contains("345") && !told.contains('@'));
}

#[test]
fn a_table_of_populations_is_planned_and_not_drawn() {
    let text = "Đơn vị,Dân số\n00778,5000\n00793,1.200\nTổng số,6200\n";
    let (frame, findings, roster) = frame_of(text);
    assert!(frame.counted);
    assert_eq!(findings[0].code, "frame-rows-unknown");
    let all = PlanRequest {
        size: SizeRule::Slovin {
            error: exact("0.05"),
        },
        per_unit: false,
        response: exact("1"),
        reserve: exact("0"),
        ..request(&frame, &roster)
    };
    let (plan, _) = plan_sample(&all);
    // 6200 ÷ (1 + 15.5) = 375.76, hence 376: 5000 : 1200 are 303.23 and 72.77.
    let planned: Vec<u64> = plan.rows.iter().map(|row| row.planned).collect();
    assert_eq!(planned, [303, 73]);
    assert!(
        plan.rows
            .iter()
            .all(|row| row.draw.is_none() && row.drawn.is_empty())
    );
}

#[test]
fn what_cannot_be_kept_is_said() {
    let (frame, _, roster) = frame_of(&list());
    let much = PlanRequest {
        least_village: 15,
        size: SizeRule::Fixed(28),
        ..request(&frame, &roster)
    };
    let (plan, findings) = plan_sample(&much);
    let codes: Vec<&str> = findings.iter().map(|f| f.code.as_str()).collect();
    assert_eq!(codes, ["sample-least-not-kept", "sample-list-too-short"]);
    assert_eq!(plan.of(1).map(|row| row.issue).sum::<u64>(), 30);
    let wrong = PlanRequest {
        response: exact("0"),
        ..request(&frame, &roster)
    };
    assert_eq!(plan_sample(&wrong).1[0].code, "sample-shares");
}

proptest::proptest! {
    #[test]
    fn no_list_is_too_strange(
        heading in "(Xã|Thôn|Mã hộ|Dân số|Họ tên|[a-z ]{0,6})(,(Xã|Thôn|Mã hộ|Dân số|SĐT)){0,3}",
        rows in proptest::collection::vec("(00778|00793|Thôn [0-9]|-?[0-9]{1,22}|[ -~]{0,12})(,[ -~]{0,12}){0,3}", 0..12),
        wanted in 0_u64..50,
    ) {
        let text = format!("{heading}\n{}\n", rows.join("\n"));
        let (frame, _, roster) = frame_of(&text);
        let own = PlanRequest { size: SizeRule::Fixed(wanted), ..request(&frame, &roster) };
        let (plan, _) = plan_sample(&own);
        for row in &plan.rows {
            proptest::prop_assert!(row.issue + row.reserve <= row.population);
        }
    }
}
