-- What rows are found by: the words of their texts, kept in search_vector, and the words their names are written with.
--
-- A text is cut into words by these functions alone, when a row is written and when it is searched for, and not by
-- PostgreSQL's parser, to which "502e4a1" is a number and a remainder, and "a/b" a path. Words stand in small letters
-- without accents, so that "Wälzlager" is found by "walzlager". Each is kept as it is written, for numbers, names and
-- beginnings of words, and by its English stem, so that "bolts" finds "bolt" and "knitted" finds "knitting".

-- Trusted, as the other extensions: the owner of the database may install it.
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

CREATE SCHEMA search;
COMMENT ON SCHEMA search IS 'Finding rows by words: how texts become words, and the questions the gateway asks.';
GRANT USAGE ON SCHEMA search TO sg_worker, sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;

-- From texts to words ------------------------------------------------------------------------------------------------

-- What separates words: all that is no letter and no digit, for a regular expression in brackets.
CREATE FUNCTION search.separators() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u2bff\u2e00-\u2e7f'
    '\u3000-\u3004\u3008-\u3020\u3030\ue000-\uf8ff\ufe00-\ufe6f\uff00-\uff0f\U0001f000-\U0001faff\U000e0000-\U0010ffff'
$$;
COMMENT ON FUNCTION search.separators() IS 'Characters that separate words, as part of a regular expression.';

