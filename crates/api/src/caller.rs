//! Who calls: found once a request, before any route.

use crate::{
    App,
    layout::{LANG_COOKIE, Layout, SignedIn, Size, asked_lang, lang_code, lang_of},
    limits::{self, RequestId},
    problem::Problem,
    security::{cookies, digest_hex, random_hex, sessions, sign},
    text::Words,
};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::Response,
};
use axum_extra::extract::CookieJar;
use finding::Lang;
use jiff::Timestamp;
use procedure::{Grant, Person, Role};
use std::{net::IpAddr, sync::Arc};

/// How far somebody has come through sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Standing {
    /// Nobody in particular.
    #[default]
    Public,
    /// Password given; the one-time code is still to come.
    AwaitsCode,
    /// Signed in with a password that must be changed first.
    MustChangePassword,
    /// Signed in, but the role asks for one-time codes, which are not set up.
    MustEnrolCodes,
    /// Signed in.
    Full,
}

/// By what the caller is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Via {
    /// By nothing.
    #[default]
    Nothing,
    /// By a session cookie; the hash of its id.
    Session(String),
    /// By an API key; its id, and what it opens.
    Key {
        /// The key's id (not the key).
        id: String,
        /// `read`, `import`, `sets`.
        scopes: Vec<String>,
    },
}

/// Who calls, in which language, from where.
/// Handlers take it as an argument; it is always there.
#[derive(Debug, Clone)]
pub(crate) struct Caller(Arc<Known>);

/// What is known of a caller.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// The account's random id and grants; empty for the public. Grants that have run out are not in it.
    pub(crate) person: Person,
    /// The owner whose rounds this caller sees: of the account or key, else the server's own. Every query goes through it.
    pub(crate) owner: String,
    /// The name to show on pages; empty for the public.
    pub(crate) name: String,
    /// How far through sign-in.
    pub(crate) standing: Standing,
    /// By what.
    pub(crate) via: Via,
    /// The token that every form carries in its first field, `csrf`.
    pub(crate) token: String,
    /// The language of pages and messages.
    pub(crate) lang: Lang,
    /// Size of letters and contrast, as chosen.
    pub(crate) size: Size,
    /// The address asked from.
    pub(crate) address: IpAddr,
    /// The request's id, for logs and messages.
    pub(crate) request: String,
    /// The path asked for, with its query.
    pub(crate) path: String,
}

impl Caller {
    pub(crate) fn new(known: Known) -> Self {
        Self(Arc::new(known))
    }

    /// Whether results may be read at all: a key that may not read is told not even what its role would see.
    pub(crate) fn reads(&self) -> bool {
        match &self.via {
            Via::Key { scopes, .. } => scopes.iter().any(|own| own == "read"),
            _ => true,
        }
    }

    /// The texts in the caller's language.
    #[must_use]
    pub(crate) fn words(&self) -> Words {
        Words::new(self.lang)
    }

    /// The frame of a page for this caller.
    #[must_use]
    pub(crate) fn page(&self, app: &App, title: impl Into<String>) -> Layout {
        let mut layout = Layout::new(self.words(), self.size, &self.path, title);
        layout.owner.clone_from(&app.settings().owner_name);
        layout.user = (!self.person.id.is_empty()).then(|| SignedIn {
            name: self.name.clone(),
            token: self.token.clone(),
        });
        layout
    }

    /// Whether the account holds one of these roles for its owner, in this round and for this unit where they are given.
    #[must_use]
    pub(crate) fn holds(&self, roles: &[Role], round: Option<&str>, unit: Option<&str>) -> bool {
        self.person.grants.iter().any(|grant| {
            roles.contains(&grant.role)
                && grant.owner == self.owner
                && match (&grant.round, round) {
                    (Some(own), Some(asked)) => own == asked,
                    _ => true,
                }
                && match (&grant.unit, unit) {
                    (Some(own), Some(asked)) => own == asked,
                    (Some(_), None) => true,
                    (None, _) => !matches!(grant.role, Role::UnitStaff | Role::UnitHead),
                }
        })
    }
}

