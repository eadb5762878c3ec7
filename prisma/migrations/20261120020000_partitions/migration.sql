-- Tables that grow with time and are read by time are kept in parts, one a month or one a year: a page reads the newest
-- part only, and a part that is too old goes as a whole.
--
-- A row's part follows from created_at, and created_at from the time inside the row's id, so that who knows an id knows
-- where to look. The parts cover all of time: the months that were made, <table>_past before them and <table>_future
-- after them. So no row is ever refused, and there is no DEFAULT part, which would cost the order of the parts.

-- Instants and ids ---------------------------------------------------------------------------------------------------

CREATE FUNCTION app.instant_of(id uuid) RETURNS timestamptz
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)::timestamptz(3)
$$;
COMMENT ON FUNCTION app.instant_of(uuid) IS 'The millisecond in which an identifier that sorts by time was made.';

CREATE FUNCTION app.uuid_of(instant timestamptz) RETURNS uuid
LANGUAGE sql VOLATILE STRICT PARALLEL SAFE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM instant::timestamptz(3)) * 1000)::bigint), 12, '0')
       || '7' || right(replace(gen_random_uuid()::text, '-', ''), 19))::uuid
$$;
COMMENT ON FUNCTION app.uuid_of(timestamptz) IS 'A new identifier for a row of that instant, for whoever brings rows of the past.';

-- The default of created_at is now(), the same for the whole transaction and rounded to milliseconds by its column; the id
-- has to be of that very instant. So that ids made later sort later nevertheless, the next 32 bits count the microseconds
-- by the clock since the first instant that is rounded to this millisecond. That is enough for 71 minutes; in a longer
-- transaction the last ids are in no order. 40 random bits follow.
CREATE FUNCTION app.uuid_of_now() RETURNS uuid
LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT (lpad(to_hex(millisecond), 12, '0') || '7' || left(passed, 3) || '8' || right(passed, 5)
       || right(replace(gen_random_uuid()::text, '-', ''), 10))::uuid
  FROM (SELECT (extract(epoch FROM now()::timestamptz(3)) * 1000)::bigint,
               floor(extract(epoch FROM clock_timestamp()) * 1000000)::bigint) AS instant (millisecond, clock),
       LATERAL (SELECT lpad(to_hex(least(greatest(clock - millisecond * 1000 + 500, 0), x'ffffffff'::bigint)), 8, '0'))
         AS since (passed)
$$;
COMMENT ON FUNCTION app.uuid_of_now() IS 'A new identifier of the instant now() that sorts by the time it was made.';

-- The parts ----------------------------------------------------------------------------------------------------------
-- Row security binds who asks the table. Who could ask a part would pass it by, so nobody may: no role but the owner has
-- USAGE on their schema. The parts enable row security without a policy all the same, which closes them to everybody but
-- the owner should a grant ever slip in. They do not force it: the owner, moving rows between parts, would see none.

CREATE SCHEMA partitions;
REVOKE ALL ON SCHEMA partitions FROM PUBLIC;
COMMENT ON SCHEMA partitions IS 'The parts of tables that are kept by time. Only the owner reaches them; all others ask the table.';

CREATE TABLE partitions.partitioned_tables (
  name regclass PRIMARY KEY,
  every text NOT NULL CHECK (every IN ('month', 'year')),
  keeps boolean NOT NULL
);
COMMENT ON TABLE partitions.partitioned_tables IS 'The tables that are kept by time.';
COMMENT ON COLUMN partitions.partitioned_tables.name IS 'The table.';
COMMENT ON COLUMN partitions.partitioned_tables.every IS 'The span of each part: month or year, in UTC.';
COMMENT ON COLUMN partitions.partitioned_tables.keeps IS 'Whether parts that are too old are only taken out of the table, never dropped.';

