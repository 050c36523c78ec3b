"""Queries over all claims of files of rows: which stand twice, how many have company, what is near the special ones."""

from __future__ import annotations

from typing import Final

PARTS: Final = 4
SEVERAL: Final = f"""
INSERT INTO several SELECT claim_hash FROM kept WHERE claim_hash % {PARTS} = ? GROUP BY claim_hash HAVING count(*) > 1
"""
"""Which claims of one part stand twice: to gather those of all at once takes a third of the memory of the rows."""
TWICE: Final = """
CREATE OR REPLACE TEMP TABLE twice AS
SELECT claim_hash, min(n) AS first FROM kept SEMI JOIN several USING (claim_hash) GROUP BY claim_hash
"""
DOUBLES: Final = """
SELECT n FROM kept JOIN twice USING (claim_hash) WHERE n > first
UNION SELECT n FROM kept WHERE claim_hash IN (SELECT hash(unnest(?::VARCHAR[]))) ORDER BY n
"""
SHARED: Final = "SELECT slot FROM cell GROUP BY slot HAVING sum(size) > 1"
_ALONE: Final = """
  ANTI JOIN shared AS first ON first.slot = sound.slot
  ANTI JOIN shared AS second ON second.slot = slot_2
  ANTI JOIN shared AS third ON third.slot = slot_3
"""
COUNTS: Final = f"SELECT count(*), count(DISTINCT article), (SELECT count(*) FROM sound {_ALONE}) FROM sound"
ALONE: Final = f"SELECT n FROM sound SEMI JOIN (SELECT unnest(?::BIGINT[]) AS n) AS asked USING (n) {_ALONE}"
# Whatever shares a root with a special claim, or with one of the ledger's, is examined with it; so is whatever is of an
# event before, after or within theirs.
FOLLOWED: Final = """
WITH met AS (
  SELECT root FROM sound WHERE is_special UNION SELECT root_2 FROM sound WHERE root_2 IS NOT NULL
  UNION SELECT root FROM ordinary_root
)
SELECT root FROM met UNION SELECT hash(3, id) FROM known_event
WHERE event_root IN (SELECT event_root FROM known_event SEMI JOIN met ON hash(3, id) = root)
"""
