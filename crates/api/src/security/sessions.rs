//! Sessions: a random secret in a cookie, only its digest in the store, a new one at each step of signing in.

use super::random::digest_hex;
use crate::{
    App,
    caller::{Caller, Standing, Via},
    problem::Problem,
    security::cookies,
};
use axum::response::Response;
use jiff::{SignedDuration, Timestamp};
use procedure::Role;
use store::{NewSession, SessionRow, User};

/// Roles that need one-time codes.
const STAFF: [Role; 5] = [
    Role::Administrator,
    Role::CriteriaOwner,
    Role::Coordinator,
    Role::Appraiser,
    Role::CouncilMember,
];

/// A session's last request is noted at most so often.
const NOTED_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// Begins a session and sets its cookie; the one before ends, so that an id from before signing in is worth nothing.
pub(crate) async fn begin(
    app: &App,
    caller: &Caller,
    user: &User,
    second_factor: bool,
    response: &mut Response,
) -> Result<(), Problem> {
    let now = app.now();
    let secret = store::random_secret();
    let session = NewSession {
        hash: digest_hex(secret.as_bytes()),
        account: user.id.clone(),
        second_factor,
        expires: end_of(app, now, now),
    };
    app.store().start_session(&user.owner, session, now).await?;
    end(app, caller).await?;
    cookies::set(app, response, cookies::SESSION, &secret);
    cookies::clear(app, response, cookies::VISIT);
    Ok(())
}

/// Ends the caller's session.
pub(crate) async fn end(app: &App, caller: &Caller) -> Result<(), Problem> {
    if let Via::Session(hash) = &caller.via {
        app.store().end_session(hash).await?;
    }
    Ok(())
}

/// The account behind a session's secret, how far its sign-in has come, and the session's digest.
pub(crate) async fn find(
    app: &App,
    secret: &str,
) -> Result<Option<(User, Standing, String)>, Problem> {
    let now = app.now();
    let hash = digest_hex(secret.as_bytes());
    let Some(session) = app.store().find_session(&hash, now).await? else {
        return Ok(None);
    };
    let Some(user) = app.store().user(&session.owner, &session.account).await? else {
        return Ok(None);
    };
    if user.disabled {
        return Ok(None);
    }
    if now.duration_since(session.seen) >= NOTED_EVERY {
        let expires = end_of(app, session.started, now);
        app.store().touch_session(&hash, now, expires).await?;
    }
    let standing = standing(app, &user, &session);
    Ok(Some((user, standing, hash)))
}

fn standing(app: &App, user: &User, session: &SessionRow) -> Standing {
    if user.totp.is_some() && !session.second_factor {
        Standing::AwaitsCode
    } else if user.must_change {
        Standing::MustChangePassword
    } else if user.totp.is_none() && needs_codes(app, user) {
        Standing::MustEnrolCodes
    } else {
        Standing::Full
    }
}

/// Whether the account's roles ask for one-time codes.
pub(crate) fn needs_codes(app: &App, user: &User) -> bool {
    app.settings().codes_for_staff && user.grants.iter().any(|grant| STAFF.contains(&grant.role))
}

/// The idle end, but never later than the end of the day's work.
fn end_of(app: &App, started: Timestamp, now: Timestamp) -> Timestamp {
    let settings = app.settings();
    let after = |from: Timestamp, length: SignedDuration| {
        from.checked_add(length).unwrap_or(Timestamp::MAX)
    };
    let idle = after(
        now,
        SignedDuration::from_mins(i64::from(settings.idle_minutes)),
    );
    let whole = after(
        started,
        SignedDuration::from_hours(i64::from(settings.session_hours)),
    );
    idle.min(whole)
}
