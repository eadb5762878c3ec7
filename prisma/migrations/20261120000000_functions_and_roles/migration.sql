-- What every table stands on: extensions, roles, identifiers that sort by time, and the settings of a session.
--
-- Roles belong to the whole cluster while migrations run per database, possibly several at once. So each role is made
-- only where it is missing, and a race lost to another database is no error.

-- Trusted extensions: the owner of the database may install them. btree_gin lets a full-text index begin with the
-- organization; pg_trgm finds names in spite of typing errors.
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE SCHEMA app;
COMMENT ON SCHEMA app IS 'The session''s settings as functions, and the functions behind triggers.';
CREATE SCHEMA auth;
COMMENT ON SCHEMA auth IS 'What the gateway may ask before it knows who is asking.';
COMMENT ON SCHEMA public IS 'The business: tables and views.';

REVOKE CREATE ON SCHEMA public FROM PUBLIC;

DO $roles$
DECLARE
  audience text;
  wanted text;
  audiences CONSTANT text[] := ARRAY['sg_staff', 'sg_sales_rep', 'sg_vendor', 'sg_buyer', 'sg_client', 'sg_employee',
                                     'sg_device', 'sg_partner', 'sg_guest'];
BEGIN
  FOREACH wanted IN ARRAY audiences || ARRAY['sg_gateway', 'sg_worker'] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted);
    BEGIN
      -- NOINHERIT: the gateway holds an audience's rights only while it has set that role.
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT', wanted);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN
        RAISE NOTICE 'Role % was just made by another database of this cluster.', wanted;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'The role % is missing and % may not create it.', wanted, current_user
          USING HINT = 'Give this login CREATEROLE, or run the first migration as a superuser.';
    END;
  END LOOP;

  FOREACH audience IN ARRAY audiences LOOP
    CONTINUE WHEN EXISTS (
      SELECT FROM pg_catalog.pg_auth_members AS membership
      WHERE membership.roleid = audience::regrole AND membership.member = 'sg_gateway'::regrole);
    BEGIN
      EXECUTE format('GRANT %I TO sg_gateway', audience);
    EXCEPTION
      -- internal_error is "tuple concurrently updated": another database granted the same at this moment.
      WHEN unique_violation OR internal_error THEN
        RAISE NOTICE 'Role % was just granted by another database of this cluster.', audience;
    END;
  END LOOP;

  -- A superuser may take any role. Any other owner must be a member of the roles the product runs as.
  IF NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) THEN
    FOREACH wanted IN ARRAY ARRAY['sg_gateway', 'sg_worker'] LOOP
      CONTINUE WHEN EXISTS (
        SELECT FROM pg_catalog.pg_auth_members AS membership
        WHERE membership.roleid = wanted::regrole AND membership.member = current_user::regrole
          AND NOT membership.admin_option);
      BEGIN
        EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
      EXCEPTION
        WHEN insufficient_privilege OR unique_violation OR internal_error THEN
          RAISE NOTICE 'Role % could not be granted to %; a superuser has to: GRANT % TO %', wanted, current_user,
            wanted, current_user;
      END;
    END LOOP;
  END IF;
END
$roles$;

GRANT USAGE ON SCHEMA public TO sg_gateway, sg_worker, sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client,
  sg_employee, sg_device, sg_partner, sg_guest;
GRANT USAGE ON SCHEMA app TO sg_gateway, sg_worker, sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client,
  sg_employee, sg_device, sg_partner, sg_guest;
GRANT USAGE ON SCHEMA auth TO sg_gateway, sg_worker;

-- Identifiers --------------------------------------------------------------------------------------------------------

-- A UUID of version 7 (RFC 9562): 48 bits of milliseconds, 12 bits of the millisecond's fraction, 62 random bits.
-- Rows made later sort later, also within one millisecond, on any PostgreSQL.
CREATE FUNCTION uuid_generate_v7() RETURNS uuid
LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT (lpad(to_hex(micros / 1000), 12, '0')
       || to_hex(x'7000'::int + (micros % 1000)::int * 4096 / 1000)
       || right(replace(gen_random_uuid()::text, '-', ''), 16))::uuid
  FROM (SELECT floor(extract(epoch FROM clock_timestamp()) * 1000000)::bigint) AS instant (micros)
$$;
COMMENT ON FUNCTION uuid_generate_v7() IS 'A new identifier that sorts by the time it was made.';

-- A version 4 UUID holds 122 random bits; two of them are beyond guessing.
CREATE FUNCTION app.random_token() RETURNS text
LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
$$;
COMMENT ON FUNCTION app.random_token() IS 'A secret of 244 random bits in hexadecimal.';

-- The session's settings ---------------------------------------------------------------------------------------------
-- A setting that was made for one transaction reads as '' in the next one, hence nullif.