impl std::ops::Deref for Caller {
    type Target = Known;
    fn deref(&self) -> &Known {
        &self.0
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, StatusCode> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// Finds who calls, and how often: the layer before every route.
pub(crate) async fn know(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let found = found(&app, &parts).await;
    let mut request = Request::from_parts(parts, body);
    let (known, new_visit) = match found {
        Ok(Found { known, new_visit }) => (known, new_visit),
        // The store does not answer: the guard says so in its form, to nobody in particular.
        Err((known, problem)) => {
            request.extensions_mut().insert(problem);
            (known, None)
        }
    };
    let caller = Caller::new(known);
    let asked = request.uri().query().and_then(asked_lang);
    request.extensions_mut().insert(caller.clone());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if caller.standing != Standing::Public && !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    headers.append(header::VARY, HeaderValue::from_static("cookie"));
    if is_page(&response) {
        if let Some(lang) = asked {
            cookies::keep(&app, &mut response, LANG_COOKIE, lang_code(lang));
        }
        // Only a page can hold a form, and only a form needs the visit.
        if let Some(visit) = new_visit {
            cookies::set(&app, &mut response, cookies::VISIT, &visit);
        }
    }
    response
}

struct Found {
    known: Known,
    new_visit: Option<String>,
}

async fn found(app: &App, request: &Parts) -> Result<Found, (Known, Problem)> {
    let headers = &request.headers;
    let jar = CookieJar::from_headers(headers);
    let id = request.extensions.get::<RequestId>();
    let path = request.uri.path_and_query();
    let known = Known {
        person: Person::default(),
        owner: app.settings().owner.clone(),
        name: String::new(),
        standing: Standing::Public,
        via: Via::Nothing,
        token: String::new(),
        lang: lang_of(request.uri.query(), headers),
        size: Size::of(headers),
        address: limits::address(app, request),
        request: id.map_or_else(String::new, |own| own.0.clone()),
        path: path.map_or("/", |own| own.as_str()).to_owned(),
    };
    let nobody = known.clone();
    recognised(app, request, &jar, known)
        .await
        .map_err(|problem| (nobody, problem))
}

/// By key, by session, or by nothing.
async fn recognised(
    app: &App,
    request: &Parts,
    jar: &CookieJar,
    mut known: Known,
) -> Result<Found, Problem> {
    let headers = &request.headers;
    let path = request.uri.path();
    if path.starts_with("/assets/") || path == "/healthz" {
        return Ok(Found {
            known,
            new_visit: None,
        });
    }
    if let Some(key) = bearer(headers) {
        let hash = digest_hex(key.as_bytes());
        if let Some(key) = app.store().find_key(&hash, app.now()).await? {
            known.owner = key.owner;
            known.name = key.name;
            known.person = Person {
                id: format!("key:{}", key.id),
                grants: in_force(key.grants, app.now()),
            };
            known.standing = Standing::Full;
            known.via = Via::Key {
                id: key.id,
                scopes: key.scopes,
            };
        }
        return Ok(Found {
            known,
            new_visit: None,
        });
    }
    if let Some(secret) = jar.get(cookies::SESSION).map(|own| own.value().to_owned())
        && let Some((user, standing, hash)) = sessions::find(app, &secret).await?
    {
        // Grants count only once sign-in is complete.
        let grants = if standing == Standing::Full {
            in_force(user.grants, app.now())
        } else {
            Vec::new()
        };
        known.owner = user.owner;
        known.name = user.name;
        known.person = Person {
            id: user.id,
            grants,
        };
        known.standing = standing;
        known.via = Via::Session(hash);
        known.token = sign(secret.as_bytes(), b"form");
        return Ok(Found {
            known,
            new_visit: None,
        });
    }
    let visit = jar.get(cookies::VISIT).map(|own| own.value().to_owned());
    let kept =
        visit.filter(|own| own.len() == 32 && own.bytes().all(|own| own.is_ascii_hexdigit()));
    let new_visit = match &kept {
        Some(_) => None,
        None => Some(random_hex(16).map_err(|error| Problem::ours(&error))?),
    };
    let visit = kept.as_deref().or(new_visit.as_deref()).unwrap_or_default();
    known.token = sign(visit.as_bytes(), b"form");
    Ok(Found { known, new_visit })
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .strip_prefix("Bearer ")
}

/// Grants that have not run out.
fn in_force(grants: Vec<Grant>, now: Timestamp) -> Vec<Grant> {
    grants
        .into_iter()
        .filter(|grant| grant.expires.is_none_or(|end| now < end))
        .collect()
}

fn is_page(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}
