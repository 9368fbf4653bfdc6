//! Results as people read them: tables, charts, workbooks.
//!
//! Everything starts from a [`ResultContext`]: the set, its scores, their ranking, and what the round says about itself; for a survey from a [`SurveyContext`]: its instrument, its estimates, and which responses count.
//! Functions give tables, drawings and bytes; none opens a file, so a caller decides where they go ([`write_results`]).
//! Every output repeats the round's notice, the status and digest of the set, and, until the result is published, that it is a draft.

mod around;
mod book;
mod chart;
mod compared;
mod context;
mod frame;
mod impact;
mod results;
mod sets;
mod surveys;
mod table;
#[cfg(test)]
mod tests;
mod views;
mod years;

pub use around::Around;
pub use book::{findings_workbook, group_files, ranking_workbook, survey_workbook, unit_workbook};
pub use chart::{
    Chart, FONT_REGULAR, FONT_SEMIBOLD, NARROW, RadarLine, RadarView, RankedBar, RankedBars,
    StackedBar, StackedField, StackedFields, Together, WIDE, factor_heat, heat_map, index_lines,
    item_bars, png, radar, rank_slopes, ranking_bars, self_against_appraised, stacked_fields,
    unit_dots, unit_profile, waterfall,
};
pub use context::{Charts, Options, ResultContext};
pub use impact::{
    ImpactContext, impact_by_leaf, impact_by_unit, impact_csv, impact_files, impact_in_full,
    impact_of_order, impact_workbook,
};
pub use results::{each_result, each_survey_result, write_results};
pub use sets::{SetsContext, compared_fields, compared_sets, sets_csv, sets_files, sets_workbook};
pub use surveys::SurveyContext;
pub use table::{
    Cell, Column, Groups, Kind, Line, NotReached, ProfileLine, Table, answer_distribution,
    by_content, criteria_ends, describe, field_ranks, fields, group_notes, groups, index_by_mode,
    index_by_trait, index_by_unit, index_in_full, layers, matrix, not_reached, overall, profile,
    profile_table, ranking_in_words, survey_exclusions, survey_quality, survey_returns,
    survey_tables, typed_against_computed, unit_sheet, unit_sheets, units_within_error,
};
pub use years::{
    YearsContext, movers, movers_csv, other_borders, years_by_leaf, years_files, years_tables,
    years_with_marks, years_workbook,
};
