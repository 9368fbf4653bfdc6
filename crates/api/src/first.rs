//! The first start: the owner's row, and an administrator with a one-time password.

use crate::{App, problem::Problem, security::passwords};
use jiff::Timestamp;
use procedure::{Grant, Role, Scope};
use std::path::PathBuf;
use store::{AuditRow, NewUser};

/// The name of the first administrator.
const NAME: &str = "admin";
/// The file with the one-time password, in the data folder; removed at the first sign-in.
const FILE: &str = "first-password.txt";

/// What an operator has to know once: it is shown at the start and nowhere else.
pub struct FirstAccount {
    /// The name to sign in with.
    pub name: String,
    /// The password that must be changed at the first sign-in.
    pub password: String,
    /// The file that holds it, readable by the server's account only.
    pub file: PathBuf,
}

/// Makes what a server needs at its first start: the owner, and where there is no account yet an administrator.
///
/// # Errors
/// A store or a disk that does not answer.
pub async fn prepare(app: &App) -> Result<Option<FirstAccount>, std::io::Error> {
    made(app).await.map_err(|_logged| {
        std::io::Error::other("the store could not be prepared; the log says why")
    })
}

async fn made(app: &App) -> Result<Option<FirstAccount>, Problem> {
    let settings = app.settings();
    let (store, now) = (app.store(), app.now());
    let owners = store.owners().await?;
    if !owners.iter().any(|owner| owner.id == settings.owner) {
        store
            .add_owner(&settings.owner, &settings.owner_name, now)
            .await?;
    }
    let mended = store.mend_publications(&settings.owner).await?;
    if mended > 0 {
        tracing::warn!(
            mended,
            "publications of the chain had no row; they were written"
        );
    }
    if !store.users(&settings.owner).await?.is_empty() {
        return Ok(None);
    }
    let password = passwords::readable()?;
    let file = settings.data.join(FILE);
    write_private(&file, &format!("{NAME}\n{password}\n"))
        .map_err(|error| Problem::ours(&error))?;
    let user = NewUser {
        name: NAME.to_owned(),
        password_hash: passwords::hash(&password).await?,
        must_change: true,
        grants: vec![grant(&settings.owner, Role::Administrator)],
    };
    let user = store.add_user(&settings.owner, user, now).await?;
    store
        .audit(&settings.owner, line(now, &user.id, "first-account"))
        .await?;
    Ok(Some(FirstAccount {
        name: NAME.to_owned(),
        password,
        file,
    }))
}

/// Takes the file away once somebody has signed in with what it says.
pub(crate) fn forget_password(app: &App, name: &str) {
    if name == NAME {
        let file = app.settings().data.join(FILE);
        if file.exists()
            && let Err(error) = std::fs::remove_file(&file)
        {
            tracing::warn!(%error, "the file of the first password could not be removed");
        }
    }
}

/// A role in all rounds of an owner, without end.
pub(crate) fn grant(owner: &str, role: Role) -> Grant {
    Grant {
        role,
        owner: owner.to_owned(),
        round: None,
        unit: None,
        scope: Scope::All,
        expires: None,
    }
}

/// A line of the log about no round.
pub(crate) fn line(at: Timestamp, who: &str, action: &str) -> AuditRow {
    AuditRow {
        at,
        who: who.to_owned(),
        action: action.to_owned(),
        round: None,
        unit: None,
        detail: None,
    }
}

/// A file that only the server's account can read, also while it is written.
pub(crate) fn write_private(file: &std::path::Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(file)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