-- unaccent() is only stable, for its rules could be exchanged; ours are the extension's own. Names are qualified and the
-- collation is named, for an index on the result must not depend on the session or on the column's collation. An apostrophe
-- joins ("women's").
CREATE FUNCTION search.clean(content text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF octet_length(content) > length(content) THEN
    content := regexp_replace(public.unaccent('public.unaccent', normalize(content, NFKD)), '[\u0300-\u036f]+', '', 'g');
  END IF;
  RETURN btrim(regexp_replace(translate(lower(content COLLATE "default"), '''’ʼ`´', ''),
    '[' || search.separators() || ']+', ' ', 'g'));
END
$$;
COMMENT ON FUNCTION search.clean(text) IS 'The words of a text in small letters without accents, one space between them.';

-- What numbers and names are compared by, short enough for an index.
CREATE FUNCTION search.key(content text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN left(replace(search.clean(content), ' ', ''), 100);
END
$$;
COMMENT ON FUNCTION search.key(text) IS 'A number without what separates its parts: "abc-123", "ABC 123" and "abc123" have the same key.';
CREATE FUNCTION search.title(content text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN left(search.clean(content), 200);
END
$$;
COMMENT ON FUNCTION search.title(text) IS 'The clean words of a name.';

-- "m8x40" → "m 8 x 40", "000123" → "123".
CREATE FUNCTION search.split(words text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN regexp_replace(regexp_replace(words, '([a-z])(?=[0-9])|([0-9])(?=[a-z])', '\1\2 ', 'g'), '\m0+(?=[1-9])', '', 'g');
END
$$;
COMMENT ON FUNCTION search.split(text) IS 'Clean words cut where letters meet digits, without leading zeros.';

-- Forms that are derived from a word weigh less than the word.
CREATE FUNCTION search.vector(content text, weight "char") RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  words CONSTANT text := left(search.clean(content), 20000);
  below CONSTANT "char" := CASE weight WHEN 'D' THEN 'D' ELSE 'C' END;
  split CONSTANT text := CASE WHEN words ~ '[0-9]' THEN search.split(words) ELSE words END;
  made tsvector;
BEGIN
  IF coalesce(words, '') = '' THEN
    RETURN '';
  END IF;
  made := (SELECT string_agg('''' || left(word, 100) || ''':' || least(place, 16000) || weight::text, ' ')
           FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS each (word, place))::tsvector
    || setweight(to_tsvector('pg_catalog.english', words), below);
  RETURN CASE WHEN split = words THEN made ELSE made || setweight(to_tsvector('pg_catalog.simple', split), below) END;
END
$$;
COMMENT ON FUNCTION search.vector(text, "char") IS 'The words of a text with their stems and parts, for a search vector.';

CREATE FUNCTION search.number_vector(content text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  key CONSTANT text := search.key(content);
BEGIN
  RETURN CASE WHEN coalesce(key, '') = '' THEN '' ELSE ('''' || key || ''':1A')::tsvector || search.vector(content, 'A') END;
END
$$;
COMMENT ON FUNCTION search.number_vector(text) IS 'A number as a whole and by its parts, for a search vector.';

CREATE FUNCTION search.texts(list jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(item #>> '{}', ' ') FROM jsonb_path_query(list, 'strict $.**') AS item WHERE jsonb_typeof(item) = 'string'
$$;
COMMENT ON FUNCTION search.texts(jsonb) IS 'All texts of a JSON value.';

-- The words of each kind of row --------------------------------------------------------------------------------------
-- A: numbers and names; B: what else a row is known by; D: prose. Only columns that everybody may read who sees the row.

ALTER TABLE vendors ADD COLUMN search_vector tsvector;
ALTER TABLE products ADD COLUMN search_vector tsvector;
-- Nobody who comes through the gateway reads the words themselves, and so the right to a whole table becomes one to columns.
REVOKE SELECT ON vendors FROM sg_staff;
GRANT SELECT (organization_id, id, user_id, company_name, business_type, contact_name, contact_email, contact_phone,
  website, country, city, address, production_capacity_monthly, minimum_order_quantity, lead_time_days,
  specializations, capabilities, materials, processes, verification_status, tier, rating, rating_e4, total_orders,
  on_time_delivery_rate, response_rate, win_rate, can_list_products, is_preferred, is_active, ml_features,
  external_reference, created_at, updated_at, version, archived_at) ON vendors TO sg_staff;
REVOKE SELECT ON products FROM sg_staff, sg_sales_rep, sg_vendor, sg_buyer, sg_client, sg_employee, sg_device,
  sg_partner, sg_guest;
GRANT SELECT (organization_id, id, catalog_id, vendor_id, category_id, sku, name, description, brand, currency, price,
  price_e4, status, is_active, featured, minimum_order, available_colors, available_sizes, lead_time_days, image_urls,
  external_reference, created_at, updated_at, version, archived_at) ON products TO sg_staff, sg_sales_rep, sg_vendor,
  sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;

-- The numbers of others are given along, for who loads many parts has them at hand.
CREATE FUNCTION search.document(part parts, numbers text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN search.number_vector(part.part_number) || search.vector(part.name, 'A')
    || search.vector(concat_ws(' ', part.manufacturer, part.category), 'B') || search.vector(numbers, 'B')
    || search.vector(part.description, 'D');
END
$$;
CREATE FUNCTION search.words_of(reference part_cross_references) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT concat_ws(' ', reference.number, search.key(reference.number), reference.manufacturer) $$;
CREATE FUNCTION search.document(part parts) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN search.document(part, (
    SELECT string_agg(search.words_of(reference), ' ' ORDER BY reference.id) FROM public.part_cross_references AS reference
    WHERE reference.organization_id = part.organization_id AND reference.part_id = part.id));
END
$$;
CREATE FUNCTION search.document(vendor vendors) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN search.vector(vendor.company_name, 'A')
    || search.vector(concat_ws(' ', vendor.city, array_to_string(vendor.specializations, ' '), vendor.business_type,
         vendor.contact_name, vendor.website), 'B')
    || search.vector(concat_ws(' ', search.texts(vendor.capabilities), search.texts(vendor.materials),
         search.texts(vendor.processes)), 'D');
END
$$;
CREATE FUNCTION search.document(rfq rfqs) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN search.number_vector(rfq.rfq_number) || search.vector(rfq.title, 'A') || search.vector(rfq.description, 'D');
END
$$;
CREATE FUNCTION search.document(customer customers) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN search.vector(concat_ws(' ', customer.name, customer.company_name), 'A')
    || search.vector(concat_ws(' ', customer.email, customer.phone, search.key(customer.phone)), 'B');
END
$$;
CREATE FUNCTION search.document(product products) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN search.number_vector(product.sku) || search.vector(product.name, 'A') || search.vector(product.brand, 'B')
    || search.vector(concat_ws(' ', product.description, array_to_string(product.available_colors, ' ')), 'D');
END
$$;
CREATE FUNCTION search.document(product marketplace_products) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN search.vector(product.title, 'A')
    || search.vector(concat_ws(' ', product.category, product.subcategory, product.product_type, product.material,
         product.fabric_composition), 'B')
    || search.vector(concat_ws(' ', product.description, array_to_string(product.colors, ' '),
         array_to_string(product.meta_keywords, ' ')), 'D');
END
$$;
COMMENT ON FUNCTION search.document(parts, text) IS 'The words a part is found by, the numbers others know it by given.';
COMMENT ON FUNCTION search.words_of(part_cross_references) IS 'The words of a cross reference by which its part is found.';
COMMENT ON FUNCTION search.document(parts) IS 'The words a part is found by, those of its cross references among them.';
COMMENT ON FUNCTION search.document(vendors) IS 'The words a vendor is found by.';
COMMENT ON FUNCTION search.document(rfqs) IS 'The words a request for quotation is found by.';
COMMENT ON FUNCTION search.document(customers) IS 'The words a customer is found by.';
COMMENT ON FUNCTION search.document(products) IS 'The words a product is found by.';
COMMENT ON FUNCTION search.document(marketplace_products) IS 'The words a product of the marketplace is found by.';

-- The words names are written with -----------------------------------------------------------------------------------
-- A word that was mistyped is looked up here, among tens of thousands of words instead of millions of rows, and the rows
-- are then found by the word that was meant. Words are noted when they are first met. A word may stand twice, where two
-- transactions met it at once: a unique key would make one wait for the other, and two words deadlock. Words that no row
-- has any more find nothing and harm nothing, but of customers they are a person's: those go with the last row.

CREATE TABLE search.words (
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  target text COLLATE "C" NOT NULL,
  word text COLLATE "C" NOT NULL
);
COMMENT ON TABLE search.words IS 'Words that the names of an organization''s rows are written with, for finding what a mistyped word means.';
COMMENT ON COLUMN search.words.organization_id IS 'Organization whose rows have the word.';
COMMENT ON COLUMN search.words.target IS 'Table the rows are in.';
COMMENT ON COLUMN search.words.word IS 'The word in small letters without accents.';
CREATE INDEX words_word_idx ON search.words (organization_id, target, word);
CREATE INDEX words_trigrams_idx ON search.words USING gin (organization_id, target, word gin_trgm_ops);
ALTER TABLE search.words ENABLE ROW LEVEL SECURITY;
ALTER TABLE search.words FORCE ROW LEVEL SECURITY;
CREATE POLICY words_system ON search.words TO CURRENT_USER USING (true) WITH CHECK (true);

CREATE FUNCTION search.names(part parts) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT concat_ws(' ', part.name, part.manufacturer, part.category) $$;
CREATE FUNCTION search.names(vendor vendors) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT concat_ws(' ', vendor.company_name, vendor.city, array_to_string(vendor.specializations, ' ')) $$;
CREATE FUNCTION search.names(rfq rfqs) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT rfq.title $$;
CREATE FUNCTION search.names(customer customers) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT concat_ws(' ', customer.name, customer.company_name) $$;
CREATE FUNCTION search.names(product products) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT concat_ws(' ', product.name, product.brand) $$;
CREATE FUNCTION search.names(product marketplace_products) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT concat_ws(' ', product.title, product.category, product.subcategory, product.product_type, product.material) $$;
COMMENT ON FUNCTION search.names(parts) IS 'Texts of a part whose words are found in spite of typing errors.';
COMMENT ON FUNCTION search.names(vendors) IS 'Texts of a vendor whose words are found in spite of typing errors.';
COMMENT ON FUNCTION search.names(rfqs) IS 'Texts of a request for quotation whose words are found in spite of typing errors.';
COMMENT ON FUNCTION search.names(customers) IS 'Texts of a customer whose words are found in spite of typing errors.';
COMMENT ON FUNCTION search.names(products) IS 'Texts of a product whose words are found in spite of typing errors.';
COMMENT ON FUNCTION search.names(marketplace_products) IS 'Texts of a product of the marketplace whose words are found in spite of typing errors.';

-- Words with digits are numbers and sizes: of those every other one is another's.
CREATE FUNCTION search.spellings(content text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT word FROM unnest(string_to_array(search.clean(content), ' ')) AS word WHERE word ~ '^[^0-9]{3,40}$'
$$;
COMMENT ON FUNCTION search.spellings(text) IS 'The words of a text that are looked up when they are mistyped.';

-- Triggers -----------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION update_search_vector() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.search_vector := search.document(NEW);
  INSERT INTO search.words (organization_id, target, word)
  SELECT NEW.organization_id, TG_TABLE_NAME, spelling FROM search.spellings(search.names(NEW)) AS spelling
  WHERE NOT EXISTS (
    SELECT FROM search.words AS known
    WHERE known.organization_id = NEW.organization_id AND known.target = TG_TABLE_NAME AND known.word = spelling COLLATE "C");
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION update_search_vector() IS 'Trigger: keeps the words a row is found by.';

CREATE TRIGGER derive_search_vector BEFORE INSERT OR UPDATE OF company_name, business_type, contact_name, website, city,
    specializations, capabilities, materials, processes, search_vector
  ON vendors FOR EACH ROW EXECUTE FUNCTION update_search_vector();
CREATE TRIGGER derive_search_vector BEFORE INSERT OR UPDATE OF sku, name, brand, description, available_colors, search_vector
  ON products FOR EACH ROW EXECUTE FUNCTION update_search_vector();
CREATE TRIGGER derive_search_vector BEFORE INSERT OR UPDATE OF title, description, category, subcategory, product_type,
    material, fabric_composition, colors, meta_keywords, search_vector
  ON marketplace_products FOR EACH ROW EXECUTE FUNCTION update_search_vector();

-- The words follow from other columns, whose change is counted; they are no change of their own.
DROP TRIGGER version_of_row ON vendors;
CREATE TRIGGER version_of_row BEFORE UPDATE ON vendors FOR EACH ROW EXECUTE FUNCTION app.count_version(
  'on_time_delivery_rate', 'rating_e4', 'response_rate', 'search_vector', 'total_orders', 'updated_at', 'version', 'win_rate');
DROP TRIGGER version_of_row ON products;
CREATE TRIGGER version_of_row BEFORE UPDATE ON products FOR EACH ROW EXECUTE FUNCTION app.count_version(
  'is_active', 'price_e4', 'search_vector', 'updated_at', 'version');

CREATE FUNCTION search.forget_customer_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM search.words AS known
  USING (SELECT * FROM search.spellings(search.names(OLD))
         EXCEPT SELECT * FROM search.spellings(CASE TG_OP WHEN 'UPDATE' THEN search.names(NEW) END)) AS gone (word)
  WHERE known.organization_id = OLD.organization_id AND known.target = 'customers' AND known.word = gone.word COLLATE "C"
    AND NOT EXISTS (
      SELECT FROM customers AS other WHERE other.organization_id = OLD.organization_id
        AND other.search_vector @@ ('''' || left(gone.word, 100) || ''':a')::tsquery);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION search.forget_customer_words() IS 'Trigger: a customer''s name leaves no word behind that no other customer has.';
CREATE TRIGGER forget_words AFTER DELETE OR UPDATE OF name, company_name ON customers
  FOR EACH ROW EXECUTE FUNCTION search.forget_customer_words();

-- Rows that are there --------------------------------------------------------------------------------------------------

-- Also for who loads rows with triggers off.
CREATE FUNCTION search.note_words(target text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO search.words (organization_id, target, word)
     SELECT DISTINCT row.organization_id, %1$L, spelling FROM public.%1$I AS row, search.spellings(search.names(row)) AS spelling
     EXCEPT SELECT organization_id, target, word FROM search.words', target);
END
$$;
COMMENT ON FUNCTION search.note_words(text) IS 'Notes the words that the names of a table''s rows are written with.';

DO $$
DECLARE
  target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['parts', 'vendors', 'rfqs', 'customers', 'products', 'marketplace_products'] LOOP
    -- Not a change of the row: it is neither dated nor counted.
    EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', target);
    EXECUTE format('UPDATE %I AS row SET search_vector = search.document(row)', target);
    EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', target);
    PERFORM search.note_words(target);
  END LOOP;
END
$$;

-- Indexes --------------------------------------------------------------------------------------------------------------

CREATE INDEX "vendors_organization_id_search_vector_idx" ON "vendors" USING GIN ("organization_id" uuid_ops, "search_vector");
CREATE INDEX "products_organization_id_search_vector_idx" ON "products" USING GIN ("organization_id" uuid_ops, "search_vector");

-- Numbers and names as they are compared: equal, or by their beginning.
CREATE INDEX parts_number_key_idx ON parts (organization_id, (search.key(part_number) COLLATE "C"));
CREATE INDEX part_cross_references_number_key_idx ON part_cross_references (organization_id, (search.key(number) COLLATE "C"));
CREATE INDEX rfqs_number_key_idx ON rfqs (organization_id, (search.key(rfq_number) COLLATE "C"));
CREATE INDEX products_number_key_idx ON products (organization_id, (search.key(sku) COLLATE "C"));
CREATE INDEX parts_clean_name_idx ON parts (organization_id, (search.title(name) COLLATE "C"));
CREATE INDEX vendors_clean_name_idx ON vendors (organization_id, (search.title(company_name) COLLATE "C"));
CREATE INDEX rfqs_clean_name_idx ON rfqs (organization_id, (search.title(title) COLLATE "C"));
CREATE INDEX customers_clean_name_idx ON customers (organization_id, (search.title(name) COLLATE "C"));
CREATE INDEX customers_clean_company_name_idx ON customers (organization_id, (search.title(company_name) COLLATE "C"));
CREATE INDEX products_clean_name_idx ON products (organization_id, (search.title(name) COLLATE "C"));
CREATE INDEX marketplace_products_clean_name_idx ON marketplace_products (organization_id, (search.title(title) COLLATE "C"));

-- All else is for the owner, and for functions that run as the owner; but who writes a row computes its place in an index.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA search FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search.separators(), search.clean(text), search.key(text), search.title(text) TO sg_worker, sg_staff, sg_sales_rep,
  sg_vendor, sg_buyer, sg_client, sg_employee, sg_device, sg_partner, sg_guest;
