-- Sealed tables: every row that comes, changes or goes is named to the audit row of the same
-- transaction, whoever wrote it and by whatever way.
CREATE TRIGGER person_seal_insert AFTER INSERT ON person
BEGIN INSERT OR IGNORE INTO touched VALUES ('person', json_array(NEW.id)); END;
CREATE TRIGGER person_seal_update AFTER UPDATE ON person
BEGIN INSERT OR IGNORE INTO touched VALUES ('person', json_array(NEW.id)); END;
CREATE TRIGGER person_seal_delete AFTER DELETE ON person
BEGIN INSERT OR IGNORE INTO touched VALUES ('person', json_array(OLD.id)); END;
CREATE TRIGGER person_role_seal_insert AFTER INSERT ON person_role
BEGIN INSERT OR IGNORE INTO touched VALUES ('person_role', json_array(NEW.person, NEW.role)); END;
CREATE TRIGGER person_role_seal_update AFTER UPDATE ON person_role
BEGIN INSERT OR IGNORE INTO touched VALUES ('person_role', json_array(NEW.person, NEW.role)); END;
CREATE TRIGGER person_role_seal_delete AFTER DELETE ON person_role
BEGIN INSERT OR IGNORE INTO touched VALUES ('person_role', json_array(OLD.person, OLD.role)); END;
CREATE TRIGGER version_seal_insert AFTER INSERT ON version
BEGIN INSERT OR IGNORE INTO touched VALUES ('version', json_array(NEW.ruleset, NEW.version)); END;
CREATE TRIGGER version_seal_update AFTER UPDATE ON version
BEGIN INSERT OR IGNORE INTO touched VALUES ('version', json_array(NEW.ruleset, NEW.version)); END;
CREATE TRIGGER version_seal_delete AFTER DELETE ON version
BEGIN INSERT OR IGNORE INTO touched VALUES ('version', json_array(OLD.ruleset, OLD.version)); END;
CREATE TRIGGER contributor_seal_insert AFTER INSERT ON contributor
BEGIN INSERT OR IGNORE INTO touched VALUES ('contributor', json_array(NEW.ruleset, NEW.version, NEW.person)); END;
CREATE TRIGGER contributor_seal_update AFTER UPDATE ON contributor
BEGIN INSERT OR IGNORE INTO touched VALUES ('contributor', json_array(NEW.ruleset, NEW.version, NEW.person)); END;
CREATE TRIGGER contributor_seal_delete AFTER DELETE ON contributor
BEGIN INSERT OR IGNORE INTO touched VALUES ('contributor', json_array(OLD.ruleset, OLD.version, OLD.person)); END;
CREATE TRIGGER approval_seal_insert AFTER INSERT ON approval
BEGIN INSERT OR IGNORE INTO touched VALUES ('approval', json_array(NEW.ruleset, NEW.version, NEW.round, NEW.person)); END;
CREATE TRIGGER approval_seal_update AFTER UPDATE ON approval
BEGIN INSERT OR IGNORE INTO touched VALUES ('approval', json_array(NEW.ruleset, NEW.version, NEW.round, NEW.person)); END;
CREATE TRIGGER approval_seal_delete AFTER DELETE ON approval
BEGIN INSERT OR IGNORE INTO touched VALUES ('approval', json_array(OLD.ruleset, OLD.version, OLD.round, OLD.person)); END;
CREATE TRIGGER comment_seal_insert AFTER INSERT ON comment
BEGIN INSERT OR IGNORE INTO touched VALUES ('comment', json_array(NEW.id)); END;
CREATE TRIGGER comment_seal_update AFTER UPDATE ON comment
BEGIN INSERT OR IGNORE INTO touched VALUES ('comment', json_array(NEW.id)); END;
CREATE TRIGGER comment_seal_delete AFTER DELETE ON comment
BEGIN INSERT OR IGNORE INTO touched VALUES ('comment', json_array(OLD.id)); END;
CREATE TRIGGER service_key_seal_insert AFTER INSERT ON service_key
BEGIN INSERT OR IGNORE INTO touched VALUES ('service_key', json_array(NEW.id)); END;
CREATE TRIGGER service_key_seal_update AFTER UPDATE ON service_key
BEGIN INSERT OR IGNORE INTO touched VALUES ('service_key', json_array(NEW.id)); END;
CREATE TRIGGER service_key_seal_delete AFTER DELETE ON service_key
BEGIN INSERT OR IGNORE INTO touched VALUES ('service_key', json_array(OLD.id)); END;
CREATE TRIGGER signing_key_seal_insert AFTER INSERT ON signing_key
BEGIN INSERT OR IGNORE INTO touched VALUES ('signing_key', json_array(NEW.id)); END;
CREATE TRIGGER signing_key_seal_update AFTER UPDATE ON signing_key
BEGIN INSERT OR IGNORE INTO touched VALUES ('signing_key', json_array(NEW.id)); END;
CREATE TRIGGER signing_key_seal_delete AFTER DELETE ON signing_key
BEGIN INSERT OR IGNORE INTO touched VALUES ('signing_key', json_array(OLD.id)); END;
CREATE TRIGGER receipt_seal_insert AFTER INSERT ON receipt
BEGIN INSERT OR IGNORE INTO touched VALUES ('receipt', json_array(NEW.id)); END;
CREATE TRIGGER receipt_seal_update AFTER UPDATE ON receipt
BEGIN INSERT OR IGNORE INTO touched VALUES ('receipt', json_array(NEW.id)); END;
CREATE TRIGGER receipt_seal_delete AFTER DELETE ON receipt
BEGIN INSERT OR IGNORE INTO touched VALUES ('receipt', json_array(OLD.id)); END;
CREATE TRIGGER erasure_seal_insert AFTER INSERT ON erasure
BEGIN INSERT OR IGNORE INTO touched VALUES ('erasure', json_array(NEW.receipt)); END;
CREATE TRIGGER erasure_seal_update AFTER UPDATE ON erasure
BEGIN INSERT OR IGNORE INTO touched VALUES ('erasure', json_array(NEW.receipt)); END;
CREATE TRIGGER erasure_seal_delete AFTER DELETE ON erasure
BEGIN INSERT OR IGNORE INTO touched VALUES ('erasure', json_array(OLD.receipt)); END;
