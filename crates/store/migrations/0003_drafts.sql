-- Drafts of criteria sets: versions are only added; the text of each lies among the files under its digest, as does the file that it was read from.

CREATE TABLE draft (
    owner TEXT NOT NULL REFERENCES owner (id),
    id TEXT NOT NULL,
    author TEXT NOT NULL,
    created TEXT NOT NULL,
    newest BIGINT NOT NULL,
    PRIMARY KEY (owner, id)
);

CREATE TABLE draft_version (
    owner TEXT NOT NULL,
    draft TEXT NOT NULL,
    version BIGINT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL,
    origin TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    digest TEXT NOT NULL,
    upload TEXT,
    upload_name TEXT,
    PRIMARY KEY (owner, draft, version),
    FOREIGN KEY (owner, draft) REFERENCES draft (owner, id),
    FOREIGN KEY (owner, digest) REFERENCES file (owner, digest),
    FOREIGN KEY (owner, upload) REFERENCES file (owner, digest)
);

-- Versions that wait to be confirmed; nothing of them counts until then.
CREATE TABLE draft_preview (
    owner TEXT NOT NULL,
    id TEXT NOT NULL,
    draft TEXT NOT NULL,
    author TEXT NOT NULL,
    body TEXT NOT NULL,
    created TEXT NOT NULL,
    expires TEXT NOT NULL,
    PRIMARY KEY (owner, id),
    FOREIGN KEY (owner, draft) REFERENCES draft (owner, id)
);
