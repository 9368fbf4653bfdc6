-- The first schema, for SQLite and PostgreSQL alike: only TEXT and BIGINT, digests in hex, times as RFC 3339 text in UTC with six digits of a second, yes and no as 1 and 0.
-- Every table names its owner, and every query goes through it.

CREATE TABLE owner (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created TEXT NOT NULL,
    audit_seq BIGINT NOT NULL,
    audit_digest TEXT NOT NULL
);

-- Files by their digest; the bytes lie in the data folder.
CREATE TABLE file (
    owner TEXT NOT NULL REFERENCES owner (id),
    digest TEXT NOT NULL,
    size BIGINT NOT NULL,
    created TEXT NOT NULL,
    PRIMARY KEY (owner, digest)
);

CREATE TABLE round (
    owner TEXT NOT NULL REFERENCES owner (id),
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    year BIGINT NOT NULL,
    content_digest TEXT NOT NULL,
    head_seq BIGINT NOT NULL,
    head_digest TEXT NOT NULL,
    created TEXT NOT NULL,
    PRIMARY KEY (owner, id)
);

-- A round's files at one time; earlier contents stay, since publications name them.
CREATE TABLE content (
    owner TEXT NOT NULL,
    round TEXT NOT NULL,
    digest TEXT NOT NULL,
    created TEXT NOT NULL,
    PRIMARY KEY (owner, round, digest),
    FOREIGN KEY (owner, round) REFERENCES round (owner, id)
);

CREATE TABLE content_file (
    owner TEXT NOT NULL,
    round TEXT NOT NULL,
    content TEXT NOT NULL,
    path TEXT NOT NULL,
    digest TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (owner, round, content, path),
    FOREIGN KEY (owner, round, content) REFERENCES content (owner, round, digest),
    FOREIGN KEY (owner, digest) REFERENCES file (owner, digest)
);

-- One row per entry of a round's chain; never changed, never deleted.
CREATE TABLE entry (
    owner TEXT NOT NULL,
    round TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit TEXT,
    leaf TEXT,
    layer TEXT,
    slot TEXT,
    value TEXT,
    state TEXT,
    source TEXT,
    extra TEXT,
    text_digest TEXT,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (owner, round, seq),
    FOREIGN KEY (owner, round) REFERENCES round (owner, id)
);

-- The words of entries, apart, so that they can be erased and the chain still holds.
CREATE TABLE entry_text (
    owner TEXT NOT NULL,
    round TEXT NOT NULL,
    seq BIGINT NOT NULL,
    salt TEXT,
    text TEXT,
    erased_at TEXT,
    erased_by TEXT,
    PRIMARY KEY (owner, round, seq),
    FOREIGN KEY (owner, round, seq) REFERENCES entry (owner, round, seq)
);

CREATE TABLE account (
    owner TEXT NOT NULL REFERENCES owner (id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    password TEXT NOT NULL,
    must_change BIGINT NOT NULL,
    totp TEXT,
    grants TEXT NOT NULL,
    disabled BIGINT NOT NULL,
    created TEXT NOT NULL,
    PRIMARY KEY (owner, id),
    UNIQUE (owner, name)
);

CREATE TABLE session (
    owner TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    second_factor BIGINT NOT NULL,
    started TEXT NOT NULL,
    seen TEXT NOT NULL,
    expires TEXT NOT NULL,
    PRIMARY KEY (owner, hash),
    FOREIGN KEY (owner, account) REFERENCES account (owner, id)
);
CREATE INDEX session_account ON session (owner, account);

CREATE TABLE api_key (
    owner TEXT NOT NULL REFERENCES owner (id),
    id TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    grants TEXT NOT NULL,
    author TEXT NOT NULL,
    created TEXT NOT NULL,
    expires TEXT,
    revoked TEXT,
    PRIMARY KEY (owner, id)
);

-- Failed sign-ins, by the digest of what was tried.
CREATE TABLE failure (
    owner TEXT NOT NULL REFERENCES owner (id),
    id TEXT NOT NULL,
    about TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (owner, id)
);
CREATE INDEX failure_about ON failure (owner, about, at);

-- Who did and read what; a chain of its own for each owner.
CREATE TABLE audit (
    owner TEXT NOT NULL REFERENCES owner (id),
    seq BIGINT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    round TEXT,
    unit TEXT,
    detail TEXT,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (owner, seq)
);

CREATE TABLE publication (
    owner TEXT NOT NULL,
    round TEXT NOT NULL,
    version BIGINT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    head_seq BIGINT NOT NULL,
    head_digest TEXT NOT NULL,
    content_digest TEXT NOT NULL,
    embargo TEXT,
    act TEXT NOT NULL,
    face TEXT NOT NULL,
    note TEXT,
    public_bundle TEXT,
    internal_bundle TEXT,
    PRIMARY KEY (owner, round, version),
    FOREIGN KEY (owner, round) REFERENCES round (owner, id)
);

CREATE TABLE webhook (
    owner TEXT NOT NULL REFERENCES owner (id),
    id TEXT NOT NULL,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    events TEXT NOT NULL,
    author TEXT NOT NULL,
    created TEXT NOT NULL,
    PRIMARY KEY (owner, id)
);

CREATE TABLE delivery (
    owner TEXT NOT NULL,
    id TEXT NOT NULL,
    webhook TEXT NOT NULL,
    event TEXT NOT NULL,
    body TEXT NOT NULL,
    created TEXT NOT NULL,
    due TEXT,
    attempts BIGINT NOT NULL,
    status BIGINT,
    delivered TEXT,
    PRIMARY KEY (owner, id),
    FOREIGN KEY (owner, webhook) REFERENCES webhook (owner, id) ON DELETE CASCADE
);
CREATE INDEX delivery_due ON delivery (due);

-- Imports that wait to be confirmed; nothing of them counts until then.
CREATE TABLE preview (
    owner TEXT NOT NULL,
    id TEXT NOT NULL,
    round TEXT NOT NULL,
    author TEXT NOT NULL,
    body TEXT NOT NULL,
    created TEXT NOT NULL,
    expires TEXT NOT NULL,
    PRIMARY KEY (owner, id),
    FOREIGN KEY (owner, round) REFERENCES round (owner, id)
);
