-- The same as in SQLite, in this database's words; emptying a table at once is refused too.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is only added to', TG_TABLE_NAME; END $$;

CREATE TRIGGER entry_stays BEFORE UPDATE OR DELETE ON entry
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER entry_remains BEFORE TRUNCATE ON entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER entry_text_stays BEFORE UPDATE ON entry_text
FOR EACH ROW WHEN (NEW.owner <> OLD.owner OR NEW.round <> OLD.round OR NEW.seq <> OLD.seq
    OR OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL OR NEW.erased_by IS NULL
    OR NEW.salt IS NOT NULL OR NEW.text IS NOT NULL)
EXECUTE FUNCTION refuse_change();

CREATE TRIGGER entry_text_remains BEFORE DELETE ON entry_text
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER entry_text_is_not_emptied BEFORE TRUNCATE ON entry_text
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_remains BEFORE TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
