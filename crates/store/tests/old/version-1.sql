PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'first','2026-11-22 06:38:40',1,X'8126D0379548235D9CB96EDE831419CD7DAB3CC1D1C52521E1E718BE6799B0C4AF1993B2D70135D4731DBB7E947709C6',5949990);
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
INSERT INTO "account" VALUES('phu-tho','1a4a0d9d96f6acc62289e06f69c56445','an','$argon2id$…',0,NULL,'[]',0,'2026-01-01T00:00:01.000000Z');
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
INSERT INTO "api_key" VALUES('phu-tho','ed2f53fa57753c44c251799026643a99','k1','cổng','["read"]','[]','1a4a0d9d96f6acc62289e06f69c56445','2026-01-01T00:00:02.000000Z',NULL,NULL);
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
INSERT INTO "audit" VALUES('phu-tho',1,'2026-01-01T00:00:07.000000Z','1a4a0d9d96f6acc62289e06f69c56445','publish','r1',NULL,NULL,'0000000000000000000000000000000000000000000000000000000000000000','b83077ee967519e0be7d707d522bc40cbb15af4db7db02a96d414a59bf3ff731');
CREATE TABLE content (
    owner TEXT NOT NULL,
    round TEXT NOT NULL,
    digest TEXT NOT NULL,
    created TEXT NOT NULL,
    PRIMARY KEY (owner, round, digest),
    FOREIGN KEY (owner, round) REFERENCES round (owner, id)
);
INSERT INTO "content" VALUES('phu-tho','r1','d0e3a18b1d1cd9a5a8d793a6409477aa36c00ae9edd2e668bf12ffd1aa6a2ed8','2026-01-01T00:00:01.000000Z');
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
INSERT INTO "content_file" VALUES('phu-tho','r1','d0e3a18b1d1cd9a5a8d793a6409477aa36c00ae9edd2e668bf12ffd1aa6a2ed8','forms/An Hòa.xlsx','3d1f57c984978ef98a18378c8166c1cb8ede02c03eeb6aee7e2f121dfeee3e56',4);
INSERT INTO "content_file" VALUES('phu-tho','r1','d0e3a18b1d1cd9a5a8d793a6409477aa36c00ae9edd2e668bf12ffd1aa6a2ed8','round.toml','497e961e072bd3efaaad681e9f7e06b5c5f7a395aa62f3bd089eedf0f23aea07',12);
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
INSERT INTO "delivery" VALUES('phu-tho','0290a935e70ad5f81ce81224c17cb063','eb640213eb220322d15ac58f706518f9','published','{}','2026-01-01T00:00:05.000000Z','2026-01-01T00:00:05.000000Z',0,NULL,NULL);
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
INSERT INTO "entry" VALUES('phu-tho','r1',1,'2026-01-01T00:00:03.000000Z','1a4a0d9d96f6acc62289e06f69c56445','explained','u1','1.1','self',NULL,NULL,NULL,NULL,NULL,'edc3c1fa05a395a3d8d83568d0e190f7874b62258170e7ad066b1e001ad2a2a3','0000000000000000000000000000000000000000000000000000000000000000','0746f885523c571ab76c73d1a6cb841bccdae5d2f687923e0396e139fbac71f5');
INSERT INTO "entry" VALUES('phu-tho','r1',2,'2026-01-01T00:00:03.000000Z','1a4a0d9d96f6acc62289e06f69c56445','explained','u1','1.1','self',NULL,NULL,NULL,NULL,NULL,'fb64953bc7b5b0cd1b85b4be8f67e3cf4b4f6651dcb5be3e8dab985b36d1523a','0746f885523c571ab76c73d1a6cb841bccdae5d2f687923e0396e139fbac71f5','33bcfdd47df637a372732caad7de5ee4c2ccfb7f374048077a6fc6472edfe8fd');
INSERT INTO "entry" VALUES('phu-tho','r1',3,'2026-01-01T00:00:03.000000Z','1a4a0d9d96f6acc62289e06f69c56445','answer','u2','1.1','self','on_time','3',NULL,NULL,NULL,NULL,'33bcfdd47df637a372732caad7de5ee4c2ccfb7f374048077a6fc6472edfe8fd','d940aec5000d8da2073d55d70878123a2d61d7e31bf22b43063500fca4a719d2');
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
INSERT INTO "entry_text" VALUES('phu-tho','r1',1,'61603412219c5ec09de0a7d8508a03f0','dòng 1
dòng 2 "…"',NULL,NULL);
INSERT INTO "entry_text" VALUES('phu-tho','r1',2,NULL,NULL,'2026-01-01T00:00:04.000000Z','1a4a0d9d96f6acc62289e06f69c56445');
CREATE TABLE failure (
    owner TEXT NOT NULL REFERENCES owner (id),
    id TEXT NOT NULL,
    about TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (owner, id)
);
CREATE TABLE file (
    owner TEXT NOT NULL REFERENCES owner (id),
    digest TEXT NOT NULL,
    size BIGINT NOT NULL,
    created TEXT NOT NULL,
    PRIMARY KEY (owner, digest)
);
INSERT INTO "file" VALUES('phu-tho','3d1f57c984978ef98a18378c8166c1cb8ede02c03eeb6aee7e2f121dfeee3e56',4,'2026-01-01T00:00:01.000000Z');
INSERT INTO "file" VALUES('phu-tho','497e961e072bd3efaaad681e9f7e06b5c5f7a395aa62f3bd089eedf0f23aea07',12,'2026-01-01T00:00:01.000000Z');
INSERT INTO "file" VALUES('phu-tho','315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027',4,'2026-01-01T00:00:03.000000Z');
CREATE TABLE owner (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created TEXT NOT NULL,
    audit_seq BIGINT NOT NULL,
    audit_digest TEXT NOT NULL
);
INSERT INTO "owner" VALUES('phu-tho','Phú Thọ','2026-01-01T00:00:00.000000Z',1,'b83077ee967519e0be7d707d522bc40cbb15af4db7db02a96d414a59bf3ff731');
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
INSERT INTO "publication" VALUES('phu-tho','r1',1,'2026-01-01T00:00:05.000000Z','1a4a0d9d96f6acc62289e06f69c56445',3,'d940aec5000d8da2073d55d70878123a2d61d7e31bf22b43063500fca4a719d2','d0e3a18b1d1cd9a5a8d793a6409477aa36c00ae9edd2e668bf12ffd1aa6a2ed8','2026-01-01T00:00:50.000000Z','{"kind":"decision","number":"1/QĐ-UBND","date":"2026-12-30","body":"UBND tỉnh","signer":"Chủ tịch","file":"315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027"}','{"kind":"full","depth":"fields"}',NULL,NULL,NULL);
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
INSERT INTO "round" VALUES('phu-tho','r1','Chỉ số cải cách hành chính',2026,'d0e3a18b1d1cd9a5a8d793a6409477aa36c00ae9edd2e668bf12ffd1aa6a2ed8',3,'d940aec5000d8da2073d55d70878123a2d61d7e31bf22b43063500fca4a719d2','2026-01-01T00:00:01.000000Z');
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
INSERT INTO "session" VALUES('phu-tho','h1','1a4a0d9d96f6acc62289e06f69c56445',1,'2026-01-01T00:00:02.000000Z','2026-01-01T00:00:02.000000Z','2026-01-01T02:46:39.000000Z');
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
INSERT INTO "webhook" VALUES('phu-tho','eb640213eb220322d15ac58f706518f9','https://cong.example/hook','s','["published"]','1a4a0d9d96f6acc62289e06f69c56445','2026-01-01T00:00:05.000000Z');
CREATE INDEX session_account ON session (owner, account);
CREATE INDEX failure_about ON failure (owner, about, at);
CREATE INDEX delivery_due ON delivery (due);
COMMIT;
