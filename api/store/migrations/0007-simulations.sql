-- Populations and simulations: what they are and came to. Columns and grades of millions of
-- subjects stay in files beside the database, which these rows name by their hashes.

CREATE TABLE population (
  id TEXT PRIMARY KEY CHECK (length(id) = 12),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  ruleset TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('making', 'done', 'failed', 'cancelled', 'deleted')),
  as_of TEXT NOT NULL CHECK (date(as_of) IS as_of),
  origin TEXT NOT NULL CHECK (json_valid(origin)),
  size INTEGER NOT NULL CHECK (size >= 0),
  records INTEGER CHECK (records >= 0),
  hash TEXT CHECK (hash IS NULL OR (hash GLOB 'sha256:*' AND length(hash) = 71)),
  quality TEXT NOT NULL CHECK (json_valid(quality)),
  problems TEXT NOT NULL CHECK (json_valid(problems)),
  created_by TEXT REFERENCES person (id),
  created_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;
CREATE TRIGGER population_once BEFORE INSERT ON population
WHEN EXISTS (SELECT 1 FROM population WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'taken: this population exists'); END;
CREATE TRIGGER population_begins BEFORE INSERT ON population
WHEN NEW.state <> 'making' OR NEW.hash IS NOT NULL OR NEW.finished_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'lifecycle: a population begins by being made'); END;
CREATE TRIGGER population_same BEFORE UPDATE ON population
WHEN NEW.id IS NOT OLD.id OR NEW.name IS NOT OLD.name OR NEW.ruleset IS NOT OLD.ruleset
  OR NEW.as_of IS NOT OLD.as_of OR NEW.origin IS NOT OLD.origin
  OR NEW.created_by IS NOT OLD.created_by OR NEW.created_at IS NOT OLD.created_at
BEGIN SELECT RAISE(ABORT, 'frozen: a population keeps its name and origin'); END;
CREATE TRIGGER population_moves BEFORE UPDATE ON population
WHEN NOT (
  (OLD.state = 'making' AND NEW.state IN ('failed', 'cancelled') AND NEW.hash IS NULL)
  OR (OLD.state = 'making' AND NEW.state = 'done' AND NEW.hash IS NOT NULL
    AND NEW.records IS NOT NULL)
  OR (OLD.state IN ('done', 'failed', 'cancelled') AND NEW.state = 'deleted')
) OR NEW.finished_at IS NULL
BEGIN SELECT RAISE(ABORT, 'lifecycle: this step is not allowed'); END;
-- INVARIANT: what a population is never changes once it is made; only its data can go.
CREATE TRIGGER population_kept BEFORE UPDATE ON population
WHEN OLD.state <> 'making' AND (
  NEW.size IS NOT OLD.size OR NEW.records IS NOT OLD.records OR NEW.hash IS NOT OLD.hash
  OR NEW.quality IS NOT OLD.quality OR NEW.problems IS NOT OLD.problems
  OR NEW.finished_at IS NOT OLD.finished_at
)
BEGIN SELECT RAISE(ABORT, 'frozen: a population is never changed'); END;
CREATE TRIGGER population_stays BEFORE DELETE ON population
BEGIN SELECT RAISE(ABORT, 'frozen: that a population was there stays'); END;

