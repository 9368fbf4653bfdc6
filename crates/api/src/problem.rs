//! What went wrong, as problem+json for programs and as a page for people.
//!
//! A handler returns [`Problem`]; [`dress`] gives it its form, since only there the caller, the language and the path are known.

use crate::{
    App, Caller,
    http::FindingJson,
    layout::Layout,
    refill::{OnItsWay, Sent, Wrong},
    sentence::{sentence, stands_alone, wrong},
    tongue::marked,
};
use askama::Template;
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use finding::{Finding, Lang, Text};
use serde_json::json;

/// A refusal or a failure: status, code, what it says, and the findings behind it.
/// A client's own mistakes are told in full; ours as one sentence and a reference number.
#[derive(Debug, Clone)]
pub(crate) struct Problem(Box<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    status: StatusCode,
    code: &'static str,
    says: Text,
    findings: Vec<Finding>,
    wait: Option<u64>,
    /// What was sent with the form that is refused, where its handler has read it.
    sent: Option<Vec<(String, String)>>,
    /// Of our own failures: what the log is told beside the request's id.
    cause: Option<String>,
}

impl Problem {
    /// A problem of this status; `code` in kebab-case.
    #[must_use]
    pub(crate) fn new(status: StatusCode, code: &'static str, says: Text) -> Self {
        Self(Box::new(Inner {
            status,
            code,
            says,
            findings: Vec::new(),
            wait: None,
            sent: None,
            cause: None,
        }))
    }

    /// With the findings that tell what to mend.
    #[must_use]
    pub(crate) fn with(mut self, findings: Vec<Finding>) -> Self {
        self.0.findings = findings;
        self
    }

    /// With what was sent, so that the form comes back as it was.
    #[must_use]
    pub(crate) fn sent_with(mut self, sent: Vec<(String, String)>) -> Self {
        self.0.sent = Some(sent);
        self
    }

    /// What was sent with the refused form.
    pub(crate) fn sent(&self) -> Option<&Sent> {
        self.0.sent.as_deref()
    }

    /// Whether a form that is refused so comes back as it was sent: not where it may not be ours.
    fn gives_back(&self) -> bool {
        self.0.status.is_client_error() && self.0.code != "not-our-form" && self.0.wait.is_none()
    }

    /// What it says to people, a sentence each.
    pub(crate) fn sentences(&self, lang: Lang) -> Vec<String> {
        if self.0.findings.is_empty() {
            return vec![stands_alone(self.0.says.get(lang))];
        }
        let own = self.0.findings.iter().enumerate();
        own.map(|(at, own)| {
            // Of several that are mended alike the last says how.
            let next = self.0.findings.get(at + 1);
            if next.is_some_and(|next| next.fix == own.fix) {
                wrong(own, lang)
            } else {
                sentence(own, lang)
            }
        })
        .collect()
    }

    /// What is wrong, for the fields that it is about.
    pub(crate) fn wrong(&self, lang: Lang) -> Vec<Wrong> {
        let own = self.0.findings.iter();
        own.map(|own| Wrong::of(own, wrong(own, lang))).collect()
    }

