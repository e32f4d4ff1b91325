-- draft → inReview → approved → published → withdrawn, and who may move a version on.

-- Before the conflict is resolved, so that INSERT OR REPLACE cannot start a version anew.
CREATE TRIGGER version_once BEFORE INSERT ON version
WHEN EXISTS (SELECT 1 FROM version WHERE ruleset = NEW.ruleset AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'taken: this version exists'); END;
-- INVARIANT: a version begins as a draft; only what is bundled with an empty store may begin
-- published.
CREATE TRIGGER version_begins BEFORE INSERT ON version
WHEN NOT (
  (NEW.state = 'draft' AND NEW.published_at IS NULL AND NEW.round = 0)
  OR (NEW.state = 'published' AND NEW.bundled = 1 AND NEW.author IS NULL AND NEW.hash IS NOT NULL
    AND NEW.effective_from IS NOT NULL AND NOT EXISTS (SELECT 1 FROM version))
) OR (NEW.bundled = 0 AND NEW.author IS NULL)
  OR NEW.edited_by IS NOT NEW.author OR NEW.published_by IS NOT NULL
  OR NEW.withdrawn_at IS NOT NULL OR NEW.withdrawn_by IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'lifecycle: a version begins as a draft'); END;

CREATE TRIGGER version_same BEFORE UPDATE ON version
WHEN NEW.ruleset IS NOT OLD.ruleset OR NEW.version IS NOT OLD.version
  OR NEW.author IS NOT OLD.author OR NEW.created_at IS NOT OLD.created_at
  OR NEW.based_on IS NOT OLD.based_on OR NEW.bundled IS NOT OLD.bundled
BEGIN SELECT RAISE(ABORT, 'frozen: a version keeps its name, author and origin'); END;

CREATE TRIGGER version_content BEFORE UPDATE ON version
WHEN NOT (OLD.state = 'draft' AND NEW.state = 'draft') AND (
  NEW.source_hash IS NOT OLD.source_hash OR NEW.cases_hash IS NOT OLD.cases_hash
  OR NEW.hash IS NOT OLD.hash OR NEW.effective_from IS NOT OLD.effective_from
  OR NEW.title_zh IS NOT OLD.title_zh OR NEW.title_en IS NOT OLD.title_en
  OR NEW.errors IS NOT OLD.errors OR NEW.warnings IS NOT OLD.warnings
  OR NEW.edited_by IS NOT OLD.edited_by
)
BEGIN SELECT RAISE(ABORT, 'frozen: content changes in a draft only'); END;
CREATE TRIGGER version_edited BEFORE UPDATE ON version
WHEN NEW.edited_by IS NULL AND (
  NEW.source_hash IS NOT OLD.source_hash OR NEW.cases_hash IS NOT OLD.cases_hash
)
BEGIN SELECT RAISE(ABORT, 'lifecycle: an edit names its editor'); END;

CREATE TRIGGER version_moves BEFORE UPDATE ON version
WHEN NOT (
  (OLD.state = 'draft' AND NEW.state IN ('draft', 'inReview'))
  OR (OLD.state = 'inReview' AND NEW.state IN ('draft', 'approved'))
  OR (OLD.state = 'approved' AND NEW.state IN ('draft', 'published'))
  OR (OLD.state = 'published' AND NEW.state = 'withdrawn')
)
BEGIN SELECT RAISE(ABORT, 'lifecycle: this step is not allowed'); END;
CREATE TRIGGER version_round BEFORE UPDATE ON version
WHEN NEW.round IS NOT OLD.round + (OLD.state = 'draft' AND NEW.state = 'inReview')
BEGIN SELECT RAISE(ABORT, 'lifecycle: a round begins when a draft is submitted'); END;

