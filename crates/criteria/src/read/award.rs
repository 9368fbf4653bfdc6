//! `points = 1.5`, `share = 75`, `ratio = true`.

use super::leaf::Leafing;
use crate::Award;
use crate::findings::award as says;
use crate::toml::Table;
use points::Exact;

const HUNDRED: Exact = Exact::decimal(100, 0);

impl Leafing<'_> {
    /// The award in a table, within the maximum. `ratio` says whether the measured percentage can be one.
    pub(crate) fn award(&self, table: Table<'_>, max: &Exact, ratio: bool) -> Option<Award> {
        let present = ["points", "share", "ratio"]
            .into_iter()
            .filter(|key| table.has(key));
        let keys: Vec<&str> = present.collect();
        match keys.as_slice() {
            [] => {
                self.push(table, says::needed(table.place()));
                None
            }
            ["points"] => {
                let points = table.exact("points")?;
                if points.is_negative() || (points > *max && !max.is_zero()) {
                    let place = table.place_of("points");
                    self.push(table, says::over_max(place, &points, max));
                }
                Some(Award::Points(points))
            }
            ["share"] => self.share(table, "share").map(Award::Share),
            [_, second, ..] => {
                self.push(table, says::twice(table.place_of(second)));
                None
            }
            _ => {
                if !table.flag("ratio")? || !ratio {
                    self.push(table, says::ratio_of_nothing(table.place_of("ratio")));
                }
                Some(Award::Ratio)
            }
        }
    }

    /// A percentage from 0 to 100.
    pub(crate) fn share(&self, table: Table<'_>, key: &str) -> Option<Exact> {
        let share = table.exact(key)?;
        if share.is_negative() || share > HUNDRED {
            self.push(table, says::share_range(table.place_of(key), key, &share));
        }
        Some(share)
    }
}
