//! The sample plan: how many of each unit and village, and who was drawn.

use super::{Allocation, Draw, Frame, SizeRule, draw};
use crate::estimate::whole_people;
use crate::field::findings::plan as found;
use finding::Finding;
use points::Exact;
use std::collections::BTreeMap;
use units::Roster;

/// What a plan is made by.
#[derive(Debug, Clone)]
pub struct PlanRequest<'a> {
    /// The units.
    pub roster: &'a Roster,
    /// The list, or the table of populations.
    pub frame: &'a Frame,
    /// How many responses are wanted.
    pub size: SizeRule,
    /// Whether the size holds for each unit; otherwise for all together, divided by `across`.
    pub per_unit: bool,
    /// How the whole is divided over units, where the size holds for all together.
    pub across: Allocation,
    /// How a unit's sheets are divided over its villages.
    pub within: Allocation,
    /// The least responses of a village (all of them where it is smaller).
    pub least_village: u64,
    /// The share of issued sheets that is expected to come back usable: 1, 0.85.
    pub response: Exact,
    /// Reserves as a share of the sheets to be issued: 0.2.
    pub reserve: Exact,
    /// The seed of the draw.
    pub seed: u64,
}

/// A village of the plan, or a unit where the list tells no villages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// The unit, by index in the roster.
    pub unit: u32,
    /// The village; empty where none is told.
    pub village: String,
    /// Entries of the list, or the population.
    pub population: u64,
    /// Responses that are wanted.
    pub planned: u64,
    /// Sheets to be issued: as many as are needed for that, by the expected response.
    pub issue: u64,
    /// Reserves.
    pub reserve: u64,
    /// The draw; `None` where there is only a table of populations.
    pub draw: Option<Draw>,
    /// By [`Draw::taken`]: the entry, by index in [`Frame::rows`].
    pub drawn: Vec<usize>,
}

/// A plan, by unit in the order of the roster and by village in the order of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SamplePlan {
    /// The villages.
    pub rows: Vec<PlanRow>,
}

impl SamplePlan {
    /// A unit's villages.
    pub fn of(&self, unit: u32) -> impl Iterator<Item = &PlanRow> {
        self.rows.iter().filter(move |row| row.unit == unit)
    }
    /// The units of the plan, in the order of the roster.
    #[must_use]
    pub fn units(&self) -> Vec<u32> {
        let mut units: Vec<u32> = self.rows.iter().map(|row| row.unit).collect();
        units.dedup();
        units
    }
}

/// Plans and draws a sample.
///
/// Sizes follow [`SizeRule`]; parts follow [`Allocation`], settled by the largest remainder so that they add up exactly.
/// Sheets to be issued are ⌈wanted ÷ expected response⌉ of each unit, reserves ⌈issued × share⌉, each divided over the villages in the same manner and never more than there are.
/// Each village is drawn from with its own stream of the seed, named by the unit's code and the village: another village changes nothing here.
///
/// Findings: a rule that gives no size, a response or reserve out of range, villages whose least cannot be kept, units where there are fewer entries than sheets wanted.
#[must_use]
pub fn plan_sample(request: &PlanRequest<'_>) -> (SamplePlan, Vec<Finding>) {
    let mut findings = Vec::new();
    let (one, zero) = (Exact::from(1), Exact::from(0));
    if request.response <= zero || request.response > one || request.reserve.is_negative() {
        return (SamplePlan::default(), vec![found::shares()]);
    }
    let units = by_unit(request);
    let populations: Vec<u64> = units.iter().map(|(_, villages)| total(villages)).collect();
    let everyone = populations
        .iter()
        .fold(0_u64, |sum, n| sum.saturating_add(*n));
    let wanted: Option<Vec<u64>> = if request.per_unit {
        populations.iter().map(|n| request.size.size(*n)).collect()
    } else {
        let none = vec![0; populations.len()];
        let whole = request.size.size(everyone);
        whole.map(|whole| request.across.divide(whole, &populations, &none))
    };
    let Some(wanted) = wanted else {
        return (SamplePlan::default(), vec![found::no_size()]);
    };
    let mut plan = SamplePlan::default();
    for ((unit, villages), wanted) in units.into_iter().zip(wanted) {
        plan_unit(request, unit, &villages, wanted, &mut plan, &mut findings);
    }
    (plan, findings)
}