CREATE FUNCTION app.partitions_of(parted regclass) RETURNS TABLE (partition regclass, starts timestamptz, ends timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
  SELECT part.oid::regclass,
    (CASE bound.texts[1] WHEN 'MINVALUE' THEN '-infinity' ELSE trim('''' FROM bound.texts[1]) END)::timestamptz,
    (CASE bound.texts[2] WHEN 'MAXVALUE' THEN 'infinity' ELSE trim('''' FROM bound.texts[2]) END)::timestamptz
  FROM pg_inherits AS link
  JOIN pg_class AS part ON part.oid = link.inhrelid
  CROSS JOIN regexp_match(pg_get_expr(part.relpartbound, part.oid), 'FROM \((.+)\) TO \((.+)\)') AS bound (texts)
  WHERE link.inhparent = parted
  ORDER BY 2
$$;
COMMENT ON FUNCTION app.partitions_of(regclass) IS 'The parts of a table that is kept by time, from the first instant of each up to the next.';

-- Cuts the spans from `starts` up to `ends` out of <table>_past or <table>_future, whose bound one of the two is. Rows that
-- already lie there move along. They move while both parts are tables of their own, so that no trigger takes the move for
-- a change; the foreign keys and checks of the table are tested again as each part is put in.
CREATE FUNCTION partitions.cut(parted regclass, every text, edge text, starts timestamptz, ends timestamptz)
RETURNS SETOF text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
DECLARE
  base CONSTANT text := (SELECT relname FROM pg_class WHERE oid = parted);
  rest CONSTANT text := format('partitions.%I', base || '_' || edge);
  columns CONSTANT text := (
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = parted AND attnum > 0 AND NOT attisdropped AND attgenerated = '');
  span CONSTANT interval := '1 ' || every;
  part text;
  since timestamptz := starts;
BEGIN
  EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', parted, rest);
  WHILE since < ends LOOP
    part := format('partitions.%I', base || to_char(since, CASE every WHEN 'year' THEN '_YYYY' ELSE '_YYYY_MM' END));
    -- One that was taken out before comes back with its rows.
    IF to_regclass(part) IS NULL THEN
      EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED '
        'INCLUDING STORAGE INCLUDING COMPRESSION)', part, parted);
      EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', part);
    END IF;
    EXECUTE format('INSERT INTO %s (%s) SELECT %2$s FROM %s WHERE created_at >= %L AND created_at < %L',
      part, columns, rest, since, since + span);
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%L) TO (%L)', parted, part, since, since + span);
    RETURN NEXT part;
    since := since + span;
  END LOOP;
  EXECUTE format('DELETE FROM %s WHERE created_at >= %L AND created_at < %L', rest, starts, ends);
  IF edge = 'future' THEN
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%L) TO (MAXVALUE)', parted, rest, ends);
  ELSE
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (MINVALUE) TO (%L)', parted, rest, starts);
  END IF;
END
$$;
COMMENT ON FUNCTION partitions.cut(regclass, text, text, timestamptz, timestamptz) IS 'Makes parts of a table out of its past or its future.';

-- Makes every part from the first day to the last, both included, that is still missing.
CREATE FUNCTION app.ensure_partitions(parted regclass, first_day date, last_day date) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET lock_timeout = '10s' AS $$
DECLARE
  wanted_every CONSTANT text := (SELECT every FROM partitions.partitioned_tables WHERE name = parted);
  span CONSTANT interval := '1 ' || wanted_every;
  starts CONSTANT timestamptz := date_trunc(wanted_every, first_day::timestamptz);
  ends CONSTANT timestamptz := date_trunc(wanted_every, last_day::timestamptz) + span;
  made_since timestamptz;
  made_until timestamptz;
BEGIN
  IF wanted_every IS NULL THEN
    RAISE EXCEPTION 'The table % is not kept by time.', parted USING HINT = 'app.partition_table(…) makes it so.';
  END IF;
  IF first_day > last_day THEN
    RAISE EXCEPTION 'There are no days from % to %.', first_day, last_day;
  END IF;
  -- One at a time: two would both make the same part.
  PERFORM pg_advisory_xact_lock('partitions.partitioned_tables'::regclass::oid::integer, parted::oid::integer);
  SELECT min(part.ends), max(part.starts) INTO made_since, made_until FROM app.partitions_of(parted) AS part;
  IF starts < made_since THEN
    RETURN QUERY SELECT partitions.cut(parted, wanted_every, 'past', starts, made_since);
  END IF;
  IF ends > made_until THEN
    RETURN QUERY SELECT partitions.cut(parted, wanted_every, 'future', made_until, ends);
  END IF;
END
$$;
COMMENT ON FUNCTION app.ensure_partitions(regclass, date, date) IS 'Makes the missing parts of a table for these days, and says which.';

