-- Sessions that another authority began: confirmed there, not by a password kept here.
ALTER TABLE session ADD COLUMN by_provider INTEGER NOT NULL DEFAULT 0
  CHECK (by_provider IN (0, 1));
-- When the person was asked again, for one act; taken when the act is done.
ALTER TABLE session ADD COLUMN confirmed_at INTEGER;
