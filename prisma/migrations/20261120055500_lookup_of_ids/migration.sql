-- Of which table is this id? `node(id:)` does not know, and has to look into every table there is.
--
-- One statement over a hundred tables takes longer to plan than to run, five times per connection and audience until
-- PostgreSQL keeps the plan. Here each audience has a function with a statement per table that it may see rows of: each is
-- planned when it is first needed and kept, the tables asked for most come first, and the search ends when all ids are found.
-- The functions run with the rights of the audience, so row security decides here as everywhere: a row that a policy hides is
-- looked for as long as one that never was. They are separate because a kept plan is valid for one role only.

CREATE FUNCTION app.make_lookups() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $make$
DECLARE
  first CONSTANT text[] := ARRAY['orders', 'rfqs', 'vendor_quotes', 'customers', 'vendors', 'parts', 'products', 'users',
    'supplier_orders', 'order_items', 'rfq_items', 'conversations', 'messages', 'marketplace_products', 'organizations'];
  audience record;
  steps text;
BEGIN
  FOR audience IN
    SELECT oid, rolname AS role, format('app.tables_of_%s', substr(rolname, 4)) AS lookup FROM pg_roles
    WHERE rolname IN ('sg_staff', 'sg_sales_rep', 'sg_vendor', 'sg_buyer', 'sg_client', 'sg_employee', 'sg_device',
      'sg_partner', 'sg_guest')
  LOOP
    SELECT string_agg(
        CASE WHEN class.relkind = 'p'
          -- In a table that is kept by time an id lies where its instant says, and OFFSET 0 keeps it a search in that part.
          THEN format($step$
  RETURN QUERY SELECT k.id, %1$L::text FROM unnest(ids, instants) AS k (id, instant) CROSS JOIN LATERAL
    (SELECT FROM public.%1$I AS t WHERE t.id = k.id AND t.created_at = k.instant OFFSET 0) AS found;$step$, class.relname)
          ELSE format($step$
  RETURN QUERY SELECT t.id, %1$L::text FROM public.%1$I AS t WHERE t.id = ANY (ids);$step$, class.relname)
        END || $step$
  GET DIAGNOSTICS found = ROW_COUNT;
  missing := missing - found;
  IF missing <= 0 THEN RETURN; END IF;$step$,
        '' ORDER BY class.relkind DESC, array_position(first, class.relname::text), class.relname)
      INTO steps
      FROM pg_class AS class
      WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p')
        AND EXISTS (
          SELECT FROM pg_policy AS policy
          WHERE policy.polrelid = class.oid AND audience.oid = ANY (policy.polroles) AND policy.polcmd IN ('*', 'r')
            AND policy.polname NOT LIKE '%\_unseen');
    EXECUTE format($create$
CREATE OR REPLACE FUNCTION %1$s(ids uuid[]) RETURNS TABLE (id uuid, "table" text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $lookup$
DECLARE
  missing integer := cardinality(ids);
  found integer;
  instants CONSTANT timestamptz[] := ARRAY(
    SELECT app.instant_of(given.id) FROM unnest(ids) WITH ORDINALITY AS given (id, place) ORDER BY given.place);
BEGIN%2$s
END
$lookup$$create$, audience.lookup, steps);
    EXECUTE format('COMMENT ON FUNCTION %s(uuid[]) IS %L', audience.lookup,
      'The table of each id, of those rows that ' || audience.role || ' may see. Written by app.make_lookups().');
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s(uuid[]) FROM PUBLIC', audience.lookup);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s(uuid[]) TO %I', audience.lookup, audience.role);
  END LOOP;
END
$make$;
COMMENT ON FUNCTION app.make_lookups() IS 'Writes the functions that find the table of an id. Called by app.hide_from_others().';
REVOKE EXECUTE ON FUNCTION app.make_lookups() FROM PUBLIC;

-- What is called after every migration that adds tables or policies also writes the functions above.
CREATE OR REPLACE FUNCTION app.hide_from_others() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  hidden record;
BEGIN
  FOR hidden IN
    SELECT polrelid::regclass AS name, polname AS policy FROM pg_policy WHERE polname LIKE '%\_unseen'
  LOOP
    EXECUTE format('DROP POLICY %I ON %s', hidden.policy, hidden.name);
  END LOOP;
  FOR hidden IN
    SELECT class.relname AS name, string_agg(quote_ident(role.rolname), ', ' ORDER BY role.rolname) AS roles,
      class.relname = 'organizations' AS is_global
    FROM pg_class AS class, pg_roles AS role
    WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p') AND class.relrowsecurity
      AND role.rolname IN ('sg_staff', 'sg_sales_rep', 'sg_vendor', 'sg_buyer', 'sg_client', 'sg_employee', 'sg_device',
        'sg_partner', 'sg_guest')
      AND NOT EXISTS (
        SELECT FROM pg_policy WHERE polrelid = class.oid AND role.oid = ANY (polroles) AND polcmd IN ('*', 'r'))
    GROUP BY class.relname
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO %s USING (%s id = (SELECT NULL::uuid))', hidden.name || '_unseen',
      hidden.name, hidden.roles,
      CASE WHEN hidden.is_global THEN '' ELSE 'organization_id = (SELECT NULL::uuid) AND' END);
  END LOOP;
  PERFORM app.make_lookups();
END;
$$;
COMMENT ON FUNCTION app.hide_from_others() IS 'Gives every table a policy by which the audiences without one see no row, and read none; and writes anew how ids are found. To be called after a migration that adds tables or policies.';

SELECT app.hide_from_others();
