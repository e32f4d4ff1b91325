-- Sessions and service keys. What changes with every use stands apart from what is sealed.

CREATE TABLE session (
  token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
  person TEXT NOT NULL REFERENCES person (id),
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_person ON session (person);

CREATE TABLE sign_in (
  person TEXT PRIMARY KEY REFERENCES person (id),
  last_login_at INTEGER NOT NULL
) STRICT;

CREATE TABLE service_key (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
  scopes TEXT NOT NULL CHECK (json_valid(scopes)),
  secret_hash BLOB NOT NULL CHECK (length(secret_hash) = 32),
  created_by TEXT REFERENCES person (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  replaces TEXT REFERENCES service_key (id),
  revoked_at INTEGER
) STRICT;
CREATE TRIGGER service_key_once BEFORE INSERT ON service_key
WHEN EXISTS (SELECT 1 FROM service_key WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'taken: this key exists'); END;
CREATE TRIGGER service_key_kept BEFORE UPDATE ON service_key
WHEN NEW.id IS NOT OLD.id OR NEW.name IS NOT OLD.name OR NEW.scopes IS NOT OLD.scopes
  OR NEW.secret_hash IS NOT OLD.secret_hash OR NEW.created_by IS NOT OLD.created_by
  OR NEW.created_at IS NOT OLD.created_at OR NEW.replaces IS NOT OLD.replaces
  OR NEW.expires_at > OLD.expires_at
  OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NOT OLD.revoked_at)
BEGIN SELECT RAISE(ABORT, 'frozen: a key can only end'); END;
CREATE TRIGGER service_key_stays BEFORE DELETE ON service_key
BEGIN SELECT RAISE(ABORT, 'frozen: a key is revoked, never deleted'); END;

CREATE TABLE key_use (
  key TEXT PRIMARY KEY REFERENCES service_key (id),
  last_used_at INTEGER NOT NULL
) STRICT;
