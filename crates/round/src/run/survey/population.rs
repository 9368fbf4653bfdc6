//! `population.csv`: how many people each unit's sample stands for.

use super::findings as says;
use finding::Finding;
use units::{Match, Roster, Scope};

/// By unit of the roster its population; `unit,population`, lines starting with `#` are comments.
pub(super) fn read(file: &str, text: &str, roster: &Roster) -> (Vec<Option<u64>>, Vec<Finding>) {
    let mut population = vec![None; roster.len()];
    let mut findings = Vec::new();
    let lines = text.lines().enumerate().filter(|(_, line)| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#')
    });
    for (place, (index, line)) in lines.enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let separator = if line.contains(';') { ';' } else { ',' };
        let mut cells = line
            .split(separator)
            .map(|cell| cell.trim().trim_matches('"'));
        let (Some(unit), Some(count)) = (cells.next(), cells.next()) else {
            findings.push(says::population_row(file, number));
            continue;
        };
        let digits: String = count.chars().filter(|c| *c != '.' && *c != ' ').collect();
        let Ok(count) = digits.parse::<u64>() else {
            // The first line names the columns.
            if place > 0 {
                findings.push(says::population_row(file, number));
            }
            continue;
        };
        match roster.match_written(unit, Scope::default()) {
            Match::Exact(at, _) if count > 0 => population[at] = Some(count),
            _ => findings.push(says::population_row(file, number)),
        }
    }
    (population, findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_with_a_heading() {
        let (roster, _) = units::read_roster(
            "units.csv",
            "code,name,type,level,block\n001,An Hòa,xã,commune,xã\n002,Bình Minh,xã,commune,xã\n",
        );
        let text =
            "# nguồn: Tổng điều tra\nunit,population\n001,8200\nBình Minh;9.100\nVĩnh Phúc,1\n";
        let (population, findings) = read("population.csv", text, &roster);
        assert_eq!(population, [Some(8200), Some(9100)]);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].place.to_string().contains("5"));
    }

    #[test]
    fn a_list_of_people_is_not_shown() {
        let text = "Mã,Họ và tên\n001,Trần Thị Thử\n002,Lê Văn Thử\n";
        let (roster, _) = units::read_roster(
            "units.csv",
            "code,name,type,level,block\n001,An Hòa,xã,commune,xã\n",
        );
        let (population, findings) = read("population.csv", text, &roster);
        assert_eq!(population, [None]);
        assert_eq!(findings.len(), 2);
        assert!(!format!("{findings:?}").contains("Thử"));
    }
}
