//! What the server keeps: rounds as entries in a chain, files, accounts, publications and the log, in SQLite or PostgreSQL.