CREATE TRIGGER version_submitted BEFORE UPDATE ON version
WHEN OLD.state = 'draft' AND NEW.state = 'inReview' AND (
  NEW.hash IS NULL OR NEW.effective_from IS NULL OR NEW.errors > 0 OR NEW.submitted_at IS NULL
)
BEGIN SELECT RAISE(ABORT, 'lifecycle: only a version without errors is submitted'); END;
CREATE TRIGGER version_returned BEFORE UPDATE ON version
WHEN OLD.state IN ('inReview', 'approved') AND NEW.state = 'draft' AND (
  NEW.returned_by IS NULL OR NEW.returned_at IS NULL OR length(trim(NEW.returned_reason)) = 0
  OR NEW.returned_reason IS NULL
)
BEGIN SELECT RAISE(ABORT, 'lifecycle: a return names person and reason'); END;
CREATE TRIGGER version_approved BEFORE UPDATE ON version
WHEN OLD.state = 'inReview' AND NEW.state = 'approved' AND NOT EXISTS (
  SELECT 1 FROM approval
  WHERE ruleset = NEW.ruleset AND version = NEW.version AND round = NEW.round
    AND hash IS NEW.hash AND source_hash IS NEW.source_hash AND cases_hash IS NEW.cases_hash
)
BEGIN SELECT RAISE(ABORT, 'lifecycle: no approval of this content'); END;

-- Editing makes a contributor; nobody can take that back.
CREATE TRIGGER version_author AFTER INSERT ON version
WHEN NEW.author IS NOT NULL
BEGIN
  INSERT INTO contributor (ruleset, version, person)
  VALUES (NEW.ruleset, NEW.version, NEW.author);
END;
CREATE TRIGGER version_contributor AFTER UPDATE ON version
WHEN NEW.edited_by IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM contributor
  WHERE ruleset = NEW.ruleset AND version = NEW.version AND person = NEW.edited_by
)
BEGIN
  INSERT INTO contributor (ruleset, version, person)
  VALUES (NEW.ruleset, NEW.version, NEW.edited_by);
END;
CREATE TRIGGER contributor_kept BEFORE UPDATE ON contributor
BEGIN SELECT RAISE(ABORT, 'frozen: who contributed stays'); END;
CREATE TRIGGER contributor_stays BEFORE DELETE ON contributor
WHEN EXISTS (SELECT 1 FROM version WHERE ruleset = OLD.ruleset AND version = OLD.version)
BEGIN SELECT RAISE(ABORT, 'frozen: who contributed stays'); END;

CREATE TRIGGER version_stays BEFORE DELETE ON version
WHEN OLD.state <> 'draft' OR EXISTS (
  SELECT 1 FROM approval WHERE ruleset = OLD.ruleset AND version = OLD.version
)
BEGIN SELECT RAISE(ABORT, 'frozen: only a draft nobody approved is deleted'); END;

CREATE TRIGGER approval_once BEFORE INSERT ON approval
WHEN EXISTS (
  SELECT 1 FROM approval
  WHERE ruleset = NEW.ruleset AND version = NEW.version AND round = NEW.round
    AND person = NEW.person
)
BEGIN SELECT RAISE(ABORT, 'taken: this person has approved'); END;
CREATE TRIGGER approval_binds BEFORE INSERT ON approval
WHEN NOT EXISTS (
  SELECT 1 FROM version
  WHERE ruleset = NEW.ruleset AND version = NEW.version AND state IN ('inReview', 'approved')
    AND round = NEW.round AND hash IS NEW.hash AND source_hash IS NEW.source_hash
    AND cases_hash IS NEW.cases_hash
)
BEGIN SELECT RAISE(ABORT, 'lifecycle: not what is in review'); END;
CREATE TRIGGER approval_reviewer BEFORE INSERT ON approval
WHEN NOT EXISTS (
  SELECT 1 FROM person_role JOIN person ON person.id = person_role.person
  WHERE person.id = NEW.person AND person.disabled = 0 AND role = 'reviewer'
)
BEGIN SELECT RAISE(ABORT, 'persons: only a reviewer approves'); END;
CREATE TRIGGER approval_apart BEFORE INSERT ON approval
WHEN EXISTS (
  SELECT 1 FROM contributor
  WHERE ruleset = NEW.ruleset AND version = NEW.version AND person = NEW.person
)
BEGIN SELECT RAISE(ABORT, 'persons: who wrote a version does not approve it'); END;
CREATE TRIGGER approval_kept BEFORE UPDATE ON approval
BEGIN SELECT RAISE(ABORT, 'frozen: an approval is never changed'); END;
CREATE TRIGGER approval_stays BEFORE DELETE ON approval
BEGIN SELECT RAISE(ABORT, 'frozen: an approval is never deleted'); END;

