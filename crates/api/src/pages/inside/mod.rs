//! The pages of those who work in a round. Every one shows what stands now, so that it says DỰ THẢO – CHƯA CÔNG BỐ until a publication holds all of it.

mod bench;
mod bench_lines;
mod bundles;
mod council;
mod evidence;
mod explain;
mod form;
mod frame;
mod gaps;
mod import;
mod overview;
mod overview_forms;
mod overview_lines;
mod publication;
mod publish;
mod rank_then;
mod reviews;
mod self_evidence;
mod self_leaf;
mod self_score;
mod survey_words;
mod surveys;
mod table;
mod try_lines;
mod try_out;
mod why;
mod words;

pub(crate) use surveys::survey_page;

use crate::gate::{Routes, rows};

pub(crate) fn routes(routes: &mut Routes) {
    routes
        .at(rows::INSIDE_ROUND, overview::show)
        .at(rows::IMPORT_PAGE, import::show)
        .at(rows::IMPORT, import::receive)
        .at(rows::IMPORT_PREVIEW, import::preview)
        .at(rows::IMPORT_CONFIRM, import::confirm)
        .at(rows::IMPORT_FILE, import::original)
        .at(rows::STAGE_MOVE, overview_forms::move_on)
        .at(rows::DEADLINE, overview_forms::deadline)
        .at(rows::REOPEN, overview_forms::reopen)
        .at(rows::NOTIFY, overview_forms::notify)
        .at(rows::BENCH_LEAVES, bench::leaves)
        .at(rows::BENCH, bench::show)
        .at(rows::ACCEPT_LEAVES, bench::accept_leaves)
        .at(rows::BENCH_TABLE, table::appraisal)
        .at(rows::BENCH_TABLE_FILL, table::fill_appraisal)
        .at(rows::COUNCIL_TABLE, table::council)
        .at(rows::COUNCIL_TABLE_FILL, table::fill_council)
        .at(rows::APPRAISE_REST, bench::accept_rest)
        .at(rows::APPRAISE, bench::decide)
        .at(rows::EXPLAIN_PAGE, explain::show)
        .at(rows::EXPLAIN, explain::explain)
        .at(rows::REVIEW, explain::review)
        .at(rows::GAPS, gaps::show)
        .at(rows::TRY_PAGE, try_out::show)
        .at(rows::TRY, try_out::compute)
        .at(rows::PLAN_REMOVE, try_out::remove)
        .at(rows::REVIEWS, reviews::show)
        .at(rows::REVIEW_DECIDE, reviews::decide)
        .at(rows::COUNCIL_PAGE, council::show)
        .at(rows::COUNCIL_MINUTES, council::minutes)
        .at(rows::COUNCIL_POINTS, council::points)
        .at(rows::COUNCIL_VOTE, council::vote)
        .at(rows::PUBLICATION, publication::show)
        .at(rows::PUBLISH, publish::publish)
        .at(rows::BUNDLE_INTERNAL, bundles::internal)
        .at(rows::BUNDLE_PUBLIC, bundles::public)
        .at(rows::ACT_FILE, bundles::act)
        .at(rows::EVIDENCE, evidence::open)
        .at(rows::WHY_INSIDE, why::show)
        .at(rows::SURVEYS_INSIDE, surveys::list)
        .at(rows::SURVEY_INSIDE, surveys::show)
        .at(rows::SELF_SCORE, self_score::show)
        .at(rows::SELF_APPROVE, self_score::approve)
        .at(rows::SELF_LEAF, self_leaf::show)
        .at(rows::SELF_ENTER, self_leaf::enter)
        .at(rows::SELF_ATTACH, self_evidence::attach)
        .at(rows::SELF_DETACH, self_evidence::detach);
}