    /// 422 with findings.
    #[must_use]
    pub(crate) fn unusable(findings: Vec<Finding>) -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "cannot-be-used",
            Text::new(
                "nội dung gửi lên chưa dùng được",
                "what was sent cannot be used",
            ),
        )
        .with(findings)
    }

    /// 404; also where something exists that the caller may not know of.
    #[must_use]
    pub(crate) fn not_found() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "not-found",
            Text::new(
                "không có trang hoặc mục này",
                "there is no such page or thing",
            ),
        )
    }

    /// 403.
    #[must_use]
    pub(crate) fn forbidden() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "not-granted",
            Text::new("bạn chưa được giao quyền này", "you were not granted this"),
        )
    }

    /// 401, for programs.
    #[must_use]
    pub(crate) fn unauthorized() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "not-signed-in",
            Text::new(
                "cần đăng nhập hoặc khóa truy cập",
                "sign in, or send an API key",
            ),
        )
    }

    /// 403, where a change does not come from our own form.
    #[must_use]
    pub(crate) fn not_our_form() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "not-our-form",
            Text::new(
                "biểu mẫu đã cũ hoặc không do trang này gửi; mở lại trang rồi gửi lại",
                "the form is too old or was not sent by this site; open the page again and send it again",
            ),
        )
    }

    /// 400.
    #[must_use]
    pub(crate) fn bad_request() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "bad-request",
            Text::new("yêu cầu không đọc được", "the request cannot be read"),
        )
    }

    /// 409: something changed meanwhile.
    #[must_use]
    pub(crate) fn conflict(says: Text) -> Self {
        Self::new(StatusCode::CONFLICT, "changed-meanwhile", says)
    }

    /// 429, with the seconds to wait.
    #[must_use]
    pub(crate) fn too_many(seconds: u64) -> Self {
        let mut own = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too-many-requests",
            Text::new(
                format!("quá nhiều yêu cầu; thử lại sau {seconds} giây"),
                format!("too many requests; try again in {seconds} seconds"),
            ),
        );
        own.0.wait = Some(seconds);
        own
    }

    /// 500: ours. What happened goes to the log, the reader gets the request's id.
    #[must_use]
    pub(crate) fn ours(what: &dyn std::fmt::Display) -> Self {
        let mut own = Self::silent();
        own.0.cause = Some(what.to_string());
        own
    }

    fn silent() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "our-failure",
            Text::new(
                "hệ thống gặp sự cố; báo mã tham chiếu cho quản trị",
                "something failed on our side; give the reference to the administrator",
            ),
        )
    }

    /// What it says.
    #[must_use]
    pub(crate) fn says(&self) -> &Text {
        &self.0.says
    }

    /// The status it answers with.
    #[must_use]
    pub(crate) fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The problem that a status alone tells of.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::not_found(),
            StatusCode::FORBIDDEN => Self::forbidden(),
            StatusCode::UNAUTHORIZED => Self::unauthorized(),
            StatusCode::METHOD_NOT_ALLOWED => Self::new(
                status,
                "method-not-allowed",
                Text::new(
                    "địa chỉ này không nhận phương thức ấy",
                    "this address does not take that method",
                ),
            ),
            StatusCode::PAYLOAD_TOO_LARGE => Self::new(
                status,
                "too-large",
                Text::new("tệp hoặc biểu mẫu quá lớn", "the file or form is too large"),
            ),
            StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => Self::new(
                status,
                "took-too-long",
                Text::new(
                    "yêu cầu mất quá nhiều thời gian",
                    "the request took too long",
                ),
            ),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::new(
                status,
                "unknown-kind",
                Text::new(
                    "kiểu nội dung không nhận được",
                    "this kind of content is not taken",
                ),
            ),
            _ if status.is_server_error() => Self::silent(),
            _ => {
                let mut own = Self::bad_request();
                own.0.status = status;
                own
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.0.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives every refusal its form: those of handlers, and those of the libraries below them.
pub(crate) async fn dress(
    State((app, pages)): State<(App, Router)>,
    caller: Caller,
    request: Request,
    next: Next,
) -> Response {
    let api = request.uri().path().starts_with("/api/");
    let (request, form) = OnItsWay::of(request);
    let mut response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let known = response.extensions_mut().remove::<Problem>();
    if known.is_none() && response.headers().contains_key("x-own-page") {
        // A page that answers with a status of its own (a form to be mended).
        response.headers_mut().remove("x-own-page");
        return response;
    }
    let problem = known.unwrap_or_else(|| Problem::of_status(status));
    if let Some(cause) = &problem.0.cause {
        tracing::error!(request = caller.request, cause, "a request failed");
    }
    let kept = response.headers().get(header::ALLOW).cloned();
    let form = form.filter(|_| problem.gives_back());
    let again = match form {
        Some(form) => form.again(&pages, &caller, &problem).await,
        None => None,
    };
    let mut dressed = match again {
        Some(page) => page,
        None if api => as_json(&problem, &caller),
        None => as_page(&problem, &app, &caller),
    };
    *dressed.status_mut() = status;
    let headers = dressed.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(allow) = kept {
        headers.insert(header::ALLOW, allow);
    }
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Some(wait) = problem.0.wait {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(wait));
    }
    dressed
}

fn as_json(problem: &Problem, caller: &Caller) -> Response {
    let Inner {
        status,
        code,
        says,
        findings,
        ..
    } = &*problem.0;
    let mut own = json!({
        "type": format!("/problems/{code}"),
        "code": code,
        "status": status.as_u16(),
        "title": says.get(caller.lang),
        "detail": { "vi": says.vi, "en": says.en },
        "reference": caller.request,
    });
    if !findings.is_empty() {
        let findings: Vec<FindingJson> = findings.iter().map(FindingJson::of).collect();
        own["findings"] = json!(findings);
    }
    (
        [(header::CONTENT_TYPE, "application/problem+json")],
        Body::from(own.to_string()),
    )
        .into_response()
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    page: Layout,
    says: String,
    findings: Vec<String>,
    reference: String,
}

fn as_page(problem: &Problem, app: &App, caller: &Caller) -> Response {
    let inner = ProblemPage {
        page: caller.page(app, caller.words().t("gate-title")),
        says: stands_alone(problem.0.says.get(caller.lang)),
        findings: if problem.0.findings.is_empty() {
            Vec::new()
        } else {
            problem.sentences(caller.lang)
        },
        reference: caller.request.clone(),
    };
    page(&inner).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// A page out of its template.
pub(crate) fn page(template: &impl Template) -> Result<Response, Problem> {
    match template.render() {
        Ok(text) => Ok(Html(marked(text)).into_response()),
        Err(error) => Err(Problem::ours(&error)),
    }
}

/// The same with a status of its own, such as a form that has to be mended.
pub(crate) fn page_with(status: StatusCode, template: &impl Template) -> Result<Response, Problem> {
    let mut response = page(template)?;
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert("x-own-page", HeaderValue::from_static("1"));
    Ok(response)
}
