//! The table. A route is registered by its row (`rows::SIGN_IN`), so none exists without one; a test walks them all with every role and with none.
//! Order: frame, public, inside, accounts, API.

use super::{Access, Method, Row};
use procedure::Role;

/// Who runs a round.
const RUNS: &[Role] = &[Role::Coordinator];
/// Who administers accounts.
const ADMINISTERS: &[Role] = &[Role::Administrator];
/// Who reads the log.
const READS_LOG: &[Role] = &[Role::Administrator, Role::Coordinator, Role::Auditor];
/// Everybody who has something to do in a round.
const INSIDE: &[Role] = &[
    Role::Coordinator,
    Role::Appraiser,
    Role::CouncilMember,
    Role::UnitStaff,
    Role::UnitHead,
    Role::Auditor,
];
/// Who sees the appraisal side by side.
const SEES_BENCH: &[Role] = &[
    Role::Appraiser,
    Role::Coordinator,
    Role::CouncilMember,
    Role::Auditor,
];
/// Who appraises.
const APPRAISES: &[Role] = &[Role::Appraiser];
/// Who decides on requests to appraise again.
const DECIDES: &[Role] = &[Role::Appraiser, Role::Coordinator];
/// Who sits in the council or keeps its minutes.
const COUNCIL: &[Role] = &[Role::CouncilMember, Role::Coordinator];
/// Who reads the council's minutes.
const READS_COUNCIL: &[Role] = &[Role::CouncilMember, Role::Coordinator, Role::Auditor];
/// Who sees how a round was published.
const SEES_PUBLICATION: &[Role] = &[Role::Coordinator, Role::Auditor];
/// Who approves a unit's self-score.
const HEADS: &[Role] = &[Role::UnitHead];
/// Who brings workbooks.
const IMPORTS: &[Role] = &[
    Role::Coordinator,
    Role::Appraiser,
    Role::UnitStaff,
    Role::UnitHead,
];
/// Who sees criteria sets of rounds: as in the table of rights, everybody who sees the inside of one.
const READS_SETS: &[Role] = &[
    Role::CriteriaOwner,
    Role::Coordinator,
    Role::Appraiser,
    Role::CouncilMember,
    Role::UnitStaff,
    Role::UnitHead,
    Role::Auditor,
];
/// Who reads drafts of sets.
const READS_DRAFTS: &[Role] = &[Role::CriteriaOwner, Role::Coordinator, Role::Auditor];
/// Who writes them.
const WRITES_DRAFTS: &[Role] = &[Role::CriteriaOwner];
/// Who works for a unit.
const UNIT: &[Role] = &[Role::UnitStaff, Role::UnitHead];

macro_rules! table {
    ($($name:ident = $method:ident $path:literal $access:expr $(, $upload:ident)?;)*) => {
        /// Each row by its name.
        pub(crate) mod rows {
            use super::*;
            $(pub(crate) const $name: Row = Row {
                method: Method::$method,
                path: $path,
                access: { use Access::*; $access },
                upload: table!(@upload $($upload)?),
            };)*
        }
        /// Every route of the server.
        pub const ROWS: &[Row] = &[$(rows::$name),*];
    };
    (@upload) => { false };
    (@upload upload) => { true };
}

