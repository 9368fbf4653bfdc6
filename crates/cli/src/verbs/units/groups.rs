//! `units groups`: a roster of today by former districts, as a file for `rank --groups`.

use crate::Exit;
use crate::output::Output;
use finding::Text;
use std::path::{Path, PathBuf};
use units::PastPlace;

pub(super) fn run(roster: &Path, changes: &[PathBuf], out: &mut Output) -> Exit {
    let shown = roster.display().to_string();
    let text = match std::fs::read_to_string(roster) {
        Ok(text) => text,
        Err(error) => {
            out.say(&Text::new(
                format!("không đọc được danh sách đơn vị {shown}: {error}"),
                format!("the roster {shown} cannot be read: {error}"),
            ));
            return Exit::Failed;
        }
    };
    let (roster, mut findings) = units::read_roster(&shown, &text);
    let Some((places, found)) = super::places(changes, out) else {
        return Exit::Failed;
    };
    findings.extend(found);
    let former = places.former_districts(&roster);
    let name = |at: &usize| {
        roster.get(*at).map_or_else(String::new, |unit| {
            format!("{} {}", unit.code, unit.display_name())
        })
    };
    let mut csv = String::from(
        "# Nhóm theo huyện trước 01/7/2025: đề xuất để xem lại, không phải đơn vị hành chính.\n",
    );
    for (at, districts) in &former.across {
        let names: Vec<&str> = districts.iter().map(|own| own.name.as_str()).collect();
        let names = names.join("; ");
        csv.push_str(&format!(
            "# Không thuộc riêng một huyện cũ: {} ({names})\n",
            name(at)
        ));
    }
    csv.push_str("group,unit,kind\n");
    for (district, units) in &former.whole {
        for unit in units.iter().filter_map(|at| roster.get(*at)) {
            csv.push_str(&format!("{},{},former\n", group(district), unit.code));
        }
    }
    out.result(&csv);
    let (n_groups, n_across) = (former.whole.len(), former.across.len());
    out.say(&Text::new(
        format!("{n_groups} huyện cũ; {n_across} đơn vị lập từ xã của nhiều huyện, ghi ở dòng chú thích, không xếp vào nhóm nào"),
        format!("{n_groups} former districts; {n_across} units made of communes of several, named in comments and in no group"),
    ));
    out.findings(&findings, false);
    out.close(&findings)
}

/// Two districts of the country may bear one name, so that the code stands beside it.
fn group(district: &PastPlace) -> String {
    format!("{} cũ ({})", district.name, district.code)
}