-- Gives a partitioned table, just made and still without parts, its parts from the first day to three months from now.
CREATE FUNCTION app.partition_table(parted regclass, every text, first_day date, keeps boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
DECLARE
  base CONSTANT text := (SELECT relname FROM pg_class WHERE oid = parted);
  starts CONSTANT timestamptz := date_trunc(every, first_day::timestamptz);
  edge text;
BEGIN
  INSERT INTO partitions.partitioned_tables VALUES (parted, every, keeps);
  IF NOT EXISTS (
    SELECT FROM pg_constraint
    WHERE conrelid = parted AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%created_at = app.instant_of(id)%'
  ) THEN
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (created_at = app.instant_of(id))', parted, base || '_created_at_of_id');
  END IF;
  EXECUTE format('CREATE TABLE partitions.%I PARTITION OF %s FOR VALUES FROM (MINVALUE) TO (%L)', base || '_past', parted, starts);
  EXECUTE format('CREATE TABLE partitions.%I PARTITION OF %s FOR VALUES FROM (%L) TO (MAXVALUE)', base || '_future', parted, starts);
  FOREACH edge IN ARRAY ARRAY['past', 'future'] LOOP
    EXECUTE format('ALTER TABLE partitions.%I ENABLE ROW LEVEL SECURITY', base || '_' || edge);
  END LOOP;
  PERFORM app.ensure_partitions(parted, first_day, greatest(first_day, (now() + interval '3 months')::date));
END
$$;
COMMENT ON FUNCTION app.partition_table(regclass, text, date, boolean) IS 'Gives a table that is kept by time its parts.';

CREATE FUNCTION app.maintain_partitions(ahead integer DEFAULT 3) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  parted regclass;
BEGIN
  FOR parted IN SELECT name FROM partitions.partitioned_tables ORDER BY name::text LOOP
    RETURN QUERY SELECT app.ensure_partitions(parted, now()::date, (now() + make_interval(months => ahead))::date);
  END LOOP;
END
$$;
COMMENT ON FUNCTION app.maintain_partitions(integer) IS 'Makes the parts that are missing for the coming months, and says which.';

-- What is too old leaves the table: parts that end on or before that day, oldest first, and what is left in <table>_past.
-- They are dropped; those of a table that keeps its rows become tables of their own, for an export to read.
CREATE FUNCTION app.expire_partitions(parted regclass, before date) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO'
SET lock_timeout = '10s' AS $$
DECLARE
  base CONSTANT text := (SELECT relname FROM pg_class WHERE oid = parted);
  wanted CONSTANT partitions.partitioned_tables := (SELECT known FROM partitions.partitioned_tables AS known WHERE name = parted);
  past CONSTANT text := format('partitions.%I', base || '_past');
  old record;
  gone_until timestamptz;
BEGIN
  IF wanted.name IS NULL THEN
    RAISE EXCEPTION 'The table % is not kept by time.', parted;
  END IF;
  PERFORM pg_advisory_xact_lock('partitions.partitioned_tables'::regclass::oid::integer, parted::oid::integer);
  -- What is left in the past goes while that is a table of its own, so that no trigger takes it for a change.
  gone_until := (SELECT part.ends FROM app.partitions_of(parted) AS part WHERE NOT isfinite(part.starts));
  EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', parted, past);
  IF NOT wanted.keeps THEN
    EXECUTE format('DELETE FROM %s WHERE created_at < %L', past, before::timestamptz);
  END IF;
  FOR old IN
    SELECT part.partition::text AS name, part.ends FROM app.partitions_of(parted) AS part
    WHERE part.ends <= before::timestamptz ORDER BY part.ends
  LOOP
    EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', parted, old.name);
    IF NOT wanted.keeps THEN
      EXECUTE format('DROP TABLE %s', old.name);
    END IF;
    gone_until := old.ends;
    RETURN NEXT old.name;
  END LOOP;
  EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (MINVALUE) TO (%L)', parted, past, gone_until);
END
$$;
COMMENT ON FUNCTION app.expire_partitions(regclass, date) IS 'Takes what is older than a day out of a table that is kept by time, and says which parts.';

REVOKE EXECUTE ON FUNCTION app.partitions_of(regclass), app.ensure_partitions(regclass, date, date),
  app.partition_table(regclass, text, date, boolean), app.maintain_partitions(integer),
  app.expire_partitions(regclass, date), partitions.cut(regclass, text, text, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.partitions_of(regclass), app.ensure_partitions(regclass, date, date),
  app.maintain_partitions(integer), app.expire_partitions(regclass, date) TO sg_worker;