table! {
    // frame
    HEALTHZ         = Get  "/healthz"          Open;
    METRICS         = Get  "/metrics"          Operator;
    ASSETS          = Get  "/assets/{*path}"   Open;
    DISPLAY         = Get  "/display"          Open;

    // public
    HOME            = Get  "/"                 Open;
    SETS            = Get  "/sets"             Open;
    ROUND           = Get  "/rounds/{round}"   Open;
    ROUND_COMPARE   = Get  "/rounds/{round}/compare"      Open;
    ROUND_CRITERIA  = Get  "/rounds/{round}/criteria"     Open;
    ROUND_METHOD    = Get  "/rounds/{round}/method"       Open;
    ROUND_UNIT      = Get  "/rounds/{round}/units/{unit}" Open;
    ROUND_SURVEY    = Get  "/rounds/{round}/surveys/{survey}"        Open;
    WHY             = Get  "/rounds/{round}/units/{unit}/why/{leaf}" Open;
    CHART           = Get  "/charts/{round}/{file}"       Open;

    // inside
    INSIDE_ROUND    = Get  "/rounds/{round}/inside"          Roles(INSIDE);
    IMPORT_PAGE     = Get  "/rounds/{round}/import"           Roles(IMPORTS);
    IMPORT          = Post "/rounds/{round}/import"           Roles(IMPORTS), upload;
    IMPORT_PREVIEW  = Get  "/rounds/{round}/import/{preview}" Roles(IMPORTS);
    IMPORT_CONFIRM  = Post "/rounds/{round}/import/{preview}" Roles(IMPORTS);
    IMPORT_FILE     = Get  "/rounds/{round}/import/files/{digest}" Roles(INSIDE);
    STAGE_MOVE      = Post "/rounds/{round}/inside/stage"    Roles(RUNS);
    DEADLINE        = Post "/rounds/{round}/inside/deadline" Roles(RUNS);
    REOPEN          = Post "/rounds/{round}/inside/reopen"   Roles(RUNS);
    NOTIFY          = Post "/rounds/{round}/inside/notify"   Roles(RUNS);
    BENCH_LEAVES    = Get  "/rounds/{round}/appraise"                Roles(SEES_BENCH);
    BENCH           = Get  "/rounds/{round}/appraise/{leaf}"         Roles(SEES_BENCH);
    ACCEPT_LEAVES   = Post "/rounds/{round}/appraise"                Roles(APPRAISES);
    BENCH_TABLE      = Get  "/rounds/{round}/appraise-table/{leaf}"  Roles(APPRAISES);
    BENCH_TABLE_FILL = Post "/rounds/{round}/appraise-table/{leaf}"  Roles(APPRAISES);
    APPRAISE_REST   = Post "/rounds/{round}/appraise/{leaf}"         Roles(APPRAISES);
    APPRAISE        = Post "/rounds/{round}/appraise/{leaf}/{unit}"  Roles(APPRAISES);
    EXPLAIN_PAGE    = Get  "/rounds/{round}/explain/{unit}"          Roles(UNIT);
    EXPLAIN         = Post "/rounds/{round}/explain/{unit}/{leaf}"   Roles(UNIT);
    REVIEW          = Post "/rounds/{round}/review/{unit}/{leaf}"    Roles(UNIT);
    GAPS            = Get  "/rounds/{round}/not-reached/{unit}"      Roles(UNIT);
    TRY_PAGE        = Get  "/rounds/{round}/try/{unit}"              Roles(UNIT);
    TRY             = Post "/rounds/{round}/try/{unit}"              Roles(UNIT);
    PLAN_REMOVE     = Post "/rounds/{round}/try/{unit}/plans/{plan}" Roles(UNIT);
    REVIEWS         = Get  "/rounds/{round}/reviews"                 Roles(DECIDES);
    REVIEW_DECIDE   = Post "/rounds/{round}/reviews/{unit}/{leaf}"   Roles(DECIDES);
    COUNCIL_PAGE    = Get  "/rounds/{round}/council"                 Roles(READS_COUNCIL);
    COUNCIL_MINUTES = Post "/rounds/{round}/council/minutes"         Roles(COUNCIL);
    COUNCIL_POINTS  = Post "/rounds/{round}/council/points"          Roles(COUNCIL);
    COUNCIL_TABLE      = Get  "/rounds/{round}/council/table/{leaf}" Roles(COUNCIL);
    COUNCIL_TABLE_FILL = Post "/rounds/{round}/council/table/{leaf}" Roles(COUNCIL);
    COUNCIL_VOTE    = Post "/rounds/{round}/council/vote"            Roles(COUNCIL);
    PUBLICATION     = Get  "/rounds/{round}/publication"             Roles(SEES_PUBLICATION);
    PUBLISH         = Post "/rounds/{round}/publication"             Roles(RUNS), upload;
    BUNDLE_INTERNAL = Get  "/rounds/{round}/publications/{version}/internal.zip" Roles(SEES_PUBLICATION);
    BUNDLE_PUBLIC   = Get  "/rounds/{round}/publications/{version}/public.zip"   Open;
    ACT_FILE        = Get  "/rounds/{round}/publications/{version}/act"          Open;
    EVIDENCE        = Get  "/rounds/{round}/evidence/{unit}/{leaf}/{digest}" Roles(INSIDE);
    WHY_INSIDE      = Get  "/rounds/{round}/inside/why/{unit}/{leaf}" Roles(INSIDE);
    SURVEYS_INSIDE  = Get  "/rounds/{round}/inside/surveys"          Roles(INSIDE);
    SURVEY_INSIDE   = Get  "/rounds/{round}/inside/surveys/{survey}" Roles(INSIDE);
    SELF_SCORE      = Get  "/rounds/{round}/self/{unit}"             Roles(UNIT);
    SELF_LEAF       = Get  "/rounds/{round}/self/{unit}/{leaf}"      Roles(UNIT);
    SELF_ENTER      = Post "/rounds/{round}/self/{unit}/{leaf}"      Roles(UNIT);
    SELF_ATTACH     = Post "/rounds/{round}/self/{unit}/{leaf}/evidence"        Roles(UNIT), upload;
    SELF_DETACH     = Post "/rounds/{round}/self/{unit}/{leaf}/evidence/remove" Roles(UNIT);
    SELF_APPROVE    = Post "/rounds/{round}/approve/{unit}"          Roles(HEADS);

    // criteria sets
    CRITERIA              = Get  "/criteria"                        Roles(READS_SETS);
    CRITERIA_COMPARE      = Get  "/criteria/compare"                Roles(READS_SETS);
    CRITERIA_COMPARE_FILE = Get  "/criteria/compare/{file}"         Roles(READS_SETS);
    CRITERIA_ROUND        = Get  "/criteria/rounds/{round}"         Roles(READS_SETS);
    CRITERIA_ROUND_FILE   = Get  "/criteria/rounds/{round}/{file}"  Roles(READS_SETS);
    DRAFT_ADD             = Post "/criteria/drafts"                 Roles(WRITES_DRAFTS);
    DRAFT_ADD_FILE        = Post "/criteria/drafts/file"            Roles(WRITES_DRAFTS), upload;
    DRAFT                 = Get  "/criteria/drafts/{draft}"         Roles(READS_DRAFTS);
    DRAFT_SEND            = Post "/criteria/drafts/{draft}"         Roles(WRITES_DRAFTS), upload;
    DRAFT_FILE            = Get  "/criteria/drafts/{draft}/versions/{version}/{file}" Roles(READS_DRAFTS);
    DRAFT_PREVIEW         = Get  "/criteria/drafts/{draft}/previews/{preview}"        Roles(WRITES_DRAFTS);
    DRAFT_CONFIRM         = Post "/criteria/drafts/{draft}/previews/{preview}"        Roles(WRITES_DRAFTS);
    DRAFT_IMPACT          = Get  "/criteria/drafts/{draft}/impact"                    Roles(READS_DRAFTS);
    DRAFT_IMPACT_FILE     = Get  "/criteria/drafts/{draft}/impact/{file}"             Roles(READS_DRAFTS);

    // accounts
    SIGN_IN_PAGE    = Get  "/sign-in"          Open;
    SIGN_IN         = Post "/sign-in"          Open;
    CODE_PAGE       = Get  "/sign-in/code"     HalfWay;
    CODE            = Post "/sign-in/code"     HalfWay;
    SIGN_OUT        = Post "/sign-out"         HalfWay;
    PASSWORD_PAGE   = Get  "/account/password" HalfWay;
    PASSWORD        = Post "/account/password" HalfWay;
    CODES_PAGE      = Get  "/account/codes"    HalfWay;
    CODES           = Post "/account/codes"    HalfWay;
    ACCOUNT         = Get  "/account"          SignedIn;
    WORK            = Get  "/work"             SignedIn;

    // administration
    USERS           = Get  "/users"                      Roles(ADMINISTERS);
    USER_ADD        = Post "/users"                      Roles(ADMINISTERS);
    USER            = Get  "/users/{account}"            Roles(ADMINISTERS);
    USER_GRANT      = Post "/users/{account}/grants"     Roles(ADMINISTERS);
    USER_GRANT_END  = Post "/users/{account}/grants/end" Roles(ADMINISTERS);
    USER_PASSWORD   = Post "/users/{account}/password"   Roles(ADMINISTERS);
    USER_CODES      = Post "/users/{account}/codes"      Roles(ADMINISTERS);
    USER_OPEN       = Post "/users/{account}/open"       Roles(ADMINISTERS);
    KEYS            = Get  "/keys"                       Roles(ADMINISTERS);
    KEY_ADD         = Post "/keys"                       Roles(ADMINISTERS);
    KEY_REVOKE      = Post "/keys/{key}/revoke"          Roles(ADMINISTERS);
    WEBHOOKS        = Get  "/webhooks"                   Roles(ADMINISTERS);
    WEBHOOK_ADD     = Post "/webhooks"                   Roles(ADMINISTERS);
    WEBHOOK_REMOVE  = Post "/webhooks/{hook}/remove"     Roles(ADMINISTERS);
    WEBHOOK_TRY     = Post "/webhooks/{hook}/try"        Roles(ADMINISTERS);
    LOG             = Get  "/log"                        Roles(READS_LOG);
    LOG_CHECK       = Get  "/log/check"                  Roles(READS_LOG);

    // the API for programs
    API              = Get  "/api"                                   Open;
    V1_OPENAPI       = Get  "/api/v1/openapi.json"                   Open;
    V1_ROUNDS        = Get  "/api/v1/rounds"                         Open;
    V1_ROUND         = Get  "/api/v1/rounds/{round}"                 Open;
    V1_RANKING       = Get  "/api/v1/rounds/{round}/ranking"         Open;
    V1_RANKING_CSV   = Get  "/api/v1/rounds/{round}/ranking.csv"     Open;
    V1_RANKING_XLSX  = Get  "/api/v1/rounds/{round}/ranking.xlsx"    Open;
    V1_UNIT          = Get  "/api/v1/rounds/{round}/units/{unit}"    Open;
    V1_UNIT_CSV      = Get  "/api/v1/rounds/{round}/units/{unit}/points.csv"     Open;
    V1_UNIT_XLSX     = Get  "/api/v1/rounds/{round}/units/{unit}/points.xlsx"    Open;
    V1_EXPLAIN       = Get  "/api/v1/rounds/{round}/units/{unit}/leaves/{leaf}"  Open;
    V1_IMPACT        = Get  "/api/v1/rounds/{round}/impact"              Key("read", RUNS);
    V1_IMPACT_CSV    = Get  "/api/v1/rounds/{round}/impact.csv"          Key("read", RUNS);
    V1_IMPACT_XLSX   = Get  "/api/v1/rounds/{round}/impact.xlsx"         Key("read", RUNS);
    V1_IMPORT_ADD    = Post "/api/v1/rounds/{round}/imports"             Key("import", IMPORTS), upload;
    V1_IMPORT        = Get  "/api/v1/rounds/{round}/imports/{preview}"    Key("import", IMPORTS);
    V1_IMPORT_DROP   = Delete "/api/v1/rounds/{round}/imports/{preview}"  Key("import", IMPORTS);
    V1_IMPORT_CONFIRM = Post "/api/v1/rounds/{round}/imports/{preview}/confirm" Key("import", IMPORTS);
    V1_ORIGINALS     = Get  "/api/v1/rounds/{round}/originals"           Key("import", INSIDE);
    V1_ORIGINAL      = Get  "/api/v1/rounds/{round}/originals/{digest}"  Key("import", INSIDE);
    V1_SURVEYS       = Get  "/api/v1/rounds/{round}/surveys"             Open;
    V1_SURVEY        = Get  "/api/v1/rounds/{round}/surveys/{survey}"    Open;
    V1_SURVEY_CSV    = Get  "/api/v1/rounds/{round}/surveys/{survey}/indices.csv"  Open;
    V1_SURVEY_XLSX   = Get  "/api/v1/rounds/{round}/surveys/{survey}/indices.xlsx" Open;
    V1_SETS          = Get  "/api/v1/sets"                           Open;
    V1_DRAFTS        = Get  "/api/v1/sets/drafts"                    Key("sets", READS_DRAFTS);
    V1_DRAFT_ADD     = Post "/api/v1/sets/drafts"                    Key("sets", WRITES_DRAFTS), upload;
    V1_DRAFT         = Get  "/api/v1/sets/drafts/{draft}"            Key("sets", READS_DRAFTS);
    V1_DRAFT_SEND    = Post "/api/v1/sets/drafts/{draft}"            Key("sets", WRITES_DRAFTS), upload;
    V1_DRAFT_VERSION = Get  "/api/v1/sets/drafts/{draft}/versions/{version}"          Key("sets", READS_DRAFTS);
    V1_DRAFT_FILE    = Get  "/api/v1/sets/drafts/{draft}/versions/{version}/{file}"   Key("sets", READS_DRAFTS);
    V1_DRAFT_PREVIEW = Get  "/api/v1/sets/drafts/{draft}/previews/{preview}"          Key("sets", WRITES_DRAFTS);
    V1_DRAFT_DROP    = Delete "/api/v1/sets/drafts/{draft}/previews/{preview}"        Key("sets", WRITES_DRAFTS);
    V1_DRAFT_CONFIRM = Post "/api/v1/sets/drafts/{draft}/previews/{preview}/confirm"  Key("sets", WRITES_DRAFTS);
    V1_SETS_COMPARE  = Get  "/api/v1/sets/compare"                   Open;
    V1_COMPARE_CSV   = Get  "/api/v1/sets/compare.csv"               Open;
    V1_COMPARE_XLSX  = Get  "/api/v1/sets/compare.xlsx"              Open;
    V1_SET_XLSX      = Get  "/api/v1/sets/{set}/{year}/nodes.xlsx"   Open;
    V1_SET           = Get  "/api/v1/sets/{set}/{year}"              Open;
    V1_SET_CSV       = Get  "/api/v1/sets/{set}/{year}/nodes.csv"    Open;
}
