-- How a row of the plan becomes a row of block b. Every value depends on nothing but the plan, the block and the slot,
-- so that a world made in one run and one made in ten are the same. Arguments that a function names more than once
-- have to be plain columns: PostgreSQL puts a function's text in place of its call only then.

-- @prepare
-- Blocks are pushed apart by up to three hours, so that their rows do not share instants.
CREATE FUNCTION pg_temp.at(at timestamptz, b integer) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT at - make_interval(secs => (b::bigint * 293003 % 10800000) * 0.001::double precision) $$;

-- An identifier of version 7: the instant, then 32 bits that depend on the kind, then block and slot.
CREATE FUNCTION pg_temp.id(kind text, b integer, slot integer,
  ms bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT ('0' || to_hex(ms - b::bigint * 293003 % 10800000)
    || to_hex(28672 | (hashint8extended((b::bigint << 16) | slot, hashtextextended(kind, 1)) & 4095))
    || to_hex(-9223372036854775808 | ((hashint8extended((b::bigint << 16) | slot,
      hashtextextended(kind, 2)) & 1048575) << 42)
              | (b::bigint << 16) | slot))::uuid $$;

-- A number from 0 to below range; salt tells the questions apart.
CREATE FUNCTION pg_temp.draw(b integer, slot integer, salt integer,
  range integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT ((hashint8extended((b::bigint << 16) | slot, salt) & 9223372036854775807) % range)::integer $$;

-- The block a partner comes from: half the time the own one, else any up to it: old partners are met more often.
CREATE FUNCTION pg_temp.block(b integer, seed integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN (hashint8extended((b::bigint << 16) | seed, 71) & 1) = 0 THEN b
                 ELSE ((hashint8extended((b::bigint << 16) | seed,
                   72) & 9223372036854775807) % (b + 1))::integer END $$;

CREATE FUNCTION pg_temp.quantity(b integer, slot integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT ('{25,50,60,80,100,120,150,200,250,300,500,800}'::integer[])[1 + (slot * 7 + b * 5) % 12] $$;

-- Prices are reckoned in ten-thousandths. What a part costs in its block:
CREATE FUNCTION pg_temp.price(b integer, slot integer,
  price integer) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT price::bigint * (850 + (hashint8extended((b::bigint << 16) | slot,
    11) & 9223372036854775807) % 301) / 1000 $$;

-- What a quote asks for it on one line:
CREATE FUNCTION pg_temp.quoted(price bigint, step integer, factor integer, b integer, quote integer,
  line integer) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT greatest(price * factor * (970 + (hashint8extended((b::bigint << 16) | quote,
    line) & 9223372036854775807) % 61)
                     / 1000000 / step * step, step) $$;

CREATE FUNCTION pg_temp.money(e4 bigint) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT e4 * 0.0001 $$;

-- What a payment comes to: all, a deposit of 30 percent in whole cents, or the rest.
CREATE FUNCTION pg_temp.share(total bigint, share text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE share WHEN 'full' THEN total WHEN 'deposit' THEN total * 3 / 1000 * 100
    ELSE total - total * 3 / 1000 * 100 END $$;

CREATE FUNCTION pg_temp.number(prefix text, year integer,
  number integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT prefix || '-' || year::text || '-' || lpad(number::text, 6, '0') $$;

-- @prepare
-- Organizations, users and what else does not grow carry their identifiers.
ALTER TABLE plan_organization ADD COLUMN id uuid;
UPDATE plan_organization SET id = pg_temp.id('organization', 0, slot, ms);
ALTER TABLE plan_users ADD COLUMN id uuid;
UPDATE plan_users SET id = pg_temp.id('user', 0, slot, ms);
ALTER TABLE plan_sales_rep ADD COLUMN id uuid;
UPDATE plan_sales_rep SET id = pg_temp.id('sales_rep', 0, slot, ms);
ALTER TABLE plan_department ADD COLUMN id uuid;
UPDATE plan_department SET id = pg_temp.id('department', 0, slot, ms);
ALTER TABLE plan_category ADD COLUMN id uuid;
UPDATE plan_category SET id = pg_temp.id('category', 0, slot, ms);

-- @prepare
-- The papers' numbers go on where the sequences stand.
CREATE TEMPORARY TABLE paper_number ON COMMIT DROP AS
SELECT rank.kind, rank.paper, rank.year, rank.rank, number.size, coalesce(sequence.last, 0) AS last
FROM plan_rank AS rank
JOIN plan_number AS number USING (kind, org, year)
JOIN plan_organization AS organization ON organization.slot = rank.org
LEFT JOIN number_sequences AS sequence
  ON sequence.organization_id = organization.id AND sequence.kind = rank.kind AND sequence.year = rank.year;
CREATE INDEX ON plan_rfq_item (rfq);
ANALYZE paper_number;
