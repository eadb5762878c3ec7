-- @load number_sequences
-- The next paper of each kind and year goes on after the world's.
INSERT INTO number_sequences AS counter (organization_id, id, kind, year, last, created_at, updated_at)
SELECT o.id, pg_temp.id('number_sequence', 0, n.slot, o.ms), n.kind, n.year, n.size * (:last - :first + 1), o.at, o.at
FROM plan_number AS n JOIN plan_organization AS o ON o.slot = n.org
ON CONFLICT (organization_id, kind, year) DO UPDATE SET last = counter.last + EXCLUDED.last;
