-- People, versions and what they decide. Who may do what to a version is held here, not only in
-- the program: different persons, frozen content, one version for a date.

-- What every sealed table reports to: the audit row of the same transaction names these rows.
CREATE TABLE touched (
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (entity, id)
) STRICT, WITHOUT ROWID;

-- Texts by the hash of their bytes: rulesets and cases, also those of earlier saves of a draft.
CREATE TABLE document (
  hash TEXT PRIMARY KEY CHECK (hash GLOB 'sha256:*' AND length(hash) = 71),
  body BLOB NOT NULL CHECK (length(body) <= 1048576)
) STRICT;
-- The same text again is the same row; nothing can be put in its place.
CREATE TRIGGER document_known BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE hash = NEW.hash)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER document_kept BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'frozen: a text is never changed'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'frozen: a text is never deleted'); END;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64 AND name = lower(name)),
  display_name TEXT NOT NULL CHECK (length(display_name) BETWEEN 1 AND 64),
  password TEXT,
  must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  external_subject TEXT UNIQUE,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER person_once BEFORE INSERT ON person
WHEN EXISTS (SELECT 1 FROM person WHERE id = NEW.id OR name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'taken: this name is in use'); END;
CREATE TRIGGER person_same BEFORE UPDATE ON person
WHEN NEW.id IS NOT OLD.id OR NEW.name IS NOT OLD.name OR NEW.created_at IS NOT OLD.created_at
BEGIN SELECT RAISE(ABORT, 'frozen: a person keeps id and name'); END;
CREATE TRIGGER person_stays BEFORE DELETE ON person
BEGIN SELECT RAISE(ABORT, 'frozen: a person is disabled, never deleted'); END;

CREATE TABLE person_role (
  person TEXT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (
    role IN ('viewer', 'editor', 'reviewer', 'publisher', 'auditor', 'administrator')
  ),
  PRIMARY KEY (person, role)
) STRICT, WITHOUT ROWID;
-- INVARIANT: who administers people has no right over rules, scores or the audit.
CREATE TRIGGER person_role_apart BEFORE INSERT ON person_role
WHEN EXISTS (
  SELECT 1 FROM person_role
  WHERE person = NEW.person AND role <> NEW.role
    AND (NEW.role = 'administrator' OR role = 'administrator')
)
BEGIN SELECT RAISE(ABORT, 'roles: an administrator holds no other role'); END;
CREATE TRIGGER person_role_kept BEFORE UPDATE ON person_role
BEGIN SELECT RAISE(ABORT, 'frozen: a role is given or taken, not changed'); END;
CREATE TRIGGER person_role_last BEFORE DELETE ON person_role
WHEN OLD.role = 'administrator' AND NOT EXISTS (
  SELECT 1 FROM person_role JOIN person ON person.id = person_role.person
  WHERE person_role.role = 'administrator' AND person.disabled = 0
    AND person_role.person <> OLD.person
)
BEGIN SELECT RAISE(ABORT, 'roles: one administrator must remain'); END;
CREATE TRIGGER person_last BEFORE UPDATE OF disabled ON person
WHEN NEW.disabled = 1 AND OLD.disabled = 0
  AND EXISTS (SELECT 1 FROM person_role WHERE person = NEW.id AND role = 'administrator')
  AND NOT EXISTS (
    SELECT 1 FROM person_role JOIN person ON person.id = person_role.person
    WHERE person_role.role = 'administrator' AND person.disabled = 0 AND person.id <> NEW.id
  )
BEGIN SELECT RAISE(ABORT, 'roles: one administrator must remain'); END;

CREATE TABLE version (
  ruleset TEXT NOT NULL CHECK (length(ruleset) BETWEEN 1 AND 64),
  version TEXT NOT NULL CHECK (length(version) BETWEEN 1 AND 64),
  state TEXT NOT NULL CHECK (
    state IN ('draft', 'inReview', 'approved', 'published', 'withdrawn')
  ),
  source_hash TEXT NOT NULL REFERENCES document (hash),
  cases_hash TEXT REFERENCES document (hash),
  hash TEXT CHECK (hash IS NULL OR (hash GLOB 'sha256:*' AND length(hash) = 71)),
  title_zh TEXT NOT NULL,
  title_en TEXT NOT NULL,
  effective_from TEXT CHECK (effective_from IS NULL OR date(effective_from) IS effective_from),
  errors INTEGER NOT NULL CHECK (errors >= 0),
  warnings INTEGER NOT NULL CHECK (warnings >= 0),
  based_on TEXT,
  bundled INTEGER NOT NULL CHECK (bundled IN (0, 1)),
  author TEXT REFERENCES person (id),
  edited_by TEXT REFERENCES person (id),
  round INTEGER NOT NULL CHECK (round >= 0),
  created_at INTEGER NOT NULL,
  submitted_at INTEGER,
  note TEXT,
  returned_by TEXT REFERENCES person (id),
  returned_at INTEGER,
  returned_reason TEXT,
  retroactive INTEGER NOT NULL CHECK (retroactive IN (0, 1)),
  published_by TEXT REFERENCES person (id),
  published_at INTEGER,
  withdrawn_by TEXT REFERENCES person (id),
  withdrawn_at INTEGER,
  withdrawn_reason TEXT,
  PRIMARY KEY (ruleset, version)
) STRICT;
-- INVARIANT: on any day at most one version is the newest one in force.
CREATE UNIQUE INDEX version_date ON version (ruleset, effective_from) WHERE state = 'published';

CREATE TABLE contributor (
  ruleset TEXT NOT NULL,
  version TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (ruleset, version, person),
  FOREIGN KEY (ruleset, version) REFERENCES version (ruleset, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE approval (
  ruleset TEXT NOT NULL,
  version TEXT NOT NULL,
  round INTEGER NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  at INTEGER NOT NULL,
  hash TEXT NOT NULL,
  source_hash TEXT NOT NULL,
  cases_hash TEXT,
  simulation TEXT,
  reason TEXT,
  PRIMARY KEY (ruleset, version, round, person),
  FOREIGN KEY (ruleset, version) REFERENCES version (ruleset, version)
) STRICT;

CREATE TABLE comment (
  id TEXT PRIMARY KEY,
  ruleset TEXT NOT NULL,
  version TEXT NOT NULL,
  place TEXT CHECK (place IS NULL OR length(place) BETWEEN 1 AND 200),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  person TEXT NOT NULL REFERENCES person (id),
  created_at INTEGER NOT NULL,
  FOREIGN KEY (ruleset, version) REFERENCES version (ruleset, version) ON DELETE CASCADE
) STRICT;
CREATE INDEX comment_version ON comment (ruleset, version, created_at);
