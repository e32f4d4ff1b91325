-- The audit chain, its signed checkpoints, and receipts.

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  body BLOB NOT NULL,
  at INTEGER GENERATED ALWAYS AS (json_extract(CAST(body AS TEXT), '$.at')) VIRTUAL,
  actor TEXT GENERATED ALWAYS AS (json_extract(CAST(body AS TEXT), '$.actor')) VIRTUAL,
  action TEXT GENERATED ALWAYS AS (json_extract(CAST(body AS TEXT), '$.action')) VIRTUAL,
  object TEXT GENERATED ALWAYS AS (json_extract(CAST(body AS TEXT), '$.object')) VIRTUAL
) STRICT;
CREATE INDEX audit_actor ON audit (actor, seq);
CREATE INDEX audit_action ON audit (action, seq);
CREATE INDEX audit_object ON audit (object, seq);
-- INVARIANT: append-only, without gaps, each row linked to the one before.
CREATE TRIGGER audit_appends BEFORE INSERT ON audit
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
  OR NEW.prev IS NOT coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'frozen: the audit only grows at its end'); END;
CREATE TRIGGER audit_kept BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'frozen: the audit is never changed'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'frozen: the audit is never cut'); END;

CREATE TABLE signing_key (
  id TEXT PRIMARY KEY,
  public_key TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER signing_key_once BEFORE INSERT ON signing_key
WHEN EXISTS (SELECT 1 FROM signing_key WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'taken: this signing key is known'); END;
CREATE TRIGGER signing_key_kept BEFORE UPDATE ON signing_key
BEGIN SELECT RAISE(ABORT, 'frozen: a signing key is never changed'); END;
CREATE TRIGGER signing_key_stays BEFORE DELETE ON signing_key
BEGIN SELECT RAISE(ABORT, 'frozen: a signing key is never deleted'); END;

CREATE TABLE checkpoint (
  seq INTEGER PRIMARY KEY,
  body BLOB NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;
CREATE TRIGGER checkpoint_appends BEFORE INSERT ON checkpoint
WHEN NEW.seq <= (SELECT coalesce(max(seq), 0) FROM checkpoint)
BEGIN SELECT RAISE(ABORT, 'frozen: checkpoints only go on'); END;
CREATE TRIGGER checkpoint_kept BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'frozen: a checkpoint is never changed'); END;
CREATE TRIGGER checkpoint_stays BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'frozen: a checkpoint is never deleted'); END;

CREATE TABLE receipt (
  id TEXT PRIMARY KEY,
  principal TEXT NOT NULL,
  idempotency_key TEXT NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
  request_hash BLOB NOT NULL CHECK (length(request_hash) = 32),
  at INTEGER NOT NULL,
  body BLOB NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  UNIQUE (principal, idempotency_key)
) STRICT;
CREATE TRIGGER receipt_once BEFORE INSERT ON receipt
WHEN EXISTS (
  SELECT 1 FROM receipt WHERE id = NEW.id
    OR (principal = NEW.principal AND idempotency_key = NEW.idempotency_key)
)
BEGIN SELECT RAISE(ABORT, 'taken: this receipt exists'); END;
CREATE TRIGGER receipt_kept BEFORE UPDATE ON receipt
BEGIN SELECT RAISE(ABORT, 'frozen: a receipt is never changed'); END;
CREATE TRIGGER receipt_stays BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ABORT, 'frozen: a receipt is never deleted'); END;

-- What the receipt only commits to: the data of the subject, deletable after its three years.
CREATE TABLE receipt_payload (
  receipt TEXT PRIMARY KEY REFERENCES receipt (id),
  subject_hash BLOB NOT NULL CHECK (length(subject_hash) = 32),
  salt BLOB NOT NULL CHECK (length(salt) = 32),
  input BLOB NOT NULL,
  assessment BLOB NOT NULL
) STRICT;
CREATE INDEX receipt_payload_subject ON receipt_payload (subject_hash);
CREATE TRIGGER receipt_payload_once BEFORE INSERT ON receipt_payload
WHEN EXISTS (SELECT 1 FROM receipt_payload WHERE receipt = NEW.receipt)
BEGIN SELECT RAISE(ABORT, 'taken: this receipt exists'); END;
CREATE TRIGGER receipt_payload_kept BEFORE UPDATE ON receipt_payload
BEGIN SELECT RAISE(ABORT, 'frozen: the data of a receipt is erased, never changed'); END;

CREATE TABLE erasure (
  receipt TEXT PRIMARY KEY REFERENCES receipt (id),
  at INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(trim(reason)) > 0)
) STRICT;
CREATE TRIGGER erasure_once BEFORE INSERT ON erasure
WHEN EXISTS (SELECT 1 FROM erasure WHERE receipt = NEW.receipt)
BEGIN SELECT RAISE(ABORT, 'taken: this receipt is erased'); END;
CREATE TRIGGER erasure_kept BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'frozen: an erasure is never changed'); END;
CREATE TRIGGER erasure_stays BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'frozen: an erasure is never deleted'); END;
-- The data of a receipt goes only with the word that it went, and why.
CREATE TRIGGER receipt_payload_goes BEFORE DELETE ON receipt_payload
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE receipt = OLD.receipt)
BEGIN SELECT RAISE(ABORT, 'frozen: the data of a receipt goes only by an erasure'); END;
