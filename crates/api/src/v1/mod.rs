//! The JSON API, `/api/v1`: one resource one file. Everything that reads results goes through `pages::public::find`, so it is cut like the pages.

mod compared;
mod doc;
mod drafts;
mod explain;
mod files;
mod impact;
mod imports;
mod query;
mod ranking;
mod rounds;
mod sets;
mod surveys;
mod tables;
mod units;

use crate::gate::{Routes, rows};

pub(crate) fn routes(routes: &mut Routes) {
    routes.at(rows::API, doc::page);
    routes.at(rows::V1_OPENAPI, doc::openapi);
    routes.at(rows::V1_ROUNDS, rounds::list);
    routes.at(rows::V1_ROUND, rounds::one);
    routes.at(rows::V1_RANKING, ranking::json);
    routes.at(rows::V1_RANKING_CSV, ranking::csv);
    routes.at(rows::V1_RANKING_XLSX, ranking::xlsx);
    routes.at(rows::V1_UNIT, units::json);
    routes.at(rows::V1_UNIT_CSV, units::csv);
    routes.at(rows::V1_UNIT_XLSX, units::xlsx);
    routes.at(rows::V1_EXPLAIN, explain::json);
    routes.at(rows::V1_IMPACT, impact::json);
    routes.at(rows::V1_IMPACT_CSV, impact::csv);
    routes.at(rows::V1_IMPACT_XLSX, impact::xlsx);
    routes.at(rows::V1_IMPORT_ADD, imports::send);
    routes.at(rows::V1_IMPORT, imports::show);
    routes.at(rows::V1_IMPORT_CONFIRM, imports::confirm);
    routes.at(rows::V1_IMPORT_DROP, imports::remove);
    routes.at(rows::V1_ORIGINALS, imports::originals::list);
    routes.at(rows::V1_ORIGINAL, imports::originals::one);
    routes.at(rows::V1_SURVEYS, surveys::list);
    routes.at(rows::V1_SURVEY, surveys::one);
    routes.at(rows::V1_SURVEY_CSV, surveys::csv);
    routes.at(rows::V1_SURVEY_XLSX, surveys::xlsx);
    routes.at(rows::V1_SETS, sets::list);
    routes.at(rows::V1_SET, sets::one);
    routes.at(rows::V1_SET_CSV, sets::csv);
    routes.at(rows::V1_SET_XLSX, sets::xlsx);
    routes.at(rows::V1_DRAFTS, drafts::list);
    routes.at(rows::V1_DRAFT_ADD, drafts::add);
    routes.at(rows::V1_DRAFT, drafts::one);
    routes.at(rows::V1_DRAFT_SEND, drafts::send);
    routes.at(rows::V1_DRAFT_VERSION, drafts::version);
    routes.at(rows::V1_DRAFT_FILE, drafts::file);
    routes.at(rows::V1_DRAFT_PREVIEW, drafts::preview);
    routes.at(rows::V1_DRAFT_DROP, drafts::remove);
    routes.at(rows::V1_DRAFT_CONFIRM, drafts::confirm);
    routes.at(rows::V1_SETS_COMPARE, compared::json);
    routes.at(rows::V1_COMPARE_CSV, compared::csv);
    routes.at(rows::V1_COMPARE_XLSX, compared::xlsx);
}
