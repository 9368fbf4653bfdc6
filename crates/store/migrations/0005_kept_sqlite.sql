-- What is only ever added is refused to be changed: entries, their words but for erasing them, the log.
-- Whoever may change the schema can take this away; then the chains still tell.

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;

CREATE TRIGGER entry_remains BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;

CREATE TRIGGER entry_text_stays BEFORE UPDATE ON entry_text
WHEN NEW.owner <> OLD.owner OR NEW.round <> OLD.round OR NEW.seq <> OLD.seq
    OR OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL OR NEW.erased_by IS NULL
    OR NEW.salt IS NOT NULL OR NEW.text IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'words of entries are only erased'); END;

CREATE TRIGGER entry_text_remains BEFORE DELETE ON entry_text
BEGIN SELECT RAISE(ABORT, 'words of entries are only erased'); END;

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;

CREATE TRIGGER audit_remains BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
