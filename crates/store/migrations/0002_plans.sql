-- Plans of a unit (tính thử điểm, saved), and the way from a unit and leaf to its entries.

CREATE TABLE plan (
    owner TEXT NOT NULL,
    id TEXT NOT NULL,
    round TEXT NOT NULL,
    unit TEXT NOT NULL,
    author TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    created TEXT NOT NULL,
    PRIMARY KEY (owner, id),
    FOREIGN KEY (owner, round) REFERENCES round (owner, id)
);
CREATE INDEX plan_unit ON plan (owner, round, unit);

CREATE INDEX entry_unit ON entry (owner, round, unit, leaf, seq);

-- When somebody last signed in, so that accounts that nobody uses can be found.
ALTER TABLE account ADD COLUMN signed_in TEXT;