CREATE FUNCTION app.organization_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.organization_id', true), '')::uuid $$;
COMMENT ON FUNCTION app.organization_id() IS 'Organization the session acts in.';
CREATE FUNCTION app.user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
COMMENT ON FUNCTION app.user_id() IS 'User the session acts for.';
CREATE FUNCTION app.vendor_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.vendor_id', true), '')::uuid $$;
COMMENT ON FUNCTION app.vendor_id() IS 'Vendor the session''s user works for.';
CREATE FUNCTION app.customer_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.customer_id', true), '')::uuid $$;
COMMENT ON FUNCTION app.customer_id() IS 'Customer the session''s user works for.';
CREATE FUNCTION app.client_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.client_id', true), '')::uuid $$;
COMMENT ON FUNCTION app.client_id() IS 'Client of the gifting business the session''s user works for.';
CREATE FUNCTION app.site_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.site_id', true), '')::uuid $$;
COMMENT ON FUNCTION app.site_id() IS 'Celebration site the session was validated for.';
CREATE FUNCTION app.employee_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.employee_id', true), '')::uuid $$;
COMMENT ON FUNCTION app.employee_id() IS 'Employee the session was validated for.';
CREATE FUNCTION app.device_id() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.device_id', true), '') $$;
COMMENT ON FUNCTION app.device_id() IS 'Device that calls, such as truck-001.';
CREATE FUNCTION app.session_id() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.session_id', true), '') $$;
COMMENT ON FUNCTION app.session_id() IS 'Visit of a guest.';
CREATE FUNCTION app.sales_rep_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(nullif(current_setting('app.sales_rep_ids', true), '')::uuid[], '{}') $$;
COMMENT ON FUNCTION app.sales_rep_ids() IS 'The session''s sales representative and all below.';
CREATE FUNCTION app.department_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(nullif(current_setting('app.department_ids', true), '')::uuid[], '{}') $$;
COMMENT ON FUNCTION app.department_ids() IS 'The session''s departments and all below.';

-- The name one of the source systems uses; what was written for it keeps working.
CREATE FUNCTION get_current_distributor_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT app.organization_id() $$;
COMMENT ON FUNCTION get_current_distributor_id() IS 'Organization the session acts in; another name of app.organization_id().';

-- Every change of a row ----------------------------------------------------------------------------------------------

CREATE FUNCTION update_updated_at_column() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION update_updated_at_column() IS 'Trigger: notes when the row was last changed.';

-- The arguments name the columns that the database itself maintains: a counter that moves is no change a person would
-- have to know of before his own. Generated columns are among them, for they are not yet computed here.
CREATE FUNCTION app.count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version;
  IF to_jsonb(NEW) - TG_ARGV IS DISTINCT FROM to_jsonb(OLD) - TG_ARGV THEN
    NEW.version := OLD.version + 1;
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION app.count_version() IS 'Trigger: counts the changes of the row other than of the columns named.';

-- numeric comparisons may not serve as index conditions under row security unless they are marked leakproof, which
-- only a superuser can do.
DO $leakproof$
DECLARE
  comparison text;
BEGIN
  IF NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) THEN
    RAISE NOTICE 'Comparisons of numeric stay unmarked: % is no superuser. Bigint mirrors serve in their place.', current_user;
    RETURN;
  END IF;
  FOREACH comparison IN ARRAY ARRAY['numeric_eq', 'numeric_ne', 'numeric_lt', 'numeric_le', 'numeric_gt', 'numeric_ge'] LOOP
    EXECUTE format('ALTER FUNCTION pg_catalog.%I(numeric, numeric) LEAKPROOF', comparison);
  END LOOP;
END
$leakproof$;

-- Numbers for people -------------------------------------------------------------------------------------------------

-- RFQ-2026-000123. Counted per organization, kind and year without gaps: the row stays locked until the document that
-- took the number is committed or rolled back. Runs as the owner, so that nobody else may touch the counters.
CREATE FUNCTION app.next_number(wanted text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  this_year CONSTANT integer := extract(year FROM now() AT TIME ZONE 'UTC');
  prefix CONSTANT text := CASE wanted WHEN 'rfq' THEN 'RFQ' WHEN 'quote' THEN 'Q' WHEN 'order' THEN 'ORD'
                                      WHEN 'supplier_order' THEN 'SO' WHEN 'payment' THEN 'PAY' WHEN 'shipment' THEN 'SHP' END;
  given integer;
BEGIN
  IF prefix IS NULL THEN
    RAISE EXCEPTION 'There are no numbers of kind "%".', wanted;
  END IF;
  IF app.organization_id() IS NULL THEN
    RAISE EXCEPTION 'A number of kind "%" was asked for outside any organization.', wanted
      USING HINT = 'Set app.organization_id, or give the number.';
  END IF;
  INSERT INTO public.number_sequences AS counter (organization_id, kind, year, last)
  VALUES (app.organization_id(), wanted, this_year, 1)
  ON CONFLICT (organization_id, kind, year) DO UPDATE SET last = counter.last + 1
  RETURNING last INTO given;
  RETURN prefix || '-' || this_year || '-' || lpad(given::text, greatest(6, length(given::text)), '0');
END
$$;
COMMENT ON FUNCTION app.next_number(text) IS 'The next number for people, of a kind of document.';
REVOKE EXECUTE ON FUNCTION app.next_number(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.next_number(text)
  TO sg_worker, sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_partner;