/// A village with the entries of the list in it and how many they stand for.
struct Village {
    name: String,
    entries: Vec<usize>,
    population: u64,
}

fn total(villages: &[Village]) -> u64 {
    villages
        .iter()
        .fold(0, |sum, village| sum.saturating_add(village.population))
}

/// Units in the order of the roster, villages in the order of the list.
fn by_unit(request: &PlanRequest<'_>) -> Vec<(u32, Vec<Village>)> {
    let mut units: BTreeMap<u32, (Vec<Village>, BTreeMap<u32, usize>)> = BTreeMap::new();
    for (at, row) in request.frame.rows.iter().enumerate() {
        let (villages, places) = units.entry(row.unit).or_default();
        let place = *places.entry(row.village).or_insert_with(|| {
            let name = request.frame.villages.get(row.village as usize);
            villages.push(Village {
                name: name.cloned().unwrap_or_default(),
                entries: Vec::new(),
                population: 0,
            });
            villages.len() - 1
        });
        villages[place].entries.push(at);
        villages[place].population = villages[place].population.saturating_add(row.count);
    }
    units
        .into_iter()
        .map(|(unit, (villages, _))| (unit, villages))
        .collect()
}

fn plan_unit(
    request: &PlanRequest<'_>,
    unit: u32,
    villages: &[Village],
    wanted: u64,
    plan: &mut SamplePlan,
    findings: &mut Vec<Finding>,
) {
    let code = request
        .roster
        .get(unit as usize)
        .map_or("", |unit| unit.code.as_str());
    let populations: Vec<u64> = villages.iter().map(|village| village.population).collect();
    let everyone = total(villages);
    let least = vec![request.least_village; villages.len()];
    let leasts: u64 = populations
        .iter()
        .map(|n| request.least_village.min(*n))
        .sum();
    if leasts > wanted {
        findings.push(found::least_not_kept(
            code,
            request.least_village,
            leasts,
            wanted,
        ));
    }
    let planned = request.within.divide(wanted, &populations, &least);
    let scaled = |n: u64, by: &dyn Fn(&Exact) -> Option<Exact>| {
        let exact = Exact::from(i64::try_from(n).unwrap_or(i64::MAX));
        by(&exact).map_or(n, |n| whole_people(&n))
    };
    let issued = scaled(wanted, &|n| n.over(&request.response));
    if issued > everyone {
        findings.push(found::list_too_short(code, issued, everyone));
    }
    let issue = request.within.divide(issued, &populations, &planned);
    let left: Vec<u64> = populations.iter().zip(&issue).map(|(n, i)| n - i).collect();
    let spare = scaled(issue.iter().sum(), &|n| Some(n.times(&request.reserve)));
    let reserve = request.within.divide(spare, &left, &vec![0; left.len()]);
    for (at, village) in villages.iter().enumerate() {
        let draw = (!request.frame.counted).then(|| {
            let words = ["survey sample", code, village.name.as_str()];
            draw(
                request.seed,
                &words,
                village.population,
                issue[at],
                reserve[at],
            )
        });
        let drawn = draw.iter().flat_map(|draw| &draw.taken);
        let drawn = drawn
            .filter_map(|drawn| {
                village
                    .entries
                    .get(usize::try_from(drawn.at).ok()?)
                    .copied()
            })
            .collect();
        plan.rows.push(PlanRow {
            unit,
            village: village.name.clone(),
            population: village.population,
            planned: planned[at],
            issue: issue[at],
            reserve: reserve[at],
            draw,
            drawn,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FrameFile, read_frame, read_sample_record, sample_record};
    use super::*;
    use units::read_roster;

    const ROSTER: &str =
        "code,name,level\n00778,Xã Sơn Vĩ,commune\n00793,Xã Thượng Phùng,commune\n";

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
        let (stacks, findings) = read_sample_record("mau.toml", &record, &roster);
        assert!(findings.is_empty(), "{findings:?}");
        let sheets: Vec<(u32, u16)> = stacks.iter().map(|own| (own.unit, own.sheets)).collect();
        assert_eq!(sheets, [(0, 25), (1, 25)]);
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
}