CREATE TABLE simulation (
  id TEXT PRIMARY KEY CHECK (length(id) = 12),
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled')),
  population TEXT NOT NULL REFERENCES population (id),
  population_hash TEXT NOT NULL,
  as_of TEXT NOT NULL CHECK (date(as_of) IS as_of),
  -- The program that counted.
  build TEXT NOT NULL CHECK (json_valid(build)),
  -- The result as JSON stands among the texts, under the hash of its bytes.
  result TEXT REFERENCES document (hash),
  -- The file of grades by subject.
  grades_hash TEXT,
  rechecked INTEGER,
  different INTEGER,
  milliseconds INTEGER,
  problems TEXT NOT NULL CHECK (json_valid(problems)),
  created_by TEXT REFERENCES person (id),
  created_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;
CREATE TRIGGER simulation_once BEFORE INSERT ON simulation
WHEN EXISTS (SELECT 1 FROM simulation WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'taken: this simulation exists'); END;
CREATE TRIGGER simulation_begins BEFORE INSERT ON simulation
WHEN NEW.state <> 'running' OR NEW.result IS NOT NULL OR NEW.finished_at IS NOT NULL
  OR NOT EXISTS (
    SELECT 1 FROM population
    WHERE id = NEW.population AND state = 'done' AND hash = NEW.population_hash
  )
BEGIN SELECT RAISE(ABORT, 'lifecycle: a simulation begins over a finished population'); END;
CREATE TRIGGER simulation_same BEFORE UPDATE ON simulation
WHEN NEW.id IS NOT OLD.id OR NEW.population IS NOT OLD.population
  OR NEW.population_hash IS NOT OLD.population_hash OR NEW.as_of IS NOT OLD.as_of
  OR NEW.build IS NOT OLD.build
  OR NEW.created_by IS NOT OLD.created_by OR NEW.created_at IS NOT OLD.created_at
BEGIN SELECT RAISE(ABORT, 'frozen: a simulation keeps what it compares'); END;
-- INVARIANT: a simulation that has ended is never changed.
CREATE TRIGGER simulation_moves BEFORE UPDATE ON simulation
WHEN OLD.state <> 'running' OR NEW.state = 'running' OR NEW.finished_at IS NULL
  OR (NEW.state = 'done') IS NOT (NEW.result IS NOT NULL AND NEW.grades_hash IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'frozen: a simulation that has ended is never changed'); END;
CREATE TRIGGER simulation_stays BEFORE DELETE ON simulation
BEGIN SELECT RAISE(ABORT, 'frozen: a simulation is never deleted'); END;

-- What a simulation compares: the texts as they were, whatever becomes of a draft.
CREATE TABLE simulation_side (
  simulation TEXT NOT NULL REFERENCES simulation (id),
  side TEXT NOT NULL CHECK (side IN ('from', 'to', 'also')),
  ruleset TEXT NOT NULL,
  version TEXT NOT NULL,
  hash TEXT NOT NULL,
  source_hash TEXT NOT NULL REFERENCES document (hash),
  readings TEXT NOT NULL CHECK (json_valid(readings)),
  PRIMARY KEY (simulation, side)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER simulation_side_begins BEFORE INSERT ON simulation_side
WHEN NOT EXISTS (SELECT 1 FROM simulation WHERE id = NEW.simulation AND state = 'running')
  OR EXISTS (
    SELECT 1 FROM simulation_side WHERE simulation = NEW.simulation AND side = NEW.side
  )
BEGIN SELECT RAISE(ABORT, 'frozen: a simulation keeps what it compares'); END;
CREATE TRIGGER simulation_side_kept BEFORE UPDATE ON simulation_side
BEGIN SELECT RAISE(ABORT, 'frozen: a simulation keeps what it compares'); END;
CREATE TRIGGER simulation_side_stays BEFORE DELETE ON simulation_side
BEGIN SELECT RAISE(ABORT, 'frozen: a simulation keeps what it compares'); END;

-- INVARIANT: an approval binds only a finished simulation of exactly the text approved.
CREATE TRIGGER approval_simulation BEFORE INSERT ON approval
WHEN NEW.simulation IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM simulation JOIN simulation_side ON simulation_side.simulation = simulation.id
  WHERE simulation.id = NEW.simulation AND simulation.state = 'done'
    AND simulation_side.side <> 'from' AND simulation_side.ruleset = NEW.ruleset
    AND simulation_side.version = NEW.version AND simulation_side.source_hash = NEW.source_hash
)
BEGIN SELECT RAISE(ABORT, 'lifecycle: the simulation is not of this content'); END;

CREATE TRIGGER population_seal_insert AFTER INSERT ON population
BEGIN INSERT OR IGNORE INTO touched VALUES ('population', json_array(NEW.id)); END;
CREATE TRIGGER population_seal_update AFTER UPDATE ON population
BEGIN INSERT OR IGNORE INTO touched VALUES ('population', json_array(NEW.id)); END;
CREATE TRIGGER population_seal_delete AFTER DELETE ON population
BEGIN INSERT OR IGNORE INTO touched VALUES ('population', json_array(OLD.id)); END;
CREATE TRIGGER simulation_seal_insert AFTER INSERT ON simulation
BEGIN INSERT OR IGNORE INTO touched VALUES ('simulation', json_array(NEW.id)); END;
CREATE TRIGGER simulation_seal_update AFTER UPDATE ON simulation
BEGIN INSERT OR IGNORE INTO touched VALUES ('simulation', json_array(NEW.id)); END;
CREATE TRIGGER simulation_seal_delete AFTER DELETE ON simulation
BEGIN INSERT OR IGNORE INTO touched VALUES ('simulation', json_array(OLD.id)); END;
CREATE TRIGGER simulation_side_seal_insert AFTER INSERT ON simulation_side
BEGIN INSERT OR IGNORE INTO touched VALUES ('simulation_side', json_array(NEW.simulation, NEW.side)); END;
CREATE TRIGGER simulation_side_seal_update AFTER UPDATE ON simulation_side
BEGIN INSERT OR IGNORE INTO touched VALUES ('simulation_side', json_array(NEW.simulation, NEW.side)); END;
CREATE TRIGGER simulation_side_seal_delete AFTER DELETE ON simulation_side
BEGIN INSERT OR IGNORE INTO touched VALUES ('simulation_side', json_array(OLD.simulation, OLD.side)); END;
