//! Headings that form tools and officers write beside the questions.

use super::normal::label_key;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a heading means that belongs to no question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// The unit, by code or written name.
    Unit,
    /// The unit above.
    Parent,
    /// How the response was taken.
    Mode,
    /// The number printed on the sheet.
    Serial,
    /// A day; of several columns the one with the lowest rank counts.
    Day(u8),
    /// LimeSurvey's `submitdate`: empty where the response was not finished.
    Submitted,
    /// The tool's id of a response; of several the lowest rank counts.
    ResponseId(u8),
    /// The number of a row within its sheet, which identifies nothing.
    RowIndex,
    /// The number of the parent's row.
    ParentIndex,
    /// The tool's id of the parent; ranks as [`Known::ResponseId`].
    ParentId(u8),
    /// The design weight; only a design or a mapping says so.
    Weight,
    /// The stratum; only a design or a mapping says so.
    Stratum,
    /// The cluster of a stage, from 1; only a design or a mapping says so.
    Cluster(u8),
    /// Written by the tool and not used.
    Tool,
}

/// What the heading means, where it is one of these. `text` is a [`label_key`].
pub(crate) fn known(text: &str) -> Option<Known> {
    TABLE.get(text).copied()
}

/// Whether the heading is one that only KoboToolbox and ODK write: then groups stand before names.
pub(crate) fn has_paths(text: &str) -> bool {
    matches!(
        text.trim(),
        "_uuid"
            | "_index"
            | "_submission_time"
            | "_parent_index"
            | "SubmissionDate"
            | "KEY"
            | "PARENT_KEY"
            | "__version__"
    )
}

static TABLE: LazyLock<HashMap<String, Known>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    let mut put = |words: &[&str], known: Known| {
        for word in words {
            table.insert(label_key(word), known);
        }
    };
    put(
        &[
            "Đơn vị",
            "Tên đơn vị",
            "Mã đơn vị",
            "Xã",
            "Phường",
            "Tên xã",
            "Mã xã",
            "Xã/phường",
            "Xã, phường",
            "Phường, xã",
            "Phường/xã",
            "Xã/Phường/Thị trấn",
            "Xã, phường, thị trấn",
            "Xã/phường/đặc khu",
            "Xã, phường, đặc khu",
            "Địa phương",
            "Tên xã, phường",
            "Đơn vị (xã, phường)",
            "unit",
            "unit code",
            "unit_code",
            "commune",
            "commune code",
            "commune_code",
            "ward",
        ],
        Known::Unit,
    );
    put(
        &[
            "Huyện",
            "Quận/huyện",
            "Quận, huyện",
            "Huyện/Quận/Thị xã/Thành phố",
            "Huyện, thị xã, thành phố",
            "Tỉnh",
            "Tỉnh/Thành phố",
            "Tỉnh, thành phố",
            "district",
            "province",
            "parent",
        ],
        Known::Parent,
    );
    put(
        &[
            "Hình thức khảo sát",
            "Hình thức trả lời",
            "Hình thức thu thập",
            "Phương thức khảo sát",
            "Hình thức điều tra",
            "mode",
            "survey mode",
        ],
        Known::Mode,
    );
    put(
        &[
            "Số phiếu",
            "Số hiệu phiếu",
            "Mã phiếu",
            "Mã số phiếu",
            "Số thứ tự phiếu",
            "Phiếu số",
            "serial",
            "sheet number",
            "sheet_number",
        ],
        Known::Serial,
    );
    put(
        &[
            "Ngày khảo sát",
            "Ngày phỏng vấn",
            "Ngày trả lời",
            "Ngày điều tra",
            "Ngày thu phiếu",
            "today",
            "date of interview",
        ],
        Known::Day(1),
    );
    put(
        &[
            "start",
            "startdate",
            "date started",
            "Ngày bắt đầu",
            "Thời gian bắt đầu",
        ],
        Known::Day(2),
    );
    put(
        &[
            "Dấu thời gian",
            "Timestamp",
            "Ngày gửi",
            "Thời gian gửi",
            "Ngày",
            "day",
            "date",
        ],
        Known::Day(3),
    );
    put(&["_submission_time", "SubmissionDate"], Known::Day(5));
    put(&["end", "datestamp", "date last action"], Known::Day(6));
    put(&["submitdate", "date submitted"], Known::Submitted);
    put(
        &[
            "_uuid",
            "meta/instanceID",
            "meta-instanceID",
            "instanceID",
            "KEY",
        ],
        Known::ResponseId(1),
    );
    put(
        &[
            "_id",
            "id",
            "Response ID",
            "ResponseId",
            "ID phản hồi",
            "Mã phản hồi",
        ],
        Known::ResponseId(2),
    );
    put(
        &[
            "_index",
            "STT",
            "Số TT",
            "TT",
            "Thứ tự",
            "Số thứ tự",
            "No",
            "#",
            "row",
        ],
        Known::RowIndex,
    );
    put(&["_parent_index"], Known::ParentIndex);
    put(&["_submission__uuid", "PARENT_KEY"], Known::ParentId(1));
    put(&["_submission__id"], Known::ParentId(2));
    put(
        &[
            "_parent_table_name",
            "_submission__submission_time",
            "_submission__validation_status",
            "_submission__notes",
            "_submission__status",
            "_submission___version__",
            "_submission__tags",
            "__version__",
            "_version_",
            "_status",
            "_notes",
            "_tags",
            "_validation_status",
            "_xform_id_string",
            "meta/rootUuid",
            "meta/deprecatedID",
            "meta/instanceName",
            "formhub/uuid",
            "_attachments",
            "lastpage",
            "last page",
            "startlanguage",
            "start language",
            "seed",
            "AttachmentsPresent",
            "AttachmentsExpected",
            "Status",
            "ReviewState",
            "Edits",
            "FormVersion",
            "SET-OF",
            "Ghi chú",
            "interviewtime",
            "Điểm số",
            "Score",
        ],
        Known::Tool,
    );
    table
});