CREATE TRIGGER version_published BEFORE UPDATE ON version
WHEN OLD.state = 'approved' AND NEW.state = 'published' AND (
  NEW.published_by IS NULL OR NEW.published_at IS NULL
  OR NOT EXISTS (
    SELECT 1 FROM approval
    WHERE ruleset = NEW.ruleset AND version = NEW.version AND round = NEW.round
      AND hash IS NEW.hash AND source_hash IS NEW.source_hash AND cases_hash IS NEW.cases_hash
  )
)
BEGIN SELECT RAISE(ABORT, 'lifecycle: no approval of this content'); END;
CREATE TRIGGER version_publisher BEFORE UPDATE ON version
WHEN NEW.state = 'published' AND NOT EXISTS (
  SELECT 1 FROM person_role JOIN person ON person.id = person_role.person
  WHERE person.id = NEW.published_by AND person.disabled = 0 AND role = 'publisher'
)
BEGIN SELECT RAISE(ABORT, 'persons: only a publisher publishes'); END;
CREATE TRIGGER version_apart BEFORE UPDATE ON version
WHEN NEW.state = 'published' AND (
  EXISTS (
    SELECT 1 FROM contributor
    WHERE ruleset = NEW.ruleset AND version = NEW.version AND person = NEW.published_by
  ) OR EXISTS (
    SELECT 1 FROM approval
    WHERE ruleset = NEW.ruleset AND version = NEW.version AND person = NEW.published_by
  )
)
BEGIN SELECT RAISE(ABORT, 'persons: who wrote or approved a version does not publish it'); END;
-- Shanghai keeps UTC+8. A day that has begun has been scored under another version.
CREATE TRIGGER version_retroactive BEFORE UPDATE ON version
WHEN NEW.state = 'published' AND NEW.retroactive IS NOT (
  NEW.effective_from <= date(NEW.published_at / 1000 + 28800, 'unixepoch')
)
BEGIN SELECT RAISE(ABORT, 'lifecycle: whether a version reaches back is not a choice'); END;
CREATE TRIGGER version_reaches_back BEFORE UPDATE ON version
WHEN NEW.state = 'published' AND NEW.retroactive = 1 AND NOT (
  SELECT count(*) >= 2 AND count(reason) >= 1 FROM approval
  WHERE ruleset = NEW.ruleset AND version = NEW.version AND round = NEW.round
)
BEGIN SELECT RAISE(ABORT, 'retroactive: two approvals and a reason are needed'); END;
CREATE TRIGGER version_withdrawn BEFORE UPDATE ON version
WHEN NEW.state = 'withdrawn' AND (
  NEW.withdrawn_by IS NULL OR NEW.withdrawn_at IS NULL OR NEW.withdrawn_reason IS NULL
  OR length(trim(NEW.withdrawn_reason)) = 0
  OR NEW.published_by IS NOT OLD.published_by OR NEW.published_at IS NOT OLD.published_at
  OR NEW.retroactive IS NOT OLD.retroactive OR NEW.submitted_at IS NOT OLD.submitted_at
  OR NOT EXISTS (
    SELECT 1 FROM person_role JOIN person ON person.id = person_role.person
    WHERE person.id = NEW.withdrawn_by AND person.disabled = 0 AND role = 'publisher'
  )
)
BEGIN SELECT RAISE(ABORT, 'persons: only a publisher withdraws, with a reason'); END;
CREATE TRIGGER version_unpublished BEFORE UPDATE ON version
WHEN NEW.state NOT IN ('published', 'withdrawn') AND (
  NEW.published_by IS NOT NULL OR NEW.published_at IS NOT NULL OR NEW.withdrawn_by IS NOT NULL
  OR NEW.withdrawn_at IS NOT NULL OR NEW.retroactive <> 0
)
BEGIN SELECT RAISE(ABORT, 'lifecycle: only publishing publishes'); END;

CREATE TRIGGER comment_once BEFORE INSERT ON comment
WHEN EXISTS (SELECT 1 FROM comment WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'taken: this comment exists'); END;
CREATE TRIGGER comment_kept BEFORE UPDATE ON comment
BEGIN SELECT RAISE(ABORT, 'frozen: a comment is never changed'); END;
CREATE TRIGGER comment_stays BEFORE DELETE ON comment
WHEN EXISTS (SELECT 1 FROM version WHERE ruleset = OLD.ruleset AND version = OLD.version)
BEGIN SELECT RAISE(ABORT, 'frozen: a comment is never deleted'); END;
