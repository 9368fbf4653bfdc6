//! One row of the gate's table.

use procedure::Role;

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Reads; `HEAD` comes with it.
    Get,
    /// Changes something.
    Post,
    /// Takes something away; API only.
    Delete,
}

impl Method {
    /// As it stands in a request.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }

    /// Whether something is changed, so that a form's token and the origin are asked for.
    #[must_use]
    pub fn changes(self) -> bool {
        !matches!(self, Self::Get)
    }
}

/// Who passes. The gate knows roles, the round and unit of the path, and keys; what stage and leaf allow is asked of `procedure::may` behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody; what they see is cut by `seen`.
    Open,
    /// Whoever has given a password, also where a code or a new password is still to come.
    HalfWay,
    /// Every account that is fully signed in.
    SignedIn,
    /// Accounts with one of these roles, for the path's `{round}` and `{unit}` where it has them.
    Roles(&'static [Role]),
    /// Programs with a key that has this scope, and accounts with one of these roles.
    Key(&'static str, &'static [Role]),
    /// Loopback, or with the key of the settings.
    Operator,
}

/// A route: method, path, and who passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The method.
    pub method: Method,
    /// The path with its parameters: `/rounds/{round}`.
    pub path: &'static str,
    /// Who passes.
    pub access: Access,
    /// Whether files may come with it, so that more than a form's bytes are taken.
    pub upload: bool,
}

impl Row {
    /// Whether programs call it: refusals are problem+json and never a page.
    #[must_use]
    pub fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }
}
