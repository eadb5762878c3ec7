-- Who is to see nothing of a table has a policy that says so. Without any policy PostgreSQL hides all rows as well, but reads
-- every one of them to do it: its `false` is a filter like another, which no index serves. This condition holds for no
-- row either, and is one the primary key serves: the search is over where it begins.

CREATE FUNCTION app.hide_from_others() RETURNS void
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
END;
$$;
COMMENT ON FUNCTION app.hide_from_others() IS 'Gives every table a policy by which the audiences without one see no row, and read none. To be called after a migration that adds tables or policies.';
REVOKE EXECUTE ON FUNCTION app.hide_from_others() FROM PUBLIC;

SELECT app.hide_from_others();
