//! A round: its folder, its inputs with their digests, and the one pipeline that command line, server and benches share.
//!
//! [`open`] reads the folder (the only part that touches files), [`run`] makes the result out of what was read and nothing else.

mod begin;
mod bundle;
mod entries;
mod folder;
mod indices;
mod known;
mod manifest;
mod run;
mod status;

pub use begin::{Begin, begin, file_name};
pub use bundle::{
    About, BundleHead, BundleKind, PublicResult, Verified, internal_bundle, public_bundle,
    result_bytes, verify,
};
pub use entries::{
    AnswerRow, POINTS, RowCell, RowKind, RowState, answers_from, entries_of, entries_of_answers,
    layer_key, layer_of_key, value_text,
};
pub use folder::{
    AnswerFiles, Found, FoundSurvey, Inputs, SetText, SurveyFile, content_digest, find_instrument,
    find_set, open, open_contained, open_files, pack,
};
pub use indices::{
    Domains, Figures, SeenIndices, domain_code, domains_of, figures_of, indices_csv, response_rate,
    seen_indices_csv, survey_json,
};
pub use known::Known;
pub use manifest::{Answer, Design, Manifest, Period, Survey, read_manifest};
pub use run::{
    Fills, LeafCovariance, Link, Preview, Progress, Ran, Read, ReadWorkbooks, SurveyRun,
    aggregation_words, blanks_words, covariances_csv, figure_code, figure_title, formula_words,
    method_words, name_twice, preview, quality_of_files, read_answers, read_entries, read_nothing,
    read_workbooks, run, run_entries, run_level, run_told,
};
pub use status::{UnitStatus, status};
