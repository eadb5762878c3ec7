-- Rows found by a part of a value: of a text, of a list, of open data.
--
-- Problem: LIKE, @> and && may tell what a policy hides, so under row security no index serves them.
-- Design: a function looks as the owner, in the session's organization alone, through an index that begins with the
-- organization, and answers ids. The statement that asked joins them to the rows its policies let pass. Columns that may be
-- looked through are named here, each with an index of its kind; nothing else is looked at.

CREATE TABLE app.searched_columns (
  table_name text NOT NULL,
  column_name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('text', 'json', 'list')),
  PRIMARY KEY (table_name, column_name)
);
COMMENT ON TABLE app.searched_columns IS 'Columns whose rows are found by a part of the value.';
COMMENT ON COLUMN app.searched_columns.table_name IS 'The table.';
COMMENT ON COLUMN app.searched_columns.column_name IS 'The column.';
COMMENT ON COLUMN app.searched_columns.kind IS 'What a part of it is: of a text, of open data (json), of a list.';

INSERT INTO app.searched_columns (table_name, column_name, kind) VALUES
  ('parts', 'name', 'text'), ('parts', 'part_number', 'text'), ('products', 'name', 'text'), ('vendors', 'company_name', 'text'),
  ('rfqs', 'title', 'text'), ('customers', 'name', 'text'), ('customers', 'company_name', 'text'),
  ('marketplace_products', 'title', 'text'), ('clients', 'name', 'text'), ('sites', 'name', 'text'),
  ('employees', 'name', 'text'), ('users', 'name', 'text'), ('locations', 'name', 'text'),
  ('vendors', 'capabilities', 'json'), ('vendors', 'materials', 'json'), ('vendors', 'processes', 'json'),
  ('vendors', 'specializations', 'list'), ('marketplace_products', 'sizes', 'list'),
  ('marketplace_products', 'colors', 'list');

-- Upper and lower case are those of the database's own collation; "C", which the columns have, knows them in ASCII only.
DO $indexes$
DECLARE
  searched record;
BEGIN
  FOR searched IN SELECT table_name, column_name FROM app.searched_columns WHERE kind = 'text' LOOP
    EXECUTE format('CREATE INDEX %I ON %I USING gin (organization_id, (%I COLLATE "default") gin_trgm_ops)',
      searched.table_name || '_' || searched.column_name || '_part_idx', searched.table_name, searched.column_name);
  END LOOP;
END
$indexes$;

CREATE FUNCTION app.rows_found(wanted_table text, wanted_column text, wanted_kind text, condition text, part anyelement)
RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  found uuid[];
BEGIN
  IF NOT EXISTS (SELECT FROM app.searched_columns
                 WHERE table_name = wanted_table AND column_name = wanted_column AND kind = wanted_kind) THEN
    RAISE EXCEPTION 'Rows of % are not found by a part of %.', wanted_table, wanted_column;
  END IF;
  -- Only what the policies of the audience show is found: else a guess would be told by what it finds.
  EXECUTE format('SELECT array_agg(id) FROM public.%I WHERE organization_id = app.organization_id() AND ' || condition,
      wanted_table, wanted_column) || ' AND (' || coalesce(search.visible(wanted_table), 'false') || ')'
    INTO found USING part;
  RETURN coalesce(found, '{}');
END
$$;
COMMENT ON FUNCTION app.rows_found(text, text, text, text, anyelement) IS 'Ids of the organization''s rows that a condition holds for. For the functions beside it alone.';
REVOKE EXECUTE ON FUNCTION app.rows_found(text, text, text, text, anyelement) FROM PUBLIC;

CREATE FUNCTION app.rows_with_text(wanted_table text, wanted_column text, pattern text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT app.rows_found(wanted_table, wanted_column, 'text', '%I COLLATE "default" ILIKE $1', pattern)
$$;
COMMENT ON FUNCTION app.rows_with_text(text, text, text) IS 'Ids of the organization''s rows whose text fits a pattern of LIKE, upper and lower case alike.';

CREATE FUNCTION app.rows_with_json(wanted_table text, wanted_column text, part jsonb) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT app.rows_found(wanted_table, wanted_column, 'json', '%I @> $1', part)
$$;
COMMENT ON FUNCTION app.rows_with_json(text, text, jsonb) IS 'Ids of the organization''s rows whose open data holds a part.';

CREATE FUNCTION app.rows_with_all(wanted_table text, wanted_column text, elements text[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT app.rows_found(wanted_table, wanted_column, 'list', '%I @> $1', elements)
$$;
COMMENT ON FUNCTION app.rows_with_all(text, text, text[]) IS 'Ids of the organization''s rows whose list holds all elements.';

CREATE FUNCTION app.rows_with_some(wanted_table text, wanted_column text, elements text[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT app.rows_found(wanted_table, wanted_column, 'list', '%I && $1', elements)
$$;
COMMENT ON FUNCTION app.rows_with_some(text, text, text[]) IS 'Ids of the organization''s rows whose list holds at least one of the elements.';

REVOKE EXECUTE ON FUNCTION app.rows_with_text(text, text, text), app.rows_with_json(text, text, jsonb),
  app.rows_with_all(text, text, text[]), app.rows_with_some(text, text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.rows_with_text(text, text, text), app.rows_with_json(text, text, jsonb),
  app.rows_with_all(text, text, text[]), app.rows_with_some(text, text, text[])
  TO sg_worker, sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;

-- Open data and lists: indexes that begin with the organization, as Prisma derives them.
DROP INDEX "vendors_capabilities_idx", "vendors_materials_idx", "vendors_processes_idx";
CREATE INDEX "marketplace_products_organization_id_sizes_idx" ON "marketplace_products" USING GIN ("organization_id" uuid_ops, "sizes" array_ops);
CREATE INDEX "marketplace_products_organization_id_colors_idx" ON "marketplace_products" USING GIN ("organization_id" uuid_ops, "colors" array_ops);
CREATE INDEX "vendors_organization_id_capabilities_idx" ON "vendors" USING GIN ("organization_id" uuid_ops, "capabilities" jsonb_path_ops);
CREATE INDEX "vendors_organization_id_materials_idx" ON "vendors" USING GIN ("organization_id" uuid_ops, "materials" jsonb_path_ops);
CREATE INDEX "vendors_organization_id_processes_idx" ON "vendors" USING GIN ("organization_id" uuid_ops, "processes" jsonb_path_ops);
CREATE INDEX "vendors_organization_id_specializations_idx" ON "vendors" USING GIN ("organization_id" uuid_ops, "specializations" array_ops);
